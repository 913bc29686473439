"""
The rules of a codebook: what each figure, date and cell of a row can be traced to.

A rule says in our words what a codebook asks for and where it does. Where no codebook could be read, or none says
anything, its standing says so.
"""

from enum import StrEnum
from typing import NamedTuple


class Standing(StrEnum):
    """How sure it is that the codebook has the rule."""

    CODEBOOK = "codebook"  # read in the codebook
    UNVERIFIED = "unverified"  # told by others about the codebook
    OURS = "ours"  # the codebook leaves it open: a choice of this library


class Rule(NamedTuple):
    """
    One rule of a codebook.

    Attributes:
        id: the codebook and a name, stable over versions: "acled.dozens".
        words: what it says, in our words.
        source: where the codebook says it, or why we do.
        standing: codebook, unverified or ours.
    """

    id: str
    words: str
    source: str
    standing: Standing = Standing.CODEBOOK

    def __str__(self) -> str:
        """
        Return the rule as one line.

        >>> print(Rule("acled.dozens", "dozens are 12", "ACLED codebook, Fatalities"))
        acled.dozens: dozens are 12 (ACLED codebook, Fatalities)
        """
        standing = "" if self.standing is Standing.CODEBOOK else f"; {self.standing}"
        return f"{self.id}: {self.words} ({self.source}{standing})"
