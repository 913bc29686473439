"""
Measures that are given twice, in units that do not agree: "10 kilometres (9 miles)".

Read here: a measure and the gloss that follows it, both of one dimension. Not read here: money, for exchange rates
move, and "10 kilometres (two hours)". Law: a measure and its exact conversion are never reported.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.checks.matters import ids_at
from conflictparse.claims.claim import Claim, Discrepancy
from conflictparse.numbers.convert import restates, to_si
from conflictparse.numbers.quantity import Quantity, Relation

_GLOSS: Final = Relation.GLOSS


def check_glosses(claims: Sequence[Claim], quantities: Sequence[Quantity]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each gloss that says another measure than the words before it, in reading order."""
    found = [
        (quantities[n - 1], gloss)
        for n, gloss in enumerate(quantities)
        if gloss.relation is _GLOSS and n and _is_wrong(quantities[n - 1], gloss)
    ]
    return tuple(
        Discrepancy("wrong_gloss", ids, f"the gloss is another measure: {measure.text} is not {gloss.text}")
        for (measure, gloss), ids in zip(found, ids_at(claims, [m.start for m, _ in found]), strict=True)
    )


def _is_wrong(measure: Quantity, gloss: Quantity) -> bool:
    a, b = to_si(measure), to_si(gloss)
    return a is not None and b is not None and a[1] == b[1] and not restates(measure, gloss)
