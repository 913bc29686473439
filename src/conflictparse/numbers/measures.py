"""
Units of measure: the word in the text, the unit's full English name, and what it measures.

A short table written by hand: the units that reports of conflict use. Rarer units (and the conversion
between units) belong to quantulum3's unit table, which is not read here. Words that are also other words
in a report ("second", "in", "point", "round") are left out on purpose.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.numbers.quantity import Dimension


class Unit(NamedTuple):
    """One unit: its full English name in the singular, and what it measures."""

    name: str
    dimension: Dimension


_WORDS: Final = {
    Dimension.DURATION: {
        "second": "seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "nights",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    },
    Dimension.LENGTH: {
        "kilometre": "km kms kilometer kilometers kilometre kilometres",
        "metre": "meter meters metre metres",
        "centimetre": "cm centimeter centimeters centimetre centimetres",
        "mile": "mile miles mi",
        "nautical mile": "nautical-mile nautical-miles nm",
        "yard": "yard yards",
        "foot": "foot feet ft",
        "inch": "inch inches",
    },
    Dimension.AREA: {
        "square kilometre": "km² km2 sqkm",
        "square metre": "m² m2 sqm",
        "hectare": "hectare hectares ha",
        "acre": "acre acres",
        "dunam": "dunam dunams dunum dunums donum donums",
    },
    Dimension.MASS: {
        "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "milligram": "mg milligram milligrams",
        "gram": "gram grams gramme grammes",
        "tonne": "tonne tonnes metric-ton metric-tons",
        "ton": "ton tons",
        "pound": "lb lbs pound pounds",
    },
    Dimension.VOLUME: {
        "litre": "liter liters litre litres",
        "gallon": "gallon gallons",
        "barrel": "barrels-of-oil",
        "cubic metre": "m³ m3 cubic-meters cubic-metres",
    },
    Dimension.CALIBRE: {"millimetre": "mm millimeter millimeters millimetre millimetres"},
    Dimension.SPEED: {
        "kilometre per hour": "kph kmh kilometers-per-hour kilometres-per-hour km-per-hour",
        "mile per hour": "mph miles-per-hour",
        "knot": "knots",
    },
    Dimension.TEMPERATURE: {"degree": "degree degrees"},
    Dimension.SHARE: {"per cent": "percent per-cent pct pc percentage-points percentage-point"},
    Dimension.MONEY: {
        "US dollar": "dollar dollars usd US-dollars",
        "euro": "euro euros eur",
        "pound sterling": "gbp sterling pounds-sterling",
        "Syrian pound": "syp Syrian-pounds",
        "Turkish lira": "Turkish-lira Turkish-liras lira liras",
        "rouble": "ruble rubles rouble roubles rub",
        "rupee": "rupee rupees inr pkr",
        "riyal": "riyal riyals rial rials",
        "dinar": "dinar dinars",
        "shekel": "shekel shekels",
        "afghani": "afghanis",
        "hryvnia": "hryvnia hryvnias uah",
        "naira": "naira",
        "peso": "peso pesos",
    },
}

#: Word or phrase in lower case -> unit.
UNITS: Final = MappingProxyType(
    {
        word.lower().replace("-", " "): Unit(name, dimension)
        for dimension, units in _WORDS.items()
        for name, words in units.items()
        for word in words.split()
    }
)

#: Currency sign -> unit.
CURRENCIES: Final = MappingProxyType(
    {
        "$": Unit("US dollar", Dimension.MONEY),
        "€": Unit("euro", Dimension.MONEY),
        "£": Unit("pound sterling", Dimension.MONEY),
        "¥": Unit("yen", Dimension.MONEY),
        "₽": Unit("rouble", Dimension.MONEY),
        "₺": Unit("Turkish lira", Dimension.MONEY),
        "₪": Unit("shekel", Dimension.MONEY),
        "₴": Unit("hryvnia", Dimension.MONEY),
        "₦": Unit("naira", Dimension.MONEY),
        "₹": Unit("rupee", Dimension.MONEY),
    }
)

PER_CENT: Final = Unit("per cent", Dimension.SHARE)
STERLING: Final = Unit("pound sterling", Dimension.MONEY)
METRE: Final = Unit("metre", Dimension.LENGTH)


def squared(unit: Unit) -> Unit | None:
    """
    Return the area whose side is *unit*, or None if *unit* is no length.

    >>> squared(UNITS["km"])
    Unit(name='square kilometre', dimension=<Dimension.AREA: 'area'>)
    """
    return Unit(f"square {unit.name}", Dimension.AREA) if unit.dimension is Dimension.LENGTH else None
