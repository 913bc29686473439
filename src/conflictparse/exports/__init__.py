"""
The forms in which reports leave the library: rows, files of many formats, a tree to read, and the schemas.

:func:`open_writer` writes any of :data:`FORMATS`. What a name needs is loaded when the name is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conflictparse.exports.formats import FORMATS, Format, Target, Writer, known_format, open_encoder, open_writer

if TYPE_CHECKING:
    from conflictparse.exports.columns import Column, columns_of
    from conflictparse.exports.event_rows import acled_rows, to_csv, ucdp_rows, ucdp_side_rows
    from conflictparse.exports.geojson import feature_of, rows_to_geojson
    from conflictparse.exports.hapi import HapiRow, hapi_rows
    from conflictparse.exports.json_lines import (
        report_json,
        reports_from_jsonl,
        row_json,
        rows_from_jsonl,
        rows_to_jsonl,
    )
    from conflictparse.exports.options import Encoder, Options
    from conflictparse.exports.row import ROWS_SCHEMA, ClaimRow
    from conflictparse.exports.row_arrow import (
        arrow_schema,
        rows_from_arrow,
        rows_from_parquet,
        rows_to_arrow,
        rows_to_parquet,
    )
    from conflictparse.exports.row_csv import rows_from_csv, rows_to_csv
    from conflictparse.exports.row_schemas import row_schema, table_schema
    from conflictparse.exports.rows import to_rows
    from conflictparse.exports.schema import report_schema
    from conflictparse.exports.tree import to_tree

__all__ = [
    "FORMATS",
    "ROWS_SCHEMA",
    "ClaimRow",
    "Column",
    "Encoder",
    "Format",
    "HapiRow",
    "Options",
    "Target",
    "Writer",
    "acled_rows",
    "arrow_schema",
    "columns_of",
    "feature_of",
    "hapi_rows",
    "known_format",
    "open_encoder",
    "open_writer",
    "report_json",
    "report_schema",
    "reports_from_jsonl",
    "row_json",
    "row_schema",
    "rows_from_arrow",
    "rows_from_csv",
    "rows_from_jsonl",
    "rows_from_parquet",
    "rows_to_arrow",
    "rows_to_csv",
    "rows_to_geojson",
    "rows_to_jsonl",
    "rows_to_parquet",
    "table_schema",
    "to_csv",
    "to_rows",
    "to_tree",
    "ucdp_rows",
    "ucdp_side_rows",
]

_MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ROWS_SCHEMA": "row",
        "Column": "columns",
        "Encoder": "options",
        "HapiRow": "hapi",
        "Options": "options",
        "ClaimRow": "row",
        "acled_rows": "event_rows",
        "arrow_schema": "row_arrow",
        "columns_of": "columns",
        "feature_of": "geojson",
        "hapi_rows": "hapi",
        "report_json": "json_lines",
        "report_schema": "schema",
        "reports_from_jsonl": "json_lines",
        "row_json": "json_lines",
        "row_schema": "row_schemas",
        "rows_from_arrow": "row_arrow",
        "rows_from_csv": "row_csv",
        "rows_from_jsonl": "json_lines",
        "rows_from_parquet": "row_arrow",
        "rows_to_arrow": "row_arrow",
        "rows_to_csv": "row_csv",
        "rows_to_geojson": "geojson",
        "rows_to_jsonl": "json_lines",
        "rows_to_parquet": "row_arrow",
        "table_schema": "row_schemas",
        "to_csv": "event_rows",
        "to_rows": "rows",
        "to_tree": "tree",
        "ucdp_rows": "event_rows",
        "ucdp_side_rows": "event_rows",
    }
)


def __getattr__(name: str) -> object:
    """Load the module of a public name when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
