"""
Doers that are no party of the lexicon: an event as the subject, a bare "the forces", the subject of a cause.

Read here: "the offensive killed 40" (an event did it: kind "event"), "the forces captured" (somebody's, the text says
not whose), "the shelling, which caused the exodus of" (who shelled).
Not read here: whose event it was ("clashes between the army and rebels"), for which see ``subjects``;
nothing is guessed.
Law: the words of a doer stand before those of what was done.
"""

from typing import Final

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.claims import vocabulary as v
from conflictparse.claims.copies import changed
from conflictparse.claims.spotted import Spotted
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, PERFECTS
from conflictparse.text import Tokens

#: The kind of a doer that is an event and no party.
EVENT: Final = "event"
_AS_EVENT: Final = "event as subject"
_AS_PARTY: Final = "bare party as subject"
_UNTOLD: Final = frozenset({_AS_EVENT, _AS_PARTY})
#: What may stand between a subject and its verb: "has since", "reportedly also".
_BETWEEN: Final = PERFECTS | ADVERBS | AUXILIARIES
_REACH: Final = 16  # words from an event to its verb: "the fighting, even less than 10 kilometers from the city, has"
_PHRASE: Final = 5  # words of "the latest major military operation"
_CAUSE: Final = 16  # words from "has triggered" to the people who flee


def find_doers(tokens: Tokens, verb: int, first: int) -> list[Spotted]:
    """
    Return what did it when no party is the subject of the verb at word *verb*: an event, or a bare "the forces".

    Args:
        first: first word of the sentence.
    """
    bare = _bare_subject(tokens, verb, first)
    if bare is not None:
        return [bare]
    for i in range(verb - 1, max(first, verb - _REACH) - 1, -1):
        word = tokens.lower[i]
        if word in v.HOSTILITIES and (begin := _subject_phrase(tokens, i, verb, first)) is not None:
            return [_event(tokens, begin, i + 1)]
        if word in v.OTHER_CLAUSE:
            return []
    return []


def retells(tokens: Tokens, verb: int, first: int) -> bool:
    """
    Tell whether the subject of the verb is an attack that was told of before: "the strike reportedly killed".

    "It also killed" and "the second strike killed" add to what was told.

    >>> from conflictparse.text import tokenize
    >>> retells(tokenize("The strike reportedly killed up to 40."), 3, 0)
    True
    >>> retells(tokenize("A strike reportedly killed up to 40."), 3, 0)
    False
    """
    lower, i = tokens.lower, verb - 1
    while i > first and (lower[i] in PERFECTS or lower[i] in ADVERBS or lower[i] in v.REPORTED):
        if lower[i] == "also":
            return False
        i -= 1
    if i <= first or not (lower[i] in v.ATTACKS or lower[i] in v.HOSTILITIES):
        return False
    begin = _phrase_start(tokens, i, first)
    return lower[begin] in ("the", "this") and v.FURTHER.isdisjoint(lower[begin:i])


def names_party(actor: ActorMention) -> bool:
    """
    Tell whether *actor*, as a doer, says which party it was: an event and a bare "the forces" do not.

    >>> names_party(ActorMention(0, 6, "rebels", kind="rebel_group", status=ActorStatus.GENERIC))
    True
    >>> names_party(ActorMention(0, 13, "the offensive", kind="event", status=ActorStatus.GENERIC))
    False
    """
    return actor.rule not in _UNTOLD and actor.kind != EVENT


def find_cause(tokens: Tokens, word: int, first: int) -> int | None:
    """Return the verb of causing before word *word*: "has triggered a wave of", "which caused the exodus of"."""
    for i in range(word - 1, max(first, word - _CAUSE) - 1, -1):
        if tokens.lower[i] in v.CAUSING:
            return i
    return None


def _bare_subject(tokens: Tokens, verb: int, first: int) -> Spotted | None:
    """Return "the forces", "the group" right before the verb, or None."""
    i = verb - 1
    while i > first and tokens.lower[i] in _BETWEEN:
        i -= 1
    if i <= first or tokens.lower[i] not in v.BARE_PARTIES or tokens.lower[i - 1] not in v.DEFINITE:
        return None
    if i - 1 > first and tokens.codes[i - 1] == " " and tokens.lower[i - 2] in v.NOT_SUBJECT:
        return None
    return _party(tokens, i - 1, i + 1)


def _subject_phrase(tokens: Tokens, noun: int, verb: int, first: int) -> int | None:
    """Return the first word of the phrase of an event that is the subject of the verb, or None."""
    begin = _phrase_start(tokens, noun, first)
    opens = begin == first or tokens.codes[begin] not in " -'" or tokens.lower[begin - 1] in v.CLAUSE_HEADS
    return begin if opens or _is_relative(tokens, noun + 1, verb) else None


def _phrase_start(tokens: Tokens, noun: int, first: int) -> int:
    """Return the first word of "the latest military operation", "intense fighting"."""
    for begin in range(noun - 1, max(first, noun - _PHRASE) - 1, -1):
        if tokens.codes[begin + 1] not in " -":
            break
        word = tokens.lower[begin]
        if word in v.DEFINITE or word in v.INDEFINITE or (word == "that" and begin == first):
            return begin
        if word in v.SAYING or word in v.CLAUSE_HEADS:
            break
    begin = noun
    while begin > first and tokens.codes[begin] in " -" and tokens.lower[begin - 1] in v.FIERCE:
        begin -= 1
    return begin


def _is_relative(tokens: Tokens, word: int, verb: int) -> bool:
    """Tell whether "that" or "which" stands between an event and its verb: "an offensive that killed 12"."""
    if word >= verb or tokens.lower[word] not in ("that", "which"):
        return False
    return _BETWEEN.issuperset(tokens.lower[word + 1 : verb])


def _event(tokens: Tokens, first: int, last: int) -> Spotted:
    words = _words(tokens, first, last)
    return Spotted(first, last, changed(words, kind=EVENT, status=ActorStatus.GENERIC, rule=_AS_EVENT))


def _party(tokens: Tokens, first: int, last: int) -> Spotted:
    words = _words(tokens, first, last)
    return Spotted(first, last, changed(words, kind="generic_group", mention=MentionKind.ANAPHORA, rule=_AS_PARTY))


def _words(tokens: Tokens, first: int, last: int) -> ActorMention:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return ActorMention(start, end, tokens.text[start:end], role=ActorRole.BELLIGERENT)
