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
    kind = random.random()
    if kind < 0.35:
        return bytes((0xD0, random.randrange(256)))
    if kind < 0.65:
        return bytes((random.randrange(0x80, 0xC0), random.randrange(256)))
    if kind < 0.75:
        return bytes((random.randrange(0xC0, 0xD0), random.randrange(256)))
    if kind < 0.88:
        return bytes((random.randrange(0xE0, 0xE8), random.randrange(256), random.choice((0, 0, random.randrange(256)))))
    if kind < 0.92:
        return bytes((0xF0, random.randrange(256)))
    if kind < 0.94:
        return bytes((random.randrange(0xF8, 0xFC), random.randrange(256)))
    if kind < 0.98:
        return bytes((random.randrange(0xFC, 0x100),))
    return random.randbytes(3)


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
