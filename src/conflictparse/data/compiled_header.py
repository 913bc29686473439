"""
The header of a compiled gazetteer: what it says of the file, and whether the file is what it says.

It has a fixed width: magic, version, edition of the name keys, counts, offsets of the parts, SHA-256 of the body, and a
checksum of all this. What the parts hold is for :mod:`conflictparse.data.compiled` to say.

Law: no file is opened that is cut off, too long, or was written with other keys.
"""

from itertools import pairwise
from struct import Struct
from typing import Final, NamedTuple
from zlib import crc32

from conflictparse.errors import LexiconError
from conflictparse.names import consonant_key, fold, rough_key

MAGIC: Final = b"\x89CPG\r\n\x1a\n"  # as in PNG: notices seven-bit transfer and changed line ends
VERSION: Final = 1
#: Magic, version, fingerprint of the name keys, counts (records, names, sounds), name buckets, sound buckets,
#: the offsets of the seven parts and of the end, SHA-256 of the body; a CRC-32 of all this follows.
HEADER: Final = Struct("<8s7I8I32s")
NUMBER: Final = Struct("<I")
HEADER_SIZE: Final = HEADER.size + NUMBER.size

_PROBES: Final = (
    "Ma'arrat al-Nu'man",
    "Khan Sheikhoun",
    "Türkiye",
    "Zaporizhzhia",
    "Kharkov",
    "Ouagadougou",
    "إدلب",
    "Київ",
)


class Counts(NamedTuple):
    """How much a file holds."""

    records: int
    names: int
    sounds: int


class Parts(NamedTuple):
    """Where the parts of a file begin."""

    about: int
    record_offsets: int
    records: int
    name_buckets: int
    names: int
    sound_buckets: int
    sounds: int
    end: int


class Header(NamedTuple):
    """
    What a header says of its file.

    Attributes:
        counts: how much it holds.
        name_buckets, sound_buckets: how many buckets the tables of names and of sounds have.
        parts: where its parts begin.
        digest: the SHA-256 of its body.
    """

    counts: Counts
    name_buckets: int
    sound_buckets: int
    parts: Parts
    digest: bytes


def fingerprint() -> int:
    """
    Return a number that changes when names are folded or heard in another way than before.

    A file that was compiled with other keys would miss names without a word, so it is refused.
    """
    spelled = ((fold(name), consonant_key(name), rough_key(name)) for name in _PROBES)
    return crc32(repr(tuple(spelled)).encode())


def read_header(view: memoryview, name: str) -> Header:
    """
    Return the header of the file that *view* shows.

    Args:
        name: what messages call the file.

    Raises:
        LexiconError: it is no compiled gazetteer, is cut off, or was compiled by another version.
    """
    if (problem := _problem_before(view)) is not None:
        raise LexiconError((f"{name}: {problem}",))
    _, version, keys, *fields, digest = HEADER.unpack_from(view)
    header = Header(Counts(*fields[:3]), fields[3], fields[4], Parts(*fields[5:]), digest)
    if (problem := _problem_of(header, version, keys, len(view))) is not None:
        raise LexiconError((f"{name}: {problem}",))
    return header


def _problem_before(view: memoryview) -> str | None:
    """Return why the header of a file cannot be read, or None."""
    if bytes(view[: len(MAGIC)]) != MAGIC[: len(view)] or not view:
        return "is no compiled gazetteer: write one with conflictparse gazetteer build"
    if len(view) < HEADER_SIZE:
        return f"is cut off in its header, at byte {len(view)}: build it again"
    if NUMBER.unpack_from(view, HEADER.size)[0] != crc32(view[: HEADER.size]):
        return "is damaged in its header: build it again"
    return None


def _problem_of(header: Header, version: int, keys: int, length: int) -> str | None:
    """Return why a file of *length* bytes is not what its header says, or None."""
    if version != VERSION:
        return f"is of version {version}, and this library reads version {VERSION}: build it again"
    if keys != fingerprint():
        return "was built when names were folded in another way: build it again"
    end = header.parts.end
    if length != end:
        what = "is cut off" if length < end else "is too long"
        return f"{what}: {length:,} bytes, not {end:,}: build it again"
    return None if _are_parts(header) else "is damaged in its header, which lies about its parts: build it again"


def _are_parts(header: Header) -> bool:
    """Tell whether the parts that a header names follow each other, each table as long as its counts say."""
    parts = header.parts
    tables = (
        (header.counts.records, parts.record_offsets, parts.records),
        (header.name_buckets, parts.name_buckets, parts.names),
        (header.sound_buckets, parts.sound_buckets, parts.sounds),
    )
    in_order = all(first <= last for first, last in pairwise((HEADER_SIZE, *parts)))
    powers = all(count and not count & (count - 1) for count in (header.name_buckets, header.sound_buckets))
    return in_order and powers and all(last - first == NUMBER.size * (count + 1) for count, first, last in tables)
