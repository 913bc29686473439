"""The command ``conflictparse parse FILE ...``: reports as a tree, as JSON, or as rows of events."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.output import complain, json_words, on_terminal, width, write
from conflictparse.cli.reading import Reading, add_reading_options, read_reports, what_is_given

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

EXAMPLES: Final = """\
example:
  conflictparse parse story.txt --published 2024-11-28
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``parse``."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text file in UTF-8 (or UTF-16 with BOM); - is stdin"
    )
    add_reading_options(parser)
    parser.add_argument(
        "--format",
        choices=("tree", "json", "jsonl", "acled", "ucdp"),
        default="tree",
        help="a tree to read (default); one JSON document, or a list of them; one JSON line for each report; "
        "events as CSV with the columns of ACLED or of UCDP GED",
    )
    parser.add_argument("--explain", action="store_true", help="below the tree, say of every claim how it was read")


def run(options: argparse.Namespace) -> int:
    """Print what each file claims; a file that is refused does not stop the others."""
    given = what_is_given(options)
    reports = read_reports(options.files, given)
    if options.format == "json":
        return _write_json(reports, several=len(options.files) > 1)
    if options.format in ("acled", "ucdp"):
        from conflictparse.exports.event_rows import csv_header  # noqa: PLC0415 - not needed for JSON

        write(csv_header(options.format), end="")
    write_one = partial(_WRITERS[options.format], options=options, lexicon=given.lexicon)
    code: int = ExitCode.OK
    for number, (name, text, report) in enumerate(reports):
        if isinstance(report, Refused):
            complain(str(report))
            code = code or report.code
        else:
            write_one(name, text or "", report, number=number)
    return code


def _write_tree(name: str, text: str, report: Report, *, number: int, options: argparse.Namespace, **_: object) -> None:
    from conflictparse.exports.tree import to_tree  # noqa: PLC0415 - not needed for JSON

    if len(options.files) > 1:
        write(("\n\n" if number else "") + f"== {name} ==\n")
    write(to_tree(report, text, colour=on_terminal() and "NO_COLOR" not in os.environ, width=width()))
    if options.explain and report.claims:
        from conflictparse.cli.explain import explained  # noqa: PLC0415 - only here

        write("\nHow the claims were read\n\n" + "\n\n".join(map(explained, report.claims)))


def _write_line(name: str, text: str, report: Report, **_: object) -> None:  # noqa: ARG001 - as _write_tree
    write(json_words({"doc": name, **report.to_dict()}))


def _write_rows(name: str, _: str, report: Report, *, options: argparse.Namespace, **rest: Any) -> None:
    from conflictparse.exports import event_rows  # noqa: PLC0415 - not needed for JSON

    make = event_rows.acled_rows if options.format == "acled" else event_rows.ucdp_rows
    write(event_rows.to_csv(make(report, lexicon=rest["lexicon"]), doc=name), end="")


def _write_json(reports: Iterator[Reading], *, several: bool) -> int:
    code: int = ExitCode.OK
    documents = []
    for name, _, report in reports:
        if isinstance(report, Refused):
            complain(str(report))
            code = code or report.code
        else:
            documents.append({"doc": name, **report.to_dict()} if several else report.to_dict())
    if several:
        write(json_words(documents, indent=2))
    elif documents:
        write(json_words(documents[0], indent=2))
    return code


_WRITERS: Final[Mapping[str, Callable[..., None]]] = {
    "acled": _write_rows,
    "jsonl": _write_line,
    "tree": _write_tree,
    "ucdp": _write_rows,
}
