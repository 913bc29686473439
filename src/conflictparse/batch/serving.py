"""
What a worker process does: read the chunks that it is sent, and send back their rows.

It ends with whoever started it, however that ended, and prints nothing.
"""

from __future__ import annotations

import gc
import os
import signal
from multiprocessing.connection import Connection
from typing import Final

from conflictparse.batch.items import Item
from conflictparse.batch.opening import open_worker
from conflictparse.batch.work import Settings, Worker

#: Values made before Python looks for cycles among them. Reports hold none, and a look at each costs a twentieth.
_GARBAGE: Final = 100_000
_FAILED: Final = 70  # what a worker ends with that cannot go on, as sysexits.h has it


def serve(pipe: Connection, settings: Settings) -> None:
    """Read chunks until there are no more, or whoever sent them is gone."""
    # Ctrl-C goes to every process of the terminal; only the one that keeps the order answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    gc.set_threshold(_GARBAGE)
    try:
        _read_chunks(pipe, open_worker(settings))
    except (EOFError, OSError):
        return
    except Exception:  # noqa: BLE001 - whoever sent the chunk sees that we end; a traceback would tell of its text
        os._exit(_FAILED)


def _read_chunks(pipe: Connection, worker: Worker) -> None:
    pipe.send(("ready", None))
    while True:
        careful, items = pipe.recv()
        if careful:
            _read_carefully(pipe, worker, items)
        else:
            pipe.send(("chunk", [list(worker.rows(item)) for item in items]))


def _read_carefully(pipe: Connection, worker: Worker, items: list[Item]) -> None:
    """Read one document at a time and tell of each before it is begun."""
    for item in items:
        for row in worker.rows(item, lambda ordinal, doc: pipe.send(("began", (ordinal, doc)))):
            pipe.send(("row", row))
        pipe.send(("end", None))
