"""
Files and streams into documents.

Law: no file makes it raise. Each file gives at least one :class:`Document` or :class:`Unread`, in the order of the
file, numbered from 0.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final, overload

import attrs

from conflictparse.errors import NotStreamError, UnknownFormError
from conflictparse.readers.columns import Columns
from conflictparse.readers.document import (
    MAX_DOCUMENT_CHARS,
    Document,
    Note,
    NoteCode,
    Refusal,
    Unread,
    UnreadCode,
)
from conflictparse.readers.encoding import check_text
from conflictparse.readers.options import Options
from conflictparse.readers.registry import SINGLE, form_names, form_of_name, form_of_stream, load_reader
from conflictparse.readers.stream import ByteStream, unpacked

File = str | os.PathLike[str] | BinaryIO
_LABELS: Final = ("id", "source", "url", "title")


@overload
def read_documents(
    file: File,
    *,
    form: str | None = None,
    columns: Columns | None = None,
    drop_chrome: bool = True,
    origin: str | None = None,
    on_unread: None = None,
) -> Iterator[Document | Unread]: ...
@overload
def read_documents(
    file: File,
    *,
    form: str | None = None,
    columns: Columns | None = None,
    drop_chrome: bool = True,
    origin: str | None = None,
    on_unread: Callable[[Unread], object],
) -> Iterator[Document]: ...
def read_documents(  # noqa: PLR0913 - a file, and what may be said about it
    file: File,
    *,
    form: str | None = None,
    columns: Columns | None = None,
    drop_chrome: bool = True,
    origin: str | None = None,
    on_unread: Callable[[Unread], object] | None = None,
) -> Iterator[Document | Unread]:
    r"""
    Yield the documents of a file in their order, and in their places those that could not be read.

    Gzip is unpacked, whatever the file is called. Files are read as you go, not at once, where their form allows.

    Args:
        file: a path, or a stream of bytes such as ``sys.stdin.buffer``.
        form: a name of :func:`form_names`; by default as the name of the file ends, else as the file begins.
        columns: which columns or fields to read; by default those with usual names.
        drop_chrome: take repeated titles and page furniture ("Share this") out, in the forms that are made from pages,
            with a note for each; texts, tables and plain records are never changed.
        origin: what the file is called in the documents and messages; by default its path, or "-" for a stream.
        on_unread: is called with each unread one, which is then not yielded.

    Raises:
        UnknownFormError: there is no such *form*.
        NotStreamError: *file* is no path and no stream of bytes.
        MissingExtraError: reading the form needs a package that is not installed.

    >>> import io
    >>> file = io.BytesIO(b'{"id": "a", "text": "Two dead."}\n{"id": "b", "text": ""}\n')
    >>> for found in read_documents(file, form="jsonl", origin="reports.jsonl"):
    ...     print(found.id, found.ordinal, found.text if isinstance(found, Document) else found.reason)
    a 0 Two dead.
    b 1 line 2: 'text' is empty
    """
    if form is not None and form not in form_names():
        raise UnknownFormError("form", form, form_names())
    options = Options(columns or Columns(), drop_chrome)
    if isinstance(file, str | os.PathLike):
        path = os.fsdecode(file)
        found = _read_path(path, form, options, path if origin is None else origin)
    else:
        found = _read_open(_need_bytes(file), form, options, "-" if origin is None else origin)
    return found if on_unread is None else _handed_over(found, on_unread)


def _handed_over(
    found: Iterator[Document | Unread], on_unread: Callable[[Unread], object]
) -> Iterator[Document | Unread]:
    for one in found:
        if isinstance(one, Unread):
            on_unread(one)
        else:
            yield one


def _read_path(path: str, form: str | None, options: Options, origin: str) -> Iterator[Document | Unread]:
    try:
        file = open(path, "rb")  # noqa: PTH123, SIM115 - pathlib is slow to import; closed below
    except (FileNotFoundError, ValueError):  # the second for a NUL in the name
        yield Unread(UnreadCode.MISSING, "no such file", id=origin, origin=origin)
        return
    except OSError as error:
        reason = "is a directory" if isinstance(error, IsADirectoryError) else (error.strerror or "cannot be read")
        yield Unread(UnreadCode.UNREADABLE, reason.lower(), id=origin, origin=origin)
        return
    with file:
        # A device or a pipe cannot be opened a second time.
        stream = unpacked(file.read, path=path if os.path.isfile(path) else None)  # noqa: PTH113
        yield from _read_stream(stream, form or _form_of(stream, options, form_of_name(path)), options, origin)


def _read_open(
    read: Callable[[int], bytes], form: str | None, options: Options, origin: str
) -> Iterator[Document | Unread]:
    stream = unpacked(read)
    yield from _read_stream(stream, form or _form_of(stream, options), options, origin)


def _form_of(stream: ByteStream, options: Options, named: str | None = None) -> str:
    return form_of_stream(stream, named, column=options.columns.text)


def _read_stream(stream: ByteStream, form: str, options: Options, origin: str) -> Iterator[Document | Unread]:
    reader = load_reader(form)
    ordinal = 0
    for found in _without_refusals(reader(stream, options)):
        place = origin if form in SINGLE else f"{origin}#{ordinal}"
        one = _checked(found) if isinstance(found, Document) else found
        yield attrs.evolve(one, id=_printable(one.id) or place, origin=origin, ordinal=ordinal)
        ordinal += 1
    if not ordinal:
        yield Unread(UnreadCode.EMPTY, "holds no document", id=origin, origin=origin)


def _without_refusals(found: Iterator[Document | Unread]) -> Iterator[Document | Unread]:
    """Yield what a reader finds; a refusal that ends the file is the last one."""
    try:
        yield from found
    except Refusal as refusal:
        yield refusal.to_unread()


def _checked(document: Document) -> Document | Unread:
    """Return the document, or why its text is none."""
    try:
        check_text(document.text)
    except Refusal as refusal:
        return refusal.to_unread(doc=document.id)
    if len(document.text) > MAX_DOCUMENT_CHARS:
        reason = f"is longer than {MAX_DOCUMENT_CHARS:,} characters: split it into its documents"
        return Unread(UnreadCode.TOO_LARGE, reason, id=document.id)
    if not document.text.strip():
        return Unread(UnreadCode.EMPTY, "is empty", id=document.id)
    return _with_printable_labels(document)


def _with_printable_labels(document: Document) -> Document:
    changed: dict[str, Any] = {}
    for name in _LABELS:
        value = getattr(document, name)
        if value and _printable(value) != value:
            changed[name] = _printable(value)
    if not changed:
        return document
    notes = tuple(Note(NoteCode.LABEL, f"the {name} held what cannot be printed") for name in changed)
    return attrs.evolve(document, notes=document.notes + notes, **changed)


def _printable(label: str) -> str:
    """Return a label on one line that can be written down, whatever it holds."""
    if label.isprintable():
        return label
    return "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in label)


def _need_bytes(file: Any) -> Callable[[int], bytes]:
    """Return how to read a stream of bytes; of a text stream such as sys.stdin, the bytes below it."""
    below = getattr(file, "buffer", file)
    if isinstance(below, io.TextIOBase) or not callable(getattr(below, "read", None)):
        raise NotStreamError(type(file).__name__)
    # What comes through a pipe is handed on when it comes, not when a whole piece is full.
    read: Callable[[int], bytes] = getattr(below, "read1", below.read)
    return read
