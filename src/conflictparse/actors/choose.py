"""
Which records a name may stand for: by its letters, by what was named before, by the day, by the country.

Law: what fits nothing is not dropped. A step that would leave no record is skipped, and what is left after the last
one is the answer, one record or several.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from conflictparse.actors.actor import ActorName
from conflictparse.actors.lexicon import existed


class Context(NamedTuple):
    """
    What a name is read in.

    Attributes:
        on: the day, or None.
        country: alpha-3 code of the country that the report is about, or None.
        near: other countries that it names, or whose actors it names.
        known: ids of the actors that it named before.
    """

    on: date | None = None
    country: str | None = None
    near: AbstractSet[str] = frozenset()
    known: AbstractSet[str] = frozenset()


def main_country(codes: list[str]) -> str | None:
    """
    Return the country that is named most often, the first of equals.

    >>> main_country(["RUS", "SYR", "SYR"])
    'SYR'
    """
    return max(dict.fromkeys(codes), key=codes.count) if codes else None


def entries_for(entries: tuple[ActorName, ...], surface: str, context: Context) -> tuple[ActorName, ...]:
    """
    Return the entries that the words *surface* may stand for in *context*.

    A weak name counts only where its actor was named before or belongs to the report's country.
    """
    if len(entries) == 1 and entries[0].use == "strong":
        return entries
    return choose(entries, surface, context)[0]


def choose(entries: tuple[ActorName, ...], surface: str, context: Context) -> tuple[tuple[ActorName, ...], list[str]]:
    """Return what :func:`entries_for` does, and what decided, in words."""
    known, country = context.known, context.country
    fit = []
    for e in entries:
        loose = e.use == "weak" and e.actor.id not in known and not (country and e.actor.country == country)
        if not (loose or (e.use == "acronym" and not _is_acronym(surface, e.name))):
            fit.append(e)
    why: list[str] = []
    if len(fit) < 2:
        return tuple(fit), why
    for reason, fits in _steps(context):
        if len({e.actor.id for e in fit}) < 2:
            break
        left = [e for e in fit if fits(e)]
        if left and len(left) < len(fit):
            fit = left
            why.append(reason)
    return tuple(fit), why


def _steps(context: Context) -> list[tuple[str, Callable[[ActorName], bool]]]:
    on, country, near, known = context.on, context.country, context.near, context.known
    steps: list[tuple[str, Callable[[ActorName], bool]]] = [
        ("it was named before", lambda e: e.actor.id in known),
        ("the others only use the name loosely", lambda e: e.use != "weak"),
    ]
    if on is not None:
        steps.append((f"the name was in use on {on}", lambda e: existed(e, on) and existed(e.actor, on)))
    if country is not None:
        steps.append((f"it belongs to {country}", lambda e: e.actor.country == country))
    if near:
        steps.append(("it belongs to a country that the report names", lambda e: e.actor.country in near))
    return steps


def _is_acronym(surface: str, name: str) -> bool:
    return surface == name or sum(map(str.isupper, surface)) >= sum(map(str.isupper, name))
