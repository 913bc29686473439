"""
Bytes to text, so that a small change of the bytes is a small change of what is written.

The first two bytes say how the text is read and what is done with the report. Then each byte below 128 is itself, and
each above it begins a word of a table, a number, any code point at all, or a repetition of what came before. So a plain
ASCII text is its own bytes, and a flipped bit makes another word and not another alphabet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from fuzz.dictionary import PHRASES, SIGNS, lexicon_words, name_words

PUBLISHED: Final = ("2024-11-28", None, "2024-02-29", "2021-01-01", "2011-12-31", "0001-01-01", "9999-12-31")
COUNTRIES: Final = (None, "SYR", "UKR", "SDN", "ZZZ")
DAY_FIRST: Final = (None, True, False)
#: No text is longer, whatever its bytes repeat.
LONGEST: Final = 700

_NUMBERS: Final = (
    "{n}", "{n:,}", "{n}.{d}", "{n}-{m}", "{n}–{m}", "{n} million", "{d}/{m}/20{d}{d}", "{n:,}.{d}",
)  # fmt: skip
_MOST_REPEATED: Final = 24


class Input(NamedTuple):
    """
    A text and how it is read.

    Attributes:
        text, published, country, day_first: what :func:`conflictparse.parse` is given.
        choice: which of the dearer things is done with the report.
    """

    text: str
    published: str | None = PUBLISHED[0]
    country: str | None = None
    day_first: bool | None = None
    choice: int = 0


def read_bytes(data: bytes) -> Input:
    """Return the input that *data* stands for; every string of bytes is one."""
    way, choice = (data + b"\0\0")[:2]
    rest, published = divmod(way, len(PUBLISHED))
    rest, country = divmod(rest, len(COUNTRIES))
    day_first = DAY_FIRST[rest % len(DAY_FIRST)]
    return Input(_text(data[2:]), PUBLISHED[published], COUNTRIES[country], day_first, choice)


def to_bytes(text: str) -> bytes:
    """Return bytes that stand for *text*, read in the plainest way."""
    pieces = [bytes([ord(c)]) if c < "\x80" else b"\xe8" + _code(ord(c)) for c in text]
    return b"\0\0" + b"".join(pieces)


def _code(number: int) -> bytes:
    return number.to_bytes(3, "big")


def _text(data: bytes) -> str:
    pieces: list[str] = []
    length = 0
    stream = iter(data)
    for byte in stream:
        piece = chr(byte) if byte < 0x80 else _piece(byte, stream, pieces)
        pieces.append(piece)
        length += len(piece)
        if length >= LONGEST:
            break
    return "".join(pieces)[:LONGEST]


def _piece(byte: int, stream: Any, before: list[str]) -> str:  # noqa: PLR0911 - one line for each kind of piece
    """Return what *byte* and those after it in *stream* stand for."""
    if byte >= 0xFC:
        return (". ", ".\n\n", ", ", " and ")[byte & 3]
    first = next(stream, 0)
    if byte < 0xC0:
        return " " + _word(lexicon_words(), (byte - 0x80) << 8 | first)
    if byte < 0xD0:
        return " " + _word(name_words(), (byte - 0xC0) << 8 | first)
    if byte < 0xE0:
        return PHRASES[first % len(PHRASES)]
    if byte < 0xE8:
        low, high = first, next(stream, 0)
        return " " + _NUMBERS[byte - 0xE0].format(n=low | (high & 0x7F) << 8, m=low + high, d=high % 32)
    if byte < 0xF0:
        return chr((first << 16 | next(stream, 0) << 8 | next(stream, 0)) % 0x110000)
    if byte < 0xF8:
        return SIGNS[first % len(SIGNS)]
    last = "".join(before[-1 - (byte & 3) :])
    return last * (1 + first % _MOST_REPEATED)


def _word(words: tuple[str, ...], number: int) -> str:
    return words[number % len(words)]


def to_json(given: Input, why: str) -> str:
    """Return *given* as JSON in ASCII, so that halves of surrogate pairs survive in a file."""
    data = {"why": why, "text": given.text, "published": given.published, "country": given.country}
    return json.dumps({**data, "day_first": given.day_first}, indent=2) + "\n"


def from_json(text: str) -> Input:
    """Return the input that :func:`to_json` wrote."""
    data: Mapping[str, Any] = json.loads(text)
    return Input(data["text"], data["published"], data["country"], data["day_first"])
