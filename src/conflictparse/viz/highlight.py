"""
A report's text with everything that was read in it marked, as one file to open in a browser.

Each layer has a line of its own kind - bold, thick, dotted, dashed, double, wavy - so that it can be told without
colour. Pointing at words, or reaching them with the keyboard, opens a card with the reading and its rule; the cards
also stand as a list below the text.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from conflictparse.claims.report import Report
from conflictparse.exports.wording import clean_words
from conflictparse.viz.cards import QUESTIONS, card_list
from conflictparse.viz.document import document, theme_button
from conflictparse.viz.layers import Layer, Mark, Segment, cut_text, read_marks
from conflictparse.viz.markup import Markup, element, escape, join

#: What a page need not show at the ends of a text; a form feed is shown as what it is.
_BLANK: Final = " \t\r\n"
_BREAK: Final = re.compile(r"(?:\r\n?|\n)[ \t]*+(?:\r\n?|\n)[ \t\r\n]*+")
_LONGEST_HEADLINE: Final = 160  # characters; a longer first paragraph is no headline
_LONGEST_TITLE: Final = 100


class MarkedText(NamedTuple):
    """
    A text with its marks, in the parts that a page puts together.

    Attributes:
        marks: what is marked.
        body: the paragraphs.
    """

    marks: tuple[Mark, ...]
    body: Markup


def highlight(report: Report, text: str, *, title: str | None = None) -> str:
    """
    Return *text* as an HTML page in which quantities, times, places, parties, triggers and sources are marked.

    The page is one file, fetches nothing, and is the same bytes for the same report.

    Args:
        report: what :func:`conflictparse.parse` returned for *text*.
        text: the text of the report, exactly as it was parsed.
        title: the heading; without it the first line of the text.

    Raises:
        NotTextError: *text* is no string.
        TextMismatchError: *text* is not what the report was read from.

    >>> import conflictparse as cp
    >>> text = "Shelling killed at least 12 people in Sarmin."
    >>> page = highlight(cp.parse(text), text)
    >>> "<q>at least 12</q><span>≥ 12</span>" in page
    True
    """
    marked = mark_text(report, text)
    cards = readings(marked, text, with_links=False)
    heading = element("h1", clean_words(title), class_="title") if title else None
    return document(
        title or title_of(text),
        element("header", element("p", describe(report), class_="about"), theme_button(), heading, class_="top"),
        element("main", legend(), element("article", marked.body, class_="text"), cards, class_="page"),
        kind="single",
    )


def mark_text(report: Report, text: str, prefix: str = "") -> MarkedText:
    """
    Return *text* with its marks; *prefix* keeps the ids of several reports in one page apart.

    Raises:
        NotTextError: *text* is no string.
        TextMismatchError: *text* is not what the report was read from.
    """
    marks = read_marks(report, text)
    breaks = _breaks(text)
    paragraphs: list[list[Markup]] = [[]]
    skipped_to = 0
    for segment in cut_text(text, marks, (edge for span in breaks.items() for edge in span)):
        if segment.start in breaks:
            skipped_to = breaks[segment.start]
            paragraphs.append([])
        if segment.end > skipped_to:
            paragraphs[-1].append(_segment(segment, text, prefix))
    filled = [join(*pieces) for pieces in paragraphs if pieces]
    has_headline = len(filled) > 1 and len(title_of(text, _LONGEST_HEADLINE)) < _LONGEST_HEADLINE
    body = [element("h1" if n == 0 and has_headline else "p", words) for n, words in enumerate(filled)]
    return MarkedText(marks, join(*(part for paragraph in body for part in (paragraph, "\n"))))


def title_of(text: str, longest: int = _LONGEST_TITLE) -> str:
    r"""
    Return the first line of *text*, cut to *longest* characters.

    >>> title_of("Blast in Idlib\n\nAt least 12 people ...")
    'Blast in Idlib'
    """
    line = clean_words(text.lstrip()[: longest * 2].partition("\n")[0])
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def describe(report: Report) -> str:
    """
    Return what a report is, in a line: its day, and how much was read in it.

    >>> describe(Report())
    'Report without a date · no claims'
    """
    when = f"published {report.published}" if report.published else "without a date"
    claims, odd = len(report.claims), len(report.discrepancies)
    parts = [f"Report {when}", f"{claims or 'no'} claim{'' if claims == 1 else 's'}"]
    if odd:
        parts.append(f"{odd} discrepanc{'y' if odd == 1 else 'ies'}")
    return " · ".join(parts)


def readings(marked: MarkedText, text: str, prefix: str = "", *, with_links: bool = True) -> Markup:
    """Return the list of all readings, folded."""
    heading = element("summary", f"All {len(marked.marks):,} readings")
    cards = card_list(marked.marks, text, prefix, with_links=with_links)
    return element("details", heading, cards, class_="readings")


def legend() -> Markup:
    """Return the key to the layers; each can be switched off."""
    entries = [
        element(
            "label",
            element("input", type="checkbox", id=f"show-{layer}", checked=True),
            element("span", QUESTIONS[layer], class_=layer.value),
        )
        for layer in QUESTIONS
    ]
    return element("fieldset", element("legend", "Marked in the text"), *entries, class_="legend")


def _breaks(text: str) -> dict[int, int]:
    """Return where the space before, between and after the paragraphs of *text* begins, and where it ends."""
    first, last = len(text) - len(text.lstrip(_BLANK)), len(text.rstrip(_BLANK))
    spans = {0: first} if first else {}
    spans |= {found.start(): found.end() for found in _BREAK.finditer(text, first, last)}
    if first < last < len(text):
        spans[last] = len(text)
    return spans


def _segment(segment: Segment, text: str, prefix: str) -> Markup:
    """Return the words of *segment*, in one element for each finding over them; the keyboard stops where one begins."""
    words = escape(text[segment.start : segment.end])
    if not segment.marks:
        return words
    outer, *inner = segment.marks
    for mark in reversed(inner):
        words = element("span", words, class_=f"{mark.layer} l{mark.lane}", id=_anchor(mark, segment, prefix))
    begins = any(mark.start == segment.start for mark in segment.marks)
    ids = " ".join(prefix + mark.id for mark in segment.marks)
    return element(
        "span",
        words,
        class_=f"s {outer.layer} l{outer.lane}",
        id=_anchor(outer, segment, prefix),
        data_m=ids,
        tabindex="0" if begins else None,
        aria_describedby=ids if begins else None,
    )


def _anchor(mark: Mark, segment: Segment, prefix: str) -> str | None:
    """Return the id of the words that say what happened: a claim links to them."""
    if mark.layer is not Layer.TRIGGER or mark.start != segment.start:
        return None
    return f"{prefix}{mark.id}w"
