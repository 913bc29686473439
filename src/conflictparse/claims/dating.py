"""
Which time dates what a trigger says.

Read here: the nearest time of the clause, of the sentence, of the sentences just before it in its paragraph, of the
opening of the report. Not read here: what the time is.
Law: a time of another sentence dates an incident only, and the rule of the time says where it stands.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from conflictparse.claims.claim import OF_ONE_INCIDENT, Scope
from conflictparse.claims.clauses import WINDOW
from conflictparse.claims.copies import changed
from conflictparse.effects.find import TriggerHit
from conflictparse.text import Tokens
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

#: How the rule of a time ends that stands outside the sentence that it dates.
OF_EARLIER: Final = "of an earlier sentence"
OF_OPENING: Final = "of the opening"
_DURATION: Final = TimeKind.DURATION
_SINCE: Final = TimeKind.SINCE
_EVENT: Final = TimeRole.EVENT
_INCIDENT: Final = Scope.INCIDENT
_RUNNING: Final = Scope.RUNNING
_DAYS: Final = frozenset({Precision.DAY, Precision.HOUR})
_DATES: Final = frozenset({TimeKind.POINT, TimeKind.SPAN})
_BACK: Final = 2  # sentences before, in its paragraph, that may date a sentence without a time
_LEAD: Final = 3  # sentences that open a report
_LONGEST: Final = timedelta(days=7)  # a longer span dates no incident


class Dates:
    """The times of one text, by where they stand."""

    __slots__ = ("_carried", "_opening", "_starts", "_times", "_tokens")

    def __init__(self, tokens: Tokens, times: Sequence[Time]) -> None:
        self._tokens = tokens
        self._times = times
        self._starts = [t.start for t in times]
        self._carried: dict[int, Time | None] = {}
        self._opening: list[Time] | None = None

    def near(self, word: int, sentence: tuple[int, int]) -> Sequence[Time]:
        """Return the times of the sentence around *word*."""
        if not self._times:
            return ()
        return self._between(max(sentence[0], word - WINDOW), min(sentence[1], word + WINDOW))

    def of(self, hit: TriggerHit, clause: tuple[int, int], sentence: tuple[int, int], scope: Scope) -> Time | None:
        """
        Return the time that dates the event, of its clause or else of its sentence.

        A running toll is as of its statement. An incident whose sentence has no time is dated by the sentences just
        before it in its paragraph, else by the opening of the report; the rule of the time says so.
        """
        if not self._times:
            return None
        near = self.near(hit.first, sentence)
        found = self._dating(hit, self._between(*clause), scope) or self._dating(hit, near, scope)
        if found is not None or near or scope not in OF_ONE_INCIDENT:
            return found
        if sentence[0] not in self._carried:
            self._carried[sentence[0]] = self._carry(sentence[0])
        return self._carried[sentence[0]]

    def _between(self, first: int, last: int) -> Sequence[Time]:
        if first >= last:
            return ()
        start, end = self._tokens.starts[first], self._tokens.ends[last - 1]
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _carry(self, first: int) -> Time | None:
        """Return the time of the sentences before word *first* that dates what they go on telling, or None."""
        begin = first
        for _ in range(_BACK):
            if begin == 0 or "\n" in self._tokens.gaps[begin]:
                break
            begin = self._tokens.sentence_of(begin - 1)[0]
        before = [t for t in self._between(begin, first) if t.role is _EVENT and _is_date(t)]
        if before:
            return changed(before[-1], rule=f"{before[-1].rule}, {OF_EARLIER}")
        return self._of_opening(first)

    def _of_opening(self, first: int) -> Time | None:
        """Return the first time of the opening of the report that may date what stands at word *first*, or None."""
        lead = self._tokens.sentences[: _LEAD + 1][-1][0] if self._tokens.sentences else 0
        if self._opening is None:  # looked for once: an opening may be as long as the report
            self._opening = [t for t in self._between(0, lead) if t.role is _EVENT and _is_date(t)][:1]
        end = self._tokens.ends[min(lead, first) - 1] if min(lead, first) > 0 else 0
        dates = [t for t in self._opening if t.start < end]
        return changed(dates[0], rule=f"{dates[0].rule}, {OF_OPENING}") if dates else None

    def _dating(self, hit: TriggerHit, near: Sequence[Time], scope: Scope) -> Time | None:
        """Return the nearest of the times *near* that dates the event."""
        if not near:
            return None
        at = self._tokens.starts[hit.first]
        dated = [t for t in near if not (t.kind is _DURATION and t.from_date is None)]
        if scope is _INCIDENT:  # "the deadliest attack since 2021" was not in 2021
            dated = [t for t in dated if t.kind is not _SINCE or t.precision in _DAYS]
        events = [t for t in dated if t.role is _EVENT]
        if not events and scope is _RUNNING:
            events = dated
        return min(events, key=lambda t: (abs(t.start - at), t.start), default=None)


def _is_date(time: Time) -> bool:
    """Tell whether *time* says on which days something happened."""
    if time.kind not in _DATES or time.from_date is None or time.to_date is None:
        return False
    return time.to_date - time.from_date <= _LONGEST
