"""
One record of a JSON file or a table into a document.

Law: the text of the document is the text of the record, character by character, unless the record is in the form of a
crawler or an archive that is known to put other things into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from conflictparse.readers.columns import Columns, find_columns
from conflictparse.readers.dates import read_day
from conflictparse.readers.document import Document, Note, NoteCode, Refusal, UnreadCode


def read_record(record: Mapping[str, Any], columns: Columns | None = None) -> Document:
    """
    Return the document of a record with a text and whatever else it has.

    Raises:
        Refusal: there is no text.

    >>> read_record({"body": "Two villagers were killed.", "date": "2024-11-28", "id": 17}).id
    '17'
    """
    found = find_columns(record, columns)
    return read_fields({role: record[name] for role, name in found.items()}, found)


def read_fields(values: Mapping[str, Any], names: Mapping[str, str]) -> Document:
    """
    Return the document of the values of its roles ("text", "date"); *names* says what the file calls them.

    Raises:
        Refusal: there is no text.

    >>> read_fields({"text": "Two dead.", "id": 17}, {"text": "body", "id": "nr"}).id
    '17'
    """
    doc = read_id(values.get("id"))
    text = values["text"]
    if text is None or text == "":
        raise Refusal(UnreadCode.EMPTY, f"{names['text']!r} is empty", doc)
    if not isinstance(text, str):
        raise Refusal(UnreadCode.MALFORMED, f"{names['text']!r} holds no text but {kind(text)}", doc)
    day, notes = read_published(values.get("date"))
    return Document(
        text,
        id=doc,
        published=day,
        source=read_label(values.get("source")),
        url=read_label(values.get("url")),
        title=read_label(values.get("title")),
        notes=notes,
    )


def read_published(value: Any) -> tuple[date | None, tuple[Note, ...]]:
    """
    Return the day of publication, and a note if there is something that cannot be read as one.

    >>> read_published("3/4/2024")[1][0].words
    "'3/4/2024' names no day for certain, so there is no date"
    """
    if value is None or value == "":
        return None, ()
    day = read_day(value)
    if day is not None:
        return day, ()
    shown = repr(value) if isinstance(value, str | int | float) else kind(value)
    return None, (Note(NoteCode.DATE, f"{shown[:80]} names no day for certain, so there is no date"),)


def read_id(value: Any) -> str:
    """Return an id as it is written; what is no text and no number is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def read_label(value: Any) -> str | None:
    """Return a name, a title or an address, or None."""
    return value.strip() or None if isinstance(value, str) else None


def kind(value: Any) -> str:
    """
    Return what JSON calls a value.

    >>> kind([]), kind({}), kind(3)
    ('a list', 'an object', 'a number')
    """
    names = {list: "a list", dict: "an object", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else f"a {type(value).__name__}")
