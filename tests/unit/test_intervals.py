"""The arithmetic of what figures entail, end by end."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conflictparse.numbers import parse_quantity
from conflictparse.numbers.intervals import (
    Interval,
    agree,
    contains,
    intersection,
    intersects,
    plain,
    rounding,
    share_of,
    sum_of,
    tighten,
    total,
)

TEN_TO_20 = Interval(10, 20)
INSIDE = Interval(10, 20, low_open=True, high_open=True)


HELD = [(9, False, False), (10, True, False), (11, True, True), (19, True, True), (20, True, False), (21, False, False)]


@pytest.mark.parametrize(("number", "held", "inside"), HELD)
def test_an_interval_holds_its_ends_unless_they_are_open(number: int, held: bool, inside: bool) -> None:
    assert (TEN_TO_20.holds(number), INSIDE.holds(number)) == (held, inside)
    assert Interval(None, 20).holds(number) is (number <= 20)
    assert Interval(10, None).holds(number) is (number >= 10)
    assert Interval().holds(number)


@pytest.mark.parametrize(
    ("interval", "empty"),
    [
        (Interval(), False),
        (Interval(10, None), False),
        (Interval(None, 10), False),
        (Interval(10, 10), False),
        (Interval(11, 10), True),
        (Interval(10, 11, low_open=True), False),
        (Interval(10, 10, low_open=True), True),
        (Interval(10, 10, high_open=True), True),
    ],
)
def test_an_interval_is_empty_where_no_number_lies_inside(interval: Interval, empty: bool) -> None:
    assert interval.is_empty is empty
    assert contains(Interval(90, 91), interval) is empty


def test_a_whole_number_is_plain_and_a_part_stays_exact() -> None:
    assert [plain(n) for n in (7, Fraction(14, 2))] == [7, 7]
    assert plain(Fraction(1, 2)) == Fraction(1, 2)
    assert total([]) == 0
    assert total([Fraction(1, 2), Fraction(3, 2)]) == 2


def test_a_sum_is_open_where_one_end_is() -> None:
    assert sum_of([TEN_TO_20, INSIDE]) == Interval(20, 40, low_open=True, high_open=True)
    assert sum_of([TEN_TO_20, TEN_TO_20]) == Interval(20, 40)
    assert sum_of([INSIDE, Interval(5, None)]) == Interval(15, None, low_open=True)
    assert sum_of([INSIDE, Interval(None, 5)]) == Interval(None, 25, high_open=True)


def test_what_lies_in_both_has_the_tighter_ends() -> None:
    assert intersection(TEN_TO_20, Interval(12, 30)) == Interval(12, 20)
    assert intersection(Interval(12, 30), TEN_TO_20) == Interval(12, 20)
    assert intersection(TEN_TO_20, INSIDE) == INSIDE == intersection(INSIDE, TEN_TO_20)
    assert intersection(Interval(), INSIDE) == INSIDE == intersection(INSIDE, Interval())
    assert intersects(TEN_TO_20, Interval(20, 30))
    assert not intersects(INSIDE, Interval(20, 30))


def test_parts_raise_the_low_end_of_their_whole() -> None:
    assert tighten(Interval(10, 90), [TEN_TO_20, INSIDE]) == Interval(20, 90, low_open=True)
    assert tighten(Interval(50, 90), [TEN_TO_20]) == Interval(50, 90)


def test_a_share_of_a_whole_is_as_open_as_either() -> None:
    half, over_half = Interval(Fraction(1, 2), Fraction(1, 2)), Interval(Fraction(1, 2), 1, low_open=True)
    assert share_of(half, TEN_TO_20) == Interval(5, 10)
    assert share_of(half, INSIDE) == Interval(5, 10, low_open=True, high_open=True)
    assert share_of(over_half, TEN_TO_20) == Interval(5, 20, low_open=True)
    assert share_of(Interval(None, 1), TEN_TO_20) == Interval(None, 20)
    assert share_of(half, Interval(10, None)) == Interval(5, None)
    assert share_of(Interval(0, 1, low_open=True), Interval(0, 20)) == Interval(0, 20)
    assert share_of(Interval(0, 1, low_open=True), TEN_TO_20) == Interval(0, 20, low_open=True)
    assert share_of(TEN_TO_20, Interval(0, 1, low_open=True)) == Interval(0, 20, low_open=True)
    assert share_of(Interval(0, 1), Interval(5, 20, low_open=True)) == Interval(0, 20)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("1,000", "1,400", True),
        ("1,000", "1,501", False),
        ("1,000", "500", True),
        ("12 km", "12 km", True),
        ("12 km", "12 miles", False),
        ("12 km", "12 men", False),
        ("12 men", "12 women", True),
        ("dozens", "40", True),
        ("dozens", "12", False),
    ],
)
def test_figures_agree_where_one_may_be_the_other_rounded(a: str, b: str, same: bool) -> None:
    first, second = parse_quantity(a), parse_quantity(b)
    assert first is not None
    assert second is not None
    assert agree(first, second) is same
    assert agree(second, first) is same


@pytest.mark.parametrize(
    ("words", "ends"), [("12", (Fraction(23, 2), Fraction(25, 2))), ("1,000", (500, 1500)), ("dozens", (24, 99))]
)
def test_a_figure_was_rounded_by_half_its_grain(words: str, ends: tuple[object, object]) -> None:
    found = parse_quantity(words)
    assert found is not None
    assert rounding(found)[:2] == ends
