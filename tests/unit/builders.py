"""Hand-built claims for tests of what stands above the parse."""

from __future__ import annotations

from typing import Any

from conflictparse.claims.claim import Category, Claim, Evidence, PartRole
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Modifier, Number, Quantity

TRIGGER = Evidence(0, 6, "killed")


def quantity(stated: Number | None, modifier: Modifier = Modifier.EXACT, **fields: Any) -> Quantity:
    """Return a quantity with the ends that *modifier* leaves open."""
    ends = {
        Modifier.EXACT: (stated, stated),
        Modifier.AT_LEAST: (stated, None),
        Modifier.MORE_THAN: (stated, None),
        Modifier.ABOUT: (None, None),
        Modifier.UP_TO: (0, stated),
    }
    low, high = ends.get(modifier, (None, None))
    words = "" if modifier is Modifier.EXACT else f"{modifier.value.replace('_', ' ')} "
    values = {"low": low, "high": high, "stated": stated, "text": f"{words}{stated}", **fields}
    return Quantity(start=0, end=1, modifier=modifier, **values)


def claim(name: str, figure: Quantity | None, **fields: Any) -> Claim:
    """Return a claim that people were killed."""
    values: dict[str, Any] = {"effect": Effect.KILLED, "category": Category.UNKNOWN, **fields}
    return Claim(id=name, start=0, end=10, trigger=TRIGGER, quantity=figure, **values)


def part(name: str, whole: str, figure: Quantity, role: PartRole = PartRole.INCLUDING, **fields: Any) -> Claim:
    """Return a claim that is part of *whole*."""
    return claim(name, figure, part_of=whole, part_role=role, additive=False, **fields)


def report(*claims: Claim) -> Report:
    """Return a report of *claims*."""
    return Report(claims=claims)
