"""
Refresh the row counts and fingerprints in the data manifest.

Usage: ``python tools/write_manifest.py`` after any table in ``src/conflictparse/data`` has changed.
A new table gets a section that names no licence: fill it in, the data check asks for it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "src" / "conflictparse" / "data"
_SECTION: Final = re.compile(r'^\[files\."([^"]+)"\]\n((?:[^\[\n][^\n]*\n)*)', re.MULTILINE)


def describe(path: Path) -> str:
    """Return the lines of the manifest that follow from the contents of a table."""
    content = path.read_bytes()
    rows = sum(1 for _ in csv.reader(content.decode("utf-8").splitlines())) - 1
    return f'rows = {rows}\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'


def refresh(manifest: str, tables: list[Path]) -> str:
    """Return *manifest* with fresh counts and fingerprints of *tables*."""
    head = manifest[: manifest.index("[files.")].rstrip("\n") if "[files." in manifest else manifest.rstrip("\n")
    known = {
        name: "".join(line + "\n" for line in body.splitlines() if line.split(" ")[0] not in ("rows", "sha256"))
        for name, body in _SECTION.findall(manifest)
    }
    sections = [
        f'[files."{table.name}"]\n{describe(table)}' + known.get(table.name, 'licence = ""\nattribution = ""\n')
        for table in tables
    ]
    return head + "\n\n" + "\n".join(sections)


def main() -> None:
    """Rewrite the manifest in place."""
    path = DATA / "manifest.toml"
    tables = sorted(DATA.glob("*.csv"))
    path.write_text(refresh(path.read_text(encoding="utf-8"), tables), encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(tables)} tables")


if __name__ == "__main__":
    main()
