"""
Read a table of units in the layout of OCHA's common operational datasets (COD-AB): a row for each lowest unit.

Columns are ``ADM1_EN`` and ``ADM1_PCODE`` and so on for each level, or ``adm1_name`` and ``adm1_pcode``; other
languages are more names. ``center_lat`` and ``center_lon`` are those of the lowest unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from conflictparse.data.cells import check_degrees
from conflictparse.data.geonames import alpha_3
from conflictparse.data.places import Named
from conflictparse.names import fold
from conflictparse.places.index import Record, named

_LEVELS: Final = (1, 2, 3)
_COLUMN: Final = re.compile(r"adm([0-4])_?(en|name|pcode|[a-z]{2}|ref|alt1?_?[a-z]{2}|name[1-3])\Z", re.IGNORECASE)


def is_units_header(header: Iterable[str]) -> bool:
    """
    Tell whether *header* is that of a table of units.

    >>> is_units_header(["ADM1_EN", "ADM1_PCODE"]), is_units_header(["id", "name"])
    (True, False)
    """
    columns = {column.lower() for column in header}
    return "adm1_pcode" in columns and bool({"adm1_en", "adm1_name"} & columns)


def read_units(rows: Iterable[tuple[int, Mapping[str, str]]]) -> tuple[list[Named], list[str]]:
    """
    Return the units of *rows*, each once, and what is wrong with the rows, as ``row:column: message``.

    >>> row = {"ADM1_EN": "Idleb", "ADM1_PCODE": "SY07", "ADM1_AR": "إدلب"}
    >>> places, problems = read_units([(2, row)])
    >>> places[0][0].id, places[0][0].country, places[0][1], problems
    ('ocha:SY07', 'SYR', ('Idleb', 'إدلب'), [])
    """
    found: dict[str, Named] = {}
    problems: list[str] = []
    for number, row in rows:
        plain = {column.lower(): cell for column, cell in row.items()}
        lowest = max((level for level in _LEVELS if plain.get(f"adm{level}_pcode")), default=0)
        if not lowest:
            problems.append(f"{number}:adm1_pcode: is empty")
        for level in range(1, lowest + 1):
            place, wrong = _unit(plain, level, spot=level == lowest)
            problems += [f"{number}:{problem}" for problem in wrong]
            known = found.setdefault(place[0].id, place)
            if known[0].name != place[0].name:
                problems.append(
                    f"{number}:adm{level}_pcode: {place[0].pcode!r} is {known[0].name!r} in a row before, "
                    f"and {place[0].name!r} here"
                )
    return list(found.values()), problems


def _unit(row: Mapping[str, str], level: int, *, spot: bool) -> tuple[Named, list[str]]:
    """Return the unit of one level of a row, and what is wrong with it."""
    pcode, name = row.get(f"adm{level}_pcode", ""), _name(row, level)
    country = alpha_3((row.get("adm0_pcode") or pcode)[:2].upper())
    lat, lon = (row.get("center_lat", ""), row.get("center_lon", "")) if spot else ("", "")
    checks = {
        f"adm{level}_pcode": None if pcode else "is empty",
        f"adm{level}_en": None if fold(name) else f"{name!r} is no name",
        "adm0_pcode": None if country else f"{(row.get('adm0_pcode') or pcode)!r} begins with no ISO 3166-1 code",
        "center_lat": check_degrees(90)(lat),
        "center_lon": check_degrees(180)(lon),
    }
    record = Record(
        id=f"ocha:{pcode}",
        name=name,
        keys="",
        kind=f"admin{level}",
        country=country or "",
        admin1=_name(row, 1) if level > 1 else "",
        admin2=_name(row, 2) if level > 2 else "",
        pcode=pcode,
        iso_3166_2="",
        lat=lat,
        lon=lon,
        population="",
        source="ocha-cod-ab",
    )
    others = dict.fromkeys(other for other in _others(row, level) if other != name and len(fold(other)) > 1)
    return named(record, others), [f"{column}: {problem}" for column, problem in checks.items() if problem]


def _name(row: Mapping[str, str], level: int) -> str:
    return " ".join((row.get(f"adm{level}_en") or row.get(f"adm{level}_name") or "").split())


def _others(row: Mapping[str, str], level: int) -> list[str]:
    """Return the names of a unit in all columns but that of its code, by column."""
    columns = ((column, _COLUMN.match(column)) for column in sorted(row))
    wanted = [column for column, match in columns if match and int(match[1]) == level and match[2].lower() != "pcode"]
    return [" ".join(row[column].split()) for column in wanted]
