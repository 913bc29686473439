"""
No codebook: the words as they are.

Everyone counts. Low and high are the interval of the words, best is what they state. Sources that disagree give the
lowest low and the highest high; the first of them gives the best figure.
"""

from conflictparse.codebooks.convention import Convention


class Neutral(Convention):
    """The interval of the words, for everyone."""

    __slots__ = ()
    name = "neutral"
