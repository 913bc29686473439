"""
Events as rows in the manner of ACLED.

One row is one event on one day at one place between the same parties. A total of several days or places is divided,
the remainder goes to the first. What ACLED would not code (a country as a location, a date coarser than a month) is
None, and ``notes`` says which rule gave what. The names of codes and parties are written after its codebook; the rows
are no data of ACLED.

Law: the fatalities of the rows add up to the toll of the report under ``acled``.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.claims.claim import Claim
from conflictparse.claims.report import Report
from conflictparse.codebooks.acled import DAYS
from conflictparse.codebooks.dates import CodedDate, code_date
from conflictparse.codebooks.event_parties import Party, Scene, acled_party, civilians, unidentified
from conflictparse.codebooks.event_types import TARGETING, Kind, acled_kind
from conflictparse.codebooks.events import Event, read_events, shares_first
from conflictparse.codebooks.toll import known_convention
from conflictparse.effects.effect import Effect
from conflictparse.numbers.intervals import total
from conflictparse.numbers.quantity import Number
from conflictparse.places.place import PlaceMention

_MONTH: Final = 31  # days; a longer span is no event
_LISTED: Final = ("from ... to", "between", "span of days")  # rules of times that name a first and a last day
_NOTED: Final = (Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.NEUTRALISED, Effect.CAPTURED)


class AcledRow(NamedTuple):
    """
    One event on one day at one place, with ACLED's columns.

    Attributes:
        event_date, time_precision: the day, and 1 to 3; None where ACLED codes no date.
        event_type, sub_event_type: None where the words do not say how.
        actor1, assoc_actor_1, inter1, actor2, inter2, interaction: the parties and their codes; None is not told.
        civilian_targeting: "Civilian targeting", or None.
        country, admin1, location: names; None is not told.
        latitude, longitude: WGS 84.
        geo_precision: 1 to 3.
        fatalities: persons; None where no figure can be given.
        source: who says so, in the words of the report.
        notes: the rules that gave the values, and what ACLED does not code.
    """

    event_date: date | None
    time_precision: int | None
    event_type: str | None
    sub_event_type: str | None
    actor1: str | None
    assoc_actor_1: str | None
    inter1: int | None
    actor2: str | None
    inter2: int | None
    interaction: int | None
    civilian_targeting: str | None
    country: str | None
    admin1: str | None
    location: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    fatalities: Number | None
    source: str | None
    notes: str


class _Sides(NamedTuple):
    """The parties of an event: the first, those on its side, and the other."""

    first: Party | None
    allies: tuple[Party, ...]
    other: Party | None


def acled_rows(report: Report, *, lexicon: ActorLexicon, scale: int | None = None) -> tuple[AcledRow, ...]:
    """
    Return the events of *report* as rows, in reading order.

    Args:
        lexicon: the known actors and countries, for names that are dated.
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.
    """
    rows: list[AcledRow] = []
    for event in read_events(report, known_convention("acled", scale)):
        rows += _rows(event, report.published, lexicon)
    return tuple(rows)


def _rows(event: Event, published: date | None, lexicon: ActorLexicon) -> list[AcledRow]:
    """Return a row for each day and each place of *event*, its deaths divided between them."""
    days = _days(event) or [code_date(event.time, published, convention="acled")]
    places: Sequence[PlaceMention | None] = event.places or [None]
    deaths = total([entry.figure.best for entry in event.deaths])
    count = len(days) * len(places)
    if not isinstance(deaths, int):  # "half a million" is whole, half a person is not
        return [_row(event, days[0], places[0], deaths, lexicon)]
    divided = shares_first(deaths, count)
    spots = [(day, place) for day in days for place in places]
    return [_row(event, day, place, share, lexicon) for (day, place), share in zip(spots, divided, strict=True)]


def _days(event: Event) -> list[CodedDate]:
    """Return the days of a span that the words count ("between 3 and 5 May"), or none."""
    time = event.time
    if time is None or not time.rule.startswith(_LISTED):
        return []
    if time.from_date is None or time.to_date is None or not 0 < (time.to_date - time.from_date).days < _MONTH:
        return []
    length = (time.to_date - time.from_date).days + 1
    days = [time.from_date + timedelta(days=n) for n in range(length)]
    return [CodedDate(day, day, 1, DAYS.id) for day in days]


def _row(
    event: Event, day: CodedDate, place: PlaceMention | None, deaths: Number | None, lexicon: ActorLexicon
) -> AcledRow:
    scene = Scene(event.country, day.first, lexicon)
    first, allies, other = sides = _sides(event, scene)
    kind = acled_kind(event, at_home=first is not None and first.inter == 1)
    civilian = event.hits_civilians and not event.sides_hit and kind.event_type in TARGETING
    known = place if place is not None and place.kind != "country" else None  # ACLED codes no country as a location
    return AcledRow(
        event_date=day.first,
        time_precision=day.precision,
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        actor1=first.name if first is not None else None,
        assoc_actor_1="; ".join(dict.fromkeys(ally.name for ally in allies)) or None,
        inter1=first.inter if first is not None else None,
        actor2=other.name if other is not None else None,
        inter2=other.inter if other is not None else None,
        interaction=interaction(first, other),
        civilian_targeting="Civilian targeting" if civilian else None,
        country=scene.nation(event.country),
        admin1=known.admin1 or (known.name if known.kind == "admin1" else None) if known is not None else None,
        location=known.name or known.text if known is not None else None,
        latitude=known.lat if known is not None else None,
        longitude=known.lon if known is not None else None,
        geo_precision=known.geo_precision if known is not None else None,
        fatalities=deaths,
        source=sources_of(event.claims),
        notes=_notes(event, day, sides, kind, place),
    )


def _sides(event: Event, scene: Scene) -> _Sides:
    """Return the parties: who did it first, then those it happened to; nobody named is an unidentified group."""
    doers = [acled_party(actor, scene) for actor in event.doers]
    named = {party.name for party in doers}
    hit = [party for actor in event.sides_hit if (party := acled_party(actor, scene)).name not in named]
    hit.sort(key=lambda party: party.name == unidentified(scene, "").name)
    hit += [civilians(scene)] if event.hits_civilians else []
    backers = [acled_party(actor, scene) for actor in event.backers]
    if doers:
        return _Sides(doers[0], (*doers[1:], *backers), hit[0] if hit else None)
    armed = sorted((party for party in hit if party.inter != civilians(scene).inter), key=lambda p: p.inter or 0)
    if len(armed) > 1:
        return _Sides(armed[0], tuple(backers), armed[1])
    if not hit or not any(c.effect in (Effect.KILLED, *_NOTED, Effect.ABDUCTED) for c in event.claims):
        return _Sides(hit[0] if hit else None, (), None)
    return _Sides(unidentified(scene, "nobody is named"), tuple(backers), hit[0])


def interaction(first: Party | None, other: Party | None) -> int | None:
    """
    Return ACLED's code of two parties, the lower first; one party alone has a 0.

    >>> interaction(Party("a", 7, ""), Party("b", 2, "")), interaction(Party("a", 1, ""), None)
    (27, 10)
    """
    codes = sorted(party.inter for party in (first, other) if party is not None and party.inter is not None)
    if not codes:
        return None
    return codes[0] * 10 + (codes[1] if len(codes) > 1 else 0)


def sources_of(claims: Sequence[Claim]) -> str | None:
    """Return who says so, each once, in the words of the report."""
    return "; ".join(dict.fromkeys(c.source.text for c in claims if c.source is not None)) or None


def _notes(event: Event, day: CodedDate, sides: _Sides, kind: Kind, place: PlaceMention | None) -> str:
    """Return which rule gave what, and what has no column."""
    said = [deaths_note("fatalities", entry.rules, entry.claims) for entry in event.deaths]
    said += [f"{c.effect.value.replace('_', ' ')} {c.quantity.text}: {c.id}" for c in event.claims
             if c.effect in _NOTED and c.quantity is not None]  # fmt: skip
    said += [f"date: {day.rule}", f"type: {kind.why}"]
    said += [f"actor{n}: {party.why}" for n, party in ((1, sides.first), (2, sides.other)) if party is not None]
    if place is not None:
        said.append(f"place: “{place.text}”, {place.status}")
    if len(event.places) > 1:
        said.append(f"divided over {len(event.places)} places")
    return "; ".join(said)


def deaths_note(what: str, rules: Sequence[object], claims: Sequence[Claim]) -> str:
    """Return by which rules the figure of *claims* came about."""
    ids = ", ".join(getattr(rule, "id", "") for rule in rules)
    return f"{what}: {', '.join(c.id for c in claims)} by {ids}"
