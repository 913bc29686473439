"""
The command ``conflictparse batch INPUT ... -o OUT``: folders of reports into one file.

Law: whatever ends it, the same command goes on, and the output is the same as if nothing had happened.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, not_read, read_bytes
from conflictparse.cli.output import complain, note
from conflictparse.cli.progress import Progress, documents
from conflictparse.cli.reading import add_reading_options, read_day
from conflictparse.cli.writers import add_row_options
from conflictparse.exports.formats import FORMATS

if TYPE_CHECKING:
    from conflictparse.batch import Batch, Settings, Source, Summary

EXAMPLES: Final = """\
examples:
  conflictparse batch reports/ -o reports.jsonl
  conflictparse batch news.jsonl.gz -o tolls.csv --convention ucdp --workers 4
  conflictparse batch table.csv -o rows.csv --text-col notes --date-col event_date
  find archive -name '*.html' -print0 | conflictparse batch --files-from - -o reports.jsonl
"""
_MAX_CHARS: Final = 1_000_000
_MAX_WORKERS: Final = 256
#: What a document that cannot be read makes of the exit code; any other problem is one of the data.
_CODES: Final[Mapping[str, ExitCode]] = MappingProxyType(
    {
        "missing": ExitCode.MISSING,
        "broken_link": ExitCode.MISSING,
        "unreadable": ExitCode.UNREADABLE,
        "special_file": ExitCode.UNREADABLE,
        "link_loop": ExitCode.UNREADABLE,
        "not_text": ExitCode.NOT_TEXT,
        "empty": ExitCode.EMPTY,
    }
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``batch``."""
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help="a file, a folder, a pattern in quotes; - is stdin")
    parser.add_argument(
        "--files-from", metavar="LIST", help="a file with a name on each line, or parted by NUL; - is stdin"
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the file to write; - is stdout")
    _add_output_options(parser)
    _add_input_options(parser)
    add_reading_options(parser)
    run = parser.add_argument_group("how it runs")
    run.add_argument(
        "--workers", type=_workers, metavar="N", help="processes that read (default: one for each processor)"
    )
    run.add_argument(
        "--on-error",
        choices=("record", "skip", "fail"),
        default="record",
        help="a document that cannot be read: say so in the output (default), leave it out, or stop there",
    )
    run.add_argument("--restart", action="store_true", help="begin anew, whatever an earlier run left")
    run.add_argument(
        "--max-chars",
        type=_positive,
        default=_MAX_CHARS,
        metavar="N",
        help=f"characters of one text that are read (default: {_MAX_CHARS:,}); what is left out is said",
    )
    run.add_argument("--max-seconds", type=_seconds, metavar="S", help="give a document up after so many seconds")
    run.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    output = parser.add_argument_group("what is written")
    files = [form for form in FORMATS.values() if form.suffix]  # a folder cannot be written row by row
    formats = "; ".join(f"{form.name}: {form.words}" for form in files)
    output.add_argument(
        "--format",
        choices=tuple(form.name for form in files),
        help=f"{formats} (default: as OUT ends, else jsonl)",
    )
    add_row_options(output)


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    columns = parser.add_argument_group("what is read")
    columns.add_argument("--input-format", metavar="FORM", help="the form of all inputs (default: as each shows)")
    for name, what in (
        ("text", "the text"),
        ("date", "the day of publication"),
        ("id", "the id"),
        ("source", "who published it"),
    ):
        columns.add_argument(f"--{name}-col", metavar="NAME", help=f"the column or field that holds {what}")


def run(options: argparse.Namespace) -> int:
    """Read all inputs into one file."""
    batch = _batch(options)
    progress = Progress(quiet=options.quiet)
    try:
        summary = _run(batch, progress)
    finally:
        progress.end()
    if summary.signal is not None:
        note(f"stopped behind {documents(summary.counts.documents)}: the same command goes on from there")
        return 128 + summary.signal
    progress.summary(summary, batch.output)
    if summary.changed:
        complain("files changed while they were read: run it again with --restart when they are at rest")
    if not summary.counts.documents:
        complain("there was nothing to read")
        return ExitCode.EMPTY
    if summary.counts.errors:
        return _CODES.get(summary.counts.first, ExitCode.DATA)
    return ExitCode.OK


def _run(batch: Batch, progress: Progress) -> Summary:
    """
    Run *batch*.

    Raises:
        Refused: it cannot begin, or cannot go on.
    """
    from conflictparse.batch import DocumentError, NotWrittenError, run_batch  # noqa: PLC0415 - loads the library
    from conflictparse.errors import ConflictparseError, LexiconError  # noqa: PLC0415

    try:
        return run_batch(batch, progress)
    except NotWrittenError as error:
        begun = ".part" in error.path  # what a device or a pipe has taken is gone
        cure = "; when that is mended, the same command goes on" if begun else ""
        raise Refused(ExitCode.UNWRITTEN, f"{error}{cure}") from None
    except DocumentError as error:
        cure = "mend or remove it and begin anew with --restart, or go on with --on-error record"
        raise Refused(_CODES.get(error.code, ExitCode.DATA), f"{error}; {cure}") from None
    except LexiconError as error:
        raise Refused(ExitCode.DATA, str(error)) from None
    except ConflictparseError as error:
        raise Refused(ExitCode.USAGE, str(error)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None:
            raise
        raise not_read(str(error.filename), error) from None


def _batch(options: argparse.Namespace) -> Batch:
    """Return what the options ask for."""
    from conflictparse.batch import Batch, OnError  # noqa: PLC0415 - loads the library

    return Batch(
        _inputs(options),
        options.output,
        _settings(options),
        on_error=OnError(options.on_error),
        workers=options.workers,
        restart=options.restart,
        max_seconds=options.max_seconds,
    )


def _inputs(options: argparse.Namespace) -> tuple[str, ...]:
    from conflictparse.batch import read_names  # noqa: PLC0415

    names, listed = list(options.inputs), options.files_from
    if not names and listed is None:
        raise Refused(ExitCode.USAGE, "name an INPUT: a file, a folder, a pattern, or - for standard input")
    if listed is not None:
        names += [] if listed == "-" in names else read_names(read_bytes(listed))
    if listed == "-" in names:
        raise Refused(ExitCode.USAGE, "standard input is the list of names: it cannot be read as a report, too")
    return tuple(names)


def _settings(options: argparse.Namespace) -> Settings:
    from conflictparse.batch import Settings  # noqa: PLC0415

    return Settings(
        source=_source(options),
        published=read_day("--published", options.published),
        country=options.country,
        day_first=options.day_first,
        gazetteer=options.gazetteer,
        actors=tuple(options.actors),
        max_chars=options.max_chars,
        format=options.format or _format_of(options.output),
        convention=options.convention,
        include_parts=options.include_parts,
        scale=options.scale,
        bom=options.bom,
        hxl=options.hxl,
        coarsen=options.coarsen,
    )


def _source(options: argparse.Namespace) -> Source:
    from conflictparse.batch import Source  # noqa: PLC0415
    from conflictparse.readers import Columns, form_names  # noqa: PLC0415

    if options.input_format is not None and options.input_format not in form_names():
        known = ", ".join(form_names())
        raise Refused(ExitCode.USAGE, f"there is no input format {options.input_format!r}: choose one of {known}")
    return Source(
        options.input_format,
        Columns(text=options.text_col, date=options.date_col, id=options.id_col, source=options.source_col),
    )


def _format_of(output: str) -> str:
    """
    Return the format that a file is meant to have by its name.

    >>> _format_of("tolls.csv"), _format_of("-"), _format_of("reports")
    ('csv', 'jsonl', 'jsonl')
    """
    for name in ("arrow", "csv", "geojson", "json", "parquet"):
        if output.lower().endswith(f".{name}") and name in FORMATS:
            return name
    return "jsonl"


def _workers(given: str) -> int:
    number = _positive(given)
    if number > _MAX_WORKERS:
        raise argparse.ArgumentTypeError(f"{given} is more than {_MAX_WORKERS}")
    return number


def _positive(given: str) -> int:
    try:
        number = int(given)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no whole number above 0")
    return number


def _seconds(given: str) -> float:
    try:
        number = float(given)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{given!r} is no number of seconds")
    return number
