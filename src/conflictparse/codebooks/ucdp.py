"""
UCDP GED: low, best and high, for everyone.

Source: UCDP GED codebook 22.1. It publishes no table for vague words, so that their interval is ours. Low is the most
conservative figure, best the most reliable one, high the highest reliable one; reliability is for coders to judge, so
that best is here what most sources say, else what the report says first.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from conflictparse.codebooks.convention import Convention, Figure, as_stated, spread
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.numbers.quantity import Number, Quantity

_SOURCE: Final = "UCDP GED codebook 22.1, death estimates"

WORDS: Final = Rule("ucdp.words", "the interval of the words as low and high", _SOURCE + " (no table)", Standing.OURS)
SOURCES: Final = Rule("ucdp.sources", "sources that disagree: the lowest is low, the highest is high", _SOURCE)
JOINT: Final = Rule(
    "ucdp.joint",
    "dead and injured in one figure: none of them for certain, all of them at most",
    _SOURCE,
    Standing.OURS,
)
COLUMNS: Final = Rule("ucdp.columns", "best is side a, side b, civilians and unknown together", _SOURCE)


class Ucdp(Convention):
    """Low, best and high, for everyone."""

    __slots__ = ()
    name = "ucdp"

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval."""
        return as_stated(quantity, WORDS)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return the lowest and the highest; best is what most say, else the first."""
        return spread(accounts, SOURCES, best=majority(accounts))

    def joint(self, quantity: Quantity, /) -> Figure | None:
        """Return an open figure from none to all."""
        whole = quantity.high if quantity.high is not None or quantity.low is not None else quantity.stated
        return Figure(0, 0, whole, JOINT)


def majority(accounts: Sequence[Figure]) -> Number | None:
    """
    Return the best figure that more *accounts* give than any other, or None.

    >>> from conflictparse.codebooks.ucdp import WORDS
    >>> majority([Figure(n, n, n, WORDS) for n in (7, 9, 9)]), majority([Figure(n, n, n, WORDS) for n in (7, 9)])
    (9, None)
    """
    (figure, votes), *others = Counter(f.best for f in accounts).most_common(2)
    return figure if votes > 1 and all(votes > n for _, n in others) else None
