"""
The sessions that the documentation shows: their commands, run again.

    python tools/console.py check    say where a page shows something else than its commands print
    python tools/console.py write    run the commands of every page, and write what they print

A session is a block of the language ``console``: ``$`` before a command, ``>`` before its further lines, and below it
what it prints. The blocks of one page share a folder, which holds the examples, and are taken in order:

- a block whose first line is ``# its/path.py`` is a file, which is written there; of a ``pyproject.toml`` the entry
  points become known too, as pip would make them;
- the folder of a page with blocks of the language ``diff`` is a copy of the checkout. A diff is applied to it: in
  each hunk (``@@``), the lines with ``-`` or a blank in front are found in the file, and those with ``+`` or a blank
  take their place. Commands read with that copy.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
#: What a change to the library concerns; the rest of the checkout is not copied.
COPIED: Final = ("pyproject.toml", "src", "tests/corpus", "tools")

_BLOCK: Final = re.compile(r"(?P<open>^```(?P<kind>\w+)\n)(?P<words>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_FILE: Final = re.compile(r"# (?P<path>[\w./-]+\.(?:py|toml|csv|txt))\n")
_COMMAND: Final = re.compile(r"^\$ .*\n(?:^>(?: .*)?\n)*", re.MULTILINE)
_SECONDS: Final = 60


def pages() -> tuple[Path, ...]:
    """Return the pages that show sessions, sorted."""
    return tuple(sorted(page for page in (ROOT / "docs").glob("*.md") if "```console\n" in page.read_text("utf-8")))


def rewritten(page: str) -> str:
    """Return *page* with what its commands print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        if "```diff\n" in page:
            _copy_checkout(folder)
        shell = _Shell(folder)
        return _BLOCK.sub(lambda match: match["open"] + _done(match["kind"], match["words"], shell), page)


def _copy_checkout(folder: Path) -> None:
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def _done(kind: str, words: str, shell: _Shell) -> str:
    """Do what a block says, and return its words, with what its commands print."""
    file = _FILE.match(words)
    if kind == "console":
        return "".join(_replayed(words, shell))
    if kind == "diff":
        _apply(words, shell.folder)
    elif file is not None:
        path = shell.folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        if path.name == "pyproject.toml":
            _make_known(words, path.parent)
    return words


def _apply(diff: str, folder: Path) -> None:
    """Apply *diff* to the files below *folder*; a hunk whose old lines are not there exactly once is an error."""
    path, hunks = folder / diff.splitlines()[1].removeprefix("+++ "), diff.split("@@\n")[1:]
    text = path.read_text(encoding="utf-8")
    for hunk in hunks:
        rows = [(line[:1], line[1:]) for line in hunk.splitlines(keepends=True)]
        old = "".join(words for sign, words in rows if sign in "- ")
        new = "".join(words for sign, words in rows if sign in "+ ")
        if text.count(old) != 1:
            raise ValueError(f"{path.name}: {text.count(old)} places have these lines:\n{old}")
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def _make_known(project: str, folder: Path) -> None:
    """Write the metadata by which Python finds the entry points of a *project* in *folder*."""
    table = tomllib.loads(project)["project"]
    home = folder / f"{table['name'].replace('-', '_')}-{table['version']}.dist-info"
    home.mkdir()
    names = f"Metadata-Version: 2.1\nName: {table['name']}\nVersion: {table['version']}\n"
    (home / "METADATA").write_text(names, encoding="utf-8")
    groups = [
        f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in points.items())
        for group, points in table["entry-points"].items()
    ]
    (home / "entry_points.txt").write_text("".join(groups), encoding="utf-8")


def _replayed(session: str, shell: _Shell) -> Iterator[str]:
    for command in _COMMAND.findall(session):
        yield command
        yield shell.run("\n".join(line[2:] for line in command.splitlines()))


class _Shell:
    """Runs one command after another in a folder, and remembers the last exit code for ``echo $?``."""

    def __init__(self, folder: Path) -> None:
        programs = folder / ".bin"
        programs.mkdir()
        for name, words in (("conflictparse", " -m conflictparse.cli"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        self.folder = folder
        self._code = 0
        self._settings = {
            **{name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}},
            "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)]),
            "PYTHONPATH": os.pathsep.join([str(folder / "src"), str(folder), str(ROOT / "src")]),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, command: str) -> str:
        """Return what *command* prints, to standard output and standard error alike."""
        ran = subprocess.run(  # noqa: S603 - a command of our own pages
            ["bash", "-c", f"(exit {self._code})\n{command}"],  # noqa: S607 - the bash of this machine
            cwd=self.folder,
            env=self._settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
        )
        self._code = ran.returncode
        return ran.stdout.decode("utf-8")


def run(argv: list[str] | None = None) -> None:
    """Run one action."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("action", choices=("check", "write"))
    action = parser.parse_args(argv).action
    stale = []
    for page in pages():
        shown = page.read_text(encoding="utf-8")
        real = rewritten(shown)
        if action == "write":
            page.write_text(real, encoding="utf-8")
        elif real != shown:
            stale.append(page.name)
    if stale:
        sys.exit(f"{', '.join(stale)}: shows what is no longer printed; run: python tools/console.py write")


if __name__ == "__main__":
    run()
