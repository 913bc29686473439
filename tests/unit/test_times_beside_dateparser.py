"""
What dateparser says of the same phrases, for a report of Thursday 28 November 2024.

dateparser answers with one moment and finds no phrase in a sentence. Where it has an answer, ours must be that day, or
an interval that holds it; where it is wrong or has none, its answer is kept here, so that a change is noticed.
"""

from datetime import date, datetime

import dateparser
import pytest

from conflictparse.times import find_times

THURSDAY = date(2024, 11, 28)
SETTINGS = {"RELATIVE_BASE": datetime(2024, 11, 28, 12), "PREFER_DATES_FROM": "past"}  # noqa: DTZ001 -- its own form

SAME_DAY = """
    12 January 2020 | January 12, 2020 | Jan. 12, 2020 | 12th of January 2020 | Jan 12 2020 | 2020-01-12 | 26/05/2017
    05/26/2017 | 3/4/2020 | Monday, Dec. 26, 2016 | Tuesday 22 October 2019 | January 12 | 12 January | December 30
    29 February 2024 | Nov. 28 | Sunday | Monday | Friday | last Wednesday | yesterday | today | tomorrow | two days ago
    eight days ago | 30 hours ago | six hours ago | a fortnight ago | the day before yesterday | next Monday
    Saturday night | this morning | last night | 04 JAN 90 | 12 May | Dec. 1 | Sept. 3 | 3 Sept 2019
"""
INSIDE = """
    a week ago | last week | last month | last year | two months ago | five years ago | March 2020 | 2011 | December
"""

# Phrase, dateparser's answer, and our days.
DATEPARSER_ERRS = [
    ("Thursday", "2024-11-21", "2024-11-28", "2024-11-28"),  # in a report of Thursday: the same day
    ("the 1990s", "2024-11-28", "1990-01-01", "1999-12-31"),
    ("nearly nine years ago", None, "2015-01-01", "2015-12-31"),
    ("overnight", None, "2024-11-27", "2024-11-28"),
    ("early March", None, "2024-03-01", "2024-03-10"),
    ("the end of 2016", None, "2016-10-01", "2016-12-31"),
    ("mid-October", None, "2024-10-10", "2024-10-20"),
    ("spring of 2011", None, "2011-03-01", "2011-06-20"),
    ("the weekend", None, "2024-11-23", "2024-11-24"),
    ("Wednesday last week", None, "2024-11-20", "2024-11-20"),
    ("late last week", None, "2024-11-22", "2024-11-24"),
]


def phrases(table: str) -> list[str]:
    return [phrase.strip() for line in table.strip().splitlines() for phrase in line.split("|")]


def theirs(phrase: str) -> date | None:
    found = dateparser.parse(phrase, languages=["en"], settings=SETTINGS)
    return None if found is None else found.date()


def ours(phrase: str) -> tuple[date | None, date | None]:
    (time,) = find_times(f"The mill burned in {phrase}.", published=THURSDAY)
    return time.from_date, time.to_date


@pytest.mark.parametrize("phrase", phrases(SAME_DAY))
def test_both_read_the_same_day(phrase):
    assert ours(phrase) == (theirs(phrase), theirs(phrase))


@pytest.mark.parametrize("phrase", phrases(INSIDE))
def test_our_interval_holds_their_day(phrase):
    first, last = ours(phrase)
    assert first < last
    assert first <= theirs(phrase) <= last


@pytest.mark.parametrize(("phrase", "their_day", "first", "last"), DATEPARSER_ERRS)
def test_where_dateparser_errs(phrase, their_day, first, last):
    assert str(theirs(phrase)) == str(their_day)
    assert tuple(map(str, ours(phrase))) == (first, last)
