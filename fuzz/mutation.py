"""Bytes from other bytes, by chance and with a seed: the engine of the runs that know nothing of coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from fuzz.inputs import to_bytes

SEEDS: Final = Path(__file__).parent / "seeds"
#: Bytes of one input; most words take two.
LONGEST: Final = 60
_HEADER: Final = 2  # bytes that say how a text is read
_MOST_CHANGES: Final = 6
_MOST_PIECES: Final = 10
_NUMBER: Final = 2  # bytes behind the first of a number
#: First bytes from and up to, how many follow, and how often: phrase, table, name, number, sign, repeat, end, any.
_KINDS: Final = (
    ((0xD0, 0xE0, 1), 35),
    ((0x80, 0xC0, 1), 30),
    ((0xC0, 0xD0, 1), 10),
    ((0xE0, 0xE8, _NUMBER), 13),
    ((0xF0, 0xF8, 1), 4),
    ((0xF8, 0xFC, 1), 2),
    ((0xFC, 0x100, 0), 4),
    ((0x00, 0x100, 3), 2),
)
_PIECES: Final = tuple(piece for piece, _ in _KINDS)
_OFTEN: Final = tuple(often for _, often in _KINDS)


def seed_bytes() -> list[bytes]:
    """Return the seed corpus as bytes, by the names of its files."""
    texts = (path.read_text(encoding="utf-8").removesuffix("\n") for path in sorted(SEEDS.glob("*.txt")))
    return [to_bytes(text) for text in texts]


def make_bytes(random: Random, pool: Sequence[bytes]) -> bytes:
    """Return new bytes: pieces by chance, or one of *pool* with some changes."""
    header = random.randbytes(_HEADER)
    if random.random() < 0.5:
        return header + b"".join(_piece(random) for _ in range(random.randint(1, _MOST_PIECES)))
    body = bytearray(random.choice(pool)[_HEADER:])
    for _ in range(random.randint(1, _MOST_CHANGES)):
        random.choice(_CHANGES)(random, body, pool)
    return header + bytes(body[:LONGEST])


def _piece(random: Random) -> bytes:
    """Return one piece as inputs.py reads them; phrases and words of tables come most often."""
    ((first, last, others),) = random.choices(_PIECES, _OFTEN)
    tail = random.randbytes(others)
    if others == _NUMBER and random.random() < 0.6:  # small numbers are what reports hold
        tail = tail[:1] + b"\0"
    return bytes((random.randrange(first, last),)) + tail


def _insert(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    at = random.randint(0, len(body))
    body[at:at] = _piece(random)


def _replace(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    at = random.randint(0, len(body))
    body[at : at + random.randint(1, 8)] = _piece(random)


def _delete(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    at = random.randint(0, len(body))
    del body[at : at + random.randint(1, 12)]


def _repeat(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    at = random.randint(0, len(body))
    body[at:at] = body[at : at + random.randint(1, 20)] * random.randint(1, 4)


def _splice(random: Random, body: bytearray, pool: Sequence[bytes]) -> None:
    other = random.choice(pool)[_HEADER:]
    at, begin = random.randint(0, len(body)), random.randint(0, len(other))
    body[at:] = other[begin:]


def _flip(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    if body:
        body[random.randrange(len(body))] ^= 1 << random.randrange(8)


def _swap(random: Random, body: bytearray, _pool: Sequence[bytes]) -> None:
    middle = random.randint(0, len(body))
    body[:] = body[middle:] + body[:middle]


_CHANGES: Final[tuple[Callable[[Random, bytearray, Sequence[bytes]], None], ...]] = (
    _insert,
    _insert,
    _replace,
    _delete,
    _repeat,
    _splice,
    _flip,
    _swap,
)  # fmt: skip
