"""
The command ``conflictparse completion bash|zsh|fish``: what a shell needs to complete commands, options and values.

It is made from the parser itself, so that it cannot lag behind the commands.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.commands import COMMANDS, build_parser
from conflictparse.cli.output import write
from conflictparse.cli.shells import SHELLS, Node, Option

EXAMPLES: Final = """\
examples:
  source <(conflictparse completion bash)     in ~/.bashrc
  source <(conflictparse completion zsh)      in ~/.zshrc, below compinit
  conflictparse completion fish > ~/.config/fish/completions/conflictparse.fish
"""
#: What stands for the name of a file in the help of an argument.
_FILES: Final = frozenset({"FILE", "CSV", "OLD", "NEW", "FOLDER", "INPUT", "LIST", "OUT"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which shell."""
    parser.add_argument("shell", choices=sorted(SHELLS), help="the shell that is to complete")


def run(options: argparse.Namespace) -> int:
    """Print the completion for a shell."""
    write(SHELLS[options.shell](list(nodes(build_parser(list(COMMANDS))))), end="")
    return ExitCode.OK


def nodes(parser: argparse.ArgumentParser, path: str = "") -> Iterator[Node]:
    """Yield the parser and every command below it, by its path ("gazetteer build")."""
    options, words, below, takes_files = [], [], [], False
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask for what it knows
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            words += [(name, helps.get(name, "")) for name in action.choices]
            below += [(f"{path} {name}".strip(), child) for name, child in action.choices.items()]
        elif action.option_strings:
            options.append(_option(action))
        elif action.choices is not None:
            words += [(str(choice), "") for choice in action.choices]
        else:
            takes_files = takes_files or action.metavar in _FILES
    yield Node(path, tuple(options), tuple(words), takes_files)
    for name, child in below:
        yield from nodes(child, name)


def _option(action: argparse.Action) -> Option:
    return Option(
        tuple(action.option_strings),
        " ".join((action.help or "").split()),
        takes_value=action.nargs != 0,
        choices=tuple(map(str, action.choices or ())),
        takes_file=action.metavar in _FILES,
    )
