"""
A batch of texts in Arrow into a batch of claims: the core of every engine.

Needs the extra "arrow". Law: the same batch gives the same batch, in any process; a row that cannot be read gives an
error and harms no neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Unpack

from conflictparse.errors import MissingExtraError
from conflictparse.exports.columns import plain_words
from conflictparse.exports.row import ClaimRow
from conflictparse.exports.row_arrow import arrow_schema, rows_to_arrow
from conflictparse.integrations.errors import NoColumnError, UnknownChoiceError
from conflictparse.integrations.reading import UNHELD, Choices, Outcome, Reading

if TYPE_CHECKING:
    import pyarrow as pa

#: Version of the batches: a column that goes, or that means something else, makes it one higher.
BATCH_SCHEMA: Final = 1
#: Rows of reports, one for each text; or rows of claims.
Output = Literal["claims", "reports"]
OUTPUTS: Final = ("claims", "reports")
_VERSION: Final = b"conflictparse.batch"
#: Texts whose claims are held as Python values before they become columns: some megabytes.
_PIECE: Final = 256
_PUBLISHED: Final = "published"
_ID: Final = "id"


def schema(output: Output = "reports") -> pa.Schema:
    """
    Return the Arrow schema of what :func:`parse_batch` returns; its metadata say the version.

    Raises:
        MissingExtraError: pyarrow is not installed.
        UnknownChoiceError: there is no such output.

    >>> schema().names, schema("claims").names[:3], schema("claims").names[-1]
    (['id', 'claims', 'error'], ['doc', 'published', 'claim_id'], 'error')
    """
    _need_output(output)
    pa = _pyarrow()
    rows = arrow_schema()
    claim = [field.with_nullable(True) for field in rows]
    error = pa.field("error", _error_type(pa), metadata={"description": "What went wrong; null if nothing did."})
    metadata = {**rows.metadata, _VERSION: str(BATCH_SCHEMA)}
    if output == "claims":
        return pa.schema([*claim, error], metadata=metadata)
    fields = [
        pa.field("id", pa.string(), metadata={"description": "Id of the report, as it was given."}),
        pa.field("claims", pa.list_(pa.struct(claim)), metadata={"description": "Null if the report was not read."}),
        error,
    ]
    return pa.schema(fields, metadata=metadata)


def parse_batch(
    batch: pa.RecordBatch,
    text: str = "text",
    published: str = _PUBLISHED,
    id: str = _ID,  # noqa: A002 - the column is called so
    *,
    output: Output = "reports",
    **choices: Unpack[Choices],
) -> pa.RecordBatch:
    """
    Return what the texts of *batch* claim, as another batch.

    With ``output="reports"`` there is a row for each row of *batch*, in its order: ``id``, ``claims`` (a list of
    structs with the columns of :class:`conflictparse.exports.row.ClaimRow`; null if the text could not be read) and
    ``error`` (null, or code, stage and how many characters were not read).
    With ``output="claims"`` there is a row for each claim. A text with an error and no claims has one row there, with
    ``doc`` and ``error`` alone, so that no error is lost: ``claim_id is not null`` leaves it out.

    Args:
        batch: a table of texts; a :class:`pyarrow.Table` is read too.
        text: the column of texts.
        published: the column of publication dates: dates, timestamps or ISO strings. It may be missing.
        id: the column of ids, of any type; they become strings. It may be missing.
        output: "reports" or "claims".
        choices: country, day_first, gazetteer, lexicon, max_chars, convention, include_parts and scale, as
            :class:`conflictparse.integrations.reading.Reading` has them.

    Raises:
        MissingExtraError: pyarrow is not installed.
        NoColumnError: a column that was named is missing. What is wrong with a row never raises.
        UnknownChoiceError: there is no such output.
        UnknownConventionError: there is no such convention.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pydict({"id": [7, 8], "text": ["Shelling killed 12 people.", None]})
    >>> parse_batch(batch).to_pylist()[1]
    {'id': '8', 'claims': None, 'error': {'code': 'null', 'stage': 'read', 'truncated': 0}}
    >>> parse_batch(batch, output="claims").select(["doc", "effect", "low"]).to_pylist()
    [{'doc': '7', 'effect': 'killed', 'low': 12}, {'doc': '8', 'effect': None, 'low': None}]
    """
    _need_output(output)
    reading = Reading(**choices).checked()
    columns = _Columns(
        _index(batch, "text", text),
        _optional(batch, "published", published, published == _PUBLISHED),
        _optional(batch, "id", id, id == _ID),
    )
    pieces = range(0, max(batch.num_rows, 1), _PIECE)
    read = [_parse_piece(batch.slice(at, _PIECE), columns, reading, output) for at in pieces]
    return read[0] if len(read) == 1 else _joined(read)


class _Columns(NamedTuple):
    """Where the columns stand; None for one that nobody named and that is not there."""

    text: int
    published: int | None
    id: int | None


def _parse_piece(batch: pa.RecordBatch, columns: _Columns, reading: Reading, output: Output) -> pa.RecordBatch:
    texts, days, ids = (_cells(batch, index) for index in columns)
    names = [_name(cell) for cell in ids]
    outcomes = [reading.read(t, day, doc or "") for t, day, doc in zip(texts, days, names, strict=True)]
    return write_outcomes(names, outcomes, output)


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    table = _pyarrow().Table.from_batches(batches).combine_chunks()
    joined: pa.RecordBatch = next(iter(table.to_batches()), batches[0])
    return joined


def write_outcomes(ids: Sequence[str | None], outcomes: Sequence[Outcome], output: Output) -> pa.RecordBatch:
    """
    Return what came of several rows as a batch: the other half of :func:`parse_batch`.

    >>> write_outcomes(["a"], [Outcome()], "reports").to_pylist()
    [{'id': 'a', 'claims': None, 'error': None}]
    """
    return _write_claims(ids, outcomes) if output == "claims" else _write_reports(ids, outcomes)


def _write_reports(ids: Sequence[str | None], outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    pa = _pyarrow()
    form = schema("reports")
    columns = _claim_columns([row for outcome in outcomes for row in outcome.rows or ()])
    claims = pa.StructArray.from_arrays(columns, fields=list(form.field("claims").type.value_type))
    offsets: list[int | None] = []
    end = 0
    for outcome in outcomes:
        offsets.append(None if outcome.rows is None else end)
        end += len(outcome.rows or ())
    listed = pa.ListArray.from_arrays(pa.array([*offsets, end], pa.int32()), claims, type=form.field("claims").type)
    arrays = [pa.array(ids, pa.string()), listed, _errors(outcomes)]
    return pa.RecordBatch.from_arrays(arrays, schema=form)


def _write_claims(ids: Sequence[str | None], outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    pa = _pyarrow()
    form = schema("claims")
    rows: list[ClaimRow] = []
    at: list[int | None] = []  # where the claim of an output row stands in rows; None for a row without one
    of: list[int] = []  # which text it comes from
    for number, outcome in enumerate(outcomes):
        found = outcome.rows or ()
        count = len(found)
        bare = not count and outcome.flaw is not None
        at += [None] if bare else range(len(rows), len(rows) + count)
        of += [number] * (1 if bare else count)
        rows += found
    columns = _claim_columns(rows)
    if None in at:
        indices = pa.array(at, pa.int64())
        columns = [column.take(indices) for column in columns]
    columns[0] = pa.array([ids[number] or "" for number in of], pa.string())
    return pa.RecordBatch.from_arrays([*columns, _errors([outcomes[number] for number in of])], schema=form)


def _claim_columns(rows: list[ClaimRow]) -> list[pa.Array]:
    return [column.combine_chunks() for column in rows_to_arrow(rows).columns]


def _errors(outcomes: Sequence[Outcome]) -> pa.Array:
    pa = _pyarrow()
    flaws = [None if outcome.flaw is None else outcome.flaw._asdict() for outcome in outcomes]
    return pa.array(flaws, _error_type(pa))


def _error_type(pa: Any) -> Any:
    return pa.struct([("code", pa.string()), ("stage", pa.string()), ("truncated", pa.int64())])


def _index(batch: pa.RecordBatch, role: str, name: str) -> int:
    index: int = batch.schema.get_field_index(name)
    if index < 0:
        raise NoColumnError(role, name, tuple(batch.schema.names))
    return index


def _optional(batch: pa.RecordBatch, role: str, name: str, assumed: bool) -> int | None:
    return None if assumed and name not in batch.schema.names else _index(batch, role, name)


def _cells(batch: pa.RecordBatch, index: int | None) -> Iterator[Any]:
    """Yield the cells of a column as Python has them, and UNHELD for one that Python cannot hold."""
    if index is None:
        yield from [None] * batch.num_rows
        return
    pa = _pyarrow()
    column = batch.column(index)
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":  # Python alone has no nanoseconds
        column = column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    for cell in column:
        try:
            yield cell.as_py()
        except (ValueError, OverflowError, LookupError):  # no UTF-8; the year 20000; a time zone that nobody knows
            yield UNHELD


def _name(cell: Any) -> str | None:
    """Return an id as a string."""
    if cell is None or cell is UNHELD:
        return None
    return plain_words(str(cell))


def _need_output(output: str) -> None:
    if output not in OUTPUTS:
        raise UnknownChoiceError("output", output, OUTPUTS)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("Arrow", "arrow") from None
    return pa
