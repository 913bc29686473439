"""
Run the oracles under atheris, which keeps the inputs that reach new code: ``python -m fuzz.guided -runs=1000000``.

The arguments are those of libFuzzer. The seed corpus is added to the folder that is named, or to a temporary one. An
input that breaks an oracle is written to ``--save FOLDER`` as JSON, ready for fuzz/regressions; the run goes on, and
the exit code is 1 in the end. Atheris is needed by nothing else: ``pip install atheris``.
"""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["conflictparse"]):
    from fuzz.drive import Failure, save, try_input
    from fuzz.inputs import read_bytes
    from fuzz.mutation import seed_bytes

_LONGEST = 60  # bytes; most words take two
_KINDS: dict[str, Failure] = {}
_began = time.perf_counter()
_runs = 0


def one_input(data: bytes) -> None:
    """Ask the oracles about the input that *data* stands for, and remember how it broke them."""
    global _runs  # noqa: PLW0603 - libFuzzer calls this, and never returns
    _runs += 1
    failed = try_input(read_bytes(data))
    if failed is not None:
        _KINDS.setdefault(failed.kind, failed)


def finish(folder: Path) -> None:
    """Print what the run came to, and write the inputs that failed; libFuzzer leaves through here."""
    for failure in _KINDS.values():
        print(f"\n{failure.kind}\n{failure.trace}", flush=True)
    if _KINDS:
        save(tuple(_KINDS.values()), folder)
    seconds = time.perf_counter() - _began
    print(f"{_runs:,} executions, {seconds:,.0f} s, {len(_KINDS)} kinds of failure", flush=True)
    if _KINDS:
        os._exit(1)


def run() -> None:
    """Run libFuzzer with what the command line says."""
    folder = Path("fuzz-failures")
    given = sys.argv[1:]
    if "--save" in given:
        at = given.index("--save")
        folder = Path(given[at + 1])
        del given[at : at + 2]
    corpus = next((Path(word) for word in given if not word.startswith("-")), None)
    if corpus is None:
        corpus = Path(tempfile.mkdtemp(prefix="conflictparse-fuzz-"))
        given.append(str(corpus))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seed_bytes()):
        (corpus / f"seed-{number:02}").write_bytes(data)
    if not any(word.startswith("-max_len") for word in given):
        given.append(f"-max_len={_LONGEST}")
    atexit.register(finish, folder)
    atheris.Setup([sys.argv[0], *given], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    run()
