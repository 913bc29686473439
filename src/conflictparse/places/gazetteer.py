"""
The gazetteer: records of places, and every name that they are written with.

A :class:`Gazetteer` is frozen once built; it is an argument of every function of this package, and the
bundled one is only a default. Records are kept as plain cells and become :class:`Place` values when asked for.
"""

from collections.abc import Callable, Iterable
from itertools import compress
from typing import Final, TypeAlias

from conflictparse.names import ARTICLES, Hit, consonant_key, fold, rough
from conflictparse.places.index import Entry, Facts, Index, Record, TableIndex, facts_of, named
from conflictparse.places.place import Place
from conflictparse.text import Tokens

_JOINS: Final = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Deir ez-Zor"
_MOST_REMEMBERED: Final = 20_000  # facts, and as many spellings; the memory is emptied when it is full
_LONGEST: Final = 120  # letters; no place name is longer, and a longer one in a table must not slow a text down


#: A name in a text: its first word, the word after its last, and what it leads to.
FoundName: TypeAlias = tuple[int, int, Entry]


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


class _Heard(dict[tuple[str, str | None], tuple[int, ...]]):
    """The spellings without a record that were met last; a copy begins without them, as they are from texts."""

    __slots__ = ()

    def __setitem__(self, spelling: tuple[str, str | None], numbers: tuple[int, ...]) -> None:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        super().__setitem__(spelling, numbers)

    def __reduce__(self) -> "tuple[type[_Heard], tuple[()]]":
        return _Heard, ()


class Gazetteer:
    """
    Records of places and the names that lead to them.

    Attributes:
        index: the tables that it asks.
        facts: what a mention says of each record, by its number; remembered, so nobody can tell but by a clock.
        heard: the records that a spelling sounds like in a country, of the spellings that were met last.

    >>> from conflictparse.text import tokenize
    >>> gazetteer = Gazetteer.of([Place("1", "Deir Sunbul", "village", country="SYR")])
    >>> [(hit.first, hit.last, gazetteer.place(hit.values[0]).id) for hit in gazetteer.find(tokenize("in Deir Sunbul"))]
    [(1, 3, '1')]
    """

    __slots__ = ("_entry", "facts", "heard", "index")

    def __init__(self, index: Index) -> None:
        """Return the gazetteer of *index*."""
        self.index = index
        self._entry = index.entry
        self.facts = _KnownFacts(index.record)
        self.heard = _Heard()

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

    def find(self, tokens: Tokens) -> list[Hit[int]]:
        """Return the names in *tokens*, longest first, in reading order, their articles included."""
        return [Hit(first, last, entry.numbers) for first, last, entry in self.find_entries(tokens)]

    def find_entries(self, tokens: Tokens) -> list[FoundName]:
        """Return the names that :meth:`find` does, with all that they lead to."""
        words, lower, folded, capitals = tokens.words, tokens.lower, tokens.folded, tokens.capitals
        found: list[FoundName] = []
        free, final = 0, len(words) - 1
        entries = list(map(self._entry, map(folded.__getitem__, capitals)))
        for i, head in zip(compress(capitals, entries), filter(None, entries), strict=True):
            if i < free or not words[i][0].isupper():
                continue
            last, entry = i + 1, head
            if head.reach and i < final and (not words[last][0].islower() or lower[last] in ARTICLES):
                last, entry = self._longest(tokens, i, head)
            if not entry.numbers or entry.guarded or (entry.upper and entry is head and not words[i].isupper()):
                continue
            first = i
            if i > free and lower[i - 1] in ARTICLES:
                is_people = head.demonym and tokens.codes[i] == " "  # "An Israeli strike"; "al-Kuwaiti Hospital" is one
                first = i if is_people else _with_article(tokens, i)
            found.append((first, last, entry))
            free = last
        return found

    def _longest(self, tokens: Tokens, first: int, head: Entry) -> tuple[int, Entry]:
        """Return the index after the longest name that begins at *first*, and what it leads to."""
        words, folded, codes, entry_of = tokens.words, tokens.folded, tokens.codes, self._entry
        best, key = (first + 1, head), folded[first]
        size = len(key) + 1 + min(head.reach, _LONGEST)
        for i in range(first + 1, len(words)):
            if codes[i] not in _JOINS:
                break
            if tokens.lower[i] in ARTICLES:
                continue
            key = f"{key} {folded[i]}"
            if len(key) > size:
                break
            longer = entry_of(key) if words[i][0].isupper() else None
            if longer is not None and longer.numbers and not longer.guarded:
                best = i + 1, longer
        return best


def _with_article(tokens: Tokens, first: int) -> int:
    """Return the index of the article before word *first* if it belongs to it, else *first*."""
    gap, before = tokens.codes[first], first - 1
    return before if gap == "-" or (gap == " " and tokens.words[before][0].isupper()) else first


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
