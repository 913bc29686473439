"""What happened: the words that say that people were killed, things destroyed, ground taken."""

from conflictparse.effects.effect import Effect, Frame, Trigger
from conflictparse.effects.find import TriggerHit, find_triggers, read_means, read_triggers

__all__ = ["Effect", "Frame", "Trigger", "TriggerHit", "find_triggers", "read_means", "read_triggers"]
