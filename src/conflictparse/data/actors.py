"""
The actors that ship with the library: records, names, leaders; and the words for countries.

The tables ``actors.csv``, ``actor_names.csv``, ``leaders.csv`` and ``countries.csv`` are compiled into ``actors.cpa``
by ``tools/compile_actors.py``; only that file is opened to read reports. Law: it reads like the tables themselves.
"""

from functools import cache
from typing import Final, NamedTuple

from conflictparse.actors import Actor, ActorLexicon, ActorName, Leader, Nation
from conflictparse.data.actor_rows import (
    ACTOR_COLUMNS,
    COUNTRY_COLUMNS,
    LEADER_COLUMNS,
    NAME_COLUMNS,
    actor_of,
    leader_of,
    name_of,
    nation_of,
)
from conflictparse.data.compiled_actors import open_actors
from conflictparse.data.tables import open_binary, read_table

#: What the tables of actors and countries are compiled into.
BUNDLED_ACTORS: Final = "actors.cpa"


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

    Raises:
        LexiconError: the compiled file is damaged, or was compiled by another version.

    >>> load_actors().records["hayat-tahrir-al-sham"].name
    "Hay'at Tahrir al-Sham"
    """
    return open_actors(open_binary(BUNDLED_ACTORS), BUNDLED_ACTORS)


def read_actor_tables() -> ActorTables:
    """
    Return the rows of the bundled tables themselves; for compiling, and for adding to them.

    >>> read_actor_tables().nations[0].code
    'ABW'
    """
    records = {row[0]: actor_of(row) for row in read_table("actors.csv", ACTOR_COLUMNS)}
    names = [
        name_of(records[actor], name, use, since, until)
        for actor, name, use, _, since, until, _ in read_table("actor_names.csv", NAME_COLUMNS)
    ]
    leaders = [leader_of(*row[:-1]) for row in read_table("leaders.csv", LEADER_COLUMNS)]
    nations = [nation_of(*row[:5]) for row in read_table("countries.csv", COUNTRY_COLUMNS)]
    return ActorTables(list(records.values()), names, leaders, nations)
