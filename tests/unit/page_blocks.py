"""
The fenced blocks of the documentation, and what runs them.

A block is run by what its language says: ``python`` and ``pycon`` here, in one namespace for each page; ``sh`` by
bash; ``sql`` by DuckDB; ``toml`` and ``json`` are read; ``console`` by ``tools/console.py``, and so are ``diff`` and
files, whose first line is their path; directives by Sphinx. Whatever else there is has to stand in a list.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^( *)(`{3,}|~{3,}|:{3,})(.*)$")
_FILE = re.compile(r"# [\w./-]+\.(?:py|toml|csv|txt)\n")
#: Packages that are optional: a section that needs a missing one is left out, with all that follows in it.
_OPTIONAL = re.compile(r"\b(?:import|from) (altair|duckdb|pandas|polars|pyarrow|spacy)\b")
_SAID_OTHERWISE = {"to_parquet": "pyarrow", "to_arrow": "pyarrow", "viz.charts": "altair", "output.parquet": "pyarrow"}
_SECONDS = 60


class Block(NamedTuple):
    """One fenced block: its page, the line on which it begins, the heading above it, its language and its words."""

    page: str
    line: int
    section: str
    language: str
    words: str

    @property
    def first(self) -> str:
        """The first line, by which a list names the block."""
        return self.words.partition("\n")[0]

    @property
    def is_file(self) -> bool:
        return _FILE.match(self.words) is not None


def pages() -> list[str]:
    """Return every page that may show code, from the root of the checkout."""
    found = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md")]
    return sorted(path.relative_to(ROOT).as_posix() for path in found if "_build" not in path.parts)


def blocks_of(page: str) -> Iterator[Block]:
    """Yield the fenced blocks of *page*, in order; a fence that nothing closes raises."""
    section, lines = "", enumerate((ROOT / page).read_text(encoding="utf-8").splitlines(), 1)
    for number, line in lines:
        if line.startswith("#"):
            section = line.lstrip("# ")
        opened = _FENCE.match(line)
        if opened is None:
            continue
        held: list[str] = []
        for _, inner in lines:
            if inner.strip().startswith(opened[2]) and not inner.strip().strip(opened[2][0]):
                break
            held.append(inner.removeprefix(opened[1]))
        else:
            raise AssertionError(f"{page}:{number}: this fence is never closed")
        yield Block(page, number, section, opened[3].strip(), "".join(f"{row}\n" for row in held))


def indented_code(page: str) -> list[int]:
    """Return the lines of *page* on which code is indented instead of fenced, where no language can be told."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in blocks_of(page):
        text = text.replace(block.words, "\n" * block.words.count("\n"), 1)
    rows = ["", *text.splitlines()]
    return [n for n, row in enumerate(rows) if n and row.startswith("    ") and row.strip() and not rows[n - 1].strip()]


def furnish(folder: Path) -> None:
    """Put into *folder* what pages speak of as the reader's own: reports, a story, a table, names of actors."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "reports").mkdir()
    shutil.copy(ROOT / "examples" / "northern-front.txt", folder / "reports" / "2024-11-28-northern-front.txt")
    shutil.copy(ROOT / "examples" / "river-towns.txt", folder / "reports" / "2024-10-24-river-towns.txt")
    words = "Shelling killed at least 12 people in Sarmin on Wednesday, the Observatory said."
    (folder / "story.txt").write_text(f"{words}\n", encoding="utf-8")
    (folder / "events.csv").write_text(f'event_id,event_date,notes\nSYR1,2024-11-28,"{words}"\n', encoding="utf-8")
    (folder / "mine.csv").write_text("id,name,kind\nriver-guard,River Guard,pro_gov_militia\n", encoding="utf-8")


class PageRun:
    """Runs the blocks of one page, one after another, in a folder that holds what :func:`furnish` puts there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._without: set[str] = set()

    def run(self, block: Block) -> str:
        """Run *block* and return what became of it: "ran", "skipped", or "" where nothing here can run it."""
        runner = self._runner(block)
        if runner is None:
            return ""
        if block.section in self._without or self._lacks(block):
            self._without.add(block.section)
            return "skipped"
        runner(block)
        return "ran"

    def _runner(self, block: Block) -> Callable[[Block], object] | None:
        if block.language in {"python", "pycon"} and not block.is_file:
            return self._doctest if ">>>" in block.words else self._execute
        if block.language == "toml":
            return lambda block: tomllib.loads(block.words)
        if block.language == "json":
            return lambda block: json.loads(block.words)
        return {"sh": self._bash, "sql": self._sql}.get(block.language)

    @staticmethod
    def _lacks(block: Block) -> bool:
        needed = set(_OPTIONAL.findall(block.words)) | ({"duckdb"} if block.language == "sql" else set())
        needed |= {package for words, package in _SAID_OTHERWISE.items() if words in block.words}
        return any(find_spec(package) is None for package in needed) or (
            block.language == "sh" and shutil.which("bash") is None
        )

    def _doctest(self, block: Block) -> None:
        test = doctest.DocTestParser().get_doctest(block.words, self._names, block.page, block.page, block.line)
        said = io.StringIO()
        ran = doctest.DocTestRunner(verbose=False).run(test, out=said.write, clear_globs=False)
        self._names = test.globs
        assert ran.attempted, f"{block.page}:{block.line}: holds no example"
        assert not ran.failed, said.getvalue()

    def _execute(self, block: Block) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block.words, f"{block.page}:{block.line}", "exec"), self._names)  # noqa: S102 - our own page

    def _bash(self, block: Block) -> None:
        own = {"HOME": str(self._folder), "PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
        script = f'set -e\nconflictparse() {{ "$PYTHON" -m conflictparse.cli "$@"; }}\n{block.words}'
        ran = subprocess.run(  # noqa: S603 - our own page
            ["bash", "-c", script],  # noqa: S607 - the bash of this machine
            cwd=self._folder,
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            text=True,
            encoding="utf-8",
        )
        assert ran.returncode == 0, f"{block.page}:{block.line}: exit code {ran.returncode}\n{ran.stdout}{ran.stderr}"

    def _sql(self, block: Block) -> None:
        import duckdb  # noqa: PLC0415 - optional

        duckdb.connect().sql(block.words).fetchall()
