"""
The example reports, claim by claim: what a reader expects beside what is read.

Each table holds every claim that the report makes (``[[claim]]``, see gist.py for the fields) and, at its end,
what is misread today (``[[known_failure]]``): ``fields`` of a claim, a claim that is ``unread``, or one that is
``unwanted`` because nobody makes it. Mending a misreading turns the build red until its row is removed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.reports.gist import USUAL, gist, names_of

import conflictparse as cp

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
REPORTS = [path.stem for path in sorted(HERE.glob("*.toml"))]


@cache
def golden(report: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{report}.toml").read_text(encoding="utf-8"))


@cache
def read(report: str) -> dict[str, dict[str, Any]]:
    """Return the gist of each claim of *report* by its name, in reading order."""
    text = (EXAMPLES / f"{report}.txt").read_text(encoding="utf-8")
    claims = cp.parse(text, published=golden(report)["published"]).claims
    names = names_of(claims)
    return {names[claim.id]: gist(claim, names) for claim in claims}


def expected(report: str, claim: str) -> dict[str, Any]:
    row = next(row for row in golden(report)["claim"] if row["name"] == claim)
    return {field: row.get(field, usual) for field, usual in USUAL.items()}


def failures(report: str, kind: str) -> list[dict[str, Any]]:
    return [row for row in golden(report).get("known_failure", []) if row.get(kind)]


def misread() -> list[tuple[str, str, str, str]]:
    return [
        (report, row["claim"], field, row["why"])
        for report in REPORTS
        for row in failures(report, "fields")
        for field in row["fields"]
    ]


def read_claims() -> list[tuple[str, str]]:
    unread = {(report, row["claim"]) for report in REPORTS for row in failures(report, "unread")}
    claims = [(report, row["name"]) for report in REPORTS for row in golden(report)["claim"]]
    return [claim for claim in claims if claim not in unread]


@pytest.mark.parametrize("report", REPORTS)
def test_the_claims_of_a_report_are_read_in_order(report):
    unwanted = {row["claim"] for row in failures(report, "unwanted")}
    wanted = [claim for where, claim in read_claims() if where == report]
    assert [claim for claim in read(report) if claim not in unwanted] == wanted


@pytest.mark.parametrize(("report", "claim"), read_claims())
def test_a_claim_says_what_a_reader_understands(report, claim):
    known = {field for where, name, field, _ in misread() if (where, name) == (report, claim)}
    found = read(report).get(claim, {})
    right = expected(report, claim)
    assert {f: found.get(f) for f in right if f not in known} == {f: right[f] for f in right if f not in known}


@pytest.mark.parametrize(
    ("report", "claim", "field"),
    [pytest.param(*row[:3], marks=pytest.mark.xfail(strict=True, reason=row[3])) for row in misread()],
)
def test_a_known_misreading_is_still_there(report, claim, field):
    assert read(report)[claim][field] == expected(report, claim)[field]


@pytest.mark.parametrize(
    ("report", "claim"),
    [
        pytest.param(report, row["claim"], marks=pytest.mark.xfail(strict=True, reason=row["why"]))
        for report in REPORTS
        for row in failures(report, "unread")
    ],
)
def test_a_claim_that_was_not_read_is_read(report, claim):
    assert claim in read(report)


@pytest.mark.parametrize("report", REPORTS)
def test_a_golden_table_is_well_formed(report):
    rows = golden(report)["claim"]
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        assert set(row) <= {"name", *USUAL}
        assert not [field for field in USUAL if field in row and row[field] == USUAL[field]], row["name"]
        assert {row[field] for field in ("part_of", "supersedes", "same_as") if field in row} <= set(names)
    for row in golden(report).get("known_failure", []):
        assert row["why"]
        assert row.get("unwanted") or row["claim"] in names
        assert set(row.get("fields", ())) <= set(USUAL)


def test_every_example_has_its_golden_table():
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == REPORTS
