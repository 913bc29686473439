"""
Measure a batch beside a plain loop: how fast, and in how much memory.

    python benchmarks/batch.py [--counts 1000 10000] [--workers 2]

The reports are made from templates and never repeated. Every figure comes from a process of its own. CPU time is
that of all its processes together: it says what the batch adds to the plain loop on a machine that does other things,
too. Memory is the peak of the process that keeps the order, and of the largest worker.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from made_reports import make_lines

#: The loop that a user would write.
PLAIN: Final = """
import json, resource, sys, time
import conflictparse as cp
from conflictparse.exports.formats import open_writer
from conflictparse.readers import read_documents
cp.parse("Two dead.")
began, cpu = time.perf_counter(), time.process_time()
count = 0
with open_writer("jsonl", sys.argv[2]) as writer:
    for document in read_documents(sys.argv[1]):
        report = cp.parse(document.text, document.published)
        writer.write(document.id, report, document.text)
        count += 1
unit = 1024 if sys.platform == "darwin" else 1
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit / 1024
print(json.dumps([count, time.perf_counter() - began, time.process_time() - cpu, rss, 0]))
"""
BATCH: Final = """
import json, resource, sys, time
from conflictparse.batch import Batch, run_batch
if __name__ == "__main__":
    began = time.perf_counter()
    count = run_batch(Batch((sys.argv[1],), sys.argv[2], workers=int(sys.argv[3]))).counts.documents
    unit = 1024 if sys.platform == "darwin" else 1
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    rss = [one.ru_maxrss / unit / 1024 for one in (own, others)]
    print(json.dumps([count, time.perf_counter() - began, cpu, *rss]))
"""


def main() -> None:
    """Print a line for each way and each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--plain", type=int, default=5_000, help="the longest plain loop: its speed does not change")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    print(f"{'':24}{'reports':>9}{'seconds':>9}{'per s':>8}{'CPU ms':>8}{'MB':>7}{'MB of a worker':>16}")
    with tempfile.TemporaryDirectory() as folder:
        for count in options.counts:
            source = Path(folder) / "in.jsonl"
            with source.open("w", encoding="utf-8") as file:
                file.writelines(make_lines(count))
            output = Path(folder) / "out.jsonl"
            if count <= options.plain:
                show("plain loop", run(PLAIN, source, output))
                show(f"{options.workers} plain loops at once", run_beside(PLAIN, source, output, options.workers))
            for workers in sorted({1, options.workers} if count <= options.plain else {options.workers}):
                show(f"batch, {workers} worker{'s' if workers > 1 else ''}", run(BATCH, source, output, workers))


def run(code: str, source: Path, output: Path, workers: int = 1) -> list[float]:
    """Return what *code* measures in a process of its own."""
    command = [sys.executable, "-c", code, str(source), str(output), str(workers)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    output.unlink()
    figures: list[float] = json.loads(ran.stdout)
    return figures


def run_beside(code: str, source: Path, output: Path, times: int) -> list[float]:
    """Return what *code* measures in so many processes at once: the reports of all, in the time of the slowest."""
    with ThreadPoolExecutor(times) as threads:
        outputs = [output.with_suffix(f".{number}") for number in range(times)]
        ran = list(threads.map(lambda path: run(code, source, path), outputs))
    counts, seconds, cpu, rss, _ = zip(*ran, strict=True)
    return [sum(counts), max(seconds), sum(cpu), max(rss), 0]


def show(name: str, figures: list[float]) -> None:
    """Print one line."""
    count, seconds, cpu, rss, worker = figures
    print(
        f"{name:24}{count:9,.0f}{seconds:9.1f}{count / seconds:8.0f}{cpu / count * 1e3:8.2f}{rss:7.0f}{worker:16.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
