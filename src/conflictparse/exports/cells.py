r"""
Cells and lines of CSV that a spreadsheet takes for words and numbers, never for a formula.

A cell of words that begins with a sign of a formula gets an apostrophe in front, and :func:`read_words` takes it off
again. Numbers, days and flags stay as they are, a negative number too. None is an empty cell. The items of a list stand
one after the other, with "; " between them; a ";" or "\\" inside an item has a "\\" before it.

Law: reading undoes writing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from conflictparse.claims.codec import decode_date, decode_number, encode
from conflictparse.errors import ReportFormatError, brief
from conflictparse.exports.columns import CellKind, Column

#: What a spreadsheet may take for the beginning of a formula, also in its wide form or behind blanks, and apostrophes
#: before it: one more of them is read back as one less.
_FORMULA: Final = re.compile(r"'*+[^\S\t\r\n]*+[=+\-@＝＋－＠\t\r\n]")
_GUARDED: Final = re.compile(r"'++[^\S\t\r\n]*+[=+\-@＝＋－＠\t\r\n]")
_QUOTED: Final = re.compile(r'[",\r\n]|^\s|\s$')
_SPLIT: Final = re.compile(r"(?<!\\)((?:\\\\)*); ")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
# int() and float() read much more: "1_000", "٣", "nan".
_WHOLE: Final = re.compile(r"-?[0-9]+")
_DEGREES: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?")
_GUARDED_KINDS: Final = frozenset({CellKind.WORDS, CellKind.NAME, CellKind.LIST})
BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_line(cells: Iterable[str]) -> str:
    r"""
    Return *cells* as a line of CSV.

    >>> csv_line(["a", 'said "no" twice', ""])
    'a,"said ""no"" twice",\n'
    """
    return ",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(c) else c for c in cells) + "\n"


def words_cell(words: str) -> str:
    """
    Return *words* for a cell, an apostrophe in front if they begin like a formula.

    >>> words_cell("=1+1"), words_cell("'tis"), words_cell("'=1")
    ("'=1+1", "'tis", "''=1")
    """
    return f"'{words}" if _FORMULA.match(words) else words


def read_words(cell: str) -> str:
    """
    Return the words that :func:`words_cell` made a cell of.

    >>> read_words("'=1+1"), read_words("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def value_cell(value: Any, *, guard: bool = True) -> str:
    """
    Return *value* for a cell by its type.

    Args:
        guard: whether words that begin like a formula get an apostrophe.

    >>> value_cell(None), value_cell(0), value_cell(-0.5), value_cell("-0.5")
    ('', '0', '-0.5', "'-0.5")
    """
    if value is None:
        return ""
    if isinstance(value, str | tuple):
        words = list_words(value) if isinstance(value, tuple) else value
        return words_cell(words) if guard else words
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(encode(value))


def list_words(items: Iterable[str]) -> str:
    r"""
    Return the items of a list one after the other.

    >>> print(list_words(["the army; police", "rebels"]))
    the army\; police; rebels
    """
    return "; ".join(item.replace("\\", r"\\").replace(";", r"\;") for item in items)


def read_list(words: str) -> tuple[str, ...]:
    r"""
    Return the items that :func:`list_words` put one after the other.

    >>> read_list(r"the army\; police; rebels")
    ('the army; police', 'rebels')
    """
    if not words:
        return ()
    return tuple(_ESCAPED.sub(r"\1", part) for part in _SPLIT.sub("\\1\0", words).split("\0"))


def read_cell(column: Column, cell: str, where: str, *, guarded: bool = True) -> Any:
    """
    Return the value that stands in *cell* of *column*.

    Args:
        where: the row, for messages.
        guarded: whether words that begin like a formula have got an apostrophe.

    Raises:
        ReportFormatError: the cell holds something else; the message says *where*.
    """
    if cell == "" and column.nullable:
        return None
    words = read_words(cell) if guarded and column.kind in _GUARDED_KINDS else cell
    try:
        return _READERS[column.kind](words)
    except (ValueError, ReportFormatError):
        raise ReportFormatError(f"{where}.{column.name}", f"{brief(cell)} is no {column.kind}") from None


def _read_number(cell: str) -> Any:
    return int(cell) if _WHOLE.fullmatch(cell) else decode_number(cell, "")


def _read_whole(cell: str) -> int:
    return int(cell) if _WHOLE.fullmatch(cell) else _refuse(cell)


def _read_degrees(cell: str) -> float:
    return float(cell) if _DEGREES.fullmatch(cell) else _refuse(cell)


def _read_day(cell: str) -> date:
    return decode_date(cell, "")


def _read_flag(cell: str) -> bool:
    return {"true": True, "false": False}[cell.lower()] if cell.lower() in ("true", "false") else _refuse(cell)


def _refuse(cell: str) -> Any:
    raise ValueError(cell)


_READERS: Final[Mapping[CellKind, Callable[[str], Any]]] = MappingProxyType(
    {
        CellKind.WORDS: str,
        CellKind.NAME: str,
        CellKind.NUMBER: _read_number,
        CellKind.WHOLE: _read_whole,
        CellKind.DEGREES: _read_degrees,
        CellKind.FLAG: _read_flag,
        CellKind.DAY: _read_day,
        CellKind.LIST: read_list,
    }
)
