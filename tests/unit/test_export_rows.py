"""Claims as rows; the sentences are our own."""

import pickle
import re
from datetime import date
from decimal import Decimal

import attrs
import pytest

import conflictparse as cp
from conflictparse.codebooks import CONVENTIONS, Convention
from conflictparse.codebooks.figures import claim_figures
from conflictparse.errors import NotConventionError, ReportFormatError, UnknownConventionError
from conflictparse.exports import ClaimRow, columns_of, rows_from_csv, rows_from_jsonl, rows_to_csv, to_rows
from conflictparse.exports.columns import CellKind
from conflictparse.exports.row_csv import read_csv

PUBLISHED = "2024-11-28"


def rows(report_text, **choices):
    return cp.parse(report_text, published=PUBLISHED).to_rows(**choices)


# ---------------------------------------------------------------- what a row holds
def test_a_row_says_who_where_when_and_who_says_so():
    text = "HTS fighters killed 12 soldiers in Sarmin on Monday, the Observatory said."
    (row,) = rows(text, doc="a.txt", text=text)
    assert (row.doc, row.published, row.claim_id) == ("a.txt", date(2024, 11, 28), "c1")
    assert (row.effect, row.low, row.best, row.high, row.convention) == ("killed", 12, 12, 12, "neutral")
    assert row.convention_rule == ("neutral.words",)
    assert (row.quantity_text, row.modifier, row.counted, row.category) == ("12", "exact", "soldiers", "combatant")
    assert row.perpetrators == ("Hay'at Tahrir al-Sham",)
    assert len(row.perpetrator_ids) == 1
    assert (row.country, row.admin1, row.place_status, row.where_prec, row.geo_precision) == (
        "SYR", "Idlib", "resolved", 1, 1,
    )  # fmt: skip
    assert row.place_id.startswith("geonames:")
    assert (row.time_from, row.time_to, row.time_role) == (date(2024, 11, 25), date(2024, 11, 25), "event")
    assert (row.source, row.sources, row.quoted) == ("the Observatory", ("the Observatory",), False)
    assert row.quote == text[row.start : row.end]
    assert text[row.trigger_start : row.trigger_end] == "killed"
    assert row.library == cp.__version__
    assert row.edition


def test_the_place_of_a_row_is_the_most_specific_one():
    (row,) = rows("Shelling killed 12 people in Idlib province, in the town of Sarmin.")
    assert (row.place_name, row.place_kind, row.places) == ("Sarmīn", "town", ("Idlib", "Sarmīn"))


def test_without_the_text_there_is_no_quote():
    (row,) = rows("Shelling killed 12 people.")
    assert row.quote == ""


def test_none_and_zero_are_kept_apart():
    (zero,) = rows("No civilians were killed in Sarmin on Monday.", include_parts=True)
    (open_end,) = rows("At least 3 civilians were killed in Sarmin on Monday.")
    assert (zero.low, zero.best, zero.high) == (0, 0, 0)
    assert (open_end.low, open_end.best, open_end.high) == (3, 3, None)


def test_words_that_no_format_holds_are_replaced_and_the_offsets_stay():
    text = "Shelling killed 12 \ud800people\x00 in Sarmin."
    (row,) = rows(text, text=text, doc="\udc00")
    assert row.doc == "�"
    assert row.quote == text.replace("\ud800", "�").replace("\x00", "�")[row.start : row.end]


# ---------------------------------------------------------------- sums
def test_parts_stand_only_in_the_tree():
    text = "Shelling killed 12 people in Sarmin, including 3 children."
    assert [row.best for row in rows(text)] == [12]
    tree = rows(text, include_parts=True)
    assert [(row.claim_id, row.parent_id, row.part_role, row.best, row.additive) for row in tree] == [
        ("c1", None, None, 12, True),
        ("c2", "c1", "including", 3, False),
    ]


def test_two_sources_on_one_thing_count_once():
    found = rows("Shelling killed 12 people, activists said. State media said 9 people were killed.", convention="ucdp")
    assert [(r.low, r.best, r.high, r.counted_with, r.stated) for r in found] == [
        (9, 12, 12, None, 12),
        (None, None, None, "c1", 9),
    ]
    assert found[0].convention_rule == ("ucdp.words", "ucdp.sources")


def test_a_running_toll_stands_for_what_it_covers():
    found = rows("The death toll has risen to 132. Earlier 20 people were killed.")
    assert [(r.best, r.counted_with) for r in found] == [(132, None), (None, "c1")]


def test_families_are_no_persons():
    families, children = rows("Shelling killed two families and 3 children in Sarmin.")
    assert (families.best, families.stated, families.convention_rule) == (None, 2, ("rows.families",))
    assert children.best == 3


def test_whom_a_convention_leaves_out_has_no_figure_and_says_so():
    soldiers, villagers = rows(
        "Airstrikes killed 5 soldiers in Sarmin. Airstrikes killed 3 villagers in Binnish.", convention="airwars"
    )
    assert (soldiers.best, soldiers.stated, soldiers.convention_rule) == (None, 5, ("rows.left-out",))
    assert villagers.best == 3


def test_attackers_are_taken_out_of_the_figure_that_holds_them():
    text = "The suicide attack killed 16 people, including the bomber."
    report = cp.parse(text)
    toll = cp.toll(report, "killed", convention="victims")
    (row,) = report.to_rows(convention="victims")
    assert (row.low, row.best, row.high) == (toll.low, toll.best, toll.high)
    assert row.best == 15
    assert row.convention_rule == ("victims.words", "victims.taken-out")


def test_a_convention_of_ones_own_is_asked():
    class Halved(Convention):
        name = "halved"

        def figure(self, quantity):
            return CONVENTIONS["neutral"].figure(quantity)._replace(best=6)

    (row,) = rows("Shelling killed 12 people.", convention=Halved())
    assert (row.convention, row.best) == ("halved", 6)


def test_the_scale_of_acled_reaches_the_rows():
    text = "Gunmen killed several villagers in Sarmin."
    assert [rows(text, convention="acled", scale=scale)[0].best for scale in (3, 10)] == [3, 10]


@pytest.mark.parametrize("text", ["", "Gunmen killed nine villagers."])
def test_an_unknown_convention_is_refused_also_where_there_is_nothing_to_count(text):
    report = cp.parse(text)
    with pytest.raises(UnknownConventionError, match="choose one of acled"):
        to_rows(report, convention="cameo")
    with pytest.raises(UnknownConventionError, match="only acled has scales"):
        to_rows(report, scale=10)
    with pytest.raises(NotConventionError):
        to_rows(report, convention=3)


def test_measures_stay_exact():
    (row,) = rows("The army advanced 2.5 km.")
    assert (row.best, row.unit) == (Decimal("2.5"), "kilometre")


def test_claims_of_no_figure_have_none():
    report = cp.parse("HTS captured Sarmin on Monday.", published=PUBLISHED)
    figures = claim_figures(report.claims, CONVENTIONS["neutral"])
    assert figures["c1"] == (None, None, None, (), None)


# ---------------------------------------------------------------- the table
def test_a_row_is_a_value():
    (row,) = rows("Shelling killed 12 people.")
    assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        row.low = 3


def test_every_column_is_described_and_tagged_once():
    columns = columns_of(ClaimRow)
    assert [column.name for column in columns] == [f.name for f in attrs.fields(ClaimRow)]
    assert len({column.hxl for column in columns}) == len({column.title for column in columns}) == len(columns)
    for column in columns:
        assert column.description.endswith((".", "..."))
        tag, *attributes = column.hxl.removeprefix("#").split("+")
        assert column.hxl.startswith("#")
        assert all(word.replace("_", "").isalnum() and word.islower() for word in (tag, *attributes))


FIGURES = [
    "1,000",
    "about 1,000",
    "1 000",
    "1_000",
    "12,500.5",
    "1.7 million",
    "tens of thousands of",
    "1,000 or 2,000",
]


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_stands_in_its_cells_in_plain_digits(words):
    report = cp.parse(f"Shelling killed {words} people in Sarmin on Monday. About {words} families fled.", PUBLISHED)
    header, *lines = read_csv(rows_to_csv(report.to_rows(include_parts=True)))
    figures = (CellKind.NUMBER, CellKind.WHOLE, CellKind.DEGREES)
    places = [header.index(column.name) for column in columns_of(ClaimRow) if column.kind in figures]
    cells = [line[place] for line in lines for place in places if line[place]]
    assert len(lines) == 2
    assert [cell for cell in cells if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell)] == []


# ---------------------------------------------------------------- what is refused
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("doc,colour\na,b\n", "unknown column 'colour'"),
        ("doc,low\na,many\n", "row 1.low: 'many' is no number"),
        ("doc,quoted\na,perhaps\n", "row 1.quoted: 'perhaps' is no flag"),
        ("doc,published\na,20 May\n", "row 1.published"),
        ("doc,low\na\n", "row 1: has 1 cells for 2 columns"),
        ('doc,low\n"a,1\n', "a quotation mark is not closed"),
        ('doc,low\na"b"c,1\n', "a quotation mark stands inside a cell"),
        ("doc,where_prec\na,1.5\n", "row 1.where_prec"),
        ("doc,low\na,1_000\n", "row 1.low: '1_000' is no number"),
        ("doc,start\na,1_000\n", "row 1.start: '1_000' is no whole"),
        ("doc,start\na,٣\n", "row 1.start"),
        ("doc,lat\na,3_6.5\n", "row 1.lat: '3_6.5' is no degrees"),
        ("doc,lat\na,nan\n", "row 1.lat"),
        ("doc,published\na,20241128\n", "row 1.published"),
    ],
)
def test_a_csv_of_something_else_is_refused_with_its_place(text, words):
    with pytest.raises(ReportFormatError, match=words):
        list(rows_from_csv(text))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 1: is no JSON"),
        ("[]", "expected an object, not list"),
        ('{"colour": 1}', "unknown column 'colour'"),
        ('{"low": 1.5}', "line 1.low"),
        ('{"low": "NaN"}', "line 1.low"),
        ('{"quoted": 1}', "line 1.quoted"),
        ('{"doc": null}', "line 1.doc"),
        ('{"where_prec": true}', "line 1.where_prec"),
        ('{"published": "soon"}', "line 1.published"),
        ('{"hedges": [1]}', "line 1.hedges"),
    ],
)
def test_a_line_of_something_else_is_refused_with_its_place(line, words):
    with pytest.raises(ReportFormatError, match=words):
        list(rows_from_jsonl(line))


def test_columns_may_be_missing_or_in_another_order():
    assert list(rows_from_csv("low,doc\n3,a\n")) == [ClaimRow(doc="a", low=3)]
    assert list(rows_from_csv("")) == []
    assert list(rows_from_jsonl('\n{"low": 3}\n\n')) == [ClaimRow(low=3)]


def test_line_ends_of_windows_are_read():
    assert list(rows_from_csv("doc,low\r\na,3\r\n,\r\n")) == [ClaimRow(doc="a", low=3), ClaimRow()]
