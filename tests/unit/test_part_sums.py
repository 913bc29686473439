"""Which parts are surely parts, and what is said of those that do not fit; claims built by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.unit.builders import claim, part, quantity

from conflictparse.checks.figures import is_told, least, meant, most, most_of_one, slack_of
from conflictparse.checks.part_sums import check_part_sums
from conflictparse.checks.repair import explain
from conflictparse.claims.claim import Claim, Evidence, PartRole, Scope, Status
from conflictparse.claims.persons import NAMED
from conflictparse.effects.effect import Effect
from conflictparse.numbers import parse_quantity
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Quantity, Relation

PARTITION = PartRole.PARTITION
PEOPLE, GUARDS, MEN = (Evidence(2, 2 + len(word), word) for word in ("people", "guards", "men"))


def kinds(*claims: Claim) -> list[str]:
    return [found.kind for found in check_part_sums(claims)]


def whole(figure: Quantity, **fields: Any) -> Claim:
    return claim("c1", figure, **fields)


def spelled(name: str, figure: Quantity, start: int, words: str, opening: str = "were") -> Claim:
    """Return a part of c1 from a sentence that spells it out: a figure of two digits at *start*, a space, its noun."""
    placed = Quantity(start, start + 2, figure.text, figure.low, figure.high, stated=figure.stated)
    noun = Evidence(start + 3, start + 3 + len(words), words)
    opens = Evidence(50, 50 + len(opening), opening)
    return Claim(
        name, 50, 90, Effect.KILLED, opens, placed, noun, part_of="c1", part_role=PartRole.INCLUDING, rule="spelled out"
    )


def test_parts_of_another_effect_are_not_summed() -> None:
    hurt = part("c2", "c1", quantity(60), effect=Effect.INJURED)
    assert kinds(whole(quantity(50)), hurt, part("c3", "c1", quantity(20))) == []


def test_rounded_parts_fit_what_they_may_be_rounded_from() -> None:
    rounded = [part(f"c{n}", "c1", quantity(200, grain=100)) for n in (2, 3)]
    assert kinds(whole(quantity(382)), *rounded) == []  # 190 and 192
    assert kinds(whole(quantity(379)), *rounded) == ["part_sum"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((60, "guards", 31), (67, "cooks", 17), ["missing_part"]),
        ((60, "guards", 43), (67, "cooks", 17), []),
        ((60, "guards", 31), (76, "cooks", 17), []),
    ],
    ids=["less than the whole", "the whole", "words between"],
)
def test_what_spells_out_a_whole_and_comes_to_less_misses_a_part(
    first: tuple[int, str, int], second: tuple[int, str, int], found: list[str]
) -> None:
    parts = [spelled(f"c{n}", quantity(f), at, words) for n, (at, words, f) in enumerate((first, second), start=2)]
    assert kinds(whole(quantity(60)), *parts) == found


def test_a_missing_part_says_what_the_others_come_to() -> None:
    parts = [spelled("c2", quantity(31, text="thirty-\none"), 60, "guards"), spelled("c3", quantity(17), 70, "cooks")]
    (found,) = check_part_sums([whole(quantity(60)), *parts])
    assert found.message == "the parts come to 48 (thirty- one + 17), less than the whole: 60"
    assert (found.kind, found.claims, found.low, found.high) == ("missing_part", ("c1", "c2", "c3"), 48, 48)


@pytest.mark.parametrize("opening", ["Among them were", "of these", "Including"])
def test_an_opening_that_lists_some_misses_nothing(opening: str) -> None:
    parts = [spelled("c2", quantity(31), 60, "guards", opening), spelled("c3", quantity(17), 70, "cooks", opening)]
    assert kinds(whole(quantity(60)), *parts) == []


def test_one_part_or_parts_of_the_same_sentence_miss_nothing() -> None:
    assert kinds(whole(quantity(60)), spelled("c2", quantity(31), 60, "guards")) == []
    beside = part("c3", "c1", quantity(17), counted=MEN)
    assert kinds(whole(quantity(60)), spelled("c2", quantity(31), 60, "guards"), beside) == []


def test_a_part_without_an_upper_end_misses_nothing() -> None:
    open_part = spelled("c3", Quantity(70, 72, "several", 2, None), 70, "cooks")
    assert kinds(whole(quantity(60)), spelled("c2", quantity(31), 60, "guards"), open_part) == []


def test_of_two_figures_before_it_nobody_knows_which_is_spelled_out() -> None:
    parts = [spelled("c2", quantity(31), 60, "guards"), spelled("c3", quantity(17), 70, "cooks")]
    hurt = claim("c4", quantity(80), effect=Effect.INJURED)
    no_figure = claim("c5", None, effect=Effect.INJURED)
    nested = part("c6", "c9", quantity(80))
    assert kinds(whole(quantity(60)), hurt, *parts) == []
    assert kinds(whole(quantity(60)), no_figure, nested, *parts) == ["missing_part"]
    elsewhere = Claim("c7", 200, 220, Effect.INJURED, Evidence(200, 204, "hurt"), quantity(80))
    assert kinds(whole(quantity(60)), *parts, elsewhere) == ["missing_part"]


@pytest.mark.parametrize(
    "unfit",
    [
        quantity(0),
        quantity(1, form=Form.WORDS),
        quantity(1, rule=NAMED, form=Form.DIGITS),
        quantity(2, rule=NAMED),
    ],
    ids=["nobody", "one", "a name", "two names"],
)
def test_nobody_and_one_person_have_no_parts(unfit: Quantity) -> None:
    assert kinds(whole(unfit), part("c2", "c1", quantity(9))) == []


def test_a_single_digit_and_a_claim_without_a_figure_are_no_exception() -> None:
    assert kinds(whole(quantity(1, form=Form.DIGITS)), part("c2", "c1", quantity(9))) == ["larger_part"]
    assert kinds(claim("c1", None), part("c2", "c1", quantity(9))) == []


def test_families_are_not_held_against_persons() -> None:
    families = whole(quantity(5), counted=Evidence(2, 10, "families"))
    assert kinds(families, part("c2", "c1", quantity(9))) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"part_role": PARTITION}, ["part_sum"]),
        ({"quantity": quantity(40, relation=Relation.PART_OF)}, ["part_sum"]),
        ({"counted": GUARDS}, ["part_sum"]),
    ],
    ids=["a bare figure", "one of a list that adds up", "40 of them", "with a word of its own"],
)
def test_a_bare_figure_beside_a_counted_whole_is_no_part_unless_the_text_says_so(
    fields: dict[str, Any], found: list[str]
) -> None:
    bare = {"quantity": quantity(40), "part_of": "c1", "part_role": PartRole.INCLUDING, **fields}
    first = Claim("c2", 0, 10, Effect.KILLED, Evidence(0, 6, "killed"), **bare)
    second = part("c3", "c1", quantity(30), counted=MEN)
    assert kinds(whole(quantity(50), counted=PEOPLE), first, second) == found


def test_two_lists_of_the_same_kind_are_not_summed() -> None:
    men, man = (
        part("c2", "c1", quantity(40), counted=MEN),
        part("c3", "c1", quantity(30), counted=Evidence(0, 3, "man")),
    )
    assert kinds(whole(quantity(50)), men, man) == []
    assert kinds(whole(quantity(50)), men, part("c3", "c1", quantity(30), counted=GUARDS)) == ["part_sum"]
    assert kinds(whole(quantity(50)), part("c2", "c1", quantity(40)), part("c3", "c1", quantity(30))) == ["part_sum"]


def test_what_counts_the_same_as_its_whole_is_a_part_only_where_all_add_up() -> None:
    def people(role: PartRole) -> list[Claim]:
        words = Evidence(2, 14, "local people")
        return [
            part("c2", "c1", quantity(40), role, counted=words),
            part("c3", "c1", quantity(20), role, counted=GUARDS),
        ]

    assert kinds(whole(quantity(50), counted=PEOPLE), *people(PartRole.INCLUDING)) == []
    assert kinds(whole(quantity(50), counted=PEOPLE), *people(PARTITION)) == ["part_sum"]


def test_a_part_that_is_itself_spelled_out_is_counted_once() -> None:
    figures = [quantity(n) for n in (4, 3, 1, 2)]
    parts = [part(f"c{n}", "c1", figure) for n, figure in enumerate(figures, start=2)]
    assert kinds(whole(quantity(6)), *parts) == []  # four (three and one), and two
    assert kinds(whole(quantity(5)), *parts) == ["part_sum"]
    equal = [part("c2", "c1", quantity(3)), part("c3", "c1", quantity(3))]
    assert kinds(whole(quantity(5)), *equal) == ["part_sum"]  # one part spells nothing out


def test_a_part_larger_than_its_whole_is_told_with_its_figures() -> None:
    (found,) = check_part_sums([whole(quantity(9)), part("c2", "c1", quantity(11))])
    assert (found.low, found.high) == (11, 11)


@pytest.mark.parametrize(
    ("words", "ends", "slack"),
    [
        ("99", (99, 99), 0),
        ("100", (95, 105), 5),
        ("1,000", (950, 1050), 50),
        ("1,230", (1225, 1235), 5),
        ("1,234", (1234, 1234), 0),
        ("about 20", (16, 24), 0),
        ("more than 200", (200, None), 10),
        ("at least 75", (75, None), 0),
        ("up to 40", (None, 40), 0),
        ("nearly 40", (None, 40), 0),
        ("dozens", (None, None), 0),
        ("between 20 and 30", (20, 30), 0),
        ("12 km", (None, None), 0),
    ],
)
def test_a_reader_takes_a_figure_for_an_interval(words: str, ends: tuple[object, ...], slack: int) -> None:
    found = parse_quantity(words)
    assert found is not None
    assert tuple(meant(found))[:2] == ends
    assert slack_of(found) == slack


@pytest.mark.parametrize(
    ("words", "low", "one", "many"),
    [
        ("12", 12, 12, 12),
        ("1,000", 1000, 1000, 1050),
        ("more than 200", 200, 220, 220),
        ("nearly 40", 40, 44, 44),
        ("up to 40", 0, 40, 40),
        ("dozens", 24, 99, 99),
        ("several", 0, None, None),
        ("three or four", 3, 4, 4),
    ],
)
def test_a_figure_is_the_least_and_the_most_that_it_is_said_of(
    words: str, low: int, one: Fraction | None, many: Fraction | None
) -> None:
    found = parse_quantity(words)
    assert found is not None
    assert (least(found), most_of_one(found), most(found)) == (low, one, many)


@pytest.mark.parametrize(
    ("figure", "fields", "told"),
    [
        (quantity(2), {}, True),
        (quantity(1), {}, False),
        (quantity(None, low=24, high=99, text="dozens"), {}, True),
        (quantity(12, dimension=Dimension.LENGTH), {}, False),
        (quantity(12, rule=NAMED), {}, False),
        (quantity(12, relation=Relation.ADDITIONAL), {}, False),
        (quantity(12, relation=Relation.UPDATE), {}, True),
        (quantity(12), {"part_of": "c9"}, False),
        (quantity(12), {"status": Status.DENIED}, False),
        (quantity(12), {"status": Status.HEDGED}, True),
        (quantity(12), {"scope": Scope.CUMULATIVE}, False),
        (quantity(12), {"scope": Scope.RUNNING}, True),
        (None, {}, False),
    ],
)
def test_what_is_told_is_more_than_one_of_one_incident_as_a_fact(
    figure: Quantity | None, fields: dict[str, Any], told: bool
) -> None:
    assert is_told(claim("c1", figure, **fields)) is told


def explained(figure: Quantity, *parts: Quantity) -> tuple[str, ...]:
    return explain(figure, parts)


def test_a_set_of_parts_that_fits_says_what_another_part_may_include() -> None:
    assert explained(quantity(50), quantity(50), quantity(31)) == ("50 fits 50: 50 may already include 31",)
    assert explained(quantity(50), quantity(30), quantity(20), quantity(12), quantity(8)) == (
        "30 + 12 + 8 = 50 fits 50: 30 may already include 20",
        "30 + 20 = 50 fits 50: 30 may already include 12 and 8",
    )


def test_parts_too_large_for_any_one_other_are_in_these() -> None:
    assert explained(quantity(20), quantity(10), quantity(10), quantity(9), quantity(9)) == (
        "10 + 10 = 20 fits 20: these may already include 9 and 9",
    )


def test_a_sum_with_about_is_about_and_nothing_fits_without_a_limit() -> None:
    about = quantity(20, Modifier.ABOUT)
    assert explained(quantity(50), quantity(30), about, quantity(7)) == (
        "30 + about 20 = about 50 fits 50: 30 may already include 7",
    )
    assert explained(quantity(None, low=2, high=None, text="several"), quantity(30), quantity(20)) == ()
    assert explained(quantity(50), quantity(50)) == ()
    assert explained(quantity(9), quantity(8), quantity(3)) == ()


def test_three_hypotheses_are_told_and_ten_parts_tried() -> None:
    ones = [quantity(1, text=f"one {n}") for n in range(4)]
    assert len(explained(quantity(2), *ones)) == 3
    assert explained(quantity(9), quantity(9), *[quantity(1, text="one")] * 9) != ()
    assert explained(quantity(9), quantity(9), *[quantity(1, text="one")] * 10) == ()
