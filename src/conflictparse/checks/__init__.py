"""Whether the claims of a report add up. A check reports; it never corrects."""

from collections.abc import Sequence

from conflictparse.checks.part_sums import check_part_sums
from conflictparse.claims.claim import Claim, Discrepancy

__all__ = ["check_claims", "check_part_sums"]


def check_claims(claims: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return everything that does not add up among *claims*, in reading order."""
    return check_part_sums(claims)
