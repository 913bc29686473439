"""The files that a command is given: read as text, or refused with an exit code and one line that says why."""

from __future__ import annotations

import codecs
import sys

from conflictparse.cli.codes import ExitCode


class Refused(Exception):  # noqa: N818 - a refusal with its exit code, not an error of ours
    """An input that is not read; the message is for the user."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_text(name: str) -> str:
    """
    Return the text of the file *name*; "-" is standard input.

    Raises:
        Refused: there is no such file, or no text in it.
    """
    return decoded(read_bytes(name), shown(name))


def decoded(data: bytes, name: str) -> str:
    """
    Return the text of *data*, the bytes of the file *name*.

    Raises:
        Refused: they are no text, or an empty one.
    """
    # utf-8-sig and utf-16 drop the byte order mark: offsets count from the first character of the text.
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(ExitCode.NOT_TEXT, f"{name}: {_not_decoded(error, wide=wide)}") from None
    at = text.find("\0")
    if at >= 0:
        raise Refused(ExitCode.NOT_TEXT, f"{name}: is not text: character {at} is NUL; is it a binary file?")
    if not text.strip():
        raise Refused(ExitCode.EMPTY, f"{name}: is empty")
    return text


def read_bytes(name: str, most: int = -1) -> bytes:
    """
    Return the bytes of the file *name*, no more than *most*; "-" is standard input.

    Raises:
        Refused: there is no such file, or it cannot be read.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read() if most < 0 else sys.stdin.buffer.read(most)
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            return file.read(most)
    except (ValueError, AttributeError):  # a NUL in the name, and a closed stdin
        raise Refused(ExitCode.MISSING, f"{shown(name)}: no such file") from None
    except OSError as error:
        raise not_read(name, error) from None


def not_read(name: str, error: OSError) -> Refused:
    """Return why the file *name* could not be read."""
    if isinstance(error, FileNotFoundError):
        return Refused(ExitCode.MISSING, f"{shown(name)}: no such file")
    reason = "is a directory" if isinstance(error, IsADirectoryError) else (error.strerror or "cannot be read").lower()
    return Refused(ExitCode.UNREADABLE, f"{shown(name)}: {reason}")


def shown(name: str) -> str:
    r"""
    Return a file name for a message: on one line, whatever it holds.

    >>> shown("a.txt"), shown("a" + chr(10) + "b.txt")
    ('a.txt', "'a\\nb.txt'")
    """
    return name if name.isprintable() else ascii(name)


def _not_decoded(error: UnicodeDecodeError, *, wide: bool) -> str:
    if wide:
        return f"starts as UTF-16 but is not UTF-16: {error.reason} at byte {error.start}"
    byte = error.object[error.start]
    return (
        f"is not UTF-8: byte {error.start} is 0x{byte:02X}; if it is text in another encoding, convert it first, "
        "for example: iconv -f WINDOWS-1252 -t UTF-8"
    )
