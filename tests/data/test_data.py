"""The bundled tables are sound, and the check finds what is not."""

from conflictparse.data import edition, load_actors, load_manifest
from conflictparse.data.check import TABLES, check_data, check_tables

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
    assert edition() == "2026-11-21"


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
