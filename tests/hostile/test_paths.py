"""Names that lead elsewhere: ids and files with tricks in them, and links, folders and pipes where a file is to be."""

import json
import os
import threading
import zlib
from pathlib import Path

import pytest

from conflictparse.batch import Batch, Settings, run_batch
from conflictparse.cli import main
from conflictparse.cli.codes import ExitCode
from conflictparse.exports import open_writer
from conflictparse.exports.formats import FORMATS

TEXT = "Shelling killed 12 people in Sarmin on Wednesday."
IDS = (
    "../../escape",
    "/etc/escape",
    "..\\..\\escape",
    "C:\\escape",
    "a\0b",
    "a\nb\r\nc",
    "x" * 100_000,
    "-rf",
    "$(escape)",
    "~/escape",
    "CON",
    ".",
    "\u202egpj.exe",
)
BEFORE = b"must stay\n"


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that lies below *folder*: files with their bytes, and the rest."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


# ---------------------------------------------------------------- ids
@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.suffix])
def test_no_id_of_a_document_names_a_file(form, tmp_path, out):
    lines = tmp_path / "in.jsonl"
    lines.write_text("".join(json.dumps({"id": one, "text": TEXT}) + "\n" for one in IDS), encoding="utf-8")
    before = tree(tmp_path)
    summary = run_batch(Batch((str(lines),), str(out / "rows.out"), Settings(format=form)))
    assert summary.counts.documents == len(IDS)
    added = tree(tmp_path).keys() - before.keys()
    assert added <= {"out/rows.out", "out/rows.out.errors.jsonl"}


def test_the_tables_of_a_package_have_names_of_their_own(tmp_path, out):
    from conflictparse import parse  # noqa: PLC0415 - loads the library

    before = tree(tmp_path).keys()
    with open_writer("datapackage", str(out / "package")) as writer:
        for one in IDS:
            writer.write(one, parse(TEXT), TEXT)
    names = {"out/package", *(f"out/package/{n}" for n in ("claims.csv", "reports.csv", "discrepancies.csv"))}
    assert tree(tmp_path).keys() - before == {*names, "out/package/datapackage.json"}


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "../" * 3000 + "etc/passwd", "\udc80", "nowhere/\n/x"])
def test_a_name_that_is_no_file_is_refused_on_one_line(name, capsys):
    assert main(["parse", "--", name]) in (ExitCode.MISSING, ExitCode.UNREADABLE)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.strip().isprintable()


# ---------------------------------------------------------------- outputs
def test_an_output_that_is_a_link_stays_one_and_only_its_file_is_written(tmp_path, out, story):
    real = tmp_path / "elsewhere.jsonl"
    real.write_bytes(BEFORE)
    (out / "link.jsonl").symlink_to(real)
    for argv in (
        ["parse", str(story), "-o", str(out / "link.jsonl")],
        ["batch", str(story), "-o", str(out / "link.jsonl"), "--quiet", "--workers", "1"],
    ):
        assert main(argv) == ExitCode.OK
        assert (out / "link.jsonl").is_symlink()
        assert b'"killed"' in real.read_bytes()
        assert list(tree(out)) == ["link.jsonl"]


@pytest.mark.parametrize("command", ["parse", "batch"])
@pytest.mark.parametrize("hard", [False, True])
def test_a_link_laid_where_a_file_grows_is_not_followed(command, hard, tmp_path, out, story, capsys):
    victim = tmp_path / "victim"
    victim.write_bytes(BEFORE)
    for name in ("rows.csv.part", "rows.csv.part.journal")[: 1 if command == "parse" else 2]:
        lay = (out / name).hardlink_to if hard else (out / name).symlink_to
        lay(victim)
        argv = [command, str(story), "-o", str(out / "rows.csv"), *([] if command == "parse" else ["--quiet"])]
        code = main(argv)
        assert victim.read_bytes() == BEFORE or hard
        assert code in (ExitCode.OK, ExitCode.UNWRITTEN, ExitCode.DATA, ExitCode.USAGE)
        (out / name).unlink(missing_ok=True)
        if command == "parse":
            assert code == ExitCode.OK
            assert victim.read_bytes() == BEFORE
        elif not hard:
            assert code != ExitCode.OK


@pytest.mark.parametrize("command", ["parse", "batch"])
def test_a_link_that_leads_in_a_circle_is_told_or_replaced(command, out, story):
    (out / "a").symlink_to(out / "b")
    (out / "b").symlink_to(out / "a")
    code = main([command, str(story), "--format", "csv", "-o", str(out / "a")])
    assert code == ExitCode.UNWRITTEN or b"killed" in (out / "a").read_bytes()
    assert {path.name for path in out.iterdir()} == {"a", "b"}


@pytest.mark.parametrize("command", ["parse", "batch"])
def test_a_folder_is_no_output(command, out, story, capsys):
    assert main([command, str(story), "--format", "csv", "-o", str(out)]) == ExitCode.UNWRITTEN
    assert tree(out) == {}


@pytest.mark.parametrize("command", ["parse", "batch"])
def test_a_pipe_is_written_to_and_stays_a_pipe(command, out, story):
    os.mkfifo(out / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((out / "pipe").read_bytes()), daemon=True)
    reader.start()
    assert main([command, str(story), "--format", "jsonl", "-o", str(out / "pipe")]) == ExitCode.OK
    reader.join(20)
    assert b'"killed"' in got[0]
    assert (out / "pipe").is_fifo()
    assert list(tree(out)) == ["pipe"]


# ---------------------------------------------------------------- journals
FORGED = (
    {"header": []},
    {"header": {"form": 1}, "checkpoint": 5},
    {"checkpoint": [[0, 0, ""], [0, 0, 0, 0, 0, ""], [[0, ""], [0, ""]]]},
    {"header": {}},
    {"finished": True},
    [1, 2],
    "header",
    7,
    None,
)


@pytest.mark.parametrize("first", [*FORGED, "true"])
def test_a_forged_journal_is_damage_and_no_error_of_ours(first, out, story, capsys):
    genuine = {"header": {"form": 1}}
    entries = [first] if first != "true" else [genuine, *FORGED, {"checkpoint": [[9**9, -5, "x"], [1], [["a", "b"]]]}]
    lines = (json.dumps(entry).encode() for entry in entries)
    (out / "rows.csv.part.journal").write_bytes(b"".join(b"%08x %s\n" % (zlib.crc32(line), line) for line in lines))
    (out / "rows.csv.part").write_bytes(b"doc\n")
    code = main(["batch", str(story), "-o", str(out / "rows.csv"), "--quiet", "--workers", "1"])
    assert code in (ExitCode.OK, ExitCode.DATA, ExitCode.USAGE, ExitCode.UNWRITTEN)
    assert "Traceback" not in capsys.readouterr().err


def test_a_journal_cannot_make_a_part_longer_or_lead_to_another_file(tmp_path, out, story):
    checkpoint = {"checkpoint": [[0, 0, "../../etc/passwd"], [0, 0, 0, 0, 0, ""], [[10**12, "0"], [10**12, "0"]]]}
    lines = [json.dumps({"header": {"form": 1}}).encode(), json.dumps(checkpoint).encode()]
    (out / "rows.csv.part.journal").write_bytes(b"".join(b"%08x %s\n" % (zlib.crc32(line), line) for line in lines))
    (out / "rows.csv.part").write_bytes(b"doc\n")
    main(["batch", str(story), "-o", str(out / "rows.csv"), "--quiet", "--restart", "--workers", "1"])
    assert list(tree(out)) == ["rows.csv"]
    assert (out / "rows.csv").stat().st_size < 10_000
