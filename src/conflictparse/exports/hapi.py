"""
Figures by administrative unit, in the manner of the HDX Humanitarian API: a long table, a row for each figure.

Countries and units have their names and their codes: ISO 3166-1 alpha-3, and OCHA P-codes where the gazetteer has them.
A place below the second level is counted where it lies. The rows are no data of OCHA.

Law: the figures of one event type add up to the toll of the report under the same convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from conflictparse.exports.columns import CellKind, column, with_converters
from conflictparse.exports.csv_table import header_lines, value_lines
from conflictparse.exports.options import Lines
from conflictparse.numbers.quantity import Number
from conflictparse.places import Gazetteer

if TYPE_CHECKING:
    from conflictparse.claims.report import Report
    from conflictparse.exports.options import Options
    from conflictparse.exports.row import ClaimRow

#: Countries in use that ISO 3166-1 does not have.
_OTHERS: Final[Mapping[str, str]] = MappingProxyType({"XKX": "Kosovo"})
_UNITS: Final = ("admin1", "admin2")


@frozen(field_transformer=with_converters)
class HapiRow:
    """One figure for one administrative unit; the names of the columns are those of the HDX Humanitarian API."""

    location_code: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Country code", "ISO 3166-1 alpha-3 code.", "#country+code")
    )
    location_name: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Country", "Name in ISO 3166-1.", "#country+name")
    )
    admin1_code: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 1 code", "P-code of the first-level unit.", "#adm1+code")
    )
    admin1_name: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 1", "Name of the first-level unit.", "#adm1+name")
    )
    admin2_code: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 2 code", "P-code of the second-level unit.", "#adm2+code")
    )
    admin2_name: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 2", "Name of the second-level unit.", "#adm2+name")
    )
    admin_level: int | None = field(
        default=None,
        metadata=column(CellKind.WHOLE, "Level", "Smallest unit that is known: 0, 1 or 2.", "#geo+admin_level"),
    )
    event_type: str = field(
        default="",
        metadata=column(CellKind.WORDS, "Event type", "What happened: killed, injured, displaced ...", "#event+type"),
    )
    population_group: str = field(
        default="unknown",
        metadata=column(
            CellKind.WORDS, "Group", "Who or what was affected: civilian, child, combatant ...", "#affected+group"
        ),
    )
    figure_low: Number | None = field(
        default=None,
        metadata=column(CellKind.NUMBER, "Low", "Lowest figure under the convention.", "#affected+num+min"),
    )
    figure: Number | None = field(
        default=None,
        metadata=column(CellKind.NUMBER, "Figure", "Figure to write down under the convention.", "#affected+num"),
    )
    figure_high: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER, "High", "Highest figure under the convention; empty is open.", "#affected+num+max"
        ),
    )
    convention: str = field(
        default="",
        metadata=column(CellKind.WORDS, "Convention", "Name of the convention of the figures.", "#meta+method"),
    )
    reference_period_start: date | None = field(
        default=None, metadata=column(CellKind.DAY, "From", "First day of the event; empty is unknown.", "#date+start")
    )
    reference_period_end: date | None = field(
        default=None, metadata=column(CellKind.DAY, "To", "Last day of the event; empty is unknown.", "#date+end")
    )
    provider_name: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Provider", "Who says so, in the report.", "#meta+source")
    )
    doc: str = field(
        default="", metadata=column(CellKind.WORDS, "Document", "Id or name of the report.", "#meta+id+doc")
    )
    claim_id: str = field(
        default="", metadata=column(CellKind.WORDS, "Claim", "Id of the claim within its report.", "#meta+id+claim")
    )


class _Unit(NamedTuple):
    """A unit by its name and P-code."""

    name: str | None
    code: str | None


def hapi_rows(rows: Iterable[ClaimRow], gazetteer: Gazetteer) -> Iterator[HapiRow]:
    """
    Yield a row for each figure of *rows* that a plain sum may add up.

    Args:
        gazetteer: the known places, for the codes of units.

    >>> from conflictparse import load_gazetteer, parse
    >>> report = parse("Shelling killed 12 people in Sarmin on Monday.", published="2024-11-28")
    >>> (row,) = hapi_rows(report.to_rows(), load_gazetteer())
    >>> row.location_name, row.admin1_code, row.admin1_name, row.admin_level, row.figure
    ('Syrian Arab Republic', 'SY07', 'Idlib', 1, 12)
    """
    for row in rows:
        if row.additive and not (row.low is row.best is row.high is None):
            yield _hapi_row(row, gazetteer)


def _hapi_row(row: ClaimRow, gazetteer: Gazetteer) -> HapiRow:
    first, second = (_unit(row, level, gazetteer) for level in _UNITS)
    dated = row.time_role == "event"
    return HapiRow(
        location_code=row.country,
        location_name=_country_name(row.country) if row.country is not None else None,
        admin1_code=first.code,
        admin1_name=first.name,
        admin2_code=second.code,
        admin2_name=second.name,
        admin_level=2 if second.name else 1 if first.name else None if row.country is None else 0,
        event_type=row.effect,
        population_group=row.category,
        figure_low=row.low,
        figure=row.best,
        figure_high=row.high,
        convention=row.convention,
        reference_period_start=row.time_from if dated and row.time_kind != "until" else None,
        reference_period_end=row.time_to if dated and row.time_kind != "since" else None,
        provider_name=row.source,
        doc=row.doc,
        claim_id=row.claim_id,
    )


def _unit(row: ClaimRow, level: str, gazetteer: Gazetteer) -> _Unit:
    """Return the unit of *level* that the place of *row* is, or lies in."""
    if row.place_status != "resolved":
        return _Unit(None, None)
    if row.place_kind == level:
        return _Unit(row.place_name, row.pcode)
    name = row.admin1 if level == _UNITS[0] else row.admin2
    if name is None:
        return _Unit(None, None)
    codes = {
        place.pcode
        for number in gazetteer.get(name)
        if (place := gazetteer.place(number)).kind == level
        and place.country == row.country
        and (level == _UNITS[0] or place.admin1 in (None, row.admin1))
    }
    return _Unit(name, codes.pop() if len(codes) == 1 else None)


def _country_name(code: str) -> str:
    import pycountry  # noqa: PLC0415 - slow

    country = pycountry.countries.get(alpha_3=code)
    return _OTHERS.get(code, code) if country is None else str(country.name)


class HapiCsv(Lines):
    """The figures as CSV."""

    def __init__(self, options: Options) -> None:
        """Return the encoder for *options*."""
        super().__init__(options)
        from conflictparse.data.places import load_gazetteer  # noqa: PLC0415 - not needed when one is given

        self._gazetteer = options.gazetteer or load_gazetteer()

    def header(self) -> bytes:
        """Return the header, with what the options put before and below it."""
        return header_lines(HapiRow, bom=self.options.bom, hxl=self.options.hxl).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the lines of *report*."""
        rows = hapi_rows(self.options.rows(doc, report, text), self._gazetteer)
        return "".join(value_lines(HapiRow, rows, guard=self.options.guard)).encode()
