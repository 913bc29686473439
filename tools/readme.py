"""
The two commands of README.md, the tree that it shows, and its links as an index needs them.

    python tools/readme.py command parse    print the command behind <!-- command: parse -->
    python tools/readme.py tree             print the tree block of README.md
    python tools/readme.py write            run the parse command's arguments, and write its output into the block

Only the standard library is needed, except for ``write``.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shlex
import sys
from pathlib import Path
from typing import Final

README: Final = Path(__file__).resolve().parent.parent / "README.md"
COMMANDS: Final = ("parse", "test")

_COMMAND: Final = re.compile(r"^<!-- command: (?P<name>\S+) -->\n```\w*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKER: Final = re.compile(r"<!-- command:")
_TREE: Final = re.compile(r"(<!-- tree:begin -->\n```\w*\n)(.*?)(```\n<!-- tree:end -->)", re.DOTALL)
_FENCED: Final = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
#: A link to a file beside the page, inline or as a reference.
_RELATIVE: Final = re.compile(r"(\]\(|^\[[^\]\n]+\]: +)(?![a-z][a-z0-9+.-]*:|[#/])(?:\./)?([^)\s]+)", re.MULTILINE)


def commands(readme: str) -> dict[str, str]:
    """Return the commands of *readme* by name; there are exactly two, of one line each."""
    found = {match["name"]: match["body"].strip() for match in _COMMAND.finditer(readme)}
    if tuple(found) != COMMANDS or len(_MARKER.findall(readme)) != len(COMMANDS):
        sys.exit(f"README.md must mark exactly two commands, {' and '.join(COMMANDS)}; it marks: {', '.join(found)}")
    for name, command in found.items():
        if not command or "\n" in command:
            sys.exit(f"README.md: the command {name!r} must be one line")
    return found


def arguments(readme: str) -> list[str]:
    """Return what follows ``conflictparse`` in the parse command of *readme*."""
    words = shlex.split(commands(readme)["parse"].rsplit("&&", 1)[-1])
    return words[1:]


def tree(readme: str) -> str:
    """Return the tree that *readme* shows."""
    match = _TREE.search(readme)
    if match is None:
        sys.exit("README.md: no <!-- tree:begin --> ... <!-- tree:end --> block")
    return match[2]


def with_links_to(readme: str, base: str) -> str:
    """Return *readme*, its relative links leading to files below *base*; code and links within the page stay."""
    parts = _FENCED.split(readme)
    parts[::2] = [_RELATIVE.sub(lambda m: f"{m[1]}{base}/{m[2]}", part) for part in parts[::2]]
    return "".join(parts)


def real_tree(readme: str) -> str:
    """Return what the parse command of *readme* prints, run in this process from the root of the checkout."""
    from conflictparse.cli import main  # noqa: PLC0415 -- the other subcommands run before anything is installed

    printed = io.StringIO()
    with contextlib.chdir(README.parent), contextlib.redirect_stdout(printed):
        code = main(arguments(readme))
    if code != os.EX_OK:
        sys.exit(f"conflictparse {shlex.join(arguments(readme))}: exit code {code}")
    return printed.getvalue()


def run(argv: list[str] | None = None) -> None:
    """Run one subcommand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("command").add_argument("name", choices=COMMANDS)
    actions.add_parser("tree")
    actions.add_parser("write")
    options = parser.parse_args(argv)
    readme = README.read_text(encoding="utf-8")
    if options.action == "command":
        print(commands(readme)[options.name])
    elif options.action == "tree":
        print(tree(readme), end="")
    else:
        block = real_tree(readme)
        README.write_text(_TREE.sub(lambda m: f"{m[1]}{block}{m[3]}", readme), encoding="utf-8")


if __name__ == "__main__":
    run()
