"""Laws of quantities: spans, spelled and grouped figures, bounds, and texts that nobody would write."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from num2words import num2words

from conflictparse.errors import NotTextError
from conflictparse.numbers import Modifier, Quantity, find_quantities, parse_quantity, read_quantities
from conflictparse.numbers.rules import AMOUNTS, NOT_COUNTS, NUMERALS, RULES
from conflictparse.numbers.scan import Pass, is_one_word, write_codes
from conflictparse.numbers.vocabulary import AFTER, GRAMMAR, HEDGES
from conflictparse.text import Pattern
from conflictparse.text.grammar import MORE, Rule
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
EVERY_WORD = Pattern(rf"[^\W_]{MORE}*+")
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


def indian(number: int) -> str:
    """Group *number* as in India: 12,34,567."""
    head, tail = str(number)[:-3], str(number)[-3:]
    groups = [head[max(0, i - 2) : i] for i in range(len(head), 0, -2)]
    return ",".join([*reversed(groups), tail])


def scaled(number: int) -> str:
    """Write *number* with the greatest scale word that leaves at most three decimals."""
    for name, scale in (("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if number >= scale and number % (scale // 1000) == 0:
            return f"{number // scale}.{number % scale * 1000 // scale:03d}".rstrip("0").rstrip(".") + f" {name}"
    return str(number)


RENDERINGS = {
    "words": lambda n: num2words(n).replace(",", ""),
    "words without and": lambda n: num2words(n).replace(",", "").replace(" and ", " "),
    "words without hyphens": lambda n: num2words(n).replace(",", "").replace("-", " "),
    "words in capitals": lambda n: num2words(n).replace(",", "").upper(),
    "bare digits": lambda n: str(n) if not 1900 <= n <= 2099 else f"{n:,}",
    "commas": lambda n: f"{n:,}",
    "apostrophes": lambda n: f"{n:,}".replace(",", "'"),
    "Indian commas": indian,
    "scale words": scaled,
}
ANY_SIZE = st.integers(0, 10**12) | st.integers(0, 2_000) | st.integers(0, 12).map(lambda n: 10**n)


@pytest.mark.parametrize("rendering", RENDERINGS)
@given(number=ANY_SIZE)
def test_a_number_is_read_back_however_it_is_written(rendering: str, number: int) -> None:
    words = RENDERINGS[rendering](number)
    quantity = parse_quantity(f"{words} soldiers")
    assert quantity is not None, words
    assert (quantity.low, quantity.high, quantity.stated, quantity.noun) == (number, number, number, "soldiers"), words


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", " "], ids=["no-break", "thin", "narrow", "plain"])
@given(number=st.integers(10, 10**6).map(lambda n: 1000 * n))
def test_groups_after_spaces_are_read_back(space: str, number: int) -> None:
    quantity = parse_quantity(f"{number:,} tents".replace(",", space))
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.noun) == (number, number, "tents")


@given(
    st.integers(2, 10**6), st.sampled_from(["", "at least ", "about ", "more than ", "up to ", "nearly ", "another "])
)
def test_digits_and_words_say_the_same(number: int, hedge: str) -> None:
    digits = parse_quantity(f"{hedge}{number:,} goats")
    words = parse_quantity(f"{hedge}{num2words(number).replace(',', '')} goats")
    assert digits is not None
    assert words is not None
    for q in (digits, words):
        assert q.noun == "goats"
    fields = ("low", "high", "low_open", "high_open", "stated", "modifier", "dimension", "relation", "grain")
    assert [getattr(digits, f) for f in fields] == [getattr(words, f) for f in fields]


@pytest.mark.parametrize("zero", "٠۰０०", ids=["Arabic", "Persian", "full width", "Devanagari"])
@given(number=ANY_SIZE.filter(lambda n: not 1900 <= n <= 2099))
def test_digits_of_any_script_say_the_same(zero: str, number: int) -> None:
    plain = str(number)
    quantity = parse_quantity(f"{''.join(chr(ord(zero) + int(c)) for c in plain)} tents")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.noun) == (number, number, "tents")


@given(st.integers(1, 10**6), st.sampled_from("\u00ad\u200b\u2060"), st.data())
def test_what_nobody_sees_changes_nothing(number: int, mark: str, data: st.DataObject) -> None:
    digits = f"{number:,}"
    at = data.draw(st.sampled_from([i for i in range(1, len(digits) + 1) if digits[i - 1] != ","]))
    quantity = parse_quantity(f"{digits[:at]}{mark}{digits[at:]} tents")
    assert quantity is not None
    assert quantity.low == quantity.high == number


#: What each bound leaves of the figure N: (low, high, low is excluded, high is excluded).
ENTAILED = {
    Modifier.EXACT: ("N", "N", False, False),
    Modifier.MORE_THAN: ("N", None, True, False),
    Modifier.WELL_OVER: ("N", None, True, False),
    Modifier.JUST_OVER: ("N", None, True, False),
    Modifier.AT_LEAST: ("N", None, False, False),
    Modifier.UP_TO: (0, "N", False, False),
    Modifier.AT_MOST: (0, "N", False, False),
    Modifier.LESS_THAN: (0, "N", False, True),
    Modifier.JUST_UNDER: (None, "N", False, True),
    Modifier.ABOUT: (None, None, False, False),
}


@pytest.mark.parametrize("hedge", HEDGES)
@given(number=st.integers(11, 10**9).filter(lambda n: not 1900 <= n <= 2099))
def test_a_hedge_entails_what_its_word_says_and_no_more(hedge: str, number: int) -> None:
    quantity = find_quantities(f"They counted {hedge} {number} goats.")[-1]
    low, high, low_open, high_open = ENTAILED[HEDGES[hedge]]
    ends = [number if end == "N" else end for end in (low, high)]
    assert [quantity.low, quantity.high, quantity.low_open, quantity.high_open] == [*ends, low_open, high_open]
    assert (quantity.stated, quantity.modifier, quantity.noun) == (number, HEDGES[hedge], "goats")


@pytest.mark.parametrize("words", AFTER)
@given(number=st.integers(11, 10**9).filter(lambda n: not 1900 <= n <= 2099))
def test_a_bound_behind_the_figure_says_the_same(words: str, number: int) -> None:
    quantity = find_quantities(f"They counted {number} {words}.")[0]
    low, high, low_open, high_open = ENTAILED[AFTER[words]]
    ends = [number if end == "N" else end for end in (low, high)]
    assert [quantity.low, quantity.high, quantity.low_open, quantity.high_open] == [*ends, low_open, high_open]


@given(TEXTS)
@example("1,800.5 men and 12,3456 more")
@example("1'200'00 men")
def test_no_number_is_read_by_half(text: str) -> None:
    for q in find_quantities(text):
        assert not (q.text[:1].isdecimal() and text[q.start - 1 : q.start].isdecimal() and q.start), q
        assert not (q.text[-1:].isdecimal() and text[q.end : q.end + 1].isdecimal()), q
        if q.unit is None and q.text[-1:].isdecimal() and text[q.end : q.end + 1] in (",", "."):  # not "12 m2.5"
            assert not text[q.end + 1 : q.end + 2].isdecimal(), q


@given(TEXTS)
@example("$ 2019")
@example(".0")
def test_a_paragraph_before_shifts_offsets_and_nothing_else(text: str) -> None:
    assume(not text[:1].isspace())
    before = "Nothing happened that day.\n\n"

    def facts(found: tuple[Quantity, ...], shift: int) -> list[tuple[object, ...]]:
        return [(q.start + shift, q.text, q.low, q.high, q.modifier, q.unit, q.noun, q.relation, q.rule) for q in found]

    assert facts(find_quantities(before + text), 0) == facts(find_quantities(text), len(before))


#: Words over and over that begin many shapes, or end none.
FAMILIES = (
    *("12 ", "12-", "1,", "at least ", "from 5 to ", "between 5 and ", "$12 ", "twenty-one hundred ", "not 20 but "),
    *("three or ", "half a ", "5% ", "5 km ", "(6 miles) ", "Jan. 12 ", "12 U.S. ", "U.S. ", "another ", "dozens of "),
    *("Resolutions 5, ", "10 West Hill ", ".5 ", "minus 5 ", "1/2 ", "12 light armed ", "two of them ", "1'200'"),
)


@pytest.mark.parametrize("words", FAMILIES)
def test_the_cost_grows_with_the_length(words: str) -> None:
    def cost(times: int) -> float:
        text = words * times
        best = []
        for _ in range(3):
            began = time.process_time()
            find_quantities(text)
            best.append(time.process_time() - began)
        return min(best)

    cost(20)
    assert cost(2_400) < 3 * 6 * cost(400) + 0.005


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


@given(TEXTS)
def test_a_pass_finds_what_trying_every_word_finds(text: str) -> None:
    made = []
    for rules in ((*NOT_COUNTS, *NUMERALS), AMOUNTS):
        reading = GRAMMAR.read(tokenize(text), with_end=True)
        if rules is AMOUNTS:
            write_codes(reading, Pass((*NOT_COUNTS, *NUMERALS)).run(reading))
        plain = Pass(rules)
        plain._starts = EVERY_WORD
        made.append((Pass(rules).run(reading), plain.run(reading)))
    assert all(found == tried for found, tried in made)
