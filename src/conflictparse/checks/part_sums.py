"""
Whether the parts of a toll add up to their whole.

A sum that cannot be right is reported with what would explain it; nothing is ever corrected. Figures that
are bounded only below ("more than 200") are met by any larger sum in logic, but not in language: nobody
says "more than 200" of 264. Such a gap is reported when it is wider than :data:`TOLERANCE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from conflictparse.claims.claim import Claim, Discrepancy, PartRole
from conflictparse.numbers.intervals import plain
from conflictparse.numbers.quantity import Dimension, Modifier, Number, Quantity

#: How far a sum may exceed the figure that "more than", "at least" or "about" bounds: one tenth.
TOLERANCE: Final = Fraction(1, 10)
_LOOSE: Final = frozenset(
    {Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.ABOUT, Modifier.JUST_OVER, Modifier.WELL_OVER, Modifier.JUST_UNDER}
)
_MOST_PARTS: Final = 10  # subsets are tried up to here: 1,024 sums


def check_part_sums(claims: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each whole that its parts do not add up to, in reading order."""
    parts_of: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.part_of is not None:
            parts_of.setdefault(claim.part_of, []).append(claim)
    found = []
    for whole in claims:
        parts = [c for c in parts_of.get(whole.id, []) if c.effect is whole.effect]
        if parts and whole.quantity is not None and (problem := _check(whole, parts)) is not None:
            found.append(problem)
    return tuple(found)


def _check(whole: Claim, parts: Sequence[Claim]) -> Discrepancy | None:
    quantities = [p.quantity for p in parts if p.quantity is not None and p.quantity.dimension is Dimension.COUNT]
    quantity = whole.quantity
    if quantity is None or not quantities or any(p.part_role is PartRole.FRACTION for p in parts):
        return None
    low = sum((Fraction(floor(q)) for q in quantities), Fraction(0))
    limit = _limit(quantity)
    if limit is None or low <= limit:
        return None
    words = " + ".join(q.text for q in quantities)
    return Discrepancy(
        kind="part_sum",
        claims=(whole.id, *(p.id for p in parts)),
        message=f"the parts come to {plain(low)} ({words}), more than the whole: {quantity.text}",
        low=plain(low),
        high=_high(quantities),
        hypotheses=_hypotheses(quantity, parts),
    )


def floor(quantity: Quantity) -> Number:
    """Return the least figure that a reader takes *quantity* for: what it states, else its low end, else 0."""
    if quantity.modifier in (Modifier.UP_TO, Modifier.AT_MOST, Modifier.LESS_THAN):
        return quantity.low or 0
    if quantity.stated is not None:
        return quantity.stated
    return quantity.low or 0


def _limit(quantity: Quantity) -> Fraction | None:
    """Return the largest sum of parts that *quantity* can be said of, or None when there is none."""
    if quantity.stated is not None:
        stated = Fraction(quantity.stated)
        return stated * (1 + TOLERANCE) if quantity.modifier in _LOOSE else stated
    return None if quantity.high is None else Fraction(quantity.high)


def _high(quantities: Sequence[Quantity]) -> Number | None:
    highs = [q.high for q in quantities]
    if None in highs:
        return None
    return plain(sum((Fraction(h) for h in highs if h is not None), Fraction(0)))


def _hypotheses(whole: Quantity, parts: Sequence[Claim]) -> tuple[str, ...]:
    """Return the sets of parts that would add up, the rest then being parts of parts."""
    figures = [(p.quantity, Fraction(floor(p.quantity))) for p in parts if p.quantity is not None]
    if not 2 <= len(figures) <= _MOST_PARTS:
        return ()
    limit, least = _limit(whole), Fraction(floor(whole))
    found = []
    for size in range(len(figures) - 1, 0, -1):
        for chosen in combinations(figures, size):
            total = sum((figure for _, figure in chosen), Fraction(0))
            if limit is not None and least <= total <= limit:
                names = " + ".join(q.text for q, _ in chosen)
                rest = ", ".join(q.text for q, f in figures if (q, f) not in chosen)
                found.append(f"{names} = {plain(total)} fits {whole.text}, if {rest} is counted inside another part")
    return tuple(found)
