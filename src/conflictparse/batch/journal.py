"""
The journal of a batch: what is safely on the disk, so that the same command can go on after any end.

One line of JSON each, behind its checksum: a header that says what the batch is, and checkpoints that say how far
it came. A line that was cut off by a crash does not count, nor does anything after it.

Law: a checkpoint is written only after the bytes that it speaks of have reached the disk.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import zlib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from conflictparse.batch.errors import BatchRunningError, NotWrittenError

_CRC: Final = 8  # hexadecimal digits of the checksum
_FAR: Final = 1 << 30  # beyond the end of any journal
#: Windows has neither; links need a right of their own there.
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Position(NamedTuple):
    """How far reading came: files done with, documents of the next one, and what standard input held so far."""

    file: int = 0
    document: int = 0
    seen: str = ""


class Counts(NamedTuple):
    """
    What was counted so far.

    Attributes:
        documents: all of them, those that could not be read included.
        errors: those that could not be read.
        cut: those of which the end was not read.
        claims: claims in them.
        records: documents that gave a record.
        first: the code of the first error.
    """

    documents: int = 0
    errors: int = 0
    cut: int = 0
    claims: int = 0
    records: int = 0
    first: str = ""


class Mark(NamedTuple):
    """How long a file of the output is, and the digest of its bytes."""

    length: int
    digest: str


class Checkpoint(NamedTuple):
    """A place from which the batch can go on."""

    position: Position
    counts: Counts
    marks: tuple[Mark, ...]


class Journal:
    """The journal file, open and locked for this process alone."""

    def __init__(self, path: str) -> None:
        """
        Open the journal at *path*, or make it.

        Raises:
            BatchRunningError: another process writes this batch.
            NotWrittenError: the file cannot be written.
        """
        self.path = path
        self._fd = open_own(path)
        try:
            _lock(self._fd, path)
            self.header, self.checkpoints, self.finished, self._end = _read(self._fd)
        except BaseException:
            os.close(self._fd)
            raise

    def begin(self, header: Mapping[str, Any]) -> None:
        """Empty the journal and write its *header*."""
        self._end = 0
        self.checkpoints, self.finished = [], False
        self._cut(0)
        self._append({"header": header})
        self.header = dict(header)

    def keep(self, header: Mapping[str, Any], count: int) -> None:
        """Keep the first *count* checkpoints: the output does not bear the others out."""
        kept = self.checkpoints[:count]
        if header == self.header and count == len(self.checkpoints):
            self._cut(self._end)  # a line that was cut off stays behind it otherwise
            return
        self.begin(header)
        for checkpoint in kept:
            self.mark(checkpoint)

    def mark(self, checkpoint: Checkpoint) -> None:
        """Write down that the output holds *checkpoint*."""
        self._append({"checkpoint": checkpoint})
        self.checkpoints.append(checkpoint)

    def finish(self) -> None:
        """Write down that the output is whole, and only its names are left to change."""
        self._append({"finished": True})
        self.finished = True

    def remove(self) -> None:
        """Remove the journal: the batch is done."""
        os.unlink(self.path)  # noqa: PTH108 - pathlib is slow to import
        self.close()

    def close(self) -> None:
        """Close the file, and with it give up the lock."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _append(self, entry: Mapping[str, Any]) -> None:
        """Write one line to the disk itself, or leave the file as it was."""
        body = json.dumps(entry).encode()
        line = b"%08x %s\n" % (zlib.crc32(body), body)
        try:
            os.lseek(self._fd, self._end, os.SEEK_SET)
            write_all(self._fd, line)
            os.fsync(self._fd)
        except OSError as error:
            raise NotWrittenError.of(self.path, error) from None
        self._end += len(line)

    def _cut(self, length: int) -> None:
        try:
            os.ftruncate(self._fd, length)
        except OSError as error:
            raise NotWrittenError.of(self.path, error) from None


def open_own(path: str, mode: int = 0) -> int:
    """
    Open a file that belongs to a batch alone, and return its descriptor.

    A link of that name was put there by somebody else, and may lead to a file that must not be written.

    Raises:
        NotWrittenError: it cannot be opened, or is a link, a pipe or a device.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | _NO_LINK
    try:
        fd = os.open(path, flags, 0o666)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotWrittenError(path, "is a link: remove it") from None
        raise NotWrittenError.of(path, error) from None
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise NotWrittenError(path, "is no plain file")
    if mode & os.O_TRUNC:
        os.ftruncate(fd, 0)
    return fd


def write_all(fd: int, data: bytes | bytearray) -> None:
    """Write all of *data*, however little the system takes at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def _read(fd: int) -> tuple[dict[str, Any] | None, list[Checkpoint], bool, int]:
    """Return the header, the checkpoints, whether the batch was finished, and where the last whole line ends."""
    os.lseek(fd, 0, os.SEEK_SET)
    header: dict[str, Any] | None = None
    checkpoints: list[Checkpoint] = []
    finished, end = False, 0
    # Not a copy of the descriptor: closing it would give up the lock.
    with open(fd, "rb", closefd=False) as file:
        for line in file:
            entry = _entry(line)
            if entry is None or (header is None and "header" not in entry):
                break
            end += len(line)
            if "header" in entry:
                header = entry["header"]
            elif "checkpoint" in entry:
                checkpoints.append(entry["checkpoint"])
            else:
                finished = True
    return header, checkpoints, finished, end


def _entry(line: bytes) -> dict[str, Any] | None:
    """Return what a line says, or None when it is damaged or cut off."""
    crc, body = line[:_CRC], line[_CRC + 1 : -1]
    if not line.endswith(b"\n") or crc != b"%08x" % zlib.crc32(body):
        return None
    try:
        found = json.loads(body)
        if "checkpoint" in found:
            position, counts, marks = found["checkpoint"]
            marks = tuple(Mark(int(length), str(digest)) for length, digest in marks)
            found["checkpoint"] = Checkpoint(Position(*position), Counts(*counts), marks)
        return found if isinstance(found.get("header", {}), dict) else None
    except (AttributeError, RecursionError, TypeError, ValueError):  # whole, but written by something else
        return None


def _lock(fd: int, path: str) -> None:
    """Lock the file for this process; the lock goes with the process, however it ends."""
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows
    except ImportError:  # pragma: no cover - Windows
        import msvcrt  # noqa: PLC0415

        os.lseek(fd, _FAR, os.SEEK_SET)  # locked bytes cannot be read by others
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        return
    try:
        # A record lock, which processes made by fork do not share: none of them can keep it after us.
        fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        current = os.stat(path)  # noqa: PTH116 - pathlib is slow to import
        if current.st_ino != os.fstat(fd).st_ino:  # its owner finished and removed it while we waited
            raise BatchRunningError(path)
    except FileNotFoundError:
        raise BatchRunningError(path) from None
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise BatchRunningError(path) from None
        if error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):  # a file system without locks
            raise NotWrittenError.of(path, error) from None
