"""
Build a compiled gazetteer: the bundled one from its tables, another one from files of the caller's.

Law: the same files give the same bytes, in whatever order they are named and their rows stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.data.compile import compile_index
from conflictparse.data.manifest import edition, load_manifest
from conflictparse.data.places import Named, build_index, read_bundled, read_countries, read_places
from conflictparse.data.sources import Source, read_sources
from conflictparse.errors import LexiconError
from conflictparse.places.index import Record, named

_TABLES: Final = ("countries.csv", "place_guards.csv", "place_names.csv", "places.csv", "places_by_hand.csv")
_MOST_SHOWN: Final = 50  # problems of one build; a table that is wrong is often wrong on every row

_READABLE: Final = 0o644

#: Called with the bytes read so far, and all there are.
Progress = Callable[[int, int], None]


class Built(NamedTuple):
    """
    A compiled gazetteer.

    Attributes:
        content: the bytes of the file.
        records, names: how much it holds.
        merged: places that came more than once, and are one record now.
    """

    content: bytes
    records: int
    names: int
    merged: int


def compile_bundled() -> bytes:
    """Return the bytes of the gazetteer that ships with the library, which takes seconds."""
    files = load_manifest()["files"]
    attributions = sorted({f"{files[table]['attribution']} ({files[table]['licence']})" for table in _TABLES})
    return compile_index(read_bundled(edition()), {"attribution": "; ".join(attributions)})


def build_gazetteer(
    paths: Sequence[str],
    *,
    with_bundled: bool = True,
    edition_name: str | None = None,
    progress: Progress | None = None,
) -> Built:
    """
    Return a gazetteer of the places in *paths*, of the countries of the world, and of the bundled places.

    Args:
        paths: GeoNames dumps, ``alternateNamesV2``, COD-AB tables and plain tables, as ``docs/places.md`` says.
        with_bundled: whether it holds the bundled places too.
        edition_name: its edition; by default a fingerprint of the files.
        progress: called now and then.

    Raises:
        LexiconError: rows that break the rules, each with file, row and column.
        OSError: a file cannot be read.
    """
    sources = read_sources(paths, progress)
    problems = [problem for source in sources for problem in source.problems]
    if problems:
        more = len(problems) - _MOST_SHOWN
        raise LexiconError((*problems[:_MOST_SHOWN], *([f"... and {more:,} problems more"] if more > 0 else [])))
    places, merged = merge(sources, read_places() if with_bundled else ())
    index = build_index([*read_countries(), *places.values()], edition=edition_name or _edition_of(sources))
    content = compile_index(index, _about(sources, with_bundled=with_bundled))
    return Built(content, len(index), index.count(), merged)


def write_gazetteer(path: str, content: bytes) -> None:
    """
    Write *content* to the file *path*, as a whole or not at all: readers of the file before keep that one.

    Raises:
        OSError: it cannot be written; what was there before still is.
    """
    import os  # noqa: PLC0415 - only here
    import tempfile  # noqa: PLC0415

    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - pathlib is slow to import
    handle, beside = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _READABLE)  # noqa: PTH101 - a temporary file is its owner's alone
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        os.unlink(beside)  # noqa: PTH108
        raise


def merge(sources: Sequence[Source], others: Iterable[Named] = ()) -> tuple[dict[str, Named], int]:
    """
    Return the places of all sources by identifier, and how many came more than once.

    A cell that is known wins over one that is not, and a source over *others*; of two sources that differ, the one
    whose name comes first. Names are gathered from all.
    """
    merged = 0
    found: dict[str, Named] = {}
    for source in sorted(sources, key=lambda source: (source.name, source.digest)):
        for record, names in sorted(source.places):
            merged += record.id in found
            found[record.id] = _joined(found.get(record.id), (record, names))
    for record, names in others:
        if record.id in found:
            merged += 1
        found[record.id] = _joined(found.get(record.id), (record, names))
    for source in sources:
        for place_id, more in source.names.items():
            if place_id in found:
                record, names = found[place_id]
                found[place_id] = named(record, dict.fromkeys([*names[1:], *sorted(more)]))
    return found, merged


def _joined(known: Named | None, new: Named) -> Named:
    if known is None:
        return new
    record = Record(*(old or fresh for old, fresh in zip(known[0], new[0], strict=True)))
    sources = dict.fromkeys([*known[0].source.split(";"), *new[0].source.split(";")])
    return named(record._replace(source=";".join(filter(None, sources))), dict.fromkeys([*known[1][1:], *new[1]]))


def _edition_of(sources: Sequence[Source]) -> str:
    """Return a fingerprint of the files, which their order does not change."""
    from zlib import crc32  # noqa: PLC0415

    digests = sorted(source.digest for source in sources)
    return f"{edition()}+{crc32(''.join(digests).encode()):08x}"


def _about(sources: Sequence[Source], *, with_bundled: bool) -> Mapping[str, str]:
    made = {
        f"source {number}": f"{source.name} ({source.form}, {len(source.places):,} places, sha256 {source.digest[:16]})"
        for number, source in enumerate(sorted(sources, key=lambda source: (source.name, source.digest)), start=1)
    }
    tables = _TABLES if with_bundled else ("countries.csv",)
    files = load_manifest()["files"]
    made["bundled"] = "; ".join(sorted({files[table]["attribution"] for table in tables}))
    return made
