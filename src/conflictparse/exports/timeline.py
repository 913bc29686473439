"""The timeline of a ledger as a table of text, with the doubts below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from conflictparse.exports.wording import clean_words, count_words, number_words
from conflictparse.ledger import Ledger, Link, Row
from conflictparse.numbers.quantity import Number

_HEADER: Final = ("id", "date", "place", "effect", "low", "best", "high", "standing", "source", "report", "claim")
_NUMBERS: Final = frozenset({"low", "best", "high"})
_WIDEST: Final = 32  # columns of one cell; what is cut ends in …


def to_table(ledger: Ledger) -> str:
    """
    Return the timeline of *ledger*, one line for each claim, and below it what may be one incident.

    >>> print(to_table(Ledger()))
    0 reports · 0 incidents
    """
    rows = [_cells(row) for row in ledger.timeline()]
    lines = list(_aligned([_HEADER, *rows])) if rows else []
    doubts = [_doubt(link) for link in ledger.links]
    parts = [lines, doubts, [*ledger.diagnostics, _summary(ledger)]]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _cells(row: Row) -> tuple[str, ...]:
    days = [day.isoformat() for day in dict.fromkeys((row.date, row.last)) if day is not None]
    return (
        row.incident,
        " to ".join(days),
        _cell(row.place),
        row.effect.replace("_", " "),
        *(_number(number) for number in (row.low, row.best, row.high)),
        row.standing,
        _cell(row.source),
        _cell(row.report),
        row.claim,
    )


def _cell(words: str) -> str:
    clean = clean_words(words)
    return clean if len(clean) <= _WIDEST else clean[: _WIDEST - 1] + "…"


def _number(number: Number | None) -> str:
    return "" if number is None else number_words(number)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if name in _NUMBERS else cell.ljust(width)
            for name, cell, width in zip(_HEADER, row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _doubt(link: Link) -> str:
    if link.kind == "covers":
        return f"{link.first} covers {link.second}: {link.rule}"
    return f"{link.first} and {link.second} may be one: {link.rule}"


def _summary(ledger: Ledger) -> str:
    counts = ((len(ledger.reports), "report"), (len(ledger.incidents), "incident"))
    return " · ".join(count_words(number, word) for number, word in counts)
