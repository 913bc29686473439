"""Modules whose import needs a package that is not installed hold no examples that could be run."""

from importlib.util import find_spec

#: Of each module the package that it needs.
_NEEDS = {name: name for name in ("duckdb", "pandas", "polars", "spacy")}

collect_ignore = [
    f"conflictparse/integrations/{module}.py" for module, package in _NEEDS.items() if find_spec(package) is None
]
