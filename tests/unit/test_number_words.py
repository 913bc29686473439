"""Word by word: what the words beside a number make of it, each in a sentence of its own."""

from __future__ import annotations

import pytest

from conflictparse.numbers import read_quantities
from conflictparse.text import tokenize


def found(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the words of the quantities of *text*, and what its other numbers are."""
    quantities, skipped = read_quantities(tokenize(text))
    return [q.text for q in quantities], [(s.text, s.why) for s in skipped]


HALVES = "this last next other latter northern southern eastern western the top".split()


@pytest.mark.parametrize("word", HALVES)
def test_a_half_that_is_pointed_at_is_a_part_of_a_match_or_a_country(word: str) -> None:
    assert found(f"In {word} half it rained.") == ([], [("half", "part")])


@pytest.mark.parametrize("word", ["first", "second"])
def test_so_is_a_half_that_has_a_number(word: str) -> None:
    assert found(f"In {word} half it rained.")[1] == [("half", "part")]


@pytest.mark.parametrize("word", ["nearly", "about", "over", "when"])
def test_any_other_half_is_a_share(word: str) -> None:
    assert found(f"And {word} half fled.")[0][-1].endswith("half")


@pytest.mark.parametrize("word", "last past next first these those".split())
def test_few_days_are_days_after_a_word_that_points_at_them(word: str) -> None:
    assert found(f"In {word} few days it rained.")[0][-1].endswith("few days")


def test_few_alone_is_no_amount() -> None:
    assert found("And few men fled.") == ([], [])


@pytest.mark.parametrize("word", "not the has great good that".split())
def test_many_is_no_amount_after_some_words(word: str) -> None:
    assert found(f"And {word} many men fled.")[0] == []


@pytest.mark.parametrize("word", "of more others were have are killed dead wounded injured had or if".split())
def test_scores_are_an_amount_before_some_words(word: str) -> None:
    assert found(f"Then scores {word} men there.")[0][:1] == ["scores"]


@pytest.mark.parametrize("word", "often twice there him".split())
def test_scores_are_a_verb_before_others(word: str) -> None:
    assert found(f"He scores {word}.")[0] in ([], ["twice"])


@pytest.mark.parametrize("word", ["of"])
def test_tens_are_an_amount_before_of_alone(word: str) -> None:
    assert found(f"Then tens {word} men fled.")[0] == ["tens"]
    assert found("Then tens were killed.")[0] == []


@pytest.mark.parametrize("rank", "first last next only same other second".split())
@pytest.mark.parametrize("word", ["the", "a", "this", "that"])
def test_one_is_a_pronoun_after_a_rank_with_a_determiner(rank: str, word: str) -> None:
    assert ("one", "pronoun") in found(f"Then {word} {rank} one fled.")[1]


@pytest.mark.parametrize("rank", ["last", "only", "same"])
def test_one_counts_after_a_rank_without_one(rank: str) -> None:
    assert "one" in found(f"Then {rank} one fled.")[0]


@pytest.mark.parametrize("word", "the this that every each which any a".split())
def test_one_is_a_pronoun_after_a_determiner(word: str) -> None:
    assert found(f"Then {word} one fled.") == ([], [("one", "pronoun")])


@pytest.mark.parametrize("word", ["which", "that"])
def test_one_counts_after_a_relative_where_a_noun_follows(word: str) -> None:
    assert found(f"A raid in {word} one officer died.")[0] == ["one"]


@pytest.mark.parametrize("word", ["a", "an", "the"])
def test_one_is_a_pronoun_after_an_adjective_with_an_article(word: str) -> None:
    assert ("one", "pronoun") in found(f"Then {word} old one fled.")[1]
    assert found(f"Then {word} old one-man tent fell.")[0] == ["one"]


@pytest.mark.parametrize("word", "can could must should may might has is would will cannot".split())
def test_one_is_a_pronoun_before_what_one_can_do(word: str) -> None:
    assert found(f"Here one {word} hope.") == ([], [("one", "pronoun")])


@pytest.mark.parametrize("word", ["the", "a", "an", "this", "that"])
def test_one_is_a_pronoun_before_what_it_is(word: str) -> None:
    assert found(f"Here one {word} guards saw fled.") == ([], [("one", "pronoun")])
    assert found(f"They killed one {word} day.")[0] == ["one"]
    assert found(f"They kept killing one {word} day.")[0] == ["one"]


@pytest.mark.parametrize("word", ["worst", "best", "largest", "oldest"])
def test_one_of_all_is_a_pronoun_after_a_superlative(word: str) -> None:
    assert ("one", "pronoun") in found(f"The {word} one of all fled.")[1]


def test_one_of_them_counts() -> None:
    assert found("Then west one of them fled.")[0] == ["one"]


@pytest.mark.parametrize("word", ["top", "bottom"])
def test_a_number_is_a_rank_after_top_and_bottom(word: str) -> None:
    assert found(f"It is in the {word} four.") == ([], [("four", "rank")])
    assert found(f"The {word} four clubs met.")[0] == ["four"]


@pytest.mark.parametrize(
    "word", "at around about by until till from since between before after and to approximately".split()
)
def test_four_digits_before_hours_are_a_time_after_some_words(word: str) -> None:
    assert ("1430", "clock time") in found(f"They left {word} 1430 hours.")[1]
    assert ("1430", "clock time") in found(f"They left {word} 1430 hrs.")[1]


@pytest.mark.parametrize("word", ["for", "of", "some"])
def test_and_a_length_after_others(word: str) -> None:
    assert "1430 hours" in found(f"It took {word} 1430 hours.")[0][-1]


@pytest.mark.parametrize("word", "a an the this new own its his her their our latest each every".split())
def test_a_number_belongs_to_the_name_of_a_thing(word: str) -> None:
    assert found(f"Then {word} Galaxy Note 7 fell.") == ([], [("7", "designation")])


@pytest.mark.parametrize("word", ["a", "an", "own", "new", "this", "another"])
def test_three_digits_before_a_name_are_a_product(word: str) -> None:
    assert ("787", "designation") in found(f"Then {word} 787 Dreamliner fell.")[1]


@pytest.mark.parametrize("word", ["to", "and", "or"])
def test_two_numbers_that_look_like_years_are_a_range(word: str) -> None:
    assert ("2000", "year") not in found(f"They lost 1500 {word} 2000 men.")[1]


@pytest.mark.parametrize("mark", ["-", "–"])
def test_a_range_of_a_unit_is_joined_by_a_dash(mark: str) -> None:
    assert found(f"Some fell 5%{mark}20% there.")[0] == [f"5%{mark}20%"]


@pytest.mark.parametrize("word", ["possibly", "perhaps", "maybe"])
def test_a_second_figure_may_be_possible(word: str) -> None:
    assert found(f"They lost 12, {word} 15 men.")[0] == [f"12, {word} 15"]


@pytest.mark.parametrize("word", "as more the higher larger bigger greater its their that".split())
def test_times_compare_before_some_words(word: str) -> None:
    assert found(f"It is three times {word} much.")[0][0] == "three times"


@pytest.mark.parametrize("word", ["others", "other", "more"])
def test_of_others_counts_others(word: str) -> None:
    (quantity,) = read_quantities(tokenize(f"Dozens of {word} men fled."))[0]
    assert quantity.relation is not None


@pytest.mark.parametrize("word", ["other", "more", "additional", "further"])
def test_more_of_them_are_of_the_same(word: str) -> None:
    (quantity,) = read_quantities(tokenize(f"Dozens of the {word} men fled."))[0]
    assert quantity.noun == "men"


@pytest.mark.parametrize("word", ["km", "miles", "years", "men"])
def test_a_figure_with_a_point_before_it_is_a_decimal(word: str) -> None:
    (quantity,) = read_quantities(tokenize(f"It took .5 {word} then."))[0]
    assert str(quantity.stated) == "0.5"


def test_units_of_quantulum_have_the_entity_of_their_dimension() -> None:
    (age,) = read_quantities(tokenize("He is 40 years old."))[0]
    (men,) = read_quantities(tokenize("They sent 40 men."))[0]
    assert [q.to_quantulum().unit.entity.name for q in (age, men)] == ["time", "dimensionless"]


@pytest.mark.parametrize(
    ("text", "quantities", "skipped"),
    [
        ("It was C-130 there.", [], [("C-130", "designation")]),
        ("C 130 men fled.", [], [("C 130", "designation")]),
        ("c 130 men fled.", ["c 130"], []),
        ("See www.a.org/1 and www.b.org/2 with 12 men.", ["12"], [("1", "web address"), ("2", "web address")]),
        ("See http://a.org/1/2 twice, 12 men fled.", ["12"], [("1/2", "web address")]),
        ("It lies 12 km/h", ["12 km/h"], []),
        ("It lies 12 km/", ["12 km"], []),
        ("Half fled.", ["Half"], []),
        ("It fell from 12 km to 7 miles.", ["12 km", "7 miles"], []),
    ],
)
def test_words_at_the_edge_of_a_text(text: str, quantities: list[str], skipped: list[tuple[str, str]]) -> None:
    assert found(text) == (quantities, skipped)
