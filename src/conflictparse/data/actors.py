"""
The actors that ship with the library: records, names, leaders; and the words for countries.

Read here: ``actors.csv``, ``actor_names.csv``, ``leaders.csv``, ``countries.csv``. Law: loading twice gives
the same lexicon.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from conflictparse.actors import Actor, ActorLexicon, ActorName, Leader, Nation
from conflictparse.data.tables import read_table

ACTOR_COLUMNS: Final = (
    "id", "name", "kind", "country", "side", "parent", "since", "until", "ucdp", "acled", "wikidata", "source"
)  # fmt: skip
NAME_COLUMNS: Final = ("actor", "name", "use", "language", "since", "until", "source")
LEADER_COLUMNS: Final = ("name", "forms", "country", "since", "until", "source")
COUNTRY_COLUMNS: Final = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")


@cache
def load_actors() -> ActorLexicon:
    """
    Return the bundled actors.

    >>> load_actors().records["hayat-tahrir-al-sham"].name
    "Hay'at Tahrir al-Sham"
    """
    records = {row[0]: _record(row) for row in read_table("actors.csv", ACTOR_COLUMNS)}
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
    return ActorLexicon(records.values(), names, leaders=leaders, nations=nations)


def _record(row: list[str]) -> Actor:
    identity, name, kind, country, side, parent, since, until, ucdp, acled, wikidata, source = row
    return Actor(
        identity, name, kind, country or None, side or None, parent or None, _day(since), _day(until),
        ucdp or None, acled or None, wikidata or None, source,
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
