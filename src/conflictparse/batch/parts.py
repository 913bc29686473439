"""
A file that grows: how much of it is safe, and what its name is until it is whole.

Law: the digest of a part is that of the bytes on the disk, so that a later run can tell whether they are still there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from typing import Final

from conflictparse.batch.errors import NotWrittenError
from conflictparse.batch.journal import Mark, open_own, write_all

#: Bytes that are kept back before they are written: fewer calls, and a bounded store.
BUFFER: Final = 1 << 20
_DIGEST: Final = 16
_READ: Final = 1 << 20


class Part:
    """A file that grows, and the digest of what is in it."""

    def __init__(self, path: str, *, fresh: bool) -> None:
        self._path = path
        self._fd = open_own(path, os.O_TRUNC if fresh else 0)
        self._kept = bytearray()
        self._length = 0
        self._digest = hashlib.blake2b(digest_size=_DIGEST)

    def count_borne(self, marks: Sequence[Mark]) -> int:
        """Return how many of *marks*, from the first on, the bytes of the file bear out."""
        digest, length = hashlib.blake2b(digest_size=_DIGEST), 0
        os.lseek(self._fd, 0, os.SEEK_SET)
        for count, mark in enumerate(marks):
            while length < mark.length:
                block = os.read(self._fd, min(_READ, mark.length - length))
                if not block:
                    return count
                digest.update(block)
                length += len(block)
            if digest.hexdigest() != mark.digest:
                return count
        return len(marks)

    def cut(self, mark: Mark) -> None:
        """Cut the file to *mark* and go on there."""
        self._digest = hashlib.blake2b(digest_size=_DIGEST)
        self._length = 0
        os.lseek(self._fd, 0, os.SEEK_SET)
        while self._length < mark.length:
            block = os.read(self._fd, min(_READ, mark.length - self._length))
            self._digest.update(block)
            self._length += len(block)
        try:
            os.ftruncate(self._fd, mark.length)
        except OSError as error:
            raise NotWrittenError.of(self._path, error) from None

    def add(self, data: bytes) -> None:
        """Add bytes at the end."""
        self._kept += data
        if len(self._kept) >= BUFFER:
            self._flush()

    def _flush(self) -> None:
        try:
            write_all(self._fd, self._kept)
        except OSError as error:
            raise NotWrittenError.of(self._path, error) from None
        self._digest.update(self._kept)
        self._length += len(self._kept)
        self._kept = bytearray()

    def sync(self) -> Mark:
        """Bring all bytes to the disk and return where they end."""
        self._flush()
        try:
            os.fsync(self._fd)
        except OSError as error:
            raise NotWrittenError.of(self._path, error) from None
        return Mark(self._length, self._digest.hexdigest())

    def close(self) -> None:
        """Close the file."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def part_of(path: str) -> str:
    """
    Return where the file *path* is put together.

    >>> part_of("out.jsonl")
    'out.jsonl.part'
    """
    return path + ".part"


def joined_of(path: str) -> str:
    """
    Return where the file *path* is made when its part is not what it is to become.

    >>> joined_of("out.parquet")
    'out.parquet.part.joined'
    """
    return part_of(path) + ".joined"


def rename(part: str, path: str) -> None:
    """Give *part* the name *path*, unless that was done before a crash."""
    with contextlib.suppress(FileNotFoundError):
        os.replace(part, path)  # noqa: PTH105 - pathlib is slow to import


def unlink(path: str) -> None:
    """Remove *path* if it is there."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - pathlib is slow to import


def sync_file(path: str) -> None:
    """Bring the bytes of a file to the disk."""
    fd = os.open(path, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def sync_folder(path: str) -> None:
    """Bring the names in the folder of *path* to the disk; some systems cannot, and need not."""
    with contextlib.suppress(OSError):
        folder = os.open(os.path.dirname(path), os.O_RDONLY)  # noqa: PTH120 - as above
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
