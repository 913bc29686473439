"""What a batch is: what to read, how, and where to; and the files that it writes."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any, Final

import attrs

from conflictparse._version import __version__
from conflictparse.batch.errors import InputWrittenError, NotWrittenError
from conflictparse.batch.inputs import STDIN, Survey
from conflictparse.batch.items import shown
from conflictparse.batch.joining import joiner
from conflictparse.batch.output import ON_ERROR, FileOutput, Output, StreamOutput
from conflictparse.batch.parts import joined_of, part_of
from conflictparse.batch.work import Settings, Worker
from conflictparse.data.manifest import edition

#: Formats in which a line may say that a document was not read; beside the others there is a file of such lines.
ERRORS_INSIDE: Final = frozenset({"jsonl"})
STDOUT: Final = "-"
_FORM: Final = 1  # of the journal: a number that changes when an older one can no longer be gone on with


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
    settings: Settings = attrs.field(factory=Settings)
    on_error: OnError = OnError.RECORD
    workers: int | None = None
    restart: bool = False
    max_seconds: float | None = None
    start: str = "spawn"
    checkpoint_seconds: float = 1.0


def own_files(output: str) -> tuple[str, ...]:
    """
    Return the real paths of all files that a batch with this *output* may write, which it must not read.

    >>> [os.path.basename(path) for path in own_files("out.csv")][:2]
    ['out.csv', 'out.csv.part']
    """
    if output == STDOUT:
        return ()
    path, beside = os.path.realpath(output), os.path.realpath(errors_of(output))
    return path, part_of(path), part_of(path) + ".journal", joined_of(path), beside, part_of(beside)


def check_inputs(inputs: Iterable[str], own: Collection[str]) -> None:
    """
    Make sure that no input is one of the files that will be written.

    Raises:
        InputWrittenError: one is.
    """
    for name in inputs:
        if name != STDIN and "\0" not in name and os.path.realpath(name) in own:
            raise InputWrittenError(shown(name))


def errors_of(output: str) -> str:
    """
    Return the file beside *output* that says what was not read.

    >>> errors_of("out.csv")
    'out.csv.errors.jsonl'
    """
    return output + ".errors.jsonl"


def open_output(batch: Batch, worker: Worker, survey: Survey, aside: Callable[[bytes], None]) -> Output:
    """
    Open the output of *batch*, where an earlier run left it.

    Raises:
        BatchChangedError, BatchRunningError, NotOursError, NotWrittenError: as :class:`FileOutput` does.
    """
    head = worker.encoder.header()
    if joiner(batch.settings.format) is not None and (batch.output == STDOUT or not _is_file(batch.output)):
        raise NotWrittenError(batch.output, f"{batch.settings.format} needs a file of its own")
    if batch.output == STDOUT:
        return StreamOutput("standard output", sys.stdout.fileno(), head, aside)
    if not _is_file(batch.output):
        try:
            fd = os.open(batch.output, os.O_WRONLY)
        except OSError as error:
            raise NotWrittenError.of(batch.output, error) from None
        return StreamOutput(batch.output, fd, head, aside, own=True)
    return FileOutput(
        (batch.output, errors_of(batch.output)),
        header_of(batch, survey),
        head,
        join=joiner(batch.settings.format),
        restart=batch.restart,
        seconds=batch.checkpoint_seconds,
    )


def _is_file(path: str) -> bool:
    """Tell whether *path* is a file, or can become one; a device or a pipe is written to as it is."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - pathlib is slow to import
    except OSError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def header_of(batch: Batch, survey: Survey) -> dict[str, Any]:
    """Return what the output depends on: with any difference, going on would mix two readings."""
    settings = batch.settings
    columns = attrs.asdict(settings.source.columns)
    return {
        "form": _FORM,
        "library": __version__,
        "edition": edition(),
        "inputs": survey.fingerprint,
        "--format": settings.format,
        "--convention": settings.convention,
        "--include-parts": settings.include_parts,
        "--scale": settings.scale,
        "--bom": settings.bom,
        "--hxl": settings.hxl,
        "--coarsen": settings.coarsen,
        "--published": None if settings.published is None else settings.published.isoformat(),
        "--country": settings.country,
        "--day-first": settings.day_first,
        "--gazetteer": _digest(settings.gazetteer),
        "--actors": [_digest(path) for path in settings.actors],
        "--max-chars": settings.max_chars,
        "--input-format": settings.source.form,
        **{f"--{name}-col": column for name, column in columns.items()},
        ON_ERROR: batch.on_error.value,
    }


def _digest(path: str | None) -> str | None:
    if path is None:
        return None
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]
