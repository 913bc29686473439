"""
The command ``conflictparse check FILE ...``: what does not add up in reports.

Law: the exit code is 3 when something does not add up and every file was read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.inputs import TEXT_OR_REPORTS, add_input_options, inputs_of
from conflictparse.cli.output import complain, json_words, write
from conflictparse.cli.reading import add_reading_options, read_any, what_is_given

if TYPE_CHECKING:
    from conflictparse.claims.claim import Claim
    from conflictparse.claims.report import Report

EXAMPLES: Final = """\
examples:
  conflictparse check story.txt --published 2024-11-28
  conflictparse check reports/*.txt --format jsonl > doubts.jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=TEXT_OR_REPORTS)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="words to read (default); one JSON line for each discrepancy",
    )
    add_reading_options(parser)
    add_input_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the discrepancies of each file; a file that is refused decides the exit code before they do."""
    code: int = ExitCode.OK
    found = 0
    for name, _, report, _ in read_any(options.files, what_is_given(options), inputs_of(options)):
        if isinstance(report, Refused):
            complain(str(report))
            code = code or report.code
            continue
        found += len(report.discrepancies)
        for line in _lines(name, report) if options.format == "text" else _documents(name, report):
            write(line)
    return code or (ExitCode.DISCREPANCY if found else ExitCode.OK)


def _lines(name: str, report: Report) -> Iterator[str]:
    if not report.discrepancies:
        yield f"{name}: no discrepancies"
        return
    from conflictparse.exports.wording import clean_words  # noqa: PLC0415 - not needed where nothing is found

    claims = {claim.id: claim for claim in report.claims}
    for found in report.discrepancies:
        yield f"{name}: {found.kind.replace('_', ' ')}: {clean_words(found.message)}"
        yield from (f"    {_claim(claims[one])}" for one in found.claims if one in claims)
        yield from (f"    perhaps {clean_words(guess)}" for guess in found.hypotheses)


def _claim(claim: Claim) -> str:
    """Return a claim in a few of its own words, and where its sentence stands."""
    from conflictparse.exports.wording import affected_words, figure_words  # noqa: PLC0415

    said = (claim.effect.value.replace("_", " "), figure_words(claim.quantity), *affected_words(claim)[:1])
    return f"{claim.id}, characters {claim.start} to {claim.end}: {' '.join(word for word in said if word)}"


def _documents(name: str, report: Report) -> Iterator[str]:
    from conflictparse.claims.codec import encode  # noqa: PLC0415

    for found in report.discrepancies:
        yield json_words({"doc": name, **encode(found)})
