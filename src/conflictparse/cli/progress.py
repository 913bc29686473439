"""
How far a batch has come: a bar on a terminal, a line every so often in a log, and a line at the end.

Everything goes to standard error. Without the extra "cli" a terminal gets lines, too.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final

from conflictparse.cli.output import note

if TYPE_CHECKING:
    from conflictparse.batch import Checkpoint, Counts, Summary, Survey

_LINE_EVERY: Final = 30.0  # seconds between two lines in a log
_DRAW_EVERY: Final = 0.2
_ENOUGH: Final = 1.0  # seconds before a rate means something


class Progress:
    """Tells on standard error how far a batch has come."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Return the teller; a *quiet* one tells only what has no other place."""
        self._quiet = quiet
        self._began = time.monotonic()
        self._due = float("inf")
        self._bar: Any = None
        self._task: Any = None
        self._total: int | None = None
        self._read = self._passed = 0
        self._earlier = 0

    def begin(self, survey: Survey, start: Checkpoint) -> None:
        """Take note of how much there is, and how many documents an earlier run has done."""
        self._total = None if survey.streams else survey.size
        self._earlier = start.counts.documents
        self._began = time.monotonic()
        if self._quiet:
            return
        if self._earlier:
            note(f"going on behind {documents(self._earlier)} that an earlier run has read")
        self._bar, self._task = _bar(self._total)
        self._due = self._began + (_LINE_EVERY if self._bar is None else 0)

    def passed(self, size: int) -> None:
        """Take note of bytes that an earlier run has read."""
        self._read += size
        self._passed += size

    def advance(self, size: int, counts: Counts) -> None:
        """Take note of one more document, and of bytes that were read for it."""
        self._read += size
        now = time.monotonic()
        if now >= self._due:
            self._tell(counts, now)
            self._due = now + (_LINE_EVERY if self._bar is None else _DRAW_EVERY)

    def aside(self, line: bytes) -> None:
        """Print the line of an error that has no place in the output."""
        note(line.decode("utf-8", "replace").rstrip("\n"))

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def summary(self, summary: Summary, output: str) -> None:
        """Say what the batch came to."""
        if self._quiet:
            return
        counts, seconds = summary.counts, time.monotonic() - self._began
        done = counts.documents - summary.earlier
        rate = f" in {_span(seconds)} ({done / seconds:,.0f}/s)" if done and seconds > 0 else ""
        cut = f", {counts.cut:,} cut at the limit" if counts.cut else ""
        name = "standard output" if output == "-" else output
        note(
            f"{name}: {documents(counts.documents)}{rate}: {counts.documents - counts.errors:,} read, "
            f"{counts.errors:,} not, {counts.claims:,} claims{cut}"
        )

    def _tell(self, counts: Counts, now: float) -> None:
        seconds = now - self._began
        rate = (counts.documents - self._earlier) / seconds if seconds else 0.0
        left = self._left(seconds)
        after = "" if left is None else f"about {_span(left)} left"
        words = f"{documents(counts.documents)}, {rate:,.0f}/s"
        if counts.errors:
            words += f", {counts.errors:,} not read"
        if self._bar is not None:
            self._bar.update(self._task, completed=self._read, words=words, left=after)
            self._bar.refresh()
        else:
            note(f"{words}, {after}" if after else words)

    def _left(self, seconds: float) -> float | None:
        """Return how many seconds are left, or None if that is not known."""
        fresh = self._read - self._passed
        if self._total is None or seconds < _ENOUGH or not fresh:
            return None
        return max(0.0, (self._total - self._read) * seconds / fresh)


def documents(count: int) -> str:
    """
    Return a number of documents in words.

    >>> documents(1), documents(1200)
    ('1 document', '1,200 documents')
    """
    return f"{count:,} document{'' if count == 1 else 's'}"


def _bar(total: int | None) -> tuple[Any, Any]:
    """Return a bar on the terminal and its task, or nothing where there is no terminal, or no rich."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None, None
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415
    except ImportError:
        return None, None
    columns = [BarColumn(), TaskProgressColumn()] if total is not None else []
    bar = Progress(
        *columns,
        TextColumn("{task.fields[words]}"),
        TextColumn("{task.fields[left]}"),
        console=Console(stderr=True),
        auto_refresh=False,  # no thread beside the processes
        transient=True,
    )
    bar.start()
    return bar, bar.add_task("", total=total, words="", left="")


def _span(seconds: float) -> str:
    """
    Return a number of seconds in words.

    >>> _span(7.4), _span(90), _span(7300)
    ('7 s', '1 min 30 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s" if seconds < 1 else f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
