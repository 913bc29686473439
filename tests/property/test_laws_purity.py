"""
Reading leaves the world as it was, and the world does not change what is read.

Not touched are the inputs, the lexicons, the decimal context, the filters of warnings and the state of random numbers;
a warm parse opens no file, no socket and no process, as an audit hook in a fresh interpreter sees.
"""

from __future__ import annotations

import copy
import decimal
import json
import locale
import os
import random
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import ANY_TEXTS, made_report, report_texts

import conflictparse as cp
from conflictparse.actors import Actor, ActorLexicon, ActorName
from conflictparse.codebooks import CONVENTIONS
from conflictparse.data.actors import load_actors
from conflictparse.data.places import load_gazetteer
from conflictparse.exports import FORMATS, open_encoder

PUBLISHED = "2024-11-28"
#: What Python tells an audit hook of when something is reached outside the process or run as code.
REACHING = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "mmap.", "urllib.", "http.", "ftplib.", "smtplib.",
    "sqlite3.", "tempfile.", "glob.", "pathlib.", "import", "exec", "compile", "pickle.", "marshal.", "code.__new__",
    "webbrowser.", "syslog.", "signal.", "winreg.", "msvcrt.", "_winapi.", "setopencodehook", "sys._getframe",
)  # fmt: skip
WARM = """
import json, sys
import conflictparse as cp
from conflictparse.codebooks import CONVENTIONS
texts = json.load(sys.stdin)

def read():
    for text in texts:
        report = cp.parse(text, published="2024-11-28", country="SYR")
        cp.check(report)
        for convention in CONVENTIONS:
            cp.toll(report, "killed", convention=convention)
        cp.Report.from_dict(report.to_dict())
        cp.resolve_place("Ajaaz", country="SYR"), cp.resolve_actor("HTS"), cp.find_quantities(text)

read()
seen, watching = [], True
sys.addaudithook(lambda event, args: seen.append([event, repr(args)[:80]]) if watching else None)
read()
watching = False
print(json.dumps(seen))
"""


def read_all(text: str) -> Any:
    """Return everything that the library makes of *text* in memory."""
    report = cp.parse(text, published=PUBLISHED, country="SYR")
    tolls = [cp.toll(report, "killed", convention=name) for name in sorted(CONVENTIONS)]
    records = [encoder.record("a", report, text) for encoder in ENCODERS]
    return report, tolls, cp.check(report), cp.find_quantities(text), records


def state_of_the_world() -> dict[str, Any]:
    """Return what a pure function must not touch."""
    return {
        "decimal": repr(decimal.getcontext()),
        "random": random.getstate(),
        "warnings": list(warnings.filters),
        "environment": dict(os.environ),
        "folder": Path.cwd(),
        "locale": locale.setlocale(locale.LC_ALL),
        "path": list(sys.path),
        "recursion": sys.getrecursionlimit(),
        "integers": sys.get_int_max_str_digits(),
        "hooks": (sys.excepthook, sys.displayhook, sys.stdout, sys.stderr),
    }


@given(ANY_TEXTS)
def test_reading_leaves_the_world_as_it_was(text):
    read_all(text)  # what is loaded once is loaded
    before = state_of_the_world()
    read_all(text)
    assert state_of_the_world() == before


@given(report_texts(most=3), st.integers(1, 4), st.sampled_from([decimal.ROUND_UP, decimal.ROUND_FLOOR]))
def test_the_decimal_context_of_the_caller_changes_no_figure(text, digits, rounding):
    words = f"{text} They took 1.75 million dollars, 1,234,567 litres and 3.14159 km. Two thirds of 12.5 percent left."
    plain = read_all(words)
    context = decimal.Context(prec=digits, rounding=rounding, traps=[decimal.Inexact, decimal.Rounded])
    with decimal.localcontext(context):
        assert read_all(words) == plain


@given(report_texts(most=3))
def test_a_warning_is_an_error_and_none_is_given(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_all(text)


ENCODERS = tuple(open_encoder(name) for name in sorted(FORMATS) if FORMATS[name].streams)

LAKE = Actor("lake", "Lake Front", "rebel_group", "SYR")
HILL = Actor("hill", "Hill Brigade", "pro_gov_militia", "SYR")
OWN = ActorLexicon([LAKE, HILL], [ActorName(LAKE, "LF"), ActorName(HILL, "the Hill men")])


def test_the_lexicons_are_what_they_were_after_many_texts():
    question = "The Lake Front and the Hill men killed 12 of the LF near Idlib, HTS said."
    lexicons = OWN, load_actors()
    gazetteer = load_gazetteer()
    before = [cp.parse(question, lexicon=lexicon, gazetteer=gazetteer) for lexicon in lexicons]
    records = copy.deepcopy((OWN.records, OWN.grammar.letter, OWN.nations))
    for seed in range(40):
        for lexicon in lexicons:
            cp.parse(made_report(seed), lexicon=lexicon, gazetteer=gazetteer, published=PUBLISHED)
    assert [cp.parse(question, lexicon=lexicon, gazetteer=gazetteer) for lexicon in lexicons] == before
    assert (OWN.records, OWN.grammar.letter, OWN.nations) == records


@given(report_texts(most=3))
def test_what_is_done_with_a_report_leaves_it_as_it_was(text):
    report = cp.parse(text, published=PUBLISHED)
    kept = copy.deepcopy(report)
    data = report.to_dict()
    given_ = copy.deepcopy(data)
    cp.Report.from_dict(data)
    cp.merge([report, report]).to_dict()
    for convention in CONVENTIONS:
        cp.toll(report, "killed", convention=convention)
    report.to_csv(doc="a")
    data["claims"].clear()
    assert report == kept
    assert report.to_dict() == given_


def audited(code: str, texts: list[str]) -> list[list[str]]:
    """Return the events of a fresh interpreter that reach outside it, while *code* watches."""
    ran = subprocess.run(  # noqa: S603 - our own code in our own interpreter
        [sys.executable, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return [[event, args] for event, args in json.loads(ran.stdout) if event.startswith(REACHING)]


def test_a_warm_parse_opens_no_file_no_socket_and_no_process():
    texts = [*(made_report(seed) for seed in range(20)), "", "9" * 5_000, "\x00", "\"=cmd|' /C calc'!A0\""]
    assert audited(WARM, texts) == []


@pytest.mark.parametrize(
    "deed", ["open(sys.executable, 'rb').close()", "import socket; socket.socket().close()", "import os; os.listdir()"]
)
def test_the_watch_sees_what_is_opened(deed):
    assert audited(WARM.replace("read()\nwatching", f"{deed}\nwatching"), ["It rained."])
