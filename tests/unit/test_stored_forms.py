"""Files that version 1 of each schema wrote are read today, and give the same values; no field goes unnoticed."""

import copy
import csv
import importlib.util
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import conflictparse as cp
from conflictparse.claims.claim import PartRole
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.errors import MissingExtraError, ReportFormatError
from conflictparse.exports import (
    ClaimRow,
    report_schema,
    row_arrow,
    row_schema,
    rows_from_arrow,
    rows_from_csv,
    rows_from_jsonl,
    rows_from_parquet,
    rows_to_arrow,
    rows_to_csv,
    rows_to_jsonl,
)
from conflictparse.numbers.quantity import Modifier

ROOT = Path(__file__).resolve().parents[2]
STORED = ROOT / "tests" / "stored"
FORMS = tuple(json.loads((STORED / "forms.json").read_text(encoding="utf-8")))
READERS = {"rows-1.csv": rows_from_csv, "rows-1.jsonl": rows_from_jsonl, "rows-1.parquet": rows_from_parquet}


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("stored_forms", ROOT / "tools" / "stored_forms.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def stored_report():
    return json.loads((STORED / "report-1.json").read_text(encoding="utf-8"))


def made(tool, name):
    try:
        return tool.FORMS[name]()
    except MissingExtraError as error:
        pytest.skip(str(error))


def within(stored, now):
    """Tell whether *now* has all that *stored* has; fields that are new since then do not matter."""
    if isinstance(stored, dict):
        return all(name in now and within(value, now[name]) for name, value in stored.items())
    if isinstance(stored, list):
        return len(stored) == len(now) and all(map(within, stored, now))
    return type(stored) is type(now) and stored == now


def read_rows(name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
    return list(READERS[name](STORED / name))


# ---------------------------------------------------------------- a report
def test_a_stored_report_is_read_without_loss(stored_report):
    assert stored_report["schema"] == 1
    assert within(stored_report, Report.from_dict(stored_report).to_dict())


def test_a_stored_report_has_the_values_that_it_was_made_with(stored_report):
    report = Report.from_dict(stored_report)
    first, whole, share = report.claims[0], report.claims[9], report.claims[15]
    assert (report.published, report.library, report.edition) == (date(2024, 11, 28), "0.1.0", "2025.1")
    assert (first.effect, first.quantity.low, first.quantity.high) == (Effect.KILLED, 75, None)
    assert (first.quantity.modifier, first.source.actor.name) == (Modifier.AT_LEAST, "Kestrel Monitor")
    assert (first.places[0].pcode, first.time.from_date) == ("SY070003", date(2024, 11, 27))
    assert (whole.part_of, whole.part_role) == ("c9", PartRole.PARTITION)
    assert (share.quantity.stated, share.quantity.grain) == (Fraction(1, 3), Decimal("0.5"))
    assert [(site.text, site.kind.value) for site in share.sensitive] == [("camp", "camp")]
    assert [d.claims for d in report.discrepancies] == [("c9", "c10", "c11", "c12")]


def test_a_stored_report_fits_the_schema_of_today_once_it_is_written_again(stored_report):
    # As it was stored it may lack fields that are new since then.
    written = json.loads(json.dumps(Report.from_dict(stored_report).to_dict()))
    validator = Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(written)] == []


def test_a_stored_report_can_be_worked_with(stored_report):
    report = Report.from_dict(stored_report)
    assert cp.toll(report, "killed", convention="neutral").claims
    assert cp.merge([report]).incidents
    assert len(report.to_rows(include_parts=True)) == len(report.claims)


# ---------------------------------------------------------------- rows
def test_the_stored_tables_hold_the_same_rows():
    # Not compared with rows made today: what a convention writes down is no matter of the schema.
    assert read_rows("rows-1.csv") == read_rows("rows-1.jsonl") == read_rows("rows-1.parquet")


@pytest.mark.parametrize("name", READERS)
def test_stored_rows_have_the_values_that_they_were_made_with(name):
    rows = read_rows(name)
    assert [row.claim_id for row in rows] == [f"c{number}" for number in range(1, 17)]
    assert (rows[0].low, rows[0].words_high, rows[0].lat) == (75, None, 35.9036)
    assert (rows[0].time_from, rows[0].additive) == (date(2024, 11, 27), True)
    assert (rows[0].sources, rows[0].perpetrator_ids) == (("according to the Kestrel Monitor",), ("syrian-arab-army",))
    assert rows[15].best == Fraction(1, 3)
    assert rows[12].quote.startswith("Rebels tried")


def test_stored_lines_fit_the_schema_of_today_once_they_are_written_again():
    validator = Draft202012Validator(row_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for line in rows_to_jsonl(read_rows("rows-1.jsonl")):
        assert [error.message for error in validator.iter_errors(json.loads(line))] == []


def test_a_stored_table_has_the_cells_that_are_written_today():
    def cells(lines):
        return list(csv.DictReader(lines))

    with (STORED / "rows-1.csv").open(encoding="utf-8", newline="") as file:
        stored = cells(file)
    now = cells("".join(rows_to_csv(read_rows("rows-1.csv"))).splitlines(keepends=True))
    assert stored
    assert within(stored, now)


# ---------------------------------------------------------------- every form
def test_each_stored_form_still_exists(tool):
    assert list(FORMS) == list(tool.FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_what_its_number_promises(tool, name):
    number, now = made(tool, name)
    stored = tool.read_stored()[name][str(number)]
    assert tool.lost(stored, now) == [], "raise the number of the schema; see docs/versioning.md"
    assert tool.new(stored, now) == [], "run: python tools/stored_forms.py write"


def test_a_field_that_goes_or_changes_under_the_same_number_is_noticed(tool):
    _, now = tool.report_form()
    less = copy.deepcopy(now)
    del less["Claim.means"]
    less["Quantity.low"] = "Number"
    less["Effect"].remove("downed")
    assert tool.lost(now, less) == [
        "Claim.means is gone",
        "Effect has no 'downed' any more",
        "Quantity.low was Number | null, and is Number",
    ]


def test_a_field_or_a_member_may_come(tool):
    _, now = tool.report_form()
    more = {**now, "Claim.weather": "string", "Effect": [*now["Effect"], "besieged"]}
    assert tool.lost(now, more) == []
    assert tool.new(now, more) == ["Effect", "Claim.weather"]


def test_the_stored_forms_are_not_rewritten_with_less(tool, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tool, "TARGET", tmp_path / "forms.json")
    monkeypatch.setattr(tool, "FORMS", {"rows": tool.FORMS["rows"]})
    tool.run(["write"])
    before = tool.TARGET.read_bytes()
    number, now = tool.FORMS["rows"]()
    del now["lat"]
    monkeypatch.setattr(tool, "FORMS", {"rows": lambda: (number, now)})
    with pytest.raises(SystemExit, match="rows, schema 1: lat is gone"):
        tool.run(["write"])
    assert tool.TARGET.read_bytes() == before
    monkeypatch.setattr(tool, "FORMS", {"rows": lambda: (number + 1, now)})
    tool.run(["write"])
    assert set(tool.read_stored()["rows"]) == {"1", "2"}
    assert "lat" in tool.read_stored()["rows"]["1"]
    assert "forms.json: 1 forms" in capsys.readouterr().out


def test_a_table_in_arrow_may_lack_a_column_that_came_later(monkeypatch):
    pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
    row = ClaimRow("a.txt", effect="killed", low=12, hedges=("reportedly",))
    older = rows_to_arrow([row]).drop_columns(["hedges"])
    with pytest.raises(ReportFormatError, match="column 'hedges' is missing"):
        list(rows_from_arrow(older))
    monkeypatch.setattr(row_arrow, "LATER_COLUMNS", frozenset({"hedges"}))
    assert list(rows_from_arrow(older)) == [ClaimRow("a.txt", effect="killed", low=12)]


def test_a_row_of_fewer_columns_is_read_with_what_a_row_has_by_itself():
    # So a table that an older minor version wrote is read when a column came later.
    assert list(rows_from_csv("doc,effect,low\na.txt,killed,12\n")) == [ClaimRow("a.txt", effect="killed", low=12)]
    assert list(rows_from_jsonl('{"doc": "a.txt", "low": 12}\n')) == [ClaimRow("a.txt", low=12)]
