"""
Dates that cannot be: an event after the report, an end before its beginning.

Read here: dates that the text writes out in full. Not read here: what is counted from the report, plans and threats,
dates that could be read another way ("3/4/2020"), and one day of doubt for the time zones.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from conflictparse.checks.matters import ids_at
from conflictparse.claims.claim import TOLD_AS_FACT, Claim, Discrepancy
from conflictparse.times.rules import NUMERIC
from conflictparse.times.time import Precision, Time, TimeKind

_ZONES: Final = timedelta(days=1)
_SPAN: Final = TimeKind.SPAN


def check_dates(claims: Sequence[Claim], times: Sequence[Time], published: date | None) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each date that cannot be, in reading order."""
    return (*_after_report(claims, published), *_reversed(claims, times, published))


def _after_report(claims: Sequence[Claim], published: date | None) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each day on which a claim's event comes after the report."""
    if published is None:
        return ()
    late: dict[str, list[Claim]] = {}
    for claim in claims:
        time = claim.time
        if time is None or time.from_date is None:
            continue
        if claim.status in TOLD_AS_FACT and _is_written_out(time) and time.from_date - published > _ZONES:
            late.setdefault(f"{time.text} is {time.from_date}", []).append(claim)
    return tuple(
        Discrepancy(
            "event_after_report",
            tuple(c.id for c in found),
            f"the event is dated after the report: {words}, published {published}",
        )
        for words, found in late.items()
    )


def _is_written_out(time: Time) -> bool:
    return (
        time.anchor is None
        and time.precision in (Precision.HOUR, Precision.DAY)
        and time.kind in (TimeKind.POINT, TimeKind.SPAN)
        and not time.rule.startswith(NUMERIC)
    )


def _reversed(claims: Sequence[Claim], times: Sequence[Time], published: date | None) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each span whose words end before they begin."""
    found = [time for time in times if time.kind is _SPAN and _ends_early(time, published)]
    return tuple(
        Discrepancy("end_before_start", ids, f"the end comes before the beginning: {time.text}")
        for time, ids in zip(found, ids_at(claims, [time.start for time in found]), strict=True)
    )


def _ends_early(time: Time, published: date | None) -> bool:
    if time.from_date is not None and time.to_date is not None:
        return time.to_date < time.from_date
    # Such a span has no days; with a day of publication, only a vague one lacks them otherwise.
    has_no_days = time.from_date is None and time.to_date is None and time.precision is not Precision.VAGUE
    return published is not None and has_no_days
