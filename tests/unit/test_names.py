"""Names that writers spell in several ways, and names that only look alike."""

import pytest

from conflictparse.errors import NotTextError
from conflictparse.names import compare, same_place_name

SAME = [
    ("Saraqib", "Saraqeb"),
    ("Khan Shaykhun", "Khan Sheikhoun"),
    ("al-Qusayr", "Qusair"),
    ("Deir Hafer", "Dayr Hafir"),
    ("Ma'arrat Misrin", "Maaret Misreen"),
    ("Jisr ash-Shughur", "Jisr al-Shoughour"),
    ("Kafr Zita", "Kafarzita"),
]
DIFFERENT = [
    ("Aleppo", "Idlib"),
    ("Hama", "Homs"),
    ("Tell Rifaat", "Tell Abyad"),
    ("Kafr Nabl", "Kafr Zita"),
    ("", "Homs"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_the_same(a, b):
    assert same_place_name(a, b) >= 0.5


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_other_names_are_not(a, b):
    assert same_place_name(a, b) < 0.5


def test_a_long_text_is_compared_in_bounded_time():
    assert same_place_name("ab" * 100_000, "ba" * 100_000) < 1


def test_only_text_is_compared():
    with pytest.raises(NotTextError):
        compare("Homs", None)


def test_a_comparison_names_the_letters_that_differ():
    found = compare("Binnish", "Bnesh")
    assert [(edit.rule, edit.a, edit.b, edit.cost) for edit in found.edits] == [
        ("one vowel more", "i", "", 3),
        ("one sound", "nn", "n", 0),
        ("another vowel", "i", "e", 3),
    ]
    assert found.rule == "spelled alike"
    assert found.profile == "arabic"


def test_a_country_says_how_its_names_are_spelled():
    assert compare("Kharkiv", "Charkow", country="UKR").profile == "slavic"
    assert same_place_name("Belgorod", "Bilhorod", country="UKR") > same_place_name(
        "Belgorod", "Bilhorod", country="SYR"
    )
