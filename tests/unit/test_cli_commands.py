"""``explain``, ``check``, ``schema``, ``data`` and ``doctor``: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

import conflictparse as cp
from conflictparse import cli
from conflictparse.cli import doctor, installed
from conflictparse.cli.commands import COMMANDS
from conflictparse.exports.schema import report_schema

PLAIN = "On the M5 road, shelling killed at least 12 people in Sarmin on Wednesday, a medic said.\n"
ODD = "The blast killed 30 people, including 25 women and 20 men.\n"
MESSAGE = "the parts come to 45 (25 + 20), more than the whole: 30"


@pytest.fixture
def plain(tmp_path):
    file = tmp_path / "plain.txt"
    file.write_text(PLAIN, encoding="utf-8")
    return str(file)


@pytest.fixture
def odd(tmp_path):
    file = tmp_path / "odd.txt"
    file.write_text(ODD, encoding="utf-8")
    return str(file)


def run(capsys, *argv):
    """Return the exit code, and what went to stdout and stderr."""
    code = cli.main(argv)
    return code, *capsys.readouterr()


def written(capsys, tmp_path, *argv):
    """Return a file of reports as ``parse`` writes it."""
    file = tmp_path / "reports.json"
    file.write_text(run(capsys, "parse", *argv)[1], encoding="utf-8")
    return str(file)


# ---------------------------------------------------------------- explain
def test_every_claim_is_explained_and_every_number_that_was_left_out(capsys, plain):
    code, out, err = run(capsys, "explain", plain)
    assert (code, err) == (0, "")
    claims, skipped, remarks = out.split("\n\n")
    (claim,) = cp.parse(PLAIN).claims
    assert claims == claim.explain()
    assert skipped == "Numbers that were left unread:\n“M5”, at characters 7 to 9: designation."
    assert remarks.startswith("Remarks:\nno publication date")


def test_one_claim_is_explained_alone(capsys, odd):
    _, out, _ = run(capsys, "explain", odd, "--claim", "c2", "--claim", "c2")
    assert out == cp.parse(ODD).claims[1].explain() + "\n"


def test_a_claim_that_there_is_not_is_wrong_use(capsys, odd, tmp_path):
    code, out, err = run(capsys, "explain", odd, "--claim", "c9")
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert err == f"conflictparse: {odd}: there is no claim 'c9': it has c1 to c3\n"
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("Nothing happened.", encoding="utf-8")
    assert "it has no claims" in run(capsys, "explain", str(quiet), "--claim", "c1")[2]
    assert run(capsys, "explain", str(quiet))[:2] == (0, "The report makes no claims.\n")


def test_several_files_are_explained_below_their_names(capsys, plain, odd):
    code, out, err = run(capsys, "explain", plain, "gone.txt", odd)
    assert (code, err) == (cli.ExitCode.MISSING, "conflictparse: gone.txt: no such file\n")
    assert [line for line in out.splitlines() if line.startswith("==")] == [f"== {plain} ==", f"== {odd} =="]


def test_reports_of_json_are_explained_like_their_texts(capsys, tmp_path, plain):
    for form in ("json", "jsonl"):
        file = written(capsys, tmp_path, plain, "--format", form)
        assert run(capsys, "explain", file)[1] == run(capsys, "explain", plain)[1]


# ---------------------------------------------------------------- check
def test_what_does_not_add_up_is_said_with_its_claims_and_an_exit_code(capsys, plain, odd):
    code, out, err = run(capsys, "check", plain, odd)
    assert (code, err) == (cli.ExitCode.DISCREPANCY, "")
    first, second, *claims = out.splitlines()
    assert first == f"{plain}: no discrepancies"
    assert second == f"{odd}: part sum: {MESSAGE}"
    assert claims[:2] == [
        "    c1, characters 0 to 57: killed 30 people",
        "    c2, characters 0 to 57: killed 25 women",
    ]


def test_what_adds_up_has_the_exit_code_0(capsys, plain):
    assert run(capsys, "check", plain) == (0, f"{plain}: no discrepancies\n", "")


def test_discrepancies_are_lines_of_json(capsys, plain, odd):
    code, out, _ = run(capsys, "check", plain, odd, "--format", "jsonl")
    assert code == 3
    (line,) = map(json.loads, out.splitlines())
    assert (line["doc"], line["kind"], line["claims"], line["message"]) == (
        odd,
        "part_sum",
        ["c1", "c2", "c3"],
        MESSAGE,
    )


def test_a_file_that_is_not_read_decides_the_exit_code(capsys, odd):
    code, out, err = run(capsys, "check", odd, "gone.txt")
    assert (code, err) == (cli.ExitCode.MISSING, "conflictparse: gone.txt: no such file\n")
    assert MESSAGE in out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_reports_of_json_are_checked_by_their_own_names(capsys, tmp_path, plain, odd, form):
    file = written(capsys, tmp_path, plain, odd, "--format", form)
    assert run(capsys, "check", file) == run(capsys, "check", plain, odd)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"doc": "x", "claims": 3}', ": report.claims: expected a list, not int"),
        ('[{"schema": 7}]', ", document 1: report.schema: this version reads schema 1, not 7"),
        ('{"schema": 1}\n{"schema": ', ":2: is no line of JSON (Expecting value); write it with: "),
        ('{"schema": 1}\n[1]', ":2: is no report but a list"),
    ],
)
def test_json_that_is_no_report_is_refused_with_its_place(capsys, tmp_path, text, words):
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "check", str(file))
    assert (code, out) == (cli.ExitCode.DATA, "")
    assert err.startswith(f"conflictparse: {file}{words}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["[1] Shelling killed two people.", "{Photo} Shelling killed two people.", "[[[[[["])
def test_a_text_that_begins_with_a_bracket_is_no_json(capsys, tmp_path, text):
    file = tmp_path / "story.txt"
    file.write_text(text, encoding="utf-8")
    assert run(capsys, "check", str(file))[0] == 0


# ---------------------------------------------------------------- dates in figures
def test_the_order_of_a_numeric_date_may_be_given(capsys, tmp_path):
    file = tmp_path / "story.txt"
    file.write_text("Shelling killed 12 people in Sarmin on 3/4/2020.", encoding="utf-8")
    days = []
    for order in ("--day-first", "--month-first"):
        report = json.loads(run(capsys, "parse", str(file), order, "--format", "json")[1])
        days.append(report["times"][0]["from"])
        assert report["diagnostics"] == []
    assert days == ["2020-04-03", "2020-03-04"]
    assert run(capsys, "parse", str(file), "--day-first", "--month-first")[0] == cli.ExitCode.USAGE


# ---------------------------------------------------------------- schema
def test_the_schema_is_one_and_fits_what_parse_writes(capsys, plain):
    code, out, err = run(capsys, "schema")
    assert (code, err) == (0, "")
    schema = json.loads(out)
    assert schema == report_schema()
    assert run(capsys, "schema", "report")[1] == out
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(run(capsys, "parse", plain, "--format", "json")[1]))


def test_the_schema_of_rows_fits_every_row_that_parse_writes(capsys, plain, odd):
    code, out, err = run(capsys, "schema", "rows")
    assert (code, err) == (0, "")
    validator = Draft202012Validator(json.loads(out))
    rows = run(capsys, "parse", plain, odd, "--format", "rows-jsonl", "--include-parts")[1].splitlines()
    assert len(rows) == 4
    for row in rows:
        validator.validate(json.loads(row))


# ---------------------------------------------------------------- data
def test_the_data_are_told_with_their_sources_and_licences(capsys):
    code, out, err = run(capsys, "data", "info")
    assert (code, err) == (0, "")
    edition, tables, sources = out.split("\n\n")
    assert edition.startswith("data edition 20")
    assert "  places.csv " in tables
    assert "CC-BY-4.0; GeoNames" in tables
    assert "  geonames: GeoNames geographical database" in sources


# ---------------------------------------------------------------- doctor
METADATA = """\
Metadata-Version: 2.4
Name: conflictparse
Version: 0.1.0
Requires-Dist: attrs>=23.2
Requires-Dist: quantulum3~=0.10.0
Requires-Dist: regex>=9999
Provides-Extra: arrow
Requires-Dist: no-such-package-anywhere>=17; extra == 'arrow'
Provides-Extra: plain
Requires-Dist: attrs>=1; extra == "plain"
Provides-Extra: dev
Requires-Dist: nothing-of-ours; extra == 'dev'
Requires-Dist: nothing-of-ours[and-more]>=8; extra == 'dev'
"""


def test_what_works_is_said_to_work(capsys):
    code, out, err = run(capsys, "doctor")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[-1] == "everything works"
    found = {line.split()[1] for line in lines if line.startswith("ok ")}
    assert {"python", "conflictparse", "attrs", "regex", "data", "gazetteer", "actors", "reading"} <= found


def test_what_is_missing_is_said_with_what_to_do(tmp_path):
    folder = tmp_path / "conflictparse-0.1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(METADATA, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    ran = subprocess.run(
        [sys.executable, "-m", "conflictparse.cli", "doctor"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": path},
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (cli.ExitCode.DATA, "")
    lines = {line[9:].split("  ")[0]: line for line in ran.stdout.splitlines() if line}
    assert lines["extra [arrow]"].startswith("missing")
    assert lines["extra [arrow]"].endswith("no-such-package-anywhere: pip install 'conflictparse[arrow]'")
    assert lines["extra [plain]"].startswith("ok ")
    assert lines["regex"].startswith("wrong")
    assert "does not fit >=9999: pip install 'regex>=9999'" in lines["regex"]
    assert "dev" not in ran.stdout
    assert ran.stdout.endswith("\n1 thing is wrong\n")


def test_damaged_data_are_wrong_and_no_traceback(capsys, monkeypatch):
    monkeypatch.setattr("conflictparse.data.tables.open_binary", lambda name: b"damaged")
    code, out, err = run(capsys, "doctor")
    assert (code, err) == (cli.ExitCode.DATA, "")
    assert "wrong gazetteer LexiconError: places.cpg: is no compiled gazetteer" in " ".join(out.split())


def test_without_metadata_the_rest_is_still_looked_at(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "needs", lambda: None)
    code, out, _ = run(capsys, "doctor")
    assert code == 0
    assert "is not installed as a package" in out
    assert "ok gazetteer" in " ".join(out.split())


@pytest.mark.parametrize(
    ("versions", "fitting", "other"),
    [
        (">=2,<3", "2.9.1", "3.0"),
        ("~=0.10.0", "0.10.7", "0.11.0"),
        ("~=1.4", "1.9", "2.0"),
        ("==1.2", "1.2.0", "1.3"),
        ("!=1.2", "1.3", "1.2"),
        (">1", "1.0.1", "1.0"),
        ("<=1.2", "1.2", "1.2.1"),
        ("", "0", None),
    ],
)
def test_a_version_fits_its_bounds(versions, fitting, other):
    need = installed.Need("a", versions)
    assert need.fits(fitting)
    assert other is None or not need.fits(other)


# ---------------------------------------------------------------- every command
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_with_an_example_and_the_exit_codes(capsys, name):
    code, out, err = run(capsys, name, "--help")
    assert (code, err) == (0, "")
    assert f"  conflictparse {name}" in out.split("example", 1)[1]
    assert "\nexit codes:\n" in out


def test_the_help_of_the_program_lists_every_command(capsys):
    _, out, _ = run(capsys, "--help")
    for name, summary in COMMANDS.items():
        assert f" {name} {summary} " in " ".join(out.split())
