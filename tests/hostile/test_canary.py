"""No error, log, warning or message repeats words of a report: a planted word shows it at every way in and out."""

import io
import json
import logging
import os
import pickle
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from tests.hostile.canary import TEXT, files, leaks

import conflictparse as cp
from conflictparse.batch import Batch, Settings, run_batch
from conflictparse.claims import Report
from conflictparse.cli import main
from conflictparse.errors import ConflictparseError
from conflictparse.exports import (
    open_writer,
    reports_from_jsonl,
    rows_from_csv,
    rows_from_jsonl,
    rows_to_jsonl,
)
from conflictparse.exports.formats import FORMATS
from conflictparse.exports.tree import to_tree
from conflictparse.readers import Unread, read_documents
from conflictparse.viz import highlight, report_page

REPORT = cp.parse(TEXT, "2024-11-28")
OTHER = "x" * len(TEXT)


def said_by(call: Callable[[], object]) -> str:
    """Return all that *call* lets out beside its value: the error with its chain, logs and warnings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            try:
                call()
                told = ""
            except Exception as error:  # noqa: BLE001 - whatever it is
                told = "".join(chain_of(error))
    finally:
        logging.getLogger().removeHandler(handler)
    return told + stream.getvalue() + "".join(str(one.message) for one in warned)


def chain_of(error: BaseException | None) -> list[str]:
    """Return what each error of a chain says, as a log shows it; source lines and locals are not shown by default."""
    out = []
    while error is not None:
        out += [str(error), repr(error.args), *traceback.format_exception_only(error)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return out


def test_the_planted_word_is_in_what_is_read():
    assert leaks(TEXT)
    assert leaks(REPORT.to_json())
    assert len(REPORT.claims) >= 2


# ---------------------------------------------------------------- the functions
CALLS: dict[str, Callable[[], object]] = {
    "a text as the day": lambda: cp.parse(TEXT, TEXT),
    "a text as the effect": lambda: cp.toll(REPORT, TEXT),
    "a text as the convention": lambda: REPORT.to_rows(convention=TEXT),
    "texts as the convention": lambda: REPORT.to_rows(convention=[TEXT]),
    "a text as the level": lambda: cp.coarsen(REPORT, TEXT),
    "a text as the format": lambda: open_writer(TEXT, io.BytesIO()),
    "a text as the form": lambda: list(read_documents(io.BytesIO(b""), form=TEXT)),
    "a text as the file": lambda: list(read_documents(io.StringIO(TEXT))),
    "a text as the report": lambda: Report.from_dict(TEXT),
    "a text as the quantity": lambda: cp.parse_quantity([TEXT]),
    "parse bytes": lambda: cp.parse(TEXT.encode()),
    "parse with a gazetteer that is none": lambda: cp.parse(TEXT, gazetteer=TEXT),
    "parse a list": lambda: cp.parse([TEXT]),
    "toll of an effect": lambda: cp.toll(REPORT, "nothing"),
    "toll of a text": lambda: cp.toll(TEXT, "killed"),
    "check a text": lambda: cp.check(TEXT),
    "merge texts": lambda: cp.merge([TEXT]),
    "merge one text": lambda: cp.merge(TEXT),
    "coarsen to nothing": lambda: cp.coarsen(REPORT, "street"),
    "coarsen bytes": lambda: cp.coarsen_text(REPORT, TEXT.encode(), "admin1"),
    "quantities of bytes": lambda: cp.find_quantities(TEXT.encode()),
    "places of bytes": lambda: cp.find_places(TEXT.encode()),
    "actors of bytes": lambda: cp.find_actors(TEXT.encode()),
    "times of bytes": lambda: cp.find_times(TEXT.encode()),
    "page of another text": lambda: report_page(REPORT, OTHER),
    "page of bytes": lambda: report_page(REPORT, TEXT.encode()),
    "marks of another text": lambda: highlight(REPORT, OTHER),
    "rows of a coarse report": lambda: cp.coarsen(REPORT, "country").to_rows(text=TEXT),
    "tree of a coarse report": lambda: to_tree(cp.coarsen(REPORT, "country"), TEXT),
    "rows under no convention": lambda: REPORT.to_rows(convention="none"),
    "parquet nowhere": lambda: REPORT.to_parquet("/nowhere/rows.parquet"),
    "a format that there is not": lambda: open_writer("none", io.BytesIO()),
    "a claim from its dictionary": lambda: Report.from_dict({"claims": [TEXT]}),
    "rows from a line that is none": lambda: list(rows_from_jsonl([TEXT])),
    "reports from a line that is none": lambda: list(reports_from_jsonl(TEXT)),
    "rows from a table that is none": lambda: list(rows_from_csv(TEXT)),
}


@pytest.mark.parametrize("name", CALLS)
def test_no_error_of_a_function_repeats_words_of_a_report(name):
    assert not leaks(said_by(CALLS[name]))


def test_calls_that_succeed_say_nothing():
    def everything() -> None:
        for form in FORMATS.values():
            target = io.BytesIO() if form.suffix else None
            if target is not None:
                with open_writer(form.name, target) as writer:
                    writer.write("a", cp.parse(TEXT), TEXT)
        cp.merge([REPORT]).to_dict()
        cp.check(REPORT)
        report_page(REPORT, TEXT)

    assert said_by(everything) == ""


# ---------------------------------------------------------------- reports from elsewhere
def spoiled(value: object) -> list[object]:
    """Return copies of *value*, JSON, in each of which one cell is what it may not be: words of the report."""
    out: list[object] = []
    if isinstance(value, dict):
        out.append({**value, TEXT: 1})
        for key, cell in value.items():
            out.append({k: c for k, c in value.items() if k != key})
            out.append({**value, key: {"a": TEXT} if isinstance(cell, str) else TEXT})
            out += [{**value, key: worse} for worse in spoiled(cell)]
    elif isinstance(value, list):
        out.append([TEXT])
        out += [[worse] for worse in spoiled(value[0])] if value else []
    return out


def test_no_report_that_breaks_its_rules_is_refused_with_its_words():
    report = evolve(REPORT, claims=REPORT.claims[:1], places=REPORT.places[:1], actors=REPORT.actors[:1])
    refused = 0
    for data in spoiled(json.loads(report.to_json())):
        said = said_by(lambda data=data: Report.from_dict(data))
        assert not leaks(said), said
        refused += bool(said)
    assert refused > 200


def test_no_row_that_breaks_its_rules_is_refused_with_its_words():
    line = json.loads(next(rows_to_jsonl(REPORT.to_rows(text=TEXT))))
    table = REPORT.to_csv(doc="a").splitlines()
    refused = 0
    for data in spoiled(line):
        said = said_by(lambda data=data: list(rows_from_jsonl([json.dumps(data)])))
        assert not leaks(said), said
        refused += bool(said)
    for column in range(table[0].count(",") + 1):
        cells = ["x"] * (table[0].count(",") + 1)
        cells[column] = TEXT.replace(",", ";")
        said = said_by(lambda cells=cells: list(rows_from_csv(f"{table[0]}\n{','.join(cells)}\n")))
        assert not leaks(said), said
        refused += bool(said)
    assert refused > 60


# ---------------------------------------------------------------- readers
def test_no_reason_of_a_reader_repeats_words_of_a_file(tmp_path):
    refused = 0
    for name, path in files(tmp_path / "in").items():
        for form in (None, "csv", "json", "jsonl", "html", "feed", "warc", "parquet", "trafilatura", "reliefweb"):
            found = list(read_documents(str(path), form=form))
            for one in found:
                if isinstance(one, Unread):
                    assert not leaks(one.reason + str(one)), (name, form, one.reason)
                    refused += 1
    assert refused > 60


# ---------------------------------------------------------------- the command
def test_the_command_keeps_the_words_of_a_file_to_its_output(tmp_path, capsys):
    found = files(tmp_path / "in")
    for name, path in found.items():
        for argv in (
            ["parse", str(path)],
            ["parse", str(path), "--input-format", "csv"],
            ["check", str(path)],
            ["explain", str(path)],
            ["diff", str(path), str(path)],
            ["merge", str(path)],
            ["highlight", str(path)],
            ["gazetteer", "info", str(path)],
            ["gazetteer", "build", str(path), "-o", str(tmp_path / "out.cpg")],
            ["parse", str(found["dates.jsonl"]), "--actors", str(path)],
            ["parse", str(found["dates.jsonl"]), "--gazetteer", str(path)],
        ):
            main(argv)
            said = capsys.readouterr().err
            lexicon = "--actors" in argv or "gazetteer" in argv[0]  # their tables are no reports: problems quote cells
            assert lexicon or not leaks(said), (name, argv, said)
            assert "Traceback" not in said


def test_the_command_tells_nothing_of_an_error_of_ours(tmp_path):
    path = tmp_path / "in.txt"
    path.write_text(TEXT, encoding="utf-8")
    script = (
        "import sys, conflictparse.pipeline as p\n"
        "def fail(self, text, published): raise ValueError(text)\n"
        "p.Reader.read = fail\n"
        "from conflictparse.cli import main\n"
        f"sys.exit(main(['batch', {str(path)!r}, '-o', {str(tmp_path / 'out.jsonl')!r}, '--workers', '1']))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cp.__file__).parents[1])},
    )
    assert not leaks(done.stderr + done.stdout)
    assert "exception" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert not leaks((tmp_path / "out.jsonl").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- batches
@pytest.mark.parametrize("workers", [1, 2])
def test_no_journal_and_no_list_of_errors_holds_words_of_a_report(workers, tmp_path, capsys):
    found = files(tmp_path / "in")
    out = tmp_path / "rows.csv"
    journals = []
    original = os.unlink

    def keep(path: str, *rest: object, **more: object) -> None:
        if str(path).endswith(".journal"):
            journals.append(Path(path).read_bytes().decode())
        original(path, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "unlink", keep)
        settings = Settings(format="csv")
        run_batch(Batch(tuple(map(str, found.values())), str(out), settings, workers=workers, checkpoint_seconds=0.0))
    errors = Path(f"{out}.errors.jsonl").read_text(encoding="utf-8")
    assert journals
    assert not any(map(leaks, journals))
    assert errors.count("\n") >= 10
    assert not leaks(errors)
    assert not leaks(capsys.readouterr().err)


# ---------------------------------------------------------------- engines
def test_no_error_of_an_engine_repeats_words_of_a_report():
    pa = pytest.importorskip("pyarrow")
    from conflictparse.integrations.arrow import parse_batch  # noqa: PLC0415 - an extra

    batch = pa.record_batch({"id": ["a", "b"], "text": [TEXT, None], "published": [TEXT, "2024-11-28"]})
    for arguments in ({}, {"text": "none"}, {"published": "text"}, {"output": TEXT}, {"mode": "fail"}):
        assert not leaks(said_by(lambda arguments=arguments: parse_batch(batch, **arguments)))
    errors = parse_batch(batch, output="claims").column("error").to_pylist()
    assert any(errors)
    assert not leaks(json.dumps(errors))


def test_errors_that_went_to_another_process_say_no_more(tmp_path):
    raised = []
    for call in CALLS.values():
        try:
            call()
        except ConflictparseError as error:
            raised.append(error)
        except Exception:  # noqa: BLE001, S112 - another test looks at it
            continue
    assert len(raised) > 15
    for error in raised:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert (str(again), again.args) == (str(error), error.args)
        assert not leaks(str(again))
