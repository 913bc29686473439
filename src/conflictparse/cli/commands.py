"""
The commands by name, and the parser of their options.

Each command is a module of this package with three things: ``EXAMPLES`` for its help, ``add_arguments(parser)``, and
``run(options)``, which returns the exit code. Law: only the module of the command that is asked for is loaded, so that
``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, Protocol, cast

from conflictparse.cli.codes import codes_help

#: What each command does, in the order of the help.
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parse": "read reports",
        "batch": "read a folder of reports into one file",
        "explain": "say how each claim was read",
        "check": "find what does not add up in reports",
        "diff": "compare two versions of a report",
        "merge": "merge reports into a timeline of incidents",
        "highlight": "show a report as a page, its words marked",
        "resolve": "look up one place, actor, number or date",
        "schema": "print the JSON Schema of a report or a row",
        "gazetteer": "build and look into files of places",
        "data": "look after the bundled data",
        "doctor": "say what is installed, and whether it works",
        "completion": "print the completion of commands for a shell",
    }
)


class Command(Protocol):
    """A module that is a command."""

    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of the command to its parser."""

    def run(self, options: argparse.Namespace) -> int:
        """Run the command and return the exit code."""


def load_command(name: str) -> Command:
    """Return the module of the command *name*."""
    return cast("Command", import_module(f"conflictparse.cli.{name}"))


def build_parser(names: Sequence[str] = ()) -> argparse.ArgumentParser:
    """
    Return the parser, with the options of the commands *names*; of the others it knows that they exist.

    >>> build_parser(["merge"]).parse_args(["merge", "a.jsonl"]).files
    ['a.jsonl']
    """
    parser = argparse.ArgumentParser(
        prog="conflictparse",
        description="Read reports of armed conflict and print what they claim.",
        epilog=codes_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        command = load_command(name) if name in names else None
        epilog = f"{command.EXAMPLES}\n{codes_help()}" if command else None
        own = commands.add_parser(
            name, help=summary, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if command:
            command.add_arguments(own)
    return parser


def asked_for(argv: Sequence[str]) -> list[str]:
    """
    Return the name of the command that *argv* asks for, as the one item of a list, or an empty list.

    >>> asked_for(["merge", "--help"]), asked_for(["--version"]), asked_for(["read"])
    (['merge'], [], [])
    """
    return [name for name in argv[:1] if name in COMMANDS]


class _Version(argparse.Action):
    """Print the version when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, **rest: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **rest)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from conflictparse._version import __version__  # noqa: PLC0415 - only here

        print(f"conflictparse {__version__}")
        parser.exit()
