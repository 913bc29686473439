"""Many texts are read by several processes, and come in order."""

import os
import signal
from datetime import date
from importlib import import_module

import pytest
from benchmarks.made_reports import make_report

from conflictparse import parse, parse_many
from conflictparse.batch.errors import DocumentError
from conflictparse.batch.workers import CHUNK_ITEMS
from conflictparse.errors import LexiconError, NotTextError, PublishedError

TEXTS = [make_report(n) for n in range(3 * CHUNK_ITEMS + 5)]
DAYS = [date(2024, n % 12 + 1, n % 28 + 1) for n in range(len(TEXTS))]
#: What ends the process that reads it, under the readings of these tests.
ENDS = "This text ends its process."
STARTS = ["spawn", *(["fork"] if hasattr(os, "fork") else [])]


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_what_comes_is_what_parse_returns_in_order(workers):
    expected = [parse(text, day) for text, day in zip(TEXTS, DAYS, strict=True)]
    assert list(parse_many(TEXTS, DAYS, workers=workers)) == expected


def test_hostile_texts_come_back_like_any_other():
    texts = ["", "\x00", "(" * 100_000, "a\ud800b killed 3", "9" * 5_000, *TEXTS[:3]]
    assert list(parse_many(texts, "2024-11-28", workers=2)) == [parse(text, "2024-11-28") for text in texts]


def test_a_long_text_is_read_whole():
    text = f"{'A calm day. ' * 90_000}Shelling killed 12 people."
    assert [r.claims[0].quantity.low for r in parse_many([text], workers=2)] == [12]


def test_one_date_may_stand_for_all():
    text = "Shelling killed 12 people on Tuesday."
    for published in ("2024-11-28", date(2024, 11, 28)):
        reports = parse_many([text] * 2, published, workers=1)
        assert [r.claims[0].time.from_date for r in reports] == [date(2024, 11, 26)] * 2


def test_no_more_is_taken_than_is_under_way():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield "Shelling killed 12 people."

    reports = parse_many(endless(), workers=2)
    for _ in range(3):
        next(reports)
    reports.close()
    assert len(taken) <= 16 * CHUNK_ITEMS


def test_a_few_texts_start_no_process(monkeypatch):
    monkeypatch.setattr("conflictparse.batch.many.Pool", None)
    assert len(list(parse_many(TEXTS[:5]))) == 5


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("texts", "days", "error"),
    [(["a", b"b"], [None, None], NotTextError), (["a", "b"], [None, "28/11/2024"], PublishedError)],
)
def test_a_mistake_of_the_caller_is_told_at_its_turn(workers, texts, days, error):
    reports = parse_many(texts, days, workers=workers)
    assert next(reports).claims == ()
    with pytest.raises(error, match=r"decode the bytes|28/11/2024"):
        next(reports)


def test_a_date_that_is_missing_is_told():
    with pytest.raises(ValueError, match="shorter"):
        list(parse_many(["a", "b"], ["2024-11-28"], workers=1))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_gazetteer_that_is_none_is_told_before_the_first_text(tmp_path, workers):
    file = tmp_path / "places.cpg"
    file.write_bytes(b"none")
    with pytest.raises(LexiconError):
        next(parse_many(["a"], workers=workers, gazetteer_file=str(file)))


@pytest.mark.parametrize("workers", [1, 2])
def test_actors_of_ones_own_are_known_to_every_process(tmp_path, workers):
    file = tmp_path / "mine.csv"
    file.write_text("id,name,kind\nriver-guard,River Guard,pro_gov_militia\n", encoding="utf-8")
    report = next(parse_many(["The River Guard killed 3 people."], workers=workers, actor_files=[str(file)]))
    assert [actor.actor_id for actor in report.claims[0].perpetrators] == ["river-guard"]


@pytest.mark.skipif("fork" not in STARTS, reason="the reading is replaced in processes that are forked")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_text_that_ends_its_process_is_told_at_its_turn(monkeypatch):
    plain = import_module("conflictparse.parse")

    def end(text, *args, **choices):
        if text == ENDS:
            os.kill(os.getpid(), signal.SIGKILL)
        return parse(text, *args, **choices)

    monkeypatch.setattr(plain, "parse", end)
    reports = parse_many([*TEXTS[:3], ENDS, TEXTS[4]], workers=2, start="fork")
    assert [next(reports) for _ in range(3)] == [parse(text) for text in TEXTS[:3]]
    with pytest.raises(DocumentError, match="text 3: ended the process"):
        next(reports)
