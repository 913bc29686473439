"""
The JSON Schema of a report.

``report.schema.json`` is made from the value classes by ``tools/write_schema.py`` and ships with the
library, so that other languages can check and read the JSON without Python.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def report_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (draft 2020-12) of what ``Report.to_dict()`` writes; a new dictionary each time.

    >>> schema = report_schema()
    >>> schema["$schema"], "claims" in schema["required"]
    ('https://json-schema.org/draft/2020-12/schema', True)
    """
    text = files(__name__.rpartition(".")[0]).joinpath("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
