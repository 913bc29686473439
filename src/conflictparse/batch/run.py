"""
A batch from its inputs to its output: the one place where reading, workers and output meet.

Law: what is in the output depends on the inputs and the settings, not on how many workers there were, how they ended,
or how often the batch was broken off.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final, Protocol

import attrs

from conflictparse._version import __version__
from conflictparse.batch.errors import BatchChangedError, DocumentError, NotWrittenError
from conflictparse.batch.inputs import STDIN, Input, Survey, survey_inputs, walk_inputs
from conflictparse.batch.items import Item, StreamChanged, read_items
from conflictparse.batch.journal import Checkpoint, Counts, Position
from conflictparse.batch.opening import open_worker
from conflictparse.batch.output import ON_ERROR, FileOutput, Output, StreamOutput, part_of
from conflictparse.batch.stops import Stopped, Stops
from conflictparse.batch.work import Problem, Row, Settings, Worker
from conflictparse.batch.workers import Done, Pool, read_here

#: Up to so many files and bytes, workers would take longer to start than to read.
_FEW: Final = 64
_LITTLE: Final = 1 << 20


class OnError(StrEnum):
    """What becomes of a document that cannot be read."""

    RECORD = "record"  # a row says why
    SKIP = "skip"  # it is counted
    FAIL = "fail"  # the batch ends before it


@attrs.frozen
class Batch:
    """
    What to read, how, and where to.

    Attributes:
        inputs: files, folders, patterns; "-" is standard input.
        output: the file to write; "-" is standard output.
        settings: what documents are read and written with.
        on_error: what becomes of a document that cannot be read.
        workers: how many processes; None is one for each processor, or none for a few small files.
        restart: forget what an earlier run left.
        max_seconds: how long one document may take, or None for ever.
        start: how processes are made: spawn, fork or forkserver.
        checkpoint_seconds: how long to wait between two checkpoints.
    """

    inputs: tuple[str, ...]
    output: str
    settings: Settings = Settings()
    on_error: OnError = OnError.RECORD
    workers: int | None = None
    restart: bool = False
    max_seconds: float | None = None
    start: str = "spawn"
    checkpoint_seconds: float = 1.0


@attrs.frozen
class Summary:
    """
    What a batch came to.

    Attributes:
        counts: documents, errors, cut texts and claims, those of earlier runs of the batch included.
        earlier: how many documents earlier runs had done.
        signal: the signal that ended it, or None if all was read.
        changed: whether files changed while they were read.
        outputs: the files that were written.
    """

    counts: Counts
    earlier: int = 0
    signal: int | None = None
    changed: bool = False
    outputs: tuple[str, ...] = ()


class Watch(Protocol):
    """Who is told how far a batch has come."""

    def begin(self, survey: Survey, start: Checkpoint) -> None:
        """Take note of how much there is, and how many documents an earlier run has done."""

    def passed(self, size: int) -> None:
        """Take note of bytes that an earlier run has read."""

    def advance(self, size: int, counts: Counts) -> None:
        """Take note of one more document, and the bytes of the file that it is the first of."""


class Unwatched:
    """Nobody is told."""

    def begin(self, survey: Survey, start: Checkpoint) -> None:
        """Do nothing."""

    def passed(self, size: int) -> None:
        """Do nothing."""

    def advance(self, size: int, counts: Counts) -> None:
        """Do nothing."""


def run_batch(batch: Batch, watch: Watch | None = None) -> Summary:
    """
    Read all inputs of *batch* and write its output, or go on where an earlier run ended.

    Raises:
        BatchChangedError: an earlier run of another batch left its part; or standard input is another.
        BatchRunningError: another process writes this output.
        DocumentError: a document cannot be read, and ``on_error`` is "fail".
        LexiconError: the gazetteer or a table of actors breaks its rules.
        MissingExtraError: the format needs a package that is not installed.
        NotOursError: a part without a journal is in the way.
        NotWrittenError: a file of the output cannot be written.
        NoWorkersError: worker processes cannot be started.
        OSError: the gazetteer or a table of actors cannot be read.
    """
    worker = open_worker(batch.settings)
    left_out = tuple(os.path.realpath(path) for path in _own_files(batch.output))
    survey = survey_inputs(walk_inputs(batch.inputs, leave_out=left_out))
    output = _open_output(batch, worker, survey)
    course = _Course(batch, worker, output, watch or Unwatched())
    try:
        return course.run(walk_inputs(batch.inputs, leave_out=left_out), survey)
    except StreamChanged:
        raise BatchChangedError(batch.output, ("what comes on standard input",)) from None
    finally:
        output.close()


class _Course:
    """One run of a batch."""

    def __init__(self, batch: Batch, worker: Worker, output: Output, watch: Watch) -> None:
        self._batch = batch
        self._worker = worker
        self._output = output
        self._watch = watch
        self._counts = output.start.counts
        self._last: Item | None = None

    def run(self, inputs: Iterable[Input], survey: Survey) -> Summary:
        """Read on from where the output stands."""
        earlier, paths = self._counts.documents, _written(self._batch, self._worker)
        if self._output.done:
            return Summary(self._counts, earlier, outputs=paths)
        self._watch.begin(survey, self._output.start)
        seen = _Seen(inputs, self._output.start.position.file, self._watch)
        with Stops() as stops:
            try:
                for done in self._rows(seen, survey, stops):
                    self._take(done)
                    if stops.signal is not None:
                        break
            except Stopped:
                pass
            if stops.signal is not None:
                self._output.checkpoint()
                return Summary(self._counts, earlier, stops.signal)
            self._output.finish(self._worker.footers)
        return Summary(self._counts, earlier, None, seen.survey().fingerprint != survey.fingerprint, paths)

    def _rows(self, inputs: Iterable[Input], survey: Survey, stops: Stops) -> Iterator[Done]:
        batch = self._batch
        items = stops.interruptible(read_items(inputs, batch.settings.source, self._output.start.position))
        count = _processes(batch, survey)
        if not count:
            yield from read_here(items, self._worker)
            return
        with Pool(batch.settings, count, start=batch.start, seconds=batch.max_seconds) as pool:
            yield from pool.rows(items, lambda: stops.signal is not None)

    def _take(self, done: Done) -> None:
        """Write what one document gave."""
        item, row = done
        fresh = item is not self._last
        self._last = item
        if row.error is not None and self._batch.on_error is OnError.FAIL:
            self._output.checkpoint()
            raise DocumentError(row.error.doc, row.error.code, row.error.message)
        self._counts = _counted(self._counts, row)
        self._output.write(self._bytes(row), position_after(item, row), self._counts)
        self._watch.advance(getattr(item, "weight", 0) if fresh else 0, self._counts)

    def _bytes(self, row: Row) -> tuple[bytes, ...]:
        """Return what goes to the output, and what goes beside it."""
        worker = self._worker
        separator = worker.separator if row.record and self._counts.records > 1 else b""
        if self._batch.on_error is not OnError.RECORD:
            return separator + row.record, b""
        if worker.errors_inside:
            return row.record or error_line("error", row.error), b""
        return separator + row.record, error_line("error", row.error) + error_line("notice", row.notice)


def error_line(kind: str, problem: Problem | None) -> bytes:
    r"""
    Return the line that says what went wrong with a document, or nothing if nothing did.

    >>> error_line("error", Problem("a.txt", "empty", "read", "is empty"))
    b'{"doc": "a.txt", "error": {"code": "empty", "stage": "read", "message": "is empty"}}\n'
    """
    if problem is None:
        return b""
    told = {"code": problem.code, "stage": problem.stage, "message": problem.message}
    return json.dumps({"doc": problem.doc, kind: told}, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def position_after(item: Item, row: Row) -> Position:
    """
    Return where reading goes on behind *row*.

    >>> from conflictparse.batch.items import FileItem
    >>> position_after(FileItem(3, "a.jsonl", 0, 100), Row(7))
    Position(file=3, document=8, seen='')
    """
    if row.last:
        return Position(item.file + 1)
    return Position(item.file, row.document + 1, getattr(item, "seen", ""))


def _counted(counts: Counts, row: Row) -> Counts:
    return Counts(
        counts.documents + 1,
        counts.errors + (row.error is not None),
        counts.cut + (row.notice is not None),
        counts.claims + row.claims,
        counts.records + bool(row.record),
    )


class _Seen:
    """Inputs that are counted while they are read, as the survey did before."""

    def __init__(self, inputs: Iterable[Input], first: int, watch: Watch) -> None:
        self._inputs = inputs
        self._first = first
        self._watch = watch
        self._survey: Survey | None = None

    def __iter__(self) -> Iterator[Input]:
        tally = Tally()
        for one in self._inputs:
            tally.add(one)
            if tally.files <= self._first:
                self._watch.passed(one.size or 0)
            yield one
        self.fingerprint = tally.survey().fingerprint


def _processes(batch: Batch, survey: Survey) -> int:
    """Return how many worker processes to start; 0 is a plain loop in this one."""
    if batch.max_seconds is not None:
        return batch.workers or 1  # only another process can be ended
    if batch.workers is not None:
        return batch.workers if batch.workers > 1 else 0
    little = survey.files <= _FEW and survey.size <= _LITTLE and not survey.streams
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if little or count == 1 else count


# ---------------------------------------------------------------- the output
def _open_output(batch: Batch, worker: Worker, survey: Survey) -> Output:
    stream = _stream(batch.output)
    if stream is not None:
        return StreamOutput(batch.output, stream, worker.header, lambda line: os.write(2, line) and None)
    return FileOutput(
        _paths(batch, worker),
        _header(batch, survey),
        (worker.header, b"") if ... else (worker.header,),
    )
