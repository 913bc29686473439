"""What a command is given to read: files of any form that is known, as the documents in them."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, not_read, shown
from conflictparse.cli.output import complain

if TYPE_CHECKING:
    from conflictparse.readers import Columns, Document

#: What the option of a column says that it holds.
_COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {"text": "the text", "date": "the day of publication", "id": "the id", "source": "who published it"}
)
#: What a document that cannot be read makes of the exit code; any other fault is one of the data.
_CODES: Final[Mapping[str, ExitCode]] = MappingProxyType(
    {
        "missing": ExitCode.MISSING,
        "unreadable": ExitCode.UNREADABLE,
        "not_text": ExitCode.NOT_TEXT,
        "empty": ExitCode.EMPTY,
    }
)
#: Notes that are never left out: bytes were taken for other letters than UTF-8 has.
_ALWAYS: Final = frozenset({"encoding"})


#: What a command takes that reads texts and reports alike.
TEXT_OR_REPORTS: Final = "a report in any form that parse reads, or reports as parse --format jsonl writes them"


class Inputs(NamedTuple):
    """
    How files are read.

    Attributes:
        form: the form of all files, or None to see it from each.
        columns: the columns or fields of tables and records.
        notes: whether to say what was dropped or assumed.
    """

    form: str | None
    columns: Columns
    notes: bool


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """Add how files are read."""
    group = parser.add_argument_group("the files")
    group.add_argument(
        "--input-format", metavar="FORM", help="the form of the files, as text, html or jsonl (default: as each shows)"
    )
    for name, what in _COLUMNS.items():
        group.add_argument(f"--{name}-col", metavar="NAME", help=f"the column or field that holds {what}")
    group.add_argument("--notes", action="store_true", help="say what was left out of a page, or assumed of a date")


def inputs_of(options: argparse.Namespace) -> Inputs:
    """
    Return how *options* want files to be read.

    Raises:
        Refused: there is no such form.
    """
    from conflictparse.readers import Columns, form_names  # noqa: PLC0415 - not needed for --help

    known = form_names() if options.input_format is not None else ()
    if options.input_format is not None and options.input_format not in known:
        message = f"there is no input format {options.input_format!r}: choose one of {', '.join(known)}"
        raise Refused(ExitCode.USAGE, message)
    columns = Columns(text=options.text_col, date=options.date_col, id=options.id_col, source=options.source_col)
    return Inputs(options.input_format, columns, options.notes)


def read_file(name: str, inputs: Inputs) -> Iterator[Document | Refused]:
    """Yield the documents of the file *name*, or why one was refused; "-" is standard input, read as it comes."""
    if name != "-":
        yield from _read(name, shown(name), inputs)
    elif sys.stdin is None:
        yield Refused(ExitCode.MISSING, "-: no such file")
    else:
        yield from _read(sys.stdin.buffer, name, inputs)


def read_data(data: bytes, name: str, inputs: Inputs) -> Iterator[Document | Refused]:
    """Yield the documents in *data*, the bytes of the file *name*."""
    from conflictparse.readers import form_of_name  # noqa: PLC0415 - not needed for --help

    form = inputs.form or form_of_name(name)
    # As for a path, a record on each line is seen in a file that is called .json.
    yield from _read(io.BytesIO(data), shown(name), inputs._replace(form=None if form == "json" else form))


def _read(file: str | BinaryIO, name: str, inputs: Inputs) -> Iterator[Document | Refused]:
    from conflictparse.readers import Unread, read_documents  # noqa: PLC0415 - not needed for --help

    try:
        for found in read_documents(file, form=inputs.form, columns=inputs.columns, origin=name):
            if isinstance(found, Unread):
                yield Refused(_CODES.get(found.code, ExitCode.DATA), str(found))
                continue
            for note in found.notes:
                if inputs.notes or note.code in _ALWAYS:
                    complain(f"{found.id}: {note.words if note.code in _ALWAYS else note}")
            yield found
    except OSError as error:
        yield not_read(name, error)
