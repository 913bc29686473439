"""
Count what the interpreter does to read three fixed reports, warm: ``python benchmarks/operations.py [--write]``.

Times differ from run to run by more than a careless change costs; this count does not. It is the bytecode
instructions of the library and the calls of functions in C, under one hash seed. operations.json holds the baseline
for each version of Python; a count that is more than 5 % above it fails the tests. What it cannot see is that one call
in C costs more than another: benchmarks/speed.py can.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
BASELINE: Final = Path(__file__).with_suffix(".json")
#: By how much a count may exceed its baseline.
TOLERANCE: Final = 1.05
_DAY: Final = "2024-11-28"
_SEED: Final = "0"
_TOOL: Final = 4  # a number of sys.monitoring that no known tool takes


def count_all() -> dict[str, int]:
    """Return the count for each example, made in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": _SEED, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(  # noqa: S603 - this file
        [sys.executable, __file__, "--count"], capture_output=True, text=True, check=True, env=environment
    )
    counts: dict[str, int] = json.loads(ran.stdout)
    return counts


def baseline() -> dict[str, int] | None:
    """Return the counts of this version of Python that were committed, or None."""
    known: dict[str, dict[str, int]] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return known.get(_version())


def count_operations(text: str) -> int:
    """Return how many instructions and calls of C a warm parse of *text* takes."""
    from conflictparse import parse  # noqa: PLC0415 - the parent process does not need it

    for _ in range(2):
        parse(text, _DAY)
    count = _monitored if sys.version_info >= (3, 12) else _traced
    return count(lambda: parse(text, _DAY))


def _monitored(read: Callable[[], object]) -> int:
    """Return what *read* takes, in Python 3.12 and later, whose traces leave instructions out."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined, unused-ignore]
    events, counts = monitoring.events, Counter[str]()
    told = {events.INSTRUCTION: "instruction", events.C_RETURN: "call", events.C_RAISE: "call"}
    monitoring.use_tool_id(_TOOL, "operations")
    for event, name in told.items():
        monitoring.register_callback(_TOOL, event, lambda *_, name=name: counts.update((name,)))
    monitoring.set_events(_TOOL, events.INSTRUCTION | events.CALL | events.C_RETURN | events.C_RAISE)
    try:
        read()
    finally:
        monitoring.set_events(_TOOL, 0)
        monitoring.free_tool_id(_TOOL)
    return counts.total()


def _traced(read: Callable[[], object]) -> int:
    """Return what *read* takes, in Python 3.11."""
    counted = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal counted
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            counted += 1
        return trace

    def profile(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event == "c_call"

    before = sys.gettrace()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        read()
    finally:
        sys.setprofile(None)
        sys.settrace(before)
    return counted


def main() -> int:
    """Print the counts beside the baseline, or write it; return 1 if one is too large."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--write", action="store_true", help="make these counts the baseline of this Python")
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.count:
        texts = sorted((ROOT / "examples").glob("*.txt"))
        counts = {path.stem: count_operations(path.read_text(encoding="utf-8")) for path in texts}
        print(json.dumps(counts))
        return 0
    counts, known = count_all(), baseline() or {}
    if options.write:
        every = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
        BASELINE.write_text(json.dumps({**every, _version(): counts}, indent=2) + "\n", encoding="utf-8")
    for name, found in counts.items():
        print(f"{name:<20}{found:>10,} operations, baseline {known.get(name, 0):>10,}")
    return int(any(found > known[name] * TOLERANCE for name, found in counts.items() if name in known))


def _version() -> str:
    return ".".join(platform.python_version_tuple()[:2])


if __name__ == "__main__":
    sys.exit(main())
