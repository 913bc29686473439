"""
The formats by name, and one way to write any of them: report after report, in constant memory.

A format that *streams* is made of bytes that follow one another, and can go to a file or to standard output. One
that also *appends* has records which do not depend on each other: a file that was cut off after a record can be gone on
with.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from os import PathLike
from types import MappingProxyType, TracebackType
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, Protocol, Self

from conflictparse.errors import UnknownFormatError

if TYPE_CHECKING:
    from conflictparse.claims.report import Report
    from conflictparse.exports.options import Encoder, Options

#: Where a format is written to: the path of a file or folder, or a file opened for bytes.
Target = str | PathLike[str] | IO[bytes]


class Format(NamedTuple):
    """
    One format.

    Attributes:
        name: what it is called by.
        suffix: what its files end in; "" for a folder.
        words: what it holds.
        code: module and class that write it.
        streams: whether it can go to a file that is open, such as standard output.
        appends: whether its records stand for themselves, with nothing between or after them.
        extra: the pip extra that it needs, or "".
        convention: the convention that it always follows, or "" for the one that is asked for.
    """

    name: str
    suffix: str
    words: str
    code: str
    streams: bool = True
    appends: bool = True
    extra: str = ""
    convention: str = ""


class Writer(Protocol):
    """What writes reports to a target; use it in a ``with`` statement, or close it."""

    def write(self, doc: str, report: Report, text: str | None = None) -> None:
        """Write one report; *text* is what it was read from, for the sentences that rows quote."""
        ...

    def close(self) -> None:
        """Write what the format ends with, and close what was opened here."""
        ...

    def __enter__(self) -> Self:
        """Return the writer."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the writer; after an error, without what the format ends with."""
        ...


_HERE: Final = __name__.rpartition(".")[0]
#: The formats by name.
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("acled", ".csv", "events, with the columns of ACLED", "event_rows:AcledCsv", convention="acled"),
            Format("arrow", ".arrow", "the rows of csv as an Arrow file", "row_arrow:ArrowFile", False, False, "arrow"),
            Format("csv", ".csv", "a row for each claim that a sum may add up", "row_csv:RowCsv"),
            Format(
                "datapackage", "", "a folder of tables that describes itself", "data_package:DataPackage", False, False
            ),
            Format("geojson", ".geojson", "the rows of csv as points on a map", "geojson:GeoJson", appends=False),
            Format("hapi", ".csv", "figures by unit, as the HDX Humanitarian API has them", "hapi:HapiCsv"),
            Format("json", ".json", "one JSON array of whole reports", "json_lines:ReportArray", appends=False),
            Format("jsonl", ".jsonl", "one line of JSON for each report", "json_lines:ReportLines"),
            Format("parquet", ".parquet", "the rows of csv as Parquet", "row_arrow:ParquetFile", False, False, "arrow"),
            Format("rows-jsonl", ".jsonl", "the rows of csv as lines of JSON", "json_lines:RowLines"),
            Format("ucdp", ".csv", "events with deaths, as UCDP GED has them", "event_rows:UcdpCsv", convention="ucdp"),
            Format(
                "ucdp-monadic",
                ".csv",
                "a row for each side of ucdp's events",
                "event_rows:UcdpSidesCsv",
                convention="ucdp",
            ),
        )
    }
)


def known_format(name: str) -> Format:
    """
    Return the format of that name.

    Raises:
        UnknownFormatError: there is none; the message lists those there are.

    >>> known_format("csv").suffix
    '.csv'
    """
    if name not in FORMATS:
        raise UnknownFormatError("format", name, tuple(sorted(FORMATS)))
    return FORMATS[name]


def open_encoder(name: str, **options: Any) -> Encoder:
    """
    Return what turns reports into the bytes of a format that streams.

    Args:
        options: fields of :class:`conflictparse.exports.options.Options`.

    Raises:
        UnknownFormatError: there is no such format, or it does not stream.

    >>> from conflictparse import Report
    >>> encoder = open_encoder("jsonl")
    >>> encoder.header(), encoder.record("a.txt", Report())[:15], encoder.footer()
    (b'', b'{"doc": "a.txt"', b'')
    """
    form = known_format(name)
    if not form.streams:
        streaming = tuple(sorted(other.name for other in FORMATS.values() if other.streams))
        raise UnknownFormatError("stream of the format", name, streaming)
    encoder: Encoder = _load(form)(_options(form, options))
    return encoder


def open_writer(name: str, target: Target, **options: Any) -> Writer:
    """
    Return what writes reports to *target* in the format *name*; close it, or use it in a ``with`` statement.

    Args:
        target: the path of a file, which is replaced, or of a folder for a data package; or a file opened for bytes.
        options: fields of :class:`conflictparse.exports.options.Options`.

    Raises:
        UnknownFormatError: there is no such format.
        UnknownConventionError: there is no such convention.
        MissingExtraError: the format needs a package that is not installed.
        OSError: the target cannot be written.

    >>> import io
    >>> from conflictparse import parse
    >>> file = io.BytesIO()
    >>> with open_writer("csv", file, convention="acled") as writer:
    ...     writer.write("a.txt", parse("Shelling killed dozens of villagers."))
    >>> file.getvalue().splitlines()[1].split(b",")[9:13]
    [b'12', b'12', b'12', b'acled']
    """
    form = known_format(name)
    if not form.streams:
        writer: Writer = _load(form)(target, _options(form, options))
        return writer
    return _StreamWriter(_load(form)(_options(form, options)), target)


def _options(form: Format, given: Mapping[str, Any]) -> Options:
    from conflictparse.codebooks.toll import known_convention  # noqa: PLC0415 - loads the library
    from conflictparse.exports.options import Options  # noqa: PLC0415
    from conflictparse.parse import offered_convention  # noqa: PLC0415

    options = Options(**given)
    # refused now, not with the first report
    known_convention(offered_convention(form.convention or options.convention), options.scale)
    return options


def _load(form: Format) -> Any:
    module, _, name = form.code.partition(":")
    return getattr(import_module(f"{_HERE}.{module}"), name)


class _StreamWriter:
    """Writes the records of an encoder to a file."""

    def __init__(self, encoder: Encoder, target: Target) -> None:
        self._encoder = encoder
        self._own = isinstance(target, str | PathLike)
        self._file: IO[bytes] = open(target, "wb") if isinstance(target, str | PathLike) else target  # noqa: PTH123, SIM115 - closed by close()
        self._file.write(encoder.header())
        self._begun = False
        self._closed = False

    def write(self, doc: str, report: Report, text: str | None = None) -> None:
        record = self._encoder.record(doc, report, text)
        if not record:
            return
        if self._begun:
            self._file.write(self._encoder.separator)
        self._file.write(record)
        self._begun = True

    def close(self) -> None:
        self._end(self._encoder.footer())

    def _end(self, footer: bytes) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            self._file.write(footer)
            self._file.flush()
        finally:
            if self._own:
                self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end(self._encoder.footer() if error is None else b"")
