"""
What the words of a match say, before any day is known: expressions, moments and the words around them.

Not read here: which words stand together (see :mod:`conflictparse.times.rules`). Law: nothing here depends on the
day of publication.
"""

from typing import Any, NamedTuple

from conflictparse.text.grammar import Match, Reading
from conflictparse.times.resolve import Moment
from conflictparse.times.time import TimeKind
from conflictparse.times.vocabulary import FEW, HEDGE_PAIRS, HEDGES, WEAK


class Expression(NamedTuple):
    """
    What the words from *first* up to *last* say.

    Attributes:
        begin: the point, or the first end of a span; None for a duration, which has no days of its own.
        end: the other end of a span, or what *unit* says: an "offset" from *begin*, or a "part" of it.
        unit: the unit of a duration, or "offset" or "part".
    """

    first: int
    last: int
    kind: TimeKind
    begin: Moment | None = None
    end: Moment | None = None
    unit: str | None = None


def moment(reading: Reading, first: int, last: int) -> Moment:
    """Return what the table words from *first* up to *last* say; of two words of a table the later wins."""
    said: dict[str, Any] = {}
    for i in range(first, last):
        name = reading.name(i)
        if name is not None:
            said[name] = _number(reading, i) if name in ("NUMBER", "DAY") else reading.value(i)
    get = said.get
    day = get("DAY") if "MONTH" in said else None
    return Moment(
        year=get("YEAR"),
        month=get("MONTH"),
        day=day,
        weekday=None if day is not None else get("WEEKDAY"),
        season=get("SEASON"),
        decade=get("DECADE"),
        deictic=get("DEICTIC"),
        unit=get("UNIT") or get("WEEKEND") or get("NIGHT"),
        number=get("NUMBER") or get("FEW") or (get("DAY") if day is None else None) or get("AN"),
        which=get("LAST") or get("THIS") or get("NEXT") or get("RECENT") or get("AGO"),
        edge=get("EDGE") or get("EARLY"),
    )


def _number(reading: Reading, i: int) -> int:
    """Return the number at *i*; "twenty-five" is read at its second word."""
    value = int(reading.value(i))
    if not (value < 10 and i and reading.tokens.codes[i] == "-" and reading.name(i - 1) == "NUMBER"):
        return value
    tens = int(reading.value(i - 1))
    return tens + value if tens >= 20 and tens % 10 == 0 else value


def point(match: Match, first: int, last: int, *, kind: TimeKind = TimeKind.POINT) -> Expression | None:
    """Return the one moment that the match says, or None when its names are no names."""
    return Expression(first, last, kind, moment(match.reading, match.first, last)) if is_named(match) else None


def from_text(match: Match, offset: int) -> Expression:
    """Return the day that lies *offset* days after the day that the text has named last."""
    first = with_the(match, match.first)
    return Expression(first, match.last, TimeKind.POINT, Moment(unit="day", which="text", number=offset))


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
