"""
The command line: ``conflictparse COMMAND ...``, one module for each command.

The only package that prints, and the only one that ends the process. What a command needs is imported when the command
runs, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.commands import asked_for, build_parser, load_command
from conflictparse.cli.files import Refused, not_read
from conflictparse.cli.output import accept_any_sign, complain, flush, give_up
from conflictparse.errors import ConflictparseError, MissingExtraError, UnknownNameError

#: What refusals of the library come to; any other is one of the data.
_CODES: Final[dict[type[ConflictparseError], ExitCode]] = {
    MissingExtraError: ExitCode.EXTRA,
    UnknownNameError: ExitCode.USAGE,
}

__all__ = ["ExitCode", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line *argv* (by default that of the process) and return the exit code.

    >>> main(["parse"]) == ExitCode.USAGE
    True
    """
    try:
        accept_any_sign()
        code = _run(sys.argv[1:] if argv is None else argv)
        flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        return give_up(error)
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        options = build_parser(asked_for(argv)).parse_args(argv)
    except SystemExit as stop:  # argparse has printed its help or its complaint
        return stop.code if isinstance(stop.code, int) else ExitCode.USAGE
    try:
        return load_command(options.command).run(options)
    except Refused as refused:
        complain(str(refused))
        return refused.code
    except ConflictparseError as error:
        complain(str(error).replace("\n", " "))
        return next((code for kind, code in _CODES.items() if isinstance(error, kind)), ExitCode.DATA)
    except OSError as error:
        if error.filename is None:  # the output
            raise
        lost = not_read(os.fsdecode(error.filename), error)
        complain(str(lost))
        return lost.code
