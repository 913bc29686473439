"""
The gazetteer: records of places, and every name that they are written with.

A :class:`Gazetteer` is frozen once built; it is an argument of every function of this package, and the
bundled one is only a default. Records are kept as plain cells and become :class:`Place` values when asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.names import ARTICLES, Hit, consonant_key, fold, fold_word, rough, rough_key
from conflictparse.places.place import Place
from conflictparse.text import Tokens

_JOINS: Final = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Deir ez-Zor"


class Record(NamedTuple):
    """One place as a table holds it; ``keys`` and ``sounds`` are parted by bars, "" is unknown."""

    id: str
    name: str
    keys: str
    sounds: str
    kind: str
    country: str
    admin1: str
    pcode: str
    iso_3166_2: str
    lat: str
    lon: str
    population: str
    source: str


class Gazetteer:
    """
    Records of places and the names that lead to them.

    >>> from conflictparse.text import tokenize
    >>> gazetteer = Gazetteer.of([Place("1", "Deir Sunbul", "village", country="SYR")])
    >>> [(hit.first, hit.last, gazetteer.place(hit.values[0]).id) for hit in gazetteer.find(tokenize("in Deir Sunbul"))]
    [(1, 3, '1')]
    """

    __slots__ = ("_capitals", "_demonyms", "_heads", "_records", "_sounds", "_upper")

    def __init__(
        self,
        records: Sequence[Record],
        *,
        names: Iterable[tuple[str, str]] = (),
        demonyms: Mapping[str, str] | None = None,
        capitals: Mapping[str, str] | None = None,
    ) -> None:
        """
        Build a gazetteer.

        Args:
            records: the places, in order.
            names: more names, each with the identifier of its place.
            demonyms: word for a people -> identifier of their country.
            capitals: name of a capital that stands for its government -> country code.
        """
        self._records = tuple(records)
        self._heads: dict[str, dict[str, tuple[int, ...]]] = {}
        self._sounds: dict[str, tuple[int, ...]] = {}
        self._upper: set[str] = set()
        number = {record.id: i for i, record in enumerate(self._records)}
        for i, record in enumerate(self._records):
            for key in record.keys.split("|"):
                self._add(key, i)
            for sound in record.sounds.split("|"):
                known = self._sounds.get(sound)
                self._sounds[sound] = (i,) if known is None else (*known, i)
        for name, place_id in names:
            self._add(fold(name), number[place_id])
            self._sounds.setdefault(consonant_key(name), (number[place_id],))
            if name.isupper() and name.isalpha():
                self._upper.add(fold(name))
        self._demonyms: dict[str, int] = {}
        for word, place_id in (demonyms or {}).items():
            self._demonyms[fold(word)] = number[place_id]
            self._add(fold(word), number[place_id])
        self._capitals = {fold(name): code for name, code in (capitals or {}).items()}

    @classmethod
    def of(cls, places: Iterable[Place], *, names: Iterable[tuple[str, str]] = ()) -> "Gazetteer":
        """Return a gazetteer of *places*; *names* are more names, each with the identifier of its place."""
        return cls([_record(place) for place in places], names=names)

    def _add(self, key: str, number: int) -> None:
        head, _, tail = key.partition(" ")
        tails = self._heads.get(head)
        if tails is None:
            self._heads[head] = {tail: (number,)}
        elif tail not in tails:
            tails[tail] = (number,)
        elif number not in tails[tail]:
            tails[tail] = (*tails[tail], number)

    def __len__(self) -> int:
        return len(self._records)

    def record(self, number: int) -> Record:
        """Return the cells of record *number*."""
        return self._records[number]

    def place(self, number: int) -> Place:
        """Return record *number* as a value."""
        return _place(self._records[number])

    def get(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records that bear *name*, folded."""
        head, _, tail = fold(name).partition(" ")
        return self._heads.get(head, {}).get(tail, ())

    def get_by_sound(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records whose names sound like *name*."""
        return self._sounds.get(consonant_key(name), ())

    def get_by_rough_sound(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records whose names sound roughly like *name*; looks at every name."""
        want = rough_key(name)
        found = {i for sound, numbers in self._sounds.items() if rough(sound) == want for i in numbers}
        return tuple(sorted(found))

    def is_demonym(self, key: str) -> bool:
        """Tell whether the folded name *key* is a people's, not a place's."""
        return key in self._demonyms

    def capital_of(self, key: str) -> str | None:
        """Return the country whose government the folded name *key* may stand for."""
        return self._capitals.get(key)

    def find(self, tokens: Tokens) -> list[Hit[int]]:
        """Return the names in *tokens*, longest first, in reading order, their articles included."""
        heads = self._heads
        hits: list[Hit[int]] = []
        free = 0
        for i, key in _heads_of(tokens, heads):
            if i < free:
                continue
            last, numbers = self._longest(tokens, i, heads[key])
            if last and not (key in self._upper and last == i + 1 and not tokens.words[i].isupper()):
                hits.append(Hit(_with_article(tokens, i, free), last, numbers))
                free = last
        return hits

    @staticmethod
    def _longest(tokens: Tokens, first: int, tails: dict[str, tuple[int, ...]]) -> tuple[int, tuple[int, ...]]:
        """Return the index after the longest name that begins at *first*, and what it stands for."""
        best = (first + 1, tails[""]) if "" in tails else (0, ())
        i = first + 1
        if (len(tails) == 1 and best[0]) or i >= len(tokens.words) or not _continues(tokens, i):
            return best
        size = max(map(len, tails))
        key = ""
        while i < len(tokens.words) and len(key) < size and tokens.codes[i] in _JOINS:
            if tokens.lower[i] not in ARTICLES:
                key = f"{key} {fold_word(tokens.words[i])}" if key else fold_word(tokens.words[i])
                if key in tails and tokens.words[i][0].isupper():
                    best = (i + 1, tails[key])
            i += 1
        return best


def _heads_of(tokens: Tokens, heads: Mapping[str, object]) -> list[tuple[int, str]]:
    """Return the capitalised words that begin a name, each with its folded form."""
    words, lower = tokens.words, tokens.lower
    found = []
    for i in tokens.capitals:
        key = lower[i]
        if key not in heads and not (key.isascii() and key.isalnum()):
            key = fold_word(key)
        if key in heads and words[i][0].isupper():
            found.append((i, key))
    return found


def _continues(tokens: Tokens, i: int) -> bool:
    """Tell whether word *i* may go on a name that was begun before it."""
    return tokens.codes[i] in _JOINS and (not tokens.words[i][0].islower() or tokens.lower[i] in ARTICLES)


def _with_article(tokens: Tokens, first: int, free: int) -> int:
    """Return the index of the article before word *first*, if one belongs to it."""
    before = first - 1
    if before < free or tokens.codes[first] not in (" ", "-") or tokens.lower[before] not in ARTICLES:
        return first
    return before if tokens.codes[first] == "-" or tokens.words[before][0].isupper() else first


def _place(record: Record) -> Place:
    return Place(
        id=record.id,
        name=record.name,
        kind=record.kind,
        country=record.country or None,
        admin1=record.admin1 or None,
        pcode=record.pcode or None,
        iso_3166_2=record.iso_3166_2 or None,
        lat=float(record.lat) if record.lat else None,
        lon=float(record.lon) if record.lon else None,
        source=record.source,
    )


def _record(place: Place) -> Record:
    cells = (place.country, place.admin1, place.pcode, place.iso_3166_2)
    spot = ("" if place.lat is None else str(place.lat), "" if place.lon is None else str(place.lon))
    country, admin1, pcode, iso = (cell or "" for cell in cells)
    keys = (place.id, place.name, fold(place.name), consonant_key(place.name), place.kind)
    return Record(*keys, country, admin1, pcode, iso, *spot, "", place.source)
