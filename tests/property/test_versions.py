"""Laws of comparing two versions of a report: nothing from itself, mirrored the other way round, nothing lost."""

from __future__ import annotations

import time

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.property.ledger_reports import built_reports
from tests.property.report_texts import report_texts
from tests.unit.builders import claim, quantity

import conflictparse as cp
from conflictparse.ledger.versions import FIELDS, ChangeKind, compare_versions

REPORT = st.one_of(built_reports(), st.builds(cp.parse, report_texts(most=4)))


@given(REPORT)
def test_a_report_has_no_changes_from_itself(report):
    assert compare_versions(report, report) == ()


@given(report_texts(most=3))
def test_what_stands_before_a_text_changes_no_claim(text):
    before, after = cp.parse(text), cp.parse(text)
    moved = [attrs.evolve(c, start=c.start + 40, end=c.end + 40, id=f"c{n + 9}") for n, c in enumerate(after.claims)]
    assert compare_versions(before, cp.Report(claims=tuple(moved))) == ()


@given(REPORT, REPORT)
def test_the_other_way_round_everything_is_mirrored(one, other):
    def told(changes, *, mirrored):
        found = []
        for change in changes:
            a, b = (change.after, change.before) if mirrored else (change.before, change.after)
            found.append((a.id if a else "", b.id if b else "", change.fields))
        return sorted(found)

    assert told(compare_versions(one, other), mirrored=False) == told(compare_versions(other, one), mirrored=True)


@given(REPORT, REPORT)
def test_every_claim_is_told_once_or_is_the_same_in_both(one, other):
    changes = compare_versions(one, other)
    before = [change.before.id for change in changes if change.before is not None]
    after = [change.after.id for change in changes if change.after is not None]
    assert len(before) == len(set(before))
    assert len(after) == len(set(after))
    assert len(one.claims) - len(before) == len(other.claims) - len(after)


@given(REPORT, REPORT)
def test_only_what_is_changed_has_fields_and_both_claims(one, other):
    for change in compare_versions(one, other):
        changed = change.kind is ChangeKind.CHANGED
        assert bool(change.fields) is changed
        assert (change.before is not None and change.after is not None) is changed
        assert set(change.fields) <= set(FIELDS)
        assert not changed or change.before.effect is change.after.effect


def test_the_time_grows_linearly_with_the_number_of_claims():
    def seconds(size):
        one = cp.Report(claims=tuple(claim(f"c{n}", quantity(n)) for n in range(size)))
        other = cp.Report(claims=tuple(claim(f"c{n}", quantity(n + size)) for n in range(size)))
        began = time.process_time()
        compare_versions(one, other)
        return time.process_time() - began

    seconds(100)
    least = {size: min(seconds(size) for _ in range(3)) for size in (200, 2_000)}  # a busy machine only adds
    assert least[2_000] < 40 * max(least[200], 0.005)
