"""No cell of any table is a formula in a spreadsheet, and what guards it comes off again without loss."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.viz.hostile import hostile_report

import conflictparse as cp
from conflictparse.exports import open_writer, rows_from_csv, rows_to_csv
from conflictparse.exports.formats import FORMATS
from conflictparse.exports.row import ClaimRow

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "'=1",
    '=HYPERLINK("http://x.invalid","y")',
    "-",
    "%0A-2+3",
    "\u00a0=1",
)
#: What a spreadsheet reads as a formula: a sign at the front, behind blanks, in either width; unless it is a number.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")
TABLES = [name for name, form in FORMATS.items() if form.suffix == ".csv"]


def cells_of(name: str, words: str, folder: Path) -> Iterator[str]:
    """Yield the cells of all tables of a format, of a report in which everything is called *words*."""
    report, text = hostile_report(words)
    parties = tuple(evolve(a, actor_id=words, names=(words,)) for a in report.actors[:1])
    sources = tuple(evolve(c.source, text=words, actor=None) if c.source else None for c in report.claims)
    claims = tuple(
        evolve(c, victim=parties[0], source=s, sources=(s,) if s else (), status=c.status)
        for c, s in zip(report.claims, sources, strict=True)
    )
    report = evolve(report, claims=claims, edition=words)
    target: Path | io.BytesIO = folder / "package" if name == "datapackage" else io.BytesIO()
    with open_writer(name, target, include_parts=True) as writer:
        writer.write(words, report, text)
    files = sorted(target.glob("*.csv")) if isinstance(target, Path) else []
    texts = [path.read_text(encoding="utf-8") for path in files] or [target.getvalue().decode()]
    for one in texts:
        for row in csv.reader(io.StringIO(one, newline="")):
            yield from row


@pytest.mark.parametrize("name", [*TABLES, "datapackage"])
def test_no_cell_of_a_table_is_a_formula(name, tmp_path):
    met = 0
    for number, words in enumerate(FORMULAS):
        folder = tmp_path / str(number)
        folder.mkdir()
        for cell in cells_of(name, words, folder):
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), (words, cell)
            met += words.strip() in cell
    assert met > 0


def test_there_are_tables_to_look_at():
    assert set(TABLES) >= {"csv", "acled", "ucdp", "ucdp-monadic", "hapi"}


@given(
    st.lists(st.one_of(st.sampled_from(FORMULAS), st.text(max_size=6)), max_size=3), st.text("'=+-@\t 1", max_size=6)
)
def test_the_guard_comes_off_again(items, words):
    row = ClaimRow(doc=words, places=tuple(items), place_name=words or None, lon=-3.5)
    (back,) = rows_from_csv("".join(rows_to_csv([row])))
    assert back == row


def test_what_the_words_were_stands_in_the_forms_that_no_spreadsheet_opens():
    report = cp.parse("Shelling killed 12 people in Sarmin.")
    (row,) = report.to_rows(doc="=1+1")
    assert row.doc == "=1+1"
    assert '"=1+1' in report.to_json(doc="=1+1")
    assert report.to_csv(doc="=1+1", guard=False).splitlines()[1].startswith("=1+1")
