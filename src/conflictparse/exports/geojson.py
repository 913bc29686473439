"""
Rows as points on a map, after RFC 7946: a feature for each row, and no point where no place is resolved.

A point stands where the gazetteer has the place, and is no more precise than the precision codes in its properties say:
that of a country is somewhere inside it. Longitude comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from conflictparse.claims.codec import encode
from conflictparse.exports.json_lines import json_text
from conflictparse.exports.options import Lines
from conflictparse.exports.row import ClaimRow

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

_HEADER: Final = '{"type": "FeatureCollection", "features": [\n'
_SEPARATOR: Final = ",\n"
_FOOTER: Final = "\n]}\n"


def feature_of(row: ClaimRow) -> dict[str, Any]:
    """
    Return *row* as a GeoJSON feature, its columns as properties.

    >>> row = ClaimRow(doc="a.txt", claim_id="c1", lat=35.904, lon=36.725, place_status="resolved")
    >>> feature_of(row)["geometry"], feature_of(row)["id"]
    ({'type': 'Point', 'coordinates': [36.725, 35.904]}, 'a.txt#c1')
    >>> feature_of(ClaimRow(place_name="Tell Aran", place_status="unknown"))["geometry"] is None
    True
    """
    known = row.place_status == "resolved" and row.lat is not None and row.lon is not None
    return {
        "type": "Feature",
        "id": f"{row.doc}#{row.claim_id}",
        "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]} if known else None,
        "properties": encode(row),
    }


def rows_to_geojson(rows: Iterable[ClaimRow]) -> Iterator[str]:
    r"""
    Yield the pieces of a FeatureCollection of *rows*, a feature on each line.

    >>> "".join(rows_to_geojson([])).replace("\n", "")
    '{"type": "FeatureCollection", "features": []}'
    """
    yield _HEADER
    for number, row in enumerate(rows):
        yield (_SEPARATOR if number else "") + json_text(feature_of(row))
    yield _FOOTER


class GeoJson(Lines):
    """One FeatureCollection, a feature on each line."""

    separator = _SEPARATOR.encode()

    def header(self) -> bytes:
        """Return the beginning of the collection."""
        return _HEADER.encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the features of *report*."""
        return _SEPARATOR.join(json_text(feature_of(row)) for row in self.options.rows(doc, report, text)).encode()

    def footer(self) -> bytes:
        """Return the end of the collection."""
        return _FOOTER.encode()
