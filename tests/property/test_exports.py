"""Laws of rows and of the formats that they leave in."""

import csv
import io
import json
import math
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, report_texts

import conflictparse as cp
from conflictparse.codebooks import CONVENTIONS
from conflictparse.codebooks.figures import FAMILIES, LEFT_OUT
from conflictparse.exports import (
    FORMATS,
    ClaimRow,
    columns_of,
    open_encoder,
    open_writer,
    reports_from_jsonl,
    rows_from_arrow,
    rows_from_csv,
    rows_from_jsonl,
    rows_from_parquet,
    rows_to_arrow,
    rows_to_csv,
    rows_to_jsonl,
    rows_to_parquet,
    to_rows,
    ucdp_rows,
    ucdp_side_rows,
)
from conflictparse.exports.cells import csv_line, list_words, read_list, read_words, words_cell
from conflictparse.exports.columns import CellKind
from conflictparse.exports.row_csv import read_csv

PUBLISHED = "2024-11-28"
CONVENTION_NAMES = st.sampled_from(sorted(CONVENTIONS))
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "'", "''=")

# ---------------------------------------------------------------- values
WORDS = st.one_of(
    st.text(alphabet=st.characters(), max_size=20),  # with surrogates, NUL and line ends
    st.tuples(st.sampled_from(FORMULA_STARTS), st.text(max_size=8)).map("".join),
    st.text(alphabet="\"',;\\\r\n =-", max_size=12),
)
NUMBERS = st.one_of(
    st.integers(0, 2_000),
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.fractions(max_denominator=1_000, min_value=0, max_value=10**9),
)
OF_KIND = {
    CellKind.WORDS: WORDS,
    CellKind.NAME: st.none() | WORDS,
    CellKind.NUMBER: st.none() | NUMBERS,
    CellKind.WHOLE: st.none() | st.integers(0, 10**9),
    CellKind.DEGREES: st.none() | st.floats(-180, 180),
    CellKind.FLAG: st.booleans(),
    CellKind.DAY: st.none() | st.dates(),
    CellKind.LIST: st.lists(WORDS, max_size=3).map(tuple),
}
ROWS = st.lists(
    st.builds(ClaimRow, **{column.name: OF_KIND[column.kind] for column in columns_of(ClaimRow)}), max_size=3
)


# ---------------------------------------------------------------- reading undoes writing
@given(ROWS)
def test_rows_read_back_equal_from_lines_of_json(rows):
    assert list(rows_from_jsonl("".join(rows_to_jsonl(rows)))) == rows


@given(ROWS, st.booleans(), st.booleans(), st.booleans())
def test_rows_read_back_equal_from_csv(rows, bom, hxl, guard):
    text = "".join(rows_to_csv(rows, bom=bom, hxl=hxl, guard=guard))
    assert list(rows_from_csv(text, guarded=guard)) == rows
    assert list(rows_from_csv(io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline=""), guarded=guard)) == rows


@given(ROWS)
def test_rows_read_back_equal_from_arrow_and_parquet(rows):
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    assert list(rows_from_arrow(rows_to_arrow(rows))) == rows
    file = io.BytesIO()
    rows_to_parquet(rows, file)
    file.seek(0)
    assert list(rows_from_parquet(file)) == rows


@given(ANY_TEXTS, WORDS)
def test_a_report_reads_back_equal_from_a_line_of_json(text, doc):
    report = cp.parse(text, published=PUBLISHED)
    line = report.to_jsonl(doc=doc)
    assert line.encode().count(b"\n") == 1
    assert list(reports_from_jsonl(line)) == [(doc, report)]


@given(ANY_TEXTS, WORDS, CONVENTION_NAMES, st.booleans())
def test_the_rows_of_any_text_read_back_equal_from_every_format(text, doc, convention, parts):
    report = cp.parse(text, published=PUBLISHED)
    choices = {"doc": doc, "text": text, "convention": convention, "include_parts": parts}
    rows = list(to_rows(report, **choices))
    assert list(rows_from_csv(report.to_csv(**choices))) == rows
    assert list(rows_from_jsonl(rows_to_jsonl(rows))) == rows
    assert [feature["properties"]["claim_id"] for feature in json.loads(report.to_geojson(**choices))["features"]] == [
        row.claim_id for row in rows
    ]


@given(WORDS)
def test_the_guard_of_a_cell_is_taken_off_again(words):
    assert read_words(words_cell(words)) == words
    assert not words_cell(words).lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.lists(WORDS.filter(lambda words: words and "\0" not in words), max_size=4).map(tuple))
def test_the_items_of_a_list_are_told_apart_again(items):
    assert read_list(list_words(items)) == items


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_line_of_csv_has_the_cells_that_were_written(records):
    lines = "".join(map(csv_line, records))
    assert list(read_csv(io.StringIO(lines, newline=""))) == records
    assert list(csv.reader(io.StringIO(lines, newline=""), strict=True)) == records


# ---------------------------------------------------------------- sums
def figures(rows, effect):
    """The rows of an effect that hold figures for the toll."""
    out = {LEFT_OUT.id, FAMILIES.id}
    return [r for r in rows if r.effect == effect and r.counted_with is None and out.isdisjoint(r.convention_rule)]


def total(ends):
    return None if None in ends else sum(map(Fraction, ends))


@given(report_texts(), CONVENTION_NAMES)
def test_the_rows_of_an_effect_add_up_to_its_toll(text, convention):
    report = cp.parse(text, published=PUBLISHED)
    rows = to_rows(report, convention=convention)
    assert all(row.additive for row in rows)
    for effect in {row.effect for row in rows}:
        toll = cp.toll(report, effect, convention=convention)
        found = figures(rows, effect)
        if toll is None or not found:
            assert not found
            continue
        sums = [total([getattr(row, end) for row in found]) for end in ("low", "best", "high")]
        if any(row.events for row in found) and CONVENTIONS[convention].divides:  # the toll is in whole persons
            sums = [None if end is None else math.ceil(end - Fraction(1, 2)) for end in sums]
        assert sums == [toll.low, toll.best, toll.high]


@given(report_texts(), CONVENTION_NAMES)
def test_only_joint_figures_of_dead_and_injured_make_a_toll_that_no_row_of_the_dead_has(text, convention):
    report = cp.parse(text, published=PUBLISHED)
    rows = to_rows(report, convention=convention)
    toll = cp.toll(report, "killed", convention=convention)
    if toll is not None and not figures(rows, "killed"):
        assert {c.effect.value for c in report.claims if c.id in toll.claims} == {"killed_or_injured"}


@given(report_texts(), CONVENTION_NAMES)
def test_a_row_is_the_same_with_and_without_the_tree_around_it(text, convention):
    report = cp.parse(text, published=PUBLISHED)
    tree = to_rows(report, convention=convention, include_parts=True)
    assert [row.claim_id for row in tree] == [claim.id for claim in report.claims]
    assert tuple(row for row in tree if row.additive) == to_rows(report, convention=convention)


@given(report_texts(), CONVENTION_NAMES)
def test_a_row_without_figures_says_why_or_names_the_row_that_has_them(text, convention):
    report = cp.parse(text, published=PUBLISHED)
    rows = {row.claim_id: row for row in to_rows(report, convention=convention)}
    for row in rows.values():
        if row.counted_with is not None:
            assert row.low is row.best is row.high is None
            assert rows[row.counted_with].counted_with is None
            assert rows[row.counted_with].effect == row.effect
        elif row.quantity_text is not None:
            assert row.convention_rule


@given(report_texts())
def test_the_monadic_form_has_the_deaths_of_the_events(text):
    report = cp.parse(text, published=PUBLISHED)
    events, sides = ucdp_rows(report), ucdp_side_rows(report)
    for end in ("best", "high", "low", "deaths_unknown", "deaths_civilians"):
        assert [getattr(e, end) for e in events] == [getattr(s, end) for s in sides if s.side == "a"]
    by_event = defaultdict(list)
    for side in sides:
        by_event[side.event].append(side)
    for event, rows in zip(events, by_event.values(), strict=True):
        known = [n for n in (event.deaths_a, event.deaths_b) if n is not None]
        assert sum(row.deaths_actor or 0 for row in rows) == sum(known)
        assert all(row.best is None for row in rows[1:])


# ---------------------------------------------------------------- formats
@given(st.lists(st.tuples(WORDS, ANY_TEXTS), max_size=3), st.sampled_from(sorted(FORMATS)))
def test_a_file_is_its_header_records_and_footer(documents, name):
    if not FORMATS[name].streams:
        return
    reports = [(doc, cp.parse(text, published=PUBLISHED), text) for doc, text in documents]
    file = io.BytesIO()
    with open_writer(name, file) as writer:
        for document in reports:
            writer.write(*document)
    encoder = open_encoder(name)
    records = [record for document in reports if (record := encoder.record(*document))]
    assert file.getvalue() == encoder.header() + encoder.separator.join(records) + encoder.footer()
    if FORMATS[name].appends:
        assert (encoder.separator, encoder.footer()) == (b"", b"")
        assert all(record.endswith(b"\n") for record in records)
    file.getvalue().decode("utf-8")


def test_numbers_have_one_form():
    assert ClaimRow(low=Decimal("12.0")).low == 12
    assert isinstance(ClaimRow(low=Decimal("12.0")).low, int)
    assert isinstance(ClaimRow(low=Fraction(5, 2)).low, Decimal)
    assert ClaimRow(low=Fraction(1, 3)).low == Fraction(1, 3)
    assert ClaimRow(published=date(2024, 11, 28)).published == date(2024, 11, 28)
