"""
Where reports are written to: standard output, or a file.

Law: a file is there as a whole or not at all; until it is complete it has another name. Only what is no plain file, a
pipe or a device, is written to as it is: nothing ever takes its place.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import IO, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, shown
from conflictparse.cli.output import on_terminal, write, write_bytes

_PART: Final = ".part"


class Target:
    """
    Standard output, or a file that gets its name when it is complete.

    Attributes:
        path: the file or folder; None is standard output.
        file: the file, open for bytes; None for a folder and standard output.
    """

    def __init__(self, path: str | None, *, folder: bool = False) -> None:
        """
        Open the target; a *folder* is left to whoever fills it.

        Raises:
            Refused: the file cannot be written.
        """
        self.path = None if path == "-" else path
        self.file: IO[bytes] | None = None
        self._part = self._whole = ""
        if self.path is None or folder:
            return
        if os.path.isdir(self.path):  # noqa: PTH112 - pathlib is slow to import
            raise Refused(ExitCode.UNWRITTEN, f"{shown(self.path)}: cannot be written: is a directory")
        try:
            self._whole = os.path.realpath(self.path)  # a link stays a link
            plain = os.path.isfile(self.path) or not os.path.exists(self.path)  # noqa: PTH110, PTH113 - as above
            self._part = f"{self._whole}{_PART}" if plain else ""
            if plain:  # what has that name is a leftover, or a link to a file that must not be written
                with suppress(FileNotFoundError):
                    os.unlink(self._part)  # noqa: PTH108 - as above
            self.file = open(self._part or self.path, "xb" if plain else "wb")  # noqa: PTH123, SIM115 - close() does
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise self.refused(error) from None

    @property
    def in_colour(self) -> bool:
        """Whether a person reads it on a terminal and wants colours."""
        return self.path is None and on_terminal() and "NO_COLOR" not in os.environ

    def write(self, data: bytes) -> int:
        """
        Write *data*, which is UTF-8 where it is text; on standard output at once, so that a pipe flows.

        Raises:
            Refused: the file cannot be written.
            OSError: standard output cannot be written.
        """
        if self.file is not None:
            try:
                return self.file.write(data)
            except OSError as error:
                raise self.refused(error) from None
        write_bytes(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: files are flushed when they are closed, and standard output always is."""

    def write_words(self, words: str) -> None:
        """Write *words* and the end of a line, in the encoding of the terminal or in UTF-8."""
        if self.file is None:
            write(words)
        else:
            self.write(f"{words}\n".encode(errors="replace"))

    def close(self, *, keep: bool) -> None:
        """
        Give the file its name, or remove what was begun.

        Raises:
            Refused: the file cannot be written.
        """
        if self.file is None:
            return
        try:
            self.file.close()
            if keep and self._part:
                os.replace(self._part, self._whole)  # noqa: PTH105 - as above
        except OSError as error:
            keep = False
            raise self.refused(error) from None
        finally:
            if not keep and self._part:
                with suppress(OSError):
                    os.unlink(self._part)  # noqa: PTH108 - as above

    def refused(self, error: OSError | ValueError) -> Refused:
        """Return why the file cannot be written."""
        told = getattr(error, "strerror", None) or (str(error) if isinstance(error, OSError) else "no such file")
        reason = " ".join(told.lower().split())
        return Refused(ExitCode.UNWRITTEN, f"{shown(self.path or '-')}: cannot be written: {reason}")
