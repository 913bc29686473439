"""Laws of interval arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictparse.numbers import parse_quantity
from conflictparse.numbers.intervals import (
    Interval,
    agree,
    contains,
    intersection,
    intersects,
    interval_of,
    rounding,
    share_of,
    sum_of,
    tighten,
)
from conflictparse.numbers.quantity import Dimension, Quantity

numbers = st.integers(0, 10**6) | st.decimals(0, 10**6, places=2) | st.fractions(0, 10**6, max_denominator=100)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted(draw(st.tuples(numbers, numbers)), key=Fraction)
    low, high = (end if draw(st.booleans()) else None for end in ends)
    return Interval(
        low, high, low_open=low is not None and draw(st.booleans()), high_open=high is not None and draw(st.booleans())
    )


def inside(interval: Interval, number: Fraction) -> bool:
    above = (
        interval.low is None or number > Fraction(interval.low) or (number == interval.low and not interval.low_open)
    )
    below = interval.high is None or number < Fraction(interval.high)
    return above and (below or (number == Fraction(interval.high or 0) and not interval.high_open))


fractions = st.fractions(0, 10**6, max_denominator=100)


@given(intervals(), fractions)
def test_membership_is_what_the_ends_say(interval: Interval, number: Fraction) -> None:
    assert interval.holds(number) is inside(interval, number)


@given(intervals(), intervals(), fractions, fractions)
def test_a_sum_contains_every_sum(a: Interval, b: Interval, x: Fraction, y: Fraction) -> None:
    assume(a.holds(x) and b.holds(y))
    assert sum_of((a, b)).holds(x + y)


@given(intervals(), intervals())
def test_sums_commute(a: Interval, b: Interval) -> None:
    assert sum_of((a, b)) == sum_of((b, a))


def test_the_sum_of_nothing_is_zero() -> None:
    assert sum_of(()) == Interval(0, 0)


@given(intervals(), intervals(), fractions)
def test_an_intersection_is_what_lies_in_both(a: Interval, b: Interval, x: Fraction) -> None:
    both = intersection(a, b)
    assert both.holds(x) is (a.holds(x) and b.holds(x))
    if both.holds(x):
        assert intersects(a, b)


@given(intervals(), intervals())
def test_intersecting_narrows_and_settles(a: Interval, b: Interval) -> None:
    both = intersection(a, b)
    assert contains(a, both)
    assert contains(b, both)
    assert intersection(both, a) == both


@given(intervals())
def test_everything_contains_itself(a: Interval) -> None:
    assert contains(a, a)
    assert contains(Interval(), a)


@given(intervals(), st.lists(intervals(), max_size=4))
def test_tightening_never_widens(whole: Interval, parts: list[Interval]) -> None:
    assert contains(whole, tighten(whole, parts))


@given(st.fractions(0, 1, max_denominator=20), intervals(), fractions)
def test_a_share_contains_every_share(share: Fraction, whole: Interval, x: Fraction) -> None:
    assume(whole.holds(x))
    assert share_of(Interval(share, share), whole).holds(share * x)


@given(st.integers(1, 10**9))
def test_a_figure_agrees_with_its_own_rounding(number: int) -> None:
    step = 10 ** max(0, len(str(number)) - 2)
    rounded = (number + step // 2) // step * step
    a = Quantity(0, 1, str(number), number, number, stated=number, grain=1)
    b = Quantity(0, 1, str(rounded), rounded, rounded, stated=rounded, grain=step)
    assert agree(a, b)
    assert agree(b, a)


def test_agreement_needs_one_dimension_and_unit() -> None:
    ten = parse_quantity("10 kilometres")
    assert ten is not None
    assert agree(ten, ten)
    assert not agree(ten, evolve(ten, unit="mile"))
    assert not agree(ten, evolve(ten, dimension=Dimension.COUNT))


def test_vague_words_are_rounded_from_anything_they_entail() -> None:
    dozens = parse_quantity("dozens")
    assert dozens is not None
    assert rounding(dozens) == interval_of(dozens) == Interval(24, 99)


def test_an_excluded_point_is_empty() -> None:
    assert Interval(5, 5, low_open=True).is_empty
    assert contains(Interval(9, 9), Interval(7, 5))
    assert Interval(None, Fraction(1, 2)).holds(Decimal("0.5"))
