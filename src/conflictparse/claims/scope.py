"""
What a figure covers: one incident, a toll still rising, a span of time or a whole war, a state, or an earlier event.

Read here: tolls that rise, "since", "in five weeks", "over the past year", "the war has killed", "hosting",
"remain displaced", "in 2016", "a previous attack". Not read here: whether the same figure is told twice
(the linking of claims does that). Law: without words that say otherwise, a figure covers one incident.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Scope
from conflictparse.claims.figure import HARM, Figure, is_year
from conflictparse.effects.effect import Effect
from conflictparse.text.tokens import Tokens
from conflictparse.times.time import Time

_REACH: Final = 40  # words between a trigger and the "since" or "in recent weeks" that dates its figure
_STATES: Final = frozenset({Effect.HOSTED, Effect.TERRITORY_HELD})
_INCIDENT: Final = Scope.INCIDENT
#: Effects whose scope depends on more than the words below.
_BY_EFFECT: Final = _STATES | {Effect.DISPLACED}
#: Words without which, and without a year, a large figure or a time, no figure covers more than one incident.
_TELLING: Final = v.TOLLS | v.RISES | v.SPANS | v.WARS | v.LARGE | v.EARLIER | v.REMAINING | {"since", "far"}


def read_scope(  # noqa: PLR0913 - a trigger in its sentence, and what was found around it
    tokens: Tokens,
    word: int,
    first: int,
    last: int,
    *,
    effect: Effect,
    times: Sequence[Time],
    quantity_first: int | None,
    published: date | None = None,
) -> Scope:
    """
    Return what the figure of the claim at *word* covers.

    Args:
        word: the first word of the trigger.
        first, last: the sentence, as a range of words.
        times: the times of the text in reading order.
        quantity_first: the first word of the figure, or None.
        published: the day of the report; without it, "old" is judged by the words alone.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("Forty villagers have been killed in seven months.")
    >>> read_scope(tokens, 4, 0, len(tokens), effect=Effect.KILLED, times=(), quantity_first=0).value
    'cumulative'
    """
    return Scopes(tokens, published).read(
        (word, first, last), effect=effect, times=times, quantity_first=quantity_first
    )


class Scopes:
    """The words of one text that may say what a figure covers: a claim without any near it is of one incident."""

    __slots__ = ("_published", "_telling", "_tokens")

    def __init__(self, tokens: Tokens, published: date | None) -> None:
        self._tokens = tokens
        self._published = published
        where = tokens.where
        telling = [*(where.keys() & _TELLING), *(w for w in tokens.odd if "," in w or is_year(w))]
        self._telling = sorted(i for word in telling for i in where[word])

    def read(
        self, at: tuple[int, int, int], *, effect: Effect, times: Sequence[Time], quantity_first: int | None
    ) -> Scope:
        """
        Return what the figure of a claim covers; see :func:`read_scope`.

        Args:
            at: the first word of the trigger, and its sentence as a range of words.
        """
        word, first, last = at
        first, last = max(first, word - _REACH), min(last, word + _REACH)
        met = _times_of(times, self._tokens, first, last)
        is_told = effect in _BY_EFFECT or self._is_told(word, first, last)
        if not is_told and not met:
            return _INCIDENT
        figure = Figure(self._tokens, word, first, last, quantity_first)
        if is_told:
            return _read(figure, effect, met, self._published)
        return Scope.BACKGROUND if figure.is_dated_back(met, self._published) else _INCIDENT

    def _is_told(self, word: int, first: int, last: int) -> bool:
        """Tell whether one of the words [*first*, *last*) may say what the figure of *word* covers."""
        k = bisect_left(self._telling, first)
        if k < len(self._telling) and self._telling[k] < last:
            return True
        return self._tokens.lower[word + 1 : word + 2] == ["toll"]


def _read(figure: Figure, effect: Effect, met: list[Time], published: date | None) -> Scope:
    if effect in _STATES or figure.is_state(effect):
        return Scope.STOCK
    since = figure.since(met, published)
    if since is not None:
        return Scope.RUNNING if since and effect in HARM else _INCIDENT if since else Scope.CUMULATIVE
    if effect in HARM and figure.is_running():
        return Scope.RUNNING
    if figure.is_earlier(met, published):
        return Scope.BACKGROUND
    if figure.is_long() or figure.in_this_year() or figure.of_war(effect) or figure.keeps_moving(effect, met):
        return Scope.CUMULATIVE
    return _INCIDENT


def _times_of(times: Sequence[Time], tokens: Tokens, first: int, last: int) -> list[Time]:
    """Return the times that stand between the words *first* and *last*."""
    if first >= last or not times:
        return []
    a = bisect_left(times, tokens.starts[first], key=lambda t: t.start)
    b = bisect_left(times, tokens.ends[last - 1], key=lambda t: t.start)
    return list(times[a:b])
