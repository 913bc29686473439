"""
Wholes and parts: "132, including 65 fighters, 18 from allied factions and 49 members".

Read here: parts inside a sentence come from :mod:`conflictparse.claims.frames`; this module says how they
stand to their whole, and finds the sentence that spells out the figure of the one before ("These are ...").
Law: parts never add deaths; they are never additive.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from conflictparse.claims.claim import PartRole
from conflictparse.numbers.quantity import Dimension, Quantity
from conflictparse.text import Tokens

_SUBJECTS: Final = frozenset(
    "these they those dead victims casualties fatalities toll killed injured wounded deaths losses".split()
)
_LISTING: Final = frozenset("are were include includes included comprise comprised including".split())
_LEAD: Final = 5  # words in which an opening such as "Among the dead were" must be complete


def opens_breakdown(tokens: Tokens, first: int, last: int) -> int:
    """
    Return the word after an opening that spells out the sentence before, or 0.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("These are 40 soldiers and 12 villagers.")
    >>> opens_breakdown(tokens, 0, len(tokens))
    2
    """
    subject = False
    for i in range(first, min(last, first + _LEAD)):
        word = tokens.lower[i]
        if word in _SUBJECTS:
            subject = True
        elif word in _LISTING and subject:
            return i + 1
        elif word not in ("the", "among", "of", "all"):
            return 0
    return 0


def part_role(whole: Quantity | None, members: Sequence[Quantity | None]) -> PartRole:
    """
    Return how *members* stand to their *whole*: a partition when they add up to it.

    "Including" says that there may be others; figures that add up exactly say that there are not.
    """
    if any(q is not None and q.dimension is Dimension.SHARE for q in members):
        return PartRole.FRACTION
    stated = [q.stated for q in members if q is not None]
    if whole is None or whole.stated is None or len(stated) < 2 or None in stated or len(stated) < len(members):
        return PartRole.INCLUDING
    total: int | Decimal | Fraction = 0
    for figure in stated:
        total = _add(total, figure)
    return PartRole.PARTITION if total == whole.stated else PartRole.INCLUDING


def _add(a: int | Decimal | Fraction, b: int | Decimal | Fraction | None) -> int | Decimal | Fraction:
    """Add two exact numbers; a Decimal meets a Fraction as a Fraction."""
    if b is None:
        return a
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    return Fraction(a) + Fraction(b)
