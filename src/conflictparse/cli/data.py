"""The command ``conflictparse data check``: whether every row of the bundled data keeps its rules."""

from __future__ import annotations

import argparse
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.output import note, write

EXAMPLES: Final = """\
example:
  conflictparse data check
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the actions of ``data``."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("check", help="check every row of the bundled data")


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - as every command
    """Check the bundled data."""
    return _check()


def _check() -> int:
    from conflictparse.data.check import check_data  # noqa: PLC0415 - reads every table
    from conflictparse.data.manifest import load_manifest  # noqa: PLC0415
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        problems = check_data()
    except LexiconError as error:
        problems = [str(error)]
    for problem in problems:
        note(problem)
    if problems:
        return ExitCode.DATA
    manifest = load_manifest()
    tables = manifest["files"].values()
    rows = sum(table["rows"] for table in tables)
    write(f"data edition {manifest['edition']}: {len(tables)} files, {rows:,} rows, no problems")
    return ExitCode.OK
