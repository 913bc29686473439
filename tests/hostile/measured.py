"""Calls made in a process of their own, with what each cost: seconds, and megabytes at the highest."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import conflictparse as cp

_CHILD = r"""
import gc, importlib, json, resource, sys, time

def peak():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass

resource.setrlimit(resource.RLIMIT_AS, (4 << 30, resource.RLIM_INFINITY))
for module in json.loads(sys.argv[1]):
    importlib.import_module(module)
for line in sys.stdin:
    call, arguments = json.loads(line)
    module, _, name = call.rpartition(".")
    function = getattr(importlib.import_module(module), name)
    gc.collect()
    forget_peak()
    before, began = peak(), time.process_time()
    try:
        value = function(*arguments)
        told = ["value", repr(value)[:2000]]
        del value
    except BaseException as error:
        told = ["raised", type(error).__name__, str(error), [kind.__name__ for kind in type(error).__mro__]]
    print(json.dumps([told, time.process_time() - began, peak() - before]), flush=True)
"""


class Cost(NamedTuple):
    """What a call gave, or raised, in what time and memory."""

    told: list[Any]
    seconds: float
    megabytes: float

    @property
    def raised(self) -> str | None:
        return self.told[1] if self.told[0] == "raised" else None

    @property
    def words(self) -> str:
        return self.told[2] if self.told[0] == "raised" else self.told[1]


def measure(calls: Sequence[tuple[str, list[Any]]], warm: Sequence[str] = ()) -> list[Cost]:
    """Make *calls*, each a dotted name and its arguments, one after the other; *warm* is imported before."""
    if sys.platform != "linux":
        pytest.skip("memory is measured on Linux")
    child = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _CHILD, json.dumps([call.rpartition(".")[0] for call, _ in calls] + list(warm))],
        input="".join(json.dumps(call) + "\n" for call in calls),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(cp.__file__).parents[1]), str(Path(__file__).parents[2])]),
        },
    )
    assert child.returncode == 0, child.stderr[-2000:]
    return [Cost(*json.loads(line)) for line in child.stdout.splitlines()]
