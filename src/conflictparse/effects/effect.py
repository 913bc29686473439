"""What happened: the kinds of effect, and the words of a text that say one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Effect(StrEnum):
    """What happened to people, things or ground."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"  # one joint figure: "killed and wounded 110", "casualties"
    LOSSES = "losses"  # no figure
    NEUTRALISED = "neutralised"  # a side's word: killed, wounded or captured
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    HOSTED = "hosted"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    DOWNED = "downed"
    SEIZED = "seized"
    TERRITORY_TAKEN = "territory_taken"
    TERRITORY_HELD = "territory_held"
    ADVANCED = "advanced"
    DISTANCE = "distance"
    CUT = "cut"
    MUNITIONS_USED = "munitions_used"
    ATTACKED = "attacked"
    REPELLED = "repelled"


class Frame(StrEnum):
    """How a trigger word takes what it acts on."""

    PASSIVE = "passive"  # 12 were killed
    ACTIVE = "active"  # shelling killed 12
    PARTICIPLE = "participle"  # killing 12
    NOUN = "noun"  # the deaths of 12, a death toll of 57
    STATE = "state"  # 12 dead
    INTRANSITIVE = "intransitive"  # 12 died, thousands fled
    EITHER = "either"  # "killed" without an auxiliary: the words around it decide


class Trigger(NamedTuple):
    """
    The words that say an effect.

    Attributes:
        start, end: code-point offsets.
        text: the words there.
        effect: what they say happened.
        frame: how they take their object.
        rule: the name of the rule that read them.
    """

    start: int
    end: int
    text: str
    effect: Effect
    frame: Frame
    rule: str = ""
