"""
Measure the hostile families in an interpreter of their own, which nothing traces.

    python -m tests.property.measure_families [--long] [FAMILY ...]

Prints, as JSON, for each family the slope of CPU time against length and the CPU seconds of 10 kB on the machine of
docs/budgets.md, each as :mod:`tests.property.measuring` takes it.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Final

from tests.property.hostile_texts import FAMILIES, Family
from tests.property.measuring import cost_of, least_slope

import conflictparse as cp

LENGTHS: Final = (2_000, 16_000)
LONG_LENGTHS: Final = (8_000, 32_000, 128_000)
TEN_KILOBYTES: Final = 10_000
DEAREST: Final = 0.050


def read(text: str) -> object:
    return cp.parse(text, published="2024-11-28")


def measure(family: Family, lengths: tuple[int, ...]) -> tuple[float, float]:
    """Return the slope of *family* and what 10 kB of it cost."""
    text = family.text(TEN_KILOBYTES)
    return least_slope(read, family.text, lengths), cost_of(lambda: read(text), DEAREST)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--long", action="store_true", help="texts of up to 128 kB")
    parser.add_argument("family", nargs="*", choices=[*FAMILIES, []], help="only these")
    options = parser.parse_args()
    read("At least 12 people were killed in Idlib on Sunday, the army said.")
    lengths = LONG_LENGTHS if options.long else LENGTHS
    json.dump({name: measure(FAMILIES[name], lengths) for name in options.family or FAMILIES}, sys.stdout, indent=0)


if __name__ == "__main__":
    main()
