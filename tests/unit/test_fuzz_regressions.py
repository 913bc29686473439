"""What once broke a promise, and every seed, through all oracles of fuzz/; and the driver that makes inputs."""

import json
from pathlib import Path
from random import Random

import pytest
from fuzz.drive import drive, save, try_input
from fuzz.inputs import LONGEST, Input, from_json, read_bytes, to_bytes, to_json
from fuzz.mutation import make_bytes, seed_bytes
from fuzz.oracles import BrokenPromiseError, check_fully, check_input, check_spans
from fuzz.probes import PROBES
from fuzz.slow import Cost, cost_of, hunt

from conflictparse.claims.claim import Evidence, Source

FUZZ = Path(__file__).parents[2] / "fuzz"
REGRESSIONS = sorted((FUZZ / "regressions").glob("*.json"))
SEEDS = sorted((FUZZ / "seeds").glob("*.txt"))
CORNERS = [
    json.loads(line)
    for line in (FUZZ / "corners.txt").read_text(encoding="ascii").splitlines()
    if not line.startswith("#")
]
JSON = len(PROBES)  # the choice of an input that goes through JSON
DAYS = ("2024-11-28", "2024-11-30", None)  # a Thursday, a Saturday, and no day at all


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.stem)
def test_what_once_broke_a_promise_keeps_them_all(path):
    check_fully(from_json(path.read_text(encoding="ascii")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_keeps_every_promise(path):
    assert check_fully(Input(path.read_text(encoding="utf-8"))).library


@pytest.mark.parametrize("text", CORNERS, ids=ascii)
def test_a_corner_keeps_every_promise(text):
    assert check_fully(Input(text, DAYS[0])).published is not None
    for day in DAYS[1:]:
        report = check_input(Input(text, day, choice=JSON))
        assert (report.published is None) == (day is None)


def test_the_same_seed_makes_the_same_inputs_and_none_fails():
    outcome = drive(300, seed=7)
    assert outcome.failures == ()
    assert outcome.characters == drive(300, seed=7).characters > 300


@pytest.mark.parametrize("text", ["Shelling killed 12.", "=1\t\n\r", "قُتل ١٢ \ud800 \U0001f4a5", ""])
def test_a_text_is_read_from_its_bytes_again(text):
    assert read_bytes(to_bytes(text)).text == text


def test_any_bytes_are_a_text_of_bounded_length():
    random, pool = Random(3), seed_bytes()  # noqa: S311 - the same inputs every time
    texts = [read_bytes(make_bytes(random, pool)).text for _ in range(500)]
    assert max(map(len, texts)) <= LONGEST
    assert len(set(texts)) > 400
    assert read_bytes(b"\0\0" + b"12 dead" + b"\xf8\xff" * 40).text[:10] == "12 deadddd"


def test_an_input_reads_back_from_its_file():
    given = Input("Half of a pair: \ud800", None, "SYR", day_first=True)
    assert from_json(to_json(given, "why")) == given


def test_an_oracle_notices_words_that_are_not_those_of_the_span():
    with pytest.raises(BrokenPromiseError, match="other words than its span"):
        check_spans([Evidence(0, 4, "nine")], "Five died.")


def test_a_name_that_is_taken_out_stands_for_some_words():
    text = "A baker, Omar Example of Sarmin, said so."
    check_spans([Source(0, 31, "A baker, [name 1] of Sarmin")], text)
    with pytest.raises(BrokenPromiseError):
        check_spans([Source(0, 31, "A mason, [name 1] of Sarmin")], text)


def test_an_exception_is_kept_with_its_input(tmp_path):
    given = Input(None)  # type: ignore[arg-type]
    failed = try_input(given)
    assert failed is not None
    assert failed.kind.startswith("NotTextError")
    save((failed,), tmp_path)
    (path,) = tmp_path.iterdir()
    assert from_json(path.read_text(encoding="ascii")) == given


@pytest.mark.parametrize(
    "piece", [" 3/4/2020", "8 dead: 12 soldiers, soldiers, soldiers,", "0 dead: 12 soldie soiers, 1, 1  rebels "]
)
def test_what_was_slow_once_costs_what_its_length_asks(piece):
    short, long = cost_of(piece, 2_500).each, cost_of(piece, 10_000).each
    assert long < 2 * short  # for each character; it was four times as much


def test_the_hunt_for_slow_inputs_keeps_the_dearest(tmp_path):
    found = hunt(rounds=30, seed=1, keep=3)
    assert len(found) == 3
    assert [cost.each for cost in found] == sorted((cost.each for cost in found), reverse=True)
    assert cost_of("Shelling killed 12 people. ") > Cost(0.0, "")
