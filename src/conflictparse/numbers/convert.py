"""
What units are worth in one another, exactly.

Read here: lengths, areas, masses, durations up to weeks, volumes, speeds and temperatures, by the names of
``conflictparse.numbers.measures``. Not read here: months and years (a calendar decides), money, and the units of
computers and power. Law: conversion is exact, never through binary floats.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from conflictparse.numbers.quantity import Dimension, Number, Quantity

#: The unit of the International System in which each dimension is given.
SI_UNITS: Final = MappingProxyType(
    {
        Dimension.LENGTH: "metre",
        Dimension.CALIBRE: "metre",
        Dimension.AREA: "square metre",
        Dimension.MASS: "kilogram",
        Dimension.DURATION: "second",
        Dimension.AGE: "second",
        Dimension.VOLUME: "cubic metre",
        Dimension.SPEED: "metre per second",
        Dimension.TEMPERATURE: "kelvin",
    }
)

_LENGTHS: Final = MappingProxyType(
    {
        "nanometre": "0.000000001", "micrometre": "0.000001", "millimetre": "0.001", "centimetre": "0.01",
        "decimetre": "0.1", "metre": "1", "decametre": "10", "hectometre": "100", "kilometre": "1000",
        "inch": "0.0254", "foot": "0.3048", "yard": "0.9144", "mile": "1609.344", "nautical mile": "1852",
    }
)  # fmt: skip
_TIMES: Final = MappingProxyType(
    {
        "nanosecond": "0.000000001", "microsecond": "0.000001", "millisecond": "0.001", "second": "1", "minute": "60",
        "hour": "3600", "day": "86400", "week": "604800", "night": "86400", "fortnight": "1209600",
    }
)  # fmt: skip
#: Values that differ from place to place ("dunam", "jerib", "bigha") are not here, but for the metric dunam.
_OTHERS: Final = MappingProxyType(
    {
        "hectare": "10000", "acre": "4046.8564224", "dunam": "1000",
        "microgram": "0.000000001", "milligram": "0.000001", "gram": "0.001", "kilogram": "1", "tonne": "1000",
        "quintal": "100", "pound": "0.45359237", "ounce": "0.028349523125", "long ton": "1016.0469088",
        "millilitre": "0.000001", "cubic centimetre": "0.000001", "centilitre": "0.00001", "decilitre": "0.0001",
        "litre": "0.001", "hectolitre": "0.1", "barrel": "0.158987294928", "gallon": "0.003785411784",
        "pint": "0.000473176473", "quart": "0.000946352946",
    }
)  # fmt: skip
#: A tenth of the value is the most that a round figure may be rounded by.
_COARSEST: Final = Fraction(1, 10)


def to_si(quantity: Quantity) -> tuple[Number, str] | None:
    """
    Return the stated figure of *quantity* in the unit of the International System, or None if there is none.

    >>> from conflictparse.numbers import parse_quantity
    >>> [to_si(parse_quantity(phrase)) for phrase in ("almost 10 kilometers", "5 feet", "2 months")]
    [(10000, 'metre'), (Decimal('1.524'), 'metre'), None]
    """
    unit = SI_UNITS.get(quantity.dimension)
    if unit is None or quantity.unit is None or quantity.stated is None:
        return None
    value = _exact(quantity.unit, quantity.stated)
    return None if value is None else (_plain(value), unit)


def restates(first: Quantity, second: Quantity) -> bool:
    """
    Tell whether *second* says in another unit what *first* says, as far as both are rounded.

    >>> from conflictparse.numbers import find_quantities
    >>> restates(*find_quantities("almost 10 kilometers (6 miles)"))
    True
    >>> restates(*find_quantities("almost 10 kilometers (60 miles)"))
    False
    """
    a, b = to_si(first), to_si(second)
    if a is None or b is None or a[1] != b[1]:
        return False
    (a_low, a_high), (b_low, b_high) = _rounded(first), _rounded(second)
    return a_low <= b_high and b_low <= a_high


def _exact(unit: str, value: Number) -> Fraction | None:
    """Return *value* of *unit* in its unit of the International System."""
    exact = Fraction(value)
    if unit == "degree Celsius":
        return exact + Fraction("273.15")
    if unit == "degree Fahrenheit":
        return (exact + Fraction("459.67")) * Fraction(5, 9)
    factor = factor_of(unit)
    return None if factor is None else exact * factor


def factor_of(unit: str) -> Fraction | None:
    """
    Return how many units of the International System one *unit* is, or None where that is not one figure.

    >>> factor_of("kilometre per hour"), factor_of("square mile") == factor_of("mile") ** 2, factor_of("ton")
    (Fraction(5, 18), True, None)
    """
    plain = _LENGTHS.get(unit) or _TIMES.get(unit) or _OTHERS.get(unit)
    if plain is not None:
        return Fraction(plain)
    if unit == "kelvin":
        return Fraction(1)
    if unit == "knot":
        return Fraction(1852, 3600)
    length, per, time = unit.partition(" per ")
    if per:
        return Fraction(_LENGTHS[length]) / Fraction(_TIMES[time]) if length in _LENGTHS and time in _TIMES else None
    power, _, length = unit.partition(" ")
    if power in ("square", "cubic") and length in _LENGTHS:
        return Fraction(_LENGTHS[length]) ** (2 if power == "square" else 3)
    return None


def _rounded(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """Return between which values of the International System the figure lay before it was rounded."""
    stated = Fraction(quantity.stated or 0)
    grain = Fraction(quantity.grain or 1)
    slack = grain / 2 if grain <= 1 else min(grain / 2, max(Fraction(1, 2), abs(stated) * _COARSEST))
    low = _exact(quantity.unit or "", stated - slack) or Fraction(0)
    high = _exact(quantity.unit or "", stated + slack) or Fraction(0)
    return low, high


def _plain(value: Fraction) -> Number:
    """Return *value* as an int or a Decimal where one is exact."""
    if value.denominator == 1:
        return value.numerator
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return value
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return decimal if Fraction(decimal) == value else value
