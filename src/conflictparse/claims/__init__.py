"""Claims: findings joined into who says that how many of whom were what."""

from conflictparse.claims.claim import (
    Category,
    Claim,
    Discrepancy,
    Evidence,
    PartRole,
    Scope,
    Site,
    SiteKind,
    Source,
    Status,
)
from conflictparse.claims.link import Findings, read_claims
from conflictparse.claims.persons import PERSONAL_RULES
from conflictparse.claims.report import SCHEMA, Report

__all__ = [
    "PERSONAL_RULES",
    "SCHEMA",
    "Category",
    "Claim",
    "Discrepancy",
    "Evidence",
    "Findings",
    "PartRole",
    "Report",
    "Scope",
    "Site",
    "SiteKind",
    "Source",
    "Status",
    "read_claims",
]
