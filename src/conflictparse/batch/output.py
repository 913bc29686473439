"""
The files that a batch writes: put together beside the output, and renamed when all is there.

``OUT.part`` grows; its journal says how much of it is safe. After a crash, a full disk or a signal, the part is
cut to the last checkpoint that its own bytes bear out, and the batch goes on behind it. ``OUT`` itself is there
as a whole or not at all.

Law: what reaches ``OUT`` depends on the documents alone, never on where a run was broken off.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from conflictparse.batch.errors import BatchChangedError, NotOursError, NotWrittenError
from conflictparse.batch.journal import Checkpoint, Counts, Journal, Mark, Position, write_all

_BUFFER: Final = 1 << 20  # bytes that are kept back before they are written: fewer calls, and a bounded store
_DIGEST: Final = 16
_READ: Final = 1 << 20
#: The entry of a header that says what to do with a document that cannot be read.
ON_ERROR: Final = "--on-error"


class Output(Protocol):
    """Where the rows of a batch go."""

    start: Checkpoint  # how far an earlier run came
    done: bool  # that run had come to the end: there is nothing left to do

    def write(self, rows: Sequence[bytes], position: Position, counts: Counts) -> None:
        """Take what one document gives each file, and where reading stands after it."""

    def checkpoint(self) -> None:
        """Make sure that all rows so far are safe."""

    def finish(self, foot: bytes) -> None:
        """Write the end, and give the files their names."""

    def close(self) -> None:
        """Leave the files as they are."""


class FileOutput:
    """Files that are written beside their names and renamed at the end."""

    def __init__(
        self,
        paths: Sequence[str],
        header: Mapping[str, Any],
        head: bytes,
        *,
        restart: bool = False,
        seconds: float = 1.0,
    ) -> None:
        """
        Open the output *paths*, the first of which names the journal, or go on with what an earlier run left.

        Args:
            paths: the files; all but the first are left away at the end when no row went into them.
            header: what the batch is; an earlier run with another header is not gone on with.
            head: the bytes that the first file begins with.
            restart: forget the earlier run.
            seconds: how long to wait between two checkpoints.

        Raises:
            BatchChangedError: the earlier run was another batch.
            BatchRunningError: another process is at it.
            NotOursError: a part without a journal is in the way.
            NotWrittenError: a file cannot be written.
        """
        self.paths = [os.path.realpath(path) for path in paths]
        self.done = False
        self._seconds = seconds
        self._head = head
        parts = [part_of(path) for path in self.paths]
        if os.path.isdir(self.paths[0]):  # noqa: PTH112 - pathlib is slow to import
            raise NotWrittenError(paths[0], "is a directory")
        journal = parts[0] + ".journal"
        strange = not restart and not os.path.exists(journal) and os.path.exists(parts[0])  # noqa: PTH110
        if strange:
            raise NotOursError(parts[0])
        self._journal = Journal(journal)
        self._parts: list[_Part] = []
        try:
            self._open(parts, header, restart=restart)
        except BaseException:
            self.close()
            raise
        self._due = time.monotonic() + seconds

    def _open(self, parts: Sequence[str], header: Mapping[str, Any], *, restart: bool) -> None:
        known = None if restart else self._journal.header
        if known is not None and self._journal.finished:
            # The earlier run was whole but for its names.
            self.start, self.done = self._journal.checkpoints[-1], known == header
            self._rename()
            if self.done:
                return
            known, self._journal = None, Journal(self._journal.path)
        if known is not None and not self._may_go_on(known, header):
            raise BatchChangedError(self.paths[0], differences(known, header))
        self._parts = [_Part(path, fresh=known is None) for path in parts]
        if known is None:
            self._journal.begin(header)
        self.start = self._go_on(header) if known is not None else FIRST
        if self.start == FIRST:
            for part in self._parts:
                part.cut(Mark(0, ""))
            self._parts[0].add(self._head)
        self._now = self.start
        _sync_folder(self.paths[0])

    def _may_go_on(self, known: Mapping[str, Any], header: Mapping[str, Any]) -> bool:
        """Tell whether the same batch is asked for. What to do with errors may change as long as there were none."""
        if known == header:
            return True
        errors = any(checkpoint.counts.errors for checkpoint in self._journal.checkpoints)
        return not errors and {**known, ON_ERROR: None} == {**header, ON_ERROR: None}

    def _go_on(self, header: Mapping[str, Any]) -> Checkpoint:
        """Cut the parts to the last checkpoint that they bear out."""
        borne = len(self._journal.checkpoints)
        for at, part in enumerate(self._parts):
            borne = min(borne, part.count_borne([c.marks[at] for c in self._journal.checkpoints]))
        self._journal.keep(header, borne)
        if not borne:
            return FIRST
        last = self._journal.checkpoints[-1]
        for part, mark in zip(self._parts, last.marks, strict=True):
            part.cut(mark)
        return last

    def write(self, rows: Sequence[bytes], position: Position, counts: Counts) -> None:
        """Take what one document gives each file, and make it safe once in a while."""
        for part, row in zip(self._parts, rows, strict=True):
            if row:
                part.add(row)
        self._now = Checkpoint(position, counts, ())
        if time.monotonic() >= self._due:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Bring all rows so far to the disk, then say so in the journal."""
        marks = tuple(part.sync() for part in self._parts)
        self._journal.mark(Checkpoint(self._now.position, self._now.counts, marks))
        self._due = time.monotonic() + self._seconds

    def finish(self, foot: bytes) -> None:
        """Write the end of the first file, make sure of it, and rename all."""
        self.checkpoint()
        self._parts[0].add(foot)
        self._parts[0].sync()
        self._journal.finish()
        self._rename()

    def _rename(self) -> None:
        """Give each part its name. This may be done again after a crash at any point of it."""
        for one in self._parts:
            one.close()
        for path in self.paths:
            part = part_of(path)
            try:
                if path != self.paths[0] and not os.path.getsize(part):  # noqa: PTH202 - pathlib is slow to import
                    _unlink(path)  # that of an earlier batch, which says nothing of this one
                    _unlink(part)
                else:
                    os.replace(part, path)  # noqa: PTH105
            except FileNotFoundError:
                continue  # renamed before the crash
            except OSError as error:
                raise NotWrittenError.of(path, error) from None
        _sync_folder(self.paths[0])
        self._journal.remove()

    def close(self) -> None:
        """Close the files and leave them: the same command goes on from the last checkpoint."""
        for part in self._parts:
            part.close()
        self._journal.close()


FIRST: Final = Checkpoint(Position(), Counts(), ())


class _Part:
    """A file that grows, and the digest of what is in it."""

    def __init__(self, path: str, *, fresh: bool) -> None:
        self._path = path
        mode = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | (os.O_TRUNC if fresh else 0)
        try:
            self._fd = os.open(path, mode, 0o666)
        except OSError as error:
            raise NotWrittenError.of(path, error) from None
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
        if len(self._kept) >= _BUFFER:
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
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class StreamOutput:
    """
    Standard output, a pipe or a device: what is written cannot be taken back, and no run goes on with it.

    Rows of the files after the first go to the function *aside*.
    """

    start: Final = FIRST
    done: Final = False

    def __init__(self, name: str, fd: int, head: bytes, aside: Callable[[bytes], None]) -> None:
        self._name = name
        self._fd = fd
        self._aside = aside
        self._kept = bytearray(head)
        self._due = 0.0

    def write(self, rows: Sequence[bytes], position: Position, counts: Counts) -> None:  # noqa: ARG002 - as a file
        """Write what one document gives."""
        self._kept += rows[0]
        for row in rows[1:]:
            if row:
                self._aside(row)
        if len(self._kept) >= _BUFFER or time.monotonic() >= self._due:
            self.checkpoint()

    def checkpoint(self) -> None:
        """Write what is kept back: whoever reads a pipe sees it within a second."""
        kept, self._kept = self._kept, bytearray()
        try:
            write_all(self._fd, kept)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise NotWrittenError.of(self._name, error) from None
        self._due = time.monotonic() + 1.0

    def finish(self, foot: bytes) -> None:
        """Write the end."""
        self._kept += foot
        self.checkpoint()

    def close(self) -> None:
        """Leave the stream open: it is not ours."""


def part_of(path: str) -> str:
    """
    Return where the file *path* is put together.

    >>> part_of("out.jsonl")
    'out.jsonl.part'
    """
    return path + ".part"


def differences(known: Mapping[str, Any], header: Mapping[str, Any]) -> tuple[str, ...]:
    """
    Return what differs between two headers, in words.

    >>> differences({"library": "1", "inputs": "a"}, {"library": "2", "inputs": "a"})
    ('library (was 1, is 2)',)
    >>> differences({"inputs": "a"}, {"inputs": "b"})
    ('the inputs',)
    """
    found = []
    for key in sorted({*known, *header}):
        was, now = known.get(key), header.get(key)
        if was != now:
            found.append("the inputs" if key == "inputs" else f"{key} (was {was}, is {now})")
    return tuple(found)


def _unlink(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - pathlib is slow to import


def _sync_folder(path: str) -> None:
    """Bring the names in the folder of *path* to the disk; some systems cannot, and need not."""
    with contextlib.suppress(OSError):
        folder = os.open(os.path.dirname(path), os.O_RDONLY)  # noqa: PTH120 - as above
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
