"""
The sessions that the documentation shows: their commands, run again.

    python tools/console.py check    say where a page shows something else than its commands print
    python tools/console.py write    run the commands of every page, and write what they print

A session is a block of the language ``console``: ``$`` before a command, ``>`` before its further lines, and below it
what it prints. The sessions of one page share a folder, which holds the examples.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = (ROOT / "docs" / "cli.md",)

_SESSION: Final = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ .*\n(?:^>(?: .*)?\n)*", re.MULTILINE)
_SECONDS: Final = 60


def rewritten(page: str) -> str:
    """Return *page* with what its commands print."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        shell = _Shell(Path(folder))
        return _SESSION.sub(lambda match: "".join(_replayed(match[0], shell)), page)


def _replayed(session: str, shell: _Shell) -> Iterator[str]:
    for command in _COMMAND.findall(session):
        yield command
        yield shell.run("\n".join(line[2:] for line in command.splitlines()))


class _Shell:
    """Runs one command after another in a folder, and remembers the last exit code for ``echo $?``."""

    def __init__(self, folder: Path) -> None:
        programs = folder / ".bin"
        programs.mkdir()
        program = programs / "conflictparse"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m conflictparse.cli "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self._folder = folder
        self._code = 0
        self._settings = {
            **{name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}},
            "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)]),
            "PYTHONUTF8": "1",
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, command: str) -> str:
        """Return what *command* prints, to standard output and standard error alike."""
        ran = subprocess.run(  # noqa: S603 - a command of our own pages
            ["bash", "-c", f"(exit {self._code})\n{command}"],  # noqa: S607 - the bash of this machine
            cwd=self._folder,
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
    for page in PAGES:
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
