"""
The rows of CSV from its lines, without a limit on a field but that of a row, and without harm from a broken row.

The csv module of Python sets the length of its fields for the whole process, and a quotation mark that is never closed
takes the rest of a file with it. Law: rows that the csv module writes are read as they were.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from conflictparse.readers.document import MAX_DOCUMENT_CHARS, Note, Refusal, UnreadCode

#: The longest row: a document of the longest kind, and as much beside it.
MAX_ROW_CHARS: Final = 2 * MAX_DOCUMENT_CHARS
#: The most fields of a row; tables of events have some hundred.
MAX_FIELDS: Final = 10_000
#: How often a quotation mark that is never closed is forgiven: each costs a second reading of what follows it.
MAX_UNCLOSED: Final = 100

_TO_CLOSING: Final = re.compile(r'((?>(?:[^"]++|"")*))("?)')
_QUOTE: Final = '"'


class Line(NamedTuple):
    """One line of the file with its end; *fault* says why its bytes could not be read."""

    number: int
    text: str
    notes: tuple[Note, ...] = ()
    fault: Refusal | None = None


class Row(NamedTuple):
    """The fields of one row, the line on which it begins, and the notes of its lines; or why it could not be read."""

    number: int
    fields: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    fault: Refusal | None = None


class _Unclosed(Exception):  # noqa: N818 - it ends one row, and is caught where the next one begins
    """The file ends within quotation marks."""


def csv_rows(lines: Iterable[Line], delimiter: str = ",") -> Iterator[Row]:
    r"""
    Yield the rows of CSV; blank lines are passed over.

    Raises:
        Refusal: too many quotation marks are never closed.

    >>> lines = [Line(1, 'id,text\n'), Line(2, '1,"Two ""fighters"",\n'), Line(3, 'he said"\n')]
    >>> [row.fields for row in csv_rows(lines)]
    [('id', 'text'), ('1', 'Two "fighters",\nhe said')]
    """
    source = _Lines(lines)
    unclosed = 0
    while (first := source.take()) is not None:
        source.begin(first)
        if not first.text.strip("\r\n") and first.fault is None:
            continue
        try:
            fields = _fields(first.text, source, delimiter)
            fault = source.fault
        except Refusal as refusal:
            fields, fault = (), refusal
        except _Unclosed:
            unclosed += 1
            if unclosed > MAX_UNCLOSED:
                raise Refusal(UnreadCode.MALFORMED, "too many quotation marks are never closed") from None
            # The lines that it took may be rows of their own.
            source.give_back()
            fields = ()
            fault = Refusal(UnreadCode.MALFORMED, "a quotation mark opens a field that never ends")
        yield Row(first.number, fields, source.notes, fault)


class _Lines:
    """Lines, of which those of the row in hand can be given back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._returned: deque[Line] = deque()
        self._of_row: list[Line] = []
        self._size = 0

    def begin(self, first: Line) -> None:
        self._of_row = [first]
        self._size = len(first.text)

    def take(self) -> Line | None:
        return self._returned.popleft() if self._returned else next(self._lines, None)

    def go_on(self) -> str | None:
        """
        Return the next line of the row in hand, or None at the end of the file.

        Raises:
            Refusal: the row is too long; the file stands after the next quotation mark.
        """
        line = self.take()
        if line is None:
            return None
        self._of_row.append(line)
        self._size += len(line.text)
        if self._size > MAX_ROW_CHARS:
            self._pass_over()
            raise Refusal(UnreadCode.TOO_LARGE, f"is longer than {MAX_ROW_CHARS:,} characters")
        return line.text

    def give_back(self) -> None:
        self._returned.extendleft(reversed(self._of_row[1:]))
        self._of_row = self._of_row[:1]

    @property
    def fault(self) -> Refusal | None:
        return next((line.fault for line in self._of_row if line.fault is not None), None)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(dict.fromkeys(note for line in self._of_row for note in line.notes))

    def _pass_over(self) -> None:
        """Take lines up to the one in which the quotation marks are closed, without keeping them."""
        line: Line | None = self._of_row.pop()
        while line is not None:
            closing = _TO_CLOSING.match(line.text)
            if closing is not None and closing[2]:
                return
            line = self.take()


def _fields(line: str, source: _Lines, delimiter: str) -> tuple[str, ...]:
    if len(line) > MAX_ROW_CHARS:
        raise Refusal(UnreadCode.TOO_LARGE, f"is longer than {MAX_ROW_CHARS:,} characters")
    fields = []
    at = 0
    while True:
        value = ""
        if line.startswith(_QUOTE, at):
            value, line, at = _quoted(line, at + 1, source)
        # What follows a closing quotation mark belongs to the field, as the csv module has it.
        end = line.find(delimiter, at)
        is_last = end < 0
        fields.append(value + (line[at:].rstrip("\r\n") if is_last else line[at:end]))
        if is_last:
            return tuple(fields)
        if len(fields) >= MAX_FIELDS:
            raise Refusal(UnreadCode.TOO_LARGE, f"has more than {MAX_FIELDS:,} fields")
        at = end + 1


def _quoted(line: str, at: int, source: _Lines) -> tuple[str, str, int]:
    """Return the words of a field in quotation marks, the line on which it ends, and where on it."""
    pieces = []
    while True:
        found = _TO_CLOSING.match(line, at)
        if found is None:  # cannot be: the pattern fits any words
            raise _Unclosed
        pieces.append(found[1])
        if found[2]:
            return "".join(pieces).replace('""', _QUOTE), line, found.end()
        following = source.go_on()
        if following is None:
            raise _Unclosed
        line, at = following, 0
