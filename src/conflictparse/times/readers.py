"""
What each shape says: from a match to an :class:`~conflictparse.times.expression.Expression`.

Not read here: which words stand together (see :mod:`conflictparse.times.rules`). Law: a reader returns None where
the words around it say that this is no time.
"""

from __future__ import annotations

from typing import Final

from conflictparse.text.grammar import Match
from conflictparse.times.expression import (
    Expression,
    dash,
    from_text,
    is_capital,
    is_named,
    lend,
    moment,
    point,
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
    BEFORE_A_NAME,
    BEFORE_AGE,
    BEFORE_LENGTH,
    BEFORE_PART,
    BEFORE_SOME_YEARS,
    BEFORE_WEAK,
    BEFORE_YEAR,
    COUNTED_AFTER_YEAR,
    PLURAL_UNITS,
    SHALL,
    WEAK,
)

_NIGHTS: Final = {"last": (-1, -1), "past": (-1, -1), "this": (0, 0)}


def read_date(match: Match) -> Expression | None:
    """Read a calendar date; "in May 20 people died" is the month alone."""
    month_and_day = match.last - match.first == 2 and match.reading.name(match.first) == "MONTH"
    loose = month_and_day and word_before(match, match.first) == "in" and word_after(match).isalpha()
    return point(match, match.first, match.last - loose)


def read_short_year(match: Match) -> Expression | None:
    """Read "04 JAN 90", the date line of telegrams: a month of three letters and a year of two digits."""
    month, year = match.where("MONTH")[0], match.tokens.lower[match.last - 1]
    if len(match.tokens.lower[month]) != 3 or len(year) != 2 or not is_named(match):
        return None
    said = moment(match.reading, match.first, match.last - 1)
    number = int(match.reading.value(match.last - 1))
    century = 1900 if number > 49 else 2000
    return Expression(match.first, match.last, TimeKind.POINT, said._replace(year=century + number))


def read_numeric(match: Match) -> Expression:
    """Read 1/9/1970: the month first, unless the first number can only be a day."""
    first, second = match.values("DAY")
    month, day = (second, first) if first > 12 >= second else (first, second)
    return Expression(match.first, match.last, TimeKind.POINT, Moment(match.values("YEAR")[0], month, day))


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


def read_deictic(match: Match) -> Expression | None:
    """Read today, yesterday, tonight; not the channel "Pal Today"."""
    words, first = match.tokens.words, match.first
    if words[first].istitle() and word_before(match, first) and words[first - 1][:1].isupper():
        return None
    return point(match, first, match.last)


def read_which(match: Match) -> Expression | None:
    """Read last week, this month, next year; "the last week" and "the past year" run up to the report."""
    said = moment(match.reading, match.first, match.last)
    first = with_the(match, match.first)
    if match.values("DAYTIME") and said.weekday is None:
        nights = _NIGHTS.get(said.which or "") if match.values("NIGHT") else None
        if nights is None:
            return from_text(match, 1 if said.which in ("next", "following") else -1)
        return Expression(first, match.last, TimeKind.POINT, Moment(deictic=nights))
    which = {"previous": "last", "following": "next"}.get(said.which or "", said.which)
    if which in ("last", "past") and match.tokens.lower[match.last - 1] in PLURAL_UNITS:
        return Expression(first, match.last, TimeKind.SPAN, said._replace(which="past", number=3))
    if said.unit in ("day", "hour", "minute"):
        return from_text(match, {"this": 0, "next": 1}.get(which or "", -1)) if which != "past" else None
    if which == "last" and said.unit not in (None, "weekend") and first < match.first:
        which = "past"
    if which == "next" and said.unit not in (None, "weekend") and first < match.first:
        return None  # "the next week": counted from a week that the text named
    kind = TimeKind.SPAN if which == "past" else TimeKind.POINT
    return Expression(first, match.last, kind, said._replace(which=which)) if is_named(match) else None


def read_this_part(match: Match) -> Expression:
    """Read this morning: on the report's day."""
    return Expression(match.first, match.last, TimeKind.POINT, Moment(deictic=(0, 0)))


def read_same(match: Match) -> Expression | None:
    """Read the same day, that night: the day that the text named."""
    return from_text(match, 0) if match.values("UNIT") in ([], ["day"]) else None


def read_later(match: Match) -> Expression | None:
    """Read four days later, a week earlier: counted from the day that the text named."""
    said = moment(match.reading, match.first, match.last)
    if said.unit not in ("day", "week"):
        return None
    count = (said.number or 1) * (7 if said.unit == "week" else 1) * int(match.values("LATER")[0])
    vague = "vague" if 3 in match.values("FEW") else None  # a few days later
    return from_text(match, count)._replace(first=with_hedge(match, match.first), unit=vague)


def read_day_before(match: Match) -> Expression | None:
    """Read the day before Wednesday."""
    anchor = match.where("BEFORE")[0]
    if match.values("SPELL")[0] != "day" or match.tokens.lower[match.first] in PLURAL_UNITS or not is_named(match):
        return None
    said = moment(match.reading, anchor + 1, match.last)
    offset = Moment(unit="day", number=int(match.reading.value(anchor)))
    return Expression(with_the(match, match.first), match.last, TimeKind.POINT, said, offset, "offset")


def read_past(match: Match) -> Expression:
    """Read the last two weeks, past 24 hours, recent months: up to the report."""
    said = moment(match.reading, match.first, match.last)
    number = said.number if said.which != "recent" else 3
    first = with_the(match, match.first)
    return Expression(first, match.last, TimeKind.SPAN, said._replace(which="past", number=number))


def read_ago(match: Match) -> Expression:
    """Read nine years ago, a week ago."""
    said = moment(match.reading, match.first, match.last)
    return Expression(with_hedge(match, match.first), match.last, TimeKind.POINT, said)


def read_edge(match: Match) -> Expression | None:
    """Read early March, mid-2016, the end of last year."""
    said = moment(match.reading, match.first, match.last)
    if said.unit is not None and said.which is None:
        said = said._replace(which="this")  # the end of the year
    if (
        said.unit in ("day", "hour", "minute")
        or match.tokens.lower[match.last - 1] in PLURAL_UNITS
        or not is_named(match)
    ):
        return None
    return Expression(with_the(match, match.first), match.last, TimeKind.POINT, said)


def read_earlier(match: Match) -> Expression:
    """Read earlier this month, later this week."""
    said = moment(match.reading, match.first, match.last)
    edge = "later" if match.values("LATER")[0] == 1 else "earlier"
    return Expression(match.first, match.last, TimeKind.POINT, said._replace(edge=edge))


def read_piece(match: Match) -> Expression | None:
    """Read the first two weeks of this month, the second half of April."""
    border = match.where("OF")[-1]
    part = moment(match.reading, match.first, border)
    whole = moment(match.reading, border + 1, match.last)
    if whole.unit is not None and whole.which is None:
        whole = whole._replace(which="this")
    ordinal = (match.values("ORDINAL") or [-1])[0]
    part = part._replace(ordinal=ordinal, piece=(match.values("PIECE") or [None])[0])
    first = with_the(match, match.first)
    return Expression(first, match.last, TimeKind.SPAN, whole, part, "part") if is_named(match) else None


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


def read_span(match: Match) -> Expression | None:
    """Read between 2019 and 2020, from Monday to Wednesday, 3-7 May 2002: each end lends the other what it lacks."""
    reading = match.reading
    joints = [i for i in match.where("AND", "ENDPOINT") if i > match.first]
    if joints:
        border = after = joints[0]
        after += 1
    else:
        border = after = dash(match)
    begin, end = moment(reading, match.first, border), moment(reading, after, match.last)
    return Expression(match.first, match.last, TimeKind.SPAN, *lend(begin, end)) if is_named(match) else None


def read_year_span(match: Match) -> Expression | None:
    """Read 2014-16 and 1977-1979; "2020-03" is left alone."""
    years = match.values("YEAR")
    first = years[0]
    last = years[1] if len(years) == 2 else first - first % 100 + int(match.values("COUNT")[0])
    if not first < last < first + 60 or len(match.tokens.lower[match.last - 1]) not in (2, 4):
        return None
    return Expression(match.first, match.last, TimeKind.SPAN, Moment(year=first), Moment(year=last))


def read_duration(match: Match) -> Expression | None:
    """Read over five weeks; ages are none; "in five weeks" reaches back from the report."""
    before = word_before(match, match.first)
    if word_after(match) in AFTER_AGE or before in BEFORE_AGE:
        return None
    said = moment(match.reading, match.first, match.last)
    ahead = SHALL.intersection(match.tokens.lower[max(0, match.first - 6) : match.first])
    back = said._replace(which="past") if before in ("in", "within") and not ahead else None
    return Expression(with_hedge(match, match.first), match.last, TimeKind.DURATION, back, unit=said.unit)


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


def read_part(match: Match) -> Expression | None:
    """Read "at dawn", "in the morning": on the day that the text named, if it did."""
    if word_before(match, match.first) not in BEFORE_PART:
        return None
    return from_text(match, 0)._replace(unit="part")
