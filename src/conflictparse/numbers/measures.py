"""
Units of measure: the word in the text, the unit's full English name, and what it measures.

A short table written by hand: the units that reports of conflict use. Rarer ones are an argument, a
:class:`UnitTable` that :func:`conflictparse.data.units.load_units` makes from quantulum3's unit table. Words that are
also other words in a report ("second", "in", "point", "round") are left out on purpose. What units are worth in one
another stands in :mod:`conflictparse.numbers.convert`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.numbers.quantity import Dimension
from conflictparse.text.tokens import Tokens

_INNER_GAPS: Final = frozenset(' -"')


class Unit(NamedTuple):
    """One unit: its full English name in the singular, what it measures, and its symbol where one is known."""

    name: str
    dimension: Dimension
    symbol: str = ""


class UnitTable(NamedTuple):
    """
    Units that are read beside :data:`UNITS`.

    Attributes:
        phrases: first word -> what stands after a number, split into words, with its unit, the longest first.
            Words are in lower case, symbols as they are written ("GHz").
        symbols: what is written onto the digits -> unit, as it is written ("45g", "30Mbps").
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    symbols: Mapping[str, Unit]

    def may_begin(self, tokens: Tokens, i: int) -> bool:
        """Tell whether some unit begins with word *i*."""
        return tokens.lower[i] in self.phrases or tokens.words[i] in self.phrases

    def find(self, tokens: Tokens, i: int) -> tuple[Unit, int] | None:
        """Return the longest unit that begins at word *i*, and the index after it, or None."""
        for words in (tokens.words, tokens.lower):
            for phrase, unit in self.phrases.get(words[i], ()):
                last = i + len(phrase)
                if tuple(words[i:last]) == phrase and _INNER_GAPS.issuperset(tokens.codes[i + 1 : last]):
                    return unit, last
        return None

    def of_tail(self, tail: str) -> Unit | None:
        """Return the unit whose symbol is *tail*; a longer one also in lower case ("2.4Ghz")."""
        unit = self.symbols.get(tail)
        return self.symbols.get(tail.lower()) if unit is None and len(tail) > 1 else unit


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
    Dimension.CALIBRE: {
        "millimetre": "mm millimeter millimeters millimetre millimetres",
        "calibre": "calibre caliber cal",
    },
    Dimension.SPEED: {
        "kilometre per hour": "kph kmh kilometers-per-hour kilometres-per-hour km-per-hour "
        "kilometres-an-hour kilometers-an-hour km-an-hour",
        "mile per hour": "mph miles-per-hour miles-an-hour",
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

#: Written onto the digits or before them: "RM79", "Rs 500".
CURRENCY_MARKS: Final = MappingProxyType(
    {
        "US": Unit("US dollar", Dimension.MONEY),
        "RM": Unit("ringgit", Dimension.MONEY),
        "Tk": Unit("taka", Dimension.MONEY),
        **dict.fromkeys(("Rs", "INR", "PKR", "LKR", "NPR"), Unit("rupee", Dimension.MONEY)),
        **dict.fromkeys(("Ksh", "KSh", "KES", "Sh", "Ush"), Unit("shilling", Dimension.MONEY)),
        **{
            word.upper(): Unit(name, Dimension.MONEY)
            for name, words in _WORDS[Dimension.MONEY].items()
            for word in words.split()
            if word in ("usd", "eur", "gbp", "syp", "rub", "uah")
        },
    }
)

#: Calibres of firearms in hundredths or thousandths of an inch: the "38" of ".38 revolvers".
CALIBRES: Final = frozenset("22 25 30 32 38 40 44 45 50 223 270 303 308 357 380 454 500".split())

#: Length and hour or second -> speed: "80 km/h".
_SPEED_TIMES: Final = MappingProxyType(
    {"h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second", "second": "second"}
)

PER_CENT: Final = Unit("per cent", Dimension.SHARE)
#: After a degree sign: "35 °C".
DEGREES: Final = MappingProxyType(
    {
        "c": Unit("degree Celsius", Dimension.TEMPERATURE, "°C"),
        "f": Unit("degree Fahrenheit", Dimension.TEMPERATURE, "°F"),
    }
)
STERLING: Final = Unit("pound sterling", Dimension.MONEY)
METRE: Final = Unit("metre", Dimension.LENGTH)


def squared(unit: Unit) -> Unit | None:
    """
    Return the area whose side is *unit*, or None if *unit* is no length.

    >>> squared(UNITS["km"])
    Unit(name='square kilometre', dimension=<Dimension.AREA: 'area'>, symbol='')
    """
    return Unit(f"square {unit.name}", Dimension.AREA) if unit.dimension is Dimension.LENGTH else None


def speed(unit: Unit, time: str) -> Unit | None:
    """
    Return the speed of one *unit* in the time that the word *time* is, or None if there is none.

    >>> speed(UNITS["km"], "h").name, speed(UNITS["kg"], "h")
    ('kilometre per hour', None)
    """
    if unit.dimension is not Dimension.LENGTH or time not in _SPEED_TIMES:
        return None
    return Unit(f"{unit.name} per {_SPEED_TIMES[time]}", Dimension.SPEED)


def unit_table(phrases: Mapping[str, Unit], symbols: Mapping[str, Unit]) -> UnitTable:
    """
    Return the table of *phrases* that stand after a number and *symbols* that are written onto it.

    >>> watt = Unit("watt", Dimension.OTHER, "W")
    >>> unit_table({"watts": watt}, {"W": watt}).of_tail("W").name
    'watt'
    """
    heads: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for phrase, unit in phrases.items():
        words = tuple(phrase.replace("-", " ").split())
        heads.setdefault(words[0], []).append((words, unit))
    return UnitTable(
        MappingProxyType({head: tuple(sorted(every, key=_longest)) for head, every in heads.items()}),
        MappingProxyType(dict(symbols)),
    )


def _longest(entry: tuple[tuple[str, ...], Unit]) -> tuple[int, tuple[str, ...]]:
    return -len(entry[0]), entry[0]


#: Nothing beside :data:`UNITS`: what this layer knows by itself.
BUILTIN_UNITS: Final = unit_table({}, {})
