"""Actor mentions by the words they stand on."""

from collections.abc import Sequence
from typing import NamedTuple

from conflictparse.actors.actor import ActorMention
from conflictparse.text import Tokens


class Spotted(NamedTuple):
    """An actor mention by its words [first, last)."""

    first: int
    last: int
    actor: ActorMention


def spot(tokens: Tokens, actors: Sequence[ActorMention]) -> list[Spotted]:
    """Return *actors* with the words they stand on."""
    return [Spotted(tokens.word_at(a.start), tokens.word_at(a.end - 1) + 1, a) for a in actors]
