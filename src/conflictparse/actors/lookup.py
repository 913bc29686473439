"""
From a name to its record: "HTS", "Assad's forces", "the Taliban".

Read here: one name at a time. Law: normalising is idempotent, and a name that nothing knows stays as it is.
"""

from __future__ import annotations

from datetime import date

from conflictparse.actors.actor import Actor, ActorMatch, ActorStatus
from conflictparse.actors.choose import Context, choose
from conflictparse.actors.find import read_actors
from conflictparse.actors.lexicon import ActorLexicon, existed
from conflictparse.errors import NotTextError
from conflictparse.text import tokenize


def resolve_actor(
    name: str, *, lexicon: ActorLexicon, on: date | None = None, country: str | None = None
) -> ActorMatch:
    """
    Return the record that *name* stands for.

    Args:
        name: as a report writes it: "HTS", "Assad's forces", "the Taliban".
        lexicon: the records and names to look in.
        on: the day the name was used.
        country: alpha-3 code of the country that the report is about.

    Raises:
        NotTextError: *name* is not a string.

    >>> lexicon = ActorLexicon([Actor("hamas", "Hamas", "rebel_group", "PSE")], [])
    >>> resolve_actor("the Hamas", lexicon=lexicon).actor.id
    'hamas'
    """
    if not isinstance(name, str):
        raise NotTextError("resolve_actor", type(name).__name__)
    entries = lexicon.names.get(name)
    spelled = ""
    if not entries:
        entries = lexicon.spelled_like(name)
        spelled = "spelled another way, "
    known = frozenset(e.actor.id for e in entries)
    fit, why = choose(entries, name.upper(), Context(on, country, known=known))
    actors = tuple({e.actor.id: e.actor for e in fit}.values())
    if len(actors) == 1:
        reasons = [f"{spelled}{fit[0].name!r} is a name of this record", *why]
        if on is not None and not existed(actors[0], on):
            reasons.append(f"but the record does not cover {on}")
        return ActorMatch(ActorStatus.RESOLVED, actors[0], actors, "; ".join(reasons))
    if actors:
        return ActorMatch(ActorStatus.AMBIGUOUS, None, actors, _still_open(len(actors), on, country))
    return _match_phrase(name, lexicon, on, country)


def _still_open(several: int, on: date | None, country: str | None) -> str:
    cures = [cure for cure, given in (("on=", on), ("country=", country)) if given is None]
    advice = f": give {' or '.join(cures)}" if cures else " on that day in that country"
    return f"{several} records have this name{advice}"


def _match_phrase(name: str, lexicon: ActorLexicon, on: date | None, country: str | None) -> ActorMatch:
    """Read *name* as a mention and return the record that it means."""
    mention = next(iter(read_actors(tokenize(name), lexicon, on=on, country=country)), None)
    if mention is None or mention.status is ActorStatus.UNKNOWN:
        return ActorMatch(ActorStatus.UNKNOWN, why="no record and no rule reads this name")
    candidates = tuple(lexicon.records[i] for i in mention.candidates if i in lexicon.records)
    if mention.status is not ActorStatus.RESOLVED or mention.actor_id is None:
        return ActorMatch(mention.status, None, candidates, f"read by the rule {mention.rule!r}")
    record = lexicon.records.get(mention.actor_id) or Actor(
        mention.actor_id, mention.name or "", mention.kind or "", mention.country, mention.side
    )
    return ActorMatch(ActorStatus.RESOLVED, record, candidates or (record,), f"read by the rule {mention.rule!r}")


def normalize_actor(name: str, *, lexicon: ActorLexicon) -> str:
    """
    Return the canonical name of the actor that *name* stands for; *name* itself when it is not known.

    >>> from conflictparse.actors.actor import ActorName
    >>> hts = Actor("hts", "Hay'at Tahrir al-Sham", "rebel_group", "SYR")
    >>> normalize_actor("HTS", lexicon=ActorLexicon([hts], [ActorName(hts, "HTS", "acronym")]))
    "Hay'at Tahrir al-Sham"
    """
    match = resolve_actor(name, lexicon=lexicon)
    return name if match.actor is None else match.actor.name
