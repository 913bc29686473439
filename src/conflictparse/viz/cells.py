"""
What a notebook shows of a value: a small table, without a script and without anything to fetch.

A report holds no text, so its table quotes the words that say what happened. Notebooks drop the style of outputs
that they do not trust, so the table is plain HTML and reads without any style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from conflictparse.exports.wording import (
    affected_words,
    clean_words,
    count_words,
    figure_words,
    places_words,
    source_words,
    time_words,
)
from conflictparse.viz.account_chart import standing_words
from conflictparse.viz.markup import Markup, element, join

if TYPE_CHECKING:
    from conflictparse.claims.claim import Claim
    from conflictparse.claims.report import Report
    from conflictparse.ledger.ledger import Ledger
    from conflictparse.numbers.quantity import Quantity

_MOST_ROWS: Final = 200  # a cell of a notebook is no place for ten thousand rows


def report_cell(report: Report) -> str:
    """
    Return the claims of *report* as a table, and below it what does not add up.

    >>> import conflictparse as cp
    >>> "<td>“killed”</td>" in report_cell(cp.parse("Shelling killed 12 people."))
    True
    """
    when = f"published {report.published}" if report.published else "without a publication date"
    rows = [_claim_row(claim) for claim in report.claims[:_MOST_ROWS]]
    heads = ("id", "words", "effect", "how many", "whom or what", "where", "when", "source", "adds up")
    odd = [
        element("p", element("b", f"{clean_words(found.kind).replace('_', ' ')}: "), clean_words(found.message))
        for found in report.discrepancies[:_MOST_ROWS]
    ]
    caption = f"Report {when}, {count_words(len(report.claims), 'claim')}"
    return join(_table(caption, heads, rows), *_left_out(len(report.claims)), *odd)


def claim_cell(claim: Claim) -> str:
    """
    Return *claim* as the sentences of :meth:`Claim.explain`.

    >>> import conflictparse as cp
    >>> claim_cell(cp.parse("Shelling killed 12 people.").claims[0])[:40]
    '<p>c1 is a claim of killed: the rule “ob'
    """
    return join(*(element("p", line) for line in claim.explain().split("\n")))


def quantity_cell(quantity: Quantity) -> str:
    """
    Return *quantity* as its reading beside its words.

    >>> import conflictparse as cp
    >>> quantity_cell(cp.parse_quantity("at least 12"))
    '<p><b>≥ 12</b> “at least 12” <small>rule: hedged</small></p>'
    """
    rule = element("small", f"rule: {clean_words(quantity.rule)}") if quantity.rule else None
    return element("p", element("b", figure_words(quantity)), f" “{clean_words(quantity.text)}” ", rule)


def ledger_cell(ledger: Ledger) -> str:
    """
    Return the incidents of *ledger* as a table.

    >>> from conflictparse.ledger import Ledger
    >>> "<caption>0 reports, 0 incidents</caption>" in ledger_cell(Ledger())
    True
    """
    rows = []
    for incident in ledger.incidents[:_MOST_ROWS]:
        days = dict.fromkeys(day.isoformat() for day in (incident.first, incident.last) if day is not None)
        figure = standing_words(incident)
        places = "; ".join(map(clean_words, incident.places))
        effect = incident.effect.value.replace("_", " ")
        told = (str(len(incident.accounts)), str(len(incident.contradicting)))
        rows.append((incident.id, " to ".join(days), places, effect, figure, *told))
    heads = ("id", "days", "place", "effect", "figure", "accounts", "contradicting")
    caption = f"{count_words(len(ledger.reports), 'report')}, {count_words(len(ledger.incidents), 'incident')}"
    return join(_table(caption, heads, rows), *_left_out(len(ledger.incidents)))


def _claim_row(claim: Claim) -> tuple[str, ...]:
    said = [claim.effect.value.replace("_", " ")]
    said += [f"({claim.status})"] if claim.status.value != "asserted" else []
    said += [f"({claim.scope})"] if claim.scope.value != "incident" else []
    return (
        clean_words(claim.id),
        f"“{clean_words(claim.trigger.text)}”",
        " ".join(said),
        figure_words(claim.quantity),
        ", ".join(affected_words(claim)),
        places_words(claim.places),
        time_words(claim.time) if claim.time is not None else "",
        source_words(claim),
        "+" if claim.additive else f"part of {clean_words(claim.part_of)}" if claim.part_of else "",
    )


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", element("caption", caption), element("thead", head), element("tbody", *body))


def _left_out(rows: int) -> Iterator[Markup]:
    if rows > _MOST_ROWS:
        yield element("p", f"And {rows - _MOST_ROWS:,} more.")
