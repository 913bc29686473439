"""
What would explain parts that come to more than their whole. Hypotheses are told, never applied.

A part that is counted inside another part is counted twice: so a set of parts that fits the whole says which others
another part may already include. Sets are tried up to ten parts, the largest sets first, and three are told.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from conflictparse.checks.figures import least, most
from conflictparse.numbers.intervals import plain
from conflictparse.numbers.quantity import Modifier, Quantity

_MOST_PARTS: Final = 10  # subsets are tried up to here: 1,024 sums
_MOST_TOLD: Final = 3


def explain(whole: Quantity, parts: Sequence[Quantity]) -> tuple[str, ...]:
    """
    Return the sets of *parts* that would fit *whole*, the rest then being parts of parts.

    >>> from conflictparse.numbers import parse_quantity
    >>> explain(parse_quantity("more than 200"), [parse_quantity(p) for p in ("182", "62", "about 20")])
    ('182 + about 20 = about 202 fits more than 200: 182 may already include 62',)
    """
    limit, floor = most(whole), least(whole)
    if limit is None or not 2 <= len(parts) <= _MOST_PARTS:
        return ()
    found: list[str] = []
    places = range(len(parts))
    figures = [least(q) for q in parts]
    for size in range(len(parts) - 1, 0, -1):
        for chosen in combinations(places, size):
            rest = [k for k in places if k not in chosen]
            told = sum(figures[k] for k in chosen)
            if floor <= told <= limit and told >= sum(figures[k] for k in rest):
                host = _host(figures, chosen, rest)
                found.append(_words(whole, [parts[k] for k in chosen], host, [parts[k].text for k in rest], parts))
    return tuple(dict.fromkeys(found))[:_MOST_TOLD]


def _host(figures: Sequence[Fraction | int], chosen: Sequence[int], rest: Sequence[int]) -> int | None:
    """Return the first of the *chosen* parts that is large enough to include the *rest*, or None."""
    needed = sum(figures[k] for k in rest)
    return next((k for k in chosen if figures[k] >= needed), None)


def _words(
    whole: Quantity, chosen: Sequence[Quantity], host: int | None, rest: Sequence[str], parts: Sequence[Quantity]
) -> str:
    told = plain(sum(map(least, chosen)))
    about = "about " if any(q.modifier is Modifier.ABOUT for q in chosen) else ""
    added = " + ".join(q.text for q in chosen)
    fits = f"{added} = {about}{told}" if len(chosen) > 1 else added
    includer = "these" if host is None else parts[host].text
    return f"{fits} fits {whole.text}: {includer} may already include {' and '.join(rest)}"
