"""The tree that people read: what it says of each claim, and that no report can upset it."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.built_reports import TEXT, rich_report

from conflictparse.claims.claim import Claim, Discrepancy, Evidence, PartRole, Source
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.exports.tree import to_tree
from conflictparse.numbers.quantity import Form, Modifier, Quantity, Skipped

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def quantity(low, high=None, **rest):
    return Quantity(0, 1, rest.pop("text", "x"), low, high, **rest)


def claim(number, figure=None, **rest):
    return Claim(f"c{number}", 0, 10, rest.pop("effect", Effect.KILLED), Evidence(0, 1, "x"), figure, **rest)


def parts(whole, *figures, role=PartRole.PARTITION):
    below = [claim(n, f, part_of="c1", part_role=role, additive=False) for n, f in enumerate(figures, start=2)]
    return Report(claims=(claim(1, whole), *below))


def exact(number):
    return quantity(number, number, stated=number)


def claim_lines(report, **options):
    return to_tree(report, **options).split("\n\n")[1].splitlines()


def test_a_rich_report_reads_like_this():
    shown = to_tree(rich_report(), TEXT).split("\n\n")
    assert shown[0] == "Report published 2024-11-28"
    assert shown[1].splitlines() == [
        "“Shells fired by government forces killed at least 75 people in Sarmin on Wednesday, among them 12",
        "children, according to the Kestrel Monitor.”",
        "+ c1  killed             ≥ 75              people",
        "  │                      by Syrian Arab Army (“government forces”) · means Shells ·",
        "  │                      where Sarmin, Idlib, SYR · when 2024-11-27 (“on Wednesday”) ·",
        "  │                      source according to Kestrel Monitor",
        "  └─ c2  killed          12                children · [included]",
    ]
    assert shown[4].splitlines()[1:] == [
        "+ c9  killed             > 200             [replaces c3]",
        "  ├─ c10  killed         182               fighters · combatant",
        "  ├─ c11  killed         62                allies",
        "  ├─ c12  killed         about 20          civilians",
        "  └─ 182 + 62 + about 20 = 264 ≠ more than 200 ✗",
    ]
    assert shown[-4].splitlines() == [
        "Discrepancies",
        "  ✗ part sum (c9, c10, c11, c12): the parts add up to 264, the whole says more than 200",
        "    perhaps 182 and about 20 make 202, so that 62 may be part of 182",
    ]
    assert shown[-3].splitlines() == ["Skipped", "  road name  M5", "  year       2019 ×2"]
    assert shown[-1].splitlines() == [
        "16 claims · 5 that a plain sum may add up (+) · 1 discrepancy · 3 numbers skipped",
        "conflictparse 0.1.0, data edition 2025.1",
    ]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(75, stated=75, modifier=Modifier.AT_LEAST), "≥ 75"),
        (quantity(110, stated=110, low_open=True, modifier=Modifier.MORE_THAN), "> 110"),
        (quantity(None, 40, stated=40, high_open=True, modifier=Modifier.LESS_THAN), "< 40"),
        (quantity(0, 40, stated=40, modifier=Modifier.UP_TO), "up to 40"),
        (quantity(None, None, stated=20, modifier=Modifier.ABOUT), "about 20"),
        (quantity(20, 30, modifier=Modifier.BETWEEN), "20–30"),
        (quantity(3, 4, modifier=Modifier.ONE_OF), "3 or 4"),
        (quantity(24, 99, text="Dozens", modifier=Modifier.VAGUE), "24–99 (dozens)"),
        (quantity(2, text="several", modifier=Modifier.VAGUE), "≥ 2 (several)"),
        (quantity(2, text="villages", modifier=Modifier.VAGUE, form=Form.PLURAL), "≥ 2"),
        (quantity(0, 0, stated=0), "0"),
        (exact(1_700_000), "1,700,000"),
        (exact(10**40), "1.00e+40"),
        (quantity(None, 10, stated=10, modifier=Modifier.JUST_UNDER, unit="kilometre"), "just under 10 km"),
        (None, ""),
    ],
)
def test_a_figure_keeps_its_bound(figure, words):
    (line,) = claim_lines(Report(claims=(claim(1, figure),)))
    assert line == f"+ c1  killed  {words}".rstrip()


@pytest.mark.parametrize(
    ("whole", "figures", "said"),
    [
        (exact(132), (65, 18, 49), "65 + 18 + 49 = 132 ✓"),
        (exact(132), (65, 18), "65 + 18 = 83 ≠ 132 ✗"),
        (quantity(100, stated=100, modifier=Modifier.AT_LEAST), (60, 50), "60 + 50 = 110 fits at least 100 ✓"),
        (quantity(100, stated=100, modifier=Modifier.AT_LEAST), (60, 30), "60 + 30 = 90 ≠ at least 100 ✗"),
        (None, (60, 50), "60 + 50 = 110"),
    ],
)
def test_parts_are_added_up_beside_their_whole(whole, figures, said):
    assert claim_lines(parts(whole, *map(exact, figures)))[-1] == f"  └─ {said}"


def test_a_part_without_a_figure_leaves_the_sum_open():
    last = claim_lines(parts(exact(9), exact(4), None))[-1]
    assert last == "  └─ 4 + ?: not every part is counted"


def test_a_sum_is_wrong_when_the_checks_say_so():
    whole = quantity(200, stated=200, low_open=True, modifier=Modifier.MORE_THAN)
    report = parts(whole, exact(182), exact(82))
    assert claim_lines(report)[-1].endswith("= 264 fits more than 200 ✓")
    disputed = attrs.evolve(report, discrepancies=(Discrepancy("part_sum", ("c1", "c2", "c3"), "too many"),))
    assert claim_lines(disputed)[-1].endswith("= 264 ≠ more than 200 ✗")


def test_a_discrepancy_of_sources_is_about_no_sum():
    report = parts(exact(9), exact(4), exact(5))
    apart = attrs.evolve(report, discrepancies=(Discrepancy("source_figures", ("c1", "c2", "c3"), "they differ"),))
    assert claim_lines(apart)[-1].endswith("= 9 ✓")


def test_a_discrepancy_of_no_claim_has_no_ids():
    lines = to_tree(Report(discrepancies=(Discrepancy("wrong_gloss", (), "1 km is not 9 miles"),))).splitlines()
    assert "  ✗ wrong gloss: 1 km is not 9 miles" in [line.replace(" · ", " ") for line in lines]


def test_what_is_only_included_is_added_up_only_where_it_is_too_much():
    report = parts(exact(9), exact(4), exact(8), role=PartRole.INCLUDING)
    assert len(claim_lines(report)) == 3
    disputed = attrs.evolve(report, discrepancies=(Discrepancy("part_sum", ("c1", "c2", "c3"), "too many"),))
    assert claim_lines(disputed)[3:] == ["  └─ 4 + 8 = 12 ≠ 9 ✗"]


def test_every_claim_stands_there_once_even_when_links_run_in_a_circle():
    claims = (
        claim(1, part_of="c2"),
        claim(2, part_of="c1"),
        claim(3, part_of="c3"),
        claim(4, part_of="c99"),
        claim(4, part_of="c4"),
    )
    shown = "\n".join(claim_lines(Report(claims=claims)))
    assert [len(re.findall(rf"\bc{n}\b", shown)) for n in (1, 2, 3, 4)] == [1, 1, 1, 2]


def test_a_long_chain_of_parts_runs_straight_down():
    claims = [claim(n, exact(1), part_of=f"c{n - 1}", part_role=PartRole.FRACTION) for n in range(2, 3000)]
    lines = claim_lines(Report(claims=(claim(1), *claims)))
    assert len(lines) == 2999
    assert max(map(len, lines)) <= 100


def test_words_of_the_report_cannot_steer_the_terminal():
    source = Source(0, 1, "\x1b]0;title\x07 \u202eevil\r\n\ud800")
    report = Report(claims=(claim(1, means="\x1b[2J\x00", source=source),), skipped=(Skipped(0, 1, "\x9b31m", "\x08"),))
    shown = to_tree(report, "\x1b[2J" * 3)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_longer_than_the_width(width):
    assert max(map(len, to_tree(rich_report(), TEXT, width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [-5, 0, 1, 20])
def test_any_width_is_survived(width):
    assert "c16" in to_tree(rich_report(), TEXT, width=width)


def test_colour_changes_no_words():
    plain, coloured = to_tree(rich_report(), TEXT), to_tree(rich_report(), TEXT, colour=True)
    assert coloured != plain
    assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == plain.splitlines()


def test_a_tree_is_the_same_every_time():
    assert to_tree(rich_report(), TEXT) == to_tree(rich_report(), TEXT)


def test_the_text_may_be_another_one():
    assert "c16" in to_tree(rich_report(), "short")


@given(st.text(), st.text(), st.integers(), st.integers(0, 200))
def test_no_words_and_no_number_break_the_tree(words, more, number, width):
    held = claim(
        1,
        exact(number),
        counted=Evidence(0, 1, words),
        means=more,
        source=Source(0, 1, more, verb=words),
        hedges=(more,),
    )
    report = Report(claims=(held,), skipped=(Skipped(0, 1, words, more),), diagnostics=(words,))
    assert "c1" in to_tree(report, words, width=width, colour=bool(number % 2))
