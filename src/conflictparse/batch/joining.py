"""
Formats that cannot grow row by row: their part is made of lines, and the file is made from those at the end.

A Parquet file ends with a table of its contents, so nothing can be added to one that was broken off. Law: the
file depends on the lines alone, and is made in constant memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conflictparse.errors import UnknownFormatError
from conflictparse.exports.formats import FORMATS, known_format

if TYPE_CHECKING:
    from conflictparse.exports.row_arrow import ArrowFile, ParquetFile

#: The format of the lines, which read back equal to the rows that they were made from.
LINES: Final = "rows-jsonl"


def formats() -> tuple[str, ...]:
    """
    Return the formats that a batch writes: all that are one file.

    >>> "csv" in formats(), "datapackage" in formats()
    (True, False)
    """
    return tuple(form.name for form in FORMATS.values() if form.suffix)


def part_format(name: str) -> str:
    """
    Return the format in which the part of a file is written.

    Raises:
        UnknownFormatError: there is no such format, or it is no file.

    >>> part_format("csv"), part_format("parquet")
    ('csv', 'rows-jsonl')
    """
    if name not in formats():
        raise UnknownFormatError("format of one file", name, formats())
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
    from conflictparse.exports.row_arrow import ArrowFile, ParquetFile, arrow_schema  # noqa: PLC0415 - an extra

    arrow_schema()  # refused now, and not after hours of reading
    return partial(_join, ParquetFile if name == "parquet" else ArrowFile)


def _join(kind: type[ParquetFile | ArrowFile], part: str, path: str) -> None:
    from conflictparse.exports.json_lines import rows_from_jsonl  # noqa: PLC0415 - only here
    from conflictparse.exports.options import Options  # noqa: PLC0415

    with kind(path, Options()) as writer:  # the options have done their work when the rows were made
        for row in rows_from_jsonl(Path(part)):
            writer.add((row,))
