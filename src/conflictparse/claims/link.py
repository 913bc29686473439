"""
Findings joined into claims: the one place that does.

A sentence with a trigger is cut into groups and chunks, the frames link triggers to groups, and each
linked group becomes a claim with its parties, places, time, source, status and scope. Relations between
claims (restated, superseded, additive) are the work of :mod:`conflictparse.claims.tally`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs
from attrs import frozen

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.attribution import Attributions, read_attributions
from conflictparse.claims.breakdown import opens_breakdown, part_role
from conflictparse.claims.chunks import Chunk, Chunks, read_chunks
from conflictparse.claims.claim import Category, Claim, Evidence, PartRole, Scope, Source, Status
from conflictparse.claims.frames import Link, Parts, read_frames
from conflictparse.claims.groups import Group, read_groups
from conflictparse.claims.parties import ARMED, Parties, Spotted, find_perpetrators, find_supporters, find_victim, spot
from conflictparse.claims.scope import read_scope
from conflictparse.claims.status import read_status
from conflictparse.claims.tally import Paragraph, settle
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit, read_triggers
from conflictparse.effects.vocabulary import EFFECT_ADJECTIVES, EFFECT_NOUNS, OBJECT_EFFECTS, ObjectClass
from conflictparse.numbers import article_count
from conflictparse.numbers.quantity import Dimension, Quantity
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.text import Tokens
from conflictparse.times.time import Time, TimeKind, TimeRole

_PEOPLE: Final = frozenset(
    {
        Effect.KILLED,
        Effect.INJURED,
        Effect.KILLED_OR_INJURED,
        Effect.NEUTRALISED,
        Effect.MISSING,
        Effect.CAPTURED,
        Effect.ABDUCTED,
        Effect.DISPLACED,
        Effect.HOSTED,
    }
)
_THINGS: Final = frozenset({Effect.DESTROYED, Effect.DAMAGED, Effect.DOWNED, Effect.SEIZED})
_GROUND: Final = frozenset({Effect.TERRITORY_TAKEN, Effect.TERRITORY_HELD, Effect.ATTACKED, Effect.CUT})
_PERSONS: Final = frozenset({ObjectClass.PERSON, ObjectClass.FAMILY, ObjectClass.LIFE, None})
_MEASURES: Final = {Effect.ADVANCED: Dimension.LENGTH, Effect.TERRITORY_HELD: Dimension.AREA}
_THING_CLASSES: Final = frozenset({ObjectClass.EQUIPMENT, ObjectClass.INFRASTRUCTURE, ObjectClass.MUNITION})
_GROUND_CLASSES: Final = frozenset({ObjectClass.TERRITORY, ObjectClass.INFRASTRUCTURE})
#: Words to each side of a trigger in which its actors, places and times are looked for; a sentence that is
#: longer is a list, and the bound keeps the cost of a long one linear.
_WINDOW: Final = 60
#: Effects that one definite or named person may suffer: "the mayor was killed" is one person.
_SINGULAR: Final = frozenset({Effect.KILLED, Effect.INJURED, Effect.ABDUCTED, Effect.CAPTURED})


@frozen
class Findings:
    """What the layers below found in one text."""

    quantities: Sequence[Quantity]
    times: Sequence[Time]
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]


@frozen
class _Draft:
    """
    A claim before its sentence is read for who, where and when.

    *whole* is the group that this one is part of; *continues* says that the whole is the claim before
    this sentence.
    """

    effect: Effect
    trigger: TriggerHit
    group: Group | None
    place: PlaceMention | None
    rule: str
    whole: Group | None = None
    continues: bool = False
    role: PartRole | None = None


def read_claims(tokens: Tokens, findings: Findings) -> tuple[Claim, ...]:
    """
    Return the claims of a text, in reading order.

    Args:
        tokens: the text, split.
        findings: the quantities, times, places and actors that were found in it.
    """
    reader = _Reader(tokens, findings)
    claims: list[Claim] = []
    for first, last in reader.sentences():
        claims.extend(reader.sentence(first, last, claims))
    return settle(tuple(claims), _paragraphs(tokens))


def _paragraphs(tokens: Tokens) -> list[Paragraph]:
    """Return the paragraphs of a text: what stands between line breaks that end a sentence."""
    if not tokens.sentences:
        return []
    starts = [a for a, _ in tokens.sentences if a == 0 or "\n" in tokens.gaps[a] or "\r" in tokens.gaps[a]]
    ends = [*starts[1:], len(tokens)]
    return [
        Paragraph(tokens.starts[a], headline=not any(sign in tokens.gaps[b] for sign in ".!?:"))
        for a, b in zip(starts, ends, strict=True)
    ]


class _Reader:
    """One reading of one text: what every sentence needs, prepared once."""

    def __init__(self, tokens: Tokens, findings: Findings) -> None:
        self.tokens = tokens
        self.findings = findings
        self.triggers = read_triggers(tokens)
        self.trigger_words = [t.first for t in self.triggers]
        self.spotted = spot(tokens, findings.actors)
        self.spotted_words = [s.first for s in self.spotted]
        self.attributions: Attributions = read_attributions(tokens, findings.actors)
        self.locations = [p for p in findings.places if p.role is PlaceRole.LOCATION]
        self.location_at = {tokens.word_at(p.start): p for p in self.locations}
        self.location_words = sorted(self.location_at)
        self.time_starts = [t.start for t in findings.times]
        self.taken = self._taken()

    def _taken(self) -> list[bool]:
        taken = [False] * len(self.tokens)
        named = [a for a in self.findings.actors if a.status.value in ("resolved", "ambiguous")]
        for found in (*self.findings.places, *self.findings.times, *named):
            for i in range(self.tokens.word_at(found.start), self.tokens.word_at(found.end - 1) + 1):
                taken[i] = True
        return taken

    def sentences(self) -> list[tuple[int, int]]:
        """Return the sentences that may hold a claim: with a trigger, a counted effect noun, or a breakdown."""
        tokens = self.tokens
        words = {*self.trigger_words, *(i for i, w in enumerate(tokens.lower) if w in EFFECT_NOUNS)}
        wanted = {tokens.sentence_of(i) for i in words}
        wanted.update((a, b) for a, b in tokens.sentences if opens_breakdown(tokens, a, b))
        return sorted(wanted)

    def sentence(self, first: int, last: int, before: Sequence[Claim]) -> list[Claim]:
        """Return the claims of one sentence; *before* are those of the sentences before it."""
        drafts = self._drafts(first, last, before)
        return self._claims(drafts, first, last, before)

    # ------------------------------------------------------------ drafts
    def _drafts(self, first: int, last: int, before: Sequence[Claim]) -> list[_Draft]:
        low = bisect_left(self.trigger_words, first)
        high = bisect_left(self.trigger_words, last)
        triggers = self.triggers[low:high]
        groups = read_groups(self.tokens, first, last, self.findings.quantities, self.taken)
        spans = {i: self.tokens.word_at(p.end - 1) + 1 for i, p in self.location_at.items() if first <= i < last}
        sentence = read_chunks(self.tokens, first, last, groups=groups, triggers=triggers, places=spans)
        links, parts = read_frames(sentence)
        drafts: list[_Draft] = []
        for link in links:
            drafts.extend(self._linked(link))
        if not any(d.group for d in drafts) and before:
            drafts.extend(self._spelled_out(first, last, sentence, before[-1]))
        return self._with_parts(drafts, parts)

    def _linked(self, link: Link) -> list[_Draft]:
        """Return a draft for each object of *link* that its trigger can act on."""
        hit = link.trigger.trigger
        if hit is None:
            return self._effect_noun(link)
        if not link.objects:
            return [_Draft(hit.effect, hit, None, None, link.rule)] if hit.effect is Effect.LOSSES else []
        drafts = []
        for chunk in link.objects:
            effect = _effect_on(hit, chunk)
            if effect is None:
                continue
            place = self.location_at.get(chunk.first) if chunk.letter == "X" else None
            group = self._counted(chunk.group, effect)
            if group is not None and group.kind == "number" and _is_share(group):
                continue  # "nearly half" of what: only a part of a known whole makes a claim
            if place is not None or (group is not None and group.quantity is not None):
                drafts.append(_Draft(effect, hit, group, place, link.rule))
        return drafts

    def _counted(self, group: Group | None, effect: Effect) -> Group | None:
        """Give one definite person the figure 1: "the mayor was killed"."""
        if group is None or group.kind != "definite" or group.head is None or effect not in _SINGULAR:
            return group
        word = self.tokens.lower[group.head]
        if group.object_class is not ObjectClass.PERSON or word.endswith(("s", "men", "people", "police", "children")):
            return group
        quantity = article_count(self.tokens, group.first, group.last, group.first, group.last)
        return group._replace(quantity=attrs.evolve(quantity, rule="definite singular"))

    def _effect_noun(self, link: Link) -> list[_Draft]:
        """Return the draft of a noun phrase that says an effect: "200 deaths", "12 displaced families"."""
        group = link.trigger.group
        if group is None or group.head is None:
            return []
        word, table = group.head, EFFECT_NOUNS
        if link.rule == "group with adjective":
            said = [i for i in range(group.first, group.head) if self.tokens.lower[i] in EFFECT_ADJECTIVES]
            if not said or group.object_class not in _PERSONS:
                return []
            word, table = said[0], EFFECT_ADJECTIVES
        effect = table[self.tokens.lower[word]]
        hit = TriggerHit(word, word + 1, effect, Frame.NOUN, (), link.rule)
        return [_Draft(effect, hit, group, None, link.rule)]

    def _spelled_out(self, first: int, last: int, sentence: Chunks, before: Claim) -> list[_Draft]:
        """Return the groups of a sentence that spells out the figure of the sentence before it."""
        opened = opens_breakdown(self.tokens, first, last)
        if not opened or before.effect not in _PEOPLE or before.quantity is None:
            return []
        hit = TriggerHit(first, opened, before.effect, Frame.NOUN, (), "spelled out")
        return [
            _Draft(before.effect, hit, chunk.group, None, "spelled out", continues=True, role=PartRole.INCLUDING)
            for chunk in sentence.chunks
            if chunk.letter in "GQg" and chunk.group is not None and chunk.group.object_class in _PERSONS
        ]

    @staticmethod
    def _with_parts(drafts: list[_Draft], parts: Sequence[Parts]) -> list[_Draft]:
        """Add the parts of each group that became a claim, of the same effect as their whole."""
        for breakdown in parts:
            whole = breakdown.whole.group if breakdown.whole is not None else None
            draft = next((d for d in drafts if whole is not None and d.group == whole), None)
            if draft is None or whole is None:
                continue
            groups = [m.group for m in breakdown.members if m.group is not None and _fits(draft.effect, m)]
            role = part_role(whole.quantity, [g.quantity for g in groups])
            drafts = [d for d in drafts if d.group is None or d.group not in groups]
            drafts += [_part(draft, group, whole, role) for group in groups if group.quantity is not None]
        return drafts

    # ------------------------------------------------------------ claims
    def _claims(self, drafts: Sequence[_Draft], first: int, last: int, before: Sequence[Claim]) -> list[Claim]:
        ordered = sorted(drafts, key=_place_of)
        ids = {d.group: f"c{len(before) + n}" for n, d in enumerate(ordered, start=1) if d.group is not None}
        made: list[Claim] = []
        for n, draft in enumerate(ordered, start=1):
            claim = self._claim(draft, f"c{len(before) + n}", (first, last))
            whole = before[-1].id if draft.continues else ids.get(draft.whole) if draft.whole is not None else None
            made.append(attrs.evolve(claim, part_of=whole, part_role=draft.role) if whole else claim)
        return made

    def _claim(self, draft: _Draft, name: str, sentence: tuple[int, int]) -> Claim:
        tokens, hit, group = self.tokens, draft.trigger, draft.group
        first, last = sentence
        actors = self._actors(draft, sentence)
        status, hedges = read_status(tokens, hit.first, first, last)
        sources = self.attributions.at(hit.first)
        if self.attributions.denial_at(hit.first) is not None:
            status = Status.DENIED
        parties = self._parties(draft, sentence, actors, sources)
        scope = read_scope(
            tokens,
            hit.first,
            first,
            last,
            effect=draft.effect,
            times=self.findings.times,
            quantity_first=group.first if group is not None else None,
        )
        return Claim(
            id=name,
            start=tokens.starts[first],
            end=tokens.ends[last - 1],
            effect=draft.effect,
            trigger=self._evidence(hit.first, hit.last),
            quantity=group.quantity if group is not None else None,
            counted=self._counted_words(group),
            category=_category(draft, parties.victim),
            victim=parties.victim,
            perpetrators=parties.perpetrators,
            supporters=parties.supporters,
            places=self._places(draft, sentence),
            time=self._time(hit, sentence, scope),
            source=sources[0] if sources else None,
            sources=tuple(sources),
            status=status,
            hedges=hedges,
            scope=scope,
            rule=draft.rule,
        )

    def _actors(self, draft: _Draft, sentence: tuple[int, int]) -> list[Spotted]:
        """Return the actors of the sentence near the trigger and its group."""
        first = last = draft.trigger.first
        if draft.group is not None:
            first, last = min(first, draft.group.first), max(last, draft.group.last)
        first, last = max(sentence[0], first - _WINDOW), min(sentence[1], last + _WINDOW)
        words = self.spotted_words
        return self.spotted[bisect_left(words, first) : bisect_left(words, last)]

    def _evidence(self, first: int, last: int) -> Evidence:
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        return Evidence(start, end, self.tokens.text[start:end])

    def _counted_words(self, group: Group | None) -> Evidence | None:
        if group is None or group.head is None:
            return None
        quantity = group.quantity
        if quantity is not None and quantity.noun_start is not None and quantity.noun_end is not None:
            start, end = quantity.noun_start, quantity.noun_end
            return Evidence(start, end, self.tokens.text[start:end])
        return self._evidence(group.head, group.head + 1)

    def _parties(
        self, draft: _Draft, sentence: tuple[int, int], actors: Sequence[Spotted], sources: Sequence[Source]
    ) -> Parties:
        group = draft.group
        victim = find_victim(self.tokens, group.first, group.last, actors) if group is not None else None
        spans = [(s.start, s.end) for s in sources]
        others = [
            s
            for s in actors
            if (victim is None or (s.actor.start, s.actor.end) != (victim.start, victim.end))
            and not any(a < s.actor.end and s.actor.start < b for a, b in spans)
        ]
        perpetrators = find_perpetrators(self.tokens, draft.trigger, sentence, others)
        return Parties(victim, perpetrators, find_supporters(others))

    def _places(self, draft: _Draft, sentence: tuple[int, int]) -> tuple[PlaceMention, ...]:
        """Return the places after the trigger, before the next one; else those before it in its sentence."""
        if draft.place is not None:
            return (draft.place,)
        first, last = sentence
        hit = draft.trigger
        following = bisect_left(self.trigger_words, hit.last)
        end = self.trigger_words[following] if following < len(self.trigger_words) else last
        after = self._located(hit.last, min(end, last, hit.last + _WINDOW))
        return after or self._located(max(first, hit.first - _WINDOW), min(last, hit.last + _WINDOW))

    def _located(self, first: int, last: int) -> tuple[PlaceMention, ...]:
        """Return the locations that begin among the words [*first*, *last*)."""
        words = self.location_words
        return tuple(self.location_at[i] for i in words[bisect_left(words, first) : bisect_left(words, last)])

    def _time(self, hit: TriggerHit, sentence: tuple[int, int], scope: Scope) -> Time | None:
        """Return the nearest time that dates the event; a running toll is as of its statement."""
        tokens = self.tokens
        at = tokens.starts[hit.first]
        start = tokens.starts[max(sentence[0], hit.first - _WINDOW)]
        end = tokens.ends[min(sentence[1], hit.first + _WINDOW) - 1]
        near = self.findings.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        dated = [t for t in near if not (t.kind is TimeKind.DURATION and t.from_date is None)]
        events = [t for t in dated if t.role is TimeRole.EVENT]
        if not events and scope is Scope.RUNNING:
            events = dated
        return min(events, key=lambda t: (abs(t.start - at), t.start), default=None)


def _part(draft: _Draft, group: Group, whole: Group, role: PartRole) -> _Draft:
    """Return *group* as part of *whole*; things are no part of persons ("along with their equipment")."""
    rule = f"{draft.rule}, part"
    if (group.object_class in _THING_CLASSES) != (whole.object_class in _THING_CLASSES):
        return _Draft(draft.effect, draft.trigger, group, None, rule)
    return _Draft(draft.effect, draft.trigger, group, None, rule, whole, role=role)


def _is_share(group: Group) -> bool:
    return group.quantity is not None and group.quantity.dimension is Dimension.SHARE


def _effect_on(hit: TriggerHit, chunk: Chunk) -> Effect | None:
    """Return what *hit* says of *chunk*, or None when it cannot act on such a thing."""
    if chunk.letter == "X":
        if hit.objects:
            return Effect.TERRITORY_TAKEN if ObjectClass.TERRITORY in hit.objects else None
        return hit.effect if hit.effect in _GROUND else None
    group = chunk.group
    if group is None:
        return None
    if hit.rule == "noun" and group.object_class is not ObjectClass.PERSON and group.kind != "number":
        return None  # a toll counts persons: a toll road has 57 gates
    if not hit.objects:
        return hit.effect if _fits(hit.effect, chunk) else None
    known = group.object_class or (ObjectClass.PERSON if group.kind == "number" else None)
    if known not in hit.objects:
        return None
    return OBJECT_EFFECTS.get(known) if known is not None else None


def _fits(effect: Effect, chunk: Chunk) -> bool:
    """Tell whether *effect* can happen to what *chunk* is."""
    group = chunk.group
    if group is None:
        return False
    if group.kind == "measure":
        wanted = _MEASURES.get(effect)
        return group.quantity is not None and group.quantity.dimension is wanted
    if effect is Effect.ADVANCED:
        return False
    if effect is Effect.MUNITIONS_USED:
        return group.object_class is ObjectClass.MUNITION
    if effect in _PEOPLE:
        return group.object_class in _PERSONS or (effect is Effect.NEUTRALISED and group.object_class in _THING_CLASSES)
    if effect in _THINGS:
        return group.object_class in _THING_CLASSES or group.kind == "number"
    if effect in _GROUND:
        return group.object_class in _GROUND_CLASSES
    if effect is Effect.REPELLED:
        return group.object_class is ObjectClass.EVENT
    return True


def _category(draft: _Draft, victim: ActorMention | None) -> Category:
    """Return who or what was affected, as specifically as noun and victim say."""
    group = draft.group
    if group is None or draft.place is not None:
        return Category.TERRITORY if draft.effect in _GROUND else Category.UNKNOWN
    if group.object_class is ObjectClass.TERRITORY:
        return Category.TERRITORY
    if group.object_class is ObjectClass.MUNITION:
        return Category.EQUIPMENT
    if group.category != "unknown":
        return Category(group.category)
    if victim is not None and victim.kind in ARMED:
        return Category.COMBATANT
    if draft.effect is Effect.DISPLACED and group.object_class is not ObjectClass.LIFE:
        return Category.CIVILIAN  # who flees without being named as a fighter is a civilian
    return Category.UNKNOWN


def _place_of(draft: _Draft) -> tuple[int, int]:
    """Return where a draft stands among its sentence's claims: by its figure, else by its trigger."""
    if draft.group is not None:
        return draft.group.first, draft.trigger.first
    return draft.trigger.first, draft.trigger.first
