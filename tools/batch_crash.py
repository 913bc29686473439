"""
Kill a batch again and again at random moments, run it again each time, and compare the output with an unbroken run.

    python tools/batch_crash.py [--kills 25] [--workers 2] [--reports 600] [--format jsonl] [--seed 1]

Prints how often it was killed and how far it had come each time; exits with 1 when a byte differs.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from made_reports import make_lines, make_report

#: The command line with checkpoints that come so fast that a kill falls between many of them.
RUN: Final = """
import sys
from conflictparse.batch import Batch, Settings, run_batch
if __name__ == "__main__":
    output, form, workers, *inputs = sys.argv[1:]
    run_batch(Batch(tuple(inputs), output, Settings(format=form), workers=int(workers), checkpoint_seconds=0.02))
"""
LONGEST: Final = 120.0  # seconds that one run may take


def main() -> int:
    """Run the experiment."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--reports", type=int, default=600)
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return crash(Path(folder), options)


def crash(folder: Path, options: argparse.Namespace) -> int:
    """Kill and go on until enough kills are done; every output that comes to its end must be the same."""
    chance = random.Random(options.seed)  # noqa: S311 - to be repeated
    inputs = write_inputs(folder, options.reports)
    began = time.monotonic()
    spawn(folder / "whole", inputs, options).wait(LONGEST)
    longest = time.monotonic() - began
    whole = (folder / "whole").read_bytes()
    kills = ends = 0
    while kills < options.kills:
        process = spawn(folder / "broken", inputs, options)
        try:
            process.wait(chance.uniform(0.2, longest * 0.8))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(LONGEST)
            kills += 1
            print(f"kill {kills}: {sizes(folder)}", flush=True)
            continue
        ends += 1
        if process.returncode or not same(folder / "broken", whole):
            return 1
    code = spawn(folder / "broken", inputs, options).wait(LONGEST)
    if code or not same(folder / "broken", whole):
        return 1
    print(f"{kills} kills, {ends + 1} runs that came to the end, every output the same {len(whole):,} bytes")
    return 0


def write_inputs(folder: Path, reports: int) -> list[str]:
    """Write a folder of small files and one large file."""
    small = folder / "in"
    small.mkdir()
    for number in range(reports // 2):
        (small / f"r{number:05}.txt").write_text(make_report(number), encoding="utf-8")
    (small / "empty.txt").write_text("", encoding="utf-8")
    large = folder / "large.jsonl"
    with large.open("w", encoding="utf-8") as file:
        file.writelines(make_lines(reports - reports // 2))
        file.write("{broken\n")
        file.write(" " * (1 << 20) + "\n")  # beyond what a worker opens by itself
    return [str(small), str(large)]


def spawn(output: Path, inputs: list[str], options: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Start a run."""
    command = [sys.executable, "-c", RUN, str(output), options.format, str(options.workers), *inputs]
    return subprocess.Popen(command)  # noqa: S603 - our own code in our own interpreter


def same(output: Path, whole: bytes) -> bool:
    """Tell whether *output* is what an unbroken run wrote, and nothing else is left."""
    left = sorted(path.name for path in output.parent.glob(f"{output.name}.part*"))
    if left or output.read_bytes() != whole:
        print(f"{output.name} differs, or something is left: {left}")
        return False
    output.unlink()
    return True


def sizes(folder: Path) -> str:
    """Return how far the run has come."""
    part = folder / "broken.part"
    return f"{part.stat().st_size:,} bytes" if part.exists() else "nothing written yet"


if __name__ == "__main__":
    sys.exit(main())
