"""
Turn marks into mentions: which record each name means, how precisely, and what stands for a place.

Law: a country that is named right after a name is a veto; the country that the report is mostly about only
decides between records that are left.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Final

from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.index import Facts
from conflictparse.places.marks import Mark, Marks
from conflictparse.places.place import MatchStatus, PlaceMention, PlaceRole
from conflictparse.places.resolve import LARGE, choose, close_names, where_precision
from conflictparse.places.rules import ANAPHORA_SHAPES, directions_of, wholes_of
from conflictparse.places.vocabulary import AREAS, DIRECTIONS
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading

# Looking a member up costs as much as a short function until Python 3.12.
_LOCATION: Final = PlaceRole.LOCATION
_RESOLVED: Final = MatchStatus.RESOLVED
_AMBIGUOUS: Final = MatchStatus.AMBIGUOUS
_UNKNOWN: Final = MatchStatus.UNKNOWN

_START: Final = attrgetter("start")
_END: Final = attrgetter("end")
_STATES: Final = ("COUNTRY", "DEMONYM")
#: Kinds that the words give and the record knows better.
_OF_RECORDS: Final = (None, "city", "village", "admin1", "admin2", "area")
_VAGUE: Final = (None, "in", "countryside")
#: Country to longitude of a name without a record.
_NOWHERE: Final = (None, None, None, None, None, None, None)


def main_country(marks: Iterable[Mark], gazetteer: Gazetteer) -> str | None:
    """Return the country that the report's unambiguous names are of most often."""
    facts = gazetteer.facts
    counts: dict[str, int] = {}
    for mark in marks:
        numbers = mark.numbers
        if not numbers:
            continue
        if len(numbers) == 1:
            country = facts[numbers[0]].country
        elif len(countries := {facts[n].country for n in numbers}) == 1:
            country = countries.pop()
        else:
            continue
        counts[country] = counts.get(country, 0) + (1 if mark.kind in _STATES else 2)
    counts.pop("", None)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def parents_of(tokens: Tokens, marks: Marks, gazetteer: Gazetteer) -> dict[int, str]:
    """Return the country that is named right after each name: "Tchabal, Adamawa, Cameroon"."""
    parents: dict[int, str] = {}
    following: Mark | None = None
    for first in sorted(marks, reverse=True):
        mark = marks[first]
        if following and following.first == mark.last and tokens.codes[mark.last] == "," and mark.kind != "COUNTRY":
            country = parents.get(following.first)
            if following.kind == "COUNTRY":
                country = gazetteer.facts[following.numbers[0]].country
            if country:
                parents[mark.first] = country
        following = mark
    return parents


def read_mention(
    tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None
) -> PlaceMention:
    """Return the value of one mark."""
    numbers = _choice(tokens, mark, gazetteer, about, parent)
    wanted, role, facts = mark.wanted, mark.role or _LOCATION, gazetteer.facts
    start, end = tokens.starts[mark.start], tokens.ends[mark.end - 1]
    if len(numbers) == 1:
        known = facts[numbers[0]]
        status, place_id, name, where = _RESOLVED, known.id, known.name, known.where
        kind: str | None = known.kind if wanted in _OF_RECORDS else wanted
        score = 0.7 if mark.kind == "RUN" else 1.0
        candidates: tuple[str, ...] = (place_id,)
    else:
        status, place_id, name, where = _AMBIGUOUS if numbers else _UNKNOWN, None, None, _NOWHERE
        kind, score, candidates = wanted, None, tuple([facts[n].id for n in numbers])
    precise = where_precision(kind or "town", mark.relation, mark.direction) if role is _LOCATION else (None, None)
    return PlaceMention(
        start,
        end,
        tokens.text[start:end],
        role,
        status,
        place_id,
        tokens.slice(mark.first, mark.last) if name is None else name,
        kind,
        *where,
        mark.direction,
        mark.distance_km,
        mark.relation,
        *precise,
        score,
        candidates,
        mark.rule,
    )


def _choice(tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None) -> tuple[int, ...]:
    """Return the records that a mark may mean; *parent*, the country named after it, is a veto."""
    numbers, country, facts = mark.numbers, parent or about, gazetteer.facts
    if len(numbers) == 1 and mark.kind in _STATES:
        return numbers
    if mark.kind == "RUN":  # a spelling that the gazetteer does not have
        numbers = _sounding_like(tokens.slice(mark.first, mark.last), country, gazetteer)
    elif parent:
        numbers = tuple([n for n in numbers if facts[n].country == parent])
    if len(numbers) > 1:
        relation = mark.relation
        vague = relation in _VAGUE and mark.distance_km is None
        part = relation == "countryside" or mark.direction is not None
        unit_first = vague and (part or relation == "in")
        numbers = choose(numbers, gazetteer, kind=mark.wanted, country=country, unit_first=unit_first).numbers
    if len(numbers) == 1 and country and _is_elsewhere(facts[numbers[0]], country):
        return ()
    return numbers


def _sounding_like(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[int, ...]:
    """Return what :func:`_hear` does, which asks much: the gazetteer remembers the answer."""
    heard = gazetteer.heard
    numbers = heard.get((name, country))
    if numbers is None:
        numbers = heard[name, country] = _hear(name, country, gazetteer)
    return numbers


def _hear(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[int, ...]:
    """Return the records of *country* that bear a guarded name, or whose names an unknown spelling sounds like."""
    facts = gazetteer.facts
    guarded = tuple([n for n in gazetteer.get(name) if facts[n].country == country])
    if guarded:
        return guarded
    numbers = tuple([n for n in gazetteer.get_by_sound(name) if facts[n].country == country])
    return tuple(close_names(name, numbers, gazetteer, least=0.75)) if numbers else ()


def _is_elsewhere(known: Facts, about: str) -> bool:
    """Tell whether a record is a small town outside the country that the report is about."""
    return known.country != about and known.kind == "town" and known.people < LARGE


def find_anaphora(reading: Reading, named: list[Mark]) -> list[PlaceMention]:
    """Return the mentions that stand for a place named before: "the province"."""
    matches = ANAPHORA_SHAPES.find(reading)
    if not matches:
        return []
    tokens, found = reading.tokens, []
    taken = set(chain.from_iterable(map(range, map(_START, named), map(_END, named))))
    for rule, match in matches:
        if not taken.isdisjoint(range(match.first, match.last)) or _is_of_a_thing(tokens, match.last, taken):
            continue
        head = wholes_of(match)[0]
        kind, relation = AREAS.get(tokens.lower[head], (None, None))
        points = directions_of(match)
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        found.append(
            PlaceMention(
                start=start,
                end=end,
                text=tokens.text[start:end],
                role=PlaceRole.ANAPHORA,
                kind=kind,
                direction=DIRECTIONS[tokens.lower[points[0]]] if points else None,
                relation=relation,
                rule=rule.name,
            )
        )
    return found


def _is_of_a_thing(tokens: Tokens, after: int, taken: set[int]) -> bool:
    """Tell whether "of" and no place follows: "the front of the car"."""
    if after + 1 >= len(tokens.words) or tokens.lower[after] != "of" or tokens.codes[after] != " ":
        return False
    return after + 1 not in taken and after + 2 not in taken
