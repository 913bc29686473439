"""
The schemas of a table, made from its columns: JSON Schema, and the Table Schema of Frictionless.

Law: what the writers write is valid.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from conflictparse.exports.columns import CellKind, Column, columns_of
from conflictparse.exports.row import ROWS_SCHEMA, ClaimRow

_NUMBER: Final = r"^-?[0-9]+(\.[0-9]+)?([Ee][+-]?[0-9]+)?$|^-?[0-9]+/[1-9][0-9]*$"
_JSON: Final[Mapping[CellKind, dict[str, Any]]] = MappingProxyType(
    {
        CellKind.WORDS: {"type": "string"},
        CellKind.NAME: {"type": ["string", "null"], "minLength": 1},
        CellKind.NUMBER: {"anyOf": [{"type": ["integer", "null"]}, {"type": "string", "pattern": _NUMBER}]},
        CellKind.WHOLE: {"type": ["integer", "null"]},
        CellKind.DEGREES: {"type": ["number", "null"]},
        CellKind.FLAG: {"type": "boolean"},
        CellKind.DAY: {"type": ["string", "null"], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        CellKind.LIST: {"type": "array", "items": {"type": "string", "minLength": 1}},
    }
)
_TABLE: Final[Mapping[CellKind, dict[str, Any]]] = MappingProxyType(
    {
        CellKind.WORDS: {"type": "string"},
        CellKind.NAME: {"type": "string"},
        CellKind.NUMBER: {"type": "number"},
        CellKind.WHOLE: {"type": "integer"},
        CellKind.DEGREES: {"type": "number"},
        CellKind.FLAG: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
        CellKind.DAY: {"type": "date", "format": "%Y-%m-%d"},
        CellKind.LIST: {"type": "string"},
    }
)


def row_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (draft 2020-12) of one row as JSON; a new dictionary each time.

    >>> row_schema()["properties"]["quoted"]["type"]
    'boolean'
    """
    columns = columns_of(ClaimRow)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:conflictparse:row:{ROWS_SCHEMA}",
        "title": "Row",
        "type": "object",
        "properties": {c.name: {"title": c.title, "description": c.description, **_JSON[c.kind]} for c in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def table_schema(table: type = ClaimRow) -> dict[str, Any]:
    """
    Return the Frictionless Table Schema of the CSV of a *table*; a new dictionary each time.

    >>> [field["type"] for field in table_schema()["fields"]][:3]
    ['string', 'date', 'string']
    """
    return {"fields": [_table_field(column) for column in columns_of(table)], "missingValues": [""]}


def _table_field(column: Column) -> dict[str, Any]:
    several = ' Several stand one after the other, with "; " between them.' if column.kind is CellKind.LIST else ""
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description + several,
        "rdfType": f"https://hxlstandard.org/{column.hxl}",
        **_TABLE[column.kind],
    }
