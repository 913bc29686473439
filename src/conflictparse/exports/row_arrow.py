"""
Rows as Arrow and Parquet, with a schema that says its version, and back.

Figures are 64-bit integers. One that is not whole, or larger, is null there and stands as text in the last column,
``exact``: {"low": "2.5"}. Law: what is read is what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from conflictparse.claims.codec import decode_number, encode
from conflictparse.errors import MissingExtraError, ReportFormatError
from conflictparse.exports.columns import CellKind, columns_of
from conflictparse.exports.row import LATER_COLUMNS, ROWS_SCHEMA, ClaimRow

if TYPE_CHECKING:
    import pyarrow as pa

    from conflictparse.claims.report import Report
    from conflictparse.exports.formats import Target
    from conflictparse.exports.options import Options

#: The column of the figures that no 64-bit integer can hold.
EXACT: Final = "exact"
_LARGEST: Final = 2**63
_BATCH: Final = 4_096  # rows that are held before they are written: some megabytes
_VERSION: Final = b"conflictparse.rows"


def arrow_schema() -> pa.Schema:
    """
    Return the Arrow schema of rows; its metadata say the version, and what each column means.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> arrow_schema().field("low").type
    DataType(int64)
    """
    pa = _pyarrow()
    types = {
        CellKind.WORDS: pa.string(),
        CellKind.NAME: pa.string(),
        CellKind.NUMBER: pa.int64(),
        CellKind.WHOLE: pa.int64(),
        CellKind.DEGREES: pa.float64(),
        CellKind.FLAG: pa.bool_(),
        CellKind.DAY: pa.date32(),
        CellKind.LIST: pa.list_(pa.field("item", pa.string(), nullable=False)),
    }
    fields = [
        pa.field(c.name, types[c.kind], nullable=c.nullable, metadata={"description": c.description, "hxl": c.hxl})
        for c in columns_of(ClaimRow)
    ]
    meaning = "Figures of this row that are no 64-bit integers, as JSON by column; null if there are none."
    fields.append(pa.field(EXACT, pa.string(), metadata={"description": meaning, "hxl": "#affected+num+exact"}))
    return pa.schema(fields, metadata={_VERSION: str(ROWS_SCHEMA)})


def rows_to_arrow(rows: Iterable[ClaimRow]) -> pa.Table:
    """
    Return *rows* as an Arrow table.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> rows_to_arrow([ClaimRow(low=12)])["low"].to_pylist()
    [12]
    """
    return _pyarrow().Table.from_batches([_batch(list(rows))], schema=arrow_schema())


def rows_from_arrow(table: pa.Table | pa.RecordBatch) -> Iterator[ClaimRow]:
    """
    Yield the rows of an Arrow table.

    Raises:
        ReportFormatError: it has another version, or other columns.

    >>> from decimal import Decimal
    >>> row = ClaimRow(low=0, best=Decimal("2.5"))
    >>> list(rows_from_arrow(rows_to_arrow([row]))) == [row]
    True
    """
    _need_version(table.schema)
    names = [column.name for column in columns_of(ClaimRow) if column.name in table.schema.names]
    for data in table.select([*names, EXACT]).to_pylist():
        exact = json.loads(data.pop(EXACT) or "{}")
        data.update({name: decode_number(number, f"{EXACT}.{name}") for name, number in exact.items()})
        values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
        yield ClaimRow(**values)


def rows_to_parquet(rows: Iterable[ClaimRow], target: Target) -> None:
    """
    Write *rows* to a Parquet file, a few thousand at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: the file cannot be written.

    >>> import io
    >>> file = io.BytesIO()
    >>> rows_to_parquet([ClaimRow(low=12)], file)
    >>> [row.low for row in rows_from_parquet(file)]
    [12]
    """
    with _Batches(_open_parquet(target)) as batches:
        for row in rows:
            batches.add((row,))


def rows_from_parquet(source: Target) -> Iterator[ClaimRow]:
    """
    Yield the rows of a Parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ReportFormatError: it has another version, or other columns.
        OSError: the file cannot be read.
    """
    _pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    for batch in parquet.ParquetFile(_path_or_file(source)).iter_batches(batch_size=_BATCH):
        yield from rows_from_arrow(batch)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("Parquet and Arrow", "arrow") from None
    return pa


def _batch(rows: list[ClaimRow]) -> pa.RecordBatch:
    pa = _pyarrow()
    schema = arrow_schema()
    columns = columns_of(ClaimRow)
    data: list[list[Any]] = [[getattr(row, column.name) for row in rows] for column in columns]
    exact: list[dict[str, Any]] = [{} for _ in rows]
    for column, cells in zip(columns, data, strict=True):
        if column.kind is CellKind.NUMBER:
            for at, number in enumerate(cells):
                if number is not None and not (isinstance(number, int) and -_LARGEST <= number < _LARGEST):
                    exact[at][column.name] = encode(number)
                    cells[at] = None
    data.append([json.dumps(numbers) if numbers else None for numbers in exact])
    arrays = [pa.array(cells, type=field.type) for cells, field in zip(data, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _need_version(schema: pa.Schema) -> None:
    version = (schema.metadata or {}).get(_VERSION, b"none").decode()
    if version != str(ROWS_SCHEMA):
        raise ReportFormatError("the table", f"this version reads rows of schema {ROWS_SCHEMA}, not {version}")
    for name in (*(column.name for column in columns_of(ClaimRow)), EXACT):
        if name not in schema.names and name not in LATER_COLUMNS:
            raise ReportFormatError("the table", f"column {name!r} is missing")


def _path_or_file(target: Target) -> Any:
    return fspath(target) if isinstance(target, str | PathLike) else target


def _open_parquet(target: Target) -> Any:
    _pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    return parquet.ParquetWriter(_path_or_file(target), arrow_schema(), compression="zstd")


def _open_arrow(target: Target) -> Any:
    return _pyarrow().ipc.new_file(_path_or_file(target), arrow_schema())


class _Batches:
    """Gathers rows and hands them on, some thousand at a time."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._rows: list[ClaimRow] = []
        self._closed = False

    def add(self, rows: Iterable[ClaimRow]) -> None:
        self._rows.extend(rows)
        while len(self._rows) >= _BATCH:
            self._writer.write_batch(_batch(self._rows[:_BATCH]))
            del self._rows[:_BATCH]

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._rows:
            self._writer.write_batch(_batch(self._rows))
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class _BatchWriter(_Batches):
    """Writes reports as rows of a table."""

    def __init__(self, writer: Any, options: Options) -> None:
        super().__init__(writer)
        self._options = options

    def write(self, doc: str, report: Report, text: str | None = None) -> None:
        """Write the rows of *report*."""
        self.add(self._options.rows(doc, report, text))


class ParquetFile(_BatchWriter):
    """A Parquet file of rows."""

    def __init__(self, target: Target, options: Options) -> None:
        """Open *target*."""
        super().__init__(_open_parquet(target), options)


class ArrowFile(_BatchWriter):
    """An Arrow file (Feather, version 2) of rows."""

    def __init__(self, target: Target, options: Options) -> None:
        """Open *target*."""
        super().__init__(_open_arrow(target), options)
