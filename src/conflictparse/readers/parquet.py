"""
Parquet: one document a row, a batch of rows at a time, by pyarrow.

Needs the extra "arrow". Law: a row that cannot be read harms no other; a file that is damaged gives the batches before
the damage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import SEEK_END
from typing import Any, Final

from conflictparse.errors import MissingExtraError
from conflictparse.readers.columns import find_columns
from conflictparse.readers.document import Document, Refusal, Unread, UnreadCode
from conflictparse.readers.encoding import decode
from conflictparse.readers.options import Options
from conflictparse.readers.records import read_fields
from conflictparse.readers.stream import FREE_GZIP_BYTES, MAX_GZIP_RATIO, ByteStream

#: How many rows are held at a time.
BATCH_ROWS: Final = 256
#: What comes through a pipe, or packed, is set down first, in memory up to this size and on disk beyond.
MAX_IN_MEMORY: Final = 1 << 26
#: The most that is set down.
MAX_SET_DOWN: Final = 1 << 32
_MAGIC: Final = b"PAR1"


def read_parquet(stream: ByteStream, options: Options) -> Iterator[Document | Unread]:
    """
    Yield the document of each row.

    >>> import io, pytest
    >>> pyarrow = pytest.importorskip("pyarrow")
    >>> from pyarrow import parquet
    >>> file = io.BytesIO()
    >>> parquet.write_table(pyarrow.table({"text": ["Two dead."], "id": [7]}), file)
    >>> [(d.id, d.text) for d in read_parquet(ByteStream(io.BytesIO(file.getvalue()).read), Options())]
    [('7', 'Two dead.')]
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("reading Parquet", "arrow") from None
    if stream.peek(len(_MAGIC)) != _MAGIC:
        raise Refusal(UnreadCode.MALFORMED, "is no Parquet file")
    number = 0
    with _file_of(stream) as file:
        try:
            table = parquet.ParquetFile(file)
            columns = find_columns(table.schema_arrow.names, options.columns)
            _need_honest(table.metadata, file)
            for batch in table.iter_batches(BATCH_ROWS, columns=sorted({*columns.values()}), use_threads=False):
                for row in range(batch.num_rows):
                    number += 1
                    yield _read_row(batch, row, columns, number)
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = str(error).partition("\n")[0][:200].rstrip(". ")
            where = f"after row {number}: " if number else ""
            raise Refusal(UnreadCode.MALFORMED, f"{where}is no Parquet file that can be read: {reason}") from None


def _need_honest(metadata: Any, file: Any) -> None:
    """
    Refuse a file whose rows unpack to many times its size: a row of them may fill the memory.

    Only whole groups of rows are asked: pyarrow ends the process where the table of a single column is damaged.
    """
    size = file.seek(0, SEEK_END)
    for number in range(metadata.num_row_groups):
        unpacked = metadata.row_group(number).total_byte_size
        if unpacked > FREE_GZIP_BYTES and unpacked > MAX_GZIP_RATIO * size:
            raise Refusal(
                UnreadCode.TOO_LARGE,
                f"unpacks to more than {MAX_GZIP_RATIO} times its size: unpack it yourself if you trust it",
            )


def _file_of(stream: ByteStream) -> Any:
    """Return a file that can be read from its end, where Parquet keeps its table of contents."""
    if stream.path is not None:
        try:
            return open(stream.path, "rb")  # noqa: PTH123 - pathlib is slow to import; the caller closes it
        except OSError as error:
            raise Refusal(UnreadCode.UNREADABLE, (error.strerror or "cannot be read").lower()) from None
    return _set_down(stream)


def _set_down(stream: ByteStream) -> Any:
    import tempfile  # noqa: PLC0415

    file = tempfile.SpooledTemporaryFile(MAX_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        for piece in _pieces(stream):
            file.write(piece)
    except OSError as error:
        file.close()
        reason = f"cannot be set down to be read: {(error.strerror or '').lower()}"
        raise Refusal(UnreadCode.UNREADABLE, reason) from None
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _pieces(stream: ByteStream) -> Iterator[bytes]:
    size = 0
    while piece := stream.read():
        size += len(piece)
        if size > MAX_SET_DOWN:
            raise Refusal(UnreadCode.TOO_LARGE, f"is larger than {MAX_SET_DOWN:,} bytes")
        yield piece


def _read_row(batch: Any, row: int, columns: Mapping[str, str], number: int) -> Document | Unread:
    try:
        values = {role: _value(batch.column(name)[row]) for role, name in columns.items()}
        return read_fields(values, columns)
    except Refusal as refusal:
        return refusal.to_unread(f"row {number}")


def _value(scalar: Any) -> Any:
    """Return a cell as Python has it; one that Python cannot hold (the year 20000) as it is."""
    try:
        value = _in_microseconds(scalar).as_py()
    except UnicodeDecodeError as error:
        raise Refusal(UnreadCode.NOT_TEXT, f"is not UTF-8: byte {error.start} cannot be decoded") from None
    except (ValueError, OverflowError, LookupError):
        return scalar
    return decode(value).text if isinstance(value, bytes) else value


def _in_microseconds(scalar: Any) -> Any:
    """Return a moment in nanoseconds, which Python alone does not have, in microseconds."""
    import pyarrow as pa  # noqa: PLC0415 - an extra; here it is loaded already

    if pa.types.is_timestamp(scalar.type) and scalar.type.unit == "ns":
        return scalar.cast(pa.timestamp("us", tz=scalar.type.tz), safe=False)
    return scalar
