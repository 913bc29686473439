"""
The records and names of a lexicon, by whatever they are asked for.

An index is made of rows here, or of a compiled file by ``conflictparse.data.compiled_actors``, which makes a record
when it is asked for. Law: both give the same answers, in the same order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, Generic, NamedTuple, TypeVar

from conflictparse.actors import vocabulary as v
from conflictparse.actors.actor import Actor, ActorName
from conflictparse.names import Lexicon, consonant_key

K = TypeVar("K")
V = TypeVar("V")
W = TypeVar("W")

_SPELLED_OUT: Final = frozenset({"strong", "former"})


class LazyMapping(Mapping[K, V], Generic[K, V, W]):
    """
    A mapping whose values are made when they are first asked for, and so are its keys.

    >>> squares = LazyMapping(lambda: {"three": 3}, lambda number: number**2)
    >>> squares["three"], list(squares), "four" in squares
    (9, ['three'], False)
    """

    __slots__ = ("_keys", "_make", "_raw", "_values")

    def __init__(self, keys: Callable[[], Mapping[K, W]], make: Callable[[W], V]) -> None:
        """Keep what returns the keys, each with what its value is made of, and what makes it."""
        self._keys = keys
        self._make = make
        self._raw: Mapping[K, W] | None = None
        self._values: dict[K, V] = {}

    def _known(self) -> Mapping[K, W]:
        if self._raw is None:
            self._raw = self._keys()
        return self._raw

    def __getitem__(self, key: K) -> V:
        try:
            return self._values[key]
        except KeyError:
            value = self._values[key] = self._make(self._known()[key])
            return value

    def __contains__(self, key: object) -> bool:
        return key in self._known()

    def __iter__(self) -> Iterator[K]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def __repr__(self) -> str:
        return repr(dict(self))


class ActorIndex(NamedTuple):
    """
    The records and names of a lexicon.

    Attributes:
        records: every record by its id.
        names: the names, each with the entries that it may stand for.
        by_actor: the names of each record, the canonical one first; none that went out of use.
        arms: the records that stand for a whole arm of a state, by arm and country.
        sounds: the full names, by their consonants.
    """

    records: Mapping[str, Actor]
    names: Lexicon[ActorName]
    by_actor: Mapping[str, tuple[str, ...]]
    arms: Mapping[tuple[str, str], tuple[Actor, ...]]
    sounds: Mapping[str, tuple[ActorName, ...]]


def index_of(records: Mapping[str, Actor], entries: Iterable[ActorName]) -> ActorIndex:
    """
    Return the index of *records*, by id, and of *entries*, the canonical names among them.

    >>> one = Actor("one", "One Front", "rebel_group")
    >>> index_of({"one": one}, [ActorName(one, "One Front"), ActorName(one, "OF", "acronym")]).by_actor["one"]
    ('One Front', 'OF')
    """
    kept = list(entries)
    return ActorIndex(
        records,
        Lexicon((entry.name, entry) for entry in kept),
        LazyMapping(partial(_by_actor, kept), names_in_use),
        LazyMapping(partial(_arms, records.values()), tuple),
        LazyMapping(partial(_sounds, kept), tuple),
    )


def entries_of(records: Iterable[Actor], names: Iterable[ActorName]) -> list[ActorName]:
    """Return the canonical names of *records* as entries, and the other *names*."""
    return [ActorName(r, r.name) for r in records] + [entry for entry in names if entry.name != entry.actor.name]


def names_in_use(entries: Iterable[ActorName]) -> tuple[str, ...]:
    """Return the names of *entries* that did not go out of use."""
    return tuple([entry.name for entry in entries if entry.use != "former"])


def _by_actor(entries: Iterable[ActorName]) -> dict[str, list[ActorName]]:
    found: dict[str, list[ActorName]] = {}
    for entry in entries:
        found.setdefault(entry.actor.id, []).append(entry)
    return found


def _arms(records: Iterable[Actor]) -> dict[tuple[str, str], list[Actor]]:
    """Index the records that stand for a whole arm of a state: those without a parent arm of their own kind."""
    found: dict[tuple[str, str], list[Actor]] = {}
    for record in records:
        arm = v.ARM_OF_KIND.get(record.kind)
        if arm and record.country and record.side == "government" and record.parent is None:
            found.setdefault((arm, record.country), []).append(record)
    return found


def _sounds(entries: Iterable[ActorName]) -> dict[str, list[ActorName]]:
    sounds: dict[str, list[ActorName]] = {}
    for entry in entries:
        if entry.use in _SPELLED_OUT:
            sounds.setdefault(consonant_key(entry.name), []).append(entry)
    return sounds
