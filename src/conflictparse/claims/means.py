"""
By what something was done: "in an airstrike", "a car bomb killed".

Law: what a verb acts on is no means ("destroyed two drones"), and what was brought down or taken kills nobody.
"""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.clauses import WINDOW
from conflictparse.claims.draft import Draft
from conflictparse.claims.frames import OBJECT_AFTER
from conflictparse.effects.effect import Effect
from conflictparse.effects.find import TriggerHit, read_means
from conflictparse.text import Tokens

#: Effects on persons.
ON_PEOPLE: Final = frozenset(
    {Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.NEUTRALISED, Effect.LOSSES, Effect.DISPLACED}
)
#: Effects that something is used for.
DONE_BY: Final = ON_PEOPLE | {Effect.DESTROYED, Effect.DAMAGED, Effect.DOWNED, Effect.ATTACKED}
#: What is destroyed, brought down or taken kills nobody: "shot down two drones and killed three".
_SPOILING: Final = frozenset({Effect.DESTROYED, Effect.DAMAGED, Effect.DOWNED, Effect.SEIZED, Effect.LOSSES})
_OBJECT: Final = 5  # words from a verb to the noun it acts on: "downed at least two drones"
_BEFORE: Final = 3  # words before a means in which a preposition leads to it


class Means:
    """The words of one text that say by what something was done."""

    __slots__ = ("_at", "_free", "_of_harm", "_tokens", "_triggers", "_verbs", "_words")

    def __init__(self, tokens: Tokens, triggers: Sequence[TriggerHit]) -> None:
        self._tokens = tokens
        self._triggers = triggers
        self._verbs = [t.first for t in triggers]
        self._at = read_means(tokens)
        self._words = list(self._at)
        self._free: list[int] | None = None
        self._of_harm: list[int] = []

    def of(self, draft: Draft, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """Return by what it was done: the nearest word of the clause, else of the sentence, that says so."""
        hit = draft.trigger
        if draft.effect not in DONE_BY or not self._words:
            return None
        near = self._near(draft, *clause) or self._near(draft, sentence[0], min(sentence[1], hit.last + WINDOW))
        if len(near) > 1 and draft.rule == OBJECT_AFTER:
            near = [i for i in near if i < hit.first or self._is_led_to(i, hit.last)]
        return self._at[min(near, key=lambda i: (abs(i - hit.first), i))] if near else None

    def _is_led_to(self, word: int, after: int) -> bool:
        """Tell whether a preposition leads to *word*: in "drones killed six and a car bomb", the bomb is another's."""
        return not v.BY_MEANS.isdisjoint(self._tokens.lower[max(after, word - _BEFORE) : word])

    def _near(self, draft: Draft, first: int, last: int) -> list[int]:
        """Return the nearest words of means on both sides among [*first*, *last*) that are not what it was done to."""
        if self._free is None:
            self._free = [i for i in self._words if not self._is_object(i)]
            self._of_harm = [i for i in self._words if not self._is_object(i, _SPOILING)]
        words = self._of_harm if draft.effect in ON_PEOPLE else self._free
        after = bisect_left(words, draft.trigger.first)
        before = after - 1
        group = draft.group
        if group is not None and before >= 0 and group.first <= words[before] < group.last:
            before = bisect_left(words, group.first) - 1
        if group is not None and after < len(words) and group.first <= words[after] < group.last:
            after = bisect_left(words, group.last)
        return [words[n] for n in (before, after) if 0 <= n < len(words) and first <= words[n] < last]

    def _is_object(self, word: int, effects: AbstractSet[Effect] | None = None) -> bool:
        """Tell whether *word* stands right after a trigger, of *effects* if given, and no preposition."""
        before = bisect_left(self._verbs, word) - 1
        if before < 0 or word - self._verbs[before] > _OBJECT:
            return False
        if effects is not None and self._triggers[before].effect not in effects:
            return False
        if self._tokens.sentence_of(word)[0] > self._verbs[before]:
            return False
        return v.BY_MEANS.isdisjoint(self._tokens.lower[self._verbs[before] : word])
