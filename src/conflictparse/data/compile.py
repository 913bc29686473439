"""
Write a gazetteer to one file; ``conflictparse.data.compiled`` says how it is laid out.

Law: the same tables give the same bytes, in whatever order their rows came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from zlib import crc32

from conflictparse.data.compiled import CAPITAL, DEMONYM, GUARDED, UPPER
from conflictparse.data.compiled_header import HEADER, MAGIC, NUMBER, VERSION, fingerprint
from conflictparse.places.index import Entry, TableIndex

#: Names in a bucket, in the mean.
_FILL: Final = 2


def compile_index(index: TableIndex, about: Mapping[str, str]) -> bytes:
    """
    Return the bytes of a compiled gazetteer.

    Args:
        index: the tables.
        about: what the file says of itself: sources, licences; its edition is that of the tables.

    >>> from conflictparse.data.compiled import CompiledIndex
    >>> from conflictparse.places.index import Record, named
    >>> tables = TableIndex([named(Record("1", "Kafr Nabl", "", "town", *[""] * 9))], edition="7")
    >>> opened = CompiledIndex(compile_index(tables, {}), "memory")
    >>> opened.entry("kafr nabl") == tables.entry("kafr nabl"), opened.edition
    (True, '7')
    """
    import hashlib  # noqa: PLC0415 - 3 ms, and only writing needs it

    cells = {"edition": index.edition, **about}
    lines = "".join(f"{key}\t{_plain(value)}\n" for key, value in sorted(cells.items()))
    rows = ["\t".join(map(_plain, record)).encode() for record in index.records()]
    names = [(key, _value(entry)) for key, entry in index.entries()]
    sounds = [(key, _sounds(found)) for key, found in index.all_sounds()]
    name_buckets, name_heap = _buckets(names)
    sound_buckets, sound_heap = _buckets(sounds)
    parts = [lines.encode(), offsets_of(rows), b"".join(rows), offsets_of(name_buckets), name_heap]
    parts += [offsets_of(sound_buckets), sound_heap]
    starts = [HEADER.size + NUMBER.size]
    for part in parts:
        starts.append(starts[-1] + len(part))
    body = b"".join(parts)
    counts = (len(rows), len(names), len(sounds), len(name_buckets), len(sound_buckets))
    header = HEADER.pack(MAGIC, VERSION, fingerprint(), *counts, *starts, hashlib.sha256(body).digest())
    return header + NUMBER.pack(crc32(header)) + body


def _plain(cell: str) -> str:
    """Return *cell* without the signs that part cells and lines."""
    return " ".join(cell.split())


def _value(entry: Entry) -> str:
    flags = (DEMONYM * entry.demonym) + (UPPER * entry.upper) + (GUARDED * entry.guarded)
    if entry.capital:
        flags += CAPITAL + entry.capital
    return " ".join([str(entry.reach), flags, *map(str, entry.numbers)])


def _sounds(found: Mapping[str, tuple[int, ...]]) -> str:
    return "\t".join(" ".join([sound, *map(str, numbers)]) for sound, numbers in found.items())


def _buckets(lines: Iterable[tuple[str, str]]) -> tuple[list[bytes], bytes]:
    """Return the buckets of *lines*, as many as a power of two, and all of them joined."""
    encoded = [(key.encode(), value.encode()) for key, value in lines]
    size = 1
    while size * _FILL < len(encoded):
        size *= 2
    buckets: list[list[bytes]] = [[] for _ in range(size)]
    for key, value in sorted(encoded):
        buckets[crc32(key) & (size - 1)].append(key + b"\t" + value + b"\n")
    joined = [b"".join(bucket) for bucket in buckets]
    return joined, b"".join(joined)


def offsets_of(items: list[bytes]) -> bytes:
    """Return where each of *items* begins in all of them joined, and where the last one ends."""
    at, starts = 0, [NUMBER.pack(0)]
    for item in items:
        at += len(item)
        starts.append(NUMBER.pack(at))
    return b"".join(starts)
