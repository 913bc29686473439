"""Laws of the checks: what is consistent is never reported, and what is unrelated decides nothing."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS
from tests.unit.builders import claim, part, quantity

import conflictparse as cp
from conflictparse.checks import source_matrix
from conflictparse.checks.figures import meant, slack_of
from conflictparse.checks.glosses import check_glosses
from conflictparse.checks.part_sums import check_part_sums
from conflictparse.checks.repair import explain
from conflictparse.checks.tolls import check_tolls
from conflictparse.claims.claim import Evidence, Scope
from conflictparse.numbers.quantity import Modifier

FIGURES = st.integers(2, 5000)
PARTS = st.lists(FIGURES, min_size=1, max_size=8)
WIDENING = (Modifier.ABOUT, Modifier.AT_LEAST, Modifier.MORE_THAN)
DAYS = ("on Monday", "on Tuesday", "on Wednesday", "")
PLACES = ("in Hama", "near Idlib", "in Mardan", "")
SOURCES = ("Police", "Doctors", "The army", "Residents")


def built(whole, figures):
    return [claim("c1", whole), *(part(f"c{n}", "c1", quantity(figure)) for n, figure in enumerate(figures, start=2))]


@given(PARTS, st.integers(0, 500))
def test_parts_that_leave_a_rest_or_none_never_alarm(figures, rest):
    assert check_part_sums(built(quantity(sum(figures) + rest), figures)) == ()


@given(st.lists(FIGURES, min_size=2, max_size=8), st.sampled_from((10, 100, 1000)))
def test_rounding_the_whole_to_its_grain_never_alarms(figures, grain):
    rounded = round(Fraction(sum(figures), grain)) * grain
    assume(rounded >= 100 and grain * 10 <= rounded and max(figures) <= rounded)
    assert check_part_sums(built(quantity(rounded, grain=grain), figures)) == ()


@given(PARTS, FIGURES, st.sampled_from(WIDENING))
def test_a_wider_whole_never_alarms_where_an_exact_one_does_not(figures, whole, hedge):
    if not check_part_sums(built(quantity(whole), figures)):
        assert not check_part_sums(built(quantity(whole, hedge), figures))


@given(st.lists(FIGURES, min_size=2, max_size=8), FIGURES)
def test_a_hypothesis_names_parts_that_fit(figures, whole):
    told = explain(quantity(whole), [quantity(figure) for figure in figures])
    assert len(told) <= 3
    for words in told:
        fits = words.partition(f" fits {whole}")[0].rpartition(" = ")[2]
        assert int(fits) == whole


@given(FIGURES, st.sampled_from(list(Modifier)), st.sampled_from((None, 1, 10, 100)))
def test_what_is_meant_holds_what_is_stated(stated, modifier, grain):
    figure = quantity(stated, modifier, grain=grain)
    assert meant(figure).holds(stated)
    assert slack_of(figure) <= Fraction(stated, 20)


@given(FIGURES, FIGURES)
def test_tolls_without_days_never_fall(first, second):
    tolls = [claim("c1", quantity(first), scope=Scope.RUNNING), claim("c2", quantity(second), scope=Scope.RUNNING)]
    assert check_tolls(tolls) == ()


@given(st.integers(1, 400))
def test_an_exact_conversion_is_no_wrong_gloss(kilometres):
    miles = round(Fraction(kilometres) / Fraction("1.609344"), 1)
    quantities = cp.find_quantities(f"The road is {kilometres} km ({float(miles):.1f} miles) long.")
    assert check_glosses((), quantities) == ()


@st.composite
def statements(draw):
    """Return sentences in which each source gives one figure at one place and day of its own."""
    places = draw(st.permutations(["Hama", "Idlib", "Mardan", "Saraqib"]))
    return [
        f"{SOURCES[n]} said {draw(FIGURES)} people were killed in {places[n]} on {day}."
        for n, day in enumerate(draw(st.permutations(["Monday", "Tuesday", "Wednesday", "Sunday"])))
    ]


@given(statements(), st.randoms())
def test_sentences_of_different_events_never_contradict_in_any_order(sentences, random):
    random.shuffle(sentences)
    assert cp.parse(" ".join(sentences), published="2024-11-28").discrepancies == ()


@given(statements(), st.integers(0, 3), st.integers(2, 90))
def test_an_unrelated_sentence_moves_no_contradiction(others, at, figure):
    pair = (
        f"Officials said {figure} people were killed in Tamboul on Friday.",
        f"Medics said {figure + 7} people were killed in Tamboul on Friday.",
    )
    found = cp.parse(" ".join([*others[:at], *pair, *others[at:]]), published="2024-11-28").discrepancies
    swapped = cp.parse(" ".join([*others[at:], pair[1], pair[0], *others[:at]]), published="2024-11-28").discrepancies
    assert [d.kind for d in found] == [d.kind for d in swapped] == ["source_figures"]
    assert [(d.low, d.high) for d in found] == [(d.low, d.high) for d in swapped] == [(figure, figure + 7)]


@given(ANY_TEXTS)
def test_the_matrix_holds_every_claim_of_a_source_once(text):
    report = cp.parse(text)
    matrix = source_matrix(report)
    told = [s for matter in matrix.matters for s in matter.statements]
    assert len({s.claim for s in told}) == len(told)
    assert {c.id for c in report.claims if c.source is not None} <= {s.claim for s in told}
    assert {s.source for s in told if s.source is not None} == set(matrix.sources)


def test_a_counted_word_keeps_parts_apart():
    people = Evidence(0, 6, "people")
    twice = [claim("c1", quantity(4), counted=people), part("c2", "c1", quantity(9), counted=people)]
    assert check_part_sums(twice) == ()
