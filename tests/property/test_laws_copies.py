"""A report that was written, sent or copied is the same report: JSON, pickle, copy and evolve."""

from __future__ import annotations

import copy
import json
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, report_texts

import conflictparse as cp
from conflictparse.codebooks import CONVENTIONS

PUBLISHED = "2024-11-28"


@given(ANY_TEXTS, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_pickled_report_is_the_same_report(text, protocol):
    report = cp.parse(text, published=PUBLISHED)
    sent = pickle.loads(pickle.dumps(report, protocol))  # noqa: S301 - what was pickled one line before
    assert sent == report
    assert repr(sent) == repr(report)
    assert sent.to_dict() == report.to_dict()


@given(ANY_TEXTS)
def test_a_copied_report_is_the_same_report(text):
    report = cp.parse(text, published=PUBLISHED)
    for copied in (copy.copy(report), copy.deepcopy(report), attrs.evolve(report)):
        assert copied == report
        assert hash(copied) == hash(report)


@given(ANY_TEXTS)
def test_json_of_a_report_read_back_is_the_same_json(text):
    written = json.dumps(cp.parse(text, published=PUBLISHED).to_dict())
    assert json.dumps(cp.Report.from_dict(json.loads(written)).to_dict()) == written


@given(ANY_TEXTS)
def test_every_value_that_a_reader_finds_can_be_sent_and_copied(text):
    found = (*cp.find_quantities(text), *cp.find_times(text), *cp.find_places(text), *cp.find_actors(text))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
    assert copy.deepcopy(found) == found


@given(report_texts(most=4), st.sampled_from(sorted(CONVENTIONS)))
def test_what_is_reckoned_with_a_report_can_be_sent(text, convention):
    report = cp.parse(text, published=PUBLISHED)
    reckoned = cp.toll(report, "killed", convention=convention), cp.check(report), cp.merge([report])
    assert pickle.loads(pickle.dumps(reckoned[:2])) == reckoned[:2]  # noqa: S301
    assert pickle.loads(pickle.dumps(reckoned[2])).to_dict() == reckoned[2].to_dict()  # noqa: S301


@given(report_texts(most=2))
def test_a_report_cannot_be_changed(text):
    report = cp.parse(text)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.claims = ()
    for claim in report.claims:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            claim.effect = "injured"
