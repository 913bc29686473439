"""
Many texts into reports, on all processors of one machine.

Law: what comes is what :func:`conflictparse.parse` returns for each text, in the order of the texts, and only a few
chunks of texts are held, however many there are.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from conflictparse.batch.errors import DocumentError
from conflictparse.batch.items import DocumentItem, Item, RefusedItem
from conflictparse.batch.opening import PICKLED, open_gazetteer, open_lexicon
from conflictparse.batch.work import Problem, Settings
from conflictparse.batch.workers import CHUNK_ITEMS, CHUNK_WEIGHT, Pool
from conflictparse.errors import NotTextError, PublishedError, need_country
from conflictparse.parse import Published, parse
from conflictparse.readers import Document
from conflictparse.times import read_published

if TYPE_CHECKING:
    from conflictparse.claims import Report

_NOT_TEXT: Final = "not_text"
_NO_DATE: Final = "published"
_Pair = tuple[str, Published]


def parse_many(  # noqa: PLR0913 - texts, and what they may be read with
    texts: Iterable[str],
    published: Published | Iterable[Published] = None,
    *,
    workers: int | None = None,
    country: str | None = None,
    day_first: bool | None = None,
    gazetteer_file: str | None = None,
    actor_files: Iterable[str] = (),
    start: Literal["spawn", "fork", "forkserver"] = "spawn",
) -> Iterator[Report]:
    """
    Yield the report of each text, in order, read by several processes.

    A script that calls this keeps its own work under ``if __name__ == "__main__":``, as Python asks of all that
    start processes. Threads do not help: of one process, one thread reads at a time.

    Args:
        texts: the texts; a generator is taken from as reports are asked for.
        published: one publication date for all, or one for each text.
        workers: how many processes; 1 is a plain loop. By default one for each processor, or a plain loop for so few
            texts that they are read before a process has started.
        country, day_first: as for :func:`conflictparse.parse`.
        gazetteer_file: a compiled gazetteer, which all processes map into memory, so that it is there once.
        actor_files: your tables of actors, as for :func:`conflictparse.data.own_actors.load_actors_with`.
        start: how processes are made.

    Raises:
        NotTextError: a text is no str; told at its turn, after the reports before it.
        PublishedError: a date is none; likewise.
        CountryError: the country is no code.
        DocumentError: a text ended the process that read it; likewise. ``conflictparse batch`` goes on behind such.
        LexiconError: the gazetteer or a table of actors breaks its rules.
        ValueError: there are more texts than dates, or fewer.

    >>> texts = ["Shelling killed 12 people.", "Rockets wounded 3 soldiers."]
    >>> [report.claims[0].quantity.low for report in parse_many(texts, published="2024-11-28")]
    [12, 3]
    """
    settings = Settings(
        country=country,
        day_first=day_first,
        gazetteer=gazetteer_file,
        actors=tuple(actor_files),
        max_chars=sys.maxsize,
        format=PICKLED,
    )
    pairs = _pairs(texts, published)
    if workers is None:
        first = list(_first_chunk(pairs))
        whole = len(first) < CHUNK_ITEMS and sum(_length(text) for text, _ in first) < CHUNK_WEIGHT
        pairs = itertools.chain(first, pairs)
        workers = 1 if whole else _processors()
    if workers <= 1:
        yield from _read_here(pairs, settings)
        return
    need_country(country)
    open_lexicon(settings)  # what is wrong with the files is told here
    open_gazetteer(settings)
    with Pool(settings, workers, start=start) as pool:
        for done in pool.rows(itertools.starmap(_item, enumerate(pairs))):
            if done.row.error is not None:
                raise _error_of(done.item, done.row.error)
            yield pickle.loads(done.row.record)  # noqa: S301 - our own process wrote it


def _pairs(texts: Iterable[str], published: Published | Iterable[Published]) -> Iterator[_Pair]:
    """Return an iterator over each text with its date."""
    if published is None or isinstance(published, str | date):
        return zip(texts, itertools.repeat(published), strict=False)
    return zip(texts, published, strict=True)


def _first_chunk(pairs: Iterator[_Pair]) -> Iterator[_Pair]:
    """Yield as many as make one chunk, and take no more."""
    weight = 0
    for count, pair in enumerate(pairs, start=1):
        yield pair
        weight += _length(pair[0])
        if count >= CHUNK_ITEMS or weight >= CHUNK_WEIGHT:
            return


def _length(text: object) -> int:
    return len(text) if isinstance(text, str) else 0


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_here(pairs: Iterable[_Pair], settings: Settings) -> Iterator[Report]:
    gazetteer, lexicon = open_gazetteer(settings), open_lexicon(settings)
    country, day_first = settings.country, settings.day_first
    for text, published in pairs:
        yield parse(text, published, country=country, day_first=day_first, gazetteer=gazetteer, lexicon=lexicon)


def _item(number: int, pair: _Pair) -> Item:
    """Return what a worker is sent: a document, or why there is none, so that it is told at its turn."""
    text, published = pair
    name = f"text {number}"
    if not isinstance(text, str):
        return RefusedItem(0, name, _NOT_TEXT, type(text).__name__)
    try:
        day = read_published(published)
    except PublishedError as error:
        return RefusedItem(0, name, _NO_DATE, error.given)
    return DocumentItem(0, Document(text, id=name, published=day, ordinal=number), len(text), "")


def _error_of(item: Item, problem: Problem) -> Exception:
    if isinstance(item, RefusedItem):
        return NotTextError("parse", item.message) if item.code == _NOT_TEXT else PublishedError(item.message)
    return DocumentError(problem.doc, problem.code, problem.message)
