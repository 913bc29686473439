"""
Web pages into reports, by trafilatura: the article without its menus, and what the page says about it.

Needs the extra "web". Fetches nothing. Law: any bytes give a document or a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from conflictparse.errors import MissingExtraError
from conflictparse.readers.chrome import drop_chrome
from conflictparse.readers.document import Document, Refusal, UnreadCode
from conflictparse.readers.encoding import check_text, decode
from conflictparse.readers.options import Options
from conflictparse.readers.page_dates import read_page_day
from conflictparse.readers.records import read_label
from conflictparse.readers.stream import ByteStream

#: The largest page: its markup is many times its words, and the time to read it grows faster than its size.
MAX_PAGE_BYTES: Final = 1 << 22

# The date that it finds is not used, as it may be any date in the page; "today" is not asked for, here is no clock.
_NO_CLOCK: Final = MappingProxyType({"extensive_search": False, "max_date": "2999-12-31"})
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})|<\?xml[^>]{1,200}?encoding=["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
#: How far into a page its encoding is looked for, as browsers do.
_HEAD: Final = 2048


def read_page_file(stream: ByteStream, options: Options) -> Iterator[Document]:
    """
    Yield the article of a web page.

    >>> import io
    >>> page = b"<html><body><article><p>Two villagers were killed.</p><p>Share this</p></article></body></html>"
    >>> [d.text for d in read_page_file(ByteStream(io.BytesIO(page).read), Options())]
    ['Two villagers were killed.']
    """
    yield read_page(stream.read_all(MAX_PAGE_BYTES), options)


def read_page(data: bytes, options: Options, *, charset: str | None = None, url: str | None = None) -> Document:
    """
    Return the article of a page; *charset* and *url* are what came with it over HTTP.

    Raises:
        Refusal: it cannot be decoded, or holds no article.
        MissingExtraError: trafilatura is not installed.
    """
    page, notes = decode(data, declared=charset or declared_encoding(data))
    check_text(page)
    found = _extract(page)
    text = found["text"]
    title = read_label(found["title"])
    day, date_notes = read_page_day(page)
    notes += date_notes
    if options.drop_chrome:
        text, dropped = drop_chrome(text, title=title)
        notes += dropped
    return Document(
        text,
        published=day,
        source=read_label(found["sitename"]) or read_label(found["hostname"]),
        url=read_label(found["url"]) or url,
        title=title,
        notes=notes,
    )


def declared_encoding(data: bytes) -> str | None:
    """
    Return the encoding that a page or an XML file says it is in, or None.

    >>> declared_encoding(b'<html><head><meta charset="windows-1252">')
    'windows-1252'
    """
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found is not None else None


def _extract(page: str) -> dict[str, Any]:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and slow
    except ImportError:
        raise MissingExtraError("reading web pages", "web") from None
    try:
        found = bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dict(_NO_CLOCK)
        )
    except Exception as error:  # noqa: BLE001 - any page may come, and one harms no other
        raise Refusal(UnreadCode.MALFORMED, f"is no page that can be read: {type(error).__name__}") from None
    values = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    if not values.get("text"):
        raise Refusal(UnreadCode.EMPTY, "holds no article")
    return {name: values.get(name) for name in ("text", "title", "sitename", "hostname", "url")}
