"""Places: the gazetteer's records, the mentions of a text, and how the two are matched."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from attrs import frozen


class PlaceRole(StrEnum):
    """The part that a place name plays in its sentence; only ``location`` says where."""

    LOCATION = "location"
    DEMONYM = "demonym"  # Syrian soldiers
    METONYM = "metonym"  # Damascus rejected
    ACTOR = "actor"  # Turkey said, Turkey-backed
    ORGANISATION = "organisation"  # the Syrian Observatory
    ANAPHORA = "anaphora"  # the province, the country's northwest


class MatchStatus(StrEnum):
    """Whether a name was matched to one record, to several, or to none."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@frozen
class Place:
    """
    One record of the gazetteer.

    Attributes:
        id: the record's key, stable over editions.
        name: its canonical name.
        kind: country, admin1, admin2, admin3, city, town, village, road, airport, region, border ...
        country: ISO 3166-1 alpha-3.
        admin1, admin2: names of the units that hold it.
        pcode, iso_3166_2: OCHA P-code and ISO 3166-2 code, where one exists.
        lat, lon: WGS 84, or None where no source gives them.
        source: key of the source that says so.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    iso_3166_2: str | None = None
    lat: float | None = None
    lon: float | None = None
    source: str = ""


@frozen(slots=False)  # made in half the time of one with slots
class PlaceMention:
    """
    One place name in a text, with the words that narrow it.

    Attributes:
        start, end: code-point offsets of the phrase, area words included.
        text: the words there.
        role: the part that the name plays.
        status: resolved, ambiguous or unknown.
        place_id, name, kind, country, admin1, admin2, pcode, iso_3166_2, lat, lon: of the record, when
            resolved; ``name`` is the name as written otherwise.
        direction: "southeastern", "west" ..., or None.
        distance_km: distance from the named place, or None.
        relation: "in", "near", "outskirts", "countryside", "road", "border", "front" ..., or None.
        where_prec: UCDP GED where_prec, 1-7. Source: UCDP GED codebook 22.1.
        geo_precision: ACLED geo_precision, 1-3. Source: ACLED codebook.
        score: 0..1, how well the name fits the record.
        candidates: ids of all records that the name may mean.
        rule: the name of the rule that read it.
    """

    start: int
    end: int
    text: str
    role: PlaceRole = PlaceRole.LOCATION
    status: MatchStatus = MatchStatus.UNKNOWN
    place_id: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    iso_3166_2: str | None = None
    lat: float | None = None
    lon: float | None = None
    direction: str | None = None
    distance_km: float | None = None
    relation: str | None = None
    where_prec: int | None = None
    geo_precision: int | None = None
    score: float | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


class PlaceMatch(NamedTuple):
    """
    The answer to "which place is this name?".

    Attributes:
        status: resolved, ambiguous or unknown.
        place: the record when resolved, else None.
        candidates: every record that the name may mean, best first.
        why: what decided, in words.
    """

    status: MatchStatus
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    why: str = ""
