"""
What an engine adds to the plain loop over the same texts: ``python benchmarks/engines.py [COUNT] [ROUNDS]``.

The engines and the loop take turns, and each is measured by the processor time of its whole process, threads included,
so that other programs on the machine weigh little. The figure is the median of the rounds, of the ratio to the loop of
the same round. The loop makes the same rows: parse() and to_rows().
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd  # type: ignore[import-untyped,unused-ignore]
import polars as pl
import pyarrow as pa
import spacy
from made_reports import make_report

import conflictparse.integrations.spacy  # noqa: F401 - gives the component
from conflictparse import parse
from conflictparse.exports import to_rows
from conflictparse.integrations.arrow import parse_batch
from conflictparse.integrations.duckdb import parse_relation, register
from conflictparse.integrations.pandas import parse_frame as parse_pandas
from conflictparse.integrations.polars import parse_frame as parse_polars


def main(count: int = 200, rounds: int = 20) -> None:
    """Print a line for each engine."""
    first = 0
    spent: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        ways = list(_ways(*_columns(range(first, first + count))).items())
        first += count
        at = turn % len(ways)  # each begins once
        for name, run in ways[at:] + ways[:at]:
            began = time.process_time()
            run()
            spent.setdefault(name, []).append(time.process_time() - began)
    plain = spent["plain loop"][1:]  # the first round warms up
    for name, seconds in spent.items():
        ratios = [one / other for one, other in zip(seconds[1:], plain, strict=True)]
        milliseconds = statistics.median(seconds[1:]) / count * 1000
        print(f"{name:20} {milliseconds:7.3f} ms a report  {statistics.median(ratios) - 1:+7.1%}")


def _columns(numbers: range) -> tuple[list[str], list[str], list[date]]:
    days = [date(2024, number % 12 + 1, number % 28 + 1) for number in numbers]
    return [f"r{number:06}" for number in numbers], [make_report(number) for number in numbers], days


def _ways(ids: list[str], texts: list[str], days: list[date]) -> dict[str, Callable[[], object]]:
    table = pa.table({"id": ids, "text": texts, "published": days})
    frame = pl.DataFrame({"id": ids, "text": texts, "published": days})
    pandas = pd.DataFrame({"id": ids, "text": texts, "published": days})
    connection = duckdb.connect()
    register(connection)
    connection.register("texts", table)
    connection.execute("create table news as from texts")
    nlp, blank = spacy.blank("en"), spacy.blank("en")
    nlp.add_pipe("conflictparse")
    pairs = [(text, {"published": day}) for text, day in zip(texts, days, strict=True)]
    expression = pl.col("text").conflict.claims("published", "id")  # type: ignore[attr-defined]
    return {
        "plain loop": lambda: [
            to_rows(parse(text, day), doc=id_, text=text) for id_, text, day in zip(ids, texts, days, strict=True)
        ],
        "parse_batch": lambda: parse_batch(table, output="claims"),
        "DuckDB, table": lambda: parse_relation(connection, "from news").to_arrow_table(),
        "DuckDB, select": lambda: connection.sql("select conflictparse(text, published, id) from news").fetchall(),
        "Polars, frame": lambda: parse_polars(frame),
        "Polars, expression": lambda: frame.select(expression),
        "pandas": lambda: parse_pandas(pandas),
        "parse alone": lambda: [parse(text, day) for text, day in zip(texts, days, strict=True)],
        "spaCy": lambda: list(nlp.pipe(pairs, as_tuples=True)),
        "spaCy, no component": lambda: list(blank.pipe(texts)),
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
