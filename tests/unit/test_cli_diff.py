"""``conflictparse diff``: which claims are new, gone or changed, for texts and for reports of JSON."""

from __future__ import annotations

import json

import pytest

import conflictparse as cp
from conflictparse import cli

MORNING = "Shelling killed at least 12 people in Sarmin on Wednesday, a medic said. Two tanks were destroyed. "
EVENING = "Shelling killed 15 people in Sarmin on Wednesday, a hospital said. Ten soldiers were captured in Saraqib. "
DAY = ("--published", "2024-11-28")


@pytest.fixture
def write(tmp_path):
    def write_file(name, text):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write_file


@pytest.fixture
def stories(write):
    return write("morning.txt", MORNING), write("evening.txt", EVENING)


def run(capsys, *argv):
    code = cli.main(argv)
    return code, *capsys.readouterr()


def line(text, **first):
    return json.dumps({**first, **cp.parse(text, published="2024-11-28").to_dict()})


def test_new_gone_and_changed_claims_are_told_in_reading_order(capsys, stories):
    code, out, err = run(capsys, "diff", *stories, *DAY)
    assert (code, err) == (0, "")
    changed, gone, new, summary = out.splitlines()
    assert changed == "~ c1 killed people: quantity: ≥ 12 → 15; source: a medic said → a hospital said"
    assert gone.startswith("- c2 destroyed 2 tanks")
    assert new.startswith("+ c2 captured 10 soldiers · Saraqib, Idlib, SYR")
    assert summary == "1 gone, 1 new, 1 changed, 0 the same"


def test_a_story_has_no_changes_from_itself(capsys, stories):
    assert run(capsys, "diff", stories[0], stories[0]) == (0, "0 gone, 0 new, 0 changed, 2 the same\n", "")


def test_words_before_a_claim_do_not_change_it(capsys, stories, write):
    moved = write("moved.txt", "The day was quiet elsewhere.\n\n" + MORNING)
    assert run(capsys, "diff", stories[0], moved, *DAY)[1] == "0 gone, 0 new, 0 changed, 2 the same\n"


def test_the_other_way_round_what_was_new_is_gone(capsys, stories):
    out = run(capsys, "diff", *reversed(stories), *DAY)[1]
    assert out.splitlines()[-1] == "1 gone, 1 new, 1 changed, 0 the same"
    assert "~ c1 killed people: quantity: 15 → ≥ 12; source: a hospital said → a medic said" in out
    assert "\n- c2 captured 10 soldiers" in out


def test_changes_are_lines_of_json_with_both_claims(capsys, stories):
    code, out, _ = run(capsys, "diff", *stories, *DAY, "--format", "jsonl")
    assert code == 0
    changed, gone, new = map(json.loads, out.splitlines())
    assert (changed["kind"], changed["fields"]) == ("changed", ["quantity", "source"])
    before, after = (cp.parse(text, published="2024-11-28").to_dict()["claims"] for text in (MORNING, EVENING))
    assert (changed["before"], changed["after"]) == (before[0], after[0])
    assert (gone["kind"], gone["before"], gone["after"]) == ("gone", before[1], None)
    assert (new["kind"], new["before"], new["after"]) == ("new", None, after[1])


def test_reports_of_json_are_compared_like_their_texts(capsys, stories, write):
    old, new = write("old.jsonl", line(MORNING)), write("new.json", line(EVENING))
    assert run(capsys, "diff", old, new) == run(capsys, "diff", *stories, *DAY)
    assert run(capsys, "diff", stories[0], new, *DAY) == run(capsys, "diff", *stories, *DAY)


def test_of_several_reports_those_of_one_name_are_compared(capsys, write):
    old = write("old.jsonl", line(MORNING, doc="a") + "\n" + line("Two rebels died.", doc="gone"))
    new = write("new.jsonl", line("One rebel died.", doc="fresh") + "\n" + line(EVENING, doc="a"))
    out = run(capsys, "diff", old, new)[1].splitlines()
    assert [words.split()[0] for words in out[:-1]] == ["a:", "a:", "a:", "gone:", "fresh:"]
    assert out[3].startswith("gone: - c1 killed 2 rebels")
    assert out[4].startswith("fresh: + c1 killed 1 rebel")
    lines = [json.loads(words) for words in run(capsys, "diff", old, new, "--format", "jsonl")[1].splitlines()]
    assert [(change["doc"], change["kind"]) for change in lines][3:] == [("gone", "gone"), ("fresh", "new")]


def test_the_new_version_may_have_a_day_of_its_own(capsys, write):
    story = write("story.txt", "Shelling killed 12 people in Sarmin on Wednesday.")
    assert run(capsys, "diff", story, story, *DAY, "--new-published", "2024-11-29")[1].endswith("1 the same\n")
    out = run(capsys, "diff", story, story, *DAY, "--new-published", "2024-12-05")[1]
    assert "time: 2024-11-27 (“Wednesday”) → 2024-12-04 (“Wednesday”)" in out
    code, _, err = run(capsys, "diff", story, story, "--new-published", "later")
    assert (code, err) == (7, "conflictparse: --new-published 'later' is no date: write it as 2024-11-28\n")


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("Shelling killed 12 people in Sarmin.", "Shelling killed 12 villagers in Sarmin.", "counted; category"),
        ("Shelling killed 12 people in Sarmin.", "A drone killed 12 people in Sarmin.", "means"),
        ("Rebels killed 12 people in Sarmin.", "Soldiers killed 12 people in Sarmin.", "perpetrators"),
        ("Shelling killed 12 people in Sarmin.", "Shelling reportedly killed 12 people in Sarmin.", "status"),
        ("Shelling killed 12 people.", "Shelling killed 12 people in Sarmin.", "places"),
    ],
)
def test_one_thing_told_otherwise_is_a_change_of_that(capsys, write, before, after, fields):
    out = run(capsys, "diff", write("a.txt", before), write("b.txt", after))[1]
    (change, _) = out.splitlines()
    assert change.startswith("~ c1 killed ")
    for name in fields.split("; "):
        assert f"{name}: " in change
    assert change.count("→") == fields.count(";") + 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Shelling killed 12 people in Sarmin.", "Shelling killed 12 people in Aleppo."),
        ("Shelling killed 12 people in Sarmin.", "Shelling injured 12 people in Sarmin."),
        ("Shelling killed 12 people on 3 May 2020.", "Shelling killed 14 people on 9 June 2020."),
    ],
)
def test_another_matter_is_new_and_not_changed(capsys, write, before, after):
    out = run(capsys, "diff", write("a.txt", before), write("b.txt", after))[1]
    assert out.splitlines()[-1] == "1 gone, 1 new, 0 changed, 0 the same"


def test_a_side_that_is_not_read_refuses_all(capsys, stories, write):
    for argv in ([stories[0], "gone.txt"], ["gone.txt", stories[0]]):
        assert run(capsys, "diff", *argv) == (9, "", "conflictparse: gone.txt: no such file\n")
    code, out, err = run(capsys, "diff", stories[0], write("bad.jsonl", '{"schema": 7}'))
    assert (code, out) == (cli.ExitCode.DATA, "")
    assert "this version reads schema 1" in err
