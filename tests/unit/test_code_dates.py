"""Dates of the codebooks, phrase by phrase, for a report of Thursday 28 November 2024; the phrases are our own."""

from datetime import date

import pytest

from conflictparse.codebooks import DATE_CONVENTIONS, code_date
from conflictparse.errors import UnknownConventionError
from conflictparse.parse import parse
from conflictparse.times import find_times

THURSDAY = date(2024, 11, 28)

# UCDP GED codebook 22.1, appendix 2; the last column is date_prec. A dash: UCDP gives no date.
UCDP = [
    # date_prec 1: the day
    ("on 3 May 2024", "2024-05-03", "2024-05-03", 1),
    ("on Monday", "2024-11-25", "2024-11-25", 1),
    ("last night", "2024-11-27", "2024-11-27", 1),
    ("the other day", "2024-11-27", "2024-11-27", 1),
    ("yesterday", "2024-11-27", "2024-11-27", 1),
    # date_prec 2: two to six days
    ("recently", "2024-11-25", "2024-11-27", 2),
    ("in the past 24 hours", "2024-11-27", "2024-11-28", 2),
    ("in the past 48 hours", "2024-11-26", "2024-11-28", 2),
    ("in the past 72 hours", "2024-11-26", "2024-11-28", 2),
    ("this week", "2024-11-25", "2024-11-28", 2),
    ("since the beginning of the week", "2024-11-25", "2024-11-28", 2),
    ("around 2 July", "2024-07-01", "2024-07-03", 2),
    ("over the weekend", "2024-11-23", "2024-11-24", 2),
    ("in the night between Sunday and Monday", "2024-11-24", "2024-11-25", 2),
    ("since Tuesday", "2024-11-26", "2024-11-28", 2),
    ("late last week", "2024-11-22", "2024-11-24", 2),
    # date_prec 3: a week
    ("last week", "2024-11-18", "2024-11-24", 3),
    ("over the past week", "2024-11-22", "2024-11-28", 3),
    ("in the first week of August", "2024-08-01", "2024-08-07", 3),
    # date_prec 4: eight to thirty days, or a month
    ("in early March", "2024-03-01", "2024-03-10", 4),
    ("in the middle of March", "2024-03-10", "2024-03-20", 4),
    ("at the end of March", "2024-03-15", "2024-03-31", 4),
    ("in late March", "2024-03-15", "2024-03-31", 4),
    ("in recent weeks", "2024-11-07", "2024-11-28", 4),
    ("earlier this month", "2024-11-01", "2024-11-27", 4),
    ("last month", "2024-10-01", "2024-10-31", 4),
    # date_prec 5: more than a month, up to a year
    ("last year", "2023-01-01", "2023-12-31", 5),
    ("in early 1999", "1999-01-01", "1999-04-30", 5),
    ("in mid-1999", "1999-05-01", "1999-08-31", 5),
    ("in late 1999", "1999-09-01", "1999-12-31", 5),
    ("in the past three months", "2024-08-28", "2024-11-28", 5),
    ("over the past few months", "2024-08-28", "2024-11-28", 5),
    ("in recent months", "2024-08-28", "2024-11-28", 5),
    # no date
    ("between 2019 and 2021", "-", "-", None),
    ("until Friday", "-", "-", None),
    ("for five days", "-", "-", None),
    ("every Friday", "-", "-", None),
]

# ACLED codebook, "Time precision": 1 the day, 2 a week or weekend, 3 a month.
ACLED = [
    ("on 3 May 2024", "2024-05-03", 1),
    ("on Monday", "2024-11-25", 1),
    ("over the weekend", "2024-11-23", 2),
    ("last week", "2024-11-21", 2),
    ("over the past week", "2024-11-24", 2),
    ("between 3 and 5 May 2024", "2024-05-04", 2),
    ("in March 2024", "2024-03-16", 3),
    ("in early March 2024", "2024-03-05", 3),
    ("at the beginning of March 2024", "2024-03-01", 3),
    ("at the end of March 2024", "2024-03-31", 3),
    ("in 2023", "-", None),
    ("in the spring of 2023", "-", None),
    ("until Friday", "-", None),
]


@pytest.mark.parametrize(("phrase", "first", "last", "precision"), UCDP)
def test_ucdp_dates_a_phrase(phrase, first, last, precision):
    (time,) = find_times(f"Shells fell on the town {phrase}.", published=THURSDAY)
    coded = code_date(time, THURSDAY)
    assert (str(coded.first or "-"), str(coded.last or "-"), coded.precision) == (first, last, precision), coded


@pytest.mark.parametrize(("phrase", "day", "precision"), ACLED)
def test_acled_dates_a_phrase(phrase, day, precision):
    (time,) = find_times(f"Shells fell on the town {phrase}.", published=THURSDAY)
    coded = code_date(time, THURSDAY, convention="acled")
    assert coded.first == coded.last
    assert (str(coded.first or "-"), coded.precision) == (day, precision), coded


def test_ucdp_dates_an_event_without_a_time_three_days_back():
    coded = code_date(None, THURSDAY)
    assert (coded.first, coded.last, coded.precision) == (date(2024, 11, 25), THURSDAY, 2)
    assert coded.rule == "no time given: three days back"


@pytest.mark.parametrize("convention", sorted(DATE_CONVENTIONS))
def test_without_a_date_of_the_report_nothing_relative_is_dated(convention):
    (time,) = find_times("Shells fell on the town on Monday.")
    assert code_date(time, None, convention=convention)[:3] == (None, None, None)
    assert code_date(None, None, convention=convention)[:3] == (None, None, None)


def test_ucdp_does_not_let_the_past_months_reach_into_another_year():
    published = date(2024, 2, 10)
    (time,) = find_times("Raids grew over the past few months.", published=published)
    assert code_date(time, published)[:3] == (date(2024, 1, 1), published, 5)


def test_the_time_of_a_claim_can_be_coded():
    (claim,) = parse("At least 12 villagers were killed last week, officials said.", THURSDAY).claims
    assert code_date(claim.time, THURSDAY).precision == 3
    assert code_date(claim.time, THURSDAY, convention="acled").precision == 2


def test_a_convention_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownConventionError, match="acled, ucdp"):
        code_date(None, THURSDAY, convention="gtd")
