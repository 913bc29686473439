"""
A table of values as lines of CSV: the header, its HXL tags, and a line for each value.

What a value class says of its columns decides their order; what stands in a cell is for
:mod:`conflictparse.exports.cells` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from conflictparse.exports.cells import BOM, csv_line, value_cell
from conflictparse.exports.columns import columns_of


def header_lines(table: type, *, bom: bool = False, hxl: bool = False) -> str:
    r"""
    Return what a CSV of *table* begins with.

    Args:
        bom: whether it begins with a byte order mark, by which Excel knows UTF-8.
        hxl: whether a line of HXL tags follows the names of the columns.

    >>> from conflictparse.exports.row import ClaimRow
    >>> header_lines(ClaimRow)[:23], header_lines(ClaimRow, hxl=True).count("\n")
    ('doc,published,claim_id,', 2)
    """
    columns = columns_of(table)
    tags = csv_line(column.hxl for column in columns) if hxl else ""
    return (BOM if bom else "") + csv_line(column.name for column in columns) + tags


def value_lines(table: type, values: Iterable[Any], *, guard: bool = True) -> Iterator[str]:
    """
    Yield a line of CSV for each of *values*.

    Args:
        guard: whether words that begin like a formula get an apostrophe, so that a spreadsheet takes them for words.

    >>> from conflictparse.exports.row import ClaimRow
    >>> [line[:9] for line in value_lines(ClaimRow, [ClaimRow(doc="=1+1")])]
    ["'=1+1,,,,"]
    """
    names = [f.name for f in attrs.fields(table)]
    for value in values:
        yield csv_line(value_cell(getattr(value, name), guard=guard) for name in names)
