"""
Read the same made reports with every engine, and compare what comes: ``python benchmarks/agreement.py [COUNT]``.

One document in a thousand is hostile: no text at all, a date that is none, or far longer than what is read of a text.
The claims of all others must have one digest, whatever read them, and each hostile one must have its error. A line for
each engine; the exit code is 1 where one differs.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import duckdb
import polars as pl
import pyarrow as pa
import spacy
from made_reports import make_report

import conflictparse.integrations.spacy  # noqa: F401 - gives the component
from conflictparse import parse, parse_many
from conflictparse.exports import ClaimRow, row_json, rows_from_arrow, to_rows
from conflictparse.integrations.arrow import parse_batch, schema
from conflictparse.integrations.duckdb import parse_relation, register
from conflictparse.integrations.pandas import parse_frame as parse_pandas
from conflictparse.integrations.polars import parse_frame as parse_polars
from conflictparse.integrations.spark import parse_dataframe

#: More than this is not read of a text: made reports have some 1,000 characters.
_MAX_CHARS: Final = 20_000
#: A hostile document stands in the place of one in so many.
_EVERY: Final = 1_000
_SOON: Final = "soon"
#: What is wrong with each kind of hostile document.
_KINDS: Final[tuple[tuple[str | None, str | None, str], ...]] = (
    (None, "2024-05-05", "null"),
    ("(" * 200_000, "2024-05-05", "cut"),
    ("Shelling killed 12 people on Tuesday.", _SOON, "published"),
    ("9" * 200_000, "2024-05-05", "cut"),
    ("killed and " * 20_000, "2024-05-05", "cut"),
)


class _Doc(NamedTuple):
    id: str
    text: str | None
    published: str | None
    error: str | None


class _Found(NamedTuple):
    claims: str  # the digest of the rows of documents without an error
    errors: tuple[tuple[str, str], ...]


def main(count: int) -> int:
    """Print a line for each engine; return 1 where one differs from the plain loop."""
    docs = [_document(number) for number in range(count)]
    expected = _Found(_digest(_plain(docs)), tuple((doc.id, doc.error) for doc in docs if doc.error is not None))
    hostile = len(expected.errors)
    sys.stdout.write(f"{count} documents, {hostile} of them hostile; plain loop: {expected.claims}\n")
    same = True
    for name, read in _WAYS.items():
        began = time.perf_counter()
        found = read(docs)
        agrees = found == (expected if name not in _WITHOUT_ERRORS else expected._replace(errors=()))
        same &= agrees
        word = "the same" if agrees else f"DIFFERS: {found.claims}, {len(found.errors)} errors"
        sys.stdout.write(f"{name:12} {time.perf_counter() - began:6.0f} s  {word}\n")
        sys.stdout.flush()
    return 0 if same else 1


def _document(number: int) -> _Doc:
    name = f"r{number:06}"
    if number % _EVERY == _EVERY // 2:
        text, day, error = _KINDS[number // _EVERY % len(_KINDS)]
        return _Doc(name, text, day, error)
    return _Doc(name, make_report(number), f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", None)


def _good(docs: list[_Doc]) -> Iterator[tuple[str, str, str | None]]:
    """Yield id, text and day of those that have no error."""
    return ((doc.id, doc.text, doc.published) for doc in docs if doc.error is None and doc.text is not None)


def _plain(docs: list[_Doc]) -> Iterator[ClaimRow]:
    for name, text, day in _good(docs):
        yield from to_rows(parse(text, day), doc=name, text=text)


def _many(docs: list[_Doc]) -> _Found:
    names, texts, days = zip(*_good(docs), strict=True)
    reports = parse_many(texts, days, workers=2)
    rows = (
        row
        for name, text, report in zip(names, texts, reports, strict=True)
        for row in to_rows(report, doc=name, text=text)
    )
    return _Found(_digest(rows), ())


def _spacy(docs: list[_Doc]) -> _Found:
    nlp = spacy.blank("en")
    nlp.add_pipe("conflictparse")
    pairs = ((text, {"published": day, "id": name}) for name, text, day in _good(docs))
    rows = (
        row
        for doc, context in nlp.pipe(pairs, as_tuples=True)
        for row in to_rows(doc._.conflict, doc=str(context["id"]), text=doc.text)
    )
    return _Found(_digest(rows), ())


def _arrow(docs: list[_Doc]) -> _Found:
    batches = _table(docs).to_batches(max_chunksize=512)
    return _of_table(pa.Table.from_batches([_batch(batch) for batch in batches]), docs)


def _batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    return parse_batch(batch, output="claims", max_chars=_MAX_CHARS)


def _duckdb(docs: list[_Doc]) -> _Found:
    with duckdb.connect() as connection:
        register(connection, max_chars=_MAX_CHARS)
        return _of_table(parse_relation(connection, connection.from_arrow(_table(docs))).to_arrow_table(), docs)


def _polars(docs: list[_Doc]) -> _Found:
    return _of_table(parse_polars(pl.DataFrame(_table(docs)), max_chars=_MAX_CHARS).to_arrow(), docs)


def _pandas(docs: list[_Doc]) -> _Found:
    frame = parse_pandas(_table(docs).to_pandas(), max_chars=_MAX_CHARS)
    return _of_table(pa.Table.from_pandas(frame, preserve_index=False), docs)


def _spark(docs: list[_Doc]) -> _Found:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - starts no Java before its turn

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    # A task that fails once fails the job: no partition may be read twice.
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.task.maxFailures", "1")
    spark = builder.config("spark.driver.memory", "2g").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    frame = spark.createDataFrame(_table(docs)).repartition(8)
    table = parse_dataframe(frame, max_chars=_MAX_CHARS).toArrow()
    spark.stop()
    return _of_table(table, docs)


def _table(docs: list[_Doc]) -> pa.Table:
    names, texts, days, _ = zip(*docs, strict=True)
    return pa.table({"id": names, "text": texts, "published": days})


def _of_table(table: pa.Table, docs: list[_Doc]) -> _Found:
    """Return what a table of claims holds, in the order of the documents."""
    form = schema("claims")
    table = table.select(form.names).cast(form)
    order = {doc.id: at for at, doc in enumerate(docs)}
    told = table.filter(table.column("error").is_valid()).select(["doc", "error"]).to_pylist()
    errors = dict.fromkeys((row["doc"], row["error"]["code"]) for row in told)
    bad = {name for name, _ in errors}
    rows = list(rows_from_arrow(table.filter(table.column("claim_id").is_valid())))
    rows = sorted((row for row in rows if row.doc not in bad), key=lambda row: (order[row.doc], int(row.claim_id[1:])))
    return _Found(_digest(rows), tuple(sorted(errors, key=lambda error: order[error[0]])))


def _digest(rows: Iterable[ClaimRow]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row_json(row).encode())
    return digest.hexdigest()


_WAYS: Final[dict[str, Callable[[list[_Doc]], _Found]]] = {
    "parse_many": _many,
    "spaCy": _spacy,
    "parse_batch": _arrow,
    "DuckDB": _duckdb,
    "Polars": _polars,
    "pandas": _pandas,
    "Spark": _spark,
}
#: They are given texts and days, so hostile documents of other kinds cannot reach them.
_WITHOUT_ERRORS: Final = frozenset({"parse_many", "spaCy"})


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
