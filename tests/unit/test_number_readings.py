"""Figures that are shares, amounts without a figure, or no count at all, on sentences of our own."""

from decimal import Decimal
from fractions import Fraction

import pytest

from conflictparse.errors import NotTextError
from conflictparse.numbers import article_count, find_quantities, parse_quantity, plural_count, read_quantities
from conflictparse.numbers.quantity import Form
from conflictparse.text import tokenize

SHARES = [
    ("Half of the camp fled.", Decimal("0.5")),
    ("A third of the houses burned.", Fraction(1, 3)),
    ("Two-thirds of the town is gone.", Fraction(2, 3)),
    ("3/4 of the fields burned.", Fraction(3, 4)),
    ("Four out of five houses burned.", Fraction(4, 5)),
    ("One in five families fled.", Fraction(1, 5)),
    ("About one in ten wells is dry.", Fraction(1, 10)),
]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_a_share_is_read_as_one(text, share):
    (quantity,) = find_quantities(text)
    assert Fraction(quantity.stated) == Fraction(share)


NO_SHARES = [
    "The third attack came at dawn.",
    "They met halfway along the northern half.",
    "It was the second half of a hard year.",
    "The 9/11 attacks changed the law.",
]


@pytest.mark.parametrize("text", NO_SHARES)
def test_what_only_looks_like_a_share_is_none(text):
    assert [q.text for q in find_quantities(text) if q.form is not Form.ORDINAL] == []


AMOUNTS = [
    ("hundreds of villagers", 200, 999),
    ("tens of thousands of people", 20_000, 99_999),
    ("hundreds of thousands of people", 200_000, 999_999),
    ("100s of fighters", 200, 999),
    ("scores of people", 40, 99),
    ("a pair of drones", 2, 2),
]


@pytest.mark.parametrize(("phrase", "low", "high"), AMOUNTS)
def test_an_amount_without_a_figure_has_the_ends_that_the_words_give(phrase, low, high):
    quantity = parse_quantity(phrase)
    assert (quantity.low, quantity.high, quantity.stated) == (low, high, None if low != high else low)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [("no casualties", 0, 0), ("a tank", 1, 1), ("an officer", 1, 1), ("several hundred people", 200, 999)],
)
def test_a_whole_phrase_is_a_quantity(phrase, low, high):
    quantity = parse_quantity(phrase)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize("phrase", ["", " ", "12 killed", "the tank", "a", "no", "killed 12", "tank", "\x00", "12 and"])
def test_what_is_more_or_less_than_a_quantity_is_none(phrase):
    assert parse_quantity(phrase) is None


SKIPPED = [
    ("They used 122-mm shells.", "122"),
    ("The M5 highway was cut.", "M5"),
    ("See https://example.org/2024/11/28/9912 for more.", "2024"),
    ("Call +44 20 7946 0991 for help.", "7946"),
    ("It began in 2011.", "2011"),
    ("Resolution 2254 was passed.", "2254"),
    ("The grid is 35.9036° N, 36.7261° E.", "35.9036"),
]


@pytest.mark.parametrize(("text", "words"), SKIPPED)
def test_a_number_that_counts_nothing_is_skipped_with_a_reason(text, words):
    quantities, skipped = read_quantities(tokenize(text))
    assert words not in [q.text for q in quantities if q.dimension.value == "count"]
    found = [s for s in skipped if words in s.text]
    assert all(s.why for s in found)


ONES = [
    ("One of the gunmen died.", 1),
    ("Two died, one of them a child.", 2),
    ("One of the largest cities fell.", 1),
    ("The one thing they lack is water.", 0),
    ("No one was hurt.", 1),
]


@pytest.mark.parametrize(("text", "count"), ONES)
def test_one_is_a_count_or_a_pronoun(text, count):
    assert len(find_quantities(text)) == count, [q.text for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("phrase", "figure", "modifier", "form", "rule"),
    [
        ("no soldiers", 0, "exact", "zero", "no casualties"),
        ("no casualties", 0, "exact", "zero", "no casualties"),
        ("no tank", 0, "exact", "zero", "no casualties"),
        ("no officer", 0, "exact", "zero", "no casualties"),
        ("a soldier", 1, "indefinite", "article", "article"),
        ("an officer", 1, "indefinite", "article", "article"),
    ],
)
def test_a_phrase_without_a_number_is_a_quantity_in_full(phrase, figure, modifier, form, rule):
    q = parse_quantity(phrase)
    word, noun = phrase.split()
    assert (q.start, q.end, q.text) == (0, len(word), word)
    assert (q.low, q.high, q.stated, q.grain) == (figure, figure, figure, 1)
    assert (q.modifier.value, q.form.value, q.rule) == (modifier, form, rule)
    assert (q.noun, q.noun_start, q.noun_end) == (noun, len(word) + 1, len(phrase))


@pytest.mark.parametrize("function", [find_quantities, parse_quantity])
def test_what_is_no_text_is_named_with_the_function_that_wanted_one(function):
    with pytest.raises(NotTextError) as caught:
        function(12)
    assert (caught.value.function, caught.value.given) == (function.__name__, "int")


def test_a_bare_plural_is_two_or_more_in_full():
    q = plural_count(tokenize("Local aid workers fled."), 1, 3)
    assert (q.start, q.end, q.text) == (q.noun_start, q.noun_end, q.noun) == (6, 17, "aid workers")
    assert (q.low, q.high, q.stated, q.grain) == (2, None, None, None)
    assert (q.modifier.value, q.form.value, q.rule) == ("indefinite", "plural", "bare plural")


def test_an_article_counts_one_in_full():
    q = article_count(tokenize("Then an aid worker fled."), 1, 2, 2, 4)
    assert (q.start, q.end, q.text) == (5, 7, "an")
    assert (q.noun, q.noun_start, q.noun_end) == ("aid worker", 8, 18)
    assert (q.low, q.high, q.stated, q.grain) == (1, 1, 1, 1)
    assert (q.modifier.value, q.form.value, q.rule) == ("indefinite", "article", "article")


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("It fell to -\u200b5 degrees.", "-\u200b5 degrees", -5),
        ("Repairs cost $\u200b5 million.", "$\u200b5 million", 5_000_000),
        ("They gained .\u200b5 km.", ".\u200b5 km", Decimal("0.5")),
        ("It fell to - 5 degrees.", "5 degrees", 5),
    ],
)
def test_a_sign_belongs_to_its_figure_past_what_nobody_sees(text, words, low):
    (quantity,) = find_quantities(text)
    assert (quantity.text, quantity.low) == (words, low)
