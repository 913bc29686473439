"""
How precisely a place is known, as a circle around its point in kilometres.

A point for "in Idlib province" would be false, so nothing is drawn as a point: the circle is as wide as the words leave
open. The steps are those of UCDP's ``where_prec`` (UCDP GED codebook 22.1): 1 the place itself, 2 within about 25 km,
3 a district, 4 a province, 5 a line such as a road, 6 a country.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.claims.claim import Claim
from conflictparse.claims.report import Report
from conflictparse.exports.wording import clean_words, places_words
from conflictparse.places.place import MatchStatus, PlaceMention, PlaceRole
from conflictparse.viz.outlines import province_km

_WHERE_ROLES: Final = frozenset({PlaceRole.LOCATION, PlaceRole.ANAPHORA})
_PLACE_KM: Final = 3  # a town or village, as far as its houses reach
_NEAR_KM: Final = 25
_DISTRICTS: Final = 3  # a province is about as wide as three of its districts
_COUNTRY: Final = 6
_UNDRAWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ambiguous": "one of {} places of that name; nothing decides which",
        "unknown": "no record of the gazetteer",
        "pointless": "known, but the gazetteer has no point for it",
        "country": "a whole country",
    }
)


class Located(NamedTuple):
    """
    One place of a report.

    Attributes:
        name: its name, with the units that hold it.
        label: the name alone.
        mention: the first mention of it.
        claims: ids of the claims that happen there.
        radius_km: how wide a circle is drawn, or None.
        why: how precisely it is known, or why it is not drawn.
    """

    name: str
    label: str
    mention: PlaceMention
    claims: tuple[str, ...]
    radius_km: float | None
    why: str


def locate(report: Report) -> tuple[Located, ...]:
    """
    Return the places where something happens, each once for each precision, in reading order.

    >>> import conflictparse as cp
    >>> [(p.label, p.radius_km) for p in locate(cp.parse("Shelling near Sarmin and in Idlib province killed 12."))]
    [('Sarmīn', 25), ('Idlib', 65)]
    """
    groups: dict[tuple[object, ...], list[PlaceMention]] = {}
    for place in (*report.places, *(p for claim in report.claims for p in claim.places)):
        if place.role in _WHERE_ROLES and (place.role is PlaceRole.LOCATION or place.place_id):
            groups.setdefault(_key(place), []).append(place)
    claims = _claims_by_place(report.claims)
    return tuple(_located(found[0], claims.get(key, ())) for key, found in groups.items())


def _key(place: PlaceMention) -> tuple[object, ...]:
    """Return what tells places apart on a map: the record and how near to it, or the words."""
    if place.status is MatchStatus.RESOLVED:
        return place.place_id, _radius_km(place)
    return place.status.value, clean_words(place.name or place.text).casefold()


def _claims_by_place(claims: Iterable[Claim]) -> Mapping[tuple[object, ...], tuple[str, ...]]:
    found: dict[tuple[object, ...], dict[str, None]] = {}
    for claim in claims:
        for place in claim.places:
            found.setdefault(_key(place), {})[claim.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _located(place: PlaceMention, claims: tuple[str, ...]) -> Located:
    label = clean_words(place.name or place.text)
    radius = _radius_km(place)
    if place.status is not MatchStatus.RESOLVED:
        why = _UNDRAWN[place.status.value].format(len(place.candidates))
        return Located(label, label, place, claims, None, why)
    name = places_words((place,))
    if place.kind == "country":
        return Located(name, label, place, claims, None, _UNDRAWN["country"])
    if place.lat is None or place.lon is None:
        return Located(name, label, place, claims, None, _UNDRAWN["pointless"])
    return Located(name, label, place, claims, radius, _why(place, radius))


def _radius_km(place: PlaceMention) -> float:
    """Return how far from the point of its record *place* may lie; the words of a distance widen it."""
    province = province_km(place.country)
    by_precision = {1: _PLACE_KM, 2: _NEAR_KM, 3: province / _DISTRICTS, 4: province, 5: _NEAR_KM}
    radius = by_precision.get(
        place.where_prec or 0, _PLACE_KM if place.kind in {"city", "town", "village"} else province
    )
    return max(radius, min(place.distance_km or 0.0, 1000.0))


def _why(place: PlaceMention, radius: float) -> str:
    kind = clean_words(place.kind or "place").replace("admin1", "province").replace("admin2", "district")
    if place.distance_km is not None or place.where_prec == 2:
        return f"{kind}, or within {radius:.0f} km of it"
    if place.where_prec in (3, 4):
        return (
            f"{kind}, somewhere in it: drawn {radius:.0f} km around its point, as wide as such units of the country are"
        )
    return kind
