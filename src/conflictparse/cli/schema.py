"""The command ``conflictparse schema``: the JSON Schema of what ``parse --format json`` writes."""

from __future__ import annotations

import argparse
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.output import json_words, write

EXAMPLES: Final = """\
example:
  conflictparse schema > report.schema.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which schema."""
    parser.add_argument(
        "what", nargs="?", choices=("report",), default="report", metavar="WHAT", help="report (default)"
    )


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - as every command
    """Print the schema."""
    from conflictparse.exports.schema import report_schema  # noqa: PLC0415 - importlib.resources is slow

    write(json_words(report_schema(), indent=2))
    return ExitCode.OK
