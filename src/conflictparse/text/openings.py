"""
How a shape can begin: its first two words, so that it is tried only where they stand.

A shape (see :mod:`conflictparse.text.grammar`) is read once as a small regular expression over names of tables;
gaps say nothing here. Law: a shape matches nowhere but where one of its openings stands.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from conflictparse.text.patterns import Pattern

#: Up to two names, in order; one name alone: the shape may end after it.
Opening: TypeAlias = tuple[str, ...]

_LENGTH: Final = 2
_NAME: Final = Pattern(r"[A-Z][A-Z0-9_]++")
_REPEAT: Final = Pattern(r"[?*+]|\{(\d++),?(\d*+)\}")
_AHEAD: Final = Pattern(r"\?=")
_GAP: Final = Pattern(r"\[[^\]]*+\]|\\?.", re.DOTALL)
_NOTHING: Final[frozenset[Opening]] = frozenset([()])


def openings(shape: str) -> frozenset[Opening]:
    """
    Return the first two names with which *shape* can begin.

    >>> sorted(openings("HEDGE{1,2} (NUMBER|MONTH( DAY)?)"))
    [('HEDGE', 'HEDGE'), ('HEDGE', 'MONTH'), ('HEDGE', 'NUMBER')]
    """
    found, end = _choice(shape, 0)
    if end < len(shape):
        raise ValueError(f"a bracket too many in the shape {shape!r}")
    return found


def _choice(shape: str, at: int) -> tuple[frozenset[Opening], int]:
    """Read "A B|C" from *at* to the end of the shape or the bracket."""
    every: frozenset[Opening] = frozenset()
    found = _NOTHING
    while at < len(shape) and shape[at] != ")":
        if shape[at] == "|":
            every, found, at = every | found, _NOTHING, at + 1
        else:
            piece, at = _piece(shape, at)
            found = _join(found, piece)
    return every | found, at


def _piece(shape: str, at: int) -> tuple[frozenset[Opening], int]:
    """Read one name, gap or bracket, and how often it may stand."""
    if shape[at] == "(":
        ahead = _AHEAD.match(shape, at + 1)
        found, at = _choice(shape, ahead.end() if ahead else at + 1)
        at += 1
        if ahead:  # what is looked at stands in what follows as well
            return _NOTHING, at
    elif name := _NAME.match(shape, at):
        found, at = frozenset([(name[0],)]), name.end()
    else:
        gap = _GAP.match(shape, at)
        found, at = _NOTHING, gap.end() if gap else at + 1
    repeat = _REPEAT.match(shape, at)
    return (_repeated(found, repeat), repeat.end()) if repeat else (found, at)


def _repeated(once: frozenset[Opening], repeat: re.Match[str]) -> frozenset[Opening]:
    least = int(repeat[1]) if repeat[1] else int(repeat[0] == "+")
    many = repeat[0] != "?" and repeat[0] != "{1}"
    found: frozenset[Opening] = _NOTHING if least == 0 else frozenset()
    if least < _LENGTH:
        found |= once
    return found | _join(once, once) if many else found


def _join(first: frozenset[Opening], second: frozenset[Opening]) -> frozenset[Opening]:
    return frozenset([(*a, *b)[:_LENGTH] for a in first for b in second])
