"""
What the words of a match say, before any day is known: expressions, moments and the words around them.

Not read here: which words stand together (see :mod:`conflictparse.times.rules`). Law: nothing here depends on the
day of publication.
"""

from enum import StrEnum
from typing import Any, Final, NamedTuple

from conflictparse.text.grammar import Match, Reading
from conflictparse.times.resolve import Moment
from conflictparse.times.time import TimeKind
from conflictparse.times.vocabulary import AHEAD, FEW, HEDGE_PAIRS, HEDGES, WEAK

_AHEAD: Final = 5  # words between "will" and its day


class How(StrEnum):
    """What makes days of the two moments of an expression; a span runs from one to the other."""

    SPAN = "span"
    TEXT = "text"  # counted from the day that the text has named last
    OFFSET = "offset"  # two weeks before ...
    PART = "part"  # the second half of ...
    AROUND = "around"  # around 2 July
    NIGHT = "night"  # overnight on ..., overnight into ...
    WEEK = "week"  # the week of ...
    NUMERIC = "numeric"  # 1/9/1970: which number is the month is not said


class Expression(NamedTuple):
    """
    What the words from *first* up to *last* say.

    Attributes:
        begin: the point, or the first end of a span; None for a duration, which has no days of its own.
        end: the other end of a span, or what *how* does with *begin*: so much further, or that part of it.
        unit: the unit of a duration, or "part" and "vague" for what is less or no more than a day.
        how: what makes days of *begin* and *end*.
    """

    first: int
    last: int
    kind: TimeKind
    begin: Moment | None = None
    end: Moment | None = None
    unit: str | None = None
    how: How = How.SPAN


# What each table says of a moment. Where two can say the same, the later in the order of the words wins.
_FIELDS: Final = {
    "YEAR": "year", "MONTH": "month", "WEEKDAY": "weekday", "SEASON": "season", "DECADE": "decade",
    "DEICTIC": "deictic", "OVERNIGHT": "deictic", "UNIT": "unit", "WEEKEND": "unit", "NIGHT": "unit", "FEW": "number",
    "LAST": "which", "THIS": "which", "NEXT": "which", "RECENT": "which", "AGO": "which", "EDGE": "edge",
    "EARLY": "edge",
}  # fmt: skip


def moment(reading: Reading, first: int, last: int) -> Moment:
    """Return what the table words from *first* up to *last* say."""
    said: dict[str, Any] = {}
    day = article = None
    names, codes = reading.grammar.names, reading.codes
    for i in range(first, last):
        name = names.get(codes[2 * i + 1], "")
        field = _FIELDS.get(name)
        if field is not None:
            said[field] = reading.value(i)
        elif name == "DAY":
            day = _number(reading, i)
        elif name == "NUMBER":
            said["number"] = _number(reading, i)
        elif name == "AN":
            article = reading.value(i)
    if "month" in said and day is not None:
        said.pop("weekday", None)
        said["day"] = day
    elif "number" not in said:
        said["number"] = day if day is not None else article
    return Moment(**said)


def _number(reading: Reading, i: int) -> int:
    """Return the number at *i*; "twenty-five" is read at its second word."""
    value = int(reading.value(i))
    if not (value < 10 and i and reading.tokens.codes[i] == "-" and reading.name(i - 1) == "NUMBER"):
        return value
    tens = int(reading.value(i - 1))
    return tens + value if tens >= 20 and tens % 10 == 0 else value


def point(match: Match, first: int, last: int, *, kind: TimeKind = TimeKind.POINT) -> Expression | None:
    """Return the one moment that the match says, or None when its names are no names."""
    if not is_named(match):
        return None
    said = moment(match.reading, match.first, last)
    if said.edge is not None and said.unit in ("day", "hour", "minute") and said.weekday is said.month is None:
        return None  # until the early days, since the end of the day
    ahead = kind is TimeKind.POINT and said.which is None and said.year is None and _is_ahead(match)
    return Expression(first, last, kind, said._replace(which="ahead") if ahead else said)


def from_text(match: Match, number: int, unit: str = "day", *, kind: TimeKind = TimeKind.POINT) -> Expression:
    """Return the day that lies *number* units after the day that the text has named last."""
    first = with_the(match, match.first)
    return Expression(first, match.last, kind, Moment(unit=unit, number=number), how=How.TEXT)


def _is_ahead(match: Match) -> bool:
    """Tell whether the words right before say that this is still to come: "will meet on Monday"."""
    codes, lower = match.tokens.codes, match.tokens.lower
    for i in range(match.first - 1, max(match.first - 1 - _AHEAD, -1), -1):
        if codes[i + 1] not in ' "-':
            return False
        if lower[i] in AHEAD:
            return codes[match.last] != "'"
    return False


def word_before(match: Match, first: int) -> str:
    """Return the word before *first*, when nothing but a space or hyphen stands between."""
    tokens = match.tokens
    return tokens.lower[first - 1] if first and tokens.codes[first] in ' "-' else ""


def word_after(match: Match) -> str:
    """Return the word after the match, when nothing but a space or hyphen stands between."""
    tokens = match.tokens
    return tokens.lower[match.last] if match.last < len(tokens.words) and tokens.codes[match.last] in ' "-' else ""


def with_the(match: Match, first: int) -> int:
    """Return where the expression begins when "the" belongs to it."""
    return first - 1 if word_before(match, first) == "the" else first


def with_hedge(match: Match, first: int) -> int:
    """Return where the expression begins when "over", "nearly", "more than" or "a (few)" belongs to it."""
    word = word_before(match, first)
    if word in HEDGES or (word == "a" and match.tokens.lower[first] in FEW):
        return first - 1
    if first > 1 and (word_before(match, first - 1), word) in HEDGE_PAIRS:
        return first - 2
    return first


def is_capital(match: Match, i: int) -> bool:
    """Tell whether word *i* is written with a capital."""
    return match.tokens.words[i][:1].isupper()


def is_named(match: Match) -> bool:
    """Tell whether the weak words of the match ("may", "sat") are written as names."""
    lower = match.tokens.lower
    if WEAK.isdisjoint(lower[match.first : match.last]):
        return True
    return all(lower[i] not in WEAK or is_capital(match, i) for i in range(match.first, match.last))


def dash(match: Match) -> int:
    """Return the word after the dash that joins two ends; the hyphen inside "5-May" joins none."""
    codes, name = match.tokens.codes, match.reading.name
    joints = [i for i in range(match.first + 1, match.last) if codes[i] in "-—/"]
    return next((i for i in joints if not (name(i - 1) == "DAY" and name(i) == "MONTH")), joints[0])


def lend(begin: Moment, end: Moment) -> tuple[Moment, Moment]:
    """Complete each end of a span with what only the other says."""
    if begin.month is None and end.month is not None and begin.number is not None and begin.unit is None:
        begin = begin._replace(month=end.month, day=begin.number, number=None)
    if end.month is None and begin.month is not None and end.number is not None and end.unit is None:
        end = end._replace(month=begin.month, day=end.number, number=None)
    if begin.month is not None and begin.year is None and end.year is not None and end.month is not None:
        begin = begin._replace(year=end.year - (begin.month > end.month))
    return begin, end
