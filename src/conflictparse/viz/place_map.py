"""
A map of the places of a report, drawn as SVG: circles as wide as the words leave open, over the outlines of countries.

What has no point - an ambiguous name, one that the gazetteer lacks, a province without coordinates - is listed below
the map with the reason, never drawn. Kilometres are true along both axes at the middle of the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from conflictparse.claims.report import Report
from conflictparse.exports.wording import clean_words, count_words
from conflictparse.viz.claim_tree import claim_jump
from conflictparse.viz.markup import Markup, element, join, number
from conflictparse.viz.outlines import Country, Point, Window, clip_ring, line_runs, load_outlines
from conflictparse.viz.precision import Located, locate

_WIDTH: Final = 560.0
_HEIGHT: Final = 400.0
_KM_PER_DEGREE: Final = 111.2
_NARROWEST_KM: Final = 300.0  # a map of one village still shows where in its country it lies
_MARGIN: Final = 0.3  # of the span, on each side
_SMALLEST: Final = 6.0  # units; a smaller circle could not be seen
_LETTER: Final = 7.6  # units; how wide a letter of a label is
_GAP: Final = 6.0  # units between two labels of one line
_LINE: Final = 17.0  # units; how high a label is
_NAMED_SHARE: Final = 0.05  # of the map; a country that takes less is not named
_BAR_KM: Final = (1000, 500, 200, 100, 50, 20, 10)


#: Where the name of a country is tried, in units from the middle of it.
_AROUND: Final = (
    (0, 0),
    (0, -60),
    (0, 60),
    (-90, 0),
    (90, 0),
    (-90, -90),
    (90, -90),
    (-90, 90),
    (90, 90),
    (-150, 0),
    (150, 0),
)
_Box: TypeAlias = tuple[float, float, float, float]


class _Frame(NamedTuple):
    """How degrees become units of the map."""

    window: Window
    x_scale: float
    y_scale: float

    def place(self, point: Point) -> Point:
        return (point[0] - self.window.west) * self.x_scale, (self.window.north - point[1]) * self.y_scale

    def units(self, km: float) -> float:
        return km / _KM_PER_DEGREE * self.y_scale


def place_map(report: Report, prefix: str = "") -> Markup | None:
    """
    Return the map and its list of places, or None when the report names no place where something happens.

    >>> import conflictparse as cp
    >>> "Sarmīn, Idlib, SYR" in place_map(cp.parse("Shelling killed 12 people in Sarmin."))
    True
    """
    found = locate(report)
    if not found:
        return None
    drawn = [place for place in found if place.radius_km is not None]
    numbers = {id(place): n for n, place in enumerate(drawn, start=1)}
    undrawn = [place for place in found if place.radius_km is None]
    return join(
        _drawing(drawn),
        _listed("places", drawn, prefix) if numbers else None,
        element("h3", "Not drawn") if undrawn else None,
        _listed("undrawn", undrawn, prefix) if undrawn else None,
    )


def _listed(kind: str, places: Sequence[Located], prefix: str) -> Markup:
    items = [
        element(
            "li",
            element("b", place.name),
            element("span", place.why, class_="why"),
            *(part for id_ in place.claims for part in (" ", claim_jump(id_, prefix, clean_words(id_)))),
        )
        for place in places
    ]
    return element("ol" if kind == "places" else "ul", *items, class_=kind)


def _drawing(places: Sequence[Located]) -> Markup | None:
    """Return the map itself, or None without a place to draw."""
    if not places:
        return None
    frame = _frame_of(places)
    shapes = list(_shapes(frame))
    words = f"Map of {count_words(len(places), 'place')}; the list below it says the same in words"
    circles = [_circle(n, place, frame) for n, place in _widest_first(places)]
    svg = element(
        "svg",
        element("rect", class_="sea", width=_WIDTH, height=_HEIGHT),
        *(element("path", class_="land", d="".join(f"{_path(ring)}Z" for ring in rings)) for _, rings in shapes),
        element("path", class_="border", d=_borders(frame, disputed=False)),
        element("path", class_="border dashed", d=_borders(frame, disputed=True)),
        *circles,
        *_labels(places, shapes, frame),
        _bar(frame),
        class_="map",
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="img",
        aria_label=words,
    )
    note = (
        "Circles are as wide as the words leave open. Outlines: Natural Earth, public domain, thinned; they show who is"
        " in control as its makers see it, and some lines that are not agreed are dashed."
    )
    return element("figure", svg, element("figcaption", note))


def _frame_of(places: Sequence[Located]) -> _Frame:
    """Return the frame that holds all circles, with room around them, in the shape of the map."""
    spans = [(p.mention.lon or 0.0, p.mention.lat or 0.0, p.radius_km or 0.0) for p in places]
    south = min(lat - km / _KM_PER_DEGREE for _, lat, km in spans)
    north = max(lat + km / _KM_PER_DEGREE for _, lat, km in spans)
    shrink = max(0.1, math.cos(math.radians((south + north) / 2)))
    west = min(lon - km / _KM_PER_DEGREE / shrink for lon, _, km in spans)
    east = max(lon + km / _KM_PER_DEGREE / shrink for lon, _, km in spans)
    wide, high = (east - west) * shrink, north - south
    high = max(max(high, wide * _HEIGHT / _WIDTH) * (1 + 2 * _MARGIN), _NARROWEST_KM / _KM_PER_DEGREE)
    wide = high * _WIDTH / _HEIGHT / shrink
    x, y = (west + east) / 2, (south + north) / 2
    window = Window(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    return _Frame(window, _WIDTH / wide, _HEIGHT / high)


# ---------------------------------------------------------------- land
def _shapes(frame: _Frame) -> Iterator[tuple[Country, list[list[Point]]]]:
    """Yield the countries on the map, with those of their rings that come into it, in its units."""
    for country in load_outlines().countries:
        if country.window.meets(frame.window):
            rings = (clip_ring(ring, frame.window) for ring in country.rings)
            shapes = [[frame.place(point) for point in ring] for ring in rings if len(ring) > 2]
            if shapes:
                yield country, shapes


def _borders(frame: _Frame, *, disputed: bool) -> str:
    lines = [b for b in load_outlines().borders if b.is_disputed is disputed and b.window.meets(frame.window)]
    runs = (run for line in lines for run in line_runs(line.points, frame.window))
    return "".join(_path([frame.place(point) for point in run]) for run in runs)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _middle(shape: Sequence[Point]) -> tuple[float, float, float]:
    """Return the area of a shape and the middle of it."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(area / 2), x / (3 * area), y / (3 * area)) if area else (0.0, 0.0, 0.0)


# ---------------------------------------------------------------- places
def _widest_first(places: Sequence[Located]) -> list[tuple[int, Located]]:
    """Return the places with their numbers, so that a small circle lies above a large one."""
    return sorted(enumerate(places, start=1), key=lambda pair: (-(pair[1].radius_km or 0.0), pair[0]))


def _circle(n: int, place: Located, frame: _Frame) -> Markup:
    x, y, radius = _spot(place, frame)
    kind = "spot wide" if radius > 4 * _SMALLEST else "spot"
    return element(
        "g",
        element("title", f"{n}. {place.name}: {place.why}"),
        element("circle", class_=kind, cx=x, cy=y, r=radius),
    )


def _spot(place: Located, frame: _Frame) -> tuple[float, float, float]:
    x, y = frame.place((place.mention.lon or 0.0, place.mention.lat or 0.0))
    return x, y, max(_SMALLEST, frame.units(place.radius_km or 0.0))


def _labels(
    places: Sequence[Located], shapes: Sequence[tuple[Country, list[list[Point]]]], frame: _Frame
) -> Iterator[Markup]:
    """
    Yield the labels that have room: places, the most precise first, then countries.

    A place without room for its name has its number alone; a country without room has no label.
    """
    spots = [_spot(place, frame) for place in places]
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in spots if r <= 4 * _SMALLEST]
    for n, place in reversed(_widest_first(places)):
        x, y, radius = spots[n - 1]
        for words in (f"{n} {place.label}", str(n)):
            box = _room(x, y, radius, len(words) * _LETTER, taken)
            if box is not None:
                taken.append((box[0] - _GAP, box[1], box[2] + _GAP, box[3]))
                yield element("text", words, class_="label", x=box[0] + 3, y=box[3] - 4.5)
                break
    taken += [(x - 0.7 * r, y - 0.7 * r, x + 0.7 * r, y + 0.7 * r) for x, y, r in spots]
    for country, rings in shapes:
        area, x, y = max(_middle(ring) for ring in rings)
        half = len(country.name) * _LETTER * 0.65
        boxes = ((x + dx - half, y + dy - _LINE, x + dx + half, y + dy + 4) for dx, dy in _AROUND)
        box = next((box for box in boxes if _is_free(box, taken)), None)
        if area >= _NAMED_SHARE * _WIDTH * _HEIGHT and box is not None:
            yield element("text", country.name, class_="country", x=(box[0] + box[2]) / 2, y=box[3] - 4)


def _room(x: float, y: float, radius: float, width: float, taken: Sequence[_Box]) -> _Box | None:
    """Return the first box that is free: inside a wide circle, else beside it."""
    half = _LINE / 2
    inside = ((x - width / 2, y - half), (x - width / 2, y + radius * 0.6), (x - width / 2, y - radius * 0.6 - _LINE))
    beside = (
        (x + radius + 2, y - half),
        (x - radius - 2 - width, y - half),
        (x - width / 2, y - radius - 2 - _LINE),
        (x - width / 2, y + radius + 2),
    )
    for left, top in (*(inside if 2.2 * radius >= width else ()), *beside):
        box = (left, top, left + width, top + _LINE)
        if _is_free(box, taken):
            return box
    return None


def _is_free(box: _Box, taken: Sequence[_Box]) -> bool:
    """Tell whether *box* lies on the map and over none that is taken."""
    if box[0] < 2 or box[1] < 2 or box[2] > _WIDTH - 2 or box[3] > _HEIGHT - 2:
        return False
    return not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)


def _bar(frame: _Frame) -> Markup:
    """Return the bar that shows how long so many kilometres are."""
    km = next((km for km in _BAR_KM if frame.units(km) <= _WIDTH / 4), _BAR_KM[-1])
    length, y = frame.units(km), _HEIGHT - 14
    return element(
        "g",
        element("path", d=f"M14 {number(y - 5)}V{number(y)}H{number(14 + length)}V{number(y - 5)}"),
        element("text", f"{km:,} km", x=20 + length, y=y + 1),
        class_="bar",
    )
