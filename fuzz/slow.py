"""
Hunt the texts that cost most for each character: ``python -m fuzz.slow --rounds 20000 --keep 20``.

A short piece is repeated until it fills some kilobytes, and the reading is timed. The dearest pieces are kept and
changed, so that the cost climbs. ``--save FOLDER`` writes them; the exit code is 1 where one costs more than the budget
allows.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import conflictparse as cp
from fuzz.drive import Failure
from fuzz.drive import save as save_failures
from fuzz.inputs import Input, read_bytes
from fuzz.mutation import make_bytes, seed_bytes

#: No 10 kB may cost more than 50 ms; on a busy machine, where all costs more, not more than so many times as much as
#: texts of the seed corpus, which take 1.6 ms for 1,000 characters on an idle one.
BUDGET: Final = 5.0
_MOST_TIMES: Final = 3.2
#: A first look is short; what it finds dear is looked at again at full length, where growth shows.
_SHORT, _FULL = 1_500, 10_000
_LOOKS: Final = 3
_PUBLISHED: Final = "2024-11-28"
_FRESH: Final = 0.3  # the part of the pieces that are new and no change of a dear one


class Cost(NamedTuple):
    """What a text costs: milliseconds for each 1,000 characters, and the piece that it is made of."""

    each: float
    piece: str


def cost_of(piece: str, length: int = _SHORT) -> Cost:
    """Return what *piece* costs when it fills *length* characters: the least of some looks: others use the machine."""
    text = (piece * (length // max(len(piece), 1) + 1))[:length]
    looks = []
    for _ in range(_LOOKS):
        began = time.thread_time_ns()
        cp.parse(text, _PUBLISHED)
        looks.append(time.thread_time_ns() - began)
    return Cost(min(looks) / 1e6 / max(len(text), 1) * 1_000, piece)


def hunt(rounds: int, seed: int, keep: int) -> list[Cost]:
    """Return the *keep* dearest pieces that *rounds* changes led to, the dearest first."""
    random = Random(seed)
    pool = seed_bytes()
    best: dict[bytes, Cost] = {}
    for _ in range(rounds):
        dear = pool if not best or random.random() < _FRESH else list(best)
        data = make_bytes(random, dear)
        piece = read_bytes(data).text
        if not piece.strip():
            continue
        cost = cost_of(piece)
        if len(best) < keep or cost.each > min(known.each for known in best.values()):
            best[data] = cost
        if len(best) > keep:
            del best[min(best, key=lambda known: best[known].each)]
    return sorted(best.values(), reverse=True)


def run() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5_000, help="how many pieces are timed")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--keep", type=int, default=20, help="how many of the dearest are kept")
    parser.add_argument("--save", type=Path, help="folder for the dearest pieces")
    chosen = parser.parse_args()
    found = sorted((cost_of(cost.piece, _FULL) for cost in hunt(chosen.rounds, chosen.seed, chosen.keep)), reverse=True)
    for cost in found:
        print(f"{cost.each:6.2f} ms for 1,000 characters: {ascii(cost.piece)[:110]}")
    if chosen.save is not None:
        save_failures(tuple(Failure(f"slow-{n:02}", Input(c.piece), "") for n, c in enumerate(found)), chosen.save)
    ordinary = cost_of(" ".join(read_bytes(data).text for data in seed_bytes()), _FULL).each
    allowed = max(BUDGET, _MOST_TIMES * ordinary)
    dearest = f"{found[0].each:.2f} ms for 1,000 characters, {found[0].each / ordinary:.1f} times an ordinary text"
    print(f"{chosen.rounds:,} pieces; the dearest costs {dearest}; allowed: {allowed:.2f} ms")
    sys.exit(1 if found[0].each > allowed else 0)


if __name__ == "__main__":
    run()
