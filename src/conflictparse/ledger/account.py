"""
What one claim of one report tells of an incident: where, on which days, of whom, how many, and who says so.

Read here: claims, with their places and times resolved. Not read here: text. An account is of one incident, so
parts of a figure, cumulative and background figures, and what did not happen give none.

A claim without a place takes the place of its sentence, else the only place of its report; one without a day takes
the days that UCDP gives it. What is taken so is said, and weighs less than what the claim says itself.
Law: an account changes no claim; it holds it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from conflictparse.claims.claim import OF_ONE_INCIDENT, PRIVATE, TOLD_AS_FACT, Category, Claim, Status
from conflictparse.claims.levels import is_nowhere
from conflictparse.claims.report import Report
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks.dates import code_date
from conflictparse.effects.effect import Effect
from conflictparse.effects.vocabulary import OBJECTS_OF, ObjectClass
from conflictparse.names import fold
from conflictparse.numbers.intervals import Interval, interval_of, rounding
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.times.time import Time, TimeRole

_TOLD: Final = TOLD_AS_FACT | {Status.DENIED}
_WHERE_ROLES: Final = frozenset({PlaceRole.LOCATION, PlaceRole.ANAPHORA})
_UNITS: Final = frozenset({"admin1", "admin2"})
_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED})

OWN_PLACE: Final = "place of the claim"
SENTENCE_PLACE: Final = "place of its sentence"
REPORT_PLACE: Final = "the only place of its report"
NO_PLACE: Final = "no place given"


class Where(NamedTuple):
    """
    The narrowest places of a claim.

    Attributes:
        keys: one key for each place, sorted: its record, or its folded name; empty when no place is known.
        holders: keys of the units that hold them all: the province and the country of a town.
        area: the words that narrow or widen it ("near", "countryside"), or "".
        names: the names of the places, as the keys are sorted.
        resolved: whether every place is one record of the gazetteer.
        rule: where the place was taken from.
    """

    keys: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    area: str = ""
    names: tuple[str, ...] = ()
    resolved: bool = False
    rule: str = NO_PLACE


class Days(NamedTuple):
    """
    The days on which it happened.

    Attributes:
        first, last: inclusive; None when no day is known.
        rule: what gave them.
    """

    first: date | None
    last: date | None
    rule: str

    @property
    def length(self) -> int:
        """The number of days; 0 when no day is known."""
        return 0 if self.first is None or self.last is None else (self.last - self.first).days + 1


class Group(NamedTuple):
    """
    Who or what was counted.

    Attributes:
        category: as the claim says.
        counted: the head of the counted words where things are counted ("tank"), "family", or "".
        party: id of the party that they belong to, or None.
        side, country: of the party.
        unit: what a measure is given in, or None.
    """

    category: Category
    counted: str = ""
    party: str | None = None
    side: str | None = None
    country: str | None = None
    unit: str | None = None

    @property
    def is_anyone(self) -> bool:
        """Whether the words do not say who they were."""
        return self.category in _ANYONE


class Account(NamedTuple):
    """
    One claim of one report, as an account of an incident.

    Attributes:
        report: key of the report.
        published: its day, or None.
        number: which claim of the report it is, from 0.
        claim: the claim.
        where, days, group: what it tells, ready to compare.
        interval: what its words entail of the figure.
        rounded: what the figure may have been rounded from.
        source: who says so: the id of the source, its folded words, or "" when the report itself does.
    """

    report: str
    published: date | None
    number: int
    claim: Claim
    where: Where
    days: Days
    group: Group
    interval: Interval
    rounded: Interval
    source: str = ""

    @property
    def effect(self) -> Effect:
        """What happened."""
        return self.claim.effect

    @property
    def stated(self) -> object:
        """The figure that the words name, or None."""
        return self.claim.quantity.stated if self.claim.quantity is not None else None

    @property
    def is_denied(self) -> bool:
        """Whether the source denies it."""
        return self.claim.status is Status.DENIED


def read_accounts(report: Report, key: str) -> tuple[Account, ...]:
    """
    Return the accounts of incidents that *report* gives, in reading order.

    >>> from conflictparse.claims import Report
    >>> read_accounts(Report(), "r1")
    ()
    """
    told = [(n, c) for n, c in enumerate(report.claims) if _tells(c)]
    own = [_where(c.places, OWN_PLACE) for _, c in told]
    of_sentence: dict[int, list[PlaceMention]] = {}
    for _, claim in told:
        of_sentence.setdefault(claim.start, []).extend(claim.places)
    whole = _where([place for _, c in told for place in c.places], REPORT_PLACE)
    found = []
    for (number, claim), where in zip(told, own, strict=True):
        near = where if where.keys else _where(of_sentence[claim.start], SENTENCE_PLACE)
        far = whole if len(whole.keys) == 1 else Where()
        found.append(_account(report, key, number, claim, near if near.keys else far))
    return tuple(found)


def _tells(claim: Claim) -> bool:
    """Tell whether *claim* is an account of one incident."""
    return claim.part_of is None and claim.scope in OF_ONE_INCIDENT and claim.status in _TOLD


def _account(report: Report, key: str, number: int, claim: Claim, where: Where) -> Account:
    return Account(
        report=key,
        published=report.published,
        number=number,
        claim=claim,
        where=where,
        days=_days(claim.time, report.published),
        group=_group(claim),
        interval=interval_of(claim.quantity) if claim.quantity is not None else Interval(),
        rounded=rounding(claim.quantity) if claim.quantity is not None else Interval(),
        source=_source(claim, key),
    )


def _source(claim: Claim, report: str) -> str:
    """
    Return a key of who says so: the record of the source, its folded words, or "" for the report itself.

    A private person is the same one only within a report.
    """
    if claim.source is None:
        return ""
    actor = claim.source.actor
    if PRIVATE in claim.source.text and (actor is None or actor.actor_id is None):
        return f"{fold(claim.source.text)} {report}"
    return (actor.actor_id if actor is not None else None) or fold(claim.source.text)


def _days(time: Time | None, published: date | None) -> Days:
    if time is not None and time.role is TimeRole.STATEMENT:  # said that day, so it happened by then
        coded = code_date(None, time.to_date or published, convention="ucdp")
    else:
        coded = code_date(time, published, convention="ucdp")
    return Days(coded.first, coded.last, coded.rule)


def _group(claim: Claim) -> Group:
    victim, quantity = claim.victim, claim.quantity
    return Group(
        category=claim.category,
        counted=_counted(claim),
        party=victim.actor_id if victim is not None else None,
        side=victim.side if victim is not None else None,
        country=victim.country if victim is not None else None,
        unit=None if quantity is None else quantity.unit or quantity.dimension.value,
    )


def _counted(claim: Claim) -> str:
    """Return what tells apart things that one category holds: tanks from radars, families from persons."""
    if counts_families(claim):
        return "family"
    if claim.counted is None or ObjectClass.PERSON in OBJECTS_OF[claim.effect]:
        return ""
    return fold(claim.counted.text.rpartition(" ")[2]).removesuffix("s")


def _where(places: Sequence[PlaceMention], rule: str) -> Where:
    """Return the narrowest of *places*: a unit that only holds another place says nothing of its own."""
    known = [p for p in places if p.role in _WHERE_ROLES and _is_somewhere(p)]
    holders = {holder for place in known for holder in _holders(place)}
    narrow = {key: p for p in known for key in _keys(p) if key not in holders or _area(p)}
    if not narrow:
        return Where()
    keys = tuple(sorted(narrow))
    shared = set.intersection(*(set(_holders(narrow[key])) for key in keys))
    return Where(
        keys=keys,
        holders=tuple(sorted(shared - set(keys))),
        area=" ".join(sorted({area for key in keys if (area := _area(narrow[key]))})),
        names=tuple(narrow[key].name or narrow[key].text for key in keys),
        resolved=all(place.place_id is not None for place in narrow.values()),
        rule=rule,
    )


def _is_somewhere(place: PlaceMention) -> bool:
    return not is_nowhere(place) and bool(place.place_id or place.name or place.candidates)


def _keys(place: PlaceMention) -> tuple[str, ...]:
    """Return the key of the record of *place*, of all that it may mean, or of its name."""
    if place.kind == "country" and place.country:
        return (f"country {place.country}",)
    if place.kind in _UNITS and place.name:
        return (_unit(place.kind, place.country, place.name),)
    if place.place_id is not None:
        return (place.place_id,)
    return place.candidates or (f"name {fold(place.name or place.text)}",)


def _holders(place: PlaceMention) -> tuple[str, ...]:
    """Return the keys of the units that hold *place*."""
    if place.place_id is None:
        return ()
    found = [
        _unit(kind, place.country, name) for kind, name in (("admin1", place.admin1), ("admin2", place.admin2)) if name
    ]
    if place.country:
        found.append(f"country {place.country}")
    return tuple(key for key in found if key not in _keys(place))


def _unit(kind: str, country: str | None, name: str) -> str:
    return f"{kind} {country or '?'} {fold(name)}"


def _area(place: PlaceMention) -> str:
    """Return the words that move a place away from its head: "near", "southern countryside", "10 km"."""
    relation = place.relation if place.relation not in (None, "in") else ""
    distance = f"{place.distance_km:g} km" if place.distance_km is not None else ""
    return " ".join(part for part in (distance, place.direction, relation) if part)
