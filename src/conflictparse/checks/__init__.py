"""Whether the claims of a report add up, and who says what. A check reports; it never corrects."""

from conflictparse.checks.kinds import KINDS, Kind, check_report
from conflictparse.checks.sources import Matter, SourceMatrix, Statement, source_matrix

__all__ = ["KINDS", "Kind", "Matter", "SourceMatrix", "Statement", "check_report", "source_matrix"]
