"""Part sums: what cannot add up is reported with what would explain it, and never corrected."""

from __future__ import annotations

import pytest
from tests.unit.builders import claim, part, quantity

from conflictparse.checks import check_claims
from conflictparse.claims.claim import Claim, PartRole
from conflictparse.numbers.quantity import Dimension, Modifier, Quantity

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
    assert check_claims(whole_and_parts(whole, *parts)) == ()


@pytest.mark.parametrize(
    ("whole", "parts", "total"),
    [
        (quantity(30), [quantity(25), quantity(6)], 31),
        (quantity(200, MORE_THAN), [quantity(182), quantity(62), quantity(20, ABOUT)], 264),
        (quantity(None, low=24, high=99, text="dozens"), [quantity(60), quantity(50)], 110),
        (quantity(40, Modifier.UP_TO), [quantity(41)], 41),
    ],
)
def test_sums_over_the_whole_are_reported(whole: Quantity, parts: list[Quantity], total: int) -> None:
    (found,) = check_claims(whole_and_parts(whole, *parts))
    assert (found.kind, found.low) == ("part_sum", total)
    assert found.claims == ("c1", *(f"c{i}" for i in range(2, len(parts) + 2)))
    assert whole.text in found.message


def test_what_would_explain_a_gap_is_said_and_nothing_is_changed() -> None:
    claims = whole_and_parts(quantity(200, MORE_THAN), quantity(182), quantity(62), quantity(20, ABOUT))
    (found,) = check_claims(claims)
    assert found.hypotheses == ("182 + about 20 = 202 fits more than 200, if 62 is counted inside another part",)
    assert found.high is None
    assert claims == whole_and_parts(quantity(200, MORE_THAN), quantity(182), quantity(62), quantity(20, ABOUT))


def test_shares_are_not_summed() -> None:
    half = quantity(1, dimension=Dimension.SHARE)
    parts = [part("c2", "c1", half, PartRole.FRACTION), part("c3", "c1", quantity(9))]
    assert check_claims([claim("c1", quantity(2)), *parts]) == ()


def test_many_parts_give_no_hypotheses() -> None:
    (found,) = check_claims(whole_and_parts(quantity(5), *[quantity(1)] * 11))
    assert found.hypotheses == ()
