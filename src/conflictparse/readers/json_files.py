"""
JSON files: lists of records, answers with a list in them, single records, and those of crawlers and of ReliefWeb.

Law: a record that cannot be read harms no other, and a file that is cut off gives the records before the cut.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from conflictparse.readers.dialects import read_any_record
from conflictparse.readers.document import Document, Refusal, Unread
from conflictparse.readers.encoding import in_utf8
from conflictparse.readers.json_items import json_items
from conflictparse.readers.json_text import read_json
from conflictparse.readers.options import Options
from conflictparse.readers.stream import ByteStream


def read_json_file(stream: ByteStream, options: Options, *, dialect: str | None = None) -> Iterator[Document | Unread]:
    """
    Yield the document of each record, whichever program wrote it.

    >>> import io
    >>> records = b'[{"id": "a", "text": "Two dead."}, {"id": "b"}]'
    >>> for found in read_json_file(ByteStream(io.BytesIO(records).read), Options()):
    ...     print(found.text if isinstance(found, Document) else found.reason)
    Two dead.
    record 2: has no column that is called text: name the one to read; there are 'id'
    """
    number = 0
    try:
        for number, item in enumerate(json_items(in_utf8(stream)), start=1):
            yield _read_item(item, f"record {number}", options, dialect)
    except Refusal as refusal:
        yield refusal.to_unread(f"after record {number}" if number else "")


def read_json_lines(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    r"""
    Yield the document of each line; blank lines are passed over.

    >>> import io
    >>> lines = b'{"id": "a", "text": "Two dead."}\n{"text": \n{"id": "c", "text": "Three dead."}\n'
    >>> for found in read_json_lines(ByteStream(io.BytesIO(lines).read), Options()):
    ...     print(found.text if isinstance(found, Document) else found.reason)
    Two dead.
    line 2: is not JSON: expecting value (character 10)
    Three dead.
    """
    number = 0
    try:
        for number, line in enumerate(in_utf8(stream).lines(), start=1):
            if isinstance(line, Refusal) or line.strip():
                yield _read_item(line, f"line {number}", options, None)
    except Refusal as refusal:
        yield refusal.to_unread(f"after line {number}" if number else "")


def read_trafilatura(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    """Yield what ``trafilatura --json`` wrote, one record or many."""
    return read_json_file(stream, options, dialect="trafilatura")


def read_newspaper(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    """Yield what ``Article.to_json()`` of newspaper4k wrote, one record or many."""
    return read_json_file(stream, options, dialect="newspaper")


def read_reliefweb(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    """Yield the reports of an answer of the ReliefWeb API."""
    return read_json_file(stream, options, dialect="reliefweb")


def _read_item(item: bytes | Refusal, where: str, options: Options, dialect: str | None) -> Document | Unread:
    try:
        if isinstance(item, Refusal):
            raise item
        value, notes = read_json(item)
        document = read_any_record(value, options, dialect=dialect)
    except Refusal as refusal:
        return refusal.to_unread(where)
    return attrs.evolve(document, notes=notes + document.notes) if notes else document
