"""Every limit is a named constant, stands in the table of limits, and leaves word of what it cut."""

import importlib
import re
from pathlib import Path

import pytest

import conflictparse as cp
from conflictparse.checks import COMPARED, ground, retold, sources, tolls

ROOT = Path(__file__).parents[2]
SOURCE = Path(cp.__file__).parent
ROWS = re.findall(
    r"^\| (.+?) \| ([\d,]+) \| `([\w.]+)` \| (.+) \|$", (ROOT / "docs/limits.md").read_text("utf-8"), re.MULTILINE
)
#: Constants named like limits that cut nothing off: memories, and sizes of what is kept back.
NO_LIMITS = {
    "actors.find._MOST_REMEMBERED",
    "actors.memory.MOST_PHRASES",
    "actors.memory.MOST_SETTINGS",
    "places.gazetteer._MOST_REMEMBERED",
    "data.compiled._MOST_REMEMBERED",
    "names.alignment.MOST_LETTERS",
    "names.comparison._MOST_ALTERNATIVES",  # "Kobane or Ayn al-Arab": more are no name
    "names.comparison._MOST_ROUNDS",
    "numbers.glued._MOST_GROUPS",
    "numbers.numerals._MOST_DECIMALS",
    "readers.chrome.MAX_CHROME_CHARS",  # a longer line is kept
    "readers.chrome.MAX_CHROME_WORDS",
    "readers.parquet.MAX_IN_MEMORY",  # beyond, it is on disk
    "viz.charts._MOST_DAYS",  # labels of an axis
    "cli.batch._MAX_WORKERS",  # more are refused
}


def test_the_table_says_what_the_constants_say():
    assert len(ROWS) > 30
    for _, value, name, _ in ROWS:
        module, _, constant = name.rpartition(".")
        assert f"{getattr(importlib.import_module(f'conflictparse.{module}'), constant):,}" == value, name


def test_every_constant_that_is_called_a_limit_stands_in_the_table():
    named = set()
    for path in SOURCE.rglob("*.py"):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        found = re.findall(r"^(_?(?:MAX|MOST)_[A-Z_]+)\b.*(?:: ?Final)? = ", path.read_text("utf-8"), re.MULTILINE)
        named |= {f"{module}.{name}" for name in found}
    assert named - {name for _, _, name, _ in ROWS} <= NO_LIMITS
    assert named >= NO_LIMITS


def test_the_checks_share_one_limit():
    assert {module._NEAR for module in (ground, retold, sources, tolls)} == {COMPARED}


@pytest.mark.parametrize(("count", "remarks"), [(COMPARED, 0), (COMPARED + 1, 1), (300, 1)])
def test_a_report_with_more_claims_than_are_compared_says_so(count, remarks):
    report = cp.parse("".join(f"Shelling killed {n + 2} people in Hama. " for n in range(count)))
    assert len(report.claims) == count
    said = [remark for remark in report.diagnostics if "claims tell figures" in remark]
    assert len(said) == remarks
    assert not remarks or said[0].startswith(f"{count} claims tell figures: the checks compare each with {COMPARED}")


def test_a_figure_with_more_digits_than_any_count_has_is_skipped_and_said():
    report = cp.parse(f"Shelling killed {'9' * 31} people.")
    assert [skipped.text for skipped in report.skipped] == ["9" * 31]


def test_a_whole_with_too_many_parts_keeps_its_discrepancy():
    groups = "women men children medics soldiers drivers teachers guards farmers nurses students police".split()
    parts = ", ".join(f"{n} {who}" for n, who in enumerate(groups, start=5))
    report = cp.parse(f"The blast killed 30 people, including {parts}.")
    (found,) = cp.check(report)
    assert (found.kind, found.low, found.hypotheses) == ("part_sum", sum(range(5, 17)), ())
