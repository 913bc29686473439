"""Conventions and tolls."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import SimpleNamespace

import pytest
from tests.unit.builders import claim, quantity, report

import conflictparse as cp
from conflictparse.actors.actor import ActorMention, MentionKind
from conflictparse.claims.claim import Category, Evidence, Scope, Source
from conflictparse.codebooks import CONVENTIONS, Convention, Figure, Rule, Standing, toll
from conflictparse.codebooks.convention import WORDS, added, as_stated, spread
from conflictparse.effects.effect import Effect
from conflictparse.errors import NotConventionError, UnknownConventionError
from conflictparse.numbers import parse_quantity
from conflictparse.numbers.quantity import Modifier, Relation
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

DOZENS = quantity(None, Modifier.VAGUE, low=24, high=99, text="dozens")
PLURAL = quantity(None, Modifier.VAGUE, low=2, high=None, text="soldiers")


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
        ("acled", quantity(None, Modifier.VAGUE, low=20, high=99, text="tens"), (10, 10, 10)),
        ("acled", quantity(None, Modifier.VAGUE, low=200, high=999, text="hundreds"), (100, 100, 100)),
        ("acled", quantity(None, Modifier.VAGUE, low=2000, high=9999, text="thousands"), (1000, 1000, 1000)),
        ("acled", quantity(None, Modifier.BETWEEN, low=20, high=30, text="between 20 and 30"), (20, 20, 20)),
        ("acled", quantity(None, Modifier.ONE_OF, low=3, high=4, text="three or four"), (3, 3, 3)),
        ("acled", quantity(19, Modifier.AT_LEAST), (19, 19, 19)),
        ("acled", quantity(40, Modifier.UP_TO), (0, 0, 0)),
        ("airwars", PLURAL, (2, 2, None)),
        ("ucdp", DOZENS, (24, 24, 99)),
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
    assert [rule.id for rule in found.rules] == ["acled.reported", "acled.dozens"]


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


# ---------------------------------------------------------------- the scale of ACLED
def test_acled_writes_three_or_ten_for_several():
    words = report(claim("c1", PLURAL))
    assert [toll(words, "killed", convention="acled", scale=scale).best for scale in (None, 3, 10)] == [3, 3, 10]
    assert toll(words, "killed", convention="acled", scale=10).rules[0].id == "acled.plural-10"


@pytest.mark.parametrize(("convention", "scale"), [("acled", 5), ("gtd", 10)])
def test_a_scale_that_there_is_not_says_which_there_are(convention, scale):
    with pytest.raises(UnknownConventionError, match="choose one of"):
        toll(report(claim("c1", PLURAL)), "killed", convention=convention, scale=scale)


# ---------------------------------------------------------------- joint figures
def test_acled_and_ucdp_say_what_a_joint_figure_is_worth():
    joint = report(claim("c1", quantity(110), effect=Effect.KILLED_OR_INJURED))
    acled, ucdp = (toll(joint, "killed", convention=name) for name in ("acled", "ucdp"))
    assert (acled[:4], acled.rules[0].id) == ((0, 0, 0, ("c1",)), "acled.casualties")
    assert (ucdp[:4], ucdp.rules[0].id) == ((0, 0, 110, ("c1",)), "ucdp.joint")
    assert all(toll(joint, "killed", convention=name) is None for name in ("neutral", "gtd", "airwars", "victims"))


@pytest.mark.parametrize("convention", ["acled", "ucdp"])
def test_a_joint_figure_adds_nothing_to_deaths_that_are_told(convention):
    claims = [claim("c1", quantity(110), effect=Effect.KILLED_OR_INJURED), claim("c2", quantity(4))]
    assert figures(convention, *claims) == (4, 4, 4)


# ---------------------------------------------------------------- sources that disagree
def said(name, number, source, **fields):
    """Return a claim of *number* dead by *source*."""
    return claim(name, quantity(number), source=Source(0, len(source), source), **fields)


@pytest.mark.parametrize(
    ("convention", "want"),
    [
        ("neutral", (7, 9, 12)),
        ("acled", (7, 7, 7)),
        ("ucdp", (7, 9, 12)),
        ("gtd", (7, 7, 12)),
        ("airwars", (7, 9, 12)),
        ("victims", (7, 9, 12)),
    ],
)
def test_sources_that_disagree_are_weighed_and_not_added(convention, want):
    claims = said("c1", 9, "the army"), said("c2", 7, "a medic"), said("c3", 12, "the mayor")
    assert figures(convention, *claims) == want
    assert toll(report(*claims), "killed", convention=convention).rules[-1].id == f"{convention}.sources"


@pytest.mark.parametrize(("convention", "best"), [("gtd", 7), ("ucdp", 7), ("neutral", 9), ("acled", 6)])
def test_a_majority_decides_where_the_codebook_says_so(convention, best):
    # An equal figure of another source is a restatement when it is read; here two claims of one kind are built apart.
    accounts = [Figure(n, n, n, Rule("a", "b", "c")) for n in (9, 7, 7, 6)]
    assert CONVENTIONS[convention].between(accounts).best == best


SARMIN, BINNISH = (PlaceMention(0, 1, name, place_id=name) for name in ("Sarmin", "Binnish"))
MONDAY, TUESDAY = (Time(0, 1, "then", date(2024, 11, day), date(2024, 11, day)) for day in (25, 26))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"places": (SARMIN,)}, {"places": (BINNISH,)}),
        ({"time": MONDAY}, {"time": TUESDAY}),
        ({"category": Category.COMBATANT}, {"category": Category.CIVILIAN}),
        (
            {"category": Category.COMBATANT, "counted": Evidence(0, 8, "soldiers")},
            {"category": Category.COMBATANT, "counted": Evidence(0, 9, "policemen")},
        ),
        (
            {"victim": ActorMention(0, 1, "HTS", actor_id="hts")},
            {"victim": ActorMention(0, 1, "SDF", actor_id="sdf")},
        ),
    ],
)
def test_what_is_told_of_other_people_places_or_times_is_added(one, other):
    assert figures("acled", said("c1", 9, "the army", **one), said("c2", 7, "a medic", **other)) == (16, 16, 16)
    assert figures("acled", said("c1", 9, "the army", **one), said("c2", 7, "a medic", **one)) == (7, 7, 7)


def test_one_source_does_not_disagree_with_itself_nor_nobody_with_anybody():
    assert figures("acled", said("c1", 9, "the army"), said("c2", 7, "The army")) == (16, 16, 16)
    assert figures("acled", claim("c1", quantity(9)), said("c2", 7, "a medic")) == (16, 16, 16)
    he = Source(0, 2, "he", actor=ActorMention(0, 2, "he", mention=MentionKind.ANAPHORA))
    assert figures("acled", said("c1", 9, "the army"), claim("c2", quantity(7), source=he)) == (16, 16, 16)


@pytest.mark.parametrize("relation", [Relation.ADDITIONAL, Relation.ANAPHORIC])
def test_another_source_may_add(relation):
    more = claim("c2", quantity(7, relation=relation), source=Source(0, 1, "a medic"))
    assert figures("acled", said("c1", 9, "the army"), more) == (16, 16, 16)


def test_a_report_of_two_sources_is_weighed_when_it_is_read():
    read = cp.parse(
        "Three soldiers were killed in Sarmin, the army said; rebels said that five soldiers were killed there."
    )
    found = {name: cp.toll(read, "killed", convention=name) for name in ("acled", "ucdp")}
    assert {name: t[:3] for name, t in found.items()} == {"acled": (3, 3, 3), "ucdp": (3, 3, 5)}


# ---------------------------------------------------------------- rules
def rules_of(module):
    """Return every rule that a module of a codebook holds, also in its tables."""
    values = list(vars(module).values())
    for value in list(values):
        values += value.values() if hasattr(value, "values") and not isinstance(value, type) else ()
    found = [x for v in values for x in ((v,) if isinstance(v, Rule) else v if isinstance(v, tuple) else ())]
    return {rule for rule in found if isinstance(rule, Rule)}


@pytest.mark.parametrize("name", sorted(CONVENTIONS))
def test_every_rule_has_a_name_words_and_a_source(name):
    module = import_module(
        "conflictparse.codebooks.convention" if name == "neutral" else f"conflictparse.codebooks.{name}"
    )
    found = rules_of(module)
    assert len(found) >= 2
    assert len({rule.id for rule in found}) == len(found)
    for rule in found:
        assert rule.id.startswith(f"{name}.")
        assert rule.words
        assert rule.source
        assert rule.standing in Standing
        assert rule.id in str(rule)


def test_the_standing_of_a_rule_is_said_unless_it_is_the_codebooks():
    assert str(Rule("a.b", "words", "page 1")) == "a.b: words (page 1)"
    assert str(Rule("a.b", "words", "page 1", Standing.OURS)) == "a.b: words (page 1; ours)"


# ---------------------------------------------------------------- conventions of others
HALVES = Rule("halves.all", "half of what is said", "a test")


class Halves(Convention):
    """Half of everything."""

    name = "halves"

    def figure(self, quantity):
        _, best, high, rule = as_stated(quantity, HALVES)
        return Figure(0, best // 2, high, rule)


def test_a_small_class_is_a_convention():
    found = toll(report(claim("c1", quantity(9))), "killed", convention=Halves())
    assert (found[:3], found.rules) == ((0, 4, 9), (HALVES,))


@pytest.mark.parametrize("given", [Halves, None, 12, {"name": "x"}, object()])
def test_what_is_no_convention_is_refused(given):
    with pytest.raises(NotConventionError, match="is no convention") as caught:
        toll(report(), "killed", convention=given)
    assert isinstance(caught.value, TypeError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


@pytest.fixture
def offered(monkeypatch):
    """Offer the conventions above as an installed package would."""
    asked = []
    entry = SimpleNamespace(name="halves", value="a.package:Halves", dist=None, load=lambda: Halves)

    def entry_points(**wanted):
        asked.append(wanted)
        return [entry] if wanted.get("name", entry.name) == entry.name else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    return asked


def test_a_package_may_offer_a_convention_by_name(offered):
    found = cp.toll(report(claim("c1", quantity(9))), "killed", convention="halves")
    assert found.best == 4
    assert offered == [{"group": "conflictparse.conventions", "name": "halves"}]


def test_packages_are_not_asked_for_what_the_library_has(offered):
    assert cp.toll(report(claim("c1", quantity(9))), "killed", convention="gtd").best == 9
    assert not offered


def test_an_unknown_name_lists_what_packages_offer_too(offered):
    with pytest.raises(UnknownConventionError, match=r"acled.*halves.*victims"):
        cp.toll(report(), "killed", convention="cameo")


def test_what_is_taken_out_cites_the_convention_that_takes_it_out():
    read = cp.parse("Shelling killed 16 people in Sarmin, including four fighters.")
    found = cp.toll(read, "killed", convention="airwars")
    assert (found.best, found.rules[-1].id) == (12, "airwars.taken-out")


@pytest.mark.parametrize(
    ("text", "effect", "low"),
    [
        ("A raid killed and injured a number of weavers.", "killed", 2),
        ("A raid killed and injured a number of weavers.", "injured", 2),
        ("A raid caused many casualties.", "killed", None),  # one word for both: nobody need have died
        ("A raid killed and injured 40 weavers.", "killed", None),  # a joint figure is never divided
    ],
)
def test_airwars_takes_two_of_each_where_people_were_killed_and_injured(text, effect, low):
    found = cp.toll(cp.parse(text), effect, convention="airwars")
    assert (found and (found.low, found.high, [rule.id for rule in found.rules])) == (
        low and (low, None, ["airwars.pair"])
    )


OPEN = Figure(None, 5, None, WORDS)


def test_an_end_that_one_account_leaves_open_is_open():
    known, wide = Figure(3, 4, 6, WORDS), Figure(1, 2, 9, WORDS)
    assert spread([known, wide], WORDS)[:3] == (1, 4, 9)
    assert spread([wide, known], WORDS, best=7)[:3] == (1, 7, 9)
    assert spread([known, OPEN], WORDS)[:3] == (None, 4, None)
    assert added([known, wide])[:3] == (4, 6, 15)
    assert added([known, OPEN])[:3] == (None, 9, None)


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [("12", 12, 12, 12), ("at least 12", 12, 12, None), ("about 12", 12, 12, None), ("dozens", 24, 24, 99)],
)
def test_the_words_as_they_are(words, low, best, high):
    assert as_stated(parse_quantity(words), WORDS)[:3] == (low, best, high)


@pytest.mark.parametrize(
    ("words", "figure", "rule"),
    [
        ("two or three", 2, "acled.lowest"),
        ("up to 40", 0, "acled.up-to"),
        ("between 20 and 30", 20, "acled.lowest"),
        ("several", 3, "acled.plural-3"),
        ("dozens", 12, "acled.dozens"),
    ],
)
def test_acled_takes_the_lowest_figure(words, figure, rule):
    found = CONVENTIONS["acled"].figure(parse_quantity(words))
    assert found[:3] == (figure, figure, figure)
    assert found.rule.id == rule
