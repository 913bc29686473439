"""
A sentence as a string of chunks, one letter each, for the claim shapes to match.

====== ==========================================================================
letter a chunk
====== ==========================================================================
G      a counted group ("at least 75 regime troops")
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
i      a word that opens parts of a whole ("including", "among them")
& ,    "and", "or"; a comma
( ) —  brackets; a dash
r a    a relative pronoun; an auxiliary
w      any other word
====== ==========================================================================

Law: the chunks of a sentence cover its words in order; every letter stands for one chunk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.claims.groups import Group
from conflictparse.effects.effect import Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, MODALS, PERFECTS, ObjectClass
from conflictparse.text import Tokens

_PREPOSITIONS: Final = frozenset(
    """
    in on at from near with against between during after before into to of under inside outside across around along
    by for amid among through throughout toward towards within without since until over off onto upon via despite
    following aboard alongside
    """.split()
)
_CONJUNCTIONS: Final = frozenset({"after", "before", "since", "until"})  # "after dozens of villages were captured"
_OPENERS: Final = frozenset({"including", "included", "include", "includes", "comprising"})
_JOINERS: Final = {
    "along": (["along", "with"],),
    "together": (["together", "with"],),
    "aside": (["aside", "from"],),
    "apart": (["apart", "from"],),
    "besides": (["besides"],),
    "in": (["in", "addition", "to"],),
    "as": (["as", "well", "as"],),
}
_OF_THEM: Final = frozenset({"them", "whom", "which", "these", "those"})
_RELATIVES: Final = frozenset("who which that whose whom where when while as if because although".split())
_AND: Final = frozenset({"and", "or", "plus"})
_PUNCTUATION: Final = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "—": "—", ".": ",", "/": "&", "&": "&"}
_KIND_LETTER: Final = {
    "counted": "G",
    "number": "Q",
    "article": "g",
    "plural": "D",
    "definite": "D",
    "named": "N",
    "measure": "m",
}
_FRAME_LETTER: Final = {
    Frame.PASSIVE: "P",
    Frame.ACTIVE: "A",
    Frame.PARTICIPLE: "R",
    Frame.NOUN: "F",
    Frame.STATE: "S",
    Frame.INTRANSITIVE: "I",
}
_OBJECTS: Final = frozenset("GQgDNX")


class Chunk(NamedTuple):
    """One chunk: its letter, its words [first, last), and the group or trigger that it holds."""

    letter: str
    first: int
    last: int
    group: Group | None = None
    trigger: TriggerHit | None = None


class Chunks(NamedTuple):
    """The chunks of one sentence and their letters as one string."""

    chunks: tuple[Chunk, ...]
    letters: str


def read_chunks(
    tokens: Tokens,
    first: int,
    last: int,
    *,
    groups: Sequence[Group],
    triggers: Sequence[TriggerHit],
    places: Mapping[int, int],
) -> Chunks:
    """
    Return the chunks of the sentence of words [*first*, *last*).

    Args:
        places: first word -> word after the last, of each location.
    """
    group_at = {group.first: group for group in groups}
    trigger_at = {trigger.first: trigger for trigger in triggers}
    chunks: list[Chunk] = []
    i = first
    while i < last:
        if i > first and (sign := _PUNCTUATION.get(tokens.codes[i])):
            chunks.append(Chunk(sign, i, i))
        chunk = _chunk(tokens, i, last, group_at, trigger_at, places)
        chunks.append(chunk)
        i = max(i + 1, chunk.last)
    resolved = tuple(_resolve_voice(chunks))
    return Chunks(resolved, "".join(chunk.letter for chunk in resolved))


def _chunk(
    tokens: Tokens,
    i: int,
    limit: int,
    group_at: Mapping[int, Group],
    trigger_at: Mapping[int, TriggerHit],
    places: Mapping[int, int],
) -> Chunk:
    """Return the chunk that begins at word *i*."""
    group = group_at.get(i)
    if group is not None and group.last > i:
        letter = "L" if group.object_class is ObjectClass.LIFE and group.quantity else _KIND_LETTER[group.kind]
        return Chunk(letter, i, group.last, group=group)
    trigger = trigger_at.get(i)
    if trigger is not None:
        letter = "O" if trigger.rule == "noun of" else _FRAME_LETTER.get(trigger.frame, "E")
        return Chunk(letter, i, trigger.last, trigger=trigger)
    word = tokens.lower[i]
    if opened := _opener(tokens, i, limit):
        return Chunk("i", i, opened)
    if joined := _joiner(tokens, i, limit):
        return Chunk("j", i, joined)
    if word in _PREPOSITIONS:
        return _prepositional(tokens, i, limit, group_at, trigger_at)
    if i in places:
        return Chunk("X", i, min(limit, places[i]))
    if word in _AND:
        return Chunk("&", i, i + 1)
    if word in _RELATIVES:
        return Chunk("r", i, i + 1)
    if word in AUXILIARIES or word in PERFECTS:
        return Chunk("a", i, i + 1)
    return Chunk("w", i, i + 1)


def _opener(tokens: Tokens, i: int, limit: int) -> int:
    """Return the word after "including", "among them", "of whom" at *i*, or 0."""
    word = tokens.lower[i]
    if word in _OPENERS:
        return i + 1
    if word in ("among", "of") and i + 1 < limit and tokens.lower[i + 1] in _OF_THEM:
        return i + 2
    return 0


def _joiner(tokens: Tokens, i: int, limit: int) -> int:
    """Return the word after "along with", "in addition to" at *i*, or 0."""
    for phrase in _JOINERS.get(tokens.lower[i], ()):
        if tokens.lower[i : min(limit, i + len(phrase))] == phrase:
            return i + len(phrase)
    return 0


def _prepositional(
    tokens: Tokens,
    i: int,
    limit: int,
    group_at: Mapping[int, Group],
    trigger_at: Mapping[int, TriggerHit],
) -> Chunk:
    """Return the prepositional phrase at *i*: whole, or only its preposition when a figure follows."""
    following = group_at.get(i + 1)
    if following is not None and (_is_figure(tokens, i, following) or following.last in trigger_at):
        return Chunk("u", i, i + 1)
    j = i + 1
    while j < limit and (j == i + 1 or tokens.codes[j] in " -\"'"):
        word = tokens.lower[j]
        if j in trigger_at or word in _AND or word in _RELATIVES or word in AUXILIARIES or word in PERFECTS:
            break
        if word in _PREPOSITIONS or word in MODALS or _opener(tokens, j, limit):
            break
        group = group_at.get(j)
        if group is not None and group.quantity is not None and group.kind in ("counted", "number") and j > i + 1:
            break
        j = group.last if group is not None else j + 1
    return Chunk("p", i, min(limit, max(j, i + 1)))


def _is_figure(tokens: Tokens, i: int, group: Group) -> bool:
    """Tell whether the preposition at *i* leads to a figure that a claim may be about."""
    word = tokens.lower[i]
    if group.kind not in ("number", "counted"):
        return False
    if word in _CONJUNCTIONS or group.object_class is ObjectClass.LIFE:
        return True
    return word == "of" or (word in ("to", "at", "with") and group.object_class is not ObjectClass.TERRITORY)


def _resolve_voice(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Decide the past forms that no auxiliary decided: an object after them makes them active."""
    resolved = []
    for i, chunk in enumerate(chunks):
        if chunk.letter != "E":
            resolved.append(chunk)
            continue
        after = i + 1
        while after < len(chunks) and chunks[after].letter == "w" and after - i <= 3:
            after += 1
        before = chunks[i - 1].letter if i else ""
        active = (
            after < len(chunks) and chunks[after].letter in _OBJECTS and not (before in ("G", "Q") and after > i + 1)
        )
        resolved.append(chunk._replace(letter="A" if active else "P"))
    return resolved


def is_filler(word: str) -> bool:
    """Tell whether *word* may stand between a verb and what it acts on."""
    return word in ADVERBS
