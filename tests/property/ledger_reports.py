"""
Reports for laws of the ledger: claims built from short tables, so that places, days and figures meet often.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
from hypothesis import strategies as st

from conflictparse.claims.claim import Category, Claim, Evidence, PartRole, Scope, Source, Status
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Modifier, Quantity
from conflictparse.places.place import MatchStatus, PlaceMention, PlaceRole
from conflictparse.times.time import Time, TimeKind, TimeRole

DAYS: Final = tuple(date(2024, 11, day) for day in (25, 26, 27, 28))


def _place(name: str, kind: str, admin1: str | None = None, **fields: object) -> PlaceMention:
    values = {"place_id": f"built:{name}", "name": name, "kind": kind, "country": "SYR", "admin1": admin1, **fields}
    return PlaceMention(0, 1, name, PlaceRole.LOCATION, MatchStatus.RESOLVED, **values)  # type: ignore[arg-type]


PLACES: Final = (
    _place("Upford", "town", "Vale"),
    _place("Lowford", "town", "Vale"),
    _place("Upford", "town", "Vale", relation="near"),
    _place("Vale", "admin1"),
    _place("Ridge", "admin1"),
    _place("Syria", "country"),
    PlaceMention(0, 1, "Milltown", name="Milltown"),
    PlaceMention(0, 1, "Upford", status=MatchStatus.AMBIGUOUS, candidates=("built:Upford", "built:Farford")),
)

_MODIFIERS: Final = (Modifier.EXACT, Modifier.EXACT, Modifier.AT_LEAST, Modifier.ABOUT, Modifier.UP_TO)
_STATED: Final = st.sampled_from((0, 1, 2, 5, 7, 12, 12, 12, 15, 19, 40))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Return a figure: exact, bounded, or vague."""
    if draw(st.integers(0, 9)) == 0:
        return Quantity(0, 1, "dozens", 24, 99, modifier=Modifier.VAGUE)
    stated, modifier = draw(_STATED), draw(st.sampled_from(_MODIFIERS))
    ends = {
        Modifier.EXACT: (stated, stated),
        Modifier.AT_LEAST: (stated, None),
        Modifier.ABOUT: (None, None),
        Modifier.UP_TO: (0, stated),
    }[modifier]
    return Quantity(0, 1, str(stated), *ends, stated=stated, modifier=modifier)


def _source(name: str) -> Source:
    return Source(0, 1, name, verb="said")


@st.composite
def times(draw: st.DrawFn) -> Time | None:
    """Return a day, some days, or none."""
    kind = draw(st.sampled_from((TimeKind.POINT, TimeKind.POINT, TimeKind.SPAN, TimeKind.SINCE, None)))
    if kind is None:
        return None
    first = draw(st.sampled_from(DAYS))
    last = date(2024, 12, 20) if kind is TimeKind.SPAN and draw(st.booleans()) else first
    role = draw(st.sampled_from((TimeRole.EVENT, TimeRole.EVENT, TimeRole.STATEMENT)))
    return Time(0, 1, "then", first, last, kind=kind, role=role)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    """Return the claim with *number*; it may refer to the one before."""
    before = f"c{number - 1}" if number > 1 else None
    relation = draw(st.sampled_from(("part_of", "same_as", "supersedes", None, None, None, None))) if before else None
    status = draw(st.sampled_from((Status.ASSERTED,) * 5 + (Status.HEDGED, Status.DENIED, Status.ATTEMPTED)))
    scope = draw(st.sampled_from((Scope.INCIDENT,) * 4 + (Scope.RUNNING, Scope.CUMULATIVE)))
    quantity = draw(st.one_of(quantities(), quantities(), quantities(), st.none()))
    real = status in {Status.ASSERTED, Status.HEDGED} and scope is not Scope.CUMULATIVE and quantity is not None
    return Claim(
        id=f"c{number}",
        start=draw(st.sampled_from((0, 100))),
        end=200,
        effect=draw(st.sampled_from((Effect.KILLED,) * 3 + (Effect.INJURED, Effect.KILLED_OR_INJURED))),
        trigger=Evidence(0, 6, "killed"),
        quantity=quantity,
        category=draw(
            st.sampled_from((Category.UNKNOWN, Category.UNKNOWN, Category.CIVILIAN, Category.CHILD, Category.COMBATANT))
        ),
        places=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2))),
        time=draw(times()),
        means=draw(st.sampled_from((None, "shelling"))),
        source=draw(st.sampled_from((None, None, _source("a medic"), _source("the Lake Monitor")))),
        status=status,
        scope=scope,
        part_of=before if relation == "part_of" else None,
        part_role=PartRole.INCLUDING if relation == "part_of" else None,
        same_as=before if relation == "same_as" else None,
        supersedes=before if relation == "supersedes" else None,
        additive=real and relation not in {"part_of", "same_as"} and draw(st.integers(0, 4)) > 0,
    )


@st.composite
def built_reports(draw: st.DrawFn, *, most: int = 4) -> Report:
    """Return a report of up to *most* claims; what one claim replaces is not added up."""
    found = [draw(claims(n)) for n in range(1, draw(st.integers(0, most)) + 1)]
    replaced = {claim.supersedes for claim in found}
    return Report(
        published=draw(st.sampled_from((None, *DAYS[1:]))),
        claims=tuple(attrs.evolve(c, additive=False) if c.id in replaced else c for c in found),
    )
