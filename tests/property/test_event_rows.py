"""Laws of conventions and of rows of events, over reports made of our own sentences."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, report_texts

import conflictparse as cp
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks import CONVENTIONS, Figure, Rule
from conflictparse.codebooks.accounts import questions
from conflictparse.exports import acled_rows, to_csv, ucdp_rows
from conflictparse.exports.event_rows import csv_header

PUBLISHED = "2024-11-28"
RULE = Rule("test.rule", "of a test", "this test")


def ordered(low, best, high):
    ends = [end for end in (low, best, high) if end is not None]
    return ends == sorted(ends)


# ---------------------------------------------------------------- rows
@given(report_texts())
def test_the_fatalities_of_the_rows_are_the_toll_under_acled(text):
    report = cp.parse(text, published=PUBLISHED)
    toll = cp.toll(report, "killed", convention="acled")
    rows = acled_rows(report)
    if toll is None:
        assert all(row.fatalities == 0 for row in rows)
    elif toll.best is not None:
        assert sum(Fraction(row.fatalities) for row in rows) == toll.best


@given(report_texts())
def test_the_best_figures_of_the_rows_are_the_toll_under_ucdp(text):
    report = cp.parse(text, published=PUBLISHED)
    toll = cp.toll(report, "killed", convention="ucdp")
    rows = ucdp_rows(report)
    if toll is None:
        assert rows == ()
    elif toll.best is not None:
        assert sum(Fraction(row.best) for row in rows) == toll.best


@given(report_texts())
def test_best_is_the_sum_of_the_four_columns(text):
    for row in ucdp_rows(cp.parse(text, published=PUBLISHED)):
        columns = (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown)
        assert all(number is None for number in columns) == (row.best is None)
        if row.best is not None:
            assert sum(map(Fraction, columns)) == row.best
            assert all(number >= 0 for number in columns)
        assert ordered(row.low, row.best, row.high), row
        assert row.high is None or row.high > 0
        assert (row.dyad is not None) == (row.side_a is not None and row.side_b is not None)


@given(st.integers(2, 400), st.data())
def test_parts_move_deaths_between_columns_and_create_none(number, data):
    part = data.draw(st.integers(1, number))
    whole = ucdp_rows(cp.parse(f"The raid in Sarmin killed {number} people."))
    broken = ucdp_rows(cp.parse(f"The raid in Sarmin killed {number} people, including {part} children."))
    assert [row.best for row in whole] == [row.best for row in broken] == [number]
    assert broken[0].deaths_civilians == part


@given(ANY_TEXTS)
def test_any_text_gives_rows_whose_codes_exist(text):
    report = cp.parse(text, published=PUBLISHED)
    for row in acled_rows(report):
        assert row.time_precision in (None, 1, 2, 3)
        assert row.geo_precision in (None, 1, 2, 3)
        assert (row.event_type is None) == (row.sub_event_type is None)
        assert row.interaction is None or 10 <= row.interaction <= 88
        assert row.fatalities is None or row.fatalities >= 0
        assert row.notes
    for row in ucdp_rows(report):
        assert row.type_of_violence in (None, 1, 2, 3)
        assert row.date_prec in (None, 1, 2, 3, 4, 5)
        assert row.where_prec in (None, 1, 2, 3, 4, 5, 6, 7)


@given(ANY_TEXTS)
def test_no_cell_of_words_of_any_text_is_a_formula(text):
    report = cp.parse(text, published=PUBLISHED)
    for kind, rows in (("acled", acled_rows(report)), ("ucdp", ucdp_rows(report))):
        columns = csv_header(kind).count(",") + 1
        assert all(len(line) >= columns - 1 for line in to_csv(rows, doc=text).splitlines())
        assert not to_csv(rows, doc=text).startswith(("=", "+", "-", "@"))


# ---------------------------------------------------------------- conventions
FIGURES = st.lists(st.integers(0, 50), min_size=3, max_size=3).map(lambda ends: Figure(*sorted(ends), RULE))


@given(st.lists(FIGURES, min_size=2, max_size=5), st.sampled_from(sorted(CONVENTIONS)))
def test_what_decides_between_sources_stays_within_what_they_say(accounts, convention):
    chosen = CONVENTIONS[convention].between(accounts)
    assert chosen.low <= chosen.best <= chosen.high
    assert min(f.low for f in accounts) <= chosen.low
    assert chosen.high <= max(f.high for f in accounts)
    assert chosen.best in {f.best for f in accounts}


@given(report_texts())
def test_every_claim_is_in_one_account_of_one_question(text):
    claims = [c for c in cp.parse(text).claims if c.effect == "killed" and c.additive and not counts_families(c)]
    found = questions(claims)
    assert sorted(c.id for q in found for a in q for c in a.claims) == sorted(c.id for c in claims)
    for question in found:
        names = [account.source for account in question]
        assert len(question) == 1 or (None not in names and len(set(names)) == len(names))
