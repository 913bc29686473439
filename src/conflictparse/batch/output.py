"""
The files that a batch writes: put together beside the output, and renamed when all is there.

``OUT.part`` grows; its journal says how much of it is safe. After a crash, a full disk or a signal, the part is
cut to the last checkpoint that its own bytes bear out, and the batch goes on behind it. ``OUT`` itself is there
as a whole or not at all.

Law: what reaches ``OUT`` depends on the documents alone, never on where a run was broken off.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from conflictparse.batch.errors import BatchChangedError, NotOursError, NotWrittenError
from conflictparse.batch.journal import Checkpoint, Counts, Journal, Mark, Position, write_all
from conflictparse.batch.parts import (
    BUFFER,
    Part,
    joined_of,
    part_of,
    rename,
    sync_file,
    sync_folder,
    unlink,
)

#: The entry of a header that says what to do with a document that cannot be read.
ON_ERROR: Final = "--on-error"
#: What makes the file of the second name from the rows in the first.
Join = Callable[[str, str], None]


class Output(Protocol):
    """Where the rows of a batch go."""

    start: Checkpoint  # how far an earlier run came
    done: bool  # that run had come to the end: there is nothing left to do

    def write(self, rows: Sequence[bytes], position: Position, counts: Counts) -> None:
        """Take what one document gives each file, and where reading stands after it."""

    def checkpoint(self) -> None:
        """Make sure that all rows so far are safe."""

    def end(self, foot: bytes) -> None:
        """Write the end. What is broken off here is done again by the next run."""

    def finish(self) -> None:
        """Give the files their names."""

    def close(self) -> None:
        """Leave the files as they are."""


class FileOutput:
    """Files that are written beside their names and renamed at the end."""

    def __init__(  # noqa: PLR0913 - two files, and how they are written
        self,
        paths: tuple[str, str],
        header: Mapping[str, Any],
        head: bytes,
        *,
        join: Join | None = None,
        restart: bool = False,
        seconds: float = 1.0,
    ) -> None:
        """
        Open the output *paths*, or go on with what an earlier run left.

        Args:
            paths: the file, and one beside it that is left away at the end when nothing went into it.
            header: what the batch is; an earlier run with another header is not gone on with.
            head: the bytes that the first file begins with.
            join: makes the file from its part, for formats that cannot grow row by row.
            restart: forget the earlier run.
            seconds: how long to wait between two checkpoints.

        Raises:
            BatchChangedError: the earlier run was another batch.
            BatchRunningError: another process is at it.
            NotOursError: a part without a journal is in the way.
            NotWrittenError: a file cannot be written.
        """
        self.paths = (os.path.realpath(paths[0]), os.path.realpath(paths[1]))
        self.done = False
        self._seconds = seconds
        self._head = head
        self._join = join
        parts = [part_of(path) for path in self.paths]
        if os.path.isdir(self.paths[0]):  # noqa: PTH112 - pathlib is slow to import
            raise NotWrittenError(paths[0], "is a directory")
        journal = parts[0] + ".journal"
        strange = not restart and not os.path.exists(journal) and os.path.exists(parts[0])  # noqa: PTH110
        if strange:
            raise NotOursError(parts[0])
        self._journal = Journal(journal)
        self._parts: list[Part] = []
        try:
            self._open(parts, header, restart=restart)
        except BaseException:
            self.close()
            raise
        self._due = time.monotonic() + seconds

    def _open(self, parts: Sequence[str], header: Mapping[str, Any], *, restart: bool) -> None:
        known = None if restart else self._journal.header
        if known is not None and not any(checkpoint.counts.errors for checkpoint in self._journal.checkpoints):
            known = {**known, ON_ERROR: header[ON_ERROR]}  # as long as there were none, another answer may be given
        if known is not None and known != header:
            raise BatchChangedError(self.paths[0], differences(known, header))
        if known is not None and self._journal.finished:  # the earlier run was whole but for its names
            self.start, self.done = self._journal.checkpoints[-1], True
            self._rename()
            return
        self._parts = [Part(path, fresh=known is None) for path in parts]
        if known is None:
            self._journal.begin(header)
        self.start = self._go_on(header) if known is not None else FIRST
        if self.start == FIRST:
            for part in self._parts:
                part.cut(Mark(0, ""))
            self._parts[0].add(self._head)
        self._now = self.start
        sync_folder(self.paths[0])

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

    def end(self, foot: bytes) -> None:
        """Write the end of the first file, make sure of it, and make what it is to become."""
        self.checkpoint()
        self._parts[0].add(foot)
        self._parts[0].sync()
        if self._join is None:
            return
        joined = joined_of(self.paths[0])
        try:
            self._join(part_of(self.paths[0]), joined)
            sync_file(joined)
        except OSError as error:
            raise NotWrittenError.of(joined, error) from None

    def finish(self) -> None:
        """Give the files their names."""
        self._journal.finish()
        self._rename()

    def _rename(self) -> None:
        """Give each part its name. This may be done again after a crash at any point of it."""
        for one in self._parts:
            one.close()
        path, beside = self.paths
        try:
            rename(part_of(path) if self._join is None else joined_of(path), path)
            unlink(part_of(path))
            if os.path.exists(part_of(beside)) and not os.path.getsize(part_of(beside)):  # noqa: PTH110, PTH202
                unlink(beside)  # that of an earlier batch, which says nothing of this one
                unlink(part_of(beside))
            rename(part_of(beside), beside)
        except OSError as error:
            raise NotWrittenError.of(path, error) from None
        sync_folder(self.paths[0])
        self._journal.remove()

    def close(self) -> None:
        """Close the files and leave them: the same command goes on from the last checkpoint."""
        for part in self._parts:
            part.close()
        self._journal.close()


FIRST: Final = Checkpoint(Position(), Counts(), ())


class StreamOutput:
    """
    Standard output, a pipe or a device: what is written cannot be taken back, and no run goes on with it.

    Rows of the files after the first go to the function *aside*.
    """

    def __init__(self, name: str, fd: int, head: bytes, aside: Callable[[bytes], None], *, own: bool = False) -> None:
        """Write *head* to the descriptor *fd*, which messages call *name*; one of its *own* is closed at the end."""
        self.start = FIRST
        self.done = False
        self._name = name
        self._fd = fd
        self._own = own
        self._aside = aside
        self._kept = bytearray(head)
        self._due = 0.0

    def write(self, rows: Sequence[bytes], position: Position, counts: Counts) -> None:  # noqa: ARG002 - as a file
        """Write what one document gives."""
        self._kept += rows[0]
        for row in rows[1:]:
            if row:
                self._aside(row)
        if len(self._kept) >= BUFFER or time.monotonic() >= self._due:
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

    def end(self, foot: bytes) -> None:
        """Write the end."""
        self._kept += foot
        self.checkpoint()

    def finish(self) -> None:
        """Do nothing: there is no name to give."""

    def close(self) -> None:
        """Leave the stream open unless it is our own: whoever reads a pipe waits for its end."""
        if self._own:
            self._own = False
            os.close(self._fd)


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
