"""
Every row of names.toml: two spellings, and whether they are one name.

``[[same]]``, ``[[different]]``
    ``a``, ``b`` and ``why``; ``rule`` where the row is about what decides, ``country`` where its spelling matters.
``[[known_failure]]``
    decided wrongly today, ``same`` says what would be right; mending it turns the build red until the row is moved.
"""

import tomllib
from pathlib import Path

import pytest

from conflictparse.names import compare

TABLE = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
DECIDED = [(row, kind == "same") for kind in ("same", "different") for row in TABLE[kind]]


def name(row):
    return f"{row['a']}-{row['b']}"


@pytest.mark.parametrize(("row", "same"), DECIDED, ids=[name(row) for row, _ in DECIDED])
def test_pair(row, same):
    found = compare(row["a"], row["b"], country=row.get("country"))
    assert (found.score >= 0.5) is same, f"{row['why']}\n{found}"
    assert found.rule == row.get("rule", found.rule)


@pytest.mark.parametrize("row", TABLE["known_failure"], ids=name)
@pytest.mark.xfail(strict=True)
def test_known_failure(row):
    assert (compare(row["a"], row["b"], country=row.get("country")).score >= 0.5) is row["same"]


def test_every_rule_decides_a_row():
    rules = {compare(row["a"], row["b"], country=row.get("country")).rule for row, _ in DECIDED}
    assert rules == {
        "one spelling",
        "spelled alike",
        "spelled otherwise",
        "no name",
        "words that tell places apart",
        "numbers that tell places apart",
        "two kinds of place",
        "two first words",
        "two parents",
    }
