"""
The same texts give the same bytes: under any hash seed, option, locale and time zone, in threads and other processes.

What is compared is a digest of everything that comes out of a few made reports: the reports as JSON, tolls, checks, and
each export that is made of text.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from tests.property.digests import digest_of
from tests.property.report_texts import corpus_texts, made_report

#: Made reports, and every sentence of the corpus of claims and places: a set that is walked shows in few texts.
TEXTS = (*(made_report(seed) for seed in range(12)), *corpus_texts("claims", "places"))

DIGEST = """
import json, sys
sys.path.insert(0, {folder!r})
from tests.property.digests import digest_of
print(digest_of(json.load(sys.stdin)))
"""
IN_PROCESSES = """
import json, multiprocessing, sys
sys.path.insert(0, {folder!r})
from concurrent.futures import ProcessPoolExecutor
from tests.property.digests import digest_of
if __name__ == "__main__":
    texts = json.load(sys.stdin)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context({method!r})) as pool:
        print(*pool.map(digest_of, [texts, texts]))
"""
SETTINGS = {
    "hash seed 0": ((), {"PYTHONHASHSEED": "0"}),
    "hash seed 1": ((), {"PYTHONHASHSEED": "1"}),
    "another hash seed": ((), {"PYTHONHASHSEED": "4294967295"}),
    "without assertions": (("-O",), {}),
    "without docstrings": (("-OO",), {}),
    "development mode": (("-X", "dev", "-W", "error"), {}),
    "C locale": ((), {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    "Turkish locale": ((), {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "time zone far east": ((), {"TZ": "Pacific/Kiritimati"}),
    "time zone far west": ((), {"TZ": "Etc/GMT+12"}),
}


@cache
def wanted() -> str:
    return digest_of(TEXTS)


def run_python(code: str, options: tuple[str, ...] = (), **environment: str) -> list[str]:
    """Return what *code* prints in a fresh interpreter, given the texts."""
    folder = str(__import__("pathlib").Path(__file__).resolve().parents[2])
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHONHASHSEED"))}
    ran = subprocess.run(  # noqa: S603 - our own code in our own interpreter
        [sys.executable, *options, "-c", code.replace("{folder!r}", repr(folder))],
        input=json.dumps(TEXTS),
        env={**known, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


@pytest.mark.parametrize(("options", "environment"), SETTINGS.values(), ids=SETTINGS.keys())
def test_no_setting_of_the_interpreter_changes_a_byte(options, environment):
    assert run_python(DIGEST, options, **environment) == [wanted()]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_other_processes_make_the_same_bytes(method):
    if method not in __import__("multiprocessing").get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    assert run_python(IN_PROCESSES.replace("{method!r}", repr(method))) == [wanted(), wanted()]


@pytest.mark.parametrize("threads", [1, 8])
def test_threads_make_the_same_bytes(threads):
    with ThreadPoolExecutor(threads) as pool:
        assert set(pool.map(digest_of, [TEXTS] * threads)) == {wanted()}


def test_the_order_of_reading_changes_nothing():
    order = list(range(len(TEXTS)))
    random.Random(4).shuffle(order)  # noqa: S311 - any order
    once = {n: digest_of((TEXTS[n],)) for n in range(len(TEXTS))}
    assert {n: digest_of((TEXTS[n],)) for n in order} == once
