"""Measures: which words are units, what they are worth, and when one figure restates another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictparse as cp
from conflictparse.data.units import load_units
from conflictparse.numbers import Dimension, Quantity, find_quantities, parse_quantity
from conflictparse.numbers.convert import factor_of, restates, to_si
from conflictparse.numbers.measures import BUILTIN_UNITS, Unit, unit_table


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("12 km", 12_000, "metre"),
        ("122mm", Decimal("0.122"), "metre"),
        ("3 square miles", Decimal("7769964.331008"), "square metre"),
        ("45 hectares", 450_000, "square metre"),
        ("2.5 tonnes", 2_500, "kilogram"),
        ("45g", Decimal("0.045"), "kilogram"),
        ("half an hour", 1_800, "second"),
        ("three weeks", 1_814_400, "second"),
        ("2,000 litres", 2, "cubic metre"),
        ("90 km/h", 25, "metre per second"),
        ("100 km/h", Fraction(250, 9), "metre per second"),
        ("18 knots", Decimal("9.26"), "metre per second"),
        ("0 °C", Decimal("273.15"), "kelvin"),
        ("212 degrees Fahrenheit", Decimal("373.15"), "kelvin"),
        ("60 °F", Fraction(51967, 180), "kelvin"),
    ],
)
def test_a_measure_is_converted_exactly(phrase: str, value: object, unit: str) -> None:
    quantity = cp.parse_quantity(phrase)
    assert quantity is not None
    assert to_si(quantity) == (value, unit)
    assert not isinstance(to_si(quantity)[0], float)


@pytest.mark.parametrize(
    "phrase",
    ["two months", "25 years", "30 tons", "$5 million", "12 tanks", "60 per cent", "several kilometres", "40 MW"],
)
def test_what_is_not_one_figure_is_not_converted(phrase: str) -> None:
    quantity = cp.parse_quantity(phrase)
    assert quantity is not None
    assert to_si(quantity) is None


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("almost 10 kilometers (6 miles)", True),
        ("10 meters (33 feet)", True),
        ("30 miles (50 km)", True),
        ("120 square kilometres (46 square miles)", True),
        ("45 kilograms (100 pounds)", True),
        ("35 °C (95 °F)", True),
        ("10 kilometers (16 miles)", False),  # converted the wrong way round
        ("300 metres (98 feet)", False),
        ("5 km (5 kg)", False),
        ("2 months (60 days)", False),
    ],
)
def test_a_gloss_restates_when_it_agrees_within_rounding(text: str, agrees: bool) -> None:
    first, second = cp.find_quantities(text)
    assert restates(first, second) is agrees
    assert restates(second, first) is agrees


@given(
    value=st.one_of(st.integers(0, 10**12), st.decimals(0, 10**9, places=4, allow_nan=False)),
    unit=st.sampled_from(["kilometre", "mile", "inch", "nautical mile", "foot"]),
)
def test_there_and_back_is_the_same_figure(value: int | Decimal, unit: str) -> None:
    quantity = Quantity(0, 1, "x", value, value, stated=value, dimension=Dimension.LENGTH, unit=unit)
    converted = to_si(quantity)
    factor = factor_of(unit)
    assert converted is not None
    assert factor is not None
    assert Fraction(converted[0]) / factor == Fraction(value)
    assert restates(quantity, quantity)


def test_the_layer_alone_knows_its_own_units_only() -> None:
    assert parse_quantity("12 km") is not None
    assert [q.unit for q in find_quantities("a 45g sample, 12 km away")] == ["kilometre"]
    assert [q.unit for q in find_quantities("a 45g sample, 12 km away", units=load_units())] == ["gram", "kilometre"]


def test_a_table_is_an_argument() -> None:
    cubit = Unit("cubit", Dimension.LENGTH, "cbt")
    units = unit_table({"cubits": cubit, "royal-cubits": cubit._replace(name="royal cubit")}, {"cbt": cubit})
    found = find_quantities("40 cubits, 30 royal cubits and 20cbt", units=units)
    assert [(q.text, q.unit) for q in found] == [
        ("40 cubits", "cubit"),
        ("30 royal cubits", "royal cubit"),
        ("20cbt", "cubit"),
    ]
    assert unit_table({}, {}) == BUILTIN_UNITS


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("winds of 80 km/h", "kilometre per hour", 80, 80),
        ("0 to 80km/h", "kilometre per hour", 0, 80),
        ("$US113 trillion", "US dollar", 113 * 10**12, 113 * 10**12),
        ("a fine of Rs. 500", "rupee", 500, 500),
        ("aid of Rs 5 lakh", "rupee", 500_000, 500_000),
        ("aid of Rs1,700", "rupee", 1_700, 1_700),
        ("a loan of RM2.5m", "ringgit", 2_500_000, 2_500_000),
        ("more than 180p", "penny", 180, None),
        ("500 m from the gate", "metre", 500, 500),
        ("at least 40 MW of power", "megawatt", 40, None),
        ("a 500-kilowatt generator", "kilowatt", 500, 500),
        ("30,000 barrels a day", "barrel per day", 30_000, 30_000),
    ],
)
def test_a_unit_beside_its_figure(text: str, unit: str, low: int, high: int | None) -> None:
    (quantity,) = cp.find_quantities(text)
    assert (quantity.unit, quantity.low, quantity.high, quantity.noun) == (unit, low, high, None)


@pytest.mark.parametrize(
    "text",
    ["at 3p.m.", "on 5g networks", "a 1080p film", "Section 5g", "a T-72g", "F-16s", "9K111", "RM", "Rs5x", "US5"],
)
def test_a_letter_on_the_digits_is_no_unit_everywhere(text: str) -> None:
    assert cp.find_quantities(text) == ()


@pytest.mark.parametrize("text", ["12 won", "20 barrels", "3 bars", "5 real men", "12 second-hand cars", "40 drops"])
def test_an_everyday_word_is_counted_not_measured(text: str) -> None:
    (quantity,) = cp.find_quantities(text)
    assert quantity.unit is None


@pytest.mark.parametrize(
    "text", ["9" * 10**5 + "g", "RM" + "9" * 10**5, "Rs1" + ",000" * 10**4, "1g" * 10**4, "5 °", "5°c"]
)
def test_no_text_raises(text: str) -> None:
    assert isinstance(cp.find_quantities(text), tuple)
