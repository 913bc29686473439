"""
A sentence as a string of chunks, one letter each, for the claim shapes to match.

====== ==========================================================================
letter a chunk
====== ==========================================================================
G      a counted group ("at least 75 regime troops"), more than one
Q      a number without a noun ("57")
g      a group of one ("a child")
D      a group without a figure ("soldiers", "the militants")
N      a named person
m      a length or an area ("almost 10 kilometers")
L      a counted effect noun ("200 deaths", "no casualties")
X      a place that stands without a preposition ("captured Ajaz")
P A R  a trigger: passive, active, participle ("were killed", "has killed", "killing")
I S F  a trigger: intransitive ("died"), state ("dead"), toll noun ("the death toll")
O      a noun and "of" ("the deaths of")
p      a prepositional phrase, swallowed whole ("in five weeks", "from HTS")
u      a preposition before a group or number ("to 132", "of 12 people")
j      a joiner of more of the same ("along with", "in addition to")
y      a word that gives a name after a comma (", identified as")
i      a word that opens parts of a whole ("including", "among them")
& ,    "and", "or"; a comma
( ) —  brackets; a dash
r a    a relative pronoun; an auxiliary
w      any other word
====== ==========================================================================

Most chunks are one word that nothing hangs on: they are kept as a letter and a place, and only what a frame links
becomes a :class:`Chunk`.

Law: the chunks of a sentence cover its words in order; every letter stands for one chunk.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.claims.groups import Group
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import ObjectClass

_KIND_LETTER: Final = {
    "counted": "G",
    "number": "Q",
    "article": "g",
    "plural": "D",
    "definite": "D",
    "named": "N",
    "measure": "m",
}
_LIFE: Final = ObjectClass.LIFE
#: The letters of what a list may hold.
LISTED: Final = frozenset("GQgDNX")
_OBJECT: Final = "[GQgDNX]"
# One object with what may follow it before the next: "40 fighters from one group, 12 from another". What was read
# before ("·") has one way into it: with two, a list of 15 groups with abbreviations took minutes.
_TAIL: Final = rf"(?:[p·]|u{_OBJECT})"
_ITEM: Final = rf"(?:u?{_OBJECT}(?:·{{16}}{_TAIL}{{0,4}}|·{{0,15}}(?:(?:p|u{_OBJECT}){_TAIL}{{0,3}})?))"
#: Coordinated objects as a pattern over chunk letters; "·" is a chunk that was read before.
LIST: Final = rf"{_ITEM}(?:(?:,&?|&,?|,?j){_ITEM}){{0,15}}"


class Chunk(NamedTuple):
    """One chunk: its letter, its words [first, last), and the group or trigger that it holds."""

    letter: str
    first: int
    last: int
    group: Group | None = None
    trigger: TriggerHit | None = None


class Chunks:
    """
    The chunks of one sentence and their letters as one string.

    Attributes:
        letters: a letter for each chunk.
        firsts: the first word of each chunk, and the word after the last one.
        groups, triggers: what some chunks hold, by the number of the chunk.
    """

    __slots__ = ("firsts", "groups", "letters", "triggers")

    def __init__(
        self, letters: str, firsts: Sequence[int], groups: Mapping[int, Group], triggers: Mapping[int, TriggerHit]
    ) -> None:
        self.letters = letters
        self.firsts = firsts
        self.groups = groups
        self.triggers = triggers

    def __getitem__(self, k: int) -> Chunk:
        """Return chunk number *k*."""
        first, last = self.firsts[k], self.firsts[k + 1]
        return Chunk(self.letters[k], first, last, self.groups.get(k), self.triggers.get(k))


def letter_of(group: Group) -> str:
    """Return the letter that stands for *group*."""
    if group.object_class is _LIFE and group.quantity:
        return "L"
    if group.kind == "counted" and group.quantity is not None and group.quantity.low == group.quantity.high == 1:
        return "g"  # "one driver" is as many as "a driver"
    return _KIND_LETTER[group.kind]
