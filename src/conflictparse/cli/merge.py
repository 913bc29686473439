"""
The command ``conflictparse merge FILE ...``: several reports as one timeline.

It reads what ``conflictparse parse --format jsonl`` writes, and prints. Law: one line that cannot be read refuses
all, because a ledger of the other lines would be wrong without a word.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import read_text, shown
from conflictparse.cli.output import write
from conflictparse.cli.report_files import reports_in_lines

if TYPE_CHECKING:
    from conflictparse.ledger import Ledger

EXAMPLES: Final = """\
example:
  conflictparse merge reports.jsonl more.jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``merge``."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="reports as conflictparse parse --format jsonl writes them; - is stdin"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl"),
        default="table",
        help="a table to read (default); the whole ledger as one JSON document; one JSON line for each claim",
    )


def run(options: argparse.Namespace) -> int:
    """Print the ledger of the reports in the files; a line that is no report refuses all."""
    import json  # noqa: PLC0415 - not needed for other commands

    ledger = _merged([(shown(name), read_text(name)) for name in options.files])
    if options.format == "table":
        from conflictparse.exports.timeline import to_table  # noqa: PLC0415 - not needed for JSON

        write(to_table(ledger))
    elif options.format == "json":
        write(json.dumps(ledger.to_dict(), indent=2))
    else:
        for row in ledger.timeline():
            write(json.dumps(row.to_dict()))
    return ExitCode.OK


def _merged(files: Iterable[tuple[str, str]]) -> Ledger:
    from conflictparse.ledger import merge  # noqa: PLC0415 - loads most of the library

    # Two lines may have one name and differ, as a page that was brought up to date: so one ledger for each.
    return merge([merge({doc: report}) if doc else merge([report]) for doc, report in reports_in_lines(files)])
