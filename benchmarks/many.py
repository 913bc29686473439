"""
How much faster two processes read than one: ``python benchmarks/many.py [TEXTS] [ROUNDS]``, on an idle machine.

Time on the clock, the start of the processes included; one worker is the plain loop. The two take turns.
"""

from __future__ import annotations

import statistics
import sys
import time

from made_reports import make_report

from conflictparse import parse_many

#: Made reports that are put together, to some 2,500 characters: a short article.
_TOGETHER = 4


def main(count: int = 3_000, rounds: int = 5) -> None:
    """Print a line for each round, and the median."""
    ratios = []
    for turn in range(rounds):
        first = turn * count * _TOGETHER
        texts = [
            "\n".join(make_report(number + part) for part in range(_TOGETHER))
            for number in range(first, first + count * _TOGETHER, _TOGETHER)
        ]
        one, two = (seconds_of(texts, workers) for workers in (1, 2))
        ratios.append(one / two)
        print(f"{count} texts: one {one:5.1f} s, two {two:5.1f} s, {one / two:.2f} times as fast", flush=True)
    print(f"median {statistics.median(ratios):.2f}")


def seconds_of(texts: list[str], workers: int) -> float:
    """Return how long *workers* take, on the clock."""
    began = time.perf_counter()
    for _ in parse_many(texts, published="2024-11-28", workers=workers):
        pass
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
