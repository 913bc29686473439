"""Laws of shapes: trying a shape only where it can begin finds what searching the whole text finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.actors.rules import RULES as ACTOR_RULES
from conflictparse.data import load_actors
from conflictparse.places import rules as places
from conflictparse.text import Match, Pattern, Shapes, tokenize
from conflictparse.text.grammar import Grammar, Reading, Rule
from conflictparse.text.openings import openings
from conflictparse.times import rules as times

WORDS = (
    "the a an of in on at by from to and or more than two 12 30 days weeks ago last this Monday May 2020 early since "
    "until between Syria Syrian Russian Turkey Idlib Aleppo Hama forces army rebels fighters regime government "
    "province countryside southern east town village near km said border backed pro anti the Taliban HTS Foo Bar"
).split()
TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", " ", "-", ", ", ". ", "'s ", " ("))))
LEXICON = load_actors()


def search(grammar: Grammar, rules: tuple[Rule, ...], reading: Reading) -> list[tuple[str, int, int]]:
    """Return what Shapes.find must return, by searching the whole text for each rule."""
    hits = []
    for order, rule in enumerate(rules):
        spans = [m.span() for m in grammar.compile(rule.shape).finditer(reading.codes)]
        hits += [(start, -end, order) for start, end in spans if start & 1 and end > start]
    out, free = [], 0
    for start, minus_end, order in sorted(hits):
        if start >= free:
            free = -minus_end
            out.append((rules[order].name, start // 2, free // 2))
    return out


@pytest.mark.parametrize(
    ("grammar", "rules"),
    [
        (times.GRAMMAR, times.RULES),
        (places.GRAMMAR, places.AREA_RULES),
        (places.GRAMMAR, places.FRAME_RULES),
        (places.GRAMMAR, places.ROLE_RULES),
        (LEXICON.grammar, ACTOR_RULES),
    ],
    ids=["times", "areas", "frames", "roles", "actors"],
)
@given(pieces=TEXT)
def test_shapes_find_what_a_search_of_the_whole_text_finds(
    grammar: Grammar, rules: tuple[Rule, ...], pieces: list[tuple[str, str]]
) -> None:
    reading = grammar.read(tokenize("".join(word + gap for word, gap in pieces)))
    found = [(rule.name, m.first, m.last) for rule, m in Shapes(grammar, rules).find(reading)]
    assert found == search(grammar, rules, reading)


@pytest.mark.parametrize(
    ("shape", "begins"),
    [
        ("AA BB", {("AA", "BB")}),
        ("AA( BB)?", {("AA",), ("AA", "BB")}),
        ("(AA )?BB", {("BB",), ("AA", "BB")}),
        ("(?=(AA|BB))(AA|CC) DD", {("AA", "DD"), ("CC", "DD")}),
        (r"AA{2,3}\(BB", {("AA", "AA")}),
        ("AA[-—]BB", {("AA", "BB")}),
    ],
)
def test_a_shape_begins_with_its_first_two_words(shape: str, begins: set[tuple[str, ...]]) -> None:
    assert openings(shape) == begins


def test_a_bracket_too_many_is_an_error() -> None:
    with pytest.raises(ValueError, match="a bracket too many"):
        openings("AA) BB")


@given(TEXT)
def test_a_word_stands_where_it_says(pieces: list[tuple[str, str]]) -> None:
    tokens = tokenize("".join(word + gap for word, gap in pieces))
    assert sorted(i for places in tokens.where.values() for i in places) == list(range(len(tokens)))
    assert all(tokens.lower[i] == word for word, places in tokens.where.items() for i in places)
    assert tokens.capitals == [i for i in range(len(tokens)) if tokens.words[i] != tokens.lower[i]]


def test_what_is_written_over_words_is_seen_once_it_is_settled() -> None:
    grammar = Grammar({"NAME": {}, "VERB": {"fell": None}})
    reading = grammar.read(tokenize("Old Town fell"))
    reading.write(0, 2, grammar.letter["NAME"])
    reading.ends[0] = 2
    reading.settle()
    ((_, match),) = Shapes(grammar, [Rule("r", "NAME VERB", Match.where)]).find(reading)
    assert (match.first, match.last) == (0, 3)


def test_a_pattern_is_compiled_once_and_means_what_it_says() -> None:
    asked = []
    pattern = Pattern(lambda: asked.append(1) or "a+", re.IGNORECASE)  # type: ignore[func-returns-value]
    assert not asked
    found = pattern.match("AAb"), pattern.fullmatch("b"), pattern.sub("-", "bab"), pattern.search("ba")
    assert [m and m[0] for m in found[:2]] == ["AA", None]
    assert found[2] == "b-b"
    assert len(asked) == 1
    assert not hasattr(pattern, "groupindex")
