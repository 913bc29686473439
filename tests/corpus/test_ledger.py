"""
Every row of ledger.toml: two reports, whether they tell of one incident, and the rule that says so.

The state is read off the ledger: one incident is "same", two with a link "maybe", two without "apart".
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import conflictparse as cp
from conflictparse.ledger import RULES
from conflictparse.ledger.matching import INCLUDED

TABLE = tomllib.loads((Path(__file__).parent / "ledger.toml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(kind, row, id=f"{kind}-{n}-{row['why'][:40]}") for kind in TABLE for n, row in enumerate(TABLE[kind])
]


def read(row: dict[str, Any]) -> tuple[str, set[str], list[Any]]:
    """Return the state that the ledger gives the two reports, its rules, and who raised the toll."""
    ledger = cp.merge([cp.parse(text, published=day or None) for text, day in row["reports"]])
    effect = row.get("effect", "killed")
    incidents = [incident for incident in ledger.incidents if incident.effect == effect]
    ids = {incident.id for incident in incidents}
    links = [link for link in ledger.links if link.first in ids]
    rules = {told.rule for i in incidents for told in i.accounts[:2]} | {link.rule for link in links}
    raises = [[raised.before, raised.after] for incident in incidents for raised in incident.raises]
    state = "same" if len(incidents) == 1 and len(incidents[0].accounts) == 2 else "maybe" if links else "apart"
    return state, rules - {"first account"}, raises


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_two_reports_tell_of_one_incident_or_of_two(kind, row):
    state, rules, raises = read(row)
    assert state == row["state"], rules
    assert (rules == {row["rule"]}) if kind == "example" else (row["rule"] not in rules)
    assert raises == row.get("raises", [])


@pytest.mark.parametrize("rule", [*(rule.name for rule in RULES), INCLUDED])
def test_every_rule_has_an_example_and_a_near_miss(rule):
    for kind in ("example", "near_miss"):
        assert any(row["rule"] == rule for row in TABLE[kind]), kind
