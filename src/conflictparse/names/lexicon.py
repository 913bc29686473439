"""
Find the names of a lexicon in a text: longest first, capitals only, articles and hyphens ignored.

A lexicon is a dictionary on the first folded word of each name. A word of the text is looked up once,
and only if it begins with a capital letter or a digit, so "some at most hung" finds nothing.

Law: hits are in reading order and never overlap; the longest name wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from conflictparse.names.folding import ARTICLES, fold, fold_word
from conflictparse.text import Tokens

T = TypeVar("T")

_JOINS = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Tahrir al-Sham"


class Hit(NamedTuple, Generic[T]):
    """Words ``first`` up to but not including ``last`` write a name that stands for ``values``."""

    first: int
    last: int
    values: tuple[T, ...]


class Lexicon(Generic[T]):
    """
    Names and what each stands for; one name may stand for several things.

    >>> from conflictparse.text import tokenize
    >>> lexicon = Lexicon([("Tahrir al-Sham", "hts"), ("HTS", "hts"), ("Sham", "levant")])
    >>> [(h.first, h.last, h.values) for h in lexicon.find(tokenize("Hayat Tahrir al-Sham (HTS) said"))]
    [(1, 4, ('hts',)), (4, 5, ('hts',))]
    """

    __slots__ = ("_exact", "_heads")

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        exact: dict[str, list[T]] = {}
        for name, value in names:
            values = exact.setdefault(fold(name), [])
            if value not in values:
                values.append(value)
        self._exact: dict[str, tuple[T, ...]] = {name: tuple(values) for name, values in exact.items()}
        heads: dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]] = {}
        for name, found in self._exact.items():
            first, *rest = name.split(" ")
            heads.setdefault(first, []).append((tuple(rest), found))
        self._heads = {head: tuple(sorted(tails, key=lambda t: (-len(t[0]), t[0]))) for head, tails in heads.items()}

    def __len__(self) -> int:
        return len(self._exact)

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._exact

    def get(self, name: str) -> tuple[T, ...]:
        """Return what *name*, folded, stands for; ``()`` for an unknown name."""
        return self._exact.get(fold(name), ())

    def find(self, tokens: Tokens) -> list[Hit[T]]:
        """Return the names in *tokens*, in reading order, the article before a name included."""
        folded = {word: fold_word(word) for word in set(tokens.words) if not word[0].islower()}
        heads = self._heads
        hits: list[Hit[T]] = []
        free = 0
        for i, word in enumerate(tokens.words):
            key = folded.get(word)
            if key is None or i < free or key not in heads:
                continue
            for tail, values in heads[key]:
                last = self._match_tail(tokens, i, tail)
                if last:
                    hits.append(Hit(self._with_article(tokens, i, free), last, values))
                    free = last
                    break
        return hits

    @staticmethod
    def _match_tail(tokens: Tokens, first: int, tail: tuple[str, ...]) -> int:
        """Return the index after the name whose later words are *tail*, or 0."""
        i = first + 1
        for want in tail:
            while i < len(tokens) and tokens.lower[i] in ARTICLES and tokens.codes[i] in _JOINS:
                i += 1
            if i >= len(tokens) or tokens.codes[i] not in _JOINS or fold_word(tokens.words[i]) != want:
                return 0
            i += 1
        return i

    @staticmethod
    def _with_article(tokens: Tokens, first: int, free: int) -> int:
        """Return the index of the article before word *first*, if one belongs to it."""
        before = first - 1
        if before < free or before < 0 or tokens.codes[first] not in " -" or tokens.lower[before] not in ARTICLES:
            return first
        return before if tokens.codes[first] == "-" or tokens.words[before][0].isupper() else first
