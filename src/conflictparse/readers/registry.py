"""
The forms of files that can be read, by name, by suffix and by how they begin; and those that other packages offer.

Law: a reader is imported when a file needs it, not before.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from conflictparse.data.plugins import load_plugin, plugin_names
from conflictparse.errors import UnknownFormError
from conflictparse.readers.columns import USUAL_NAMES, folded_name
from conflictparse.readers.document import Document, Unread
from conflictparse.readers.json_items import LISTS
from conflictparse.readers.options import Options
from conflictparse.readers.stream import CHUNK, ByteStream

#: The entry point group in which other packages offer readers. The name of the entry point is the form's name, and
#: also its suffix: "docx" reads "*.docx".
GROUP: Final = "conflictparse.readers"


class Reader(Protocol):
    """What reads a file of one form: a function, or an instance that can be called."""

    def __call__(self, stream: ByteStream, options: Options, /) -> Iterator[Document | Unread]:
        """
        Yield the documents of *stream* in the order of the file, without origin and ordinal.

        What it raises as a :class:`Refusal` ends the file with an :class:`Unread`.
        """


class _Form(NamedTuple):
    """Where the reader of a form is, and what its files are called."""

    module: str
    function: str
    suffixes: tuple[str, ...]


_HOME: Final = "conflictparse.readers"
_FORMS: Final[Mapping[str, _Form]] = MappingProxyType(
    {
        "csv": _Form("tables", "read_csv", (".csv", ".tsv", ".tab")),
        "feed": _Form("feeds", "read_feed", (".rss", ".atom", ".xml", ".rdf")),
        "html": _Form("pages", "read_page_file", (".html", ".htm", ".xhtml")),
        "json": _Form("json_files", "read_json_file", (".json",)),
        "jsonl": _Form("json_files", "read_json_lines", (".jsonl", ".ndjson", ".jl")),
        "newspaper": _Form("json_files", "read_newspaper", ()),
        "parquet": _Form("parquet", "read_parquet", (".parquet", ".pq")),
        "reliefweb": _Form("json_files", "read_reliefweb", ()),
        "text": _Form("plain", "read_text", (".txt", ".text", ".md")),
        "trafilatura": _Form("json_files", "read_trafilatura", ()),
        "warc": _Form("archives", "read_archive", (".warc",)),
    }
)
_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {suffix: name for name, form in _FORMS.items() for suffix in form.suffixes}
)
#: What stands between the names of columns.
DELIMITERS: Final = ",;\t"
#: Forms of which a file holds one document, which is called after the file.
SINGLE: Final = frozenset({"text", "html"})
#: How many bytes are looked at to tell a form.
SNIFFED: Final = 4096
#: And how many if they are a line of JSON that is longer.
SNIFFED_LINE: Final = CHUNK
#: Names of files that end so are of the form that stands before.
PACKED: Final = ".gz"

_MARKS: Final = ((b"PAR1", "parquet"), (b"WARC/", "warc"))
_FEED: Final = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_JSON_LIST: Final = re.compile(r"\[\s*+[{\]]")
_LIST: Final = re.compile(rf'(?<!\\)"(?:{"|".join(sorted(LISTS))})"\s*+:\s*+\[\s*+[{{\]]')
_COLUMN_NAME: Final = re.compile(r"[A-Za-z_][\w .-]{0,39}")
_JSON_OBJECT: Final = re.compile(r'\{\s*+["}]')


def form_names() -> tuple[str, ...]:
    """
    Return the names of all forms, sorted, those of other packages included.

    >>> "jsonl" in form_names()
    True
    """
    return tuple(sorted({*_FORMS, *_offered()}))


def form_of_name(name: str) -> str | None:
    """
    Return the form of a file by the end of its name, or None if that says nothing.

    >>> form_of_name("2024/reports.JSONL.gz"), form_of_name("reports")
    ('jsonl', None)
    """
    plain = name.lower().removesuffix(PACKED)
    dot = max(plain.rfind("."), 0)
    suffix = plain[dot:] if "/" not in plain[dot:] and "\\" not in plain[dot:] else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return suffix[1:] if suffix[1:] in _offered() else None


def form_of_bytes(head: bytes, *, column: str | None = None) -> str:
    """
    Return the form of a file by how it begins; what begins like nothing that is known is text.

    A table is told by its header: short names, one of them usual for a text, or the *column* that is asked for.

    >>> form_of_bytes(b'{"text": "Two dead."}'), form_of_bytes(b"Two dead.")
    ('jsonl', 'text')
    """
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    words = head.decode("utf-16" if wide else "utf-8-sig", "ignore").lstrip()
    if words.startswith("<"):
        return "feed" if _FEED.search(words) else "html" if _PAGE.search(words) else "text"
    if _JSON_LIST.match(words):
        return "json"
    if _JSON_OBJECT.match(words):
        return "jsonl" if _is_lines(words) else "json"
    return "csv" if _is_header(words.partition("\n")[0], column) else "text"


def form_of_stream(stream: ByteStream, named: str | None = None, *, column: str | None = None) -> str:
    """
    Return the form of a stream, of which *named* is what the name of its file says.

    Many files that are called .json hold a record on each line.

    >>> import io
    >>> form_of_stream(ByteStream(io.BytesIO(b'{"text": "Two dead."}').read), "json")
    'jsonl'
    """
    if named not in (None, "json"):
        return str(named)
    head = stream.peek(SNIFFED)
    if head.lstrip().startswith(b"{") and b"\n" not in head:
        head = stream.peek(SNIFFED_LINE)
    form = form_of_bytes(head, column=column)
    return form if named is None or form == "jsonl" else named


def _is_lines(words: str) -> bool:
    """Tell whether JSON that begins with an object is a record on each line, and not one with a list of records."""
    first, _, rest = words.partition("\n")
    if not rest and not first.rstrip().endswith("}"):
        return False
    return _LIST.search(first) is None and (first.rstrip().endswith("}") or rest.lstrip().startswith(('{"', "{ ")))


def _is_header(line: str, column: str | None) -> bool:
    """Tell whether a line names columns: several short names, one of them usual for the text, or asked for."""
    for delimiter in DELIMITERS:
        names = [name.strip(' "') for name in line.strip().split(delimiter)]
        if len(names) > 1 and all(_COLUMN_NAME.fullmatch(name) for name in names):
            return column in names or any(folded_name(name) in USUAL_NAMES["text"] for name in names)
    return False


def load_reader(form: str) -> Reader:
    """
    Return what reads files of *form*.

    Raises:
        UnknownFormError: nothing does.

    >>> load_reader("text").__name__
    'read_text'
    """
    if form in _FORMS:
        row = _FORMS[form]
        reader: Reader = getattr(import_module(f"{_HOME}.{row.module}"), row.function)
        return reader
    offered: Reader | None = load_plugin(GROUP, form) if form in _offered() else None
    if offered is None:
        raise UnknownFormError("form", form, form_names())
    return offered


@cache
def _offered() -> frozenset[str]:
    return frozenset(plugin_names(GROUP))
