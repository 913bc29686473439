"""Laws of conventions, of rows of events, and of explanations, over reports made of our own sentences."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, SLOTS, report_texts

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
    after = cp.parse(f"Shelling killed {number} villagers {place} on Tuesday, {said}.", published=PUBLISHED)
    before = cp.parse(
        f"{said[0].upper()}{said[1:]} shelling killed {number} villagers {place} on Tuesday.", published=PUBLISHED
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
    for claim in cp.parse(text, published=PUBLISHED).claims:
        lines = claim.explain().split("\n")
        assert lines == claim.explain().split("\n")
        assert len(lines) >= 4
        assert all(line.endswith((".", ".”")) and line[0].strip() for line in lines), lines
        assert lines[0].startswith(f"{claim.id} is a claim of ")
        assert lines[-1].startswith("A plain sum may" if claim.additive else "A plain sum leaves it out: ")
