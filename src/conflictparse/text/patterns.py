"""
Regular expressions that are compiled when they are first used.

Compiling is the dearest part of an import: the shapes of all layers take 30 ms, and one report needs half of
them. A :class:`Pattern` knows its source and turns into its compiled form at the first call; from then on a
call costs what it costs on the compiled form. Why: docs/decisions/0004-patterns-compile-on-first-use.md.

Law: a pattern means the same before and after its first use; compiling twice, in two threads, is harmless.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

_METHODS: Final = ("finditer", "fullmatch", "match", "search", "split", "sub")


class Pattern:
    """
    A regular expression, compiled at its first use.

    >>> word = Pattern(r"[a-z]++")
    >>> word.match("two men")[0]
    'two'
    """

    __slots__ = ("_flags", "_source", *_METHODS)

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str | Any]]
    sub: Callable[..., str]

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        """Keep *source*, or the function that writes it, and *flags* of :mod:`re` for later."""
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and put the methods of the compiled form into the slots, where this is not asked again."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        """Show the source."""
        return f"Pattern({self._source!r})"
