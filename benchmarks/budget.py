"""
Measure the limits of docs/performance.md that one process and the example reports can show.

    python benchmarks/budget.py [--texts FOLDER] [--strict]

Prints a table. CPU time throughout; each figure is the median of several rounds.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
ROUNDS: Final = 7
KILOBYTES_4: Final = 4096  # characters; the texts are nearly all ASCII

#: The peak of a process in kB; on Linux not getrusage, as a child begins with the peak of its parent.
_PEAK: Final = """
def peak():
    import pathlib, re, resource, sys
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
"""

IMPORT: Final = f"""{_PEAK}
import json, sys, time, warnings
peak()
data = []
def notice(event, args):
    path = str(args[0]) if event == "open" else ""
    if path.endswith((".csv", ".tsv", ".json", ".toml", ".txt", ".gz", ".cpa", ".cpg")):
        data.append(path)
sys.addaudithook(notice)
before = peak()
began = time.process_time()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import conflictparse
seconds = time.process_time() - began
after = peak()
print(json.dumps([seconds * 1e3, (after - before) / 1024, len(data), len(caught)]))
"""

FIRST_PARSE: Final = f"""{_PEAK}
import json, sys, time
text = sys.stdin.read()
began = time.process_time()
import conflictparse
conflictparse.parse(text, published="2024-11-28")
seconds = time.process_time() - began
print(json.dumps([seconds * 1e3, peak() / 1024]))
"""

#: Texts that are cheap to write and dear to read carelessly; each is repeated to several lengths.
HOSTILE: Final = {
    "digits": "1",
    "digits and commas": "1,",
    "spaces": " ",
    "line breaks": "\n",
    "full stops": ". ",
    "quotation marks": '"',
    "apostrophes": "a'",
    "brackets": "(",
    "hyphens": "a-",
    "hedges": "at least ",
    "hedged numbers": "more than at least 12 ",
    "number words": "hundred and ",
    "ranges": "between 3 and 4 to ",
    "lists": "12 tanks, ",
    "capitals": "Al-",
    "place frames": "village of ",
    "countries": "Syria and ",
    "sides": "pro-regime anti-",
    "possessives": "Assad's ",
    "killed": "killed and wounded ",
    "said": "said that it said ",
    "dates": "March 2020 ",
    "since": "since ",
    "combining accents": "e\u0301",
    "one sentence": "12 people were killed and 3 wounded by the army in Idlib on Sunday, ",
}
LENGTHS: Final = (4_000, 8_000, 16_000, 32_000)


class Row(NamedTuple):
    """One measurement and its budget."""

    what: str
    measured: float
    budget: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.measured <= self.budget


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of *work*."""
    began = time.process_time()
    work()
    return time.process_time() - began


def fresh(code: str, *, stdin: str = "") -> list[float]:
    """Return the medians of the figures that *code* prints in fresh processes, the modules compiled before."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        for _ in range(1 + ROUNDS):
            ran = subprocess.run(  # noqa: S603 -- our own code in our own interpreter
                [sys.executable, "-X", "utf8", "-c", code],
                input=stdin,
                capture_output=True,
                text=True,
                check=True,
                env=environment,
            )
            runs.append(json.loads(ran.stdout))
    return [statistics.median(figures) for figures in zip(*runs[1:], strict=True)]


def warm_parse(texts: list[str]) -> float:
    """Return the CPU milliseconds of ``parse`` for 4 kB of *texts*, warm."""
    from conflictparse import parse  # noqa: PLC0415 -- import is measured in processes of its own

    def read_all() -> None:
        for text in texts:
            parse(text, published="2024-11-28")

    def read_often() -> None:
        for _ in range(repeats):
            read_all()

    read_all()
    size = sum(map(len, texts)) / KILOBYTES_4
    repeats = max(1, round(0.2 / max(cpu(read_all), 1e-6)))
    rounds = [cpu(read_often) / repeats for _ in range(ROUNDS)]
    return statistics.median(rounds) * 1e3 / size


def slope(piece: str) -> float:
    """Return how the time of ``parse`` grows with the length of a text of *piece* repeated: 1 is linear."""
    from conflictparse import parse  # noqa: PLC0415

    points = []
    for length in LENGTHS:
        read = partial(parse, piece * (length // len(piece)))
        points.append((math.log(length), math.log(max(min(cpu(read) for _ in range(3)), 1e-5))))
    mean_x = statistics.fmean(x for x, _ in points)
    mean_y = statistics.fmean(y for _, y in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def read_texts(folder: Path) -> list[str]:
    """Return the texts of the .txt files of *folder*, in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def measure(texts: Path | None) -> list[Row]:
    """Return all rows of the table."""
    examples = read_texts(ROOT / "examples")
    milliseconds, megabytes, opened, warned = fresh(IMPORT)
    first, peak = fresh(FIRST_PARSE, stdin=examples[0])
    rows = [
        Row("import conflictparse", milliseconds, 60, "ms"),
        Row("  memory added", megabytes, 12, "MB"),
        Row("  data files opened", opened, 0, ""),
        Row("  warnings", warned, 0, ""),
        Row("first parse in a fresh process", first, 150, "ms"),
        Row("  memory of the process", peak, 60, "MB"),
        Row("parse of 4 kB, examples, warm", warm_parse(examples), 1.0, "ms"),
    ]
    if texts is not None:
        rows.append(Row(f"parse of 4 kB, {texts.name}, warm", warm_parse(read_texts(texts)), 1.0, "ms"))
    slopes = {name: slope(piece) for name, piece in HOSTILE.items()}
    rows += [Row(f"slope: {name}", slopes[name], 1.1, "") for name in sorted(slopes, key=lambda n: -slopes[n])[:5]]
    return rows


def run() -> int:
    """Print the table; return 1 if a budget is missed and ``--strict`` was given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--texts", type=Path, help="measure on the .txt files of this folder too")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a budget is missed")
    options = parser.parse_args()
    rows = measure(options.texts)
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; median of {ROUNDS} rounds, CPU"
    )
    print(f"(slopes: the steepest 5 of {len(HOSTILE)} families)\n")
    for row in rows:
        print(
            f"{row.what:<40}{row.measured:>9.2f} {row.unit:<3} budget {row.budget:>6g}  {'ok' if row.kept else 'OVER'}"
        )
    return 1 if options.strict and not all(row.kept for row in rows) else 0


if __name__ == "__main__":
    sys.exit(run())
