"""
Check the bundled tables: every problem of every table at once, as ``file:row:column: message``.

Checked: encoding, columns, types, unique ids, order, foreign keys, a declared source on every row, dates in
order, letters of one script in a name, what actors and their names owe each other, and the fingerprints of the
manifest. Rows count from 1, the header is row 1.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import regex

from conflictparse.actors.actor import SIDES, USES
from conflictparse.actors.kinds import KINDS
from conflictparse.data.check_actors import check_actors
from conflictparse.data.manifest import load_manifest
from conflictparse.text import Pattern

Row = dict[str, str]

_ID: Final = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*+(?::[A-Za-z0-9.-]+)?")
# The regex module, as re knows no scripts.
_SCRIPTS: Final = {s: regex.compile(rf"\p{{Script={s}}}") for s in ("Latin", "Greek", "Cyrillic", "Arabic", "Hebrew")}
_ALPHA3: Final = Pattern(r"[A-Z]{3}")
_USER_ASSIGNED: Final = frozenset({"XKX"})  # Kosovo: in use, but ISO 3166-1 assigns it no code
_SIDES: Final = ("", *SIDES)


class Table(NamedTuple):
    """The rules of one table: its columns with their checks, its key, and the columns that it is sorted by."""

    columns: Mapping[str, Callable[[str], str | None]]
    key: tuple[str, ...]
    refers: Mapping[str, str] = {}  # column -> table whose id it holds


def _any(_: str) -> str | None:
    return None


def _filled(cell: str) -> str | None:
    return None if cell.strip() == cell != "" else "is empty, or has spaces around it"


def _trimmed(cell: str) -> str | None:
    return None if cell.strip() == cell else "has spaces around it"


def _written(cell: str) -> str | None:
    """Refuse a name whose letters are of several scripts: a Cyrillic letter that looks Latin finds nothing."""
    scripts = [name for name, letters in _SCRIPTS.items() if letters.search(cell)]
    return _filled(cell) or (f"{cell!r} mixes {' and '.join(scripts)} letters" if len(scripts) > 1 else None)


def _identity(cell: str) -> str | None:
    return None if _ID.fullmatch(cell) else f"{cell!r} is no kebab-case id"


def _country(cell: str) -> str | None:
    return None if not cell or _ALPHA3.fullmatch(cell) else f"{cell!r} is no ISO 3166-1 alpha-3 code"


def _day(cell: str) -> str | None:
    try:
        return None if not cell or date.fromisoformat(cell).isoformat() == cell else f"{cell!r} is no ISO date"
    except ValueError:
        return f"{cell!r} is no ISO date"


def _one_of(choices: Iterable[str]) -> Callable[[str], str | None]:
    valid = tuple(choices)

    def check(cell: str) -> str | None:
        return None if cell in valid else f"{cell!r} is not one of {', '.join(filter(None, valid))}"

    return check


def _degrees(limit: int) -> Callable[[str], str | None]:
    def check(cell: str) -> str | None:
        try:
            return None if not cell or abs(float(cell)) <= limit else f"{cell} is beyond {limit} degrees"
        except ValueError:
            return f"{cell!r} is no number of degrees"

    return check


def _whole(cell: str) -> str | None:
    return None if not cell or cell.isdecimal() else f"{cell!r} is no whole number"


def _wikidata(cell: str) -> str | None:
    return None if not cell or re.fullmatch(r"Q[1-9]\d*+", cell) else f"{cell!r} is no Wikidata item"


TABLES: Final[Mapping[str, Table]] = {
    "actors.csv": Table(
        {
            "id": _identity, "name": _written, "kind": _one_of(KINDS), "country": _country, "side": _one_of(_SIDES),
            "parent": _any, "since": _day, "until": _day, "ucdp": _whole, "acled": _trimmed,
            "wikidata": _wikidata, "source": _filled,
        },
        ("id",),
        {"parent": "actors.csv", "country": "countries.csv"},
    ),
    "actor_names.csv": Table(
        {
            "actor": _identity, "name": _written, "use": _one_of(USES), "language": _filled, "since": _day,
            "until": _day, "source": _filled,
        },
        ("actor", "name"),
        {"actor": "actors.csv"},
    ),
    "leaders.csv": Table(
        {"name": _written, "forms": _any, "country": _country, "since": _day, "until": _day, "source": _filled},
        ("name",),
        {"country": "countries.csv"},
    ),
    "countries.csv": Table(
        {
            "id": _country, "name": _written, "names": _any, "demonyms": _any, "capital": _any, "lat": _degrees(90),
            "lon": _degrees(180), "source": _filled,
        },
        ("id",),
    ),
    "places.csv": Table(
        {
            "id": _identity, "name": _written, "keys": _any, "sounds": _any, "kind": _filled, "country": _country,
            "admin1": _any, "pcode": _any, "iso_3166_2": _any, "lat": _degrees(90), "lon": _degrees(180),
            "population": _whole, "source": _filled,
        },
        ("id",),
        {"country": "countries.csv"},
    ),
    "place_names.csv": Table(
        {"place": _identity, "name": _written, "source": _filled}, ("place", "name"), {"place": "places.csv"}
    ),
}  # fmt: skip


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
    return check_tables(contents, load_manifest())


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
    return [*problems, *check_actors(rows.get("actors.csv", []), rows.get("actor_names.csv", []))]


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
    for column, other in TABLES[name].refers.items():
        if other not in tables:
            continue
        known = {row.get("id") for row in tables[other]}
        for number, row in enumerate(rows, start=2):
            cell = row.get(column, "")
            if cell and cell not in known and cell not in _USER_ASSIGNED:
                yield f"{name}:{number}:{column}: {cell!r} is no id of {other}"


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
