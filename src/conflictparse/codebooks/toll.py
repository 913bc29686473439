"""Add up the claims of a report's main incident under a named convention."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from conflictparse.claims.claim import Claim, Scope
from conflictparse.claims.report import Report
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks.convention import Acled, Airwars, Convention, Everyone, Figure, Toll, Victims
from conflictparse.effects.effect import Effect
from conflictparse.errors import UnknownConventionError
from conflictparse.numbers.intervals import total
from conflictparse.numbers.quantity import Number, Quantity

#: The conventions by name.
CONVENTIONS: Final = MappingProxyType(
    {
        c.name: c
        for c in (Acled(), Airwars(), Everyone("gtd", divides=True), Everyone("neutral"), Everyone("ucdp"), Victims())
    }
)

_DIVIDED: Final = "divided over linked incidents"


def toll(report: Report, effect: str, *, convention: str = "neutral") -> Toll | None:
    """
    Return low, best and high of *effect* for the main incident of *report*, or None when nothing is claimed.

    Additive claims are added up; a running toll stands for everything that it covers.

    Args:
        report: what :func:`conflictparse.parse` returned.
        effect: an effect on people, such as "killed" or "injured".
        convention: acled, airwars, gtd, neutral, ucdp, victims.

    Raises:
        UnknownConventionError: there is no such convention or effect.
    """
    rules = CONVENTIONS.get(convention)
    if rules is None:
        raise UnknownConventionError("convention", convention, tuple(sorted(CONVENTIONS)))
    if effect not in tuple(Effect):
        raise UnknownConventionError("effect", effect, tuple(sorted(Effect)))
    claims = _main(report.claims, Effect(effect), rules)
    if not claims:
        return None
    figures = [_figure(c, c.quantity, rules) for c in claims if c.quantity is not None]
    if rules.subtracts:
        figures += _taken_out(report.claims, claims, rules)
    low, best, high = (
        total(ends) for ends in ([f.low for f in figures], [f.best for f in figures], [f.high for f in figures])
    )
    if any(f.rule == _DIVIDED for f in figures):
        low, best, high = map(_persons, (low, best, high))
    return Toll(
        low=low,
        best=best,
        high=high,
        claims=tuple(c.id for c in claims),
        rules=tuple(dict.fromkeys(f.rule for f in figures)),
    )


def _figure(claim: Claim, quantity: Quantity, rules: Convention) -> Figure:
    """Return the figures of one claim, its part alone where the convention divides what incidents share."""
    figure = rules.figure(quantity)
    if claim.events is None or not rules.divides:
        return figure
    low, best, high = (None if end is None else Fraction(end) / claim.events for end in figure[:3])
    return Figure(low, best, high, _DIVIDED)


def _taken_out(claims: Sequence[Claim], counted: Sequence[Claim], rules: Convention) -> list[Figure]:
    """
    Return, as negative figures, the parts of the *counted* claims that do not count: "16, with the bomber".

    Parts that are more than their whole take nothing out: the report contradicts itself.
    """
    taken: list[Figure] = []
    for whole in counted:
        parts = [c for c in claims if c.part_of == whole.id and c.quantity is not None and not rules.counts(c)]
        out = sum(c.quantity.stated or 0 for c in parts if c.quantity is not None)
        low = rules.figure(whole.quantity).low if whole.quantity is not None else None
        if out and low is not None and out <= low:
            taken.append(Figure(-out, -out, -out, "attackers taken out"))
    return taken


def _persons(number: Number | None) -> Number | None:
    """Return whole persons of a divided figure; half a person is left out."""
    return None if number is None else math.ceil(Fraction(number) - Fraction(1, 2))


def _main(claims: Sequence[Claim], effect: Effect, rules: Convention) -> list[Claim]:
    """Return the claims to add up: the last running toll alone, else all additive ones that count."""
    counted = [c for c in claims if c.effect is effect and c.additive and rules.counts(c) and not counts_families(c)]
    running = [c for c in counted if c.scope is Scope.RUNNING]
    return running[-1:] or counted


__all__ = ["CONVENTIONS", "Figure", "Toll", "toll"]
