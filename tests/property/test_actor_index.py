"""Laws of compiled actors: they give the answers of their tables, and no damage goes unnoticed."""

from datetime import date
from struct import pack
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictparse.actors import Actor, ActorLexicon, ActorName, Leader, Nation, find_actors, resolve_actor
from conflictparse.data.actors import ActorTables, load_actors, read_actor_tables
from conflictparse.data.compile_actors import compile_actors
from conflictparse.data.compiled_actors import HEADER, HEADER_SIZE, NUMBER, checksum, open_actors
from conflictparse.data.own_actors import actors_with
from conflictparse.errors import LexiconError

WORDS = ("Lord's", "River", "Guard", "SLM/A", "al-Nur", "Front", "Front/Army", "RG", "Büro", "People\u2019s", "Союз")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
KINDS = st.sampled_from(["state_military", "rebel_group", "state_police"])
USES = st.sampled_from(["strong", "weak", "acronym", "former", "pejorative"])
NATIONS = [
    Nation("SYR", ("Syria", "Syrian Arab Republic"), ("Syrian", "Syrians"), ("Damascus",)),
    Nation("X", ("X",), ()),
]
LEADERS = [Leader("A. Ruler", ("Ruler",), "SYR", date(2000, 7, 17), date(2024, 12, 8)), Leader("B. Nobody", (), "X")]
UNKNOWN = ("", "al", "\ud800", "\0", "x" * 10_000, "Nobody at All", "Hizbullah", "Lord")


@st.composite
def tables(draw: st.DrawFn) -> ActorTables:
    """Return records, some of them arms of a state, and names that they share."""
    records = []
    for number in range(draw(st.integers(0, 6))):
        home = draw(st.sampled_from([None, "SYR", "X"]))
        side = draw(st.sampled_from([None, "government"]))
        records.append(Actor(f"a{number}", draw(NAMES), draw(KINDS), home, side, since=draw(DAYS), source="own"))
    names = [
        ActorName(record, draw(NAMES), draw(USES), draw(DAYS), draw(DAYS))
        for record in records
        for _ in range(draw(st.integers(0, 3)))
    ]
    return ActorTables(records, names, LEADERS, NATIONS)


def of_rows(rows: ActorTables) -> ActorLexicon:
    """Return the lexicon of *rows* themselves."""
    return ActorLexicon(rows.records, rows.names, leaders=rows.leaders, nations=rows.nations)


def answers(lexicon: ActorLexicon) -> list[Any]:
    """Return all that *lexicon* knows."""
    return [
        dict(lexicon.records),
        {name: dict(found) for name, found in lexicon.names.forms()},
        dict(lexicon.by_actor),
        dict(lexicon.arms),
        lexicon.nations,
        lexicon.grammar.singles,
        lexicon.grammar.heads,
    ]


def assert_same_answers(one: ActorLexicon, other: ActorLexicon, names: list[str]) -> None:
    """Assert that both know the same, and say the same of *names*."""
    assert answers(one) == answers(other)
    assert list(one.records) == list(other.records)
    for name in (*names, *UNKNOWN):
        assert one.names.get(name) == other.names.get(name)
        assert one.spelled_like(name) == other.spelled_like(name)
        assert resolve_actor(name, lexicon=one) == resolve_actor(name, lexicon=other)


TABLES = read_actor_tables()
SMALL = compile_actors(
    ActorTables(TABLES.records[:3], [n for n in TABLES.names if n.actor in TABLES.records[:3]], [], [])
)


def test_the_bundled_file_gives_the_answers_of_its_tables() -> None:
    names = [record.name for record in TABLES.records[::50]]
    assert_same_answers(load_actors(), of_rows(TABLES), names)
    assert_same_answers(load_actors(), actors_with({}), names)


@given(tables())
def test_a_compiled_file_gives_the_answers_of_its_tables(rows: ActorTables) -> None:
    names = [entry.name for entry in rows.names]
    opened, made = open_actors(compile_actors(rows), "made.cpa"), of_rows(rows)
    text = f"Fighters of {', '.join(names)} and Syrian troops fled; Ruler's forces took {' / '.join(names[:2])}."
    assert find_actors(text, lexicon=opened) == find_actors(text, lexicon=made)
    assert_same_answers(opened, made, names)


@given(tables())
def test_the_same_tables_give_the_same_bytes(rows: ActorTables) -> None:
    assert compile_actors(rows) == compile_actors(ActorTables(*(list(part) for part in rows)))


def test_nothing_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[list[str]] = []
    monkeypatch.setattr("conflictparse.data.compiled_actors.actor_of", made.append)
    open_actors(SMALL, "small.cpa")
    assert made == []


@settings(max_examples=200)
@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(at: int, change: int) -> None:
    changed = bytearray(SMALL)
    changed[at] ^= change
    with pytest.raises(LexiconError, match=r"^changed\.cpa: .*: run tools/compile_actors\.py$"):
        open_actors(bytes(changed), "changed.cpa")


@given(st.integers(0, len(SMALL) - 1))
def test_no_byte_can_be_cut_off_unnoticed(length: int) -> None:
    with pytest.raises(LexiconError, match=r"^cut\.cpa: .*: run tools/compile_actors\.py$"):
        open_actors(SMALL[:length], "cut.cpa")


@pytest.mark.parametrize(
    ("at", "said"), [(8, "is of version 7, and this library reads version 1"), (12, "names were folded in another way")]
)
def test_a_stale_file_says_so(at: int, said: str) -> None:
    header = SMALL[:at] + pack("<I", 7) + SMALL[at + 4 : HEADER.size]
    content = header + NUMBER.pack(checksum(header, SMALL[HEADER_SIZE:])) + SMALL[HEADER_SIZE:]
    with pytest.raises(LexiconError, match=said):
        open_actors(content, "stale.cpa")
