"""
Time grows with the length of a text and not faster, whatever the text.

Three ways to look: whole texts of families that are dear to read carelessly; each expression of the package over texts
of its own characters; and the repeats of each expression in its parse tree. The long form, with longer texts and texts
put together from two families, is marked nightly.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from tests.property.hostile_texts import FAMILIES, interleaved
from tests.property.measure_families import DEAREST, LENGTHS, read
from tests.property.measuring import STEEPEST, least_slope
from tests.property.package_patterns import Source, careless_repeats, every_pattern, methods_of
from tests.property.pattern_texts import own_pieces

ROOT: Final = Path(__file__).resolve().parents[2]
PATTERN_LENGTHS: Final = (1_000, 8_000)
PAIRS: Final = 400
PIECES: Final = 3
MANY_PIECES: Final = 40


# ---------------------------------------------------------------- whole texts


@cache
def measured(*options: str) -> dict[str, tuple[float, float]]:
    """Return the slope of each family and what 10 kB cost, measured where coverage does not slow anything down."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_CORE")}
    command = [sys.executable, "-m", "tests.property.measure_families", *options]
    ran = subprocess.run(  # noqa: S603 - our own code in our own interpreter
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=900
    )
    assert ran.returncode == 0, ran.stderr
    return {name: (slope, cost) for name, (slope, cost) in json.loads(ran.stdout).items()}


def test_there_are_at_least_25_families_and_no_two_alike():
    assert len(FAMILIES) >= 25
    assert len({family.text(500) for family in FAMILIES.values()}) == len(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_length_and_not_faster(family: str) -> None:
    assert measured()[family][0] <= STEEPEST


@pytest.mark.parametrize("family", FAMILIES)
def test_no_ten_kilobytes_cost_more_than_50_milliseconds(family: str) -> None:
    assert measured()[family][1] <= DEAREST


@pytest.mark.nightly
@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_length_and_not_faster_up_to_128_kilobytes(family: str) -> None:
    assert measured("--long")[family][0] <= STEEPEST


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(PAIRS))
def test_two_families_in_one_text_are_no_dearer(number: int) -> None:
    choice = random.Random(number)  # noqa: S311 - which families meet is no secret
    one, other = choice.sample(sorted(FAMILIES), 2)
    text_of = interleaved(FAMILIES[one], FAMILIES[other], in_turn=choice.random() < 0.5)
    assert least_slope(read, text_of, LENGTHS, tries=5) <= STEEPEST + 0.1, (one, other)


# ---------------------------------------------------------------- expressions


def use_of(source: Source) -> Callable[[str | bytes], object]:
    """Return how the package uses an expression: at the beginning of a text only, or all over it."""
    compiled = re.compile(source.text, source.flags)
    methods = methods_of(source.where)
    if methods and methods <= {"match", "fullmatch"}:
        return compiled.match
    return lambda text: [match.span() for match in compiled.finditer(text)]


def steep_pieces(source: Source, pieces: int) -> list[tuple[str, float]]:
    """Return the texts that an expression reads in more than linear time, each as what is repeated."""
    use, found = use_of(source), []
    for piece in own_pieces(source, pieces):
        steepness = least_slope(use, lambda length, piece=piece: (piece * length)[:length], PATTERN_LENGTHS)
        if steepness > STEEPEST:
            found.append((piece, steepness))
    return found


def test_every_expression_reads_texts_of_its_own_characters_in_linear_time():
    steep = {f"{s.where}: {s.text!r}": found for s in every_pattern() if (found := steep_pieces(s, PIECES))}
    assert steep == {}


@pytest.mark.nightly
def test_every_expression_reads_many_texts_of_its_own_characters_in_linear_time():
    steep = {f"{s.where}: {s.text!r}": found for s in every_pattern() if (found := steep_pieces(s, MANY_PIECES))}
    assert steep == {}


def test_every_repeat_of_the_package_has_one_way_to_go_on():
    patterns = every_pattern()
    assert len(patterns) > 250
    careless = {f"{s.where}: {s.text!r}": found for s in patterns if (found := careless_repeats(s.text, s.flags))}
    assert careless == {}


@pytest.mark.parametrize(
    "careless",
    [
        r"a+a", r"\s*\n", r"(a+)+b", r"(a|b)*c*b", r"(?:ab?)*b", r".*x", r"\w+\d", r"(?:a{1,3}){0,9}b", r"x*?y*x",
        r"(?:G·{0,16}(?:[p·]|uG){0,4},){0,15}P", r"(?>a*)*a", r"(?:a?){3}a*b", r"a*(?=a)", r"[^a]*\n",
    ],
)  # fmt: skip
def test_a_repeat_with_two_ways_to_go_on_is_found(careless: str) -> None:
    assert careless_repeats(careless)


@pytest.mark.parametrize(
    "careful",
    [
        r"a++a", r"\s*+\n", r"(?>a+)a", r"(?:ab)*c", r"\d+\.\d+", r"a*", r"(?:,x)*;", r"[^x]*x", r"(?:a{1,3},){0,9}b",
        r"(?:·{16}[p·]{0,4}|·{0,15}(?:p[p·]{0,3})?)", r"a{1,30}a{1,30}", r"\w+(?=,)",
    ],
)  # fmt: skip
def test_a_repeat_with_one_way_to_go_on_is_left_alone(careful: str) -> None:
    assert careless_repeats(careful) == []
