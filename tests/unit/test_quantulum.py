"""
quantulum3 as an oracle: its unit table is our data, and its parser reads our phrases a second time.

Its parser runs here only. What it reads otherwise than a reader would is listed as data, so a release that mends one
of these turns the build red until the line is removed.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import conflictparse as cp
from conflictparse.data.units import DIMENSIONS, NAMES, load_units, plural, read_unit_file, unit_file_bytes
from conflictparse.numbers.convert import factor_of
from conflictparse.numbers.measures import UNITS
from conflictparse.numbers.quantity import QUANTULUM_NAMES, Dimension

UNITS_SHA256 = "2ea99d52dab618f7e70e669f99c597187e076826ee289b8faa0d1f1570692432"

#: Phrase -> the unit that a reader would say.
PHRASES = {
    "45g": "gram",
    "70kg": "kilogram",
    "1.5 litres": "litre",
    "30Mbps": "megabit per second",
    "2.4GHz": "gigahertz",
    "120Hz": "hertz",
    "54GB": "gigabyte",
    "500 kilowatts": "kilowatt",
    "40 MW": "megawatt",
    "12V": "volt",
    "640bhp": "horsepower",
    "250 horsepower": "horsepower",
    "35 °C": "degree Celsius",
    "18 degrees Celsius": "degree Celsius",
    "90 degrees Fahrenheit": "degree Fahrenheit",
    "300 square metres": "square metre",
    "300 sq m": "square metre",
    "12 square miles": "square mile",
    "4 sq km": "square kilometre",
    "7 km2": "square kilometre",
    "25 hectares": "hectare",
    "60 acres": "acre",
    "45 dunams": "dunam",
    "16 donums": "dunam",
    "20 feddans": "feddan",
    "300 square feet": "square foot",
    "5,000 cubic metres": "cubic metre",
    "40 cubic feet": "cubic foot",
    "80km/h": "kilometre per hour",
    "60 mph": "mile per hour",
    "12 knots": "knot",
    "900 metres per second": "metre per second",
    "5 nautical miles": "nautical mile",
    "almost 10 kilometers": "kilometre",
    "6 miles": "mile",
    "two miles": "mile",
    "500 yards": "yard",
    "33 feet": "foot",
    "three tons": "ton",
    "40 metric tons": "tonne",
    "1.2 tonnes": "tonne",
    "200 pounds": "pound",
    "16 ounces": "ounce",
    "3 milligrams": "milligram",
    "122mm": "millimetre",
    "7.62 mm": "millimetre",
    "40 cm": "centimetre",
    "12 gallons": "gallon",
    "20 barrels of oil": "barrel",
    "250 millilitres": "millilitre",
    "164p": "penny",
    "50 cents": "cent",
    "$2 million": "US dollar",
    "40 euros": "euro",
    "£300": "pound sterling",
    "20 yuan": "yuan",
    "500 Iraqi dinars": "Iraqi dinar",
    "30,000 Syrian pounds": "Syrian pound",
    "90 roubles": "rouble",
    "half an hour": "hour",
    "two fortnights": "fortnight",
    "48 hours": "hour",
    "90 seconds": "second",
    "three weeks": "week",
    "10 decades": "decade",
    "15 kilotons": "kiloton",
    "120 decibels": "decibel",
    "12 megapixels": "megapixel",
    "220 volts": "volt",
    "3 gigabytes": "gigabyte",
    "9 kilometres per hour": "kilometre per hour",
    "12 per cent": "per cent",
    "45 pct": "per cent",
    "2 sieverts": "sievert",
    "30 psi": "pound per square inch",
    "900 kilometer": "kilometre",
}

#: What quantulum3 0.10.0 says instead: another unit, or nothing that it can tell.
THEIR_ERRORS: dict[str, str] = {
    "640bhp": "",
    "25 hectares": "",
    "45 dunams": "",
    "16 donums": "",
    "20 feddans": "",
    "5 nautical miles": "",
    "500 Iraqi dinars": "",
    "30,000 Syrian pounds": "",
    "half an hour": "",
    "90 seconds": "second of arc",
    "12 per cent": "",
}


def test_the_unit_table_is_the_one_that_was_looked_through() -> None:
    """A new ``units.json`` may hold new everyday words: look through its surfaces, then write its fingerprint here."""
    assert hashlib.sha256(unit_file_bytes()).hexdigest() == UNITS_SHA256


def test_every_entity_that_is_read_is_one_of_theirs() -> None:
    entities = {entry["entity"] for entry in read_unit_file().values()}
    assert entities >= set(DIMENSIONS)


def test_every_name_that_is_changed_is_one_of_theirs() -> None:
    names = set(read_unit_file())
    assert names >= set(NAMES)
    assert names >= set(QUANTULUM_NAMES.values())


def test_no_word_of_a_report_is_a_unit() -> None:
    units = load_units()
    ordinary = (
        "set pair bar barrel drop cup span second won real count time turn shake quad mole round point bit".split()
    )
    assert [word for word in ordinary if any(p == (word,) for p, _ in units.phrases.get(word, ()))] == []


def test_a_letter_on_the_digits_is_a_unit_only_where_it_is_sure() -> None:
    letters = {symbol for symbol in load_units().symbols if len(symbol) == 1}
    assert letters == {"g", "l", "L", "p", "t", "V"}


def test_no_unit_is_read_that_the_grammar_knows_already() -> None:
    units = load_units()
    phrases = {" ".join(phrase) for entries in units.phrases.values() for phrase, _ in entries}
    assert not phrases & UNITS.keys()
    assert not units.symbols.keys() & UNITS.keys()


@pytest.mark.parametrize("dimension", [Dimension.LENGTH, Dimension.AREA, Dimension.SPEED])
def test_common_units_can_be_converted(dimension: Dimension) -> None:
    names = {unit.name for unit in UNITS.values() if unit.dimension is dimension}
    assert all(factor_of(name) for name in names), [name for name in names if not factor_of(name)]


@pytest.mark.parametrize(("phrase", "unit"), PHRASES.items())
def test_a_phrase_has_its_unit(phrase: str, unit: str) -> None:
    quantity = cp.parse_quantity(phrase)
    assert quantity is not None
    assert quantity.unit == unit


@pytest.fixture(scope="session")
def their_parse() -> Callable[[str], list[Any]]:
    """Return quantulum3's parser; its first call takes two seconds or more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = pytest.importorskip("quantulum3.parser")
        try:
            parser.parse("5 km")
        except Exception as error:  # noqa: BLE001 - it crashes beside some releases of scikit-learn
            pytest.skip(f"its parser does not run here: {error!r}")
    return lambda text: list(parser.parse(text))


def their_unit(parse: Callable[[str], list[Any]], phrase: str) -> str:
    """Return the unit that quantulum3 reads in *phrase*, by our name; "" for none or nonsense."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parse(phrase)
    if len(found) != 1:
        return ""
    name = str(found[0].unit.name)
    if name != "percentage" and found[0].unit.entity.name in ("dimensionless", "unknown"):
        return ""
    back = {theirs: ours for ours, theirs in QUANTULUM_NAMES.items() if ours != "night"}
    return back.get(name, NAMES.get(name, name))


@pytest.mark.parametrize(("phrase", "unit"), PHRASES.items())
def test_quantulum3_agrees_or_is_known_not_to(their_parse: Callable[[str], list[Any]], phrase: str, unit: str) -> None:
    assert their_unit(their_parse, phrase) == THEIR_ERRORS.get(phrase, unit)


def test_their_errors_are_errors() -> None:
    assert all(PHRASES[phrase] != said for phrase, said in THEIR_ERRORS.items())


@pytest.mark.parametrize(
    ("phrase", "value", "unit", "uncertainty"),
    [
        ("12 km", 12.0, "kilometre", None),
        ("20 to 30 miles", 25.0, "mile", 5.0),
        ("more than 40 pounds", 40.0, "pound-mass", None),
        ("$3 million", 3_000_000.0, "united states dollar", None),
        ("60 per cent", 60.0, "percentage", None),
        ("45 dunams", 45.0, "dunam", None),
        ("12 tanks", 12.0, "dimensionless", None),
        ("dozens of tanks", 61.5, "dimensionless", 37.5),
    ],
)
def test_a_quantity_is_given_to_quantulum3(phrase: str, value: float, unit: str, uncertainty: float | None) -> None:
    quantity = cp.parse_quantity(phrase)
    assert quantity is not None
    given = quantity.to_quantulum()
    assert (given.value, given.unit.name, given.uncertainty) == (value, unit, uncertainty)
    assert (given.surface, given.span) == (quantity.text, (quantity.start, quantity.end))


def test_plurals_of_their_names() -> None:
    assert plural("inch of mercury") == "inches of mercury"
    assert plural("century") == "centuries"
