"""
The expressions mean the same in every Python that the library allows.

Python before 3.11.5 leaves the text behind when the last round of a possessive repeat of a group fails half way
(gh-106052): Debian's 3.11.2 read "Assad's" as one word. An atomic group around a plain repeat means the same.
"""

import re._constants as c
import re._parser as parser
from typing import Any

import pytest
from tests.property.package_patterns import every_pattern

_SINGLE = (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)


def group_repeats(tree: Any) -> list[str]:
    """Return the possessive repeats in *tree* of anything but one character."""
    found = []
    for op, argument in tree:
        if op is c.POSSESSIVE_REPEAT and not (len(argument[2]) == 1 and argument[2][0][0] in _SINGLE):
            found.append(str(argument[2]))
        for part in argument if isinstance(argument, tuple | list) else (argument,):
            parts = part if isinstance(part, list) else [part]
            for one in parts:
                if isinstance(one, parser.SubPattern):
                    found += group_repeats(one)
    return found


def test_no_expression_repeats_a_group_possessively():
    patterns = every_pattern()
    assert len(patterns) > 200
    assert {s.where: found for s in patterns if (found := group_repeats(parser.parse(s.text, s.flags)))} == {}


@pytest.mark.parametrize(
    ("text", "count"), [(r"(?:ab?)*+", 1), (r"x(?:a(?:bb|c)++)?", 1), (r"[ab]*+a++(?>(?:ab)*)", 0)]
)
def test_a_possessive_repeat_of_a_group_is_found(text, count):
    assert len(group_repeats(parser.parse(text))) == count
