"""The forms in which reports leave the library: a tree to read, and the JSON Schema of ``Report.to_dict()``."""

from __future__ import annotations

from conflictparse.exports.schema import report_schema
from conflictparse.exports.tree import to_tree

__all__ = ["report_schema", "to_tree"]
