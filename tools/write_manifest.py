"""
Refresh the row counts and fingerprints in the data manifest.

Usage: ``python tools/write_manifest.py`` after any table in ``src/conflictparse/data`` has changed. The tools that
compile files from tables call it when they are done. A new file gets a section that names no licence: fill it in, the
data check asks for it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[1] / "src" / "conflictparse"
DATA: Final = PACKAGE / "data"
COMPILED: Final = ("data/actors.cpa", "data/places.cpg", "viz/outlines.json")  # made by tools from tables
_SECTION: Final = re.compile(r'^\[((?:files|compiled)\."[^"]+")\]\n((?:[^\[\n][^\n]*\n)*)', re.MULTILINE)


def describe(path: Path) -> str:
    """Return the lines of the manifest that follow from the contents of a file."""
    content = path.read_bytes()
    rows = f"rows = {sum(1 for _ in csv.reader(content.decode().splitlines())) - 1}\n" if path.suffix == ".csv" else ""
    return f'{rows}sha256 = "{hashlib.sha256(content).hexdigest()}"\n'


def refresh(manifest: str, files: Iterable[tuple[str, Path]]) -> str:
    """Return *manifest* with fresh counts and fingerprints of *files*, each with the key of its section."""
    first = _SECTION.search(manifest)
    head = manifest[: first.start()] if first else manifest
    known = {
        key: "".join(line + "\n" for line in body.splitlines() if line.split(" ")[0] not in ("rows", "sha256"))
        for key, body in _SECTION.findall(manifest)
    }
    sections = [
        f"[{key}]\n{describe(path)}" + known.get(key, 'licence = ""\nattribution = ""\n') for key, path in files
    ]
    return head.rstrip("\n") + "\n\n" + "\n".join(sections)


def main() -> None:
    """Rewrite the manifest in place."""
    path = DATA / "manifest.toml"
    files = [(f'files."{table.name}"', table) for table in sorted(DATA.glob("*.csv"))]
    files += [(f'compiled."{name}"', PACKAGE / name) for name in COMPILED]
    path.write_text(refresh(path.read_text(encoding="utf-8"), files), encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(files)} files")


if __name__ == "__main__":
    main()
