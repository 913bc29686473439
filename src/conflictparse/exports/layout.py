"""Lines of styled words for a terminal: filled to a width, hung below a label, painted at the very end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

#: Words and the name of their style; "" is plain.
Piece: TypeAlias = tuple[str, str]
Line: TypeAlias = list[Piece]

_CODES: Final[Mapping[str, str]] = MappingProxyType({
    "faint": "\x1b[2m", "strong": "\x1b[1m", "figure": "\x1b[1;36m", "good": "\x1b[32m", "bad": "\x1b[31m",
    "mark": "\x1b[33m",
})  # fmt: skip


def paint(line: Line, *, colour: bool) -> str:
    r"""
    Return *line* as a string, with ANSI colours or without.

    >>> paint([("≠", "bad"), (" 200", "")], colour=True)
    '\x1b[31m≠\x1b[0m 200'
    """
    if not colour:
        return "".join(words for words, _ in line).rstrip()
    return "".join(f"{_CODES[style]}{words}\x1b[0m" if style and words.strip() else words for words, style in line)


def fill(items: Iterable[Line], first: int, room: int) -> list[Line]:
    """
    Fill lines with *items*, a dot between them; only an item longer than a line is broken.

    Args:
        first: columns on the first line.
        room: columns on the others; only a word longer than that is cut.

    >>> lines = fill([[("where", ""), ("Sarmin", "")], [("when", ""), ("on Monday", "")]], 20, 20)
    >>> [paint(line, colour=False) for line in lines]
    ['where Sarmin ·', 'when on Monday']
    """
    lines: list[Line] = [[]]
    left = first
    for item in _dotted(list(items), room):
        length = sum(len(word) + 1 for word, _ in item) - 1
        if lines[-1] and left <= length:
            lines.append([])
            left = room
        for word, style in item:
            space = 1 if lines[-1] else 0
            if lines[-1] and space + len(word) > left:
                lines.append([])
                left, space = room, 0
            lines[-1].append((" " * space + word, style))
            left -= space + len(word)
    return lines


def _dotted(items: list[Line], room: int) -> Iterator[Line]:
    """Yield each item word by word, with a dot at the end of all but the last."""
    for number, item in enumerate(items, start=1):
        words = [(piece, style) for text, style in item for word in text.split(" ") for piece in _cut(word, room)]
        if words and number < len(items):
            words[-1] = (f"{words[-1][0]} ·", words[-1][1])
        yield words


def _cut(word: str, room: int) -> list[str]:
    return [word[at : at + room] for at in range(0, len(word), room)]


def hang(label: Line, lines: list[Line]) -> list[Line]:
    """
    Put *label* before the first line and as many spaces before the others.

    >>> [paint(line, colour=False) for line in hang([("year  ", "")], [[("2018,", "")], [("2019", "")]])]
    ['year  2018,', '      2019']
    """
    blank: Line = [(" " * sum(len(words) for words, _ in label), "")]
    return [[*(blank if number else label), *line] for number, line in enumerate(lines)]
