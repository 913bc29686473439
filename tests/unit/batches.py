"""Small batches for the tests: reports, and runs in this process and in others."""

import json
import os
import subprocess
import sys

from conflictparse.batch import Batch, Settings, run_batch

PLACES = ("Idlib", "Aleppo", "Homs", "Hama", "Daraa", "Raqqa", "Mosul", "Taiz", "Kunduz")
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}
COMMAND = [sys.executable, "-m", "conflictparse.cli", "batch"]
#: A run with checkpoints that come after every document.
RUN = """
import sys
from conflictparse.batch import Batch, Settings, run_batch
if __name__ == "__main__":
    output, workers, seconds, *inputs = sys.argv[1:]
    run_batch(Batch(tuple(inputs), output, workers=int(workers), checkpoint_seconds=float(seconds)))
"""


def text_of(number):
    return f"Shelling killed {number + 2} people in {PLACES[number % len(PLACES)]}, and {number % 7 + 2} were wounded."


def write_folder(folder, count, *, empty=()):
    """Write *count* reports, one a file; those in *empty* hold no text."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = "" if number in empty else text_of(number)
        (folder / f"r{number:04}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def write_lines(file, count, *, broken=()):
    """Write *count* reports as lines of JSON; those in *broken* are none."""
    lines = ["{broken" if n in broken else json.dumps({"id": f"n{n}", "text": text_of(n)}) for n in range(count)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def run(output, *inputs, form="jsonl", **rest):
    """Run a batch in this process; return what is in the output, and the summary."""
    settings = rest.pop("settings", Settings(format=form))
    summary = run_batch(Batch(tuple(inputs), str(output), settings, **{"workers": 1, **rest}))
    return output.read_bytes() if output.exists() else b"", summary


def start(output, *inputs, workers=1, seconds=0.0, **rest):
    """Start a batch in another process."""
    command = [sys.executable, "-c", RUN, str(output), str(workers), str(seconds), *inputs]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, **rest)  # noqa: S603


def left(output):
    """Return what a run has left beside *output*."""
    return sorted(path.name for path in output.parent.glob(f"{output.name}.*"))
