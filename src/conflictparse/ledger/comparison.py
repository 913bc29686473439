"""
One thing of two accounts at a time: place, days, those who were counted, and the figure.

Read here: what accounts tell. Not read here: text. Law: comparing the other way round gives the mirrored answer.
"""

from enum import StrEnum
from typing import Final

from conflictparse.claims.claim import Category, Scope
from conflictparse.ledger.account import Account, Days, Group, Where
from conflictparse.numbers.intervals import intersects
from conflictparse.numbers.quantity import Number, Quantity
from conflictparse.times.intervals import shift

#: Days that a date may span and still be one night: "overnight", "late on Monday".
_ONE_NIGHT: Final = 2
#: Days that an imprecise date spans at most; what is longer covers more than one incident.
_ONE_WEEK: Final = 7
#: "at least 12" of an incident with 15 dead, but hardly of one with 150. Chosen, not measured.
_TIMES_THE_BOUND: Final = 2
_CIVILIANS: Final = frozenset(
    {Category.CHILD, Category.WOMAN, Category.REFUGEE, Category.MEDIC, Category.JOURNALIST, Category.RESPONDER}
)


class Compared(StrEnum):
    """How one thing that two accounts tell stands to the other."""

    EQUAL = "equal"
    NEAR = "near"  # the same but for area words, a night, or a loose date
    UNSURE = "unsure"  # one of several
    WIDER = "wider"  # the first holds the second
    NARROWER = "narrower"  # the second holds the first
    UNKNOWN = "unknown"  # one account does not say
    OTHER = "other"


class Figures(StrEnum):
    """How the figures of two accounts stand to each other."""

    AGREE = "agree"  # one figure, perhaps rounded
    COMMON = "common"  # one figure, but one that many incidents have: 0, 1, or none stated
    BOUND = "bound"  # at least 12, and 15
    RAISED = "raised"  # a later toll, or the later count of one source
    CLOSE = "close"  # 12, and 15: no number fits both, and neither is twice the other
    DIFFER = "differ"


def compare_places(a: Where, b: Where) -> Compared:
    """
    Return how the places of two accounts stand to each other.

    >>> town = Where(("t1",), ("admin1 SYR idlib", "country SYR"), resolved=True)
    >>> compare_places(Where(("admin1 SYR idlib",), ("country SYR",), resolved=True), town).value
    'wider'
    """
    if not a.keys or not b.keys:
        return Compared.UNKNOWN
    if a.keys == b.keys:
        if not (a.resolved and b.resolved) and len(a.keys) > 1:  # a name that several places have
            return Compared.UNSURE
        return Compared.EQUAL if a.area == b.area else Compared.NEAR
    mine, yours = set(a.keys), set(b.keys)
    if mine & yours:
        nested = (mine > yours) - (mine < yours) if a.resolved and b.resolved else 0
        return Compared.WIDER if nested > 0 else Compared.NARROWER if nested < 0 else Compared.UNSURE
    if mine & set(b.holders):
        return Compared.WIDER
    return Compared.NARROWER if yours & set(a.holders) else Compared.OTHER


def compare_days(a: Days, b: Days) -> Compared:
    """
    Return how the days of two accounts stand to each other.

    >>> from datetime import date
    >>> week = Days(date(2024, 11, 20), date(2024, 12, 20), "built")
    >>> compare_days(week, Days(date(2024, 11, 27), date(2024, 11, 27), "built")).value
    'wider'
    """
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Compared.UNKNOWN
    if a.last < b.first or b.last < a.first:
        beside = shift(a.last, 1) == b.first or shift(b.last, 1) == a.first
        return Compared.UNSURE if beside and a.length == b.length == 1 else Compared.OTHER
    longest = max(a.length, b.length)
    if longest <= _ONE_NIGHT:
        return Compared.EQUAL
    if longest <= _ONE_WEEK:
        return Compared.NEAR
    return Compared.WIDER if a.length > b.length else Compared.NARROWER if a.length < b.length else Compared.NEAR


def compare_victims(a: Group, b: Group) -> Compared:
    """
    Return how those whom two accounts count stand to each other.

    >>> compare_victims(Group(Category.CIVILIAN), Group(Category.CHILD)).value
    'wider'
    """
    if a.counted != b.counted and ((a.counted and b.counted) or "family" in (a.counted, b.counted)):
        return Compared.OTHER
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        return Compared.OTHER
    if a.category is b.category or (a.is_anyone and b.is_anyone):
        return _compare_parties(a, b)
    if a.is_anyone or b.is_anyone:
        return Compared.NEAR
    if a.category is Category.CIVILIAN and b.category in _CIVILIANS:
        return Compared.WIDER
    return Compared.NARROWER if b.category is Category.CIVILIAN and a.category in _CIVILIANS else Compared.OTHER


def _compare_parties(a: Group, b: Group) -> Compared:
    """Tell parties of two sides or countries apart; of two units of one army it is not known."""
    if a.party is None or b.party is None or a.party == b.party:
        return Compared.EQUAL
    sides, countries = {a.side, b.side}, {a.country, b.country}
    apart = (len(sides) == 2 and None not in sides) or (len(countries) == 2 and None not in countries)
    return Compared.OTHER if apart else Compared.NEAR


def compare_figures(a: Account, b: Account) -> Figures:
    """Return how the figures of two accounts stand to each other."""
    mine, yours = a.claim.quantity, b.claim.quantity
    if mine is None or yours is None:
        return Figures.COMMON
    if (a.stated is not None and a.stated == b.stated) or intersects(a.rounded, b.rounded):
        return _agreement(mine, yours)
    if raises(a, b) or raises(b, a):
        return Figures.RAISED
    if {mine.stated, yours.stated} & {0, 1} or not _near(mine, yours):
        return Figures.DIFFER
    return Figures.BOUND if intersects(a.interval, b.interval) else Figures.CLOSE


def _agreement(a: Quantity, b: Quantity) -> Figures:
    """Return what it is worth that two quantities may give one figure."""
    if a.stated is not None and b.stated is not None:
        return Figures.COMMON if {a.stated, b.stated} & {0, 1} else Figures.AGREE
    ranges = [_is_range(quantity) for quantity in (a, b) if quantity.stated is None]
    if not all(ranges):
        return Figures.COMMON  # "several" fits any figure
    return Figures.AGREE if len(ranges) == 2 else Figures.BOUND


def _is_range(quantity: Quantity) -> bool:
    """Tell whether both ends are known: "dozens", "20 to 30"; a bare plural is every incident's."""
    return quantity.low is not None and quantity.high is not None


def _near(a: Quantity, b: Quantity) -> bool:
    """Tell whether neither figure is more than twice the other, as far as they name one."""
    mine, yours = figure(a), figure(b)
    return mine is not None and yours is not None and _within_twice(mine, yours)


def _within_twice(a: Number, b: Number) -> bool:
    return max(a, b) <= _TIMES_THE_BOUND * min(a, b)


def figure(quantity: Quantity | None) -> Number | None:
    """Return the figure that a reader takes *quantity* for: what it states, else its low end."""
    if quantity is None:
        return None
    return quantity.stated if quantity.stated is not None else quantity.low


def raises(earlier: Account, later: Account) -> bool:
    """
    Tell whether *later* replaces the figure of *earlier*: a running toll that has risen, or a source's new count.

    Both must be published, one after the other. A lower figure replaces a higher one only of the same source.
    """
    if earlier.published is None or later.published is None or not earlier.published < later.published:
        return False
    before, after = figure(earlier.claim.quantity), figure(later.claim.quantity)
    if before is None or after is None:
        return False
    if later.claim.scope is Scope.RUNNING and before < after:
        return True
    same_source = later.source != "" and later.source == earlier.source
    return same_source and before != after and _within_twice(before, after)
