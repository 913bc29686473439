"""The day of publication: read where it is certain, and None where it is not."""

from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.readers.dates import read_day
from conflictparse.readers.records import read_published

DAY = date(2024, 11, 28)
MOMENTS = st.datetimes(datetime(2001, 9, 10), datetime(2099, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@pytest.mark.parametrize(
    "given_date",
    [
        "2024-11-28",
        "2024-11-28T23:59:59Z",
        "2024-11-28T00:30:00+03:00",
        "2024-11-28 10:00:00.123456+00:00",
        "2024/11/28",
        "2024-11-28T10:00",
        "20241128",
        "20241128T100000Z",
        "Thu, 28 Nov 2024 10:00:00 GMT",
        "Thu, 28 Nov 2024 10:00:00 +0300",
        "28 Nov 24 10:00 EST",
        "28 November 2024",
        "28-Nov-2024",
        "November 28, 2024",
        "Nov. 28 2024",
        "Thursday, November 28, 2024 at 10:00 AM",
        " 2024-11-28\n",
        1732752000,
        1732752000.5,
        1732752000000,
        "1732752000",
        20241128,
        DAY,
        datetime(2024, 11, 28, 23, 59, tzinfo=UTC),
    ],
)
def test_a_day_is_read_from_its_usual_forms(given_date):
    assert read_day(given_date) == DAY


@pytest.mark.parametrize(
    "given_date",
    [
        "11/28/2024",  # as 3/4/2024 would be
        "28.11.2024",
        "3/4/2024",
        "28/11/24",
        "2024-11",
        "2024",
        "November 2024",
        "28 November",
        "2024-13-01",
        "2024-02-30",
        "30 February 2024",
        "yesterday",
        "2 days ago",
        "1234567",
        "99999999",
        "2024-11-28-29",
        "20241128123",
        "17327520000",
        0,
        12,
        -1732752000,
        True,
        float("nan"),
        float("inf"),
        10**400,
        ["2024-11-28"],
        {"date": "2024-11-28"},
        b"2024-11-28",
        None,
        "",
        "2024-11-28" * 100,
        "٢٠٢٤-١١-٢٨x",
    ],
)
def test_what_names_no_single_day_is_none(given_date):
    assert read_day(given_date) is None


@given(moment=MOMENTS)
def test_days_read_back_from_every_form(moment):
    for written in (
        moment.isoformat(),
        moment.date().isoformat(),
        format_datetime(moment),
        moment.timestamp(),
        int(moment.timestamp() * 1000),
        f"{moment:%Y%m%d}",
    ):
        assert read_day(written) == moment.date()


@given(words=st.text() | st.from_regex(r"[0-9TZ:/. +-]{0,30}", fullmatch=True))
def test_no_words_make_it_raise(words):
    day, notes = read_published(words)
    assert (day is None) == bool(notes) or not words


def test_a_date_that_cannot_be_read_leaves_a_note():
    assert read_published("next week")[1][0].words == "'next week' names no day for certain, so there is no date"
    assert read_published([1])[1][0].words == "a list names no day for certain, so there is no date"
    assert read_published(None) == (None, ())
    assert read_published("") == (None, ())
