"""
The levels of a coarse report: which places are no finer than one, and the unit that stands for any other.

Law: the unit that stands for a place holds it, and is no finer than the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.places.place import MatchStatus, PlaceMention

#: The levels, the finest first, with UCDP's where_prec and ACLED's geo_precision of each.
LEVELS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType({"admin2": (3, 2), "admin1": (4, 3), "country": (6, 3)})
#: How the ids of places begin that are given up; the number keeps two places of one report apart.
WITHHELD: Final = "withheld:"

FINEST_FIRST: Final = tuple(LEVELS)
_WIDE: Final = frozenset({"region", "sea", "river", "border"})  # may reach over several units
_RESOLVED: Final = MatchStatus.RESOLVED
_NARROW: Final = frozenset({None, "in"})  # relations that say no more than the name


class Unit(NamedTuple):
    """The unit that stands for a place: its name, and what kind of unit it is."""

    name: str | None
    kind: str | None


def is_nowhere(place: PlaceMention) -> bool:
    """Tell whether nothing of where *place* is was kept."""
    return place.name is None and (place.place_id or "").startswith(WITHHELD)


def is_kept(place: PlaceMention, level: str) -> bool:
    """Tell whether *place* is no finer than *level*; what names nothing ("the village") stays, too."""
    if is_nowhere(place) or (place.place_id is None and place.name is None and not place.candidates):
        return True
    if place.kind in LEVELS:
        return place.status is _RESOLVED and FINEST_FIRST.index(place.kind) >= FINEST_FIRST.index(level)
    inside = {"country": place.country, "admin1": place.admin1, "admin2": place.admin2}[level]
    return place.kind in _WIDE and place.status is _RESOLVED and inside is None


def is_narrow(place: PlaceMention) -> bool:
    """Tell whether the words tell more of where than the name does: "southeastern Idlib province"."""
    return place.direction is not None or place.distance_km is not None or place.relation not in _NARROW


def unit_of(place: PlaceMention, level: str) -> Unit:
    """Return the finest unit that holds *place* and is no finer than *level*."""
    units = {"admin2": place.admin2, "admin1": place.admin1, "country": place.country}
    for kind in FINEST_FIRST[FINEST_FIRST.index(level) :]:
        if units[kind] is not None:
            return Unit(units[kind], kind)
    return Unit(None, None)


def kept_names(place: PlaceMention, level: str) -> Iterator[str]:
    """Yield the names around *place* that may be told."""
    if is_kept(place, level):
        yield from filter(None, (place.name,))
    unit = unit_of(place, level)
    yield from filter(None, (unit.name, place.country))
