"""
Words that hold digits: what kind of word it is, and the number that it spells.

Read here: "1,800", "1,00,000" (Indian), "3.7", "1.200.000" (European), "1'200'000" (Swiss), "10k", "1.5bn", "2½",
digits of any script. Not read here: what stands around the word (a month, a hyphen, a currency sign).
Law: no word raises, and no number has more than thirty digits.
"""

import re
import unicodedata
from collections.abc import Container
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.numbers.measures import UNITS
from conflictparse.numbers.quantity import Dimension, Number
from conflictparse.text import Pattern

_MOST_DIGITS: Final = 30
_PARTS: Final = Pattern(r"(\d++(?>(?:[.,]\d++)*))(\D*+)(.*+)", re.DOTALL)
_WESTERN: Final = Pattern(r"\d{1,3}(?>(?:,\d{3})+)")
_INDIAN: Final = Pattern(r"\d{1,2}(?>(?:,\d\d(?!\d))+),\d{3}")
_EUROPEAN: Final = Pattern(r"\d{1,3}(?>(?:\.\d{3}){2,})")
_SWISS: Final = Pattern(r"\d{1,3}(?>(?:'\d{3})+)")

#: Letters written onto a number -> what they multiply it by ("m" may also be metres).
MULTIPLIERS: Final = MappingProxyType(
    {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
)
#: Letters written before a number -> the unit of money: "USD10m".
CURRENCY_CODES: Final = MappingProxyType(
    {
        "us": UNITS["usd"],
        **{word: unit for word, unit in UNITS.items() if unit.dimension is Dimension.MONEY and len(word) == 3},
    }
)
#: What letters after digits make of them, the first that fits.
_TAILS: Final[tuple[tuple[str, Container[str]], ...]] = (
    ("SCALED", MULTIPLIERS),
    ("UNITED", UNITS),
    ("NTH", frozenset(("st", "nd", "rd", "th"))),
    ("CLOCK", frozenset(("am", "pm", "hrs", "gmt", "h", "z"))),
    ("DECADE", frozenset(("s",))),
)

#: The classes that :func:`classify` may return.
CLASSES: Final = (
    "SHORT",
    "THREE",
    "YEARLIKE",
    "DIGITS",
    "SCALED",
    "UNITED",
    "NTH",
    "CLOCK",
    "DECADE",
    "CODE",
    "VULGAR",
    "PRICED",
)


class Figure(NamedTuple):
    """A number as written: its value, and the step to which it is given."""

    value: Number
    grain: Number


def classify(word: str) -> str | None:
    """
    Name the class of *word* if it holds a digit.

    >>> [classify(word) for word in ("12", "2018", "1,800", "10k", "122mm", "4th", "m5", "tanks")]
    ['SHORT', 'YEARLIKE', 'DIGITS', 'SCALED', 'UNITED', 'NTH', 'CODE', None]
    """
    if word.isalpha():
        return None
    if word.isdecimal():  # most of them
        return "SHORT" if len(word) <= 2 else _classify_plain(word)
    parts = _PARTS.fullmatch(word)
    if parts is None:
        return _classify_odd(word)
    return "DIGITS" if parts[2] == "'" and _SWISS.fullmatch(word) else _classify_tailed(*parts.groups())


def _classify_tailed(number: str, tail: str, rest: str) -> str:
    """Name the class of digits with letters after them, or with points and commas in them."""
    if rest:
        return "UNITED" if tail + rest in UNITS else "CODE"
    if not tail:
        return _classify_plain(number)
    for kind, tails in _TAILS:
        if tail in tails:
            return kind
    return "VULGAR" if len(tail) == 1 and _vulgar(tail) else "CODE"


def _classify_plain(number: str) -> str:
    if not number.isdecimal():
        return "DIGITS"
    if len(number) == 3:
        return "THREE"
    return "YEARLIKE" if len(number) == 4 and 1900 <= int(number) <= 2099 else "DIGITS"


def _classify_odd(word: str) -> str | None:
    if len(word) == 1 and _vulgar(word):
        return "VULGAR"
    if not any(c.isdecimal() for c in word):
        return None
    return "PRICED" if word.rstrip("0123456789kmbnt.").lower() in CURRENCY_CODES and word.isascii() else "CODE"


def _vulgar(sign: str) -> Decimal | None:
    value = unicodedata.numeric(sign, None)
    if value is None or not unicodedata.name(sign, "").startswith("VULGAR FRACTION"):
        return None
    exact = Decimal(str(value))
    return exact if len(str(exact)) <= 6 else None


def read_figure(word: str, *, decimal: bool = False) -> Figure | None:
    """
    Return the number that the digits of *word* spell, or None ("12.01.2020" is none).

    Args:
        decimal: read "1.500" as one and a half, as before a unit; otherwise it is fifteen hundred.

    >>> read_figure("1,00,000").value, read_figure("3.7").value, read_figure("1.500").value
    (100000, Decimal('3.7'), 1500)
    """
    if word.isdecimal():
        return _whole(word) if len(word) <= _MOST_DIGITS else None
    parts = _PARTS.fullmatch(word)
    if parts is None or len(parts[1]) > _MOST_DIGITS:
        return None
    number = parts[1] if parts[2] != "'" else _ungrouped(word)
    if number.isdecimal():
        return _whole(number)
    if _WESTERN.fullmatch(number) or _INDIAN.fullmatch(number):
        return _whole(number.replace(",", ""))
    if _EUROPEAN.fullmatch(number):
        return _whole(number.replace(".", ""))
    return _read_fraction(number, decimal=decimal)


def _ungrouped(word: str) -> str:
    """Return the digits of "1'200'000", or *word* as it is."""
    return word.replace("'", "") if len(word) <= _MOST_DIGITS and _SWISS.fullmatch(word) else word


def _read_fraction(number: str, *, decimal: bool) -> Figure | None:
    whole, dot, rest = number.rpartition(".")
    if not dot:
        whole, _, rest = number.rpartition(",")  # "3,7 million": a decimal comma
        if len(rest) > 2 or "," in whole or not decimal:
            return None
    elif _WESTERN.fullmatch(whole):
        whole = whole.replace(",", "")
    if not whole.isdecimal() or not rest.isdecimal():  # "0.0,0" is a code
        return None
    if dot and len(rest) == 3 and not decimal and len(whole) <= 3 and int(whole):
        return _whole(whole + rest)
    return Figure(Decimal(f"{int(whole)}.{_plain(rest)}"), Decimal(1).scaleb(-len(rest)))


def _plain(number: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in number)


def _whole(number: str) -> Figure:
    value = int(number)
    return Figure(value, grain_of(value))


def grain_of(value: int) -> int:
    """
    Return the step to which a whole number is given.

    >>> grain_of(1_700_000), grain_of(1556), grain_of(0)
    (100000, 1, 1)
    """
    if value % 10 or not value:
        return 1
    grain = 10
    while value % (grain * 10) == 0:
        grain *= 10
    return grain


def read_tail(word: str) -> str:
    """
    Return the letters after the digits of *word*.

    >>> read_tail("3.7m"), read_tail("122mm"), read_tail("12")
    ('m', 'mm', '')
    """
    parts = _PARTS.fullmatch(word)
    return "" if parts is None else parts[2] + parts[3]


def read_vulgar(word: str) -> Decimal | None:
    """
    Return the number of "½" or "2½", or None.

    >>> read_vulgar("2½")
    Decimal('2.5')
    """
    part = _vulgar(word[-1:]) if word else None
    if part is None:
        return None
    whole = word[:-1]
    if not whole:
        return part
    return int(whole) + part if whole.isdecimal() and len(whole) <= _MOST_DIGITS else None


def times(value: Number, factor: int) -> Number:
    """
    Return *value* times *factor*, as an int where it is whole.

    >>> times(Decimal("1.7"), 10**6)
    1700000
    """
    product = value * factor
    return int(product) if product == int(product) else product
