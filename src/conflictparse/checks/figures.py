"""
What a reader takes the figure of a claim for, as an interval: with its hedge, and with the grain of its rounding.

Read here: counts with a figure. Not read here: words without one ("several", "an unknown number of"); they are never
held against a figure. Figures below a hundred are counted, not rounded; from there on a figure may have been rounded
by half its grain, and by a twentieth at most: "1,000" may be 1,040, and is not 1,400.
Law: a wider hedge never makes a figure contradict more.
"""

from fractions import Fraction
from typing import Final

from conflictparse.claims.claim import OF_ONE_INCIDENT, TOLD_AS_FACT, Claim
from conflictparse.claims.persons import PERSONAL_RULES
from conflictparse.numbers.intervals import Interval, plain
from conflictparse.numbers.quantity import Dimension, Modifier, Number, Quantity, Relation

#: How far a sum may exceed the figure that "more than", "at least" or "about" bounds: one tenth.
TOLERANCE: Final = Fraction(1, 10)
#: How far the true figure may lie from one that is "about": one fifth, so that "about 20" meets 17 and 24.
_ABOUT: Final = Fraction(1, 5)
#: People are counted one by one below this figure; it is the first with a grain of three digits.
_ROUND_FROM: Final = 100
_ROUNDING: Final = Fraction(1, 20)
_LOOSE: Final = frozenset(
    {Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.ABOUT, Modifier.JUST_OVER, Modifier.WELL_OVER, Modifier.JUST_UNDER}
)
_FLOORS: Final = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.JUST_OVER, Modifier.WELL_OVER})
_CEILINGS: Final = frozenset({Modifier.UP_TO, Modifier.AT_MOST, Modifier.LESS_THAN, Modifier.JUST_UNDER})
#: "Several" and a bare plural are at least two; that is grammar, not a count.
_GRAMMAR: Final = 2
_OWN: Final = frozenset({None, Relation.UPDATE})
_COUNT: Final = Dimension.COUNT


def meant(quantity: Quantity) -> Interval:
    """
    Return between what *quantity* lies for a reader; both ends are open where it has no figure.

    >>> from conflictparse.numbers import parse_quantity
    >>> [tuple(meant(parse_quantity(phrase)))[:2] for phrase in ("12", "1,200", "at least 75", "about 20", "dozens")]
    [(12, 12), (1150, 1250), (75, None), (16, 24), (None, None)]
    """
    stated = quantity.stated
    if quantity.dimension is not _COUNT or stated is None:
        if quantity.modifier in (Modifier.BETWEEN, Modifier.ONE_OF):
            return Interval(quantity.low, quantity.high)
        return Interval()
    if quantity.modifier in _FLOORS:
        return Interval(stated, None)
    if quantity.modifier in _CEILINGS:
        return Interval(None, stated)
    exact = _exact(stated)
    slack = exact * _ABOUT if quantity.modifier is Modifier.ABOUT else slack_of(quantity)
    return Interval(plain(exact - slack), plain(exact + slack)) if slack else Interval(stated, stated)


def slack_of(quantity: Quantity) -> Fraction | int:
    """Return how far the stated figure may lie from the one that it was rounded from."""
    if quantity.stated is None or not quantity.grain or quantity.grain == 1 or quantity.stated < _ROUND_FROM:
        return 0
    return min(Fraction(quantity.grain) / 2, Fraction(quantity.stated) * _ROUNDING)


def least(quantity: Quantity) -> Fraction | int:
    """Return the least figure that a reader takes *quantity* for: what it states, else its low end, else 0."""
    if quantity.modifier in (Modifier.UP_TO, Modifier.AT_MOST, Modifier.LESS_THAN):
        return _exact(quantity.low or 0)
    if quantity.stated is not None:
        return _exact(quantity.stated)
    return _exact(quantity.low) if quantity.low is not None and quantity.low > _GRAMMAR else 0


def most(quantity: Quantity) -> Fraction | int | None:
    """Return the largest sum of parts that *quantity* can be said of, or None when there is none."""
    limit = most_of_one(quantity)
    return limit if limit is None or quantity.modifier in _LOOSE else limit + slack_of(quantity)


def most_of_one(quantity: Quantity) -> Fraction | int | None:
    """Return the largest single part that *quantity* can be said of: rounding lets no part stand above its whole."""
    if quantity.stated is None:
        return None if quantity.high is None else _exact(quantity.high)
    stated = _exact(quantity.stated)
    return stated * (1 + TOLERANCE) if quantity.modifier in _LOOSE else stated


def _exact(number: Number) -> Fraction | int:
    """Return *number* so that it adds up with any other: decimals and fractions do not mix."""
    return number if isinstance(number, int) else Fraction(number)


def is_told(claim: Claim) -> bool:
    """Tell whether *claim* states as a fact how many there were in one incident: more than one, and no part."""
    quantity = claim.quantity
    return (
        quantity is not None
        and quantity.dimension is _COUNT
        and quantity.rule not in PERSONAL_RULES
        and (quantity.stated is None or quantity.stated > 1)
        and quantity.relation in _OWN
        and claim.part_of is None
        and claim.status in TOLD_AS_FACT
        and claim.scope in OF_ONE_INCIDENT
    )
