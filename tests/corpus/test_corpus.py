"""
Every row of every table in this folder.

A table is a TOML file named after the finder that it tests. Its rows:

``[[example]]``
    ``text``, ``why``, ``from`` ("made" or "wild", in our own wording), and ``expect``: every finding, in
    reading order, each with the fields that the row is about (as ``to_dict`` writes them; the string
    "null" stands for None). ``published`` and ``country`` are passed on where a finder takes them.
``[[negative]]``
    a near-miss: ``absent`` lists the words that no finding may touch (without it: nothing is found);
    in numbers, ``skipped`` lists what its numbers are instead: each with its words and with why.
``[[known_failure]]``
    like an example, but read wrongly today; mending it turns the build red until the row is moved.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import conflictparse as cp
from conflictparse.checks import KINDS
from conflictparse.claims.codec import encode
from conflictparse.numbers import read_quantities
from conflictparse.text import tokenize

HERE = Path(__file__).parent

FINDERS: dict[str, Callable[..., Any]] = {
    "numbers": cp.find_quantities,
    "times": cp.find_times,
    "places": cp.find_places,
    "actors": cp.find_actors,
    "claims": lambda text, **options: cp.parse(text, **options).claims,
    "checks": lambda text, **options: cp.parse(text, **options).discrepancies,
}
NUMBERS = ("low", "high", "stated")
OPTIONS = ("published", "country", "on")


def rows(kind: str) -> list[Any]:
    """Return the rows of *kind* from all tables, as pytest parameters."""
    found = []
    for finder in FINDERS:
        table = tomllib.loads((HERE / f"{finder}.toml").read_text(encoding="utf-8"))
        for number, row in enumerate(table.get(kind, [])):
            mark = [pytest.mark.xfail(strict=True)] if kind == "known_failure" else []
            found.append(pytest.param(finder, row, id=f"{finder}-{number}-{row['text'][:40]}", marks=mark))
    return found


def find(finder: str, row: dict[str, Any]) -> list[dict[str, Any]]:
    options = {name: row[name] for name in OPTIONS if name in row}
    return [encode(found) for found in FINDERS[finder](row["text"], **options)]


def plain(value: Any) -> Any:
    """Make a TOML value comparable with JSON: "null" is None, a number "1/3" its decimals, dates are ISO strings."""
    if value == "null":
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(ratio(item) if key in NUMBERS else item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def ratio(value: Any) -> Any:
    """Return the decimals of a ratio such as "2/3"; anything else as it is."""
    return encode(Fraction(value)) if isinstance(value, str) and "/" in value else value


def matches(found: Any, want: Any) -> bool:
    """Tell whether *found* holds all that *want* asks for."""
    if isinstance(want, dict):
        return isinstance(found, dict) and all(matches(found.get(key), item) for key, item in want.items())
    if isinstance(want, list):
        return isinstance(found, list) and len(found) == len(want) and all(map(matches, found, want))
    return bool(found == want)


def assert_read(finder: str, row: dict[str, Any]) -> None:
    found = find(finder, row)
    want = plain(row["expect"])
    seen = [{key: f.get(key) for key in w} for f, w in zip(found, want, strict=False)]
    assert matches(found, want), f"{row['why']}\nread {len(found)}: {seen}\nwant {len(want)}: {want}"


@pytest.mark.parametrize(("finder", "row"), rows("example"))
def test_example(finder: str, row: dict[str, Any]) -> None:
    assert_read(finder, row)


@pytest.mark.parametrize(("finder", "row"), rows("known_failure"))
def test_known_failure(finder: str, row: dict[str, Any]) -> None:
    assert_read(finder, row)


@pytest.mark.parametrize(("finder", "row"), rows("negative"))
def test_negative(finder: str, row: dict[str, Any]) -> None:
    found = find(finder, row)
    if "absent" not in row:
        assert not found, row["why"]
    for words in row.get("absent", []):
        start = row["text"].index(words)
        touching = [f for f in found if f["start"] < start + len(words) and start < f["end"]]
        assert not touching, f"{row['why']}: {words!r} was read as {touching}"


def assert_skipped(row: dict[str, Any]) -> None:
    skipped = read_quantities(tokenize(row["text"]))[1]
    assert [{"text": s.text, "why": s.why} for s in skipped] == row["skipped"]


@pytest.mark.parametrize("row", [p.values[1] for p in rows("negative") if "skipped" in p.values[1]])
def test_what_a_number_is_instead(row: dict[str, Any]) -> None:
    assert_skipped(row)


@pytest.mark.parametrize("kind", ["example", "negative", "known_failure"])
def test_every_row_says_why(kind: str) -> None:
    for parameter in rows(kind):
        row = parameter.values[1]
        assert row["why"]
        assert row["from"] in ("made", "wild")


@pytest.mark.parametrize("finder", ["numbers", "times"])
def test_every_rule_fires_in_the_corpus(finder: str) -> None:
    module = __import__(f"conflictparse.{finder}.rules", fromlist=["RULES"])
    fired = {
        found["rule"]
        for parameter in rows("example")
        if parameter.values[0] == finder
        for found in find(*parameter.values)
    }
    assert {rule.name for rule in module.RULES} <= fired


def test_every_kind_of_discrepancy_stands_in_the_corpus() -> None:
    found = {found["kind"] for p in rows("example") if p.values[0] == "checks" for found in find(*p.values)}
    assert found == {kind.name for kind in KINDS}
