"""Events as rows in the manner of ACLED and UCDP; the sentences are our own."""

import csv
import io
from datetime import date

import pytest

import conflictparse as cp
from conflictparse.actors import Actor, ActorLexicon
from conflictparse.codebooks.event_parties import INTERS
from conflictparse.codebooks.events import shares, shares_first
from conflictparse.exports import acled_rows, to_csv, ucdp_rows
from conflictparse.exports.event_rows import csv_header

PUBLISHED = "2024-11-28"


def acled(text, published=PUBLISHED):
    return acled_rows(cp.parse(text, published=published))


def ucdp(text, published=PUBLISHED):
    return ucdp_rows(cp.parse(text, published=published))


# ---------------------------------------------------------------- events
def test_one_event_is_one_row_with_who_where_and_when():
    (row,) = acled("HTS fighters killed 12 soldiers in Sarmin on Monday, the Observatory said.")
    assert (row.event_date, row.time_precision) == (date(2024, 11, 25), 1)
    assert (row.event_type, row.sub_event_type) == ("Battles", "Armed clash")
    assert (row.actor1, row.inter1) == ("Hay'at Tahrir al-Sham", 2)
    assert (row.actor2, row.inter2, row.interaction) == ("Military Forces of Syria (2000-2024)", 1, 12)
    assert (row.country, row.admin1, row.geo_precision) == ("Syria", "Idlib", 1)
    assert row.location.startswith("Sarm")
    assert (row.fatalities, row.civilian_targeting, row.source) == (12, None, "the Observatory")


def test_dead_and_injured_of_one_attack_are_one_row():
    (row,) = acled("Shelling killed four villagers in Sarmin on Monday and wounded 11.")
    assert (row.fatalities, row.civilian_targeting) == (4, "Civilian targeting")
    assert "injured 11" in row.notes


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("A drone killed four villagers in Sarmin. Shelling killed three villagers in Binnish.", [4, 3]),  # places
        ("Gunmen killed four villagers in Sarmin on Monday. Gunmen killed three there on Tuesday.", [4, 3]),  # days
        ("HTS killed four soldiers in Sarmin. The Taliban killed three villagers in Sarmin.", [4, 3]),  # parties
    ],
)
def test_another_place_day_or_party_is_another_row(text, deaths):
    assert [row.fatalities for row in acled(text)] == deaths
    assert [row.best for row in ucdp(text)] == deaths


def test_what_happened_to_nobody_is_no_event():
    assert acled("Nobody was injured when shells hit Sarmin on Monday.") == ()
    assert acled("Turkey hosts 3.7 million refugees.") == ()


def test_a_place_that_is_taken_is_an_event_without_a_figure():
    (row,) = acled("HTS captured Sarmin on Monday.")
    assert (row.sub_event_type, row.fatalities) == ("Non-state actor overtakes territory", 0)
    assert acled("HTS attempted to capture Sarmin on Monday.") == ()


# ---------------------------------------------------------------- types
@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Air strikes killed 12 people in Sarmin.", "Air/drone strike"),
        ("A drone strike killed two militants in Sarmin.", "Air/drone strike"),
        ("Shelling wounded nine villagers in Sarmin.", "Shelling/artillery/missile attack"),
        ("A suicide bomber killed nine worshippers in Sarmin.", "Suicide bomb"),
        ("A roadside bomb killed two policemen in Sarmin.", "Remote explosive/landmine/IED"),
        ("A grenade killed a shopkeeper in Sarmin.", "Grenade"),
        ("Gunmen killed nine villagers in Sarmin.", "Attack"),
        ("Gunmen abducted nine villagers in Sarmin.", "Abduction/forced disappearance"),
        ("Rebels killed nine soldiers in Sarmin.", "Armed clash"),
        ("Police arrested 40 protesters in Sarmin.", "Arrests"),
        ("Rebels seized five tanks in Sarmin.", "Disrupted weapons use"),
        ("The fire destroyed 12 houses in Sarmin.", "Looting/property destruction"),
        ("The fighting displaced 12,000 people in Sarmin.", "Other"),
        ("Government forces recaptured Sarmin on Monday.", "Government regains territory"),
        ("A man was shot dead in Sarmin.", "Attack"),
        ("12 people died in Sarmin.", None),
    ],
)
def test_what_kind_of_event_the_words_tell(text, sub_type):
    (row,) = acled(text)
    assert row.sub_event_type == sub_type
    assert (row.event_type is None) == (sub_type is None)


@pytest.mark.parametrize(
    ("text", "violence"),
    [
        ("HTS killed 12 soldiers in Sarmin.", 1),
        ("HTS fighters killed nine Islamic State fighters in Sarmin.", 2),
        ("The Islamic State killed nine villagers in Sarmin.", 3),
        ("Government forces killed nine villagers in Sarmin.", 3),
        ("Government shelling killed nine villagers in Sarmin.", 1),
        ("Nine people were killed in Sarmin.", None),
    ],
)
def test_the_type_of_violence(text, violence):
    (row,) = ucdp(text)
    assert row.type_of_violence == violence
    if violence == 3:
        assert (row.side_b, row.deaths_a, row.deaths_b, row.deaths_civilians) == ("Civilians", 0, 0, 9)


# ---------------------------------------------------------------- parties
def test_a_state_abroad_is_an_external_force():
    (row,) = acled("Israeli strikes killed nine people in Sarmin.")
    assert (row.actor1, row.inter1) == ("Military Forces of Israel", 8)


@pytest.mark.parametrize(
    ("text", "name"), [("Gunmen", "Unidentified Armed Group (Syria)"), ("HTS", "Hay'at Tahrir al-Sham")]
)
def test_words_that_name_no_group_get_the_name_of_none(text, name):
    (row,) = acled(f"{text} killed nine villagers in Sarmin.")
    assert (row.actor1, row.actor2, row.inter2) == (name, "Civilians (Syria)", 7)
    (row,) = ucdp(f"{text} killed nine villagers in Sarmin.")
    assert row.side_a == (None if text == "Gunmen" else name)
    assert row.dyad == (None if text == "Gunmen" else f"{name} - Civilians")


def test_every_kind_of_party_has_a_code_of_acled():
    assert set(INTERS.values()) <= set(range(1, 9))


# ---------------------------------------------------------------- figures
def test_parts_tell_the_sides_apart_and_add_no_deaths():
    (row,) = ucdp("Clashes in Sarmin killed 87 people, including 40 HTS fighters, 35 soldiers and 10 civilians.")
    assert (row.side_a, row.side_b) == ("Government of Syria", "Hay'at Tahrir al-Sham")
    assert (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown) == (35, 40, 10, 2)
    assert row.best == 87


def test_parts_that_exceed_their_whole_are_not_told_apart():
    (row,) = ucdp("Clashes in Sarmin killed 60 people, including 40 HTS fighters and 35 soldiers.")
    assert (row.deaths_a, row.deaths_b, row.deaths_unknown, row.best) == (0, 0, 60, 60)


def test_a_total_of_listed_days_is_divided_for_acled_alone():
    text = "Rebels killed 14 soldiers in Sarmin from Monday to Wednesday."
    rows = acled(text)
    assert [(row.event_date.day, row.fatalities) for row in rows] == [(25, 6), (26, 4), (27, 4)]
    assert all("acled.days" in row.notes for row in rows)
    (row,) = ucdp(text)
    assert (row.date_start.day, row.date_end.day, row.best, row.event_clarity) == (25, 27, 14, 2)


def test_a_weekend_is_one_event_of_an_unknown_day():
    (row,) = acled("Rebels killed 14 soldiers in Sarmin over the weekend.")
    assert (row.time_precision, row.fatalities) == (2, 14)


def test_places_of_a_list_share_the_deaths():
    text = "Rebels killed seven soldiers in Sarmin and Binnish on Monday."
    assert [row.fatalities for row in acled(text)] == [4, 3]
    assert [row.best for row in ucdp(text)] == [4, 3]
    assert [row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown for row in ucdp(text)] == [4, 3]


def test_fewer_deaths_than_places_are_not_divided_by_ucdp():
    (row,) = ucdp("Rebels killed a soldier in Sarmin and Binnish on Monday.")
    assert (row.best, row.where_prec, row.adm_1, row.latitude) == (1, 4, "Idlib", None)


def test_a_joint_figure_is_a_row_without_deaths():
    text = "Clashes in Sarmin killed and wounded 110 fighters on Monday."
    (row,) = acled(text)
    assert row.fatalities == 0
    assert "acled.casualties" in row.notes
    (row,) = ucdp(text)
    assert (row.low, row.best, row.high) == (0, 0, 110)


def test_a_country_is_no_location_for_acled():
    (row,) = acled("Gunmen killed nine villagers in Syria on Monday.")
    assert (row.country, row.location, row.geo_precision) == ("Syria", None, None)
    assert ucdp("Gunmen killed nine villagers in Syria on Monday.")[0].where_prec == 6


def test_without_a_date_of_publication_a_relative_day_is_unknown():
    (row,) = acled("Gunmen killed nine villagers in Sarmin on Monday.", published=None)
    assert (row.event_date, row.time_precision) == (None, None)


def test_the_scale_of_acled_reaches_its_rows():
    report = cp.parse("Gunmen killed several villagers in Sarmin.")
    assert [acled_rows(report, scale=scale)[0].fatalities for scale in (3, 10)] == [3, 10]


def test_shares_add_up():
    assert (shares_first(14, 3), shares(14, 3), shares(2, 3)) == ((6, 4, 4), (5, 5, 4), (1, 1, 0))


# ---------------------------------------------------------------- CSV
def test_no_cell_of_words_is_a_formula():
    report = cp.parse("=Gunmen killed nine villagers in Sarmin, said @medic.")
    text = csv_header("acled") + to_csv(acled_rows(report), doc="=1+1")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["doc"] == "'=1+1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_longitude_west_of_greenwich_stays_a_number():
    rows = acled("Gunmen killed nine villagers in Timbuktu, Mali on Monday.")
    cells = next(csv.DictReader(io.StringIO(csv_header("acled") + to_csv(rows))))
    assert float(cells["longitude"]) == rows[0].longitude < 0


@pytest.mark.parametrize(("kind", "rows"), [("acled", acled), ("ucdp", ucdp)])
def test_csv_has_a_header_and_a_line_for_each_row(kind, rows):
    made = rows("HTS killed four soldiers in Sarmin. Shelling killed three villagers in Binnish.")
    read = list(csv.DictReader(io.StringIO(csv_header(kind) + to_csv(made, doc="story.txt"))))
    assert len(read) == len(made) == 2
    assert {row["doc"] for row in read} == {"story.txt"}
    assert None not in read[0]


def test_a_party_of_the_users_own_has_the_name_that_its_record_gives():
    record = Actor("hill-brigade", "Hill Brigade", "rebel_group", "SYR", acled="Hill Brigade (Syria)")
    lexicon = ActorLexicon([record], [])
    report = cp.parse(
        "The Hill Brigade killed nine villagers in Sarmin on Monday.", published=PUBLISHED, lexicon=lexicon
    )
    (row,) = acled_rows(report, lexicon=lexicon)
    assert (row.actor1, row.inter1) == ("Hill Brigade (Syria)", 2)
    assert ucdp_rows(report, lexicon=lexicon)[0].side_a == "Hill Brigade"
