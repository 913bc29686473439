"""
The command ``conflictparse highlight FILE``: a report as a page in which what was read is marked.

The page is one file that fetches nothing, so that it can be sent.
"""

from __future__ import annotations

import argparse
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, shown
from conflictparse.cli.inputs import add_input_options, inputs_of
from conflictparse.cli.reading import add_reading_options, read_reports, what_is_given
from conflictparse.cli.targets import Target
from conflictparse.cli.writers import add_coarsen, coarse

EXAMPLES: Final = """\
examples:
  conflictparse highlight story.txt --published 2024-11-28 -o story.html
  conflictparse highlight story.txt --page -o story.html
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``highlight``."""
    parser.add_argument("file", metavar="FILE", help="a file with one report, in any form that parse reads")
    parser.add_argument("-o", "--output", metavar="FILE", help="the page to write (default: standard output)")
    parser.add_argument("--page", action="store_true", help="with its claims, discrepancies, tolls and a map, too")
    parser.add_argument("--title", metavar="WORDS", help="the heading (default: the first line of the text)")
    add_coarsen(parser)
    add_reading_options(parser)
    add_input_options(parser)


def run(options: argparse.Namespace) -> int:
    """Write the page."""
    page = _page(options)
    target = Target(options.output)
    done = False
    try:
        target.write(page.encode(errors="replace"))
        done = True
    finally:
        target.close(keep=done)
    return ExitCode.OK


def _page(options: argparse.Namespace) -> str:
    from conflictparse.viz.highlight import highlight  # noqa: PLC0415 - loads the pages
    from conflictparse.viz.page import report_page  # noqa: PLC0415

    found = list(read_reports([options.file], what_is_given(options), inputs_of(options)))
    if len(found) > 1:
        cure = "write them as one page with: conflictparse parse FILE --format html"
        raise Refused(
            ExitCode.USAGE, f"{shown(options.file)}: holds {len(found)} reports, and a page shows one; {cure}"
        )
    (reading,) = found
    if isinstance(reading.report, Refused):
        raise reading.report
    show = report_page if options.page else highlight
    return show(*coarse(reading.report, reading.text or "", options.coarsen), title=options.title)
