"""A running toll falls where one voice tells a lower one of a later day; claims built by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.builders import claim, quantity

from conflictparse.actors.actor import ActorMention
from conflictparse.checks.tolls import check_tolls
from conflictparse.claims.claim import Category, Claim, Evidence, Scope, Source
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Modifier
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time, TimeKind

HOMS, HAMA = PlaceMention(0, 4, "Homs", name="Homs"), PlaceMention(0, 4, "Hama", name="Hama")
ARMY, REBELS = ActorMention(0, 4, "army", name="Army"), ActorMention(0, 6, "rebels", name="rebels")


def on(first: int | None, last: int | None = None, words: str = "Monday", kind: TimeKind = TimeKind.POINT) -> Time:
    ends = [None if day is None else date(2024, 5, day) for day in (first, last)]
    return Time(0, 6, words, ends[0], ends[1], kind=kind)


def toll(name: str, figure: int, day: int, **fields: Any) -> Claim:
    return claim(name, quantity(figure), **{"scope": Scope.RUNNING, "time": on(day), **fields})


def falls(first: dict[str, Any], second: dict[str, Any]) -> bool:
    a, b = toll("c1", **{"figure": 88, "day": 3, **first}), toll("c2", **{"figure": 71, "day": 4, **second})
    found = check_tolls([a, b])
    assert [(d.kind, d.claims) for d in found] in ([], [("falling_toll", ("c1", "c2"))])
    return bool(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"places": (HOMS,)}, {}),
        ({"places": (HOMS,)}, {"places": (HOMS, HAMA)}),
        ({"perpetrators": (ARMY,)}, {}),
        ({"perpetrators": (ARMY,)}, {"perpetrators": (ARMY,)}),
        ({"victim": ARMY}, {"victim": ARMY}),
        ({"victim": ARMY}, {}),
        ({}, {"victim": ARMY}),
        ({"source": Source(0, 6, "Police")}, {}),
        ({}, {"source": Source(0, 6, "Police")}),
        ({"time": on(2, 3)}, {}),
        ({"counted": Evidence(0, 6, "people")}, {}),
    ],
)
def test_a_lower_toll_of_a_later_day_is_reported(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert falls(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"figure": 88}),
        ({}, {"figure": 90}),
        ({}, {"scope": Scope.INCIDENT}),
        ({}, {"effect": Effect.INJURED}),
        ({}, {"category": Category.CHILD}),
        ({"counted": Evidence(0, 6, "guards")}, {}),
        ({"places": (HOMS,)}, {"places": (HAMA,)}),
        ({"perpetrators": (ARMY,)}, {"perpetrators": (REBELS,)}),
        ({"victim": ARMY}, {"victim": REBELS}),
        ({"source": Source(0, 6, "Police")}, {"source": Source(0, 7, "Doctors")}),
        ({"time": on(2, 4)}, {}),
        ({"time": on(2, 5)}, {}),
        ({"day": 4}, {}),
        ({"time": None}, {}),
        ({}, {"time": None}),
        ({"time": on(None)}, {}),
        ({}, {"time": on(None)}),
    ],
)
def test_what_need_not_be_one_toll_does_not_fall(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert not falls(first, second)


def test_the_days_decide_and_not_the_order() -> None:
    (found,) = check_tolls([toll("c1", 71, 4, time=on(4, words="Tuesday")), toll("c2", 88, 3)])
    assert found.claims == ("c2", "c1")
    assert found.message == "the toll falls: 71 on Tuesday after 88 on Monday"
    assert (found.low, found.high) == (71, 88)


def test_a_span_has_words_of_its_own() -> None:
    span = on(1, 2, "From May 1 to May 2", TimeKind.SPAN)
    (found,) = check_tolls([toll("c1", 88, 1, time=span), toll("c2", 71, 4, time=on(4, words="Tuesday"))])
    assert found.message == "the toll falls: 71 on Tuesday after 88 from May 1 to May 2"


def test_figures_without_an_end_never_fall() -> None:
    floor = claim("c2", quantity(71, Modifier.AT_LEAST), scope=Scope.RUNNING, time=on(4))
    ceiling = claim("c1", quantity(88, Modifier.UP_TO), scope=Scope.RUNNING, time=on(3))
    assert check_tolls([toll("c1", 88, 3), floor]) == ()
    assert check_tolls([ceiling, toll("c2", 71, 4)]) == ()


def test_each_toll_falls_once_below_the_first_that_is_higher() -> None:
    found = check_tolls([toll("c1", 88, 3), toll("c2", 90, 4), toll("c3", 71, 5)])
    assert [d.claims for d in found] == [("c1", "c3")]
