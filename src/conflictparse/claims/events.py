"""
Figures that several incidents share: "one of three related attacks ... across all three".

Read here: how many incidents a report belongs to, and whether a sentence gives its figures for all of them
together. Not read here: what a codebook makes of it (some divide). Law: a figure is shared by two incidents
or more, or by none.
"""

from __future__ import annotations

from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.text import Tokens

_REACH: Final = 40  # words between a verb and "across both attacks"
_PHRASE: Final = 6  # words from "one of three" or "across both" to the noun of the incidents


def count_related(tokens: Tokens) -> int | None:
    """
    Return how many incidents the report says that its own is one of, or None.

    The last figure stands: "one of three attacks, and one of two with a joint toll".

    >>> from conflictparse.text import tokenize
    >>> count_related(tokenize("This was one of at least three related attacks in the district."))
    3
    """
    found: int | None = None
    for i in tokens.where.get("one", ()):
        if tokens.lower[i + 1 : i + 2] == ["of"]:
            found = _number_of_events(tokens, i + 2) or found
    return found


def count_sharing(tokens: Tokens, first: int, last: int, related: int | None) -> int | None:
    """
    Return how many incidents share a figure whose verb is the first of the words [*first*, *last*), or None.

    Args:
        related: how many incidents the report speaks of: what "across the attacks" stands for.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("Nine guards were killed across both attacks.")
    >>> count_sharing(tokens, 3, len(tokens), None)
    2
    """
    for i in range(first, min(last - 1, first + _REACH)):
        word = tokens.lower[i]
        if word in v.THIS_ONE and tokens.lower[i + 1] in v.EVENTS and tokens.lower[i + 2 : i + 3] != ["and"]:
            return None  # "killed in this attack while six were hurt across both"
        if word in v.ACROSS and (related is not None or word in v.WIDE):
            found = _number_of_events(tokens, i + 1) or _one_and_another(tokens, i + 1, last)
            if found is None and _speaks_of_all(tokens, i + 1, last, wide=word in v.WIDE):
                found = related
            if found is not None:
                return found
    return None


def count_split(tokens: Tokens) -> int | None:
    """
    Return into how many events the report says that its figures are split, or None: a coder's note.

    >>> from conflictparse.text import tokenize
    >>> count_split(tokenize("Nine were killed. Fatalities split across two events."))
    2
    """
    for word in sorted(v.SPLIT & tokens.where.keys()):
        for i in tokens.where[word]:
            k = i + 1 + (tokens.lower[i + 1 : i + 2] == ["up"])
            number, noun = tokens.lower[k + 1 : k + 2], tokens.lower[k + 2 : k + 3]
            if tokens.lower[k : k + 1] and tokens.lower[k] in v.AMONG and noun and noun[0] in v.SPLIT_EVENTS:
                return v.COUNTS.get(number[0])
    return None


def _number_of_events(tokens: Tokens, i: int) -> int | None:
    """Return the number of "at least three related attacks", "both incidents", "the two attacks" at word *i*."""
    lower, stop = tokens.lower, min(len(tokens), i + 2 * _PHRASE)
    while i < stop and lower[i] in v.BEFORE_EVENTS:
        i += 1
    number = v.COUNTS.get(lower[i]) if i < stop else None
    if number is None:
        return None
    for word in lower[i + 1 : min(stop, i + 1 + _PHRASE)]:
        if word in v.EVENTS_TOLD:
            return number
        if word in v.EVENTS_END:
            return None
    return None


def _one_and_another(tokens: Tokens, i: int, last: int) -> int | None:
    """Return 2 for "this assault and a later one"."""
    words = tokens.lower[i : min(last, i + _PHRASE)]
    if len(words) < 4 or words[0] not in ("this", "the") or words[1] not in v.EVENTS:
        return None
    return 2 if words[2] == "and" and words[3] in ("a", "an", "one", "another") else None


def _speaks_of_all(tokens: Tokens, i: int, last: int, *, wide: bool) -> bool:
    """Tell whether "the ensuing clashes", "all of the attacks" stand at word *i*; "in clashes" says nothing."""
    words = tokens.lower[i : min(last, i + _PHRASE)]
    if not words or (words[0] not in v.ALL_OF_THEM and not wide):
        return False
    for n, word in enumerate(words):
        if word in v.EVENTS_TOLD:
            return n > 0
        if word not in v.BEFORE_EVENTS and word not in v.FOLLOWING:
            return False
    return False
