"""Run the command line with ``python -m conflictparse.cli``."""

import sys

from conflictparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
