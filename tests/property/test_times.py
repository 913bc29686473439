"""Laws of the times layer."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.errors import NotTextError, PublishedError
from conflictparse.times import TimeKind, find_times, read_published
from conflictparse.times.rules import RULES
from conflictparse.times.vocabulary import MONTH_NAMES, TABLES, WEEKDAY_NAMES

PUBLISHED = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))
WORDS = st.sampled_from(
    sorted(
        {
            *(word for table in TABLES.values() for word in list(table)[:20]),
            "2020",
            "24",
            "men",
            "said",
            "killed",
            "old",
        }
    )
)
GAPS = st.sampled_from([" ", " ", " ", "-", ", ", "/", ". ", " — ", " (", "\n\n", "’s "])
WRITTEN = st.tuples(WORDS, st.sampled_from([str.lower, str.title, str.upper])).map(lambda pair: pair[1](pair[0]))
PHRASES = st.lists(st.tuples(WRITTEN, GAPS), max_size=12).map(lambda pairs: "".join(word + gap for word, gap in pairs))
TEXTS = st.one_of(PHRASES, st.text(max_size=80), st.text(alphabet="0123456789-/., \ud800\x00", max_size=60))

MONTHS = [name.title() for name in MONTH_NAMES]
FORMS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"the {d.day}th of {MONTHS[d.month - 1]}, {d.year}" if 4 <= d.day <= 20 else f"{d:%Y-%m-%d}",
    lambda d: f"{MONTHS[d.month - 1][:3]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.day:02} {MONTHS[d.month - 1][:3].upper()} {d.year}",
    lambda d: f"{WEEKDAY_NAMES[d.weekday()].title()}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d:%Y-%m-%d}",
]
BACK = [
    "last week",
    "this week",
    "this month",
    "yesterday",
    "last night",
    "the past year",
    "the last 10 days",
    "overnight",
]
BACK += [
    "recent weeks",
    "the weekend",
    "last month",
    "last summer",
    "on Sunday",
    "January 12",
    "December",
    "the past 24 hours",
]
BACK += [
    "three years ago",
    "a week ago",
    "earlier this month",
    "in March",
    "Saturday night",
    "since Dec. 1",
    "in five weeks",
]


@given(TEXTS, PUBLISHED)
def test_spans_are_exact_ordered_and_disjoint(text: str, published: date | None) -> None:
    free = 0
    for time in find_times(text, published=published):
        assert free <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        free = time.end


@given(TEXTS, PUBLISHED)
def test_no_time_ends_before_it_begins(text: str, published: date | None) -> None:
    for time in find_times(text, published=published):
        if time.from_date is not None and time.to_date is not None:
            assert time.from_date <= time.to_date


@given(TEXTS)
def test_what_is_seen_from_the_report_has_no_days_without_its_date(text: str) -> None:
    for time in find_times(text):
        if time.anchor == "published":
            assert time.from_date is None
            assert time.to_date is None


@given(st.sampled_from(BACK), st.dates(min_value=date(11, 1, 1)))
def test_what_looks_back_never_ends_after_the_report(phrase: str, published: date) -> None:
    (time,) = find_times(f"He was shot {phrase}.", published=published)
    assert time.to_date is not None
    assert time.to_date <= published


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(FORMS), PUBLISHED)
def test_a_written_date_reads_back(day: date, form, published: date | None) -> None:
    (time,) = find_times(f"It burned on {form(day)} near the mill.", published=published)
    assert (time.from_date, time.to_date, time.edtf) == (day, day, day.isoformat())


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2098, 12, 31)), st.integers(1, 700))
def test_a_span_holds_both_its_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    if last.year > 2099:
        return
    begin, end = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    (time,) = find_times(f"between {begin} and {end}")
    assert (time.kind, time.from_date, time.to_date) == (TimeKind.SPAN, first, last)


@given(TEXTS, TEXTS, PUBLISHED)
def test_the_same_text_reads_the_same_twice(text: str, other: str, published: date | None) -> None:
    first = find_times(text, published=published)
    find_times(other, published=published)
    assert find_times(text, published=published) == first


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example_and_leaves_its_near_miss(rule) -> None:
    published = date(2020, 2, 17)
    assert rule.name in [time.rule for time in find_times(rule.example, published=published)]
    assert rule.near_miss
    assert rule.name not in [time.rule for time in find_times(rule.near_miss, published=published)]


@pytest.mark.parametrize(
    "unit", ["1" * 100_000, "May " * 20_000, "1-" * 20_000, "Monday, " * 20_000, "first two weeks of " * 5_000]
)
def test_long_hostile_texts_are_read(unit: str) -> None:
    find_times(unit, published=date(2020, 2, 17))


@pytest.mark.parametrize("given_", ["28/11/2024", "", "yesterday", 20241128, "2024-13-01"])
def test_a_date_that_cannot_be_read_is_refused(given_) -> None:
    with pytest.raises(PublishedError):
        read_published(given_)


def test_bytes_are_no_text() -> None:
    with pytest.raises(NotTextError):
        find_times(b"on Monday")  # type: ignore[arg-type]


# What is counted in days and weeks moves with the report; months and years do not.
WEEKLY = [
    "on Sunday", "on Tuesday last week", "last night", "overnight", "overnight on Friday", "the weekend", "last week",
    "this week", "late last week", "earlier this week", "yesterday", "two days ago", "a fortnight ago",
    "three weeks ago", "the past 24 hours", "the last ten days", "recent weeks", "the next two weeks", "next Monday",
    "the other day",
    "from Monday to Wednesday", "since Thursday", "the night between Sunday and Monday", "two days after Wednesday",
]  # fmt: skip


@given(st.sampled_from(WEEKLY), st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-500, 500))
def test_what_is_counted_in_weeks_moves_with_the_report(phrase: str, published: date, weeks: int) -> None:
    text, later = f"He was shot {phrase}.", timedelta(weeks=weeks)
    (before,) = find_times(text, published=published)
    (after,) = find_times(text, published=published + later)
    assert before.from_date is not None
    assert before.to_date is not None
    assert (after.from_date, after.to_date) == (before.from_date + later, before.to_date + later)
    assert (after.kind, after.precision, after.rule) == (before.kind, before.precision, before.rule)


@given(st.sampled_from(WEEKLY + BACK), PUBLISHED, st.integers(0, 30))
def test_words_before_move_a_time_and_change_nothing_else(phrase: str, published: date | None, count: int) -> None:
    text, before = f"He was shot {phrase}.", "Rain fell on the hills. " * count
    moved = find_times(before + text, published=published)
    assert [(t.start - len(before), t.text, t.from_date, t.to_date, t.edtf, t.role) for t in moved] == [
        (t.start, t.text, t.from_date, t.to_date, t.edtf, t.role) for t in find_times(text, published=published)
    ]


@given(st.sampled_from(WEEKLY), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_a_time_read_again_alone_is_the_same_time(phrase: str, published: date) -> None:
    (time,) = find_times(f"He was shot {phrase}.", published=published)
    again = find_times(f"It was {time.text}.", published=published)
    assert [(t.text, t.from_date, t.to_date, t.kind) for t in again] == [
        (time.text, time.from_date, time.to_date, time.kind)
    ]


# Extended Date/Time Format (ISO 8601-2): what we write of levels 0 to 2.
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_END = rf"(?:{_DAY}~?|\d{{4}}-2[1-4]|\d{{3}}X)"
EDTF = re.compile(rf"{_END}|XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?~?|(?:{_END}|\.\.)/(?:{_END}|\.\.)")


def edtf_days(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of one EDTF date without an X or a season."""
    parts = [int(part) for part in edtf.rstrip("~").split("-")]
    first = date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:
        return first, first
    month = parts[1] if len(parts) == 2 else 12
    following = date(first.year + month // 12, month % 12 + 1, 1) if first.year < 9999 or month < 12 else None
    return first, date.max if following is None else following - timedelta(days=1)


@given(st.one_of(TEXTS, st.sampled_from(WEEKLY + BACK)), PUBLISHED)
def test_edtf_is_well_formed_and_holds_the_days(text: str, published: date | None) -> None:
    for time in find_times(text, published=published):
        if time.edtf is None:
            assert time.from_date is None or time.to_date is None
            continue
        assert EDTF.fullmatch(time.edtf), time
        begin, _, end = time.edtf.partition("/")
        end = end or begin
        if time.from_date is not None and begin != ".." and "X" not in begin and begin[5:6] != "2":
            slack = timedelta(days="~" in begin)
            assert edtf_days(begin)[0] - slack <= time.from_date
        if time.to_date is not None and end != ".." and "X" not in end and end[5:6] != "2":
            slack = timedelta(days="~" in end)
            assert time.to_date <= edtf_days(end)[1] + slack


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.booleans())
def test_a_numeric_date_is_read_in_the_order_that_is_said(day: date, day_first: bool) -> None:
    written = f"{day.day}/{day.month}/{day.year}" if day_first else f"{day.month}/{day.day}/{day.year}"
    (time,) = find_times(f"It burned on {written}.", day_first=day_first)
    assert (time.from_date, time.to_date, time.rule) == (day, day, "numeric date")
