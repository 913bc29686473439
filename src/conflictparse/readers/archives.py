"""
Web archives (WARC), by fastwarc: the pages and plain texts that were answered with status 200, one document each.

Needs the extra "web". Reads one record at a time. Law: images, redirects, error pages and the records of the crawler
are passed over, and a page that cannot be read harms no other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

import attrs

from conflictparse.errors import MissingExtraError
from conflictparse.readers.document import Document, Note, NoteCode, Refusal, Unread, UnreadCode
from conflictparse.readers.encoding import decode
from conflictparse.readers.options import Options
from conflictparse.readers.pages import MAX_PAGE_BYTES, read_page
from conflictparse.readers.records import read_id, read_label
from conflictparse.readers.stream import ByteStream

#: What the reports of an archive may be in.
PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
TEXTS: Final = frozenset({"text/plain"})
_OK: Final = 200
_BEGIN: Final = b"WARC/"
_END_BYTES: Final = 4
_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_ANY_ZLIB: Final = 47  # zlib's word for "with the header of gzip or of zlib"


def read_archive(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    r"""
    Yield the document of each page or text of an archive; its id is the id of its record.

    >>> import io
    >>> answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nTwo dead."
    >>> head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    >>> head += b"Content-Type: application/http; msgtype=response\r\n"
    >>> archive = head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"
    >>> [(d.id, d.text) for d in read_archive(ByteStream(io.BytesIO(archive).read), Options())]
    [('urn:uuid:1', 'Two dead.')]
    """
    if stream.peek(len(_BEGIN)) != _BEGIN:
        raise Refusal(UnreadCode.MALFORMED, "is no web archive: it does not begin with WARC/")
    number = found = 0
    try:
        for number, record in enumerate(_answers(_Tape(stream)), start=1):
            if _may_hold_report(record):
                found += 1
                yield _read_answer(record, number, options)
    except Refusal as refusal:
        yield refusal.to_unread(f"after answer {number}" if number else "")
        return
    if not found:
        raise Refusal(UnreadCode.EMPTY, f"holds no page and no text that was found, in {number} answers")


class _Tape:
    """A stream as fastwarc asks for it."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._position = 0
        self._last = b""

    def ends_record(self) -> bool:
        """Tell whether what was read ends as a record does: with two empty lines."""
        return self._last.replace(b"\r", b"").endswith(b"\n\n")

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size) if size > 0 else self._stream.read()
        self._position += len(piece)
        self._last = (self._last + piece[-_END_BYTES:])[-_END_BYTES:]
        return piece

    def tell(self) -> int:
        return self._position

    def seek(self, *_: int) -> int:
        raise OSError("the archive is read forward only")

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def _answers(tape: _Tape) -> Iterator[Any]:
    """Yield the records of answers to requests; what is wrong with the archive itself is a refusal."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("reading web archives", "web") from None
    try:
        records = iter(ArchiveIterator(tape, record_types=WarcRecordType.response, parse_http=True))
    except OSError as error:
        raise _damaged(error) from None
    while True:
        try:
            record = next(records, None)
        except (OSError, ValueError) as error:
            raise _damaged(error) from None
        if record is None:
            break
        yield record
    if not tape.ends_record():
        raise Refusal(UnreadCode.TRUNCATED, "ends within a record: is the file complete?")


def _damaged(error: Exception) -> Refusal:
    return Refusal(UnreadCode.MALFORMED, f"is damaged: {str(error).lower().rstrip('.')}")


def _may_hold_report(record: Any) -> bool:
    return (
        record.is_http
        and record.http_headers is not None
        and record.http_headers.status_code == _OK
        and (record.http_content_type or "").lower() in PAGES | TEXTS
    )


def _read_answer(record: Any, number: int, options: Options) -> Document | Unread:
    doc = read_id(record.record_id).strip("<>")
    url = read_label((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    try:
        body, notes = _body(record)
        if record.http_content_type.lower() in PAGES:
            document = read_page(body, options, charset=record.http_charset, url=url)
        else:
            text, text_notes = decode(body, declared=record.http_charset)
            document = Document(text, url=url, notes=text_notes)
    except Refusal as refusal:
        return refusal.to_unread(f"answer {number}", doc=doc)
    return attrs.evolve(document, id=doc, notes=notes + document.notes)


def _body(record: Any) -> tuple[bytes, tuple[Note, ...]]:
    """Return what was sent, without the wrapping of the transfer."""
    length = record.content_length
    try:
        body = record.reader.read(MAX_PAGE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _damaged(error) from None
    if len(body) > MAX_PAGE_BYTES:
        raise Refusal(UnreadCode.TOO_LARGE, f"is larger than {MAX_PAGE_BYTES:,} bytes")
    if len(body) < length:
        raise Refusal(UnreadCode.TRUNCATED, f"is cut off: {len(body):,} of {length:,} bytes are there")
    # Some crawlers unwrap what they save and keep the headers: what is not wrapped stays as it is.
    if "chunked" in _header(record, "Transfer-Encoding"):
        body = _without_chunks(body)
    packing = _header(record, "Content-Encoding")
    if packing in ("gzip", "x-gzip", "deflate"):
        body = _unpacked(body)
    elif packing not in ("", "identity", "none"):
        return body, (Note(NoteCode.ENCODING, f"taken as it is, though it is said to be packed as {packing}"),)
    return body, ()


def _header(record: Any, name: str) -> str:
    value = record.http_headers.get(name)
    return str(value).strip().lower() if value else ""


def _without_chunks(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        begin = size.end()
        end = begin + int(size[1], 16)
        if end == begin:
            return b"".join(pieces)
        pieces.append(body[begin:end])
        at = end + (2 if body.startswith(b"\r\n", end) else 1)
    return body


def _unpacked(body: bytes) -> bytes:
    member = zlib.decompressobj(_ANY_ZLIB)
    try:
        page = member.decompress(body, MAX_PAGE_BYTES + 1)
    except zlib.error:
        return body
    if len(page) > MAX_PAGE_BYTES:
        raise Refusal(UnreadCode.TOO_LARGE, f"unpacks to more than {MAX_PAGE_BYTES:,} bytes")
    return page
