"""
Keep the fields of every form in which something leaves the library, by the number of its schema.

    python tools/stored_forms.py            # exit 1 if a form lacks or has changed what is stored
    python tools/stored_forms.py write      # add what is new to tests/stored/forms.json
    python tools/stored_forms.py files      # write a report and rows of the present numbers, where there are none yet

A field that went, or that has another type, is refused while the number stays the same: raise the number (SCHEMA,
ROWS_SCHEMA, BATCH_SCHEMA or that of the ledger), and write again. Fields and members of an enumeration may come without
a new number. Nothing that is stored is ever taken out, and no file is written twice; docs/versioning.md says what the
numbers promise.
"""

from __future__ import annotations

import argparse
import json
import sys
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "tests/stored/forms.json"
#: The type of each field by its path; the members of an enumeration by its name.
Fields: TypeAlias = dict[str, str | list[str]]
#: The number of a schema, and its fields.
Form: TypeAlias = tuple[int, Fields]
LEDGER_TEXTS: Final = (
    ("At least 12 people were killed in Aleppo on Monday, a medic said.", "2024-11-26"),
    ("The death toll in Aleppo on Monday has risen to 19, doctors said.", "2024-11-27"),
    ("Shelling killed 9 people in Sarmin on Monday, activists said.", "2024-11-27"),
    ("Shelling killed 12 people in Idlib on Monday, state media said.", "2024-11-27"),
)


def report_form() -> Form:
    """Return the form of ``Report.to_dict()``, from its JSON Schema."""
    from conflictparse.exports import report_schema  # noqa: PLC0415 -- --help needs nothing installed

    schema = report_schema()
    fields: Fields = {}
    for name, definition in {"Report": schema, **schema["$defs"]}.items():
        if "enum" in definition:
            fields[name] = definition["enum"]
        for field, found in definition.get("properties", {}).items():
            fields[f"{name}.{field}"] = type_words(found)
    return schema["properties"]["schema"]["const"], fields


def type_words(schema: Mapping[str, Any]) -> str:
    """Return the type that *schema* allows, in words: "integer | null", "[Claim]"."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(type_words(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{type_words(schema['items'])}]"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    form = f" {schema['format']}" if "format" in schema else ""  # only strings have one
    return " | ".join(kind + form * (kind == "string") for kind in kinds)


def table_form(module: str, name: str) -> Form:
    """Return the form of a table: its columns as they are declared, or the fields of its tuple."""
    import importlib  # noqa: PLC0415

    from conflictparse.exports.columns import columns_of  # noqa: PLC0415
    from conflictparse.exports.row import ROWS_SCHEMA  # noqa: PLC0415

    table = getattr(importlib.import_module(f"conflictparse.{module}"), name)
    if issubclass(table, tuple):
        hints = typing.get_type_hints(table)
        return ROWS_SCHEMA, {field: name_of(hints[field]) for field in table._fields}
    return ROWS_SCHEMA, {column.name: column.kind.value for column in columns_of(table)}


def name_of(hint: Any) -> str:
    """Return the name of a class, and the words of a union (which has a name of its own from Python 3.14 on)."""
    return hint.__name__ if isinstance(hint, type) else str(hint)


def arrow_form(output: str) -> Form:
    """Return the form of what the engines make of a batch, or of rows in Parquet."""
    from conflictparse.exports.row import ROWS_SCHEMA  # noqa: PLC0415
    from conflictparse.exports.row_arrow import arrow_schema  # noqa: PLC0415
    from conflictparse.integrations.arrow import BATCH_SCHEMA, schema  # noqa: PLC0415

    number, found = (ROWS_SCHEMA, arrow_schema()) if output == "rows" else (BATCH_SCHEMA, schema(output))
    fields = [found.field("claims").type.value_type.fields, found] if output == "reports" else [found]
    return number, {field.name: str(field.type) for group in fields for field in group if field.name != "claims"}


def ledger_form() -> Form:
    """Return the form of ``Ledger.to_dict()``, from reports of one incident, and of two that may be one."""
    import conflictparse as cp  # noqa: PLC0415
    from conflictparse.ledger import SCHEMA  # noqa: PLC0415

    ledger = cp.merge(cp.parse(text, published=day) for text, day in LEDGER_TEXTS)
    fields: Fields = {}
    add_keys(ledger.to_dict(), "Ledger", fields)
    return SCHEMA, fields


def add_keys(data: Any, path: str, fields: Fields) -> None:
    """Add the keys of *data*, and of what it holds, to *fields*; their types are not known from one sample."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            for name, value in item.items():
                fields[f"{path}.{name}"] = "any"
                add_keys(value, f"{path}.{name}", fields)


#: How each form is made, by its name.
FORMS: Final[Mapping[str, Callable[[], Form]]] = MappingProxyType(
    {
        "report": report_form,
        "ledger": ledger_form,
        "rows": lambda: table_form("exports.row", "ClaimRow"),
        "rows in Arrow": lambda: arrow_form("rows"),
        "batch of claims": lambda: arrow_form("claims"),
        "batch of reports": lambda: arrow_form("reports"),
        "reports of a data package": lambda: table_form("exports.data_package", "ReportRow"),
        "discrepancies of a data package": lambda: table_form("exports.data_package", "DiscrepancyRow"),
        "acled": lambda: table_form("codebooks.acled_rows", "AcledRow"),
        "ucdp": lambda: table_form("codebooks.ucdp_rows", "UcdpRow"),
        "ucdp-monadic": lambda: table_form("codebooks.ucdp_sides", "UcdpSideRow"),
        "hapi": lambda: table_form("exports.hapi", "HapiRow"),
    }
)


def lost(stored: Fields, now: Fields) -> list[str]:
    """Return what *stored* promises and *now* does not keep."""
    problems = []
    for path, kept in stored.items():
        found = now.get(path)
        if found is None:
            problems.append(f"{path} is gone")
        elif isinstance(kept, list) and isinstance(found, list):
            problems += [f"{path} has no {member!r} any more" for member in kept if member not in found]
        elif found != kept:
            problems.append(f"{path} was {kept}, and is {found}")
    return problems


def new(stored: Fields, now: Fields) -> list[str]:
    """Return what *now* has and *stored* does not."""
    return [path for path, found in now.items() if path not in stored or (found != stored[path])]


def read_stored() -> dict[str, dict[str, Fields]]:
    """Return the stored forms: by name, and by the number of the schema."""
    forms: dict[str, dict[str, Fields]] = json.loads(TARGET.read_text(encoding="utf-8"))
    return forms


def write_files() -> None:
    """Write the report that is made by hand, and its claims as rows, in every form that is read back."""
    sys.path.insert(0, str(ROOT))
    from tests.unit.built_reports import TEXT, rich_report  # noqa: PLC0415

    from conflictparse.exports import report_json, rows_to_csv, rows_to_jsonl, rows_to_parquet  # noqa: PLC0415
    from conflictparse.exports.row import ROWS_SCHEMA  # noqa: PLC0415

    report = rich_report()
    rows = report.to_rows(doc="built", text=TEXT, include_parts=True)
    made: dict[str, Callable[[Path], object]] = {
        f"report-{report.schema}.json": lambda path: path.write_text(report_json(report, indent=1) + "\n", "utf-8"),
        f"rows-{ROWS_SCHEMA}.csv": lambda path: path.write_bytes("".join(rows_to_csv(rows)).encode()),
        f"rows-{ROWS_SCHEMA}.jsonl": lambda path: path.write_bytes("".join(rows_to_jsonl(rows)).encode()),
        f"rows-{ROWS_SCHEMA}.parquet": lambda path: rows_to_parquet(rows, path),
    }
    for name, write in made.items():
        path = TARGET.parent / name
        print(f"{name}: {'is there already' if path.exists() else 'written'}")
        if not path.exists():
            write(path)


def run(argv: list[str] | None = None) -> None:
    """Compare the forms with the stored ones, or add what is new."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("action", nargs="?", choices=("check", "write", "files"), default="check")
    action = parser.parse_args(argv).action
    if action == "files":
        write_files()
        return
    stored = read_stored() if TARGET.exists() else {}
    problems = []
    for name, make in FORMS.items():
        number, now = make()
        before = stored.setdefault(name, {}).setdefault(str(number), {})
        problems += [f"{name}, schema {number}: {problem}" for problem in lost(before, now)]
        if action == "check":
            problems += [f"{name}, schema {number}: {path} is not stored yet" for path in new(before, now)]
        stored[name][str(number)] = {**before, **now}
    if problems:
        sys.exit("\n".join(problems))
    if action == "write":
        TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(FORMS)} forms, {sum(len(f) for n in stored.values() for f in n.values())} fields")


if __name__ == "__main__":
    run()
