"""
Find every "when" of a text: shapes first, then days, then whether the event or its telling is dated.

Law: spans lie inside the text, in order and disjoint; ``from`` is never after ``to``; nothing is read from a clock.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from conflictparse.errors import NotTextError
from conflictparse.text import Shapes, Tokens, tokenize
from conflictparse.times.expression import Expression
from conflictparse.times.intervals import UNIT_PRECISION, Interval, fraction_of, one_day, part_of, shift, shift_months
from conflictparse.times.resolve import Moment, read_published, resolve
from conflictparse.times.rules import GRAMMAR, RULES
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole
from conflictparse.times.vocabulary import ACTING, BETWEEN_SAYING, OPENING, SAYING

_SHAPES: Final = Shapes(GRAMMAR, RULES)
_REACH: Final = 6  # words between a verb of saying and its day
_BACK: Final = 3  # sentences that "the following day" looks back


def find_times(text: str, published: date | str | None = None) -> tuple[Time, ...]:
    """
    Return every "when" of *text*, in reading order, resolved against the day of publication.

    >>> [(t.text, t.edtf) for t in find_times("Shelling since Dec. 1 killed ten on Monday.", published="2024-12-11")]
    [('since Dec. 1', '2024-12-01/..'), ('Monday', '2024-12-09')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_times", type(text).__name__)
    return tuple(read_times(tokenize(text), published=read_published(published)))


def read_times(tokens: Tokens, *, published: date | None) -> list[Time]:
    """
    Return the times among *tokens*, in reading order.

    >>> read_times(tokenize("the last two weeks"), published=date(2020, 2, 17))[0].from_date
    datetime.date(2020, 2, 3)
    """
    found: list[Time] = []
    free = 0
    spoken: tuple[int, date] | None = None  # the sentence and the last day that the text has named
    for rule, match in _SHAPES.find(GRAMMAR.read(tokens)):
        said = rule.read(match)
        if said is None:
            continue
        said = said._replace(first=max(said.first, free))
        sentence = tokens.sentence_of(said.first)[0]
        near = spoken[1] if spoken is not None and _is_near(tokens, spoken[0], said.first) else None
        time = _time(tokens, said, rule.name, published, near)
        if time is None:
            continue
        free = said.last
        found.append(time)
        if time.precision is Precision.DAY and time.from_date is not None and time.from_date == time.to_date:
            spoken = sentence, time.from_date
    return found


def _is_near(tokens: Tokens, sentence: int, word: int) -> bool:
    """Tell whether at most a few sentences lie between."""
    first = word
    for _ in range(_BACK):
        first = tokens.sentence_of(max(first - 1, 0))[0]
    return sentence >= first


def _time(tokens: Tokens, said: Expression, rule: str, published: date | None, near: date | None) -> Time | None:
    interval, anchor = _interval(said, published, near)
    if interval is None:
        return None
    return Time(
        start=tokens.starts[said.first],
        end=tokens.ends[said.last - 1],
        text=tokens.slice(said.first, said.last),
        from_date=interval.first,
        to_date=interval.last,
        precision=interval.precision,
        kind=said.kind,
        edtf=interval.edtf,
        anchor=anchor,
        role=_role(tokens, said),
        rule=rule,
    )


def _interval(said: Expression, published: date | None, near: date | None) -> tuple[Interval | None, str | None]:
    """Return the days of an expression, and what they were counted from."""
    if said.begin is None:
        return Interval(None, None, UNIT_PRECISION.get(said.unit or "", Precision.DAY)), None
    if said.begin.which == "text":
        return _near(said.begin, said.unit, near), "text"
    first = resolve(said.begin, published)
    if first is None or said.end is None:
        found = None if first is None else _opened(first, said.kind, published)
    elif said.unit in ("offset", "part"):
        found = _offset(first, said.end) if said.unit == "offset" else _part(first, said.end)
    else:
        second = resolve(said.end, published)
        found = None if second is None else _join(first, second, said.end)
    return found, "published" if found is not None and found.relative else None


def _near(m: Moment, unit: str | None, near: date | None) -> Interval:
    """Return "the following day": counted from the day that the text has just named."""
    precision = {"part": Precision.HOUR, "vague": Precision.VAGUE}.get(unit or "", Precision.DAY)
    if near is None or precision is Precision.VAGUE:
        return Interval(None, None, precision)
    return one_day(shift(near, m.number or 0), precision)


def _part(whole: Interval, m: Moment) -> Interval:
    """Return the first two weeks, the second half ... of *whole*."""
    if m.piece is not None:
        return fraction_of(whole, m.ordinal or 1, 2 if m.piece == "half" else 4)
    return part_of(whole, m.ordinal or 1, m.number or 1, m.unit or "day")


def _offset(base: Interval, m: Moment) -> Interval:
    """Return the day before or after *base*."""
    offset = m.number or 0
    edge = base.first if offset < 0 else base.last
    if edge is None:
        return Interval(None, None, Precision.DAY, relative=True)
    return one_day(shift(edge, offset))._replace(relative=base.relative)


def _join(begin: Interval, end: Interval, said: Moment) -> Interval:
    """Return the span from the beginning of one interval to the end of the other, in the order of the words."""
    order = list(Precision)
    precision = max(begin.precision, end.precision, key=order.index)
    first, last = begin.first, end.last
    if first is not None and last is not None and last < first and end.relative:
        first, last = _in_order(first, last, said)
    if first is None or last is None or last < first:
        return Interval(None, None, precision, relative=True)
    one = begin.edtf if begin.edtf and "/" not in begin.edtf and first == begin.first else first.isoformat()
    two = end.edtf if end.edtf and "/" not in end.edtf and last == end.last else last.isoformat()
    return Interval(first, last, precision, f"{one}/{two}", begin.relative or end.relative)


def _in_order(first: date, last: date, said: Moment) -> tuple[date, date]:
    """Return both ends in order, when each alone would be the latest before the report."""
    if said.weekday is not None:  # "from Friday to Sunday" in a report of Saturday: both a week back
        return shift(first, -7 * (1 + (first - last).days // 7)), last
    # "9-13 August" in a report of 11 August: the end is still to come
    years = 1 + (first.year - last.year)
    ahead = (shift_months(last, 12 * year) for year in range(max(years - 1, 1), years + 1))
    return first, next((day for day in ahead if day >= first), last)


def _opened(point: Interval, kind: TimeKind, published: date | None) -> Interval:
    """Open one end for since and until."""
    if point.first is None or point.last is None:
        return point
    if kind in (TimeKind.SINCE, TimeKind.REPEATED):
        last = max(published, point.first) if published is not None else None
        return point._replace(last=last, edtf=f"{point.first.isoformat()}/..")
    if kind is TimeKind.UNTIL:
        return point._replace(first=None, edtf=f"../{point.last.isoformat()}")
    return point


def _role(tokens: Tokens, said: Expression) -> TimeRole:
    """Return statement when a verb of saying stands beside the day, with no other verb between."""
    if said.kind is not TimeKind.POINT:
        return TimeRole.EVENT
    begin, end = tokens.sentence_of(said.first)
    if said.last < end and tokens.codes[said.last] == "'":  # Sunday's strike
        return TimeRole.EVENT
    told = _said_before(tokens, begin, said.first) or _said_after(tokens, begin, said.first, said.last, end)
    return TimeRole.STATEMENT if told else TimeRole.EVENT


def _said_before(tokens: Tokens, begin: int, first: int) -> bool:
    for i in range(first - 1, max(begin, first - 1 - _REACH) - 1, -1):
        if tokens.codes[i + 1] not in ' "':
            return False
        word = tokens.lower[i]
        if word in SAYING:
            return True
        if word not in BETWEEN_SAYING and (not tokens.words[i][:1].isupper() or tokens.text.isupper()):
            return False
    return False


def _said_after(tokens: Tokens, begin: int, first: int, last: int, end: int) -> bool:
    """Tell whether "on Wednesday said" or, where a sentence opens with its day, "On Sunday, the Front said" follows."""
    if last >= end or tokens.codes[last] not in ' ,"':
        return False
    if tokens.codes[last] == " " and tokens.lower[last] in SAYING:
        return True
    opens = first == begin or (tokens.lower[begin] in OPENING and first - begin <= _REACH)
    if not opens or any(_is_verb(tokens.lower[i]) for i in range(begin, first)):
        return False
    for i in range(last, min(end, last + _REACH)):
        if _is_verb(tokens.lower[i]) or (i > last and tokens.codes[i] not in " -'\""):
            return tokens.lower[i] in SAYING
    return False


def _is_verb(word: str) -> bool:
    return word in ACTING or word in SAYING or word.endswith("ed")
