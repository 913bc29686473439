"""Conventions and tolls."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest
from tests.unit.builders import claim, quantity, report

from conflictparse.claims.claim import Category, Evidence, Scope
from conflictparse.codebooks import CONVENTIONS, toll
from conflictparse.effects.effect import Effect
from conflictparse.errors import UnknownConventionError
from conflictparse.numbers.quantity import Modifier

DOZENS = quantity(None, low=24, high=99, text="dozens")
PLURAL = quantity(None, low=2, high=None, text="soldiers")


def figures(convention: str, *claims: object) -> tuple[object, object, object]:
    found = toll(report(*claims), "killed", convention=convention)  # type: ignore[arg-type]
    assert found is not None
    return found.low, found.best, found.high


def test_additive_claims_are_added_up() -> None:
    assert figures("neutral", claim("c1", quantity(12)), claim("c2", quantity(3, Modifier.AT_LEAST))) == (15, 15, None)


def test_claims_that_are_not_additive_are_left_out() -> None:
    assert figures("gtd", claim("c1", quantity(12)), claim("c2", quantity(3), additive=False)) == (12, 12, 12)


def test_a_running_toll_stands_for_all_it_covers() -> None:
    claims = [claim("c1", quantity(31)), claim("c2", quantity(132), scope=Scope.RUNNING), claim("c3", quantity(4))]
    assert figures("neutral", *claims) == (132, 132, 132)


@pytest.mark.parametrize(
    ("convention", "words", "want"),
    [
        ("neutral", DOZENS, (24, 24, 99)),
        ("acled", DOZENS, (12, 12, 12)),
        ("neutral", PLURAL, (2, 2, None)),
        ("acled", PLURAL, (3, 3, 3)),
        ("gtd", quantity(20, Modifier.ABOUT), (20, 20, None)),
        ("acled", quantity(7), (7, 7, 7)),
        ("acled", quantity(None, low=5000, high=None, text="5,000s"), (3, 3, 3)),
        ("neutral", quantity(Decimal("0.5")), (Decimal("0.5"),) * 3),
    ],
)
def test_vague_words_under_each_convention(convention: str, words: object, want: tuple[object, ...]) -> None:
    assert figures(convention, claim("c1", words)) == want  # type: ignore[arg-type]


def test_airwars_leaves_fighters_out() -> None:
    claims = [claim("c1", quantity(5), category=Category.COMBATANT), claim("c2", quantity(2), category=Category.CHILD)]
    assert figures("airwars", *claims) == (2, 2, 2)


def test_victims_leaves_the_attackers_out() -> None:
    attackers = claim("c1", quantity(3), counted=Evidence(0, 9, "assailants"))
    victims = claim("c2", quantity(2), counted=Evidence(0, 9, "police officers"))
    assert figures("victims", attackers, victims) == (2, 2, 2)
    assert figures("gtd", attackers, victims) == (5, 5, 5)


@pytest.mark.parametrize("convention", sorted(CONVENTIONS))
def test_nothing_claimed_is_none_and_not_zero(convention: str) -> None:
    assert toll(report(), "killed", convention=convention) is None
    assert toll(report(claim("c1", quantity(3), effect=Effect.INJURED)), "killed", convention=convention) is None


def test_a_toll_names_its_claims_and_rules() -> None:
    found = toll(report(claim("c1", quantity(3)), claim("c2", DOZENS)), "killed", convention="acled")
    assert found is not None
    assert found.claims == ("c1", "c2")
    assert found.rules == ("as stated", "vague word as a fixed figure")


@pytest.mark.parametrize(("effect", "convention"), [("killed", "cameo"), ("slain", "gtd")])
def test_unknown_names_list_the_known_ones(effect: str, convention: str) -> None:
    with pytest.raises(UnknownConventionError, match="choose one of") as caught:
        toll(report(), effect, convention=convention)
    assert isinstance(caught.value, LookupError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_gtd_divides_what_linked_incidents_share() -> None:
    shared = claim("c1", quantity(9), events=2), claim("c2", quantity(2), events=2)
    assert figures("gtd", *shared) == (5, 5, 5)  # 5.5, and half a person is left out
    assert figures("neutral", *shared) == (11, 11, 11)
    assert figures("gtd", claim("c1", quantity(9), events=2), claim("c2", quantity(2))) == (6, 6, 6)
