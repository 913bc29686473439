"""
The day on which a page says that it was published.

Reads only what the page states as its publication: not its address, not a day in its words, not the day of its last
change. Law: where the page states none, or several in one way, there is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Final

from conflictparse.readers.document import Note, NoteCode
from conflictparse.readers.records import read_published

#: What <meta name=... content=...> calls the publication, also as property= and itemprop=; the likeliest first.
NAMES: Final = tuple(
    """article:published_time og:article:published_time og:published_time datepublished parsely-pub-date
    article.published dc.date.issued dcterms.issued dc.issued sailthru.date publish-date publish_date publishdate
    publication_date publicationdate pubdate cxenseparse:recs:publishtime datecreated dc.date dc.created
    dcterms.created dcterms.date date""".split()
)

_TAG: Final = re.compile(r"<(?:meta|time)\s((?>(?:[^<>\"']|\"[^\"<]{0,500}+\"|'[^'<]{0,500}+'){0,60}))>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z:-]{1,30})(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")
_LINKED_DATA: Final = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\\]{1,64})"')
_LINKED: Final = "linked data"
_TIME: Final = "time"


def read_page_day(page: str) -> tuple[date | None, tuple[Note, ...]]:
    """
    Return the day of publication that a page states, and a note where it cannot be told.

    >>> read_page_day('<meta property="article:published_time" content="2024-11-28T10:00:00Z">')[0].isoformat()
    '2024-11-28'
    >>> read_page_day('<meta property="article:modified_time" content="2024-11-28">Updated on 2024-11-28')
    (None, ())
    """
    stated: dict[str, list[str]] = {}
    for name, value in _statements(page):
        stated.setdefault(name, []).append(value)
    notes: tuple[Note, ...] = ()
    for name in (*NAMES, _LINKED, _TIME):
        days = {read_published(value) for value in stated.get(name, ())}
        if len({day for day, _ in days}) > 1:
            notes += (Note(NoteCode.DATE, f"the page gives several days of publication ({name})"),)
        elif days:
            day, day_notes = min(days, key=str)
            if day is not None:
                return day, ()
            notes += day_notes
    return None, notes


def _statements(page: str) -> Iterator[tuple[str, str]]:
    """Yield what the page states of itself as its publication, and in which way."""
    for tag in _TAG.finditer(page):
        given = {
            found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag[1])
        }
        names = [given.get(key, "").strip().lower() for key in ("property", "name", "itemprop")]
        value = given.get("content") or given.get("datetime") or ""
        known = next((name for name in names if name in NAMES), None)
        if known is not None and value:
            yield known, value
        elif "pubdate" in given and given.get("datetime"):  # <time pubdate datetime="...">
            yield _TIME, given["datetime"]
    for found in _LINKED_DATA.finditer(page):
        yield _LINKED, found[1]
