"""
Laws of the whole parse, on reports made of our own sentences and on text that nobody would write.

Each law is one sentence of the contract: no text raises, every value points at its words, relations between
claims lead somewhere and never round in a circle, and what is written as JSON reads back the same.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.property.report_texts import ANY_TEXTS, ODD_TEXTS, SLOTS, report_texts

import conflictparse as cp
from conflictparse.claims.report import Report
from conflictparse.codebooks import CONVENTIONS
from conflictparse.errors import CountryError
from conflictparse.exports.schema import report_schema

PUBLISHED = st.one_of(st.none(), st.dates(), st.just("2024-11-28"))
COUNTRIES = st.sampled_from([None, "SYR", "SDN", "UKR", "ZZZ"])
VALIDATOR = Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
NAMED = "[name]"  # stands for the name of a private person, which is counted and not kept
UNNAMED = re.compile(r"\[name(?: \d+)?\]")  # with a number, of one who speaks


def every_span(report: Report) -> list[Any]:
    """Return every value of *report* that has a start, an end and a text."""
    spans: list[Any] = [*report.quantities, *report.times, *report.places, *report.actors, *report.skipped]
    for claim in report.claims:
        spans += [claim.trigger, claim.quantity, claim.counted, claim.victim, claim.time, claim.source]
        spans += [*claim.perpetrators, *claim.supporters, *claim.places, *claim.sources]
    return [span for span in spans if span is not None]


# ---------------------------------------------------------------- no text raises


@given(ANY_TEXTS, PUBLISHED, COUNTRIES)
def test_no_text_raises(text, published, country):
    report = cp.parse(text, published=published, country=country)
    cp.check(report)
    for convention in CONVENTIONS:
        for effect in ("killed", "injured", "displaced"):
            total = cp.toll(report, effect, convention=convention)
            assert total is None or total.claims


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "1.0,0",
        "9" * 100_000,
        "9" * 5_000 + " people were killed",
        "killed " * 50,
        '"' * 500,
        "(" * 500,
        "\n" * 500,
        "e\u0301" * 500,
        "\u202e12 people were killed\u202c",
        "١٢ people were killed",
        "１２ people were killed",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_texts_are_read(text):
    report = cp.parse(text, published="2024-11-28")
    assert Report.from_dict(report.to_dict()) == report


@pytest.mark.parametrize(
    ("given_", "cure"),
    [
        (b"Nine died.", 'parse() reads str, not bytes: decode the bytes first, for example data.decode("utf-8")'),
        (None, 'parse() reads str, not NoneType: pass the text of the report, or "" for an empty one'),
        (12, "parse() reads str, not int: pass the text of the report as a str"),
        (["Nine died."], "parse() reads str, not list: pass the text of the report as a str"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_what_to_pass(given_, cure):
    with pytest.raises(TypeError) as caught:
        cp.parse(given_)
    assert str(caught.value) == cure


# ---------------------------------------------------------------- every value points at its words


@pytest.mark.parametrize("country", ["Syria", "syr", "SY", "", "S1R", 3])
def test_what_is_no_country_is_refused_and_not_ignored(country):
    for read in (cp.parse, cp.find_places, cp.find_actors, cp.resolve_place, cp.resolve_actor, cp.normalize_place):
        with pytest.raises(CountryError, match="alpha-3"):
            read("Shelling killed 12 people in Idlib.", country=country)
    with pytest.raises(CountryError):
        list(cp.parse_many(["Calm."], country=country))


def is_quoted(told: str, words: str) -> bool:
    """Tell whether *told* is *words*, but for the names of private persons in it."""
    return re.fullmatch(".+?".join(map(re.escape, UNNAMED.split(told))), words, re.DOTALL) is not None


@given(ANY_TEXTS, PUBLISHED)
def test_every_value_points_at_its_words(text, published):
    for span in every_span(cp.parse(text, published=published)):
        assert 0 <= span.start <= span.end <= len(text), span
        assert is_quoted(span.text, text[span.start : span.end]), span


@given(ANY_TEXTS, PUBLISHED)
def test_lists_are_in_reading_order(text, published):
    report = cp.parse(text, published=published)
    for found in (report.quantities, report.times, report.places, report.actors, report.skipped):
        assert [(f.start, f.end) for f in found] == sorted({(f.start, f.end) for f in found}), found
    assert [c.start for c in report.claims] == sorted(c.start for c in report.claims)


@given(ANY_TEXTS, PUBLISHED)
def test_a_claim_lies_in_its_sentence(text, published):
    for claim in cp.parse(text, published=published).claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.start <= claim.trigger.start < claim.trigger.end <= claim.end, claim


@given(ANY_TEXTS, PUBLISHED)
def test_a_claim_counts_with_a_quantity_of_the_report(text, published):
    report = cp.parse(text, published=published)
    known = {(q.start, q.end) for q in report.quantities}
    for quantity in filter(None, (claim.quantity for claim in report.claims)):
        assert quantity.text == NAMED or (quantity.start, quantity.end) in known, quantity


@given(report_texts(most=3), st.sampled_from(SLOTS["person"][:2]))
def test_the_name_of_a_victim_is_counted_and_not_kept(text, person):
    report = cp.parse(f"{text}\n\n{person} was killed by a sniper.")
    assert report.claims[-1].quantity.low == 1
    assert person.split()[-1] not in json.dumps(report.to_dict())


@pytest.mark.parametrize("title", ["Dr", "Mr", "Sheikh", "Captain"])
def test_a_title_does_not_keep_the_name_of_a_victim(title):
    report = cp.parse(f"{title} Omar Example was killed by a sniper.")
    assert "Omar" not in json.dumps(report.to_dict())


@given(report_texts())
def test_no_number_is_both_used_and_skipped(text):
    report = cp.parse(text)
    for skipped in report.skipped:
        assert not [
            claim.quantity.text
            for claim in report.claims
            if claim.quantity and claim.quantity.start < skipped.end and skipped.start < claim.quantity.end
        ], skipped


@given(ANY_TEXTS)
def test_no_quantity_is_upside_down(text):
    for quantity in cp.parse(text).quantities:
        assert quantity.low is None or quantity.low >= 0
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high, quantity


# ---------------------------------------------------------------- JSON


@given(ANY_TEXTS, PUBLISHED)
def test_a_report_goes_through_json_unchanged(text, published):
    report = cp.parse(text, published=published)
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


@given(st.one_of(report_texts(most=3), ODD_TEXTS), PUBLISHED)
def test_a_report_fits_the_shipped_schema(text, published):
    data = json.loads(json.dumps(cp.parse(text, published=published).to_dict()))
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)] == []


@given(ANY_TEXTS, report_texts(), PUBLISHED)
def test_the_same_text_reads_the_same_twice(text, other, published):
    first = cp.parse(text, published=published)
    cp.parse(other)
    assert cp.parse(text, published=published) == first


# ---------------------------------------------------------------- what must not matter


def shifted(value: Any, by: int) -> Any:
    """Return the JSON form *value* with every offset moved by *by*."""
    if isinstance(value, list):
        return [shifted(item, by) for item in value]
    if isinstance(value, dict):
        return {
            key: item + by if key.rpartition("_")[2] in ("start", "end") and item is not None else shifted(item, by)
            for key, item in value.items()
        }
    return value


@given(report_texts(), st.integers(1, 5), PUBLISHED)
def test_blank_lines_before_a_report_only_move_it(text, lines, published):
    padding = "\n" * lines
    assert cp.parse(padding + text, published=published).to_dict() == shifted(
        cp.parse(text, published=published).to_dict(), lines
    )


@given(report_texts(), st.sampled_from([" ", "\n", "\n\n  \n"]), PUBLISHED)
def test_blank_space_after_a_report_changes_nothing(text, padding, published):
    whole = text.rstrip()
    assert cp.parse(whole + padding, published=published) == cp.parse(whole, published=published)


def gist(text: str) -> list[Any]:
    """Return what the claims of *text* say, without the words that say it."""
    return [
        (
            claim.id,
            claim.effect,
            claim.quantity and (claim.quantity.low, claim.quantity.high, claim.quantity.stated),
            claim.category,
            claim.status,
            claim.scope,
            (claim.part_of, claim.same_as, claim.supersedes, claim.additive),
            claim.source and " ".join(claim.source.text.replace("’", "'").split()),
            [place.place_id for place in claim.places],
            claim.time and (claim.time.from_date, claim.time.to_date),
        )
        for claim in cp.parse(text, published="2024-11-28", country="SYR").claims
    ]


def curly(text: str) -> str:
    """Return *text* with its straight quotation marks made curly, in turn."""
    pieces = text.split('"')
    joined = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        joined += "“”"[number % 2] + piece
    return joined.replace("'", "’")


@given(report_texts())
def test_curly_quotation_marks_change_no_claim(text):
    assert gist(curly(text)) == gist(text)


@given(report_texts(), st.sampled_from(["\u00a0", "\u202f", "\u2009", "  ", "\t"]))
def test_other_spaces_change_no_claim(text, space):
    assert gist(text.replace(" ", space)) == gist(text)


@given(report_texts())
def test_carriage_returns_change_no_claim(text):
    assert gist(text.replace("\n", "\r\n")) == gist(text)
