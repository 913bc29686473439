"""
A gazetteer in one file: how it is laid out, and how it is asked without being read.

The file is a header of fixed width, and a body of seven parts::

    header   magic, version, edition of the name keys, counts, offsets of the parts, SHA-256 of the body, checksum
    about    lines of text: key, tab, value
    records  offsets of the records, one more than there are; then the records: their cells, parted by tabs
    names    offsets of the buckets, one more than there are; then the buckets: lines of name, tab, what it leads to
    sounds   the same for rough keys

A name is in the bucket that its CRC-32 says, and is compared as a whole, so a look-up is exact. All numbers are
32 bits wide, the low byte first. Nothing is read on opening but the header; a record is made when it is asked for.

Law: a compiled file gives the answers of the tables that it was written from. No byte can be cut off unnoticed;
:meth:`CompiledIndex.check` notices any changed one.
"""

from collections.abc import Callable, Iterator, Mapping
from struct import Struct
from typing import Final
from zlib import crc32

from conflictparse.data.compiled_header import HEADER_SIZE, NUMBER, Counts, read_header
from conflictparse.errors import LexiconError
from conflictparse.places.index import Entry, Record

_PAIR: Final = Struct("<II")
#: Flags of a name, each a letter.
DEMONYM, UPPER, GUARDED, CAPITAL = "d", "u", "g", "="

_MOST_REMEMBERED: Final = 20_000  # names, and as many records; the memory is emptied when it is full
_LONGEST_KEY: Final = 400  # letters; nothing in a gazetteer is longer


def _is_sound(record: Record) -> bool:
    """Tell whether the numbers of *record* are numbers, and its point lies on the earth."""
    try:
        lat, lon = float(record.lat or 0), float(record.lon or 0)
        return abs(lat) <= 90 and abs(lon) <= 180 and int(record.population or 0) >= 0
    except ValueError:
        return False


class _Entries(dict[str, Entry | None]):
    """The names that were asked for last, and what each leads to; a name that is not there is asked for."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], Entry | None]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: str) -> Entry | None:
        if len(key) > _LONGEST_KEY:
            return None
        entry = self._ask(key)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[key] = entry
        return entry


class CompiledIndex:
    """
    The index of a compiled file, which stays on disk: an :class:`~conflictparse.places.index.Index`.

    It remembers the names that were asked for last; that changes no answer.

    Attributes:
        entry: returns what a folded name leads to; the memory itself, as every capital of a text is looked up in it.
        about: what the file says of itself.
        counts: how much it holds.
        name: what messages call it.
    """

    __slots__ = (
        "_entries", "_header", "_heard", "_name_mask", "_parts", "_records", "_sound_mask",
        "_view", "about", "counts", "entry", "name",
    )  # fmt: skip

    def __init__(self, content: bytes | memoryview, name: str) -> None:
        """
        Open a file.

        Args:
            content: its bytes, or a view of them.
            name: what messages call it.

        Raises:
            LexiconError: it is no compiled gazetteer, is cut off, or was compiled by another version.
        """
        self.name = name
        self._view = memoryview(content)
        header = self._header = read_header(self._view, name)
        self.counts = header.counts
        self._name_mask, self._sound_mask = header.name_buckets - 1, header.sound_buckets - 1
        self._parts = header.parts
        self._entries = _Entries(self._find_entry)
        self.entry: Callable[[str], Entry | None] = self._entries.__getitem__
        self._records: dict[int, Record] = {}
        self._heard: dict[str, Mapping[str, tuple[int, ...]]] = {}
        lines = self._text(self._parts.about, self._parts.record_offsets).split("\n")[:-1]
        self.about: Mapping[str, str] = {key: value for key, _, value in (line.partition("\t") for line in lines)}

    def _error(self, problem: str) -> LexiconError:
        return LexiconError((f"{self.name}: {problem}",))

    @property
    def edition(self) -> str:
        """The edition of the tables that it was compiled from."""
        return self.about.get("edition", "")

    def __len__(self) -> int:
        return self.counts.records

    def __reduce__(self) -> tuple[type["CompiledIndex"], tuple[bytes, str]]:
        return CompiledIndex, (bytes(self._view), self.name)

    def record(self, number: int) -> Record:
        """Return the cells of record *number*."""
        record = self._records.get(number)
        if record is None:
            if not 0 <= number < self.counts.records:
                raise IndexError(number)
            start, end = self._offsets(
                self._parts.record_offsets, number, self._parts.records, self._parts.name_buckets
            )
            cells = self._text(start, end).split("\t")
            if len(cells) != len(Record._fields):
                raise self._damaged()
            record = Record(*cells)
            if not _is_sound(record):
                raise self._damaged()
            if len(self._records) >= _MOST_REMEMBERED:
                self._records.clear()
            self._records[number] = record
        return record

    def _find_entry(self, key: str) -> Entry | None:
        """Return what the folded name *key* leads to, from the file."""
        line = self._line(key, self._parts.name_buckets, self._name_mask, self._parts.names, self._parts.sound_buckets)
        return None if line is None else self._entry(line)

    def sounds(self, rough_sound: str) -> Mapping[str, tuple[int, ...]]:
        """Return the consonant keys whose rough key is *rough_sound*, and the records of each."""
        known = self._heard.get(rough_sound)
        if known is None and len(rough_sound) <= _LONGEST_KEY:
            parts = self._parts
            line = self._line(rough_sound, parts.sound_buckets, self._sound_mask, parts.sounds, parts.end)
            known = {} if line is None else self._sounds(line)
            if len(self._heard) >= _MOST_REMEMBERED:
                self._heard.clear()
            self._heard[rough_sound] = known
        return known or {}

    def records(self) -> Iterator[Record]:
        """Yield all records, in order."""
        return map(self.record, range(self.counts.records))

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield all folded names, in the order of the file."""
        for key, value in self._lines(self._parts.names, self._parts.sound_buckets):
            yield key, self._entry(value)

    def all_sounds(self) -> Iterator[tuple[str, Mapping[str, tuple[int, ...]]]]:
        """Yield all rough keys, in the order of the file."""
        for key, value in self._lines(self._parts.sounds, self._parts.end):
            yield key, self._sounds(value)

    def check(self) -> list[str]:
        """Return what is wrong with the file: read it all, and compare it with the fingerprint in its header."""
        import hashlib  # noqa: PLC0415 - 3 ms, and only this check needs it

        if hashlib.sha256(self._view[HEADER_SIZE:]).digest() != self._header.digest:
            return [f"{self.name}: bytes have changed since it was built: build it again"]
        names = sum(1 for _ in self.entries())
        sounds = sum(1 for _ in self.all_sounds())
        records = sum(1 for _ in self.records())
        if Counts(records, names, sounds) != self.counts:
            return [f"{self.name}: its header counts wrongly: build it again"]
        return []

    def _damaged(self) -> LexiconError:
        return self._error("is damaged: see conflictparse gazetteer check, and build it again")

    def _offsets(self, table: int, at: int, heap: int, end: int) -> tuple[int, int]:
        """Return where item *at* of a part begins and ends."""
        first, last = _PAIR.unpack_from(self._view, table + NUMBER.size * at)
        if not first <= last <= end - heap:
            raise self._damaged()
        return heap + first, heap + last

    def _text(self, start: int, end: int) -> str:
        try:
            return str(self._view[start:end], "utf-8")
        except UnicodeDecodeError:
            raise self._damaged() from None

    def _line(self, key: str, table: int, mask: int, heap: int, end: int) -> str | None:
        """Return the value of *key* in a part, or None; no name holds a lone surrogate."""
        try:
            sought = key.encode()
        except UnicodeEncodeError:
            return None
        start, stop = self._offsets(table, crc32(sought) & mask, heap, end)
        if start == stop:
            return None
        bucket = b"\n" + bytes(self._view[start:stop])
        at = bucket.find(b"\n" + sought + b"\t")
        if at < 0:
            return None
        at += len(sought) + 2
        try:
            return bucket[at : bucket.index(b"\n", at)].decode()
        except ValueError:  # no end of line, or no UTF-8
            raise self._damaged() from None

    def _lines(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        for line in self._text(start, end).split("\n")[:-1]:
            key, _, value = line.partition("\t")
            yield key, value

    def _entry(self, value: str) -> Entry:
        """Read what a name leads to: "6 d 12 40" is reach, flags and numbers."""
        try:
            reach, flags, *numbers = value.split(" ")
            entry = Entry(
                self._numbers(numbers),
                int(reach),
                DEMONYM in flags,
                UPPER in flags,
                GUARDED in flags,
                flags.partition(CAPITAL)[2],
            )
        except ValueError:
            raise self._damaged() from None
        return entry

    def _numbers(self, cells: list[str]) -> tuple[int, ...]:
        """Read numbers of records; a ValueError says that there is no such record."""
        numbers = tuple(map(int, cells))
        if numbers and not 0 <= min(numbers) <= max(numbers) < self.counts.records:
            raise ValueError(cells)
        return numbers

    def _sounds(self, value: str) -> dict[str, tuple[int, ...]]:
        """Read the consonant keys of a rough key: "dmSk 3 17" and so on, parted by tabs."""
        try:
            found = {}
            for cell in value.split("\t"):
                sound, *numbers = cell.split(" ")
                found[sound] = self._numbers(numbers)
        except ValueError:
            raise self._damaged() from None
        return found
