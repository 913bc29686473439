"""
Check the bundled tables: every problem of every table at once, as ``file:row:column: message``.

Checked: encoding, columns, types, unique ids, order, foreign keys, a declared source on every row, dates in
order, letters of one script in a name, what actors and their names owe each other, the fingerprints of the
manifest, and that the compiled files are what their tables compile to. Rows count from 1, the header is row 1.
"""

import csv
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from conflictparse.actors.actor import SIDES, USES
from conflictparse.actors.kinds import KINDS as ACTOR_KINDS
from conflictparse.data.actors import BUNDLED_ACTORS
from conflictparse.data.build import compile_bundled
from conflictparse.data.cells import (
    check_any,
    check_country,
    check_day,
    check_degrees,
    check_filled,
    check_folded,
    check_identity,
    check_names,
    check_one_of,
    check_pcode,
    check_trimmed,
    check_whole,
    check_wikidata,
    check_written,
)
from conflictparse.data.check_actors import check_actors
from conflictparse.data.compile_actors import compile_bundled_actors
from conflictparse.data.manifest import load_manifest
from conflictparse.data.places import BUNDLED
from conflictparse.data.tables import open_binary

Row = dict[str, str]

_USER_ASSIGNED: Final = frozenset({"XKX"})  # Kosovo: in use, but ISO 3166-1 assigns it no code
KINDS: Final = (
    "admin1", "admin2", "admin3", "airport", "base", "border", "camp", "city", "crossing", "facility", "lake",
    "neighbourhood", "region", "river", "road", "sea", "town",
)  # fmt: skip
_WHYS: Final = ("abbreviation", "common name", "person", "word")
_SIDES: Final = ("", *SIDES)


class Table(NamedTuple):
    """The rules of one table: its columns with their checks, its key, and the columns that it is sorted by."""

    columns: Mapping[str, Callable[[str], str | None]]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, ...]] = {}  # column -> tables, one of which holds it as an id


PLACES: Final = Table(
    {
        "id": check_identity,
        "name": check_written,
        "names": check_names,
        "kind": check_one_of(KINDS),
        "country": check_country,
        "admin1": check_any,
        "admin2": check_any,
        "pcode": check_pcode,
        "iso_3166_2": check_any,
        "lat": check_degrees(90),
        "lon": check_degrees(180),
        "population": check_whole,
        "source": check_filled,
    },
    ("id",),
    {"country": ("countries.csv",)},
)
TABLES: Final[Mapping[str, Table]] = {
    "actors.csv": Table(
        {
            "id": check_identity,
            "name": check_written,
            "kind": check_one_of(ACTOR_KINDS),
            "country": check_country,
            "side": check_one_of(_SIDES),
            "parent": check_any,
            "since": check_day,
            "until": check_day,
            "ucdp": check_whole,
            "acled": check_trimmed,
            "wikidata": check_wikidata,
            "source": check_filled,
        },
        ("id",),
        {"parent": ("actors.csv",), "country": ("countries.csv",)},
    ),
    "actor_names.csv": Table(
        {
            "actor": check_identity,
            "name": check_written,
            "use": check_one_of(USES),
            "language": check_filled,
            "since": check_day,
            "until": check_day,
            "source": check_filled,
        },
        ("actor", "name"),
        {"actor": ("actors.csv",)},
    ),
    "leaders.csv": Table(
        {
            "name": check_written,
            "forms": check_any,
            "country": check_country,
            "since": check_day,
            "until": check_day,
            "source": check_filled,
        },
        ("name",),
        {"country": ("countries.csv",)},
    ),
    "countries.csv": Table(
        {
            "id": check_country,
            "name": check_written,
            "names": check_any,
            "demonyms": check_any,
            "capital": check_any,
            "lat": check_degrees(90),
            "lon": check_degrees(180),
            "source": check_filled,
        },
        ("id",),
    ),
    "places.csv": PLACES,
    "places_by_hand.csv": PLACES,
    "place_guards.csv": Table({"name": check_folded, "why": check_one_of(_WHYS), "source": check_filled}, ("name",)),
    "place_names.csv": Table(
        {"place": check_identity, "name": check_written, "source": check_filled},
        ("place", "name"),
        {"place": ("places.csv", "places_by_hand.csv")},
    ),
}


def check_data() -> list[str]:
    """
    Return every problem of the bundled tables, in the order of files and rows; an empty list is good news.

    >>> check_data()
    []
    """
    from importlib.resources import files  # noqa: PLC0415 - 8 ms, and only this check lists the folder

    folder = files("conflictparse.data")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".csv"))
    contents = {name: folder.joinpath(name).read_bytes() for name in names}
    return check_tables(contents, load_manifest()) or [*_check_compiled(), *_check_fingerprints()]


def check_tables(contents: Mapping[str, bytes], manifest: Mapping[str, Any]) -> list[str]:
    """
    Return every problem of the tables *contents* under *manifest*.

    >>> check_tables({"leaders.csv": b"name"}, {"files": {}, "sources": {}})[0]
    'leaders.csv:1: the columns are name, not name,forms,country,since,until,source'
    """
    problems: list[str] = []
    rows: dict[str, list[Row]] = {}
    for name in sorted(contents):
        if name not in TABLES:
            problems.append(f"{name}:1: no rules are known for this table; add them to conflictparse.data.check")
            continue
        problems += _check_encoding(name, contents[name])
        rows[name] = list(_read(name, contents[name], problems))
    for name, table_rows in rows.items():
        problems += _check_cells(name, table_rows, manifest["sources"])
        problems += _check_order(name, table_rows)
        problems += _check_references(name, table_rows, rows)
        problems += _check_manifest(name, contents[name], len(table_rows), manifest["files"])
    problems += _check_shared_places(rows)
    return [*problems, *check_actors(rows.get("actors.csv", []), rows.get("actor_names.csv", []))]


def _check_compiled() -> list[str]:
    """Compare the compiled files with their tables; asked only when they are sound."""
    compiled = (
        (BUNDLED_ACTORS, compile_bundled_actors, "tools/compile_actors.py"),
        (BUNDLED, compile_bundled, "tools/compile_gazetteer.py"),
    )
    return [
        f"{name}: is not what the tables compile to: run {tool}"
        for name, compile_tables, tool in compiled
        if compile_tables() != open_binary(name)
    ]


def _check_fingerprints() -> Iterator[str]:
    """Compare the files that tools make with the fingerprints of the manifest."""
    from hashlib import sha256  # noqa: PLC0415 - 3 ms, and only this check needs it
    from importlib.resources import files  # noqa: PLC0415 - 8 ms, and only this check reads beyond its folder

    for name, entry in load_manifest()["compiled"].items():
        if entry["sha256"] != sha256(files("conflictparse").joinpath(*name.split("/")).read_bytes()).hexdigest():
            yield f"{name}: changed since the manifest was written: run tools/write_manifest.py"


def _check_encoding(name: str, content: bytes) -> Iterator[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"{name}:1: not UTF-8 at byte {error.start}"
        return
    if "\r" in text or text.startswith("\ufeff"):
        yield f"{name}:1: lines end in LF and there is no byte order mark"
    if not unicodedata.is_normalized("NFC", text):
        yield f"{name}:1: letters are composed (NFC)"


def _read(name: str, content: bytes, problems: list[str]) -> Iterator[Row]:
    columns = tuple(TABLES[name].columns)
    reader = csv.reader(content.decode("utf-8", "replace").splitlines())
    header = next(reader, [])
    if tuple(header) != columns:
        problems.append(f"{name}:1: the columns are {','.join(header)}, not {','.join(columns)}")
        return
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(columns):
            problems.append(f"{name}:{number}: {len(cells)} cells, not {len(columns)}")
        yield dict(zip(columns, cells, strict=False))


def _check_cells(name: str, rows: list[Row], sources: Mapping[str, Any]) -> Iterator[str]:
    for number, row in enumerate(rows, start=2):
        for column, check in TABLES[name].columns.items():
            problem = check(row.get(column, ""))
            if problem:
                yield f"{name}:{number}:{column}: {problem}"
        for key in row.get("source", "").split(";"):
            if key and key.split(":")[0] not in sources:
                yield f"{name}:{number}:source: {key!r} is not declared in the manifest"
        if row.get("since") and row.get("until") and row["since"] > row["until"]:
            yield f"{name}:{number}:until: {row['until']} is before {row['since']}"


def _check_order(name: str, rows: list[Row]) -> Iterator[str]:
    key = TABLES[name].key
    last: tuple[str, ...] = ()
    for number, row in enumerate(rows, start=2):
        current = tuple(row.get(column, "") for column in key)
        if current == last:
            yield f"{name}:{number}:{key[-1]}: {' '.join(current)!r} stands twice"
        elif current < last:
            yield f"{name}:{number}:{key[0]}: {current[0]!r} is out of order"
        last = current


def _check_references(name: str, rows: list[Row], tables: Mapping[str, list[Row]]) -> Iterator[str]:
    for column, others in TABLES[name].refers.items():
        if not all(other in tables for other in others):
            continue
        known = {row.get("id") for other in others for row in tables[other]}
        for number, row in enumerate(rows, start=2):
            cell = row.get(column, "")
            if cell and cell not in known and cell not in _USER_ASSIGNED:
                yield f"{name}:{number}:{column}: {cell!r} is no id of {' or '.join(others)}"


def _check_manifest(name: str, content: bytes, rows: int, known: Mapping[str, Any]) -> Iterator[str]:
    entry = known.get(name)
    cure = "run tools/write_manifest.py"
    if entry is None:
        yield f"{name}:1: not in the manifest: {cure}"
        return
    import hashlib  # noqa: PLC0415 - 3 ms, and only this check needs it

    if entry.get("rows") != rows or entry.get("sha256") != hashlib.sha256(content).hexdigest():
        yield f"{name}:1: changed since the manifest was written: {cure}"
    if not entry.get("licence") or not entry.get("attribution"):
        yield f"{name}:1: the manifest names no licence or attribution"


def _check_shared_places(tables: Mapping[str, list[Row]]) -> Iterator[str]:
    """Report a place that stands in both tables of places, and half a position."""
    known = {row.get("id"): number for number, row in enumerate(tables.get("places.csv", []), start=2)}
    for number, row in enumerate(tables.get("places_by_hand.csv", []), start=2):
        if row.get("id") in known:
            yield f"places_by_hand.csv:{number}:id: {row['id']!r} is also in row {known[row['id']]} of places.csv"
    for name in ("places.csv", "places_by_hand.csv"):
        for number, row in enumerate(tables.get(name, []), start=2):
            if bool(row.get("lat")) != bool(row.get("lon")):
                yield f"{name}:{number}:lat: a latitude and a longitude stand together"
