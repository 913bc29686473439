"""Laws of names: what a spelling may change without changing the name."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from conflictparse.names import (
    ARTICLES,
    consonant_key,
    fold,
    fold_word,
    normalize_spelling,
    rough_key,
    same_place_name,
    sound_key,
)

ANYTHING = st.text(max_size=60)
WORD = st.text(string.ascii_lowercase, min_size=3, max_size=10).filter(lambda w: w not in ARTICLES)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


@given(ANYTHING)
@example("𝓐")
@example("ŉ")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_word(fold_word(text)) == fold_word(text)


@given(ANYTHING)
def test_a_normal_spelling_is_its_own(text):
    assert normalize_spelling(normalize_spelling(text)) == normalize_spelling(text)


@given(NAME)
def test_a_name_that_was_respelled_is_normalized_once(name):
    assert normalize_spelling(normalize_spelling(name)) == normalize_spelling(name)


@given(ANYTHING)
def test_no_text_breaks_a_key(text):
    for key in (fold, sound_key, consonant_key, rough_key, normalize_spelling):
        assert isinstance(key(text), str)


@given(NAME)
def test_no_name_is_emptied(name):
    for key in (fold, sound_key, consonant_key, rough_key, normalize_spelling):
        assert key(name)


@given(NAME)
def test_case_hyphens_and_articles_do_not_change_a_key(name):
    for key in (fold, sound_key, consonant_key, rough_key, normalize_spelling):
        for other in (name.upper(), name.replace(" ", "-"), "al-" + name, "Al " + name):
            assert key(other) == key(name)


@given(NAME, st.integers(1, 8))
def test_an_apostrophe_does_not_change_a_key(name, at):
    at = min(at, len(name) - 1)
    other = name[:at] + "’" + name[at:]
    for key in (fold, sound_key, consonant_key, rough_key):
        assert key(other) == key(name)


@given(ANYTHING, ANYTHING)
def test_comparing_has_no_direction(a, b):
    assert same_place_name(a, b) == same_place_name(b, a)
    assert 0 <= same_place_name(a, b) <= 1


@given(ANYTHING)
def test_a_name_is_its_own(name):
    assert same_place_name(name, name) == 1.0


@given(NAME)
def test_a_name_is_the_same_with_its_article(name):
    assert same_place_name(name, "al-" + name) == 1.0
    assert same_place_name(name, name.replace(" ", "")) >= 0.5
