"""
Relations between the claims of a report: restated, superseded, additive.

A figure that says again what was said before is ``same_as`` it; a running toll that has risen
``supersedes`` the one before; only what a plain sum may add up stays ``additive``.
Law: settling never changes what a claim says, only how it relates to others; it is idempotent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from conflictparse.claims.claim import Category, Claim, Scope, Status
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Quantity

_REAL: Final = frozenset({Status.ASSERTED, Status.HEDGED})
_SUMMABLE: Final = frozenset({Scope.INCIDENT, Scope.RUNNING})
_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED})


def settle(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return *claims* with same_as, supersedes and additive filled in, in the same order."""
    settled: list[Claim] = []
    for claim in claims:
        related = attrs.evolve(claim, same_as=_restated(claim, settled), supersedes=_superseded(claim, settled))
        settled.append(related)
    replaced = {c.supersedes for c in settled if c.supersedes}
    return tuple(attrs.evolve(c, additive=_is_additive(c, replaced)) for c in settled)


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
    """Return the id of the earlier running toll that *claim* raises, or None."""
    if claim.scope is not Scope.RUNNING or claim.quantity is None or claim.part_of is not None:
        return None
    for earlier in reversed(before):
        if (
            earlier.scope is Scope.RUNNING
            and earlier.effect is claim.effect is Effect.KILLED
            and earlier.part_of is None
            and earlier.quantity is not None
            and earlier.category is claim.category
            and _is_less(earlier.quantity, claim.quantity)
        ):
            return earlier.id
    return None


def _is_less(a: Quantity, b: Quantity) -> bool:
    low_a, low_b = a.stated or a.low, b.stated or b.low
    return low_a is not None and low_b is not None and low_a < low_b
