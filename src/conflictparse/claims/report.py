"""A report as read: its findings, its claims, what does not add up, and what was left unread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from attrs import field, frozen

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Discrepancy
from conflictparse.claims.codec import decode, encode
from conflictparse.errors import ReportFormatError
from conflictparse.numbers.quantity import Quantity, Skipped
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

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


def _need_schema(data: Mapping[str, Any]) -> None:
    """Refuse a report of another schema before its fields puzzle anybody."""
    given = data.get("schema", SCHEMA)
    if isinstance(given, int) and given != SCHEMA:
        writer = f"conflictparse {data['library']}" if data.get("library") else "the conflictparse that wrote it"
        cure = f"parse the text again, or read it with {writer}"
        raise ReportFormatError("report.schema", f"this version reads schema {SCHEMA}, not {given}: {cure}")
