"""Actors of one's own: rows beside the bundled ones, or instead of them."""

from itertools import permutations
from pathlib import Path

import pytest

import conflictparse as cp
from conflictparse.cli import ExitCode, main
from conflictparse.data.own_actors import actors_with, load_actors_with
from conflictparse.errors import LexiconError

GUARD = "id,name,kind,country,names\nriver-guard,River Guard,pro_gov_militia,MLI,RG|Riverines\n"


def problems(**tables: str) -> tuple[str, ...]:
    """Return what is wrong with small tables."""
    with pytest.raises(LexiconError) as caught:
        actors_with({f"{name}.csv": text for name, text in tables.items()})
    return caught.value.problems


def test_a_record_of_ones_own_is_read() -> None:
    lexicon = actors_with({"mine.csv": GUARD})
    found = cp.find_actors("The RG left. Riverines fled.", lexicon=lexicon)
    assert [a.name for a in found] == ["River Guard", "River Guard"]
    assert cp.resolve_actor("riverines", lexicon=lexicon).actor == lexicon.records["river-guard"]
    assert (
        cp.parse("The River Guard killed two men.", lexicon=lexicon).claims[0].perpetrators[0].actor_id == "river-guard"
    )
    assert cp.find_actors("The Riverines fled.") == ()


def test_a_record_takes_the_place_of_a_bundled_one() -> None:
    lexicon = actors_with({"mine.csv": "id,name,kind\nhamas,The Movement,party\n"})
    found = cp.find_actors("Hamas left.", lexicon=lexicon)
    assert [(a.name, a.kind) for a in found] == [("The Movement", "party")]


def test_the_order_of_tables_and_rows_does_not_matter() -> None:
    tables = {
        "a.csv": GUARD,
        "b.csv": "actor,name,use\nriver-guard,Men of the River,weak\n",
        "c.csv": "id,name,kind\nhill-guard,Hill Guard,rebel_group\n",
    }
    made = [actors_with(dict(order)) for order in permutations(tables.items())]
    read = {
        repr(cp.find_actors("The Hill Guard fought the RG in Mali, and Men of the River.", lexicon=x)) for x in made
    }
    assert len(read) == 1


def test_rows_that_differ_are_named() -> None:
    other = GUARD.replace("MLI", "NER")
    assert problems(a=GUARD, b=other) == ("b.csv:2:id: 'river-guard' is told otherwise at a.csv:2",)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("id,name\nx,X\n", "t.csv:1:kind: is missing; a table of actors has id, name, kind"),
        ("id,name,kind,colour\nx,X,ngo,red\n", "t.csv:1:colour: is no column; choose of "),
        ("id,name,kind\nx,X,club\n", "t.csv:2:kind: 'club' is not one of "),
        ("id,name,kind,since\nx,X,ngo,2020\n", "t.csv:2:since: '2020' is no ISO date"),
        ("id,name,kind,country\nx,X,ngo,QQQ\n", "t.csv:2:country: 'QQQ' is no country of the tables"),
        ("id,name,kind,parent\nx,X,ngo,nobody\n", "t.csv:2:parent: 'nobody' is no id of an actor"),
        ("actor,name\nnobody,X\n", "t.csv:2:actor: 'nobody' is no id of an actor"),
        ("id,name,kind\nx,X\n", "t.csv:2: 2 cells, not 3"),
    ],
)
def test_a_bad_row_is_named(table: str, problem: str) -> None:
    assert problems(t=table)[0].startswith(problem)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("\ufeff" + GUARD, encoding="utf-8")
    assert "river-guard" in load_actors_with(str(path)).records


def test_the_command_line_reads_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, report = tmp_path / "mine.csv", tmp_path / "report.txt"
    mine.write_text(GUARD, encoding="utf-8")
    report.write_text("The Riverines shot two men.", encoding="utf-8")
    assert main(["parse", str(report), "--actors", str(mine), "--format", "json"]) == ExitCode.OK
    assert '"river-guard"' in capsys.readouterr().out
    mine.write_text("id,name,kind\nx,X,club\n", encoding="utf-8")
    assert main(["parse", str(report), "--actors", str(mine)]) == ExitCode.DATA
    assert "mine.csv:2:kind: 'club' is not one of" in capsys.readouterr().err
    assert main(["parse", str(report), "--actors", str(tmp_path / "no.csv")]) == ExitCode.MISSING
