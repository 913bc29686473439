"""A batch as a whole: the same bytes whatever the number of workers, and whatever breaks it off."""

import errno
import gzip
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from tests.unit.batches import left, run, start, text_of, write_folder, write_lines

from conflictparse import parse
from conflictparse.batch import (
    BatchChangedError,
    BatchRunningError,
    DocumentError,
    InputWrittenError,
    NotOursError,
    NotWrittenError,
    OnError,
    Settings,
    items,
)
from conflictparse.batch import output as output_module
from conflictparse.batch.items import WHOLE
from conflictparse.claims.report import Report
from conflictparse.errors import UnknownFormatError
from conflictparse.exports.formats import open_writer
from conflictparse.exports.json_lines import rows_from_jsonl
from conflictparse.exports.row_arrow import rows_from_arrow

PARSE = sys.modules["conflictparse.parse"]
#: Processes made by fork see what a test has changed in this one.
FORK = {"workers": 2, "start": "fork"}
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes made by fork")
quiet_fork = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def inputs(tmp_path):
    """A folder and a file, 180 documents with three that cannot be read."""
    return (
        write_folder(tmp_path / "in", 120, empty={7}),
        write_lines(tmp_path / "lines.jsonl", 60, broken={0, 33}),
    )


@pytest.fixture
def large(tmp_path):
    """A file that is read in the process which keeps the order."""
    file = tmp_path / "large.jsonl"
    write_lines(file, 90, broken={5})
    with file.open("a", encoding="utf-8") as lines:
        lines.write(" " * WHOLE + "\n")
    return str(file)


def poison(monkeypatch, harm):
    """Let every text with the word Hama do *harm* when it is parsed."""

    def poisoned(text, *rest, **options):
        if "Hama" in text:
            harm()
        return parse(text, *rest, **options)

    monkeypatch.setattr(PARSE, "parse", poisoned)


def raise_with_words():
    raise ValueError("the words of a report")


# ---------------------------------------------------------------- the rows
def test_a_row_is_what_the_formats_write(tmp_path):
    folder = write_folder(tmp_path / "in", 3)
    for form in ("jsonl", "csv", "json", "geojson", "acled"):
        got, _ = run(tmp_path / f"out.{form}", folder, form=form)
        plain = tmp_path / f"plain.{form}"
        with open_writer(form, plain) as writer:
            for number in range(3):
                writer.write(f"{folder}/r{number:04}.txt", parse(text_of(number)), text_of(number))
        assert got == plain.read_bytes()


@pytest.mark.parametrize(("form", "counts"), [("jsonl", (2, 3)), ("csv", (2,)), ("json", (2,))])
def test_workers_change_no_byte(tmp_path, inputs, large, form, counts):
    alone, summary = run(tmp_path / "one", *inputs, large, form=form)
    assert (summary.counts.documents, summary.counts.errors) == (270, 4)
    for count in counts:
        got, same = run(tmp_path / f"n{count}", *inputs, large, form=form, workers=count)
        assert got == alone
        assert same.counts == summary.counts


def test_errors_stand_in_their_places_without_words_of_the_text(tmp_path, inputs):
    got, _ = run(tmp_path / "out.jsonl", *inputs)
    rows = [json.loads(line) for line in got.splitlines()]
    assert [number for number, row in enumerate(rows) if "error" in row] == [7, 120, 153]
    assert rows[7] == {
        "doc": f"{inputs[0]}/r0007.txt",
        "error": {"code": "empty", "stage": "read", "message": "is empty"},
    }
    assert Report.from_dict({k: v for k, v in rows[8].items() if k != "doc"}) == parse(text_of(8))


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_a_file_that_cannot_grow_is_made_at_the_end(tmp_path, inputs, form):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / f"out.{form}"
    got, _ = run(output, *inputs, form=form)
    lines, _ = run(tmp_path / "rows.jsonl", *inputs, form="rows-jsonl")
    table = parquet.read_table(output) if form == "parquet" else pyarrow.ipc.open_file(output).read_all()
    assert list(rows_from_arrow(table)) == list(rows_from_jsonl(lines.decode()))
    broken = tmp_path / f"broken.{form}"
    with pytest.raises(DocumentError):
        run(broken, *inputs, form=form, on_error=OnError.FAIL)
    assert run(broken, *inputs, form=form)[0] == got
    assert left(broken) == [f"broken.{form}.errors.jsonl"]


def test_a_format_that_is_a_folder_is_refused(tmp_path, inputs):
    with pytest.raises(UnknownFormatError, match="there is no format of one file 'datapackage'"):
        run(tmp_path / "out", *inputs, form="datapackage")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_errors_stand_in_a_file_of_their_own_where_a_table_has_no_place(tmp_path, inputs, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    output = tmp_path / f"out.{form}"
    run(output, *inputs, form=form)
    told = (tmp_path / f"out.{form}.errors.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["error"]["code"] for line in told.splitlines()] == ["empty", "malformed", "malformed"]
    run(output, write_folder(tmp_path / "good", 2), form=form)
    assert left(output) == []


def test_errors_may_be_left_out_and_are_counted(tmp_path, inputs):
    output = tmp_path / "out.jsonl"
    got, summary = run(output, *inputs, on_error=OnError.SKIP)
    assert (len(got.splitlines()), summary.counts.errors, left(output)) == (177, 3, [])


def test_a_batch_may_end_at_the_first_error_and_go_on_with_another_answer(tmp_path, inputs):
    output = tmp_path / "out.jsonl"
    with pytest.raises(DocumentError, match=r"r0007\.txt: is empty") as raised:
        run(output, *inputs, on_error=OnError.FAIL)
    assert raised.value.code == "empty"
    got, summary = run(output, *inputs)
    assert summary.earlier == 7
    assert got == run(tmp_path / "whole.jsonl", *inputs)[0]


def test_a_long_text_is_cut_between_sentences_and_it_is_said(tmp_path):
    text = text_of(1) + " " + text_of(2) + " " + "Nothing else. " * 200
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    limit = len(text_of(1)) + 10
    got, summary = run(tmp_path / "o.jsonl", str(tmp_path / "long.txt"), settings=Settings(max_chars=limit))
    words = f"characters {len(text_of(1))} to {len(text):,} were not read: raise the limit with --max-chars"
    row = json.loads(got)
    assert row["diagnostics"] == [words]
    assert len(row["claims"]) == len(parse(text_of(1)).claims)
    assert summary.counts.cut == 1
    run(tmp_path / "o.csv", str(tmp_path / "long.txt"), settings=Settings(max_chars=limit, format="csv"))
    told = json.loads((tmp_path / "o.csv.errors.jsonl").read_text(encoding="utf-8"))
    assert told["notice"] == {"code": "cut", "stage": "read", "message": words}


def test_a_day_of_the_document_goes_before_the_day_of_the_options(tmp_path):
    lines = [{"text": "Two died on Tuesday.", "date": "2024-11-28"}, {"text": "Two died on Tuesday."}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    settings = Settings(published=parse("", published="2020-02-01").published)
    got, _ = run(tmp_path / "out.jsonl", str(tmp_path / "in.jsonl"), settings=settings)
    assert [json.loads(line)["published"] for line in got.splitlines()] == ["2024-11-28", "2020-02-01"]


@pytest.mark.parametrize("suffix", ["json", "jsonl.gz", "csv", "parquet", "txt"])
def test_a_file_gives_the_same_however_large_it_is(tmp_path, monkeypatch, suffix):
    lines = write_lines(tmp_path / "in.jsonl", 5)
    file = tmp_path / f"in.{suffix}"
    data = Path(lines).read_bytes()
    if suffix == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        pyarrow = pytest.importorskip("pyarrow")
        parquet.write_table(pyarrow.Table.from_pylist([json.loads(line) for line in data.splitlines()]), file)
    elif suffix == "csv":
        rows = [json.loads(line) for line in data.splitlines()]
        file.write_text("id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in rows), encoding="utf-8")
    else:
        text = text_of(1).encode()
        file.write_bytes({"json": data, "jsonl.gz": gzip.compress(data), "txt": text}[suffix])
    small, summary = run(tmp_path / "small", str(file))
    assert summary.counts.documents == (1 if suffix == "txt" else 5)
    assert summary.counts.errors == 0
    monkeypatch.setattr(items, "WHOLE", 0)
    monkeypatch.setattr(items, "WHOLE_DOCUMENT", 0)
    assert run(tmp_path / "large", str(file))[0] == small


# ---------------------------------------------------------------- documents that do harm
def test_an_exception_becomes_a_row_that_says_where_without_the_words(tmp_path, monkeypatch):
    poison(monkeypatch, raise_with_words)
    got, summary = run(tmp_path / "out.jsonl", write_folder(tmp_path / "in", 9))
    row = json.loads(got.splitlines()[3])
    assert row["error"]["code"] == "exception"
    assert row["error"]["stage"] == "parse"
    assert row["error"]["message"].startswith("ValueError in batch/work.py, line ")
    assert b"the words of" not in got
    assert summary.counts.errors == 1


@needs_fork
@quiet_fork
@pytest.mark.parametrize("kind", ["folder", "lines", "large"])
@pytest.mark.parametrize(
    ("harm", "ending"),
    [(lambda: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL"), (lambda: os._exit(3), "exit code 3")],
)
def test_a_document_that_ends_its_process_harms_no_neighbour(tmp_path, monkeypatch, kind, harm, ending, large):
    given = {
        "folder": lambda: write_folder(tmp_path / "in", 40),
        "lines": lambda: write_lines(tmp_path / "in.jsonl", 40),
        "large": lambda: large,
    }[kind]()
    whole, _ = run(tmp_path / "whole", given)
    poison(monkeypatch, harm)
    got, summary = run(tmp_path / "out", given, **FORK)
    rows, plain = got.splitlines(), whole.splitlines()
    harmed = [at for at, (row, other) in enumerate(zip(rows, plain, strict=True)) if row != other]
    assert harmed == [at for at, row in enumerate(plain) if b"in Hama" in row or b'"Hama' in row]
    assert {json.dumps(json.loads(rows[at])["error"]) for at in harmed} == {
        json.dumps(
            {"code": "process_ended", "stage": "process", "message": f"ended the process that read it ({ending})"}
        )
    }
    assert [json.loads(rows[at])["doc"] for at in harmed] == [json.loads(plain[at])["doc"] for at in harmed]
    assert summary.counts.errors - len(harmed) == (kind == "large")


@needs_fork
@quiet_fork
def test_a_document_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    poison(monkeypatch, lambda: time.sleep(60))
    got, _ = run(tmp_path / "out", write_folder(tmp_path / "in", 6), max_seconds=0.4, **FORK)
    rows = [json.loads(line) for line in got.splitlines()]
    assert [row.get("error", {}).get("code") for row in rows] == [None, None, None, "timeout", None, None]


def test_workers_that_are_killed_from_outside_lose_nothing(tmp_path):
    given = write_lines(tmp_path / "in.jsonl", 1000)
    whole, _ = run(tmp_path / "whole", given)
    process = start(tmp_path / "out", given, workers=2, seconds=0.1)
    kills = 0
    try:
        while kills < 2 and process.poll() is None:
            time.sleep(0.2)
            if kills or (tmp_path / "out.part").exists():
                for child in children(process.pid)[-1:]:
                    os.kill(child, signal.SIGKILL)
                    kills += 1
        process.wait(timeout=30)
    finally:
        process.kill()
    assert process.communicate()[1] == b""
    assert process.returncode == 0
    assert kills
    assert (tmp_path / "out").read_bytes() == whole


def children(pid):
    """Return the worker processes of *pid*, found by their command lines; none where there is no /proc."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:  # noqa: PTH123
            found = [int(child) for child in file.read().split()]
    except OSError:
        return []
    return [child for child in found if b"spawn_main" in command_line(child)]


def command_line(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""


# ---------------------------------------------------------------- broken off
@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_that_is_killed_goes_on_with_the_same_bytes(tmp_path, inputs, large, workers):
    given = (*inputs, large)
    whole, summary = run(tmp_path / "whole", *given)
    chance, kills = random.Random(workers), 0  # noqa: S311
    output = tmp_path / "out"
    while kills < 4:
        process = start(output, *given, workers=workers, seconds=0.01)
        wait_for_bytes(output, chance.randint(0, len(whole)), process)
        process.kill()
        process.communicate()
        kills += 1
        if output.exists():
            break
    got, last = run(output, *given)
    assert got == whole
    assert last.counts == summary.counts
    assert left(output) == []


def wait_for_bytes(output, size, process):
    """Wait until so much is written, or the run has ended, but no longer than ten seconds."""
    part = output.parent / f"{output.name}.part"
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        if part.exists() and part.stat().st_size >= size:
            return
        time.sleep(0.005)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_signal_ends_a_batch_in_good_order(tmp_path, number, code, workers):
    given = write_lines(tmp_path / "in.jsonl", 1200)
    output = tmp_path / "out"
    process = start(output, given, workers=workers, seconds=0.05)
    wait_for_bytes(output, 10_000, process)
    process.send_signal(number)
    assert process.communicate(timeout=20)[1] == b""
    part = (tmp_path / "out.part").read_bytes()
    assert part.endswith(b"\n")
    got, summary = run(output, given)
    assert summary.earlier == len(part.splitlines()) > 0
    assert got.startswith(part)
    assert len(got.splitlines()) == 1200


def test_a_part_that_lost_its_end_goes_on_from_the_checkpoint_before(tmp_path, inputs):
    whole, _ = run(tmp_path / "whole", *inputs)
    output = stopped_at_first_error(tmp_path, inputs)
    part = tmp_path / "out.part"
    part.write_bytes(part.read_bytes()[:-40])
    got, summary = run(output, *inputs)
    assert got == whole
    assert summary.earlier < 7


def test_a_journal_that_lost_its_end_counts_as_far_as_it_is_whole(tmp_path, inputs):
    whole, _ = run(tmp_path / "whole", *inputs)
    for lost in (1, 30, 300, 10_000):
        output = stopped_at_first_error(tmp_path, inputs)
        journal = tmp_path / "out.part.journal"
        journal.write_bytes(journal.read_bytes()[:-lost])
        assert run(output, *inputs)[0] == whole


def test_what_a_power_cut_writes_behind_a_checkpoint_is_cut_away(tmp_path, inputs):
    whole, _ = run(tmp_path / "whole", *inputs)
    output = stopped_at_first_error(tmp_path, inputs)
    for name in ("out.part", "out.part.journal"):
        with (tmp_path / name).open("ab") as file:
            file.write(b"\0" * 5000)
    assert run(output, *inputs)[0] == whole


def stopped_at_first_error(tmp_path, inputs):
    """Leave a part with checkpoints behind seven documents."""
    output = tmp_path / "out"
    with pytest.raises(DocumentError):
        run(output, *inputs, on_error=OnError.FAIL, checkpoint_seconds=0, restart=True)
    return output


@pytest.mark.parametrize("moment", ["before", "between", "after"])
def test_a_crash_among_the_last_names_is_made_good(tmp_path, inputs, monkeypatch, moment):
    output = tmp_path / "out.csv"
    whole, _ = run(tmp_path / "whole.csv", *inputs, form="csv")
    calls = []

    def crash(part, path):
        calls.append(path)
        if moment == "before" or (moment == "between" and len(calls) == 2):
            raise KeyboardInterrupt
        os.replace(part, path)  # noqa: PTH105
        if moment == "after":
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(output_module, "rename", crash)
        with pytest.raises(KeyboardInterrupt):
            run(output, *inputs, form="csv")
    got, summary = run(output, *inputs, form="csv")
    assert (got, summary.earlier, summary.counts.documents) == (whole, 180, 180)
    assert left(output) == ["out.csv.errors.jsonl"]


def test_a_full_disk_names_the_file_and_the_same_batch_goes_on(tmp_path, inputs, monkeypatch):
    whole, _ = run(tmp_path / "whole", *inputs)
    real, room = os.write, [len(whole) // 2]

    def full(fd, data):
        if room[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(fd, bytes(data)[: room[0]])
        room[0] -= written
        return written

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(NotWrittenError, match=r"out\.part.*: cannot be written: no space left on device"):
            run(tmp_path / "out", *inputs, checkpoint_seconds=0)
    got, summary = run(tmp_path / "out", *inputs)
    assert got == whole
    assert summary.earlier


# ---------------------------------------------------------------- another batch
def test_changed_inputs_are_refused_until_one_begins_anew(tmp_path, inputs):
    output = stopped_at_first_error(tmp_path, inputs)
    (tmp_path / "in" / "r0001.txt").write_text("Three dead in Homs.", encoding="utf-8")
    with pytest.raises(BatchChangedError, match=r"a difference in the inputs: .*--restart"):
        run(output, *inputs)
    got, summary = run(output, *inputs, restart=True)
    assert summary.earlier == 0
    assert got == run(tmp_path / "whole", *inputs)[0]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(format="csv"), r"--format \(was jsonl, is csv\)"),
        (Settings(country="SYR"), r"--country \(was None, is SYR\)"),
        (Settings(max_chars=5), r"--max-chars \(was 1000000, is 5\)"),
    ],
)
def test_other_options_are_refused_by_name(tmp_path, inputs, settings, words):
    output = stopped_at_first_error(tmp_path, inputs)
    with pytest.raises(BatchChangedError, match=words):
        run(output, *inputs, settings=settings)


def test_the_number_of_workers_may_change(tmp_path, inputs):
    output = stopped_at_first_error(tmp_path, inputs)
    assert run(output, *inputs, workers=2)[0] == run(tmp_path / "whole", *inputs)[0]


def test_a_part_of_unknown_making_is_not_overwritten(tmp_path, inputs):
    (tmp_path / "out.part").write_text("somebody's work", encoding="utf-8")
    with pytest.raises(NotOursError, match="remove it"):
        run(tmp_path / "out", *inputs)
    assert (tmp_path / "out.part").read_text(encoding="utf-8") == "somebody's work"


def test_two_runs_do_not_write_one_output(tmp_path):
    given = write_lines(tmp_path / "in.jsonl", 3000)
    process = start(tmp_path / "out", given)
    try:
        wait_for_bytes(tmp_path / "out", 1, process)
        with pytest.raises(BatchRunningError, match="another run is writing"):
            run(tmp_path / "out", given)
    finally:
        process.kill()
        process.communicate()


def test_an_output_that_is_an_input_is_refused(tmp_path, inputs):
    before = (tmp_path / "lines.jsonl").read_bytes()
    with pytest.raises(InputWrittenError, match="read and written at once"):
        run(tmp_path / "lines.jsonl", *inputs)
    assert (tmp_path / "lines.jsonl").read_bytes() == before


def test_an_output_that_is_a_folder_is_refused_at_once(tmp_path, inputs):
    with pytest.raises(NotWrittenError, match="is a directory"):
        run(tmp_path, *inputs)


def test_an_earlier_output_stays_until_the_new_one_is_whole(tmp_path, inputs):
    output = tmp_path / "out"
    output.write_text("last week", encoding="utf-8")
    stopped_at_first_error(tmp_path, inputs)
    assert output.read_text(encoding="utf-8") == "last week"
