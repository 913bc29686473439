"""How reports are read: the options that every command shares which reads texts, and the reading itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused, decoded, not_read, read_bytes, shown
from conflictparse.cli.inputs import Inputs, read_data, read_file
from conflictparse.cli.report_files import holds_reports, reports_in

if TYPE_CHECKING:
    from datetime import date

    from conflictparse.actors import ActorLexicon
    from conflictparse.claims.report import Report
    from conflictparse.places import Gazetteer
    from conflictparse.readers import Document


class Given(NamedTuple):
    """What the options give the reading of every file."""

    published: date | None
    country: str | None
    gazetteer: Gazetteer | None
    lexicon: ActorLexicon | None
    day_first: bool | None


class Reading(NamedTuple):
    """
    One report as it was read.

    Attributes:
        name: the file, or what a file of several calls it; fit for a message.
        text: its text, or None for a report that was written as JSON.
        report: what was read, or why it was refused.
        alone: whether it is all that its file may hold.
    """

    name: str
    text: str | None
    report: Report | Refused
    alone: bool = False


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add what reports may be read with."""
    parser.add_argument("--published", metavar="DATE", help="publication date of the reports, as 2024-11-28")
    add_date_order(parser)
    parser.add_argument("--country", type=country_code, metavar="ISO3", help="country that they are about, as SYR")
    parser.add_argument(
        "--actors", action="append", default=[], metavar="CSV", help="actors of your own to read with (may be repeated)"
    )
    parser.add_argument(
        "--gazetteer", metavar="FILE", help="a file of places, as conflictparse gazetteer build writes it"
    )


def add_date_order(parser: argparse.ArgumentParser) -> None:
    """Add how "3/4/2020" is to be read."""
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first", action="store_const", const=True, dest="day_first", help='read "3/4/2020" as 3 April'
    )
    order.add_argument(
        "--month-first", action="store_const", const=False, dest="day_first", help='read "3/4/2020" as March 4'
    )


def what_is_given(options: argparse.Namespace) -> Given:
    """
    Return what *options* give, with their files opened.

    Raises:
        Refused: a date is none, or a file cannot be read.
    """
    published = read_day("--published", options.published)
    gazetteer = None if options.gazetteer is None else open_gazetteer(options.gazetteer)
    return Given(published, options.country, gazetteer, own_actors(options.actors), options.day_first)


def read_reports(names: Iterable[str], given: Given, inputs: Inputs) -> Iterator[Reading]:
    """Yield the report of each document in the files, as they come, or why it was refused."""
    for name in names:
        for document in read_file(name, inputs):
            yield _read(document, given, shown(name))


def read_any(names: Iterable[str], given: Given, inputs: Inputs) -> Iterator[Reading]:
    """Yield the reports of each file, which holds documents or reports as JSON; or why it was refused."""
    for name in names:
        try:
            data = read_bytes(name)
            written = _reports_in(data, shown(name))
        except Refused as refused:
            yield Reading(shown(name), None, refused)
            continue
        if written is None:
            for document in read_data(data, name, inputs):
                yield _read(document, given, shown(name))
        else:
            alone = len(written) == 1
            yield from (Reading(shown(doc or name), None, report, alone) for doc, report in written)


def _reports_in(data: bytes, name: str) -> list[tuple[str, Report]] | None:
    """Return the reports that are written in *data*, or None if it holds something else."""
    try:
        text = decoded(data, name)
    except Refused:  # whoever reads it as documents knows more, and says why
        return None
    return list(reports_in(text, name)) if holds_reports(text) else None


def _read(document: Document | Refused, given: Given, name: str) -> Reading:
    """Return the report of *document*; what its file says of its day and country goes before the options."""
    if isinstance(document, Refused):
        return Reading(name, None, document)
    from conflictparse.parse import parse  # noqa: PLC0415 - loads the whole library

    known = given._replace(published=document.published or given.published, country=document.country or given.country)
    report = parse(document.text, **known._asdict())
    return Reading(shown(document.id), document.text, report, document.id == name)


def country_code(given: str) -> str:
    """
    Return an ISO 3166-1 alpha-3 code in capitals.

    >>> country_code("syr")
    'SYR'
    """
    import pycountry  # noqa: PLC0415 - slow

    code = given.upper()
    if code != "XKX" and pycountry.countries.get(alpha_3=code) is None:  # XKX: Kosovo, in use though not in ISO 3166
        raise argparse.ArgumentTypeError(f"{given!r} is no ISO 3166-1 alpha-3 code, such as SYR")
    return code


def read_day(option: str, given: str | None) -> date | None:
    """
    Return the day that was given to *option*.

    Raises:
        Refused: it is no date.
    """
    if given is None:
        return None
    from datetime import datetime  # noqa: PLC0415 - not needed without a date

    try:
        return datetime.fromisoformat(given).date()
    except ValueError:
        raise Refused(ExitCode.DATE, f"{option} {given!r} is no date: write it as 2024-11-28") from None


def open_gazetteer(path: str) -> Gazetteer:
    """
    Return the gazetteer of the compiled file *path*.

    Raises:
        Refused: it cannot be read, or is no compiled gazetteer.
    """
    from conflictparse.data.places import load_gazetteer  # noqa: PLC0415 - slow
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return load_gazetteer(path)
    except LexiconError as error:
        raise Refused(ExitCode.DATA, str(error)) from None
    except OSError as error:
        raise not_read(path, error) from None


def own_actors(names: Sequence[str]) -> ActorLexicon | None:
    """
    Return the bundled actors with those of the tables *names*, or None where there are none.

    Raises:
        Refused: a table cannot be read, or breaks the rules.
    """
    if not names:
        return None
    from conflictparse.data.own_actors import MAX_TABLE_CHARS, actors_with  # noqa: PLC0415 - not needed without --actors
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return actors_with({shown(name): _table(name, 4 * MAX_TABLE_CHARS) for name in names})
    except LexiconError as error:
        raise Refused(ExitCode.DATA, str(error)) from None


def _table(name: str, most: int) -> str:
    data = read_bytes(name, most + 1)
    if len(data) > most:
        raise Refused(ExitCode.DATA, f"{shown(name)}: is larger than {most:,} bytes: no table is")
    return decoded(data, shown(name))
