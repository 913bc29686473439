"""Two claims speak of one matter unless something that they say keeps them apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.builders import claim, quantity

from conflictparse.actors.actor import ActorMention
from conflictparse.checks.dates import check_dates
from conflictparse.checks.matters import (
    actor_keys,
    are_neighbours,
    cover_alike,
    ids_at,
    is_clear,
    kind_of,
    meet,
    place_keys,
    same_days,
    same_event,
    same_matter,
    same_source,
    share_day,
    share_place,
    source_name,
)
from conflictparse.claims.claim import Category, Claim, Evidence, Source, Status
from conflictparse.effects.effect import Effect
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Precision, Time

HAMA, IDLIB = PlaceMention(0, 4, "Hama", place_id="hama", name="Hama"), PlaceMention(0, 5, "Idlib", name="Idlib")
ARMY, REBELS = ActorMention(0, 4, "army", actor_id="army", name="Army"), ActorMention(0, 6, "rebels", name="rebels")


def told(**fields: Any) -> Claim:
    return claim("c1", quantity(12), **fields)


def days(first: int | None, last: int | None = None, text: str = "then", **fields: Any) -> Time:
    ends = [None if day is None else date(2024, 5, day) for day in (first, last)]
    return Time(0, 4, text, ends[0], ends[1], **fields)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("people", "people"),
        ("Bodies", "people"),
        ("local police officers", "police"),
        ("two women", "women"),
        ("herders", "herder"),
        ("taxi drivers", "driver"),
        ("sheep", "sheep"),
    ],
)
def test_the_head_of_the_counted_words_says_what_is_counted(words: str, kind: str) -> None:
    assert kind_of(told(counted=Evidence(0, len(words), words))) == kind


def test_a_bare_figure_counts_people() -> None:
    assert kind_of(told()) == "people"


def test_a_place_goes_by_its_record_then_its_name_then_its_words() -> None:
    assert place_keys(told(places=(HAMA, IDLIB, PlaceMention(0, 5, "there")))) == {"hama", "Idlib", "there"}


def test_a_party_goes_by_its_record_then_its_name_then_its_words_and_an_event_is_none() -> None:
    words, event = ActorMention(0, 5, "they"), ActorMention(0, 9, "offensive", name="offensive", kind="event")
    assert actor_keys((ARMY, REBELS, words, event)) == {"army", "rebels", "they"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(0, 4, "the\n army", actor=ARMY), "Army"),
        (Source(0, 4, "the\n rebels", actor=REBELS), "the rebels"),
        (Source(0, 4, "the army", actor=ActorMention(0, 4, "army", actor_id="army")), "the army"),
        (Source(0, 4, "a doctor"), "a doctor"),
    ],
)
def test_a_source_has_the_name_of_its_record_or_its_own_words(source: Source, name: str) -> None:
    assert source_name(source) == name


@pytest.mark.parametrize(("words", "clear"), [("He", False), ("the same source", False), ("a hospital source", True)])
def test_who_speaks_is_clear_where_a_word_says_so(words: str, clear: bool) -> None:
    assert is_clear(Source(0, 4, words)) is clear


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (Source(0, 1, "the Health Ministry"), Source(9, 10, "the ministry"), True),
        (Source(0, 1, "the ministry"), Source(9, 10, "the Health Ministry"), True),
        (Source(0, 1, "the ministry"), Source(9, 10, "the police"), False),
        (Source(0, 1, "Damascus", actor=ARMY), Source(9, 10, "officers", actor=ARMY), True),
        (Source(0, 1, "officers", actor=REBELS), Source(9, 10, "gunmen", actor=REBELS), False),
        (Source(0, 1, "officers", actor=ARMY), Source(9, 10, "gunmen"), False),
        (Source(0, 1, "gunmen"), Source(9, 10, "officers", actor=ARMY), False),
    ],
)
def test_sources_are_one_by_their_record_or_by_a_shorter_name(a: Source, b: Source, one: bool) -> None:
    assert same_source(a, b) is one


APART = [
    ({"effect": Effect.INJURED}, {}),
    ({"category": Category.CHILD}, {}),
    ({"counted": Evidence(0, 7, "herders")}, {}),
    ({"victim": ARMY}, {"victim": REBELS}),
    ({"events": 2}, {}),
    ({"means": "drone"}, {"means": "shelling"}),
    ({"time": days(3)}, {"time": days(4)}),
    ({"places": (HAMA,)}, {"places": (IDLIB,)}),
    ({"perpetrators": (ARMY,)}, {"perpetrators": (REBELS,)}),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_one_thing_said_otherwise_keeps_two_claims_apart(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert not same_matter(told(**a), told(**b))
    assert not same_matter(told(**b), told(**a))


UNSAID = ["victim", "means", "time", "places", "perpetrators"]


@pytest.mark.parametrize("field", UNSAID)
def test_what_is_unsaid_keeps_nothing_apart(field: str) -> None:
    said = {"victim": ARMY, "means": "drone", "time": days(3), "places": (HAMA,), "perpetrators": (ARMY,)}
    assert same_matter(told(**said), told(**{**said, field: told().__getattribute__(field)}))
    assert same_matter(told(**{field: said[field]}), told())
    assert same_event(told(**said), told(**said))


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        (days(3, 5), days(5, 7), True),
        (days(5, 7), days(3, 5), True),
        (days(3, 4), days(5, 7), False),
        (days(5, 7), days(3, 4), False),
        (days(3), days(3), True),
        (days(3), days(2, 4), True),
        (days(2, 4), days(3), True),
        (days(3), days(4), False),
        (days(None, text="Monday"), days(None, text="Monday"), True),
        (days(None, text="Monday"), days(None, text="Tuesday"), False),
        (days(None, text="Monday"), days(3), True),
        (days(3), days(None, text="Monday"), True),
    ],
)
def test_days_overlap_or_are_unsaid(a: Time, b: Time, overlap: bool) -> None:
    assert same_days(told(time=a), told(time=b)) is overlap


def test_a_day_is_shared_where_both_name_one() -> None:
    assert share_day(told(time=days(3)), told(time=days(3)))
    assert not share_day(told(time=days(3)), told(time=days(4)))
    assert not share_day(told(), told(time=days(3)))
    assert not share_day(told(time=days(3)), told())
    assert not share_day(told(time=days(None)), told(time=days(None)))


def test_a_place_is_shared_where_both_name_it() -> None:
    assert share_place(told(places=(HAMA, IDLIB)), told(places=(HAMA,)))
    assert not share_place(told(places=(HAMA,)), told(places=(IDLIB,)))
    assert not share_place(told(), told())


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (days(3, 5), days(6, 8), True),
        (days(3, 5), days(3, 3), False),
        (days(3, 5), days(3), True),
        (days(3, 5), None, True),
        (days(None), days(3, 5), True),
    ],
)
def test_five_days_kill_more_than_one(a: Time, b: Time | None, alike: bool) -> None:
    assert cover_alike(told(time=a), told(time=b)) is alike


def test_neighbours_have_no_place_and_no_day_and_stand_side_by_side() -> None:
    def at(start: int, end: int, **fields: Any) -> Claim:
        return Claim("c1", start, end, Effect.KILLED, Evidence(start, start + 6, "killed"), **fields)

    assert are_neighbours(at(0, 40), at(43, 80))
    assert are_neighbours(at(43, 80), at(0, 40))
    assert not are_neighbours(at(0, 40), at(44, 80))
    assert not are_neighbours(at(0, 40, places=(HAMA,)), at(41, 80))
    assert not are_neighbours(at(0, 40), at(41, 80, places=(HAMA,)))
    assert not are_neighbours(at(0, 40, time=days(3)), at(41, 80))
    assert not are_neighbours(at(0, 40), at(41, 80, time=days(3)))


def test_two_sets_meet_unless_both_are_said_and_differ() -> None:
    a, b = frozenset("a"), frozenset("b")
    assert (meet(a, a), meet(a, b), meet(a, frozenset()), meet(frozenset(), b)) == (True, False, True, True)


def test_a_position_belongs_to_the_claims_of_its_sentence() -> None:
    def at(name: str, start: int, end: int) -> Claim:
        return Claim(name, start, end, Effect.KILLED, Evidence(start, start + 6, "killed"))

    claims = [at("c1", 5, 20), at("c2", 5, 20), at("c3", 30, 50), at("c4", 60, 80)]
    want = [(), ("c1", "c2"), ("c1", "c2"), (), ("c3",), (), ("c4",)]
    assert ids_at(claims, [0, 5, 19, 20, 30, 50, 70]) == want
    assert ids_at(claims, []) == []


def after_report(*dated: Claim) -> list[tuple[str, ...]]:
    return [found.claims for found in check_dates(dated, (), date(2024, 5, 10))]


def test_an_event_comes_after_its_report_by_more_than_the_time_zones() -> None:
    assert after_report(told(time=days(11))) == []
    assert after_report(told(time=days(12))) == [("c1",)]
    assert after_report(told(), told(time=days(None)), told(time=days(9)), told(time=days(12))) == [("c1",)]


@pytest.mark.parametrize(
    "dated",
    [
        told(time=days(20), status=Status.ATTEMPTED),
        told(time=days(20, anchor="published")),
        told(time=days(20, precision=Precision.MONTH)),
    ],
    ids=["a plan", "counted from the report", "a month"],
)
def test_what_need_not_be_wrong_is_not_reported(dated: Claim) -> None:
    assert after_report(dated) == []
