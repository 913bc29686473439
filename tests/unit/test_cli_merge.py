"""``conflictparse merge``: what it prints, and what it refuses."""

import io
import json
import types

import pytest

import conflictparse as cp
from conflictparse import cli

FIRST = "Mortar rounds killed at least 14 people in Sarmin on Wednesday, a medic said."
LATER = "The death toll in Sarmin on Wednesday has risen to 31, a hospital said."


def line(text, day, **first):
    return json.dumps({**first, **cp.parse(text, published=day).to_dict()})


@pytest.fixture
def reports(tmp_path):
    file = tmp_path / "reports.jsonl"
    lines = [line(FIRST, "2024-11-28", doc="first.txt"), "", line(LATER, "2024-11-30", doc="later.txt")]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def run(capsys, *argv):
    code = cli.main(argv)
    return code, *capsys.readouterr()


def test_a_table_has_a_line_for_each_claim(capsys, reports):
    code, out, err = run(capsys, "merge", reports)
    assert (code, err) == (0, "")
    header, first, later, blank, summary = out.splitlines()
    assert header.split() == "id date place effect low best high standing source report claim".split()
    assert "14" in first
    assert "replaced" in first
    assert later.split()[-1] == "c1"
    assert (blank, summary) == ("", "2 reports · 1 incident")


def test_doubt_stands_below_the_table(capsys, tmp_path):
    file = tmp_path / "reports.jsonl"
    wider = "On Wednesday 40 people died in Idlib province, residents said."
    file.write_text(line(FIRST, "2024-11-28") + "\n" + line(wider, "2024-11-28"), encoding="utf-8")
    assert "may be one: may be counted in the wider figure" in run(capsys, "merge", str(file))[1]


def test_jsonl_is_one_line_for_each_claim(capsys, reports):
    code, out, _ = run(capsys, "merge", reports, "--format", "jsonl")
    rows = [json.loads(row) for row in out.splitlines()]
    assert code == 0
    assert [(row["report"], row["low"], row["standing"]) for row in rows] == [
        ("first.txt", 14, "replaced"), ("later.txt", 31, "stands")
    ]  # fmt: skip


def test_json_is_the_ledger(capsys, reports):
    _, out, _ = run(capsys, "merge", reports, "--format", "json")
    given = {"first.txt": cp.parse(FIRST, published="2024-11-28"), "later.txt": cp.parse(LATER, published="2024-11-30")}
    assert json.loads(out) == cp.merge(given).to_dict()


def test_a_file_given_twice_changes_nothing(capsys, reports):
    assert run(capsys, "merge", reports, reports) == run(capsys, "merge", reports)


def test_standard_input_is_read(capsys, reports, monkeypatch):
    data = (tmp := open(reports, "rb")).read()  # noqa: PTH123, SIM115
    tmp.close()
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(data)))
    assert run(capsys, "merge", "-") == run(capsys, "merge", reports)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FIRST, ":1: is no line of JSON (Expecting value); write it with: conflictparse parse FILE --format jsonl"),
        ("{\n}", ":1: is no line of JSON"),
        ("[" * 100_000, ":1: is no line of JSON"),
        ("[1]", ":1: is no report but a list"),
        ('\n{"doc": "x", "claims": 3}', ":2: report.claims: expected a list, not int"),
        ('{"schema": 7}', ":1: report.schema: this version reads schema 1, not 7"),
    ],
)
def test_one_line_that_is_no_report_refuses_all(capsys, tmp_path, reports, text, words):
    file = tmp_path / "bad.jsonl"
    file.write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "merge", reports, str(file))
    assert (code, out) == (cli.ExitCode.DATA, "")
    assert err.startswith(f"conflictparse: {file}{words}")
    assert err.count("\n") == 1


def test_a_missing_file_is_refused(capsys, reports):
    code, out, err = run(capsys, "merge", reports, "gone.jsonl")
    assert (code, out, err) == (cli.ExitCode.MISSING, "", "conflictparse: gone.jsonl: no such file\n")
