"""``conflictparse resolve``: what one name, number or date is read as, with what else it may mean."""

from __future__ import annotations

import json
from datetime import date

import pytest

import conflictparse as cp
from conflictparse import cli


def run(capsys, *argv):
    code = cli.main(argv)
    return code, *capsys.readouterr()


def resolved(capsys, *argv):
    """Return the JSON of ``resolve`` for *argv*, after asking for the words, too."""
    code, out, err = run(capsys, "resolve", *argv)
    assert (code, err) == (0, "")
    data = json.loads(run(capsys, "resolve", *argv, "--format", "json")[1])
    assert out.splitlines()[0].startswith(f"{argv[1]}: {data['status']}")
    return data


# ---------------------------------------------------------------- places
def test_a_place_is_shown_with_its_record_and_what_decided(capsys):
    code, out, err = run(capsys, "resolve", "place", "Idleb", "--country", "syr")
    assert (code, err) == (0, "")
    match = cp.resolve_place("Idleb", country="SYR")
    lines = out.splitlines()
    assert lines[0] == f"Idleb: resolved ({match.why})"
    assert lines[1] == f"  {match.place.name}"
    assert f"    id         {match.place.id}" in lines
    assert f"    position   {match.place.lat:.5f}, {match.place.lon:.5f}" in lines


def test_an_ambiguous_place_is_shown_with_every_candidate(capsys):
    data = resolved(capsys, "place", "San Antonio")
    match = cp.resolve_place("San Antonio")
    assert (data["status"], len(data["candidates"])) == (match.status, len(match.candidates))
    names = [place.id for place in match.candidates]
    assert [place["id"] for place in data["candidates"]] == names
    out = run(capsys, "resolve", "place", "San Antonio")[1]
    assert [line.split()[1] for line in out.splitlines() if line.startswith("    id ")] == names


def test_a_parent_and_a_country_narrow_a_place(capsys):
    assert resolved(capsys, "place", "Sarmin", "--within", "Idlib")["status"] == "resolved"
    assert resolved(capsys, "place", "Sarmin", "--country", "NGA")["candidates"] == []


@pytest.mark.parametrize("what", ["place", "actor", "number", "date"])
@pytest.mark.parametrize("words", ["Xyzzyq", "", "\udcff", "a\nb", "9" * 5_000])
def test_any_words_have_an_answer_on_lines_of_their_own(capsys, what, words):
    code, out, err = run(capsys, "resolve", what, words)
    assert (code, err) == (0, "")
    assert out.count("\n") == 1 or "  " in out
    data = json.loads(run(capsys, "resolve", what, words, "--format", "json")[1])
    assert set(data) == {"words", "what", "status", "why", "candidates"}


# ---------------------------------------------------------------- actors
def test_an_actor_is_that_of_the_day(capsys):
    data = resolved(capsys, "actor", "Assad's forces", "--on", "2020-02-01", "--country", "SYR")
    match = cp.resolve_actor("Assad's forces", on=date(2020, 2, 1), country="SYR")
    assert (data["candidates"][0]["id"], data["why"]) == (match.actor.id, match.why)
    out = run(capsys, "resolve", "actor", "Assad's forces", "--on", "2020-02-01")[1]
    assert "    existed    2000-07-17 to 2024-12-08\n" in out


def test_actors_of_your_own_are_known(capsys, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("id,name,kind\nriver-guard,River Guard,pro_gov_militia\n", encoding="utf-8")
    assert resolved(capsys, "actor", "River Guard")["status"] != "resolved"
    assert resolved(capsys, "actor", "River Guard", "--actors", str(table))["candidates"][0]["id"] == "river-guard"


# ---------------------------------------------------------------- numbers
def test_a_number_is_shown_with_what_its_words_entail(capsys):
    data = resolved(capsys, "number", "more than 1.7 million")
    (quantity,) = data["candidates"]
    assert (quantity["low"], quantity["low_open"], quantity["high"]) == (1_700_000, True, None)
    lines = run(capsys, "resolve", "number", "more than 1.7 million")[1].splitlines()
    assert lines[1] == "  > 1,700,000 (“more than 1.7 million”)"
    assert "    interval   > 1,700,000" in lines
    assert "    grain      100,000" in lines


def test_of_words_with_more_than_a_number_every_number_is_shown(capsys):
    data = resolved(capsys, "number", "12 soldiers and three tanks")
    assert data["status"] == "in part"
    assert [quantity["text"] for quantity in data["candidates"]] == ["12", "three"]


# ---------------------------------------------------------------- dates
def test_a_relative_date_needs_a_day_to_be_counted_from(capsys):
    data = resolved(capsys, "date", "last Thursday")
    assert (data["status"], data["why"]) == ("unresolved", "it is counted from a day: give --published")
    data = resolved(capsys, "date", "last Thursday", "--published", "2024-11-28")
    assert data["status"] == "resolved"
    assert (data["candidates"][0]["from"], data["candidates"][0]["to"]) == ("2024-11-21", "2024-11-21")


@pytest.mark.parametrize(("order", "day"), [("--day-first", "2020-04-03"), ("--month-first", "2020-03-04")])
def test_a_numeric_date_is_read_in_the_order_that_is_given(capsys, order, day):
    data = resolved(capsys, "date", "3/4/2020", order)
    assert (data["status"], data["candidates"][0]["from"]) == ("resolved", day)


def test_a_duration_names_no_day_and_other_words_are_left_out(capsys):
    assert resolved(capsys, "date", "a month")["status"] in {"unresolved", "in part", "unknown"}
    data = resolved(capsys, "date", "on Monday or 3 May 2020")
    assert data["status"] == "in part"
    assert [time["text"] for time in data["candidates"]][-1].endswith("3 May 2020")


# ---------------------------------------------------------------- wrong use
@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("place",),
        ("river", "Nile"),
        ("place", "Idlib", "--country", "Syria"),
        ("number", "12", "--format", "csv"),
        ("number", "12", "13"),
    ],
)
def test_wrong_use_is_explained(capsys, argv):
    code, out, err = run(capsys, "resolve", *argv)
    assert (code, out) == (cli.ExitCode.USAGE, "")
    assert "usage: conflictparse" in err


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("date", "Monday", "--published", "soon"), 7, "--published 'soon' is no date: write it as 2024-11-28"),
        (("actor", "HTS", "--on", "2024-13-01"), 7, "--on '2024-13-01' is no date: write it as 2024-11-28"),
        (("actor", "HTS", "--actors", "gone.csv"), 9, "gone.csv: no such file"),
        (("place", "Idlib", "--gazetteer", "gone.cpg"), 9, "gone.cpg: no such file"),
    ],
)
def test_what_is_refused_is_told_on_one_line(capsys, argv, code, words):
    assert run(capsys, "resolve", *argv) == (code, "", f"conflictparse: {words}\n")
