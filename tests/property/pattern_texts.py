"""
Texts for one regular expression, made of its own characters: what it takes, nearly takes, and takes again and again.

The same expression gives the same pieces on every run.
"""

from __future__ import annotations

import random
import re._constants as c
import re._parser as parser
from collections.abc import Iterator
from typing import Any, Final

from tests.property.package_patterns import Characters, Source

_MOST: Final = 3  # turns of a repeat beyond those that it needs
_SAMPLE: Final = 3  # characters of a class


def own_pieces(source: Source, count: int) -> Iterator[Any]:
    """Yield *count* pieces, as str or bytes: what stands for the expression, whole or cut short, and its characters."""
    tree = parser.parse(source.text, source.flags)
    choice = random.Random(ascii(source.text))  # noqa: S311 - the same pieces on every run
    writer = _Writer(Characters(tree), choice)
    for number in range(count):
        whole = writer.expand(tree)
        piece = whole[: -1 - choice.randrange(2)] if number % 2 else whole
        if number % 4 >= 2 or not piece:
            known = sorted(set(whole)) or ["a"]
            piece = "".join(choice.choices(known, k=choice.randint(1, 3)))
        yield piece.encode("latin-1", "replace") if isinstance(source.text, bytes) else piece


class _Writer:
    """Writes what the nodes of a tree take."""

    def __init__(self, characters: Characters, choice: random.Random) -> None:
        self.characters = characters
        self.choice = choice
        self.groups: dict[int, str] = {}

    def expand(self, nodes: Any) -> str:
        return "".join(self.node(op, value) for op, value in nodes)

    def node(self, op: Any, value: Any) -> str:
        if op in (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY):
            taken = sorted(self.characters.of(op, value))
            plain = [char for char in taken if char.isascii()] or taken or ["a"]
            return self.choice.choice(self.choice.sample(plain, min(len(plain), _SAMPLE)))
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            low, high, body = value
            most = min(int(high), low + _MOST)
            return "".join(self.expand(body) for _ in range(self.choice.randint(low, most)))
        if op is c.BRANCH:
            return self.expand(self.choice.choice(value[1]))
        if op is c.SUBPATTERN:
            written = self.expand(value[3])
            if value[0] is not None:
                self.groups[value[0]] = written
            return written
        if op is c.ATOMIC_GROUP:
            return self.expand(value)
        if op is c.GROUPREF:
            return self.groups.get(value, "")
        return ""  # a place, or what is only looked at
