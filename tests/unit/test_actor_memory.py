"""What a lexicon remembers of words changes no reading, and stays small."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conflictparse.actors import Actor, ActorLexicon, ActorMention, Nation, find_actors, memory
from conflictparse.actors.memory import Memories, Memory

LAST = date(1991, 12, 31)
FIRST = LAST + timedelta(1)
OLD = Actor("old-army", "Army of Old Ravia", "state_military", "RAV", "government", until=LAST)
NEW = Actor("new-army", "Army of New Ravia", "state_military", "RAV", "government", since=FIRST, until=date.max)
NATIONS = (Nation("RAV", ("Ravia",), ("Ravian", "Ravians"), ("Ravgrad",)), Nation("TOR", ("Toria",), ("Torian",)))
TEXTS = (
    "Ravian troops shelled the village.",
    "Government troops and the army left; the ministry denied it.",
    "The monitor and pro-government militias met Ravian warplanes, Ravgrad said.",
    "We saw regime forces and the wounded rebels.",
)
DAYS = st.sampled_from([None, date(1980, 5, 1), LAST, FIRST, date(2020, 5, 1)])
READINGS = st.lists(st.tuples(st.sampled_from(TEXTS), DAYS, st.sampled_from([None, "RAV", "TOR"])), max_size=12)


def lexicon() -> ActorLexicon:
    return ActorLexicon([OLD, NEW], [], nations=NATIONS)


def read(known: ActorLexicon, reading: tuple[str, date | None, str | None]) -> tuple[ActorMention, ...]:
    text, on, country = reading
    return find_actors(text, lexicon=known, on=on, country=country)


@given(READINGS)
def test_what_was_read_before_changes_no_reading(readings: list[tuple[str, date | None, str | None]]) -> None:
    known = lexicon()
    for reading in readings:
        assert read(known, reading) == read(lexicon(), reading)


def test_the_troops_of_a_state_are_those_of_the_day() -> None:
    known = lexicon()
    days = (LAST, FIRST, LAST, date(1900, 1, 1), date.max)
    found = [read(known, (TEXTS[0], day, None))[0].actor_id for day in days]
    assert found == ["old-army", "new-army", "old-army", "old-army", "new-army"]


def test_the_army_is_that_of_the_country_of_the_report() -> None:
    known = lexicon()
    found = [read(known, ("Government troops left.", FIRST, country))[0].country for country in ("RAV", "TOR", "RAV")]
    assert found == ["RAV", "TOR", "RAV"]


def test_days_of_one_era_share_what_is_remembered() -> None:
    memories = Memories({("military", "RAV"): (OLD, NEW)})
    assert memories.of(LAST, "RAV") is memories.of(date.min, "RAV")
    assert memories.of(FIRST, "RAV") is memories.of(date.max, "RAV")
    assert memories.of(FIRST, "RAV") is not memories.of(FIRST, "TOR")
    assert len({id(memories.of(on, "RAV")) for on in (None, LAST, FIRST)}) == 3


def test_what_is_remembered_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(memory, "MOST_SETTINGS", 2)
    memories = Memories({})
    for country in ("RAV", "TOR", "SYR", "IRQ", "RAV"):
        memories.of(None, country)
        assert len(memories) <= 2
    monkeypatch.setattr(memory, "MOST_PHRASES", 2)
    one = Memory()
    for order in range(5):
        one.keep((order, "words"), (0, []))
        assert (order, "words") in one.phrases
        assert len(one.phrases) <= 2
