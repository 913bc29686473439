"""
What a convention is: how a codebook turns claims into low, best and high.

A convention says whose losses count and which figure stands for which words. It is small, pure and
documented; each of its answers names the rule that gave it.
"""

from typing import Final, NamedTuple, Protocol

from conflictparse.claims.claim import Category, Claim
from conflictparse.claims.tally import counted_noun
from conflictparse.numbers.quantity import Number, Quantity


class Figure(NamedTuple):
    """Low, best and high for one quantity; None where the convention gives no figure."""

    low: Number | None
    best: Number | None
    high: Number | None
    rule: str


class Convention(Protocol):
    """What :func:`conflictparse.toll` asks of a codebook."""

    @property
    def name(self) -> str:
        """The name to call it by."""

    def counts(self, claim: Claim, /) -> bool:
        """Tell whether the people of *claim* are counted."""

    def figure(self, quantity: Quantity) -> Figure:
        """Return the figures for *quantity*."""

    @property
    def divides(self) -> bool:
        """Tell whether a figure that several incidents share is divided by their number."""

    @property
    def subtracts(self) -> bool:
        """Tell whether parts that do not count are taken out of the whole that holds them."""


class Toll(NamedTuple):
    """
    The figures of a report's main incident under one convention.

    Attributes:
        low, best, high: in persons; None where the words leave an end open.
        claims: ids of the claims that were added up.
        rules: the convention's rules that were used, in order, each once.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


_FIGHTERS: Final = frozenset({Category.COMBATANT})
_MILITANTS: Final = frozenset(
    f"{word}{ending}"
    for word in "militant terrorist insurgent jihadist jihadi extremist".split()
    for ending in ("", "s")
)
_AIR: Final = frozenset(("airstrike", "drone", "missile", "shelling"))
_STATES: Final = frozenset(("state_military", "state_police", "foreign_state_military", "government"))


def as_stated(quantity: Quantity) -> Figure:
    """Return the lexical interval, with what is stated (else the low end) as best."""
    best = quantity.stated if quantity.stated is not None else quantity.low
    low = quantity.low if quantity.low is not None else best
    return Figure(low, best, quantity.high, "as stated")


def vague_as(quantity: Quantity, figures: dict[Number, Number], plural: Number) -> Figure:
    """Return one coded figure for vague words; *figures* maps the low end of the words to it."""
    if quantity.stated is not None or quantity.low is None:
        return as_stated(quantity)
    figure = figures.get(quantity.low, plural if quantity.high is None else quantity.low)
    return Figure(figure, figure, figure, "vague word as a fixed figure")


class Everyone(NamedTuple):
    """
    Counts everyone and takes the words as they are: the ``neutral``, ``gtd`` and ``ucdp`` conventions.

    UCDP GED 22.1 publishes no table for vague words: their lexical interval is a convention of this library. GTD
    divides a total that linked incidents share (GTD codebook, "Total Number of Fatalities"); which of them takes the
    remainder it leaves open, so that half a person is left out here.
    """

    name: str
    divides: bool = False
    subtracts: bool = False

    def counts(self, _claim: Claim, /) -> bool:
        """Count everyone, attackers too."""
        return True

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval."""
        return as_stated(quantity)


class Acled(NamedTuple):
    """
    ACLED: the lowest figure; vague words have fixed figures.

    Source: ACLED codebook, "Fatalities": dozens 12, hundreds 100, "several", "many", "few" or a plural 3
    or 10; here 3 unless *several* says otherwise.
    """

    name: str = "acled"
    several: int = 3
    divides: bool = False
    subtracts: bool = False

    def counts(self, _claim: Claim, /) -> bool:
        """Count everyone, attackers too."""
        return True

    def figure(self, quantity: Quantity) -> Figure:
        """Return the lowest figure that the words allow."""
        coded: dict[Number, Number] = {24: 12, 20: 10, 200: 100, 2000: 1000, 20000: 10000}
        return vague_as(quantity, coded | {2: self.several, 3: self.several}, self.several)


class Victims(NamedTuple):
    """
    Counts everyone but the attackers, as lists of incidents do.

    Militants are attackers too, unless an army or an air raid killed them; attackers named as part of a figure are
    taken out of it.
    """

    name: str = "victims"
    divides: bool = False
    subtracts: bool = True

    def counts(self, claim: Claim) -> bool:
        """Count everyone who is not named as attacker."""
        return not is_attacker(claim)

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval."""
        return as_stated(quantity)


class Airwars(NamedTuple):
    """
    Airwars: civilians, unspecified persons included, fighters not; a bare plural is at least two.

    After its published incidents; the wording of its methodology was not compared.
    """

    name: str = "airwars"
    divides: bool = False
    subtracts: bool = True

    def counts(self, claim: Claim) -> bool:
        """Count civilians and unspecified persons."""
        return claim.category not in _FIGHTERS

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval, at least 2 for a plural."""
        return as_stated(quantity)


def is_attacker(claim: Claim) -> bool:
    """Tell whether the counted words name the attacking side: "two assailants", "15 terrorists"."""
    noun = counted_noun(claim)
    if noun is not None and noun.attacker:
        return True
    words = claim.counted.text.lower().split() if claim.counted is not None else []
    return words[-1:] != [] and words[-1] in _MILITANTS and not _is_raid(claim)


def _is_raid(claim: Claim) -> bool:
    """Tell whether a state killed them: then they are whom the incident befell."""
    return claim.means in _AIR or any(p.kind in _STATES for p in claim.perpetrators)
