"""
The JSON of crawlers and of ReliefWeb: which of their fields is the text, the date, the publisher.

Law: a record is told by fields that only its program writes; any other is read by the usual names of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from conflictparse.readers.chrome import drop_chrome
from conflictparse.readers.columns import Columns
from conflictparse.readers.document import Document, Note, NoteCode, Refusal, UnreadCode
from conflictparse.readers.markup import markup_to_text
from conflictparse.readers.options import Options
from conflictparse.readers.records import kind, read_id, read_label, read_published, read_record

Record = Mapping[str, Any]
#: Between the names of several publishers.
BETWEEN_SOURCES: Final = "; "


def read_any_record(record: Any, options: Options, *, dialect: str | None = None) -> Document:
    """
    Return the document of a JSON record in the *dialect* that is named, else in the one that it is written in.

    Raises:
        Refusal: it holds no text.

    >>> written = {"text": "Two dead.", "source": "https://example.org/a", "source-hostname": "Post", "raw_text": ""}
    >>> read_any_record(written, Options()).source
    'Post'
    """
    if not isinstance(record, dict):
        raise Refusal(UnreadCode.MALFORMED, f"is no object with fields but {kind(record)}")
    if dialect is None and options.columns == Columns():
        dialect = dialect_of(record)
    if dialect is None:
        return read_record(record, options.columns)
    document = _DIALECTS[dialect](record)
    if not options.drop_chrome:
        return document
    text, notes = drop_chrome(document.text, title=document.title)
    return attrs.evolve(document, text=text, notes=document.notes + notes)


def dialect_of(record: Record) -> str | None:
    """
    Return which program wrote a record, or None.

    >>> dialect_of({"id": "4", "fields": {"title": "Flash update"}}), dialect_of({"text": "Two dead."})
    ('reliefweb', None)
    """
    if isinstance(record.get("fields"), dict) and "id" in record:
        return "reliefweb"
    if "text" in record and "source-hostname" in record and ("fingerprint" in record or "raw_text" in record):
        return "trafilatura"
    if "text" in record and "publish_date" in record and ("meta_lang" in record or "canonical_link" in record):
        return "newspaper"
    return None


def _read_trafilatura(record: Record) -> Document:
    day, notes = read_published(record.get("date"))
    return Document(
        _need_text(record, "text"),
        id=read_id(record.get("id")),
        published=day,
        source=read_label(record.get("source-hostname")) or read_label(record.get("hostname")),
        url=read_label(record.get("source")) or read_label(record.get("url")),
        title=read_label(record.get("title")),
        notes=notes,
    )


def _read_newspaper(record: Record) -> Document:
    day, notes = read_published(record.get("publish_date"))
    return Document(
        _need_text(record, "text"),
        id=read_id(record.get("id")),
        published=day,
        source=read_label(record.get("meta_site_name")),
        url=read_label(record.get("canonical_link")) or read_label(record.get("url")),
        title=read_label(record.get("title")),
        notes=notes,
    )


def _read_reliefweb(record: Record) -> Document:
    fields = record.get("fields")
    if not isinstance(fields, dict):
        raise Refusal(UnreadCode.MALFORMED, "has no 'fields': is it an answer of the ReliefWeb API?")
    # "body" is Markdown, whose marks would stand in the text.
    marked_up = fields.get("body-html")
    text = markup_to_text(marked_up) if isinstance(marked_up, str) else ""
    day, notes = _reliefweb_day(fields.get("date"))
    doc = read_id(record.get("id")) or read_id(fields.get("id"))
    return Document(
        text or _need_text(fields, "body", doc),
        id=doc,
        published=day,
        source=BETWEEN_SOURCES.join(_names(fields.get("source"))) or None,
        url=read_label(fields.get("url_alias")) or read_label(fields.get("url")),
        title=read_label(fields.get("title")),
        country=_iso3(fields.get("primary_country")),
        notes=notes,
    )


def _reliefweb_day(dates: Any) -> tuple[Any, tuple[Note, ...]]:
    """Return the day on which the source published it, else the day on which ReliefWeb did."""
    given = dates if isinstance(dates, dict) else {"original": dates}
    day, notes = read_published(given.get("original"))
    if day is not None or given.get("created") is None:
        return day, notes
    posted, posted_notes = read_published(given.get("created"))
    if posted is not None:
        posted_notes = (Note(NoteCode.DATE, "the day on which ReliefWeb posted it, as the original date is not given"),)
    return posted, notes + posted_notes


def _names(sources: Any) -> tuple[str, ...]:
    listed = sources if isinstance(sources, list) else [sources]
    found = (read_label(one.get("shortname")) or read_label(one.get("name")) for one in listed if isinstance(one, dict))
    return tuple(name for name in found if name is not None)


def _iso3(country: Any) -> str | None:
    first = country[0] if isinstance(country, list) and country else country
    code = read_label(first.get("iso3")) if isinstance(first, dict) else None
    return code.upper() if code is not None and len(code) == 3 and code.isascii() and code.isalpha() else None


def _need_text(record: Record, field: str, doc: str = "") -> str:
    text = record.get(field)
    if text is None or text == "":
        raise Refusal(UnreadCode.EMPTY, f"{field!r} is empty", doc)
    if not isinstance(text, str):
        raise Refusal(UnreadCode.MALFORMED, f"{field!r} holds no text but {kind(text)}", doc)
    return text


_DIALECTS: Final[Mapping[str, Callable[[Record], Document]]] = MappingProxyType(
    {"newspaper": _read_newspaper, "reliefweb": _read_reliefweb, "trafilatura": _read_trafilatura}
)
