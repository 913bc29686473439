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

#: No settings of this machine for pip, and one encoding everywhere.
ALONE: Final = {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}

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

TEXT: Final = "Shelling killed 12 people."
#: What an extra is for, in a few lines that fail without it.
EXTRAS: Final = MappingProxyType(
    {
        "arrow": """\
import io, conflictparse as cp
file, report = io.BytesIO(), cp.parse(TEXT)
report.to_parquet(file)
assert report.to_arrow()["low"].to_pylist() == [12] and file.getvalue()[:4] == b"PAR1"
""",
        "cli": """\
from rich.progress import Progress
import conflictparse.cli.progress
""",
        "duckdb": """\
import duckdb
from conflictparse.integrations.duckdb import register
connection = duckdb.connect()
register(connection)
assert connection.execute("select len(conflictparse(?))", [TEXT]).fetchall() == [(1,)]
""",
        "pandas": """\
import pandas as pd
from conflictparse.integrations.pandas import parse_frame
assert parse_frame(pd.DataFrame({"text": [TEXT]}))["low"].tolist() == [12]
""",
        "polars": """\
import polars as pl
import conflictparse.integrations.polars
frame = pl.DataFrame({"text": [TEXT]}).select(pl.col("text").conflict.claims().alias("claims"))
assert frame["claims"].explode().struct.field("low").to_list() == [12]
""",
        "spacy": """\
import spacy
reader = spacy.blank("en")
reader.add_pipe("conflictparse")
assert [claim.quantity.low for claim in reader(TEXT)._.conflict.claims] == [12]
""",
        "spark": """\
import pandas, pyspark
from conflictparse.integrations.spark import spark_schema
assert "low" in spark_schema("claims").names
""",
        "viz": """\
from conflictparse import parse
from conflictparse.viz.chart_files import to_png
from conflictparse.viz.charts import toll_timeline
assert to_png(toll_timeline(parse(TEXT, published="2024-11-28")))[:4] == b"\\x89PNG"
""",
        "web": """\
from pathlib import Path
from conflictparse.readers import read_documents
words = "Shelling killed at least 12 people in Sarmin on Wednesday, activists said. " * 8
Path("a.html").write_text(f"<html><body><article><h1>Town hit</h1><p>{words}</p></article></body></html>")
(document,) = read_documents("a.html")
assert "Sarmin" in document.text, document
""",
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
            env={**kept, **ALONE, "PATH": str(scripts)},
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
                trial.run("python", "-I", "-c", f"TEXT = {TEXT!r}\n{EXTRAS[extra]}")
    print(f"{wheels[0].name}: everything passed")


if __name__ == "__main__":
    run()
