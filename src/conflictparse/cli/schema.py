"""The command ``conflictparse schema``: the JSON Schemas of what ``parse`` writes, whole reports and rows."""

from __future__ import annotations

import argparse
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.output import json_words, write

EXAMPLES: Final = """\
examples:
  conflictparse schema > report.schema.json
  conflictparse schema rows > row.schema.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which schema."""
    parser.add_argument(
        "what", nargs="?", choices=("report", "rows"), default="report", help="a whole report (default), or one row"
    )


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    if options.what == "rows":
        from conflictparse.exports.row_schemas import row_schema  # noqa: PLC0415 - not needed for reports

        write(json_words(row_schema(), indent=2))
        return ExitCode.OK
    from conflictparse.exports.schema import report_schema  # noqa: PLC0415 - importlib.resources is slow

    write(json_words(report_schema(), indent=2))
    return ExitCode.OK
