"""The ledger where the corpus does not reach: figures of a codebook, names of reports, refusals, and growth."""

from __future__ import annotations

import pickle
import time
from datetime import date

import attrs
import pytest
from tests.property.ledger_reports import PLACES
from tests.unit.builders import claim, quantity

import conflictparse as cp
from conflictparse.claims.claim import Category, Scope, Source, Status
from conflictparse.codebooks import CONVENTIONS
from conflictparse.errors import NotReportError, UnknownConventionError
from conflictparse.ledger import Standing, content_key
from conflictparse.ledger.account import read_accounts
from conflictparse.ledger.figures import Given, combine
from conflictparse.ledger.matching import OTHER, MatchState, compare
from conflictparse.numbers.quantity import Modifier
from conflictparse.times.time import Time

TOWN, OTHER_TOWN = PLACES[0], PLACES[1]
DAY = Time(0, 1, "then", date(2024, 11, 27), date(2024, 11, 27))


def report(*claims, published=date(2024, 11, 28)):
    return cp.Report(published=published, claims=claims)


def killed(name, figure, place=TOWN, **fields):
    return claim(name, figure, places=(place,), time=DAY, **fields)


# ---------------------------------------------------------------- what covers what
def test_the_figures_of_one_report_may_add_up_to_that_of_another():
    apart = report(
        killed("c1", quantity(5), category=Category.COMBATANT), killed("c2", quantity(9), category=Category.CIVILIAN)
    )
    ledger = cp.merge([apart, report(killed("c1", quantity(14)))])
    assert (
        sorted((link.kind, link.rule) for link in ledger.links)
        == [("covers", "the figures of one report add up to the other's")] * 2
    )
    found = ledger.toll("killed")
    assert (found.low, found.best, found.high, len(found.covered)) == (14, 14, 14, 2)


def test_figures_that_do_not_add_up_stay_in_doubt():
    apart = report(
        killed("c1", quantity(5), category=Category.COMBATANT), killed("c2", quantity(9), category=Category.CIVILIAN)
    )
    ledger = cp.merge([apart, report(killed("c1", quantity(15)))])
    assert {link.kind for link in ledger.links} == {"maybe"}
    found = ledger.toll("killed")
    assert (found.low, found.best, found.high) == (15, 15, 29)


def test_a_running_toll_covers_what_its_report_counts_beside_it():
    running = killed("c2", quantity(60), place=PLACES[3], scope=Scope.RUNNING)
    ledger = cp.merge([report(killed("c1", quantity(12)), running), report(killed("c1", quantity(12)))])
    assert [link.rule for link in ledger.links] == ["the running toll of the same report covers it"]
    assert ledger.toll("killed")[:3] == (60, 60, 60)


def test_a_running_toll_of_one_town_covers_no_other_town():
    running = killed("c2", quantity(60), scope=Scope.RUNNING)
    ledger = cp.merge([report(killed("c1", quantity(12), place=OTHER_TOWN), running)])
    assert ledger.links == ()
    assert ledger.toll("killed").best == 72


# ---------------------------------------------------------------- who raised it
def test_each_rise_is_told_with_its_source_and_day():
    source = Source(0, 1, "the hospital", verb="said")
    rising = [
        report(killed("c1", quantity(14))),
        report(killed("c1", quantity(31), scope=Scope.RUNNING, source=source), published=date(2024, 11, 29)),
        report(killed("c1", quantity(44), scope=Scope.RUNNING), published=date(2024, 12, 2)),
    ]
    (incident,) = cp.merge(reversed(rising)).incidents
    assert [told.standing for told in incident.accounts] == [Standing.REPLACED, Standing.REPLACED, Standing.STANDS]
    assert [told.replaced_by and told.replaced_by[0] for told in incident.accounts] == [
        content_key(rising[2]), content_key(rising[2]), None
    ]  # fmt: skip
    assert [(raised.before, raised.after, raised.published) for raised in incident.raises] == [
        (31, 44, date(2024, 12, 2))
    ]


def test_an_undated_copy_of_a_figure_that_was_replaced_does_not_bring_it_back():
    undated = report(killed("c1", quantity(14)), published=None)
    risen = report(killed("c1", quantity(31), scope=Scope.RUNNING), published=date(2024, 11, 29))
    ledger = cp.merge([undated, report(killed("c1", quantity(14))), risen])
    assert ledger.toll("killed")[:3] == (31, 31, 31)


# ---------------------------------------------------------------- figures that differ
THREE = (Given(12, 12, 12, "a", None), Given(19, 19, 19, "b", None), Given(19, 19, 19, "c", None))


@pytest.mark.parametrize(
    ("convention", "figures"),
    [("acled", (12, 12, 12)), ("gtd", (19, 19, 19)), ("ucdp", (12, 19, 19)), ("neutral", (12, 19, 19))],
)
def test_codebooks_take_figures_that_differ_each_in_its_way(convention, figures):
    assert combine(THREE, convention=convention)[:3] == figures


def test_ten_copies_of_one_source_are_no_majority():
    copies = (Given(12, 12, 12, "a", None), *(Given(19, 19, 19, "b", None) for _ in range(10)))
    assert combine(copies, convention="gtd")[:3] == (12, 12, 12)


def test_an_unknown_figure_adds_nothing_and_says_so():
    ledger = cp.merge([report(killed("c1", quantity(None)), killed("c2", quantity(7), place=OTHER_TOWN))])
    found = ledger.toll("killed")
    assert (found.low, found.best, found.high) == (7, 7, None)
    assert "no figure: adds nothing to low and best" in found.rules


def test_a_denial_stands_against_the_figure_and_is_not_counted():
    denied = killed("c1", quantity(14), status=Status.DENIED, additive=False)
    ledger = cp.merge([report(killed("c1", quantity(14))), report(denied)])
    (incident,) = ledger.incidents
    assert [told.standing.value for told in incident.contradicting] == ["denied"]
    assert ledger.toll("killed").best == 14


@pytest.mark.parametrize("reports", [[], [cp.Report()]])
def test_nothing_claimed_is_no_toll(reports):
    ledger = cp.merge(reports)
    assert ledger.toll("killed") is None
    with pytest.raises(UnknownConventionError, match="there is no convention 'cameo'"):
        ledger.toll("killed", convention="cameo")


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed and wounded 10 people in Sarmin.",
        "At least 12 casualties were reported in Sarmin.",
        "Shelling killed and injured villagers in Sarmin. Airstrikes killed and injured farmers in Ariha.",
        "Shelling killed 3 people in Sarmin. Airstrikes killed and wounded 10 people in Ariha.",
    ],
)
def test_a_joint_figure_is_worth_the_same_in_a_ledger_of_one_report(text, convention):
    one = cp.parse(text, published="2024-11-28")
    for effect in ("killed", "injured"):
        alone, merged = cp.toll(one, effect, convention=convention), cp.merge([one]).toll(effect, convention=convention)
        assert (alone is None) == (merged is None)
        if alone is not None:
            assert (merged.low, merged.best, merged.high) == (alone.low, alone.best, alone.high)


def test_a_joint_figure_adds_nothing_to_deaths_that_another_report_tells_apart():
    joint = cp.parse("Shelling killed and wounded 10 people in Sarmin.", published="2024-11-28")
    apart = cp.parse("Shelling killed 3 people in Ariha.", published="2024-11-28")
    assert cp.merge([joint]).toll("killed", convention="acled").best == 0
    assert cp.merge([joint, apart]).toll("killed", convention="ucdp").high == 3


# ---------------------------------------------------------------- names of reports
def test_a_report_has_the_name_that_it_was_given():
    given = {"agency/1": report(killed("c1", quantity(14))), "blog": report()}
    ledger = cp.merge(given)
    assert {entry.name: entry.ids for entry in ledger.reports} == {"agency/1": ("agency/1",), "blog": ("blog",)}
    assert [row.report for row in ledger.timeline()] == ["agency/1"]
    assert cp.merge([ledger, given["blog"]]) == ledger


def test_two_versions_of_one_page_keep_its_name_and_differ():
    versions = [report(killed("c1", quantity(n))) for n in (14, 15)]
    ledger = cp.merge([cp.merge({"page": version}) for version in versions])
    assert sorted(entry.name for entry in ledger.reports) == sorted(f"page#{content_key(v)[:8]}" for v in versions)


def test_a_report_without_a_name_is_called_by_its_content():
    one = report(killed("c1", quantity(14)))
    assert [entry.name for entry in cp.merge([one]).reports] == [content_key(one)]
    assert content_key(one) != content_key(attrs.evolve(one, published=None))


# ---------------------------------------------------------------- refusals
@pytest.mark.parametrize(
    ("given", "named"),
    [("text", "str"), (None, "NoneType"), (cp.Report(), "Report"), ([{}], "dict"), ({1: cp.Report()}, "int")],
)
def test_what_is_no_report_is_refused(given, named):
    with pytest.raises(NotReportError, match=rf"merge\(\) takes reports, not {named}: pass a list") as refused:
        cp.merge(given)
    assert isinstance(refused.value, TypeError)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)  # noqa: S301 - our own


def test_the_package_has_no_other_late_name():
    with pytest.raises(AttributeError, match="no attribute 'merged'"):
        cp.merged  # noqa: B018


# ---------------------------------------------------------------- growth
def _seconds(reports):
    began = time.process_time()
    cp.merge(reports)
    return time.process_time() - began


def _told_often(number):
    one = killed("c1", quantity(14))
    return [attrs.evolve(report(one), library=str(n)) for n in range(number)]


def _crowded(number):
    return [report(killed("c1", quantity(10 + 3 * n, Modifier.AT_LEAST))) for n in range(number)]


def _spread(number):
    days = [date.fromordinal(date(2000, 1, 1).toordinal() + n) for n in range(number)]
    return [
        report(claim("c1", quantity(14), places=(TOWN,), time=Time(0, 1, "then", day, day)), published=day)
        for day in days
    ]


@pytest.mark.parametrize("made", [_told_often, _crowded, _spread])
def test_time_grows_with_the_number_of_reports_and_not_faster(made):
    few, many = made(300), made(2400)  # fewer than 200 do not fill a crowded block
    _seconds(few)
    # eight times the reports; squared would be sixty-four, and a busy machine gets some slack
    assert min(_seconds(many) for _ in range(2)) < 20 * max(min(_seconds(few) for _ in range(3)), 0.005)


def test_a_crowded_block_says_what_it_left_out():
    (remark,) = cp.merge(_crowded(200)).diagnostics
    assert "comparisons were not made" in remark


def test_figures_of_two_places_are_of_two_incidents():
    here, there = (
        account for where in PLACES[:2] for account in read_accounts(report(killed("c1", quantity(5), where)), "r")
    )
    assert compare(here, there) is OTHER
    assert compare(here, here).state is MatchState.SAME
