"""
Laws of claims: how they are numbered, how they stand to one another, and what a sum may add up.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, SLOTS, report_texts

import conflictparse as cp
from conflictparse.checks import KINDS
from conflictparse.claims.claim import Scope, Status
from conflictparse.claims.tally import settle
from conflictparse.codebooks import CONVENTIONS

PUBLISHED = st.sampled_from([None, "2024-11-28"])
ON_PEOPLE = st.sampled_from(["killed", "injured", "killed_or_injured", "captured", "displaced"])
LEFT_OUT = {Status.DENIED, Status.NEGATED, Status.ATTEMPTED, Status.FAILED, Status.PREVENTED, Status.HYPOTHETICAL}


def claims_of(text, published=None):
    claims = cp.parse(text, published=published).claims
    return claims, {claim.id: claim for claim in claims}


@given(ANY_TEXTS, PUBLISHED)
def test_ids_count_up_in_reading_order(text, published):
    claims, _ = claims_of(text, published)
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]


@given(ANY_TEXTS, PUBLISHED)
def test_a_relation_leads_to_another_claim(text, published):
    claims, by_id = claims_of(text, published)
    for claim in claims:
        for other in (claim.part_of, claim.same_as, claim.supersedes):
            assert other is None or (other in by_id and other != claim.id), claim


@given(ANY_TEXTS, PUBLISHED)
def test_no_chain_of_relations_comes_back(text, published):
    claims, by_id = claims_of(text, published)
    for relation in ("part_of", "same_as", "supersedes"):
        for claim in claims:
            seen = {claim.id}
            while (other := getattr(claim, relation)) is not None:
                assert other not in seen, (relation, claim)
                seen.add(other)
                claim = by_id[other]  # noqa: PLW2901 - the walk along the chain


@given(ANY_TEXTS, PUBLISHED)
def test_a_part_has_a_role_and_is_never_added_up(text, published):
    for claim in claims_of(text, published)[0]:
        assert (claim.part_of is None) == (claim.part_role is None), claim
        assert claim.part_of is None or not claim.additive, claim


@given(ANY_TEXTS, PUBLISHED)
def test_what_is_replaced_or_said_again_is_never_added_up(text, published):
    claims, by_id = claims_of(text, published)
    for claim in claims:
        assert claim.same_as is None or not claim.additive, claim
        assert claim.supersedes is None or not by_id[claim.supersedes].additive, claim


@given(ANY_TEXTS, PUBLISHED)
def test_what_did_not_happen_or_not_now_is_never_added_up(text, published):
    for claim in claims_of(text, published)[0]:
        if claim.status in LEFT_OUT or claim.scope in {Scope.CUMULATIVE, Scope.STOCK, Scope.BACKGROUND}:
            assert not claim.additive, claim


@given(ANY_TEXTS, PUBLISHED)
def test_the_nearest_source_is_the_first_of_the_chain(text, published):
    for claim in claims_of(text, published)[0]:
        assert claim.source == (claim.sources[0] if claim.sources else None)
        assert len(set(claim.sources)) == len(claim.sources)


@given(report_texts())
def test_settling_twice_changes_nothing(text):
    once = settle(claims_of(text)[0])
    assert settle(once) == once


@given(ANY_TEXTS)
def test_a_discrepancy_is_about_claims_of_the_report(text):
    report = cp.parse(text)
    by_id = {claim.id: claim for claim in report.claims}
    for found in cp.check(report):
        assert set(found.claims) <= by_id.keys()
        assert found.message
        assert found.kind in {kind.name for kind in KINDS}
        if found.kind in ("part_sum", "larger_part", "missing_part"):
            whole, *parts = found.claims
            assert parts
            assert all(by_id[part].part_of == whole for part in parts), found
    assert cp.check(report) == report.discrepancies


# ---------------------------------------------------------------- tolls


@given(report_texts(), ON_PEOPLE, st.sampled_from(sorted(CONVENTIONS)))
def test_a_toll_is_ordered_and_names_claims_that_may_be_added_up(text, effect, convention):
    report = cp.parse(text, published="2024-11-28")
    total = cp.toll(report, effect, convention=convention)
    assume(total is not None)
    ends = [end for end in (total.low, total.best, total.high) if end is not None]
    assert ends == sorted(ends), total
    assert all(end >= 0 for end in ends)
    added = [claim for claim in report.claims if claim.id in total.claims]
    assert [claim.id for claim in added] == list(total.claims)
    joint = "killed_or_injured" if effect == "killed" else effect  # some codebooks give it a figure
    assert all(claim.additive and claim.effect in (effect, joint) for claim in added)


NUMBERS = st.integers(1, 900)


@given(st.integers(2, 400), st.data(), st.sampled_from(SLOTS["place"]))
def test_parts_of_a_breakdown_never_create_new_deaths(number, data, place):
    part = data.draw(st.integers(1, number - 1))
    whole = f"The raid {place} killed {number} people."
    broken = f"The raid {place} killed {number} people, including {part} children."
    assert cp.toll(cp.parse(broken), "killed").best == cp.toll(cp.parse(whole), "killed").best == number
    assert not cp.check(cp.parse(broken))


@given(NUMBERS, NUMBERS)
def test_parts_that_exceed_their_whole_are_reported_and_never_corrected(number, more):
    report = cp.parse(f"The blast killed {number} people, including {number + more} women.")
    assert [found.low for found in cp.check(report)] == [number + more]
    assert cp.toll(report, "killed").best == number


@given(NUMBERS, NUMBERS)
def test_a_risen_toll_replaces_the_one_before(number, more):
    report = cp.parse(f"A blast killed {number} people. The death toll has since risen to {number + more}.")
    assert cp.toll(report, "killed").best == number + more


@given(NUMBERS, NUMBERS)
def test_dead_and_injured_are_never_mixed(dead, injured):
    report = cp.parse(f"The shelling killed {dead} people and wounded {injured}.")
    assert cp.toll(report, "killed").best == dead
    assert cp.toll(report, "injured").best == injured


@given(NUMBERS)
def test_a_joint_figure_is_no_death_toll(number):
    report = cp.parse(f"The clashes killed and wounded {number} fighters.")
    assert cp.toll(report, "killed") is None
    assert cp.toll(report, "killed_or_injured").best == number


@given(NUMBERS, st.sampled_from(SLOTS["group"][:2]))
def test_a_denied_figure_stays_a_claim_and_is_never_added_up(number, group):
    report = cp.parse(f"{group} said that it had killed {number} soldiers, but the ministry denied the report.")
    (claim,) = report.claims
    assert (claim.quantity.stated, claim.status) == (number, Status.DENIED)
    assert cp.toll(report, "killed") is None


@pytest.mark.parametrize("hedge", ["at least", "more than", "about", "up to", "nearly"])
@given(number=NUMBERS)
def test_a_hedge_never_narrows_a_toll(hedge, number):
    plain = cp.parse(f"The strike killed {number} people.").claims[0].quantity
    hedged = cp.parse(f"The strike killed {hedge} {number} people.").claims[0].quantity
    assert plain.low == plain.high == number == hedged.stated
    assert hedged.low is None or hedged.low <= number
    assert hedged.high is None or hedged.high >= number


# ---------------------------------------------------------------- metamorphoses
NUMBERS = st.integers(1, 900)


@given(NUMBERS, NUMBERS, st.sampled_from(SLOTS["place"]), st.sampled_from(["soldiers", "villagers", "people"]))
def test_swapping_killed_and_wounded_swaps_the_effects_and_nothing_else(dead, hurt, place, people):
    one = cp.parse(f"Gunmen killed {dead} {people} {place} and wounded {hurt} children.")
    other = cp.parse(f"Gunmen wounded {dead} {people} {place} and killed {hurt} children.")
    assert [c.effect.value for c in one.claims] == ["killed", "injured"]
    assert [c.effect.value for c in other.claims] == ["injured", "killed"]
    for a, b in zip(one.claims, other.claims, strict=True):
        assert (a.quantity.stated, a.category, a.additive, a.status) == (
            b.quantity.stated,
            b.category,
            b.additive,
            b.status,
        )
        assert [p.text for p in a.perpetrators] == [p.text for p in b.perpetrators]
        assert [p.text for p in a.places] == [p.text for p in b.places]


SAYING = st.sampled_from(["the Lake Monitor said", "rescue workers said", "the defence ministry said"])


@given(NUMBERS, SAYING, st.sampled_from(SLOTS["place"][:4]))
def test_a_source_in_front_changes_only_where_it_stands(number, said, place):
    after = cp.parse(f"Shelling killed {number} villagers {place} on Tuesday, {said}.", published="2024-11-28")
    before = cp.parse(
        f"{said[0].upper()}{said[1:]} shelling killed {number} villagers {place} on Tuesday.", published="2024-11-28"
    )
    (a,), (b,) = after.claims, before.claims
    assert a.source.text.casefold() == b.source.text.casefold()
    assert a.source.start != b.source.start
    assert (a.effect, a.quantity.stated, a.category, a.means, a.status, a.scope, a.additive) == (
        b.effect, b.quantity.stated, b.category, b.means, b.status, b.scope, b.additive,
    )  # fmt: skip
    assert [p.name for p in a.places] == [p.name for p in b.places]
    assert a.time.from_date == b.time.from_date


# ---------------------------------------------------------------- explanations
@given(ANY_TEXTS)
def test_every_claim_says_how_it_was_read(text):
    for claim in cp.parse(text, published="2024-11-28").claims:
        lines = claim.explain().split("\n")
        assert lines == claim.explain().split("\n")
        assert len(lines) >= 4
        assert all(line.endswith((".", ".”")) and line[0].strip() for line in lines), lines
        assert lines[0].startswith(f"{claim.id} is a claim of ")
        assert lines[-1].startswith("A plain sum may" if claim.additive else "A plain sum leaves it out: ")
