"""
Read the files that a gazetteer is built from: GeoNames dumps, alternateNamesV2, COD-AB tables, plain tables.

What a file is, its first line says. Every problem of every row is collected as ``file:row:column: message`` (rows
count from 1, a header is row 1); nothing is read past a line that is no UTF-8.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from conflictparse.data.cells import check_country, check_degrees, check_filled, check_whole
from conflictparse.data.geonames import ALTERNATE_COLUMNS, DUMP_COLUMNS, Units, read_alternate, read_feature
from conflictparse.data.places import PLACE_COLUMNS, Named, place_of
from conflictparse.data.units_table import is_units_header, read_units
from conflictparse.errors import LexiconError

_DUMP, _ALTERNATE, _UNITS, _PLAIN = "GeoNames dump", "alternateNamesV2", "COD-AB", "plain table"
_REQUIRED: Final = ("id", "name", "kind")
_CHECKS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "id": check_filled,
    "name": check_filled,
    "kind": check_filled,
    "country": check_country,
    "lat": check_degrees(90),
    "lon": check_degrees(180),
    "population": check_whole,
}
#: The longest line of a table of places; a dump has names of places in it, and no line near as long.
MAX_LINE_BYTES: Final = 1 << 20
#: Problems after which a table is not read on; a table that is wrong is often wrong on every row.
MAX_PROBLEMS: Final = 1_000
_STEP: Final = 1 << 20  # bytes between two calls of a progress function


class Source(NamedTuple):
    """
    What one file holds.

    Attributes:
        name: of the file, without its folder.
        form: which of the four forms it is of.
        digest: SHA-256 of its bytes.
        places: in the order of the file.
        names: more names of places, by identifier.
        problems: what is wrong with its rows.
    """

    name: str
    form: str
    digest: str
    places: list[Named]
    names: dict[str, set[str]]
    problems: list[str]


class Lines:
    """The lines of a file, decoded one by one; it counts and fingerprints the bytes that went by."""

    def __init__(self, path: str, tick: Callable[[int], None]) -> None:
        import hashlib  # noqa: PLC0415 - 3 ms

        self.path = path
        self.problems: list[str] = []
        self._digest = hashlib.sha256()
        self._tick = tick

    def __iter__(self) -> Iterator[str]:
        since = 0
        with open(self.path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            for number, line in enumerate(iter(partial(file.readline, MAX_LINE_BYTES + 1), b""), start=1):
                if len(line) > MAX_LINE_BYTES:
                    self.problems.append(f"{self.path}:{number}: is longer than {MAX_LINE_BYTES:,} bytes")
                    return
                if len(self.problems) >= MAX_PROBLEMS:
                    self.problems.append(f"{self.path}:{number}: is not read, nor what follows")
                    return
                self._digest.update(line)
                since += len(line)
                if since >= _STEP:
                    self._tick(since)
                    since = 0
                try:
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as error:
                    self.problems.append(f"{self.path}:{number}: not UTF-8 at byte {error.start} of the line")
                    return
        self._tick(since)

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes read."""
        return self._digest.hexdigest()


def read_sources(paths: Sequence[str], progress: Callable[[int, int], None] | None = None) -> list[Source]:
    """
    Return what the files *paths* hold, files of alternate names last: they are read for places that are known.

    Raises:
        LexiconError: a file is of no known form.
        OSError: a file cannot be read.
    """
    import os  # noqa: PLC0415 - only here

    total = sum(os.stat(path).st_size for path in paths)  # noqa: PTH116 - pathlib is slow to import
    done = 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, total)

    forms = {path: form_of(path) for path in paths}
    sources: list[Source] = []
    for path in sorted(paths, key=lambda path: forms[path] == _ALTERNATE):
        lines = Lines(path, tick)
        known = {record.id for source in sources for record, _ in source.places}
        places, names = _READERS[forms[path]](lines, known)
        sources.append(Source(os.path.basename(path), forms[path], lines.digest, places, names, lines.problems))  # noqa: PTH119
    return sources


def form_of(path: str) -> str:
    """
    Return what form the file *path* is of.

    Raises:
        LexiconError: none that is known.
    """
    with open(path, "rb") as file:  # noqa: PTH123
        first = file.readline(1 << 16).decode("utf-8-sig", "replace").rstrip("\r\n")
    cells = first.split("\t")
    if len(cells) == len(DUMP_COLUMNS) and cells[0].isdecimal():
        return _DUMP
    if len(cells) in range(4, len(ALTERNATE_COLUMNS) + 1) and cells[0].isdecimal() and cells[1].isdecimal():
        return _ALTERNATE
    header = _split(first)
    if is_units_header(header):
        return _UNITS
    if set(_REQUIRED) <= set(header):
        return _PLAIN
    known = (
        f"a GeoNames dump has {len(DUMP_COLUMNS)} columns parted by tabs, a COD-AB table ADM1_EN and ADM1_PCODE, "
        f"a plain table {', '.join(_REQUIRED)}"
    )
    raise LexiconError((f"{path}:1: is no table of places: {known}",))


def _split(header: str) -> list[str]:
    """Return the column names of a header; the sign that parts most of them is the one."""
    sign = max(",;\t", key=header.count)
    try:
        return next(csv.reader([header], delimiter=sign), [])
    except csv.Error:  # a line end inside, or a cell without end: no header
        return []


_Read = tuple[list[Named], dict[str, set[str]]]


def _read_dump(lines: Lines, _: Collection[str]) -> _Read:
    """Read a GeoNames dump; the names of units are known only when all its rows are."""
    rows = []
    units = Units()
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != len(DUMP_COLUMNS):
            lines.problems.append(f"{lines.path}:{number}: {len(cells)} cells, not {len(DUMP_COLUMNS)}")
            continue
        row = dict(zip(DUMP_COLUMNS, cells, strict=True))
        found, problems = read_feature(row)
        lines.problems += [f"{lines.path}:{number}:{problem}" for problem in problems]
        if found is not None:
            units.note(row)
            rows.append((found, row))
    return [units.inside(place, row) for place, row in rows], {}


def _read_alternates(lines: Lines, known: Collection[str]) -> _Read:
    names: dict[str, set[str]] = {}
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if not 4 <= len(cells) <= len(ALTERNATE_COLUMNS):
            lines.problems.append(f"{lines.path}:{number}: {len(cells)} cells, not {len(ALTERNATE_COLUMNS)}")
            continue
        place_id, name = read_alternate(cells)
        if name and place_id in known:
            names.setdefault(place_id, set()).add(name)
    return [], names


def _rows(lines: Lines) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with a header, by column, with their numbers."""
    texts = iter(lines)
    first = next(texts, "")
    header = _split(first.rstrip("\r\n"))
    reader = csv.reader(texts, delimiter=max(",;\t", key=first.count))
    try:
        for cells in reader:
            number = reader.line_num + 1
            if cells and len(cells) != len(header):
                lines.problems.append(f"{lines.path}:{number}: {len(cells)} cells, not {len(header)}")
            elif cells:
                yield number, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        lines.problems.append(f"{lines.path}:{reader.line_num + 1}: {error}")


def _read_units(lines: Lines, _: Collection[str]) -> _Read:
    places, problems = read_units(_rows(lines))
    lines.problems += [f"{lines.path}:{problem}" for problem in problems]
    return places, {}


def _read_plain(lines: Lines, _: Collection[str]) -> _Read:
    places: list[Named] = []
    asked = False
    for number, row in _rows(lines):
        strange = [column for column in row if column not in PLACE_COLUMNS]
        if strange and not asked:
            asked = True
            lines.problems.append(
                f"{lines.path}:1:{strange[0]}: there is no such column: the columns are {', '.join(PLACE_COLUMNS)}"
            )
        wrong = [(column, check(row.get(column, ""))) for column, check in _CHECKS.items()]
        wrong += [("lat" if not row.get("lat") else "lon", "stands alone") for _ in [0] if _half(row)]
        lines.problems += [f"{lines.path}:{number}:{column}: {problem}" for column, problem in wrong if problem]
        places.append(place_of({"source": "own", **row}))
    if not places and not lines.problems:
        lines.problems.append(f"{lines.path}:1: no row follows the header")
    return places, {}


def _half(row: Mapping[str, str]) -> bool:
    """Tell whether only one of the two coordinates is given."""
    return bool(row.get("lat")) != bool(row.get("lon"))


_READERS: Final[Mapping[str, Callable[[Lines, Collection[str]], _Read]]] = {
    _DUMP: _read_dump,
    _ALTERNATE: _read_alternates,
    _UNITS: _read_units,
    _PLAIN: _read_plain,
}
