"""
Write the JSON Schema of a report from the value classes.

    python tools/write_schema.py            # rewrite src/conflictparse/exports/report.schema.json
    python tools/write_schema.py --check    # exit 1 if the file is not what the classes say

Descriptions come from the "Attributes" sections of the docstrings, so they are written once.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import types
import typing
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs

from conflictparse.claims.report import SCHEMA, Report

TARGET: Final = Path(__file__).resolve().parent.parent / "src/conflictparse/exports/report.schema.json"
OFFSETS: Final = frozenset({"start", "end", "noun_start", "noun_end"})
PLAIN: Final[dict[Any, dict[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
NUMBER: Final[dict[str, Any]] = {
    "description": "A whole number; or a decimal as a string, of 34 decimals where none is exact; or a ratio.",
    "anyOf": [
        {"type": "integer"},
        {
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?([Ee][+-]?[0-9]+)?$|^-?[0-9]+/[1-9][0-9]*$",
        },
    ],
}


def make_schema() -> dict[str, Any]:
    """Return the schema that the classes imply."""
    definitions: dict[str, Any] = {"Number": NUMBER}
    report = object_schema(Report, definitions)
    report["properties"]["schema"] = {**report["properties"]["schema"], "const": SCHEMA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:conflictparse:report:{SCHEMA}",
        "title": "Report",
        **report,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the bytes of the file, as text."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


def object_schema(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value class, and add those of its fields' classes to *definitions*."""
    hints = typing.get_type_hints(cls)
    meanings = field_meanings(cls.__doc__ or "")
    properties: dict[str, Any] = {}
    for field in attrs.fields(cls):
        name = field.metadata.get("json", field.name)
        found = hint_schema(hints[field.name], definitions)
        if name in OFFSETS:
            found = with_minimum(found)
        if field.name in meanings:
            found = {"description": meanings[field.name], **found}
        properties[name] = found
    return {
        "description": first_paragraph(cls.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def hint_schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type annotation."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return union_schema(typing.get_args(hint), definitions)
    if origin is tuple:
        return {"type": "array", "items": hint_schema(typing.get_args(hint)[0], definitions)}
    if hint in PLAIN:
        return PLAIN[hint]
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}  # taken before it is known, should a class ever hold itself
        definitions[name] = enum_schema(hint) if issubclass(hint, StrEnum) else object_schema(hint, definitions)
    return {"$ref": f"#/$defs/{name}"}


def union_schema(members: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a union: a number, or something that may be null."""
    optional = type(None) in members
    kept = [member for member in members if member is not type(None)]
    found = {"$ref": "#/$defs/Number"} if Decimal in kept else hint_schema(kept[0], definitions)
    if not optional:
        return found
    if set(found) == {"type"}:
        return {"type": [found["type"], "null"]}
    return {"anyOf": [found, {"type": "null"}]}


def enum_schema(cls: type[StrEnum]) -> dict[str, Any]:
    """Return the schema of an enumeration, its members in the order of the class."""
    return {"description": first_paragraph(cls.__doc__ or ""), "type": "string", "enum": [str(m) for m in cls]}


def with_minimum(found: dict[str, Any]) -> dict[str, Any]:
    """Return an integer schema that starts at 0."""
    return {**found, "minimum": 0}


def first_paragraph(docstring: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(docstring.strip().split("\n\n")[0].split())


def field_meanings(docstring: str) -> dict[str, str]:
    """Return what the "Attributes" section says of each field; fields of one entry share its words."""
    meanings: dict[str, str] = {}
    # Python 3.13 takes the indent off docstrings; before, it has to be taken off.
    section = inspect.cleandoc(docstring).partition("Attributes:\n")[2].split("\n\n")[0]
    for entry in re.split(r"\n {4}(?! )", "\n" + section.rstrip()):
        for group in re.split(r"; (?=\w+: )", entry):  # "source: who says so; sources: the chain"
            names, _, words = group.partition(": ")
            for name in re.findall(r"\w+", names):
                meanings[name] = re.sub(r"\bNone\b", "null", " ".join(words.split()).replace("``", ""))
    return meanings


def main(arguments: list[str]) -> int:
    """Write the schema, or with ``--check`` only compare it."""
    text = schema_text()
    if arguments == ["--check"]:
        same = TARGET.exists() and TARGET.read_bytes() == text.encode()
        print(f"{TARGET.name} is {'up to date' if same else 'stale: run python tools/write_schema.py'}")
        return 0 if same else 1
    TARGET.write_bytes(text.encode())
    print(f"{TARGET.name}: {len(text)} characters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
