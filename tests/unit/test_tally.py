"""How the claims of a report stand to one another, on claims built by hand: what says again, replaces, adds."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.builders import quantity

from conflictparse.claims.claim import Category, Claim, Evidence, PartRole, Scope, Status
from conflictparse.claims.persons import NAMED, PRONOUN
from conflictparse.claims.tally import Paragraph, counted_noun, counts_families, settle
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Modifier, Quantity, Relation
from conflictparse.places.place import PlaceMention

AT_LEAST = Modifier.AT_LEAST
CHILD, CIVILIAN, COMBATANT = Category.CHILD, Category.CIVILIAN, Category.COMBATANT
VAGUE = quantity(None, low=2, high=None, text="several")
HOMS, HAMA = (PlaceMention(0, 4, name, name=name) for name in ("Homs", "Hama"))
#: A headline, and two paragraphs of text.
TEXT = (Paragraph(0, headline=True), Paragraph(100, headline=False), Paragraph(200, headline=False))


def told(name: str, figure: int | Quantity | None, start: int, **fields: Any) -> Claim:
    """Return a claim of the sentence at *start*."""
    figure = quantity(figure) if isinstance(figure, int) else figure
    values: dict[str, Any] = {"effect": Effect.KILLED, "trigger": Evidence(start, start + 6, "killed"), **fields}
    return Claim(id=name, start=start, end=start + 30, quantity=figure, **values)


def added(*claims: Claim, text: tuple[Paragraph, ...] = (), retold: tuple[str, ...] = ()) -> list[str]:
    """Return the ids of the claims that a plain sum may add up."""
    return [c.id for c in settle(claims, text, retold) if c.additive]


def relations(*claims: Claim) -> list[tuple[str | None, str | None]]:
    """Return what each claim says again, and what it replaces."""
    return [(c.same_as, c.supersedes) for c in settle(claims)]


@pytest.mark.parametrize(
    ("fields", "additive"),
    [
        ({}, True),
        ({"status": Status.HEDGED}, True),
        ({"scope": Scope.RUNNING}, True),
        ({"status": Status.DENIED}, False),
        ({"scope": Scope.CUMULATIVE}, False),
        ({"part_of": "c9", "part_role": PartRole.INCLUDING}, False),
        ({"quantity": None}, False),
    ],
)
def test_a_sum_adds_what_is_told_as_a_fact_of_one_incident(fields: dict[str, Any], additive: bool) -> None:
    (claim,) = settle([told("c1", **{"figure": fields.pop("quantity", 12), "start": 0, **fields})])
    assert claim.additive is additive


def test_a_figure_is_said_again_by_the_same_figure_in_a_later_sentence() -> None:
    assert relations(told("c1", 12, 0), told("c2", 12, 50), told("c3", 12, 90)) == [
        (None, None), ("c1", None), ("c1", None),
    ]  # fmt: skip
    assert added(told("c1", 12, 0), told("c2", 12, 50)) == ["c1"]


@pytest.mark.parametrize(
    "second",
    [
        told("c2", 12, 0),
        told("c2", 13, 50),
        told("c2", quantity(12, AT_LEAST), 50),
        told("c2", 12, 50, effect=Effect.INJURED),
        told("c2", 12, 50, part_of="c1", part_role=PartRole.INCLUDING),
        told("c2", None, 50),
    ],
    ids=["one sentence", "another figure", "a hedge", "another effect", "a part", "no figure"],
)
def test_what_is_not_the_same_figure_says_nothing_again(second: Claim) -> None:
    assert relations(told("c1", 12, 0), second)[1] == (None, None)


@pytest.mark.parametrize("figure", [0, 1, VAGUE])
def test_one_is_too_common_to_tell(figure: int | Quantity) -> None:
    assert relations(told("c1", figure, 0), told("c2", figure, 50))[1][0] is None


@pytest.mark.parametrize(
    ("a", "b", "again"),
    [
        (CHILD, CHILD, True),
        (CHILD, CIVILIAN, False),
        (CHILD, Category.UNKNOWN, True),
        (Category.MIXED, CHILD, True),
    ],
)
def test_a_figure_of_other_people_says_nothing_again(a: Category, b: Category, again: bool) -> None:
    assert (relations(told("c1", 12, 0, category=a), told("c2", 12, 50, category=b))[1][0] == "c1") is again


def test_families_say_again_in_another_way_what_persons_say() -> None:
    shared = {"trigger": Evidence(9, 14, "fled"), "effect": Effect.DISPLACED}
    persons = told("c1", 46_000, 0, counted=Evidence(0, 6, "people"), **shared)
    families = told("c2", 9_200, 0, counted=Evidence(20, 30, "households"), **shared)
    assert relations(persons, families)[1] == ("c1", None)
    assert relations(families, persons)[1] == (None, None)
    assert relations(families, told("c3", 9_300, 0, counted=Evidence(40, 48, "families"), **shared))[1] == (None, None)
    later = told("c2", 9_200, 50, counted=Evidence(20, 30, "households"), effect=Effect.DISPLACED)
    assert relations(persons, later)[1] == (None, None)


@pytest.mark.parametrize(
    ("words", "families"), [("poor families", True), ("multi-families", True), ("people", False), ("huts", False)]
)
def test_families_are_known_by_the_head_of_the_counted_words(words: str, families: bool) -> None:
    assert counts_families(told("c1", 12, 0, counted=Evidence(0, len(words), words))) is families


def test_a_claim_without_counted_words_counts_nothing_known() -> None:
    assert counted_noun(told("c1", 12, 0)) is None


RISEN = {"scope": Scope.RUNNING}


def test_a_running_toll_replaces_the_last_lower_figure() -> None:
    assert relations(told("c1", 12, 0), told("c2", 15, 50, **RISEN))[1] == (None, "c1")
    assert added(told("c1", 12, 0), told("c2", 15, 50, **RISEN)) == ["c2"]
    assert relations(told("c1", 5, 0), told("c2", 12, 50), told("c3", 15, 90, **RISEN))[2] == (None, "c2")
    assert relations(told("c1", 5, 0, **RISEN), told("c2", 12, 50), told("c3", 15, 90, **RISEN))[2] == (None, "c1")
    assert relations(told("c1", quantity(12, AT_LEAST), 0), told("c2", 15, 50, **RISEN))[1] == (None, "c1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"figure": 15}, {"figure": 15, **RISEN, "start": 0}),
        ({"figure": 16}, {**RISEN}),
        ({"figure": 0}, {**RISEN}),
        ({"figure": None}, {**RISEN}),
        ({}, {"figure": None, **RISEN}),
        ({}, {}),
        ({}, {"part_of": "c9", "part_role": PartRole.INCLUDING, **RISEN}),
        ({}, {"category": CHILD, **RISEN}),
        ({"category": CHILD}, {**RISEN}),
        ({"part_of": "c9", "part_role": PartRole.INCLUDING}, {**RISEN}),
        ({"scope": Scope.BACKGROUND}, {**RISEN}),
        ({"effect": Effect.INJURED}, {**RISEN}),
    ],
    ids=[
        "as many", "fewer", "nobody before", "no figure before", "no figure", "does not rise", "a part", "children",
        "children before", "a part before", "long ago", "another effect",
    ],
)  # fmt: skip
def test_what_is_no_risen_toll_replaces_nothing(first: dict[str, Any], second: dict[str, Any]) -> None:
    a = told("c1", **{"figure": 12, "start": 0, **first})
    b = told("c2", **{"figure": 15, "start": 50, **second})
    assert relations(a, b)[1][1] is None


def test_a_running_toll_that_looks_back_is_not_added() -> None:
    assert added(told("c1", 15, 0, **RISEN), told("c2", 12, 50, **RISEN)) == ["c1"]
    assert added(told("c1", 15, 0), told("c2", 12, 50, **RISEN)) == ["c1", "c2"]
    assert added(told("c1", 15, 0, **RISEN), told("c2", 12, 50)) == ["c1", "c2"]


def test_a_figure_replaces_words_without_one() -> None:
    assert relations(told("c1", VAGUE, 0), told("c2", 12, 50))[1] == (None, "c1")
    assert added(told("c1", VAGUE, 0), told("c2", 12, 50)) == ["c2"]
    assert relations(told("c1", VAGUE, 0, places=(HOMS,)), told("c2", 12, 50, places=(HOMS, HAMA)))[1] == (None, "c1")
    assert relations(told("c1", VAGUE, 0), told("c2", 3, 50))[1] == (None, "c1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"start": 0}),
        ({}, {"figure": 2}),
        ({}, {"figure": quantity(12, relation=Relation.ADDITIONAL)}),
        ({}, {"figure": VAGUE}),
        ({}, {"figure": None}),
        ({"figure": quantity(None, low=24, high=99)}, {}),
        ({"figure": quantity(None, low=None, high=None)}, {}),
        ({"category": CHILD}, {"category": COMBATANT}),
        ({"scope": Scope.BACKGROUND}, {}),
        ({}, {"status": Status.DENIED}),
        ({"places": (HOMS,)}, {"places": (HAMA,)}),
        ({"part_of": "c9", "part_role": PartRole.INCLUDING}, {}),
    ],
    ids=[
        "one sentence", "two", "two more", "vague again", "no figure", "dozens", "unknown", "others", "long ago",
        "denied", "elsewhere", "a part",
    ],
)  # fmt: skip
def test_words_without_a_figure_stand_beside_what_is_something_else(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    a = told("c1", **{"figure": VAGUE, "start": 0, **first})
    b = told("c2", **{"figure": 12, "start": 50, **second})
    assert relations(a, b)[1][1] is None


def test_only_the_last_claim_before_is_made_exact() -> None:
    assert relations(told("c1", VAGUE, 0), told("c2", 9, 50, category=CHILD), told("c3", 12, 90))[2][1] is None


def test_later_paragraphs_tell_again_what_the_lead_states() -> None:
    lead, again = told("c1", 12, 110), told("c2", 5, 210)
    assert added(lead, again, text=TEXT) == ["c1"]
    assert added(lead, told("c2", 5, 150), text=TEXT) == ["c1", "c2"]
    assert added(lead, again) == ["c1", "c2"]


@pytest.mark.parametrize(
    ("known", "category", "adds"),
    [
        (CIVILIAN, COMBATANT, True),
        (COMBATANT, CIVILIAN, True),
        (CIVILIAN, CHILD, False),
        (COMBATANT, COMBATANT, False),
        (Category.UNKNOWN, COMBATANT, False),
        (CIVILIAN, Category.UNKNOWN, False),
        (Category.MIXED, COMBATANT, False),
    ],
)
def test_a_later_paragraph_adds_fighters_to_others(known: Category, category: Category, adds: bool) -> None:
    claims = told("c1", 12, 110, category=known), told("c2", 5, 210, category=category)
    assert (added(*claims, text=TEXT) == ["c1", "c2"]) is adds


def test_a_later_paragraph_adds_when_it_says_so_and_no_one_is_not_left_out() -> None:
    more = quantity(4, relation=Relation.ADDITIONAL)
    assert added(told("c1", 12, 110), told("c2", more, 210), text=TEXT) == ["c1", "c2"]
    assert added(told("c1", 12, 110), told("c2", 0, 210), text=TEXT) == ["c1", "c2"]
    assert added(told("c1", 0, 110), told("c2", 7, 210), text=TEXT) == ["c1", "c2"]


def test_a_headline_is_no_lead_where_the_text_has_a_figure() -> None:
    assert added(told("c1", 9, 10), told("c2", 12, 110), text=TEXT) == ["c2"]
    assert added(told("c1", 9, 10), text=TEXT) == ["c1"]
    assert added(told("c1", 9, 10), told("c2", 5, 20), text=TEXT) == ["c1", "c2"]


def test_a_headline_counts_those_whom_the_text_names() -> None:
    named = quantity(1, rule=NAMED)
    assert added(told("c1", 2, 10), told("c2", named, 110), told("c3", named, 150), text=TEXT) == ["c1"]
    assert added(told("c1", 1, 10), told("c2", named, 110), text=TEXT) == ["c2"]


def test_what_a_headline_says_counts_where_the_text_says_it_again() -> None:
    claims = told("c1", 12, 10), told("c2", 12, 110), told("c3", 5, 210)
    assert added(*claims, text=TEXT) == ["c1"]
    assert added(told("c1", 12, 10), told("c2", 12, 50), told("c3", 5, 110), text=TEXT) == ["c3"]


def test_a_total_is_spelled_out_by_what_adds_up_to_it() -> None:
    assert added(told("c1", 12, 0), told("c2", 7, 50), told("c3", 5, 90)) == ["c1"]
    assert added(told("c1", 12, 0), told("c2", 7, 50), told("c3", 4, 90)) == ["c1", "c2", "c3"]
    assert added(told("c1", 12, 0), told("c2", 7, 50), told("c3", 6, 90)) == ["c1", "c2", "c3"]
    assert added(told("c1", 12, 0), told("c2", 7, 0), told("c3", 5, 0)) == ["c1", "c2", "c3"]
    apart = told("c3", VAGUE, 70, places=(HOMS,)), told("c4", 5, 90, places=(HAMA,))
    assert added(told("c1", 12, 0), told("c2", 7, 50), *apart) == ["c1", "c2", "c3", "c4"]
    assert added(told("c1", 12, 0), told("c2", 7, 50), told("c3", 5, 90), told("c4", 3, 150)) == ["c1", "c4"]


def test_named_persons_and_parts_are_among_the_total_before_them() -> None:
    named, of_them = quantity(1, rule=NAMED), quantity(3, relation=Relation.PART_OF)
    assert added(told("c1", 12, 0), told("c2", named, 50), told("c3", of_them, 90)) == ["c1"]
    assert added(told("c1", 1, 0), told("c2", named, 50)) == ["c1", "c2"]
    assert added(told("c1", 12, 0, category=CHILD), told("c2", named, 50)) == ["c1", "c2"]


def test_a_closing_total_and_a_pronoun_count_nobody_again() -> None:
    total = told("c3", 9, 90, rule="counted effect noun")
    assert added(told("c1", 5, 0), told("c2", 4, 50), total) == ["c1", "c2"]
    assert added(told("c1", 5, 0), told("c2", 3, 50), total) == ["c1", "c2", "c3"]
    assert added(told("c1", 5, 0), told("c2", quantity(1, rule=PRONOUN), 50)) == ["c1"]
    assert added(told("c2", quantity(1, rule=PRONOUN), 0), told("c1", 5, 50)) == ["c2", "c1"]


def test_things_are_not_told_again_as_people_are() -> None:
    trucks = [told(f"c{n}", figure, n * 40, effect=Effect.DESTROYED) for n, figure in ((1, 12), (2, 7), (3, 5))]
    assert added(*trucks) == ["c1", "c2", "c3"]


def test_an_attack_told_again_adds_nothing_to_its_first_figure() -> None:
    assert added(told("c1", 12, 0), told("c2", 40, 50), retold=("c2",)) == ["c1"]
    assert added(told("c1", 12, 0), told("c2", 40, 50)) == ["c1", "c2"]
    assert added(told("c1", 1, 0), told("c2", 40, 50), retold=("c2",)) == ["c1", "c2"]
    assert added(told("c1", 12, 0), told("c2", 40, 0), retold=("c2",)) == ["c1", "c2"]
    assert added(told("c1", 12, 0, category=CHILD), told("c2", 9, 50, category=COMBATANT), retold=("c2",)) == [
        "c1", "c2",
    ]  # fmt: skip
    assert added(told("c1", 12, 0, scope=Scope.BACKGROUND), told("c2", 40, 50), retold=("c2",)) == ["c2"]
    assert added(told("c1", 40, 0), told("c2", 12, 50, **RISEN), retold=("c2",)) == ["c1", "c2"]
