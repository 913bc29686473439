"""
Figures that one voice gives twice, and groups that outnumber the people they belong to.

Read here: the opening of a report and its later sentences, where both name the place or the day; "the children" of a
later sentence beside all the people of an earlier one. Not read here: figures with a hedge, parts, other sources.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.checks.figures import meant, most
from conflictparse.checks.matters import cover_alike, kind_of, same_event, same_matter, same_source, share_place
from conflictparse.claims.claim import Category, Claim, Discrepancy, Scope
from conflictparse.effects.effect import Effect
from conflictparse.numbers.intervals import intersects
from conflictparse.numbers.quantity import Modifier

_PEOPLE: Final = frozenset({Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.ABDUCTED, Effect.CAPTURED})
_GROUPS: Final = frozenset({Category.CHILD, Category.WOMAN, Category.MEDIC, Category.JOURNALIST, Category.RESPONDER})
_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED, Category.CIVILIAN})
#: Claims that one claim is compared with: enough for any article, and linear.
_NEAR: Final = 20
_EXACT: Final = Modifier.EXACT
_RUNNING: Final = Scope.RUNNING


def check_retold(told: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each exact figure of the opening that *told* tells differently later."""
    found = []
    near = told[:_NEAR]
    for first in near:
        if first.start != near[0].start:
            break  # the opening is over
        later = next((c for c in near if _differ(first, c)), None)
        if later is not None and first.quantity is not None and later.quantity is not None:
            words = f"{first.quantity.text} first, {later.quantity.text} later"
            message = f"the report gives two figures for {first.effect.value.replace('_', ' ')}: {words}"
            found.append(Discrepancy("retold_differently", (first.id, later.id), message))
    return tuple(found)


def check_groups(told: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each group that is larger than all the people that *told* tells it of."""
    groups = [c for c in told[:_NEAR] if c.category in _GROUPS and c.effect in _PEOPLE]
    if not groups:
        return ()
    wholes = [c for c in told[:_NEAR] if c.category in _ANYONE and kind_of(c) == "people" and _is_exact(c)]
    found = []
    for group in groups:
        whole = next((w for w in wholes if _outnumbers(group, w)), None)
        if whole is not None and group.quantity is not None and whole.quantity is not None:
            message = f"a group is larger than all of them: {_words(group)} of {_words(whole)}"
            found.append(
                Discrepancy("larger_group", (whole.id, group.id), message, group.quantity.low, group.quantity.high)
            )
    return tuple(found)


def _differ(first: Claim, later: Claim) -> bool:
    return (
        later.start > first.start
        and first.effect is later.effect
        and first.effect in _PEOPLE
        and _is_exact(first)
        and _is_exact(later)
        and first.quantity is not None
        and later.quantity is not None
        and later.scope is not _RUNNING  # a toll that has risen
        and not intersects(meant(first.quantity), meant(later.quantity))
        and _one_voice(first, later)
        and same_matter(first, later)
        and share_place(first, later)
        and cover_alike(first, later)
    )


def _outnumbers(group: Claim, whole: Claim) -> bool:
    limit = most(whole.quantity) if whole.quantity is not None else None
    low = meant(group.quantity).low if group.quantity is not None else None
    return (
        limit is not None
        and low is not None
        and low > limit
        and group.effect is whole.effect
        and group.start > whole.start
        and _one_voice(group, whole)
        and same_event(group, whole)
        and share_place(group, whole)
    )


def _is_exact(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.modifier is _EXACT


def _one_voice(a: Claim, b: Claim) -> bool:
    return a.source is None or b.source is None or same_source(a.source, b.source)


def _words(claim: Claim) -> str:
    figure = claim.quantity.text if claim.quantity is not None else ""
    return f"{figure} {claim.counted.text}" if claim.counted is not None else figure
