"""
The gazetteer: records of places, and every name that they are written with.

A :class:`Gazetteer` is frozen once built; it is an argument of every function of this package, and the
bundled one is only a default. Records are kept as plain cells and become :class:`Place` values when asked for.
"""

from collections.abc import Callable, Iterable
from typing import Final

from conflictparse.names import ARTICLES, Hit, consonant_key, fold, fold_word, rough
from conflictparse.places.index import Entry, Facts, Index, Record, TableIndex, facts_of, named
from conflictparse.places.place import Place
from conflictparse.text import Tokens

_JOINS: Final = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Deir ez-Zor"
_MOST_REMEMBERED: Final = 20_000  # facts; the memory is emptied when it is full
_LONGEST: Final = 120  # letters; no place name is longer, and a longer one in a table must not slow a text down


class _KnownFacts(dict[int, Facts]):
    """The facts of the records that were asked for last; those of another record are worked out."""

    __slots__ = ("_record",)

    def __init__(self, record: Callable[[int], Record]) -> None:
        super().__init__()
        self._record = record

    def __missing__(self, number: int) -> Facts:
        facts = facts_of(self._record(number))
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[number] = facts
        return facts


class Gazetteer:
    """
    Records of places and the names that lead to them.

    Attributes:
        index: the tables that it asks.
        facts: what a mention says of each record, by its number; remembered, so nobody can tell but by a clock.

    >>> from conflictparse.text import tokenize
    >>> gazetteer = Gazetteer.of([Place("1", "Deir Sunbul", "village", country="SYR")])
    >>> [(hit.first, hit.last, gazetteer.place(hit.values[0]).id) for hit in gazetteer.find(tokenize("in Deir Sunbul"))]
    [(1, 3, '1')]
    """

    __slots__ = ("_entry", "facts", "index")

    def __init__(self, index: Index) -> None:
        """Return the gazetteer of *index*."""
        self.index = index
        self._entry = index.entry
        self.facts = _KnownFacts(index.record)

    @classmethod
    def of(cls, places: Iterable[Place], *, names: Iterable[tuple[str, str]] = ()) -> "Gazetteer":
        """Return a gazetteer of *places*; *names* are more names, each with the identifier of its place."""
        others: dict[str, list[str]] = {}
        for name, place_id in names:
            others.setdefault(place_id, []).append(name)
        return cls(TableIndex(named(_record(place), others.get(place.id, ())) for place in places))

    def __len__(self) -> int:
        return len(self.index)

    @property
    def edition(self) -> str:
        """The edition of the data, "" if it has none."""
        return self.index.edition

    def record(self, number: int) -> Record:
        """Return the cells of record *number*."""
        return self.index.record(number)

    def place(self, number: int) -> Place:
        """Return record *number* as a value."""
        return _place(self.index.record(number))

    def get(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records that bear *name*, folded."""
        entry = self._entry(fold(name))
        return entry.numbers if entry else ()

    def get_by_sound(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records whose names sound like *name*."""
        sound = consonant_key(name)
        return self.index.sounds(rough(sound)).get(sound, ())

    def get_by_rough_sound(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the records whose names sound roughly like *name*."""
        sounds = self.index.sounds(rough(consonant_key(name)))
        return tuple(sorted({number for numbers in sounds.values() for number in numbers}))

    def is_demonym(self, key: str) -> bool:
        """Tell whether the folded name *key* is a people's, not a place's."""
        entry = self._entry(key)
        return entry is not None and entry.demonym

    def capital_of(self, key: str) -> str | None:
        """Return the country whose government the folded name *key* may stand for."""
        entry = self._entry(key)
        return entry.capital or None if entry else None

    def find(self, tokens: Tokens) -> list[Hit[int]]:
        """Return the names in *tokens*, longest first, in reading order, their articles included."""
        hits: list[Hit[int]] = []
        free = 0
        for i, key, entry in self._heads_of(tokens):
            if i < free:
                continue
            last, numbers = self._longest(tokens, i, key, entry)
            if last and not (entry.upper and last == i + 1 and not tokens.words[i].isupper()):
                is_people = (
                    entry.demonym and tokens.codes[i] == " "
                )  # "An Israeli strike"; "al-Kuwaiti Hospital" is one
                first = i if is_people else _with_article(tokens, i, free)
                hits.append(Hit(first, last, numbers))
                free = last
        return hits

    def _heads_of(self, tokens: Tokens) -> list[tuple[int, str, Entry]]:
        """Return the capitalised words that begin a name, each with its folded form and what it leads to."""
        words, lower, entry_of = tokens.words, tokens.lower, self._entry
        found = []
        for i in tokens.capitals:
            key = lower[i]
            entry = entry_of(key)
            if entry is None:
                if key.isascii() and key.isalnum():
                    continue
                key = fold_word(key)
                entry = entry_of(key)
            if entry is not None and words[i][0].isupper():
                found.append((i, key, entry))
        return found

    def _longest(self, tokens: Tokens, first: int, head: str, entry: Entry) -> tuple[int, tuple[int, ...]]:
        """Return the index after the longest name that begins at *first*, and what it stands for."""
        numbers, reach, _, _, guarded, _ = entry
        best = (first + 1, numbers) if numbers and not guarded else (0, ())
        i = first + 1
        words, lower, codes = tokens.words, tokens.lower, tokens.codes
        total = len(words)
        if not reach or i >= total or codes[i] not in _JOINS:
            return best
        if words[i][0].islower() and lower[i] not in ARTICLES:
            return best
        key, size = head, len(head) + 1 + min(reach, _LONGEST)
        while i < total and codes[i] in _JOINS:
            word = lower[i]
            if word not in ARTICLES:
                key = f"{key} {word if word.isalnum() and word.isascii() else fold_word(words[i])}"
                if len(key) > size:
                    break
                longer = self._entry(key) if words[i][0].isupper() else None
                if longer is not None and longer.numbers and not longer.guarded:
                    best = (i + 1, longer.numbers)
                if len(key) == size:
                    break
            i += 1
        return best


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
        admin2=record.admin2 or None,
        pcode=record.pcode or None,
        iso_3166_2=record.iso_3166_2 or None,
        lat=float(record.lat) if record.lat else None,
        lon=float(record.lon) if record.lon else None,
        source=record.source,
    )


def _record(place: Place) -> Record:
    units = (place.country, place.admin1, place.admin2, place.pcode, place.iso_3166_2)
    spot = ("" if place.lat is None else str(place.lat), "" if place.lon is None else str(place.lon))
    country, admin1, admin2, pcode, iso = (cell or "" for cell in units)
    return Record(place.id, place.name, "", place.kind, country, admin1, admin2, pcode, iso, *spot, "", place.source)
