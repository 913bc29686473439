"""
Compile the bundled tables of places into ``src/conflictparse/data/places.cpg``, the file that reports are read with.

Usage: ``python tools/compile_gazetteer.py`` after a table of places or of countries, a guard, or the folding of names
has changed. It refreshes the manifest, too. The data check and a test tell when it was forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from write_manifest import main as refresh_manifest

from conflictparse.data.build import compile_bundled
from conflictparse.data.places import BUNDLED

TARGET: Final = Path(__file__).parents[1] / "src" / "conflictparse" / "data" / BUNDLED


def main() -> None:
    """Write the file in place."""
    content = compile_bundled()
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(content):,} bytes")
    refresh_manifest()


if __name__ == "__main__":
    main()
