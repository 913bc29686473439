"""
CSV with commas, semicolons or tabs: one document a row, read a row at a time.

Law: a row that cannot be read harms no other, and the text of a document is the text of its field, character by
character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from conflictparse.readers.columns import find_columns
from conflictparse.readers.csv_rows import MAX_ROW_CHARS, Line, Row, csv_rows
from conflictparse.readers.document import Document, Refusal, Unread, UnreadCode
from conflictparse.readers.encoding import decode, in_utf8
from conflictparse.readers.options import Options
from conflictparse.readers.records import read_fields
from conflictparse.readers.stream import ByteStream

#: What may stand between fields, likeliest first.
DELIMITERS: Final = ",;\t"
# Spreadsheets write the delimiter into a first line of its own: sep=;
_DELIMITER_LINE: Final = "sep="


def read_csv(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    r"""
    Yield the document of each row below the header.

    >>> import io
    >>> table = b'id;date;body\r\n7;2024-11-28;"Two dead; five fled"\r\n'
    >>> [(d.id, d.published.isoformat(), d.text) for d in read_csv(ByteStream(io.BytesIO(table).read), Options())]
    [('7', '2024-11-28', 'Two dead; five fled')]
    """
    lines = _lines(in_utf8(stream))
    number = 0
    try:
        delimiter, lines = _with_delimiter(lines)
        rows = csv_rows(lines, delimiter)
        header = _need_fields(next(rows, None))
        columns = find_columns(header, options.columns)
        for row in rows:
            number = row.number
            yield _read_row(row, header, columns)
    except Refusal as refusal:
        yield refusal.to_unread(f"after line {number}" if number else "")


def _lines(stream: ByteStream) -> Iterator[Line]:
    for number, line in enumerate(stream.lines(), start=1):
        if isinstance(line, Refusal):
            yield Line(number, "", fault=line)
            continue
        try:
            text, notes = decode(line)
        except Refusal as fault:
            # The structure is ASCII: the rows around it can be told, and this one is refused.
            yield Line(number, line.decode("utf-8", "surrogateescape"), fault=fault)
        else:
            yield Line(number, text, notes)


def _with_delimiter(lines: Iterator[Line]) -> tuple[str, Iterator[Line]]:
    """Return what stands between the fields, and the lines from the header on."""
    first = next(lines, None)
    while first is not None and first.fault is None and not first.text.strip():
        first = next(lines, None)
    if first is None:
        return DELIMITERS[0], lines
    named = first.text.rstrip("\r\n").lower().removeprefix(_DELIMITER_LINE)
    if first.text.lower().startswith(_DELIMITER_LINE) and len(named) == 1:
        return named, lines
    return _likeliest_delimiter(first), _again(first, lines)


def _again(first: Line, lines: Iterator[Line]) -> Iterator[Line]:
    yield first
    yield from lines


def _likeliest_delimiter(header: Line) -> str:
    """Return the delimiter that cuts the header into the most fields; the first of equals."""
    if len(header.text) > MAX_ROW_CHARS:
        return DELIMITERS[0]
    outside = "".join(header.text.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _read_row(row: Row, header: tuple[str, ...], columns: Mapping[str, str]) -> Document | Unread:
    try:
        fields = _need_fields(row, header)
        document = read_fields({role: fields[header.index(name)] for role, name in columns.items()}, columns)
    except Refusal as refusal:
        return refusal.to_unread(f"line {row.number}")
    return attrs.evolve(document, notes=row.notes + document.notes) if row.notes else document


def _need_fields(row: Row | None, header: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the fields of a row, which must be as many as the header names; blank ones at the end do not count."""
    if row is None:
        raise Refusal(UnreadCode.EMPTY, "holds no row")
    if row.fault is not None:
        raise row.fault
    if header is not None and (len(row.fields) < len(header) or any(row.fields[len(header) :])):
        raise Refusal(
            UnreadCode.MALFORMED,
            f"has {len(row.fields)} fields where the header names {len(header)}: is every quotation mark closed?",
        )
    return row.fields
