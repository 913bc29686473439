"""
Find the names of a lexicon in a text: longest first, capitals only, articles and hyphens ignored.

A lexicon is a dictionary on the first folded word of each name. A word of the text is looked up once,
and only if it begins with a capital letter or a digit, so "some at most hung" finds nothing.

Law: hits are in reading order and never overlap; the longest name wins.
"""

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
        # By the first word and by the second ("" for a name of one word), the longest first.
        self._heads: dict[str, dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]]] = {}
        for name, found in self._exact.items():
            first, *rest = name.split(" ")
            seconds = self._heads.setdefault(first, {})
            seconds.setdefault(rest[0] if rest else "", []).append((tuple(rest[1:]), found))
        for seconds in self._heads.values():
            for tails in seconds.values():
                tails.sort(key=lambda tail: (-len(tail[0]), tail[0]))

    def __len__(self) -> int:
        return len(self._exact)

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._exact

    def get(self, name: str) -> tuple[T, ...]:
        """Return what *name*, folded, stands for; ``()`` for an unknown name."""
        return self._exact.get(fold(name), ())

    def find(self, tokens: Tokens) -> list[Hit[T]]:
        """Return the names in *tokens*, in reading order, the article before a name included."""
        hits: list[Hit[T]] = []
        free = 0
        for i, key in self._heads_in(tokens):
            if i < free:
                continue
            last, values = self._longest(tokens, i, self._heads[key])
            if last:
                hits.append(Hit(self._with_article(tokens, i, free), last, values))
                free = last
        return hits

    def _heads_in(self, tokens: Tokens) -> list[tuple[int, str]]:
        """Return the words that begin a name and no lower-case letter, each with its folded form."""
        heads, where, words = self._heads, tokens.where, tokens.words
        found = [(i, key) for key in heads.keys() & where.keys() for i in where[key] if not words[i][0].islower()]
        for word, places in where.items():
            if not (word.isascii() and word.isalnum()):
                found += [
                    (i, key)
                    for i in places
                    if not words[i][0].islower() and (key := fold_word(words[i])) in heads and word not in heads
                ]
        return sorted(found)

    @classmethod
    def _longest(
        cls, tokens: Tokens, first: int, seconds: dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]]
    ) -> tuple[int, tuple[T, ...]]:
        """Return the index after the longest name that begins at *first*, or 0, and what it stands for."""
        if len(seconds) > 1 or "" not in seconds:
            i = _next_word(tokens, first + 1)
            for tail, values in seconds.get(fold_word(tokens.words[i]), ()) if i else ():
                last = cls._match_tail(tokens, i, tail)
                if last:
                    return last, values
        for _, values in seconds.get("", ()):
            return first + 1, values
        return 0, ()

    @staticmethod
    def _match_tail(tokens: Tokens, second: int, tail: tuple[str, ...]) -> int:
        """Return the index after the name whose words after the one at *second* are *tail*, or 0."""
        i = second
        for want in tail:
            i = _next_word(tokens, i + 1)
            if not i or fold_word(tokens.words[i]) != want:
                return 0
        return i + 1

    @staticmethod
    def _with_article(tokens: Tokens, first: int, free: int) -> int:
        """Return the index of the article before word *first*, if one belongs to it."""
        before = first - 1
        if before < free or before < 0 or tokens.codes[first] not in " -" or tokens.lower[before] not in ARTICLES:
            return first
        return before if tokens.codes[first] == "-" or tokens.words[before][0].isupper() else first


def _next_word(tokens: Tokens, i: int) -> int:
    """Return the word at or after *i* that may go on with a name, its article skipped, or 0."""
    lower, codes, total = tokens.lower, tokens.codes, len(tokens.lower)
    while i < total and lower[i] in ARTICLES and codes[i] in _JOINS:
        i += 1
    return i if i < total and codes[i] in _JOINS else 0
