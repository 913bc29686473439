"""Tokens, sentences and shapes."""

from __future__ import annotations

import pytest

from conflictparse.text import Grammar, Match, Rule, Shapes, tokenize

ONE_SENTENCE = [
    "Lt. Col. Haddad left on Jan. 12 for the coast",
    "The U.S. troops and the U.S. Army left",
    "It hit No. 5 Squadron at 10.30 a.m. near the base",
    "The toll reached 57, a monitor said",
    "About 1.7 million people fled",
    "Shells fell. and nobody knew why",
    "They wrote to info@example.org about it",
    "Gen. al-Amin spoke",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_full_stop_may_end_no_sentence(text: str) -> None:
    assert len(tokenize(text).sentences) == 1


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("It fell in March 2020. It rose again.", ["It", "It"]),
        ("The toll was 57. Twelve more died.", ["The", "Twelve"]),
        ("Heavy losses in the north\n\nThe army said nothing.", ["Heavy", "The"]),
        ("Heavy losses in the north\nThe army said nothing.", ["Heavy", "The"]),
        ("They came from the U.S. The army met them.", ["They", "The"]),
        ('"We saw it." Nobody else did.', ["We", "Nobody"]),
        ("Why? Nobody knows!\r\nThe end.", ["Why", "Nobody", "The"]),
        ("No space here.Yet a new sentence.", ["No", "Yet"]),
        ("Twelve died (three of them boys). Nine fled.", ["Twelve", "Nine"]),
    ],
)
def test_sentences_begin_where_a_reader_begins_them(text: str, firsts: list[str]) -> None:
    tokens = tokenize(text)
    assert [tokens.words[a] for a, _ in tokens.sentences] == firsts


def test_a_line_break_inside_a_sentence_ends_nothing() -> None:
    assert len(tokenize("Twelve people were killed\nin the north").sentences) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Assad’s forces", ["Assad", "s", "forces"]),
        ("Maarat al-Nu’man", ["Maarat", "al", "Nu'man"]),
        ("1,800 and 3.7m", ["1,800", "and", "3.7m"]),
        ("380\u00a0000 people", ["380", "000", "people"]),
        ("the M5, a T-72", ["the", "M5", "a", "T", "72"]),
        ("ki\u00adlled", ["ki\u00adlled"]),
        ("", []),
        ("…—“”", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


def test_lower_case_words_are_composed_and_without_hidden_characters() -> None:
    assert tokenize("Ki\u00adlled in Tu\u0308rkiye").lower == ["killed", "in", "türkiye"]


def test_offsets_point_into_the_text_as_given() -> None:
    text = "“Assad’s\u00a0forces” – killed\r\n12."
    tokens = tokenize(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == [
        "Assad",
        "s",
        "forces",
        "killed",
        "12",
    ]
    assert tokens.slice(0, 3) == "Assad’s\u00a0forces"


def test_sentence_of_and_word_at() -> None:
    tokens = tokenize("One fled. Two stayed.")
    assert tokens.sentence_of(3) == (2, 4)
    assert [tokens.word_at(i) for i in (0, 2, 4, 10, 99)] == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        (" ", " "),
        (", ", ","),
        (" (", "("),
        (") ", ")"),
        ("-", "-"),
        ("–", "-"),
        (" — ", "—"),
        (" $", "$"),
        ("% ", "%"),
        (" “", '"'),
    ],
)
def test_each_gap_has_one_code(gap: str, code: str) -> None:
    assert tokenize(f"a{gap}b").codes[1] == code


GRAMMAR = Grammar(
    {"HEDGE": {"at least": ">=", "about": "~"}, "NUMBER": {"two": 2, "ten": 10}, "THING": {"tanks": "tank"}},
    unions={"WORD": ("NUMBER", "THING")},
    classify=lambda word: "DIGITS" if word.isdigit() else None,
    classes=("DIGITS",),
)


def read(match: Match) -> list[str]:
    return match.tokens.words[match.first : match.last]


def found(shape: str, text: str) -> list[list[str]]:
    return [
        rule.read(match) for rule, match in Shapes(GRAMMAR, [Rule("r", shape, read)]).find(GRAMMAR.read(tokenize(text)))
    ]


@pytest.mark.parametrize(
    ("shape", "text", "words"),
    [
        ("HEDGE NUMBER", "At least two, about ten", [["At", "least", "two"], ["about", "ten"]]),
        ("HEDGE NUMBER", "at, least two", []),
        ("(HEDGE )?DIGITS", "at least 12 of 30", [["at", "least", "12"], ["30"]]),
        ("NUMBER-NUMBER", "two-ten two ten", [["two", "ten"]]),
        ("WORD WORD", "two tanks", [["two", "tanks"]]),
        ("NUMBER ANY THING", "two old tanks", [["two", "old", "tanks"]]),
    ],
)
def test_a_shape_matches_whole_words_and_the_gaps_it_names(shape: str, text: str, words: list[list[str]]) -> None:
    assert found(shape, text) == words


def test_the_longest_match_wins_then_the_earlier_rule() -> None:
    rules = [Rule(name, shape, read) for name, shape in (("a", "NUMBER"), ("b", "HEDGE NUMBER"), ("c", "HEDGE NUMBER"))]
    hits = Shapes(GRAMMAR, rules).find(GRAMMAR.read(tokenize("at least two")))
    assert [rule.name for rule, _ in hits] == ["b"]


def test_a_match_gives_the_values_of_its_words() -> None:
    (_, match), *_ = Shapes(GRAMMAR, [Rule("r", "HEDGE NUMBER", read)]).find(GRAMMAR.read(tokenize("at least two")))
    assert match.values("HEDGE", "NUMBER") == [">=", 2]
    assert match.reading.name(0) == "HEDGE"
    assert match.reading.end(0) == 2


def test_too_many_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="room for"):
        Grammar({f"T{i}": {} for i in range(200)})
