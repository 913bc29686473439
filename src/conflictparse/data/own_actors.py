"""
Actors of your own, beside the bundled ones or instead of them.

Read here: CSV tables with a header row, of two forms. A table of *records* has the columns id, name and kind, and
may have any other column of ``actors.csv``, and ``names``: other ways to write the name, parted by "|". A table of
*names* has the columns actor and name, and may have any other column of ``actor_names.csv``.
A record with the id of a bundled one takes its place and keeps its names.

Law: the order of tables and rows does not matter. Two rows that say different things of one actor are an error.
"""

import csv
from collections.abc import Iterator, Mapping
from typing import Final

from conflictparse.actors import Actor, ActorLexicon, ActorName
from conflictparse.data.actor_rows import ACTOR_COLUMNS, NAME_COLUMNS, actor_of, name_of
from conflictparse.data.actors import ActorTables, read_actor_tables
from conflictparse.data.check import TABLES
from conflictparse.errors import LexiconError

#: The most that one table may hold: all armed groups of the world are fewer.
MAX_TABLE_CHARS: Final = 8_000_000
MAX_TABLE_ROWS: Final = 20_000
#: Problems of one table that are listed; a table that is wrong is often wrong on every row.
MAX_PROBLEMS: Final = 50
_RECORD: Final = ("id", "name", "kind")
_NAME: Final = ("actor", "name")
_OPTIONAL: Final = frozenset({"source", "language"})
_END: Final = f"is not read, nor what follows: a table has at most {MAX_TABLE_ROWS:,} rows and {MAX_PROBLEMS} problems"
_SHOWN: Final = 40  # characters of a column that is none
_Rows = list[tuple[str, dict[str, str]]]  # where a row stands, and its cells


def load_actors_with(*paths: str) -> ActorLexicon:
    """
    Return the bundled actors with those of the CSV files at *paths* added to them.

    Raises:
        LexiconError: a row breaks the rules; the message names file, row and column.
        OSError: a file cannot be read.
    """
    texts = {}
    for path in paths:
        with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - pathlib is slow to import
            try:
                texts[path] = file.read(MAX_TABLE_CHARS + 1)
            except UnicodeDecodeError as error:
                raise LexiconError((f"{path}: is not UTF-8: byte {error.start} cannot be decoded",)) from None
    return actors_with(texts)


def actors_with(tables: Mapping[str, str]) -> ActorLexicon:
    r"""
    Return the bundled actors with those of *tables*, the texts of CSV files by name, added to them.

    Raises:
        LexiconError: a row breaks the rules; the message names file, row and column.

    >>> lexicon = actors_with({"mine.csv": "id,name,kind,names\nriver-guard,River Guard,pro_gov_militia,RG|Riverines"})
    >>> lexicon.by_actor["river-guard"]
    ('River Guard', 'RG', 'Riverines')
    """
    problems: list[str] = []
    records: _Rows = []
    names: _Rows = []
    for file in sorted(tables):
        columns, rows = _rows(file, tables[file], problems)
        (records if columns == ACTOR_COLUMNS else names).extend(rows)
    base = read_actor_tables()
    added = _records(records, base, problems)
    every = {record.id: record for record in base.records} | added
    entries = sorted(set(_names(records, names, every, problems)))
    if problems:
        raise LexiconError(tuple(problems))
    kept = [ActorName(every[n.actor.id], *n[1:]) for n in base.names]
    kept += [ActorName(added[r.id], r.name) for r in base.records if r.id in added]
    ordered = [every[key] for key in sorted(every)]
    own = [name_of(every[actor], name, use, since, until) for actor, name, use, since, until in entries]
    return ActorLexicon(ordered, [*kept, *own], leaders=base.leaders, nations=base.nations)


def _rows(file: str, text: str, problems: list[str]) -> tuple[tuple[str, ...], _Rows]:
    """Return the columns that the table *file* may have, and its rows, every cell checked."""
    if len(text) > MAX_TABLE_CHARS:
        problems.append(f"{file}: is longer than {MAX_TABLE_CHARS:,} characters: no table of actors is")
        return ACTOR_COLUMNS, []
    lines = _cells(file, text, problems)
    header = next(lines, [])
    columns, needed = (NAME_COLUMNS, _NAME) if "actor" in header else (ACTOR_COLUMNS, _RECORD)
    allowed = (*columns, "names") if columns is ACTOR_COLUMNS else columns
    missing = [column for column in needed if column not in header]
    problems += [f"{file}:1:{c}: is missing; a table of actors has {', '.join(needed)}" for c in missing]
    strange = [column for column in header if column not in allowed]
    problems += [f"{file}:1:{_short(c)}: is no column; choose of {', '.join(allowed)}" for c in strange[:MAX_PROBLEMS]]
    problems += _more(file, len(strange) - MAX_PROBLEMS)
    if problems:
        return columns, []
    checks = TABLES["actors.csv" if columns is ACTOR_COLUMNS else "actor_names.csv"].columns
    rows: _Rows = []
    for number, cells in enumerate(lines, start=2):
        if not any(cells):
            continue
        if number > MAX_TABLE_ROWS + 1 or len(problems) > MAX_PROBLEMS:
            problems.append(f"{file}:{number}: {_END}")
            break
        if len(cells) != len(header):
            problems.append(f"{file}:{number}: {len(cells)} cells, not {len(header)}")
            continue
        row = dict.fromkeys(allowed, "") | dict(zip(header, cells, strict=True))
        row["use"] = row.get("use") or "strong"
        rows.append((f"{file}:{number}", row))
        for column, check in checks.items():
            problem = None if column in _OPTIONAL else check(row[column])
            if problem:
                problems.append(f"{file}:{number}:{column}: {problem}")
        if row["since"] and row["until"] and row["since"] > row["until"]:
            problems.append(f"{file}:{number}:until: {row['until']} is before {row['since']}")
    return columns, rows


def _cells(file: str, text: str, problems: list[str]) -> Iterator[list[str]]:
    """Yield the cells of each line of the table *file*; one that is no CSV is a problem, and the last one read."""
    reader = csv.reader(text.removeprefix("\ufeff").splitlines())
    try:
        yield from reader
    except csv.Error as error:
        problems.append(f"{file}:{reader.line_num}: {error}")


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _more(file: str, count: int) -> list[str]:
    return [f"{file}:1: and {count:,} columns more"] if count > 0 else []


def _records(rows: _Rows, base: ActorTables, problems: list[str]) -> dict[str, Actor]:
    if problems:
        return {}
    known = {record.id for record in base.records} | {row["id"] for _, row in rows}
    countries = {nation.code for nation in base.nations}
    found: dict[str, tuple[str, Actor]] = {}
    for where, row in rows:
        record = actor_of([row[column] or ("own" if column == "source" else "") for column in ACTOR_COLUMNS])
        if record.parent and record.parent not in known:
            problems.append(f"{where}:parent: {record.parent!r} is no id of an actor")
        if record.country and record.country not in countries:
            problems.append(f"{where}:country: {record.country!r} is no country of the tables")
        there, other = found.setdefault(record.id, (where, record))
        if other != record:
            problems.append(f"{where}:id: {record.id!r} is told otherwise at {there}")
    return {record.id: record for _, record in found.values()}


def _names(
    records: _Rows, names: _Rows, actors: Mapping[str, Actor], problems: list[str]
) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield actor, name, use, since and until of each name."""
    for _, row in records:
        for name in filter(None, row["names"].split("|")):
            short = " " not in name and name.isupper()
            yield row["id"], name, "acronym" if short else "strong", "", ""
    for where, row in names:
        if row["actor"] not in actors:
            problems.append(f"{where}:actor: {row['actor']!r} is no id of an actor")
        else:
            yield row["actor"], row["name"], row["use"], row["since"], row["until"]
