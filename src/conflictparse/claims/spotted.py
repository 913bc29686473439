"""Findings by the words they stand on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final, NamedTuple, Protocol

from conflictparse.actors.actor import ActorMention
from conflictparse.text import Tokens

_FIRST: Final = itemgetter(0)
_LAST: Final = itemgetter(1)


class Located(Protocol):
    """What knows where in the text it stands."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


class Spotted(NamedTuple):
    """An actor mention by its words [first, last)."""

    first: int
    last: int
    actor: ActorMention


def words_of(tokens: Tokens, found: Iterable[Located]) -> list[tuple[int, int]]:
    """Return the words [first, last) that each of *found* stands on; what stands before all words is on the first."""
    starts = tokens.starts
    return [(bisect_right(starts, one.start, 1) - 1, bisect_left(starts, one.end, 1)) for one in found]


def words_on(spotted: Sequence[Spotted]) -> set[int]:
    """Return all words that any of *spotted* stands on."""
    return set(chain.from_iterable(map(range, map(_FIRST, spotted), map(_LAST, spotted))))


def spot(tokens: Tokens, actors: Sequence[ActorMention]) -> list[Spotted]:
    """Return *actors* with the words they stand on."""
    starts = tokens.starts
    return [Spotted(bisect_right(starts, a.start, 1) - 1, bisect_left(starts, a.end, 1), a) for a in actors]
