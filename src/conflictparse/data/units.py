"""
The units that quantulum3 knows, read from its package as data.

Its parser is never imported: only ``units.json`` is opened, the entity of each unit says what it measures, and names
are made ours (full English, British spelling). Its words for everyday things ("span", "bar", "won") and its
one-letter symbols are left out; what it lacks is added here. See decision 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from conflictparse.numbers import Dimension
from conflictparse.numbers.measures import UNITS, Unit, UnitTable, unit_table

#: What an entity of quantulum3 is called here. Units of other entities are left out.
DIMENSIONS: Final = MappingProxyType(
    {
        "length": Dimension.LENGTH,
        "area": Dimension.AREA,
        "volume": Dimension.VOLUME,
        "mass": Dimension.MASS,
        "currency": Dimension.MONEY,
        "time": Dimension.DURATION,
        "speed": Dimension.SPEED,
        "temperature": Dimension.TEMPERATURE,
        "mass flow": Dimension.RATE,
        "volumetric flow": Dimension.RATE,
        **dict.fromkeys(
            (
                "acceleration", "angle", "current", "data storage", "data transfer rate", "electric potential",
                "electrical resistance", "energy", "force", "frequency", "instance frequency", "power", "pressure",
                "radiation absorbed dose", "radioactivity", "sound level", "torque", "typographical element",
            ),
            Dimension.OTHER,
        ),
    }
)  # fmt: skip

#: Shares that quantulum3 counts among the numbers without a dimension.
_SHARES: Final = frozenset(("per mille", "parts-per-million", "parts-per-billion", "basis point"))

#: quantulum3's name -> ours, where they differ.
NAMES: Final = MappingProxyType(
    {
        "united states dollar": "US dollar",
        "dollar": "US dollar",
        "canadian dollar": "Canadian dollar",
        "australian dollar": "Australian dollar",
        "new zealand dollar": "New Zealand dollar",
        "japanese yen": "yen",
        "swiss franc": "Swiss franc",
        "south african rand": "rand",
        "brazilian real": "real",
        "indian rupee": "rupee",
        "mexican peso": "peso",
        "russian ruble": "rouble",
        "chinese yuan": "yuan",
        "south korean won": "won",
        "pound-mass": "pound",
        "short ton": "ton",
        "degree fahrenheit": "degree Fahrenheit",
        "degree angle": "degree",
        "millimeter of mercury": "millimetre of mercury",
        "revolutions per minute": "revolution per minute",
    }
)

#: Surfaces that are words of their own, and what is counted rather than measured.
_ORDINARY: Final = frozenset(
    """
    astronomical-unit bar barad barie barrel barrel-dry barrie bary beep bip bit candle centavo circle count curie
    cubit cup cycle dalton darcy degree-of-arc denier dessert-spoon dessertspoon dots drop dry-barrel ell erg fathom
    faraday franc franklin furlong gal galileo gauss gaj gram-force gray gross half-byte hartree henry instance kip
    langley league maxwell mil mill mole newton nibble nit oersted pack pascal peck pel penny piece pint pond
    poise pound quad quart quarter quartet rad rand real rutherford second set shake siemens span stere tablespoon
    table-spoon tea-spoon teaspoon tesla tetrad tetrade therm thermie time torr turn twip weber weight-ton won mho
    nautical-league picture-element minute atmosphere dime cent
    """.split()
)

#: Units of laboratories, whose symbols mean something else in a report ("15mb").
_UNREAD: Final = frozenset(
    """
    barn earth-mass solar-mass inverse-femtobarn base-pair kilo-base-pair mega-base-pair giga-base-pair nucleotide
    minute-of-arc second-of-arc atomic-mass-unit
    """.split()
)
#: Short symbols that are read when they are written onto the digits; longer ones all are.
_SHORT_SYMBOLS: Final = frozenset(
    """
    ml mL cl cL dl dL hl hL cc oz yd ha hp mg kW MW GW TW kV MV Hz GB MB TB kB KB PB gb mb tb Gb Mb Tb kJ dB kN Pa Sv
    Gy Bq Mt kt px MP ac qt pt
    """.split()
)
#: Symbols that also stand apart from the digits: "2.4 GHz".
_APART: Final = frozenset(
    """
    kW MW GW kV Hz kHz MHz GHz GB MB TB kB KB Mbps Gbps kbps kWh MWh GWh psi rpm RPM dB mAh mg ml mL cc oz hp bhp ppm
    ppb mcg µg hPa kPa MPa px bbl btu BTU sqft
    """.split()
)
_PREFIXES: Final = MappingProxyType(
    {"n": "nano", "µ": "micro", "m": "milli", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta"}
)
_IRREGULAR: Final = MappingProxyType({"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence"})

#: What quantulum3 lacks: our name, dimension, spellings after a number (plurals too), symbols on the digits.
_MORE: Final = (
    ("gram", Dimension.MASS, "", "g gr"),
    ("tonne", Dimension.MASS, "", "t"),
    ("litre", Dimension.VOLUME, "", "l L"),
    ("millilitre", Dimension.VOLUME, "millilitre millilitres milliliter milliliters", "ml mL"),
    ("volt", Dimension.OTHER, "", "V"),
    ("watt", Dimension.OTHER, "watt watts", ""),
    ("kilowatt", Dimension.OTHER, "kilowatt kilowatts", "kW KW kw"),
    ("megawatt", Dimension.OTHER, "megawatt megawatts", "MW"),
    ("gigawatt", Dimension.OTHER, "gigawatt gigawatts", "GW"),
    ("megawatt hour", Dimension.OTHER, "megawatt-hour megawatt-hours", "MWh"),
    ("gigawatt hour", Dimension.OTHER, "gigawatt-hour gigawatt-hours", "GWh"),
    ("horsepower", Dimension.OTHER, "brake-horsepower", "bhp hp HP"),
    ("penny", Dimension.MONEY, "pence", "p"),
    ("cent", Dimension.MONEY, "cent cents", ""),
    ("degree Celsius", Dimension.TEMPERATURE, "degrees-C deg-C celsius", "degC ºC"),
    ("degree Fahrenheit", Dimension.TEMPERATURE, "degrees-F deg-F", "degF ºF"),
    ("degree", Dimension.TEMPERATURE, "", "deg"),
    ("square foot", Dimension.AREA, "sqft sq-foot", "sqft"),
    ("square mile", Dimension.AREA, "sqmi", ""),
    ("feddan", Dimension.AREA, "feddan feddans", ""),
    ("jerib", Dimension.AREA, "jerib jeribs", ""),
    ("bigha", Dimension.AREA, "bigha bighas", ""),
    ("barrel", Dimension.VOLUME, "barrels-of-crude barrels-of-fuel barrel-of-oil bbl", "bbl"),
    ("barrel per day", Dimension.RATE, "barrels-per-day barrels-a-day bpd", "bpd"),
    ("per mille", Dimension.OTHER, "per-mille", ""),
    ("millennium", Dimension.DURATION, "millennia", ""),
    ("quintal", Dimension.MASS, "quintal quintals", ""),
    ("Lebanese pound", Dimension.MONEY, "Lebanese-pound Lebanese-pounds Lebanese-lira", ""),
    ("Egyptian pound", Dimension.MONEY, "Egyptian-pound Egyptian-pounds", ""),
    ("Sudanese pound", Dimension.MONEY, "Sudanese-pound Sudanese-pounds", ""),
    ("South Sudanese pound", Dimension.MONEY, "South-Sudanese-pound South-Sudanese-pounds", ""),
    ("Swiss franc", Dimension.MONEY, "Swiss-franc Swiss-francs", ""),
    ("CFA franc", Dimension.MONEY, "CFA-franc CFA-francs CFA", ""),
    ("Congolese franc", Dimension.MONEY, "Congolese-franc Congolese-francs", ""),
    ("birr", Dimension.MONEY, "birr Ethiopian-birr", ""),
    ("shilling", Dimension.MONEY, "shilling shillings Kenyan-shillings Somali-shillings Ugandan-shillings", ""),
    ("taka", Dimension.MONEY, "taka Bangladeshi-taka", ""),
    ("kyat", Dimension.MONEY, "kyat kyats", ""),
    ("ringgit", Dimension.MONEY, "ringgit", ""),
    ("rupiah", Dimension.MONEY, "rupiah", ""),
    ("baht", Dimension.MONEY, "baht", ""),
    ("afghani", Dimension.MONEY, "Afghan-afghani Afghan-afghanis", ""),
    ("rand", Dimension.MONEY, "South-African-rand", ""),
    ("Danish krone", Dimension.MONEY, "Danish-crown Danish-crowns Danish-krone Danish-kroner", ""),
    ("Norwegian krone", Dimension.MONEY, "Norwegian-crown Norwegian-crowns Norwegian-krone Norwegian-kroner", ""),
    ("Swedish krona", Dimension.MONEY, "Swedish-crown Swedish-crowns Swedish-krona Swedish-kronor", ""),
    ("Czech koruna", Dimension.MONEY, "Czech-crown Czech-crowns Czech-koruna Czech-korunas", ""),
    *(
        (f"{nation} {coin}", Dimension.MONEY, f"{nation}-{coin} {nation}-{coin}s", "")
        for nation, coin in (
            ("Iraqi", "dinar"), ("Libyan", "dinar"), ("Jordanian", "dinar"), ("Yemeni", "riyal"), ("Saudi", "riyal"),
            ("Iranian", "rial"), ("Pakistani", "rupee"), ("Indian", "rupee"), ("Philippine", "peso"),
            ("Colombian", "peso"), ("Israeli", "shekel"), ("Russian", "rouble"), ("Ukrainian", "hryvnia"),
        )
    ),
)  # fmt: skip


@cache
def load_units() -> UnitTable:
    """
    Return the units of quantulum3 and ours, beside those that :mod:`conflictparse.numbers` knows by itself.

    >>> units = load_units()
    >>> units.of_tail("Mbps").name, units.of_tail("g").dimension.value, units.of_tail("bar")
    ('megabit per second', 'mass', None)
    """
    phrases: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for name, dimension, words, tails in _MORE:
        unit = Unit(name, dimension, tails.partition(" ")[0])
        phrases |= {word.replace("-", " ").lower(): unit for word in words.split()}
        symbols |= dict.fromkeys(tails.split(), unit)
    for name, entry in read_unit_file().items():
        entity = Dimension.OTHER if name in _SHARES else DIMENSIONS.get(entry["entity"])
        if entity is None or name.replace(" ", "-") in _UNREAD:
            continue
        for unit, surfaces, written in _with_prefixes(name, entity, entry):
            for word in _words(surfaces):
                phrases.setdefault(word, unit)
            for symbol in written:
                symbols.setdefault(symbol, unit)
    return _finish(phrases, symbols)


def read_unit_file() -> dict[str, Any]:
    """
    Return quantulum3's ``units.json`` without importing the package.

    >>> read_unit_file()["knot"]["entity"]
    'speed'
    """
    import json  # noqa: PLC0415 - 2 ms, and importing the library opens no file

    return dict(json.loads(unit_file_bytes()))


def unit_file_bytes() -> bytes:
    """
    Return quantulum3's ``units.json`` as it stands on the disk or in a zip.

    >>> unit_file_bytes()[:1]
    b'{'
    """
    from importlib.util import find_spec  # noqa: PLC0415 - only the first report needs it

    spec = find_spec("quantulum3")
    if spec is None or spec.loader is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("conflictparse reads its units from quantulum3, which is not installed")
    return bytes(spec.loader.get_data(f"{spec.submodule_search_locations[0]}/units.json"))  # type: ignore[attr-defined]


def _with_prefixes(
    name: str, dimension: Dimension, entry: dict[str, Any]
) -> Iterator[tuple[Unit, list[str], list[str]]]:
    """Yield a unit of the file, and its multiples: kilovolt after volt."""
    symbols = [s for s in entry["symbols"] if s.isalpha()]
    surfaces = [*entry.get("surfaces", ()), *(s for s in entry["symbols"] if s[:3] in ("sq ", "cu "))]
    name = NAMES.get(name, name)
    yield Unit(name, dimension, _first(symbols)), surfaces, symbols
    for prefix in entry.get("prefixes", ()):
        if prefix in _PREFIXES:
            long = _PREFIXES[prefix]
            tails = [prefix + s for s in symbols[:1]]
            yield Unit(long + name, dimension, _first(tails)), [long + s for s in surfaces if " " not in s], tails


def _first(symbols: list[str]) -> str:
    return symbols[0] if symbols else ""


def _words(surfaces: list[str]) -> Iterator[str]:
    """Yield the surfaces that are no everyday words, in lower case, each with its plural."""
    for surface in surfaces:
        word = surface.lower().replace("-", " ")
        if word.replace(" ", "-") not in _ORDINARY and not word.startswith("per "):
            yield word
            yield plural(word)


def plural(name: str) -> str:
    """
    Return the plural of a unit's name.

    >>> [plural(name) for name in ("kilowatt hour", "foot per second", "degree celsius", "hertz")]
    ['kilowatt hours', 'feet per second', 'degrees celsius', 'hertz']
    """
    head, joint, rest = name.partition(" per ")
    if not joint:
        head, joint, rest = name.partition(" of ")
    words = head.split()
    at = 0 if words[0] == "degree" else -1
    words[at] = _IRREGULAR.get(words[at]) or (words[at] if words[at][-1] in "szx" else f"{words[at]}s")
    return f"{' '.join(words)}{joint}{rest}"


def _finish(phrases: dict[str, Unit], symbols: dict[str, Unit]) -> UnitTable:
    """Leave out what is known already and what is too short to be sure, and join both into a table."""
    apart = {s: unit for s, unit in symbols.items() if s in _APART and s not in UNITS}
    own = {symbol for *_, tails in _MORE for symbol in tails.split()}
    glued = {s: u for s, u in symbols.items() if s not in UNITS and (len(s) > 2 or s in _SHORT_SYMBOLS or s in own)}
    for symbol in [s for s in glued if len(s) > 2 and s.lower() not in UNITS]:
        glued.setdefault(symbol.lower(), glued[symbol])
    known = {word: unit for word, unit in phrases.items() if word not in UNITS}
    return unit_table(known | apart, glued)
