"""Rows in the manner of ACLED and UCDP, column by column, for one report of Thursday 28 November 2024."""

from __future__ import annotations

from datetime import date

import conflictparse as cp
from conflictparse.codebooks import code_date
from conflictparse.codebooks.ucdp_sides import ucdp_side_rows
from conflictparse.exports import acled_rows, ucdp_rows
from conflictparse.times import find_times

REPORT = cp.parse(
    "Clashes in Sarmin and Binnish between Monday and Tuesday killed 87 people, including 40 HTS fighters, "
    "35 soldiers and 10 civilians, doctors said.",
    published="2024-11-28",
)
PLACES = REPORT.claims[0].places
ARMY, HTS = "Military Forces of Syria (2000-2024)", "Hay'at Tahrir al-Sham"
STATE = "Government of Syria"


def test_two_days_and_two_places_are_four_rows_of_acled() -> None:
    rows = acled_rows(REPORT)
    spots = [(date(2024, 11, day), place) for day in (25, 26) for place in PLACES]
    assert [(row.event_date, row.location, row.latitude, row.longitude) for row in rows] == [
        (day, place.name, place.lat, place.lon) for day, place in spots
    ]
    assert [row.fatalities for row in rows] == [24, 21, 21, 21]
    for row, (_, place) in zip(rows, spots, strict=True):
        assert row._asdict() == {
            "event_date": row.event_date, "time_precision": 1, "event_type": "Battles", "sub_event_type": "Armed clash",
            "actor1": ARMY, "assoc_actor_1": None, "inter1": 1, "actor2": HTS, "inter2": 2, "interaction": 12,
            "civilian_targeting": None, "country": "Syria", "admin1": "Idlib", "location": place.name,
            "latitude": place.lat, "longitude": place.lon, "geo_precision": 1, "fatalities": row.fatalities,
            "source": "doctors",
            "notes": "fatalities: c1 by acled.reported; date: acled.days; type: two armed sides; actor1: “soldiers”, "
            "in the country of the event; actor2: “HTS fighters”; "
            f"place: “{place.text}”, resolved; divided over 2 places",
        }  # fmt: skip


def test_two_places_are_two_rows_of_ucdp_that_share_the_columns() -> None:
    rows = ucdp_rows(REPORT)
    columns = [(35, 9, 0, 0), (0, 31, 10, 2)]
    for row, place, deaths in zip(rows, PLACES, columns, strict=True):
        best = sum(deaths)
        assert row._asdict() == {
            "type_of_violence": 1, "side_a": STATE, "side_b": HTS, "dyad": f"{STATE} - {HTS}",
            "deaths_a": deaths[0], "deaths_b": deaths[1], "deaths_civilians": deaths[2], "deaths_unknown": deaths[3],
            "best": best, "high": best, "low": best, "date_prec": 2, "date_start": date(2024, 11, 25),
            "date_end": date(2024, 11, 26), "where_prec": 1, "latitude": place.lat, "longitude": place.lon,
            "adm_1": "Idlib", "adm_2": None, "source_original": "doctors", "event_clarity": 2,
            "notes": "deaths: c1 by ucdp.words; ucdp.columns; type: a state and another side; date: days of the words; "
            f"place: “{place.text}”, resolved",
        }  # fmt: skip


def test_each_side_has_a_row_and_the_totals_stand_in_the_first() -> None:
    event = ucdp_rows(REPORT)[1]
    first, second = ucdp_side_rows([event])
    own = {"event": 1, "type_of_violence": 1, **{name: getattr(event, name) for name in (
        "date_prec", "date_start", "date_end", "where_prec", "latitude", "longitude", "adm_1", "adm_2",
        "source_original", "event_clarity", "notes",
    )}}  # fmt: skip
    assert first._asdict() == {
        **own, "side": "a", "actor": STATE, "opponent": HTS, "deaths_actor": 0, "deaths_civilians": 10,
        "deaths_unknown": 2, "best": 43, "high": 43, "low": 43,
    }  # fmt: skip
    assert second._asdict() == {
        **own, "side": "b", "actor": HTS, "opponent": STATE, "deaths_actor": 31, "deaths_civilians": None,
        "deaths_unknown": None, "best": None, "high": None, "low": None,
    }  # fmt: skip
    assert [row.event for row in ucdp_side_rows(ucdp_rows(REPORT))] == [1, 1, 2, 2]
    assert [r.side for r in ucdp_side_rows([event._replace(side_b="Civilians")])] == ["a"]
    assert [r.side for r in ucdp_side_rows([event._replace(side_b=None)])] == ["a", "b"]
    assert [r.side for r in ucdp_side_rows([event._replace(side_b=None, deaths_b=0)])] == ["a"]


def test_what_nobody_tells_is_left_open() -> None:
    report = cp.parse("Several villagers died in Sarmin last month.", published="2024-11-28")
    (row,) = acled_rows(report)
    assert (row.event_date, row.time_precision, row.fatalities) == (date(2024, 10, 16), 3, 3)
    assert (row.actor1, row.inter1, row.actor2, row.interaction) == (
        "Unidentified Armed Group (Syria)", 3, "Civilians (Syria)", 37,
    )  # fmt: skip
    assert (row.civilian_targeting, row.source) == ("Civilian targeting", None)
    assert row.notes == (
        "fatalities: c1 by acled.plural-3; date: middle of the month; type: civilians are hit; "
        "actor1: nobody is named; actor2: civilians are counted; place: “Sarmin”, resolved"
    )
    (row,) = ucdp_rows(report)
    assert (row.side_a, row.side_b, row.dyad, row.type_of_violence) == (None, None, None, None)
    assert (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown) == (0, 0, 2, 0)
    assert (row.low, row.best, row.high, row.date_prec, row.event_clarity) == (2, 2, None, 4, 2)


def test_injured_and_captured_stand_in_the_notes() -> None:
    text = "HTS fighters killed 12 soldiers, wounded seven and captured two in Sarmin on Monday."
    (row,) = acled_rows(cp.parse(text, published="2024-11-28"))
    assert row.fatalities == 12
    assert "; injured seven: c2; captured two: c3; " in row.notes


def test_a_coded_date_names_its_rule() -> None:
    thursday = date(2024, 11, 28)

    def rule(phrase: str, convention: str) -> str:
        (time,) = find_times(f"Four people died {phrase}.", published=thursday)
        return code_date(time, thursday, convention=convention).rule

    assert [rule(phrase, "ucdp") for phrase in ("on Monday", "recently", "over the past week", "in recent months")] == [
        "days of the words",
        "recently: the three days before the report",
        "past week: seven days with the report's",
        "past months: not into another year",
    ]
    assert [rule(phrase, "ucdp") for phrase in ("until Friday", "between 2019 and 2021")] == [
        "no date", "longer than a year",
    ]  # fmt: skip
    assert code_date(None, thursday).rule == "no time given: three days back"
    assert code_date(None, None) == (None, None, None, "no date")
    phrases = ("on Monday", "last week", "in March 2024", "at the end of March 2024", "at the beginning of March 2024")
    assert [rule(phrase, "acled") for phrase in (*phrases, "in 2023", "until Friday")] == [
        "the day", "middle of the days", "middle of the month", "end of a month: its last day",
        "beginning of a month: its first day", "coarser than a month", "no date",
    ]  # fmt: skip
    assert code_date(None, thursday, convention="acled").rule == "no date"


def test_a_province_or_a_district_is_its_own_unit() -> None:
    report = cp.parse("Gunmen killed nine villagers in Idlib province on Monday.", published="2024-11-28")
    (row,) = acled_rows(report)
    assert (row.admin1, row.location, row.geo_precision) == ("Idlib", "Idlib", 3)
    (row,) = ucdp_rows(report)
    assert (row.adm_1, row.adm_2, row.where_prec) == ("Idlib", None, 4)
    (row,) = ucdp_rows(cp.parse("Gunmen killed nine villagers in Jisr al-Shughur district on Monday."))
    assert (row.adm_1, row.adm_2, row.where_prec) == ("Idlib", "Jisr al-Shughur", 3)


def test_a_span_of_one_day_is_a_day() -> None:
    report = cp.parse("Gunmen killed nine villagers from 25 to 25 November 2024 in Sarmin.", published="2024-11-28")
    (row,) = acled_rows(report)
    assert (row.event_date, row.fatalities) == (date(2024, 11, 25), 9)
    assert "; date: the day; " in row.notes


def test_fewer_deaths_than_places_of_two_provinces_are_of_the_country() -> None:
    (row,) = ucdp_rows(cp.parse("Rebels killed a soldier in Sarmin and Manbij on Monday.", published="2024-11-28"))
    assert (row.best, row.where_prec, row.adm_1, row.latitude) == (1, 6, None, None)
    assert row.notes.endswith("; place: fewer deaths than places: the country")
    (row,) = ucdp_rows(cp.parse("Rebels killed a soldier in Sarmin and Binnish on Monday.", published="2024-11-28"))
    assert row.notes.endswith("; place: fewer deaths than places: the unit that holds them")
