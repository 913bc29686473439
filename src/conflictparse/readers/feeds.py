"""
RSS and Atom feeds, by feedparser: one document an entry, its full content where the feed gives it, else its summary.

Needs the extra "web". Fetches nothing. Law: entities that a feed defines are never expanded, and a feed that is cut
off gives the entries before the cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from conflictparse.errors import MissingExtraError
from conflictparse.readers.chrome import drop_chrome
from conflictparse.readers.document import Document, Note, NoteCode, Refusal, Unread, UnreadCode
from conflictparse.readers.encoding import check_text, decode
from conflictparse.readers.markup import looks_like_markup, markup_to_text
from conflictparse.readers.options import Options
from conflictparse.readers.pages import declared_encoding
from conflictparse.readers.records import read_id, read_label, read_published
from conflictparse.readers.stream import ByteStream

#: The largest feed; feeds hold tens or hundreds of entries, and are read whole.
MAX_FEED_BYTES: Final = 1 << 25

_SUMMARY_ONLY: Final = Note(NoteCode.SUMMARY, "the feed gives only a summary")
_UPDATED: Final = Note(NoteCode.DATE, "the day of the last change, as the feed gives no day of publication")
_ENTITIES: Final = re.compile(r"<!ENTITY", re.IGNORECASE)
_END: Final = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_END_OF_ENTRY: Final = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_OUR_ENCODING: Final = {"content-type": "application/xml; charset=utf-8"}


def read_feed(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    """
    Yield the document of each entry of a feed.

    >>> import io
    >>> feed = b"<rss version='2.0'><channel><title>Post</title><item><guid>7</guid><description>Two dead."
    >>> feed += b"</description></item></channel></rss>"
    >>> [(d.id, d.source, d.text) for d in read_feed(ByteStream(io.BytesIO(feed).read), Options())]
    [('7', 'Post', 'Two dead.')]
    """
    data = stream.read_all(MAX_FEED_BYTES)
    xml, notes = decode(data, declared=declared_encoding(data))
    check_text(xml)
    if _ENTITIES.search(xml):
        raise Refusal(UnreadCode.UNSAFE, "defines entities of its own, which could expand without end")
    feed = _parse(xml)
    is_cut = _END.search(xml) is None
    whole = len(_END_OF_ENTRY.findall(xml)) if is_cut else len(feed.entries)
    if not feed.entries and not feed.get("version"):
        raise Refusal(UnreadCode.MALFORMED, "is no RSS or Atom feed")
    publisher = read_label(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[:whole], start=1):
        try:
            yield _read_entry(entry, publisher, notes, options)
        except Refusal as refusal:
            yield refusal.to_unread(f"entry {number}", doc=read_id(entry.get("id")))
    if is_cut:
        raise Refusal(UnreadCode.TRUNCATED, f"ends after entry {whole}: is the file complete?")


def _parse(xml: str) -> Any:
    try:
        import feedparser  # noqa: PLC0415 - an extra, and slow
    except ImportError:
        raise MissingExtraError("reading feeds", "web") from None
    import io  # noqa: PLC0415

    try:
        # Never a string: feedparser would take it for an address or a path, and open it.
        return feedparser.parse(io.BytesIO(xml.encode()), response_headers=_OUR_ENCODING)
    except Exception as error:  # noqa: BLE001 - any bytes may come, and one file harms no other
        raise Refusal(UnreadCode.MALFORMED, f"is no feed that can be read: {type(error).__name__}") from None


def _read_entry(entry: dict[str, Any], publisher: str | None, notes: tuple[Note, ...], options: Options) -> Document:
    text, text_notes = _text_of(entry)
    title = read_label(entry.get("title"))
    # Asked in its own way, feedparser gives one of these for the other, with a warning.
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    day, date_notes = read_published(published)
    if day is None and updated:
        day, updated_notes = read_published(updated)
        date_notes += updated_notes if day is None else (_UPDATED,)
    notes += text_notes + date_notes
    if options.drop_chrome:
        text, dropped = drop_chrome(text, title=title)
        notes += dropped
    return Document(
        text,
        id=read_id(entry.get("id")),
        published=day,
        source=read_label((entry.get("source") or {}).get("title")) or publisher,
        url=_address(entry.get("link")),
        title=title,
        notes=notes,
    )


def _address(link: Any) -> str | None:
    """Return where an entry stands; feedparser gives an id as its link where there is none."""
    label = read_label(link)
    return label if label is not None and "://" in label else None


def _text_of(entry: Mapping[str, Any]) -> tuple[str, tuple[Note, ...]]:
    """Return the fullest text of an entry: what it gives as content, else its summary."""
    for content in entry.get("content") or ():
        text = _plain(content.get("value"))
        if text:
            return text, ()
    text = _plain(entry.get("summary"))
    if not text:
        raise Refusal(UnreadCode.EMPTY, "holds no text")
    return text, (_SUMMARY_ONLY,)


def _plain(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return markup_to_text(value) if looks_like_markup(value) else value.strip()
