"""Which claims answer one question, which are of one event, and what an event is called; claims built by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.builders import quantity

from conflictparse.actors.actor import ActorMention, ActorStatus, MentionKind
from conflictparse.claims.claim import Category, Claim, Evidence, PartRole, Scope, Source, Status
from conflictparse.claims.report import Report
from conflictparse.codebooks.accounts import questions, source_of
from conflictparse.codebooks.event_types import acled_kind, type_of_violence
from conflictparse.codebooks.events import Event, leaves, read_events
from conflictparse.codebooks.figures import FAMILIES, LEFT_OUT, claim_figures
from conflictparse.codebooks.toll import CONVENTIONS
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Quantity, Relation
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.times.time import Time

CIVILIAN, COMBATANT, CHILD = Category.CIVILIAN, Category.COMBATANT, Category.CHILD
POLICE, DOCTORS = Source(0, 6, "Police"), Source(0, 7, "Doctors")
ARMY = ActorMention(0, 4, "army", actor_id="army", name="Army", kind="state_military", country="SYR")
REBELS = ActorMention(0, 6, "rebels", name="rebels", kind="rebel_group")
JIHADISTS = ActorMention(0, 9, "jihadists", name="jihadists", kind="rebel_group")


def told(name: str, figure: int | Quantity | None = 12, start: int = 0, **fields: Any) -> Claim:
    """Return a claim of the sentence at *start*."""
    figure = quantity(figure) if isinstance(figure, int) else figure
    values: dict[str, Any] = {"effect": Effect.KILLED, "trigger": Evidence(start, start + 6, "killed"), **fields}
    return Claim(id=name, start=start, end=start + 30, quantity=figure, **values)


def place(name: str, kind: str = "town", start: int = 0, **fields: Any) -> PlaceMention:
    return PlaceMention(start, start + len(name), name, name=name, kind=kind, **fields)


def on(first: int, last: int | None = None) -> Time:
    return Time(0, 4, "then", date(2024, 5, first), date(2024, 5, last or first))


# ---------------------------------------------------------------- questions
@pytest.mark.parametrize(
    ("source", "key"),
    [
        (None, None),
        (Source(0, 6, "Local Police"), "local police"),
        (Source(0, 4, "troops", actor=ARMY), "army"),
        (Source(0, 4, "Fighters", actor=ActorMention(0, 6, "Rebels", name="Rebels")), "rebels"),
        (Source(0, 4, "Fighters", actor=ActorMention(0, 6, "Rebels")), "fighters"),
        (Source(0, 4, "they", actor=ActorMention(0, 4, "they", mention=MentionKind.ANAPHORA)), None),
        (Source(0, 4, "it", actor=ActorMention(0, 4, "it", actor_id="army", mention=MentionKind.ANAPHORA)), "army"),
    ],
)
def test_who_says_so_is_a_record_or_words(source: Source | None, key: str | None) -> None:
    assert source_of(told("c1", source=source)) == key


def answers(first: dict[str, Any], second: dict[str, Any]) -> int:
    """Return how many questions two claims of two sources answer."""
    a = told("c1", **{"figure": 12, "source": POLICE, **first})
    return len(questions([a, told("c2", **{"figure": 15, "start": 50, "source": DOCTORS, **second})]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"category": CIVILIAN}, {}),
        ({}, {"category": CIVILIAN}),
        ({"category": CHILD}, {"category": CHILD}),
        (
            {"category": CHILD, "counted": Evidence(0, 5, "girls")},
            {"category": CHILD, "counted": Evidence(0, 4, "Girl")},
        ),
        ({"category": CHILD, "counted": Evidence(0, 5, "girls")}, {"category": CHILD}),
        ({"places": (place("Homs"),)}, {}),
        ({"places": (place("Homs"), place("Hama"))}, {"places": (place("Hama"),)}),
        ({"time": on(3)}, {}),
        ({"time": on(3)}, {"time": on(3)}),
        ({"victim": ARMY}, {}),
        ({"victim": ARMY}, {"victim": ARMY}),
        ({"figure": None}, {}),
    ],
)
def test_two_sources_answer_one_question_where_nothing_keeps_them_apart(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert answers(first, second) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"figure": 12}),
        ({}, {"figure": None}),
        ({}, {"effect": Effect.INJURED}),
        ({}, {"source": POLICE}),
        ({}, {"source": None}),
        ({"source": None}, {}),
        ({}, {"figure": quantity(15, relation=Relation.ADDITIONAL)}),
        ({}, {"figure": quantity(15, relation=Relation.ANAPHORIC)}),
        ({"category": CHILD}, {"category": COMBATANT}),
        (
            {"category": CHILD, "counted": Evidence(0, 5, "girls")},
            {"category": CHILD, "counted": Evidence(0, 4, "boys")},
        ),
        ({"places": (place("Homs"),)}, {"places": (place("Hama"),)}),
        ({"time": on(3)}, {"time": on(4)}),
        ({"time": on(3, 4)}, {"time": on(3, 5)}),
        ({"victim": ARMY}, {"victim": ActorMention(0, 3, "HTS", actor_id="hts")}),
    ],
)
def test_anything_that_keeps_two_figures_apart_makes_two_questions(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert answers(first, second) == 2


def test_a_third_source_must_fit_both_others() -> None:
    a, b = told("c1", 12, source=POLICE), told("c2", 15, 50, source=DOCTORS)
    other = Source(0, 9, "Residents")
    assert [len(q) for q in questions([a, b, told("c3", 9, 90, source=other)])] == [3]
    assert [len(q) for q in questions([a, b, told("c3", 15, 90, source=other)])] == [2, 1]
    assert [len(q) for q in questions([a, told("c9", 3, 20, effect=Effect.INJURED), b])] == [2, 1]


# ---------------------------------------------------------------- events
def events(*claims: Claim, places: tuple[PlaceMention, ...] = ()) -> tuple[Event, ...]:
    return read_events(Report(claims=claims, places=places), CONVENTIONS["ucdp"])


def joined(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Tell whether two claims by the rebels, far apart, are of one event."""
    by = {"perpetrators": (REBELS,)}
    return len(events(told("c1", **{**by, **first}), told("c2", **{"figure": 15, "start": 900, **by, **second}))) == 1


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (place("Homs"), place("Homs"), True),
        (place("Homs"), place("Hama"), False),
        (place("Homs", place_id="p1"), place("Hims", place_id="p1"), True),
        (place("Homs"), place("Syria", "country"), True),
        (place("Homs", country="SYR"), place("Iraq", "country", country="IRQ"), False),
        (place("Sarmin", admin1="Idlib"), place("Idlib", "admin1"), True),
        (place("Sarmin", admin1="Idlib"), place("Aleppo", "admin1"), False),
        (place("Sarmin"), place("Aleppo", "admin1"), True),
        (place("Sarmin", admin1="Idlib"), place("Jisr", "admin2", admin1="Idlib"), True),
        (place("Sarmin", admin1="Idlib"), place("Jisr", "admin2", admin1="Aleppo"), False),
        (place("Idlib", "admin1"), place("Aleppo", "admin1"), False),
        (place("Idlib", "admin1"), place("Syria", "country"), True),
    ],
)
def test_two_places_may_be_one_where_one_may_hold_the_other(a: PlaceMention, b: PlaceMention, one: bool) -> None:
    assert joined({"places": (a,)}, {"places": (b,)}) is one
    assert joined({"places": (b,)}, {"places": (a,)}) is one


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({}, {}, True),
        ({"time": on(3)}, {"time": on(3)}, True),
        ({"time": on(3)}, {"time": on(4)}, False),
        ({"time": on(3)}, {}, True),
        ({}, {"perpetrators": (JIHADISTS,)}, False),
        ({}, {"perpetrators": (JIHADISTS,), "start": 0}, True),
        ({"perpetrators": ()}, {"places": (place("Homs"),)}, False),
        ({"places": (place("Homs"),)}, {"perpetrators": (), "start": 300}, True),
        ({"places": (place("Homs"),)}, {"perpetrators": (ARMY,), "start": 330}, False),
        ({"perpetrators": ()}, {"perpetrators": ()}, True),
    ],
)
def test_a_claim_joins_the_event_that_it_does_not_contradict(
    first: dict[str, Any], second: dict[str, Any], one: bool
) -> None:
    assert joined(first, second) is one


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, 1),
        ({"effect": Effect.HOSTED}, 0),
        ({"effect": Effect.DISPLACED}, 1),
        ({"effect": Effect.DISPLACED, "figure": 0}, 0),
        ({"effect": Effect.DISPLACED, "figure": None}, 1),
        ({"effect": Effect.DISPLACED, "additive": False}, 0),
        ({"effect": Effect.REPELLED, "figure": None, "additive": False}, 1),
        ({"effect": Effect.REPELLED, "figure": 2, "additive": False}, 0),
        ({"effect": Effect.REPELLED, "figure": None, "additive": False, "status": Status.FAILED}, 0),
        ({"effect": Effect.REPELLED, "figure": None, "additive": False, "scope": Scope.BACKGROUND}, 0),
        ({"effect": Effect.REPELLED, "figure": None, "additive": False, "same_as": "c0"}, 0),
        ({"effect": Effect.REPELLED, "figure": None, "additive": False, "part_of": "c0"}, 0),
    ],
)
def test_what_a_sum_may_add_up_and_fights_make_an_event(fields: dict[str, Any], found: int) -> None:
    assert len(events(told("c1", **fields))) == found


def test_an_event_holds_its_claims_parts_place_time_and_country() -> None:
    whole = told("c1", 12, places=(place("Syria", "country", country="SYR"),), perpetrators=(REBELS,))
    part = told("c2", 3, 0, part_of="c1", part_role=PartRole.INCLUDING, additive=False, category=CHILD)
    hurt = told("c3", 4, 40, effect=Effect.INJURED, places=(place("Homs", country="SYR"),), time=on(3),
                perpetrators=(REBELS,), victim=ARMY, category=COMBATANT, supporters=(JIHADISTS,))  # fmt: skip
    (event,) = events(whole, part, hurt)
    assert ([c.id for c in event.claims], [c.id for c in event.parts]) == (["c1", "c3"], ["c2"])
    assert ([p.name for p in event.places], event.time, event.country) == (["Homs"], on(3), "SYR")
    assert (event.doers, event.backers, event.sides_hit) == ((REBELS,), (JIHADISTS,), (ARMY,))
    assert event.hits_civilians
    assert [entry.figure.best for entry in event.deaths] == [12]


def test_the_country_is_that_of_most_places_of_the_report() -> None:
    syria = [place(name, start=n, country="SYR") for n, name in enumerate(("Homs", "Hama", "Idlib"))]
    iraq = [place(name, start=9, country="IRQ") for name in ("Mosul", "Basra")]
    assert events(told("c1"), places=(*syria, *iraq))[0].country == "SYR"
    assert events(told("c1"), places=(*syria[:2], *iraq))[0].country is None
    demonym = place("Iraqi", role=PlaceRole.DEMONYM, country="IRQ")
    assert events(told("c1"), places=(syria[0], place("Nowhere"), demonym, demonym))[0].country == "SYR"
    assert events(told("c1"))[0].country is None


def names(*places: PlaceMention) -> list[str | None]:
    return [p.name for p in leaves(places)]


def test_leaves_are_the_first_place_and_those_that_a_list_joins_to_it() -> None:
    sarmin, binnish = place("Sarmin", start=10, admin1="Idlib"), place("Binnish", start=21, admin1="Idlib")
    assert names(binnish, sarmin) == ["Sarmin", "Binnish"]
    assert names(sarmin, place("Idlib", "admin1", start=20)) == ["Sarmin"]
    assert names(sarmin, place("Idlib", "admin1", start=20, country="SYR")) == ["Sarmin", "Idlib"]
    assert names(place("Syria", "country"), sarmin) == ["Sarmin"]
    assert names(place("Syria", "country"), place("Iraq", "country", start=9)) == ["Syria"]
    assert names(sarmin, place("Ariha", start=23)) == ["Sarmin"]
    assert names(sarmin, place("Ariha", start=22)) == ["Sarmin", "Ariha"]
    assert names(sarmin, place("Ariha", start=20, where_prec=2)) == ["Sarmin"]
    assert names(place("Homs", role=PlaceRole.ORGANISATION), place("there", role=PlaceRole.ANAPHORA)) == ["there"]
    assert names(sarmin, place("Sarmin", start=18)) == ["Sarmin"]
    assert names() == []


# ---------------------------------------------------------------- kinds
def kind_of(*claims: Claim, at_home: bool = False) -> tuple[str | None, str]:
    """Return ACLED's sub-type of the event that *claims* tell, and why."""
    found = acled_kind(Event((), claims, (), (), None, None), at_home=at_home)
    return found.sub_event_type, found.why


BROKEN = {"effect": Effect.DESTROYED, "category": Category.INFRASTRUCTURE}
BY_ARMY, ON_ARMY = {"perpetrators": (ARMY,)}, {"victim": ARMY, "category": COMBATANT}


@pytest.mark.parametrize(
    ("fields", "sub_type", "why"),
    [
        ({"effect": Effect.TERRITORY_TAKEN}, "Non-state actor overtakes territory", "territory is said to be taken"),
        ({"perpetrators": (REBELS,), **ON_ARMY}, "Armed clash", "two armed sides"),
        ({"perpetrators": (REBELS,), **ON_ARMY, "means": "drone"}, "Air/drone strike", "means: drone"),
        ({"perpetrators": (REBELS,), **ON_ARMY, "means": "gunfire"}, "Armed clash", "two armed sides"),
        ({**BROKEN, "means": "bomb"}, "Remote explosive/landmine/IED", "means: bomb"),
        ({"effect": Effect.DISPLACED, "means": "bomb"}, "Other", "people are displaced"),
        (ON_ARMY, "Armed clash", "members of an armed side are hit"),
        ({"effect": Effect.REPELLED}, "Armed clash", "members of an armed side are hit"),
        ({"category": CIVILIAN}, "Attack", "civilians are hit"),
        ({"means": "gunfire"}, "Attack", "persons of no side are shot or stabbed (ours)"),
        ({"means": "fire"}, None, "the words do not say how"),
        ({}, None, "the words do not say how"),
        ({"effect": Effect.ABDUCTED, "category": CIVILIAN}, "Abduction/forced disappearance", "civilians are taken"),
        ({"effect": Effect.ABDUCTED}, None, "the words do not say how"),
        ({"effect": Effect.CAPTURED, **BY_ARMY}, "Arrests", "a state takes people"),
        ({"effect": Effect.CAPTURED, "perpetrators": (REBELS,)}, None, "the words do not say how"),
        (BROKEN, "Looting/property destruction", "property is lost"),
        ({"effect": Effect.SEIZED, "category": Category.EQUIPMENT}, "Disrupted weapons use", "weapons are lost"),
        ({"effect": Effect.DISPLACED}, "Other", "people are displaced"),
    ],
)
def test_an_event_has_the_first_of_acleds_types_that_fits(
    fields: dict[str, Any], sub_type: str | None, why: str
) -> None:
    assert kind_of(told("c1", **fields)) == (sub_type, why)


def test_ground_that_a_state_takes_at_home_is_regained() -> None:
    claims = told("c1", effect=Effect.DISPLACED), told("c2", effect=Effect.TERRITORY_TAKEN)
    assert kind_of(*claims, at_home=True)[0] == "Government regains territory"


@pytest.mark.parametrize(
    ("fields", "violence", "why"),
    [
        ({**BY_ARMY, "victim": REBELS}, 1, "a state and another side"),
        ({"perpetrators": (REBELS,), "victim": JIHADISTS}, 2, "two sides, neither a state"),
        ({"perpetrators": (REBELS,), "category": CIVILIAN}, 3, "civilians, by an organised side"),
        ({**BY_ARMY, "category": CIVILIAN, "means": "shelling"}, 1, "a state's imprecise fire"),
        ({**BY_ARMY, "category": CIVILIAN, "means": "gunfire"}, 3, "civilians, by an organised side"),
        ({"perpetrators": (REBELS,), "category": CIVILIAN, "means": "rocket"}, 3, "civilians, by an organised side"),
        (BY_ARMY, None, "one side is not told"),
        ({"category": CIVILIAN}, None, "one side is not told"),
        ({"perpetrators": (REBELS, JIHADISTS)}, None, "one side is not told"),
        (ON_ARMY, None, "one side is not told"),
    ],
)
def test_ucdp_has_three_types_of_violence(fields: dict[str, Any], violence: int | None, why: str) -> None:
    assert type_of_violence(Event((), (told("c1", **fields),), (), (), None, None)) == (violence, why)


def test_bandits_of_no_status_are_a_side_by_their_words() -> None:
    gunmen = ActorMention(0, 6, "Gunmen", kind="unidentified_armed", status=ActorStatus.GENERIC)
    again = ActorMention(90, 96, "gunmen", kind="unidentified_armed", status=ActorStatus.GENERIC)
    (event,) = events(
        told("c1", perpetrators=(gunmen,)), told("c2", 4, 40, effect=Effect.INJURED, perpetrators=(again,))
    )
    assert event.doers == (gunmen,)


# ---------------------------------------------------------------- figures of claims
def figures(convention: str, *claims: Claim) -> dict[str, tuple[object, ...]]:
    """Return low, best and high of each claim, and the claim that holds its figures."""
    found = claim_figures(claims, CONVENTIONS[convention])
    return {name: (*f[:3], f.counted_with) for name, f in found.items()}


def test_a_claim_that_no_sum_adds_has_figures_of_its_own() -> None:
    part = told("c2", 3, part_of="c1", additive=False)
    assert figures("neutral", told("c1", 12), part) == {"c1": (12, 12, 12, None), "c2": (3, 3, 3, None)}
    assert figures("neutral", told("c1", None, additive=False)) == {"c1": (None, None, None, None)}


def test_one_of_two_sources_holds_the_figures_and_the_other_says_so() -> None:
    claims = told("c1", 12, source=POLICE), told("c2", 15, 50, source=DOCTORS), told("c3", 4, 90)
    assert figures("neutral", *claims) == {
        "c1": (12, 12, 15, None), "c2": (None, None, None, "c1"), "c3": (4, 4, 4, None),
    }  # fmt: skip


def test_a_running_toll_holds_the_figures_of_what_it_covers() -> None:
    claims = told("c1", 12), told("c2", 15, 50, scope=Scope.RUNNING)
    assert figures("neutral", *claims) == {"c1": (None, None, None, "c2"), "c2": (15, 15, 15, None)}


def test_what_does_not_count_says_why() -> None:
    fighters, families = told("c1", category=COMBATANT), told("c2", 5, 50, counted=Evidence(0, 8, "families"))
    found = claim_figures([fighters, families, told("c3", 4, 90, category=CIVILIAN)], CONVENTIONS["airwars"])
    assert (found["c1"].rules, found["c2"].rules) == ((LEFT_OUT,), (FAMILIES,))
    assert (found["c1"][:3], found["c2"][:3], found["c3"][:3]) == ((None,) * 3, (None,) * 3, (4, 4, 4))
    alone = claim_figures([told("c1", category=COMBATANT, additive=False)], CONVENTIONS["airwars"])
    assert (alone["c1"][:3], alone["c1"].rules) == ((None,) * 3, (LEFT_OUT,))


def test_attackers_are_taken_out_of_the_figure_that_holds_them() -> None:
    bomber = told("c2", 1, part_of="c1", additive=False, counted=Evidence(9, 17, "attacker"))
    guard = told("c3", 2, part_of="c1", additive=False, counted=Evidence(9, 15, "guards"))
    found = claim_figures([told("c1", 16), bomber, guard], CONVENTIONS["victims"])
    assert [found[name][:3] for name in ("c1", "c2", "c3")] == [(15, 15, 15), (None,) * 3, (2, 2, 2)]
    assert CONVENTIONS["victims"].subtracts in found["c1"].rules
    assert found["c2"].rules == (LEFT_OUT,)


def test_figures_without_an_end_stay_open() -> None:
    several = quantity(None, low=2, high=None, text="several")
    assert figures("neutral", told("c1", several))["c1"][2:] == (None, None)
