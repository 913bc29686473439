"""A text file: one report, as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from conflictparse.readers.document import MAX_DOCUMENT_CHARS, Document
from conflictparse.readers.encoding import decode
from conflictparse.readers.options import Options
from conflictparse.readers.stream import ByteStream

#: The most bytes that a character takes, in any encoding that is read.
BYTES_A_CHARACTER: Final = 4


def read_text(stream: ByteStream, _: Options) -> Iterator[Document]:
    """
    Yield the one document of a text file; nothing is dropped from it but a byte order mark.

    >>> import io
    >>> [d.text for d in read_text(ByteStream(io.BytesIO(b"Two dead.").read), Options())]
    ['Two dead.']
    """
    text, notes = decode(stream.read_all(MAX_DOCUMENT_CHARS * BYTES_A_CHARACTER + BYTES_A_CHARACTER))
    yield Document(text, notes=notes)
