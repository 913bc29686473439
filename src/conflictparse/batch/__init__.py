"""
Many reports into one file: in order, in constant memory, and so that a run that was broken off goes on.

Reads files, writes files and starts processes; prints nothing. :func:`run_batch` is what the command line calls.
"""

from conflictparse.batch.errors import (
    BatchChangedError,
    BatchRunningError,
    DocumentError,
    InputWrittenError,
    NotOursError,
    NotWrittenError,
    NoWorkersError,
)
from conflictparse.batch.inputs import Survey, read_names
from conflictparse.batch.items import Source
from conflictparse.batch.journal import Checkpoint, Counts
from conflictparse.batch.many import parse_many
from conflictparse.batch.plan import Batch, OnError, errors_of
from conflictparse.batch.run import Summary, Watch, run_batch
from conflictparse.batch.work import Settings

__all__ = [
    "Batch",
    "BatchChangedError",
    "BatchRunningError",
    "Checkpoint",
    "Counts",
    "DocumentError",
    "InputWrittenError",
    "NoWorkersError",
    "NotOursError",
    "NotWrittenError",
    "OnError",
    "Settings",
    "Source",
    "Summary",
    "Survey",
    "Watch",
    "errors_of",
    "parse_many",
    "read_names",
    "run_batch",
]
