"""Whatever goes wrong, every command says it on one line, with its exit code, and without a traceback."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import types

import pytest

from conflictparse import cli
from conflictparse.cli.commands import COMMANDS
from conflictparse.cli.files import Refused
from conflictparse.errors import LexiconError, UnknownConventionError, UnknownFormatError, UnknownFormError

STORY = "The blast killed 30 people, including 25 women and 20 men. Two tanks were destroyed on 3/4/2020.\n"
#: Every command that prints, ready to run; FILE is a story, REPORTS are reports of JSON.
PRINTING = (
    ("parse", "FILE"),
    ("parse", "FILE", "--format", "json"),
    ("parse", "FILE", "--format", "jsonl"),
    ("parse", "FILE", "--format", "acled"),
    ("parse", "FILE", "--format", "csv"),
    ("parse", "FILE", "--format", "geojson"),
    ("parse", "FILE", "--format", "html"),
    ("parse", "FILE", "--explain"),
    ("explain", "FILE"),
    ("check", "FILE"),
    ("check", "FILE", "--format", "jsonl"),
    ("diff", "FILE", "REPORTS"),
    ("merge", "REPORTS"),
    ("merge", "REPORTS", "--format", "jsonl"),
    ("merge", "REPORTS", "--format", "html"),
    ("highlight", "FILE"),
    ("resolve", "place", "Idlib"),
    ("resolve", "number", "12", "--format", "json"),
    ("schema",),
    ("data", "info"),
    ("data", "check"),
    ("doctor",),
    ("completion", "bash"),
)
#: Every way in which a command reads a file of the user's; FILE is what is wrong.
READING = (
    ("parse", "FILE"),
    ("parse", "GOOD", "--actors", "FILE"),
    ("parse", "GOOD", "--gazetteer", "FILE"),
    ("explain", "FILE"),
    ("check", "FILE"),
    ("diff", "FILE", "GOOD"),
    ("diff", "GOOD", "FILE"),
    ("merge", "FILE"),
    ("highlight", "FILE"),
    ("resolve", "place", "Idlib", "--gazetteer", "FILE"),
    ("resolve", "actor", "HTS", "--actors", "FILE"),
    ("gazetteer", "info", "FILE"),
    ("gazetteer", "check", "FILE"),
    ("gazetteer", "diff", "FILE", "FILE"),
    ("gazetteer", "build", "FILE", "-o", "OUT"),
)


#: The least that a command must be given; where nothing is said, one file.
LEAST = {
    "batch": ["a", "-o", "b"],
    "completion": ["bash"],
    "data": ["info"],
    "diff": ["a", "b"],
    "doctor": [],
    "gazetteer": ["info", "a"],
    "resolve": ["number", "1"],
    "schema": [],
}


def names(argv):
    return " ".join(argv)


@pytest.fixture
def no_check():
    """Leave out what takes two seconds each time; a patch of its own, which undoing another one leaves alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("conflictparse.data.check.check_data", list)
        yield


@pytest.fixture
def fill(tmp_path, capsys, no_check):
    """Return the arguments of a command with real files in place of the words that stand for them."""
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    assert cli.main(["parse", str(story), "--format", "jsonl"]) == 0
    reports = tmp_path / "reports.jsonl"
    reports.write_text(capsys.readouterr().out, encoding="utf-8")
    known = {"FILE": str(story), "GOOD": str(story), "REPORTS": str(reports), "OUT": str(tmp_path / "out.cpg")}
    return lambda argv, **other: [{**known, **other}.get(word, word) for word in argv]


def one_line(err):
    assert err.startswith("conflictparse: "), err
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return err.removeprefix("conflictparse: ").rstrip("\n")


# ---------------------------------------------------------------- the output
@pytest.mark.parametrize("argv", PRINTING, ids=names)
def test_an_output_that_was_closed_is_told(capsys, monkeypatch, fill, argv):
    argv = fill(argv)
    monkeypatch.setattr(sys, "stdout", None)
    code = cli.main(argv)
    monkeypatch.undo()
    assert code == cli.ExitCode.UNWRITTEN
    assert one_line(capsys.readouterr().err) == "the output cannot be written: bad file descriptor"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("argv", PRINTING, ids=names)
def test_an_output_that_is_full_is_told(capsys, monkeypatch, fill, argv):
    argv = fill(argv)
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", full)
        code = cli.main(argv)
        monkeypatch.undo()
    assert code == cli.ExitCode.UNWRITTEN
    assert one_line(capsys.readouterr().err) == "the output cannot be written: no space left on device"


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX shells")
@pytest.mark.parametrize("argv", PRINTING, ids=names)
def test_an_output_that_nobody_reads_any_more_is_no_fault(capsys, monkeypatch, fill, argv):
    argv = fill(argv)
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as gone:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", gone)
        code = cli.main(argv)
        monkeypatch.undo()
    assert (code, capsys.readouterr().err) == (cli.ExitCode.PIPE, "")


def test_an_output_that_may_not_be_written_is_told(capsys, monkeypatch, fill):
    argv = fill(("check", "FILE"))
    with open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8") as wrong:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", wrong)
        code = cli.main(argv)
        monkeypatch.undo()
    assert code == cli.ExitCode.UNWRITTEN
    one_line(capsys.readouterr().err)


def test_an_output_of_other_signs_gets_question_marks(fill):
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "conflictparse.cli", *fill(("check", "FILE")), *fill(("FILE",))],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert (ran.returncode, ran.stderr) == (cli.ExitCode.DISCREPANCY, b"")


class Full:
    """An output on which nothing can be written."""

    def write(self, _words):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def flush(self):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("stream", [None, Full()], ids=["closed", "full"])
def test_complaints_that_nobody_can_read_leave_the_exit_code(monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    codes = [cli.main([name, "gone.txt"]) for name in ("parse", "check", "merge")]
    usage = cli.main(["parse"])
    monkeypatch.undo()
    assert codes == [cli.ExitCode.MISSING] * 3
    assert usage == cli.ExitCode.USAGE


# ---------------------------------------------------------------- the input
@pytest.mark.parametrize("argv", READING, ids=names)
def test_a_missing_file_is_named(capsys, monkeypatch, tmp_path, fill, argv):
    monkeypatch.chdir(tmp_path)
    code = cli.main(fill(argv, FILE="gone\n.txt"))
    out, err = capsys.readouterr()
    assert (code, out) == (cli.ExitCode.MISSING, "")
    assert one_line(err) == "'gone\\n.txt': no such file"
    assert not (tmp_path / "out.cpg").exists()


@pytest.mark.parametrize("argv", READING, ids=names)
def test_a_directory_is_refused(capsys, tmp_path, fill, argv):
    code = cli.main(fill(argv, FILE=str(tmp_path)))
    out, err = capsys.readouterr()
    assert (code, out) == (cli.ExitCode.UNREADABLE, "")
    assert one_line(err) == f"{tmp_path}: is a directory"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00\xd8", b"\x00" * 4096, b"12 dead \x81"])
@pytest.mark.parametrize("argv", READING, ids=names)
def test_binary_input_is_refused(capsys, tmp_path, fill, argv, data):
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    code = cli.main(fill(argv, FILE=str(file)))
    out, err = capsys.readouterr()
    assert (code, out) in {(cli.ExitCode.NOT_TEXT, ""), (cli.ExitCode.DATA, "")}
    assert one_line(err).startswith(f"{file}: ") or one_line(err).startswith(f"{file}:1")


@pytest.mark.parametrize("argv", READING, ids=names)
def test_an_empty_file_is_refused(capsys, tmp_path, fill, argv):
    file = tmp_path / "empty.txt"
    file.touch()
    code = cli.main(fill(argv, FILE=str(file)))
    out, err = capsys.readouterr()
    assert (code, out) in {(cli.ExitCode.EMPTY, ""), (cli.ExitCode.DATA, "")}
    one_line(err)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"completion", "data", "doctor", "schema"}])
def test_a_disk_that_fails_while_it_is_read_is_told(capsys, monkeypatch, name):
    def fail(_options):
        raise OSError(errno.EIO, "Input/output error", "story.txt")

    monkeypatch.setattr(f"conflictparse.cli.{name}.run", fail)
    assert cli.main([name, *LEAST.get(name, ["a"])]) == cli.ExitCode.UNREADABLE
    assert one_line(capsys.readouterr().err) == "story.txt: input/output error"


# ---------------------------------------------------------------- interruptions
@pytest.mark.parametrize("name", COMMANDS)
def test_an_interrupt_is_quiet_wherever_it_comes(capsys, monkeypatch, name):
    def interrupt(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"conflictparse.cli.{name}.run", interrupt)
    assert cli.main([name, *LEAST.get(name, ["a"])]) == cli.ExitCode.INTERRUPTED
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_a_real_interrupt_while_input_is_awaited_is_quiet():
    code = """
import sys
from types import SimpleNamespace
from conflictparse.cli import main

def read(stdin=sys.stdin.buffer):
    print("ready", flush=True)
    return stdin.read()

sys.stdin = SimpleNamespace(buffer=SimpleNamespace(read=read))
sys.exit(main(["check", "-"]))
"""
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (cli.ExitCode.INTERRUPTED, b"", b"")


# ---------------------------------------------------------------- what nobody foresaw
def test_what_the_library_refuses_is_told_on_one_line(capsys, monkeypatch):
    def refuse(_options):
        raise LexiconError(("a.csv:1: is wrong", "a.csv:2: is wrong, too"))

    monkeypatch.setattr("conflictparse.cli.schema.run", refuse)
    assert cli.main(["schema"]) == cli.ExitCode.DATA
    assert one_line(capsys.readouterr().err) == "a.csv:1: is wrong a.csv:2: is wrong, too"


@pytest.mark.parametrize("error", [UnknownConventionError, UnknownFormatError, UnknownFormError])
def test_a_name_that_the_library_does_not_have_is_wrong_use(capsys, monkeypatch, error):
    def refuse(_options):
        raise error("name", "cameo", ("acled", "ucdp"))

    monkeypatch.setattr("conflictparse.cli.schema.run", refuse)
    assert cli.main(["schema"]) == cli.ExitCode.USAGE
    assert one_line(capsys.readouterr().err) == "there is no name 'cameo': choose one of acled, ucdp"


def test_a_mistake_of_ours_is_not_hidden(monkeypatch):
    def fail(_options):
        raise ZeroDivisionError

    monkeypatch.setattr("conflictparse.cli.schema.run", fail)
    with pytest.raises(ZeroDivisionError):
        cli.main(["schema"])


def test_a_refusal_is_raised_with_its_code():
    refused = Refused(cli.ExitCode.EMPTY, "a.txt: is empty")
    assert (str(refused), refused.code) == ("a.txt: is empty", 6)


def test_standard_input_may_be_given_twice_and_is_then_empty(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(STORY.encode())))
    assert cli.main(["check", "-", "-"]) == cli.ExitCode.EMPTY
    assert one_line(capsys.readouterr().err) == "-: is empty"
