"""Named conventions that turn claims into the figures of a codebook."""

from conflictparse.codebooks.convention import Convention, Figure, Toll
from conflictparse.codebooks.toll import CONVENTIONS, toll

__all__ = ["CONVENTIONS", "Convention", "Figure", "Toll", "toll"]
