"""
Run the oracles on made inputs, without any fuzzing engine: ``python -m fuzz.drive --runs 20000 --seed 1``.

The same seed gives the same inputs. The exit code is 1 where an oracle does not hold; with ``--save FOLDER`` the input
is written there as JSON, ready for fuzz/regressions. Failures of one kind are shown once.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from fuzz.inputs import Input, read_bytes, to_json
from fuzz.mutation import make_bytes, seed_bytes
from fuzz.oracles import check_input

_EVERY: Final = 100_000  # runs between two lines of progress
_MOST_KINDS: Final = 50


class Failure(NamedTuple):
    """An input that broke an oracle: how to tell it from others, and how it looked."""

    kind: str
    given: Input
    trace: str


class Outcome(NamedTuple):
    """What a run came to."""

    runs: int
    characters: int
    seconds: float
    failures: tuple[Failure, ...]


def drive(runs: int, seed: int, *, show: bool = False) -> Outcome:
    """Run *runs* inputs made from *seed*, and return what failed, one input of each kind."""
    random = Random(seed)
    pool = seed_bytes()
    failures: dict[str, Failure] = {}
    characters = 0
    began = time.perf_counter()
    for number in range(1, runs + 1):
        given = read_bytes(make_bytes(random, pool))
        characters += len(given.text)
        failed = try_input(given)
        if failed is not None and len(failures) < _MOST_KINDS:
            failures.setdefault(failed.kind, failed)
        if show and number % _EVERY == 0:
            print(
                f"{number:,} runs, {time.perf_counter() - began:,.0f} s, {len(failures)} kinds of failure", flush=True
            )
    return Outcome(runs, characters, time.perf_counter() - began, tuple(failures.values()))


def try_input(given: Input) -> Failure | None:
    """Return how *given* breaks an oracle, or None."""
    try:
        check_input(given)
    except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
        return Failure(kind_of(error), given, traceback.format_exc())
    return None


def kind_of(error: BaseException) -> str:
    """Return what the failures of one cause have in common: the exception, its words, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    words = re.sub(r"[^a-z ]+", " ", str(error).partition(":")[0].lower())[:60].strip()
    place = f"{Path(last.filename).stem}:{last.lineno}" if last else ""
    above = f"{Path(frames[-2].filename).stem}:{frames[-2].lineno}" if len(frames) > 1 else ""
    return f"{type(error).__name__} {words} {above} {place}"


def save(failures: tuple[Failure, ...], folder: Path) -> None:
    """Write the input of each of *failures* to *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for failure in failures:
        name = re.sub(r"[^A-Za-z0-9]+", "-", failure.kind).strip("-").lower()[:100]
        (folder / f"{name}.json").write_text(to_json(failure.given, failure.kind), encoding="ascii")


def run() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--runs", type=int, default=20_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    parser.add_argument("--save", type=Path, help="folder for the inputs that fail")
    chosen = parser.parse_args()
    outcome = drive(chosen.runs, chosen.seed, show=True)
    for failure in outcome.failures:
        print(f"\n{failure.kind}\n{to_json(failure.given, failure.kind)}{failure.trace}")
    if chosen.save is not None:
        save(outcome.failures, chosen.save)
    each = outcome.seconds / max(outcome.runs, 1) * 1000
    print(
        f"{outcome.runs:,} executions of {outcome.characters / max(outcome.runs, 1):.0f} characters on average, "
        f"seed {chosen.seed}: {outcome.seconds:,.0f} s ({each:.2f} ms each), {len(outcome.failures)} kinds of failure"
    )
    sys.exit(1 if outcome.failures else 0)


if __name__ == "__main__":
    run()
