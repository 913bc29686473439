"""What a claim says of itself."""

import pytest
from tests.unit.builders import claim, part, quantity

import conflictparse as cp
from conflictparse.claims.claim import Scope, Source, Status
from conflictparse.numbers.quantity import Modifier


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"same_as": "c1"}, "it says again what c1 says"),
        ({"status": Status.DENIED}, "it is no fact"),
        ({"scope": Scope.CUMULATIVE}, "its figure is not of this incident alone"),
        ({}, "another claim covers it, by telling it first, as a whole, or with a later figure"),
    ],
)
def test_a_claim_says_why_a_sum_leaves_it_out(fields, why):
    left_out = claim("c2", quantity(3), additive=False, **fields)
    assert left_out.explain().splitlines()[-1] == f"A plain sum leaves it out: {why}."


def test_a_part_and_a_claim_without_a_figure_say_so():
    assert "it is part of c1, and there may be others" in part("c2", "c1", quantity(3)).explain()
    assert "it has no figure" in claim("c1", None, additive=False).explain()


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(12), "is 12,"),
        (quantity(12, Modifier.AT_LEAST), "is 12 or more,"),
        (quantity(12, Modifier.MORE_THAN, low_open=True), "is more than 12,"),
        (quantity(12, Modifier.ABOUT), "is about 12,"),
        (quantity(12, Modifier.UP_TO), "is 0 to 12,"),
        (quantity(None, low=None, high=10, high_open=True), "is less than 10,"),
        (quantity(None, low=None, high=10), "is 10 or fewer,"),
        (quantity(None, low=None, high=None), "is open at both ends,"),
        (quantity(10**40), "is a number of 41 digits,"),
    ],
)
def test_the_interval_of_a_figure_is_put_into_words(figure, words):
    said = claim("c1", cp.Quantity(**{**figure.__dict__, "rule": "r"})).explain().splitlines()[1]
    assert words in said
    assert said.endswith("by the rule “r”.")


@pytest.mark.parametrize("name", ["Samir Testani", "SAMIR TESTANI"])
def test_a_private_person_who_speaks_is_not_named(name):
    source = Source(14, 27, name, verb="said")
    said = claim("c1", quantity(3), source=source, sources=(source,)).explain()
    assert "Testani" not in said
    assert "a person whose name is at characters 14 to 27, with “said”" in said


def test_the_dead_are_counted_and_not_named():
    (found,) = cp.parse("Samir Testani was killed by shelling in Sarmin.").claims
    assert "Testani" not in found.explain()


def test_a_claim_names_the_rules_and_the_words():
    text = "Rebels said that they had captured two villages near Saraqib on Monday, but the army denied the report."
    (found,) = cp.parse(text, published="2024-11-28").claims
    said = found.explain()
    assert "“two”, which is 2" in said
    assert "“Monday”, which is 2024-11-25" in said
    assert f"the rule “{found.rule}” read" in said
    assert "Somebody denies it." in said
