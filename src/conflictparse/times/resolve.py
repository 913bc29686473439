"""
From what the words say to days: a :class:`Moment` and the day of publication make an interval.

Read here: calendar dates and relative expressions. Not read here: text. The conventions are those of the UCDP GED
codebook (22.1, appendix 2) where it has one; where it has none, the comment says so.
Law: no clock; whatever looks back from the report never ends after it.
"""

from datetime import date
from typing import Final, NamedTuple

from conflictparse.times.intervals import (
    UNIT_DAYS,
    UNIT_MONTHS,
    UNIT_PRECISION,
    Interval,
    day_of,
    days,
    decade_of,
    edge_of,
    month_of,
    one_day,
    season_days,
    shift,
    shift_months,
    week_of,
    year_of,
)
from conflictparse.times.time import Precision

_CALENDAR_STEP: Final = {"last": -1, "past": -1, "next": 1}
_VAGUE: Final = ("recently", "long ago")
# How far "recent" reaches back. Weeks: UCDP. Days, months, years: ours; a few days, most of a year, half a decade.
_RECENT: Final = {"day": 3, "week": 3, "month": 9, "year": 6}


class Moment(NamedTuple):
    """What the words of one point in time say, nothing resolved yet; None is unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    deictic: tuple[int, int] | None = None
    unit: str | None = None
    number: int | None = None
    which: str | None = None  # last, past, this, next, ahead, until, recent, recently, ago, long ago
    edge: str | None = None  # early, mid, late, start, end, earlier, later
    ordinal: int | None = None
    piece: str | None = None


def resolve(moment: Moment, published: date | None) -> Interval | None:
    """
    Return the days that *moment* means in a report of *published*; None when it means nothing.

    >>> resolve(Moment(month=1, day=12), date(2020, 2, 17)).edtf
    '2020-01-12'
    >>> resolve(Moment(weekday=6), None).first is None
    True
    """
    whole = _whole(moment, published)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    return whole if moment.edge is None else edge_of(whole, moment.edge, published)


def _whole(m: Moment, published: date | None) -> Interval | None:
    if m.season is not None:
        return _season(m, published)
    if m.month is not None and (m.which is None or m.which == "ahead" or m.unit is not None):
        found = _calendar(_dated(m, published), published)
        return found.counted() if found is not None and m.unit == "year" else found
    if m.decade is not None or m.year is not None:
        return decade_of(m.decade) if m.decade is not None else year_of(m.year or 1)
    return _counted(m, published)


def _counted(m: Moment, published: date | None) -> Interval | None:
    """Return what is counted from the report."""
    if m.which in _VAGUE:  # these have no days of their own; a convention may give them some
        return Interval(None, None, Precision.VAGUE, relative=True)
    if m.month is None and m.weekday is None and m.deictic is None and m.unit is None:
        return None
    if published is None:
        return Interval(None, None, _symbolic_precision(m), None, relative=True)
    return _relative(m, published).counted()


def _symbolic_precision(m: Moment) -> Precision:
    if m.month is not None:
        return Precision.MONTH
    return UNIT_PRECISION[m.unit] if m.unit is not None else Precision.DAY


def _dated(m: Moment, published: date | None) -> Moment:
    """Return "7 October last year" with its year; "5 May last week" has its own."""
    if m.unit != "year" or m.year is not None or published is None:
        return m
    year = published.year + _CALENDAR_STEP.get(m.which or "", 0)
    return m._replace(year=min(max(year, 1), 9999))


def _calendar(m: Moment, published: date | None) -> Interval | None:
    month = m.month or 1
    if m.year is not None:
        if m.day is None:
            return month_of(m.year, month)
        found = day_of(m.year, month, m.day)
        return None if found is None else one_day(found)
    if m.day is None:
        ahead = m.which == "ahead" and published is not None
        return _next_month(month, published) if ahead and published else _latest_month(month, published)
    if published is None:
        known = day_of(2000, month, m.day)  # a leap year: 29 February is a day
        text = f"XXXX-{month:02}-{m.day:02}"
        return None if known is None else Interval(None, None, Precision.DAY, text, relative=True)
    return _nearest_day(month, m.day, published, ahead=m.which == "ahead")


def _nearest_day(month: int, day: int, published: date, *, ahead: bool) -> Interval | None:
    """Return the latest such day that is not after the report: news is about the past; or the next, if said so."""
    step = 1 if ahead else -1
    for year in range(published.year, published.year + 9 * step, step):
        found = day_of(year, month, day)
        if found is not None and (found >= published if ahead else found <= published):
            return one_day(found).counted()
    return None


def _next_month(month: int, published: date) -> Interval:
    """Return the next *month* that has not ended by *published*."""
    return month_of(min(published.year + (month < published.month), 9999), month).counted()


def _latest_month(month: int, published: date | None, *, ended: bool = False) -> Interval:
    """Return the latest *month* that has begun (or *ended*) by *published*, cut off there."""
    if published is None:
        return Interval(None, None, Precision.MONTH, f"XXXX-{month:02}", relative=True)
    current = published.month == month and not ended
    year = published.year if month < published.month or current else max(published.year - 1, 1)
    found = month_of(year, month)
    last = min(found.last or published, max(published, found.first or published))
    return found._replace(last=last, relative=True)


def _season(m: Moment, published: date | None) -> Interval | None:
    code = m.season or 21
    if m.year is None and published is None:
        return Interval(None, None, Precision.SEASON, None, relative=True)
    year = m.year or (published.year if published else 1)
    first, last = season_days(code, year)
    if m.year is None and published is not None:
        back = 1 if first > published or (m.which == "last" and last >= published) else 0
        year = max(year - back, 1)
        first, last = season_days(code, year)
    if m.year is None and published is not None and m.which != "next":
        last = min(last, max(published, first))  # a season that is not over ends with the report
    return Interval(first, last, Precision.SEASON, f"{year:04}-{code}", relative=m.year is None)


def _relative(m: Moment, published: date) -> Interval:
    if m.month is not None:
        return _which_month(m, published)
    if m.weekday is not None:
        return one_day(_weekday(m, m.weekday, published))
    if m.deictic is not None:
        return days(shift(published, m.deictic[0]), shift(published, m.deictic[1]), Precision.DAY)
    return _unit(m, m.unit or "day", published)


def _unit(m: Moment, unit: str, published: date) -> Interval:
    if unit == "weekend":
        return _weekend(m, published)
    if m.which == "ago":
        return _ago(unit, m.number or 1, published)
    if m.which == "past":
        return _back(unit, m.number, published)
    if m.which == "recent":
        return _recent(unit, published)
    if m.which == "until":
        return _ahead(unit, m.number or 1, published)
    return _calendar_unit(unit, _CALENDAR_STEP.get(m.which or "", 0), published)


def _which_month(m: Moment, published: date) -> Interval:
    month = m.month or 1
    if m.which == "next":
        year = published.year + (month <= published.month)
        return month_of(min(year, 9999), month)
    if m.which == "this":
        return month_of(published.year, month)
    return _latest_month(month, published, ended=True)


def _weekday(m: Moment, weekday: int, published: date) -> date:
    back = (published.weekday() - weekday) % 7
    if m.unit == "week":  # Tuesday last week
        return shift(published, _CALENDAR_STEP.get(m.which or "", 0) * 7 + weekday - published.weekday())
    if m.which == "next":
        return shift(published, 7 - back)
    if m.which == "ahead":
        return shift(published, -back % 7)
    if m.which == "last" and back == 0:
        back = 7
    return shift(published, -back)


def _weekend(m: Moment, published: date) -> Interval:
    """Return Saturday and Sunday: the latest that has begun, cut off at the report (UCDP: "over the weekend")."""
    if m.which == "next":
        saturday = shift(published, (5 - published.weekday()) % 7 or 7)
        return days(saturday, shift(saturday, 1), Precision.DAY)
    saturday = shift(published, -((published.weekday() - 5) % 7))
    if m.which == "last" and published.weekday() >= 5:
        saturday = shift(saturday, -7)
    return days(saturday, min(shift(saturday, 1), max(published, saturday)), Precision.DAY)


def _ago(unit: str, count: int, published: date) -> Interval:
    """Return the calendar unit that lies *count* units back; "nearly nine years ago" commits to a year (ours)."""
    if unit in ("minute", "hour"):
        hours = count if unit == "hour" else 0
        return one_day(shift(published, -(hours // 24)), Precision.HOUR)
    if unit == "day":
        return one_day(shift(published, -count))
    if unit == "fortnight":  # UCDP: fourteen days
        return one_day(shift(published, -14 * count), Precision.WEEK)
    return _calendar_unit(unit, -count, published)


def _back(unit: str, count: int | None, published: date) -> Interval:
    """Return the *count* units up to and including the report."""
    count = 1 if count is None else count
    precision = UNIT_PRECISION[unit]
    if unit in ("minute", "hour"):
        # UCDP: past 24 hours, the report's day and the one before; past 48 and past 72 hours, two before.
        hours = count if unit == "hour" else 1
        return days(shift(published, -(1 if hours <= 24 else max(2, -(-hours // 24) - 1))), published, precision)
    if unit in UNIT_DAYS:
        return days(shift(published, -UNIT_DAYS[unit] * count), published, precision)
    return days(shift_months(published, -UNIT_MONTHS[unit] * count), published, precision)


def _recent(unit: str, published: date) -> Interval:
    """Return the recent days, weeks, months: a length of ours, so the EDTF marks its beginning as approximate."""
    found = _back(unit, _RECENT.get(unit, 3), published)
    return found._replace(edtf=found.edtf.replace("/", "~/", 1) if found.edtf else None)


def _ahead(unit: str, count: int, published: date) -> Interval:
    """Return the *count* units from the report on: the coming days."""
    if unit in ("minute", "hour"):
        return days(published, shift(published, 1 if unit == "minute" else -(-count // 24)), Precision.HOUR)
    if unit in UNIT_DAYS:
        return days(published, shift(published, UNIT_DAYS[unit] * count), UNIT_PRECISION[unit])
    return days(published, shift_months(published, UNIT_MONTHS[unit] * count), UNIT_PRECISION[unit])


def _calendar_unit(unit: str, offset: int, published: date) -> Interval:
    """Return the calendar day, week (Monday to Sunday), month, year or decade *offset* units away."""
    if unit == "month":
        there = shift_months(published, offset)
        found = month_of(there.year, there.month)
    elif unit == "year":
        found = year_of(min(max(published.year + offset, 1), 9999))
    elif unit == "decade":
        found = decade_of(min(max(published.year // 10 + offset, 0), 999) * 10)
    elif unit in ("week", "fortnight"):
        found = week_of(shift(published, 7 * offset))
    else:
        found = one_day(shift(published, offset))
    # "This week" is Monday to the report (UCDP), and so are this month and this year.
    if offset == 0 and found.first is not None:
        return days(found.first, published, found.precision)._replace(edtf=found.edtf)
    return found
