"""
Arithmetic on what quantities say: sums, overlaps, shares, and agreement up to rounding.

An interval has two ends; None is an open end, and an end may be excluded ("more than 110" excludes 110).
All arithmetic is exact. Nothing here guesses: what the words leave open stays open.

Law: every operation contains what it says of any numbers inside its arguments - if x is in a and y in b,
then x + y is in ``sum_of((a, b))``.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, NamedTuple

from conflictparse.numbers.quantity import Dimension, Number, Quantity

_ZERO: Final = Fraction(0)


class Interval(NamedTuple):
    """
    The numbers between two ends.

    Attributes:
        low, high: the ends; None is open without limit.
        low_open, high_open: True when the end itself is excluded.
    """

    low: Number | None = None
    high: Number | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, number: Number) -> bool:
        """Tell whether *number* lies inside."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    @property
    def is_empty(self) -> bool:
        """Whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


def interval_of(quantity: Quantity) -> Interval:
    """
    Return what the words of *quantity* entail.

    >>> from conflictparse.numbers import parse_quantity
    >>> interval_of(parse_quantity("more than 110"))
    Interval(low=110, high=None, low_open=True, high_open=False)
    """
    return Interval(quantity.low, quantity.high, quantity.low_open, quantity.high_open)


def plain(number: Number) -> Number:
    """Return *number* as an int when it is whole, else as it is."""
    if isinstance(number, int):
        return number
    exact = Fraction(number)
    return exact.numerator if exact.denominator == 1 else number


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """
    Return the interval of the sum; one open end opens the sum.

    >>> sum_of((Interval(65, 65), Interval(18, 18), Interval(49, 49)))
    Interval(low=132, high=132, low_open=False, high_open=False)
    """
    items = tuple(intervals)
    low, high = total(i.low for i in items), total(i.high for i in items)
    return Interval(
        low,
        high,
        low_open=low is not None and any(i.low_open for i in items),
        high_open=high is not None and any(i.high_open for i in items),
    )


def total(ends: Iterable[Number | None]) -> Number | None:
    """
    Return the exact sum, or None when one of *ends* is open.

    >>> total((12, 3)), total((12, None))
    (15, None)
    """
    added = _ZERO
    for end in ends:
        if end is None:
            return None
        added += Fraction(end)
    return plain(added)


def intersection(a: Interval, b: Interval) -> Interval:
    """
    Return the numbers that lie in both; the result may be empty.

    >>> intersection(Interval(19, None), Interval(None, 25))
    Interval(low=19, high=25, low_open=False, high_open=False)
    """
    low, low_open = _tighter((a.low, a.low_open), (b.low, b.low_open), sign=1)
    high, high_open = _tighter((a.high, a.high_open), (b.high, b.high_open), sign=-1)
    return Interval(low, high, low_open, high_open)


def _tighter(a: tuple[Number | None, bool], b: tuple[Number | None, bool], *, sign: int) -> tuple[Number | None, bool]:
    """Return the end that excludes more: the larger low end (sign 1) or the smaller high end (sign -1)."""
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return a if (a[0] > b[0]) == (sign > 0) else b


def intersects(a: Interval, b: Interval) -> bool:
    """
    Tell whether some number lies in both.

    >>> intersects(Interval(200, None, low_open=True), Interval(100, 200))
    False
    """
    return not intersection(a, b).is_empty


def contains(outer: Interval, inner: Interval) -> bool:
    """
    Tell whether every number of *inner* lies in *outer*.

    >>> contains(Interval(24, 99), Interval(40, 40))
    True
    """
    return inner.is_empty or intersection(outer, inner) == inner


def tighten(whole: Interval, parts: Iterable[Interval]) -> Interval:
    """
    Return what *whole* must be when *parts* are separate parts of it: at least their sum.

    >>> tighten(Interval(100, None), (Interval(80, 80), Interval(45, 45)))
    Interval(low=125, high=None, low_open=False, high_open=False)
    """
    least = sum_of(parts)
    return intersection(whole, Interval(least.low, None, least.low_open))


def share_of(share: Interval, whole: Interval) -> Interval:
    """
    Return how many a share is of a whole: "nearly half of" 14,000.

    >>> share_of(Interval(None, Fraction(1, 2), high_open=True), Interval(14000, 14000))
    Interval(low=None, high=7000, low_open=False, high_open=True)
    """
    low, low_open = _times((share.low, share.low_open), (whole.low, whole.low_open))
    high, high_open = _times((share.high, share.high_open), (whole.high, whole.high_open))
    return Interval(low, high, low_open, high_open)


def _times(a: tuple[Number | None, bool], b: tuple[Number | None, bool]) -> tuple[Number | None, bool]:
    """Return the product of two ends, and whether it is excluded: an end at 0 that is reached decides alone."""
    if a[0] is None or b[0] is None:
        return None, False
    reached_zero = (a[0] == 0 and not a[1]) or (b[0] == 0 and not b[1])
    return plain(Fraction(a[0]) * Fraction(b[0])), (a[1] or b[1]) and not reached_zero


def rounding(quantity: Quantity) -> Interval:
    """
    Return what the stated figure may have been rounded from: half a grain to each side.

    >>> from conflictparse.numbers import parse_quantity
    >>> rounding(parse_quantity("1.7 million"))
    Interval(low=1650000, high=1750000, low_open=False, high_open=False)
    """
    if quantity.stated is None:
        return interval_of(quantity)
    half = Fraction(quantity.grain or 0) / 2
    return Interval(plain(Fraction(quantity.stated) - half), plain(Fraction(quantity.stated) + half))


def agree(a: Quantity, b: Quantity) -> bool:
    """
    Tell whether two quantities may give one figure, one of them rounded.

    >>> from conflictparse.numbers import parse_quantity
    >>> agree(parse_quantity("1.7 million"), parse_quantity("1,712,000"))
    True
    >>> agree(parse_quantity("1.7 million"), parse_quantity("1,812,000"))
    False
    """
    if a.dimension is not b.dimension or (a.dimension is not Dimension.COUNT and a.unit != b.unit):
        return False
    return intersects(rounding(a), rounding(b))
