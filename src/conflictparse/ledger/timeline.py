"""
The lines of a timeline: what each claim tells of its incident, with its report and source.

Law: one line for each account of a ledger, no more and no fewer.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from conflictparse.claims.codec import encode
from conflictparse.ledger.incident import Incident, Told, stated_figure
from conflictparse.numbers.quantity import Number


class Row(NamedTuple):
    """
    One line of a timeline: what one claim of one report tells of an incident.

    Attributes:
        date, last: first and last day; None when no day is known.
        place: names of the places, or "".
        effect: what happened.
        low, best, high: the figure as its words say it; None is open, or not stated.
        source: who says so, in the words of the report, or "".
        report: name of the report.
        claim: id of its claim.
        published: day of the report.
        incident: id of the incident.
        standing: stands, replaced, repeated or denied.
        rule: the rule that put the claim into its incident.
    """

    date: dt.date | None
    last: dt.date | None
    place: str
    effect: str
    low: Number | None
    best: Number | None
    high: Number | None
    source: str
    report: str
    claim: str
    published: dt.date | None
    incident: str
    standing: str
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Return the row as JSON-safe data."""
        return {name: encode(value) for name, value in self._asdict().items()}


def row_of(incident: Incident, told: Told, names: Mapping[str, str]) -> Row:
    """Return the line of one account; *names* maps the key of a report to its name."""
    claim = told.account.claim
    low, best, high, _ = stated_figure(told.account)
    return Row(
        date=incident.first,
        last=incident.last,
        place="; ".join(incident.places),
        effect=incident.effect.value,
        low=low,
        best=best,
        high=high,
        source=claim.source.text if claim.source is not None else "",
        report=names[told.account.report],
        claim=claim.id,
        published=told.account.published,
        incident=incident.id,
        standing=told.standing.value,
        rule=told.rule,
    )
