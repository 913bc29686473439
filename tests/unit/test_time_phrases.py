"""Phrases of time against the day of the report, Thursday 28 November 2024, on phrases of our own."""

from datetime import UTC, date, datetime

import pytest

from conflictparse.errors import PublishedError
from conflictparse.times import find_times, read_published

THURSDAY = date(2024, 11, 28)

PHRASES = [
    # seen from the report
    ("next Monday", "2024-12-02", "2024-12-02"),
    ("last Thursday", "2024-11-21", "2024-11-21"),
    ("next weekend", "2024-11-30", "2024-12-01"),
    ("last weekend", "2024-11-23", "2024-11-24"),
    ("next month", "2024-12-01", "2024-12-31"),
    ("this year", "2024-01-01", "2024-11-28"),
    ("next year", "2025-01-01", "2025-12-31"),
    ("last year", "2023-01-01", "2023-12-31"),
    ("this week", "2024-11-25", "2024-11-28"),
    ("next March", "2025-03-01", "2025-03-31"),
    ("last March", "2024-03-01", "2024-03-31"),
    ("last November", "2023-11-01", "2023-11-30"),
    ("this November", "2024-11-01", "2024-11-30"),
    # so many units back
    ("two days ago", "2024-11-26", "2024-11-26"),
    ("three weeks ago", "2024-11-04", "2024-11-10"),
    ("two months ago", "2024-09-01", "2024-09-30"),
    ("five years ago", "2019-01-01", "2019-12-31"),
    ("six hours ago", "2024-11-28", "2024-11-28"),
    ("30 hours ago", "2024-11-27", "2024-11-27"),
    ("the past 24 hours", "2024-11-27", "2024-11-28"),
    ("the last 48 hours", "2024-11-26", "2024-11-28"),
    ("the past three days", "2024-11-25", "2024-11-28"),
    ("the last two months", "2024-09-28", "2024-11-28"),
    # parts of a unit
    ("early November", "2024-11-01", "2024-11-10"),
    ("late October", "2024-10-15", "2024-10-31"),
    ("mid-2023", "2023-05-01", "2023-08-31"),
    ("late 2023", "2023-09-01", "2023-12-31"),
    ("the end of 2016", "2016-10-01", "2016-12-31"),
    ("the first two weeks of May 2023", "2023-05-01", "2023-05-14"),
    ("the last three months of 2022", "2022-10-01", "2022-12-31"),
    ("the first half of 2021", "2021-01-01", "2021-06-30"),
    ("the second half of April 2020", "2020-04-16", "2020-04-30"),
    ("the summer of 2014", "2014-06-01", "2014-09-22"),
    ("the winter of 2022", "2022-12-01", "2023-03-20"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("29 February 2024", "2024-02-29", "2024-02-29"),
    ("29 February", "2024-02-29", "2024-02-29"),
]


@pytest.mark.parametrize(("phrase", "first", "last"), PHRASES)
def test_a_phrase_means_these_days(phrase, first, last):
    (time,) = find_times(f"Shells fell on the town {phrase}.", published=THURSDAY)
    assert (str(time.from_date), str(time.to_date)) == (first, last), time


@pytest.mark.parametrize("phrase", ["30 February 2024", "31 April", "February 29, 2023", "0 May 2020"])
def test_a_day_that_no_calendar_has_is_no_day(phrase):
    days = [(t.from_date, t.to_date) for t in find_times(f"Shells fell on {phrase}.", published=THURSDAY)]
    assert all(first is None or first != last for first, last in days)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(
    "phrase",
    ["next week", "last weekend", "next year", "in the next decade", "900 years ago", "next March", "last May"],
)
def test_the_ends_of_the_calendar_are_no_edge_to_fall_over(phrase, day):
    for time in find_times(f"Shells fell {phrase}.", published=day):
        assert time.from_date is None or time.from_date <= time.to_date


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (None, None),
        (date(2024, 11, 28), THURSDAY),
        (datetime(2024, 11, 28, 23, 59, tzinfo=UTC), THURSDAY),
        ("2024-11-28", THURSDAY),
        (" 2024-11-28T09:30:00Z ", THURSDAY),
    ],
)
def test_a_publication_date_may_be_given_in_several_ways(given, day):
    assert read_published(given) == day


@pytest.mark.parametrize("given", ["28.11.2024", "soon", 20241128, ("2024", "11")])
def test_what_is_no_date_is_refused_with_what_to_pass(given):
    with pytest.raises(PublishedError, match=r"pass a datetime\.date"):
        read_published(given)
