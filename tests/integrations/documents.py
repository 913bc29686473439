"""Documents for the engines: made reports, and among them what no engine may stumble over."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from benchmarks.made_reports import make_report

from conflictparse import parse
from conflictparse.exports import ClaimRow, to_rows

#: Texts that hold no claim, or that are cheap to write and dear to read carelessly.
HOSTILE = (
    "",
    "\x00",
    "a\x00b killed 3 people\x00",
    "(" * 100_000,
    "\u202e12 killed",
    "9" * 5_000,
    "\U0001f4a5 killed 2",
)


class Doc(NamedTuple):
    id: str
    text: str | None
    published: date | None


def documents(count: int) -> list[Doc]:
    """Return *count* made reports, each with a day."""
    return [Doc(f"r{n:05}", make_report(n), date(2024, n % 12 + 1, n % 28 + 1)) for n in range(count)]


def poisoned(count: int) -> list[Doc]:
    """Return *count* made reports with hostile ones and nulls among them."""
    docs = documents(count)
    for number, text in enumerate((*HOSTILE, None)):
        docs.insert(number * 7 % len(docs), Doc(f"bad{number}", text, date(2024, 5, 5)))
    return docs


def plain_rows(docs: list[Doc]) -> list[ClaimRow]:
    """Return the rows of *docs* from a plain loop."""
    return [
        row for d in docs if d.text is not None for row in to_rows(parse(d.text, d.published), doc=d.id, text=d.text)
    ]
