"""
Check what the tables of actors owe each other: whose a name is, and on which day.

A strong name belongs to one actor on any day. Acronyms and weak names may be shared: which actor is meant is for
the reader to decide. One actor has each name once, however it is spelled out.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from conflictparse.names import fold

Row = dict[str, str]

_FIRST, _LAST = "0", "9"  # before and after every ISO date


class _Owner(NamedTuple):
    """One name of one actor: where it stands, how it is used, and when."""

    actor: str
    use: str
    life: tuple[str, str]
    where: str
    name: str


def check_actors(actors: list[Row], names: list[Row]) -> list[str]:
    """
    Return every problem between the rows of ``actors.csv`` and ``actor_names.csv``.

    >>> actor = {"id": "one", "name": "One Front", "since": "", "until": "", "parent": "one"}
    >>> check_actors([actor], [])
    ["actors.csv:2:parent: 'one' is its own parent"]
    """
    return [*_check_parents(actors), *_check_shared(actors, names)]


def _check_parents(actors: list[Row]) -> Iterator[str]:
    """Report an actor that is above itself."""
    parents = {row.get("id", ""): row.get("parent", "") for row in actors}
    for number, row in enumerate(actors, start=2):
        seen: set[str] = set()
        above = row.get("parent", "")
        while above and above not in seen and above != row.get("id"):
            seen.add(above)
            above = parents.get(above, "")
        if above and above == row.get("id"):
            yield f"actors.csv:{number}:parent: {above!r} is its own parent"


def _check_shared(actors: list[Row], names: list[Row]) -> Iterator[str]:
    lives = {row.get("id", ""): _life(row) for row in actors}
    owners: dict[str, list[_Owner]] = {}
    for number, row in enumerate(actors, start=2):
        one = _Owner(row.get("id", ""), "strong", _life(row), f"actors.csv:{number}", row.get("name", ""))
        yield from _clashes(one, owners.setdefault(fold(one.name), []))
        owners[fold(one.name)].append(one)
    for number, row in enumerate(names, start=2):
        actor = row.get("actor", "")
        if actor not in lives:
            continue
        life = _overlap(_life(row), lives[actor])
        if life[0] > life[1]:
            yield f"actor_names.csv:{number}:since: {row.get('name')!r} was in use only when {actor} did not exist"
        one = _Owner(actor, row.get("use", ""), life, f"actor_names.csv:{number}", row.get("name", ""))
        yield from _clashes(one, owners.setdefault(fold(one.name), []))
        owners[fold(one.name)].append(one)


def _clashes(one: _Owner, others: Iterable[_Owner]) -> Iterator[str]:
    for other in others:
        life = _overlap(one.life, other.life)
        together = life[0] <= life[1]
        if one.actor == other.actor:
            # "Isis" and "ISIS": the one in capitals is an acronym, and only that spelling is read
            if together and (one.use == other.use or "acronym" not in (one.use, other.use)):
                yield f"{one.where}:name: {one.name!r} reads like {other.name!r} of the same actor ({other.where})"
        elif together and one.use == other.use == "strong":
            yield f"{one.where}:name: {one.name!r} is also {other.actor} ({other.where})"


def _life(row: Row) -> tuple[str, str]:
    return row.get("since") or _FIRST, row.get("until") or _LAST


def _overlap(a: tuple[str, str], b: tuple[str, str]) -> tuple[str, str]:
    return max(a[0], b[0]), min(a[1], b[1])
