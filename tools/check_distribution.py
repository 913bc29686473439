"""
Check that a wheel and an sdist hold what they must, and that the wheel can be made again.

    python tools/check_distribution.py dist
    python tools/check_distribution.py --no-isolation dist    # build with the hatchling that is installed here

The wheel holds every file of src/conflictparse, the tables, schema and py.typed included, and stays below
5 MB. Its bill of materials is what tools/sbom.py says, and every data file has the SHA-256 that stands there. The sdist
also holds the tests, the documentation, the examples and the tools.

Then the wheel is built once more, from a copy of the checkout in another folder, in another time zone, with other
rights for new files, another language and another hash seed, but for the date inside the wheel. Both must be the same
byte for byte.
"""

from __future__ import annotations

import argparse
import calendar
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from sbom import NAME as SBOM
from sbom import encode_bill

ROOT: Final = Path(__file__).resolve().parent.parent
LARGEST_WHEEL: Final = 5_000_000  # bytes; the limit of docs/performance.md
FOLDERS: Final = ("src", "tests", "docs", "examples", "benchmarks", "fuzz", "tools", ".ci", ".github")
FILES: Final = (
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "pyproject.toml",
    "hatch_build.py",
    "noxfile.py",
)
LEFTOVERS: Final = ("__pycache__", "_build")
ELSEWHERE: Final = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}
NOT_COPIED: Final = (".git", ".venv*", ".nox", ".hypothesis", ".*_cache", "dist", *LEFTOVERS)


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


def check_bill(wheel: Path) -> list[str]:
    """Return what is wrong with the bill of materials of *wheel*, and with the files that it lists."""
    with zipfile.ZipFile(wheel) as archive:
        found = [name for name in archive.namelist() if name.endswith(f".dist-info/sboms/{SBOM}")]
        if len(found) != 1:
            return [f"{wheel.name}: {len(found)} files sboms/{SBOM}, not 1"]
        bill = archive.read(found[0])
        if bill != encode_bill():
            return [f"{wheel.name}: {found[0]} is not what tools/sbom.py says"]
        listed = {c["name"]: c["hashes"][0]["content"] for c in json.loads(bill)["components"] if c["type"] == "file"}
        return [
            f"{wheel.name}: {name} has not the SHA-256 of the manifest: run tools/write_manifest.py"
            for name, fingerprint in listed.items()
            if hashlib.sha256(archive.read(name)).hexdigest() != fingerprint
        ]


def build_again(wheel: Path, folder: Path, options: list[str]) -> Path:
    """Build the wheel of a copy of the checkout, in *folder* and for the date inside *wheel*."""
    shutil.copytree(ROOT, folder / "copy", ignore=shutil.ignore_patterns(*NOT_COPIED))
    with zipfile.ZipFile(wheel) as archive:
        date = calendar.timegm((*archive.infolist()[0].date_time, 0, 0, 0))
    subprocess.run(  # noqa: S603 -- our own build in our own interpreter
        [sys.executable, "-m", "build", "--wheel", *options, "--outdir", str(folder), str(folder / "copy")],
        env={**os.environ, **ELSEWHERE, "SOURCE_DATE_EPOCH": str(date)},
        umask=0o077,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def check_again(wheel: Path, options: list[str]) -> list[str]:
    """Return how *wheel* differs from one that is built elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        again = build_again(wheel, Path(folder), options)
        if (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes()):
            return []
        with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
            names = sorted({*first.namelist(), *second.namelist()})
            crcs = [{info.filename: info.CRC for info in archive.infolist()} for archive in (first, second)]
        other = [name for name in names if crcs[0].get(name) != crcs[1].get(name)]
        return [f"{wheel.name}: built again, it differs in {', '.join(other) or 'dates, rights or order of its files'}"]


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
    parser.add_argument("--no-isolation", action="append_const", const="--no-isolation", default=[], dest="options")
    options = parser.parse_args()
    wheels, sdists = sorted(options.folder.glob("*.whl")), sorted(options.folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        sys.exit(f"{options.folder}: expected one wheel and one sdist, found {len(wheels)} and {len(sdists)}")
    wheel, sdist = wheels[0], sdists[0]
    problems = check_wheel(wheel) + check_bill(wheel) + check_sdist(sdist)
    problems = problems or check_again(wheel, options.options)
    if problems:
        sys.exit("\n".join(problems))
    print(f"{wheel.name}: {wheel.stat().st_size:,} bytes; {sdist.name}: {sdist.stat().st_size:,} bytes")
    print(f"built twice, one SHA-256: {hashlib.sha256(wheel.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    run()
