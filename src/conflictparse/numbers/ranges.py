"""
Ranges in other dress, over numerals already made: units on both ends, spaced dashes, doubts, a figure given twice.

Each reader takes the words that a shape of rules.py matched, as those of :mod:`conflictparse.numbers.amounts` do.
Law: the ends of a range rise, and they are given in one unit.
"""

from __future__ import annotations

from typing import Final

from conflictparse.numbers.amounts import join, on_scale_of, tells_change, unit_after
from conflictparse.numbers.numerals import NotCount, Numeral
from conflictparse.numbers.quantity import Modifier, Relation
from conflictparse.text.grammar import Match

_MAYBE: Final = frozenset(("possibly", "perhaps", "maybe"))


def read_range_of_unit(m: Match) -> Numeral | None:
    """Read "5% to 20%", "between five km and 12 km"; "fell 5% to 20%" is a change and a level."""
    a, b = m.values("NUM")
    units = m.values("UNIT")
    joint = m.where("TO", "AND")
    if (
        len(units) == 1
        or units[1:] != units[:1]
        or (joint and m.reading.name(joint[0]) == "AND" and not m.where("BETWEEN"))
    ):
        return None
    if not joint and not m.tokens.gaps[b.first].endswith(("-", "–")):
        return None
    if joint and not m.where("BETWEEN") and tells_change(m):
        return None
    found = join(m, a, b, Modifier.BETWEEN)
    return None if found is None else found._replace(last=b.last)


def read_dashed_range(m: Match) -> Numeral | None:
    """Read "25 – 40 km": a measure, since a dash between counts parts two clauses."""
    a, b = m.values("NUM")
    before = m.tokens.lower[m.first - 1] if m.first else ""
    if m.tokens.gaps[b.first] not in (" – ", " - ") or before.endswith("ed") or unit_after(m) is None:
        return None
    return join(m, a, b, Modifier.BETWEEN)


def read_from_to_range(m: Match) -> list[Numeral] | None:
    """Read "rose from 24.2 to 33-35 billion": the old figure, and the new one as a range."""
    a, b, c = m.values("NUM")
    found = join(m, b, c, Modifier.BETWEEN)
    if found is None:
        return None
    old = on_scale_of(a, c)._replace(unit=a.unit or unit_after(m))
    return [old, found._replace(first=b.first, relation=Relation.UPDATE)]


def read_possibly(m: Match) -> Numeral | None:
    """Read "12, possibly 15", "12 or even 15"; not "12, about 15"."""
    hedges = m.where("HEDGE")
    if hedges and m.tokens.lower[hedges[0]] not in _MAYBE:
        return None
    a, b = m.values("NUM")
    return join(m, a, b, Modifier.ONE_OF)


def read_strong_range(m: Match) -> Numeral | None:
    """Read "200 to 300-strong"."""
    a, b = m.values("NUM")
    return join(m, a, b, Modifier.BETWEEN)


def read_exception(m: Match) -> NotCount:
    """Read the "two" of "all but two": those whom it did not happen to."""
    amount: Numeral = m.values("NUM")[0]
    return NotCount(amount.first, amount.last, "exception")


def read_restated(m: Match) -> Numeral | None:
    """Read "ten (10) men": one figure, given twice."""
    a, b = m.values("NUM")
    return a._replace(last=b.last) if a.stated == b.stated and a.form is not b.form else None
