"""
The words around a trigger that may say what its figure covers.

Each question is asked of the words near one trigger; which answer wins is told in :mod:`conflictparse.claims.scope`.
Law: a word of another clause, of a part, of a price or of an age dates no figure.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.effects.effect import Effect
from conflictparse.text.tokens import Tokens
from conflictparse.times.time import Precision, Time, TimeKind

_NEAR: Final = 14  # words between a trigger and a year or a "previous" that places its event in the past
_NEWS: Final = timedelta(days=3)  # "since Thursday": the toll of a fight that is going on
_SIEGE: Final = timedelta(days=14)  # "since the start of the prison break": one incident, however long it lasts
_OLD: Final = timedelta(days=300)  # reports retell what is older than this; the news does not
_WAR_TOLL: Final = 10_000  # more than any single incident of the codebooks' data kills
#: Effects that a toll counts.
HARM: Final = frozenset({Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED})
_DISPLACED: Final = Effect.DISPLACED
_POINT: Final = TimeKind.POINT
_SINCE: Final = TimeKind.SINCE
_COARSE: Final = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE})


def is_year(word: str) -> bool:
    """Tell whether *word* is a year of the last century or of this one."""
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


class Figure:
    """The words around one trigger that may say what its figure covers."""

    def __init__(self, tokens: Tokens, word: int, first: int, last: int, quantity: int | None) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.word = word
        self.first = first
        self.last = last
        self.quantity = quantity
        self.words = frozenset(tokens.lower[first:last])  # to leave at once when a word is nowhere near

    def is_state(self, effect: Effect) -> bool:
        """Tell whether the words say what is rather than what happened: "remain displaced"."""
        before = self.lower[max(self.first, self.word - 4) : self.word]
        if effect is _DISPLACED:
            return not v.REMAINING.isdisjoint(before) or (before[-2:] in (["who", "have"], ["who", "had"]))
        return effect is Effect.CAPTURED and not v.REMAINING.isdisjoint(before)

    # ------------------------------------------------------------ running tolls

    def is_running(self) -> bool:
        """Tell whether the words give a toll as it stands: "the toll has risen to 40"."""
        if "far" in self.words and self._said_so_far():
            return True
        if self.quantity is not None and not v.PARTS.isdisjoint(self._between_toll_and_figure()):
            return False
        if "final" in self.lower[max(self.first, self.word - 2) : self.word]:
            return False
        if self.lower[self.word] in v.TOLLS or self.lower[self.word + 1 : self.word + 2] == ["toll"]:
            return True
        return self.lower[self.word] in ("deaths", "fatalities", "dead", "killed", "casualties") and self._rises()

    def _between_toll_and_figure(self) -> list[str]:
        figure = self.word if self.quantity is None else self.quantity
        return self.lower[min(self.word, figure) : max(self.word, figure)]

    def _rises(self) -> bool:
        """Tell whether the figure is said to rise to where it is."""
        around = self.lower[max(self.first, self.word - 8) : min(self.last, self.word + 8)]
        return any(a in v.RISES and b in ("to", "at") for a, b in pairwise(around))

    def _said_so_far(self) -> bool:
        words = self.lower[self.first : self.last]
        found = [k for k in range(len(words) - 1) if words[k] == "so" and words[k + 1] == "far"]
        return any(words[k + 2 : k + 3] != ["this"] for k in found)

    # ------------------------------------------------------------ since

    def since(self, met: list[Time], published: date | None) -> bool | None:
        """Tell whether the figure counts since a day of the news (True) or since long ago (False); None for neither."""
        if "since" not in self.words:
            return None
        k = next((n for n in range(self.first, self.last) if self.lower[n] == "since" and self._counts_since(n)), None)
        if k is None:
            return None
        after = self.lower[k + 1 : min(k + 5, self.last)]
        if not v.DAY_WORDS.isdisjoint(after):
            return True
        start = self.tokens.starts[k]
        begun = not v.BEGINNINGS.isdisjoint(after)  # "since the start of the siege on Friday": the day stands apart
        dates = [t for t in met if t.end >= start and (t.kind is _SINCE or (begun and t.start >= start))]
        if not dates or dates[0].from_date is None or published is None:
            return False
        return timedelta(0) <= published - dates[0].from_date <= (_SIEGE if begun else _NEWS)

    def _counts_since(self, k: int) -> bool:
        """Tell whether "since" at *k* dates the figure, and neither a record nor a cause ("have since died")."""
        before = self.lower[max(self.first, k - 8) : k]
        if before and before[-1] in v.HAVE | v.BE:
            return False
        if not v.COMPARISONS.isdisjoint(before) and self.word not in range(k - 8, k):
            return False
        a, b = min(k, self.word), max(k, self.word)
        if any(self.tokens.codes[n] == ";" for n in range(a + 1, b)):
            return False
        return not (k > self.word and not v.RELATIVES.isdisjoint(self.lower[self.word : k]))

    # ------------------------------------------------------------ spans

    def is_long(self) -> bool:
        """Tell whether the figure covers weeks or more: "in five weeks", "over the past year", "so far this year"."""
        if v.SPANS.isdisjoint(self.words):
            return False
        return any(self._long_span(k) for k in range(self.first, self.last) if self.lower[k] in v.SPANS)

    def _long_span(self, k: int) -> bool:
        """Tell whether the weeks, months or years at *k* are what the figure covers."""
        if any(self.tokens.codes[n] == ";" for n in range(min(k, self.word) + 1, max(k, self.word))):
            return False
        before = self.lower[max(self.first, k - 7) : k]
        if before[-1:] == ["this"]:
            return self.lower[k] == "year" or before[-3:-1] in (["weeks", "of"], ["so", "far"])
        opener = max((n for n, w in enumerate(before) if w in v.SPAN_OPENERS), default=None)
        if opener is None:
            return False
        inner = [w for w in before[opener + 1 :] if w not in ("the", "a")]
        return self._recent(k, before[opener], inner) or self._counted(k, before[opener], inner)

    def _recent(self, k: int, opener: str, inner: list[str]) -> bool:
        """Tell whether *inner* makes "in recent weeks", "over the past year", but no month of the calendar."""
        if not inner or inner[-1] not in v.RECENT:
            return False
        return not (self.lower[k] == "month" and opener == "in")

    def _counted(self, k: int, opener: str, inner: list[str]) -> bool:
        """Tell whether *inner* makes "in five weeks", but neither "five weeks ago" nor "a child of ten months"."""
        if not inner or opener == "of" or self.lower[k + 1 : k + 2] in (["ago"], ["of"], ["later"]):
            return False
        return all(w in v.COUNT_WORDS or w in v.RECENT or w[:1].isdigit() for w in inner)

    def of_war(self, effect: Effect) -> bool:
        """Tell whether a whole war did it, or more died than any one incident kills."""
        if effect not in HARM and effect is not _DISPLACED:
            return False
        before = self.lower[max(self.first, self.word - 3) : self.word]
        if any(w in v.WARS for w in before) and (before[-1] in v.HAVE or before[-1] in v.WARS):
            return True
        a = self.word if self.quantity is None else self.quantity
        war = any(w in v.WARS for w in self.lower[max(self.first, min(a, self.word) - 4) : self.word])
        if war and not v.HAVE.isdisjoint(before):
            return True
        return effect in HARM and self._largest() >= _WAR_TOLL

    def _largest(self) -> int:
        """Return the largest number near the trigger that is no money: enough to tell a war's toll."""
        near = range(max(self.first, self.word - 12), min(self.last, self.word + 12))
        return max((self._number(k) for k in near if "," in self.lower[k] or self.lower[k] in v.LARGE), default=0)

    def _number(self, k: int) -> int:
        """Return the number at *k*, roughly; 0 for money and for words that are none."""
        word = self.lower[k]
        following = self.lower[k + 1 : k + 3]
        if not v.MONEY.isdisjoint(following) or "$" in self.tokens.codes[max(0, k - 1) : k + 1]:
            return 0
        if word == "million" or (word == "thousands" and following[:1] == ["of"] and self.lower[k - 1] in ("of", "s")):
            return _WAR_TOLL
        digits = word.replace(",", "")
        return int(digits) if "," in word and len(word) < 12 and digits.isdecimal() else 0

    def keeps_moving(self, effect: Effect, met: list[Time]) -> bool:
        """Tell whether people have been leaving ever since: "have been displaced", without a day."""
        if effect is not _DISPLACED or any(t.precision is Precision.DAY for t in met):
            return False
        before = self.lower[max(self.first, self.word - 10) : self.word]
        return "has" in before or "have" in before

    # ------------------------------------------------------------ earlier events

    def is_earlier(self, met: list[Time], published: date | None) -> bool:
        """Tell whether the event is retold from the past: "in 2016", "a previous attack"."""
        before = self.lower[max(self.first, self.word - _NEAR) : self.word]
        for a, b in pairwise(before):
            if b in v.EVENTS and (a in v.EARLIER or is_year(a)):
                return True
        return self.is_dated_back(met, published)

    def is_dated_back(self, met: list[Time], published: date | None) -> bool:
        """Tell whether a time, or a bare year, places the event long before the report."""
        if not v.HAVE.isdisjoint(self.lower[max(self.first, self.word - 3) : self.word]):
            return False  # "have been killed in 2023" counts the year
        return any(self._is_old(time, published) for time in met) if met else self._in_year()

    def in_this_year(self) -> bool:
        """Tell whether the figure counts a named year: "have been killed in 2023"."""
        return not v.HAVE.isdisjoint(self.lower[max(self.first, self.word - 3) : self.word]) and self._in_year()

    def _is_old(self, time: Time, published: date | None) -> bool:
        """Tell whether *time* is long before the report and dates this trigger."""
        k = self.tokens.word_at(time.start)
        bare = is_year(self.lower[k]) and k > 0 and self.lower[k - 1] == "the"  # "the 2017 election"
        if bare or time.kind is not _POINT or not self._same_clause(k):
            return False
        if published is not None and time.to_date is not None:
            return published - time.to_date > _OLD
        return time.precision in _COARSE and any(map(is_year, time.text.split()))

    def _in_year(self) -> bool:
        """Tell whether a bare year dates the trigger: "in 2016", "at the end of 2016"."""
        near = range(max(self.first + 1, self.word - _NEAR), min(self.last, self.word + _NEAR))
        years = [k for k in near if len(self.lower[k]) == 4 and is_year(self.lower[k])]
        return any(self.lower[k - 1] in ("in", "of", "during") and self._same_clause(k) for k in years)

    def _same_clause(self, k: int) -> bool:
        """Tell whether no clause begins between the trigger and word *k*."""
        a, b = min(k, self.word), max(k, self.word)
        if b - a > _NEAR or not v.CLAUSE_WORDS.isdisjoint(self.lower[a + 1 : b]):
            return False
        return not any(self.tokens.codes[n] in ";|" for n in range(a + 1, b + 1))
