"""Whether the claims of a report add up, and who says what. A check reports; it never corrects."""

from conflictparse.checks.kinds import COMPARED, KINDS, Kind, check_report, remark_on_reach
from conflictparse.checks.sources import Matter, SourceMatrix, Statement, source_matrix

__all__ = [
    "COMPARED",
    "KINDS",
    "Kind",
    "Matter",
    "SourceMatrix",
    "Statement",
    "check_report",
    "remark_on_reach",
    "source_matrix",
]
