"""
The actors that ship with the library: records, names, leaders; and the words for countries.

Read here: ``actors.csv``, ``actor_names.csv``, ``leaders.csv``, ``countries.csv``. Law: loading twice gives
the same lexicon.
"""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from conflictparse.actors import Actor, ActorLexicon, ActorName, Leader, Nation
from conflictparse.data.tables import read_table

ACTOR_COLUMNS: Final = (
    "id", "name", "kind", "country", "side", "parent", "since", "until", "ucdp", "acled", "wikidata", "source"
)  # fmt: skip
NAME_COLUMNS: Final = ("actor", "name", "use", "language", "since", "until", "source")
LEADER_COLUMNS: Final = ("name", "forms", "country", "since", "until", "source")
COUNTRY_COLUMNS: Final = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")


class ActorTables(NamedTuple):
    """The rows of the bundled tables, as the values that a lexicon is made of."""

    records: list[Actor]
    names: list[ActorName]
    leaders: list[Leader]
    nations: list[Nation]


@cache
def load_actors() -> ActorLexicon:
    """
    Return the bundled actors.

    >>> load_actors().records["hayat-tahrir-al-sham"].name
    "Hay'at Tahrir al-Sham"
    """
    tables = read_actor_tables()
    return ActorLexicon(tables.records, tables.names, leaders=tables.leaders, nations=tables.nations)


def read_actor_tables() -> ActorTables:
    """
    Return the rows of the bundled tables.

    >>> read_actor_tables().nations[0].code
    'ABW'
    """
    records = {row[0]: actor_of(row) for row in read_table("actors.csv", ACTOR_COLUMNS)}
    names = [
        ActorName(records[actor], name, use, _day(since), _day(until))
        for actor, name, use, _, since, until, _ in read_table("actor_names.csv", NAME_COLUMNS)
    ]
    leaders = [
        Leader(name, tuple(forms.split(";")) if forms else (), country, _day(since), _day(until))
        for name, forms, country, since, until, _ in read_table("leaders.csv", LEADER_COLUMNS)
    ]
    nations = [
        Nation(code, (name, *_list(names)), _list(demonyms), _list(capital))
        for code, name, names, demonyms, capital, _, _, _ in read_table("countries.csv", COUNTRY_COLUMNS)
    ]
    return ActorTables(list(records.values()), names, leaders, nations)


def actor_of(row: list[str]) -> Actor:
    """
    Return the record of a row of ``actors.csv``.

    >>> actor_of(["one", "One", "ngo", "", "", "", "", "", "", "", "", "own"]).country is None
    True
    """
    identity, name, kind, country, side, parent, since, until, ucdp, acled, wikidata, source = row
    return Actor(
        identity, name, kind, country or None, side or None, parent or None, _day(since), _day(until),
        ucdp or None, acled or None, wikidata or None, source,
    )  # fmt: skip


def name_of(actor: Actor, name: str, use: str, since: str, until: str) -> ActorName:
    """
    Return the entry of a row of ``actor_names.csv`` for the record *actor*.

    >>> name_of(Actor("one", "One", "ngo"), "The One", "weak", "2020-01-01", "").since
    datetime.date(2020, 1, 1)
    """
    return ActorName(actor, name, use, _day(since), _day(until))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
