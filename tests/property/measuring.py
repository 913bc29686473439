"""
CPU time against length, measured so that a busy machine does not decide.

A neighbour can only make a run slower. So the quickest of several runs counts, and what looks too steep or too dear is
measured again, with more runs, before it is believed. The collector of garbage rests meanwhile: what it does depends on
everything else that the process holds.
"""

from __future__ import annotations

import ast
import gc
import math
import time
from collections.abc import Callable, Sequence
from typing import Final

#: The steepest that time may grow with length, on logarithmic scales: 1 is linear, 2 is quadratic.
STEEPEST: Final = 1.1
#: CPU seconds of :func:`_plain_work` on the machine of docs/budgets.md when nothing else runs there.
_UNDISTURBED: Final = 6.6e-3
_PROGRAM: Final = "def add(one, *others, start=0):\n    return [start + n for n in (one, *others) if n > 3]\n" * 240
_NOISE: Final = 5e-4  # seconds below which a difference says nothing


def cpu(work: Callable[[], object], *, rounds: int) -> float:
    """Return the CPU seconds of the quickest of *rounds* runs of *work*."""
    best = math.inf
    gc.collect(0)
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            began = time.process_time()
            work()
            best = min(best, time.process_time() - began)
    finally:
        if collecting:
            gc.enable()
    return best


def slope(read: Callable[[str], object], texts: Sequence[str], *, rounds: int) -> float:
    """Return how the time of *read* grows with the length of *texts*, of which each is longer than the one before."""
    points = [(len(text), max(cpu(lambda text=text: read(text), rounds=rounds), _NOISE)) for text in texts]
    (short, quick), (long, slow) = points[0], points[-1]
    whole = math.log(slow / quick) / math.log(long / short)
    if len(points) < 3:
        return whole
    (middle, between) = points[-2]  # a part that is quadratic shows late
    return max(whole, math.log(slow / between) / math.log(long / middle))


def least_slope(
    read: Callable[[str], object], text_of: Callable[[int], str], lengths: Sequence[int], *, tries: int = 4
) -> float:
    """Return the slope over *lengths*; if it is too steep, the least of *tries*, the later ones over longer texts."""
    least = math.inf
    for number in range(tries):
        texts = [text_of(length * 2 ** min(number, 1)) for length in lengths]
        least = min(least, slope(read, texts, rounds=1 + number))
        if least <= STEEPEST:
            break
    return least


def cost_of(work: Callable[[], object], limit: float, *, tries: int = 12) -> float:
    """Return the CPU seconds of *work* on the machine of the budgets: of the quickest of three runs or more."""
    least = cpu(work, rounds=3)
    for _ in range(tries):
        if least <= limit:
            break
        least = min(least, cpu(work, rounds=1) / slowness())
    return least


def slowness() -> float:
    """Return how many times slower than the machine of the budgets this one runs now; 1 if it is quicker."""
    return max(1.0, cpu(_plain_work, rounds=3) / _UNDISTURBED)


def _plain_work() -> str:
    """Do what no change to the library makes slower, and what is slowed down like it: plain Python on small objects."""
    return ast.unparse(ast.parse(_PROGRAM))
