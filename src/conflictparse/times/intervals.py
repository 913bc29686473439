"""
Intervals of days, and the arithmetic of the calendar that never overflows.

Read here: days, months, years, seasons, decades, and the parts of them ("early", "the second half"). The conventions
are those of the UCDP GED codebook (22.1, appendix 2) where it has one; where it has none, the comment says so.
Law: days outside the calendar (year 1 to 9999) are cut off at its ends.
"""

from datetime import date
from typing import Final, NamedTuple

from conflictparse.times.time import Precision

_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()
UNIT_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
UNIT_MONTHS: Final = {"month": 1, "year": 12, "decade": 120}
UNIT_PRECISION: Final = {
    "minute": Precision.HOUR,
    "hour": Precision.HOUR,
    "part": Precision.HOUR,
    "day": Precision.DAY,
    "weekend": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}
# The widest reading of a season: from its meteorological first day to its astronomical last (ours).
_SEASONS: Final = {21: ((3, 1), (6, 20)), 22: ((6, 1), (9, 22)), 23: ((9, 1), (12, 20)), 24: ((12, 1), (3, 20))}
# Parts of a month (UCDP: early 1-10, middle 15±5, late and end 15..), as first and last day.
_MONTH_PARTS: Final = {"early": (1, 10), "start": (1, 10), "mid": (10, 20), "late": (15, 31), "end": (15, 31)}
# Parts of a year: thirds for early, mid, late (UCDP); its first and last quarter for start and end (ours).
_YEAR_PARTS: Final = {"early": (1, 4), "start": (1, 3), "mid": (5, 8), "late": (9, 12), "end": (10, 12)}
# Parts of a week, Monday 0 (UCDP has "late last week": Friday to Sunday).
_WEEK_PARTS: Final = {"early": (0, 2), "start": (0, 1), "mid": (2, 4), "late": (4, 6), "end": (4, 6)}


class Interval(NamedTuple):
    """Days from *first* to *last*, inclusive (None when unresolved)."""

    first: date | None
    last: date | None
    precision: Precision
    edtf: str | None = None
    relative: bool = False

    def counted(self) -> "Interval":
        """Return the same days, counted from the report."""
        return Interval(self.first, self.last, self.precision, self.edtf, True)


def shift(day: date, days: int) -> date:
    """
    Return the day *days* later (earlier if negative), cut off at the ends of the calendar.

    >>> shift(date(2020, 2, 28), 2), shift(date(1, 1, 1), -5)
    (datetime.date(2020, 3, 1), datetime.date(1, 1, 1))
    """
    return date.fromordinal(min(max(day.toordinal() + days, _FIRST), _LAST))


def shift_months(day: date, months: int) -> date:
    """
    Return the same day *months* later, or the last day of that month if it is shorter.

    >>> shift_months(date(2020, 3, 31), -1)
    datetime.date(2020, 2, 29)
    """
    number = day.year * 12 + day.month - 1 + months
    if not 12 <= number < 12 * 10_000:
        return date.min if months < 0 else date.max
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def day_of(year: int, month: int, day: int) -> date | None:
    """
    Return that day, or None when the calendar has no such day.

    >>> day_of(2023, 2, 29) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    return date(year, month, day)


def week_of(day: date) -> Interval:
    """
    Return the week of *day*, Monday to Sunday.

    >>> week_of(date(2020, 2, 17)).edtf
    '2020-02-17/2020-02-23'
    """
    monday = shift(day, -day.weekday())
    return days(monday, shift(monday, 6), Precision.WEEK)


def month_of(year: int, month: int) -> Interval:
    """
    Return that month as an interval.

    >>> month_of(2020, 2).last, month_of(2020, 2).edtf
    (datetime.date(2020, 2, 29), '2020-02')
    """
    last = date(year, month, _length(year, month))
    return Interval(date(year, month, 1), last, Precision.MONTH, f"{year:04}-{month:02}")


def year_of(year: int) -> Interval:
    """
    Return that year as an interval.

    >>> year_of(2016).edtf
    '2016'
    """
    return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, f"{year:04}")


def decade_of(year: int) -> Interval:
    """
    Return the ten years that begin with *year*.

    >>> decade_of(1990).edtf
    '199X'
    """
    return Interval(date(max(year, 1), 1, 1), date(year + 9, 12, 31), Precision.DECADE, f"{year // 10:03}X")


def one_day(day: date, precision: Precision = Precision.DAY) -> Interval:
    """
    Return one day as an interval.

    >>> one_day(date(2020, 1, 12)).edtf
    '2020-01-12'
    """
    return Interval(day, day, precision, day.isoformat())


def days(first: date, last: date, precision: Precision) -> Interval:
    """
    Return the days from *first* to *last* as an interval.

    >>> days(date(2020, 2, 3), date(2020, 2, 17), Precision.WEEK).edtf
    '2020-02-03/2020-02-17'
    """
    if first == last:
        return one_day(first, precision)
    return Interval(first, last, precision, f"{first.isoformat()}/{last.isoformat()}")


def season_days(code: int, year: int) -> tuple[date, date]:
    """
    Return the first and last day of a season (EDTF code 21 spring to 24 winter) that begins in *year*.

    >>> season_days(21, 2011)
    (datetime.date(2011, 3, 1), datetime.date(2011, 6, 20))
    """
    (month, day), (last_month, last_day) = _SEASONS[code]
    last_year = year + (last_month < month)
    return date(year, month, day), date(last_year, last_month, last_day) if last_year <= 9999 else date.max


def edge_of(whole: Interval, edge: str, published: date | None) -> Interval:
    """
    Return the early, middle or late part of *whole*, or what lies before or after the report.

    >>> edge_of(year_of(2016), "end", None).edtf
    '2016-10-01/2016-12-31'
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    if edge == "earlier":
        last = max(first, min(last, shift(published, -1) if published else last))
    elif edge == "later":
        first, last = max(first, published or first), max(_whole_end(whole), published or last)
    elif whole.precision is Precision.WEEK:
        a, b = _WEEK_PARTS[edge]
        first, last = shift(first, a), shift(first, b)
    elif whole.precision is Precision.MONTH:
        a, b = _MONTH_PARTS[edge]
        first, last = first.replace(day=a), first.replace(day=min(b, _length(first.year, first.month)))
    elif whole.precision is Precision.YEAR:
        a, b = _YEAR_PARTS[edge]
        first, last = first.replace(month=a), month_of(first.year, b).last or last
    elif whole.precision in (Precision.DECADE, Precision.SEASON):
        first, last = _third(first, last, edge)
    else:
        return whole
    return days(first, last, whole.precision)._replace(relative=whole.relative)


def _whole_end(whole: Interval) -> date:
    """Return the calendar end of the week, month or year that *whole* is the beginning of."""
    first = whole.first or date.min
    if whole.precision is Precision.MONTH:
        return month_of(first.year, first.month).last or first
    if whole.precision is Precision.YEAR:
        return date(first.year, 12, 31)
    return shift(first, 6) if whole.precision is Precision.WEEK else whole.last or first


def _third(first: date, last: date, edge: str) -> tuple[date, date]:
    length = (last - first).days
    begin, end = {"early": (0, 1), "start": (0, 1), "mid": (1, 2)}.get(edge, (2, 3))
    return shift(first, length * begin // 3), shift(first, length * end // 3)


def part_of(whole: Interval, ordinal: int, number: int, unit: str) -> Interval:
    """
    Return the first two weeks, the last three months ... of *whole*; a negative *ordinal* counts from its end.

    >>> part_of(month_of(2020, 2), 1, 2, "week").edtf
    '2020-02-01/2020-02-14'
    """
    if whole.first is None:
        return whole._replace(precision=UNIT_PRECISION[unit], edtf=None)
    first, last = whole.first, _whole_end(whole)
    if unit in UNIT_MONTHS:
        months = number * UNIT_MONTHS[unit]
        begin = shift_months(first, months * (ordinal - 1)) if ordinal > 0 else shift_months(shift(last, 1), -months)
        end = shift(shift_months(begin, months), -1) if ordinal > 0 else last
    else:
        size = number * UNIT_DAYS.get(unit, 1)
        begin = shift(first, size * (ordinal - 1)) if ordinal > 0 else shift(last, 1 - size)
        end = shift(begin, size - 1)
    begin, end = max(first, min(begin, last)), max(first, min(end, last))
    return days(min(begin, end), end, UNIT_PRECISION[unit])._replace(relative=whole.relative)


def fraction_of(whole: Interval, ordinal: int, parts: int) -> Interval:
    """
    Return one of *parts* equal parts of *whole*; a negative *ordinal* is the last.

    >>> fraction_of(month_of(2020, 4), 2, 2).edtf, fraction_of(year_of(2020), 1, 4).edtf
    ('2020-04-16/2020-04-30', '2020-01-01/2020-03-31')
    """
    if whole.first is None:
        return whole._replace(edtf=None)
    first, last = whole.first, _whole_end(whole)
    ordinal = parts if ordinal < 0 else min(ordinal, parts)
    if whole.precision is Precision.YEAR:
        size = 12 // parts
        begin = date(first.year, size * (ordinal - 1) + 1, 1)
        end = month_of(first.year, size * ordinal).last or last
        return days(begin, end, Precision.MONTH)._replace(relative=whole.relative)
    length = (last - first).days + 1
    begin = shift(first, length * (ordinal - 1) // parts)
    end = shift(first, length * ordinal // parts - 1)
    return days(begin, max(begin, end), Precision.WEEK)._replace(relative=whole.relative)


def _length(year: int, month: int) -> int:
    """Return the number of days of a month; :mod:`calendar` would bring :mod:`locale` along, 2 ms of every import."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 + (month + month // 8) % 2
