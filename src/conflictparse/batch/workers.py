"""
Several processes that read, and one that keeps the order.

Items go out in chunks; a chunk that is lost with its worker is read again one document at a time, so that the document
that ends a process is found and harms no neighbour. Law: rows come in the order of the items, and no more than a
few chunks are under way, however many there are.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Final, NamedTuple, Self

import attrs

from conflictparse.batch.errors import NoWorkersError
from conflictparse.batch.items import DocumentItem, FileItem, Item
from conflictparse.batch.serving import serve
from conflictparse.batch.work import Problem, Row, Settings, Worker, doc_of

#: A chunk is so many items, or so many characters and bytes: a tenth of a second of work, on the whole.
CHUNK_ITEMS: Final = 64
CHUNK_WEIGHT: Final = 1 << 16
#: Chunks under way for each worker: enough for the others to go on while one is slow.
_WINDOW: Final = 4
#: How often a worker may end before it has begun: then it is not a document that ends it.
_STARTS: Final = 3
_ENDED: Final = "ended the process that read it ({})"
_TICK: Final = 0.2  # seconds between two looks at what was asked by a signal


class Done(NamedTuple):
    """A row, and the item that it came from."""

    item: Item
    row: Row


def read_here(items: Iterable[Item], worker: Worker) -> Iterator[Done]:
    """Yield the rows of *items* as a plain loop, without another process."""
    for item in items:
        for row in worker.rows(item):
            yield Done(item, row)


@attrs.define
class _Chunk:
    """Items that are read together, and what came of them."""

    items: deque[Item]
    rows: list[Done] = attrs.field(factory=list)
    careful: bool = False  # one document at a time, because its worker ended
    began: tuple[int, str] | None = None  # the document in hand

    @property
    def complete(self) -> bool:
        return not self.items


@attrs.define
class _Hand:
    """A worker process, and the chunk that it is at."""

    process: Any
    pipe: Connection
    ready: bool = False
    chunk: _Chunk | None = None
    due: float = float("inf")


class Pool:
    """Worker processes for one batch; a context, at the end of which they are gone."""

    def __init__(self, settings: Settings, count: int, *, start: str = "spawn", seconds: float | None = None) -> None:
        """
        Describe the pool; the processes start with the first items.

        Args:
            settings: what documents are read and written with.
            count: how many processes.
            start: how they are made; "fork" only where no other thread runs.
            seconds: how long one document may take, or None for ever.
        """
        self._settings = settings
        self._count = count
        self._context: Any = multiprocessing.get_context(start)
        self._seconds = seconds
        self._hands: list[_Hand] = []
        self._waiting: deque[_Chunk] = deque()  # chunks that no worker is at
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.process.kill()  # it holds nothing: what it has not sent will be read again
        for hand in self._hands:
            hand.process.join()
            hand.pipe.close()
        self._hands = []

    def rows(self, items: Iterable[Item], stopped: Callable[[], bool] = lambda: False) -> Iterator[Done]:
        """
        Yield the rows of *items* in their order, until *stopped*.

        Raises:
            NoWorkersError: processes end before they have read anything.
        """
        chunks = _chunks(items)
        under_way: deque[_Chunk] = deque()
        while not stopped():
            self._hand_out(chunks, under_way)
            if not under_way:
                return
            self._take_in(0 if under_way[0].complete else _TICK)
            if under_way[0].complete:
                self._hand_out(chunks, under_way)  # first what keeps the others at work
                yield from under_way.popleft().rows

    def _hand_out(self, chunks: Iterator[_Chunk], under_way: deque[_Chunk]) -> None:
        """Give every idle worker a chunk, as long as there are any and the window is not full."""
        idle = [hand for hand in self._hands if hand.chunk is None]
        free = len(idle) + self._count - len(self._hands)
        while len(self._waiting) < free and len(under_way) < _WINDOW * self._count:
            chunk = next(chunks, None)
            if chunk is None:
                break
            self._waiting.append(chunk)
            under_way.append(chunk)
        while len(self._hands) < self._count and len(idle) < len(self._waiting):
            idle.append(self._start())
            self._hands.append(idle[-1])
        for hand in idle:
            if hand.ready and self._waiting:
                self._give(hand, self._waiting.popleft())

    def _start(self) -> _Hand:
        if self._context.get_start_method() != "fork":
            # Started by Python at the side, and on the way it would let signals through that are held below.
            resource_tracker.ensure_running()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._settings), daemon=True)
        with _signals_held():
            process.start()
        theirs.close()
        return _Hand(process, ours)

    def _give(self, hand: _Hand, chunk: _Chunk) -> None:
        hand.chunk = chunk
        hand.due = self._deadline()
        try:
            hand.pipe.send((chunk.careful, list(chunk.items)))
        except OSError:
            self._bury(hand)

    def _deadline(self) -> float:
        return float("inf") if self._seconds is None else time.monotonic() + self._seconds

    def _take_in(self, seconds: float) -> None:
        """Wait for what workers send, for one that ends, or for one that takes too long."""
        busy = {hand.pipe: hand for hand in self._hands if hand.chunk is not None or not hand.ready}
        for pipe in wait(list(busy), timeout=seconds):
            hand = busy.pop(pipe)  # type: ignore[call-overload]
            try:
                self._note(hand, hand.pipe.recv())
            except (EOFError, OSError):
                self._bury(hand)
        now = time.monotonic()
        for hand in busy.values():
            if now >= hand.due:
                hand.process.kill()
                self._bury(hand, late=True)

    def _note(self, hand: _Hand, message: tuple[str, Any]) -> None:
        """Take one message of a worker."""
        kind, content = message
        chunk = hand.chunk
        if chunk is None:
            hand.ready = True
            self._failed_starts = 0
            return
        hand.due = self._deadline()
        if kind == "chunk":
            for item, rows in zip(chunk.items, content, strict=True):
                chunk.rows += [Done(item, row) for row in rows]
            chunk.items.clear()
        elif kind == "began":
            chunk.began = content
        elif kind == "row":
            chunk.rows.append(Done(chunk.items[0], content))
            chunk.began = None
        else:  # an item that is read one document at a time has come to its end
            chunk.items.popleft()
        if chunk.complete:
            hand.chunk = None
            hand.due = float("inf")

    def _bury(self, hand: _Hand, *, late: bool = False) -> None:
        """Put the chunk of a worker that has ended back, without the document that ended it."""
        hand.process.join()
        hand.pipe.close()
        self._hands.remove(hand)
        chunk, ending = hand.chunk, _ending(hand.process.exitcode)
        if chunk is None:
            self._failed_starts += not hand.ready
            if self._failed_starts >= _STARTS:
                raise NoWorkersError(ending)
            return
        if chunk.careful:
            _pass_over(chunk, *(("timeout", self._late()) if late else ("process_ended", _ENDED.format(ending))))
        chunk.careful = True
        if not chunk.complete:
            self._waiting.appendleft(chunk)

    def _late(self) -> str:
        return f"took longer than {self._seconds:g} seconds to read"


def _pass_over(chunk: _Chunk, code: str, message: str) -> None:
    """Write a row for the document in hand, and go on behind it."""
    item = chunk.items.popleft()
    if isinstance(item, FileItem) and chunk.began is not None:
        ordinal, doc = chunk.began
        chunk.items.appendleft(item._replace(first=ordinal + 1, weight=0))
        last = False
    else:  # it was not come to a document: then the file itself cannot be read
        ordinal = item.document.ordinal if isinstance(item, DocumentItem) else 0
        doc, last = doc_of(item), not isinstance(item, DocumentItem)
    chunk.rows.append(Done(item, Row(ordinal, error=Problem(doc, code, "process", message), last=last)))
    chunk.began = None


def _ending(code: int | None) -> str:
    """Return how a process ended, in words."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:  # a signal without a name
            return f"signal {-code}"
    return f"exit code {code}"


def _chunks(items: Iterable[Item]) -> Iterator[_Chunk]:
    chunk: deque[Item] = deque()
    weight = 0
    for item in items:
        chunk.append(item)
        weight += _weight(item)
        if len(chunk) >= CHUNK_ITEMS or weight >= CHUNK_WEIGHT:
            yield _Chunk(chunk)
            chunk, weight = deque(), 0
    if chunk:
        yield _Chunk(chunk)


def _weight(item: Item) -> int:
    if isinstance(item, FileItem):
        return item.weight
    return len(getattr(item.document, "text", "")) if isinstance(item, DocumentItem) else 0


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold signals back while a process starts: it may not end by them before it can ignore them."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
