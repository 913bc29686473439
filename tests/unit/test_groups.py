"""What a sentence tells of: the words of each group, its head, how many at least, what it is, whose, and how told."""

from __future__ import annotations

from typing import Any

import pytest

from conflictparse.claims.groups import Group, find_nouns, read_groups
from conflictparse.claims.lists import relate
from conflictparse.claims.persons import find_names
from conflictparse.numbers import read_quantities
from conflictparse.numbers.quantity import Form, Modifier
from conflictparse.text import tokenize


def groups_of(text: str) -> list[Group]:
    tokens = tokenize(text)
    names = find_names(tokens, frozenset())
    groups = read_groups(tokens, (0, len(tokens)), read_quantities(tokens)[0], nouns=find_nouns(tokens), names=names)
    return relate(tokens, groups, len(tokens))


def told(text: str) -> list[tuple[Any, ...]]:
    tokens = tokenize(text)
    return [
        (
            text[tokens.starts[g.first] : tokens.ends[g.last - 1]],
            None if g.head is None else tokens.words[g.head],
            None if g.quantity is None else g.quantity.low,
            None if g.object_class is None else g.object_class.value,
            g.category,
            g.kind,
        )
        for g in groups_of(text)
    ]


MORTARS = ("two mortars", "mortars", 2, "munition", "equipment", "counted")
MIXER = ("a mixer", "mixer", 1, "munition", "equipment", "article")

SENTENCES = [
    (
        "At least 75 regime troops and 12 shepherds fled.",
        [
            ("At least 75 regime troops", "troops", 75, "person", "combatant", "counted"),
            ("12 shepherds", "shepherds", 12, "person", "unknown", "counted"),
        ],
    ),
    (
        "A child and an old man died.",
        [
            ("A child", "child", 1, "person", "child", "article"),
            ("an old man", "man", 1, "person", "unknown", "article"),
        ],
    ),
    (
        "Soldiers fled the town.",
        [
            ("Soldiers", "Soldiers", 2, "person", "combatant", "plural"),
            ("the town", "town", None, "territory", "territory", "definite"),
        ],
    ),
    ("The mayor was killed.", [("The mayor", "mayor", None, "person", "unknown", "definite")]),
    ("Some villagers fled.", [("Some villagers", "villagers", 2, "person", "civilian", "plural")]),
    ("Woman killed in blast.", [("Woman", "Woman", 1, "person", "woman", "article")]),
    (
        "Gunmen kill mayor.",
        [
            ("Gunmen", "Gunmen", 2, "person", "combatant", "plural"),
            ("mayor", "mayor", 1, "person", "unknown", "article"),
        ],
    ),
    (
        "Gunmen kill Mayor Smith.",
        [
            ("Gunmen", "Gunmen", 2, "person", "combatant", "plural"),
            ("Mayor Smith", None, None, "person", "unknown", "named"),
        ],
    ),
    ("Police Chief shot.", [("Police Chief", "Chief", 1, "person", "combatant", "article")]),
    ("A police liaison was shot.", [("A police liaison", "liaison", 1, "person", "combatant", "article")]),
    ("No aid workers were hurt.", [("No aid workers", "workers", 0, "person", "responder", "counted")]),
    (
        "There were no soldiers or nurses.",
        [
            ("no soldiers", "soldiers", 0, "person", "combatant", "counted"),
            ("nurses", "nurses", 2, "person", "medic", "plural"),
        ],
    ),
    ("Five refugee workers were hurt.", [("Five refugee workers", "workers", 5, "person", "refugee", "counted")]),
    ("Six wooden crates burned.", [("Six wooden crates", "crates", 6, None, "unknown", "counted")]),
    ("Both soldiers died.", [("Both soldiers", "soldiers", 2, "person", "combatant", "counted")]),
    (
        "Shells hit 12 and hurt six.",
        [
            ("Shells", "Shells", 2, "munition", "equipment", "plural"),
            ("12", None, 12, None, "unknown", "number"),
            ("six", None, 6, None, "unknown", "number"),
        ],
    ),
    (
        "They walked 12 kilometres and took 5 square kilometres.",
        [
            ("12 kilometres", None, 12, None, "unknown", "measure"),
            ("5 square kilometres", None, 5, None, "unknown", "measure"),
        ],
    ),
    ("Monitors counted 200 deaths.", [
        ("200 deaths", "deaths", 200, "life", "unknown", "counted"),
    ]),
    ("The flood claimed five civilian lives.", [("five civilian lives", "lives", 5, "life", "civilian", "counted")]),
    ("The flood cost seven people's lives.", [("seven people's lives", "lives", 7, "life", "unknown", "counted")]),
    ("They saved seven lives.", [("seven", None, 7, None, "unknown", "number")]),
    ("Another soldier died.", [("Another soldier", "soldier", 1, "person", "combatant", "counted")]),
    ("Another branch was hit.", []),
    ("Another family fled.", []),
    ("Another was hurt.", [("Another", None, 1, None, "unknown", "number")]),
    (
        "Half of whom are children fled.",
        [("Half", None, 0.5, None, "unknown", "number"), ("children", "children", 2, "person", "child", "plural")],
    ),
    (
        "Three of them were women.",
        [("Three", None, 3, None, "unknown", "number"), ("women", "women", 2, "person", "woman", "plural")],
    ),
    (
        "They destroyed two vehicles and damaged three others.",
        [
            ("two vehicles", "vehicles", 2, "equipment", "equipment", "counted"),
            ("three others", "others", 3, "equipment", "equipment", "counted"),
        ],
    ),
    (
        "They destroyed two mortars, a bunker, a mixer and an excavator.",
        [
            MORTARS,
            ("a bunker", "bunker", 1, "munition", "equipment", "article"),
            MIXER,
            ("an excavator", "excavator", 1, "munition", "equipment", "article"),
        ],
    ),
    ("They destroyed two mortars and a mixer.", [MORTARS, MIXER]),
    ("They destroyed two mortars, and a mixer", [MORTARS, MIXER]),
    ("They destroyed two mortars, a mixer; then they fled.", [MORTARS, MIXER]),
    ("They destroyed two mortars, a mixer or more.", [MORTARS, MIXER]),
    (
        "They destroyed two mortars and a drill rig.",
        [MORTARS, ("a drill rig", "rig", 1, "munition", "equipment", "article")],
    ),
    (
        "They destroyed two mortars, a mixer and a truck.",
        [MORTARS, MIXER, ("a truck", "truck", 1, "equipment", "equipment", "article")],
    ),
    (
        "Two of which are towns.",
        [("Two", None, 2, None, "unknown", "number"), ("towns", "towns", 2, "territory", "territory", "plural")],
    ),
    ("They destroyed two mortars and mixers.", [MORTARS]),
    ("They destroyed two mortars a mixer.", [MORTARS]),
    ("They destroyed two mortars or a mixer.", [MORTARS]),
    ("They destroyed two mortars, a mixers.", [MORTARS]),
    ("They destroyed two mortars and a burned mixer.", [MORTARS]),
    ("They destroyed two mortars and a mixer's crew.", [MORTARS]),
    ("They destroyed two mortars and a", [MORTARS]),
    ("They destroyed two mortars and", [MORTARS]),
    ("They killed two soldiers and a mixer.", [("two soldiers", "soldiers", 2, "person", "combatant", "counted")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_group_has_its_words_its_head_its_figure_and_its_kind(text: str, groups: list[tuple[Any, ...]]) -> None:
    assert told(text) == groups


@pytest.mark.parametrize(("text", "groups"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_what_stands_before_a_sentence_changes_none_of_its_groups(text: str, groups: list[tuple[Any, ...]]) -> None:
    before = "It rained. "
    tokens = tokenize(before + text)
    first = tokens.word_at(len(before))
    quantities = read_quantities(tokens)[0]
    names = find_names(tokens, frozenset())
    groups_of_it = read_groups(tokens, (first, len(tokens)), quantities, nouns=find_nouns(tokens), names=names)
    found = relate(tokens, groups_of_it, len(tokens))
    words = [(before + text)[tokens.starts[g.first] : tokens.ends[g.last - 1]] for g in found]
    assert words == [group[0] for group in groups]


def test_no_people_are_an_affirmed_zero() -> None:
    text = "There were no aid workers there."
    (group,) = groups_of(text)
    quantity = group.quantity
    assert quantity is not None
    assert text[quantity.start : quantity.end] == quantity.text == "no aid workers"
    assert (quantity.low, quantity.high, quantity.stated) == (0, 0, 0)
    assert (quantity.modifier, quantity.form, quantity.rule) == (Modifier.EXACT, Form.ZERO, "no with a plural")


def test_others_are_what_the_last_counted_group_was() -> None:
    text = "They hit two vehicles, seven raids and 12 houses, and damaged three others."
    assert told(text)[-1] == ("three others", "others", 3, "infrastructure", "infrastructure", "counted")
