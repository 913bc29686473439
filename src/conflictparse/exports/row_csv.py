"""
Rows as CSV that a spreadsheet opens without harm, and back.

Law: what is read is what was written; an empty cell is None in a column that may be empty, else "" or an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, Final

from conflictparse.errors import ReportFormatError, brief
from conflictparse.exports.cells import BOM, read_cell
from conflictparse.exports.columns import Column, columns_of
from conflictparse.exports.csv_table import header_lines, value_lines
from conflictparse.exports.json_lines import open_lines
from conflictparse.exports.options import Lines
from conflictparse.exports.row import ClaimRow

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

_CELL: Final = re.compile(r'(?:"((?>(?:[^"]++|"")*))"|([^",\r\n]*+))(,|\r?\n|\r|\Z)')


def rows_to_csv(rows: Iterable[ClaimRow], *, bom: bool = False, hxl: bool = False, guard: bool = True) -> Iterator[str]:
    """
    Yield the lines of a CSV of *rows*.

    Args:
        bom: whether it begins with a byte order mark, by which Excel knows UTF-8.
        hxl: whether a line of HXL tags follows the header.
        guard: whether words that begin like a formula get an apostrophe, so that a spreadsheet takes them for words.

    >>> lines = list(rows_to_csv([ClaimRow(doc="=1+1", effect="killed", low=0)]))
    >>> lines[0][:29], lines[1][:20]
    ('doc,published,claim_id,parent', "'=1+1,,,,,,,,killed,")
    """
    yield header_lines(ClaimRow, bom=bom, hxl=hxl)
    yield from value_lines(ClaimRow, rows, guard=guard)


def rows_from_csv(lines: str | PathLike[str] | Iterable[str], *, guarded: bool = True) -> Iterator[ClaimRow]:
    """
    Yield the rows of a CSV: a text, the path of a file, or a file that was opened with ``newline=""``.

    Args:
        guarded: whether it was written with the guard against formulas.

    Raises:
        ReportFormatError: it has a column that no row has, or a cell that its column cannot hold.

    >>> row = ClaimRow(doc="-", low=0, quote='"No," they said')
    >>> list(rows_from_csv(rows_to_csv([row]))) == [row]
    True
    """
    records = read_csv(open_lines(lines))
    columns = _columns(next(records, []))
    for number, cells in enumerate(records, start=1):
        if number == 1 and cells == [column.hxl for column in columns]:
            continue
        if len(cells) != len(columns):
            raise ReportFormatError(f"row {number}", f"has {len(cells)} cells for {len(columns)} columns")
        pairs = zip(columns, cells, strict=True)
        yield ClaimRow(**{c.name: read_cell(c, cell, f"row {number}", guarded=guarded) for c, cell in pairs})


def _columns(header: list[str]) -> list[Column]:
    known = {column.name: column for column in columns_of(ClaimRow)}
    for name in header:
        if name not in known:
            raise ReportFormatError("line 1", f"unknown column {brief(name)}")
    return [known[name] for name in header]


def read_csv(lines: Iterable[str]) -> Iterator[list[str]]:
    r"""
    Yield the cells of each record of a CSV; unlike the standard library, cells of any length.

    >>> list(read_csv(['a,"b\n', '""c"" d"\n']))
    [['a', 'b\n"c" d']]
    """
    open_record: list[str] = []
    quotes = 0
    first = True
    for line in lines:
        text = line.removeprefix(BOM) if first else line
        first = False
        open_record.append(text)
        quotes += text.count('"')
        if quotes % 2 == 0:
            record = "".join(open_record)
            open_record, quotes = [], 0
            if record.strip("\r\n"):
                yield _cells(record)
    if "".join(open_record):
        raise ReportFormatError("the last line", "a quotation mark is not closed")


def _cells(record: str) -> list[str]:
    cells = []
    at = 0
    while True:
        found = _CELL.match(record, at)
        if found is None:
            raise ReportFormatError(f"character {at} of a record", "a quotation mark stands inside a cell")
        quoted, bare, end = found.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if end != ",":
            return cells


class RowCsv(Lines):
    """Rows as CSV."""

    def header(self) -> bytes:
        """Return the header, with what the options put before and below it."""
        return header_lines(ClaimRow, bom=self.options.bom, hxl=self.options.hxl).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the lines of *report*."""
        rows = self.options.rows(doc, report, text)
        return "".join(value_lines(ClaimRow, rows, guard=self.options.guard)).encode()
