"""
A ledger as one page: what it comes to, who reported which toll when, and every incident as a row.

A ledger may hold ten thousand incidents. All of them stand in the table; those that most accounts tell are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from conflictparse.effects.effect import Effect
from conflictparse.effects.vocabulary import OBJECTS_OF, ObjectClass
from conflictparse.exports.wording import clean_words, count_words, number_words
from conflictparse.ledger import Incident, Ledger, Link
from conflictparse.numbers.quantity import Number
from conflictparse.viz.account_chart import account_chart, standing_words
from conflictparse.viz.document import document, theme_button
from conflictparse.viz.markup import Markup, element, join

_MOST_CHARTS: Final = 60  # a reader looks at no more, and the page stays quick
_MOST_DOUBTS: Final = 500
_WIDE: Final = frozenset({"place", "report"})  # columns whose words may run over several lines


def ledger_page(ledger: Ledger, *, title: str = "Ledger of incidents", convention: str = "neutral") -> str:
    """
    Return *ledger* as one HTML page: tolls, charts of who reported which toll when, incidents, doubts and reports.

    Args:
        ledger: what :func:`conflictparse.merge` returned.
        title: the heading.
        convention: which codebook decides what figures come to: acled, airwars, gtd, neutral, ucdp, victims.

    Raises:
        UnknownConventionError: there is no such convention.

    >>> import conflictparse as cp
    >>> page = ledger_page(cp.merge([cp.parse("Shelling killed 12 people in Sarmin.", published="2024-11-28")]))
    >>> '<td class="wide">Sarmīn</td>' in page
    True
    """
    sections = (
        ("What it comes to", "tolls", _tolls(ledger, convention)),
        ("Who reported which toll when", "charts", _charts(ledger)),
        ("Incidents", "incidents", _incidents(ledger)),
        ("What may be one incident", "doubts", _doubts(ledger)),
        ("Reports", "reports", _reports(ledger)),
    )
    shown = [(name, id_, part) for name, id_, part in sections if part]
    count = f"{count_words(len(ledger.reports), 'report')} · {count_words(len(ledger.incidents), 'incident')}"
    heading = element("h1", clean_words(title), class_="title")
    contents = (element("a", name, href=f"#{id_}") for name, id_, _ in shown)
    return document(
        title,
        element("header", element("p", count, class_="about"), theme_button(), heading, class_="top"),
        element(
            "main",
            element("nav", *contents, class_="contents", aria_label="Parts of this page"),
            *(element("section", element("h2", name), part, id=id_) for name, id_, part in shown),
            *(element("p", clean_words(remark), class_="note") for remark in ledger.diagnostics),
            class_="page findings",
        ),
        element("footer", element("p", "A claim is what a source says, not what is known to be true.")),
        kind="ledger",
    )


def _tolls(ledger: Ledger, convention: str) -> Markup | None:
    rows = []
    ledger.toll("killed", convention=convention)  # an unknown name is refused, also when nothing is drawn
    present = {incident.effect for incident in ledger.incidents}
    for effect in Effect:
        if effect not in present or ObjectClass.PERSON not in OBJECTS_OF[effect]:
            continue
        toll = ledger.toll(effect.value, convention=convention)
        if toll is not None:
            numbers = (_cell(toll.low), _cell(toll.best), _cell(toll.high))
            counts = (str(len(toll.incidents)), str(len(toll.maybe)), str(len(toll.covered)))
            rows.append((effect.value.replace("_", " "), *numbers, *counts))
    heads = ("effect", "low", "best", "high", "incidents counted", "may be counted already", "covered by another")
    note = element("p", f"Added up by the convention “{convention}”: each incident once.", class_="note")
    return join(note, _table(heads, rows, right=frozenset(range(1, 7)))) if rows else None


def _charts(ledger: Ledger) -> Markup | None:
    told = [i for i in ledger.incidents if len(i.accounts) > 1 and ObjectClass.PERSON in OBJECTS_OF[i.effect]]
    chosen = {i.id for i in sorted(told, key=lambda i: -len(i.accounts))[:_MOST_CHARTS]}
    names = {entry.key: entry.name for entry in ledger.reports}
    figures = [_figure(incident, names) for incident in told if incident.id in chosen]
    if not figures:
        return None
    key = (
        "Numbers lead to the list beside the chart. A filled point stands, a hollow one was replaced or is said again,"
        " a cross was denied; a band reaches from low to high, a dashed line is an open end."
    )
    left_out = len(told) - len(figures)
    more = (
        f" The {_MOST_CHARTS} that most accounts tell are drawn; {left_out:,} more stand in the table."
        if left_out
        else ""
    )
    return join(element("p", key + more, class_="note"), *figures)


def _figure(incident: Incident, names: Mapping[str, str]) -> Markup:
    heading = element(
        "h3",
        element("a", incident.id, href=f"#{incident.id}", class_="id"),
        f" {_effect(incident)}, {_place(incident) or 'no place given'}, {_days(incident) or 'no day known'}: ",
        element("b", standing_words(incident)),
    )
    return element("div", heading, account_chart(incident, names), class_="incident")


def _incidents(ledger: Ledger) -> Markup | None:
    heads = ("id", "days", "place", "effect", "figure", "accounts", "reports", "contradicting")
    rows = [
        (
            incident.id,
            _days(incident),
            _place(incident),
            _effect(incident),
            standing_words(incident),
            f"{len(incident.accounts)}",
            f"{len({told.account.report for told in incident.accounts})}",
            f"{len(incident.contradicting) or ''}",
        )
        for incident in ledger.incidents
    ]
    return _table(heads, rows, right=frozenset({4, 5, 6, 7}), has_ids=True) if rows else None


def _doubts(ledger: Ledger) -> Markup | None:
    items = [element("li", *_doubt(link)) for link in ledger.links[:_MOST_DOUBTS]]
    left_out = len(ledger.links) - len(items)
    more = element("p", f"And {left_out:,} more.", class_="note") if left_out else None
    return join(element("ul", *items, class_="undrawn"), more) if items else None


def _doubt(link: Link) -> Iterator[Markup]:
    verb = " covers " if link.kind == "covers" else " and "
    yield element("a", link.first, href=f"#{link.first}", class_="id")
    yield join(verb)
    yield element("a", link.second, href=f"#{link.second}", class_="id")
    yield element("span", clean_words(link.rule), class_="why")


def _reports(ledger: Ledger) -> Markup | None:
    rows = [
        (clean_words(entry.name), str(entry.report.published or ""), f"{len(entry.report.claims)}", entry.key)
        for entry in ledger.reports
    ]
    return _table(("report", "published", "claims", "key"), rows, right=frozenset({2})) if rows else None


def _table(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, right: frozenset[int], has_ids: bool = False
) -> Markup:
    """Return a table; columns in *right* are aligned as numbers are. With *has_ids* the first cell names the row."""
    sides = ["number" if n in right else "wide" if name in _WIDE else None for n, name in enumerate(heads)]
    head = element(
        "tr", *(element("th", name, class_=side, scope="col") for name, side in zip(heads, sides, strict=True))
    )
    body = [
        element(
            "tr",
            *(element("td", cell, class_=side) for cell, side in zip(row, sides, strict=True)),
            id=row[0] if has_ids else None,
        )
        for row in rows
    ]
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="table", tabindex="0")


def _effect(incident: Incident) -> str:
    return incident.effect.value.replace("_", " ")


def _place(incident: Incident) -> str:
    return "; ".join(map(clean_words, incident.places))


def _days(incident: Incident) -> str:
    return " to ".join(dict.fromkeys(day.isoformat() for day in (incident.first, incident.last) if day is not None))


def _cell(figure: Number | None) -> str:
    return "?" if figure is None else number_words(figure)
