"""
Turn marks into mentions: which record each name means, how precisely, and what stands for a place.

Law: a country that is named right after a name is a veto; the country that the report is mostly about only
decides between records that are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.marks import Mark, Marks
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.places.resolve import LARGE, Choice, choose, close_names, where_precision
from conflictparse.places.rules import ANAPHORA_SHAPES, directions_of, wholes_of
from conflictparse.places.vocabulary import AREAS, DIRECTIONS
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading


def main_country(marks: Iterable[Mark], gazetteer: Gazetteer) -> str | None:
    """Return the country that the report's unambiguous names are of most often."""
    counts: Counter[str] = Counter()
    for mark in marks:
        countries = {gazetteer.record(n).country for n in mark.numbers}
        if len(countries) == 1:
            counts[countries.pop()] += 1 if mark.kind in ("COUNTRY", "DEMONYM") else 2
    del counts[""]
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def parents_of(tokens: Tokens, marks: Marks, gazetteer: Gazetteer) -> dict[int, str]:
    """Return the country that is named right after each name: "Tchabal, Adamawa, Cameroon"."""
    parents: dict[int, str] = {}
    following: Mark | None = None
    for mark in sorted(marks.values(), key=lambda m: -m.first):
        if following and following.first == mark.last and tokens.codes[mark.last] == "," and mark.kind != "COUNTRY":
            country = parents.get(following.first)
            if following.kind == "COUNTRY":
                country = gazetteer.record(following.numbers[0]).country
            if country:
                parents[mark.first] = country
        following = mark
    return parents


def read_mention(
    tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None
) -> PlaceMention:
    """Return the value of one mark."""
    choice = _choice(tokens, mark, gazetteer, about, parent)
    place = gazetteer.record(choice.numbers[0]) if len(choice.numbers) == 1 else None
    kind = mark.wanted or (place.kind if place else None)
    if place and mark.wanted in (None, "city", "village", "admin1", "admin2", "area"):
        kind = place.kind
    role = mark.role or PlaceRole.LOCATION
    precise: tuple[int | None, int | None] = (None, None)
    if role is PlaceRole.LOCATION:
        precise = where_precision(kind or "town", mark.relation, mark.direction)
    start, end = tokens.starts[mark.start], tokens.ends[mark.end - 1]
    return PlaceMention(
        start=start,
        end=end,
        text=tokens.text[start:end],
        role=role,
        status=choice.status,
        place_id=place.id if place else None,
        name=place.name if place else tokens.slice(mark.first, mark.last),
        kind=kind,
        country=(place.country or None) if place else None,
        admin1=(place.admin1 or None) if place else None,
        admin2=(place.admin2 or None) if place else None,
        pcode=(place.pcode or None) if place else None,
        iso_3166_2=(place.iso_3166_2 or None) if place else None,
        lat=float(place.lat) if place and place.lat else None,
        lon=float(place.lon) if place and place.lon else None,
        direction=mark.direction,
        distance_km=mark.distance_km,
        relation=mark.relation,
        where_prec=precise[0],
        geo_precision=precise[1],
        score=(1.0 if mark.kind != "RUN" else 0.7) if place else None,
        candidates=tuple(gazetteer.record(n).id for n in choice.numbers),
        rule=mark.rule,
    )


def _choice(tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None) -> Choice:
    """Return the records that a mark may mean; *parent*, the country named after it, is a veto."""
    numbers, country = mark.numbers, parent or about
    if len(numbers) == 1 and mark.kind in ("COUNTRY", "DEMONYM"):
        return Choice(numbers, "only one")
    if mark.kind == "RUN":  # a spelling that the gazetteer does not have
        numbers = _sounding_like(tokens.slice(mark.first, mark.last), country, gazetteer)
    elif parent:
        numbers = tuple(n for n in numbers if gazetteer.record(n).country == parent)
    if not numbers:
        return Choice((), "no such name")
    vague = mark.relation in (None, "in", "countryside") and mark.distance_km is None
    part = mark.relation == "countryside" or mark.direction is not None
    unit_first = vague and (part or mark.relation == "in")
    found = choose(numbers, gazetteer, kind=mark.wanted, country=country, unit_first=unit_first)
    if len(found.numbers) == 1 and _is_elsewhere(gazetteer, found.numbers[0], country):
        return Choice((), "a small town of another country")
    return found


def _sounding_like(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[int, ...]:
    """Return the records of *country* that bear a guarded name, or whose names an unknown spelling sounds like."""
    guarded = tuple(n for n in gazetteer.get(name) if gazetteer.record(n).country == country)
    if guarded:
        return guarded
    numbers = tuple(n for n in gazetteer.get_by_sound(name) if gazetteer.record(n).country == country)
    return tuple(close_names(name, numbers, gazetteer, least=0.75)) if numbers else ()


def _is_elsewhere(gazetteer: Gazetteer, number: int, about: str | None) -> bool:
    """Tell whether a record is a small town outside the country that the report is about."""
    record = gazetteer.record(number)
    return bool(about and record.country != about and record.kind == "town" and int(record.population or 0) < LARGE)


def find_anaphora(reading: Reading, named: list[Mark]) -> list[PlaceMention]:
    """Return the mentions that stand for a place named before: "the province"."""
    tokens, found = reading.tokens, []
    taken = {i for mark in named for i in range(mark.start, mark.end)}
    for rule, match in ANAPHORA_SHAPES.find(reading):
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
