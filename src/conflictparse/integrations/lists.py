"""
The claims of each text as one cell: a column of lists, for engines whose functions give a value for each row.

Needs the extra "arrow". Law: the lists, put one after the other, are the rows of :func:`parse_batch
<conflictparse.integrations.arrow.parse_batch>` with ``output="claims"``; a text with an error and no claims has a list
of one row there, which holds the error.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from conflictparse.exports.columns import plain_words
from conflictparse.integrations.arrow import schema, write_outcomes
from conflictparse.integrations.reading import Outcome, Reading

if TYPE_CHECKING:
    import pyarrow as pa

#: Of the Arrow types of claims, the names in SQL.
_SQL: Final = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "date32[day]": "DATE"}


def list_claims(reading: Reading, texts: Iterable[Any], days: Iterable[Any], ids: Iterable[Any]) -> pa.Array:
    """
    Return a list of claims for each of *texts*.

    >>> reading = Reading().checked()
    >>> lists = list_claims(reading, ["Shelling killed 12 people.", "", None], [None] * 3, ["a", "b", "c"])
    >>> [[claim["low"] for claim in claims] for claims in lists.to_pylist()]
    [[12], [], [None]]
    """
    names = ["" if cell is None else plain_words(str(cell)) for cell in ids]
    outcomes = [reading.read(text, day, name) for text, day, name in zip(texts, days, names, strict=True)]
    return write_lists(names, outcomes)


def write_lists(ids: list[str], outcomes: list[Outcome]) -> pa.Array:
    """
    Return a list of claims for each of *outcomes*.

    >>> write_lists(["a"], [Outcome()]).to_pylist()
    [[]]
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    claims = write_outcomes(ids, outcomes, "claims").to_struct_array()
    ends = accumulate(len(one.rows or ()) or int(one.flaw is not None) for one in outcomes)
    return pa.ListArray.from_arrays(pa.array([0, *ends], pa.int32()), claims, type=lists_type())


def lists_type() -> pa.DataType:
    """
    Return the Arrow type of a list of claims.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> lists_type().value_type.field("low").type
    DataType(int64)
    """
    form = schema("claims")
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return pa.list_(pa.struct(list(form)))


def sql_type(kind: pa.DataType) -> str:
    """
    Return an Arrow type as SQL.

    >>> import pyarrow as pa
    >>> sql_type(pa.list_(pa.struct([("low", pa.int64()), ("hedges", pa.list_(pa.string()))])))
    'STRUCT("low" BIGINT, "hedges" VARCHAR[])[]'
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if pa.types.is_list(kind):
        return f"{sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return f"STRUCT({', '.join(f'{chr(34)}{field.name}{chr(34)} {sql_type(field.type)}' for field in kind)})"
    return _SQL[str(kind)]
