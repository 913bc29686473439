"""
ACLED: one figure, the lowest; vague words have fixed figures.

Source: ACLED codebook, section on fatalities. Read here: quantities. Everyone counts, a suicide bomber too. ACLED does
not code injuries. Law: low, best and high are one figure.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from conflictparse.codebooks.convention import Convention, Figure
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.numbers.quantity import Modifier, Number, Quantity

_SOURCE: Final = "ACLED codebook, Fatalities"

REPORTED: Final = Rule("acled.reported", "the figure that is reported; with a bound, the bound", _SOURCE)
LOWEST: Final = Rule("acled.lowest", "of a range or an estimate, the lowest figure", _SOURCE)
UP_TO: Final = Rule(
    "acled.up-to", "up to so many: the lowest that the words allow, which may be none", _SOURCE, Standing.OURS
)
SOURCES: Final = Rule("acled.sources", "sources that disagree: the lowest figure", _SOURCE)
JOINT: Final = Rule("acled.casualties", "dead and injured in one figure, or casualties: no deaths, and a note", _SOURCE)
EVENTS: Final = Rule("acled.events", "a total of several events is divided evenly among them", _SOURCE)
DAYS: Final = Rule("acled.days", "a total of several days is divided, the remainder goes to the first", _SOURCE)

_PATTERN: Final = "by the pattern of hundreds"
#: The low end that the words entail -> the figure that ACLED writes for them, and its rule.
_VAGUE: Final[MappingProxyType[Number, tuple[int, Rule]]] = MappingProxyType(
    {
        20: (10, Rule("acled.tens", "tens are 10", "ACLED's answers to questions", Standing.UNVERIFIED)),
        24: (12, Rule("acled.dozens", "dozens are 12", _SOURCE)),
        200: (100, Rule("acled.hundreds", "hundreds are 100", _SOURCE)),
        2_000: (1_000, Rule("acled.thousands", "thousands are 1,000", _PATTERN, Standing.OURS)),
        20_000: (10_000, Rule("acled.tens-of-thousands", "tens of thousands are 10,000", _PATTERN, Standing.OURS)),
    }
)
_SEVERAL: Final = MappingProxyType(
    {
        scale: Rule(f"acled.plural-{scale}", f"several, many, few or a plural are {scale}, at this scale", _SOURCE)
        for scale in (3, 10)
    }
)
_OPEN_BELOW: Final = frozenset({Modifier.UP_TO, Modifier.AT_MOST, Modifier.LESS_THAN})


class Acled(Convention):
    """The lowest figure, for everyone; several is 3."""

    __slots__ = ()
    name = "acled"
    divides = EVENTS
    several: int = 3

    def figure(self, quantity: Quantity) -> Figure:
        """Return one figure as low, best and high."""
        figure, rule = self._coded(quantity)
        return Figure(figure, figure, figure, rule)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return the lowest of the *accounts*."""
        known = [f.best for f in accounts if f.best is not None]
        lowest = min(known) if known else None
        return Figure(lowest, lowest, lowest, SOURCES)

    def joint(self, _quantity: Quantity, /) -> Figure | None:
        """Return no deaths."""
        return Figure(0, 0, 0, JOINT)

    def _coded(self, quantity: Quantity) -> tuple[Number | None, Rule]:
        low, high = quantity.low, quantity.high
        if low is not None and quantity.modifier in _OPEN_BELOW:
            return low, UP_TO
        if quantity.stated is not None:
            return quantity.stated, REPORTED
        if low is None:
            return None, LOWEST
        if low in _VAGUE and quantity.modifier is Modifier.VAGUE:
            return _VAGUE[low]
        if high is None or (low in (2, 3) and quantity.modifier is Modifier.VAGUE):
            return self.several, _SEVERAL[self.several]
        return low, REPORTED if low == high else LOWEST


class AcledAtTen(Acled):
    """The lowest figure, for everyone; several is 10, as in events of a larger scale."""

    __slots__ = ()
    several = 10


#: Acled by what it writes for "several".
SCALES: Final = MappingProxyType({3: Acled(), 10: AcledAtTen()})
