"""
The day of publication, from the forms in which files give it.

Reads ISO 8601, RFC 822, days with the month in words, and seconds or milliseconds since 1970. Does not read
"3/4/2024", in which nobody can tell the day from the month, nor anything that names no single day. Law: a day or None,
never a guess.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        """jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september
        |oct october|nov november|dec december""".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = f"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_CLOCK: Final = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s*(?:[+-]\d\d:?\d\d|[a-z]{1,5}))?)?"

_ISO_DAY: Final = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?=$|[T\s])")
_COMPACT_DAY: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T\d)")
_DAY_MONTH: Final = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})[\s-]+{_MONTH}\.?[\s,-]+(\d{{4}}|\d\d(?=\s+\d)){_CLOCK}", re.IGNORECASE
)
_MONTH_DAY: Final = re.compile(rf"{_WEEKDAY}{_MONTH}\.?\s+(\d{{1,2}}),?\s+(\d{{4}}){_CLOCK}", re.IGNORECASE)
_SECONDS: Final = re.compile(r"(\d{10}|\d{13})(?:\.\d*)?")

#: Numbers are seconds since 1970 from 9 September 2001 on, when they had ten figures, and to the year 2100.
_FIRST_SECOND: Final = 1_000_000_000
_LAST_SECOND: Final = 4_102_444_800
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: No date is longer.
_LONGEST: Final = 64


def read_day(value: Any) -> date | None:
    """
    Return the day that *value* names, or None if it names none, or could name several.

    A date with a time zone is the day on which it was published there.

    >>> read_day("Thu, 28 Nov 2024 23:30:00 +0300"), read_day("20241128"), read_day(1732752000)
    (datetime.date(2024, 11, 28), datetime.date(2024, 11, 28), datetime.date(2024, 11, 28))
    >>> read_day("3/4/2024") is None, read_day("November 2024") is None
    (True, True)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        return _written_day(value.strip()) if len(value) <= _LONGEST else None
    try:
        number = int(value)
    except (ValueError, OverflowError):  # not a number, infinity
        return None
    return _compact_day(str(number)) if 19_000_101 <= number <= 20_991_231 else _day_of_seconds(number)


def _written_day(words: str) -> date | None:
    iso = _ISO_DAY.match(words)
    if iso is not None:
        return _day(int(iso[1]), int(iso[3]), int(iso[4]))
    if _COMPACT_DAY.match(words):
        return _compact_day(words)
    if _SECONDS.fullmatch(words):
        return _day_of_seconds(int(words.partition(".")[0]))
    day_month = _DAY_MONTH.fullmatch(words)
    if day_month is not None:
        return _day(_year(day_month[3]), _MONTHS[day_month[2].lower()], int(day_month[1]))
    month_day = _MONTH_DAY.fullmatch(words)
    if month_day is not None:
        return _day(int(month_day[3]), _MONTHS[month_day[1].lower()], int(month_day[2]))
    return None


def _year(figures: str) -> int:
    """Return a year; one of two figures stands as RFC 2822 says, section 4.3."""
    year = int(figures)
    if len(figures) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


def _compact_day(figures: str) -> date | None:
    return _day(int(figures[:4]), int(figures[4:6]), int(figures[6:8]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_seconds(number: int) -> date | None:
    if _FIRST_SECOND * 1000 <= number <= _LAST_SECOND * 1000:
        number //= 1000
    if not _FIRST_SECOND <= number <= _LAST_SECOND:
        return None
    return (_EPOCH + timedelta(seconds=number)).date()
