"""
Run the oracles under atheris, which keeps the inputs that reach new code: ``python -m fuzz.guided -runs=1000000``.

The arguments are those of libFuzzer. The seed corpus is added to the folder that is named, or to a temporary one. The
first input that breaks an oracle ends the run, and is written to ``--save FOLDER`` as JSON, ready for fuzz/regressions.
Atheris is needed by nothing else: ``pip install atheris``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["conflictparse"]):
    from fuzz.drive import save, try_input
    from fuzz.inputs import read_bytes
    from fuzz.mutation import LONGEST, seed_bytes

_DEFAULT: Final = Path("fuzz-failures")


def run() -> None:
    """Run libFuzzer with what the command line says."""
    folder = _DEFAULT
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
        given.append(f"-max_len={LONGEST}")

    def one_input(data: bytes) -> None:
        failed = try_input(read_bytes(data))
        if failed is not None:
            save((failed,), folder)
            raise AssertionError(f"{failed.kind}: see {folder}\n{failed.trace}")

    atheris.Setup([sys.argv[0], *given], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    run()
