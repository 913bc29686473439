"""
Places that are said to be taken, and held or defended against those who took them.

Read here: taken by one party and held by another, taken and repelled, repelled by both sides of a fight - of one place,
with no day that tells them apart. Not read here: a place that changes hands from one day to the next, the word of one
party about itself ("took the town and repelled a counter-attack"), and attempts.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.checks.matters import actor_keys, place_keys, same_days, same_source
from conflictparse.claims.claim import TOLD_AS_FACT, Claim, Discrepancy, Scope
from conflictparse.effects.effect import Effect

_GROUND: Final = frozenset({Effect.TERRITORY_TAKEN, Effect.TERRITORY_HELD, Effect.REPELLED})
#: Claims of ground that one claim is compared with: enough for any article, and linear.
_NEAR: Final = 20
_PLACES: Final = frozenset({"city", "town", "village", "district", "camp", "airport"})


def check_ground(claims: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each pair of claims that leave one place to two parties, in reading order."""
    ground = [c for c in claims if c.effect in _GROUND and c.status in TOLD_AS_FACT and c.scope is not Scope.BACKGROUND]
    if len(ground) < 2:
        return ()
    found = []
    for n, claim in enumerate(ground):
        for other in ground[max(0, n - _NEAR) : n]:
            if (kind := _kind(other, claim)) is not None and _are_at_odds(other, claim):
                found.append(_report(kind, other, claim))
                break
    return tuple(found)


def _kind(a: Claim, b: Claim) -> str | None:
    """Return what the two effects are at odds about, or None when they are not."""
    effects = {a.effect, b.effect}
    if effects == {Effect.TERRITORY_TAKEN, Effect.TERRITORY_HELD}:
        return "taken_and_held"
    if effects == {Effect.TERRITORY_TAKEN, Effect.REPELLED}:
        return "taken_and_repelled"
    return "repelled_by_both" if effects == {Effect.REPELLED} else None


def _are_at_odds(a: Claim, b: Claim) -> bool:
    """Tell whether two parties are meant, at one place, on days that overlap."""
    parties = actor_keys(a.perpetrators), actor_keys(b.perpetrators)
    if not parties[0] or not parties[1] or not parties[0].isdisjoint(parties[1]) or not _shared(a, b):
        return False
    sides = {actor.side for claim in (a, b) for actor in claim.perpetrators if actor.side}
    if len(sides) == 1 and all(actor.side for claim in (a, b) for actor in claim.perpetrators):
        return False  # two of one side
    voices = a.source is not None and b.source is not None and not same_source(a.source, b.source)
    return same_days(a, b) and (voices or (a.time is not None and b.time is not None))


def _shared(a: Claim, b: Claim) -> frozenset[str]:
    """Return the settlements that both claims name; a province may be taken here and held there."""
    small = {p.place_id or p.name for claim in (a, b) for p in claim.places if p.kind in _PLACES}
    return place_keys(a) & place_keys(b) & small


def _report(kind: str, a: Claim, b: Claim) -> Discrepancy:
    shared = _shared(a, b)
    where = next(p.text for p in a.places if (p.place_id or p.name or p.text) in shared)
    words = f"{where}: {_said(a)}, {_said(b)}"
    return Discrepancy(kind, (a.id, b.id), words)


def _said(claim: Claim) -> str:
    verb = {Effect.TERRITORY_TAKEN: "taken", Effect.TERRITORY_HELD: "held"}.get(claim.effect, "attack repelled")
    return f"{verb} by {', '.join(a.name or a.text for a in claim.perpetrators)}"
