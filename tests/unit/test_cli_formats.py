"""What ``parse`` reads and writes: every form of file, every format, files that are there as a whole or not at all."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import types

import pytest

import conflictparse as cp
from conflictparse import cli
from conflictparse.claims.report import Report
from conflictparse.cli.parse import EXAMPLES, _form_of
from conflictparse.cli.targets import Target
from conflictparse.exports.formats import FORMATS, open_writer

WHOLE = "Shelling killed dozens of people in Sarmin on Wednesday, including three children, a medic said.\n"
OTHER = "Two tanks were destroyed in Idlib on Monday.\n"


@pytest.fixture
def story(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(WHOLE, encoding="utf-8")
    return str(file)


@pytest.fixture
def other(tmp_path):
    file = tmp_path / "other.txt"
    file.write_text(OTHER, encoding="utf-8")
    return str(file)


@pytest.fixture
def news(tmp_path):
    """Records, one on each line: two with a day of their own, and between them one that is no record."""
    file = tmp_path / "news.jsonl"
    records = [{"id": "a", "date": "2024-11-28", "text": WHOLE}, {"id": "c", "text": OTHER}]
    first, last = map(json.dumps, records)
    file.write_text(f"{first}\nno record\n{last}\n", encoding="utf-8")
    return str(file)


def run(capsys, *argv):
    code = cli.main(argv)
    return code, *capsys.readouterr()


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def exported(form, *readings, **options):
    """Return the bytes that the library writes."""
    file = io.BytesIO()
    with open_writer(form, file, **options) as writer:
        for doc, text, day in readings:
            writer.write(doc, cp.parse(text, published=day), text)
    return file.getvalue()


# ---------------------------------------------------------------- every format
@pytest.mark.parametrize("form", sorted(name for name, form in FORMATS.items() if form.streams))
def test_a_format_is_what_the_library_writes_on_standard_output_and_in_a_file(capsys, tmp_path, story, other, form):
    file = tmp_path / "out"
    argv = ("parse", story, other, "--format", form, "--published", "2024-11-28")
    code, out, err = run(capsys, *argv)
    assert (code, err) == (0, "")
    assert out.encode() == exported(form, (story, WHOLE, "2024-11-28"), (other, OTHER, "2024-11-28"))
    assert run(capsys, *argv, "-o", str(file)) == (0, "", "")
    assert file.read_bytes() == out.encode()
    assert names_in(tmp_path) == ["other.txt", "out", "story.txt"]


@pytest.mark.parametrize("form", ["arrow", "parquet"])
def test_a_format_of_bytes_needs_a_file(capsys, tmp_path, story, form):
    pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
    file = tmp_path / "out"
    code, out, err = run(capsys, "parse", story, "--format", form)
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert err == f"conflictparse: {form} cannot go to standard output: name a file with -o\n"
    assert run(capsys, "parse", story, "--format", form, "-o", str(file)) == (0, "", "")
    assert file.read_bytes()[:4] == {"arrow": b"ARRO", "parquet": b"PAR1"}[form]
    assert not os.path.exists(f"{file}.part")  # noqa: PTH110


def test_a_data_package_is_a_folder(capsys, tmp_path, story):
    folder = tmp_path / "package"
    assert run(capsys, "parse", story, "--format", "datapackage", "-o", str(folder)) == (0, "", "")
    assert "datapackage.json" in names_in(folder)
    (tmp_path / "plain").touch()
    code, out, err = run(capsys, "parse", story, "--format", "datapackage", "-o", str(tmp_path / "plain"))
    assert (code, out) == (cli.ExitCode.UNWRITTEN, "")
    assert err == f"conflictparse: {tmp_path}/plain: cannot be written: file exists\n"


def test_a_tree_in_a_file_is_that_of_a_pipe(capsys, tmp_path, story, monkeypatch):
    plain = run(capsys, "parse", story)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    file = tmp_path / "out.txt"
    assert run(capsys, "parse", story, "-o", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == plain


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("a.JSONL", "jsonl"),
        ("a.parquet", "parquet"),
        ("a.txt", "tree"),
        ("a", "tree"),
    ],
)
def test_the_name_of_the_output_says_its_format(name, form):
    assert _form_of(name) == form


# ---------------------------------------------------------------- what rows are told
@pytest.mark.parametrize(
    ("argv", "options"),
    [
        (("--convention", "ucdp"), {"convention": "ucdp"}),
        (("--convention", "acled", "--scale", "10"), {"convention": "acled", "scale": 10}),
        (("--include-parts",), {"include_parts": True}),
        (("--bom", "--hxl"), {"bom": True, "hxl": True}),
    ],
)
def test_rows_are_as_the_options_want_them(capsys, story, argv, options):
    out = run(capsys, "parse", story, "--format", "csv", *argv)[1]
    assert out.encode() == exported("csv", (story, WHOLE, None), **options)
    assert out != run(capsys, "parse", story, "--format", "csv")[1]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--convention", "nope"), "there is no convention 'nope': choose one of acled, "),
        (("--format", "acled", "--scale", "7"), "there is no scale of acled '7': choose one of 3, 10"),
        (("--input-format", "docx"), "there is no input format 'docx': choose one of csv, "),
    ],
)
def test_a_choice_that_there_is_not_is_wrong_use(capsys, tmp_path, story, argv, words):
    file = tmp_path / "out"
    code, out, err = run(capsys, "parse", story, "--format", "csv", *argv, "-o", str(file))
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert err.startswith(f"conflictparse: {words}")
    assert err.count("\n") == 1
    assert names_in(tmp_path) == ["story.txt"]


def test_an_extra_that_is_missing_is_named(capsys, monkeypatch, tmp_path, story):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, out, err = run(capsys, "parse", story, "-o", str(tmp_path / "a.parquet"))
    assert (code, out) == (cli.ExitCode.EXTRA, "")
    assert err.startswith("conflictparse: ")
    assert err.endswith(' pip install "conflictparse[arrow]"\n')
    assert names_in(tmp_path) == ["story.txt"]


# ---------------------------------------------------------------- what is read
def test_records_are_reports_with_days_of_their_own_and_a_bad_one_harms_no_other(capsys, news):
    code, out, err = run(capsys, "parse", news, "--format", "jsonl", "--published", "2020-01-01")
    assert code == cli.ExitCode.DATA
    assert err.startswith(f"conflictparse: {news}: line 2: ")
    assert err.count("\n") == 1
    first, last = map(json.loads, out.splitlines())
    assert (first.pop("doc"), last.pop("doc")) == ("a", "c")
    assert Report.from_dict(first) == cp.parse(WHOLE, published="2024-11-28")
    assert Report.from_dict(last) == cp.parse(OTHER, published="2020-01-01")


def test_json_of_a_file_of_records_is_a_list_and_of_a_text_one_document(capsys, tmp_path, news, story):
    assert [report["doc"] for report in json.loads(run(capsys, "parse", news, "--format", "json")[1])] == ["a", "c"]
    single = tmp_path / "one.jsonl"
    single.write_text(json.dumps({"id": "a", "text": WHOLE}), encoding="utf-8")
    assert [report["doc"] for report in json.loads(run(capsys, "parse", str(single), "--format", "json")[1])] == ["a"]
    assert "doc" not in json.loads(run(capsys, "parse", story, "--format", "json")[1])


def test_trees_of_records_stand_below_their_names(capsys, news):
    out = run(capsys, "parse", news)[1]
    assert [line for line in out.splitlines() if line.startswith("==")] == ["== a ==", "== c =="]


def test_columns_may_be_named(capsys, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(f'key,day,words,who\nx,2024-11-28,"{WHOLE.strip()}",The Post\n', encoding="utf-8")
    named = ("--text-col", "words", "--date-col", "day", "--id-col", "key", "--source-col", "who")
    code, out, _ = run(capsys, "parse", str(table), *named, "--format", "jsonl")
    data = json.loads(out)
    assert (code, data.pop("doc")) == (0, "x")
    assert Report.from_dict(data) == cp.parse(WHOLE.strip(), published="2024-11-28")
    code, out, err = run(capsys, "parse", str(table), "--text-col", "body")
    assert (code, out) == (cli.ExitCode.DATA, "")
    assert "has no column 'body'" in err


def test_a_page_is_read_without_its_furniture_and_the_notes_say_so(capsys, tmp_path):
    pytest.importorskip("trafilatura", reason="needs the extra [web]")
    page = tmp_path / "page.html"
    body = "".join(
        f"<p>{WHOLE} The road stayed closed, a driver said, and nobody came through on day {n}.</p>" for n in range(4)
    )
    page.write_text(f"<html><head><title>Strike</title></head><body><article>{body}</article></body></html>")
    code, out, _ = run(capsys, "parse", str(page), "--format", "json")
    assert code == 0
    assert {claim["effect"] for claim in json.loads(out)["claims"]} == {"killed"}


def test_standard_input_flows_through_as_a_filter(news):
    """What comes first is written before the last has come."""
    with subprocess.Popen(
        [sys.executable, "-m", "conflictparse.cli", "parse", "-", "--input-format", "jsonl", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        line = json.dumps({"id": "a", "text": WHOLE}).encode() + b"\n"
        process.stdin.write(line)
        process.stdin.flush()
        first = process.stdout.readline()
        process.stdin.write(line.replace(b'"a"', b'"b"'))
        rest, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert [json.loads(part)["doc"] for part in (first, rest)] == ["a", "b"]


def test_one_command_reads_what_another_wrote(capsys, monkeypatch, news):
    out = run(capsys, "parse", news, "--format", "jsonl")[1]
    for command in ("check", "explain", "merge"):
        monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(out.encode())))
        assert run(capsys, command, "-")[::2] == (0, "")


def test_explain_check_and_diff_read_records_too(capsys, tmp_path, news):
    code, out, err = run(capsys, "check", news)
    assert (code, err.count("\n")) == (cli.ExitCode.DATA, 1)
    assert out == "a: no discrepancies\nc: no discrepancies\n"
    assert [line for line in run(capsys, "explain", news)[1].splitlines() if line[:2] == "=="] == ["== a ==", "== c =="]
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps({"id": "a", "date": "2024-11-28", "text": WHOLE.replace("three", "four")}))
    first = tmp_path / "first.jsonl"
    first.write_text(json.dumps({"id": "a", "date": "2024-11-28", "text": WHOLE}))
    out = run(capsys, "diff", str(first), str(changed))[1]
    assert out.endswith("0 gone, 0 new, 1 changed, 1 the same\n")


# ---------------------------------------------------------------- files as a whole or not at all
def test_a_run_that_reads_nothing_leaves_what_was_there(capsys, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("before", encoding="utf-8")
    assert run(capsys, "parse", "gone.txt", "-o", str(file))[0] == cli.ExitCode.MISSING
    assert file.read_text(encoding="utf-8") == "before"
    assert names_in(tmp_path) == ["out.csv"]


def test_an_interrupt_leaves_what_was_there(capsys, tmp_path, monkeypatch, story):
    file = tmp_path / "out.csv"
    file.write_text("before", encoding="utf-8")

    def interrupted(*_args):
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr("conflictparse.cli.parse.read_reports", interrupted)
    assert run(capsys, "parse", story, "-o", str(file)) == (cli.ExitCode.INTERRUPTED, "", "")
    assert file.read_text(encoding="utf-8") == "before"
    assert names_in(tmp_path) == ["out.csv", "story.txt"]


def test_a_file_that_is_read_is_not_written_over(capsys, monkeypatch, tmp_path, story):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "parse", "story.txt", "-o", f"./{os.path.basename(story)}")  # noqa: PTH119
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert err == "conflictparse: story.txt: would be read and written at once: choose another -o\n"


@pytest.mark.parametrize("name", ["nowhere/out.csv", ".", "nul\0.csv", "x" * 300])
def test_an_output_that_cannot_be_begun_is_named(capsys, monkeypatch, tmp_path, story, name):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "parse", story, "--format", "csv", "-o", name)
    assert (code, out) == (cli.ExitCode.UNWRITTEN, "")
    assert err.startswith(f"conflictparse: {name if name.isprintable() else ascii(name)}: cannot be written: ")
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX shells")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("where", ["-o out.jsonl", "> out.jsonl"])
def test_a_file_that_may_grow_no_more_is_told(tmp_path, story, where, unbuffered):
    file = tmp_path / "out.jsonl"
    command = f'ulimit -f 4; "$0" -m conflictparse.cli parse story.txt --format jsonl {where}'
    ran = subprocess.run(  # noqa: S603 - our own command
        ["bash", "-c", command, sys.executable],  # noqa: S607 - the bash of this machine
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": unbuffered},
        text=True,
    )
    named = "out.jsonl: cannot be written" if where.startswith("-o") else "the output cannot be written"
    assert (ran.returncode, ran.stderr) == (cli.ExitCode.UNWRITTEN, f"conflictparse: {named}: file too large\n")
    assert file.exists() is where.startswith(">")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_plain_file_stays_what_it_is(capsys, tmp_path, story):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert run(capsys, "parse", story, "--format", "csv", "-o", str(pipe)) == (0, "", "")
    reader.join(timeout=30)
    assert got == [exported("csv", (story, WHOLE, None))]
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX systems")
def test_a_link_stays_a_link(capsys, tmp_path, story):
    link, file = tmp_path / "link.csv", tmp_path / "real.csv"
    link.symlink_to("real.csv")
    assert run(capsys, "parse", story, "-o", str(link)) == (0, "", "")
    assert link.is_symlink()
    assert file.read_bytes() == exported("csv", (story, WHOLE, None))


def test_a_target_without_a_name_is_standard_output(capsys):
    for name in (None, "-"):
        target = Target(name)
        target.write("Sarmīn\n".encode())
        target.close(keep=False)
    assert capsys.readouterr().out == "Sarmīn\n" * 2


def test_the_examples_of_the_help_name_formats_that_there_are():
    words = EXAMPLES.split()
    for at, word in enumerate(words):
        if word == "--format":
            assert words[at + 1] in FORMATS
