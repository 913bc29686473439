"""
Formats that cannot grow row by row: their part is made of lines, and the file is made from those at the end.

A Parquet file ends with a table of its contents, so nothing can be added to one that was broken off. Law: the
file depends on the lines alone, and is made in constant memory.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from conflictparse.exports.formats import known_format

#: The format of the lines, which read back equal to the rows that they were made from.
LINES: Final = "rows-jsonl"


def part_format(name: str) -> str:
    """
    Return the format in which the part of a file is written.

    Raises:
        UnknownConventionError: there is no such format.

    >>> part_format("csv")
    'csv'
    """
    return name if known_format(name).streams else LINES


def joiner(name: str) -> Callable[[str, str], None] | None:
    """
    Return what makes a file of the format *name* from its part, or None if the part is the file.

    Raises:
        MissingExtraError: the format needs a package that is not installed.

    >>> joiner("csv") is None
    True
    """
    if known_format(name).streams:
        return None
    from conflictparse.exports.row_arrow import arrow_schema  # noqa: PLC0415 - an extra

    arrow_schema()  # refused now, and not after hours of reading
    return _to_parquet


def _to_parquet(part: str, path: str) -> None:
    from conflictparse.exports.json_lines import rows_from_jsonl  # noqa: PLC0415
    from conflictparse.exports.row_arrow import rows_to_parquet  # noqa: PLC0415

    rows_to_parquet(rows_from_jsonl(Path(part)), path)
