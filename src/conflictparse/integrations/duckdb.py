"""
A function in DuckDB that reads reports: ``select conflictparse(text, published) from news``.

Needs the extra "duckdb". The texts come in batches of Arrow, some thousand at a time, and the claims go back in the
same way; DuckDB does the rest, from Parquet files larger than memory, too.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from conflictparse.errors import MissingExtraError
from conflictparse.integrations.errors import NoColumnError
from conflictparse.integrations.lists import list_claims, lists_type, sql_type
from conflictparse.integrations.reading import Choices, Reading

try:
    import duckdb
except ImportError:
    raise MissingExtraError("a function in DuckDB", "duckdb") from None

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


def register(connection: DuckDBPyConnection, name: str = "conflictparse", **choices: Unpack[Choices]) -> None:
    """
    Give *connection* a function that reads a report: ``conflictparse(text, published, id)``.

    ``published`` and ``id`` may be left out. The function returns a list of structs with the columns of
    :class:`conflictparse.exports.row.ClaimRow` and ``error``. A text that could not be read gives a list of one
    struct, in which only ``doc`` and ``error`` are filled: ``claim_id is not null`` leaves it out. What was registered
    under *name* before is replaced; cursors and other connections do not have the function.

    Args:
        connection: an open connection.
        name: what the function is called.
        choices: country, day_first, gazetteer, lexicon, max_chars, convention, include_parts and scale, as
            :class:`conflictparse.integrations.reading.Reading` has them.

    Raises:
        MissingExtraError: pyarrow is not installed.
        UnknownConventionError: there is no such convention.

    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> connection.sql("select conflictparse('Shelling killed 12 people in Sarmin.')[1].low").fetchall()
    [(12,)]
    """
    returned = sql_type(lists_type())
    read = partial(_read, Reading(**choices).checked())
    inner = f"{name} of three"
    with suppress(duckdb.InvalidInputException, duckdb.CatalogException):  # it may not be there
        connection.remove_function(inner)
    connection.create_function(  # type: ignore[call-overload,unused-ignore]
        inner, read, ["VARCHAR"] * 3, returned, type="arrow", null_handling="special"
    )
    # DuckDB casts no dates to words by itself and knows a function of ours by one count of arguments: macros do both.
    call = f"{_quoted(inner)}(report::varchar, {{}}, {{}})"
    day, doc, none = "published::varchar", "id::varchar", "null::varchar"
    forms = (
        f"(report) as {call.format(none, none)}",
        f"(report, published) as {call.format(day, none)}",
        f"(report, published, id) as {call.format(day, doc)}",
    )
    connection.execute(f"create or replace temp macro {_quoted(name)} {', '.join(forms)}")


def parse_relation(  # noqa: PLR0913 - a table, and what its columns are called
    connection: DuckDBPyConnection,
    source: DuckDBPyRelation | str,
    text: str = "text",
    published: str = "published",
    id: str = "id",  # noqa: A002 - the column is called so
    *,
    function: str = "conflictparse",
) -> DuckDBPyRelation:
    """
    Return the claims of a table of texts as a relation, a row for each claim.

    It has the columns of :func:`parse_batch <conflictparse.integrations.arrow.parse_batch>` with ``output="claims"``,
    and is worked out whenever it is fetched or written: make a table of it to use it twice.

    Args:
        connection: the connection on which :func:`register` was called.
        source: a relation of that connection, or a query.
        text: the column of texts.
        published: the column of publication dates: dates, timestamps or ISO strings. It may be missing.
        id: the column of ids, of any type; they become strings. It may be missing.
        function: the name under which the function was registered.

    Raises:
        NoColumnError: a column that was named is missing.
        duckdb.Error: the function is not registered, or the query is wrong.

    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> claims = parse_relation(connection, "select 7 as id, 'Shelling killed 12 people.' as text")
    >>> claims.project("doc, effect, low").fetchall()
    [('7', 'killed', 12)]
    """
    relation = connection.sql(source) if isinstance(source, str) else source
    names = [name.lower() for name in relation.columns]
    cells = []
    for role, name in (("text", text), ("published", published), ("id", id)):
        if name.lower() in names:
            cells.append(_quoted(name))
        elif role == name != "text":
            cells.append("null")
        else:
            raise NoColumnError(role, name, tuple(relation.columns))
    return relation.project(f"unnest({_quoted(function)}({', '.join(cells)}), max_depth := 2)")


def _read(reading: Reading, texts: Any, days: Any, ids: Any) -> Any:
    return list_claims(reading, texts.to_pylist(), days.to_pylist(), ids.to_pylist())


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
