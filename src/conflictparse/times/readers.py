"""
What the shapes of the calendar say: dates, months, years, weekdays, hours, and spans of them.

Read here: from a match to an :class:`~conflictparse.times.expression.Expression`. Not read here: which words stand
together (see :mod:`conflictparse.times.rules`), and what is counted from a day (see
:mod:`conflictparse.times.relative`). Law: a reader returns None where the words around it say that this is no time.
"""

from __future__ import annotations

from typing import Final

from conflictparse.text.grammar import Match
from conflictparse.times.expression import (
    Expression,
    How,
    dash,
    from_text,
    is_capital,
    is_named,
    lend,
    moment,
    point,
    with_the,
    word_after,
    word_before,
)
from conflictparse.times.resolve import Moment
from conflictparse.times.time import TimeKind
from conflictparse.times.vocabulary import (
    AFTER_SEASON,
    BEFORE_A_NAME,
    BEFORE_CLOCK,
    BEFORE_PART,
    BEFORE_SEASON,
    BEFORE_SOME_YEARS,
    BEFORE_WEAK,
    BEFORE_YEAR,
    COUNTED_AFTER_YEAR,
    WEAK,
)

_NOON: Final = 12
_WEEKS: Final = ("week", "weekend")


def read_date(match: Match) -> Expression | None:
    """Read a calendar date; "in May 20 people died" is the month alone."""
    reading, first, last = match.reading, match.first, match.last
    if last - first == 2 and reading.name(first) == "MONTH" and reading.name(last - 1) == "DAY":
        last -= word_before(match, first) == "in" and word_after(match).isalpha()
    return point(match, first, last)


def read_short_year(match: Match) -> Expression | None:
    """Read "04 JAN 90", the date line of telegrams: a month of three letters and a year of two digits."""
    month = match.where("MONTH")[0]
    year = _short_year(match)
    if len(match.tokens.lower[month]) != 3 or year is None or not is_named(match):
        return None
    said = moment(match.reading, match.first, match.last - 1)
    return Expression(match.first, match.last, TimeKind.POINT, said._replace(year=year))


def _short_year(match: Match) -> int | None:
    """Return the year of the two digits that end the match: 50 to 99 are of the last century."""
    word = match.tokens.lower[match.last - 1]
    if len(word) != 2 or not word.isdecimal():
        return None
    return (1900 if int(word) > 49 else 2000) + int(word)


def read_numeric(match: Match) -> Expression | None:
    """Read 1/9/1970 and 10/7/23: a number above 12 is the day, of two others either may be."""
    year = (match.values("YEAR") or [_short_year(match)])[0]
    first, second = match.values("DAY")[:2]
    if year is None or (year < 1950 and not match.values("YEAR")) or min(first, second) > _NOON:
        return None
    month, day = (second, first) if first > _NOON else (first, second)
    sure = max(first, second) > _NOON or first == second
    return Expression(
        match.first, match.last, TimeKind.POINT, Moment(year, month, day), how=How.SPAN if sure else How.NUMERIC
    )


def read_iso(match: Match) -> Expression:
    """Read 2020-01-12."""
    month, day = match.values("DAY")
    return Expression(match.first, match.last, TimeKind.POINT, Moment(match.values("YEAR")[0], month, day))


def read_month(match: Match) -> Expression | None:
    """Read a month alone; "May" and "Jan" only after "in", "since" ... ."""
    if not is_capital(match, match.first):
        return None
    if match.tokens.lower[match.first] in WEAK and word_before(match, match.first) not in BEFORE_WEAK:
        return None
    return point(match, match.first, match.last)


def read_season(match: Match) -> Expression | None:
    """Read "in the summer", "during the winter": the latest; not "the spring offensive"."""
    first, after = match.first, word_after(match)
    if word_before(match, first) != "the" or word_before(match, first - 1) not in BEFORE_SEASON:
        return None
    return point(match, first - 1, match.last) if not after or after in AFTER_SEASON else None


def read_year(match: Match) -> Expression | None:
    """Read a year alone, where the words around it do not make it a count."""
    tokens, first, last = match.tokens, match.first, match.last
    before, after = word_before(match, first), word_after(match)
    counted = after.isalpha() and (after.endswith("s") or after in COUNTED_AFTER_YEAR) and after not in ("was", "as")
    bracketed = tokens.codes[first] == "(" and tokens.codes[last] == ")"
    chained = first > 0 and match.reading.name(first - 1) == "YEAR"
    if before in BEFORE_YEAR or bracketed or (not counted and (chained or before in BEFORE_SOME_YEARS)):
        return point(match, first, last)
    return None


def read_weekday(match: Match) -> Expression | None:
    """Read a weekday; a short one only beside a comma, a full stop or after "on"; not "Bloody Sunday"."""
    before = word_before(match, match.first)
    if not is_capital(match, match.first) or before in BEFORE_A_NAME:
        return None
    if match.tokens.lower[match.first] in WEAK and before != "on" and match.tokens.codes[match.last] not in ",.":
        return None
    return point(match, match.first, match.last)


def read_around(match: Match) -> Expression | None:
    """Read around 2 July: a day to each side (UCDP); "about 10 May refugees" is a count."""
    said = moment(match.reading, match.first, match.last)
    return Expression(match.first, match.last, TimeKind.POINT, said, how=How.AROUND) if is_named(match) else None


def read_week_of(match: Match) -> Expression | None:
    """Read the week of 3 May, the week ending 3 May, the weekend of 3 May."""
    reading, first = match.reading, match.first
    joint = reading.name(first + 1)
    unit = match.tokens.lower[first]
    if unit not in _WEEKS or (unit == "weekend" and joint != "OF") or not is_named(match):
        return None
    said = moment(reading, first + 2, match.last)
    edge = {"OF": None, "ENDING": "end"}.get(joint or "", "start")
    return Expression(
        with_the(match, first), match.last, TimeKind.POINT, said, Moment(unit=unit, edge=edge), how=How.WEEK
    )


def read_overnight(match: Match) -> Expression | None:
    """Read overnight on Friday, overnight into Saturday, overnight from Friday to Saturday."""
    joints = match.where("TO")
    said = moment(match.reading, match.first + 1, match.last)
    night = Moment(number=-1 if joints else 1)
    return Expression(match.first, match.last, TimeKind.POINT, said, night, how=How.NIGHT) if is_named(match) else None


def read_since(match: Match) -> Expression | None:
    """Read since December: from its first day to the report."""
    return point(match, match.first, match.last, kind=TimeKind.SINCE)


def read_times_since(match: Match) -> Expression | None:
    """Read twice since May; "killed 12 since May" is no more than "since May"."""
    if not match.values("TWICE", "TIMES"):
        return point(match, match.where("SINCE")[0], match.last, kind=TimeKind.SINCE)
    return point(match, match.first, match.last, kind=TimeKind.REPEATED)


def read_until(match: Match) -> Expression | None:
    """Read until Friday, by the end of 2016; "by May" may be a person."""
    if match.values("BY") and match.last - match.first == 2 and match.tokens.lower[match.first + 1] in WEAK:
        return None
    return point(match, match.first, match.last, kind=TimeKind.UNTIL)


def read_part_bound(match: Match) -> Expression:
    """Read since dawn, until this morning: bound by the day that the text named, or by the report's."""
    kind = TimeKind.SINCE if match.values("SINCE") else TimeKind.UNTIL
    if match.values("THIS"):
        return Expression(match.first, match.last, kind, Moment(deictic=(0, 0)))
    return from_text(match, 0, "part", kind=kind)


def read_span(match: Match) -> Expression | None:
    """Read between 2019 and 2020, from Monday to Wednesday, 3-7 May 2002: each end lends the other what it lacks."""
    return _span(match, match.first) if is_named(match) else None


def _span(match: Match, start: int) -> Expression:
    """Read a span whose ends begin at the word *start*."""
    joints = [i for i in match.where("AND", "ENDPOINT") if i > start]
    if joints:
        border = after = joints[0]
        after += 1
    else:
        border = after = dash(match)
    begin, end = moment(match.reading, start, border), moment(match.reading, after, match.last)
    return Expression(match.first, match.last, TimeKind.SPAN, *lend(begin, end))


def read_night_span(match: Match) -> Expression | None:
    """Read the night between Sunday and Monday, overnight from Friday to Saturday: both days (UCDP)."""
    if not is_named(match):
        return None
    found = _span(match, match.first + 1)
    return found._replace(first=with_the(match, match.first), kind=TimeKind.POINT)


def read_year_span(match: Match) -> Expression | None:
    """Read 2014-16 and 1977-1979; "2020-03" is left alone."""
    years = match.values("YEAR")
    first = years[0]
    last = years[1] if len(years) == 2 else first - first % 100 + int(match.values("COUNT")[0])
    if not first < last < first + 60 or len(match.tokens.lower[match.last - 1]) not in (2, 4):
        return None
    return Expression(match.first, match.last, TimeKind.SPAN, Moment(year=first), Moment(year=last))


def read_part(match: Match) -> Expression | None:
    """Read "at dawn", "in the early morning": on the day that the text named, if it did."""
    if word_before(match, match.first) not in BEFORE_PART:
        return None
    return from_text(match, 0, "part")


def read_clock(match: Match) -> Expression | None:
    """Read "at 9 a.m.", "around 2:30 pm": on the day that the text named, if it did."""
    first = match.first
    hour = match.values("DAY")
    if (hour and hour[0] > _NOON) or word_before(match, first) not in BEFORE_CLOCK:
        return None
    return from_text(match, 0, "part")


def read_day_at_hour(match: Match) -> Expression | None:
    """Read "10 p.m. on Sunday", "3am on 5 May": the day."""
    day = next(
        i
        for i in range(match.where("MERIDIEM", "CLOCK", "NOON")[0] + 1, match.last)
        if match.reading.name(i) in ("WEEKDAY", "MONTH", "DAY", "DEICTIC")
    )
    said = moment(match.reading, day, match.last)
    return Expression(match.first, match.last, TimeKind.POINT, said) if is_named(match) else None
