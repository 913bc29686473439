"""
What a column of a table is: its type, its words and its tag.

A value class says each of its columns once, beside the field; the header of a CSV, the schemas of Arrow, JSON and
Frictionless, and the row of HXL tags are all made from that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from conflictparse.numbers.intervals import plain
from conflictparse.numbers.quantity import Number

_KEY: Final = "column"
_NUL: Final = "\x00"
_NO_TEXT: Final = re.compile(r"[\x00\ud800-\udfff]")
_PRIMES: Final = (2, 5)


class CellKind(StrEnum):
    """What a cell of a column holds."""

    WORDS = "words"  # "" is a value
    NAME = "name"  # words, or null; "" is null
    NUMBER = "number"  # exact, of any size; or null
    WHOLE = "whole"  # a small whole number, or null
    DEGREES = "degrees"  # a floating-point number, or null
    FLAG = "flag"
    DAY = "day"  # a date, or null
    LIST = "list"  # several words; none is an empty list


class Column(NamedTuple):
    """
    One column of a table.

    Attributes:
        name: what it is called in every format.
        kind: what a cell holds.
        title: the name in words.
        description: what a value means.
        hxl: its tag in the Humanitarian Exchange Language.
    """

    name: str
    kind: CellKind
    title: str
    description: str
    hxl: str

    @property
    def nullable(self) -> bool:
        """Whether a cell may be null."""
        return self.kind not in (CellKind.WORDS, CellKind.FLAG, CellKind.LIST)


def column(kind: CellKind, title: str, description: str, hxl: str) -> dict[str, Any]:
    """Return the metadata of a field that is a column."""
    return {_KEY: (kind, title, description, hxl)}


def columns_of(table: type) -> tuple[Column, ...]:
    """
    Return the columns of *table*, in the order of its fields.

    >>> from conflictparse.exports.row import ClaimRow
    >>> columns_of(ClaimRow)[0].name, columns_of(ClaimRow)[0].hxl
    ('doc', '#meta+id+doc')
    """
    return tuple(Column(f.name, *f.metadata[_KEY]) for f in attrs.fields(table))


def with_converters(_table: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Return the *fields* of a table, each of which brings its values into the one form of its kind."""
    return [f.evolve(converter=_CONVERTERS.get(f.metadata[_KEY][0])) for f in fields]


def plain_words(text: str) -> str:
    r"""
    Return *text* as every format can hold it: NUL and halves of surrogate pairs become U+FFFD.

    >>> plain_words("a\ud800b")
    'a�b'
    """
    if text.isascii() and _NUL not in text:  # most words of most rows
        return text
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def plain_name(text: str | None) -> str | None:
    """Return *text* as :func:`plain_words` does, and None for ""."""
    return plain_words(text) if text else None


def plain_list(items: Iterable[str]) -> tuple[str, ...]:
    """Return the *items* as :func:`plain_words` does; a list holds no empty words."""
    return tuple([plain_words(item) for item in items if item]) if items else ()


def plain_number(number: Number | None) -> Number | None:
    """
    Return *number* in its one form: an int if it is whole, a Decimal if that is exact, else a Fraction.

    >>> plain_number(Fraction(5, 2)), plain_number(Decimal("12.0")), plain_number(Fraction(1, 3))
    (Decimal('2.5'), 12, Fraction(1, 3))
    """
    if number is None or isinstance(number, int):
        return number
    whole = plain(number)
    if not isinstance(whole, Fraction):
        return whole
    rest = whole.denominator
    for prime in _PRIMES:
        while rest % prime == 0:
            rest //= prime
    return whole if rest > 1 else _decimal(whole)


def _decimal(fraction: Fraction) -> Decimal:
    """Return the decimal that is exactly *fraction*, whose denominator divides a power of ten."""
    digits = 0
    while 10**digits % fraction.denominator:
        digits += 1
    return Decimal(f"{fraction.numerator * (10**digits // fraction.denominator)}E-{digits}")  # exact, unlike scaleb


_CONVERTERS: Final[Mapping[CellKind, Callable[[Any], Any]]] = MappingProxyType(
    {CellKind.WORDS: plain_words, CellKind.NAME: plain_name, CellKind.NUMBER: plain_number, CellKind.LIST: plain_list}
)
