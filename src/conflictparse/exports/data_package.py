"""
A folder that describes itself: a Frictionless data package of reports, their claims, and what does not add up.

``datapackage.json`` names each table and says what its columns mean. The claims are the rows of
:mod:`conflictparse.exports.row`. The descriptor is written last, so that a folder without one is not finished.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Final, Self

from attrs import field, frozen

from conflictparse._version import __version__
from conflictparse.exports.columns import CellKind, column, with_converters
from conflictparse.exports.csv_table import header_lines, value_lines
from conflictparse.exports.row import ROWS_SCHEMA, ClaimRow
from conflictparse.exports.row_schemas import table_schema
from conflictparse.numbers.quantity import Number

if TYPE_CHECKING:
    from conflictparse.claims.report import Report
    from conflictparse.exports.options import Options

DESCRIPTOR: Final = "datapackage.json"


@frozen(field_transformer=with_converters)
class ReportRow:
    """One report of a data package."""

    doc: str = field(
        default="", metadata=column(CellKind.WORDS, "Document", "Id or name of the report.", "#meta+id+doc")
    )
    published: date | None = field(
        default=None, metadata=column(CellKind.DAY, "Published", "Publication date of the report.", "#date+published")
    )
    claims: int = field(
        default=0,
        metadata=column(CellKind.WHOLE, "Claims", "How many claims it makes, parts included.", "#meta+num+claims"),
    )
    discrepancies: int = field(
        default=0,
        metadata=column(CellKind.WHOLE, "Discrepancies", "How many do not add up.", "#meta+num+discrepancies"),
    )
    library: str = field(
        default="", metadata=column(CellKind.WORDS, "Library", "Version of conflictparse.", "#meta+version")
    )
    edition: str = field(
        default="", metadata=column(CellKind.WORDS, "Edition", "Edition of the data it was read with.", "#meta+edition")
    )
    diagnostics: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Remarks", "Remarks on the reading as a whole.", "#meta+remarks")
    )


@frozen(field_transformer=with_converters)
class DiscrepancyRow:
    """Claims of one report that do not add up."""

    doc: str = field(
        default="", metadata=column(CellKind.WORDS, "Document", "Id or name of the report.", "#meta+id+doc")
    )
    kind: str = field(
        default="",
        metadata=column(CellKind.WORDS, "Kind", "part_sum, falling_toll, source_figures ...", "#meta+type"),
    )
    claims: tuple[str, ...] = field(
        default=(),
        metadata=column(CellKind.LIST, "Claims", "Ids of the claims concerned, the whole first.", "#meta+id+claim"),
    )
    message: str = field(
        default="", metadata=column(CellKind.WORDS, "Message", "What is wrong, in words.", "#description+message")
    )
    low: Number | None = field(
        default=None, metadata=column(CellKind.NUMBER, "Low", "Lowest of the figures at odds.", "#affected+num+min")
    )
    high: Number | None = field(
        default=None, metadata=column(CellKind.NUMBER, "High", "Highest of the figures at odds.", "#affected+num+max")
    )
    hypotheses: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Hypotheses", "What would explain it.", "#description+hypotheses")
    )


#: The tables of a package: name, rows, title.
_TABLES: Final = (
    ("reports", ReportRow, "Reports"),
    ("claims", ClaimRow, "Claims"),
    ("discrepancies", DiscrepancyRow, "What does not add up"),
)


_DESCRIPTION: Final = (
    "What reports claim, one row for each claim: a claim stays a claim, with its source and its doubt. "
    "Rows with additive = true may be added up by effect; low, best and high follow the convention that is named. "
    "An empty cell is unknown, and 0 is none."
)
_GUARDED: Final = (
    " Words that a spreadsheet could take for a formula begin with an apostrophe, which is not part of them."
)


class DataPackage:
    """
    Writes reports to the folder of a data package.

    >>> import os
    >>> import tempfile
    >>> from conflictparse import Report
    >>> from conflictparse.exports import open_writer
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_writer("datapackage", folder) as writer:
    ...         writer.write("a.txt", Report())
    ...     sorted(os.listdir(folder))
    ['claims.csv', 'datapackage.json', 'discrepancies.csv', 'reports.csv']
    """

    def __init__(self, target: str | PathLike[str], options: Options) -> None:
        """
        Open the tables in the folder *target*, which is made if need be.

        Raises:
            TypeError: *target* is a file that is open, and not the path of a folder.
            OSError: the tables cannot be written.
        """
        folder = Path(target)
        folder.mkdir(parents=True, exist_ok=True)
        self._descriptor = folder / DESCRIPTOR
        self._descriptor.unlink(missing_ok=True)
        self._options = options
        self._closed = False
        self._files: dict[type, IO[bytes]] = {}
        for name, table, _ in _TABLES:
            self._files[table] = (folder / f"{name}.csv").open("wb")
            self._files[table].write(header_lines(table).encode())

    def write(self, doc: str, report: Report, text: str | None = None) -> None:
        """Write one report, its claims, and what does not add up."""
        one = ReportRow(
            doc=doc,
            published=report.published,
            claims=len(report.claims),
            discrepancies=len(report.discrepancies),
            library=report.library,
            edition=report.edition,
            diagnostics=report.diagnostics,
        )
        odd = [
            DiscrepancyRow(doc, d.kind, d.claims, d.message, d.low, d.high, d.hypotheses) for d in report.discrepancies
        ]
        self._add(ReportRow, [one])
        self._add(ClaimRow, self._options.rows(doc, report, text))
        self._add(DiscrepancyRow, odd)

    def close(self) -> None:
        """Close the tables and write the descriptor."""
        if not self._closed:
            self._close_tables()
            data = json.dumps(descriptor(guard=self._options.guard), indent=2, ensure_ascii=False)
            self._descriptor.write_bytes(f"{data}\n".encode())

    def _close_tables(self) -> None:
        self._closed = True
        for file in self._files.values():
            file.close()

    def _add(self, table: type, values: Sequence[Any]) -> None:
        for line in value_lines(table, values, guard=self._options.guard):
            self._files[table].write(line.encode())

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the package; after an error, without a descriptor."""
        if error is None:
            self.close()
        else:
            self._close_tables()


def descriptor(*, guard: bool = True) -> dict[str, Any]:
    """
    Return what ``datapackage.json`` says; a new dictionary each time.

    >>> [resource["path"] for resource in descriptor()["resources"]]
    ['reports.csv', 'claims.csv', 'discrepancies.csv']
    """
    resources = [
        {
            "name": name,
            "type": "table",
            "path": f"{name}.csv",
            "title": title,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"csv": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True}},
            "schema": _schema(table),
        }
        for name, table, title in _TABLES
    ]
    return {
        "name": "conflict-claims",
        "title": "Claims of reports of armed conflict",
        "description": _DESCRIPTION + (_GUARDED if guard else ""),
        "version": f"{ROWS_SCHEMA}",
        "profile": "data-package",
        "contributors": [{"title": f"conflictparse {__version__}", "role": "wrangler"}],
        "resources": resources,
    }


def _schema(table: type) -> dict[str, Any]:
    """Return the schema of *table*; a claim and a discrepancy belong to a report."""
    schema = table_schema(table)
    if table is not ReportRow:
        schema["foreignKeys"] = [{"fields": ["doc"], "reference": {"resource": "reports", "fields": ["doc"]}}]
    return schema
