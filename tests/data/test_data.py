"""The bundled tables are sound, and the check finds what is not."""

import pytest

from conflictparse.data import edition, load_actors, load_manifest
from conflictparse.data.check import KINDS, TABLES, check_data, check_tables
from conflictparse.data.places import NAME_COLUMNS, load_gazetteer, read_bundled
from conflictparse.data.tables import open_binary, read_table
from conflictparse.places.vocabulary import TABLES as TABLES_OF_WORDS

SOURCES = {"own": {}}
ACTORS = "id,name,kind,country,side,parent,since,until,ucdp,acled,wikidata,source\n"
NAMES = "actor,name,use,language,since,until,source\n"


def problems(**tables: str) -> list[str]:
    """Return the problems of small tables, leaving the manifest's fingerprints aside."""
    contents = {f"{name}.csv": text.encode() for name, text in tables.items()}
    found = check_tables(contents, {"sources": SOURCES, "files": {}})
    return [problem for problem in found if "manifest:" not in problem]


def test_the_bundled_tables_are_sound() -> None:
    assert check_data() == []


def test_every_table_has_rules_and_stands_in_the_manifest() -> None:
    assert set(load_manifest()["files"]) == set(TABLES)


def test_the_edition_is_a_date() -> None:
    assert edition() == "2026-11-22"


def test_every_parent_is_a_record() -> None:
    records = load_actors().records
    assert all(r.parent is None or r.parent in records for r in records.values())


def test_a_bad_cell_is_named_with_its_row_and_column() -> None:
    found = problems(actors=ACTORS + "One Group,One,rebel_group,Syria,opposition,nobody,20x4,,,,Z1,hearsay\n")
    assert found == [
        "actors.csv:2:id: 'One Group' is no kebab-case id",
        "actors.csv:2:country: 'Syria' is no ISO 3166-1 alpha-3 code",
        "actors.csv:2:since: '20x4' is no ISO date",
        "actors.csv:2:wikidata: 'Z1' is no Wikidata item",
        "actors.csv:2:source: 'hearsay' is not declared in the manifest",
        "actors.csv:2:parent: 'nobody' is no id of actors.csv",
    ]


def test_a_name_keeps_to_one_script() -> None:
    mixed = "one,\u041eне Group,strong,en,,,own\n"  # the first letter is Cyrillic
    found = problems(actors=ACTORS + "one,One,rebel_group,,,,,,,,,own\n", actor_names=NAMES + mixed)
    assert "actor_names.csv:2:name: '\u041eне Group' mixes Latin and Cyrillic letters" in found


def test_rows_are_sorted_and_ids_unique() -> None:
    row = ",Name,rebel_group,,,,,,,,,own\n"
    found = problems(actors=ACTORS + "b" + row + "a" + row + "a" + row)
    assert "actors.csv:3:id: 'a' is out of order" in found
    assert "actors.csv:4:id: 'a' stands twice" in found


def test_dates_stand_in_order() -> None:
    found = problems(actors=ACTORS + "a,A,rebel_group,,,,2020-01-01,2019-01-01,,,,own\n")
    assert found == ["actors.csv:2:until: 2019-01-01 is before 2020-01-01"]


def test_a_strong_name_belongs_to_one_actor_on_a_day() -> None:
    actors = ACTORS + "a,A,rebel_group,,,,,2010-01-01,,,,own\nb,B,rebel_group,,,,2009-01-01,,,,,own\n"
    names = NAMES + "a,The Same,strong,en,,,own\nb,The Same,strong,en,,,own\n"
    assert problems(actors=actors, actor_names=names) == [
        "actor_names.csv:3:name: 'The Same' is also a (actor_names.csv:2)"
    ]


def test_a_name_may_pass_from_one_actor_to_the_next() -> None:
    actors = ACTORS + "a,A,rebel_group,,,,,2010-01-01,,,,own\nb,B,rebel_group,,,,2010-01-02,,,,,own\n"
    names = NAMES + "a,The Same,strong,en,,,own\nb,The Same,strong,en,,,own\n"
    assert problems(actors=actors, actor_names=names) == []


def test_an_acronym_may_be_shared_but_a_name_stands_once() -> None:
    actors = ACTORS + "a,A,rebel_group,,,,,,,,,own\nb,B,rebel_group,,,,,,,,,own\n"
    shared = NAMES + "a,SNA,acronym,en,,,own\nb,SNA,acronym,en,,,own\n"
    assert problems(actors=actors, actor_names=shared) == []
    twice = NAMES + "a,Red Front,weak,en,,,own\na,Red-Front,weak,en,,,own\n"
    assert problems(actors=actors, actor_names=twice) == [
        "actor_names.csv:3:name: 'Red-Front' reads like 'Red Front' of the same actor (actor_names.csv:2)"
    ]


def test_no_actor_is_its_own_parent() -> None:
    ring = ACTORS + "a,A,rebel_group,,,b,,,,,,own\nb,B,rebel_group,,,a,,,,,,own\n"
    assert problems(actors=ring) == [
        "actors.csv:2:parent: 'a' is its own parent",
        "actors.csv:3:parent: 'b' is its own parent",
    ]


def test_a_name_is_in_use_while_its_actor_exists() -> None:
    actors = ACTORS + "a,A,rebel_group,,,,2010-01-01,,,,,own\n"
    assert problems(actors=actors, actor_names=NAMES + "a,Old A,former,en,,2009-12-31,own\n") == [
        "actor_names.csv:2:since: 'Old A' was in use only when a did not exist"
    ]


def test_a_kind_and_a_code_are_checked() -> None:
    found = problems(actors=ACTORS + "a,A,army,,,,,,Q2, A,,own\n")
    assert found[0].startswith("actors.csv:2:kind: 'army' is not one of state_military, state_police, ")
    assert found[1:] == ["actors.csv:2:ucdp: 'Q2' is no whole number", "actors.csv:2:acled: has spaces around it"]


def test_bad_encoding_and_line_ends_are_found() -> None:
    assert check_tables({"leaders.csv": b"\xff"}, {"sources": {}, "files": {}})[0].startswith(
        "leaders.csv:1: not UTF-8"
    )
    crlf = check_tables({"leaders.csv": b"name\r\n"}, {"sources": {}, "files": {}})
    assert "leaders.csv:1: lines end in LF and there is no byte order mark" in crlf


def test_an_unknown_table_and_a_short_row_are_found() -> None:
    assert problems(weather="a\n") == [
        "weather.csv:1: no rules are known for this table; add them to conflictparse.data.check"
    ]
    assert "actors.csv:2: 1 cells, not 12" in problems(actors=ACTORS + "a\n")


PLACES = "id,name,names,kind,country,admin1,admin2,pcode,iso_3166_2,lat,lon,population,source\n"


def test_a_place_stands_in_one_table_and_has_a_whole_position_or_none() -> None:
    row = "x:1,Spot,,town,,,,,,1,,,own\n"
    assert problems(places=PLACES + row, places_by_hand=PLACES + row.replace(",1,,", ",,,")) == [
        "places_by_hand.csv:2:id: 'x:1' is also in row 2 of places.csv",
        "places.csv:2:lat: a latitude and a longitude stand together",
    ]


def test_a_bad_cell_of_a_place_is_named() -> None:
    row = "x:1,Spot,One|\u041ene,hamlet,SYR,,,SY-07,,91,2,few,own\n"
    assert problems(places=PLACES + row) == [
        "places.csv:2:names: '\u041ene' mixes Latin and Cyrillic letters",
        f"places.csv:2:kind: 'hamlet' is not one of {', '.join(KINDS)}",
        "places.csv:2:pcode: 'SY-07' is no P-code",
        "places.csv:2:lat: 91 is beyond 90 degrees",
        "places.csv:2:population: 'few' is no whole number",
    ]


def test_a_guard_is_folded_and_says_why() -> None:
    assert problems(place_guards="name,why,source\nThe Most,because,own\n") == [
        "place_guards.csv:2:name: 'The Most' is not folded: write 'the most'",
        "place_guards.csv:2:why: 'because' is not one of abbreviation, common name, person, word",
    ]


def test_a_compiled_file_that_is_not_what_its_tables_compile_to_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conflictparse.data.check.compile_bundled", lambda: b"something else")
    assert check_data() == ["places.cpg: is not what the tables compile to: run tools/compile_gazetteer.py"]


def test_a_table_of_actors_that_was_not_compiled_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conflictparse.data.check.compile_bundled", lambda: open_binary("places.cpg"))
    monkeypatch.setattr("conflictparse.data.check.compile_bundled_actors", lambda: b"something else")
    assert check_data() == ["actors.cpa: is not what the tables compile to: run tools/compile_actors.py"]


def test_every_other_name_leads_to_a_place() -> None:
    gazetteer = load_gazetteer()
    names = [name for _, name, _ in read_table("place_names.csv", NAME_COLUMNS)]
    assert [name for name in names if not gazetteer.get(name)] == []


def test_every_unit_that_a_town_of_syria_or_ukraine_names_is_a_record() -> None:
    index = read_bundled("1")
    units = {(r.country, r.name) for r in index.records() if r.kind == "admin1"}
    strays = {
        (r.country, r.admin1)
        for r in index.records()
        if r.country in ("SYR", "UKR") and r.admin1 and (r.country, r.admin1) not in units
    }
    assert strays <= {("UKR", "Kyiv City"), ("UKR", "Sevastopol")}


def test_no_position_is_far_from_the_middle_of_its_country() -> None:
    index = read_bundled("1")
    middle = {r.country: (float(r.lat), float(r.lon)) for r in index.records() if r.kind == "country" and r.lat}
    near = {"SYR": 6.0, "LBN": 2.0, "IRQ": 7.0, "YEM": 8.0, "UKR": 12.0, "SDN": 13.0, "AFG": 10.0}
    for record in index.records():
        if record.country in near and record.lat:
            lat, lon = middle[record.country]
            far = max(abs(float(record.lat) - lat), abs(float(record.lon) - lon))
            assert far <= near[record.country], record


def test_no_word_of_the_grammar_of_places_is_the_name_of_one() -> None:
    entry = load_gazetteer().index.entry
    words = {
        word for table in ("AREA", "DIRECTION", "PART", "PREPOSITION", "PEOPLE") for word in TABLES_OF_WORDS[table]
    }
    found = {word: known for word in words if (known := entry(word)) is not None}
    assert [word for word in sorted(found) if found[word].numbers and not found[word].guarded] == []
