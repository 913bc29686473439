"""
Claims as a table of pandas.

Needs the extra "pandas". The columns that come back have Arrow types: whole numbers stay whole beside cells that are
empty, and days stay days.
"""

from __future__ import annotations

from typing import Any, Unpack

from conflictparse.errors import MissingExtraError
from conflictparse.exports.columns import plain_words
from conflictparse.integrations.arrow import Output, schema, write_outcomes
from conflictparse.integrations.errors import NoColumnError
from conflictparse.integrations.reading import Choices, Reading

try:
    import pandas as pd  # type: ignore[import-untyped,unused-ignore]
except ImportError:
    raise MissingExtraError("tables of pandas", "pandas") from None


def parse_frame(
    frame: pd.DataFrame,
    text: str = "text",
    published: str = "published",
    id: str = "id",  # noqa: A002 - the column is called so
    *,
    output: Output = "claims",
    **choices: Unpack[Choices],
) -> pd.DataFrame:
    """
    Return what the texts of *frame* claim, as another table.

    It has the columns of :func:`parse_batch <conflictparse.integrations.arrow.parse_batch>`. With ``output="reports"``
    it has the index of *frame*.

    Args:
        frame: a table of texts.
        text: the column of texts.
        published: the column of publication dates: dates, timestamps or ISO strings. It may be missing.
        id: the column of ids, of any type; they become strings. It may be missing.
        output: "claims", a row for each claim; or "reports", a row for each text.
        choices: country, day_first, gazetteer, lexicon, max_chars, convention, include_parts and scale, as
            :class:`conflictparse.integrations.reading.Reading` has them.

    Raises:
        MissingExtraError: pyarrow is not installed.
        NoColumnError: a column that was named is missing, or there are several of that name.
        UnknownChoiceError: there is no such output.
        UnknownConventionError: there is no such convention.

    >>> frame = pd.DataFrame({"id": [7], "text": ["Shelling killed 12 people."]})
    >>> parse_frame(frame)[["doc", "effect", "low"]].to_dict("records")
    [{'doc': '7', 'effect': 'killed', 'low': 12}]
    """
    schema(output)
    reading = Reading(**choices).checked()
    texts = _cells(frame, "text", text)
    days = _cells(frame, "published", published)
    ids = [None if cell is None else plain_words(str(cell)) for cell in _cells(frame, "id", id)]
    outcomes = [reading.read(one, day, doc or "") for one, day, doc in zip(texts, days, ids, strict=True)]
    table = write_outcomes(ids, outcomes, output).to_pandas(types_mapper=pd.ArrowDtype)
    return table.set_axis(frame.index) if output == "reports" else table


def _cells(frame: pd.DataFrame, role: str, name: str) -> list[Any]:
    """Return the cells of a column, None for an empty one; of one that nobody named and that is not there, None."""
    found = list(frame.columns).count(name)
    if found != 1:
        if not found and role == name != "text":
            return [None] * len(frame)
        raise NoColumnError(role, name, tuple(map(str, frame.columns)))
    return [None if _is_empty(cell) else cell for cell in frame[name].astype(object)]


def _is_empty(cell: Any) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and cell != cell)  # noqa: PLR0124
