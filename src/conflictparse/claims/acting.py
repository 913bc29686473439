"""
What a trigger can act on, and what it then says of it.

"Captured" says one thing of fighters, another of tanks and of ground; nobody is killed by a count of villages.
"""

from typing import Final

from conflictparse.claims.chunks import Chunk
from conflictparse.claims.groups import Group
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import GROUND_EFFECTS, OBJECT_EFFECTS, OBJECTS_OF, UNNAMED_OBJECTS, ObjectClass
from conflictparse.numbers.quantity import Dimension

_PERSON: Final = ObjectClass.PERSON
_TERRITORY: Final = ObjectClass.TERRITORY
_LOSSES: Final = Effect.LOSSES
_SEIZED: Final = Effect.SEIZED
_TAKEN: Final = Effect.TERRITORY_TAKEN
_NOUN: Final = Frame.NOUN
_TOLL: Final = Frame.NOUN.value
_MEASURES: Final = {Effect.ADVANCED: Dimension.LENGTH, Effect.TERRITORY_HELD: Dimension.AREA}


def effect_on(hit: TriggerHit, chunk: Chunk) -> Effect | None:
    """Return what *hit* says of *chunk*, or None when it cannot act on such a thing."""
    if chunk.letter == "X":
        taken = _TERRITORY in hit.objects
        return _TAKEN if taken else hit.effect if hit.effect in GROUND_EFFECTS else None
    group = chunk.group
    if group is None or (_is_toll(hit) and group.object_class is not _PERSON and group.kind != "number"):
        return None  # a toll counts persons: a toll road has 57 gates
    if not hit.objects:
        return hit.effect if fits(hit.effect, group) else None
    known = _PERSON if group.kind == "number" and group.object_class is None else group.object_class
    if known not in hit.objects or (hit.effect is _LOSSES and not _is_of_war(group)):
        return None
    return OBJECT_EFFECTS[known] if hit.effect is _SEIZED else hit.effect


def _is_of_war(group: Group) -> bool:
    """Tell whether *group* is what an army loses: a team loses 12, and a father his children."""
    return group.kind != "number" and (group.object_class is not _PERSON or group.category == "combatant")


def _is_toll(hit: TriggerHit) -> bool:
    return hit.frame is _NOUN and hit.rule == _TOLL


def fits(effect: Effect, group: Group) -> bool:
    """Tell whether *effect* can happen to what *group* is."""
    if group.kind == "measure":
        return group.quantity is not None and group.quantity.dimension is _MEASURES.get(effect)
    if group.object_class is None and group.kind == "number":
        return effect in UNNAMED_OBJECTS
    return group.object_class in OBJECTS_OF[effect]
