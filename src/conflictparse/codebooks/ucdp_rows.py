"""
Events with deaths as rows in the manner of UCDP GED.

A row is an event in which, in the low, best or high figure, at least one person died. Its deaths are those of side a,
side b, civilians and unknown; parts of a figure ("including 40 rebels") are told apart where they are told, and never
add deaths. Several places divide the deaths as evenly as whole persons allow, unless there are fewer deaths than
places. The rows are no data of UCDP.

Source: UCDP GED codebook 22.1. Laws: best is the sum of the four columns; the best figures of the rows add up to the
toll of the report under ``ucdp``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.claims.claim import Category, Claim, Scope
from conflictparse.claims.report import Report
from conflictparse.codebooks.acled_rows import deaths_note, sources_of
from conflictparse.codebooks.dates import code_date
from conflictparse.codebooks.event_parties import CIVILIANS, STATE, Scene, Side, is_named, ucdp_side, victim_of
from conflictparse.codebooks.event_types import type_of_violence
from conflictparse.codebooks.events import Event, read_events, shares
from conflictparse.codebooks.toll import CONVENTIONS, Entry
from conflictparse.codebooks.ucdp import COLUMNS
from conflictparse.numbers.intervals import plain, total
from conflictparse.numbers.quantity import Number
from conflictparse.places.place import PlaceMention

_A, _B, _CIVILIANS, _UNKNOWN = range(4)
_ONE_SIDED: Final = 3
_COUNTRY, _ADM1 = 6, 4


_Sides: TypeAlias = "tuple[Side | None, Side | None]"


class UcdpRow(NamedTuple):
    """
    One event with deaths, with the columns of UCDP GED.

    Attributes:
        type_of_violence: 1 state-based, 2 non-state, 3 one-sided; None where a side is not told.
        side_a, side_b, dyad: the sides, a government first; None is not told.
        deaths_a, deaths_b, deaths_civilians, deaths_unknown: persons; their sum is best.
        best, high, low: persons; None where the words leave an end open.
        date_prec, date_start, date_end: 1 to 5, first and last day.
        where_prec: 1 to 7.
        latitude, longitude: WGS 84.
        adm_1, adm_2: names.
        source_original: who said so first, in the words of the report.
        event_clarity: 1, or 2 for a figure of several incidents.
        notes: the rules that gave the values.
    """

    type_of_violence: int | None
    side_a: str | None
    side_b: str | None
    dyad: str | None
    deaths_a: Number | None
    deaths_b: Number | None
    deaths_civilians: Number | None
    deaths_unknown: Number | None
    best: Number | None
    high: Number | None
    low: Number | None
    date_prec: int | None
    date_start: date | None
    date_end: date | None
    where_prec: int | None
    latitude: float | None
    longitude: float | None
    adm_1: str | None
    adm_2: str | None
    source_original: str | None
    event_clarity: int
    notes: str


class _Deaths(NamedTuple):
    """The deaths of a row; *columns* are None where best is."""

    low: Number | None
    best: Number | None
    high: Number | None
    columns: tuple[Number, Number, Number, Number] | None


class _Where(NamedTuple):
    """The place of a row."""

    precision: int | None = None
    lat: float | None = None
    lon: float | None = None
    adm_1: str | None = None
    adm_2: str | None = None
    why: str = "no place"


def ucdp_rows(report: Report, *, lexicon: ActorLexicon) -> tuple[UcdpRow, ...]:
    """
    Return the events of *report* in which somebody died as rows, in reading order.

    Args:
        lexicon: the known actors and countries, for the names of states.
    """
    rows: list[UcdpRow] = []
    for event in read_events(report, CONVENTIONS["ucdp"]):
        if event.deaths and total([e.figure.high for e in event.deaths]) != 0:
            rows += _rows(event, report.published, lexicon)
    return tuple(rows)


def _rows(event: Event, published: date | None, lexicon: ActorLexicon) -> list[UcdpRow]:
    day = code_date(event.time, published, convention="ucdp")
    violence, why = type_of_violence(event)
    scene = Scene(event.country, day.first, lexicon)
    sides = _sides(event, scene, violence)
    a, b = (None if side is None else side.name for side in sides)
    deaths = _deaths(event, scene, sides, one_sided=violence == _ONE_SIDED)
    notes = [deaths_note("deaths", entry.rules, entry.claims) for entry in event.deaths]
    notes += [COLUMNS.id, f"type: {why}", f"date: {day.rule}"]
    return [
        UcdpRow(
            type_of_violence=violence,
            side_a=a,
            side_b=b,
            dyad=f"{a} - {b}" if a and b else None,
            deaths_a=some.columns[_A] if some.columns else None,
            deaths_b=some.columns[_B] if some.columns else None,
            deaths_civilians=some.columns[_CIVILIANS] if some.columns else None,
            deaths_unknown=some.columns[_UNKNOWN] if some.columns else None,
            best=some.best,
            high=some.high,
            low=some.low,
            date_prec=day.precision,
            date_start=day.first,
            date_end=day.last,
            where_prec=where.precision,
            latitude=where.lat,
            longitude=where.lon,
            adm_1=where.adm_1,
            adm_2=where.adm_2,
            source_original=sources_of([c for entry in event.deaths for c in entry.claims]),
            event_clarity=_clarity(event),
            notes="; ".join([*notes, f"place: {where.why}"]),
        )
        for where, some in _divided(event, deaths)
    ]


def _clarity(event: Event) -> int:
    """Return 1, or 2 for a figure that several incidents share: a toll that grew, several places or attacks."""
    claims = [c for entry in event.deaths for c in entry.claims]
    days = {event.time.from_date, event.time.to_date} if event.time is not None else set()
    several = max(len(event.places), len(days)) > 1 or any(
        c.scope is Scope.RUNNING or c.events is not None for c in claims
    )
    return 2 if several else 1


def _sides(event: Event, scene: Scene, violence: int | None) -> _Sides:
    """Return side a and side b: a government first, then who is named; civilians are the other side of type 3."""
    actors = sorted((*event.doers, *event.sides_hit), key=lambda a: (a.kind not in STATE, not is_named(a)))
    sides = list({side.key: side for side in (ucdp_side(actor, scene) for actor in actors)}.values())
    if violence == _ONE_SIDED:
        return (sides[0] if sides else None), Side("Civilians", "Civilians")
    return (sides[0] if sides else None), (sides[1] if len(sides) > 1 else None)


# ---------------------------------------------------------------- deaths by side
def _deaths(event: Event, scene: Scene, sides: _Sides, *, one_sided: bool) -> _Deaths:
    low, best, high = (total(ends) for ends in zip(*(e.figure[:3] for e in event.deaths), strict=True))
    if best is None:
        return _Deaths(low, best, high, None)
    columns = [Fraction(0)] * 4
    parts: dict[str | None, list[Claim]] = {}
    for part in event.parts:
        parts.setdefault(part.part_of, []).append(part)
    for entry in event.deaths:
        for column, number in _told_apart(entry, parts, scene, sides):
            columns[_UNKNOWN if one_sided and column in (_A, _B) else column] += number
    a, b, civilians, unknown = map(plain, columns)
    return _Deaths(low, best, high, (a, b, civilians, unknown))


def _told_apart(
    entry: Entry, parts_of: Mapping[str | None, Sequence[Claim]], scene: Scene, sides: _Sides
) -> list[tuple[int, Fraction]]:
    """Return the best figure of *entry* by column: its parts first, and what they leave in the column of the whole."""
    best = Fraction(entry.figure.best or 0)
    told = next((a.claims for a in entry.accounts if _sum(a.claims) == best), ())
    found: list[tuple[int, Fraction]] = []
    for claim in told:
        left = _stated(claim) or Fraction(0)
        parts = [(_column(p, scene, sides), n) for p in parts_of.get(claim.id, ()) if (n := _stated(p))]
        if _column(claim, scene, sides) == _UNKNOWN and sum(n for _, n in parts) <= left:
            found += parts
            left -= sum(n for _, n in parts)
        found.append((_column(claim, scene, sides), left))
    return found or [(_UNKNOWN, best)]


def _column(claim: Claim, scene: Scene, sides: _Sides) -> int:
    """Return the column of those whom *claim* counts."""
    if claim.category in CIVILIANS:
        return _CIVILIANS
    victim = victim_of(claim) if claim.category in (Category.COMBATANT, Category.UNKNOWN) else None
    side = None if victim is None else ucdp_side(victim, scene)
    return _UNKNOWN if side is None or side not in sides else sides.index(side)


def _stated(claim: Claim) -> Fraction | None:
    """Return the best figure of one claim as the convention has it."""
    best = None if claim.quantity is None else CONVENTIONS["ucdp"].figure(claim.quantity).best
    return None if best is None else Fraction(best)


def _sum(claims: Sequence[Claim]) -> Fraction | None:
    figures = [_stated(c) for c in claims]
    known = [n for n in figures if n is not None]
    return sum(known, Fraction(0)) if len(known) == len(figures) else None


# ---------------------------------------------------------------- places
def _divided(event: Event, deaths: _Deaths) -> list[tuple[_Where, _Deaths]]:
    """Return *deaths* by place: as evenly as whole persons allow, or all in the unit that holds the places."""
    places = event.places
    if len(places) < 2:
        return [(_where(places[0]) if places else _Where(), deaths)]
    numbers = (deaths.low, deaths.best, deaths.high)
    whole = [n for n in numbers if isinstance(n, int)]
    fits = isinstance(deaths.best, int) and deaths.best >= len(places)
    if not fits or len(whole) + numbers.count(None) < 3:
        return [(_common(places), deaths)]
    return [(_where(place), some) for place, some in zip(places, _shared(deaths, len(places)), strict=True)]


def _shared(deaths: _Deaths, places: int) -> list[_Deaths]:
    """Return *deaths* in as many rows; every row takes from the columns in their order what its best figure asks."""
    low, best, high = (
        [None] * places if number is None else list(shares(int(number), places))
        for number in (deaths.low, deaths.best, deaths.high)
    )
    left = [int(n) for n in deaths.columns or ()]
    rows = []
    for n in range(places):
        need = best[n] or 0
        taken = []
        for column, number in enumerate(left):
            some = min(number, need)
            taken.append(some)
            left[column] -= some
            need -= some
        a, b, civilians, unknown = taken
        rows.append(_Deaths(low[n], best[n], high[n], (a, b, civilians, unknown)))
    return rows


def _where(place: PlaceMention) -> _Where:
    adm_1 = place.admin1 or (place.name if place.kind == "admin1" else None)
    adm_2 = place.admin2 or (place.name if place.kind == "admin2" else None)
    return _Where(place.where_prec, place.lat, place.lon, adm_1, adm_2, f"“{place.text}”, {place.status}")


def _common(places: Sequence[PlaceMention]) -> _Where:
    """Return the smallest unit that holds all *places*, without a point of its own."""
    units = {p.admin1 for p in places}
    if len(units) == 1 and None not in units:
        return _Where(_ADM1, adm_1=units.pop(), why="fewer deaths than places: the unit that holds them")
    return _Where(_COUNTRY, why="fewer deaths than places: the country")
