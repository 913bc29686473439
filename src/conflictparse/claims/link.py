"""
Findings joined into claims: the one place that does.

A sentence with a trigger is cut into groups and chunks, the frames link triggers to groups, and each
linked group becomes a claim with its parties, places, time, source, status and scope. Relations between
claims (restated, superseded, additive) are the work of :mod:`conflictparse.claims.tally`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from conflictparse.actors.actor import ActorMention
from conflictparse.claims import vocabulary as v
from conflictparse.claims.anaphora import find_spelled_out, find_whole, with_held
from conflictparse.claims.attribution import read_attributions
from conflictparse.claims.breakdown import OPENERS, opens_breakdown
from conflictparse.claims.claim import Category, Claim, Evidence, PartRole, Scope, Status
from conflictparse.claims.context import Context, Findings
from conflictparse.claims.copies import changed
from conflictparse.claims.cutting import read_chunks
from conflictparse.claims.doers import retells
from conflictparse.claims.draft import Draft, read_drafts
from conflictparse.claims.events import count_related, count_sharing, count_split
from conflictparse.claims.frames import OBJECT_AFTER, TOLL_WITH_FIGURE
from conflictparse.claims.groups import Group, find_nouns, read_groups
from conflictparse.claims.lists import relate
from conflictparse.claims.parties import ARMED
from conflictparse.claims.persons import find_names
from conflictparse.claims.scope import Scopes
from conflictparse.claims.sites import with_sites
from conflictparse.claims.speaking import Speaking
from conflictparse.claims.status import read_status
from conflictparse.claims.surnames import told_before
from conflictparse.claims.tally import Paragraph, settle
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit, read_triggers
from conflictparse.effects.vocabulary import EFFECT_NOUNS, GROUND_EFFECTS, ObjectClass
from conflictparse.text import Tokens

__all__ = ["Findings", "read_claims"]

_CLOSING: Final = frozenset(".!?:")
_HELD: Final = 12  # claims between those who were taken and what became of "the hostages"
_TAKEN: Final = frozenset({Effect.ABDUCTED, Effect.CAPTURED})
_INCIDENT: Final = Scope.INCIDENT
_OF_INCIDENTS: Final = frozenset({Scope.INCIDENT, Scope.RUNNING})
_CATEGORIES: Final = {category.value: category for category in Category}
_UNKNOWN: Final = Category.UNKNOWN
_PARTICIPLE: Final = Frame.PARTICIPLE
_ABOUT: Final = 8  # words between "protested" and "the death of"


def read_claims(tokens: Tokens, findings: Findings, *, published: date | None = None) -> tuple[Claim, ...]:
    """
    Return the claims of a text, in reading order.

    Args:
        tokens: the text, split.
        findings: the quantities, times, places and actors that were found in it.
        published: publication date, to tell what happened long before.
    """
    triggers = read_triggers(tokens)
    sentences = _telling(tokens, triggers)
    if not sentences:
        return ()
    reader = _Reader(tokens, findings, triggers, published)
    claims: list[Claim] = []
    for sentence in sentences:
        claims.extend(reader.sentence(sentence, claims))
    if not claims:
        return ()
    settled = settle(claims, _paragraphs(tokens), frozenset(reader.retold), frozenset(reader.earlier))
    return with_sites(tokens, settled, findings.places)


def _telling(tokens: Tokens, triggers: Sequence[TriggerHit]) -> list[tuple[int, int]]:
    """Return the sentences that may hold a claim: with a trigger, a counted effect noun, or a breakdown."""
    where, lower = tokens.where, tokens.lower
    words = [t.first for t in triggers]
    for word in where.keys() & EFFECT_NOUNS.keys():
        words += where[word]
    wanted = {tokens.sentence_of(i) for i in words}
    wanted.update(s for s in tokens.sentences if lower[s[0]] in OPENERS and opens_breakdown(tokens, *s))
    return sorted(wanted)


def _paragraphs(tokens: Tokens) -> list[Paragraph]:
    """Return the paragraphs of a text: what stands between line breaks that end a sentence."""
    gaps = tokens.gaps
    starts = [a for a, _ in tokens.sentences if a == 0 or "\n" in gaps[a] or "\r" in gaps[a]]
    ends = [*starts[1:], len(tokens)] if starts else []
    return [
        Paragraph(tokens.starts[a], headline=_CLOSING.isdisjoint(gaps[b])) for a, b in zip(starts, ends, strict=True)
    ]


class _Reader:
    """One reading of one text: what every sentence needs, prepared once."""

    def __init__(
        self, tokens: Tokens, findings: Findings, triggers: Sequence[TriggerHit], published: date | None
    ) -> None:
        self.tokens = tokens
        self.quantities = findings.quantities
        self.quantity_starts = [q.start for q in findings.quantities]
        self.scopes = Scopes(tokens, published)
        self.triggers = triggers
        self.trigger_words = [t.first for t in triggers]
        self.context = Context(tokens, findings, triggers)
        self.attributions = read_attributions(tokens, findings.actors)
        self.speaking_words = self._speakers()
        self.nouns = find_nouns(tokens)
        self.names = find_names(tokens, self.context.taken)
        self.speaking = Speaking(tokens, self.names, self.context.spotted, self.context.place_at)
        self.related = count_related(tokens)
        self.split = count_split(tokens)
        self.may_share = self.related is not None or not tokens.where.keys().isdisjoint(v.WIDE)
        self.retold: list[str] = []
        self.earlier: list[str] = []

    def _speakers(self) -> set[int]:
        """Return the words that name who speaks, when nothing happens to anybody in them."""
        spans = [(self.tokens.word_at(a), self.tokens.word_at(b - 1) + 1) for a, b in self.attributions.speakers()]
        acts = self.trigger_words
        return {i for a, b in spans if bisect_left(acts, a) == bisect_left(acts, b) for i in range(a, b)}

    def sentence(self, sentence: tuple[int, int], before: Sequence[Claim]) -> list[Claim]:
        """Return the claims of one sentence; *before* are those of the sentences before it."""
        spelled = find_spelled_out(self.tokens, sentence, before)
        drafts = self._drafts(sentence, spelled)
        drafts = [known for draft in drafts if (known := with_held(self.tokens, draft, before)) is not None]
        numbers: dict[Group, int] = {}
        if any(d.whole is not None for d in drafts):  # a group is dear to look up
            numbers = {d.group: n for n, d in enumerate(drafts) if d.group is not None}
        made: list[Claim] = []
        for n, draft in enumerate(drafts, start=1):
            claim = self._claim(draft, f"c{len(before) + n}", sentence)
            if draft.rule == OBJECT_AFTER and retells(self.tokens, draft.trigger.first, sentence[0]):
                self.retold.append(claim.id)
            if self._is_earlier(draft, sentence):
                self.earlier.append(claim.id)
            if made and draft.rule == OBJECT_AFTER == made[-1].rule and self._shares_subject(claim, draft):
                claim = changed(claim, perpetrators=made[-1].perpetrators)
            if (again := told_before(self.tokens, draft.group, claim, before)) is not None:
                claim = changed(claim, same_as=again)
            number = numbers.get(draft.whole) if draft.whole is not None else None
            if claim.victim is None:
                claim = self._with_owner(claim, draft, made, number)
            whole = None if number is None else f"c{len(before) + number + 1}"
            if draft.continues and spelled is not None:
                whole = spelled.id
            if whole is None and (told := find_whole(self.tokens, draft.trigger.first, claim, before)) is not None:
                claim = changed(claim, part_of=told.id, part_role=PartRole.INCLUDING)
            made.append(changed(claim, part_of=whole, part_role=draft.role) if whole else claim)
        return made

    def _drafts(self, sentence: tuple[int, int], before: Claim | None) -> list[Draft]:
        tokens, (first, last) = self.tokens, sentence
        low, high = bisect_left(self.trigger_words, first), bisect_left(self.trigger_words, last)
        begin = bisect_left(self.quantity_starts, tokens.starts[first])
        end = bisect_left(self.quantity_starts, tokens.ends[last - 1], begin)
        groups = read_groups(tokens, sentence, self.quantities[begin:end], nouns=self.nouns, names=self.names)
        groups = relate(tokens, groups, last)
        places = self.context.place_ends
        # who speaks suffers nothing, and "in Aleppo and Idlib provinces" is where
        groups = [
            g
            for g in groups
            if g.first not in self.speaking_words and not (g.kind == "plural" and places.get(g.first, 0) >= g.last)
        ]
        chunks = read_chunks(tokens, sentence, groups=groups, triggers=self.triggers[low:high], places=places)
        return read_drafts(tokens, sentence, chunks, self.context.place_at, before)

    def _shares_subject(self, claim: Claim, draft: Draft) -> bool:
        """Tell whether the verb has the subject of the verb before it: "killing six and seizing four rifles"."""
        hit = draft.trigger
        joined = hit.frame is _PARTICIPLE and self.tokens.lower[hit.first - 1] == "and"
        return joined or not claim.perpetrators

    def _is_earlier(self, draft: Draft, sentence: tuple[int, int]) -> bool:
        """Tell whether *draft* was said before what is told now: "an earlier toll of 184", "the army earlier said"."""
        word = draft.trigger.first
        if draft.rule == TOLL_WITH_FIGURE:
            return not v.SAID_BEFORE.isdisjoint(self.tokens.lower[max(sentence[0], word - 2) : word])
        return self.attributions.is_earlier_at(word)

    def _with_owner(self, claim: Claim, draft: Draft, made: Sequence[Claim], number: int | None) -> Claim:
        """Return *claim* with the victim of its whole, draft *number*, or of what "their equipment" is told with."""
        if draft.whole is not None:
            owner = made[number].victim if number is not None and number < len(made) else None
        elif made and draft.group is not None and self.tokens.lower[draft.group.first] in v.POSSESSIVES:
            owner = made[-1].victim
        else:
            owner = None
        return claim if owner is None else changed(claim, victim=owner)

    def _claim(self, draft: Draft, name: str, sentence: tuple[int, int]) -> Claim:
        tokens, context, hit, group = self.tokens, self.context, draft.trigger, draft.group
        first, last = sentence
        # "feared dead": what doubts the word stands in the trigger, as in headlines no auxiliary parts the two
        doubted = hit.last - 1 if tokens.lower[hit.last - 1] == "dead" else hit.first
        status, hedges = read_status(tokens, doubted, first, last)
        if self.attributions.denial_at(hit.first) is not None:
            status = Status.DENIED
        sources = self.speaking.unnamed(self.attributions.at(hit.first))
        parties = context.parties(draft, sentence, sources)
        scope = self._scope(draft, sentence)
        return Claim(
            id=name,
            start=tokens.starts[first],
            end=tokens.ends[last - 1],
            effect=draft.effect,
            trigger=self._evidence(hit.first, hit.last),
            quantity=group.quantity if group is not None else None,
            counted=self._counted(group),
            category=_category(draft, parties.victim),
            victim=parties.victim,
            perpetrators=parties.perpetrators,
            supporters=parties.supporters,
            places=context.places(draft, sentence, sources),
            time=context.time(hit, sentence, scope),
            means=context.means(draft, sentence),
            source=sources[0] if sources else None,
            sources=sources,
            status=status,
            hedges=hedges,
            scope=scope,
            events=(count_sharing(tokens, hit.first, last, self.related) if self.may_share else None) or self.split,
            rule=draft.rule,
        )

    def _scope(self, draft: Draft, sentence: tuple[int, int]) -> Scope:
        """Return what the figure of *draft* covers."""
        hit, group = draft.trigger, draft.group
        first, last = sentence
        scope = self.scopes.read(
            (hit.first, first, last),
            effect=draft.effect,
            times=self.context.near_times(hit.first, sentence),
            quantity_first=group.first if group is not None else None,
        )
        if scope is not _INCIDENT:
            return scope
        if hit.rule == "noun of" and self._is_protested(hit.first, first):
            return Scope.BACKGROUND
        return Scope.RUNNING if draft.rule == TOLL_WITH_FIGURE else scope

    def _is_protested(self, word: int, first: int) -> bool:
        """Tell whether the death at *word* is what a protest or a revenge of the sentence is about."""
        return not v.PROTESTS.isdisjoint(self.tokens.lower[max(first, word - _ABOUT) : word])

    def _evidence(self, first: int, last: int) -> Evidence:
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        return Evidence(start, end, self.tokens.text[start:end])

    def _counted(self, group: Group | None) -> Evidence | None:
        """Return the counted noun as the quantity has it, else the head noun of the group."""
        if group is None or group.head is None:
            return None
        quantity = group.quantity
        if quantity is not None and quantity.noun_start is not None and quantity.noun_end is not None:
            start, end = quantity.noun_start, quantity.noun_end
            return Evidence(start, end, self.tokens.text[start:end])
        return self._evidence(group.head, group.head + 1)


def _category(draft: Draft, victim: ActorMention | None) -> Category:
    """Return who or what was affected, as specifically as noun and victim say."""
    group = draft.group
    if group is None or draft.place is not None:
        return Category.TERRITORY if draft.effect in GROUND_EFFECTS else _UNKNOWN
    if group.category != "unknown":
        return _CATEGORIES[group.category]
    if victim is not None and victim.kind in ARMED:
        return Category.COMBATANT
    if draft.effect is Effect.DISPLACED and group.object_class is not ObjectClass.LIFE:
        return Category.CIVILIAN  # who flees without being named as a fighter is a civilian
    return _UNKNOWN
