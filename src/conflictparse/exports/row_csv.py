"""
Rows as CSV that a spreadsheet opens without harm, and back.

Law: what is read is what was written; an empty cell is None in a column that may be empty, else "" or an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, Final

from conflictparse.errors import ReportFormatError
from conflictparse.exports.cells import BOM, csv_line, read_cell, value_cell
from conflictparse.exports.columns import columns_of
from conflictparse.exports.json_lines import open_lines
from conflictparse.exports.options import Lines
from conflictparse.exports.row import Row

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

_CELL: Final = re.compile(r'(?:"((?:[^"]|"")*+)"|([^",\r\n]*+))(,|\r?\n|\r|\Z)')


def rows_to_csv(rows: Iterable[Row], *, header: bool = True, bom: bool = False, hxl: bool = False) -> Iterator[str]:
    """
    Yield the lines of a CSV of *rows*.

    Args:
        header: whether the first line names the columns.
        bom: whether it begins with a byte order mark, by which Excel knows UTF-8.
        hxl: whether a line of HXL tags follows the header.

    >>> lines = list(rows_to_csv([Row(doc="=1+1", effect="killed", low=0)]))
    >>> lines[0][:29], lines[1][:20]
    ('doc,published,claim_id,parent', "'=1+1,,,,,,,,killed,")
    """
    columns = columns_of(Row)
    if bom:
        yield BOM
    if header:
        yield csv_line(column.name for column in columns)
    if hxl:
        yield csv_line(column.hxl for column in columns)
    for row in rows:
        yield csv_line(value_cell(getattr(row, column.name)) for column in columns)


def rows_from_csv(lines: str | PathLike[str] | Iterable[str]) -> Iterator[Row]:
    """
    Yield the rows of a CSV: a text, the path of a file, or a file that was opened with ``newline=""``.

    Raises:
        ReportFormatError: it has a column that no row has, or a cell that its column cannot hold.

    >>> row = Row(doc="-", low=0, quote='"No," they said')
    >>> list(rows_from_csv(rows_to_csv([row]))) == [row]
    True
    """
    known = {column.name: column for column in columns_of(Row)}
    records = read_csv(open_lines(lines))
    header = next(records, [])
    columns = []
    for name in header:
        if name not in known:
            raise ReportFormatError("line 1", f"unknown column {name!r}")
        columns.append(known[name])
    for number, cells in enumerate(records, start=1):
        if number == 1 and cells[:1] == [columns[0].hxl]:
            continue
        if len(cells) != len(columns):
            raise ReportFormatError(f"row {number}", f"has {len(cells)} cells for {len(columns)} columns")
        yield Row(**{c.name: read_cell(c, cell, f"row {number}") for c, cell in zip(columns, cells, strict=True)})


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
        return "".join(rows_to_csv((), bom=self.options.bom, hxl=self.options.hxl)).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the lines of *report*."""
        return "".join(rows_to_csv(self.options.rows(doc, report, text), header=False)).encode()
