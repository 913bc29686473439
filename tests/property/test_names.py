"""Laws of names: what a spelling may change without changing the name."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from conflictparse.names import (
    ARTICLES,
    PROFILES,
    Lexicon,
    compare,
    consonant_key,
    fold,
    fold_word,
    normalize_spelling,
    rough,
    rough_key,
    same_place_name,
    sound_key,
)
from conflictparse.names.alignment import align, distance, spell
from conflictparse.text import tokenize

ANYTHING = st.text(max_size=60)
WORD = st.text(string.ascii_lowercase, min_size=3, max_size=10).filter(lambda w: w not in ARTICLES)
PROFILE = st.sampled_from(sorted(PROFILES)).map(PROFILES.__getitem__)
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


@given(ANYTHING, PROFILE)
@example("\ud800", PROFILES["slavic"])
@example("\0", PROFILES["burmese"])
def test_no_text_breaks_a_key(text, profile):
    for key in (fold, normalize_spelling):
        assert isinstance(key(text), str)
    for key in (sound_key, consonant_key, rough_key):
        assert isinstance(key(text, profile), str)


@given(NAME, PROFILE)
def test_no_name_is_emptied(name, profile):
    assert fold(name)
    assert normalize_spelling(name)
    for key in (sound_key, consonant_key, rough_key):
        assert key(name, profile)


@given(NAME, PROFILE)
def test_case_hyphens_and_articles_do_not_change_a_key(name, profile):
    for other in (name.upper(), name.replace(" ", "-"), "al-" + name, "Al " + name):
        assert fold(other) == fold(name)
        assert normalize_spelling(other) == normalize_spelling(name)
        for key in (sound_key, consonant_key, rough_key):
            assert key(other, profile) == key(name, profile)


@given(NAME)
def test_merging_what_writers_mix_up_twice_is_doing_it_once(name):
    assert rough(rough_key(name)) == rough_key(name)


@given(NAME, st.integers(1, 8))
def test_an_apostrophe_does_not_change_a_key(name, at):
    at = min(at, len(name) - 1)
    other = name[:at] + "’" + name[at:]
    for key in (fold, sound_key, consonant_key, rough_key):
        assert key(other) == key(name)


@given(ANYTHING, ANYTHING)
@example("\ud800", "\0")
def test_comparing_has_no_direction(a, b):
    assert same_place_name(a, b) == same_place_name(b, a)
    assert 0 <= same_place_name(a, b) <= 1


@given(NAME, NAME, st.sampled_from(["SYR", "UKR", "IRN", "MMR", "NGA", "no such country"]))
def test_comparing_has_no_direction_in_any_country(a, b, country):
    there, back = compare(a, b, country=country), compare(b, a, country=country)
    assert (there.score, there.rule) == (back.score, back.rule)
    assert sum(edit.cost for edit in there.edits) == sum(edit.cost for edit in back.edits)


@given(NAME, NAME)
def test_case_and_hyphens_do_not_change_a_comparison(a, b):
    want = same_place_name(a, b)
    assert same_place_name(a.upper(), "al-" + b) == want
    assert same_place_name(a.replace(" ", "-"), b) == want


@given(WORD, WORD)
def test_one_word_before_both_names_does_not_part_what_is_one(a, b):
    if same_place_name(a, b) >= 0.5:
        assert same_place_name("Kafr " + a, "Kafar " + b) >= 0.5
        assert same_place_name(a + " village", b + " Village") >= 0.5


@given(WORD, WORD)
def test_one_word_before_both_names_does_not_make_one_of_two(a, b):
    if same_place_name(a, b) < 0.2:
        assert same_place_name("Kafr " + a, "Kafr " + b) < 0.5


@given(NAME, NAME)
def test_names_that_fold_apart_and_score_less_than_one_have_edits_or_a_reason(a, b):
    found = compare(a, b)
    if found.rule == "spelled otherwise":
        assert any(edit.cost for edit in found.edits)


@given(NAME, st.integers(1, 3))
def test_numbers_tell_places_apart(name, number):
    assert same_place_name(f"{name} {number}", f"{name} {number + 1}") < 0.5
    assert same_place_name(f"{name} {number}", f"{name} {'I' * number}") >= 0.5


@given(ANYTHING)
def test_a_name_is_its_own(name):
    assert same_place_name(name, name) == 1.0


@given(NAME)
def test_a_name_is_the_same_with_its_article(name):
    assert same_place_name(name, "al-" + name) == 1.0
    assert same_place_name(name, name.replace(" ", "")) >= 0.5


@given(NAME, NAME, PROFILE)
def test_a_distance_is_the_sum_of_its_edits(a, b, profile):
    cost, edits = align(spell(a, profile), spell(b, profile), profile)
    assert cost == sum(edit.cost for edit in edits)
    assert align(spell(a, profile), spell(a, profile), profile) == (0, ())
    assert distance(spell(a, profile), spell(b, profile), profile) == cost


@given(NAME, st.text("aeiouhkqgj", min_size=1, max_size=3), st.integers(0, 12), PROFILE)
def test_the_distance_of_near_spellings_is_that_of_their_edits(name, letters, at, profile):
    a, b = spell(name, profile), spell(name[:at] + letters + name[at + len(letters) :], profile)
    assert distance(a, b, profile) == distance(b, a, profile) == align(a, b, profile)[0]


CAPITALISED = st.lists(WORD.map(str.capitalize), min_size=2, max_size=4)


def _found(name, text):
    tokens = tokenize(text)
    return [tokens.slice(hit.first, hit.last) for hit in Lexicon([(name, 1)]).find(tokens)]


FEW_WORDS = st.lists(st.sampled_from(["Ra", "Bo", "Ki"]), min_size=1, max_size=5)


@given(st.lists(FEW_WORDS.map(" ".join), min_size=1, max_size=8), FEW_WORDS)
def test_the_longest_name_wins_however_many_begin_alike(names, words):
    lexicon = Lexicon([(name, name) for name in names])
    begun = [name for name in names if f"{' '.join(words)} ".startswith(f"{name} ")]
    found = [hit for hit in lexicon.find(tokenize(" ".join(words))) if hit.first == 0]
    assert [hit.values for hit in found] == ([(max(begun, key=len),)] if begun else [])
    assert all(lexicon.get(name) == (name,) for name in names)


@given(CAPITALISED, st.integers(0, 3), st.sampled_from("'\u2019"), st.sampled_from("'\u2019"))
def test_a_possessive_in_a_name_is_found_with_any_apostrophe_or_with_none(words, at, sign, other):
    at %= len(words) - 1
    name, text, bare = (
        " ".join([*words[:at], words[at] + mark, *words[at + 1 :]]) for mark in (f"{sign}s", f"{other}s", "s")
    )
    assert _found(name, f"Then {text} left.") == [text]
    assert _found(name, f"Then {bare} left.") == [bare]
    assert _found(name, f"Then {text}'s men left.") == [text]
    assert Lexicon([(name, 1)]).get(bare) == (1,)


@given(CAPITALISED, st.integers(0, 3))
def test_a_stroke_joins_only_the_names_that_are_written_with_it(words, at):
    at = at % (len(words) - 1) + 1
    plain, parted = " ".join(words), " ".join(words[:at]) + "/" + " ".join(words[at:])
    assert _found(parted, f"Then {parted} left.") == [parted]
    assert _found(parted, f"Then {plain} left.") == [plain]
    assert _found(plain, f"Then {parted} left.") == []
