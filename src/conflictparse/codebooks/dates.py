"""
When a codebook says that something happened: the days and the precision code for a time of a report.

A codebook dates every event, also one that a report dates loosely. How is a rule of the codebook and no reading of
the text, so it is made here, after the reading, under the codebook's name.

Read here: times, already resolved, and the day of publication. Not read here: text. Sources: UCDP GED codebook 22.1,
appendix 2 (date estimation) and the variable ``date_prec``; ACLED codebook, "Time precision". Law: ``first`` is never
after ``last``; nothing is coded that the codebook leaves out.
"""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.errors import UnknownConventionError
from conflictparse.times.intervals import shift, shift_months
from conflictparse.times.time import Precision, Time, TimeKind

_DAY, _WEEK, _MONTH, _YEAR = 1, 7, 31, 366
_RECENT: Final = frozenset({"recently"})


class CodedDate(NamedTuple):
    """
    The days that a codebook gives an event.

    Attributes:
        first, last: first and last day, inclusive; None when the codebook gives no date.
        precision: the codebook's code (UCDP ``date_prec`` 1 to 5, ACLED ``time_precision`` 1 to 3), or None.
        rule: the rule of the codebook that gave it.
    """

    first: date | None
    last: date | None
    precision: int | None
    rule: str


def code_date(time: Time | None, published: date | None, *, convention: str = "ucdp") -> CodedDate:
    """
    Return the days and the precision code of an event that a report of *published* dates with *time*.

    Args:
        time: a time of the report, such as the ``time`` of a claim; None when the report gives none.
        published: the day of the report.
        convention: acled, ucdp.

    Raises:
        UnknownConventionError: there is no such convention for dates.

    >>> from conflictparse.times import find_times
    >>> report = date(2020, 2, 17)
    >>> (time,) = find_times("He was shot over the weekend.", published=report)
    >>> code_date(time, report)[1:]
    (datetime.date(2020, 2, 16), 2, 'days of the words')
    >>> code_date(time, report, convention="acled")[:3]
    (datetime.date(2020, 2, 15), datetime.date(2020, 2, 15), 2)
    """
    make = DATE_CONVENTIONS.get(convention)
    if make is None:
        raise UnknownConventionError("convention for dates", convention, tuple(sorted(DATE_CONVENTIONS)))
    return make(time, published)


def _days(time: Time | None, published: date | None) -> tuple[date, date] | None:
    """Return the days that the words give; None for a length, what repeats, and what is open at its beginning."""
    if time is None or time.kind in (TimeKind.REPEATED, TimeKind.UNTIL) or time.from_date is None:
        return None
    last = published if time.kind is TimeKind.SINCE else time.to_date or published  # "since Thursday": to the report
    return None if last is None or last < time.from_date else (time.from_date, last)


def _ucdp(time: Time | None, published: date | None) -> CodedDate:
    """
    Date an event as UCDP does.

    ``date_prec``: 1 a day; 2 two to six days; 3 a week; 4 eight to thirty days, or a month; 5 more, up to a year. What
    is longer is no event, and what is open at its beginning has no date.
    """
    estimate = _ucdp_estimate(time, published)
    if estimate is not None:
        return estimate
    days = _days(time, published)
    if days is None:
        return CodedDate(None, None, None, "no date")
    return _ucdp_coded(*days, "days of the words")


def _ucdp_coded(first: date, last: date, rule: str) -> CodedDate:
    length = (last - first).days + 1
    bounds = ((_DAY, 1), (_WEEK - 1, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5))
    precision = next((code for bound, code in bounds if length <= bound), None)
    if precision is None:
        return CodedDate(None, None, None, "longer than a year")
    return CodedDate(first, last, precision, rule)


def _ucdp_estimate(time: Time | None, published: date | None) -> CodedDate | None:
    """Return the days that UCDP gives where the words give none, or others than they do."""
    if published is None:
        return None
    if time is None:
        return _ucdp_coded(shift(published, -3), published, "no time given: three days back")
    if time.rule in _RECENT:
        return _ucdp_coded(shift(published, -3), shift(published, -1), "recently: the three days before the report")
    if time.kind is not TimeKind.SPAN or time.to_date != published or time.from_date is None:
        return None
    return _ucdp_past(time, time.from_date, published)


def _ucdp_past(time: Time, first: date, published: date) -> CodedDate | None:
    """Return the past week and the past months, which UCDP counts otherwise than the words do."""
    if time.precision is Precision.WEEK and first == shift(published, -_WEEK):
        return _ucdp_coded(shift(published, 1 - _WEEK), published, "past week: seven days with the report's")
    if time.precision is Precision.MONTH:
        return _ucdp_months(first, published, recent=time.rule == "recent")
    return None


def _ucdp_months(first: date, published: date, *, recent: bool) -> CodedDate | None:
    """Return the past few months: three back, and not into another year."""
    first = shift_months(published, -3) if recent else first
    new_year = date(published.year, 1, 1)
    if not recent and first >= new_year:
        return None
    return _ucdp_coded(max(first, new_year), published, "past months: not into another year")


def _acled(time: Time | None, published: date | None) -> CodedDate:
    """
    Date an event as ACLED does: on one day.

    ``time_precision``: 1 the day is known; 2 a week or weekend, dated in its middle; 3 a month, dated in its middle, or
    on its first or last day for its beginning or end. What is coarser is not coded. Of two days in the middle the
    earlier is taken (ours).
    """
    days = _days(time, published)
    if time is None or days is None:
        return CodedDate(None, None, None, "no date")
    first, last = days
    length = (last - first).days + 1
    if length > _MONTH:
        return CodedDate(None, None, None, "coarser than a month")
    if length == _DAY:
        return CodedDate(first, first, 1, "the day")
    if time.precision is Precision.MONTH and (edge := _edge(time)) is not None:
        day = first if edge == "beginning" else last
        return CodedDate(day, day, 3, f"{edge} of a month: its {'first' if day == first else 'last'} day")
    middle = shift(first, (length - 1) // 2)
    if length <= _WEEK + (time.precision is Precision.WEEK):  # "the past week" has both its ends
        return CodedDate(middle, middle, 2, "middle of the days")
    return CodedDate(middle, middle, 3, "middle of the month")


_EDGES: Final = MappingProxyType({"beginning": "beginning", "start": "beginning", "outset": "beginning", "end": "end"})


def _edge(time: Time) -> str | None:
    """Return which edge of a month the words name, or None."""
    if time.rule != "beginning or end":
        return None
    return next((_EDGES[word] for word in time.text.lower().split() if word in _EDGES), None)


#: The conventions for dates by name.
DATE_CONVENTIONS: Final[MappingProxyType[str, Callable[[Time | None, date | None], CodedDate]]] = MappingProxyType(
    {"acled": _acled, "ucdp": _ucdp}
)
