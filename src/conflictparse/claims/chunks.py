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

Law: the chunks of a sentence cover its words in order; every letter stands for one chunk.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.claims import vocabulary as v
from conflictparse.claims.groups import Group
from conflictparse.effects.effect import Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import AUXILIARIES, MODALS, PERFECTS, ObjectClass
from conflictparse.numbers.quantity import Relation
from conflictparse.text import Tokens

_PUNCTUATION: Final = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "—": "—", ".": ",", "/": "&", "&": "&"}
_FUNCTION_LETTER: Final = {
    **dict.fromkeys(v.AND_WORDS, "&"),
    **dict.fromkeys(v.SUBORDINATORS, "r"),
    **dict.fromkeys(AUXILIARIES | PERFECTS | v.REPORTED, "a"),
}
#: Words that are not simply "w"; most words are, and are told by one look-up.
_FUNCTION_WORDS: Final = frozenset(
    {*v.SWALLOWING, *v.PART_OPENERS, *v.PART_PREPOSITIONS, *v.JOINERS, *v.NAMING, *v.DESCRIBING, *_FUNCTION_LETTER}
)
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
_DESCRIBED: Final = 10  # words of "belonging to the Harb and Nasser families"
_OBJECTS: Final = frozenset("GQgDNX")
_OBJECT: Final = "[GQgDNX]"
# One object with what may follow it before the next: "40 fighters from one group, 12 from another"
_ITEM: Final = rf"(?:u?{_OBJECT}·{{0,16}}(?:[p·]|u{_OBJECT}){{0,4}})"
#: Coordinated objects as a pattern over chunk letters; "·" is a chunk that was read before.
LIST: Final = rf"{_ITEM}(?:(?:,&?|&,?|,?j){_ITEM}){{0,15}}"


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
    sentence: tuple[int, int],
    *,
    groups: Sequence[Group],
    triggers: Sequence[TriggerHit],
    places: Mapping[int, int],
) -> Chunks:
    """
    Return the chunks of one sentence.

    Args:
        sentence: its words, as a half-open range.
        groups, triggers: those of the sentence.
        places: first word -> word after the last, of each location.
    """
    words = _Words(tokens, sentence[1], {g.first: g for g in groups}, {t.first: t for t in triggers}, places)
    chunks: list[Chunk] = []
    i = sentence[0]
    while i < sentence[1]:
        if i > sentence[0] and (sign := _PUNCTUATION.get(tokens.codes[i])):
            chunks.append(Chunk(sign, i, i))
        if i in words.groups or i in words.triggers:
            chunk = _found(words, i)
            if chunk.letter == "N" and len(chunks) > 1 and _renames(tokens, chunk, chunks[-2]):
                chunk = chunk._replace(letter="w")
        elif _owns(words, i):
            chunk = _found(words, i + 1)._replace(first=i)
        elif tokens.lower[i] in _FUNCTION_WORDS or i in places:
            chunk = _function(words, i)
        else:
            chunk = Chunk("w", i, i + 1)
        chunks.append(chunk)
        i = chunk.last if chunk.last > i else i + 1
    if any(_is_partitive(group) for group in groups):
        chunks = _join_partitives(chunks)
    resolved = tuple(_resolve_voice(tokens, chunks))
    return Chunks(resolved, "".join(chunk.letter for chunk in resolved))


class _Words(NamedTuple):
    """The words of a sentence up to *limit*, and what was found to begin at each."""

    tokens: Tokens
    limit: int
    groups: Mapping[int, Group]
    triggers: Mapping[int, TriggerHit]
    places: Mapping[int, int]


def _owns(words: _Words, i: int) -> bool:
    """Tell whether the word at *i* only says whose the counted group after it is: "his two children"."""
    following = words.groups.get(i + 1)
    if following is None or following.kind != "counted" or words.tokens.lower[i] not in v.OWNERS:
        return False
    return words.tokens.codes[i + 1] == " " and i + 1 < words.limit


def _renames(tokens: Tokens, name: Chunk, before: Chunk) -> bool:
    """Tell whether a name between commas is that of the one person before it: "the gunman, John Doe, was"."""
    group = before.group
    if group is None or group.kind != "definite" or group.head is None or before.last != name.first:
        return False
    if tokens.codes[name.first] != "," or tokens.codes[name.last] != ",":
        return False
    return group.object_class is ObjectClass.PERSON and not tokens.lower[group.head].endswith(v.PLURAL_ENDINGS)


def _found(words: _Words, i: int) -> Chunk:
    """Return the group or trigger that begins at word *i* as a chunk."""
    group = words.groups.get(i)
    if group is not None and _speaks(words, group):
        return Chunk("w", i, group.last, group=group)
    if group is not None:
        return Chunk(_letter_of(group), i, group.last, group=group)
    trigger = words.triggers[i]
    letter = "O" if trigger.rule == "noun of" else _FRAME_LETTER.get(trigger.frame, "E")
    return Chunk(letter, i, trigger.last, trigger=trigger)


def _letter_of(group: Group) -> str:
    if group.object_class is ObjectClass.LIFE and group.quantity:
        return "L"
    if group.kind == "counted" and group.quantity is not None and group.quantity.low == group.quantity.high == 1:
        return "g"  # "one driver" is as many as "a driver"
    return _KIND_LETTER[group.kind]


def _speaks(words: _Words, group: Group) -> bool:
    """Tell whether *group* is who says so, after a comma: "wounding 28 others, officials said"."""
    if words.tokens.codes[group.first] != "," or group.last >= words.limit or group.kind == "counted":
        return False
    return words.tokens.lower[group.last] in v.SAYING and words.tokens.codes[group.last] == " "


def _function(words: _Words, i: int) -> Chunk:
    """Return the chunk of a function word, a bare place, or any other word at *i*."""
    word = words.tokens.lower[i]
    if word in v.NAMING:
        return Chunk("y" if words.tokens.codes[i] == "," or word in v.NAMED else "w", i, i + 1)
    if opened := _opener(words.tokens, i, words.limit):
        return Chunk("i", i, opened)
    if joined := _joiner(words.tokens, i, words.limit):
        return Chunk("j", i, joined)
    if word in v.DESCRIBING or word in v.SWALLOWING:
        return _described(words, i) if word in v.DESCRIBING else _prepositional(words, i)
    if i in words.places:
        return Chunk("X", i, min(words.limit, words.places[i]))
    return Chunk(_FUNCTION_LETTER.get(word, "w"), i, i + 1)


def _opener(tokens: Tokens, i: int, limit: int) -> int:
    """Return the word after "including", "among them", "of whom" at *i*, or 0."""
    word = tokens.lower[i]
    if word in v.PART_OPENERS:
        return i + 1
    if word in v.PART_PREPOSITIONS and i + 1 < limit and tokens.lower[i + 1] in v.OF_THEM:
        return i + 2
    return 0


def _joiner(tokens: Tokens, i: int, limit: int) -> int:
    """Return the word after "along with", "in addition to" at *i*, or 0."""
    for phrase in v.JOINERS.get(tokens.lower[i], ()):
        if tokens.lower[i : min(limit, i + len(phrase))] == phrase:
            return i + len(phrase)
    return 0


def _described(words: _Words, i: int) -> Chunk:
    """Return "spanning over three generations", "belonging to two families" as one phrase: it counts nobody."""
    tokens, j = words.tokens, i + 1
    limit = min(words.limit, i + _DESCRIBED)
    while j < limit and j not in words.groups and j not in words.triggers and tokens.codes[j] in " -":
        j += 1
    group = words.groups.get(j)
    return Chunk("p", i, min(words.limit, group.last if group is not None else i + 1))


def _prepositional(words: _Words, i: int) -> Chunk:
    """Return the prepositional phrase at *i*: whole, or only its preposition when a figure follows."""
    owned = _owns(words, i + 1) if i + 1 < words.limit else False
    following = words.groups.get(i + 2 if owned else i + 1)
    if following is not None and words.tokens.lower[i] in v.CLAUSE_OPENERS and _has_verb(words, following.last):
        return Chunk("r", i, i + 1)
    if following is not None and (_is_figure(words.tokens, i, following) or following.last in words.triggers):
        return Chunk("u", i, i + 1)
    j = i + 1
    while j < words.limit and (j == i + 1 or words.tokens.codes[j] in " -\"'") and not _ends_phrase(words, i, j):
        group = words.groups.get(j)
        j = group.last if group is not None else j + 1
    return Chunk("p", i, min(words.limit, max(j, i + 1)))


def _has_verb(words: _Words, i: int) -> bool:
    """Tell whether an auxiliary and a trigger stand at word *i*: "after a resident was killed" is a clause."""
    lower = words.tokens.lower
    return i + 1 < words.limit and lower[i] in AUXILIARIES and not {i + 1, i + 2}.isdisjoint(words.triggers)


def _ends_phrase(words: _Words, i: int, j: int) -> bool:
    """Tell whether the prepositional phrase that begins at *i* is over before word *j*."""
    word = words.tokens.lower[j]
    if j in words.triggers or word in _FUNCTION_LETTER or word in v.SWALLOWING or word in MODALS:
        return True
    if _opener(words.tokens, j, words.limit):
        return True
    group = words.groups.get(j)
    return group is not None and group.kind in ("counted", "number") and j > i + 1


def _is_figure(tokens: Tokens, i: int, group: Group) -> bool:
    """Tell whether the preposition at *i* leads to a figure that a claim may be about."""
    word = tokens.lower[i]
    if group.kind not in ("number", "counted"):
        return False
    if word in v.CLAUSE_OPENERS or group.object_class is ObjectClass.LIFE:
        return True
    return word == "of" or (word in ("to", "at", "with") and group.object_class is not ObjectClass.TERRITORY)


def _join_partitives(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Make "12 of the 20 soldiers" one group of 12 soldiers: the 20 are only what they are counted from."""
    joined: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        after = chunks[k + 2] if k + 2 < len(chunks) and chunks[k + 1].letter in "pu" else None
        if _is_partitive(chunk.group) and chunk.group is not None and after is not None and after.group is not None:
            of = after.group
            group = chunk.group._replace(
                last=of.last, head=of.head, object_class=of.object_class, category=of.category, kind="counted"
            )
            joined.append(Chunk("G", chunk.first, after.last, group=group))
            k += 3
        else:
            joined.append(chunk)
            k += 1
    return joined


def _is_partitive(group: Group | None) -> bool:
    return group is not None and group.quantity is not None and group.quantity.relation is Relation.PART_OF


def _resolve_voice(tokens: Tokens, chunks: Sequence[Chunk]) -> list[Chunk]:
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
        followed = i + 1 < len(chunks) and tokens.lower[chunks[i + 1].first] in v.OBJECT_DETERMINERS
        has_object = followed or (after < len(chunks) and chunks[after].letter in _OBJECTS)
        active = has_object and not (before in ("G", "Q") and after > i + 1)
        resolved.append(chunk._replace(letter="A" if active else "P"))
    return resolved
