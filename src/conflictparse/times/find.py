"""
Find every "when" of a text: shapes first, then days, then whether the event or its telling is dated.

Law: spans lie inside the text, in order and disjoint; ``from`` is never after ``to``; nothing is read from a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from conflictparse.errors import NotTextError
from conflictparse.text import Shapes, Tokens, tokenize
from conflictparse.text.grammar import Match, Rule
from conflictparse.times.days import interval_of
from conflictparse.times.expression import Expression, How
from conflictparse.times.published import read_published
from conflictparse.times.role import role_of
from conflictparse.times.rules import GRAMMAR, NUMERIC, RULES
from conflictparse.times.time import Precision, Time

_SHAPES: Final = Shapes(GRAMMAR, RULES)
_BACK: Final = 3  # sentences that "the following day" looks back
_NOON: Final = 12
#: The rules of a numeric date that fits both orders: read as another of the text, or month first for want of one.
SHOWN_ORDER: Final = f"{NUMERIC}, in the order of another"
MONTH_FIRST: Final = f"{NUMERIC}, month first"


def find_times(text: str, published: date | str | None = None, *, day_first: bool | None = None) -> tuple[Time, ...]:
    """
    Return every "when" of *text*, in reading order, resolved against the day of publication.

    Args:
        text: the report, as given: offsets in the result point into it.
        published: a date, a datetime or an ISO string; without it, "on Monday" has no days.
        day_first: how to read "3/4/2020". Unless it is given, as another date of the text shows ("26/4/2020"), else
            the month first; the rule of such a time says so.

    Raises:
        NotTextError: *text* is no str.
        PublishedError: *published* is no date.

    >>> [(t.text, t.edtf) for t in find_times("Shelling since Dec. 1 killed ten on Monday.", published="2024-12-11")]
    [('since Dec. 1', '2024-12-01/..'), ('Monday', '2024-12-09')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_times", type(text).__name__)
    return tuple(read_times(tokenize(text), published=read_published(published), day_first=day_first))


def read_times(tokens: Tokens, *, published: date | None, day_first: bool | None = None) -> list[Time]:
    """
    Return the times among *tokens*, in reading order.

    >>> read_times(tokenize("the last two weeks"), published=date(2020, 2, 17))[0].from_date
    datetime.date(2020, 2, 3)
    """
    found: list[Time] = []
    free = 0
    shown: list[bool | None] = []
    named: tuple[int, date] | None = None  # the last day that the text has named, and where
    matches = _SHAPES.find(GRAMMAR.read(tokens))
    for rule, match in matches:
        said = rule.read(match)
        if said is None:
            continue
        if said.first < free:
            said = said._replace(first=free)
        name = rule.name
        if said.how is How.NUMERIC:
            if day_first is None and not shown:  # asked once, however many dates there are
                shown.append(_shown_order(matches))
            order = shown[0] if day_first is None else day_first
            said = _swapped(said) if order else said
            name = name if day_first is not None else MONTH_FIRST if order is None else SHOWN_ORDER
        near = None
        if said.how is How.TEXT and named is not None and _is_near(tokens, named[0], said.first):
            near = named[1]
        time = _time(tokens, said, name, published, near)
        if time is None:
            continue
        free = said.last
        found.append(time)
        if time.precision is Precision.DAY and time.from_date is not None and time.from_date == time.to_date:
            named = said.first, time.from_date
    return found


def _is_near(tokens: Tokens, named: int, word: int) -> bool:
    """Tell whether at most a few sentences lie between two words."""
    first = word
    for _ in range(_BACK):
        first = tokens.sentence_of(max(first - 1, 0))[0]
    return named >= first


def _shown_order(matches: Iterable[tuple[Rule, Match]]) -> bool | None:
    """Tell whether the numeric dates that can be read in one order only have the day first; None if they do not say."""
    dates = [match.values("DAY")[:2] for rule, match in matches if rule.name == NUMERIC]
    orders = {day > _NOON for day, month in dates if (day > _NOON) != (month > _NOON)}
    return orders.pop() if len(orders) == 1 else None


def _swapped(said: Expression) -> Expression:
    """Return a numeric date with its first number as the day."""
    begin = said.begin
    return said if begin is None else said._replace(begin=begin._replace(month=begin.day, day=begin.month))


def _time(tokens: Tokens, said: Expression, rule: str, published: date | None, near: date | None) -> Time | None:
    interval, anchor = interval_of(said, published, near)
    if interval is None:
        return None
    return Time(
        start=tokens.starts[said.first],
        end=tokens.ends[said.last - 1],
        text=tokens.slice(said.first, said.last),
        from_date=interval.first,
        to_date=interval.last,
        precision=interval.precision,
        kind=said.kind,
        edtf=interval.edtf,
        anchor=anchor,
        role=role_of(tokens, said),
        rule=rule,
    )
