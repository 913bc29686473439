"""
The bundled gazetteer, and any other compiled one.

The tables ``places.csv``, ``places_by_hand.csv``, ``place_names.csv``, ``place_guards.csv`` and ``countries.csv`` are
compiled into ``places.cpg`` by ``tools/compile_gazetteer.py``; only that file is opened to read reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from conflictparse.data.compiled import CompiledIndex
from conflictparse.data.tables import open_binary, read_table
from conflictparse.errors import LexiconError
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.index import Record, TableIndex, Words, named

BUNDLED: Final = "places.cpg"
PLACE_COLUMNS: Final = (
    "id", "name", "names", "kind", "country", "admin1", "admin2", "pcode", "iso_3166_2", "lat", "lon", "population",
    "source",
)  # fmt: skip
NAME_COLUMNS: Final = ("place", "name", "source")
GUARD_COLUMNS: Final = ("name", "why", "source")
COUNTRY_COLUMNS: Final = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")

#: A record with all its names as written.
Named = tuple[Record, tuple[str, ...]]


def load_gazetteer(path: str | None = None) -> Gazetteer:
    """
    Return the gazetteer of the compiled file *path*, or the one that ships with the library.

    The file stays open, and is read as far as names are asked for: do not change it in place.

    Raises:
        LexiconError: the file is no compiled gazetteer, is cut off, or was built by another version.
        OSError: the file cannot be read.

    >>> gazetteer = load_gazetteer()
    >>> gazetteer.record(gazetteer.get("Aleppo")[0]).country
    'SYR'
    """
    return _bundled() if path is None else Gazetteer(open_index(path))


@cache
def _bundled() -> Gazetteer:
    return Gazetteer(CompiledIndex(open_binary(BUNDLED), BUNDLED))


def open_index(path: str) -> CompiledIndex:
    """
    Return the index of the compiled file *path*, which is mapped into memory.

    Raises:
        LexiconError: the file is no compiled gazetteer.
        OSError: the file cannot be read.
    """
    import mmap  # noqa: PLC0415 - only a file of the caller's needs it
    import os  # noqa: PLC0415
    import stat  # noqa: PLC0415

    mode = os.stat(path).st_mode  # noqa: PTH116 - pathlib is slow to import
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # a pipe would be waited for without end
        raise LexiconError((f"{path}: is no plain file",))
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
        empty = not file.seek(0, 2)
        content = b"" if empty else memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return CompiledIndex(content, path)


def read_bundled(edition: str) -> TableIndex:
    """Return the index of the bundled tables themselves, which takes seconds; for compiling and checking."""
    return build_index([*read_countries(), *read_places()], edition=edition)


def build_index(places: Iterable[Named], *, edition: str) -> TableIndex:
    """
    Return the index of *places*, with what is known of single names; a place that comes again replaces the first.

    Demonyms, capitals and guards come from the bundled tables.
    """
    by_id = {record.id: (record, names) for record, names in places}
    for place_id, more in _more_names().items():
        if place_id in by_id:
            record, names = by_id[place_id]
            by_id[place_id] = named(record, (*names[1:], *more))
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, _, _, peoples, capital, *_ in read_table("countries.csv", COUNTRY_COLUMNS):
        if f"iso:{code}" in by_id:
            demonyms.update(dict.fromkeys(_cells(peoples), f"iso:{code}"))
            capitals.update(dict.fromkeys(_cells(capital), code))
    guards = [name for name, _, _ in read_table("place_guards.csv", GUARD_COLUMNS)]
    return TableIndex(by_id.values(), Words(demonyms, capitals, guards), edition=edition)


def read_countries() -> Iterator[Named]:
    """Yield the countries of the world."""
    for code, name, others, _, _, lat, lon, source in read_table("countries.csv", COUNTRY_COLUMNS):
        record = Record(f"iso:{code}", name, "", "country", code, "", "", "", "", lat, lon, "", source)
        yield named(record, _cells(others))


def read_places() -> Iterator[Named]:
    """Yield the bundled places, countries apart."""
    for table in ("places.csv", "places_by_hand.csv"):
        for row in read_table(table, PLACE_COLUMNS):
            yield place_of(dict(zip(PLACE_COLUMNS, row, strict=True)))


def place_of(row: Mapping[str, str]) -> Named:
    """
    Return the place of one row, by the names of its columns; what a row lacks is unknown.

    >>> place_of({"id": "my:1", "name": "Tell Aran", "names": "Tal Arn"})[0].keys
    'tell aran|tal arn'
    """
    return named(Record(*(row.get(column, "") for column in Record._fields)), _cells(row.get("names", "")))


def _more_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for place, name, _ in read_table("place_names.csv", NAME_COLUMNS):
        names.setdefault(place, []).append(name)
    return names


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
