"""
The command ``conflictparse parse FILE ...``: what reports claim, as a tree, a page, or in any format of the exports.

Law: a document that cannot be read is told, and does not stop the others.
"""

from __future__ import annotations

import argparse
import os
from typing import Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, shown
from conflictparse.cli.inputs import Inputs, add_input_options, inputs_of
from conflictparse.cli.output import complain
from conflictparse.cli.reading import Given, add_reading_options, read_reports, what_is_given
from conflictparse.cli.targets import Target
from conflictparse.cli.writers import OWN_FORMS, Choices, Writer, add_row_options, coarse, open_writer
from conflictparse.exports.formats import FORMATS

EXAMPLES: Final = """\
examples:
  conflictparse parse story.txt --published 2024-11-28
  conflictparse parse reports/*.html --format csv --convention ucdp -o tolls.csv
  conflictparse parse - --input-format jsonl --format jsonl < news.jsonl > reports.jsonl
"""
#: Endings of files that are not those of their formats' names.
_ENDINGS: Final = {".htm": "html", ".txt": "tree"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``parse``."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="text, HTML, a feed, a web archive, JSON, CSV or Parquet; - is stdin"
    )
    add_reading_options(parser)
    add_input_options(parser)
    group = parser.add_argument_group("what is written")
    words = {**OWN_FORMS, **{name: form.words for name, form in FORMATS.items()}}
    group.add_argument(
        "--format",
        choices=tuple(words),
        help="; ".join(f"{name}: {said}" for name, said in words.items()),
        metavar="FORMAT",
    )
    group.add_argument("-o", "--output", metavar="FILE", help="the file to write, as a whole or not at all")
    group.add_argument("--explain", action="store_true", help="below the tree, say of every claim how it was read")
    add_row_options(group)


def run(options: argparse.Namespace) -> int:
    """Write what each document claims."""
    form = options.format or _form_of(options.output)
    given, inputs = what_is_given(options), inputs_of(options)
    _need_apart(options.files, options.output)
    target = Target(options.output, folder=form in FORMATS and not FORMATS[form].suffix)
    complete = False
    try:
        code, written = _write(options, open_writer(form, target, _choices(options, given)), given, inputs)
        complete = written > 0
    except OSError as error:
        if target.path is None:
            raise
        raise target.refused(error) from None
    finally:
        target.close(keep=complete)
    return code


def _write(options: argparse.Namespace, writer: Writer, given: Given, inputs: Inputs) -> tuple[int, int]:
    """Write the reports of all files, and return the exit code and how many there were."""
    code: int = ExitCode.OK
    written = 0
    for name, text, report, alone in read_reports(options.files, given, inputs):
        if isinstance(report, Refused):
            complain(str(report))
            code = code or report.code
        else:
            writer.write(name, *coarse(report, text or "", options.coarsen), alone=alone)
            written += 1
    writer.close()
    return code, written


def _choices(options: argparse.Namespace, given: Given) -> Choices:
    exports = {
        "convention": options.convention,
        "scale": options.scale,
        "include_parts": options.include_parts,
        "bom": options.bom,
        "hxl": options.hxl,
        "lexicon": given.lexicon,
        "gazetteer": given.gazetteer,
    }
    return Choices(len(options.files) > 1, options.explain, exports)


def _form_of(output: str | None) -> str:
    """
    Return the form that a file is meant to have by its name; a tree if that says nothing.

    >>> _form_of("tolls.csv"), _form_of("page.HTML"), _form_of(None)
    ('csv', 'html', 'tree')
    """
    ending = os.path.splitext(output or "")[1].lower()  # noqa: PTH122 - pathlib is slow to import
    name = _ENDINGS.get(ending, ending[1:])
    return name if name in FORMATS or name in OWN_FORMS else "tree"


def _need_apart(files: list[str], output: str | None) -> None:
    """Refuse to write over a file that is read."""
    if output in (None, "-"):
        return
    own = _real(str(output))
    for name in files:
        if name != "-" and _real(name) == own:
            raise Refused(ExitCode.USAGE, f"{shown(name)}: would be read and written at once: choose another -o")


def _real(name: str) -> str:
    return os.path.realpath(name) if "\0" not in name else name
