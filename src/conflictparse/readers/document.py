"""
One document, as a reader hands it on: the text, and what its file says about it; or why there is none.

Law: what is read is a :class:`Document`, what is not is an :class:`Unread` that says why. Nothing is left out silently,
and what was dropped or assumed stands in the notes.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import attrs

#: The longest text that is read as one document: some 700 pages. Longer ones are archives that nobody has split.
MAX_DOCUMENT_CHARS: Final = 2_000_000


class NoteCode(StrEnum):
    """What a note is about."""

    ENCODING = "encoding"  # the text was not in UTF-8, or not in what it declares
    DATE = "date"  # a date that could not be read, or which of several was taken
    DROPPED = "dropped"  # a line that was taken out of the text
    SUMMARY = "summary"  # only a part of the document was given
    LABEL = "label"  # an id, title, source or address that was changed to be printable


class Note(NamedTuple):
    """
    Something that was dropped or assumed while a document was read.

    >>> print(Note(NoteCode.DROPPED, "Share this article"))
    dropped: Share this article
    """

    code: NoteCode
    words: str

    def __str__(self) -> str:
        return f"{self.code.value}: {self.words}"


@attrs.frozen
class Document:
    """
    A report, ready to be parsed, and what its file says about it.

    Attributes:
        text: the words; offsets of claims point into exactly this text.
        id: the id that the file gives, else where the document stands: "reports.jsonl#3".
        published: the day of publication, as the file gives it, or None.
        source: who published it, or None.
        url: where it was published, or None.
        title: the headline, or None.
        country: ISO 3166-1 alpha-3 code of the country that the file says it is about, or None.
        notes: what was dropped or assumed, in the order in which it happened.
        origin: the file, as it was named.
        ordinal: which of the documents and unread ones of its file this is, counted from 0.

    >>> document = Document("Two villagers were killed.", id="n-17", published=date(2024, 11, 28))
    >>> document.id, document.published.isoformat(), document.source
    ('n-17', '2024-11-28', None)
    """

    text: str
    id: str = attrs.field(default="", kw_only=True)
    published: date | None = attrs.field(default=None, kw_only=True)
    source: str | None = attrs.field(default=None, kw_only=True)
    url: str | None = attrs.field(default=None, kw_only=True)
    title: str | None = attrs.field(default=None, kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    notes: tuple[Note, ...] = attrs.field(default=(), kw_only=True)
    origin: str = attrs.field(default="", kw_only=True)
    ordinal: int = attrs.field(default=0, kw_only=True)


class UnreadCode(StrEnum):
    """Why a document was not read, in one word for tables and exit codes."""

    MISSING = "missing"  # no such file
    UNREADABLE = "unreadable"  # a directory, no permission, a disk that fails
    NOT_TEXT = "not_text"  # bytes that cannot be decoded, or binary
    EMPTY = "empty"  # no text, or a file without documents
    TOO_LARGE = "too_large"  # beyond one of the limits
    TRUNCATED = "truncated"  # the file ends too early
    MALFORMED = "malformed"  # not what its form asks for
    COLUMNS = "columns"  # a column that is needed is not there
    UNSAFE = "unsafe"  # made to overwhelm whoever opens it


@attrs.frozen
class Unread:
    """
    A document, or the rest of a file, that could not be read.

    Attributes:
        code: why, in one word.
        reason: why, in a sentence that says where and what to do.
        id: the id of the document where it is known, else where it stands.
        origin: the file, as it was named.
        ordinal: which of the documents and unread ones of its file this is, counted from 0.

    >>> print(Unread(UnreadCode.EMPTY, "line 4 holds no text", origin="reports.jsonl"))
    reports.jsonl: line 4 holds no text
    """

    code: UnreadCode
    reason: str
    id: str = attrs.field(default="", kw_only=True)
    origin: str = attrs.field(default="", kw_only=True)
    ordinal: int = attrs.field(default=0, kw_only=True)

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}" if self.origin else self.reason


class Refusal(Exception):  # noqa: N818 - it ends the reading of one document and is caught where the next one begins
    """
    Why reading stops here: a reader raises it, and it becomes an :class:`Unread`.

    It is no :class:`ConflictparseError` because callers never meet it.
    """

    def __init__(self, code: UnreadCode, reason: str, doc: str = "") -> None:
        super().__init__(code, reason, doc)
        self.code = code
        self.reason = reason
        self.doc = doc

    def to_unread(self, where: str = "", *, doc: str = "") -> Unread:
        """
        Return this as a value, with *where* it happened ("line 7") before the reason.

        >>> Refusal(UnreadCode.EMPTY, "holds no text").to_unread("line 7").reason
        'line 7: holds no text'
        """
        return Unread(self.code, f"{where}: {self.reason}" if where else self.reason, id=doc or self.doc)
