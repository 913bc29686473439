"""A report as read: its findings, its claims, what does not add up, and what was left unread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from attrs import field, frozen

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Discrepancy
from conflictparse.claims.codec import decode, encode
from conflictparse.errors import ReportFormatError
from conflictparse.numbers.quantity import Quantity, Skipped
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

if TYPE_CHECKING:
    from typing import Unpack

    import pyarrow as pa

    from conflictparse.exports import ClaimRow, Target
    from conflictparse.exports.options import RowChoices

#: Version of the JSON form; ``Report.to_dict()["schema"]``.
SCHEMA = 1


@frozen
class Report:
    """
    Everything that was read in one text.

    Attributes:
        schema: version of the JSON form.
        library: version of conflictparse.
        edition: edition of the bundled data, and of the gazetteer if another one was given.
        published: publication date, or None.
        quantities, times, places, actors, claims: findings, each in reading order.
        discrepancies: claims that do not add up.
        skipped: numbers that were seen and deliberately not used.
        diagnostics: remarks on the reading as a whole ("no publication date: 3 relative times unresolved").
    """

    schema: int = SCHEMA
    library: str = ""
    edition: str = ""
    published: date | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    diagnostics: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """
        Return the report as JSON-safe lists and dictionaries.

        >>> Report(published=date(2024, 11, 28)).to_dict()["published"]
        '2024-11-28'
        """
        data: dict[str, Any] = encode(self)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """
        Return the report that :meth:`to_dict` wrote.

        Raises:
            ReportFormatError: *data* has another shape, or another version of it; the message says where.

        >>> Report.from_dict(Report(library="0.1").to_dict()) == Report(library="0.1")
        True
        """
        if isinstance(data, Mapping):
            _need_schema(data)
        return decode(cls, data, "report")

    def to_rows(self, **choices: Unpack[RowChoices]) -> tuple[ClaimRow, ...]:
        """
        Return the claims as rows of one flat table, in reading order: those that a plain sum may add up.

        Args:
            choices: ``doc``, ``text``, ``convention``, ``include_parts``, ``scale``, as
                :func:`conflictparse.exports.to_rows` takes them.

        >>> from conflictparse import parse
        >>> report = parse("Shelling killed dozens of villagers.")
        >>> [(row.effect, row.low, row.best, row.high) for row in report.to_rows(convention="ucdp")]
        [('killed', 24, 24, 99)]
        """
        from conflictparse.exports.rows import to_rows  # noqa: PLC0415 - a form in which reports leave

        return to_rows(self, **choices)

    def to_json(self, *, doc: str | None = None, indent: int | None = None) -> str:
        """
        Return the whole report as JSON; :meth:`from_dict` reads what is parsed from it.

        Args:
            doc: id or name of the report, for the first field.
            indent: how far to indent; by default it is all on one line.

        >>> Report(library="0.1").to_json()[:30]
        '{"schema": 1, "library": "0.1"'
        """
        from conflictparse.exports.json_lines import report_json  # noqa: PLC0415 - see above

        return report_json(self, doc=doc, indent=indent)

    def to_jsonl(self, *, doc: str = "") -> str:
        r"""
        Return the whole report as one line of JSON, as ``conflictparse parse --format jsonl`` writes it.

        >>> Report(library="0.1").to_jsonl(doc="a.txt")[:30], Report().to_jsonl()[-1]
        ('{"doc": "a.txt", "schema": 1, ', '\n')
        """
        return self.to_json(doc=doc) + "\n"

    def to_csv(self, *, bom: bool = False, hxl: bool = False, guard: bool = True, **choices: Unpack[RowChoices]) -> str:
        """
        Return the rows as CSV that a spreadsheet opens without harm.

        Args:
            bom: whether it begins with a byte order mark, by which Excel knows UTF-8.
            hxl: whether a line of HXL tags follows the header.
            guard: whether words that begin like a formula get an apostrophe.
            choices: those of :meth:`to_rows`.

        >>> from conflictparse import parse
        >>> parse("Shelling killed 12 villagers.").to_csv(doc="=a.txt").splitlines()[1][:23]
        "'=a.txt,,c1,,,,,,killed"
        """
        from conflictparse.exports.row_csv import rows_to_csv  # noqa: PLC0415 - see above

        return "".join(rows_to_csv(self.to_rows(**choices), bom=bom, hxl=hxl, guard=guard))

    def to_arrow(self, **choices: Unpack[RowChoices]) -> pa.Table:
        """
        Return the rows as an Arrow table.

        Args:
            choices: those of :meth:`to_rows`.

        Raises:
            MissingExtraError: pyarrow is not installed.

        >>> from conflictparse import parse
        >>> parse("Shelling killed 12 villagers.").to_arrow()["low"].to_pylist()
        [12]
        """
        from conflictparse.exports.row_arrow import rows_to_arrow  # noqa: PLC0415 - see above

        return rows_to_arrow(self.to_rows(**choices))

    def to_parquet(self, target: Target, **choices: Unpack[RowChoices]) -> None:
        """
        Write the rows to a Parquet file.

        Args:
            target: the path of the file, or a file opened for bytes.
            choices: those of :meth:`to_rows`.

        Raises:
            MissingExtraError: pyarrow is not installed.
            OSError: the file cannot be written.

        >>> import io
        >>> Report().to_parquet(io.BytesIO())
        """
        from conflictparse.exports.row_arrow import rows_to_parquet  # noqa: PLC0415 - see above

        rows_to_parquet(self.to_rows(**choices), target)

    def to_geojson(self, **choices: Unpack[RowChoices]) -> str:
        """
        Return the rows as a GeoJSON FeatureCollection (RFC 7946); a place that is not resolved has no geometry.

        Args:
            choices: those of :meth:`to_rows`.

        >>> from conflictparse import parse
        >>> import json
        >>> (feature,) = json.loads(parse("Shelling killed 12 people in Sarmin.").to_geojson())["features"]
        >>> feature["geometry"]["coordinates"], feature["properties"]["geo_precision"]
        ([36.725, 35.904], 1)
        """
        from conflictparse.exports.geojson import rows_to_geojson  # noqa: PLC0415 - see above

        return "".join(rows_to_geojson(self.to_rows(**choices)))

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from conflictparse.viz.cells import report_cell  # noqa: PLC0415 - only notebooks ask, and no core module needs it

        return report_cell(self)


def _need_schema(data: Mapping[str, Any]) -> None:
    """Refuse a report of another schema before its fields puzzle anybody."""
    given = data.get("schema", SCHEMA)
    if isinstance(given, int) and given != SCHEMA:
        writer = f"conflictparse {data['library']}" if data.get("library") else "the conflictparse that wrote it"
        cure = f"parse the text again, or read it with {writer}"
        raise ReportFormatError("report.schema", f"this version reads schema {SCHEMA}, not {given}: {cure}")
