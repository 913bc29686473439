"""
Laws of the ledger: what is merged does not depend on order or repetition, nothing is lost, nothing is counted twice.
"""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.property.ledger_reports import built_reports
from tests.property.report_texts import report_texts

import conflictparse as cp
from conflictparse.claims.claim import Scope, Status
from conflictparse.codebooks import CONVENTIONS
from conflictparse.codebooks.accounts import questions
from conflictparse.effects import Effect
from conflictparse.ledger import RULES, Standing, compare, content_key
from conflictparse.ledger.account import read_accounts
from conflictparse.ledger.comparison import figure
from conflictparse.ledger.figures import incident_figure
from conflictparse.ledger.matching import OTHER, UNTOLD

READ = st.builds(
    lambda text, day: cp.parse(text, published=day),
    report_texts(most=3),
    st.sampled_from([None, "2024-11-27", "2024-11-28"]),
)
REPORT = st.one_of(built_reports(), built_reports(), READ)
REPORTS = st.lists(REPORT, max_size=6)
CONVENTION = st.sampled_from(sorted(CONVENTIONS))
#: Conventions that keep the spread of figures that differ: ACLED takes the lowest, GTD the majority's.
SPREADING = ("airwars", "neutral", "ucdp", "victims")
TOLD = {Status.ASSERTED, Status.HEDGED, Status.DENIED}


def least_and_most(report, effect, convention):
    """Return low, best and high of each additive claim of *report* alone, as one by one a sum would take them."""
    rows = []
    for claim in report.claims:
        if claim.additive:
            parts = [part for part in report.claims if part.part_of == claim.id]
            found = cp.toll(cp.Report(claims=(claim, *parts)), effect, convention=convention)
            rows += [found] if found is not None else []
    return rows


# ---------------------------------------------------------------- a ledger is made of a set
@given(REPORTS, st.randoms(use_true_random=False))
def test_merging_is_commutative(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert cp.merge(shuffled) == cp.merge(reports)


@given(REPORTS, REPORTS, REPORTS)
def test_merging_is_associative(first, second, third):
    a, b, c = cp.merge(first), cp.merge(second), cp.merge(third)
    assert cp.merge([cp.merge([a, b]), c]) == cp.merge([a, cp.merge([b, c])]) == cp.merge([*first, *second, *third])


@given(REPORTS)
def test_merging_is_idempotent(reports):
    ledger = cp.merge(reports)
    assert cp.merge([ledger, ledger]) == cp.merge([*reports, *reports]) == cp.merge(ledger) == ledger


@given(REPORT)
def test_a_report_with_itself_changes_nothing(report):
    again = cp.Report.from_dict(report.to_dict())
    assert content_key(again) == content_key(report)
    assert cp.merge([report, again]) == cp.merge([report])


@given(REPORTS)
def test_an_empty_report_adds_no_incident(reports):
    assert cp.merge([*reports, cp.Report()]).incidents == cp.merge(reports).incidents


# ---------------------------------------------------------------- nothing is lost, nothing is made up
@given(REPORTS)
def test_each_claim_that_tells_of_one_incident_stands_in_one_incident(reports):
    ledger = cp.merge(reports)
    told = [(t.account.report, t.account.claim) for incident in ledger.incidents for t in incident.accounts]
    want = [
        (entry.key, claim)
        for entry in ledger.reports
        for claim in entry.report.claims
        if claim.part_of is None and claim.status in TOLD and claim.scope in {Scope.INCIDENT, Scope.RUNNING}
    ]
    assert sorted(told, key=repr) == sorted(want, key=repr)
    assert len(ledger.timeline()) == len(told)


@given(REPORTS)
def test_an_incident_is_of_one_effect_and_named_by_rules(reports):
    names = {rule.name for rule in RULES} | {"first account", "its report says it again", "its report replaces it"}
    for incident in cp.merge(reports).incidents:
        assert {told.account.effect for told in incident.accounts} == {incident.effect}
        assert {told.rule for told in incident.accounts} <= names
        assert sum(told.rule == "first account" for told in incident.accounts) == 1


@given(REPORTS)
def test_what_a_report_counts_apart_stays_apart(reports):
    for incident in cp.merge(reports).incidents:
        counted = [told.account.report for told in incident.accounts if told.account.claim.additive]
        assert len(counted) == len(set(counted))


@given(REPORTS)
def test_a_link_joins_two_incidents_of_one_effect(reports):
    ledger = cp.merge(reports)
    effects = {incident.id: incident.effect for incident in ledger.incidents}
    assert len(effects) == len(ledger.incidents)
    for link in ledger.links:
        assert link.first != link.second
        assert effects[link.first] == effects[link.second]
        assert link.kind in {"maybe", "covers"}
    assert len({(link.first, link.second) for link in ledger.links}) == len(ledger.links)


@given(REPORT, REPORT)
def test_comparing_is_symmetric(first, second):
    for a in read_accounts(first, "first"):
        for b in read_accounts(second, "second"):
            one, other = compare(a, b), compare(b, a)
            assert one._replace(wider=-one.wider) == other
            assert one in (OTHER, UNTOLD) or one.rank <= len(RULES)


# ---------------------------------------------------------------- tolls
@given(REPORTS)
def test_a_later_figure_replaces_and_a_raise_goes_up(reports):
    for incident in cp.merge(reports).incidents:
        by_key = {(t.account.report, t.account.claim.id): t for t in incident.accounts}
        for told in incident.accounts:
            assert (told.replaced_by is not None) == (told.standing is Standing.REPLACED)
            if told.replaced_by is not None:
                later = by_key[told.replaced_by].account
                earlier = told.account
                assert (
                    earlier.published is None or earlier.report == later.report or earlier.published < later.published
                )
        for raised in incident.raises:
            assert raised.after > raised.before
            assert raised.after == figure(by_key[raised.report, raised.claim].account.claim.quantity)


@given(REPORTS)
def test_standing_accounts_agree_or_contradict(reports):
    for incident in cp.merge(reports).incidents:
        denied = sum(told.standing is Standing.DENIED for told in incident.accounts)
        assert len(incident.agreeing) + len(incident.contradicting) == len(incident.standing) + denied
        assert not incident.interval.is_empty


@given(REPORTS, CONVENTION)
def test_a_toll_lies_between_its_largest_part_and_the_plain_sum(reports, convention):
    ledger = cp.merge(reports)
    found = ledger.toll("killed", convention=convention)
    rows = [row for e in ledger.reports for row in least_and_most(e.report, "killed", convention)]
    assert (found is None) <= (not rows)
    if found is None:
        return
    assert found.low <= found.best
    assert found.high is None or found.best <= found.high
    assert found.low <= sum(row.low or 0 for row in rows)
    assert found.best <= sum(row.best or 0 for row in rows)
    if all(row.high is not None for row in rows):
        assert found.high is not None
        assert found.high <= sum(row.high for row in rows)
    by_key = {entry.key: entry.report for entry in ledger.reports}
    parts = [incident_figure(i, by_key, convention=convention) for i in ledger.incidents if i.effect == "killed"]
    assert found.low >= max((part[0].low or 0 for part in parts if part is not None), default=0)


@given(REPORTS, st.sampled_from(SPREADING))
def test_an_incident_reaches_its_largest_attested_low_end(reports, convention):
    ledger = cp.merge(reports)
    by_key = {entry.key: entry.report for entry in ledger.reports}
    for incident in ledger.incidents:
        found = incident_figure(incident, by_key, convention=convention)
        if found is not None and found[0].high is not None:
            lows = [
                row.low or 0
                for told in incident.standing
                for row in least_and_most(cp.Report(claims=(told.account.claim,)), incident.effect.value, convention)
            ]
            assert found[0].high >= max(lows) or convention in ("airwars", "victims")  # its parts may be taken out


@given(REPORT, CONVENTION, st.sampled_from(["killed", "injured"]))
def test_the_ledger_of_one_report_has_the_toll_of_that_report(report, convention, effect):
    alone, ledger = (
        cp.toll(report, effect, convention=convention),
        cp.merge([report]).toll(effect, convention=convention),
    )
    assert (alone is None) == (ledger is None)
    if alone is not None and None not in (alone.low, alone.best):
        of_effect = [c for c in report.claims if c.additive and c.effect in {effect, Effect.KILLED_OR_INJURED}]
        running = [c for c in of_effect if c.scope is Scope.RUNNING]
        assert ledger.high is None or ledger.best <= ledger.high
        # What two sources say without place or day, the toll weighs; the ledger keeps what may be two incidents apart.
        weighed = any(len(question) > 1 for question in questions(of_effect))
        if not running and not weighed and not any(claim.events for claim in report.claims):
            assert (ledger.low, ledger.best, ledger.high) == (alone.low, alone.best, alone.high)


# ---------------------------------------------------------------- leaving
@given(REPORTS)
def test_a_ledger_is_json(reports):
    data = cp.merge(reports).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert [json.loads(json.dumps(row.to_dict()))["claim"] for row in cp.merge(reports).timeline()] == [
        account["claim"] for incident in data["incidents"] for account in incident["accounts"]
    ]
