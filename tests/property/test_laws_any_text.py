"""
Laws for any text: no function of text raises, whatever it is given; and what stands beside a report only moves it.

What is made of code points that no file may hold (lone surrogates, NUL), of 100,000 digits, or of one line of ten
million characters is text like any other.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from tests.property.report_texts import ANY_TEXTS, report_texts

import conflictparse as cp
from conflictparse.effects import find_triggers

PUBLISHED = "2024-11-28"
#: The functions that read a text or a name, and never raise on it.
READERS = {
    "find_quantities": cp.find_quantities,
    "parse_quantity": cp.parse_quantity,
    "find_times": lambda text: cp.find_times(text, PUBLISHED),
    "find_places": cp.find_places,
    "resolve_place": cp.resolve_place,
    "normalize_place": cp.normalize_place,
    "same_place_name": lambda text: cp.same_place_name(text, text[::-1]),
    "find_actors": cp.find_actors,
    "resolve_actor": cp.resolve_actor,
    "normalize_actor": cp.normalize_actor,
}
HUGE = {
    "digits": "7" * 10_000_000,
    "letters": "a" * 10_000_000,
    "brackets": "(" * 10_000_000,
    "words": "killed 12 people in Idlib and " * 333_333,
    "names": "Xy Zy, " * 1_400_000,
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(text=ANY_TEXTS)
@example(text="\ud800\udfff killed \udcff12\udcff")
@example(text="\x00" * 50)
@example(text="9" * 100_000)
@example(text="9" * 5_000 + ",000.5 people")
@example(text="\U0010ffff\ufffe\uffff")
@example(text="٣٤٥ 𝟗𝟗 ⅻ ½ ² ①")
def test_no_text_makes_a_reader_raise(reader: Any, text: str) -> None:
    reader(text)


@given(ANY_TEXTS)
def test_what_a_reader_finds_lies_in_the_text_in_reading_order(text: str) -> None:
    for found in (cp.find_quantities(text), cp.find_times(text, PUBLISHED), cp.find_places(text), cp.find_actors(text)):
        assert [item.text for item in found] == [text[item.start : item.end] for item in found]
        ends = [0, *(item.end for item in found)]
        assert all(before <= item.start < item.end for before, item in zip(ends, found, strict=False))


@pytest.mark.nightly
@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_ten_million_characters_in_one_line_are_read(text: str) -> None:
    report = cp.parse(text, published=PUBLISHED)
    assert all(q.end <= len(text) for q in report.quantities)


# ---------------------------------------------------------------- one text after another


def placed(found: Any, by: int = 0) -> list[tuple[Any, ...]]:
    """Return what was found and where, moved by *by*."""
    return [(item.start + by, item.end + by, item.text) for item in found]


@given(report_texts(most=3), report_texts(most=3))
def test_two_texts_with_a_blank_line_between_are_read_one_after_the_other(one: str, other: str) -> None:
    together, after = f"{one}\n\n{other}", len(one) + 2
    for find in (cp.find_quantities, find_triggers, lambda text: cp.find_times(text, PUBLISHED)):
        assert placed(find(together)) == placed(find(one)) + placed(find(other), after)


def figures(text: str, by: int = 0) -> list[tuple[Any, ...]]:
    """Return the figures of the claims of *text*: what happened, to how many, and where that is said."""
    claims = cp.parse(text, published=PUBLISHED).claims
    return [
        (c.effect, c.trigger.start + by, c.quantity and (c.quantity.start + by, c.quantity.low, c.quantity.high))
        for c in claims
    ]


@given(report_texts(most=3), report_texts(most=3))
def test_a_report_after_another_claims_the_same_figures(one: str, other: str) -> None:
    # Not the same relations: the second may restate the first, and a time or a source of the first may stand for both.
    assert figures(f"{one}\n\n{other}") == figures(one) + figures(other, len(one) + 2)
