"""
JSON Lines: one record a line, read a line at a time.

Law: a line that cannot be read harms no other line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from conflictparse.readers.document import Document, Refusal, Unread, UnreadCode
from conflictparse.readers.json_text import read_json
from conflictparse.readers.options import Options
from conflictparse.readers.records import kind, read_record
from conflictparse.readers.stream import ByteStream


def read_json_lines(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    r"""
    Yield the document of each line; blank lines are passed over.

    >>> import io
    >>> lines = b'{"id": "a", "text": "Two dead."}\n{"text": \n{"id": "c", "text": "Three dead."}\n'
    >>> for found in read_json_lines(ByteStream(io.BytesIO(lines).read), Options()):
    ...     print(found.text if isinstance(found, Document) else found.reason)
    Two dead.
    line 2: is not JSON: expecting value at character 10
    Three dead.
    """
    number = 0
    try:
        for number, line in enumerate(stream.lines(), start=1):
            if isinstance(line, Refusal):
                yield line.to_unread(f"line {number}")
            elif line.strip():
                yield _read_line(line, number, options)
    except Refusal as refusal:
        yield refusal.to_unread(f"after line {number}")


def _read_line(line: bytes, number: int, options: Options) -> Document | Unread:
    try:
        value, notes = read_json(line)
        document = read_record(_need_object(value), options.columns)
    except Refusal as refusal:
        return refusal.to_unread(f"line {number}")
    return attrs.evolve(document, notes=notes + document.notes) if notes else document


def _need_object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal(UnreadCode.MALFORMED, f"is no object with fields but {kind(value)}")
    return value
