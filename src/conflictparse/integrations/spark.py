"""
A Spark DataFrame of texts into a DataFrame of claims.

Needs the extra "spark", here and on the executors. Batches of Arrow go to Python and back; nothing becomes a pandas
frame on the way. Law: the claims are those of :func:`conflictparse.integrations.arrow.parse_batch`, however the rows
are partitioned, and a task that is run again gives the same rows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, cast

import attrs

from conflictparse.data.own_actors import load_actors_with
from conflictparse.data.places import load_gazetteer
from conflictparse.errors import MissingExtraError
from conflictparse.integrations.arrow import OUTPUTS, Output, parse_batch, schema
from conflictparse.integrations.errors import MalformedRowError, NoColumnError, UnknownChoiceError
from conflictparse.integrations.reading import Choices, Reading, SentChoices

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

#: What becomes of rows that cannot be read, as Spark's own readers call it.
Mode = Literal["permissive", "failfast", "dropmalformed"]
MODES: Final = ("dropmalformed", "failfast", "permissive")
#: What is no reason to refuse a row: its beginning was read.
_READ: Final = "cut"
#: Rows that are read before they are handed back: Spark sends ten thousand at a time, whose claims would fill memory.
_ROWS: Final = 512


@attrs.frozen
class _Plan:
    """What an executor needs to know."""

    output: Output
    mode: str
    choices: SentChoices
    published: bool  # whether there is such a column
    id: bool
    lexicon_file: str | None
    gazetteer_file: str | None


def parse_dataframe(  # noqa: PLR0913 - the columns, and what becomes of them
    df: DataFrame,
    text: str = "text",
    published: str | None = "published",
    id: str | None = "id",  # noqa: A002 - the column is called so
    *,
    output: Output = "claims",
    mode: Mode = "permissive",
    lexicon_file: str | None = None,
    gazetteer_file: str | None = None,
    **choices: Unpack[SentChoices],
) -> DataFrame:
    """
    Return what the texts of *df* claim: a row for each claim, or one for each text.

    The columns are those of :func:`conflictparse.integrations.arrow.schema`. A row is malformed if its text is null or
    cannot be read, or its date is none. With "permissive" it has a value in ``error``, and the claims that were read;
    with "dropmalformed" it is left out; with "failfast" the job fails with its id. A text that was too long is cut, and
    ``error`` says so; it is not malformed.

    Args:
        df: the texts.
        text: the column of texts.
        published: the column of publication dates, or None.
        id: the column of ids, or None.
        output: "claims" or "reports".
        mode: what becomes of malformed rows.
        lexicon_file: a table of actors of your own on the driver, which is sent to the executors.
        gazetteer_file: a compiled gazetteer on the driver; likewise. Each Python worker maps it into memory.
        choices: country, day_first, max_chars, convention, include_parts and scale, as
            :class:`conflictparse.integrations.reading.Reading` has them.

    Raises:
        MissingExtraError: pyspark is not installed.
        NoColumnError: a column is missing; the defaults of *published* and *id* may be.
        UnknownChoiceError: there is no such output or mode.
        UnknownConventionError: there is no such convention.
        LexiconError: one of the files breaks its rules.
        OSError: one of them cannot be read.
    """
    _need_choice("mode", mode.lower(), MODES)
    _need_choice("output", output, OUTPUTS)
    columns = _columns(df, {"text": text, "published": published, "id": id})
    Reading(**choices).checked()
    _send_files(df.sparkSession, lexicon_file, gazetteer_file)
    plan = _Plan(
        output=output,
        mode=mode.lower(),
        choices=choices,
        published="published" in columns,
        id="id" in columns,
        lexicon_file=_file_name(lexicon_file),
        gazetteer_file=_file_name(gazetteer_file),
    )
    chosen = df.select(*(df[f"`{name}`"].alias(role) for role, name in columns.items()))
    return chosen.mapInArrow(lambda batches: _parse_partition(batches, plan), spark_schema(output))


def spark_schema(output: Output = "claims") -> Any:
    """
    Return the schema of what :func:`parse_dataframe` returns, as Spark has it.

    Raises:
        MissingExtraError: pyspark is not installed.
        UnknownChoiceError: there is no such output.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("Spark", "spark") from None
    return from_arrow_schema(schema(output))


def register_function(spark: SparkSession, name: str = "conflictparse", **choices: Unpack[SentChoices]) -> None:
    """
    Make a table function for SQL: ``select r.id, c.* from reports r, lateral conflictparse(r.text, r.day) c``.

    Its rows are those of ``output="claims"``. It reads one text at a time, and dates only as strings; where tables are
    large, :func:`parse_dataframe` is faster.

    Args:
        spark: the session.
        name: what the function is called.
        choices: as for :func:`parse_dataframe`.

    Raises:
        MissingExtraError: pyspark is not installed.
        UnknownConventionError: there is no such convention.
    """
    form = spark_schema("claims")
    from pyspark.sql.functions import udtf  # noqa: PLC0415 - an extra

    Reading(**choices).checked()

    class Claims:
        """The claims of one text."""

        def eval(self, text: str, published: str | None = None) -> Iterator[tuple[Any, ...]]:
            """Yield a row for each claim."""
            return _rows_of(text, published, choices)

    function: Any = udtf(Claims, returnType=form)
    spark.udtf.register(name, function)


def _rows_of(text: str | None, published: str | None, choices: SentChoices) -> Iterator[tuple[Any, ...]]:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    batch = pa.RecordBatch.from_pydict(
        {"text": pa.array([text], pa.string()), "published": pa.array([published], pa.string())}
    )
    for row in parse_batch(batch, output="claims", **choices).to_pylist():
        yield tuple(tuple(v.values()) if isinstance(v, dict) else v for v in row.values())


def _parse_partition(batches: Iterable[pa.RecordBatch], plan: _Plan) -> Iterator[pa.RecordBatch]:
    """Yield what the batches of a partition claim; the files are opened once for all of them."""
    choices = _with_files(plan)
    for batch in batches:
        for at in range(0, batch.num_rows, _ROWS):
            read = parse_batch(batch.slice(at, _ROWS), output=plan.output, **choices)
            yield _sifted(read, plan)


def _with_files(plan: _Plan) -> Choices:
    from pyspark import SparkFiles  # noqa: PLC0415 - an extra

    choices = cast("Choices", dict(plan.choices))
    if plan.lexicon_file is not None:
        choices["lexicon"] = load_actors_with(SparkFiles.get(plan.lexicon_file))
    if plan.gazetteer_file is not None:
        choices["gazetteer"] = load_gazetteer(SparkFiles.get(plan.gazetteer_file))
    return choices


def _sifted(batch: pa.RecordBatch, plan: _Plan) -> pa.RecordBatch:
    """
    Return *batch* without malformed rows.

    Raises:
        MalformedRowError: there is one, and the mode is "failfast".
    """
    if plan.mode == "permissive":
        return batch
    errors = batch.column("error").to_pylist()
    malformed = [error is not None and error["code"] != _READ for error in errors]
    if True not in malformed:
        return batch
    if plan.mode == "failfast":
        first = malformed.index(True)
        doc = batch.column(0)[first].as_py()
        raise MalformedRowError(doc or "", errors[first]["code"], errors[first]["stage"])
    import pyarrow as pa  # noqa: PLC0415 - an extra

    sifted: pa.RecordBatch = batch.filter(pa.array([not one for one in malformed]))
    return sifted


def _columns(df: DataFrame, named: dict[str, str | None]) -> dict[str, str]:
    """Return the columns to read by what they are; one with its default name need not be there."""
    columns = {}
    for role, name in named.items():
        if name is None or (role != "text" and name == role and name not in df.columns):
            continue
        if df.columns.count(name) != 1:
            raise NoColumnError(role, name, tuple(df.columns))
        columns[role] = name
    return columns


def _send_files(spark: SparkSession, lexicon: str | None, gazetteer: str | None) -> None:
    """Send files that can be opened here to all executors."""
    if lexicon is not None:
        load_actors_with(lexicon)
        spark.addArtifacts(lexicon, file=True)
    if gazetteer is not None:
        load_gazetteer(gazetteer)
        spark.addArtifacts(gazetteer, file=True)


def _file_name(path: str | None) -> str | None:
    """Return what a file is called where it was sent."""
    return None if path is None else os.path.basename(path)  # noqa: PTH119 - pathlib is slow to import


def _need_choice(option: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise UnknownChoiceError(option, given, choices)
