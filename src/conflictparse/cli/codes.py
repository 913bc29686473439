"""The exit codes of the command: the one table of them, which the help and the documentation repeat."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Final


class ExitCode(IntEnum):
    """What the process ends with."""

    OK = 0
    DATA = 1
    USAGE = 2
    DISCREPANCY = 3
    UNREADABLE = 4
    NOT_TEXT = 5
    EMPTY = 6
    DATE = 7
    UNWRITTEN = 8
    MISSING = 9
    EXTRA = 10
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    PIPE = 141  # 128 + SIGPIPE
    TERMINATED = 143  # 128 + SIGTERM


MEANINGS: Final[Mapping[ExitCode, str]] = MappingProxyType(
    {
        ExitCode.OK: "everything was read",
        ExitCode.DATA: "data that break their rules: a row, a record or a report; or doctor found something wrong",
        ExitCode.USAGE: "wrong use: an unknown option, format, convention or country",
        ExitCode.DISCREPANCY: "check: something does not add up",
        ExitCode.UNREADABLE: "a directory, or a file that cannot be read",
        ExitCode.NOT_TEXT: "not text: bytes that cannot be decoded, or binary",
        ExitCode.EMPTY: "an empty text",
        ExitCode.DATE: "a date that is none",
        ExitCode.UNWRITTEN: "the output cannot be written",
        ExitCode.MISSING: "no such file",
        ExitCode.EXTRA: "a package that is needed is not installed",
        ExitCode.INTERRUPTED: "interrupted",
        ExitCode.PIPE: "the reader of the output has gone, as in | head",
        ExitCode.TERMINATED: "ended by a signal; batch goes on when it is run again",
    }
)
_SEVERAL: Final = "With several files the others are still read, and the first problem decides the exit code."


def codes_help() -> str:
    """
    Return the exit codes as they stand at the end of a help.

    >>> codes_help().splitlines()[1]
    '    0  everything was read'
    """
    lines = (f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    return "\n".join(["exit codes:", *lines, _SEVERAL])
