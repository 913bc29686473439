"""
The items of a JSON file one by one, in constant memory: of a list, of a list within an object, or one after another.

Cuts bytes and reads no values. Law: what stands between two items is not kept, and an item that is too large or too
deep harms no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from conflictparse.readers.document import Refusal, UnreadCode
from conflictparse.readers.json_text import MAX_JSON_DEPTH
from conflictparse.readers.stream import MAX_ITEM_BYTES, MAX_SKIPPED_BYTES, ByteStream

#: Under these names a file that is one object holds its list of documents.
LISTS: Final = frozenset("data articles items documents reports results records".split())

# Every byte of the structure is ASCII: it is found without decoding, whatever stands in the strings.
_MARK: Final = re.compile(rb'["\[\]{},:]')
_STRING_BODY: Final = re.compile(rb'(?>(?:[^"\\]++|\\.)*)', re.DOTALL)
_KEYS: Final = frozenset(name.encode() for name in LISTS)
_BACKSLASH: Final = ord("\\")
_LONGEST_KEY: Final = 32


def json_items(stream: ByteStream, *, limit: int = MAX_ITEM_BYTES) -> Iterator[bytes | Refusal]:
    """
    Yield the bytes of each item, or why it is passed over.

    Raises:
        Refusal: the file ends within an item or a list, or is cut off.

    >>> import io
    >>> list(json_items(ByteStream(io.BytesIO(b'{"count": 2, "data": [{"a": 1}, {"a": [2]}]}').read)))
    [b'{"a": 1}', b'{"a": [2]}']
    """
    items = _Items(limit)
    while piece := stream.read():
        yield from items.feed(piece)
    yield from items.end()


class _Cut(Enum):
    """What a mark of structure does to the bytes before it."""

    DROP = "they belong to no item"
    BEFORE = "they are an item"
    AFTER = "they are an item together with the mark"


class _Items:
    """Where in the JSON the reading stands, from piece to piece."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._depth = 0
        self._level = 0  # the depth at which items stand: 0, 1 in a list, 2 in the list of an object
        self._in_string = False
        self._escaped = False
        self._string = b""  # how the last string began that may be a key
        self._key = b""
        self._in_wrapper = False  # past the list of an object
        self._kept = bytearray()
        self._fault: Refusal | None = None
        self._skipped = 0

    def feed(self, piece: bytes) -> Iterator[bytes | Refusal]:
        begin = at = 0
        while at < len(piece):
            if self._in_string:
                at = self._pass_string(piece, at)
                continue
            mark = _MARK.search(piece, at)
            if mark is None:
                break
            at = mark.end()
            cut = self._step(mark[0])
            if cut is not None:
                self._keep(piece[begin : at - 1 if cut is _Cut.BEFORE else at])
                yield from self._item(cut)
                begin = at
        self._keep(piece[begin:])

    def end(self) -> Iterator[bytes | Refusal]:
        """Yield what stands at the end, outside of lists and objects."""
        if self._depth or self._in_string:
            raise Refusal(UnreadCode.TRUNCATED, "ends within a value: is the file complete?")
        yield from self._item(_Cut.AFTER)

    def _pass_string(self, piece: bytes, at: int) -> int:
        """Return where the string ends that *at* is in, or the end of the piece."""
        begin = at
        if self._escaped:
            self._escaped = False
            at += 1
        body = _STRING_BODY.match(piece, at)
        at = body.end() if body is not None else at
        if len(self._string) < _LONGEST_KEY:
            self._string += piece[begin : min(at, begin + _LONGEST_KEY)]
        if at < len(piece):  # at the quotation mark, or at a backslash that ends the piece
            self._escaped = piece[at] == _BACKSLASH
            self._in_string = self._escaped
            at += 1
        return at

    def _step(self, mark: bytes) -> _Cut | None:
        if mark == b'"':
            self._in_string = True
            self._string = b""
        elif mark == b":":
            self._key = self._string
        elif mark in b"[{":
            return self._open(mark)
        elif mark in b"]}":
            return self._close()
        elif self._depth == self._level > 0:
            return _Cut.BEFORE
        else:
            self._key = b""
        return None

    def _open(self, mark: bytes) -> _Cut | None:
        depth = self._depth
        self._depth += 1
        of_object = depth == 1 and self._level == 0 and self._key in _KEYS
        if mark == b"[" and (depth == 0 or of_object):
            self._level = self._depth
            return _Cut.DROP
        if self._depth - self._level > MAX_JSON_DEPTH:
            self._refuse(f"is nested more than {MAX_JSON_DEPTH} levels deep")
        return None

    def _close(self) -> _Cut | None:
        if self._depth == 0:
            raise Refusal(UnreadCode.MALFORMED, "is not JSON: a bracket closes that was not opened")
        self._depth -= 1
        if self._depth < self._level:  # the list ends; an object may go on around it
            self._level = 0
            return _Cut.BEFORE
        if self._depth == 0:
            return _Cut.DROP if self._in_wrapper else _Cut.AFTER
        return None

    def _keep(self, piece: bytes) -> None:
        if self._fault is not None or self._in_wrapper:
            self._skipped += len(piece)
            if self._skipped > MAX_SKIPPED_BYTES:
                raise Refusal(UnreadCode.TOO_LARGE, f"an item goes on for more than {MAX_SKIPPED_BYTES:,} bytes")
            return
        if len(self._kept) + len(piece) > self._limit:
            self._refuse(f"is longer than {self._limit:,} bytes")
        else:
            self._kept += piece

    def _refuse(self, reason: str) -> None:
        self._fault = Refusal(UnreadCode.TOO_LARGE, reason)
        self._kept.clear()

    def _item(self, cut: _Cut) -> Iterator[bytes | Refusal]:
        item, fault = bytes(self._kept).strip(), self._fault
        self._kept.clear()
        self._fault = None
        self._skipped = 0
        self._in_wrapper = cut is _Cut.BEFORE and self._depth > self._level == 0
        if cut is _Cut.DROP:
            return
        if fault is not None:
            yield fault
        elif item:
            yield item
