"""
What a gazetteer is made of: records, the names that lead to them, and the sounds of these names.

A :class:`Gazetteer` asks an :class:`Index`. :class:`TableIndex` is the one in memory, made of rows; a compiled file
is another, which ``conflictparse.data`` opens. Both give the same answers: the file is written from the tables.

Law: neither the order of the rows nor rows of other names change what a name leads to.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias

from conflictparse.names import consonant_key, fold, rough

_COUNTRY: Final = "country"


class Record(NamedTuple):
    """One place as a table holds it; ``keys`` are its folded names, parted by bars; "" is unknown."""

    id: str
    name: str
    keys: str
    kind: str
    country: str
    admin1: str
    admin2: str
    pcode: str
    iso_3166_2: str
    lat: str
    lon: str
    population: str
    source: str


#: Country, admin1, admin2, P-code, ISO 3166-2 code, latitude and longitude, as a mention holds them.
Where: TypeAlias = tuple[str | None, str | None, str | None, str | None, str | None, float | None, float | None]


class Facts(NamedTuple):
    """
    What a mention says of its record: None is unknown.

    Attributes:
        where: its country to its longitude.
        people: the population, 0 if it is unknown.
    """

    id: str
    name: str
    kind: str
    country: str
    where: Where
    people: int


def facts_of(record: Record) -> Facts:
    """
    Return the facts of *record*.

    >>> facts_of(Record("1", "Saraqib", "", "town", "SYR", "Idlib", "", "", "", "35.86", "36.80", "", "")).where
    ('SYR', 'Idlib', None, None, None, 35.86, 36.8)
    """
    place_id, name, _, kind, country, admin1, admin2, pcode, iso, lat, lon, population, _ = record
    spot = float(lat) if lat else None, float(lon) if lon else None
    where = (country or None, admin1 or None, admin2 or None, pcode or None, iso or None, *spot)
    return Facts(place_id, name, kind, country, where, int(population or 0))


class Entry(NamedTuple):
    """
    What one folded name leads to.

    Attributes:
        numbers: of the records that bear it; () for a word that only begins longer names.
        reach: letters of the longest name that begins with this word, after the word; 0 if none does.
        demonym: whether it is a people's name.
        upper: whether it is a name only in capitals ("US").
        guarded: whether it is also an everyday word, or a person's name, and so no place in running text.
        capital: the country whose government it may stand for.
    """

    numbers: tuple[int, ...] = ()
    reach: int = 0
    demonym: bool = False
    upper: bool = False
    guarded: bool = False
    capital: str = ""


class Index(Protocol):
    """The tables that a gazetteer asks; records are numbered from 0."""

    @property
    def edition(self) -> str:
        """The edition of the tables."""
        ...

    def __len__(self) -> int: ...

    def record(self, number: int) -> Record:
        """Return the cells of record *number*."""
        ...

    def entry(self, key: str) -> Entry | None:
        """Return what the folded name *key* leads to."""
        ...

    def sounds(self, rough_sound: str) -> Mapping[str, tuple[int, ...]]:
        """Return the consonant keys whose rough key is *rough_sound*, and the records of each."""
        ...


class Words(NamedTuple):
    """
    What is known of single names, whatever places bear them; keys are as written.

    Attributes:
        demonyms: a people's name -> identifier of their country.
        capitals: name of a capital that stands for its government -> country code.
        guards: names that are everyday words or persons' names.
    """

    demonyms: Mapping[str, str] = {}
    capitals: Mapping[str, str] = {}
    guards: Iterable[str] = ()


class TableIndex:
    """
    Records in memory, with their names.

    >>> index = TableIndex([named(Record("1", "Deir Sunbul", "", "town", "SYR", *[""] * 8), ["Dayr Sunbul"])])
    >>> index.entry("deir sunbul").numbers, index.entry("deir"), index.record(0).keys
    ((0,), Entry(numbers=(), reach=6, demonym=False, upper=False, guarded=False, capital=''), 'deir sunbul|dayr sunbul')
    """

    __slots__ = ("_entries", "_records", "_sounds", "edition")

    def __init__(
        self, places: Iterable[tuple[Record, tuple[str, ...]]], words: Words | None = None, *, edition: str = ""
    ) -> None:
        """
        Build the tables.

        Args:
            places: each record with its names as written, as :func:`named` returns them.
            words: what is known of single names.
            edition: the edition of the data.
        """
        words = words or Words()
        ordered = sorted(places, key=lambda place: (place[0].kind != _COUNTRY, place[0].id))
        self.edition = edition
        self._records = tuple(record for record, _ in ordered)
        states = {key for record, _ in ordered if record.kind == _COUNTRY for key in record.keys.split("|")}
        found: dict[str, list[int]] = {}
        for number, record in enumerate(self._records):
            for key in record.keys.split("|"):
                # A state owns its name: a town of that name is reached by its other names.
                if key and (record.kind == _COUNTRY or key not in states):
                    found.setdefault(key, []).append(number)
        guards = {fold(name) for name in words.guards}
        self._sounds = _sounds_of({key: numbers for key, numbers in found.items() if key not in guards})
        self._entries = {key: Entry(tuple(numbers)) for key, numbers in found.items()}
        self._say(words, {record.id: number for number, record in enumerate(self._records)}, ordered)
        self._reach()

    def _say(self, words: Words, number: Mapping[str, int], places: list[tuple[Record, tuple[str, ...]]]) -> None:
        """Write on the entries what is known of single names."""
        for word in sorted(words.demonyms):
            entry, people = self._at(word), number[words.demonyms[word]]
            self._put(word, entry._replace(numbers=tuple(sorted({*entry.numbers, people})), demonym=True))
        for name, code in words.capitals.items():
            self._put(name, self._at(name)._replace(capital=code))
        for name in words.guards:
            if self._at(name).numbers:
                self._put(name, self._at(name)._replace(guarded=True))
        for _, names in places:
            for name in names:
                if name.isupper() and name.isalpha() and name.isascii():
                    self._put(name, self._at(name)._replace(upper=True))

    def _at(self, name: str) -> Entry:
        return self._entries.get(fold(name), _NOTHING)

    def _put(self, name: str, entry: Entry) -> None:
        self._entries[fold(name)] = entry

    def _reach(self) -> None:
        """Write on the first word of every name how far the names go that begin with it."""
        farthest: dict[str, int] = {}
        for key in self._entries:
            head, _, tail = key.partition(" ")
            if len(tail) > farthest.get(head, 0):
                farthest[head] = len(tail)
        for head, size in farthest.items():
            self._entries[head] = self._entries.get(head, _NOTHING)._replace(reach=size)

    def __len__(self) -> int:
        return len(self._records)

    def count(self) -> int:
        """Return how many folded names lead to records."""
        return sum(1 for entry in self._entries.values() if entry.numbers)

    def record(self, number: int) -> Record:
        """Return the cells of record *number*."""
        return self._records[number]

    def entry(self, key: str) -> Entry | None:
        """Return what the folded name *key* leads to."""
        return self._entries.get(key)

    def sounds(self, rough_sound: str) -> Mapping[str, tuple[int, ...]]:
        """Return the consonant keys whose rough key is *rough_sound*, and the records of each."""
        return self._sounds.get(rough_sound, {})

    def records(self) -> Iterator[Record]:
        """Yield all records, in order."""
        yield from self._records

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield all folded names, in the order of code points."""
        yield from sorted(self._entries.items())

    def all_sounds(self) -> Iterator[tuple[str, Mapping[str, tuple[int, ...]]]]:
        """Yield all rough keys, in the order of code points."""
        yield from sorted(self._sounds.items())


_NOTHING: Final = Entry()


def named(record: Record, names: Iterable[str] = ()) -> tuple[Record, tuple[str, ...]]:
    """
    Return *record* with its keys worked out from its name and *names*, and all its names.

    >>> named(Record("1", "Al-Bab", "", "city", *[""] * 9), ["el Bab", "Bab"])[0].keys
    'bab'
    """
    record = Record(*(" ".join(cell.split()) for cell in record))
    written = (record.name, *names)
    keys = dict.fromkeys(key for name in written if (key := fold(name)))
    return record._replace(keys="|".join(keys)), written


def _sounds_of(names: Mapping[str, list[int]]) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return the records of each consonant key, by rough key; only Latin letters have these sounds."""
    found: dict[str, dict[str, set[int]]] = {}
    for key, numbers in names.items():
        if key.isascii():
            sound = consonant_key(key)
            found.setdefault(rough(sound), {}).setdefault(sound, set()).update(numbers)
    return {
        near: {sound: tuple(sorted(numbers)) for sound, numbers in sorted(sounds.items())}
        for near, sounds in found.items()
    }
