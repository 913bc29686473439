"""
What stands around a trigger: the parties, places and times of its claim.

Everything is looked up in a bounded window of words, by bisection, so that the cost of a claim does not
grow with the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import chain, starmap
from typing import Final, NamedTuple

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus
from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import OF_ONE_INCIDENT, Scope, Source
from conflictparse.claims.clauses import clause_edges
from conflictparse.claims.copies import changed
from conflictparse.claims.doers import names_party
from conflictparse.claims.draft import Draft
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
from conflictparse.effects.find import TriggerHit, read_means
from conflictparse.numbers.quantity import Quantity
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.text import Tokens
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

#: Words to each side of a trigger in which its actors, places and times are looked for; a sentence that is
#: longer is a list, and the bound keeps the cost of a long one linear.
WINDOW: Final = 60
_ON_PEOPLE: Final = frozenset(
    {Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.NEUTRALISED, Effect.LOSSES, Effect.DISPLACED}
)
#: Effects that something is used for.
_DONE_BY: Final = _ON_PEOPLE | {Effect.DESTROYED, Effect.DAMAGED, Effect.DOWNED, Effect.ATTACKED}
#: What somebody claims responsibility for.
_CLAIMED: Final = frozenset({*_DONE_BY, Effect.ATTACKED}) - {Effect.DISPLACED, Effect.LOSSES}
#: What is destroyed, brought down or taken kills nobody: "shot down two drones and killed three".
_SPOILING: Final = frozenset({Effect.DESTROYED, Effect.DAMAGED, Effect.DOWNED, Effect.SEIZED, Effect.LOSSES})
_OBJECT_AFTER: Final = "object after verb"
#: How the rules begin that find what a verb acts on behind it.
_ACTS: Final = ("object after verb", "joined after verb", "measure after verb", "one person after verb")
_HOST_ROLES: Final = frozenset({PlaceRole.ACTOR, PlaceRole.LOCATION})
_LOCATION: Final = PlaceRole.LOCATION
_DURATION: Final = TimeKind.DURATION
_EVENT: Final = TimeRole.EVENT
_SINCE: Final = TimeKind.SINCE
_DAYS: Final = frozenset({Precision.DAY, Precision.HOUR})
_INCIDENT: Final = Scope.INCIDENT
_RUNNING: Final = Scope.RUNNING
_TAKEN: Final = Effect.TERRITORY_TAKEN
_KNOWN: Final = frozenset({ActorStatus.RESOLVED, ActorStatus.AMBIGUOUS})
_OBJECT: Final = 5  # words from a verb to the noun it acts on: "downed at least two drones"
#: How the rule of a time ends that stands outside the sentence that it dates.
OF_EARLIER: Final = "of an earlier sentence"
OF_OPENING: Final = "of the opening"
_DATELINE: Final = 12  # words before the dash of "Khan Younis, Gaza Strip, 12 December 2023 (Agency) -"
_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_INSIDE_DATELINE: Final = frozenset({"", ",", "/", "(", ".", "-", ".,"})
_SAID: Final = 3  # words of "said it", "said that it"
_BACK: Final = 2  # sentences before, in its paragraph, that may date a sentence without a time
_LEAD: Final = 3  # sentences that open a report
_LONGEST: Final = timedelta(days=7)  # a longer span dates no incident
_HOST: Final = 4  # words between a country and "hosts": "Turkey, for its part, hosts"


class Findings(NamedTuple):
    """What the layers below found in one text, each in reading order."""

    quantities: Sequence[Quantity]
    times: Sequence[Time]
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]


def _is_date(time: Time) -> bool:
    """Tell whether *time* says on which days something happened."""
    if time.kind not in (TimeKind.POINT, TimeKind.SPAN) or time.from_date is None or time.to_date is None:
        return False
    return time.to_date - time.from_date <= _LONGEST


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
        self.times = findings.times
        self.time_starts = [t.start for t in findings.times]
        self.carried: dict[int, Time | None] = {}
        self.opening: list[Time] | None = None
        self.triggers = triggers
        self.trigger_words = [t.first for t in triggers]
        self.clause_words = clause_edges(tokens, v.CLAUSE_PARTERS)
        self.means_at = read_means(tokens)
        self.means_words = list(self.means_at)
        self.free_means: list[int] | None = None
        self.means_of_harm: list[int] = []
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
        if draft.effect in _CLAIMED and not any(names_party(one) for one in perpetrators):
            before = self._spotted(sentence[0], draft.trigger.first)
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
        if victim is None and draft.effect in _ON_PEOPLE and group.kind == "number":
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

    # ------------------------------------------------------------ how
    def means(self, draft: Draft, sentence: tuple[int, int]) -> str | None:
        """Return by what it was done: the nearest word of the clause, else of the sentence, that says so."""
        hit = draft.trigger
        if draft.effect not in _DONE_BY or not self.means_words:
            return None
        first, last = self.clause(hit, sentence)
        near = self._means(draft, first, last) or self._means(draft, sentence[0], min(sentence[1], hit.last + WINDOW))
        if (
            len(near) > 1 and draft.rule == _OBJECT_AFTER
        ):  # "drones killed six and a car bomb": what follows is another's
            near = [
                i
                for i in near
                if i < hit.first or not v.BY_MEANS.isdisjoint(self.tokens.lower[max(hit.last, i - 3) : i])
            ]
        return self.means_at[min(near, key=lambda i: (abs(i - hit.first), i))] if near else None

    def _means(self, draft: Draft, first: int, last: int) -> list[int]:
        """Return the nearest words of means on both sides among [*first*, *last*) that are not what it was done to."""
        if self.free_means is None:
            self.free_means = [i for i in self.means_words if not self._is_object(i)]
            self.means_of_harm = [i for i in self.means_words if not self._is_object(i, _SPOILING)]
        words = self.means_of_harm if draft.effect in _ON_PEOPLE else self.free_means
        after = bisect_left(words, draft.trigger.first)
        before = after - 1
        group = draft.group
        if group is not None and before >= 0 and group.first <= words[before] < group.last:
            before = bisect_left(words, group.first) - 1
        if group is not None and after < len(words) and group.first <= words[after] < group.last:
            after = bisect_left(words, group.last)
        return [words[n] for n in (before, after) if 0 <= n < len(words) and first <= words[n] < last]

    def _is_object(self, word: int, effects: AbstractSet[Effect] | None = None) -> bool:
        """Tell whether *word* stands right after a trigger, of *effects* if given, and no preposition."""
        before = bisect_left(self.trigger_words, word) - 1
        if before < 0 or word - self.trigger_words[before] > _OBJECT:
            return False
        if effects is not None and self.triggers[before].effect not in effects:
            return False
        if self.tokens.sentence_of(word)[0] > self.trigger_words[before]:
            return False
        return v.BY_MEANS.isdisjoint(self.tokens.lower[self.trigger_words[before] : word])

    # ------------------------------------------------------------ when
    def near_times(self, word: int, sentence: tuple[int, int]) -> Sequence[Time]:
        """Return the times of the sentence around *word*."""
        if not self.times:
            return ()
        return self._times(max(sentence[0], word - WINDOW), min(sentence[1], word + WINDOW))

    def _times(self, first: int, last: int) -> Sequence[Time]:
        if first >= last:
            return ()
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        return self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]

    def time(self, hit: TriggerHit, sentence: tuple[int, int], scope: Scope) -> Time | None:
        """
        Return the time that dates the event, of its clause or else of its sentence.

        A running toll is as of its statement. An incident whose sentence has no time is dated by the sentences just
        before it in its paragraph, else by the opening of the report; the rule of the time says so.
        """
        if not self.times:
            return None
        near = self.near_times(hit.first, sentence)
        found = self._dating(hit, self._times(*self.clause(hit, sentence)), scope) or self._dating(hit, near, scope)
        if found is not None or near or scope not in OF_ONE_INCIDENT:
            return found
        if sentence[0] not in self.carried:
            self.carried[sentence[0]] = self._carried(sentence[0])
        return self.carried[sentence[0]]

    def _carried(self, first: int) -> Time | None:
        """Return the time of the sentences before word *first* that dates what they go on telling, or None."""
        begin = first
        for _ in range(_BACK):
            if begin == 0 or "\n" in self.tokens.gaps[begin]:
                break
            begin = self.tokens.sentence_of(begin - 1)[0]
        before = [t for t in self._times(begin, first) if t.role is _EVENT and _is_date(t)]
        if before:
            return changed(before[-1], rule=f"{before[-1].rule}, {OF_EARLIER}")
        return self._opening(first)

    def _opening(self, first: int) -> Time | None:
        """Return the first time of the opening of the report that may date what stands at word *first*, or None."""
        lead = self.tokens.sentences[: _LEAD + 1][-1][0] if self.tokens.sentences else 0
        if self.opening is None:  # looked for once: an opening may be as long as the report
            self.opening = [t for t in self._times(0, lead) if t.role is _EVENT and _is_date(t)][:1]
        end = self.tokens.ends[min(lead, first) - 1] if min(lead, first) > 0 else 0
        dates = [t for t in self.opening if t.start < end]
        return changed(dates[0], rule=f"{dates[0].rule}, {OF_OPENING}") if dates else None

    def _dating(self, hit: TriggerHit, near: Sequence[Time], scope: Scope) -> Time | None:
        """Return the nearest of the times *near* that dates the event."""
        if not near:
            return None
        at = self.tokens.starts[hit.first]
        dated = [t for t in near if not (t.kind is _DURATION and t.from_date is None)]
        if scope is _INCIDENT:  # "the deadliest attack since 2021" was not in 2021
            dated = [t for t in dated if t.kind is not _SINCE or t.precision in _DAYS]
        events = [t for t in dated if t.role is _EVENT]
        if not events and scope is _RUNNING:
            events = dated
        return min(events, key=lambda t: (abs(t.start - at), t.start), default=None)
