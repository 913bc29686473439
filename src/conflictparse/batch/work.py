"""
One document into the bytes of one row: what a worker does, and what a plain loop does without workers.

Law: no document raises. What goes wrong becomes a row that says where and why, without a word of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import attrs

from conflictparse.batch.items import DocumentItem, FileItem, Item, RefusedItem, Source, shown, where
from conflictparse.errors import MissingExtraError
from conflictparse.readers import Document, Unread
from conflictparse.text.cuts import cut_text

if TYPE_CHECKING:
    from conflictparse.actors import ActorLexicon
    from conflictparse.claims import Report
    from conflictparse.exports.options import Encoder
    from conflictparse.places import Gazetteer


class Problem(NamedTuple):
    """Why a document was not read, or not all of it: in which stage, with a code for tables, and in words."""

    doc: str
    code: str
    stage: str
    message: str


class Row(NamedTuple):
    """
    What one document gives: the bytes of its row, how many claims it makes, and what went wrong.

    The ``last`` one of its file is so because the file cannot be read on.
    """

    document: int
    record: bytes = b""
    claims: int = 0
    error: Problem | None = None
    notice: Problem | None = None
    last: bool = False


@attrs.frozen
class Settings:
    """
    What documents are read and written with. It is sent to the workers, and says itself in the journal.

    Attributes:
        source: how files become documents.
        published: the day of documents that do not give one.
        country: the country of documents that do not give one.
        day_first: how to read "3/4/2020", as for :func:`conflictparse.parse`.
        gazetteer: a compiled file of places.
        actors: tables of actors.
        max_chars: how much of a text is read.
        format: the form of the rows.
        convention: how quantities become low, best and high.
        include_parts: whether rows hold the parts of a toll, too.
        scale: what ACLED writes for "several" and plurals: 3, or 10.
        bom: whether a CSV begins with a byte order mark.
        hxl: whether a row of HXL tags follows the header of a CSV.
        coarsen: the finest level at which places are given, as for :func:`conflictparse.coarsen`.
    """

    source: Source = attrs.field(factory=Source)
    published: date | None = None
    country: str | None = None
    day_first: bool | None = None
    gazetteer: str | None = None
    actors: tuple[str, ...] = ()
    max_chars: int = 1_000_000
    format: str = "jsonl"
    convention: str = "neutral"
    include_parts: bool = False
    scale: int | None = None
    bom: bool = False
    hxl: bool = False
    coarsen: str | None = None


class Worker:
    """Reads items with everything that they are read with opened."""

    def __init__(
        self, settings: Settings, encoder: Encoder, gazetteer: Gazetteer | None, lexicon: ActorLexicon | None
    ) -> None:
        self.encoder = encoder
        self._settings = settings
        self._gazetteer = gazetteer
        self._lexicon = lexicon

    def rows(self, item: Item, began: Callable[[int, str], None] | None = None) -> Iterator[Row]:
        """Yield a row for each document of *item*; *began* is told the number and the id of each before it is read."""
        if isinstance(item, RefusedItem):
            yield Row(0, error=Problem(item.doc, item.code, item.stage, item.message), last=True)
            return
        ordinal = item.first if isinstance(item, FileItem) else item.document.ordinal
        try:
            for document in self._documents(item):
                ordinal = document.ordinal
                if began is not None:
                    began(ordinal, document.id)
                yield self._row(document)
                ordinal += 1
        except MissingExtraError as error:
            yield Row(ordinal, error=Problem(doc_of(item), "missing_extra", "read", str(error)), last=True)
        except Exception as error:  # noqa: BLE001 - no document raises
            yield Row(ordinal, error=Problem(doc_of(item), "exception", "read", where(error)), last=True)

    def _documents(self, item: FileItem | DocumentItem) -> Iterator[Document | Unread]:
        if isinstance(item, DocumentItem):
            yield item.document
            return
        for document in self._settings.source.open(item.name):
            if document.ordinal >= item.first:
                yield document

    def _row(self, document: Document | Unread) -> Row:
        if isinstance(document, Unread):
            return Row(document.ordinal, error=Problem(document.id, document.code.value, "read", document.reason))
        stage = "parse"
        try:
            text = cut_text(document.text, self._settings.max_chars)
            report, notice = self._parse(document, text)
            if self._settings.coarsen is not None:
                report, text = self._coarse(report, text, self._settings.coarsen)
            stage = "write"
            record = self.encoder.record(document.id, report, text)
        except Exception as error:  # noqa: BLE001 - no document raises
            return Row(document.ordinal, error=Problem(document.id, "exception", stage, where(error)))
        return Row(document.ordinal, record, len(report.claims), notice=notice)

    @staticmethod
    def _coarse(report: Report, text: str, level: str) -> tuple[Report, str]:
        from conflictparse.claims.coarsening import coarsen, coarsen_text  # noqa: PLC0415 - few ask for it

        return coarsen(report, level), coarsen_text(report, text, level)

    def _parse(self, document: Document, text: str) -> tuple[Report, Problem | None]:
        from conflictparse.parse import parse  # noqa: PLC0415 - looked up at each call, so that it may be replaced

        settings = self._settings
        report = parse(
            text,
            document.published or settings.published,
            country=document.country or settings.country,
            day_first=settings.day_first,
            gazetteer=self._gazetteer,
            lexicon=self._lexicon,
        )
        remarks = [str(note) for note in document.notes]
        notice = None
        if len(text) < len(document.text):
            words = (
                f"characters {len(text):,} to {len(document.text):,} were not read: raise the limit with --max-chars"
            )
            notice = Problem(document.id, "cut", "read", words)
            remarks.append(words)
        if remarks:
            report = attrs.evolve(report, diagnostics=(*report.diagnostics, *remarks))
        return report, notice


def doc_of(item: Item) -> str:
    """Return what an item is called in a row."""
    if isinstance(item, FileItem):
        return shown(item.name)
    return item.doc if isinstance(item, RefusedItem) else item.document.id
