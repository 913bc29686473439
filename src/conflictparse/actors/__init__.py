"""Who: parties, victims and sources, read by names, by sides and roles, and by the report's own words."""

from conflictparse.actors.actor import (
    Actor,
    ActorMatch,
    ActorMention,
    ActorName,
    ActorRole,
    ActorStatus,
    MentionKind,
)
from conflictparse.actors.find import find_actors, normalize_actor, read_actors, resolve_actor
from conflictparse.actors.lexicon import ActorLexicon, Leader, Nation

__all__ = [
    "Actor",
    "ActorLexicon",
    "ActorMatch",
    "ActorMention",
    "ActorName",
    "ActorRole",
    "ActorStatus",
    "Leader",
    "MentionKind",
    "Nation",
    "find_actors",
    "normalize_actor",
    "read_actors",
    "resolve_actor",
]
