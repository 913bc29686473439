"""
The events of a report: claims of one place, day and set of parties, together.

A claim joins the nearest event before it that it does not contradict: what it leaves out (a place, a day, a party)
contradicts nothing. Deaths are the figures of the toll, each in one event. Only what a plain sum may add up makes an
event, and fights for a place, which have no figure.

Law: the deaths of the events add up to the toll of the report under the same convention.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import TOLD_AS_FACT, Claim, Scope
from conflictparse.claims.doers import names_party
from conflictparse.claims.report import Report
from conflictparse.codebooks.convention import Convention
from conflictparse.codebooks.event_parties import CIVILIANS, is_armed, key_of, victim_of
from conflictparse.codebooks.toll import Entry, tally
from conflictparse.effects.effect import Effect
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.times.time import Time

#: Effects that make an event of their own. What is held, hosted or counted in kilometres does not.
_TOLD: Final = frozenset(
    {
        Effect.INJURED,
        Effect.KILLED_OR_INJURED,
        Effect.NEUTRALISED,
        Effect.CAPTURED,
        Effect.ABDUCTED,
        Effect.DISPLACED,
        Effect.DESTROYED,
        Effect.DAMAGED,
        Effect.DOWNED,
        Effect.SEIZED,
        Effect.TERRITORY_TAKEN,
        Effect.ATTACKED,
        Effect.REPELLED,
    }
)
_UNCOUNTED: Final = frozenset({Effect.TERRITORY_TAKEN, Effect.ATTACKED, Effect.REPELLED})
#: Events that a claim is compared with, nearest first: enough for any article, and linear.
_NEAR: Final = 8
_FOLLOWING: Final = 300  # characters: about two sentences
_UNITS: Final = frozenset({"country", "admin1", "admin2", "admin3", "region", "area"})  # they hold other places
_BETWEEN: Final = 6  # characters of ", and " between two places of a list


class Event(NamedTuple):
    """
    One event of a report.

    Attributes:
        deaths: the figures of its deaths; empty when nobody is said to have died.
        claims: the claims that tell it, in reading order.
        parts: those that are part of them.
        places: where, most specific; several when the figures are of all of them.
        time: when, or None.
        country: the country of its places, else that of most places of the report, or None.
    """

    deaths: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    parts: tuple[Claim, ...]
    places: tuple[PlaceMention, ...]
    time: Time | None
    country: str | None

    @property
    def doers(self) -> tuple[ActorMention, ...]:
        """Who did it, each party once."""
        return _parties([p for c in self.claims for p in c.perpetrators if names_party(p)])

    @property
    def backers(self) -> tuple[ActorMention, ...]:
        """Who backed them."""
        return _parties([p for c in self.claims for p in c.supporters])

    @property
    def sides_hit(self) -> tuple[ActorMention, ...]:
        """The sides whose members it happened to, each once."""
        found = [victim for c in (*self.claims, *self.parts) if (victim := victim_of(c)) is not None]
        return _parties(found)

    @property
    def hits_civilians(self) -> bool:
        """Whether civilians are counted among those it happened to."""
        return any(c.category in CIVILIANS for c in (*self.claims, *self.parts))


_Parts: TypeAlias = dict[str, list[Claim]]


class _Told(NamedTuple):
    """Claims that belong together before they are joined with others: one question of the toll, or one claim."""

    order: int
    claims: tuple[Claim, ...]
    death: Entry | None

    @property
    def first(self) -> Claim:
        """The claim that says where, when and who."""
        return self.claims[0]


def read_events(report: Report, rules: Convention) -> tuple[Event, ...]:
    """Return the events of *report*, in reading order."""
    order = {claim.id: n for n, claim in enumerate(report.claims)}
    parts: _Parts = {}
    for claim in report.claims:
        if claim.part_of is not None:
            parts.setdefault(claim.part_of, []).append(claim)
    country = _main_country(report)
    groups: list[list[_Told]] = []
    for told in sorted(_told(report.claims, rules, order)):
        group = _group_of(told, groups, parts)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return tuple(_event(group, parts, country) for group in groups)


def _told(claims: Sequence[Claim], rules: Convention, order: dict[str, int]) -> list[_Told]:
    found = [_Told(order[e.claims[0].id], e.claims, e) for e in tally(claims, Effect.KILLED, rules) if e.claims]
    used = {claim.id for told in found for claim in told.claims}
    return found + [_Told(order[c.id], (c,), None) for c in claims if c.id not in used and _makes_event(c)]


def _makes_event(claim: Claim) -> bool:
    if claim.effect not in _TOLD:
        return False
    fought = (
        claim.effect in _UNCOUNTED
        and claim.quantity is None
        and claim.status in TOLD_AS_FACT
        and claim.scope is Scope.INCIDENT
        and (claim.part_of, claim.same_as) == (None, None)
    )
    return fought or (
        claim.additive and (claim.quantity is None or claim.quantity.high != 0)
    )  # nobody is hurt: nothing


def _group_of(told: _Told, groups: Sequence[list[_Told]], parts: _Parts) -> list[_Told] | None:
    """
    Return the nearest group that *told* is of the event of, or None.

    It contradicts nothing there, and shares a place, a side or the sentence with it. What has no place goes on telling
    the event that was told right before; what has no side either, the last one.
    """
    places = {_place_key(p) for p in _places_of(told)}
    sides = _sides_of(told, parts)
    for back, whole in enumerate(groups[: -_NEAR - 1 : -1]):
        group = [*whole[:_NEAR], *whole[_NEAR:][-_NEAR:]]  # what opened it and what came last
        if any(_contradict(told, other, parts) for other in group):
            continue
        close = told.first.start - max(t.first.end for t in group) <= _FOLLOWING
        if (
            any(told.first.start == other.first.start for other in group)
            or any(not places.isdisjoint(_place_key(p) for p in _places_of(other)) for other in group)
            or any(not sides.isdisjoint(_sides_of(other, parts)) for other in group)
            or (not places and (close or (not sides and back == 0)))
        ):
            return whole
    return None


def _contradict(a: _Told, b: _Told, parts: _Parts) -> bool:
    """Tell whether two are of different places, days or sides; what one verb tells is of one event."""
    if a.first.trigger == b.first.trigger:
        return False
    if _elsewhere(_places_of(a), _places_of(b)):
        return True
    times = [(t.from_date, t.to_date) for told in (a, b) if (t := told.first.time) is not None and t.from_date]
    if len(times) > 1 and times[0] != times[1]:
        return True
    doers = [{key_of(p) for c in told.claims for p in c.perpetrators if names_party(p)} for told in (a, b)]
    return (
        a.first.start != b.first.start  # one sentence tells of both its sides
        and all(doers)
        and _sides_of(a, parts).isdisjoint(_sides_of(b, parts))
    )


def _elsewhere(a: Sequence[PlaceMention], b: Sequence[PlaceMention]) -> bool:
    """Tell whether no place of one can be, or hold, a place of the other."""
    return bool(a) and bool(b) and not any(_may_be_one(p, q) for p in a for q in b)


def _may_be_one(a: PlaceMention, b: PlaceMention) -> bool:
    if _place_key(a) == _place_key(b):
        return True
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    if a.kind in _UNITS and b.kind in _UNITS and a.kind == b.kind:
        return False
    return any(
        unit.kind in _UNITS
        and (inner.admin1 is None or unit.admin1 is None or unit.admin1 == inner.admin1)
        and (unit.kind != "admin1" or inner.admin1 in (None, unit.name))
        for unit, inner in ((a, b), (b, a))
    )


def _places_of(told: _Told) -> tuple[PlaceMention, ...]:
    return leaves(told.first.places)


def _sides_of(told: _Told, parts: _Parts) -> set[str]:
    claims = [c for claim in told.claims for c in (claim, *parts.get(claim.id, ()))]
    hit = [victim for c in claims if (victim := victim_of(c)) is not None]
    return {key_of(a) for a in (*(p for c in claims for p in c.perpetrators if names_party(p)), *hit)}


def _event(group: Sequence[_Told], parts: _Parts, country: str | None) -> Event:
    claims = tuple(claim for told in group for claim in told.claims)
    told = [found for claim in claims if (found := leaves(claim.places))]
    places = next((found for found in told if found[0].kind not in _UNITS), told[0] if told else ())
    return Event(
        deaths=tuple(told.death for told in group if told.death is not None),
        claims=claims,
        parts=tuple(part for claim in claims for part in parts.get(claim.id, ())),
        places=places,
        time=next((claim.time for claim in claims if claim.time is not None), None),
        country=next((p.country for p in places if p.country is not None), country),
    )


def leaves(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """
    Return the most specific of *places*: the first, and those that a list joins to it ("Sarmin and Binnish").

    A place that only holds another one ("in Idlib province") is none, and one that stands elsewhere in the sentence
    is not taken for where the figure is of.
    """
    located = [p for p in places if p.role in (PlaceRole.LOCATION, PlaceRole.ANAPHORA)]
    holders = {(unit, p.country) for p in located for unit in (p.admin1, p.admin2) if unit}
    narrow = [p for p in located if (p.name, p.country) not in holders and p.kind != "country"] or located[:1]
    kept: list[PlaceMention] = []
    for place in sorted(narrow, key=lambda p: p.start):
        if not kept or (place.start - kept[-1].end <= _BETWEEN and place.where_prec == kept[-1].where_prec):
            kept.append(place)
    unique = {_place_key(p): p for p in reversed(kept)}
    return tuple(sorted(unique.values(), key=lambda p: p.start))


def shares(number: int, places: int) -> tuple[int, ...]:
    """
    Return *number* divided as evenly as whole persons allow; the first get one more.

    >>> shares(14, 3)
    (5, 5, 4)
    """
    each, left = divmod(number, places)
    return tuple(each + (n < left) for n in range(places))


def shares_first(number: int, days: int) -> tuple[int, ...]:
    """
    Return *number* divided evenly, the remainder with the first.

    >>> shares_first(14, 3)
    (6, 4, 4)
    """
    each, left = divmod(number, days)
    return tuple(each + left * (n == 0) for n in range(days))


def _place_key(place: PlaceMention) -> str:
    return place.place_id or place.name or place.text.casefold()


def _parties(actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    unique = {key_of(actor): actor for actor in reversed(actors) if is_armed(actor) or actor.kind is None}
    return tuple(actor for actor in dict.fromkeys(actors) if unique.get(key_of(actor)) is actor)


def _main_country(report: Report) -> str | None:
    """Return the country of more than half of the places of *report*, or None."""
    found = Counter(p.country for p in report.places if p.role is PlaceRole.LOCATION and p.country is not None)
    return next((country for country, places in found.most_common(1) if 2 * places > found.total()), None)
