"""
What is handed to whoever reads: a file to open, or a document that was read already.

Small files are opened where they are parsed, so that reading is shared among the workers. Large ones, packed ones and
standard input are read here, a document at a time, so that no worker holds more than a bounded piece.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

import attrs

from conflictparse.batch.inputs import STDIN, Input
from conflictparse.batch.journal import Position
from conflictparse.errors import MissingExtraError
from conflictparse.readers import Columns, Document, Unread, form_of_name, read_documents
from conflictparse.readers.registry import form_of_stream
from conflictparse.readers.stream import unpacked

#: A file up to this size is opened by the worker that parses it: its rows may be fifty times as large.
WHOLE: Final = 1 << 16
#: So is a larger one if it holds one document, as its name says: a page is dear to read.
WHOLE_DOCUMENT: Final = 1 << 23
_SINGLE: Final = frozenset({"text", "html"})
_PACKAGE: Final = "conflictparse"
_SIP: Final = 1 << 14  # bytes
_PACKED: Final = (".gz", ".warc")


@attrs.frozen
class Source:
    """How files become documents: the form if it is given, and the columns of tables."""

    form: str | None = None
    columns: Columns = attrs.field(factory=Columns)

    def open(self, name: str, stream: BinaryIO | None = None) -> Iterator[Document | Unread]:
        """
        Yield the documents of the file *name*, or of its *stream*.

        Raises:
            MissingExtraError: reading the form needs a package that is not installed.
        """
        file = name if stream is None else stream
        form = self.form if stream is None or name == STDIN else self.form_of(name)
        return read_documents(file, form=form, columns=self.columns, origin=shown(name))

    def form_of(self, name: str) -> str:
        """Return the form of the file *name*, which a stream without a name could not tell."""
        if self.form is not None:
            return self.form
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            return form_of_stream(unpacked(file.read), form_of_name(name), column=self.columns.text)


class FileItem(NamedTuple):
    """A file that the worker opens; its first documents may be done with already."""

    file: int
    name: str
    first: int
    weight: int


class DocumentItem(NamedTuple):
    """A document, or why there is none, and what was read of its file so far."""

    file: int
    document: Document | Unread
    weight: int
    seen: str


class RefusedItem(NamedTuple):
    """A name that is no file to read, or a file that cannot be read on, and why, with a code."""

    file: int
    doc: str
    code: str
    message: str
    stage: str = "open"


Item = FileItem | DocumentItem | RefusedItem


class StreamChanged(Exception):  # noqa: N818 - caught where the batch is begun
    """Standard input does not begin as it did in the earlier run."""


def read_items(inputs: Iterable[Input], source: Source, start: Position) -> Iterator[Item]:
    """
    Yield an item for each document of *inputs* behind *start*.

    Raises:
        StreamChanged: standard input is not what the earlier run read.
    """
    for file, one in enumerate(inputs):
        if file < start.file:
            continue
        here = start if file == start.file else Position(file)
        if one.refused is not None:
            if not here.document:
                yield RefusedItem(file, shown(one.name), *one.refused)
        elif one.name == STDIN:
            yield from _read_stream(file, source, here)
        elif one.size is not None and _is_small(one.name, one.size, source):
            yield FileItem(file, one.name, here.document, one.size)
        else:
            yield from _read_large(file, one, source, here)


def _is_small(name: str, size: int, source: Source) -> bool:
    if name.lower().endswith(_PACKED):
        return False
    return size <= WHOLE or (size <= WHOLE_DOCUMENT and (source.form or form_of_name(name)) in _SINGLE)


def shown(name: str) -> str:
    r"""
    Return a file name that can be written down: on one line, whatever it holds.

    >>> shown("a.txt"), shown("a" + chr(10) + "b.txt")
    ('a.txt', "'a\\nb.txt'")
    """
    return name if name.isprintable() else ascii(name)


def _read_large(file: int, one: Input, source: Source, here: Position) -> Iterator[Item]:
    try:
        stream = _Sips(one.name)
    except OSError:
        yield FileItem(file, one.name, here.document, one.size or 0)  # whoever opens it will say why it cannot be
        return
    with stream:
        done = 0
        # Parquet is read from its end, where its table of contents is: not a stream.
        table = (source.form or form_of_name(one.name)) == "parquet"
        for document in _documents(file, one.name, source, None if table else stream):
            if isinstance(document, RefusedItem):
                yield document
            elif document.ordinal >= here.document:
                at = stream.tell()
                yield DocumentItem(file, document, at - done, "")
                done = at


class _Sips(io.FileIO):
    """A file that is read a little at a time, so that its position says how far its documents have come."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most *size* bytes, and never many."""
        return super().read(min(size, _SIP) if size is not None and size > 0 else _SIP)


def _read_stream(file: int, source: Source, here: Position) -> Iterator[Item]:
    """Yield the documents of standard input, after making sure that it begins as before."""
    digest = hashlib.blake2b(digest_size=16)
    seen = ""
    # Not sys.stdin.buffer: it would keep back what has come until a whole piece is full.
    with os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0) as stream:
        for document in _documents(file, STDIN, source, stream):
            if isinstance(document, RefusedItem):
                yield document
                continue
            digest.update(repr(document).encode("utf-8", "surrogatepass"))
            seen = digest.hexdigest()
            if document.ordinal >= here.document:
                yield DocumentItem(file, document, 0, seen)
            elif document.ordinal == here.document - 1:
                if seen != here.seen:
                    raise StreamChanged
                here = Position(file, here.document)
    if here.seen:  # it ended before the place that the earlier run came to
        raise StreamChanged


def _documents(
    file: int, name: str, source: Source, stream: io.FileIO | None
) -> Iterator[Document | Unread | RefusedItem]:
    """Yield the documents of *stream*; a reader that fails gives the last item."""
    try:
        yield from source.open(name, stream)
    except MissingExtraError as error:
        yield RefusedItem(file, shown(name), "missing_extra", str(error), "read")
    except Exception as error:  # noqa: BLE001 - no document raises
        yield RefusedItem(file, shown(name), "exception", where(error), "read")


def where(error: BaseException) -> str:
    """
    Return what kind of error it is and where it was raised: its own message might hold words of a report.

    >>> try: int("secret words")
    ... except ValueError as error: print(where(error))
    ValueError
    """
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        name = frame.filename.replace("\\", "/")
        if f"/{_PACKAGE}/" in name:
            place = f" in {name.rpartition(f'/{_PACKAGE}/')[2]}, line {frame.lineno}"
    return type(error).__name__ + place
