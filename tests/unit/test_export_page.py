"""The page on files and tables says what the code says."""

from pathlib import Path

import pytest

from conflictparse.exports import FORMATS, ClaimRow, columns_of
from conflictparse.exports.columns import CellKind

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def column_lines():
    """The table of columns as the page has to have it."""
    return [f"| `{c.name}` | {c.kind} | {c.description} | `{c.hxl}` |" for c in columns_of(ClaimRow)]


def format_lines():
    """The table of formats as the page has to have it."""
    ticks = {True: "yes", False: "no"}
    return [f"| `{f.name}` | {f.words} | {ticks[f.streams]} | {ticks[f.appends]} |" for f in FORMATS.values()]


@pytest.mark.parametrize("lines", [column_lines, format_lines])
def test_the_page_has_the_tables_of_the_code(lines):
    wanted = "\n".join(lines())
    assert wanted in PAGE.read_text(encoding="utf-8"), f"put this into {PAGE.name}:\n{wanted}"


def test_the_page_names_every_kind_of_column():
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"\n| {kind} | " in page for kind in CellKind)
