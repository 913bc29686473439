"""
Measure what tables cost beside a plain loop: the figures of docs/scale.md.

    python benchmarks/scale.py [--spark] [--reports 200] [--rounds 7]

CPU time, of all processes of Spark together; what is compared is run in turns, and each figure is the least of the
rounds, as other programs only add to it. Reports are made ones of some 4,000 characters, which
claim far more than news.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
from made_reports import make_report

from conflictparse import parse
from conflictparse.exports import to_rows
from conflictparse.integrations.arrow import parse_batch

#: Made reports that are put together to some 4,000 characters.
_TOGETHER = 7
_DAY = "2024-11-28"
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--spark", action="store_true", help="measure Spark, too (a minute)")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    texts = [
        "\n".join(make_report(number * _TOGETHER + part) for part in range(_TOGETHER))
        for number in range(options.reports)
    ]
    batch = pa.RecordBatch.from_pydict({"text": texts, "published": [_DAY] * len(texts)})
    ways: dict[str, Callable[[], Any]] = {
        "plain loop": lambda: [parse(text, _DAY).claims for text in texts],
        "plain loop with rows": lambda: [to_rows(parse(text, _DAY), text=text) for text in texts],
        "parse_batch, reports": lambda: parse_batch(batch),
        "parse_batch, claims": lambda: parse_batch(batch, output="claims"),
    }
    if options.spark:
        ways["Spark, claims"] = spark_way(texts)
    measure(ways, texts, options.rounds)


def measure(ways: dict[str, Callable[[], Any]], texts: list[str], rounds: int) -> None:
    for way in ways.values():
        way()  # patterns compile, workers start
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = cpu_seconds()
            way()
            seconds[name].append(cpu_seconds() - began)
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} reports of {characters:,.0f} characters, {rounds} rounds, CPU time")
    first, *_ = seconds.values()
    for name, spent in seconds.items():
        each = min(spent) / len(texts)
        more = min(spent) / min(first) - 1
        print(f"{name:22}{each * 1e3:8.2f} ms{1 / each:8.0f} a second{more:+8.1%}")


def spark_way(texts: list[str]) -> Callable[[], Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    from conflictparse.integrations.spark import parse_dataframe  # noqa: PLC0415 - an extra

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    rows = [(text, _DAY) for text in texts]
    reports = spark.createDataFrame(rows, "text string, published string").coalesce(1).cache()
    reports.count()
    claims = parse_dataframe(reports)

    def way() -> None:
        claims.write.format("noop").mode("overwrite").save()

    for _ in range(5):
        way()  # Java compiles what it runs often
    return way


def cpu_seconds() -> float:
    """Return the CPU time of this process and of all that it has started; of others than Linux, of this one."""
    if not Path("/proc/self/stat").exists():
        return time.process_time()
    spent: dict[int, float] = {}
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            parents[int(folder.name)] = int(fields[1])
            spent[int(folder.name)] = sum(map(int, fields[11:15])) / _TICKS
    family = {os.getpid()}
    for _ in parents:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        if not more:
            break
        family |= more
    return sum(spent[pid] for pid in family)


if __name__ == "__main__":
    main()
