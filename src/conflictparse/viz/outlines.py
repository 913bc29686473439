"""
The outlines of countries, from the file that ships with the library, cut to the window of a map.

They are Natural Earth's (public domain), thinned: a map for orientation, not for measuring. They show who is in
control as its makers see it; lines that are not agreed are kept apart, to be dashed.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from conflictparse.viz.document import read_file

#: Longitude and latitude in degrees.
Point: TypeAlias = tuple[float, float]
_USUAL_PROVINCE: Final = 80  # km; the radius of a first-level unit where the country is not known


class Window(NamedTuple):
    """The part of the world that a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Window) -> bool:
        """Tell whether two windows have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


def window_of(points: Sequence[Point]) -> Window:
    """
    Return the smallest window that holds all *points*.

    >>> window_of([(1.0, 5.0), (3.0, 2.0)])
    Window(west=1.0, south=2.0, east=3.0, north=5.0)
    """
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return Window(min(lons), min(lats), max(lons), max(lats))


class Country(NamedTuple):
    """
    One country.

    Attributes:
        code: ISO 3166-1 alpha-3, or "".
        name: its name in English.
        province_km: radius of a circle as large as one of its first-level units is on average.
        rings: its outer and inner rings.
        window: what it extends over.
    """

    code: str
    name: str
    province_km: int
    rings: tuple[tuple[Point, ...], ...]
    window: Window


class Border(NamedTuple):
    """
    A line between two neighbours.

    Attributes:
        points: its points.
        window: what it extends over.
        is_disputed: whether those on both sides do not agree on it.
    """

    points: tuple[Point, ...]
    window: Window
    is_disputed: bool


class Outlines(NamedTuple):
    """
    All outlines.

    Attributes:
        countries: the countries, by name.
        borders: the lines between them.
    """

    countries: tuple[Country, ...]
    borders: tuple[Border, ...]


@cache
def load_outlines() -> Outlines:
    """
    Return the outlines that ship with the library.

    >>> [country.name for country in load_outlines().countries if country.code == "SDN"]
    ['Sudan']
    """
    data = json.loads(read_file("outlines.json"))
    arcs = tuple(_unpack(packed, data["scale"]) for packed in data["arcs"])
    countries = []
    for code, name, radius, rings in data["countries"]:
        found = tuple(_ring(ring, arcs) for ring in rings)
        countries.append(Country(code, name, radius, found, window_of([point for ring in found for point in ring])))
    borders = [
        Border(arcs[n], window_of(arcs[n]), kind == "disputed") for kind in ("borders", "disputed") for n in data[kind]
    ]
    return Outlines(tuple(countries), tuple(borders))


def province_km(code: str | None) -> int:
    """
    Return the radius of a circle as large as a province of the country is on average.

    >>> province_km("SYR"), province_km(None)
    (65, 80)
    """
    return next((c.province_km for c in load_outlines().countries if code and c.code == code), _USUAL_PROVINCE)


def clip_ring(points: Sequence[Point], window: Window) -> list[Point]:
    """
    Return the part of a ring that lies inside *window* (Sutherland and Hodgman).

    >>> clip_ring([(0, 0), (4, 0), (4, 4), (0, 4)], Window(1, 1, 2, 2))
    [(1.0, 2), (1.0, 1), (2.0, 1), (2.0, 2)]
    """
    found = list(points)
    for axis, edge, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        found = list(_clip_edge(found, axis, edge, sign))
    return found


def line_runs(points: Sequence[Point], window: Window) -> Iterator[list[Point]]:
    """Yield the runs of a line that come into *window*, with the points just outside it."""
    run: list[Point] = []
    for start, end in itertools.pairwise(points):
        if window.meets(window_of((start, end))):
            run = run or [start]
            run.append(end)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _clip_edge(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    for before, point in zip((*points[-1:], *points[:-1]), points, strict=True):
        was_in, is_in = sign * (before[axis] - edge) >= 0, sign * (point[axis] - edge) >= 0
        if was_in != is_in:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_in:
            yield point


def _ring(numbers: Sequence[int], arcs: Sequence[tuple[Point, ...]]) -> tuple[Point, ...]:
    """Return the points of a ring; each of its arcs begins where the one before ends, a negative one runs backwards."""
    points: list[Point] = []
    for n in numbers:
        run = arcs[n] if n >= 0 else arcs[~n][::-1]
        points.extend(run[1:] if points and points[-1] == run[0] else run)
    return tuple(points)


def _unpack(packed: str, scale: int) -> tuple[Point, ...]:
    """Return the points of an encoded polyline: differences, five bits a character, the lowest first."""
    values: list[int] = []
    value = shift = 0
    for char in packed:
        bits = ord(char) - 63
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: list[Point] = []
    x = y = 0
    for dx, dy in zip(values[::2], values[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return tuple(points)
