"""What a command prints: words to standard output, complaints on one line of standard error."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Final

from conflictparse.cli.codes import ExitCode

#: Columns where the output is no terminal: the same bytes wherever it goes.
PLAIN_WIDTH: Final = 100


def write(words: str, *, end: str = "\n") -> None:
    """
    Print *words* to standard output.

    Raises:
        OSError: the output is closed, or full.
    """
    if sys.stdout is None:  # closed by the shell (>&-): print would drop the words and say nothing
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):  # python -u: print may lose the end of the words
        write_bytes(f"{words}{end}".encode(sys.stdout.encoding, "replace"))
    else:
        print(words, end=end)


def write_bytes(data: bytes) -> None:
    """
    Write *data*, which is UTF-8, to standard output at once, so that a pipe flows.

    Raises:
        OSError: the output is closed, or full.
    """
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None or (on_terminal() and not isinstance(raw, io.RawIOBase)):  # a terminal has an encoding of its own
        write(data.decode(), end="")
        return
    sys.stdout.flush()
    left = memoryview(data)
    while left:  # what is not buffered may take a part, and complain only the next time
        taken = raw.write(left)
        if taken is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        left = left[taken:]
    raw.flush()


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    note(f"conflictparse: {message}")


def note(words: str) -> None:
    """Print *words* to standard error; where that cannot be, the exit code must do."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        print(words, file=sys.stderr)


def accept_any_sign() -> None:
    """Let an output that does not know ≥ show ? and go on."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def flush() -> None:
    """Write what is still held back, so that a full disk is noticed."""
    print(end="", flush=True)


def give_up(error: OSError) -> ExitCode:
    """Say why the output could not be written, and let the rest of it go nowhere; a reader that left is no fault."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            # Python flushes stdout once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:  # the reader has gone ("| head")
        return ExitCode.PIPE
    complain(f"the output cannot be written: {(error.strerror or 'no reason is known').lower()}")
    return ExitCode.UNWRITTEN


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
