"""
From an expression to days: both ends of a span, a day counted from another, a part of a period.

Read here: what :mod:`conflictparse.times.resolve` made of each moment. Not read here: text. The conventions are those
of the UCDP GED codebook (22.1, appendix 2) where it has one. Law: no interval ends before it begins.
"""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Final

from conflictparse.times.expression import Expression, How
from conflictparse.times.intervals import (
    UNIT_DAYS,
    UNIT_MONTHS,
    UNIT_PRECISION,
    Interval,
    days,
    fraction_of,
    month_of,
    one_day,
    part_of,
    shift,
    shift_months,
    week_of,
    year_of,
)
from conflictparse.times.resolve import Moment, resolve
from conflictparse.times.time import Precision, TimeKind

_ORDER: Final = tuple(Precision)


def interval_of(said: Expression, published: date | None, near: date | None) -> tuple[Interval | None, str | None]:
    """
    Return the days of an expression, and what they were counted from; no interval when it means nothing.

    Args:
        said: the expression.
        published: the day of the report.
        near: the day that the text has named last.
    """
    if said.begin is None:
        return Interval(None, None, UNIT_PRECISION.get(said.unit or "", Precision.DAY)), None
    if said.how is How.TEXT:
        return _opened(_near(said.begin, near), said.kind, published), "text"
    first = resolve(said.begin, published)
    if first is None:
        return None, None
    if said.how is How.SPAN:
        found = _opened(first, said.kind, published) if said.end is None else _span(first, said.end, published)
    else:
        found = _MAKERS[said.how](first, said.end or said.begin)
    return found, "published" if found is not None and found.relative else None


def _near(m: Moment, near: date | None) -> Interval:
    """Return "the following day": counted from the day that the text has just named."""
    unit, number = m.unit or "day", m.number or 0
    precision = Precision.VAGUE if unit == "vague" else UNIT_PRECISION[unit]
    if near is None or precision is Precision.VAGUE:
        return Interval(None, None, precision)
    if unit in UNIT_DAYS:
        return one_day(shift(near, number * UNIT_DAYS[unit]), precision if unit == "day" else Precision.WEEK)
    if unit in UNIT_MONTHS:
        there = shift_months(near, number * UNIT_MONTHS[unit])
        return month_of(there.year, there.month) if unit == "month" else year_of(there.year)
    hours = number if unit == "hour" else 0
    return one_day(shift(near, int(hours / 24)), precision)


def _span(first: Interval, end: Moment, published: date | None) -> Interval | None:
    second = resolve(end, published)
    return None if second is None else _join(first, second, end)


def _join(begin: Interval, end: Interval, said: Moment) -> Interval:
    """Return the span from the beginning of one interval to the end of the other, in the order of the words."""
    precision = max(begin.precision, end.precision, key=_ORDER.index)
    first, last = begin.first, end.last
    if first is not None and last is not None and last < first and end.relative:
        first, last = _in_order(first, last, said)
    if first is None or last is None or last < first:
        return Interval(None, None, precision, relative=True)
    one = begin.edtf if begin.edtf and "/" not in begin.edtf and first == begin.first else first.isoformat()
    two = end.edtf if end.edtf and "/" not in end.edtf and last == end.last else last.isoformat()
    return Interval(first, last, precision, one if one == two else f"{one}/{two}", begin.relative or end.relative)


def _in_order(first: date, last: date, said: Moment) -> tuple[date, date]:
    """Return both ends in order, when each alone would be the latest before the report."""
    if said.weekday is not None:  # "from Friday to Sunday" in a report of Saturday: both a week back
        return shift(first, -7 * (1 + (first - last).days // 7)), last
    # "9-13 August" in a report of 11 August: the end is still to come
    years = 1 + (first.year - last.year)
    ahead = (shift_months(last, 12 * year) for year in range(max(years - 1, 1), years + 1))
    return first, next((day for day in ahead if day >= first), last)


def _opened(point: Interval, kind: TimeKind, published: date | None) -> Interval:
    """
    Open one end for since and until in EDTF; the days stay those that the words name, as in ISO-TimeML.

    What is repeated since then fills the days up to the report.
    """
    if kind is TimeKind.POINT or point.first is None or point.last is None:
        return point
    whole = point.edtf if point.edtf is not None and "/" not in point.edtf else None
    if kind is TimeKind.UNTIL:
        return point._replace(edtf=f"../{whole or point.last.isoformat()}")
    opened = point._replace(edtf=f"{whole or point.first.isoformat()}/..")
    if kind is TimeKind.REPEATED:
        return opened._replace(last=max(published, point.first) if published is not None else None)
    return opened if kind is TimeKind.SINCE else point


def _offset(base: Interval, m: Moment) -> Interval:
    """Return the day, week, month or year before or after *base*."""
    unit, number = m.unit or "day", m.number or 0
    edge = base.first if number < 0 else base.last
    if edge is None:
        return Interval(None, None, UNIT_PRECISION[unit], relative=True)
    if unit in UNIT_DAYS:
        found = one_day(shift(edge, number * UNIT_DAYS[unit]), UNIT_PRECISION[unit])
    else:
        there = shift_months(edge, number * UNIT_MONTHS[unit])
        found = month_of(there.year, there.month) if unit == "month" else year_of(there.year)
    return found._replace(relative=base.relative)


def _part(whole: Interval, m: Moment) -> Interval:
    """Return the first two weeks, the second half ... of *whole*."""
    if m.piece is not None:
        return fraction_of(whole, m.ordinal or 1, 2 if m.piece == "half" else 4)
    return part_of(whole, m.ordinal or 1, m.number or 1, m.unit or "day")


def _around(base: Interval, _m: Moment) -> Interval:
    """Return "around 2 July": a day to each side (UCDP), and the doubt."""
    if base.first is None or base.last is None:
        return base
    return Interval(shift(base.first, -1), shift(base.last, 1), Precision.DAY, f"{base.edtf}~", base.relative)


def _night(base: Interval, m: Moment) -> Interval:
    """Return "overnight on Friday": that day and the next; "overnight into Friday": that day and the one before."""
    if base.first is None or base.last is None:
        return base
    first, last = (shift(base.first, -1), base.last) if m.number == -1 else (base.first, shift(base.last, 1))
    return days(first, last, Precision.DAY)._replace(relative=base.relative)


def _week(base: Interval, m: Moment) -> Interval:
    """Return the week or weekend of a day; the week that begins, or ends, with it."""
    if base.first is None:
        return base._replace(precision=UNIT_PRECISION[m.unit or "week"], edtf=None)
    if m.edge is None:
        found = week_of(base.first)
        if m.unit == "weekend" and found.last is not None:
            found = days(shift(found.last, -1), found.last, Precision.DAY)
    else:
        first = base.first if m.edge == "start" else shift(base.first, -6)
        found = days(first, shift(first, 6), Precision.WEEK)
    return found._replace(relative=base.relative)


_MAKERS: Final[MappingProxyType[How, Callable[[Interval, Moment], Interval]]] = MappingProxyType(
    {
        How.OFFSET: _offset,
        How.PART: _part,
        How.AROUND: _around,
        How.NIGHT: _night,
        How.WEEK: _week,
        How.NUMERIC: lambda base, _m: base,
    }
)
