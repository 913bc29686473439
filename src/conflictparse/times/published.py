"""
The day of publication, as a caller may give it.

Read here: dates, datetimes and ISO strings. Not read here: any other writing of a date, for it could mean another day.
Law: a datetime keeps its own day, whatever its time zone.
"""

from datetime import date, datetime

from conflictparse.errors import PublishedError


def read_published(value: object) -> date | None:
    """
    Return the day of publication from a date, a datetime, an ISO string or None.

    >>> read_published("2024-11-28T09:30:00Z")
    datetime.date(2024, 11, 28)

    Raises:
        PublishedError: *value* is none of these.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            raise PublishedError(value) from None
    raise PublishedError(str(value))
