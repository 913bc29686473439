"""
Whether the parts of a toll add up to their whole.

A sum that cannot be right is reported with what would explain it; nothing is ever corrected. Figures that
are bounded only below ("more than 200") are met by any larger sum in logic, but not in language: nobody
says "more than 200" of 264. Such a gap is reported when it is wider than
:data:`~conflictparse.checks.figures.TOLERANCE`. A figure that may be rounded is met by what it may be rounded from.

Not read here: parts of which it is unclear whether they are parts at all ("and nine others", "36 people" of "22
people"). Law: parts that add up to their whole, or to less, are never reported, unless they claim to be all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from conflictparse.checks.figures import least, meant, most, most_of_one, slack_of
from conflictparse.checks.repair import explain
from conflictparse.claims.claim import Claim, Discrepancy, PartRole
from conflictparse.claims.persons import PERSONAL_RULES
from conflictparse.claims.tally import counts_families
from conflictparse.numbers.intervals import plain, sum_of, total
from conflictparse.numbers.quantity import Dimension, Form, Quantity, Relation

_BESIDE: Final = frozenset({Relation.ADDITIONAL, Relation.ANAPHORIC})  # "nine others" stand beside, not inside
_JOINT: Final = 6  # characters of ", and "
_SPELLED_OUT: Final = "spelled out"
#: Openings that list some of the dead; "these are", "the victims were" list them all.
_INCLUSIVE: Final = frozenset({"among", "include", "included", "includes", "including", "of"})
_SINGULARS: Final[Mapping[str, str]] = MappingProxyType({"women": "woman", "men": "man", "children": "child"})


def check_part_sums(claims: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each whole that its parts do not fit, in reading order."""
    parts_of: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.part_of is not None:
            parts_of.setdefault(claim.part_of, []).append(claim)
    if not parts_of:
        return ()
    found = []
    for whole in claims:
        parts = [c for c in parts_of.get(whole.id, ()) if c.effect is whole.effect]
        if parts and _is_clear(whole, parts, claims) and (problem := _check(whole, parts)) is not None:
            found.append(problem)
    return tuple(found)


def _check(whole: Claim, parts: Sequence[Claim]) -> Discrepancy | None:
    """Return what is wrong between *whole* and its direct *parts*, or None."""
    direct = _without_nested([p for p in parts if p.quantity is not None])
    figures = [p.quantity for p in direct if p.quantity is not None and p.quantity.dimension is Dimension.COUNT]
    if whole.quantity is None or not figures:
        return None
    limit, sum_limit = most_of_one(whole.quantity), most(whole.quantity)
    for part in direct:
        if limit is not None and _stated(part) > limit:
            return _larger_part(whole, part)
    if sum_limit is not None and _sum(figures) - sum(slack_of(q) for q in figures) > sum_limit:
        return _over(whole, whole.quantity, direct, figures)
    return _short(whole, direct, figures)


def _larger_part(whole: Claim, part: Claim) -> Discrepancy | None:
    if whole.quantity is None or part.quantity is None:
        return None
    message = f"a part is larger than its whole: {part.quantity.text} of {whole.quantity.text}"
    return Discrepancy("larger_part", (whole.id, part.id), message, low=part.quantity.low, high=part.quantity.high)


def _over(whole: Claim, told: Quantity, parts: Sequence[Claim], figures: Sequence[Quantity]) -> Discrepancy:
    """Report parts that come to more than what is *told* of their whole."""
    low = plain(_sum(figures))
    return Discrepancy(
        kind="part_sum",
        claims=(whole.id, *(p.id for p in parts)),
        message=f"the parts come to {low} ({_added(figures)}), more than the whole: {told.text}",
        low=low,
        high=total(q.high for q in figures),
        hypotheses=explain(told, figures),
    )


def _short(whole: Claim, parts: Sequence[Claim], figures: Sequence[Quantity]) -> Discrepancy | None:
    """Report parts that are said to be the whole and come to less."""
    if whole.quantity is None or len(figures) < 2 or any(p.rule != _SPELLED_OUT for p in parts):
        return None
    if not _follow(parts) or not _INCLUSIVE.isdisjoint(parts[0].trigger.text.lower().split()):
        return None
    told, needed = sum_of(meant(q) for q in figures), meant(whole.quantity)
    if told.high is None or needed.low is None or told.high >= needed.low:
        return None
    come = plain(_sum(figures))
    return Discrepancy(
        kind="missing_part",
        claims=(whole.id, *(p.id for p in parts)),
        message=f"the parts come to {come} ({_added(figures)}), less than the whole: {whole.quantity.text}",
        low=come,
        high=told.high,
    )


def _follow(parts: Sequence[Claim]) -> bool:
    """Tell whether each part follows the one before at once: what stands between may be a part without a figure."""
    return all(
        a.counted is not None and b.quantity is not None and b.quantity.start - a.counted.end <= _JOINT
        for a, b in pairwise(parts)
    )


def _is_clear(whole: Claim, parts: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Tell whether the *parts* are surely parts of *whole* and of nothing else that is told beside it."""
    if not _has_parts(whole):
        return False
    kind = _kind(whole)
    kinds = [_kind(part) for part in parts]
    if kind and kind in kinds and any(p.part_role is not PartRole.PARTITION for p in parts):
        return False
    if len(set(named := [k for k in kinds if k])) < len(named):
        return False  # two lists: "eight women and five men, and one woman injured"
    if any(not _is_part(p) or (kind and not k and not _is_bare(p)) for p, k in zip(parts, kinds, strict=True)):
        return False
    if parts[0].rule.startswith(_SPELLED_OUT):  # "the victims were": whose, when two figures stand before?
        beside = [c for c in claims if c.start == whole.start and c.quantity is not None and c.part_of is None]
        return len(beside) == 1 and beside[0] is whole
    return True


def _has_parts(whole: Claim) -> bool:
    """Tell whether *whole* can have parts: nobody, a pronoun ("two girls, one of whom") and families cannot."""
    quantity = whole.quantity
    if quantity is None or quantity.stated == 0 or quantity.rule in PERSONAL_RULES:
        return False
    return (quantity.stated != 1 or quantity.form is Form.DIGITS) and not counts_families(whole)


def _is_part(part: Claim) -> bool:
    return part.quantity is None or (part.quantity.relation not in _BESIDE and part.part_role is not PartRole.FRACTION)


def _is_bare(part: Claim) -> bool:
    """Tell whether *part* needs no counted word: "20 of them", "two helicopters, one in X and another in Y"."""
    return part.part_role is PartRole.PARTITION or (
        part.quantity is not None and part.quantity.relation is Relation.PART_OF
    )


def _kind(claim: Claim) -> str:
    """Return the counted word in the singular, or ""."""
    word = claim.counted.text.lower().rpartition(" ")[2] if claim.counted is not None else ""
    return _SINGULARS.get(word) or word.removesuffix("s")


def _without_nested(parts: Sequence[Claim]) -> list[Claim]:
    """Return *parts* without those that spell out the part before them: "three children (two boys and a girl)"."""
    kept: list[Claim] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        at += 1 + _spelling(parts, at)
    return kept


def _spelling(parts: Sequence[Claim], at: int) -> int:
    """Return how many parts after *at*, two at least, add up to it exactly; 0 when it is not so."""
    wanted = _stated(parts[at])
    told: Fraction | int = 0
    for n in range(at + 1, len(parts)):
        told += _stated(parts[n])
        if told >= wanted:
            return n - at if told == wanted and n > at + 1 else 0
    return 0


def _stated(part: Claim) -> Fraction | int:
    return least(part.quantity) if part.quantity is not None else 0


def _sum(figures: Sequence[Quantity]) -> Fraction | int:
    return sum(map(least, figures))


def _added(figures: Sequence[Quantity]) -> str:
    return " + ".join(" ".join(q.text.split()) for q in figures)
