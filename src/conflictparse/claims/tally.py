"""
Relations between the claims of a report: restated, superseded, additive.

A figure that says again what was said before is ``same_as`` it; a running toll that has risen
``supersedes`` the one before; only what a plain sum may add up stays ``additive``.

A report states its incident first and tells it afterwards. So the first paragraph with a figure for an
effect is its *lead*: later paragraphs give other words, other sources or parts of the same, unless they say
that they add ("another four", "also killed") or count people whom the lead leaves out (soldiers beside
civilians). Inside a paragraph a total is *spelled out* by later figures that add up to it, and by named
persons.

Law: settling never changes what a claim says, only how it relates to others; it is idempotent.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from conflictparse.claims.claim import Category, Claim, Scope, Status
from conflictparse.numbers.quantity import Quantity, Relation

_REAL: Final = frozenset({Status.ASSERTED, Status.HEDGED})
_SUMMABLE: Final = frozenset({Scope.INCIDENT, Scope.RUNNING})
_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED})


class Paragraph(NamedTuple):
    """Where a paragraph begins, and whether it is a headline: a line without a closing sign."""

    start: int
    headline: bool


def settle(claims: Sequence[Claim], paragraphs: Sequence[Paragraph] = ()) -> tuple[Claim, ...]:
    """
    Return *claims* with same_as, supersedes and additive filled in, in the same order.

    Args:
        paragraphs: the paragraphs of the text, in order; without them the text is one.
    """
    settled: list[Claim] = []
    for claim in claims:
        related = attrs.evolve(claim, same_as=_restated(claim, settled), supersedes=_superseded(claim, settled))
        settled.append(related)
    replaced = {c.supersedes for c in settled if c.supersedes}
    replaced |= {c.id for i, c in enumerate(settled) if _is_outdated(c, settled[:i])}
    standing = [c for c in settled if _is_additive(c, replaced)]
    covered = _outside_lead(standing, paragraphs)
    covered |= _spelled_out([c for c in standing if c.id not in covered])
    covered |= _summed_up([c for c in standing if c.id not in covered])
    counted = {c.id for c in standing} - covered
    return tuple(attrs.evolve(c, additive=c.id in counted) for c in settled)


def _outside_lead(claims: Sequence[Claim], paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the ids of the claims that tell again, in a later paragraph, what the lead states."""
    starts = [p.start for p in paragraphs]
    where = {c.id: max(0, bisect_right(starts, c.start) - 1) for c in claims}
    covered: set[str] = set()
    for effect in dict.fromkeys(c.effect for c in claims):
        same = [c for c in claims if c.effect is effect]
        text = [c for c in same if not (paragraphs and paragraphs[where[c.id]].headline)] or same
        lead = [c for c in text if where[c.id] == where[text[0].id]]
        known = {c.category for c in lead}
        covered |= {c.id for c in same if c not in lead and not _adds_to(c, known)}
    return covered


def _adds_to(claim: Claim, known: set[Category]) -> bool:
    """Tell whether *claim* counts others than the categories *known*, or says that it adds."""
    if claim.quantity is not None and claim.quantity.relation is Relation.ADDITIONAL:
        return True
    return known.isdisjoint(_ANYONE) and claim.category not in known and claim.category not in _ANYONE


def _spelled_out(claims: Sequence[Claim]) -> set[str]:
    """Return the ids of the claims that spell out an earlier total: named persons, figures that sum to it."""
    covered: set[str] = set()
    for i, total in enumerate(claims):
        if total.id in covered or total.quantity is None or not isinstance(total.quantity.stated, int):
            continue
        later = [c for c in claims[i + 1 :] if c.effect is total.effect and c.start != total.start]
        if total.category in _ANYONE and total.quantity.stated > 1:
            covered |= {c.id for c in later if c.quantity is not None and c.quantity.rule == "named person"}
        covered |= _summing_to(total.quantity.stated, [c for c in later if c.id not in covered])
    return covered


def _summed_up(claims: Sequence[Claim]) -> set[str]:
    """Return the ids of closing totals ("4 fatalities.") and pronouns that say what was counted before."""
    covered: set[str] = set()
    for i, claim in enumerate(claims):
        stated = claim.quantity.stated if claim.quantity is not None else None
        before = [c.quantity.stated for c in claims[:i] if c.effect is claim.effect and c.quantity is not None]
        if not before or claim.quantity is None:
            continue
        told = sum(f for f in before if isinstance(f, int))
        if claim.quantity.rule == "pronoun" or (claim.rule == "counted effect noun" and stated == told):
            covered.add(claim.id)
    return covered


def _summing_to(total: int, later: Sequence[Claim]) -> set[str]:
    """Return the ids of the first claims of *later*, two or more, whose figures add up to *total*."""
    running = 0
    for n, claim in enumerate(later, start=1):
        stated = claim.quantity.stated if claim.quantity is not None else None
        if not isinstance(stated, int):
            return set()
        running += stated
        if running == total and n > 1:
            return {c.id for c in later[:n]}
        if running >= total:
            return set()
    return set()


def _is_outdated(claim: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether a running toll looks back at a lower figure than one given before it."""
    return (
        claim.scope is Scope.RUNNING
        and claim.part_of is None
        and any(c.scope is Scope.RUNNING and c.part_of is None and _is_raised_by(claim, c) for c in before)
    )


def _is_additive(claim: Claim, replaced: set[str]) -> bool:
    return (
        claim.part_of is None
        and claim.same_as is None
        and claim.id not in replaced
        and claim.scope in _SUMMABLE
        and claim.status in _REAL
        and claim.quantity is not None
    )


def _restated(claim: Claim, before: Sequence[Claim]) -> str | None:
    """Return the id of the earlier claim that says the same, or None."""
    if claim.quantity is None or claim.part_of is not None:
        return None
    for earlier in before:
        if (
            earlier.effect is claim.effect
            and earlier.quantity is not None
            and earlier.start != claim.start
            and _same_figure(earlier.quantity, claim.quantity)
            and _same_group(earlier, claim)
        ):
            return earlier.same_as or earlier.id
    return None


def _same_figure(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities give one figure; "one" is too common to tell."""
    figure = (a.low, a.high, a.stated)
    return figure == (b.low, b.high, b.stated) and a.dimension is b.dimension and a.stated not in (None, 0, 1)


def _same_group(a: Claim, b: Claim) -> bool:
    return a.category is b.category or a.category in _ANYONE or b.category in _ANYONE


def _superseded(claim: Claim, before: Sequence[Claim]) -> str | None:
    """Return the id of the figure that the running toll *claim* raises: a running one, else of the incident."""
    if claim.scope is not Scope.RUNNING or claim.part_of is not None or claim.category not in _ANYONE:
        return None
    lower = [c for c in before if _is_raised_by(c, claim)]
    running = [c for c in lower if c.scope is Scope.RUNNING]
    return next((c.id for c in reversed(running or lower)), None)


def _is_raised_by(earlier: Claim, claim: Claim) -> bool:
    return (
        earlier.effect is claim.effect
        and earlier.part_of is None
        and earlier.scope in _SUMMABLE
        and earlier.category in _ANYONE
        and earlier.quantity is not None
        and claim.quantity is not None
        and _is_less(earlier.quantity, claim.quantity)
    )


def _is_less(a: Quantity, b: Quantity) -> bool:
    low_a, low_b = a.stated or a.low, b.stated or b.low
    return low_a is not None and low_b is not None and low_a < low_b
