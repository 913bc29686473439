"""
Write the tables of the documentation that are made from the code and the tests.

    python tools/tables.py check    say which page is not up to date
    python tools/tables.py write    write them

These are docs/known-failures.md, from the rows ``known_failure`` in tests/corpus and tests/reports, and in
docs/conventions.md the rules of the codebooks.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
FAILURES: Final = ROOT / "docs" / "known-failures.md"
CONVENTIONS: Final = ROOT / "docs" / "conventions.md"
RULES_HEADING: Final = "## The rules and their sources\n"

#: Convention -> the module with its rules.
_MODULES: Final = {
    "neutral": "convention", "acled": "acled", "ucdp": "ucdp", "gtd": "gtd", "airwars": "airwars", "victims": "victims",
}  # fmt: skip
_RULES_HEAD: Final = """
What each convention may cite. `codebook` was read in the codebook, `unverified` is told by others about it, and `ours`
is a choice of this library where the codebook leaves it open. `python tools/tables.py write` makes this table from the
rules.

| rule | what it says | source | standing |
|---|---|---|---|
"""
_FAILURES_HEAD: Final = """\
# Known failures

What is known to be misread today: {checks} checks that fail, in {rows} rows of the tests. Each is tested strictly: when
one of them is read rightly, a test fails until its row is moved to the examples. So this list is true, and it is not
complete: [](accuracy.md) tells what is known beyond it.

`python tools/tables.py write` makes this page from the rows `known_failure` in `tests/corpus` and `tests/reports`.
"""


def failures_page() -> str:
    """Return docs/known-failures.md as the tests have it."""
    sections, checks, rows = [], 0, 0
    for path in sorted((ROOT / "tests" / "reports").glob("*.toml")):
        found = tomllib.loads(path.read_text("utf-8")).get("known_failure", [])
        checks += sum(len(row.get("fields", (1,))) for row in found)
        rows += len(found)
        lines = [_line(row.get("claim", row.get("unwanted")), _what(row), row["why"]) for row in found]
        head = f"\n## The report {path.stem}\n\nThe claims of `examples/{path.stem}.txt`.\n"
        sections += [head, "| claim | what is wrong | why |\n|---|---|---|", *lines]
    for path in sorted((ROOT / "tests" / "corpus").glob("*.toml")):
        found = tomllib.loads(path.read_text("utf-8")).get("known_failure", [])
        if found:
            checks, rows = checks + len(found), rows + len(found)
            lines = [_line(*_sentence(row), row["why"]) for row in found]
            sections += [f"\n## {path.stem.capitalize()}\n\n| words | expected | why |\n|---|---|---|", *lines]
    return _FAILURES_HEAD.format(checks=checks, rows=rows) + "\n".join(sections) + "\n"


def _what(row: dict[str, Any]) -> str:
    if row.get("fields"):
        return "misread: " + ", ".join(f"`{name}`" for name in row["fields"])
    return "is not read" if row.get("unread") else "is read, and nobody says it"


def _sentence(row: dict[str, Any]) -> tuple[str, str]:
    """Return the words of a row of the corpus, and what they should give."""
    if "a" in row:
        return f"{row['a']} / {row['b']}", "one name" if row["same"] else "two names"
    return row["text"], "; ".join(map(_expected, row["expect"])) or "nothing"


def _expected(found: dict[str, Any]) -> str:
    """Return the words that a finding should have; of a claim, which has none of its own, its fields."""
    if "text" in found:
        return str(found["text"])
    figures = found.get("quantity", {}).values()
    return ", ".join(str(value) for value in (*figures, *(v for k, v in found.items() if k != "quantity")))


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def rules_table() -> str:
    """Return the rules of all codebooks as a table."""
    lines = [_line(f"`{r.id}`", r.words, r.source, str(r.standing)) for name in _MODULES for r in _rules_of(name)]
    return _RULES_HEAD + "\n".join(lines) + "\n"


def _rules_of(convention: str) -> list[Any]:
    """Return every rule that the module of *convention* names, once, in the order of the module."""
    module = import_module(f"conflictparse.codebooks.{_MODULES[convention]}")
    found = [rule for value in vars(module).values() for rule in _rules_in(value)]
    return list(dict.fromkeys(rule for rule in found if rule.id.startswith(f"{convention}.")))


def _rules_in(value: Any) -> Iterator[Any]:
    from conflictparse.codebooks import Rule  # noqa: PLC0415 - the page on failures needs no library

    if isinstance(value, Rule):
        yield value
    elif hasattr(value, "values") and not isinstance(value, type):
        for inner in value.values():
            yield from _rules_in(inner)
    elif type(value) is tuple:
        for inner in value:
            yield from _rules_in(inner)


def made() -> dict[Path, str]:
    """Return the pages as they should be."""
    shown = CONVENTIONS.read_text(encoding="utf-8")
    return {FAILURES: failures_page(), CONVENTIONS: shown.partition(RULES_HEADING)[0] + RULES_HEADING + rules_table()}


def run(argv: list[str] | None = None) -> None:
    """Run one action."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("action", choices=("check", "write"))
    action = parser.parse_args(argv).action
    stale = []
    for page, words in made().items():
        if action == "write":
            page.write_text(words, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != words:
            stale.append(page.name)
    if stale:
        sys.exit(f"{', '.join(stale)}: not up to date; run: python tools/tables.py write")


if __name__ == "__main__":
    run()
