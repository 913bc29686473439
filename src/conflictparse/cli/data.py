"""The command ``conflictparse data check|info``: whether the bundled data keep their rules, and what they are."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.output import note, write

EXAMPLES: Final = """\
examples:
  conflictparse data info
  conflictparse data check
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the actions of ``data``."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("check", help="check every row of the bundled data")
    actions.add_parser("info", help="say which edition it is, from which sources, under which licences")


def run(options: argparse.Namespace) -> int:
    """Run the action that *options* name."""
    if options.action == "check":
        return _check()
    for line in _info():
        write(line)
    return ExitCode.OK


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


def _info() -> Iterator[str]:
    from conflictparse.data.manifest import load_manifest  # noqa: PLC0415 - tomllib is slow

    manifest = load_manifest()
    yield f"data edition {manifest['edition']}"
    yield from ("", "tables")
    files = manifest["files"]
    longest = max(map(len, files))
    for name in sorted(files):
        table = files[name]
        yield f"  {name:<{longest}}  {table['rows']:>7,} rows  {table['licence']}; {table['attribution']}"
    yield from ("", "sources")
    for key, source in manifest["sources"].items():
        yield f"  {key}: {source['title']} ({source['licence']})"
        if source["url"]:
            yield f"    {source['url']}"
