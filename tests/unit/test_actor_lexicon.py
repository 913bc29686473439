"""Names that several actors share, names that are spelled another way, and what a lexicon does not depend on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.actors import (
    Actor,
    ActorLexicon,
    ActorMention,
    ActorName,
    ActorStatus,
    Nation,
    find_actors,
    resolve_actor,
)
from conflictparse.data.actors import load_actors, read_actor_tables

SYRIAN = Actor("syrian-sna", "Syrian National Army", "rebel_coalition", "SYR", since=date(2017, 12, 30))
SOMALI = Actor("somali-sna", "Somali National Army", "state_military", "SOM", until=date(2030, 1, 1))
OLD = Actor("old-front", "Red Front of Old", "rebel_group", "SYR", until=date(2009, 12, 31))
NEW = Actor("new-front", "Red Front of New", "rebel_group", "SYR", since=date(2010, 1, 1))
NAMES = (
    ActorName(SYRIAN, "SNA", "acronym"),
    ActorName(SOMALI, "SNA", "acronym"),
    ActorName(OLD, "Red Front"),
    ActorName(NEW, "Red Front"),
    ActorName(SYRIAN, "National Army", "weak"),
)
NATIONS = (Nation("SYR", ("Syria",), ("Syrian",)), Nation("SOM", ("Somalia",), ("Somali",)))
RECORDS = (SYRIAN, SOMALI, OLD, NEW)
SHARED = ActorLexicon(RECORDS, NAMES, nations=NATIONS)
BUNDLED = load_actors()


def ids(text: str, **options: object) -> list[str | None]:
    """Return the ids of the actors of *text*."""
    return [m.actor_id for m in find_actors(text, lexicon=SHARED, **options)]  # type: ignore[arg-type]


def test_a_shared_acronym_is_ambiguous() -> None:
    (mention,) = find_actors("The SNA held the road.", lexicon=SHARED)
    assert mention.status is ActorStatus.AMBIGUOUS
    assert mention.actor_id is None
    assert mention.candidates == ("syrian-sna", "somali-sna")


def test_the_country_decides_a_shared_acronym() -> None:
    assert ids("It rained in Somalia. The SNA held the road.") == ["somali-sna"]
    assert ids("The SNA held the road.", country="SYR") == ["syrian-sna"]


def test_what_was_named_before_decides_a_shared_acronym() -> None:
    assert ids("The Somali National Army left. The SNA held the road.") == ["somali-sna", "somali-sna"]


def test_the_day_decides_a_shared_name() -> None:
    assert ids("The Red Front left.", on=date(2005, 1, 1)) == ["old-front"]
    assert ids("The Red Front left.", on=date(2015, 1, 1)) == ["new-front"]


def test_a_weak_name_needs_its_country() -> None:
    assert ids("The National Army left.") == [None]
    assert ids("The National Army left.", country="SYR") == ["syrian-sna"]


def test_an_answer_says_why() -> None:
    assert resolve_actor("SNA", lexicon=SHARED).why == "2 records have this name: give on= or country="
    assert (
        resolve_actor("SNA", lexicon=SHARED, country="SOM").why == "'SNA' is a name of this record; it belongs to SOM"
    )
    assert resolve_actor("Red Front", lexicon=SHARED, on=date(2015, 1, 1)).why.endswith("in use on 2015-01-01")
    assert resolve_actor("Red Front of Old", lexicon=SHARED, on=date(2015, 1, 1)).why.endswith(
        "does not cover 2015-01-01"
    )
    assert resolve_actor("Xyz", lexicon=SHARED).status is ActorStatus.UNKNOWN


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Hizbullah", "hezbollah"),
        ("Hezballah", "hezbollah"),
        ("Hayat Tahreer al-Shaam", "hayat-tahrir-al-sham"),
        ("Jaish al-Eslam", "jaysh-al-islam"),
        ("Hamis", None),
        ("Fat", None),
    ],
)
def test_another_spelling_is_heard_but_short_names_are_not_guessed(name: str, actor: str | None) -> None:
    found = resolve_actor(name, lexicon=BUNDLED).actor
    assert (found.id if found else None) == actor


TEXT = "Somali troops and the SNA fought the Red Front, the National Army and Hamas fighters in Somalia."


def read(lexicon: ActorLexicon, text: str = TEXT) -> tuple[ActorMention, ...]:
    """Return the actors of *text*."""
    return find_actors(text, lexicon=lexicon, on=date(2015, 1, 1))


@given(st.permutations(RECORDS), st.permutations(NAMES), st.permutations(NATIONS))
def test_the_order_of_rows_changes_no_record(
    records: list[Actor], names: list[ActorName], nations: list[Nation]
) -> None:
    def gist(found: tuple[ActorMention, ...]) -> list[object]:
        return [(m.text, m.actor_id, m.status, set(m.candidates), set(m.names)) for m in found]

    assert gist(read(ActorLexicon(records, names, nations=nations))) == gist(read(SHARED))


def test_rows_of_other_actors_change_nothing() -> None:
    tables = read_actor_tables()
    names = [*NAMES, *(n for n in tables.names if n.actor.country == "COL")]
    wider = ActorLexicon([*RECORDS, *(r for r in tables.records if r.country == "COL")], names, nations=NATIONS)
    assert read(wider) == read(SHARED)


@pytest.mark.parametrize("record", sorted(BUNDLED.records))
def test_every_strong_name_of_an_actor_means_the_same(record: str) -> None:
    entries = [e for name in BUNDLED.by_actor[record] for e in BUNDLED.names.get(name)]
    strong = {e.name for e in entries if e.actor.id == record and e.use == "strong"}
    for name in strong:
        found = resolve_actor(name, lexicon=BUNDLED, on=BUNDLED.records[record].since)
        assert found.actor is None or found.actor.id == record


@given(st.sampled_from(["", "It rained. ", "\n\n", "“Well,” she said. ", "12 é "]))
def test_text_before_moves_mentions_and_changes_none(before: str) -> None:
    moved = read(SHARED, before + TEXT)[-len(read(SHARED)) :]
    assert [(m.start - len(before), m.end - len(before), m.actor_id) for m in moved] == [
        (m.start, m.end, m.actor_id) for m in read(SHARED)
    ]
