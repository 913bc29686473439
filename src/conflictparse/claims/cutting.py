"""
How a sentence is cut into chunks: words, signs, groups, triggers, phrases swallowed whole.

What the letters stand for is told in :mod:`conflictparse.claims.chunks`. Law: each word is looked at once, and a phrase
that was swallowed is stepped over.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.chunks import Chunks, letter_of
from conflictparse.claims.groups import Group
from conflictparse.claims.voices import resolve_voices
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
#: Of these, the ones that may open a phrase.
_PHRASE_OPENERS: Final = v.SWALLOWING | v.PART_OPENERS | v.PART_PREPOSITIONS | v.JOINERS.keys() | v.DESCRIBING
#: Of these, the ones that are nothing but a preposition.
_PREPOSITIONS: Final = v.SWALLOWING - v.PART_PREPOSITIONS - v.JOINERS.keys()
#: A prepositional phrase ends before these.
_PHRASE_ENDS: Final = frozenset({*_FUNCTION_LETTER, *v.SWALLOWING, *MODALS, *v.PART_OPENERS})
_FRAME_LETTER: Final = {
    Frame.PASSIVE: "P",
    Frame.ACTIVE: "A",
    Frame.PARTICIPLE: "R",
    Frame.NOUN: "F",
    Frame.STATE: "S",
    Frame.INTRANSITIVE: "I",
}
_PASSIVE: Final = Frame.PASSIVE
_THINGS: Final = (ObjectClass.EQUIPMENT, ObjectClass.MUNITION)
_FIGURES: Final = frozenset({"counted", "number"})
_PERSON: Final = ObjectClass.PERSON
_LIFE: Final = ObjectClass.LIFE
_TERRITORY: Final = ObjectClass.TERRITORY
_PART_OF: Final = Relation.PART_OF
_DESCRIBED: Final = 10  # words of "belonging to the Harb and Nasser families"


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
        places: first word -> word after the last, of each location of the text.
    """
    reader = _Reader(tokens, sentence, groups, triggers, places)
    reader.read()
    if any(_is_partitive(group) for group in groups):
        reader.join_partitives()
    if "E" in reader.letters:
        resolve_voices(tokens, reader.letters, reader.firsts)
    return Chunks("".join(reader.letters), [*reader.firsts, sentence[1]], reader.held, reader.acting)


class _Reader:
    """One pass over the words of a sentence; each method reads a chunk and returns the word after it."""

    def __init__(
        self,
        tokens: Tokens,
        sentence: tuple[int, int],
        groups: Sequence[Group],
        triggers: Sequence[TriggerHit],
        places: Mapping[int, int],
    ) -> None:
        self.tokens, self.lower, self.codes = tokens, tokens.lower, tokens.codes
        self.first, self.limit = sentence
        self.groups = {g.first: g for g in groups}
        self.triggers = {t.first: t for t in triggers}
        self.places = places
        self.letters: list[str] = []
        self.firsts: list[int] = []
        self.held: dict[int, Group] = {}
        self.acting: dict[int, TriggerHit] = {}

    def read(self) -> None:
        """Read all chunks."""
        lower, codes, groups, triggers, places = self.lower, self.codes, self.groups, self.triggers, self.places
        letters, firsts = self.letters, self.firsts
        i = first = self.first
        while i < self.limit:
            if codes[i] in _PUNCTUATION and i > first:
                letters.append(_PUNCTUATION[codes[i]])
                firsts.append(i)
            word = lower[i]
            if i in groups:
                i = self._group(i, groups[i])
            elif i in triggers:
                i = self._trigger(i, triggers[i])
            elif word in v.OWNERS and self._owns(i):
                i = self._group(i, groups[i + 1])
            elif word in _FUNCTION_WORDS or i in places:
                i = self._function(i, word)
            else:
                letters.append("w")
                firsts.append(i)
                i += 1

    def _add(self, letter: str, first: int) -> None:
        self.letters.append(letter)
        self.firsts.append(first)

    def _owns(self, i: int) -> bool:
        """Tell whether the word at *i* only says whose the counted group after it is: "his two children"."""
        following = self.groups.get(i + 1)
        if following is None or following.kind != "counted" or i + 1 >= self.limit:
            return False
        return self.lower[i] in v.OWNERS and self.codes[i + 1] == " "

    def _group(self, first: int, group: Group) -> int:
        """Read *group*, or who owns it and the group."""
        if group.kind == "plural" and self.lower[first] in v.MOSTLY:
            return self._mostly(group)
        if group.kind == "number" and self._is_graded(group):
            self._add("i", first)
        letter = "w" if self._speaks(group) else letter_of(group)
        if letter == "N" and len(self.letters) > 1 and self._renames(group):
            letter = "w"
        self.held[len(self.letters)] = group
        self._add(letter, first)
        if (
            letter == "Q"
            and self.lower[group.last - 1] == "of"
            and self.lower[min(group.last, self.limit - 1)] in v.OF_THEM
        ):
            return self._one("i", group.last)  # "most of them women"
        return group.last

    def _trigger(self, first: int, trigger: TriggerHit) -> int:
        if trigger.frame is _PASSIVE and trigger.objects == _THINGS and not self._may_suffer(trigger):
            self._add("w", first)
            return trigger.last
        self.acting[len(self.letters)] = trigger
        self._add("O" if trigger.rule == "noun of" else _FRAME_LETTER.get(trigger.frame, "E"), first)
        return trigger.last

    def _may_suffer(self, trigger: TriggerHit) -> bool:
        """Tell whether what stands before a passive may be its subject: bodies that are recovered are not taken."""
        last = next(reversed(self.held.values()), None)
        return last is None or last.object_class is None or last.object_class in trigger.objects

    def _is_graded(self, group: Group) -> bool:
        """Tell whether a bare number is a part by how badly they are hurt: "25 were wounded, four critically"."""
        last = group.last
        if self.codes[group.first] != "," or last >= self.limit or self.lower[last] not in v.SEVERELY:
            return False
        return last + 1 >= self.limit or self.codes[last + 1] != " " or self.lower[last + 1] == "and"

    def _renames(self, name: Group) -> bool:
        """Tell whether a name between commas is that of the one person before it: "the gunman, John Doe, was"."""
        group = self.held.get(len(self.letters) - 2)
        if group is None or group.kind != "definite" or group.head is None:
            return False
        if self.codes[name.first] != "," or self.codes[name.last] != ",":
            return False
        return group.object_class is _PERSON and not self.lower[group.head].endswith(v.PLURAL_ENDINGS)

    def _speaks(self, group: Group) -> bool:
        """Tell whether *group* is who says so, after a comma: "wounding 28 others, officials said"."""
        if self.codes[group.first] != "," or group.last >= self.limit or group.kind == "counted":
            return False
        return self.lower[group.last] in v.SAYING and self.codes[group.last] == " "

    def _function(self, i: int, word: str) -> int:
        """Read a function word, a phrase that it opens, or a bare place."""
        if word in _PREPOSITIONS:
            return self._prepositional(i)
        if word in v.NAMING:
            return self._one("y" if self.codes[i] == "," or word in v.NAMED else "w", i)
        if word in _PHRASE_OPENERS and (phrase := self._phrase(i, word)):
            return phrase
        if i in self.places:
            self._add("X", i)
            return max(i + 1, min(self.limit, self.places[i]))
        return self._one(_FUNCTION_LETTER.get(word, "w"), i)

    def _phrase(self, i: int, word: str) -> int:
        """Read the phrase that *word* opens; 0 when it opens none."""
        if opened := self._opener(i):
            self._add("i", i)
            return opened
        if joined := self._joiner(i):
            self._add("j", i)
            return joined
        if word in v.DESCRIBING:
            return self._described(i)
        return self._prepositional(i) if word in v.SWALLOWING else 0

    def _one(self, letter: str, i: int) -> int:
        self.letters.append(letter)
        self.firsts.append(i)
        return i + 1

    def _opener(self, i: int) -> int:
        """Return the word after "including", "among them", "of whom" at *i*, or 0."""
        word = self.lower[i]
        if word in v.PART_OPENERS:
            return i + 1
        if word in v.PART_PREPOSITIONS and i + 1 < self.limit and self.lower[i + 1] in v.OF_THEM:
            return i + 2
        return 0

    def _joiner(self, i: int) -> int:
        """Return the word after "along with", "in addition to" at *i*, or 0."""
        for phrase in v.JOINERS.get(self.lower[i], ()):
            if self.lower[i : min(self.limit, i + len(phrase))] == phrase:
                return i + len(phrase)
        return 0

    def _described(self, i: int) -> int:
        """Read "spanning over three generations", "belonging to two families" as one phrase: it counts nobody."""
        j = i + 1
        limit = min(self.limit, i + _DESCRIBED)
        while j < limit and j not in self.groups and j not in self.triggers and self.codes[j] in " -":
            j += 1
        group = self.groups.get(j)
        self._add("p", i)
        return max(i + 1, min(self.limit, group.last if group is not None else i + 1))

    def _mostly(self, group: Group) -> int:
        """Read "mostly women and children" as one phrase: it says who they were, and counts nobody."""
        self._add("p", group.first)
        following = self.groups.get(group.last + 1)
        joined = group.last < self.limit and self.lower[group.last] == "and" and self.codes[group.last] == " "
        return following.last if joined and following is not None and following.kind == "plural" else group.last

    def _prepositional(self, i: int) -> int:
        """Read the prepositional phrase at *i*: whole, or only its preposition when a figure follows."""
        groups, triggers, limit, lower, codes = self.groups, self.triggers, self.limit, self.lower, self.codes
        owned = i + 1 < limit and lower[i + 1] in v.OWNERS and self._owns(i + 1)
        following = groups.get(i + 2 if owned else i + 1)
        if following is not None:
            if lower[i] in v.CLAUSE_OPENERS and self._has_verb(following.last):
                return self._one("r", i)
            if _is_figure(lower[i], following) or following.last in triggers:
                return self._one("u", i)
        j = i + 1
        while j < limit and (j == i + 1 or codes[j] in " -\"'"):
            if j in triggers or lower[j] in _PHRASE_ENDS:
                break
            if j not in groups:
                j += 1
            elif groups[j].kind in _FIGURES and j > i + 1:
                break
            else:
                j = groups[j].last
        self._add("p", i)
        return max(i + 1, min(limit, j))

    def _has_verb(self, i: int) -> bool:
        """Tell whether an auxiliary and a trigger stand at word *i*: "after a resident was killed" is a clause."""
        if i + 1 >= self.limit or self.lower[i] not in AUXILIARIES:
            return False
        return i + 1 in self.triggers or i + 2 in self.triggers

    def join_partitives(self) -> None:
        """Make "12 of the 20 soldiers" one group of 12 soldiers: the 20 are only what they are counted from."""
        letters, firsts, held, acting = self.letters, self.firsts, self.held, self.acting
        self.letters, self.firsts, self.held, self.acting = [], [], {}, {}
        k = 0
        while k < len(letters):
            group, of = held.get(k), None
            if _is_partitive(group) and "".join(letters[k + 1 : k + 2]) in ("p", "u"):
                of = held.get(k + 2)
            if group is not None and of is not None:
                group = group._replace(
                    last=of.last, head=of.head, object_class=of.object_class, category=of.category, kind="counted"
                )
            if group is not None:
                self.held[len(self.letters)] = group
            if k in acting:
                self.acting[len(self.letters)] = acting[k]
            self._add(letters[k] if of is None else "G", firsts[k])
            k += 1 if of is None else 3


def _is_figure(preposition: str, group: Group) -> bool:
    """Tell whether *preposition* leads to a figure that a claim may be about."""
    if group.kind not in _FIGURES:
        return False
    if preposition in v.CLAUSE_OPENERS or group.object_class is _LIFE:
        return True
    return preposition == "of" or (preposition in ("to", "at", "with") and group.object_class is not _TERRITORY)


def _is_partitive(group: Group | None) -> bool:
    return group is not None and group.quantity is not None and group.quantity.relation is _PART_OF
