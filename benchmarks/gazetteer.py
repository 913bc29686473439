"""
Measure a gazetteer of 500,000 names against the bundled one.

    python benchmarks/gazetteer.py [--names 500000] [--texts FOLDER] [--strict]

The names are made up of syllables, without any randomness, on top of the bundled ones. CPU time throughout; each
figure is the median of several rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from conflictparse import find_places, load_gazetteer, parse
from conflictparse.data.build import build_gazetteer, write_gazetteer
from conflictparse.data.places import open_index

ROOT: Final = Path(__file__).resolve().parent.parent
ROUNDS: Final = 7
READ: Final = """
import pathlib, re, sys
import conflictparse
gazetteer = conflictparse.load_gazetteer(sys.argv[1])
for file in pathlib.Path(sys.argv[2]).glob("*.txt"):
    conflictparse.parse(file.read_text(), gazetteer=gazetteer)
status = pathlib.Path("/proc/self/status")  # not getrusage: a child begins with the peak of its parent
print(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else "nan")
"""
FIRST: Final = "Kafr Tell Deir Ein Beit Khan Umm Abu Bir Wadi Jabal Rasm".split()
SYLLABLES: Final = "ba bi da dul far gha hal jir ka kun lam ma mur na qas ra ru sa shi ta tur wa yan za zil".split()


def names(count: int) -> Iterator[str]:
    """Yield *count* different names of one to three words."""
    for number in range(count):
        rest, syllables = number, []
        for _ in range(4):
            rest, syllable = divmod(rest, len(SYLLABLES))
            syllables.append(SYLLABLES[syllable])
        word = "".join(syllables).capitalize()
        yield f"{FIRST[number % len(FIRST)]} {word}" if number % 3 else word + (f" {rest}" if rest else "")


def build(folder: str, count: int) -> str:
    """Return the path of a compiled gazetteer of *count* names and the bundled ones."""
    table, path = os.path.join(folder, "made.csv"), os.path.join(folder, "made.cpg")  # noqa: PTH118
    with open(table, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("id,name,kind,country,lat,lon\n")
        file.writelines(f"made:{n},{name},town,SYR,35.{n % 90},36.{n % 80}\n" for n, name in enumerate(names(count)))
    write_gazetteer(path, build_gazetteer([table]).content)
    return path


def milliseconds(work: object, *, rounds: int = ROUNDS) -> float:
    """Return the median CPU time of *work*."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()  # type: ignore[operator]
        spent.append((time.process_time() - began) * 1e3)
    return statistics.median(spent)


def memory(path: str, texts: Path) -> float:
    """Return the peak memory in MB of a process that reads *texts* with the gazetteer; NaN where /proc is missing."""
    ran = subprocess.run(  # noqa: S603 -- our own code in our own interpreter
        [sys.executable, "-X", "utf8", "-c", READ, path, str(texts)], capture_output=True, text=True, check=True
    )
    return float(ran.stdout) / 1024


def run() -> int:
    """Print the figures; return 1 if a budget is missed and ``--strict`` was given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--names", type=int, default=500_000)
    parser.add_argument("--texts", type=Path, default=ROOT / "examples", help="a folder of .txt files")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a budget is missed")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        path = build(folder, options.names)
        print(f"built in {time.process_time() - began:.1f} s, {os.path.getsize(path) / 1e6:.1f} MB on disk")  # noqa: PTH202
        opened = milliseconds(lambda: open_index(path))
        large, bundled = load_gazetteer(path), load_gazetteer()
        ratios = []
        for what, read in (("find_places", find_places), ("parse", parse)):
            small = milliseconds(lambda: [read(text, gazetteer=bundled) for text in texts])  # noqa: B023
            big = milliseconds(lambda: [read(text, gazetteer=large) for text in texts])  # noqa: B023
            ratios.append(big / small)
            print(f"{what:<12} bundled {small:8.2f} ms, {len(large):,} places {big:8.2f} ms: {big / small:.2f} times")
        size = os.path.getsize(path) / 1e6  # noqa: PTH202
        print(f"opened in {opened:.2f} ms (budget 50); file {size:.1f} MB (budget 100)")
        print(f"memory of a process that reads the texts: {memory(path, options.texts):.1f} MB")
    return 1 if options.strict and (opened > 50 or size > 100 or max(ratios) > 1.5) else 0


if __name__ == "__main__":
    sys.exit(run())
