"""
Airwars: civilians and unspecified persons, from the lowest to the highest claim; fighters are left out.

After its published incidents; the wording of its methodology was not compared.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims.claim import Category, Claim
from conflictparse.codebooks.convention import Convention, Figure, as_stated, spread
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.numbers.quantity import Quantity

_SOURCE: Final = "Airwars, published incidents"

WORDS: Final = Rule("airwars.words", "the interval of the words", _SOURCE, Standing.UNVERIFIED)
PLURAL: Final = Rule("airwars.plural", "a plural without a figure is at least 2", _SOURCE, Standing.UNVERIFIED)
SOURCES: Final = Rule(
    "airwars.sources", "sources that disagree: from the lowest to the highest", _SOURCE, Standing.UNVERIFIED
)
LARGE: Final = Rule("airwars.large-number", "a large number is 12 to 24", _SOURCE, Standing.UNVERIFIED)
PAIR: Final = Rule(
    "airwars.pair", "people killed and injured without a figure: at least 2 of each", _SOURCE, Standing.UNVERIFIED
)
TAKEN_OUT: Final = Rule("airwars.taken-out", "fighters among all who died are taken out", _SOURCE, Standing.OURS)


_LARGE: Final = "large"


class Airwars(Convention):
    """Civilians and unspecified persons, from the lowest to the highest."""

    __slots__ = ()
    name = "airwars"
    subtracts = TAKEN_OUT
    pairs = PAIR

    def counts(self, claim: Claim, /) -> bool:
        """Count civilians and unspecified persons."""
        return claim.category is not Category.COMBATANT

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval, at least 2 for a plural, 12 to 24 for a large number."""
        if quantity.stated is None and _LARGE in quantity.text.lower():
            return Figure(12, 12, 24, LARGE)
        plural = quantity.stated is None and quantity.low == 2 and quantity.high is None
        return as_stated(quantity, PLURAL if plural else WORDS)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return the lowest and the highest of the *accounts*."""
        return spread(accounts, SOURCES)
