"""
The subjects of verbs: which of the parties before a verb did what it says.

Read here: the nearest party that no preposition and no earlier verb takes ("against the army", "killed 30 rebels and
captured"), both of two ("between A and B", "A and B executed"), whose attack it was ("airstrikes by the army killed"),
and the subject of a first verb for a second ("troops met gunmen, killing six").
Not read here: what a party that is no subject did.
Law: a subject stands before its verb, in its sentence.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.spotted import Spotted
from conflictparse.effects.effect import Frame
from conflictparse.effects.find import TriggerHit
from conflictparse.effects.vocabulary import ADVERBS, PERFECTS, TRIGGERS
from conflictparse.text import Tokens

_PARTICIPLE: Final = Frame.PARTICIPLE
_HOLDER: Final = "holder"  # the rule of "Turkish-held": who holds a town did nothing there
_NEAR: Final = 3  # words before an actor that are looked at whatever they are
_OBJECT: Final = 7  # words from a verb to the actor that it acts on: "killed more than 30"


def find_subject(tokens: Tokens, trigger: TriggerHit, first: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the subject of the verb, which a second verb has from the first: "troops met gunmen, killing six"."""
    behind_comma = trigger.frame is _PARTICIPLE and tokens.codes[trigger.first] == ","
    if behind_comma or (trigger.first > first and tokens.lower[trigger.first - 1] == "and"):
        opening = [s for s in actors if s.first == first or _opens_clause(tokens, s.first)]
        before = [s for s in opening if s.last < trigger.first and s.first >= first]
        if before and _subjects(tokens, trigger.first, first, before):
            return [before[-1], *_beside_first(tokens, before[-1], actors)]
    return nearest_subject(tokens, trigger.first, first, actors)


def nearest_subject(tokens: Tokens, verb: int, first: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the nearest actor before the verb that may be its subject."""
    subjects = _subjects(tokens, verb, first, actors)
    event = _relative_event(tokens, verb, first)
    if event is not None:
        subjects = [s for s in subjects if s.last >= event - 1]  # whose attack it is: "the army's attack that killed"
    if not subjects:
        return []
    nearest = subjects[-1]
    return [*(_other_side(tokens, nearest, actors) or _beside(tokens, nearest, subjects)), nearest]


def _relative_event(tokens: Tokens, verb: int, first: int) -> int | None:
    """Return the noun of an event that is the subject: who mourns "the raid that killed 12" killed nobody."""
    i = verb - 1
    while i > first and (tokens.lower[i] in PERFECTS or tokens.lower[i] in ADVERBS):
        i -= 1
    if i <= first or tokens.lower[i] not in ("that", "which"):
        return None
    noun = tokens.lower[i - 1]
    return i - 1 if noun in v.HOSTILITIES or noun in v.ATTACKS else None


def _subjects(tokens: Tokens, verb: int, first: int, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the actors before the verb that may be its subject: not a party against whom or by whom."""
    return [
        s
        for s in actors
        if first <= s.first
        and s.last <= verb
        and s.actor.rule != _HOLDER
        and (s.first == first or tokens.lower[s.first - 1] not in v.NOT_SUBJECT or _by_whom(tokens, s.first, first))
        and (not _is_object(tokens, s.first, first) or _by_whom(tokens, s.first, first))
    ]


def _is_object(tokens: Tokens, word: int, first: int) -> bool:
    """Tell whether the actor at *word* is what an earlier verb acts on: "killed more than 30 rebels and captured"."""
    for i in range(word - 1, max(first, word - _OBJECT) - 1, -1):
        said = tokens.lower[i]
        if said in TRIGGERS:
            return True
        if said in v.TELLING_WHEN or (
            word - i >= _NEAR and (said in v.NOT_SUBJECT or said in v.CLAUSE_WORDS or tokens.codes[i + 1] != " ")
        ):
            return False
    return False


def _by_whom(tokens: Tokens, word: int, first: int) -> bool:
    """Tell whether the actor at *word* is whose attack it is: "airstrikes by the army killed 12"."""
    if word - 2 < first or tokens.lower[word - 1] != "by":
        return False
    before = tokens.lower[word - 2]
    return before in v.ATTACKS or before in v.HOSTILITIES or before in v.LAUNCHED


def _other_side(tokens: Tokens, second: Spotted, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the first party of "between the army and rebels", whose second is *second*."""
    return [
        s
        for s in actors
        if s.last < second.first <= s.last + 2
        and tokens.lower[s.last] == "and"
        and s.first > 0
        and tokens.lower[s.first - 1] == "between"
    ]


def _beside(tokens: Tokens, last: Spotted, subjects: Sequence[Spotted]) -> list[Spotted]:
    """Return the subjects that are coordinated with the *last*: "mercenaries and soldiers executed"."""
    found: list[Spotted] = []
    for s in reversed(subjects[:-1]):
        following = found[0] if found else last
        between = tokens.lower[s.last : following.first]
        if between != ["and"] and (between or tokens.codes[following.first] != ","):
            break
        found.insert(0, s)
    return found


def _beside_first(tokens: Tokens, opener: Spotted, actors: Sequence[Spotted]) -> list[Spotted]:
    """Return the actors that are coordinated with the *opener* of a clause."""
    found: list[Spotted] = []
    last = opener
    for s in actors:
        if s.first > last.first and tokens.lower[last.last : s.first] == ["and"]:
            found.append(s)
            last = s
    return found


def _opens_clause(tokens: Tokens, word: int) -> bool:
    """Tell whether the actor at *word* begins a clause: behind a comma, or a comma and "but"."""
    if tokens.codes[word] == ",":
        return True
    return word > 0 and tokens.lower[word - 1] in v.CLAUSE_PARTERS and tokens.codes[word - 1] == ","
