"""
The forms of files that can be read, by name, by suffix and by how they begin; and those that other packages offer.

Law: a reader is imported when a file needs it, not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from conflictparse.data.plugins import load_plugin, plugin_names
from conflictparse.errors import UnknownFormError
from conflictparse.readers.document import Document, Unread
from conflictparse.readers.options import Options
from conflictparse.readers.stream import ByteStream

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
        "text": _Form("plain", "read_text", (".txt", ".text", ".md")),
        "jsonl": _Form("json_lines", "read_json_lines", (".jsonl", ".ndjson", ".jl")),
    }
)
_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {suffix: name for name, form in _FORMS.items() for suffix in form.suffixes}
)
#: Forms of which a file holds one document, which is called after the file.
SINGLE: Final = frozenset({"text", "html"})
#: How many bytes are looked at to tell a form.
SNIFFED: Final = 4096
#: Names of files that end so are of the form that stands before.
PACKED: Final = ".gz"

_JSON_OBJECT: Final = re.compile(rb'\s*+\{\s*+["}]')


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


def form_of_bytes(head: bytes) -> str:
    """
    Return the form of a file by how it begins; what begins like nothing that is known is text.

    >>> form_of_bytes(b'{"text": "Two dead."}'), form_of_bytes(b"Two dead.")
    ('jsonl', 'text')
    """
    if _JSON_OBJECT.match(head):
        return "jsonl"
    return "text"


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
        raise UnknownFormError(form, form_names())
    return offered


@cache
def _offered() -> frozenset[str]:
    return frozenset(plugin_names(GROUP))
