"""The command ``conflictparse explain FILE ...``: how each claim was read, and which numbers were left unread."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.inputs import TEXT_OR_REPORTS, add_input_options, inputs_of
from conflictparse.cli.output import complain, write
from conflictparse.cli.reading import add_reading_options, read_any, what_is_given

if TYPE_CHECKING:
    from conflictparse.claims.claim import Claim
    from conflictparse.claims.report import Report

EXAMPLES: Final = """\
examples:
  conflictparse explain story.txt --published 2024-11-28
  conflictparse explain story.txt --claim c3
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``explain``."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=TEXT_OR_REPORTS)
    parser.add_argument(
        "--claim", action="append", default=[], metavar="ID", help="only this claim, as c3 (may be repeated)"
    )
    add_reading_options(parser)
    add_input_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print how the claims of each file were read."""
    code: int = ExitCode.OK
    given = what_is_given(options)
    inputs = inputs_of(options)
    for number, (name, _, report, alone) in enumerate(read_any(options.files, given, inputs)):
        if isinstance(report, Refused):
            complain(str(report))
            code = code or report.code
            continue
        if len(options.files) > 1 or not alone:
            write(("\n" if number else "") + f"== {name} ==\n")
        write("\n\n".join(_parts(report, _wanted(report, options.claim, name), alone=bool(options.claim))))
    return code


def explained(claim: Claim) -> str:
    """Return *claim* in words that a terminal can show."""
    from conflictparse.exports.wording import clean_words  # noqa: PLC0415 - not needed for other commands

    return "\n".join(map(clean_words, claim.explain().splitlines()))


def _wanted(report: Report, ids: list[str], name: str) -> list[Claim]:
    """Return the claims with these *ids*, or all."""
    known = {claim.id: claim for claim in report.claims}
    for one in ids:
        if one not in known:
            has = f"it has {report.claims[0].id} to {report.claims[-1].id}" if known else "it has no claims"
            raise Refused(ExitCode.USAGE, f"{name}: there is no claim {one!r}: {has}")
    return [known[one] for one in dict.fromkeys(ids)] if ids else list(report.claims)


def _parts(report: Report, claims: list[Claim], *, alone: bool) -> Iterator[str]:
    yield from map(explained, claims)
    if not claims:
        yield "The report makes no claims."
    if report.skipped and not alone:
        yield "\n".join(["Numbers that were left unread:", *_skipped(report)])
    if report.diagnostics and not alone:
        yield "\n".join(["Remarks:", *report.diagnostics])


def _skipped(report: Report) -> Iterator[str]:
    from conflictparse.exports.wording import clean_words  # noqa: PLC0415

    for number in report.skipped:
        yield f"“{clean_words(number.text)}”, at characters {number.start} to {number.end}: {clean_words(number.why)}."
