"""Which place a name means: by spelling, by sound, by its parents, by its size, on places of our own."""

import pytest

from conflictparse.errors import NotTextError
from conflictparse.places import Gazetteer, normalize_place, resolve_place
from conflictparse.places.index import Record, TableIndex, named
from conflictparse.places.place import MatchStatus, Place

PLACES = [
    Place("q", "Quorra", "admin1", country="AAA", admin1="Quorra"),
    Place("q-city", "Quorra", "city", country="AAA", admin1="Quorra", lat=10.0, lon=10.0),
    Place("t1", "Tellmar", "town", country="AAA", admin1="Quorra", lat=10.1, lon=10.1),
    Place("t2", "Tellmar", "town", country="BBB", admin1="Bessa", lat=50.0, lon=50.0),
    Place("b1", "Big Namesake", "city", country="AAA", admin1="Quorra", lat=1.0, lon=1.0),
    Place("b2", "Big Namesake", "village", country="BBB", admin1="Bessa", lat=5.0, lon=5.0),
    Place("b", "Bessa", "admin1", country="BBB", admin1="Bessa"),
    Place("bbb", "Bessaland", "country", country="BBB"),
    Place("o", "Lonefield", "village", country="AAA"),
]


PEOPLE = {"b1": "900000", "b2": "200"}


@pytest.fixture(scope="module")
def gazetteer():
    plain = Gazetteer.of(PLACES)
    records = [plain.record(number) for number in range(len(plain))]
    return Gazetteer(TableIndex(named(r._replace(population=PEOPLE.get(r.id, ""))) for r in records))


def found(match):
    return match.status.value, match.place and match.place.id


def test_one_place_of_a_name_is_it(gazetteer):
    assert found(resolve_place("Lonefield", gazetteer=gazetteer)) == ("resolved", "o")


def test_two_places_of_a_name_stay_ambiguous(gazetteer):
    match = resolve_place("Tellmar", gazetteer=gazetteer)
    assert match.status is MatchStatus.AMBIGUOUS
    assert match.place is None
    assert {place.id for place in match.candidates} == {"t1", "t2"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"country": "BBB"}, "t2"),
        ({"country": "AAA"}, "t1"),
        ({"within": "Quorra"}, "t1"),
        ({"within": "Bessa"}, "t2"),
        ({"within": "Bessaland"}, "t2"),
        ({"within": "northern Quorra province"}, "t1"),
    ],
)
def test_a_stated_parent_decides(gazetteer, options, expected):
    assert found(resolve_place("Tellmar", gazetteer=gazetteer, **options)) == ("resolved", expected)


@pytest.mark.parametrize("options", [{"country": "CCC"}, {"within": "Bessa"}])
def test_a_stated_parent_is_a_veto(gazetteer, options):
    name = "Tellmar" if "country" in options else "Quorra"
    match = resolve_place(name, gazetteer=gazetteer, **options)
    assert (match.status, match.place, match.candidates) == (MatchStatus.UNKNOWN, None, ())


def test_a_place_without_a_known_parent_is_kept_when_no_other_fits(gazetteer):
    assert found(resolve_place("Lonefield", gazetteer=gazetteer, within="Quorra")) == ("resolved", "o")


def test_a_town_much_larger_than_its_namesake_is_meant(gazetteer):
    match = resolve_place("Big Namesake", gazetteer=gazetteer)
    assert found(match) == ("resolved", "b1")
    assert "population" in match.why


@pytest.mark.parametrize(
    ("countries", "people", "expected"),
    [
        ("AAA AAA", "30000 600", ("resolved", "0")),
        ("AAA BBB", "30000 600", ("ambiguous", None)),  # a town abroad may be meant
        ("AAA AAA", "30000 -", ("ambiguous", None)),  # a population that is not known may be large
        ("AAA AAA", "9000 600", ("ambiguous", None)),
        ("AAA AAA", "30000 4000", ("ambiguous", None)),
        ("AAA BBB", "130000 600", ("resolved", "0")),
    ],
)
def test_how_much_larger_a_town_must_be(countries, people, expected):
    rows = []
    for number, (country, count) in enumerate(zip(countries.split(), people.split(), strict=True)):
        cells = (str(number), "Reedham", "", "town", country, *[""] * 6, count.strip("-"), "own")
        rows.append(named(Record(*cells)))
    assert found(resolve_place("Reedham", gazetteer=Gazetteer(TableIndex(rows)))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Quorra province", "q"),
        ("western Quorra province", "q"),
        ("Quorra city", "q-city"),
        ("the city of Nowhere", None),
    ],
)
def test_area_words_say_which_kind_is_meant(gazetteer, name, expected):
    assert found(resolve_place(name, gazetteer=gazetteer))[1] == expected


@pytest.mark.parametrize("name", ["Telmar", "Tellmaar", "TELLMAR", "Téllmar"])
def test_another_spelling_finds_the_name(gazetteer, name):
    assert found(resolve_place(name, gazetteer=gazetteer, country="AAA")) == ("resolved", "t1")


@pytest.mark.parametrize("name", ["", " ", "-", "\x00", "\ud800", "Zzyzzx", "city", "x" * 5000])
def test_what_is_no_name_is_unknown(gazetteer, name):
    match = resolve_place(name, gazetteer=gazetteer)
    assert found(match) == ("unknown", None)
    assert match.why == "no such name"


@pytest.mark.parametrize("name", [None, b"Idlib", 3])
def test_only_text_is_a_name(gazetteer, name):
    with pytest.raises(NotTextError, match="resolve_place"):
        resolve_place(name, gazetteer=gazetteer)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Lonefield", "Lonefield"),
        ("lone-field", "Lonefield"),
        ("Lunefeeld", "Lonefield"),
        ("Quorra province", "Quorra"),  # the unit and its town share the name
        ("Tellmar", "Tellmar"),  # two towns, one name
        ("Nowherabad", "Nuwhirabad"),  # unknown: its sounds in one spelling
        ("", ""),
    ],
)
def test_a_name_is_written_as_the_gazetteer_writes_it(gazetteer, name, canonical):
    assert normalize_place(name, gazetteer=gazetteer) == canonical


def test_a_whole_name_goes_before_a_name_with_an_area_word():
    both = Gazetteer.of([Place("m", "Marn", "city"), Place("mp", "Marn Plains", "region")])
    assert normalize_place("Marn Plains", gazetteer=both) == "Marn Plains"


def test_only_text_can_be_normalized(gazetteer):
    with pytest.raises(NotTextError):
        normalize_place(7, gazetteer=gazetteer)
