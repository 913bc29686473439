"""
The monadic form of UCDP rows: one row for each side of an event.

Law: the deaths of the sides, and the totals of the events, add up over these rows to what they are over the rows of
events. So the totals of an event stand in its first row alone.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conflictparse.codebooks.ucdp_rows import UcdpRow
from conflictparse.numbers.quantity import Number


class UcdpSideRow(NamedTuple):
    """
    One side of one event with deaths.

    Attributes:
        event: number of the event within its report, from 1.
        side: a or b.
        actor, opponent: the side and the other one; None is not told.
        deaths_actor: persons of this side.
        deaths_civilians, deaths_unknown, best, high, low: of the whole event, in its first row; None in the second.
        type_of_violence, date_prec, date_start, date_end, where_prec, latitude, longitude, adm_1, adm_2,
            source_original, event_clarity, notes: of the event, as in its own row.
    """

    event: int
    side: str
    actor: str | None
    opponent: str | None
    type_of_violence: int | None
    deaths_actor: Number | None
    deaths_civilians: Number | None
    deaths_unknown: Number | None
    best: Number | None
    high: Number | None
    low: Number | None
    date_prec: int | None
    date_start: date | None
    date_end: date | None
    where_prec: int | None
    latitude: float | None
    longitude: float | None
    adm_1: str | None
    adm_2: str | None
    source_original: str | None
    event_clarity: int
    notes: str


def ucdp_side_rows(rows: Iterable[UcdpRow]) -> tuple[UcdpSideRow, ...]:
    """
    Return a row for each side of the events in *rows*, in their order; civilians are no side.

    >>> ucdp_side_rows(())
    ()
    """
    found: list[UcdpSideRow] = []
    for number, row in enumerate(rows, start=1):
        found.append(_side(number, row, "a", total=True))
        if row.side_b != "Civilians" and (row.side_b is not None or row.deaths_b):
            found.append(_side(number, row, "b", total=False))
    return tuple(found)


def _side(number: int, row: UcdpRow, side: str, *, total: bool) -> UcdpSideRow:
    first = side == "a"
    return UcdpSideRow(
        event=number,
        side=side,
        actor=row.side_a if first else row.side_b,
        opponent=row.side_b if first else row.side_a,
        type_of_violence=row.type_of_violence,
        deaths_actor=row.deaths_a if first else row.deaths_b,
        deaths_civilians=row.deaths_civilians if total else None,
        deaths_unknown=row.deaths_unknown if total else None,
        best=row.best if total else None,
        high=row.high if total else None,
        low=row.low if total else None,
        date_prec=row.date_prec,
        date_start=row.date_start,
        date_end=row.date_end,
        where_prec=row.where_prec,
        latitude=row.latitude,
        longitude=row.longitude,
        adm_1=row.adm_1,
        adm_2=row.adm_2,
        source_original=row.source_original,
        event_clarity=row.event_clarity,
        notes=row.notes,
    )
