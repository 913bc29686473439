"""
A batch from its inputs to its output: the one place where reading, workers and output meet.

Law: what is in the output depends on the inputs and the settings, not on how many workers there were, how they ended,
or how often the batch was broken off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from typing import Final, Protocol

import attrs

from conflictparse.batch.errors import BatchChangedError, DocumentError
from conflictparse.batch.inputs import Input, Survey, Tally, survey_inputs, walk_inputs
from conflictparse.batch.items import Item, StreamChanged, read_items
from conflictparse.batch.journal import Checkpoint, Counts, Position
from conflictparse.batch.opening import open_worker
from conflictparse.batch.output import Output
from conflictparse.batch.plan import ERRORS_INSIDE, Batch, OnError, check_inputs, open_output, own_files
from conflictparse.batch.stops import Stopped, Stops
from conflictparse.batch.work import Problem, Row, Worker
from conflictparse.batch.workers import Done, Pool, read_here

#: Up to so many files and bytes, workers would take longer to start than to read.
_FEW: Final = 64
_LITTLE: Final = 1 << 20


@attrs.frozen
class Summary:
    """
    What a batch came to.

    Attributes:
        counts: documents, errors, cut texts and claims, those of earlier runs of the batch included.
        earlier: how many documents earlier runs had done.
        signal: the signal that ended it, or None if all was read.
        changed: whether files changed while they were read.
    """

    counts: Counts
    earlier: int = 0
    signal: int | None = None
    changed: bool = False


class Watch(Protocol):
    """Who is told how far a batch has come."""

    def begin(self, survey: Survey, start: Checkpoint) -> None:
        """Take note of how much there is, and how many documents an earlier run has done."""

    def passed(self, size: int) -> None:
        """Take note of bytes that an earlier run has read."""

    def advance(self, size: int, counts: Counts) -> None:
        """Take note of one more document, and of bytes that were read for it."""

    def aside(self, line: bytes) -> None:
        """Take the line of an error that has no place in the output."""


class Unwatched:
    """Nobody is told."""

    def begin(self, survey: Survey, start: Checkpoint) -> None:
        """Do nothing."""

    def passed(self, size: int) -> None:
        """Do nothing."""

    def advance(self, size: int, counts: Counts) -> None:
        """Do nothing."""

    def aside(self, line: bytes) -> None:
        """Do nothing."""


def run_batch(batch: Batch, watch: Watch | None = None) -> Summary:
    """
    Read all inputs of *batch* and write its output, or go on where an earlier run ended.

    Raises:
        BatchChangedError: an earlier run of another batch left its part; or standard input is another.
        BatchRunningError: another process writes this output.
        InputWrittenError: a file is named as an input and as the output.
        DocumentError: a document cannot be read, and ``on_error`` is "fail".
        LexiconError: the gazetteer or a table of actors breaks its rules.
        MissingExtraError: the format needs a package that is not installed.
        NotOursError: a part without a journal is in the way.
        NotWrittenError: a file of the output cannot be written.
        NoWorkersError: worker processes cannot be started.
        OSError: the gazetteer or a table of actors cannot be read.
    """
    watch = watch or Unwatched()
    worker = open_worker(batch.settings)
    own = own_files(batch.output)
    check_inputs(batch.inputs, own)
    survey = survey_inputs(walk_inputs(batch.inputs, leave_out=own))
    output = open_output(batch, worker, survey, watch.aside)
    try:
        return _Course(batch, worker, output, watch).run(walk_inputs(batch.inputs, leave_out=own), survey)
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
        earlier = self._counts.documents
        if self._output.done:
            return Summary(self._counts, earlier)
        self._watch.begin(survey, self._output.start)
        seen = _Seen(inputs, self._output.start.position.file, self._watch)
        with Stops() as stops:
            with suppress(Stopped), closing(self._rows(seen, survey, stops)) as rows:
                for done in rows:
                    self._take(done)
                    if stops.signal is not None:
                        break
            if stops.signal is not None:
                self._output.checkpoint()
                return Summary(self._counts, earlier, stops.signal)
            with suppress(Stopped), stops.waiting():
                self._output.end(self._worker.encoder.footer())
            if stops.signal is not None:
                return Summary(self._counts, earlier, stops.signal)
            self._output.finish()
        return Summary(self._counts, earlier, changed=seen.survey != survey)

    def _rows(self, inputs: Iterable[Input], survey: Survey, stops: Stops) -> Generator[Done, None, None]:
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

    def _bytes(self, row: Row) -> tuple[bytes, bytes]:
        """Return what goes to the output, and what goes beside it."""
        record = row.record
        if record and self._counts.records > 1:
            record = self._worker.encoder.separator + record
        if self._batch.on_error is not OnError.RECORD:
            return record, b""
        if self._batch.settings.format in ERRORS_INSIDE:
            return record or error_line("error", row.error), b""
        return record, error_line("error", row.error) + error_line("notice", row.notice)


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
        counts.first or ("" if row.error is None else row.error.code),
    )


class _Seen:
    """Inputs that are counted again while they are read."""

    def __init__(self, inputs: Iterable[Input], first: int, watch: Watch) -> None:
        self._inputs = inputs
        self._first = first
        self._watch = watch
        self._tally = Tally()

    def __iter__(self) -> Iterator[Input]:
        for number, one in enumerate(self._inputs):
            self._tally.add(one)
            if number < self._first:
                self._watch.passed(one.size or 0)
            yield one

    @property
    def survey(self) -> Survey:
        """What came by so far."""
        return self._tally.survey()


def _processes(batch: Batch, survey: Survey) -> int:
    """Return how many worker processes to start; 0 is a plain loop in this one."""
    if batch.max_seconds is not None:
        return batch.workers or 1  # only another process can be ended
    if batch.workers is not None:
        return batch.workers if batch.workers > 1 else 0
    little = survey.files <= _FEW and survey.size <= _LITTLE and not survey.streams
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if little or count == 1 else count
