"""
Find the words that say what happened.

Read here: verb forms with their voice ("were killed", "has killed", "killing"), states ("12 dead"), toll
nouns ("the death toll"), and two words that share one figure ("killed and wounded 110").
Not read here: who or how many; that needs the numbers beside the words and is the claims layer's work.
Law: triggers are in reading order and never overlap.
"""

from typing import Final, NamedTuple

from conflictparse.effects.effect import Effect, Frame, Trigger
from conflictparse.effects.phrases import Phrases
from conflictparse.effects.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BRINGING,
    INFINITIVES,
    LOST_OTHERWISE,
    MEANS,
    OBJECT_OPENERS,
    OF_NOUNS,
    PERFECTS,
    TRIGGERS,
    VERDICTS,
    ObjectClass,
    Say,
)
from conflictparse.errors import NotTextError
from conflictparse.text import Tokens, tokenize

#: The rule of a noun and "of"; it says nothing of a voice.
_NOUN_OF: Final = "noun of"
_TRIGGERS: Final = Phrases[Say | Effect](
    {f"{noun} of": effect for noun, effect in OF_NOUNS.items()} | TRIGGERS | INFINITIVES
)
_MEANS: Final = Phrases[str](MEANS)
#: Looked up once: a member of an enumeration costs more than all else that is asked of a trigger.
_PASSIVE: Final = Frame.PASSIVE
_ACTIVE: Final = Frame.ACTIVE
_EITHER: Final = Frame.EITHER
_NOUN: Final = Frame.NOUN
_STATE: Final = Frame.STATE
_LOSSES: Final = Effect.LOSSES
_RULE_OF: Final = {frame: frame.value for frame in Frame}
_JOINT: Final = frozenset({Effect.KILLED, Effect.INJURED})
_JOINERS: Final = frozenset({"and", "or"})
_VERDICT: Final = 8  # words of "sentenced twelve former army officers to death"
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
    return {first: means for first, _, means in _MEANS.find(tokens)}


def read_triggers(tokens: Tokens) -> list[TriggerHit]:
    """Return the triggers of *tokens*, in reading order, joint ones merged."""
    hits: list[TriggerHit] = []
    for first, last, said in _TRIGGERS.find(tokens):
        if isinstance(said, Effect):
            hits.append(TriggerHit(first, last, said, _NOUN, (), _NOUN_OF))
        elif last - first == 1 and tokens.lower[first] in INFINITIVES and not _follows_to(tokens, first):
            continue  # a noun: "the capture", "an attack"
        elif tokens.codes[first] != "-" and not _is_verdict(
            tokens, first, last
        ):  # "rebel-held" tells what, not what happened
            frame = _voice(tokens, first, hits) if said.frame is _EITHER else said.frame
            effect = said.effect
            if effect is _LOSSES and tokens.lower[last : last + 1] and tokens.lower[last] in LOST_OTHERWISE:
                continue
            if tokens.lower[first] in BRINGING and "total" in tokens.lower[first:last]:
                if not hits or hits[-1].first < tokens.sentence_of(first)[0]:
                    continue  # a total of something else
                effect = hits[-1].effect
            hits.append(TriggerHit(first, last, effect, frame, said.objects, _RULE_OF[frame]))
    return _merge_joint(tokens, hits) if len(hits) > 1 else hits


def _follows_to(tokens: Tokens, word: int) -> bool:
    return word > 0 and tokens.codes[word] == " " and tokens.lower[word - 1] == "to"


def _is_verdict(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether "to death" is what a court says: "sentenced 12 men to death"."""
    if tokens.lower[last - 1] != "death" or tokens.lower[first] != "to":
        return False
    return not VERDICTS.isdisjoint(tokens.lower[max(tokens.sentence_of(first)[0], first - _VERDICT) : first])


def _voice(tokens: Tokens, verb: int, before: list[TriggerHit]) -> Frame:
    """Return the voice of the past form at *verb*, from the words before it."""
    for i in range(verb - 1, max(-1, verb - 1 - _LOOK_BACK), -1):
        if tokens.codes[i + 1] not in ' "':
            break
        word = tokens.lower[i]
        if word in AUXILIARIES:
            return _PASSIVE
        if word in PERFECTS:
            return _ACTIVE
        if word in _JOINERS and before and before[-1].last == i:
            joined = before[-1].frame
            return joined if joined is _PASSIVE or joined is _ACTIVE else _EITHER
        if word not in ADVERBS:
            break
    return _EITHER


def _has_object(tokens: Tokens, word: int) -> bool:
    """Tell whether what a verb acts on may begin at *word*: "left 12 dead and wounded dozens more"."""
    if word >= len(tokens) or tokens.codes[word] != " ":
        return False
    return tokens.lower[word][0].isdigit() or tokens.lower[word] in OBJECT_OPENERS


def _merge_joint(tokens: Tokens, hits: list[TriggerHit]) -> list[TriggerHit]:
    """Merge "killed and wounded": two words, one figure."""
    merged = hits[:1]
    for hit in hits[1:]:
        last = merged[-1]
        if (
            hit.first == last.last + 1
            and tokens.lower[last.last] in _JOINERS
            and "|" not in tokens.codes[last.last : hit.first + 1]  # two sentences, two figures
            and last.effect is not hit.effect
            and not (last.frame is _STATE and _has_object(tokens, hit.last))
            and last.effect in _JOINT
            and hit.effect in _JOINT
            and tokens.lower[last.first] != "to"  # "stabbed two to death and injured four"
        ):
            frame = last.frame if hit.frame is _EITHER else hit.frame
            merged[-1] = TriggerHit(last.first, hit.last, Effect.KILLED_OR_INJURED, frame, (), "joint")
        else:
            merged.append(hit)
    return merged
