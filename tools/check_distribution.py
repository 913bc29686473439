"""
Check that a wheel and an sdist hold what they must.

    python tools/check_distribution.py dist

The wheel holds every file of src/conflictparse, the tables, schema and py.typed included, and stays below
5 MB. The sdist also holds the tests, the documentation, the examples and the tools.
"""

from __future__ import annotations

import argparse
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LARGEST_WHEEL: Final = 5_000_000  # bytes; the budget of docs/budgets.md
FOLDERS: Final = ("src", "tests", "docs", "examples", "benchmarks", "tools", ".ci")
FILES: Final = ("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml")
LEFTOVERS: Final = ("__pycache__", "_build")


def source_files(*folders: str) -> set[str]:
    """Return the files below *folders* of the checkout, as paths from its root."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if not set(path.parts) & set(LEFTOVERS)}


def check_wheel(wheel: Path) -> list[str]:
    """Return what is wrong with *wheel*."""
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {name.removeprefix("src/") for name in source_files("src/conflictparse")}
    problems = [f"{wheel.name}: {name} is missing" for name in sorted(wanted - names)]
    problems += [
        f"{wheel.name}: no {suffix} file"
        for suffix in (".csv", ".toml", ".json", "py.typed")
        if not any(name.endswith(suffix) for name in names)
    ]
    strays = {name.split("/")[0] for name in names} - {"conflictparse"}
    problems += [f"{wheel.name}: unexpected {name}" for name in sorted(strays) if not name.endswith(".dist-info")]
    if wheel.stat().st_size > LARGEST_WHEEL:
        problems.append(f"{wheel.name}: {wheel.stat().st_size:,} bytes, more than {LARGEST_WHEEL:,}")
    return problems


def check_sdist(sdist: Path) -> list[str]:
    """Return what is wrong with *sdist*."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = source_files(*FOLDERS) | set(FILES)
    return [f"{sdist.name}: {name} is missing" for name in sorted(wanted - names)]


def run() -> None:
    """Check the one wheel and the one sdist of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    wheels, sdists = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        sys.exit(f"{folder}: expected one wheel and one sdist, found {len(wheels)} and {len(sdists)}")
    problems = check_wheel(wheels[0]) + check_sdist(sdists[0])
    if problems:
        sys.exit("\n".join(problems))
    print(f"{wheels[0].name}: {wheels[0].stat().st_size:,} bytes; {sdists[0].name}: {sdists[0].stat().st_size:,} bytes")


if __name__ == "__main__":
    run()
