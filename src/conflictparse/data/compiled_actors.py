"""
The actors in one file: how it is laid out, and how it is asked without being read.

The file is a header of fixed width, and a body of twelve parts, all of them text but the offsets::

    header    magic, version, fingerprint of the name keys, where the parts begin and end, CRC-32 of header and body
    ids       the id of each record
    records   offsets, one more than there are; then the records: cells of actors.csv, numbers of entries, by tabs
    entries   the same for names: number of the record, name, use, since, until
    heads     the first word of each name, folded
    forms     offsets by first word; then the names that begin with it: form, tab, numbers of entries
    arms      arm of a state, country, numbers of records
    sounds    consonants of full names, numbers of entries
    leaders, nations   what the tables say of them

Nothing is made on opening but leaders and nations; a record is made when it is asked for. What was made once stays,
which nobody can tell but by a clock.

Law: the file gives the answers of the tables that it was written from. No changed byte goes unnoticed.
"""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from struct import Struct
from typing import Final, NamedTuple, TypeVar
from zlib import crc32

from conflictparse.actors import Actor, ActorLexicon, ActorName
from conflictparse.actors.index import ActorIndex, LazyMapping, names_in_use
from conflictparse.actors.vocabulary import ARM_OF_KIND
from conflictparse.data import compiled_header
from conflictparse.data.actor_rows import actor_of, leader_of, name_of, nation_of
from conflictparse.errors import LexiconError
from conflictparse.names import Lexicon

T = TypeVar("T")

MAGIC: Final = b"\x89CPA\r\n\x1a\n"  # as in PNG: notices seven-bit transfer and changed line ends
VERSION: Final = 1
#: Magic, version, fingerprint, the offsets of the twelve parts and of the end; a CRC-32 of this and the body follows.
HEADER: Final = Struct("<8s15I")
NUMBER: Final = compiled_header.NUMBER
_PAIR: Final = Struct("<II")
HEADER_SIZE: Final = HEADER.size + NUMBER.size

_PROBES: Final = ("Lord's Resistance Movement/Army", "Workers\u2019 Party", "Sana'a Brigade", "al-Nusra/Ahrar")
_CURE: Final = "run tools/compile_actors.py"


class Parts(NamedTuple):
    """The parts of a file, in their order."""

    ids: memoryview
    record_offsets: memoryview
    records: memoryview
    entry_offsets: memoryview
    entries: memoryview
    heads: memoryview
    form_offsets: memoryview
    forms: memoryview
    arms: memoryview
    sounds: memoryview
    leaders: memoryview
    nations: memoryview


def fingerprint() -> int:
    """Return a number that changes when names are folded, heard or cut in another way than before."""
    cut = [sorted(Lexicon([(name, 0)]).forms()) for name in _PROBES]
    return crc32(repr((compiled_header.fingerprint(), cut, sorted(ARM_OF_KIND.items()))).encode())


def open_actors(content: bytes, name: str) -> ActorLexicon:
    """
    Return the lexicon of a compiled file.

    Args:
        content: its bytes.
        name: what messages call it.

    Raises:
        LexiconError: it is no compiled table of actors, was changed or cut off, or was compiled by another version.
    """
    parts = _parts(content, name)
    return ActorLexicon.of_index(
        _Opened(parts).index(),
        leaders=[leader_of(*line.split("\t")) for line in _lines(parts.leaders)],
        nations=[nation_of(*line.split("\t")) for line in _lines(parts.nations)],
    )


def _parts(content: bytes, name: str) -> Parts:
    def problem(what: str) -> LexiconError:
        return LexiconError((f"{name}: {what}: {_CURE}",))

    if content[: len(MAGIC)] != MAGIC or len(content) < HEADER_SIZE:
        raise problem("is no compiled table of actors, or cut off in its header")
    _, version, keys, *offsets = HEADER.unpack_from(content)
    if version != VERSION:
        raise problem(f"is of version {version}, and this library reads version {VERSION}")
    if keys != fingerprint():
        raise problem("was compiled when names were folded in another way")
    view = memoryview(content)
    if NUMBER.unpack_from(content, HEADER.size)[0] != checksum(content[: HEADER.size], view[HEADER_SIZE:]):
        raise problem("is damaged or cut off")
    return Parts(*(view[first:last] for first, last in pairwise(offsets)))


def checksum(header: bytes, body: bytes | memoryview) -> int:
    """Return the CRC-32 of header and body."""
    return crc32(body, crc32(header))


class _Opened:
    """What is made of the parts of a file, when it is asked for."""

    __slots__ = ("_actors", "_entries", "_found", "_heads", "_parts")

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._actors: dict[int, Actor] = {}
        self._entries: dict[int, ActorName] = {}
        self._found: dict[str, tuple[ActorName, ...]] = {}
        self._heads = _numbered(parts.heads)

    def index(self) -> ActorIndex:
        """Return the index of the file."""
        parts = self._parts
        ids = partial(_numbered, parts.ids)
        return ActorIndex(
            LazyMapping(ids, self._actor),
            Lexicon.of_forms(self._heads, self._forms, self._entries_of),
            LazyMapping(ids, self._names),
            LazyMapping(partial(_arms, parts.arms), partial(_several, self._actor)),
            LazyMapping(partial(_pairs, parts.sounds), self._entries_of),
        )

    def _actor(self, number: int) -> Actor:
        actor = self._actors.get(number)
        if actor is None:
            row = _item(self._parts.record_offsets, self._parts.records, number).split("\t")
            actor = self._actors[number] = actor_of(row[:-1])
        return actor

    def _names(self, number: int) -> tuple[str, ...]:
        numbers = _item(self._parts.record_offsets, self._parts.records, number).rpartition("\t")[2]
        return names_in_use(self._entries_of(numbers))

    def _entry(self, number: int) -> ActorName:
        entry = self._entries.get(number)
        if entry is None:
            row = _item(self._parts.entry_offsets, self._parts.entries, number)
            actor, *cells = row.split("\t")
            entry = self._entries[number] = name_of(self._actor(int(actor)), *cells)
        return entry

    def _entries_of(self, numbers: str) -> tuple[ActorName, ...]:
        known = self._found.get(numbers)
        if known is None:
            known = self._found[numbers] = _several(self._entry, numbers)
        return known

    def _forms(self, head: str) -> list[tuple[str, str]]:
        lines = _item(self._parts.form_offsets, self._parts.forms, self._heads[head]).split("\n")
        return [(form, numbers) for form, _, numbers in (line.partition("\t") for line in lines)]


def _numbered(part: memoryview) -> dict[str, int]:
    """Return the lines of a part, each with its number."""
    return {line: number for number, line in enumerate(_lines(part))}


def _arms(part: memoryview) -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in _lines(part))
    return {(arm, country): numbers for arm, country, numbers in rows}


def _pairs(part: memoryview) -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines(part))
    return {key: numbers for key, _, numbers in rows}


def _lines(part: memoryview) -> list[str]:
    return str(part, "utf-8").split("\n")[:-1]


def _item(offsets: memoryview, heap: memoryview, number: int) -> str:
    first, last = _PAIR.unpack_from(offsets, NUMBER.size * number)
    return str(heap[first:last], "utf-8")


def _several(make: Callable[[int], T], numbers: str) -> tuple[T, ...]:
    return tuple([make(int(number)) for number in numbers.split(" ")])
