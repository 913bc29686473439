"""
The command line: ``conflictparse parse|merge FILE ...``, ``conflictparse gazetteer ...`` and ``... data check``.

The only package that prints, and the only one that reads report files, or ends the process.
What a command needs is imported when the command runs, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import argparse
import codecs
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conflictparse.cli import gazetteer as cli_gazetteer
from conflictparse.cli import merge as cli_merge

if TYPE_CHECKING:
    from datetime import date

    from conflictparse.actors import ActorLexicon
    from conflictparse.claims.report import Report
    from conflictparse.places import Gazetteer

_CODES_HELP: Final = """\
exit codes:
  0  everything was read           4  a directory, or a file that cannot be read
  1  data or reports break rules   5  not text: bytes that cannot be decoded, or binary
  2  wrong use                     6  an empty text
  3  no such file                  7  a publication date that is none
                                   8  the output cannot be written
With several files the others are still read, and the first problem decides the exit code.
"""
_TREE_WIDTH: Final = 100
_NOT_WRITTEN: Final = frozenset({errno.EPIPE, errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO})


class ExitCode(IntEnum):
    """What the process ends with."""

    OK = 0
    DATA = 1
    USAGE = 2
    MISSING = 3
    UNREADABLE = 4
    NOT_TEXT = 5
    EMPTY = 6
    DATE = 7
    UNWRITTEN = 8
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    PIPE = 141  # 128 + SIGPIPE


class _Given(NamedTuple):
    """What the options give the reading of every file."""

    published: date | None
    country: str | None
    gazetteer: Gazetteer | None
    lexicon: ActorLexicon | None


class _Refused(Exception):  # noqa: N818 - a refusal with its exit code, not an error of ours
    """An input that is not read; the message is for the user."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line *argv* (by default that of the process) and return the exit code.

    >>> main(["parse"]) == ExitCode.USAGE
    True
    """
    try:
        code = _run(argv)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        if error.errno not in _NOT_WRITTEN:
            raise
        # Python flushes stdout once more at exit: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:  # the reader has gone ("| head")
            return ExitCode.PIPE
        _complain(f"the output cannot be written: {(error.strerror or '').lower()}")
        return ExitCode.UNWRITTEN
    return code


def _run(argv: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has printed its help or its complaint
        return stop.code if isinstance(stop.code, int) else ExitCode.USAGE
    try:
        return _COMMANDS[options.command](options)
    except _Refused as refused:
        _complain(str(refused))
        return refused.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="conflictparse",
        description="Read reports of armed conflict and print what they claim.",
        epilog=_CODES_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parse = commands.add_parser(
        "parse", help="read reports", epilog=_CODES_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parse.add_argument("files", nargs="+", metavar="FILE", help="a text file in UTF-8 (or UTF-16 with BOM); - is stdin")
    parse.add_argument("--published", metavar="DATE", help="publication date of the reports, as 2024-11-28")
    parse.add_argument("--country", type=_country, metavar="ISO3", help="country that they are about, as SYR")
    parse.add_argument(
        "--actors", action="append", default=[], metavar="CSV", help="actors of your own to read with (may be repeated)"
    )
    parse.add_argument(
        "--format",
        choices=("tree", "json", "jsonl", "acled", "ucdp"),
        default="tree",
        help="a tree to read (default); one JSON document, or a list of them; one JSON line for each report; "
        "events as CSV with the columns of ACLED or of UCDP GED",
    )
    parse.add_argument("--explain", action="store_true", help="below the tree, say of every claim how it was read")
    parse.add_argument(
        "--gazetteer", metavar="FILE", help="a file of places, as conflictparse gazetteer build writes it"
    )
    cli_merge.add_command(commands, epilog=_CODES_HELP)
    cli_gazetteer.add_commands(commands)
    data = commands.add_parser("data", help="look after the bundled data")
    data.add_subparsers(dest="action", required=True, metavar="ACTION").add_parser(
        "check", help="check every row of the bundled data"
    )
    return parser


class _Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, **rest: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **rest)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - slow

        print(f"conflictparse {version('conflictparse')}")
        parser.exit()


def _country(given: str) -> str:
    import pycountry  # noqa: PLC0415 - slow

    code = given.upper()
    if code != "XKX" and pycountry.countries.get(alpha_3=code) is None:  # XKX: Kosovo, in use though not in ISO 3166
        raise argparse.ArgumentTypeError(f"{given!r} is no ISO 3166-1 alpha-3 code, such as SYR")
    return code


# ---------------------------------------------------------------- conflictparse parse
def _parse(options: argparse.Namespace) -> int:
    published = _published(options.published)
    code: int = ExitCode.OK
    gazetteer = None if options.gazetteer is None else _gazetteer(options.gazetteer)
    lexicon = _own_actors(options.actors)
    reports = _reports(options.files, _Given(published, options.country, gazetteer, lexicon))
    if options.format == "json":
        code = _write_json(reports, several=len(options.files) > 1)
    else:
        if options.format in ("acled", "ucdp"):
            from conflictparse.exports.event_rows import csv_header  # noqa: PLC0415 - not needed for JSON

            print(csv_header(options.format), end="")
        write = partial(_WRITERS[options.format], options=options, lexicon=lexicon)
        for number, (name, text, report) in enumerate(reports):
            if isinstance(report, _Refused):
                _complain(str(report))
                code = code or report.code
            else:
                write(name, text, report, number=number)
    return code


def _gazetteer(path: str) -> Gazetteer:
    from conflictparse.data.places import load_gazetteer  # noqa: PLC0415 - slow
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return load_gazetteer(path)
    except LexiconError as error:
        raise _Refused(ExitCode.DATA, str(error)) from None
    except OSError as error:
        raise _not_read(path, error) from None


def _published(given: str | None) -> date | None:
    if given is None:
        return None
    from datetime import datetime  # noqa: PLC0415 - not needed without --published

    try:
        return datetime.fromisoformat(given).date()
    except ValueError:
        raise _Refused(ExitCode.DATE, f"--published {given!r} is no date: write it as 2024-11-28") from None


def _own_actors(names: Sequence[str]) -> ActorLexicon | None:
    if not names:
        return None
    from conflictparse.data.own_actors import actors_with  # noqa: PLC0415 - not needed without --actors
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return actors_with({_shown(name): _read_text(name) for name in names})
    except LexiconError as error:
        raise _Refused(ExitCode.DATA, str(error)) from None


def _reports(names: Iterable[str], given: _Given) -> Iterator[tuple[str, str, Report | _Refused]]:
    """Yield the name, the text and the report of each file, or why it was refused."""
    for name in names:
        try:
            text = _read_text(name)
        except _Refused as refused:
            yield name, "", refused
            continue
        from conflictparse.parse import parse  # noqa: PLC0415 - loads the whole library

        yield name, text, parse(text, **given._asdict())


def _read_text(name: str) -> str:
    data = _read_bytes(name)
    shown = _shown(name)
    # utf-8-sig and utf-16 drop the byte order mark: offsets count from the first character of the text.
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _Refused(ExitCode.NOT_TEXT, f"{shown}: {_not_decoded(error, wide=wide)}") from None
    at = text.find("\0")
    if at >= 0:
        raise _Refused(ExitCode.NOT_TEXT, f"{shown}: is not text: character {at} is NUL; is it a binary file?")
    if not text.strip():
        raise _Refused(ExitCode.EMPTY, f"{shown}: is empty")
    return text


def _not_decoded(error: UnicodeDecodeError, *, wide: bool) -> str:
    if wide:
        return f"starts as UTF-16 but is not UTF-16: {error.reason} at byte {error.start}"
    byte = error.object[error.start]
    return (
        f"is not UTF-8: byte {error.start} is 0x{byte:02X}; if it is text in another encoding, convert it first, "
        "for example: iconv -f WINDOWS-1252 -t UTF-8"
    )


def _read_bytes(name: str) -> bytes:
    shown = _shown(name)
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            return file.read()
    except (ValueError, AttributeError):  # a NUL in the name, and a closed stdin
        raise _Refused(ExitCode.MISSING, f"{shown}: no such file") from None
    except OSError as error:
        raise _not_read(name, error) from None


def _not_read(name: str, error: OSError) -> _Refused:
    """Return why the file *name* could not be read."""
    if isinstance(error, FileNotFoundError):
        return _Refused(ExitCode.MISSING, f"{_shown(name)}: no such file")
    reason = "is a directory" if isinstance(error, IsADirectoryError) else (error.strerror or "cannot be read").lower()
    return _Refused(ExitCode.UNREADABLE, f"{_shown(name)}: {reason}")


def _shown(name: str) -> str:
    """Return a file name for a message: on one line, whatever it holds."""
    return name if name.isprintable() else ascii(name)


def _complain(message: str) -> None:
    print(f"conflictparse: {message}", file=sys.stderr)


# ---------------------------------------------------------------- formats
def _write_tree(name: str, text: str, report: Report, *, number: int, options: argparse.Namespace, **_: object) -> None:
    from conflictparse.exports.tree import to_tree  # noqa: PLC0415 - not needed for JSON

    terminal = sys.stdout is not None and sys.stdout.isatty()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal without ≥ shows ? and goes on
    if len(options.files) > 1:
        print(("\n\n" if number else "") + f"== {_shown(name)} ==\n")
    print(to_tree(report, text, colour=terminal and "NO_COLOR" not in os.environ, width=_width(terminal=terminal)))
    if options.explain and report.claims:
        from conflictparse.exports.wording import clean_words  # noqa: PLC0415

        explained = ("\n".join(map(clean_words, claim.explain().splitlines())) for claim in report.claims)
        print("\nHow the claims were read\n\n" + "\n\n".join(explained))


def _width(*, terminal: bool) -> int:
    if not terminal:
        return _TREE_WIDTH  # the same bytes wherever the output goes
    import shutil  # noqa: PLC0415 - slow

    return shutil.get_terminal_size((_TREE_WIDTH, 24)).columns


def _write_line(name: str, text: str, report: Report, **_: object) -> None:  # noqa: ARG001 - as _write_tree
    print(_json({"doc": _shown(name), **report.to_dict()}))


def _write_rows(name: str, _: str, report: Report, *, options: argparse.Namespace, **rest: Any) -> None:
    from conflictparse.exports import event_rows  # noqa: PLC0415 - not needed for JSON

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    make = event_rows.acled_rows if options.format == "acled" else event_rows.ucdp_rows
    print(event_rows.to_csv(make(report, lexicon=rest["lexicon"]), doc=_shown(name)), end="")


def _write_json(reports: Iterator[tuple[str, str, Report | _Refused]], *, several: bool) -> int:
    code: int = ExitCode.OK
    documents = []
    for name, _, report in reports:
        if isinstance(report, _Refused):
            _complain(str(report))
            code = code or report.code
        else:
            documents.append({"doc": _shown(name), **report.to_dict()} if several else report.to_dict())
    if several:
        print(_json(documents, indent=2))
    elif documents:
        print(_json(documents[0], indent=2))
    return code


def _json(data: object, *, indent: int | None = None) -> str:
    import json  # noqa: PLC0415 - not needed for the tree

    # Escapes survive any encoding of stdout; the characters themselves are kept where it is Unicode.
    plain = not str(getattr(sys.stdout, "encoding", "")).lower().startswith("utf")
    return json.dumps(data, ensure_ascii=plain, indent=indent)


# ---------------------------------------------------------------- conflictparse merge
def _merge(options: argparse.Namespace) -> int:
    files = [(_shown(name), _read_text(name)) for name in options.files]
    try:
        cli_merge.run(files, options.format, _print_any)
    except cli_merge.NotReports as error:
        raise _Refused(ExitCode.DATA, str(error)) from None
    return ExitCode.OK


def _print_any(words: str) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # as for a tree
    print(words)


# ---------------------------------------------------------------- conflictparse gazetteer
def _run_gazetteer(options: argparse.Namespace) -> int:
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return ExitCode.OK if cli_gazetteer.run(options) else ExitCode.DATA
    except LexiconError as error:
        raise _Refused(ExitCode.DATA, str(error)) from None
    except cli_gazetteer.NotWritten as error:
        raise _Refused(ExitCode.UNWRITTEN, str(error)) from None
    except OSError as error:
        if error.filename is None:  # stdout: main says so
            raise
        raise _not_read(str(error.filename), error) from None


# ---------------------------------------------------------------- conflictparse data check
def _check_data(_: argparse.Namespace) -> int:
    from conflictparse.data.check import check_data  # noqa: PLC0415 - reads every table
    from conflictparse.data.manifest import load_manifest  # noqa: PLC0415
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        problems = check_data()
    except LexiconError as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return ExitCode.DATA
    manifest = load_manifest()
    tables = manifest["files"].values()
    rows = sum(table["rows"] for table in tables)
    print(f"data edition {manifest['edition']}: {len(tables)} files, {rows:,} rows, no problems")
    return ExitCode.OK


_WRITERS: Final[Mapping[str, Callable[..., None]]] = {
    "acled": _write_rows,
    "jsonl": _write_line,
    "tree": _write_tree,
    "ucdp": _write_rows,
}
_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "data": _check_data,
    "gazetteer": _run_gazetteer,
    "merge": _merge,
    "parse": _parse,
}
