"""The command ``conflictparse batch``: its options, its messages and its exit codes."""

import gzip
import io
import json
import os
import resource
import subprocess
import sys
import time
from typing import Final

import pytest
from tests.unit.batches import COMMAND, ENVIRONMENT, left, text_of, write_folder, write_lines

from conflictparse import cli
from conflictparse.batch import Checkpoint, Counts, Survey
from conflictparse.batch.output import FIRST
from conflictparse.cli import progress as progress_module
from conflictparse.cli.progress import Progress, documents


def run(capsys, *argv):
    """Return the exit code, and what went to stdout and stderr."""
    code = cli.main(["batch", *map(str, argv)])
    return code, *capsys.readouterr()


def run_process(*argv, **rest):
    return subprocess.run([*COMMAND, *map(str, argv)], capture_output=True, check=False, env=ENVIRONMENT, **rest)  # noqa: S603


@pytest.fixture
def output(tmp_path):
    return tmp_path / "out.jsonl"


# ---------------------------------------------------------------- what is read
def test_a_folder_becomes_a_file_and_a_summary(capsys, tmp_path, output):
    code, out, err = run(capsys, write_folder(tmp_path / "in", 5), "-o", output)
    assert (code, out) == (0, "")
    assert err.startswith(f"{output}: 5 documents in ")
    assert err.endswith(": 5 read, 0 not, 10 claims\n")
    assert len(output.read_bytes().splitlines()) == 5


def test_columns_are_named_by_options(capsys, tmp_path, output):
    table = tmp_path / "table.csv"
    table.write_text("key,when,words\nk1,2024-11-28,Two people died in Homs on Tuesday.\n", encoding="utf-8")
    code, *_ = run(capsys, table, "-o", output, "--text-col", "words", "--date-col", "when", "--id-col", "key")
    row = json.loads(output.read_bytes())
    assert (code, row["doc"], row["published"]) == (0, "k1", "2024-11-28")
    code, _, err = run(capsys, table, "-o", output, "--text-col", "text")
    assert code == 1
    assert "1 document in" in err


def test_packed_files_and_lists_of_files_are_read(capsys, tmp_path, output):
    folder = write_folder(tmp_path / "in", 3)
    (tmp_path / "more.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": text_of(9)}).encode()))
    names = tmp_path / "names.txt"
    names.write_text(f"{folder}/r0001.txt\n{tmp_path}/more.jsonl.gz\n", encoding="utf-8")
    assert run(capsys, f"{folder}/r0002.txt", "--files-from", names, "-o", output)[0] == 0
    docs = [os.path.basename(json.loads(line)["doc"]) for line in output.read_bytes().splitlines()]  # noqa: PTH119
    assert docs == ["r0002.txt", "r0001.txt", "more.jsonl.gz#0"]


def test_it_is_a_filter(tmp_path):
    lines = b"".join(json.dumps({"id": f"n{n}", "text": text_of(n)}).encode() + b"\n" for n in range(3))
    ran = run_process("-", "-o", "-", "--quiet", input=lines)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert [json.loads(line)["doc"] for line in ran.stdout.splitlines()] == ["n0", "n1", "n2"]
    table = run_process("-", "-o", "-", "--quiet", "--format", "csv", input=lines + b"{broken\n")
    assert table.returncode == 1
    assert table.stdout.startswith(b"doc,")
    assert json.loads(table.stderr)["error"]["code"] == "malformed"


def test_the_form_follows_the_name_of_the_output_unless_it_is_given(capsys, tmp_path):
    folder = write_folder(tmp_path / "in", 1)
    run(capsys, folder, "-o", tmp_path / "a.csv")
    run(capsys, folder, "-o", tmp_path / "b.csv", "--format", "jsonl")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"doc,")
    assert (tmp_path / "b.csv").read_bytes().startswith(b'{"doc"')


def test_conventions_and_parts_reach_the_rows(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Shelling killed dozens in Homs, including 3 children.", encoding="utf-8")
    run(capsys, tmp_path / "a.txt", "-o", tmp_path / "a.csv", "--convention", "acled", "--include-parts", "--bom")
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeff".encode())
    header, *rows = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    best = header.split(",").index("best")
    assert [row.split(",")[best] for row in rows] == ["12", "3"]


# ---------------------------------------------------------------- exit codes
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder / "no.txt", 9),
        (lambda folder: written(folder / "empty.txt", b""), 6),
        (lambda folder: written(folder / "bad.txt", b"\xff\xfe\x00"), 5),
        (lambda folder: written(folder / "bad.jsonl", b"{broken\n"), 1),
        (lambda folder: "/dev/null", 4),
    ],
)
def test_the_first_document_that_is_not_read_decides_the_exit_code(capsys, tmp_path, output, make, code):
    good = write_folder(tmp_path / "good", 2)
    got, _, err = run(capsys, good, make(tmp_path), written(tmp_path / "broken.jsonl", b"{broken\n"), "-o", output)
    assert got == code
    assert "2 read, 2 not" in err
    assert len(output.read_bytes().splitlines()) == 4


def written(path, data):
    path.write_bytes(data)
    return path


def test_wrong_use_is_refused_before_anything_is_written(capsys, tmp_path, output):
    folder = write_folder(tmp_path / "in", 1)
    for argv, code, words in (
        (("-o", output), 2, "name an INPUT"),
        ((folder,), 2, "-o/--output"),
        ((folder, "-o", output, "--workers", "0"), 2, "no whole number above 0"),
        ((folder, "-o", output, "--workers", "9999"), 2, "more than 256"),
        ((folder, "-o", output, "--max-seconds", "nan"), 2, "no number of seconds"),
        ((folder, "-o", output, "--convention", "mine"), 2, "there is no convention 'mine'"),
        ((folder, "-o", output, "--input-format", "tex"), 2, "there is no input format 'tex'"),
        ((folder, "-o", output, "--published", "yesterday"), 7, "is no date"),
        ((folder, "-o", output, "--gazetteer", tmp_path / "no.cpg"), 9, "no.cpg: no such file"),
        ((folder, "-o", output, "--actors", tmp_path / "no.csv"), 9, "no.csv: no such file"),
        ((f"{folder}/r0000.txt", "-o", f"{folder}/r0000.txt"), 2, "read and written at once"),
        (("-", "--files-from", "-", "-o", output), 2, "standard input is the list"),
    ):
        got, _, err = run(capsys, *argv)
        assert (got, words in err) == (code, True), (argv, got, err)
        assert left(output) == []
    assert not output.exists()


def test_nothing_to_read_is_said(capsys, tmp_path, output):
    (tmp_path / "in").mkdir()
    code, _, err = run(capsys, tmp_path / "in", "-o", output)
    assert code == 6
    assert err.endswith("conflictparse: there was nothing to read\n")


def test_a_batch_that_stops_at_an_error_says_what_to_do(capsys, tmp_path, output):
    folder = write_folder(tmp_path / "in", 4, empty={2})
    code, _, err = run(capsys, folder, "-o", output, "--on-error", "fail")
    assert code == 6
    assert err == (
        f"conflictparse: {folder}/r0002.txt: is empty (empty); mend or remove it and begin anew with --restart, "
        "or go on with --on-error record\n"
    )
    assert run(capsys, folder, "-o", output)[2].startswith("going on behind 2 documents")


def test_a_folder_that_is_missing_or_closed_is_named(capsys, tmp_path):
    folder = write_folder(tmp_path / "in", 1)
    code, _, err = run(capsys, folder, "-o", tmp_path / "no" / "out.csv")
    assert code == 8
    assert "out.csv.part" in err
    assert "no such file or directory" in err


def test_the_lines_are_those_of_parse_and_other_commands_read_them(capsys, tmp_path, output):
    folder = write_folder(tmp_path / "in", 3, empty={2})
    run(capsys, folder, "-o", output)
    cli.main(["parse", f"{folder}/r0000.txt", f"{folder}/r0001.txt", "--format", "jsonl"])
    assert b"".join(output.read_bytes().splitlines(keepends=True)[:2]).decode() == capsys.readouterr().out
    assert cli.main(["merge", str(output)]) == 1
    assert "out.jsonl:3: tells of a document that was not read; have batch leave" in capsys.readouterr().err
    run(capsys, folder, "-o", output, "--on-error", "skip")
    assert cli.main(["merge", str(output)]) == 0


# ---------------------------------------------------------------- full disks
def test_a_full_device_is_named(tmp_path):
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("needs /dev/full")
    ran = run_process(write_folder(tmp_path / "in", 2), "-o", "/dev/full")
    assert ran.returncode == 8
    assert ran.stderr == b"conflictparse: /dev/full: cannot be written: no space left on device\n"


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_limit_on_the_size_of_files_ends_it_and_the_same_command_goes_on(capsys, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    given = write_lines(tmp_path / "in.jsonl", 150)
    output = tmp_path / f"out.{form}"
    argv = (given, "-o", output, "--workers", "1", "--quiet")
    size = 100_000
    limited = run_process(*argv, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert limited.returncode == 8
    assert limited.stderr.decode() == (
        f"conflictparse: {output}.part: cannot be written: file too large; "
        "when that is mended, the same command goes on\n"
    )
    assert not output.exists()
    assert run(capsys, *argv)[0] == 0
    whole = tmp_path / f"whole.{form}"
    assert run(capsys, given, "-o", whole, "--quiet", "--workers", "1")[0] == 0
    assert output.read_bytes() == whole.read_bytes()
    assert left(output) == []


def test_a_reader_that_leaves_is_no_fault(tmp_path):
    given = write_lines(tmp_path / "in.jsonl", 400)
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, given, "-o", "-", "--workers", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert (process.wait(timeout=30), process.stderr.read()) == (141, b"")


# ---------------------------------------------------------------- standard input
def test_standard_input_goes_on_when_it_begins_as_before(capsys, monkeypatch, tmp_path):
    lines = [json.dumps({"id": f"n{n}", "text": text_of(n)}) + "\n" for n in range(9)]
    good, broken = "".join(lines).encode(), "".join([*lines[:5], "{broken\n", *lines[5:]]).encode()
    output = tmp_path / "out.jsonl"

    def read(data, *rest):
        with open(written(tmp_path / "stdin", data), encoding="utf-8") as stdin:  # noqa: PTH123
            monkeypatch.setattr(sys, "stdin", stdin)
            return run(capsys, "-", "-o", output, "--quiet", "--workers", "1", *rest)

    assert read(broken, "--on-error", "fail")[0] == 1
    code, _, err = read(good.replace(b"killed 3", b"killed 4"))
    assert code == 2
    assert "a difference in what comes on standard input" in err
    assert read(b"")[0] == 2
    assert read(good)[0] == 0
    assert [json.loads(line)["doc"] for line in output.read_bytes().splitlines()] == [f"n{n}" for n in range(9)]


def test_a_signal_ends_the_wait_for_standard_input(tmp_path):
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "-", "-o", tmp_path / "out.jsonl", "--workers", "1", "--input-format", "jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        process.stdin.write(json.dumps({"text": text_of(1)}).encode() + b"\n")
        process.stdin.flush()
        part = tmp_path / "out.jsonl.part"
        for _ in range(200):
            if part.exists() or process.poll() is not None:
                break
            time.sleep(0.1)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.5)
        process.terminate()
        assert process.wait(timeout=20) == 143
        told = process.stderr.read().decode()
        process.stdin.close()
    read = len(part.read_bytes().splitlines())  # on a busy machine it may not have come to the first
    assert told == f"stopped behind {documents(read)}: the same command goes on from there\n"


# ---------------------------------------------------------------- progress
class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    found = Clock()
    monkeypatch.setattr(progress_module, "time", found)
    return found


TEN: Final = Survey(10, 1000, "", False)


def watched(clock, survey=TEN, start=FIRST):
    """Tell of ten documents, ten seconds each."""
    progress = Progress()
    progress.begin(survey, start)
    progress.passed(0)
    for number in range(1, 11):
        clock.now += 10
        progress.advance(100, Counts(start.counts.documents + number, number // 5))
    progress.end()


def test_a_log_gets_a_line_every_so_often_with_rate_and_time_left(capsys, clock):
    watched(clock)
    assert capsys.readouterr().err.splitlines() == [
        "3 documents, 0/s, about 1 min 10 s left",
        "6 documents, 0/s, 1 not read, about 40 s left",
        "9 documents, 0/s, 1 not read, about 10 s left",
    ]


def test_without_a_size_there_is_no_time_left(capsys, clock):
    watched(clock, Survey(1, 0, "", True), Checkpoint(FIRST.position, Counts(500), ()))
    assert capsys.readouterr().err.splitlines() == [
        "going on behind 500 documents that an earlier run has read",
        "503 documents, 0/s",
        "506 documents, 0/s, 1 not read",
        "509 documents, 0/s, 1 not read",
    ]


def test_a_terminal_gets_a_bar(monkeypatch, clock):
    pytest.importorskip("rich")

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    watched(clock)
    drawn = terminal.getvalue()
    assert "━" in drawn
    assert "50%" in drawn
    assert "5 documents, 0/s, 1 not read" in drawn


def test_a_terminal_without_rich_gets_lines(monkeypatch, capsys, clock):
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    watched(clock)
    assert len(capsys.readouterr().err.splitlines()) == 3
