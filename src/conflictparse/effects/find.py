"""
Find the words that say what happened.

Read here: verb forms with their voice ("were killed", "has killed", "killing"), states ("12 dead"), toll
nouns ("the death toll"), and two words that share one figure ("killed and wounded 110").
Not read here: who or how many; that needs the numbers beside the words and is the claims layer's work.
Law: triggers are in reading order and never overlap.
"""

from typing import Final, NamedTuple

from conflictparse.effects.effect import Effect, Frame, Trigger
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, MEANS, OF_NOUNS, PERFECTS, TRIGGERS, ObjectClass, Say
from conflictparse.errors import NotTextError
from conflictparse.text import Grammar, Tokens, tokenize

_GRAMMAR: Final = Grammar({"TRIGGER": TRIGGERS, "OF_NOUN": {f"{noun} of": e for noun, e in OF_NOUNS.items()}})
_TRIGGER: Final = _GRAMMAR.letters_of(["TRIGGER"])
_OF_NOUN: Final = _GRAMMAR.letters_of(["OF_NOUN"])

_MEANS: Final = Grammar({"MEANS": MEANS})
_SAID: Final = _MEANS.letters_of(["MEANS"])
_MEANS_WORDS: Final = frozenset(word for phrase in MEANS for word in phrase.split())
_VOICES: Final = frozenset({Frame.PASSIVE, Frame.ACTIVE})
_JOINT: Final = frozenset({frozenset({Effect.KILLED, Effect.INJURED})})
_JOINERS: Final = frozenset({"and", "or"})
_LOOK_BACK: Final = 5  # words between an auxiliary and its verb: "were also very badly and ... wounded"


class TriggerHit(NamedTuple):
    """
    A trigger by its place among the words.

    Attributes:
        first, last: half-open range of words.
        effect: what is said to have happened.
        frame: how the words take their object; EITHER is left open here.
        objects: the classes of object that decide the effect, or ().
        rule: the name of the rule that read it.
    """

    first: int
    last: int
    effect: Effect
    frame: Frame
    objects: tuple[ObjectClass, ...] = ()
    rule: str = ""

    def value(self, tokens: Tokens) -> Trigger:
        """Return the trigger with its words and offsets."""
        start, end = tokens.starts[self.first], tokens.ends[self.last - 1]
        return Trigger(start, end, tokens.text[start:end], self.effect, self.frame, self.rule)


def find_triggers(text: str) -> tuple[Trigger, ...]:
    """
    Return the words of *text* that say what happened, in reading order.

    >>> found = find_triggers("Shelling killed and wounded ten; two are dead.")
    >>> [(t.text, t.effect.value, t.frame.value) for t in found]
    [('killed and wounded', 'killed_or_injured', 'either'), ('dead', 'killed', 'state')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_triggers", type(text).__name__)
    tokens = tokenize(text)
    return tuple(hit.value(tokens) for hit in read_triggers(tokens))


def read_means(tokens: Tokens) -> dict[int, str]:
    """
    Return by what things were done, by the first word that says so, in reading order.

    >>> read_means(tokenize("A roadside bomb and shelling killed ten."))
    {1: 'ied', 4: 'shelling'}
    """
    if tokens.where.keys().isdisjoint(_MEANS_WORDS):
        return {}
    reading = _MEANS.read(tokens)
    codes = reading.codes
    return {i: reading.value(i) for i in range(len(tokens)) if codes[2 * i + 1] == _SAID}


def read_triggers(tokens: Tokens) -> list[TriggerHit]:
    """Return the triggers of *tokens*, in reading order, joint ones merged."""
    reading = _GRAMMAR.read(tokens)
    codes = reading.codes
    hits: list[TriggerHit] = []
    at = codes.find(_TRIGGER), codes.find(_OF_NOUN)
    if at == (-1, -1):
        return hits
    for i in range(len(tokens)):
        code = codes[2 * i + 1]
        if code == _TRIGGER and tokens.codes[i] != "-":  # "rebel-held" tells what, not what happened
            hits.append(_verb(tokens, i, reading.end(i), reading.value(i), hits))
        elif code == _OF_NOUN:
            hits.append(TriggerHit(i, reading.end(i), reading.value(i), Frame.NOUN, (), "noun of"))
    return _merge_joint(tokens, hits)


def _verb(tokens: Tokens, first: int, last: int, say: Say, before: list[TriggerHit]) -> TriggerHit:
    frame, rule = say.frame, say.frame.value
    if say.frame is Frame.EITHER:
        frame = _voice(tokens, first, before)
        rule = frame.value
    return TriggerHit(first, last, say.effect, frame, say.objects, rule)


def _voice(tokens: Tokens, verb: int, before: list[TriggerHit]) -> Frame:
    """Return the voice of the past form at *verb*, from the words before it."""
    for i in range(verb - 1, max(-1, verb - 1 - _LOOK_BACK), -1):
        if tokens.codes[i + 1] not in ' "':
            break
        word = tokens.lower[i]
        if word in AUXILIARIES:
            return Frame.PASSIVE
        if word in PERFECTS:
            return Frame.ACTIVE
        if word in _JOINERS and before and before[-1].last == i:
            joined = before[-1].frame
            return joined if joined in _VOICES else Frame.EITHER
        if word not in ADVERBS:
            break
    return Frame.EITHER


def _merge_joint(tokens: Tokens, hits: list[TriggerHit]) -> list[TriggerHit]:
    """Merge "killed and wounded": two words, one figure."""
    merged: list[TriggerHit] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if (
            last is not None
            and hit.first == last.last + 1
            and tokens.lower[last.last] in _JOINERS
            and frozenset({last.effect, hit.effect}) in _JOINT
            and tokens.lower[last.first] != "to"  # "stabbed two to death and injured four"
        ):
            frame = last.frame if hit.frame is Frame.EITHER else hit.frame
            merged[-1] = TriggerHit(last.first, hit.last, Effect.KILLED_OR_INJURED, frame, (), "joint")
        else:
            merged.append(hit)
    return merged
