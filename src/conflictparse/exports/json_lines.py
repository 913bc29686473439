r"""
Reports and rows as JSON, and as lines of JSON.

The text is UTF-8 and holds the characters themselves; half of a surrogate pair in a report is written as an escape
("\ud800"), so that it reads back equal. In a row it is U+FFFD already.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Final

from conflictparse.claims.codec import decode_date, decode_number, encode
from conflictparse.errors import ReportFormatError, brief
from conflictparse.exports.columns import CellKind, Column, columns_of
from conflictparse.exports.options import Lines
from conflictparse.exports.row import ClaimRow

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

#: What UTF-8 cannot hold, and what readers of lines other than those of JSON take for the end of one.
_ESCAPED: Final = re.compile(r"[\x85\u2028\u2029\ud800-\udfff]")
_TYPES: Final[Mapping[CellKind, tuple[type, ...]]] = {
    CellKind.WORDS: (str,),
    CellKind.NAME: (str,),
    CellKind.WHOLE: (int,),
    CellKind.DEGREES: (int, float),
    CellKind.FLAG: (bool,),
}


def json_text(data: object, *, indent: int | None = None) -> str:
    r"""
    Return *data* as JSON that UTF-8 can hold, in one line for every reader of lines.

    >>> print(json_text({"text": "Sarmīn \ud800"}))
    {"text": "Sarmīn \ud800"}
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def report_json(report: Report, *, doc: str | None = None, indent: int | None = None) -> str:
    """
    Return *report* as a JSON object; with *doc*, that is its first field.

    >>> from conflictparse import Report
    >>> report_json(Report(library="0.1"), doc="a.txt")[:45]
    '{"doc": "a.txt", "schema": 1, "library": "0.1'
    """
    named = {} if doc is None else {"doc": doc}
    return json_text({**named, **report.to_dict()}, indent=indent)


def row_json(row: ClaimRow) -> str:
    """
    Return *row* as a JSON object on one line.

    >>> row_json(ClaimRow(doc="a.txt", effect="killed", low=12))[:40]
    '{"doc": "a.txt", "published": null, "cla'
    """
    return json_text(encode(row))


def rows_to_jsonl(rows: Iterable[ClaimRow]) -> Iterator[str]:
    r"""
    Yield a line of JSON for each of *rows*.

    >>> [line[-1] for line in rows_to_jsonl([ClaimRow(), ClaimRow()])]
    ['\n', '\n']
    """
    for row in rows:
        yield row_json(row) + "\n"


def rows_from_jsonl(lines: str | PathLike[str] | Iterable[str]) -> Iterator[ClaimRow]:
    """
    Yield the rows of *lines*: a text, the path of a file, or a file that is open.

    Raises:
        ReportFormatError: a line is no row; the message says which, and why.

    >>> list(rows_from_jsonl(rows_to_jsonl([ClaimRow(low=12)]))) == [ClaimRow(low=12)]
    True
    """
    known = {c.name: c for c in columns_of(ClaimRow)}
    for where, data in _objects(lines):
        for name in data:
            if name not in known:
                raise ReportFormatError(where, f"unknown column {brief(name)}")
        yield ClaimRow(**{name: _value(known[name], value, where) for name, value in data.items()})


def reports_from_jsonl(lines: str | PathLike[str] | Iterable[str]) -> Iterator[tuple[str, Report]]:
    """
    Yield the name and the report of each of *lines*: a text, the path of a file, or a file that is open.

    Raises:
        ReportFormatError: a line is no report; the message says which, and why.

    >>> from conflictparse import Report
    >>> list(reports_from_jsonl(report_json(Report(), doc="a.txt"))) == [("a.txt", Report())]
    True
    """
    from conflictparse.claims.report import Report  # noqa: PLC0415 - rows do without

    for where, data in _objects(lines):
        doc = data.pop("doc", "")
        try:
            yield doc, Report.from_dict(data)
        except ReportFormatError as error:
            raise ReportFormatError(f"{where}: {error.where}", error.message) from None


def open_lines(source: str | PathLike[str] | Iterable[str]) -> Iterator[str]:
    """Yield the lines of *source* with their ends: a text, the path of a file in UTF-8, or an open file."""
    if isinstance(source, str):
        import io  # noqa: PLC0415

        yield from io.StringIO(source, newline="")
    elif isinstance(source, PathLike):
        with open(source, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - as any file of the caller
            yield from file
    else:
        yield from source


def _objects(source: str | PathLike[str] | Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(open_lines(source), start=1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ReportFormatError(where, f"is no JSON ({type(error).__name__})") from None
        if not isinstance(data, dict):
            raise ReportFormatError(where, f"expected an object, not {type(data).__name__}")
        yield where, data


def _value(column: Column, data: Any, where: str) -> Any:
    if data is None and column.nullable:
        return None
    if column.kind is CellKind.NUMBER:
        return decode_number(data, f"{where}.{column.name}")
    if column.kind is CellKind.LIST and isinstance(data, list) and all(isinstance(item, str) for item in data):
        return tuple(data)
    if column.kind is CellKind.DAY and isinstance(data, str):
        return decode_date(data, f"{where}.{column.name}")
    flag = isinstance(data, bool) == (column.kind is CellKind.FLAG)
    if not flag or not isinstance(data, _TYPES.get(column.kind, ())):
        raise ReportFormatError(f"{where}.{column.name}", f"{brief(data)} is no {column.kind}")
    return data


class ReportLines(Lines):
    """One line of JSON for each report: ``Report.to_dict()``, with the document first."""

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as others
        """Return the line of *report*."""
        return f"{report_json(report, doc=doc)}\n".encode()


class ReportArray(Lines):
    """One JSON array with all reports."""

    separator = b",\n"

    def header(self) -> bytes:
        """Return the beginning of the array."""
        return b"[\n"

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as others
        """Return the object of *report*."""
        return report_json(report, doc=doc).encode()

    def footer(self) -> bytes:
        """Return the end of the array."""
        return b"\n]\n"


class RowLines(Lines):
    """One line of JSON for each row."""

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the lines of *report*."""
        return "".join(rows_to_jsonl(self.options.rows(doc, report, text))).encode()
