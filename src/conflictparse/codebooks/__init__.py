"""Named conventions that turn claims into the figures, and times into the dates, of a codebook."""

from conflictparse.codebooks.convention import Convention, Figure, Toll
from conflictparse.codebooks.dates import DATE_CONVENTIONS, CodedDate, code_date
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.codebooks.toll import CONVENTIONS, toll

__all__ = [
    "CONVENTIONS",
    "DATE_CONVENTIONS",
    "CodedDate",
    "Convention",
    "Figure",
    "Rule",
    "Standing",
    "Toll",
    "code_date",
    "toll",
]
