"""
A report, or many, as one page to send: the text, what it claims, what does not add up, its tolls and its places.

The page is one file and fetches nothing. It reads without a script and without colour; the script adds the cards, the
jump from a claim to its words, and the search among many reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from conflictparse.claims.claim import Discrepancy
from conflictparse.claims.report import Report
from conflictparse.exports.wording import clean_words, count_words, interval_words
from conflictparse.viz.claim_tree import claim_jump, claim_tree
from conflictparse.viz.document import document, theme_button
from conflictparse.viz.highlight import describe, legend, mark_text, readings, title_of
from conflictparse.viz.layers import Layer
from conflictparse.viz.markup import Markup, element, join
from conflictparse.viz.place_map import place_map
from conflictparse.viz.toll_rows import toll_rows


class Document(NamedTuple):
    """
    One report for :func:`reports_page`.

    Attributes:
        doc: its id, as the reader knows it.
        report: what was read in it.
        text: the text that it was read from.
    """

    doc: str
    report: Report
    text: str


def report_page(report: Report, text: str, *, title: str | None = None) -> str:
    """
    Return *report* as one HTML page: its text, claims, discrepancies, tolls by day, and a map of its places.

    Args:
        report: what :func:`conflictparse.parse` returned for *text*.
        text: the text of the report, exactly as it was parsed.
        title: the heading; without it the first line of the text.

    Raises:
        NotTextError: *text* is no string.
        TextMismatchError: *text* is not what the report was read from.

    >>> import conflictparse as cp
    >>> text = "Shelling killed at least 12 people in Sarmin."
    >>> page = report_page(cp.parse(text), text, title="A test")
    >>> page.count("<h1"), "<h2>Places</h2>" in page, "http://" in page
    (1, True, False)
    """
    heading = element("h1", clean_words(title), class_="title") if title else None
    return document(
        title or title_of(text),
        element("header", element("p", describe(report), class_="about"), theme_button(), heading, class_="top"),
        element("main", _article(report, text, "", with_legend=True), class_="page"),
        _made_by(report),
        kind="report",
    )


def reports_page(reports: Iterable[tuple[str, Report, str]], *, title: str = "Reports") -> str:
    """
    Return many reports as one HTML page: a list to search and to open one by one.

    Args:
        reports: for each report its id, what was read in it, and its text; :class:`Document` names the three.
        title: the heading.

    Raises:
        NotTextError: a text is no string.
        TextMismatchError: a text is not what its report was read from.

    >>> import conflictparse as cp
    >>> text = "Shelling killed at least 12 people in Sarmin."
    >>> reports_page([("a.txt", cp.parse(text), text)]).count('<details class="doc"')
    1
    """
    given = [Document(*one) for one in reports]
    folded = [_folded(one, f"r{n}-") for n, one in enumerate(given, start=1)]
    search = element(
        "label",
        "Search",
        element("input", type="search", class_="search", placeholder="words of a headline or an id"),
        class_="find",
        hidden=True,
    )
    count = count_words(len(given), "report")
    return document(
        title,
        element(
            "header",
            element("p", count, class_="about"),
            theme_button(),
            element("h1", clean_words(title), class_="title"),
            class_="top",
        ),
        element("main", element("div", search, legend(), class_="tools"), *folded, class_="page"),
        _made_by(*(one.report for one in given[:1])),
        kind="reports",
    )


def _folded(one: Document, prefix: str) -> Markup:
    """Return a report that opens when its line is clicked; until then the browser lays nothing of it out."""
    line = element(
        "summary",
        element("b", title_of(one.text) or "(empty)"),
        element("span", f"{clean_words(one.doc)} · {describe(one.report)}", class_="about"),
    )
    return element("details", line, _article(one.report, one.text, prefix, with_legend=False), class_="doc")


def _article(report: Report, text: str, prefix: str, *, with_legend: bool) -> Markup:
    """Return everything that is shown of one report."""
    marked = mark_text(report, text, prefix)
    words = {claim.id: mark.id for mark in marked.marks if mark.layer is Layer.TRIGGER for claim in mark.claims}
    sections = [
        (name, f"{prefix}{name.split()[0].lower()}", part)
        for name, part in (
            ("What does not add up", _discrepancies(report, words, prefix)),
            ("Claims", join(_key(report), claim_tree(report, marked.marks, prefix))),
            ("Tolls by day", toll_rows(report, prefix)),
            ("Places", place_map(report, prefix)),
            ("Left unread", _left_unread(report)),
        )
        if part
    ]
    contents = (element("a", name, href=f"#{id_}") for name, id_, _ in sections)
    return element(
        "div",
        element(
            "div", legend() if with_legend else None, element("article", marked.body, class_="text"), class_="words"
        ),
        element(
            "div",
            element("nav", *contents, class_="contents", aria_label="Parts of this report"),
            *(element("section", element("h2", name), part, id=id_) for name, id_, part in sections),
            readings(marked, text, prefix),
            class_="findings",
        ),
        class_="doc-body",
    )


def _key(report: Report) -> Markup | None:
    if not report.claims:
        return None
    return element(
        "p",
        element("span", "+", class_="plus"),
        " marks the claims that a plain sum may add up. A claim leads to its words.",
        class_="note",
    )


def _discrepancies(report: Report, words: dict[str, str], prefix: str) -> Markup | None:
    items = [_discrepancy(found, words, prefix) for found in report.discrepancies]
    return element("ul", *items, class_="odd") if items else None


def _discrepancy(found: Discrepancy, words: dict[str, str], prefix: str) -> Markup:
    jumps = [
        part for id_ in found.claims for part in (" ", claim_jump(id_, prefix, clean_words(id_), words=words.get(id_)))
    ]
    message = clean_words(found.message)
    ends = interval_words(found.low, found.high) if found.low is not None or found.high is not None else ""
    return element(
        "li",
        element("p", element("b", clean_words(found.kind).replace("_", " "), class_="kind"), *jumps),
        element("p", message[:1].upper() + message[1:]),
        element("p", f"At odds: {ends}", class_="note") if ends else None,
        *(element("p", element("i", "Perhaps "), clean_words(guess), class_="guess") for guess in found.hypotheses),
    )


def _left_unread(report: Report) -> Markup | None:
    """Return the numbers that are no counts, by what they are instead, and the remarks."""
    groups: dict[str, dict[str, None]] = {}
    for skipped in report.skipped:
        groups.setdefault(clean_words(skipped.why), {})[clean_words(skipped.text)] = None
    rows = [join(element("dt", why), element("dd", ", ".join(words))) for why, words in groups.items()]
    remarks = [element("p", clean_words(remark), class_="note") for remark in report.diagnostics]
    return join(element("dl", *rows) if rows else None, *remarks) if rows or remarks else None


def _made_by(*reports: Report) -> Markup:
    made = [
        f"conflictparse {r.library}{f', data edition {r.edition}' if r.edition else ''}" for r in reports if r.library
    ]
    said = "A claim is what a source says, not what is known to be true."
    return element("footer", element("p", " ".join((said, *(f"Read by {words}." for words in made)))))
