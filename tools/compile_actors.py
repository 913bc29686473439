"""
Compile the bundled tables of actors into ``src/conflictparse/data/actors.cpa``, the file that reports are read with.

Usage: ``python tools/compile_actors.py`` after a table of actors, of leaders or of countries, or the folding of names
has changed. It refreshes the manifest, too. The data check and a test tell when it was forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from write_manifest import main as refresh_manifest

from conflictparse.data.actors import BUNDLED_ACTORS
from conflictparse.data.compile_actors import compile_bundled_actors

TARGET: Final = Path(__file__).parents[1] / "src" / "conflictparse" / "data" / BUNDLED_ACTORS


def main() -> None:
    """Write the file in place."""
    content = compile_bundled_actors()
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(content):,} bytes")
    refresh_manifest()


if __name__ == "__main__":
    main()
