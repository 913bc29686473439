"""What a "when" says: an interval of days with its precision, anchor and words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import field, frozen


class TimeKind(StrEnum):
    """The shape of the expression."""

    POINT = "point"
    SPAN = "span"
    SINCE = "since"
    UNTIL = "until"
    DURATION = "duration"
    REPEATED = "repeated"


class Precision(StrEnum):
    """The coarsest unit that the words commit to."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    VAGUE = "vague"


class TimeRole(StrEnum):
    """What the time dates: the event, or the saying of it."""

    EVENT = "event"
    STATEMENT = "statement"


@frozen(slots=False)  # made in half the time of one with slots
class Time:
    """
    One "when" of a text.

    Attributes:
        start, end: code-point offsets of the expression.
        text: the words there.
        from_date, to_date: first and last day that the words name, inclusive (``from`` and ``to`` in JSON); None is
            unresolved (a relative expression without a publication date, a bare duration). For since and until they
            are the days of the edge: "since December" names December, and *edtf* opens the interval.
        precision: the coarsest unit that the words commit to.
        kind: point, span, since, until, duration, repeated.
        edtf: the interval in Extended Date/Time Format (ISO 8601-2), or None.
        anchor: "published" for an expression resolved against the publication date, "text" for one counted from a day
            that the text has named ("the following day"), else None.
        role: whether the sentence dates the event or the statement about it.
        rule: the name of the rule that read it.
    """

    start: int
    end: int
    text: str
    from_date: date | None = field(default=None, metadata={"json": "from"})
    to_date: date | None = field(default=None, metadata={"json": "to"})
    precision: Precision = Precision.DAY
    kind: TimeKind = TimeKind.POINT
    edtf: str | None = None
    anchor: str | None = None
    role: TimeRole = TimeRole.EVENT
    rule: str = ""
