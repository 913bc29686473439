"""
The command line: ``conflictparse COMMAND ...``, one module for each command.

The only package that prints, and the only one that ends the process. What a command needs is imported when the command
runs, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.commands import asked_for, build_parser, load_command
from conflictparse.cli.files import Refused
from conflictparse.cli.output import complain

__all__ = ["ExitCode", "main"]

_NOT_WRITTEN: Final = frozenset({errno.EPIPE, errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO})


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line *argv* (by default that of the process) and return the exit code.

    >>> main(["parse"]) == ExitCode.USAGE
    True
    """
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        if error.errno not in _NOT_WRITTEN:
            raise
        # Python flushes stdout once more at exit: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:  # the reader has gone ("| head")
            return ExitCode.PIPE
        complain(f"the output cannot be written: {(error.strerror or '').lower()}")
        return ExitCode.UNWRITTEN
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        options = build_parser(asked_for(argv)).parse_args(argv)
    except SystemExit as stop:  # argparse has printed its help or its complaint
        return stop.code if isinstance(stop.code, int) else ExitCode.USAGE
    try:
        return load_command(options.command).run(options)
    except Refused as refused:
        complain(str(refused))
        return refused.code
