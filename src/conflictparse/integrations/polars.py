"""
Claims as expressions and frames of Polars: ``pl.col("text").conflict.claims(published="date")``.

Needs the extra "polars". Importing the module gives every expression the namespace ``conflict``. A function of Python
holds the interpreter, so Polars reads one batch at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from conflictparse.errors import MissingExtraError
from conflictparse.integrations.arrow import Output, parse_batch, schema
from conflictparse.integrations.errors import NoColumnError
from conflictparse.integrations.lists import list_claims, lists_type
from conflictparse.integrations.reading import Choices, Reading

try:
    import polars as pl
except ImportError:
    raise MissingExtraError("expressions of Polars", "polars") from None

if TYPE_CHECKING:
    import pyarrow as pa

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


@pl.api.register_expr_namespace("conflict")
class Conflict:
    """What ``pl.col("text").conflict`` offers."""

    def __init__(self, text: pl.Expr) -> None:
        self._text = text

    def claims(
        self,
        published: pl.Expr | str | None = None,
        id: pl.Expr | str | None = None,  # noqa: A002 - the column is called so
        **choices: Unpack[Choices],
    ) -> pl.Expr:
        """
        Return the claims of each text as a list of structs; the column is called "claims".

        The structs have the columns of :class:`conflictparse.exports.row.ClaimRow` and ``error``. A text that could not
        be read gives a list of one struct, in which only ``doc`` and ``error`` are filled.

        Args:
            published: publication dates: an expression, or the name of a column; dates, times or ISO strings.
            id: ids of the texts: an expression, or the name of a column.
            choices: country, day_first, gazetteer, lexicon, max_chars, convention, include_parts and scale, as
                :class:`conflictparse.integrations.reading.Reading` has them.

        Raises:
            MissingExtraError: pyarrow is not installed.
            UnknownConventionError: there is no such convention.

        >>> frame = pl.DataFrame({"text": ["Shelling killed 12 people.", ""]})
        >>> claims = frame.select(pl.col("text").conflict.claims())["claims"]
        >>> [[claim["low"] for claim in one] for one in claims]
        [[12], []]
        """
        reading = Reading(**choices).checked()
        form = _dtype(lists_type())

        def read(cells: pl.Series) -> pl.Series:
            texts, days, ids = (cells.struct.field(name).to_list() for name in ("text", "day", "id"))
            lists: pl.Series = _from_arrow(list_claims(reading, texts, days, ids))
            return lists

        cells = pl.struct(
            self._text.alias("text"),
            _expression(published).cast(pl.String).alias("day"),
            _expression(id).cast(pl.String).alias("id"),
        )
        return cells.map_batches(read, return_dtype=form, is_elementwise=True).alias("claims")


def parse_frame(
    frame: Frame,
    text: str = "text",
    published: str = "published",
    id: str = "id",  # noqa: A002 - the column is called so
    *,
    output: Output = "claims",
    **choices: Unpack[Choices],
) -> Frame:
    """
    Return what the texts of *frame* claim, as another frame; of a lazy frame, a lazy one.

    It has the columns of :func:`parse_batch <conflictparse.integrations.arrow.parse_batch>`.

    Args:
        frame: a table of texts.
        text: the column of texts.
        published: the column of publication dates: dates, times or ISO strings. It may be missing.
        id: the column of ids, of any type; they become strings. It may be missing.
        output: "claims", a row for each claim; or "reports", a row for each text.
        choices: as for :meth:`Conflict.claims`.

    Raises:
        MissingExtraError: pyarrow is not installed.
        NoColumnError: a column that was named is missing.
        UnknownChoiceError: there is no such output.
        UnknownConventionError: there is no such convention.

    >>> frame = pl.DataFrame({"id": [7], "text": ["Shelling killed 12 people."]})
    >>> parse_frame(frame).select("doc", "effect", "low").rows()
    [('7', 'killed', 12)]
    """
    columns = frame.collect_schema().names()
    for role, name in (("text", text), ("published", published), ("id", id)):
        if name not in columns and (role != name or role == "text"):
            raise NoColumnError(role, name, tuple(columns))
    needed = [name for name in dict.fromkeys((text, published, id)) if name in columns]
    form = schema(output)
    Reading(**choices).checked()

    def read(part: pl.DataFrame) -> pl.DataFrame:
        batch: pl.DataFrame = _from_arrow(parse_batch(part.to_arrow(), text, published, id, output=output, **choices))
        return batch

    if isinstance(frame, pl.LazyFrame):
        columns_read = {field.name: _dtype(field.type) for field in form}
        return frame.select(needed).map_batches(read, schema=columns_read, streamable=True)
    return read(frame.select(needed))


def _expression(given: pl.Expr | str | None) -> pl.Expr:
    if given is None:
        return pl.lit(None, dtype=pl.String)
    return pl.col(given) if isinstance(given, str) else given


def _dtype(kind: pa.DataType) -> Any:
    """Return an Arrow type as Polars has it."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return _from_arrow(pa.array([], kind)).dtype


def _from_arrow(data: Any) -> Any:
    """Return Arrow data as a Series or a frame, for which Polars declares one type."""
    return pl.from_arrow(data)
