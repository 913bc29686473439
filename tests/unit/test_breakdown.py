"""What is part of what, on sentences of our own: each claim with its whole and how it stands to it."""

from __future__ import annotations

import pytest
from tests.unit.builders import quantity

import conflictparse as cp
from conflictparse.claims.breakdown import opens_breakdown, part_role
from conflictparse.claims.claim import PartRole
from conflictparse.numbers.quantity import Dimension, Quantity
from conflictparse.text import tokenize

DEAD = "The blast killed 60 people."

SENTENCES = [
    (
        "More than 200 people have died: 182 fighters, 62 soldiers and about 20 villagers.",
        [
            "More than 200 unknown",
            "182 combatant of c1, including",
            "62 combatant of c1, including",
            "about 20 civilian of c1, including",
        ],
    ),
    ("More than 200 people have died: 182 fighters.", ["More than 200 unknown"]),
    (
        "More than 200 people have died: 182 fighters, 62 soldiers were hurt.",
        ["More than 200 unknown", "182 combatant", "62 combatant"],
    ),
    (
        "Rebels shot down two helicopters, one in Homs and another in Hama.",
        ["two equipment", "one equipment of c1, partition", "another equipment of c1, partition"],
    ),
    (
        "Rebels shot down three helicopters, one in Homs and another in Hama.",
        ["three equipment", "one unknown", "another unknown"],
    ),
    (
        "The raid killed 40 people, 6 guards and 34 shoppers, on Monday.",
        ["40 unknown", "6 unknown of c1, partition", "34 unknown of c1, partition"],
    ),
    ("The raid killed 40 people, 6 guards and 30 shoppers, on Monday.", ["40 unknown", "6 unknown", "30 unknown"]),
    (
        "The raid killed 40 people (6 guards and 34 shoppers).",
        ["40 unknown", "6 unknown of c1, partition", "34 unknown of c1, partition"],
    ),
    (
        "Shelling killed 12 people, nearly half of whom are children.",
        ["12 unknown", "nearly half child of c1, fraction"],
    ),
    ("Shelling killed 12 people, three of them.", ["12 unknown", "three unknown of c1, including"]),
    (
        "Shelling killed 12 people, including two children and a nurse.",
        ["12 unknown", "two child of c1, including", "a nurse medic of c1, including"],
    ),
    (
        "Shelling killed 12 people - including five children - and wounded 40.",
        ["12 unknown", "five child of c1, including", "40 unknown"],
    ),
    (
        "Shelling killed 12 people and wounded 40, including five children.",
        ["12 unknown", "40 unknown", "five child of c2, including"],
    ),
    (
        "12 were killed, including a nurse, and four others were hurt.",
        ["12 unknown", "a nurse medic of c1, including", "four unknown"],
    ),
    (
        "Five raiders were killed, including two chiefs and three scouts.",
        ["Five combatant", "two unknown of c1, partition", "three unknown of c1, partition"],
    ),
    (
        "Five raiders were killed, including two scouts and three civilians.",
        ["Five combatant", "two unknown of c1, partition", "three civilian of c1, partition"],
    ),
    (
        "Five raiders were killed, including two scouts and four civilians.",
        ["Five combatant", "two unknown of c1, including"],
    ),
    (
        "Five soldiers were killed, including three captains and three privates.",
        ["Five combatant", "three combatant of c1, including", "three combatant of c1, including"],
    ),
    ("One driver was killed, including two guards.", ["One unknown", "two unknown of c1, including"]),
    ("A driver was killed, including two guards.", ["A driver unknown"]),
    (
        "Two people, including a shopper and a raider, were killed.",
        ["Two unknown", "a shopper unknown of c1, partition", "a raider combatant of c1, partition"],
    ),
    (
        f"{DEAD} Among the dead were 31 guards and two nurses.",
        ["60 unknown", "31 unknown of c1, including", "two medic of c1, including"],
    ),
    (f"{DEAD} The victims include 31 guards.", ["60 unknown", "31 unknown of c1, including"]),
    (f"{DEAD} The guards were 31.", ["60 unknown"]),
    (f"{DEAD} All of the dead were guards.", ["60 unknown"]),
    (
        "The blast killed dozens of people, including 31 guards and 29 shoppers.",
        ["dozens unknown", "31 unknown of c1, including", "29 unknown of c1, including"],
    ),
    (
        "The blast killed 60 people, including 31 guards and several shoppers.",
        ["60 unknown", "31 unknown of c1, including", "several unknown of c1, including"],
    ),
    (
        "The blast killed 60 people, including 31 guards and 29 shoppers.",
        ["60 unknown", "31 unknown of c1, partition", "29 unknown of c1, partition"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_part_knows_its_whole_and_how_it_stands_to_it(text: str, claims: list[str]) -> None:
    said = []
    for claim in cp.parse(text).claims:
        assert claim.quantity is not None
        of = f" of {claim.part_of}, {claim.part_role}" if claim.part_of is not None else ""
        said.append(f"{claim.quantity.text} {claim.category}{of}")
        assert claim.additive is (claim.part_of is None)
    assert said == claims


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("These are 40 soldiers", 2),
        ("They were 40 soldiers", 2),
        ("The dead included 40 soldiers", 3),
        ("Among the dead were 40 soldiers", 4),
        ("All of the dead were guards", 5),
        ("Of all the dead were guards", 5),
        ("Among all of the dead were guards", 0),
        ("The guards are 40", 0),
        ("Are these 40 soldiers", 0),
        ("Among the 40", 0),
        ("These soldiers are 40", 0),
        ("These", 0),
    ],
)
def test_an_opening_that_spells_out_ends_before_the_figures(words: str, after: int) -> None:
    tokens = tokenize(words)
    assert opens_breakdown(tokens, 0, len(tokens)) == after
    later = tokenize(f"It rained. {words}")
    assert opens_breakdown(later, 2, len(later)) == (after and after + 2)
    assert opens_breakdown(tokens, 0, 1) == 0


@pytest.mark.parametrize(
    ("whole", "parts", "role"),
    [
        (quantity(60), [quantity(31), quantity(29)], PartRole.PARTITION),
        (quantity(60), [quantity(31), quantity(28)], PartRole.INCLUDING),
        (quantity(60), [quantity(60)], PartRole.INCLUDING),
        (quantity(60), [quantity(31), quantity(29), None], PartRole.INCLUDING),
        (quantity(60), [quantity(60), quantity(None, low=2, high=None, text="several")], PartRole.INCLUDING),
        (quantity(None, low=24, high=99, text="dozens"), [quantity(31), quantity(29)], PartRole.INCLUDING),
        (None, [quantity(31), quantity(29)], PartRole.INCLUDING),
        (quantity(60), [quantity(31), quantity(29, dimension=Dimension.SHARE)], PartRole.FRACTION),
        (None, [None, quantity(1, dimension=Dimension.SHARE)], PartRole.FRACTION),
    ],
)
def test_parts_make_a_partition_when_they_add_up(
    whole: Quantity | None, parts: list[Quantity | None], role: PartRole
) -> None:
    assert part_role(whole, parts) is role
