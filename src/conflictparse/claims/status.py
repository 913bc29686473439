"""
How real a claim is: asserted, hedged, negated, attempted, failed, prevented or hypothetical.

Read here: the words that govern the trigger in its own clause: auxiliaries and adverbs right before it,
"to" and what stands before that ("attempted to", "an offensive to", "failed to"), "prevented ... from",
"without", "if". Not read here: denials (see ``attribution``) and words of zero ("no one was killed" is a
quantity of none, not a claim negated). Law: a word of another clause never changes the status.
"""

from __future__ import annotations

from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Status
from conflictparse.text.tokens import Tokens

_ASSERTED: Final = Status.ASSERTED
_REACH: Final = 14  # words between "an attempt by the 3rd brigade and its allies" and "to storm"
_EDGES: Final = frozenset(';:"|=/')
_SLOTS: Final = v.BE | v.HAVE | v.DO | v.MODALS | v.NEGATIONS | v.HEDGES | v.BELIEFS | v.ADVERBS | {"to", "or", "and"}
_STOPS: Final = v.CLAUSE_WORDS - {"then", "that"}
#: Without one of these near a trigger, and without a bare verb after "to", a claim is asserted.
_TELLING: Final = (
    v.HEDGES | v.PREVENTIONS | v.FAILURES | v.RISKS | v.NEGATIONS | v.CONDITIONS
    | {"attempted", "planned", "without", "none"}
)  # fmt: skip
#: These tell something only right before the trigger, or before what stands there.
_TELLING_BEFORE: Final = v.BELIEFS | v.MODALS


def read_status(tokens: Tokens, word: int, first: int, last: int) -> tuple[Status, tuple[str, ...]]:
    """
    Return the status of what is said at *word*, and the words that doubt it.

    Args:
        word: the first word of the trigger.
        first, last: the sentence, as a range of words.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("The militia reportedly failed to capture the bridge.")
    >>> status, hedges = read_status(tokens, 5, 0, len(tokens))
    >>> status.value, hedges
    ('failed', ('reportedly',))
    """
    if _is_plain(tokens, word, first):
        return _ASSERTED, ()
    clause = _Clause(tokens, word, first, last)
    hedges = clause.hedges()
    status = clause.governed() or clause.negated() or clause.supposed()
    if status is None:
        status = Status.HEDGED if hedges else Status.ASSERTED
    return status, hedges


def _is_plain(tokens: Tokens, word: int, first: int) -> bool:
    """Tell whether no word that may change the status stands before the trigger: so it is with most."""
    near = tokens.lower[max(0, max(first, word - _REACH) - 1) : word]
    if not near:
        return True
    if not _TELLING.isdisjoint(near) or ("to" in near and tokens.lower[word] in v.BARE_VERBS):
        return False
    return _TELLING_BEFORE.isdisjoint(near) or not (near[-1] in _SLOTS or near[-1].endswith("ly"))


class _Clause:
    """The words before one trigger, nearest last, cut where another clause ends."""

    def __init__(self, tokens: Tokens, word: int, first: int, last: int) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.word = word
        self.last = last
        start = word
        while start > max(first, word - _REACH) and not self._edge(start):
            start -= 1
        self.first = start
        self.form = self.lower[word] if word < len(self.lower) else ""
        slots = word
        while slots > self.first and self._slot(slots - 1):
            slots -= 1
        self.slots = self.lower[slots:word]
        self.slots_first = slots

    def _edge(self, k: int) -> bool:
        """Tell whether a clause begins at *k*."""
        code = self.tokens.codes[k]
        if code in _EDGES or self.lower[k - 1] in _STOPS:
            return True
        if code == ",":  # a comma before a trigger joins ("killed, wounded"), any other one parts
            return k != self.word
        return self.lower[k - 1] == "and" and self._new_clause(k)

    def _new_clause(self, k: int) -> bool:
        """Tell whether the words from *k*, after "and", say something of their own."""
        if k == self.word:
            return not self._like_before(k)
        between = self.lower[k : self.word]
        return not v.FINITE.isdisjoint(between) or any(w.endswith("ed") for w in between)

    def _like_before(self, k: int) -> bool:
        """Tell whether the verb at *k* has the form of the verb that "and" joins it to."""
        before = self.lower[max(0, k - 5) : k - 1]
        if self.lower[k] in v.BARE_VERBS:
            return True
        return bool(before) and self.lower[k][-2:] in ("ed", "en", "ng") and self.lower[k][-2:] == before[-1][-2:]

    def _slot(self, k: int) -> bool:
        word = self.lower[k]
        if word in _SLOTS:
            return True
        joined = self.lower[k + 1] in ("and", "or")
        return (joined and word[-2:] in ("ed", "ng")) or (len(word) > 4 and word.endswith("ly"))

    def hedges(self) -> tuple[str, ...]:
        """Return the words of the clause that doubt the trigger."""
        found = [w for w in self.lower[self.first : self.word] if w in v.HEDGES]
        found += [w for w in self.slots if w in v.BELIEFS and self._is_belief()]
        if "might" in self.slots and "have" in self.slots:
            found.append("might")
        if "may" in self.slots and "have" in self.slots:
            found.append("may")
        return tuple(dict.fromkeys(found))

    def _is_belief(self) -> bool:
        """Tell whether "believed to have", "feared" or "were reported" stands before the trigger."""
        words = self.slots
        if "to" in words and ("have" in words or "be" in words):
            return True
        return words[-1] in v.STRONG_BELIEFS or (words[-1] in v.BELIEFS and not v.BE.isdisjoint(words))

    # ------------------------------------------------------------ "to VERB", "from VERBing"

    def governed(self) -> Status | None:
        """Return what the word that governs the trigger makes of it."""
        before = self.lower[self.first : self.word]
        if not before:
            return None
        if "to" in before and self._is_infinitive():
            return self._infinitive()
        if self._prevented():
            return Status.PREVENTED
        return self._tried_noun()

    def _is_infinitive(self) -> bool:
        """Tell whether the trigger is a bare verb after "to", alone or joined: "to advance and retake"."""
        if self.form not in v.BARE_VERBS or (self.slots and ("have" in self.slots)):
            return False
        k = self.word - 1
        while k >= self.first and (self.lower[k].endswith("ly") or self.lower[k] in ("be", "again", "also")):
            k -= 1
        if self.lower[k] in ("and", "or"):
            k = next((n for n in range(k, self.first - 1, -1) if self.lower[n] == "to"), -1)
        return k > self.first - 1 and self.lower[k] == "to" and self.lower[k - 1] not in v.TO_NOUN

    def _infinitive(self) -> Status | None:
        """Return what the nearest word before "to" that governs an infinitive makes of it."""
        to = max(k for k in range(self.first, self.word) if self.lower[k] == "to")
        near = True
        for k in range(to - 1, self.first - 1, -1):
            word = self.lower[k]
            status = v.INFINITIVE_GOVERNORS.get(word)
            if status is not None and (near or word not in v.WEAK_GOVERNORS):
                return self._outcome(k, status)
            near = False
        meant = self._has_purpose(to) or self.form in v.MEANT_VERBS
        return self._outcome(to, Status.ATTEMPTED) if meant else None

    def _has_purpose(self, to: int) -> bool:
        """Tell whether "to" says what something was for: "in order to", "so as to"."""
        return self.lower[max(0, to - 2) : to] in (["in", "order"], ["so", "as"])

    def _outcome(self, k: int, status: Status) -> Status | None:
        """Return *status*, failed when the attempt at *k* is said to have come to nothing, None if it came true."""
        if status is Status.ASSERTED:
            return None
        around = self.lower[max(self.first, k - 3) : k]
        if not v.NEGATIONS.isdisjoint(around):
            return None if status is Status.FAILED else Status.NEGATED
        if status is Status.ATTEMPTED:
            after = self.lower[self.word + 1 : min(self.word + _REACH, self.last)]
            near = around + self.lower[k + 1 : k + 3]
            if not v.FAILURES.isdisjoint(near) or self._came_to_nothing(after):
                return Status.FAILED
        return status

    @staticmethod
    def _came_to_nothing(after: list[str]) -> bool:
        if "back" in after and after[after.index("back") - 1] in v.DRIVEN:
            return True
        return "failed" in after or any(word in v.FOILED and after[k - 1] in v.BE for k, word in enumerate(after) if k)

    def _prevented(self) -> bool:
        """Tell whether "prevented X from VERBing" or "averted a further NOUN" holds the trigger."""
        if self.form.endswith("ing"):
            before = self.lower[max(self.first, self.word - 10) : self.word]
            return "from" in before and not v.PREVENTIONS.isdisjoint(before[: before.index("from")])
        before = self.lower[max(self.first, self.word - 4) : self.word]
        k = next((n for n, w in enumerate(before) if w in v.PREVENTIONS), None)
        return k is not None and all(w in v.LIGHT or w in v.DETERMINERS for w in before[k + 1 :])

    def _tried_noun(self) -> Status | None:
        """Read "an attempted attack", "failed to", "foiled an attack", "the possibility of an attack"."""
        before = self.lower[max(self.first, self.word - 3) : self.word]
        if before[-1] in ("attempted", "planned"):
            return Status.ATTEMPTED
        if not v.FAILURES.isdisjoint(before[-1:]):
            return Status.FAILED
        if "of" in before and not v.RISKS.isdisjoint(before):
            return Status.HYPOTHETICAL
        return None

    # ------------------------------------------------------------ not, without, may, if

    def negated(self) -> Status | None:
        """Return NEGATED when "not", "without" or "none of" governs the trigger."""
        if any(w in v.NEGATIONS for w in self.slots) and not self._not_only():
            return Status.NEGATED
        before = self.lower[max(self.first, self.word - 6) : self.word]
        for k, word in enumerate(before):
            rest = before[k + 1 :]
            if word in ("without", *v.NEGATIONS) and all(w in v.LIGHT or w in v.DETERMINERS for w in rest):
                return None if rest[:1] == ["only"] else Status.NEGATED
        if self.slots_first > self.first and not v.BE.isdisjoint(self.slots):
            subject = self.lower[max(self.first, self.slots_first - 5) : self.slots_first]
            if "none" in subject:
                return Status.NEGATED
        return None

    def _not_only(self) -> bool:
        return any(a in v.NEGATIONS and b == "only" for a, b in zip(self.slots, self.slots[1:], strict=False))

    def supposed(self) -> Status | None:
        """Return HYPOTHETICAL for modals and conditions; "may have been killed" is a doubt instead."""
        modals = [w for w in self.slots if w in v.MODALS]
        if modals and self._is_modal(modals[-1]):
            if modals[-1] in ("may", "might", "must") and "have" in self.slots:
                return Status.HEDGED
            return Status.HYPOTHETICAL
        opens = self.lower[self.first - 1 : self.first]
        if self.first and opens and opens[0] in v.CONDITIONS:
            return Status.HYPOTHETICAL
        if v.CONDITIONS.isdisjoint(self.lower[self.first : self.word]):
            return None
        k = max(n for n in range(self.first, self.word) if self.lower[n] in v.CONDITIONS)
        return None if self.lower[k + 1] in ("not", "any") else Status.HYPOTHETICAL

    def _is_modal(self, modal: str) -> bool:
        """Tell "may be killed" and "may flee" from the month in "in May killed"."""
        after = self.slots[self.slots.index(modal) + 1 :]
        return bool({"be", "have", "not", "been"} & set(after)) or self.form in v.BARE_VERBS
