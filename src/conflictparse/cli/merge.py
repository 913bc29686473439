"""
The command ``conflictparse merge FILE ...``: several reports as one timeline.

It reads what ``conflictparse parse --format jsonl`` writes, and prints. Law: one line that cannot be read refuses
all, because a ledger of the other lines would be wrong without a word.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflictparse.ledger import Ledger


class NotReports(Exception):  # noqa: N818 - a refusal of the command line
    """A line of a file is no report; the message is for the user."""


def add_command(commands: Any, *, epilog: str) -> None:
    """Add ``merge`` to the commands of the parser."""
    parser = commands.add_parser(
        "merge",
        help="merge reports into a timeline of incidents",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="reports as conflictparse parse --format jsonl writes them; - is stdin"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl"),
        default="table",
        help="a table to read (default); the whole ledger as one JSON document; one JSON line for each claim",
    )


def run(files: Iterable[tuple[str, str]], form: str, write: Callable[[str], None]) -> None:
    """
    Write the ledger of the reports in *files*, pairs of a name and a text.

    Raises:
        NotReports: a line is no report; the message names the file and the line.
    """
    import json  # noqa: PLC0415 - not needed for other commands

    ledger = _merged(files)
    if form == "table":
        from conflictparse.exports.timeline import to_table  # noqa: PLC0415 - not needed for JSON

        write(to_table(ledger))
    elif form == "json":
        write(json.dumps(ledger.to_dict(), indent=2))
    else:
        for row in ledger.timeline():
            write(json.dumps(row.to_dict()))


def _merged(files: Iterable[tuple[str, str]]) -> Ledger:
    from conflictparse.ledger import merge  # noqa: PLC0415 - loads most of the library

    # Two lines may have one name and differ, as a page that was brought up to date: so one ledger for each.
    return merge([merge({doc: report}) if doc else merge([report]) for doc, report in _read(files)])


def _read(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Yield the name and the report of each line that is not empty."""
    from conflictparse.claims.report import Report  # noqa: PLC0415
    from conflictparse.errors import ReportFormatError  # noqa: PLC0415

    for name, text in files:
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            data = _document(line, f"{name}:{number}")
            doc = data.pop("doc", None)
            try:
                yield doc if isinstance(doc, str) else "", Report.from_dict(data)
            except ReportFormatError as error:
                raise NotReports(f"{name}:{number}: {error}") from None


def _document(line: str, where: str) -> dict[str, Any]:
    import json  # noqa: PLC0415

    cure = "write it with: conflictparse parse FILE --format jsonl"
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:  # RecursionError: a line of brackets
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise NotReports(f"{where}: is no line of JSON ({reason}); {cure}") from None
    if not isinstance(data, dict):
        raise NotReports(f"{where}: is no report but a {type(data).__name__}; {cure}")
    return data
