"""
What stands around a trigger: the parties, places and times of its claim.

Everything is looked up in a bounded window of words, by bisection, so that the cost of a claim does not
grow with the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, starmap
from typing import Final, NamedTuple

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus
from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Scope, Source
from conflictparse.claims.clauses import WINDOW, clause_edges
from conflictparse.claims.copies import changed
from conflictparse.claims.dating import Dates
from conflictparse.claims.doers import names_party
from conflictparse.claims.draft import Draft
from conflictparse.claims.frames import OBJECT_AFTER
from conflictparse.claims.means import DONE_BY, ON_PEOPLE, Means
from conflictparse.claims.parties import (
    ACTING,
    Parties,
    find_antecedent,
    find_attacked,
    find_claimant,
    find_holder,
    find_perpetrators,
    find_supporters,
    find_victim,
    has_pronoun_subject,
    has_speaker_as_subject,
    own,
)
from conflictparse.claims.spotted import Spotted, spot, words_of
from conflictparse.effects.effect import Effect
from conflictparse.effects.find import TriggerHit
from conflictparse.numbers.quantity import Quantity
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.text import Tokens
from conflictparse.times.time import Time

#: What somebody claims responsibility for.
_CLAIMED: Final = DONE_BY - {Effect.DISPLACED, Effect.LOSSES}
#: How the rules begin that find what a verb acts on behind it.
_ACTS: Final = (OBJECT_AFTER, "joined after verb", "measure after verb", "one person after verb")
_HOST_ROLES: Final = frozenset({PlaceRole.ACTOR, PlaceRole.LOCATION})
_LOCATION: Final = PlaceRole.LOCATION
_TAKEN: Final = Effect.TERRITORY_TAKEN
_KNOWN: Final = frozenset({ActorStatus.RESOLVED, ActorStatus.AMBIGUOUS})
_DATELINE: Final = 12  # words before the dash of "Khan Younis, Gaza Strip, 12 December 2023 (Agency) -"
_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_INSIDE_DATELINE: Final = frozenset({"", ",", "/", "(", ".", "-", ".,"})
_SAID: Final = 3  # words of "said it", "said that it"
_HOST: Final = 4  # words between a country and "hosts": "Turkey, for its part, hosts"


class Findings(NamedTuple):
    """What the layers below found in one text, each in reading order."""

    quantities: Sequence[Quantity]
    times: Sequence[Time]
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]


def _dateline_end(tokens: Tokens) -> int:
    """Return the word after the dateline that opens a report ("KYIV, Dec 1 (Reuters) - A strike"), or 0."""
    for i in range(1, min(_DATELINE, len(tokens))):
        sign = tokens.gaps[i].strip(" )\u00a0")
        if sign in _DASHES:
            return i if tokens.gaps[i].endswith((" ", "\u00a0")) else 0
        if sign not in _INSIDE_DATELINE:
            return 0
    return 0


def _besides(actors: list[Spotted], victim: ActorMention | None, sources: Sequence[Source]) -> list[Spotted]:
    """Return those of *actors* that are neither the victim nor part of what names a source."""
    if victim is not None:
        actors = [s for s in actors if (s.actor.start, s.actor.end) != (victim.start, victim.end)]
    for source in sources:
        actors = [s for s in actors if not (source.start < s.actor.end and s.actor.start < source.end)]
    return actors


class Context:
    """The actors, places and times of one text, by the words they stand on."""

    def __init__(self, tokens: Tokens, findings: Findings, triggers: Sequence[TriggerHit]) -> None:
        self.tokens = tokens
        self._dates = Dates(tokens, findings.times)
        self._means = Means(tokens, triggers)
        self.trigger_words = [t.first for t in triggers]
        self.clause_words = clause_edges(tokens, v.CLAUSE_PARTERS)
        self.spotted = spot(tokens, findings.actors)
        self.spotted_words = [s.first for s in self.spotted]
        places = words_of(tokens, findings.places)
        self.place_at: dict[int, PlaceMention] = {}
        self.place_ends: dict[int, int] = {}
        self.host_at: dict[int, PlaceMention] = {}
        for (first, last), place in zip(places, findings.places, strict=True):
            if place.role is _LOCATION:
                self.place_at[first], self.place_ends[first] = place, last
            if place.kind == "country" and place.role in _HOST_ROLES:
                self.host_at[first] = place
        self.place_words = list(self.place_at)
        self.may_be_claimed = "responsibility" in tokens.where
        self.dateline = _dateline_end(tokens)
        known = [(s.first, s.last) for s in self.spotted if s.actor.status in _KNOWN]
        taken = chain(places, words_of(tokens, findings.times), known)
        #: The words of places, times and known actors: they are no person's name.
        self.taken = set(chain.from_iterable(starmap(range, taken)))

    # ------------------------------------------------------------ who
    def parties(self, draft: Draft, sentence: tuple[int, int], sources: Sequence[Source]) -> Parties:
        """Return who was affected, who did it and who backed them."""
        actors = self._actors(draft, sentence)
        victim = self._victim(draft, sentence, actors)
        if draft.effect is Effect.MUNITIONS_USED and victim is not None:  # "hundreds of Turkish rockets": who fires
            return Parties(None, (changed(victim, role=ActorRole.BELLIGERENT),), find_supporters(actors))
        others = _besides(actors, victim, sources)
        if draft.effect is Effect.LOSSES and draft.group is not None:  # who loses tanks does nothing to them
            losing = find_perpetrators(self.tokens, draft.trigger, sentence, others, acts=True)
            owner = changed(losing[-1], role=ActorRole.VICTIM) if victim is None and losing else victim
            return Parties(owner, (), find_supporters(others))
        acts = draft.rule.startswith(_ACTS)
        perpetrators = find_perpetrators(self.tokens, draft.trigger, sentence, others, acts=acts)
        if self.may_be_claimed and draft.effect in _CLAIMED and not any(names_party(one) for one in perpetrators):
            before = self._spotted(max(sentence[0], draft.trigger.first - WINDOW), draft.trigger.first)
            perpetrators = find_claimant(self.tokens, draft.trigger.first, before, victim) or perpetrators
        speaker = self._speaker(draft.trigger, sources)
        if speaker is not None:
            perpetrators = tuple(own(perpetrator, speaker) for perpetrator in perpetrators)
        if speaker is not None and (acts or not perpetrators) and self._says_of_itself(draft, sources[0], acts=acts):
            perpetrators = self._meant(sentence[0], speaker)
        if not perpetrators and has_pronoun_subject(self.tokens, draft.trigger):
            perpetrators = self._meant(sentence[0], speaker)
        return Parties(victim, perpetrators, find_supporters(others))

    def _victim(self, draft: Draft, sentence: tuple[int, int], actors: Sequence[Spotted]) -> ActorMention | None:
        """Return whose the group is, or whose ground, or who was attacked right before."""
        group, tokens = draft.group, self.tokens
        if group is None:
            return None
        victim = find_victim(tokens, group.first, group.last, actors)
        if victim is None and draft.effect is _TAKEN:
            return find_holder(tokens, group.last, actors)
        if victim is None and draft.effect in ON_PEOPLE and group.kind == "number":
            return find_attacked(tokens, draft.trigger.first, sentence[0], actors)
        return victim

    def _speaker(self, hit: TriggerHit, sources: Sequence[Source]) -> ActorMention | None:
        """Return the party that speaks of itself before the trigger: "HTS said its fighters ..."."""
        if not sources or sources[0].actor is None or sources[0].start > self.tokens.starts[hit.first]:
            return None
        return sources[0].actor if sources[0].actor.kind in ACTING else None

    def _says_of_itself(self, draft: Draft, source: Source, *, acts: bool) -> bool:
        """Tell whether who speaks did it: "claimed to have killed", "said it had lost men and destroyed two tanks"."""
        word = draft.trigger.first
        if has_speaker_as_subject(self.tokens, draft.trigger):
            return True
        if not acts or self.tokens.lower[word - 1] != "and":
            return False
        after = self.tokens.word_at(source.end - 1) + 1
        return word - after < WINDOW and not v.SUBJECT_PRONOUNS.isdisjoint(self.tokens.lower[after : after + _SAID])

    def _actors(self, draft: Draft, sentence: tuple[int, int]) -> list[Spotted]:
        """Return the actors of the sentence near the trigger and its group; not all that a long list has in between."""
        hit, group = draft.trigger.first, draft.group
        first, last = (hit, hit) if group is None else (min(hit, group.first), max(hit, group.last))
        begin, end, half = max(sentence[0], first - WINDOW), min(sentence[1], last + WINDOW), (last - first) // 2
        return self._spotted(begin, first + min(half, WINDOW)) + self._spotted(max(first + half, last - WINDOW), end)

    def _spotted(self, first: int, last: int) -> list[Spotted]:
        return self.spotted[bisect_left(self.spotted_words, first) : bisect_left(self.spotted_words, last)]

    def _meant(self, first: int, speaker: ActorMention | None) -> tuple[ActorMention, ...]:
        """Return whom "they" means: the source that speaks of itself, else the subject of the sentence before."""
        if speaker is not None:
            return (changed(speaker, role=ActorRole.BELLIGERENT),)
        return find_antecedent(self.tokens, first, self._spotted(first - WINDOW, first))

    # ------------------------------------------------------------ where
    def located(self, first: int, last: int) -> tuple[int, ...]:
        """Return the first words of the locations that begin among the words [*first*, *last*)."""
        words = self.place_words
        return tuple(words[bisect_left(words, first) : bisect_left(words, last)])

    def places(self, draft: Draft, sentence: tuple[int, int], sources: Sequence[Source]) -> tuple[PlaceMention, ...]:
        """Return the places after the trigger, before the next one; else those before it in its sentence."""
        hit = draft.trigger
        if draft.place is not None:
            return (draft.place,)
        if draft.effect is Effect.HOSTED and (host := self._host(hit.first)) is not None:
            return (host,)
        first, last = self._told(sentence, hit, sources)
        following = bisect_left(self.trigger_words, hit.last)
        end = self.trigger_words[following] if following < len(self.trigger_words) else last
        begin, until = self.clause(hit, (first, last))
        words = (
            self.located(hit.last, min(end, until))
            or self.located(begin, until)
            or self.located(max(first, hit.first - WINDOW), min(last, hit.last + WINDOW))
        )
        told = [i for i in words if i >= self.dateline] or words  # "KYIV, Dec 1 -": where the report was sent from
        return tuple(self.place_at[i] for i in told)

    def clause(self, hit: TriggerHit, sentence: tuple[int, int]) -> tuple[int, int]:
        """Return the words of the clause around *hit*: up to a semicolon, or a comma and a word that parts clauses."""
        first, last = max(sentence[0], hit.first - WINDOW), min(sentence[1], hit.last + WINDOW)
        if not self.clause_words:
            return first, last
        before = bisect_right(self.clause_words, hit.first) - 1
        after = bisect_left(self.clause_words, hit.last)
        begin = self.clause_words[before] if before >= 0 else first
        end = self.clause_words[after] if after < len(self.clause_words) else last
        return max(begin, first), min(end, last)

    def _told(self, sentence: tuple[int, int], hit: TriggerHit, sources: Sequence[Source]) -> tuple[int, int]:
        """Return the part of the sentence that tells the event: what follows a closing source describes it."""
        first, last = sentence
        source = self.tokens.word_at(sources[0].start) if sources else last
        return (first, source) if hit.last <= source < last else sentence

    def _host(self, word: int) -> PlaceMention | None:
        """Return the country right before "hosts": it acts, and it is where the guests are."""
        for i in range(word - 1, word - 1 - _HOST, -1):
            if i in self.host_at:
                return changed(self.host_at[i], role=PlaceRole.LOCATION)
        return None

    # ------------------------------------------------------------ how and when
    def means(self, draft: Draft, sentence: tuple[int, int]) -> str | None:
        """Return by what it was done, or None."""
        return self._means.of(draft, self.clause(draft.trigger, sentence), sentence)

    def near_times(self, word: int, sentence: tuple[int, int]) -> Sequence[Time]:
        """Return the times of the sentence around *word*."""
        return self._dates.near(word, sentence)

    def time(self, hit: TriggerHit, sentence: tuple[int, int], scope: Scope) -> Time | None:
        """Return the time that dates the event, or None."""
        return self._dates.of(hit, self.clause(hit, sentence), sentence, scope)
