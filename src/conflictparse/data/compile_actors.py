"""
Write the tables of actors to one file; ``conflictparse.data.compiled_actors`` says how it is laid out.

Law: the same tables give the same bytes.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from conflictparse.actors import Actor, ActorName, Leader, Nation
from conflictparse.actors.index import entries_of, index_of
from conflictparse.data.actors import ActorTables, read_actor_tables
from conflictparse.data.compile import offsets_of
from conflictparse.data.compiled_actors import HEADER, HEADER_SIZE, MAGIC, NUMBER, VERSION, checksum, fingerprint

_SPACES: Final = str.maketrans("\t\n", "  ")  # what parts cells and lines


def compile_bundled_actors() -> bytes:
    """Return the bytes of the actors that ship with the library."""
    return compile_actors(read_actor_tables())


def compile_actors(tables: ActorTables) -> bytes:
    """
    Return the bytes of the compiled *tables*.

    >>> from conflictparse.data.compiled_actors import open_actors
    >>> one = Actor("one", "One Front", "rebel_group")
    >>> opened = open_actors(compile_actors(ActorTables([one], [ActorName(one, "OF", "acronym")], [], [])), "memory")
    >>> opened.by_actor["one"], opened.records["one"] == one
    (('One Front', 'OF'), True)
    """
    records = {record.id: record for record in tables.records}
    entries = entries_of(records.values(), tables.names)
    index = index_of(records, entries)
    record_numbers = {record: number for number, record in enumerate(records)}
    entry_numbers = {entry: number for number, entry in reversed(list(enumerate(entries)))}

    def numbers(found: Iterable[ActorName]) -> str:
        return " ".join(str(entry_numbers[entry]) for entry in found)

    own: dict[str, list[ActorName]] = {}
    for entry in entries:
        own.setdefault(entry.actor.id, []).append(entry)
    rows = [[*_record(record), numbers(own[record.id])] for record in records.values()]
    names = [[str(record_numbers[entry.actor.id]), *_name(entry)] for entry in entries]
    heads = sorted(index.names.forms())
    forms = ["\n".join(f"{form}\t{numbers(found)}" for form, found in forms) for _, forms in heads]
    arms = [[*key, " ".join(str(record_numbers[r.id]) for r in found)] for key, found in sorted(index.arms.items())]
    sounds = [[sound, numbers(found)] for sound, found in sorted(index.sounds.items())]
    record_heap, name_heap, form_heap = [_line(r) for r in rows], [_line(n) for n in names], [f.encode() for f in forms]
    return _joined(
        _lines([key] for key in records),
        offsets_of(record_heap), b"".join(record_heap),
        offsets_of(name_heap), b"".join(name_heap),
        _lines([head] for head, _ in heads),
        offsets_of(form_heap), b"".join(form_heap),
        _lines(arms), _lines(sounds),
        _lines(map(_leader, tables.leaders)), _lines(map(_nation, tables.nations)),
    )  # fmt: skip


def _joined(*parts: bytes) -> bytes:
    starts = [HEADER_SIZE]
    for part in parts:
        starts.append(starts[-1] + len(part))
    body = b"".join(parts)
    header = HEADER.pack(MAGIC, VERSION, fingerprint(), *starts)
    return header + NUMBER.pack(checksum(header, body)) + body


def _record(record: Actor) -> list[str]:
    return [
        record.id, record.name, record.kind, record.country or "", record.side or "", record.parent or "",
        _day(record.since), _day(record.until), record.ucdp or "", record.acled or "", record.wikidata or "",
        record.source,
    ]  # fmt: skip


def _name(entry: ActorName) -> list[str]:
    return [entry.name, entry.use, _day(entry.since), _day(entry.until)]


def _leader(leader: Leader) -> list[str]:
    return [leader.name, ";".join(leader.forms), leader.country, _day(leader.since), _day(leader.until)]


def _nation(nation: Nation) -> list[str]:
    name, *names = nation.names
    return [nation.code, name, "|".join(names), "|".join(nation.demonyms), "|".join(nation.capitals)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(cells: Iterable[str]) -> bytes:
    return "\t".join(cell.translate(_SPACES) for cell in cells).encode()


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    return b"".join(_line(row) + b"\n" for row in rows)
