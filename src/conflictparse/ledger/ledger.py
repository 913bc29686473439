"""
Several reports as one ledger of incidents: what they tell alike, what they contradict, and what it comes to.

A ledger is made from a set of reports, known by their content, and from nothing else. So merging is associative,
commutative and idempotent: the order of the reports, and a report given twice, change nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import frozen

from conflictparse.claims.codec import encode
from conflictparse.claims.report import Report
from conflictparse.codebooks import toll
from conflictparse.effects.effect import Effect
from conflictparse.errors import NotReportError
from conflictparse.ledger.account import read_accounts
from conflictparse.ledger.figures import COVERED, ONCE, UNCOUNTED, LedgerToll, incident_figures
from conflictparse.ledger.grouping import Grouping, group_accounts
from conflictparse.ledger.incident import Incident, LedgerFigure, incident_data, make_incident
from conflictparse.ledger.timeline import Row, row_of
from conflictparse.numbers.intervals import total

#: Version of the JSON form; ``Ledger.to_dict()["schema"]``.
SCHEMA: Final = 1
_KEY_LENGTH: Final = 16  # hexadecimal digits: 64 bits, so that a billion reports are kept apart
_SHORT_KEY: Final = 8


class Entry(NamedTuple):
    """
    One report of a ledger.

    Attributes:
        key: 16 hexadecimal digits made from its content.
        ids: the ids that callers gave it, sorted.
        name: the first id; with the key where another report has that id too; the key when there is none.
        report: the report.
    """

    key: str
    ids: tuple[str, ...]
    name: str
    report: Report


class Link(NamedTuple):
    """
    Two incidents that may hold the same people.

    Attributes:
        kind: "maybe" when nobody can tell, "covers" when the first holds the second.
        first, second: ids of the incidents.
        rule: the name of the rule.
    """

    kind: str
    first: str
    second: str
    rule: str


@frozen
class Ledger:
    """
    What several reports tell, incident by incident. :func:`conflictparse.merge` makes it.

    Attributes:
        reports: the reports, by day of publication.
        incidents: the incidents, by day and place.
        links: pairs of incidents that may hold the same people; nothing is merged in doubt.
        diagnostics: remarks on the merging as a whole.
    """

    reports: tuple[Entry, ...] = ()
    incidents: tuple[Incident, ...] = ()
    links: tuple[Link, ...] = ()
    diagnostics: tuple[str, ...] = ()

    def timeline(self) -> tuple[Row, ...]:
        """
        Return one row for each claim that tells of an incident, by day.

        >>> Ledger().timeline()
        ()
        """
        names = {entry.key: entry.name for entry in self.reports}
        return tuple(row_of(i, told, names) for i in self.incidents for told in i.accounts)

    def toll(self, effect: str, *, convention: str = "neutral") -> LedgerToll | None:
        """
        Return low, best and high of *effect* over all incidents, or None when nothing is claimed.

        Each incident counts once. What may be counted in another incident is left out of low and best, and high
        holds it; what another figure covers is left out of all three. Where no report tells the dead apart, a joint
        figure ("killed and wounded 110") is worth what the toll of its report makes of it.

        Args:
            effect: an effect on people, such as "killed" or "injured".
            convention: acled, airwars, gtd, neutral, ucdp, victims.

        Raises:
            UnknownConventionError: there is no such convention or effect.
        """
        toll(Report(), effect, convention=convention)  # an unknown name is refused, also when there are no reports
        reports = {entry.key: entry.report for entry in self.reports}
        figures, rules = incident_figures(self.incidents, reports, Effect(effect), convention=convention)
        return _summed(figures, self.links, rules) if figures else None

    def to_dict(self) -> dict[str, Any]:
        """
        Return the ledger as JSON-safe data; the reports stand in it by key, name, ids and day, without their content.

        >>> sorted(Ledger().to_dict())
        ['diagnostics', 'incidents', 'links', 'reports', 'schema']
        """
        return {
            "schema": SCHEMA,
            "reports": [
                {"key": e.key, "name": e.name, "ids": list(e.ids), "published": encode(e.report.published)}
                for e in self.reports
            ],
            "incidents": [incident_data(incident) for incident in self.incidents],
            "links": [link._asdict() for link in self.links],
            "diagnostics": list(self.diagnostics),
        }

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from conflictparse.viz.cells import ledger_cell  # noqa: PLC0415 - only notebooks ask, and no core module needs it

        return ledger_cell(self)


#: What :func:`merge` takes.
Mergeable: TypeAlias = Iterable[Report | Ledger] | Mapping[str, Report] | Ledger


def merge(reports: Mergeable) -> Ledger:
    """
    Return what *reports* tell together, incident by incident.

    Two claims are of one incident only when a rule says so by their place, day, victims and figure; what may be one
    stays two, with a link. Every account keeps its report, its source, and the rule that put it where it is.

    Args:
        reports: reports, or ledgers made from others, in any order; or a mapping from ids of your own to reports.

    Raises:
        NotReportError: something else was given.

    >>> import conflictparse as cp
    >>> first = cp.parse("At least 12 people were killed in Aleppo on Monday, a medic said.", published="2024-11-26")
    >>> later = cp.parse("The death toll in Aleppo on Monday has risen to 19, doctors said.", published="2024-11-27")
    >>> ledger = cp.merge([first, later])
    >>> [(i.id, i.effect.value, i.first.isoformat(), len(i.accounts)) for i in ledger.incidents]
    [('i1', 'killed', '2024-11-25', 2)]
    >>> ledger.toll("killed").best
    19
    """
    given: dict[str, Report] = {}
    ids: dict[str, set[str]] = {}
    for id_, key, report in _given(reports):
        given[key] = report
        ids.setdefault(key, set()).update(id_)
    entries = _entries(given, ids)
    accounts = (account for entry in entries for account in read_accounts(entry.report, entry.key))
    return _ledger(entries, group_accounts(accounts))


def content_key(report: Report) -> str:
    """
    Return the key of *report*: the same for the same content, wherever and whenever it is made.

    >>> content_key(Report()) == content_key(Report()), len(content_key(Report()))
    (True, 16)
    """
    text = json.dumps(report.to_dict(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_KEY_LENGTH]


def _given(reports: object) -> Iterable[tuple[tuple[str, ...], str, Report]]:
    """Yield the ids, the key and the report of everything that was given."""
    if isinstance(reports, Ledger):
        reports = (reports,)
    if isinstance(reports, str | bytes) or not isinstance(reports, Iterable):
        raise NotReportError(type(reports).__name__)
    named = reports.items() if isinstance(reports, Mapping) else ((None, item) for item in reports)
    for id_, item in named:
        if isinstance(item, Ledger):
            yield from ((entry.ids, entry.key, entry.report) for entry in item.reports)
        elif isinstance(item, Report) and (id_ is None or isinstance(id_, str)):
            yield (() if id_ is None else (id_,)), content_key(item), item
        else:
            raise NotReportError(type(item if isinstance(id_, str | None) else id_).__name__)


def _entries(given: Mapping[str, Report], ids: Mapping[str, set[str]]) -> tuple[Entry, ...]:
    holders: dict[str, int] = {}
    for found in ids.values():
        for id_ in found:
            holders[id_] = holders.get(id_, 0) + 1
    entries = []
    for key in sorted(given, key=lambda key: (_published(given[key]), key)):
        own = tuple(sorted(ids[key]))
        name = own[0] if own else key
        if holders.get(name, 0) > 1:  # one address, two versions of a page
            name = f"{name}#{key[:_SHORT_KEY]}"
        entries.append(Entry(key, own, name, given[key]))
    return tuple(entries)


def _published(report: Report) -> date:
    return date.min if report.published is None else report.published


def _ledger(entries: tuple[Entry, ...], grouping: Grouping) -> Ledger:
    made = [make_incident(members) for members in grouping.groups]
    order = sorted(range(len(made)), key=lambda n: _in_time(made[n]))
    ids = {n: f"i{place}" for place, n in enumerate(order, start=1)}
    links = [Link(kind, ids[a], ids[b], rule) for (a, b), (kind, rule) in grouping.links.items()]
    left_out = f"crowded blocks: {grouping.left_out} comparisons were not made, so some doubts are not linked"
    return Ledger(
        reports=entries,
        incidents=tuple(made[n]._replace(id=ids[n]) for n in order),
        links=tuple(sorted(_readable(link) for link in links)),
        diagnostics=(left_out,) if grouping.left_out else (),
    )


def _in_time(incident: Incident) -> tuple[object, ...]:
    account = incident.accounts[0].account
    undated = incident.first is None
    return undated, incident.first or date.min, incident.places, incident.effect, account.report, account.number


def _readable(link: Link) -> Link:
    """Put the earlier incident of a doubt first."""
    if link.kind == "covers" or _place_of(link.first) < _place_of(link.second):
        return link
    return link._replace(first=link.second, second=link.first)


def _place_of(id_: str) -> int:
    return int(id_[1:])


def _summed(figures: Mapping[str, LedgerFigure], links: Sequence[Link], rules: Sequence[str]) -> LedgerToll:
    """Add *figures* up, the largest first; what is linked to a figure that is counted is not counted again."""
    beside: dict[str, list[Link]] = {}
    for link in links:
        for id_ in (link.first, link.second):
            beside.setdefault(id_, []).append(link)
    counted: dict[str, None] = {}
    maybe: list[str] = []
    covered: list[str] = []
    wholes = {link.first for link in links if link.kind == "covers"}
    for id_ in sorted(figures, key=lambda id_: _largest_first(id_, figures[id_], is_whole=id_ in wholes)):
        near = [link for link in beside.get(id_, ()) if link.first in counted or link.second in counted]
        if not near:
            counted[id_] = None
        else:
            (covered if any(link.kind == "covers" for link in near) else maybe).append(id_)
    added, high = [figures[id_] for id_ in counted], [figures[id_].high for id_ in (*counted, *maybe)]
    unknown = any(figure.low is None or figure.best is None for figure in added)
    doubts = ((ONCE, bool(maybe)), (COVERED, bool(covered)), (UNCOUNTED, unknown))
    return LedgerToll(
        low=total(figure.low or 0 for figure in added) or 0,
        best=total(figure.best or 0 for figure in added) or 0,
        high=total(high),
        incidents=tuple(sorted(counted, key=_place_of)),
        maybe=tuple(sorted(maybe, key=_place_of)),
        covered=tuple(sorted(covered, key=_place_of)),
        rules=tuple(dict.fromkeys([*rules, *(rule for rule, applies in doubts if applies)])),
    )


def _largest_first(id_: str, figure: LedgerFigure, *, is_whole: bool) -> tuple[object, ...]:
    return -(figure.low or 0), -(figure.best or 0), not is_whole, _place_of(id_)
