"""
Who was affected, who did it, and who backed them: actors given their part in a claim.

Read here: the group's own actor ("49 members of regime forces"), the subject of an active verb (found in
``subjects``), the party after "by", the party before an attack noun ("in Russian airstrikes"), the subject of
a clause that tells when ("when rebels launched ..."), who claims responsibility.
Not read here: a party that is only against whom ("against regime forces") and a source.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.claims import vocabulary as v
from conflictparse.claims.copies import changed
from conflictparse.claims.doers import find_cause, find_doers
from conflictparse.claims.spotted import Spotted
from conflictparse.claims.subjects import find_subject, nearest_subject
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, PERFECTS
from conflictparse.text import Tokens

#: Kinds of actor that carry arms: who may be a perpetrator, and whose members are combatants.
ARMED: Final = frozenset(
    """
    state_military state_police pro_gov_militia rebel_group rebel_coalition transnational_armed_group
    foreign_state_military foreign_armed_group identity_militia unidentified_armed armed_group generic_group
    criminal_group
    """.split()
)
#: Kinds that may act without carrying arms themselves: "Israel killed", "the regime killed".
ACTING: Final = ARMED | {"government", "ministry", "party", None}
_PERSON: Final = "person"
_VICTIM: Final = ActorRole.VICTIM
_BELLIGERENT: Final = ActorRole.BELLIGERENT
_BACKER: Final = ActorRole.BACKER
_NOT_DOING: Final = frozenset({ActorRole.SOURCE, ActorRole.BACKER})
_RESOLVED: Final = ActorStatus.RESOLVED
_NAME: Final = MentionKind.NAME
_NOUN: Final = Frame.NOUN
_PASSIVE: Final = Frame.PASSIVE
#: How a verb must stand for what follows it, and for what comes before it, to be who did it.
_DONE_AFTER: Final = frozenset({Frame.PASSIVE, Frame.EITHER, Frame.STATE, Frame.NOUN, Frame.INTRANSITIVE})
_EITHER: Final = Frame.EITHER
_ACTIVE: Final = frozenset({Frame.ACTIVE, Frame.PARTICIPLE})
#: Effects that something "causes", "forces" or "leaves": 80,000 fleeing, 30 dead.
_CAUSED: Final = frozenset({Effect.DISPLACED, Effect.KILLED, Effect.INJURED})


class Parties(NamedTuple):
    """The actors of one claim."""

    victim: ActorMention | None
    perpetrators: tuple[ActorMention, ...]
    supporters: tuple[ActorMention, ...]


def find_victim(tokens: Tokens, first: int, last: int, actors: Sequence[Spotted]) -> ActorMention | None:
    """
    Return the actor of the group of words [*first*, *last*): inside it, or "of" or "from" right after it.

    Args:
        actors: the actors of the sentence.
    """
    actors = [s for s in actors if s.actor.kind != _PERSON]  # a private person is counted, never kept
    for s in reversed(actors):
        if s.first < last and first < s.last:
            return _as(s.actor, _VICTIM)
    for s in actors:
        if last <= s.first <= last + 3 and tokens.lower[last] in v.AFTER_GROUP:
            return _as(s.actor, _VICTIM)
    return None


def find_holder(tokens: Tokens, last: int, actors: Sequence[Spotted]) -> ActorMention | None:
    """Return who held the ground whose words end before *last*: "ten areas under the control of the army"."""
    for s in actors:
        between = tuple(w for w in tokens.lower[last : s.first] if w != "the")
        if last < s.first <= last + 5 and between in v.HELD_BY:
            return _as(s.actor, _VICTIM)
    return None


def find_attacked(tokens: Tokens, verb: int, first: int, actors: Sequence[Spotted]) -> ActorMention | None:
    """Return who was attacked in "pounded rebel hideouts and killed dozens": the dozens are theirs."""
    if verb <= first or tokens.lower[verb - 1] != "and":
        return None
    near = [s for s in actors if first < s.first and verb - 5 <= s.last < verb and _is_armed(s.actor)]
    if not near:
        return None
    attacked = near[-1]
    struck = any(tokens.lower[i] in v.STRIKING for i in range(max(first, attacked.first - 3), attacked.first))
    between = tokens.lower[attacked.last : verb - 1]
    return _as(attacked.actor, _VICTIM) if struck and all(w in v.POSITIONS for w in between) else None


def find_perpetrators(
    tokens: Tokens, trigger: TriggerHit, sentence: tuple[int, int], actors: Sequence[Spotted], *, acts: bool
) -> tuple[ActorMention, ...]:
    """
    Return the actors that the sentence says did it, in reading order.

    Args:
        acts: whether the trigger has its object after it, so that what stands before it may be its subject.
    """
    if tokens.lower[trigger.first] in v.RESCUES:
        return ()
    armed = [s for s in actors if _is_armed(s.actor)]
    found: list[Spotted] = []
    if armed and acts and trigger.frame is _EITHER:
        found = find_subject(tokens, trigger, sentence[0], armed)
    if armed and not found and trigger.frame in _DONE_AFTER and not (acts and trigger.frame is _EITHER):
        found = _after_by(tokens, trigger.last, sentence[1], armed) or _attackers(
            tokens, trigger.last, sentence[1], armed
        )
        if trigger.frame is not _NOUN:
            found = found or _when_subject(tokens, trigger.last, sentence[1], armed)
    if armed and not found and trigger.frame in _ACTIVE:
        found = find_subject(tokens, trigger, sentence[0], armed)
    if not found:
        found = _unlisted_doers(tokens, trigger, sentence[0], armed, acts=acts)
    return tuple(_as(s.actor, _BELLIGERENT) for s in found)


def _unlisted_doers(
    tokens: Tokens, trigger: TriggerHit, first: int, armed: Sequence[Spotted], *, acts: bool
) -> list[Spotted]:
    """Return an event or a bare "the forces" as the subject of the verb, or the subject of what caused it."""
    if acts or trigger.frame in _ACTIVE:
        return find_doers(tokens, trigger.first, first)
    if trigger.frame is _PASSIVE or trigger.effect not in _CAUSED:
        return []
    cause = find_cause(tokens, trigger.first, first)
    if cause is None:
        return []
    return nearest_subject(tokens, cause, first, armed) or find_doers(tokens, cause, first)


def has_pronoun_subject(tokens: Tokens, trigger: TriggerHit) -> bool:
    """Tell whether "they", "it" or "who" stands as the subject right before the verb."""
    for i in range(trigger.first - 1, max(-1, trigger.first - 5), -1):
        word = tokens.lower[i]
        if word in v.SUBJECT_PRONOUNS:
            return True
        if word not in AUXILIARIES and word not in PERFECTS and word not in ADVERBS:
            return False
    return False


def has_speaker_as_subject(tokens: Tokens, trigger: TriggerHit) -> bool:
    """Tell whether who speaks did it: "the group claimed to have killed"."""
    return trigger.first >= 2 and tokens.lower[trigger.first - 2 : trigger.first] == ["to", "have"]


def find_claimant(
    tokens: Tokens, verb: int, actors: Sequence[Spotted], victim: ActorMention | None
) -> tuple[ActorMention, ...]:
    """
    Return who "claimed responsibility" for what the verb at word *verb* tells, or ().

    Args:
        actors: those before the verb in its sentence.
        victim: who suffered; nobody claims to have hit himself.
    """
    hit = victim.actor_id if victim is not None else None
    for s in actors:
        said = [w for w in tokens.lower[s.last : s.last + 4] if w not in PERFECTS]
        if s.last + 4 <= verb and said[:2] in v.CLAIMING and (hit is None or s.actor.actor_id != hit):
            return (_as(s.actor, _BELLIGERENT),)
    return ()


def find_antecedent(tokens: Tokens, first: int, actors: Sequence[Spotted]) -> tuple[ActorMention, ...]:
    """Return the party that a pronoun in the sentence from word *first* on stands for: the subject before it."""
    if first == 0:
        return ()
    begin = tokens.sentence_of(first - 1)[0]
    before = [s for s in actors if begin <= s.first < first and _is_armed(s.actor)]
    return (_as(before[0].actor, _BELLIGERENT),) if before else ()


def own(actor: ActorMention, speaker: ActorMention) -> ActorMention:
    """Return *actor* as that of *speaker* when it is called its own: "its fighters"."""
    if actor.text.split(" ", 1)[0].lower() not in v.POSSESSIVES:
        return actor
    if actor.status is _RESOLVED and (actor.mention is _NAME or actor.country == speaker.country):
        return actor
    return changed(
        actor,
        actor_id=speaker.actor_id,
        name=speaker.name,
        names=speaker.names,
        country=speaker.country,
        side=speaker.side,
        status=speaker.status,
        candidates=speaker.candidates,
    )


def find_supporters(actors: Sequence[Spotted]) -> tuple[ActorMention, ...]:
    """Return the backers that the sentence names."""
    return tuple(s.actor for s in actors if s.actor.role is _BACKER)


def _is_armed(actor: ActorMention) -> bool:
    return actor.kind in ACTING and actor.role not in _NOT_DOING


def _as(actor: ActorMention, role: ActorRole) -> ActorMention:
    return actor if actor.role is role else changed(actor, role=role)


def _after_by(tokens: Tokens, first: int, last: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the actors after a "by", and those joined to them by "and" or a comma."""
    words = tokens.where.get("by", [])
    by = bisect_left(words, first)
    return _joined(tokens, words[by] + 1, actors) if by < len(words) and words[by] < last else []


def _joined(tokens: Tokens, word: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the actor that begins within three words of *word* and all that are coordinated with it."""
    found: list[Spotted] = []
    for s in actors:
        if not found:
            if word <= s.first <= word + 3:
                found.append(s)
            continue
        between = tokens.lower[found[-1].last : s.first]
        if len(between) <= 2 and (not between or "and" in between or tokens.codes[s.first] == ","):
            found.append(s)
        else:
            break
    return found


def _attackers(tokens: Tokens, first: int, last: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the actors right before an attack noun: "in Russian and Syrian airstrikes"; not past a semicolon."""
    for s in actors:
        if ";" in tokens.codes[first : s.first + 1]:
            break
        if first <= s.first < last and not v.ATTACKS.isdisjoint(tokens.lower[s.first : min(last, s.last + 3)]):
            return _joined(tokens, s.first, actors)
    return []


def _when_subject(tokens: Tokens, first: int, last: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the subject of a clause that tells when: "when rebels launched a counterattack"."""
    for s in actors:
        if first <= s.first < last and not v.TELLING_WHEN.isdisjoint(tokens.lower[max(first, s.first - 2) : s.first]):
            return [s]
    return []
