"""
Words and phrases of one table in a text.

They are looked up among the different words of a text, of which there are a few hundred, and only words that begin a
phrase are compared with what follows them. Law: the longest phrase wins, and no two findings share a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Final, Generic, TypeVar

from conflictparse.text import Tokens

_T = TypeVar("_T")
_FIRST: Final = itemgetter(0)
_INSIDE: Final = frozenset(' -"')  # what may stand between the words of a phrase


class Phrases(Generic[_T]):
    """
    A table of words and phrases in lower case; it is indexed at its first use.

    >>> from conflictparse.text import tokenize
    >>> weapons = Phrases({"bomb": "bomb", "car bomb": "car bomb"})
    >>> weapons.find(tokenize("A bomb and a car bomb went off."))
    [(1, 2, 'bomb'), (4, 6, 'car bomb')]
    """

    __slots__ = ("_heads", "_table", "_words")

    def __init__(self, table: Mapping[str, _T]) -> None:
        self._table = table
        self._words: dict[str, _T] = {}
        #: The phrases by their first word and their second, the longest first.
        self._heads: dict[str, dict[str, list[tuple[list[str], _T]]]] = {}

    def _index(self) -> None:
        for phrase, value in self._table.items():
            words = phrase.replace("-", " ").split()
            if len(words) == 1:
                self._words.setdefault(words[0], value)
            else:
                self._heads.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
        for seconds in self._heads.values():
            for phrases in seconds.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, tokens: Tokens) -> list[tuple[int, int, _T]]:
        """Return the words [first, last) of each finding, and what the table says of it, in reading order."""
        if not self._words and not self._heads:
            self._index()
        where, words = tokens.where, self._words
        found = self._phrases(tokens)
        taken = {i for first, last, _ in found for i in range(first, last)}
        for word in where.keys() & words.keys():
            value = words[word]
            found += [(i, i + 1, value) for i in where[word] if i not in taken]
        found.sort(key=_FIRST)
        return found

    def _phrases(self, tokens: Tokens) -> list[tuple[int, int, _T]]:
        """Return the phrases of *tokens*, in reading order."""
        where, lower, codes = tokens.where, tokens.lower, tokens.codes
        heads, final = self._heads, len(tokens) - 1
        begun = [
            i
            for head in where.keys() & heads.keys()
            if not where.keys().isdisjoint(heads[head])
            for i in where[head]
            if i < final and lower[i + 1] in heads[head]
        ]
        found: list[tuple[int, int, _T]] = []
        free = 0
        for i in sorted(begun):
            if i < free:
                continue
            for phrase, value in heads[lower[i]][lower[i + 1]]:
                free_after = i + len(phrase)
                if lower[i:free_after] == phrase and _INSIDE.issuperset(codes[i + 1 : free_after]):
                    found.append((i, free_after, value))
                    free = free_after
                    break
        return found
