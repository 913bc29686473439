"""
Read rows of GeoNames: what a feature is, which unit holds it, and which of its other names are names of it.

Source: https://download.geonames.org/export/dump/readme.txt and featureCodes_en.txt (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

import regex

from conflictparse.data.cells import check_degrees, check_whole
from conflictparse.data.places import Named
from conflictparse.names import fold, same_place_name
from conflictparse.places.index import Record, named

DUMP_COLUMNS: Final = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
    "dem", "timezone", "modification date",
)  # fmt: skip
ALTERNATE_COLUMNS: Final = (
    "alternateNameId", "geonameid", "isolanguage", "alternate name", "isPreferredName", "isShortName",
    "isColloquial", "isHistoric", "from", "to",
)  # fmt: skip
#: From this size on, a town is a city.
CITY: Final = 100_000

#: Feature code -> our kind. Populated places are read by their class, but for those in NOT_TOWNS.
KINDS: Final[Mapping[str, str]] = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "PPLX": "neighbourhood", "AIRP": "airport",
    "AIRB": "airport", "AIRF": "airport", "MILB": "base", "INSM": "base", "CMPRF": "camp", "CMP": "camp",
    "PSTB": "crossing", "DAM": "facility", "RGN": "region", "RGNE": "region", "MTS": "region", "ISLS": "region",
    "SEA": "sea", "GULF": "sea", "STRT": "sea", "LK": "lake", "RSV": "lake", "BAY": "sea",
}  # fmt: skip
NOT_TOWNS: Final = frozenset(["PPLH", "PPLCH"])  # historical: no longer there
#: What alternateNamesV2 has in its column of languages that is none, and whose "names" are codes and links.
_NO_LANGUAGES: Final = frozenset("link wkdt post iata icao faac tcid unlc abbr phon piny fr_1793".split())
_MOST_LATIN, _MOST_LOCAL = 6, 2
_SCRIPTS: Final = ("Arabic", "Cyrillic")
_SPELLED_ALIKE: Final = 0.6


def read_feature(row: Mapping[str, str]) -> tuple[Named | None, list[str]]:
    """
    Return the place of a row of a dump, if it is of a kind that we keep, and what is wrong with the row.

    >>> row = dict.fromkeys(DUMP_COLUMNS, "") | {"geonameid": "7", "name": "Kafr Nabl", "feature class": "P"}
    >>> place, problems = read_feature(row | {"latitude": "35.6", "longitude": "36.5", "country code": "SY"})
    >>> place[0].id, place[0].country, problems
    ('geonames:7', 'SYR', [])
    """
    kind = _kind(row)
    if kind is None:
        return None, []
    checks = {
        "geonameid": None if row["geonameid"].isdecimal() else f"{row['geonameid']!r} is no whole number",
        "name": None if fold(row["name"]) else f"{row['name']!r} is no name",
        "latitude": check_degrees(90)(row["latitude"]) if row["latitude"] else "is empty",
        "longitude": check_degrees(180)(row["longitude"]) if row["longitude"] else "is empty",
        "country code": None if alpha_3(row["country code"]) else f"{row['country code']!r} is no ISO 3166-1 code",
        "population": check_whole(row["population"]),
    }
    problems = [f"{column}: {problem}" for column, problem in checks.items() if problem]
    if problems:
        return None, problems
    record = Record(
        id=f"geonames:{row['geonameid']}",
        name=row["name"],
        keys="",
        kind=kind,
        country=alpha_3(row["country code"]) or "",
        admin1="",
        admin2="",
        pcode="",
        iso_3166_2="",
        lat=row["latitude"],
        lon=row["longitude"],
        population=row["population"].lstrip("0"),
        source="geonames",
    )
    return named(record, spellings(row["name"], [row["asciiname"], *row["alternatenames"].split(",")])), []


def _kind(row: Mapping[str, str]) -> str | None:
    code = row["feature code"]
    if code in KINDS:
        return KINDS[code]
    if row["feature class"] != "P" or code in NOT_TOWNS:
        return None
    people = row["population"]
    return "city" if people.isdecimal() and int(people) >= CITY else "town"


def spellings(name: str, others: Iterable[str], scripts: Sequence[str] = _SCRIPTS) -> list[str]:
    """
    Return those of *others* that are spellings of *name*: some in Latin letters, some in each of *scripts*.

    The lists of GeoNames hold airport codes, nicknames and other towns, so a Latin name must sound alike. Names in
    other letters cannot be compared, and the first ones are taken.

    >>> spellings("Saraqib", ["SQB", "Seraqib", "saraqebe", "Old Town", "سراقب"])
    ['Seraqib', 'سراقب']
    """
    latin: dict[str, str] = {}
    local: dict[str, dict[str, str]] = {script: {} for script in scripts}
    own = fold(name)
    for other in others:
        key = fold(other)
        if key == own or len(key) < 2 or "|" in other:
            continue
        if other.isascii():
            usual = other[:1].isupper() and not other.isupper() and len(key) > 3
            if usual and key not in latin and same_place_name(name, other) >= _SPELLED_ALIKE:
                latin[key] = other
        else:
            for script in scripts:
                if _letters(script).fullmatch(other):
                    local[script].setdefault(key, other)
    found = list(latin.values())[:_MOST_LATIN]
    return found + [other for script in scripts for other in list(local[script].values())[:_MOST_LOCAL]]


@cache
def _arabic() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Script=Arabic}\p{M} '\u2019-]++")


@cache
def _cyrillic() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Script=Cyrillic}\p{M} '\u2019-]++")


def _letters(script: str) -> regex.Pattern[str]:
    return _arabic() if script == "Arabic" else _cyrillic()


def read_alternate(cells: Sequence[str]) -> tuple[str, str]:
    """
    Return the identifier of a place, and the name that a row of alternateNamesV2 has for it; "" for what is no name.

    >>> read_alternate(["1", "170063", "fr", "Alep", "", "", "", ""])
    ('geonames:170063', 'Alep')
    """
    place_id, language, name = f"geonames:{cells[1]}", cells[2], " ".join(cells[3].split())
    colloquial = len(cells) > 6 and cells[6] == "1"
    if language in _NO_LANGUAGES or colloquial or len(fold(name)) < 2 or "|" in name:
        return place_id, ""
    written = name.isascii() and name[:1].isupper()
    return place_id, name if written or _is_readable(name) else ""


def _is_readable(name: str) -> bool:
    """Tell whether *name* is in Arabic or Cyrillic letters, or in accented Latin ones."""
    return fold(name).isascii() or any(_letters(script).fullmatch(name) for script in _SCRIPTS)


@cache
def _countries() -> dict[str, str]:
    import pycountry  # noqa: PLC0415 - slow

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


def alpha_3(alpha_2: str) -> str | None:
    """
    Return the ISO 3166-1 alpha-3 code of an alpha-2 code ("XKX" for Kosovo, which has none).

    >>> alpha_3("SY"), alpha_3("ZZ")
    ('SYR', None)
    """
    return _countries().get(alpha_2)


class Units:
    """The names of the units of a dump, which other rows of it refer to by their codes."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def note(self, row: Mapping[str, str]) -> None:
        """Remember *row* if it is a unit."""
        level = {"ADM1": 1, "ADM2": 2}.get(row["feature code"])
        if level is not None:
            self._names[_codes(row, level)] = row["name"]

    def inside(self, place: Named, row: Mapping[str, str]) -> Named:
        """Return *place* with the names of the units that hold it."""
        record, names = place
        first = "" if record.kind == "admin1" else self._names.get(_codes(row, 1), "")
        second = "" if record.kind in ("admin1", "admin2") else self._names.get(_codes(row, 2), "")
        return record._replace(admin1=first, admin2=second), names


def _codes(row: Mapping[str, str], level: int) -> tuple[str, ...]:
    return (row["country code"], row["admin1 code"], row["admin2 code"])[: level + 1]
