"""No change makes reading dearer unnoticed: operations of the interpreter are counted, which no busy machine moves."""

import sys

import pytest
from benchmarks.operations import TOLERANCE, baseline, count_all, count_operations


def test_reading_the_examples_takes_no_more_operations_than_before():
    known = baseline()
    if known is None:
        pytest.skip("no baseline for this version of Python: python benchmarks/operations.py --write")
    counts = count_all()
    assert counts.keys() == known.keys()
    assert {name: found for name, found in counts.items() if found > known[name] * TOLERANCE} == {}


def test_twice_the_text_takes_twice_the_operations():
    if sys.gettrace() is not None:
        pytest.skip("coverage of this process traces already")
    one = "Shelling killed at least 12 people in Sarmin on Tuesday, activists said.\n\n"
    single, double = count_operations(one * 4), count_operations(one * 8)
    assert 1.8 < double / single < 2.2
