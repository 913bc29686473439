"""
Drafts: what a sentence says happened to which group, before it is read for who, where and when.

A trigger acts only on what its effect can happen to; "captured" and "seized" become what their object
makes of them. A group with parts brings its parts along.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from conflictparse.claims import vocabulary as v
from conflictparse.claims.acting import effect_on, fits
from conflictparse.claims.breakdown import Parts, opens_breakdown, part_role
from conflictparse.claims.chunks import Chunk, Chunks
from conflictparse.claims.claim import Claim, PartRole
from conflictparse.claims.copies import changed
from conflictparse.claims.frames import Link, read_frames
from conflictparse.claims.groups import Group
from conflictparse.claims.persons import DEFINITE, STOP_WORDS, one_person
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import (
    EFFECT_ADJECTIVES,
    EFFECT_NOUNS,
    OBJECTS_OF,
    ObjectClass,
)
from conflictparse.numbers import article_count
from conflictparse.numbers.quantity import Dimension
from conflictparse.places.place import PlaceMention
from conflictparse.text import Tokens

_PERSON: Final = ObjectClass.PERSON
_TERRITORY: Final = ObjectClass.TERRITORY
_LOSSES: Final = Effect.LOSSES
_NOUN: Final = Frame.NOUN
_PASSIVE: Final = Frame.PASSIVE
_SHARE: Final = Dimension.SHARE
_PERSONS: Final = OBJECTS_OF[Effect.KILLED]
_THINGS: Final = OBJECTS_OF[Effect.SEIZED]
_PHRASE: Final = 5  # words of "a former state revenue collector"
_NAMED: Final = 20  # villages of one list
_PART: Final = ", part"  # what the rule of a part ends in
_DEEPEST: Final = 4  # parts of parts: nobody writes more, and each is read with the words from its verb on
_SINGULAR_AUXILIARIES: Final = frozenset({"was", "is", "has"})
#: Effects that one definite person may suffer: "the mayor was killed" is one person.
_SINGULAR: Final = frozenset({Effect.KILLED, Effect.INJURED, Effect.ABDUCTED, Effect.CAPTURED})


class Draft(NamedTuple):
    """
    A claim before it is read for who, where and when.

    Attributes:
        effect: what happened.
        trigger: the words that say so.
        group: what it happened to, or None.
        place: the place it happened to ("captured Ajaz"), or None.
        rule: the frame that linked trigger and group.
        whole: the group that this one is part of, or None.
        continues: whether the whole is the last claim before this sentence.
        role: how the part stands to its whole.
    """

    effect: Effect
    trigger: TriggerHit
    group: Group | None
    place: PlaceMention | None
    rule: str
    whole: Group | None = None
    continues: bool = False
    role: PartRole | None = None

    @property
    def position(self) -> tuple[int, int]:
        """Where the draft stands among those of its sentence: by its figure, else by its trigger."""
        return (self.group.first if self.group is not None else self.trigger.first), self.trigger.first


def read_drafts(
    tokens: Tokens, sentence: tuple[int, int], chunks: Chunks, places: Mapping[int, PlaceMention], before: Claim | None
) -> list[Draft]:
    """
    Return the drafts of one sentence, in reading order.

    Args:
        sentence: its words, as a half-open range.
        chunks: its chunks.
        places: the locations of the text by their first word.
        before: the last claim before the sentence, or None.
    """
    links, parts = read_frames(chunks)
    drafts = [draft for link in links for draft in _linked(tokens, link, places)]
    if before is not None and not any(d.group for d in drafts):
        drafts += _spelled_out(tokens, sentence, chunks, before)
    return sorted(_with_parts(tokens, drafts, parts, links), key=lambda d: d.position)


def _linked(tokens: Tokens, link: Link, places: Mapping[int, PlaceMention]) -> list[Draft]:
    """Return a draft for each object of *link* that its trigger can act on."""
    hit = link.trigger.trigger
    if hit is None:
        return _noun_phrase(tokens, link)
    if not link.objects:
        return [Draft(hit.effect, hit, None, None, link.rule)] if hit.effect is _LOSSES else []
    drafts = []
    for chunk in link.objects:
        if chunk.letter == "w":
            drafts += _one_named(tokens, hit, chunk, link.rule)
            continue
        effect = effect_on(hit, chunk)
        if effect is None or _is_bare_share(chunk.group):
            continue
        if named := _named_ground(tokens, chunk, places):
            drafts += [Draft(effect, hit, None, place, link.rule) for place in named]
            continue
        place = places.get(chunk.first) if chunk.letter == "X" else None
        group = _one_person(tokens, chunk.group, effect)
        if place is not None or (group is not None and (group.quantity is not None or _is_held(tokens, group))):
            drafts.append(Draft(effect, hit, group, place, link.rule))
    return drafts


def _named_ground(tokens: Tokens, chunk: Chunk, places: Mapping[int, PlaceMention]) -> list[PlaceMention]:
    """Return the places of "the village of Ajaz", "the towns of Ajaz and Bara": the ground is told by its name."""
    group = chunk.group
    if group is None or group.kind != "definite" or group.object_class is not _TERRITORY:
        return []
    i, named = group.last, list[PlaceMention]()
    while len(named) < _NAMED and i + 1 < len(tokens) and tokens.lower[i] in ("of", "and") and i + 1 in places:
        named.append(places[i + 1])
        i = tokens.word_at(named[-1].end - 1) + 1
        while i < len(tokens) and tokens.codes[i] == "," and i in places:
            named.append(places[i])
            i = tokens.word_at(named[-1].end - 1) + 1
    return named


def _one_named(tokens: Tokens, hit: TriggerHit, chunk: Chunk, rule: str) -> list[Draft]:
    """Return the draft of one person whom no table knows: "Testani was killed", "she was killed"."""
    word = tokens.lower[chunk.first]
    if hit.objects or hit.effect not in _SINGULAR:
        return []
    if (span := _unknown_noun(tokens, hit, chunk)) is not None:
        quantity = article_count(tokens, span[0], span[1], span[0] + 1, span[1])
        group = Group(*span, span[1] - 1, quantity, _PERSON, "unknown", kind="article")
        return [Draft(hit.effect, hit, group, None, rule)]
    is_pronoun = word in v.PERSONAL or (word == "her" and _ends_phrase(tokens, chunk.last))
    if rule == "pronoun before verb" and not is_pronoun:
        return []
    singular = any(tokens.lower[i] in _SINGULAR_AUXILIARIES for i in range(chunk.last, hit.first))
    if hit.frame is _PASSIVE and not singular:
        return []
    if not is_pronoun and (word in STOP_WORDS or not tokens.words[chunk.first][0].isupper()):
        return []
    quantity = one_person(tokens, chunk.first, chunk.last)
    group = Group(chunk.first, chunk.last, None, quantity, _PERSON, "unknown", kind="named")
    return [Draft(hit.effect, hit, group, None, rule)]


def _ends_phrase(tokens: Tokens, word: int) -> bool:
    """Tell whether no noun follows at *word*: "killed her", not "killed her brother"."""
    return word >= len(tokens) or tokens.codes[word] != " " or tokens.lower[word] in STOP_WORDS


def _unknown_noun(tokens: Tokens, hit: TriggerHit, chunk: Chunk) -> tuple[int, int] | None:
    """Return the words of "a revenue collector" right after or before the verb, or None: one person, of some kind."""
    if chunk.first >= hit.last:
        first = chunk.first
        last = first + 1
        while last < min(len(tokens), first + _PHRASE) and tokens.codes[last] in " -" and _is_plain(tokens, last):
            last += 1
    else:
        first, last = chunk.first, chunk.last
        while first > chunk.first - _PHRASE and first > 0 and tokens.codes[first] in " -" and _is_plain(tokens, first):
            first -= 1
    if tokens.lower[first] not in v.INDEFINITE or last - first < 2 or tokens.lower[last - 1].endswith("s"):
        return None
    return first, last


def _is_plain(tokens: Tokens, word: int) -> bool:
    return tokens.lower[word] not in STOP_WORDS and tokens.words[word][0].islower()


def _is_bare_share(group: Group | None) -> bool:
    """Tell whether *group* is "nearly half" of what the sentence does not say: no claim by itself."""
    if group is None or group.kind != "number" or group.quantity is None:
        return False
    return group.quantity.dimension is _SHARE


def _one_person(tokens: Tokens, group: Group | None, effect: Effect) -> Group | None:
    """Give one definite or named person the figure 1: "the mayor was killed"."""
    if group is not None and group.kind == "named":
        return group._replace(quantity=one_person(tokens, group.first, group.last))
    if group is None or group.kind != "definite" or group.head is None or effect not in _SINGULAR:
        return group
    word = tokens.lower[group.head]
    if group.object_class is not _PERSON or word.endswith(v.PLURAL_ENDINGS):
        return group
    quantity = article_count(tokens, group.first, group.last, group.first, group.last)
    return group._replace(quantity=changed(quantity, rule=DEFINITE))


def _is_held(tokens: Tokens, group: Group) -> bool:
    """Tell whether *group* is "the hostages", whose figure stands where they were taken."""
    return group.kind == "definite" and group.head is not None and tokens.lower[group.head] in v.HELD_PERSONS


def _noun_phrase(tokens: Tokens, link: Link) -> list[Draft]:
    """Return the draft of a noun phrase that says an effect: "200 deaths", "12 displaced families"."""
    group = link.trigger.group
    if group is None or group.head is None:
        return []
    word, table = group.head, EFFECT_NOUNS
    if link.rule == "group with adjective":
        said = [i for i in range(group.first, group.head) if tokens.lower[i] in EFFECT_ADJECTIVES]
        if not said or group.object_class not in _PERSONS:
            return []
        word, table = said[0], EFFECT_ADJECTIVES
    effect = table[tokens.lower[word]]
    hit = TriggerHit(word, word + 1, effect, _NOUN, (), link.rule)
    return [Draft(effect, hit, group, None, link.rule)]


def _spelled_out(tokens: Tokens, sentence: tuple[int, int], chunks: Chunks, before: Claim) -> list[Draft]:
    """Return the groups of a sentence that spells out the figure of the sentence before it."""
    opened = opens_breakdown(tokens, *sentence)
    if not opened or _PERSON not in OBJECTS_OF[before.effect] or before.quantity is None:
        return []
    hit = TriggerHit(sentence[0], opened, before.effect, _NOUN, (), "spelled out")
    return [
        Draft(before.effect, hit, group, None, "spelled out", continues=True, role=PartRole.INCLUDING)
        for k, group in chunks.groups.items()
        if chunks.letters[k] in "GQg" and group.object_class in _PERSONS
    ]


def _with_parts(tokens: Tokens, drafts: list[Draft], parts: Sequence[Parts], links: Sequence[Link]) -> list[Draft]:
    """Add the parts of each group that became a claim, of the same effect as their whole."""
    if not parts:
        return drafts
    at: dict[int, list[Draft]] = {}  # by the word at which they stand, so that a long list is not searched
    for draft in drafts:
        at.setdefault(draft.position[0], []).append(draft)
    acting: dict[int, list[Link]] = {}  # the links by the first words of their objects
    for link in links:
        for acted_on in link.objects:
            acting.setdefault(acted_on.first, []).append(link)
    for breakdown in parts:
        chunk, whole = breakdown.chunk, breakdown.whole
        near = at.setdefault(whole.first, [])
        known = next((d for d in near if d.group == whole), None)
        if known is None and whole.quantity is None:
            known = _without_figure(chunk, acting.get(chunk.first, ()))
            near.extend(() if known is None else (known,))
        if known is not None and known.rule.count(_PART) < _DEEPEST:
            _add_parts(tokens, at, breakdown, known)
    return list(chain.from_iterable(at.values()))


def _add_parts(tokens: Tokens, at: dict[int, list[Draft]], parts: Parts, known: Draft) -> None:
    """Put the members of *parts*, of the effect of the *known* draft of their whole, in the place of their drafts."""
    members = [_one_person(tokens, m.group, known.effect) for m in parts.members]
    groups = [group for group in members if group is not None and fits(known.effect, group)]
    role = part_role(parts.whole.quantity, [g.quantity for g in groups])
    for group in groups:
        at[group.first] = [d for d in at.get(group.first, ()) if d.group != group]
    for group in groups:
        if group.quantity is not None:
            at[group.first].append(_part(known, group, parts.whole, role))


def _without_figure(whole: Chunk, links: Sequence[Link]) -> Draft | None:
    """Return the draft of "their equipment", which only its parts count, or None when nothing happened to it."""
    for link in links:
        hit = link.trigger.trigger
        if hit is not None and whole in link.objects and (effect := effect_on(hit, whole)) is not None:
            return Draft(effect, hit, whole.group, None, link.rule)
    return None


def _part(draft: Draft, group: Group, whole: Group, role: PartRole) -> Draft:
    """Return *group* as part of *whole*; things are no part of persons ("along with their equipment")."""
    rule = draft.rule + _PART
    if (group.object_class in _THINGS) != (whole.object_class in _THINGS):
        return Draft(draft.effect, draft.trigger, group, None, rule)
    return Draft(draft.effect, draft.trigger, group, None, rule, whole, role=role)
