"""
What a convention is: how a codebook turns claims into low, best and high.

A convention says whose losses count, which figure stands for which words, and what becomes of sources that disagree.
It is small, pure and documented; each of its answers names the rule that gave it. A class that inherits from
:class:`Convention` need only say what it does otherwise than ``neutral``.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from conflictparse.claims.claim import Claim
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.numbers.intervals import total
from conflictparse.numbers.quantity import Number, Quantity


class Figure(NamedTuple):
    """
    Low, best and high for one quantity, in persons; None where the convention gives no figure.

    Attributes:
        low, best, high: the ends, and the figure to write down.
        rule: the rule that gave them.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    rule: Rule


class Toll(NamedTuple):
    """
    The figures of a report's main incident under one convention.

    Attributes:
        low, best, high: in persons; None where the words leave an end open.
        claims: ids of the claims that were added up, or weighed against each other.
        rules: the convention's rules that were used, in order, each once.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    claims: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


_SOURCE: Final = "no codebook"
_BEST: Final = "the interval of the words; best is what they state, else its low end"
_FIRST: Final = "sources that disagree: from the lowest to the highest, best is the first"

WORDS: Final = Rule("neutral.words", _BEST, _SOURCE, Standing.OURS)
SPREAD: Final = Rule("neutral.sources", _FIRST, _SOURCE, Standing.OURS)


class Convention(Protocol):
    """
    What :func:`conflictparse.toll` asks of a codebook; inherit from it and change what differs.

    Attributes:
        name: the name to call it by.
        divides: the rule by which a figure that several incidents share is divided by their number, or None.
        subtracts: the rule by which parts that do not count are taken out of the whole that holds them, or None.
        pairs: the rule by which people "killed and injured" without a figure are at least two of each, or None.

    >>> class Halved(Convention):
    ...     name = "halved"
    ...     def figure(self, quantity):
    ...         return as_stated(quantity, Rule("halved.all", "half of what is said", "an example"))._replace(best=6)
    >>> from conflictparse.numbers import parse_quantity
    >>> Halved().figure(parse_quantity("12"))[:3]
    (12, 6, 12)
    """

    __slots__ = ()
    name: str = ""
    divides: Rule | None = None
    subtracts: Rule | None = None
    pairs: Rule | None = None

    def counts(self, _claim: Claim, /) -> bool:
        """Tell whether the people of a claim are counted; everyone is, unless it says otherwise."""
        return True

    def figure(self, quantity: Quantity) -> Figure:
        """Return the figures for *quantity*; its own interval, unless it says otherwise."""
        return as_stated(quantity, WORDS)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return the figures for one thing of which sources give several *accounts*, in reading order."""
        return spread(accounts, SPREAD)

    def joint(self, _quantity: Quantity, /) -> Figure | None:
        """Return the deaths in a joint figure of dead and injured where a report has no other, or None for nothing."""
        return None


def as_stated(quantity: Quantity, rule: Rule) -> Figure:
    """Return the lexical interval, with what is stated (else the low end) as best."""
    best = quantity.stated if quantity.stated is not None else quantity.low
    low = quantity.low if quantity.low is not None else best
    return Figure(low, best, quantity.high, rule)


def spread(accounts: Sequence[Figure], rule: Rule, *, best: Number | None = None) -> Figure:
    """Return the lowest low, the highest high, and *best* or else that of the first account."""
    lows = [f.low for f in accounts]
    highs = [f.high for f in accounts]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = None if None in highs else max(end for end in highs if end is not None)
    return Figure(low, accounts[0].best if best is None else best, high, rule)


def added(figures: Sequence[Figure]) -> Figure:
    """Return the sum of *figures* under the rule of the first; an end that one leaves open is open."""
    lows, bests, highs = ([f.low for f in figures], [f.best for f in figures], [f.high for f in figures])
    return Figure(total(lows), total(bests), total(highs), figures[0].rule)
