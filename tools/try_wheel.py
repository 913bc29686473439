"""
Try the wheel as somebody who has nothing else: installed by itself, without a network, and used.

    python -m build && python tools/try_wheel.py dist
    python tools/try_wheel.py dist --extras arrow web    # one more environment for each of these extras; or: all

The wheel and what it needs are collected as wheels in a folder, which takes a network. Everything after that does
without: pip installs from the folder into an empty environment, and no program there may open a connection. Then the
command, the doctor, the README's example and the README's Python are tried, from an empty folder. Each extra is
installed by itself and must do what it is for. Writes only below a temporary folder, which it removes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from readme import arguments, tree

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = ROOT / "README.md"

#: Stops every program of the environment that would speak to another machine; a socket within one is no harm.
OFFLINE: Final = """\
import sys

def _refuse(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple) and args[1][0] not in ("127.0.0.1", "::1"):
        raise ConnectionError(f"the wheel was to be tried without a network: {args[1]}")
    if event == "socket.getaddrinfo" and args[0] not in (None, "127.0.0.1", "::1", "localhost"):
        raise ConnectionError(f"the wheel was to be tried without a network: {args[0]}")

sys.addaudithook(_refuse)
"""

PARSES: Final = """\
import sys
from pathlib import Path
import conflictparse as cp
assert Path(cp.__file__).is_relative_to(sys.prefix), cp.__file__
report = cp.parse("Shelling killed at least 12 people in Sarmin on Wednesday.", published="2024-11-28")
assert [(str(c.effect), c.quantity.low, c.places[0].name) for c in report.claims] == [("killed", 12, "Sarmīn")], report
assert cp.Report.from_dict(report.to_dict()) == report
"""

RUNS_README: Final = (
    "import doctest, sys; r = doctest.testfile(sys.argv[1], False); sys.exit(not r.attempted or r.failed)"
)

#: What an extra is for, in a few lines that fail without it.
EXTRAS: Final = MappingProxyType(
    {
        "arrow": "import io, conflictparse as cp; f = io.BytesIO(); r = cp.parse('Shelling killed 12 people.')\n"
        "r.to_parquet(f); assert r.to_arrow()['low'].to_pylist() == [12] and f.getvalue()[:4] == b'PAR1'",
        "cli": "from rich.progress import Progress; import conflictparse.cli.progress",
        "duckdb": "import duckdb; from conflictparse.integrations.duckdb import register; c = duckdb.connect(); register(c)\n"
        "c.execute(\"select len(conflictparse('Shelling killed 12 people.', null))\"); assert c.fetchall() == [(1,)]",
        "pandas": "import pandas as pd; from conflictparse.integrations.pandas import parse_frame\n"
        "f = parse_frame(pd.DataFrame({'text': ['Shelling killed 12 people.']})); assert f['low'].tolist() == [12]",
        "polars": "import polars as pl, conflictparse.integrations.polars\n"
        "f = pl.DataFrame({'text': ['Shelling killed 12 people.']}).select(pl.col('text').conflict.claims())\n"
        "assert f.height == 1",
        "spacy": "import spacy; n = spacy.blank('en'); n.add_pipe('conflictparse')\n"
        "assert n('Shelling killed 12 people.')._.conflict.claims",
        "spark": "import pyspark, pandas, conflictparse.integrations.spark",
        "viz": "import altair; from conflictparse import merge, parse; from conflictparse.viz import highlight\n"
        "assert '<' in highlight(parse('Shelling killed 12 people.'), 'Shelling killed 12 people.')",
        "web": "from pathlib import Path; from conflictparse.readers import read_documents\n"
        "p = 'Shelling killed at least 12 people in Sarmin on Wednesday, activists said. ' * 8\n"
        "Path('a.html').write_text(f'<html><body><article><h1>Town hit</h1><p>{p}</p></article></body></html>')\n"
        "(d,) = read_documents('a.html'); assert 'Sarmin' in d.text, d",
    }
)


class Trial:
    """An empty environment below *folder*, with the wheel of *wheels* and nothing from outside."""

    def __init__(self, folder: Path, wheels: Path, requirement: str) -> None:
        self.folder = folder
        venv.create(folder / "env", with_pip=True)
        self.run("python", "-m", "pip", "install", "--quiet", "--no-index", f"--find-links={wheels}", requirement)
        (site,) = (folder / "env").glob("[lL]ib/**/site-packages")
        (site / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
        (folder / "work").mkdir()

    def run(self, program: str, *arguments: str) -> str:
        """Return what a *program* of the environment prints in an empty folder."""
        kept = {name: os.environ[name] for name in ("HOME", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
        scripts = self.folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        work = self.folder / "work"
        ran = subprocess.run(  # noqa: S603 -- programs of the environment that was just made
            [str(scripts / program), *arguments],
            cwd=work if work.is_dir() else self.folder,
            env={**kept, "PATH": str(scripts), "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if ran.returncode != 0:
            sys.exit(f"{program} {' '.join(arguments)[:300]}: exit code {ran.returncode}\n{ran.stdout}{ran.stderr}")
        return ran.stdout


def collect(wheel: Path, extras: Sequence[str], folder: Path) -> None:
    """Put *wheel* and all that it needs into *folder*, as wheels: what an index has as source only is built."""
    named = f"{wheel}[{','.join(extras)}]" if extras else str(wheel)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(folder), named]
    subprocess.run(command, check=True)  # noqa: S603 -- our own pip


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print *what* and how long it took, once it has passed."""
    began = time.monotonic()
    yield
    print(f"passed: {what}, {time.monotonic() - began:.1f} s", flush=True)


def try_alone(trial: Trial) -> None:
    """Try what needs no extra."""
    with timed("import, parse and read back"):
        trial.run("python", "-m", "pip", "check")
        trial.run("python", "-I", "-W", "error", "-c", PARSES)
    with timed("doctor and data check"):
        trial.run("conflictparse", "doctor")
        trial.run("conflictparse", "data", "check")
    with timed("the README's command prints the README's tree"):
        text = README.read_text(encoding="utf-8")
        words = arguments(text)
        words[1] = str(ROOT / words[1])
        if trial.run("conflictparse", *words) != tree(text):
            sys.exit(f"conflictparse {' '.join(words)}: prints another tree than README.md shows")
    with timed("the README's Python"):
        trial.run("python", "-I", "-c", RUNS_README, str(README))
    if left := [path.name for path in (trial.folder / "work").iterdir()]:
        sys.exit(f"files were left behind: {', '.join(left)}")


def run(argv: list[str] | None = None) -> None:
    """Try the one wheel of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extras", nargs="*", default=[], choices=[*EXTRAS, "all"], metavar="EXTRA")
    options = parser.parse_args(argv)
    wheels = sorted(options.folder.resolve().glob("*.whl"))
    if len(wheels) != 1:
        sys.exit(f"{options.folder}: expected one wheel, found {len(wheels)}")
    extras = list(EXTRAS) if "all" in options.extras else options.extras
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with timed("collected as wheels"):
            collect(wheels[0], extras, folder / "wheels")
        for extra in ("", *extras):
            with timed(f"installed without a network{extra and f', with [{extra}]'}"):
                place = folder / (extra or "alone")
                place.mkdir()
                trial = Trial(place, folder / "wheels", f"conflictparse[{extra}]" if extra else "conflictparse")
            if not extra:
                try_alone(trial)
                continue
            with timed(f"[{extra}] does what it is for"):
                trial.run("python", "-I", "-c", EXTRAS[extra])
    print(f"{wheels[0].name}: everything passed")


if __name__ == "__main__":
    run()
