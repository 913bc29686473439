"""What a command prints: words to standard output, complaints on one line of standard error."""

from __future__ import annotations

import sys
from typing import Final

#: Columns where the output is no terminal: the same bytes wherever it goes.
PLAIN_WIDTH: Final = 100


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    print(f"conflictparse: {message}", file=sys.stderr)


def write(words: str) -> None:
    """Print *words*, and a sign that the output does not know as a question mark."""
    accept_any_sign()
    print(words)


def accept_any_sign() -> None:
    """Let a terminal without ≥ show ? and go on."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def on_terminal() -> bool:
    """Tell whether a person reads the output."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Return the columns of the terminal, or always the same where there is none."""
    if not on_terminal():
        return PLAIN_WIDTH
    import shutil  # noqa: PLC0415 - slow

    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns


def json_words(data: object, *, indent: int | None = None) -> str:
    """Return *data* as JSON in signs that the output knows."""
    import json  # noqa: PLC0415 - not needed for the tree

    # Escapes survive any encoding of stdout; the characters themselves are kept where it is Unicode.
    plain = not str(getattr(sys.stdout, "encoding", "")).lower().startswith("utf")
    return json.dumps(data, ensure_ascii=plain, indent=indent)
