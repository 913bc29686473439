"""Laws of quantities: spans, spelled and grouped figures, bounds, and texts that nobody would write."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from conflictparse.errors import NotTextError
from conflictparse.numbers import Modifier, Quantity, find_quantities, parse_quantity, read_quantities
from conflictparse.numbers.rules import AMOUNTS, NOT_COUNTS, NUMERALS, RULES
from conflictparse.numbers.scan import Pass, is_one_word
from conflictparse.numbers.vocabulary import GRAMMAR
from conflictparse.text.grammar import Rule
from conflictparse.text.tokens import tokenize

WORDS = (
    *(
        "12",
        "1,800",
        "2019",
        "3.7m",
        "one",
        "two",
        "twenty",
        "hundred",
        "million",
        "half",
        "third",
        "dozens",
        "several",
    ),
    *(
        "at least",
        "more than",
        "up to",
        "over",
        "about",
        "between",
        "and",
        "or",
        "to",
        "of",
        "the",
        "a",
        "no",
        "not",
        "but",
    ),
    *(
        "soldiers",
        "were",
        "killed",
        "civilians",
        "T-72",
        "Jan.",
        "May",
        "km",
        "weeks",
        "years",
        "old",
        "-",
        "(",
        ")",
        "$",
    ),
    *("%", "+", "~", ",", ".", "\n\n", "“", "”", "'s", "others", "more", "another", "each", "a day", "USD", "°", "½"),
)
PHRASES = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join) | st.lists(
    st.sampled_from(WORDS), max_size=9
).map("".join)
TEXTS = PHRASES | st.text(st.characters(), max_size=60)


@given(TEXTS)
@example("0.0,0")
def test_no_text_raises_and_every_span_points_at_its_words(text: str) -> None:
    found = find_quantities(text)
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end
        if quantity.noun is not None:
            assert quantity.noun_start is not None
            assert quantity.noun_end is not None
            assert quantity.end <= quantity.noun_start < quantity.noun_end <= len(text)
            assert text[quantity.noun_start : quantity.noun_end] == quantity.noun


@given(TEXTS)
def test_a_stated_figure_lies_in_its_interval(text: str) -> None:
    for q in find_quantities(text):
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        if q.stated is not None and q.low is not None:
            assert q.low <= q.stated
        if q.stated is not None and q.high is not None:
            assert q.stated <= q.high


@given(TEXTS)
def test_a_number_is_counted_or_skipped_but_never_both(text: str) -> None:
    found, skipped = read_quantities(tokenize(text))
    for quantity in found:
        for other in skipped:
            assert quantity.end <= other.start or other.end <= quantity.start
    assert [s.start for s in skipped] == sorted(s.start for s in skipped)


@given(PHRASES, PHRASES)
def test_a_paragraph_is_read_alone(first: str, second: str) -> None:
    first, second = first.strip("\n ") + " ended", "Then " + second
    gap = ".\n\n"
    offset = len(first) + len(gap)

    def facts(found: tuple[Quantity, ...], shift: int) -> list[tuple[object, ...]]:
        return [(q.start + shift, q.end + shift, q.low, q.high, q.noun) for q in found]

    joined = facts(find_quantities(first + gap + second), 0)
    assert joined == facts(find_quantities(first + gap), 0) + facts(find_quantities(second), offset)


@given(st.integers(1, 999_999))
def test_a_spelled_number_is_read_back(number: int) -> None:
    words = num2words(number).replace(",", "")
    quantity = parse_quantity(f"{words} soldiers")
    assert quantity is not None
    assert quantity.stated == number, words


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    quantity = parse_quantity(f"{number:,} rockets")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.noun) == (number, number, "rockets")


@given(st.integers(1, 10**6), st.sampled_from(("", "about ", "more than ", "up to ", "nearly ")))
def test_a_floor_never_has_a_ceiling(number: int, hedge: str) -> None:
    quantity = parse_quantity(f"at least {number:,} people")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.low_open) == (number, None, False)
    hedged = parse_quantity(f"{hedge}{number:,} people")
    assert hedged is not None
    assert hedged.stated == number


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800 12", "9" * 100_000, "1," * 50_000, "- " * 50_000, "at least " * 20_000]
)
def test_hostile_texts_do_not_raise(text: str) -> None:
    assert isinstance(find_quantities(text), tuple)


@pytest.mark.parametrize("function", [find_quantities, parse_quantity])
def test_only_text_is_read(function: object) -> None:
    with pytest.raises(NotTextError):
        function(b"12 people")  # type: ignore[operator]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example_and_not_its_near_miss(rule: Rule) -> None:
    assert rule.name in {q.rule for q in find_quantities(rule.example)}
    assert rule.near_miss
    assert rule.name not in {q.rule for q in find_quantities(rule.near_miss)}


@pytest.mark.parametrize("rule", NOT_COUNTS, ids=lambda rule: rule.name)
def test_a_number_that_counts_nothing_is_skipped(rule: Rule) -> None:
    found, skipped = read_quantities(tokenize(rule.example))
    assert skipped
    assert not found
    assert rule.near_miss
    assert not Pass((rule,)).run(GRAMMAR.read(tokenize(rule.near_miss)))


@pytest.mark.parametrize("rule", [*NOT_COUNTS, *NUMERALS, *AMOUNTS], ids=lambda rule: rule.name)
def test_a_shape_is_one_word_or_several(rule: Rule) -> None:
    if not is_one_word(rule.shape):
        pattern = GRAMMAR.compile(rule.shape)
        assert not any(pattern.fullmatch(letter) for letter in GRAMMAR.names)


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in (*NOT_COUNTS, *NUMERALS, *AMOUNTS)]
    assert len(set(names)) == len(names)


def test_hedges_bound_as_their_words_say() -> None:
    quantity = parse_quantity("no fewer than a dozen boats")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.modifier) == (12, None, Modifier.AT_LEAST)
