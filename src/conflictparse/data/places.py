"""The bundled gazetteer: countries of the world, towns of countries at war, big cities, units and regions."""

from __future__ import annotations

from functools import cache
from typing import Final

from conflictparse.data.tables import read_table
from conflictparse.places.gazetteer import Gazetteer, Record

_COUNTRIES: Final = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")
_PLACES: Final = Record._fields
_NAMES: Final = ("place", "name", "source")


@cache
def load_gazetteer() -> Gazetteer:
    """
    Return the gazetteer that ships with the library.

    >>> gazetteer = load_gazetteer()
    >>> gazetteer.record(gazetteer.get("Aleppo")[0]).country
    'SYR'
    """
    records = [Record(*row) for row in read_table("places.csv", _PLACES)]
    names: list[tuple[str, str]] = [(name, place) for place, name, _ in read_table("place_names.csv", _NAMES)]
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, name, others, peoples, capital, lat, lon, source in read_table("countries.csv", _COUNTRIES):
        place_id = f"iso:{code}"
        records.append(Record(place_id, name, "", "", "country", code, "", "", "", lat, lon, "", source))
        names += [(one, place_id) for one in (name, *_cells(others))]
        demonyms.update(dict.fromkeys(_cells(peoples), place_id))
        capitals.update(dict.fromkeys(_cells(capital), code))
    return Gazetteer(records, names=names, demonyms=demonyms, capitals=capitals)


def _cells(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
