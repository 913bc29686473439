"""
Shares that contradict the counts beside them: "60 of the 200 houses (50 per cent)".

Read here: a count, its whole and the share that follows them at once. Not read here: shares of something else ("12 of
the 40 villages lost 20 per cent of their homes"). Law: the exact share, rounded to a whole per cent, is never reported.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from conflictparse.checks.matters import ids_at
from conflictparse.claims.claim import Claim, Discrepancy
from conflictparse.numbers.intervals import plain
from conflictparse.numbers.quantity import Dimension, Modifier, Quantity, Relation

#: Characters between a figure and what belongs to it: ", or " and " (" and " of the ".
_NEAR: Final = 5
_OF_THE: Final = 10
_POINT: Final = Fraction(1, 100)
_TENTH: Final = Fraction(1, 10)
_SHARE: Final = Dimension.SHARE


def check_shares(claims: Sequence[Claim], quantities: Sequence[Quantity]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each share that its count and whole contradict, in reading order."""
    found = []
    for n, share in enumerate(quantities):
        if share.dimension is not _SHARE or n < 2 or share.relation is Relation.SHARE_OF:
            continue
        pair = _count_and_whole(quantities[n - 2], quantities[n - 1], share)
        if pair is not None and _contradict(*pair, share):
            count, whole = pair
            came = plain(round(Fraction(count.stated or 0) / Fraction(whole.stated or 1) * 100, 1))
            message = f"the share is not that of the counts: {count.text} of {whole.text} is not {share.text}"
            found.append((count.start, f"{message} but {float(came):g} per cent"))
    ids = ids_at(claims, [start for start, _ in found])
    return tuple(Discrepancy("wrong_share", at, words) for at, (_, words) in zip(ids, found, strict=True))


def _count_and_whole(first: Quantity, second: Quantity, share: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the count and the whole that *share* follows at once, or None: "60 of the 200", "of 200, 60"."""
    if not (_is_figure(first) and _is_figure(second)):
        return None
    if first.relation is Relation.PART_OF and second.relation is None:
        near = second.start - first.end <= _OF_THE and share.start - (second.noun_end or second.end) <= _NEAR
        return (first, second) if near else None
    near = second.start - (first.noun_end or first.end) == 2 and share.start - second.end <= 2
    return (second, first) if near and first.relation is None and second.relation is None else None


def _is_figure(quantity: Quantity) -> bool:
    return quantity.dimension is Dimension.COUNT and bool(quantity.stated)


def _contradict(count: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Tell whether the share of the counts is further from the stated one than rounding and hedges take it."""
    if count.stated is None or not whole.stated or share.stated is None:
        return False
    true = Fraction(count.stated) / Fraction(whole.stated)
    said = Fraction(share.stated) / 100 if share.unit == "per cent" else Fraction(share.stated)
    exact = all(q.modifier is Modifier.EXACT for q in (count, whole, share))
    slack = _POINT if exact and share.unit == "per cent" else max(_POINT, said * _TENTH)
    return abs(true - said) > slack and true <= 1
