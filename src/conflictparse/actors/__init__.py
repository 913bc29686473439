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
from conflictparse.actors.find import find_actors, read_actors
from conflictparse.actors.lexicon import ActorLexicon, Leader, Nation
from conflictparse.actors.lookup import normalize_actor, resolve_actor

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
