"""
From figures to places along an axis, and the few round figures that label it.

Figures of one report run from 2 to 11 million, so an axis that spans more than two powers of ten is logarithmic: every
label is ten times the one before. A figure of 0 stands at its beginning.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from conflictparse.numbers.quantity import Number

_LARGEST: Final = 10**15  # no count is larger; what is, is drawn at the end of the axis
_SPREAD: Final = 40  # from the smallest figure to the largest; beyond, steps of equal size would hide the small ones
_SOME_TICKS: Final = 5


class Scale(NamedTuple):
    """
    An axis from 0 to 1.

    Attributes:
        top: the figure at its end.
        is_log: whether equal steps are equal factors.
        ticks: the figures that label it, ascending.
    """

    top: float
    is_log: bool
    ticks: tuple[int, ...]

    def place(self, figure: float) -> float:
        """
        Return where *figure* lies, from 0 to 1.

        >>> make_scale([4, 20]).place(10)
        0.5
        """
        value = min(max(figure, 0.0), self.top)
        return math.log1p(value) / math.log1p(self.top) if self.is_log else value / self.top


def as_float(figure: Number | None) -> float | None:
    """
    Return *figure* as it can be drawn; one that is too large for any axis is cut.

    >>> as_float(12), as_float(10**400), as_float(None)
    (12.0, 1000000000000000.0, None)
    """
    if figure is None or figure != figure:  # noqa: PLR0124 - a decimal that is no number
        return None
    return float(min(max(figure, 0), _LARGEST))


def make_scale(figures: Iterable[float]) -> Scale:
    """
    Return an axis on which all *figures* fit.

    >>> make_scale([3, 14])
    Scale(top=15.0, is_log=False, ticks=(0, 5, 10, 15))
    >>> make_scale([6, 87, 4800])
    Scale(top=5000.0, is_log=True, ticks=(0, 10, 100, 1000))
    """
    positive = sorted(figure for figure in figures if figure > 0)
    if not positive:
        return Scale(1.0, False, (0, 1))
    low, high = positive[0], positive[-1]
    if high > 100 and high / low > _SPREAD:
        top = _round_step(high)
        powers = math.floor(math.log10(top))
        every = max(1, math.ceil(powers / _SOME_TICKS))
        return Scale(float(top), True, (0, *(10**n for n in range(every, powers + 1, every))))
    step = _round_step(high / _SOME_TICKS)
    steps = math.ceil(high / step)
    return Scale(float(steps * step), False, tuple(n * step for n in range(steps + 1)))


def _round_step(least: float) -> int:
    """Return the smallest of 1, 2, 5, 10, 20 ... that is not less than *least*."""
    power = 10 ** max(0, math.floor(math.log10(max(least, 1))))
    steps: list[int] = [factor * power for factor in (1, 2, 5, 10) if factor * power >= least]
    return steps[0]


def short_number(figure: int) -> str:
    """
    Return a round figure as an axis labels it.

    >>> short_number(250), short_number(10_000), short_number(2_500_000)
    ('250', '10k', '2.5M')
    """
    for size, unit in ((10**9, "bn"), (10**6, "M"), (10**3, "k")):
        if figure >= 10 * size or (figure >= size and unit != "k"):
            return f"{figure / size:g}{unit}"
    return f"{figure:,}"
