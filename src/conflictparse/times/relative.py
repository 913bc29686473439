"""
What the shapes say that count from a day: the report's, or the one that the text has named; and how long, how often.

Read here: from a match to an :class:`~conflictparse.times.expression.Expression`. Not read here: which words stand
together (see :mod:`conflictparse.times.rules`). Law: a reader returns None where the words around it say that this
is no time.
"""

from __future__ import annotations

from typing import Final

from conflictparse.text.grammar import Match
from conflictparse.times.expression import (
    Expression,
    How,
    from_text,
    is_capital,
    is_named,
    moment,
    with_hedge,
    with_the,
    word_after,
    word_before,
)
from conflictparse.times.resolve import Moment
from conflictparse.times.time import TimeKind
from conflictparse.times.vocabulary import (
    AFTER_AGE,
    AFTER_LENGTH,
    BEFORE_AGE,
    BEFORE_LENGTH,
    BEFORE_TO_LAST,
    PLURAL_UNITS,
    SHALL,
)

_NIGHTS: Final = {"last": (-1, -1), "past": (-1, -1), "this": (0, 0)}
_WITHIN: Final = ("in", "over", "within", "during")
_SMALL: Final = ("day", "hour", "minute")


def read_deictic(match: Match) -> Expression | None:
    """Read today, yesterday, tonight; not the channel "Pal Today"."""
    words, first = match.tokens.words, match.first
    if words[first].istitle() and word_before(match, first) and words[first - 1][:1].isupper():
        return None
    return Expression(first, match.last, TimeKind.POINT, moment(match.reading, first, match.last))


def read_which(match: Match) -> Expression | None:
    """Read last week, this month, next year; "the last week" and "the past year" run up to the report."""
    said = moment(match.reading, match.first, match.last)
    first = with_the(match, match.first)
    which = {"previous": "last", "following": "next"}.get(said.which or "", said.which)
    if match.values("DAYTIME") and said.weekday is None:
        return _which_night(match, first, said)
    if match.tokens.lower[match.last - 1] in PLURAL_UNITS:
        return _which_many(match, first, said._replace(which=which))
    if said.unit in _SMALL and said.weekday is None:
        return _which_day(match, first, which)
    if said.unit not in (None, "weekend") and said.weekday is None and first < match.first:
        if which == "next" and match.tokens.lower[match.first] != "coming":
            return None  # "the next week": counted from a week that the text named
        which = "past" if which == "last" else which
    kind = TimeKind.SPAN if which == "past" else TimeKind.POINT
    return Expression(first, match.last, kind, said._replace(which=which)) if is_named(match) else None


def _which_night(match: Match, first: int, said: Moment) -> Expression:
    """Read last night, this morning; "the next morning" is counted from the day that the text named."""
    days = _NIGHTS.get(said.which or "") if match.values("NIGHT") or said.which == "this" else None
    if days is None:
        return from_text(match, 1 if said.which in ("next", "following") else -1)
    return Expression(first, match.last, TimeKind.POINT, Moment(deictic=days))


def _which_many(match: Match, first: int, said: Moment) -> Expression | None:
    """Read the last weeks, the coming days: three of them."""
    ways = {"last": "past", "past": "past", "next": "until"}
    which = ways.get(said.which or "")
    if which is None or match.values("NEXT") == ["following"]:
        return None
    return Expression(first, match.last, TimeKind.SPAN, said._replace(which=which, number=3))


def _which_day(match: Match, first: int, which: str | None) -> Expression | None:
    """Read the next day, this day: counted from the day that the text named; "the past day" from the report."""
    unit = str(match.values("UNIT")[0])
    within = which == "last" and first < match.first and (unit != "day" or word_before(match, first) in _WITHIN)
    if which == "past" or within:
        return Expression(first, match.last, TimeKind.SPAN, Moment(unit=unit, which="past", number=1))
    if unit != "day" or (which == "last" and word_after(match) == "of"):
        return None
    return from_text(match, {"this": 0, "next": 1}.get(which or "", -1))


def read_week_and_day(match: Match) -> Expression | None:
    """Read Tuesday last week, Friday of this week."""
    said = moment(match.reading, match.first, match.last)
    if said.unit != "week" or not is_capital(match, match.first) or not is_named(match):
        return None
    return Expression(match.first, match.last, TimeKind.POINT, said)


def read_this_part(match: Match) -> Expression:
    """Read this morning, early this evening: on the report's day."""
    return Expression(match.first, match.last, TimeKind.POINT, Moment(deictic=(0, 0)))


def read_same(match: Match) -> Expression | None:
    """Read the same day, later that night: the day that the text named."""
    return from_text(match, 0) if match.values("UNIT") in ([], ["day"]) else None


def read_later(match: Match) -> Expression | None:
    """Read four days later, a week earlier, hours later: counted from the day that the text named."""
    said = moment(match.reading, match.first, match.last)
    plural = match.tokens.lower[match.last - 2] in PLURAL_UNITS
    sign = match.values("LATER")[0]
    if word_after(match) == "to":  # two days prior to the vote
        length = Expression(with_hedge(match, match.first), match.last - 1, TimeKind.DURATION, unit=said.unit)
        return length if said.number is not None else None
    if said.number is None and not plural:
        return None
    vague = said.number is None or 3 in match.values("FEW")  # a few days later
    found = from_text(match, sign * (said.number or 1), "vague" if vague else said.unit or "day")
    return found._replace(first=with_hedge(match, match.first))


def read_day_before(match: Match) -> Expression | None:
    """Read the day before Wednesday, two weeks after 3 May."""
    anchor = match.where("BEFORE")[0]
    count = moment(match.reading, match.first, anchor)
    lone = count.number is None
    if not is_named(match) or count.unit in ("hour", "minute"):
        return None
    if lone and (count.unit != "day" or match.tokens.lower[match.first] in PLURAL_UNITS):
        return None
    said = moment(match.reading, anchor + 1, match.last)
    sign = int(match.reading.value(anchor))
    first = with_the(match, match.first) if lone else with_hedge(match, match.first)
    offset = Moment(unit=count.unit, number=sign * (count.number or 1))
    return Expression(first, match.last, TimeKind.POINT, said, offset, how=How.OFFSET)


def read_lone_day(match: Match) -> Expression | None:
    """Read "the day before" and "the day after", when no word follows that they could belong to."""
    if match.tokens.lower[match.first] != "day" or word_before(match, match.first) != "the" or word_after(match):
        return None
    return from_text(match, int(match.reading.value(match.last - 1)))


def read_other_day(match: Match) -> Expression | None:
    """Read the other day: the day before the report (UCDP)."""
    lower, first = match.tokens.lower, match.first
    if lower[first : match.last] != ["other", "day"] or word_before(match, first) != "the":
        return None
    return Expression(first - 1, match.last, TimeKind.POINT, Moment(deictic=(-1, -1)))


def read_recently(match: Match) -> Expression | None:
    """Read recently: no days, until a convention gives it some; not "the recently freed men"."""
    if match.tokens.codes[match.last] == "-" or word_before(match, match.first) in ("the", "a", "most"):
        return None
    return Expression(match.first, match.last, TimeKind.POINT, Moment(which="recently"))


def read_past(match: Match) -> Expression | None:
    """Read the last two weeks, past 24 hours, recent months: up to the report; "to last two days" is how long."""
    said = moment(match.reading, match.first, match.last)
    if match.tokens.lower[match.first] == "last" and word_before(match, match.first) in BEFORE_TO_LAST:
        return Expression(match.first + 1, match.last, TimeKind.DURATION, unit=said.unit)
    first = with_the(match, match.first)
    which = "recent" if said.which == "recent" else "past"
    return Expression(first, match.last, TimeKind.SPAN, said._replace(which=which))


def read_coming(match: Match) -> Expression | None:
    """Read the next two weeks, the coming few days: from the report on."""
    said = moment(match.reading, match.first, match.last)
    if said.which == "following":
        return None  # counted from a day that the text named
    return Expression(with_the(match, match.first), match.last, TimeKind.SPAN, said._replace(which="until"))


def read_ago(match: Match) -> Expression | None:
    """Read nine years ago, a week ago; "years ago" has no days."""
    said = moment(match.reading, match.first, match.last)
    first = with_hedge(match, match.first)
    if said.number is None:
        if match.tokens.lower[match.first] not in PLURAL_UNITS:
            return None
        said = Moment(which="long ago", unit=said.unit)
    return Expression(first, match.last, TimeKind.POINT, said)


def read_edge(match: Match) -> Expression | None:
    """Read early March, mid-2016, the end of last year; "late last night" is last night."""
    said = moment(match.reading, match.first, match.last)
    if said.unit is not None and said.which is None:
        said = said._replace(which="this")  # the end of the year
    lower = match.tokens.lower
    if match.values("DAYTIME") and said.weekday is None:
        return _which_night(match, match.first, said)
    if said.unit == "day" and match.values("IN"):
        return from_text(match, 0)  # late in the day
    if (said.unit in _SMALL and said.weekday is None) or lower[match.last - 1] in PLURAL_UNITS or not is_named(match):
        return None
    return Expression(with_the(match, match.first), match.last, TimeKind.POINT, said)


def read_earlier(match: Match) -> Expression | None:
    """Read earlier this month, later in the week; "earlier in the day" is the day that the text named."""
    said = moment(match.reading, match.first, match.last)
    if match.values("DAYTIME"):
        return _which_night(match, match.first, said) if said.which is not None else from_text(match, 0)
    if said.unit in _SMALL and said.which is None and said.deictic is None:
        return from_text(match, 0) if said.unit == "day" else None
    if said.unit is not None and said.which is None:
        said = said._replace(which="this")
    edge = "later" if match.values("LATER")[0] == 1 else "earlier"
    return Expression(match.first, match.last, TimeKind.POINT, said._replace(edge=edge)) if is_named(match) else None


def read_piece(match: Match) -> Expression | None:
    """Read the first two weeks of this month, the second half of April; "the last days of May" are three."""
    border = match.where("OF")[-1]
    part = moment(match.reading, match.first, border)
    whole = moment(match.reading, border + 1, match.last)
    if whole.unit is not None and whole.which is None:
        whole = whole._replace(which="this")
    if part.number is None and match.tokens.lower[border - 1] in PLURAL_UNITS:
        part = part._replace(number=3)
    ordinal = (match.values("ORDINAL") or [-1])[0]
    part = part._replace(ordinal=ordinal, piece=(match.values("PIECE") or [None])[0])
    first = with_the(match, match.first)
    return Expression(first, match.last, TimeKind.SPAN, whole, part, how=How.PART) if is_named(match) else None


def read_duration(match: Match) -> Expression | None:
    """Read over five weeks; ages are none, nor is "one day"; "in five weeks" reaches back from the report."""
    before, after = word_before(match, match.first), word_after(match)
    lower, last = match.tokens.lower, match.last
    if after in AFTER_AGE or before in BEFORE_AGE or (after == "of" and lower[last + 1 : last + 2] == ["age"]):
        return None
    some_day = lower[match.first : last] == ["one", "day"] and match.tokens.codes[last - 1] == " "
    if some_day and before not in BEFORE_LENGTH and after not in AFTER_LENGTH:
        return None
    said = moment(match.reading, match.first, last)
    ahead = SHALL.intersection(lower[max(0, match.first - 6) : match.first])
    back = said._replace(which="past") if before in ("in", "within") and not ahead else None
    return Expression(with_hedge(match, match.first), last, TimeKind.DURATION, back, unit=said.unit)


def read_length(match: Match) -> Expression | None:
    """Read "for over a month", "after weeks of", where a word before says that it is a length."""
    singular = match.tokens.lower[match.first] not in PLURAL_UNITS
    first = match.first - 1 if singular else match.first
    if singular and word_before(match, match.first) not in ("a", "an"):
        return None
    before = word_before(match, first)
    if before not in BEFORE_LENGTH or word_after(match) in AFTER_LENGTH:
        return None
    said = moment(match.reading, match.first, match.last)
    back = said._replace(which="past", number=1) if singular and before == "within" else None
    return Expression(with_hedge(match, first), match.last, TimeKind.DURATION, back, unit=said.unit)


def read_every(match: Match) -> Expression:
    """Read every Friday, each day, on Sundays."""
    unit = (match.values("UNIT") or ["day"])[0]
    return Expression(match.first, match.last, TimeKind.REPEATED, unit=unit)
