"""What does not add up is reported with what would explain it, and never corrected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.builders import claim, part, quantity

import conflictparse as cp
from conflictparse.checks import KINDS, Kind, check_report, source_matrix
from conflictparse.checks.part_sums import check_part_sums
from conflictparse.claims.claim import Claim, Evidence, PartRole
from conflictparse.numbers.quantity import Dimension, Modifier, Quantity, Relation

ROOT = Path(__file__).parents[2]
ABOUT, AT_LEAST, MORE_THAN = Modifier.ABOUT, Modifier.AT_LEAST, Modifier.MORE_THAN


def whole_and_parts(whole: Quantity, *figures: Quantity) -> list[Claim]:
    return [claim("c1", whole), *(part(f"c{i}", "c1", figure) for i, figure in enumerate(figures, start=2))]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (quantity(132), [quantity(65), quantity(18), quantity(49)]),
        (quantity(132), [quantity(65), quantity(18)]),
        (quantity(200, MORE_THAN), [quantity(182), quantity(20, ABOUT)]),
        (quantity(200, AT_LEAST), [quantity(150), quantity(70)]),
        (quantity(None, low=24, high=99, text="dozens"), [quantity(40), quantity(50)]),
        (quantity(10), [quantity(None, low=None, high=None, text="some")]),
    ],
    ids=["exact", "rest unsaid", "more than", "one tenth over", "vague", "no figure"],
)
def test_sums_that_language_allows_are_left_alone(whole: Quantity, parts: list[Quantity]) -> None:
    assert check_part_sums(whole_and_parts(whole, *parts)) == ()


@pytest.mark.parametrize(
    ("whole", "parts", "total"),
    [
        (quantity(30), [quantity(25), quantity(6)], 31),
        (quantity(200, MORE_THAN), [quantity(182), quantity(62), quantity(20, ABOUT)], 264),
        (quantity(None, low=24, high=99, text="dozens"), [quantity(60), quantity(50)], 110),
    ],
)
def test_sums_over_the_whole_are_reported(whole: Quantity, parts: list[Quantity], total: int) -> None:
    (found,) = check_part_sums(whole_and_parts(whole, *parts))
    assert (found.kind, found.low) == ("part_sum", total)
    assert found.claims == ("c1", *(f"c{i}" for i in range(2, len(parts) + 2)))
    assert whole.text in found.message


def test_what_would_explain_a_gap_is_said_and_nothing_is_changed() -> None:
    claims = whole_and_parts(quantity(200, MORE_THAN), quantity(182), quantity(62), quantity(20, ABOUT))
    (found,) = check_part_sums(claims)
    assert found.hypotheses == ("182 + about 20 = about 202 fits more than 200: 182 may already include 62",)
    assert found.high is None
    assert claims == whole_and_parts(quantity(200, MORE_THAN), quantity(182), quantity(62), quantity(20, ABOUT))


def test_shares_are_not_summed() -> None:
    half = quantity(1, dimension=Dimension.SHARE)
    assert (
        check_part_sums(
            [claim("c1", quantity(2)), part("c2", "c1", half, PartRole.FRACTION), part("c3", "c1", quantity(9))]
        )
        == ()
    )


def test_a_part_larger_than_its_whole_is_named_alone() -> None:
    claims = whole_and_parts(quantity(40, Modifier.UP_TO), quantity(3), quantity(41))
    (found,) = check_part_sums(claims)
    assert (found.kind, found.claims, found.message) == (
        "larger_part",
        ("c1", "c3"),
        "a part is larger than its whole: 41 of up to 40",
    )


def test_parts_of_a_part_are_counted_once() -> None:
    claims = whole_and_parts(quantity(5), quantity(3), quantity(2), quantity(1), quantity(1))
    assert check_part_sums(claims) == ()  # "three children (two boys and a girl) and a relative"


@pytest.mark.parametrize(
    "unclear",
    [
        part("c3", "c1", quantity(9, relation=Relation.ANAPHORIC)),
        part("c3", "c1", quantity(9), counted=Evidence(20, 26, "people")),
    ],
    ids=["nine others", "nine people of four people"],
)
def test_what_may_stand_beside_a_whole_is_no_part_of_it(unclear: Claim) -> None:
    whole = claim("c1", quantity(4), counted=Evidence(2, 8, "people"))
    police = part("c2", "c1", quantity(1), counted=Evidence(12, 18, "police"))
    assert check_part_sums([whole, police, unclear]) == ()


def test_a_round_figure_may_be_the_sum_rounded() -> None:
    parts = [quantity(712), quantity(517)]
    assert check_part_sums(whole_and_parts(quantity(1200, grain=100), *parts)) == ()
    assert [d.low for d in check_part_sums(whole_and_parts(quantity(1100, grain=100), *parts))] == [1229]


def test_many_parts_give_no_hypotheses() -> None:
    (found,) = check_part_sums(whole_and_parts(quantity(5), *[quantity(1)] * 11))
    assert found.hypotheses == ()


def test_few_hypotheses_are_told() -> None:
    (found,) = check_part_sums(whole_and_parts(quantity(9), *[quantity(n) for n in (3, 3, 3, 3, 3)]))
    assert 1 <= len(found.hypotheses) <= 3


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_an_example_and_a_near_miss(kind: Kind) -> None:
    found = cp.parse(kind.example, published="2024-11-28").discrepancies
    assert [d.kind for d in found] == [kind.name]
    assert cp.parse(kind.near_miss, published="2024-11-28").discrepancies == ()


def test_each_kind_stands_in_the_contract() -> None:
    table = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [kind.name for kind in KINDS if f"| `{kind.name}` | {kind.what} |" not in table] == []


def test_discrepancies_stand_in_the_order_of_their_first_claim() -> None:
    text = (
        "Police said 12 people were killed in Hama on Tuesday. Doctors said 15 people were killed in Hama on Tuesday. "
        "A blast in Idlib killed 30 people, including 25 women and 20 men. The army moved 10 kilometres (9 miles)."
    )
    report = cp.parse(text, published="2024-11-28")
    assert [d.kind for d in report.discrepancies] == ["source_figures", "part_sum", "wrong_gloss"]
    assert check_report(report) == report.discrepancies


def test_the_matrix_holds_who_says_what_and_is_json() -> None:
    text = (
        "Police said 12 people were killed in Hama on Tuesday. Doctors said about 15 people were killed in Hama. "
        "At least 12 people were killed in Hama, according to the police."
    )
    matrix = source_matrix(cp.parse(text, published="2024-11-28"))
    assert matrix.sources == ("Police", "Doctors")
    (matter,) = matrix.matters
    assert (matter.effect, matter.first_day, matter.last_day) == ("killed", "2024-11-26", "2024-11-26")
    said = [(s.claim, s.source, s.figure, s.low, s.high) for s in matter.statements]
    assert said == [
        ("c1", "Police", "12", 12, 12),
        ("c2", "Doctors", "about 15", None, None),
        ("c3", "Police", "At least 12", 12, None),
    ]
    assert json.loads(json.dumps(matrix.to_dict())) == matrix.to_dict()


def test_a_report_that_says_nothing_has_an_empty_matrix() -> None:
    assert source_matrix(cp.parse("Nothing happened.")) == ((), ())
