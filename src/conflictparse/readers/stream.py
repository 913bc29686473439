"""
The bytes of a file or a pipe, a piece at a time, unpacked if they are gzip.

Reads from what it is given and nothing else. Law: what arrived whole is handed on before a fault is raised, so a file
that is cut off gives everything that stands before the cut.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from conflictparse.readers.document import Refusal, UnreadCode

#: How much is read at a time.
CHUNK: Final = 1 << 18
#: The longest line, or item of a list: a document of the longest kind in escapes (\u1234), and its page beside it.
MAX_ITEM_BYTES: Final = 1 << 25
#: How much of a line that is too long is passed over to find its end.
MAX_SKIPPED_BYTES: Final = 1 << 30
#: Text shrinks to a fifth, tables to a hundredth: what grows more than this while it is unpacked was made to.
MAX_GZIP_RATIO: Final = 250
#: A file may unpack to this size at any ratio: one line repeated is no attack yet.
FREE_GZIP_BYTES: Final = 1 << 26

_GZIP: Final = b"\x1f\x8b"
_CUT_OFF: Final = "is cut off: the compressed data end too early"
_GZIP_WINDOW: Final = 31  # zlib's word for "with the header of gzip"

Read = Callable[[int], bytes | None]


class ByteStream:
    r"""
    What *read* gives, read forward once.

    *read* gives at most as many bytes as it is asked for, and none at the end. *path* is the file that holds just
    these bytes, for readers that need to look at its end first; None for a pipe, and for what was packed.

    >>> import io
    >>> stream = ByteStream(io.BytesIO(b"first\nsecond").read)
    >>> stream.peek(3), list(stream.lines())
    (b'fir', [b'first\n', b'second'])
    """

    def __init__(self, read: Read, *, path: str | None = None) -> None:
        self.path = path
        self._read = read
        self._ahead = b""
        self._fault: Refusal | None = None

    def peek(self, size: int) -> bytes:
        """Return the next *size* bytes, or as many as there are, without taking them."""
        while len(self._ahead) < size:
            piece = self._next(CHUNK)
            if not piece:
                break
            self._ahead += piece
        return self._ahead[:size]

    def read(self, size: int = CHUNK) -> bytes:
        """
        Return at most *size* bytes, none at the end.

        Raises:
            Refusal: the file is cut off, damaged or cannot be read from here on.
        """
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            return piece
        piece = self._next(size)
        if not piece and self._fault is not None:
            raise self._fault
        return piece

    def read_all(self, limit: int) -> bytes:
        """
        Return everything that is left.

        Raises:
            Refusal: it is more than *limit* bytes, or cannot be read to its end.
        """
        pieces = []
        size = 0
        while piece := self.read():
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise Refusal(UnreadCode.TOO_LARGE, f"is larger than {limit:,} bytes: split it into its documents")
        return b"".join(pieces)

    def lines(self, limit: int = MAX_ITEM_BYTES) -> Iterator[bytes | Refusal]:
        r"""
        Yield each line with its "\n"; a line longer than *limit* is passed over and yielded as a refusal.

        Raises:
            Refusal: the file is cut off or cannot be read further; a line that was begun is not yielded.
        """
        begun: list[bytes] = []  # the pieces of a line that has not ended; none when it is too long
        size = 0
        while piece := self.read():
            *lines, rest = piece.split(b"\n")
            for line in lines:
                size += len(line)
                yield _too_long(limit) if size > limit else b"".join([*begun, line, b"\n"])
                begun, size = [], 0
            size += len(rest)
            if size <= limit:
                begun.append(rest)
            else:
                begun = []
            if size > max(limit, MAX_SKIPPED_BYTES):
                raise Refusal(UnreadCode.TOO_LARGE, f"a line goes on for more than {MAX_SKIPPED_BYTES:,} bytes")
        if size > limit:
            yield _too_long(limit)
        elif size:
            yield b"".join(begun)

    def _next(self, size: int) -> bytes:
        """Return the next bytes that were not looked at yet; what goes wrong is kept until they are asked for."""
        if self._fault is not None:
            return b""
        try:
            return self._read(size) or b""
        except Refusal as fault:
            self._fault = fault
        except (OSError, ValueError) as error:  # ValueError: a stream that was closed
            reason = getattr(error, "strerror", None) or str(error) or "cannot be read"
            self._fault = Refusal(UnreadCode.UNREADABLE, reason.lower())
        return b""


def unpacked(read: Read, *, path: str | None = None) -> ByteStream:
    """
    Return what *read* gives as a stream, unpacked if it is gzip, whatever the file at *path* is called.

    >>> import gzip, io
    >>> unpacked(io.BytesIO(gzip.compress(b"two villages")).read).read_all(100)
    b'two villages'
    """
    stream = ByteStream(read, path=path)
    return ByteStream(_Gunzip(stream).read) if stream.peek(len(_GZIP)) == _GZIP else stream


class _Gunzip:
    """Unpacks gzip, of one member or of many, and stops when it grows beyond all measure."""

    def __init__(self, packed: ByteStream) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._waiting = b""
        self._taken = 0
        self._given = 0

    def read(self, size: int) -> bytes:
        while True:
            if self._member.eof and not self._begin_member():
                return b""
            data = self._waiting or self._packed.read()
            if not data:
                raise Refusal(UnreadCode.TRUNCATED, _CUT_OFF)
            piece = self._unpack(data, size)
            if piece:
                return piece

    def _begin_member(self) -> bool:
        # Some programs fill the last block with zeros, as gzip itself allows.
        self._waiting = (self._waiting or self._packed.read()).lstrip(b"\0")
        while not self._waiting:
            piece = self._packed.read()
            if not piece:
                return False
            self._waiting = piece.lstrip(b"\0")
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        return True

    def _unpack(self, data: bytes, size: int) -> bytes:
        try:
            piece = self._member.decompress(data, size)
        except zlib.error:
            raise Refusal(UnreadCode.MALFORMED, "is damaged: the compressed data cannot be unpacked further") from None
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._taken += len(data) - len(self._waiting)
        self._given += len(piece)
        if self._given > FREE_GZIP_BYTES and self._given > MAX_GZIP_RATIO * self._taken:
            raise Refusal(
                UnreadCode.UNSAFE,
                f"unpacks to more than {MAX_GZIP_RATIO} times its size: unpack it yourself if you trust it",
            )
        return piece


def _too_long(limit: int) -> Refusal:
    return Refusal(UnreadCode.TOO_LARGE, f"is longer than {limit:,} bytes")
