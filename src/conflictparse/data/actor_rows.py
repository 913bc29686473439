"""
The rows of the tables of actors, and the values that they stand for.

Law: an empty cell is unknown, never a value.
"""

from datetime import date
from typing import Final

from conflictparse.actors import Actor, ActorName, Leader, Nation

ACTOR_COLUMNS: Final = (
    "id", "name", "kind", "country", "side", "parent", "since", "until", "ucdp", "acled", "wikidata", "source"
)  # fmt: skip
NAME_COLUMNS: Final = ("actor", "name", "use", "language", "since", "until", "source")
LEADER_COLUMNS: Final = ("name", "forms", "country", "since", "until", "source")
COUNTRY_COLUMNS: Final = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")


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


def leader_of(name: str, forms: str, country: str, since: str, until: str) -> Leader:
    """
    Return the office holder of a row of ``leaders.csv``.

    >>> leader_of("A. Ruler", "Ruler;Al Ruler", "SYR", "", "2024-12-08").forms
    ('Ruler', 'Al Ruler')
    """
    return Leader(name, tuple(forms.split(";")) if forms else (), country, _day(since), _day(until))


def nation_of(code: str, name: str, names: str, demonyms: str, capital: str) -> Nation:
    """
    Return the words for the country of a row of ``countries.csv``.

    >>> nation_of("SYR", "Syria", "", "Syrian|Syrians", "Damascus").demonyms
    ('Syrian', 'Syrians')
    """
    return Nation(code, (name, *_list(names)), _list(demonyms), _list(capital))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
