"""
Build ``src/conflictparse/viz/outlines.json``, the country outlines below the maps.

Source: Natural Earth 4.1, public domain, as the npm package world-atlas 2.0.2 (ISC licence) has it. Run it with the
file ``countries-50m.json`` of that package; arcs are thinned until the result is small enough to ship:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/outlines.py package/countries-50m.json

An arc is a run of points that one country, or two neighbours, share; it is written once, as differences in hundredths
of a degree, five bits a character (the encoded polyline format). Lines that are not agreed between those who live on
both sides are listed apart, to be dashed.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import math
from pathlib import Path
from typing import Any, Final, TypeAlias

import pycountry
from write_manifest import main as refresh_manifest

PACKAGE: Final = Path(__file__).parent.parent / "src/conflictparse"
TARGET: Final = PACKAGE / "viz/outlines.json"
SCALE: Final = 100  # steps to a degree: about a kilometre
TOLERANCE: Final = 0.02  # degrees; what keeps the file below LARGEST
SMALLEST: Final = 0.35  # degrees; an island that is shorter both ways is left out, unless it is all of its country
FAR_NORTH: Final = 62.0  # degrees; coasts beyond are long, and few reports come from there: they are thinned more
COARSER: Final = 4
LARGEST: Final = 110_000  # bytes
EARTH_KM: Final = 6371.0088

#: Pairs of neighbours whose line is disputed in whole; a box narrows it to the arcs inside (west, south, east, north).
DISPUTED: Final = {
    frozenset({"Cyprus", "N. Cyprus"}): None,
    frozenset({"Serbia", "Kosovo"}): None,
    frozenset({"Somalia", "Somaliland"}): None,
    frozenset({"Morocco", "W. Sahara"}): None,
    frozenset({"Israel", "Palestine"}): None,
    frozenset({"Israel", "Syria"}): None,
    frozenset({"India", "Siachen Glacier"}): None,
    frozenset({"Pakistan", "Siachen Glacier"}): None,
    frozenset({"China", "Siachen Glacier"}): None,
    frozenset({"Russia", "Ukraine"}): (32.0, 45.0, 36.0, 46.5),
}
#: Codes of those that the source gives none; what has no ISO code belongs to no record of the gazetteer.
CODES: Final = {"Kosovo": "XKX"}

Point: TypeAlias = tuple[float, float]


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def thin(points: list[Point], tolerance: float) -> list[Point]:
    """Return *points* without those within *tolerance* of the line through the others (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    if points[0] == points[-1] and len(points) > 3:  # a closed line needs a third point to have an inside
        keep.add(max(range(len(points)), key=lambda n: math.dist(points[0], points[n])))
    corners = sorted(keep)
    spans = list(itertools.pairwise(corners))
    while spans:
        first, last = spans.pop()
        far, distance = first, tolerance
        for n in range(first + 1, last):
            found = _distance(points[n], points[first], points[last])
            if found > distance:
                far, distance = n, found
        if far != first:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[n] for n in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far *point* lies from the line, in degrees of latitude."""
    shrink = math.cos(math.radians(point[1]))
    ax, ay, bx, by = start[0] * shrink, start[1], end[0] * shrink, end[1]
    px, py = point[0] * shrink, point[1]
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))


def pack(points: list[Point]) -> str:
    """Return *points* as an encoded polyline; neighbours that fall on one step are one."""
    steps = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    chars: list[str] = []
    before = (0, 0)
    for n, (x, y) in enumerate(steps):
        if n and (x, y) == before:
            continue
        for value in (x - before[0], y - before[1]):
            left = ~(value << 1) if value < 0 else value << 1
            while left >= 0x20:
                chars.append(chr((0x20 | (left & 0x1F)) + 63))
                left >>= 5
            chars.append(chr(left + 63))
        before = (x, y)
    return "".join(chars)


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """Return the outer and inner rings of a country as lists of arcs; a negative one runs backwards."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of *ring*."""
    return [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]


def area_km2(points: list[Point]) -> float:
    """Return the area inside a ring on the sphere, in square kilometres."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        total += math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total) * EARTH_KM**2 / 2


def province_radius(code: str, area: float) -> int:
    """Return the radius in kilometres of a circle as large as a first-level unit of the country is on average."""
    units = [u for u in pycountry.subdivisions if u.country_code == code and u.parent_code is None]
    return max(10, round(math.sqrt(area / max(len(units), 1) / math.pi)))


def is_kept(ring: list[int], arcs: list[list[Point]], largest: list[int]) -> bool:
    """Tell whether *ring* is large enough to be seen, or all that there is of its country."""
    points = ring_points(ring, arcs)
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    return ring is largest or max(width, height) >= SMALLEST * coarseness(points)


def coarseness(points: list[Point]) -> int:
    """Return how much more than elsewhere *points* are thinned."""
    return COARSER if min(abs(y) for _, y in points) > FAR_NORTH else 1


def code_of(geometry: dict[str, Any]) -> tuple[str, str]:
    """Return the alpha-3 and alpha-2 codes of a country; both empty where it has none."""
    country = pycountry.countries.get(numeric=geometry["id"]) if "id" in geometry else None
    name = geometry["properties"]["name"]
    return (country.alpha_3, country.alpha_2) if country else (CODES.get(name, ""), "")


def country_names() -> dict[str, str]:
    """Return the names that the library uses, by code; the source shortens many ("Dem. Rep. Congo")."""
    with (PACKAGE / "data/countries.csv").open(encoding="utf-8", newline="") as table:
        return {row["id"]: row["name"] for row in csv.DictReader(table)}


def is_disputed(names: set[str], points: list[Point]) -> bool:
    """Tell whether the arc between two neighbours is listed as disputed."""
    if frozenset(names) not in DISPUTED:
        return False
    box = DISPUTED[frozenset(names)]
    return box is None or all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points)


def compile_outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """Return what is written to the file."""
    arcs = decode_arcs(topology)
    thinned = [thin(arc, TOLERANCE * coarseness(arc)) for arc in arcs]
    number: dict[int, int] = {}
    owners: dict[int, list[str]] = {}
    countries = []
    names = country_names()
    for geometry in sorted(topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
        name = geometry["properties"]["name"]
        if name == "Antarctica":  # no report needs it, and its ring runs along the edge of the map
            continue
        rings = rings_of(geometry)
        code, short = code_of(geometry)
        largest = max(rings, key=lambda ring: area_km2(ring_points(ring, arcs)))
        kept = [ring for ring in rings if is_kept(ring, arcs, largest)]
        area = sum(area_km2(ring_points(ring, arcs)) for ring in rings)
        for arc in {n if n >= 0 else ~n for ring in kept for n in ring}:
            owners.setdefault(arc, []).append(name)
        countries.append([code, names.get(code, name), province_radius(short, area), kept])
    for old in sorted(owners):
        number[old] = len(number)
    for country in countries:
        country[3] = [[number[n] if n >= 0 else ~number[~n] for n in ring] for ring in country[3]]
    shared = {arc: set(names) for arc, names in owners.items() if len(names) > 1}
    dashed = sorted(number[arc] for arc, names in shared.items() if is_disputed(names, arcs[arc]))
    return {
        "source": "Natural Earth 4.1, 1:50m, public domain, thinned; from the npm package world-atlas 2.0.2 (ISC)",
        "scale": SCALE,
        "borders": sorted(number[arc] for arc in shared if number[arc] not in dashed),
        "disputed": dashed,
        "countries": countries,
        "arcs": [pack(thinned[old]) for old in sorted(owners)],
    }


def main() -> None:
    """Write the outlines, and refuse to write a file that is too large to ship."""
    parser = argparse.ArgumentParser(description="Build the country outlines of the maps.")
    parser.add_argument("topology", type=Path, help="countries-50m.json of the npm package world-atlas")
    found = compile_outlines(json.loads(parser.parse_args().topology.read_text(encoding="utf-8")))
    text = json.dumps(found, ensure_ascii=True, separators=(",", ":")) + "\n"
    if len(text) > LARGEST:
        raise SystemExit(f"{len(text):,} bytes, more than {LARGEST:,}: raise TOLERANCE")
    TARGET.write_text(text, encoding="ascii", newline="\n")
    print(f"{TARGET.name}: {len(found['countries'])} countries, {len(found['arcs'])} arcs, {len(text):,} bytes")
    refresh_manifest()


if __name__ == "__main__":
    main()
