"""
Write docs/phrasebook.md: what is read as a quantity, and what is not counted, from tests/corpus/numbers.toml.

Run ``python tools/phrasebook.py write`` after a row of that table changed; ``check`` tells whether it is due.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
CORPUS: Final = ROOT / "tests" / "corpus" / "numbers.toml"
PAGE: Final = ROOT / "docs" / "phrasebook.md"

#: Group of a row -> its heading, in the order of the page.
GROUPS: Final = {
    "plain": "Plain figures",
    "bounds": "Bounds",
    "approximate": "Approximate figures",
    "ranges": "Ranges and changes",
    "vague": "Vague amounts",
    "shares": "Shares and multiples",
    "counting": "Counting structure",
    "units": "Measures",
    "ordinals": "Ordinals: which one, not how many",
}
_HEAD: Final = """\
# Phrasebook

What `find_quantities` reads, phrase by phrase, and what it leaves alone. Each row is a test; the page is made
from `tests/corpus/numbers.toml` by `python tools/phrasebook.py write`.

A value that the words leave open is written ∞ (or −∞ where nothing bounds it below): *at least 19* is [19, ∞), *more
than 110* is (110, ∞), *up to 40* is [0, 40]. *About* a figure bounds nothing: the figure is what is stated.
"""


def page(table: dict[str, Any]) -> str:
    """Return the page of the rows of *table*."""
    parts = [_HEAD]
    for group, title in GROUPS.items():
        rows = [row for row in table["example"] if row["group"] == group]
        parts.append(f"\n## {title}\n\n| Text | Phrase | Interval | Stated | Modifier | Counted | Note |")
        parts.append("|---|---|---|---|---|---|---|")
        for row in rows:
            for number, quantity in enumerate(row["expect"]):
                parts.append(_line("" if number else row["text"], quantity, "" if number else row["why"]))
    parts.append("\n## Numbers that count nothing\n\n| Text | Not counted | Why |\n|---|---|---|")
    for row in table["negative"]:
        words = "; ".join(row.get("absent", ["nothing is counted"]))
        parts.append(f"| {_cell(row['text'])} | {_cell(words)} | {_cell(row['why'])} |")
    return "\n".join(parts) + "\n"


def _line(text: str, quantity: dict[str, Any], why: str) -> str:
    stated = quantity.get("stated", quantity.get("low", ""))
    counted = ", ".join(str(quantity[key]) for key in ("noun", "unit", "relation") if _is_known(quantity.get(key)))
    cells = (
        text, quantity.get("text", ""), _interval(quantity), stated, quantity.get("modifier", ""), counted, why,
    )  # fmt: skip
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _interval(quantity: dict[str, Any]) -> str:
    """Return "[19, ∞)"; a row that is not about an end does not show it."""
    if "low" not in quantity or ("high" not in quantity and quantity["low"] == "null"):
        return ""
    low, high = quantity["low"], quantity.get("high", quantity["low"])
    left = "(−∞" if low == "null" else f"{'(' if quantity.get('low_open') else '['}{low}"
    right = "∞)" if high == "null" else f"{high}{')' if quantity.get('high_open') else ']'}"
    return f"{left}, {right}"


def _is_known(value: Any) -> bool:
    return value is not None and value != "null"


def _cell(value: Any) -> str:
    """Return *value* as the words of one cell."""
    words = "" if value == "null" else str(value)
    for sign in ("\\", "|", "<", ">", "[", "*", "_", "~"):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", " ")


def main(arguments: list[str]) -> int:
    """Write the page, or tell whether it is up to date."""
    made = page(tomllib.loads(CORPUS.read_text(encoding="utf-8")))
    if arguments == ["write"]:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if arguments == ["check"]:
        return 0 if PAGE.read_text(encoding="utf-8") == made else 1
    print("usage: python tools/phrasebook.py write|check")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
