"""
Bytes into text: UTF-8, UTF-16 and UTF-32, what a page declares, and Windows-1252 where no other reading is likely.

Law: no byte is replaced or left out. Bytes that cannot be decoded are refused with their position, and
any reading but plain UTF-8 stands in a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.readers.document import Note, NoteCode, Refusal, UnreadCode
from conflictparse.readers.stream import ByteStream


class Decoded(NamedTuple):
    """A text, and how its bytes were read if not as plain UTF-8."""

    text: str
    notes: tuple[Note, ...]


# UTF-32 first: the mark of UTF-16 is the beginning of its mark.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

#: The names that pages declare, and what browsers take them for. Codecs of Python that are no encodings of text
#: ("rot13", "unicode_escape") are not among them.
DECLARED: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("utf-8 utf8 unicode-1-1-utf-8".split(), "utf-8"),
        **dict.fromkeys("ascii us-ascii cp1252 windows-1252 x-cp1252".split(), "cp1252"),
        **dict.fromkeys("iso-8859-1 iso8859-1 latin1 latin-1 l1".split(), "cp1252"),
        **{f"windows-125{n}": f"cp125{n}" for n in "0135678"},
        **{f"cp125{n}": f"cp125{n}" for n in "0135678"},
        **dict.fromkeys("windows-1254 cp1254 iso-8859-9 iso8859-9 latin5".split(), "cp1254"),
        **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
        **{name: name for name in "koi8-r koi8-u euc-jp euc-kr iso-2022-jp shift_jis big5 gb18030".split()},
        **dict.fromkeys("gbk gb2312".split(), "gb18030"),
        "macintosh": "mac-roman",
    }
)
# A text in these has no byte above 0x7F: it would pass for ASCII.
_SHIFTED: Final = frozenset({"iso-2022-jp"})

# Each of these bytes is the same character in Windows-1250, -1252 and -1254: the text reads alike whichever of the
# pages of Europe and Turkey it was written in. Daggers and the per mille sign are letters on old Macintoshes.
_ALIKE: Final = frozenset(
    byte
    for byte in range(0x80, 0x100)
    if len({bytes([byte]).decode(page, "replace") for page in ("cp1250", "cp1252", "cp1254")}) == 1
    and bytes([byte]).decode("cp1252", "replace") not in "�†‡‰¬¤¦¨¸¶×÷\xad"
)
_LETTERS: Final = "".join(sorted(c for c in bytes(sorted(_ALIKE)).decode("cp1252") if c.isalpha() and c not in "µª"))
_OPENING: Final = "“„‚‹«"
# A letter that touches no plain letter, three in a row, and an opening quote within a word are signs of another page.
_UNLIKELY: Final = re.compile(
    f"(?<![A-Za-z])[{_LETTERS}](?![A-Za-z])|[{_LETTERS}]{{3}}|(?<=[A-Za-z{_LETTERS}])[{_OPENING}](?=[A-Za-z{_LETTERS}])"
)
_MULTIBYTE_UTF8: Final = re.compile(rb"[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0B\x0E-\x1F\x7F]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""
    Return the text of *data*, by its byte order mark, as UTF-8, as *declared*, or as Windows-1252.

    The byte order mark is no part of the text.

    Raises:
        Refusal: the bytes cannot be decoded without doubt.

    >>> decode("Ma’arrat".encode()).text
    'Ma’arrat'
    >>> text, notes = decode(b"\x93At least 12 dead,\x94 he said")
    >>> text, str(notes[0])
    ('“At least 12 dead,” he said', 'encoding: read as Windows-1252, as it is not UTF-8')
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    codec = DECLARED.get((declared or "").strip().strip("\"'").lower())
    if codec in _SHIFTED:
        return _decode_declared(data, codec, str(declared))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    else:
        # What is UTF-8 beyond ASCII is never anything else by chance, whatever a template declares.
        doubted = codec not in (None, "utf-8") and not text.isascii()
        note = Note(NoteCode.ENCODING, f"read as UTF-8, though it declares {declared}")
        return Decoded(text, (note,) if doubted else ())
    if codec not in (None, "utf-8"):
        return _decode_declared(data, codec, str(declared))
    return _decode_western(data, fault)


def check_text(text: str) -> None:
    """
    Refuse what no text holds: NUL, and halves of characters that cannot be written down again.

    Raises:
        Refusal: it is there; the reason says where.

    >>> check_text("At least 12 dead")
    """
    at = text.find("\0")
    if at >= 0:
        raise Refusal(UnreadCode.NOT_TEXT, f"is not text: character {at} is NUL; is it a binary file?")
    if text.isascii():
        return
    half = _SURROGATES.search(text)
    if half is not None:
        raise Refusal(
            UnreadCode.NOT_TEXT,
            f"is not text: character {half.start()} is half of a character (U+{ord(half[0]):04X})",
        )


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"starts as {name} but is not {name}: {error.reason} at byte {error.start}"
        raise Refusal(UnreadCode.NOT_TEXT, reason) from None
    notes = () if encoding == "utf-8" else (Note(NoteCode.ENCODING, f"read as {name}, as its byte order mark says"),)
    return Decoded(text, notes)


def _decode_declared(data: bytes, codec: str | None, declared: str) -> Decoded:
    try:
        text = data.decode(codec or "utf-8")
    except UnicodeDecodeError as error:
        reason = f"says that it is {declared} but is not: {error.reason} at byte {error.start}"
        raise Refusal(UnreadCode.NOT_TEXT, reason) from None
    return Decoded(text, (Note(NoteCode.ENCODING, f"read as {declared}, as it declares"),))


def _decode_western(data: bytes, fault: UnicodeDecodeError) -> Decoded:
    """Read as Windows-1252 what can hardly be anything else."""
    high = {byte for byte in data if byte > 0x7F}
    if high <= _ALIKE and _MULTIBYTE_UTF8.search(data) is None:
        text = data.decode("cp1252")
        if not _CONTROLS.search(text) and not _UNLIKELY.search(text):
            return Decoded(text, (Note(NoteCode.ENCODING, "read as Windows-1252, as it is not UTF-8"),))
    byte = data[fault.start]
    raise Refusal(
        UnreadCode.NOT_TEXT,
        f"is not UTF-8: byte {fault.start} is 0x{byte:02X}; if it is text in another encoding, convert it first, "
        "for example: iconv -f WINDOWS-1252 -t UTF-8",
    )


def in_utf8(stream: ByteStream) -> ByteStream:
    r"""
    Return a stream of lines or items in UTF-8, if it begins with the byte order mark of another Unicode encoding.

    Bytes without a mark are handed on as they are, to be decoded a line or an item at a time.

    >>> import io
    >>> in_utf8(ByteStream(io.BytesIO("Ma’arrat".encode("utf-16")).read)).read_all(99) == "Ma’arrat".encode()
    True
    """
    head = stream.peek(4)
    for mark, encoding, name in _MARKS:
        if head.startswith(mark):
            stream.read(len(mark))
            return stream if encoding == "utf-8" else ByteStream(_Transcoder(stream, encoding, name).read)
    return stream


class _Transcoder:
    """Reads UTF-16 or UTF-32 and gives UTF-8."""

    def __init__(self, stream: ByteStream, encoding: str, name: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._name = name
        self._taken = 0
        self._waiting = b""

    def read(self, size: int) -> bytes:
        while not self._waiting:
            piece = self._stream.read()
            try:
                self._waiting = self._decoder.decode(piece, final=not piece).encode()
            except UnicodeDecodeError as error:
                at = self._taken + len(piece) - len(error.object) + error.start
                raise Refusal(
                    UnreadCode.NOT_TEXT,
                    f"starts as {self._name} but is not {self._name}: {error.reason} at byte {at}",
                ) from None
            self._taken += len(piece)
            if not piece:
                break
        piece, self._waiting = self._waiting[:size], self._waiting[size:]
        return piece
