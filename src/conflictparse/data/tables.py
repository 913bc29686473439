"""
Read the files that ship with the library; the only place that opens them.

A table is UTF-8, comma-separated, with a header row. Every problem of a table is collected and raised
at once as ``file:row:column: message`` (rows count from 1, the header is row 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from conflictparse.errors import LexiconError

_PACKAGE: Final = "conflictparse.data"


def read_text(name: str) -> str:
    """
    Return the text of the bundled file *name*, from a folder or a zip alike.

    :mod:`importlib.resources` would do, but importing it costs an eighth of the import budget.

    >>> read_text("leaders.csv")[:4]
    'name'
    """
    return open_binary(name).decode("utf-8")


def open_binary(name: str) -> bytes:
    """Return the bytes of the bundled file *name*, from a folder or a zip alike."""
    from pkgutil import get_data  # noqa: PLC0415 - 1 ms, and importing the library opens no file

    return get_data(_PACKAGE, name) or b""


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """
    Yield the cells of each row of the bundled table *name*, in the order of *columns*.

    Raises:
        LexiconError: the header is not *columns*, or a row has another number of cells.
    """
    import csv  # noqa: PLC0415 - half a millisecond that only reading a table needs

    rows = csv.reader(read_text(name).splitlines(), strict=True)
    header = next(rows, [])
    if tuple(header) != columns:
        raise LexiconError((f"{name}:1: the columns are {','.join(header)}, not {','.join(columns)}",))
    for number, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            raise LexiconError((f"{name}:{number}: {len(row)} cells, not {len(columns)}",))
        yield row
