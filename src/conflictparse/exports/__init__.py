"""The forms in which reports leave the library: a tree, rows of events, and the JSON Schema of ``Report.to_dict()``."""

from __future__ import annotations

from conflictparse.exports.event_rows import acled_rows, to_csv, ucdp_rows
from conflictparse.exports.schema import report_schema
from conflictparse.exports.tree import to_tree

__all__ = ["acled_rows", "report_schema", "to_csv", "to_tree", "ucdp_rows"]
