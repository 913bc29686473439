"""Names that writers spell in several ways, and names that only look alike."""

import pytest

from conflictparse.names import same_place_name

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
