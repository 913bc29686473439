"""The command line: what it prints, what it refuses, and the exit codes that scripts rely on."""

import csv
import errno
import io
import json
import os
import re
import subprocess
import sys
import types
from importlib.metadata import version

import pytest
from jsonschema import Draft202012Validator

import conflictparse as cp
from conflictparse import cli
from conflictparse.claims.report import Report
from conflictparse.exports.schema import report_schema

TEXT = "At least 12 people were killed by shelling in Sarmin on Wednesday, a medic said.\n"
COMMAND = [sys.executable, "-m", "conflictparse.cli"]
UTF8 = {**os.environ, "PYTHONUTF8": "1"}


@pytest.fixture
def story(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.fixture
def other(tmp_path):
    file = tmp_path / "other.txt"
    file.write_text("Two soldiers were injured in Aleppo.", encoding="utf-8")
    return str(file)


def run(capsys, *argv):
    """Return the exit code, and what went to stdout and stderr."""
    code = cli.main(argv)
    return code, *capsys.readouterr()


def run_process(*argv, stdin=b"", env=UTF8, **rest):
    return subprocess.run([*COMMAND, *argv], input=stdin, capture_output=True, check=False, env=env, **rest)  # noqa: S603


# ---------------------------------------------------------------- formats
def test_a_tree_is_the_default(capsys, story):
    code, out, err = run(capsys, "parse", story, "--published", "2024-11-28")
    assert (code, err) == (0, "")
    assert out.startswith("Report published 2024-11-28\n\n“At least 12 people were killed")
    assert re.search(r"^\+ c1 +killed +≥ 12 +people", out, re.MULTILINE)


def test_json_is_one_document_that_fits_the_schema(capsys, story):
    code, out, err = run(capsys, "parse", story, "--format", "json", "--published", "2024-11-28", "--country", "syr")
    assert (code, err) == (0, "")
    data = json.loads(out)
    Draft202012Validator(report_schema()).validate(data)
    assert Report.from_dict(data) == cp.parse(TEXT, published="2024-11-28", country="SYR")


def test_json_of_several_files_is_a_list_with_their_names(capsys, story, other):
    code, out, _ = run(capsys, "parse", story, other, "--format", "json")
    assert code == 0
    assert [document["doc"] for document in json.loads(out)] == [story, other]


def test_jsonl_is_one_line_for_each_report(capsys, story, other):
    code, out, _ = run(capsys, "parse", story, other, "--format", "jsonl")
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert (first.pop("doc"), second.pop("doc")) == (story, other)
    assert Report.from_dict(first) == cp.parse(TEXT)


def test_trees_of_several_files_stand_below_their_names(capsys, story, other):
    _, out, _ = run(capsys, "parse", story, other)
    assert [line for line in out.splitlines() if line.startswith("==")] == [f"== {story} ==", f"== {other} =="]


@pytest.mark.parametrize("form", ["tree", "json", "jsonl"])
def test_the_same_call_prints_the_same_bytes(capsys, story, form):
    assert run(capsys, "parse", story, "--format", form) == run(capsys, "parse", story, "--format", form)


def test_a_terminal_gets_colours_unless_it_asks_for_none(capsys, story, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in run(capsys, "parse", story)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(capsys, "parse", story)[1]


# ---------------------------------------------------------------- texts
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_read_alike(capsys, tmp_path, encoding):
    file = tmp_path / "story.txt"
    mark = "\ufeff" if encoding.endswith(("-le", "-be")) else ""
    file.write_bytes((mark + TEXT).encode(encoding))
    code, out, _ = run(capsys, "parse", str(file), "--format", "json")
    assert code == 0
    assert Report.from_dict(json.loads(out)) == cp.parse(TEXT)


def test_what_can_only_be_windows_1252_is_read_with_a_note(capsys, tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes("“At least 12 people were killed,” he said.".encode("cp1252"))
    code, out, err = run(capsys, "parse", str(file), "--format", "json")
    assert (code, err) == (0, f"conflictparse: {file}: read as Windows-1252, as it is not UTF-8\n")
    assert Report.from_dict(json.loads(out)) == cp.parse("“At least 12 people were killed,” he said.")


def test_line_ends_are_kept_so_that_offsets_fit_the_file(capsys, tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes(b"Headline\r\n\r\n" + TEXT.encode())
    _, out, _ = run(capsys, "parse", str(file), "--format", "json")
    assert Report.from_dict(json.loads(out)) == cp.parse("Headline\r\n\r\n" + TEXT)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", cli.ExitCode.EMPTY, "is empty"),
        (b" \r\n\t ", cli.ExitCode.EMPTY, "is empty"),
        (b"\xef\xbb\xbf", cli.ExitCode.EMPTY, "is empty"),
        (b"12 dead \x81\x8d", cli.ExitCode.NOT_TEXT, "is not UTF-8: byte 8 is 0x81"),
        (b"\xed\xa0\x80", cli.ExitCode.NOT_TEXT, "is not UTF-8"),
        (b"PK\x03\x04\x00\x00 12 dead", cli.ExitCode.NOT_TEXT, "character 4 is NUL"),
        ("12 dead".encode("utf-16-le"), cli.ExitCode.NOT_TEXT, "is NUL"),
        (b"\xff\xfe1", cli.ExitCode.NOT_TEXT, "is not UTF-16"),
        (b"\xff\xfe\x00\xd8", cli.ExitCode.NOT_TEXT, "is not UTF-16"),
    ],
)
def test_what_is_not_a_text_is_refused_on_one_line(capsys, tmp_path, data, code, words):
    file = tmp_path / "story.txt"
    file.write_bytes(data)
    found, out, err = run(capsys, "parse", str(file))
    assert (found, out) == (code, "")
    assert err.startswith(f"conflictparse: {file}: ")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["gone.txt", "gone/deeper.txt", "nul\0.txt"])
def test_a_missing_file_is_named(capsys, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "parse", name)
    assert (code, out) == (cli.ExitCode.MISSING, "")
    assert err == f"conflictparse: {name if name.isprintable() else ascii(name)}: no such file\n"


def test_a_directory_is_refused(capsys, tmp_path):
    code, _, err = run(capsys, "parse", str(tmp_path))
    assert (code, err) == (cli.ExitCode.UNREADABLE, f"conflictparse: {tmp_path}: is a directory\n")


def test_an_unreadable_file_is_refused_with_the_reason(capsys, monkeypatch, story):
    def refuse(*_args):
        raise PermissionError(errno.EACCES, "Permission denied")

    cli.main(["parse", story])  # so that everything is loaded
    capsys.readouterr()
    monkeypatch.setattr("builtins.open", refuse)
    code, _, err = run(capsys, "parse", story)
    assert (code, err) == (cli.ExitCode.UNREADABLE, f"conflictparse: {story}: permission denied\n")


def test_a_bad_file_does_not_stop_the_others(capsys, tmp_path, story, other):
    code, out, err = run(capsys, "parse", str(tmp_path / "gone"), story, str(tmp_path), other, "--format", "jsonl")
    assert code == cli.ExitCode.MISSING
    assert [json.loads(line)["doc"] for line in out.splitlines()] == [story, other]
    assert err.count("\n") == 2
    code, out, _ = run(capsys, "parse", str(tmp_path), story, "--format", "json")
    assert code == cli.ExitCode.UNREADABLE
    assert [document["doc"] for document in json.loads(out)] == [story]


def test_a_refused_single_file_prints_no_json(capsys, tmp_path):
    code, out, _ = run(capsys, "parse", str(tmp_path / "gone"), "--format", "json")
    assert (code, out) == (cli.ExitCode.MISSING, "")


# ---------------------------------------------------------------- options
@pytest.mark.parametrize("day", ["28/11/2024", "yesterday", "", "2024-13-01", "2024-11"])
def test_a_wrong_date_is_refused_before_any_file_is_read(capsys, day):
    code, out, err = run(capsys, "parse", "gone.txt", "--published", day)
    assert (code, out) == (cli.ExitCode.DATE, "")
    assert err == f"conflictparse: --published {day!r} is no date: write it as 2024-11-28\n"


@pytest.mark.parametrize("day", ["2024-11-28", "2024-11-28T23:30:00+02:00", "2024-11-28 10:00"])
def test_a_date_may_have_a_time(capsys, story, day):
    _, out, _ = run(capsys, "parse", story, "--published", day, "--format", "json")
    assert json.loads(out)["published"] == "2024-11-28"


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["parse"],
        ["data"],
        ["read", "x"],
        ["parse", "x", "--format", "xml"],
        ["parse", "x", "--country", "ZZZ"],
        ["parse", "x", "--country", "Syria"],
        ["parse", "x", "--nope"],
    ],
)
def test_wrong_use_is_explained(capsys, argv):
    code, out, err = run(capsys, *argv)
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert "usage: conflictparse" in err


def test_kosovo_has_a_code_in_use(capsys, story):
    assert run(capsys, "parse", story, "--country", "XKX")[0] == 0


def test_the_version_is_printed(capsys):
    assert run(capsys, "--version") == (0, f"conflictparse {version('conflictparse')}\n", "")


def test_help_lists_the_exit_codes(capsys):
    for argv in (["--help"], ["parse", "--help"]):
        code, out, err = run(capsys, *argv)
        assert (code, err) == (0, "")
        codes = {int(number) for number in re.findall(r"(?<= )(\d+)  [a-z]", out)}
        assert codes == set(cli.ExitCode)


# ---------------------------------------------------------------- conflictparse data check
@pytest.fixture
def check_finds(monkeypatch):
    def finds(*problems):
        module = types.ModuleType("conflictparse.data.check")
        module.check_data = lambda: list(problems)
        monkeypatch.setitem(sys.modules, "conflictparse.data.check", module)

    return finds


def test_problems_of_the_data_go_to_stderr_one_on_a_line(capsys, check_finds):
    check_finds("actors.csv:4:since: '20x4' is no date", "places.csv:9: 3 cells, not 5")
    code, out, err = run(capsys, "data", "check")
    assert (code, out) == (cli.ExitCode.DATA, "")
    assert err.splitlines() == ["actors.csv:4:since: '20x4' is no date", "places.csv:9: 3 cells, not 5"]


def test_the_bundled_data_have_no_problems(capsys):
    code, out, err = run(capsys, "data", "check")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"data edition \S+: \d+ files, [\d,]+ rows, no problems\n", out)


# ---------------------------------------------------------------- the process
def test_stdin_is_read_for_a_dash():
    ran = run_process("parse", "-", "--format", "jsonl", stdin=TEXT.encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["doc"] == "-"


def test_refused_stdin_has_an_exit_code():
    ran = run_process("parse", "-", stdin=b"\x00")
    assert (ran.returncode, ran.stdout) == (cli.ExitCode.NOT_TEXT, b"")
    assert ran.stderr == b"conflictparse: -: is not text: character 0 is NUL; is it a binary file?\n"


def test_exit_codes_reach_the_shell(tmp_path):
    assert run_process("parse", str(tmp_path / "gone")).returncode == cli.ExitCode.MISSING
    assert run_process("parse", str(tmp_path)).returncode == cli.ExitCode.UNREADABLE
    assert run_process("parse", "-").returncode == cli.ExitCode.EMPTY
    assert run_process("parse", "-", "--published", "x").returncode == cli.ExitCode.DATE
    assert run_process().returncode == cli.ExitCode.USAGE


def test_a_stdout_that_is_not_unicode_is_survived(story):
    ascii_only = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    tree = run_process("parse", story, env=ascii_only)
    assert (tree.returncode, tree.stderr) == (0, b"")
    assert b"c1" in tree.stdout
    lines = run_process("parse", story, "--format", "jsonl", env=ascii_only)
    assert json.loads(lines.stdout)["doc"] == story


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX shells")
@pytest.mark.parametrize("argv", [["--version"], ["parse", "-"], ["parse", "-", "--format", "json"]])
def test_a_reader_that_goes_away_is_no_error(argv):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(  # noqa: S603 - our own command
            [*COMMAND, *argv], input=TEXT.encode(), stdout=writing, stderr=subprocess.PIPE, check=False, env=UTF8
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (cli.ExitCode.PIPE, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_told_on_one_line():
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(  # noqa: S603 - our own command
            [*COMMAND, "--version"], stdout=full, stderr=subprocess.PIPE, check=False, env=UTF8
        )
    assert ran.returncode == cli.ExitCode.UNWRITTEN
    assert ran.stderr == b"conflictparse: the output cannot be written: no space left on device\n"


def test_an_interrupt_is_quiet(capsys, monkeypatch):
    class Interrupted:
        class buffer:  # noqa: N801 - as sys.stdin has it
            @staticmethod
            def read(_size=-1):
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Interrupted)
    assert run(capsys, "parse", "-") == (cli.ExitCode.INTERRUPTED, "", "")


def test_a_closed_stdin_is_no_file(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert run(capsys, "parse", "-")[0] == cli.ExitCode.MISSING


def test_stdin_may_be_a_stream_of_bytes(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert run(capsys, "parse", "-")[0] == 0


def test_the_command_line_loads_nothing_before_it_must():
    code = """
import sys, conflictparse
before = set(sys.modules)
import conflictparse.cli
print(sorted(name for name in set(sys.modules) - before if name.startswith("conflictparse.")))
"""
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=UTF8
    )
    needed = ["cli", "cli.codes", "cli.commands", "cli.files", "cli.output"]
    assert ran.stdout == f"{[f'conflictparse.{name}' for name in needed]}\n"


def test_the_package_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "conflictparse", "--version"], capture_output=True, check=False, env=UTF8
    )
    assert (ran.returncode, ran.stdout.decode()) == (0, f"conflictparse {version('conflictparse')}\n")


# ---------------------------------------------------------------- rows and explanations
@pytest.mark.parametrize(("kind", "column"), [("acled", "fatalities"), ("ucdp", "best")])
def test_events_are_rows_of_csv_below_one_header(capsys, story, other, kind, column):
    code, out, err = run(capsys, "parse", "no-such-file", story, other, "--format", kind, "--published", "2024-11-28")
    assert (code, "no such file" in err) == (cli.ExitCode.MISSING, True)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["doc"] for row in rows] == ([story, other] if kind == "acled" else [story])  # nobody died in the other
    assert rows[0][column] == "12"


def test_a_tree_may_say_how_the_claims_were_read(capsys, story):
    _, plain, _ = run(capsys, "parse", story)
    code, out, _ = run(capsys, "parse", story, "--explain")
    assert code == 0
    assert out.startswith(plain)
    assert "\nHow the claims were read\n\nc1 is a claim of killed: the rule " in out
