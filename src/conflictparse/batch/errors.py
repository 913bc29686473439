"""
What ends a batch before all is read; the output so far is kept, and the same command goes on with it.

Each survives pickling and says what to do. None holds words of a report.
"""

from __future__ import annotations

from conflictparse.errors import ConflictparseError


class NotWrittenError(ConflictparseError, OSError):
    """
    A file of the output could not be written.

    >>> print(NotWrittenError("out.jsonl.part", "no space left on device"))
    out.jsonl.part: cannot be written: no space left on device
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    @classmethod
    def of(cls, path: str, error: OSError) -> NotWrittenError:
        """Return the error for *path* with the reason that the system gave."""
        return cls(path, (error.strerror or type(error).__name__).lower())

    def __str__(self) -> str:
        return f"{self.path}: cannot be written: {self.reason}"


class BatchRunningError(ConflictparseError, RuntimeError):
    """
    Another process is writing the same output.

    >>> print(BatchRunningError("out.jsonl.part.journal"))
    out.jsonl.part.journal: another run is writing this output: wait for it, or choose another -o
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: another run is writing this output: wait for it, or choose another -o"


class BatchChangedError(ConflictparseError, ValueError):
    """
    The output was begun with other inputs, options or versions; going on would mix two readings.

    >>> print(BatchChangedError("out.jsonl", ("the inputs",)))
    out.jsonl: was begun with a difference in the inputs: run the earlier command again, or begin anew with --restart
    """

    def __init__(self, path: str, differences: tuple[str, ...]) -> None:
        super().__init__(path, differences)
        self.path = path
        self.differences = differences

    def __str__(self) -> str:
        what = ", ".join(self.differences)
        return (
            f"{self.path}: was begun with a difference in {what}: run the earlier command again, "
            "or begin anew with --restart"
        )


class NotOursError(ConflictparseError, FileExistsError):
    """
    A file stands where the output is put together, and no journal says that a batch wrote it.

    >>> print(NotOursError("out.jsonl.part"))
    out.jsonl.part: is in the way, and its journal is missing: remove it, or begin anew with --restart
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: is in the way, and its journal is missing: remove it, or begin anew with --restart"


class DocumentError(ConflictparseError, ValueError):
    """
    A document could not be read, and the batch was told to stop at the first.

    >>> print(DocumentError("a.txt", "not_text", "is not UTF-8"))
    a.txt: is not UTF-8 (not_text)
    """

    def __init__(self, doc: str, code: str, message: str) -> None:
        super().__init__(doc, code, message)
        self.doc = doc
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.doc}: {self.message} ({self.code})"


class NoWorkersError(ConflictparseError, RuntimeError):
    """
    Worker processes end before they have read anything.

    >>> print(NoWorkersError("SIGKILL"))
    worker processes cannot be started (SIGKILL): free some memory, or read with --workers 1
    """

    def __init__(self, ending: str) -> None:
        super().__init__(ending)
        self.ending = ending

    def __str__(self) -> str:
        return f"worker processes cannot be started ({self.ending}): free some memory, or read with --workers 1"


class InputWrittenError(ConflictparseError, ValueError):
    """
    One file was named to be read and to be written.

    >>> print(InputWrittenError("reports.jsonl"))
    reports.jsonl: would be read and written at once: choose another -o
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: would be read and written at once: choose another -o"
