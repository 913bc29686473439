"""
How the claims of a report hang together: which stand below which whole, what replaces them, what does not add up.

Law: every claim stands below one whole at most, also where the links run in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from conflictparse.claims.claim import Claim, PartRole
from conflictparse.claims.report import Report

_SUMS: Final = frozenset({"part_sum", "missing_part"})  # discrepancies about a whole and its parts


class ClaimLinks(NamedTuple):
    """
    The links of the claims of one report.

    Attributes:
        by_id: the first claim of each id.
        parts: the claims below each whole.
        superseded: a claim, and the one that replaces it.
        disputed: a whole, and the parts that do not add up to it.
    """

    by_id: Mapping[str, Claim]
    parts: Mapping[str, tuple[Claim, ...]]
    superseded: Mapping[str, str]
    disputed: Mapping[str, frozenset[str]]

    def roots(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return those of *claims* that stand below no other."""
        return [c for c in claims if c.part_of not in self.by_id or c.part_of == c.id]

    def below(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the parts of *claim*; a second claim of an id has none."""
        return self.parts.get(claim.id, ()) if self.by_id[claim.id] is claim else ()

    def addends(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the parts of *claim* that make it up, or that are too many for it."""
        disputed = self.disputed.get(claim.id, frozenset())
        parts = self.below(claim)
        return tuple(p for p in parts if (p.id in disputed if disputed else p.part_role is PartRole.PARTITION))


def link_claims(report: Report) -> ClaimLinks:
    """
    Return the links of the claims of *report*.

    >>> link_claims(Report()).parts
    {}
    """
    by_id: dict[str, Claim] = {}
    for claim in report.claims:
        by_id.setdefault(claim.id, claim)
    parts: dict[str, list[Claim]] = {}
    for claim in report.claims:
        if claim.part_of in by_id and claim.part_of != claim.id:
            parts.setdefault(claim.part_of, []).append(claim)
    superseded = {c.supersedes: c.id for c in report.claims if c.supersedes}
    sums = [d for d in report.discrepancies if d.kind in _SUMS and len(d.claims) > 2]
    disputed = {d.claims[0]: frozenset(d.claims[1:]) for d in sums}
    return ClaimLinks(by_id, {whole: tuple(found) for whole, found in parts.items()}, superseded, disputed)
