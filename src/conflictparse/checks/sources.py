"""
Who says what: the statements of a report side by side, and the sources that contradict one another.

Read here: figures of one matter (see :mod:`conflictparse.checks.matters`) by different sources that no one figure can
meet. Not read here: hedges that meet ("at least 12" and 15), other days, other places, parts, and "he said".
Law: a source never contradicts itself here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, Final, NamedTuple

from conflictparse.checks.figures import least, meant
from conflictparse.checks.matters import (
    are_neighbours,
    cover_alike,
    is_clear,
    same_matter,
    same_source,
    share_day,
    share_place,
    source_name,
)
from conflictparse.claims.claim import Claim, Discrepancy, Scope, Source
from conflictparse.claims.codec import encode
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.numbers.intervals import Interval, intersects

#: Matters that a claim is compared with, nearest first, and claims kept of each: enough for any article, and linear.
_NEAR: Final = 20
_HARM: Final = frozenset(
    {Effect.KILLED, Effect.INJURED, Effect.KILLED_OR_INJURED, Effect.CAPTURED, Effect.ABDUCTED, Effect.MISSING}
)


class Statement(NamedTuple):
    """
    What one source says of a matter.

    Attributes:
        claim: id of the claim.
        source: its name, or None for the report's own voice.
        status: asserted, hedged, denied ...
        figure: the words that say how many, or None.
        low, high: what they entail, as JSON writes numbers; None is open.
    """

    claim: str
    source: str | None
    status: str
    figure: str | None = None
    low: int | str | None = None
    high: int | str | None = None


class Matter(NamedTuple):
    """
    One thing that sources speak of.

    Attributes:
        effect, category: what happened, and to whom.
        places: names of the places, in reading order.
        first_day, last_day: ISO dates, or None.
        statements: who says what of it, in reading order.
    """

    effect: str
    category: str
    places: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    statements: tuple[Statement, ...]


class SourceMatrix(NamedTuple):
    """
    A report as its sources tell it: a row per matter, a column per source.

    Attributes:
        sources: their names, in reading order.
        matters: what at least one of them speaks of, in reading order.
    """

    sources: tuple[str, ...]
    matters: tuple[Matter, ...]

    def to_dict(self) -> dict[str, Any]:
        """
        Return the matrix as JSON-safe dictionaries and lists.

        >>> SourceMatrix((), ()).to_dict()
        {'sources': [], 'matters': []}
        """
        matters = [
            {**matter._asdict(), "places": list(matter.places), "statements": [s._asdict() for s in matter.statements]}
            for matter in self.matters
        ]
        return {"sources": list(self.sources), "matters": matters}


def source_matrix(report: Report) -> SourceMatrix:
    """
    Return who says what in *report*: every matter that a named source speaks of, with all that is said of it.

    >>> from conflictparse import parse
    >>> report = parse("Police said 12 people were killed in Hama. Doctors said 15 people were killed in Hama.")
    >>> [(s.source, s.figure) for matter in source_matrix(report).matters for s in matter.statements]
    [('Police', '12'), ('Doctors', '15')]
    """
    names = _names(report.claims)
    groups = [group for group in _grouped(report.claims) if any(c.source is not None for c in group)]
    return SourceMatrix(tuple(dict.fromkeys(names.values())), tuple(_matter(group, names) for group in groups))


def check_sources(told: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each matter of which the sources of *told* give figures that cannot both be right."""
    said = [c for c in told if c.source is not None and c.effect in _HARM and is_clear(c.source)]
    if len(said) < 2:
        return ()
    return tuple(d for group in _grouped(said) if len(group) > 1 and (d := _contradiction(group)) is not None)


def _contradiction(claims: Sequence[Claim]) -> Discrepancy | None:
    """Return what the sources of one matter contradict one another about, or None."""
    ends = [meant(c.quantity) if c.quantity is not None else Interval() for c in claims]
    numbers = range(len(claims))
    apart = [(n, m) for n, m in combinations(numbers, 2) if not intersects(ends[n], ends[m])]
    odd = {n for pair in apart if _contradict(claims[pair[0]], claims[pair[1]]) for n in pair}
    if not odd:
        return None
    at_odds, figures = [claims[n] for n in sorted(odd)], [ends[n] for n in sorted(odd)]
    words = ", ".join(
        f"{c.quantity.text} ({' '.join(c.source.text.split())})" for c in at_odds if c.quantity and c.source
    )
    lows, highs = [i.low for i in figures if i.low is not None], [i.high for i in figures]
    return Discrepancy(
        kind="source_figures",
        claims=tuple(c.id for c in at_odds),
        message=f"the sources give different figures for {claims[0].effect.value.replace('_', ' ')}: {words}",
        low=min(lows),  # figures that do not meet: one of them has a low end
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
    )


def _contradict(a: Claim, b: Claim) -> bool:
    """Tell whether two sources give these figures, that do not meet, of one event; a risen toll contradicts nobody."""
    if a.source is None or b.source is None or a.quantity is None or b.quantity is None:
        return False
    if same_source(a.source, b.source) or not cover_alike(a, b):
        return False
    if not (share_day(a, b) or share_place(a, b) or are_neighbours(a, b)):
        return False
    higher = a if least(a.quantity) > least(b.quantity) else b
    return higher.scope is not Scope.RUNNING


def _grouped(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return *claims* by matter, in the order in which the matters come up."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in reversed(groups[-_NEAR:]):
            if len(group) < _NEAR and all(same_matter(claim, known) for known in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _names(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the name of each source as written -> its name in the matrix: that of its first mention."""
    names: dict[str, str] = {}
    known: list[Source] = []
    for claim in claims:
        if claim.source is not None and (name := source_name(claim.source)) not in names:
            first = next((s for s in reversed(known[-_NEAR:]) if same_source(claim.source, s)), claim.source)
            names[name] = names.get(source_name(first), name)
            known.append(claim.source)
    return names


def _matter(claims: Sequence[Claim], names: Mapping[str, str]) -> Matter:
    """Return the row of the *claims* of one matter."""
    places = dict.fromkeys(p.name or p.text for c in claims for p in c.places)
    days = [c.time for c in claims if c.time is not None and c.time.from_date is not None]
    return Matter(
        effect=claims[0].effect.value,
        category=claims[0].category.value,
        places=tuple(places),
        first_day=min((str(t.from_date) for t in days), default=None),
        last_day=max((str(t.to_date or t.from_date) for t in days), default=None),
        statements=tuple(_statement(c, names) for c in claims),
    )


def _statement(claim: Claim, names: Mapping[str, str]) -> Statement:
    quantity = claim.quantity
    return Statement(
        claim=claim.id,
        source=None if claim.source is None else names[source_name(claim.source)],
        status=claim.status.value,
        figure=None if quantity is None else quantity.text,
        low=None if quantity is None else encode(quantity.low),
        high=None if quantity is None else encode(quantity.high),
    )
