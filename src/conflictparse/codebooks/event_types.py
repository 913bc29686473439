"""
What kind of event the claims of an event tell, in ACLED's types and UCDP's types of violence.

Sources: ACLED codebook, event types and their order; UCDP GED codebook 22.1, type_of_violence. What the words leave
open stays open: an event of which nobody says how people died has no type.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.claims.claim import Category
from conflictparse.codebooks.event_parties import STATE, key_of
from conflictparse.codebooks.events import Event
from conflictparse.effects.effect import Effect

_BATTLES, _REMOTE, _AGAINST, _STRATEGIC = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
)
#: Types of violence that can be aimed at civilians.
TARGETING: Final = frozenset({_REMOTE, _AGAINST})
_BY_MEANS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "chemical weapon": "Chemical weapon",
        "airstrike": "Air/drone strike",
        "drone": "Air/drone strike",
        "barrel bomb": "Air/drone strike",
        "suicide bomb": "Suicide bomb",
        "shelling": "Shelling/artillery/missile attack",
        "rocket": "Shelling/artillery/missile attack",
        "missile": "Shelling/artillery/missile attack",
        "cluster munition": "Shelling/artillery/missile attack",
        "car bomb": "Remote explosive/landmine/IED",
        "ied": "Remote explosive/landmine/IED",
        "landmine": "Remote explosive/landmine/IED",
        "bomb": "Remote explosive/landmine/IED",
        "grenade": "Grenade",
    }
)
#: Fire that does not choose whom it hits: UCDP counts it as state-based unless civilians are aimed at.
_IMPRECISE: Final = frozenset({"shelling", "rocket", "missile", "airstrike", "barrel bomb", "cluster munition", "bomb"})
_AT_HAND: Final = frozenset({"gunfire", "blade"})
_HARM: Final = frozenset({Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.NEUTRALISED})
_TAKEN: Final = frozenset({Effect.ABDUCTED, Effect.CAPTURED})
_FIGHTS: Final = frozenset({Effect.ATTACKED, Effect.REPELLED})
_BROKEN: Final = frozenset({Effect.DESTROYED, Effect.DAMAGED, Effect.SEIZED, Effect.DOWNED})


class Kind(NamedTuple):
    """ACLED's type and sub-type of an event, or None, and why."""

    event_type: str | None
    sub_event_type: str | None
    why: str


def acled_kind(event: Event, *, at_home: bool) -> Kind:
    """
    Return ACLED's type of *event*; of several, the first in ACLED's order.

    Args:
        at_home: whether the first party is a state in its own country.
    """
    effects = {c.effect for c in event.claims}
    means = next((c.means for c in event.claims if c.means is not None), None)
    if Effect.TERRITORY_TAKEN in effects:
        return Kind(_BATTLES, "Government regains territory" if at_home else "Non-state actor overtakes territory",
                    "territory is said to be taken")  # fmt: skip
    if len(_fighters(event)) > 1 and means not in _BY_MEANS and not effects.isdisjoint(_HARM | _FIGHTS):
        return Kind(_BATTLES, "Armed clash", "two armed sides")
    if means is not None and means in _BY_MEANS and not effects.isdisjoint(_HARM | _FIGHTS | _BROKEN):
        return Kind(_REMOTE, _BY_MEANS[means], f"means: {means}")
    return _close(event, effects) or _strategic(event, effects) or Kind(None, None, "the words do not say how")


def _close(event: Event, effects: set[Effect]) -> Kind | None:
    """Return the type of violence at close quarters."""
    if not effects.isdisjoint(_HARM | _FIGHTS):
        if event.sides_hit or Effect.REPELLED in effects:
            return Kind(_BATTLES, "Armed clash", "members of an armed side are hit")
        if event.hits_civilians:
            return Kind(_AGAINST, "Attack", "civilians are hit")
        if any(c.means in _AT_HAND for c in event.claims if c.effect in _HARM):
            return Kind(_AGAINST, "Attack", "persons of no side are shot or stabbed (ours)")
        return None
    if not effects.isdisjoint(_TAKEN) and event.hits_civilians:
        return Kind(_AGAINST, "Abduction/forced disappearance", "civilians are taken")
    return None


def _strategic(event: Event, effects: set[Effect]) -> Kind | None:
    """Return the type of what is no violence."""
    if Effect.CAPTURED in effects and any(a.kind in STATE for a in event.doers):
        return Kind(_STRATEGIC, "Arrests", "a state takes people")
    if not effects.isdisjoint(_BROKEN):
        if any(c.category is Category.EQUIPMENT for c in event.claims if c.effect in _BROKEN):
            return Kind(_STRATEGIC, "Disrupted weapons use", "weapons are lost")
        return Kind(_STRATEGIC, "Looting/property destruction", "property is lost")
    if Effect.DISPLACED in effects:
        return Kind(_STRATEGIC, "Other", "people are displaced")
    return None


def type_of_violence(event: Event) -> tuple[int | None, str]:
    """
    Return UCDP's type of violence and why: 1 state-based, 2 non-state, 3 one-sided, or None.

    Imprecise fire of a state that hits civilians stays state-based, unless civilians are aimed at, which a report
    rarely says.
    """
    sides = {key_of(a): a for a in (*event.doers, *event.sides_hit)}
    states = [a for a in sides.values() if a.kind in STATE]
    if len(sides) > 1 and event.sides_hit:
        return (1, "a state and another side") if states else (2, "two sides, neither a state")
    if event.doers and event.hits_civilians:
        imprecise = any(c.means in _IMPRECISE for c in event.claims)
        return (1, "a state's imprecise fire") if states and imprecise else (3, "civilians, by an organised side")
    return None, "one side is not told"


def _fighters(event: Event) -> set[str]:
    """Return the armed sides, of which one at least is hit."""
    return {key_of(a) for a in (*event.doers, *event.sides_hit)} if event.sides_hit else set()
