"""
The Global Terrorism Database: total confirmed deaths, of attackers too.

Source: GTD codebook, "Total Number of Fatalities". A bound is recorded as its number. A total that linked incidents
share is divided between them; which of them takes the remainder is left open, so that half a person is left out here.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.codebooks.convention import Convention, Figure, as_stated, spread
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.codebooks.ucdp import majority
from conflictparse.numbers.quantity import Quantity

_SOURCE: Final = "GTD codebook, Total Number of Fatalities"

WORDS: Final = Rule("gtd.words", "the figure that is reported, a bound as its number", _SOURCE, Standing.UNVERIFIED)
SOURCES: Final = Rule(
    "gtd.sources", "sources that disagree: what most of them say, else the lowest", _SOURCE, Standing.UNVERIFIED
)
DIVIDED: Final = Rule("gtd.divided", "a total that linked incidents share is divided between them", _SOURCE)


class Gtd(Convention):
    """What is reported, for everyone; linked incidents share."""

    __slots__ = ()
    name = "gtd"
    divides = DIVIDED

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval."""
        return as_stated(quantity, WORDS)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return what most accounts say, else the lowest."""
        best = majority(accounts)
        lowest = min((f.best for f in accounts if f.best is not None), default=None)
        return spread(accounts, SOURCES, best=lowest if best is None else best)
