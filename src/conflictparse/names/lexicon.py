"""
Find the names of a lexicon in a text: longest first, capitals only, articles and hyphens ignored.

A lexicon is a dictionary on the first folded word of each name. A word of the text is looked up once,
and only if it begins with a capital letter or a digit, so "some at most hung" finds nothing. The names that begin
with one word are folded when a text first holds that word: of thousands of names, a report needs a few dozen.

Law: hits are in reading order and never overlap; the longest name wins.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from conflictparse.names.folding import ARTICLES, fold, fold_word
from conflictparse.text import Tokens

T = TypeVar("T")

_JOINS = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Tahrir al-Sham"


#: The names that begin with one word, by the second: the words after that, and what the name stands for.
_Tails: TypeAlias = dict[str, list[tuple[tuple[str, ...], tuple[T, ...]]]]


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

    __slots__ = ("_heads", "_names")

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        heads: dict[str, list[tuple[str, T]]] = {}
        for entry in names:
            head = _first_word(entry[0])
            if head in heads:
                heads[head].append(entry)
            else:
                heads[head] = [entry]
        self._names = heads
        self._heads: dict[str, _Tails[T]] = {}

    def __len__(self) -> int:
        return sum(len(tails) for head in self._names for tails in self._tails(head).values())

    def __contains__(self, name: str) -> bool:
        return bool(self.get(name))

    def get(self, name: str) -> tuple[T, ...]:
        """Return what *name*, folded, stands for; ``()`` for an unknown name."""
        head, *tail = fold(name).split(" ")
        if head not in self._names:
            return ()
        found = self._tails(head).get(tail[0] if tail else "", ())
        return next((values for words, values in found if list(words) == tail[1:]), ())

    def names(self) -> Iterator[tuple[str, T]]:
        """Yield every name as it was given, with what it stands for."""
        for entries in self._names.values():
            yield from entries

    def find(self, tokens: Tokens) -> list[Hit[T]]:
        """Return the names in *tokens*, in reading order, the article before a name included."""
        hits: list[Hit[T]] = []
        free = 0
        for i, head in self._heads_in(tokens):
            if i < free:
                continue
            last, values = self._longest(tokens, i, self._heads.get(head) or self._tails(head))
            if last:
                hits.append(Hit(self._with_article(tokens, i, free), last, values))
                free = last
        return hits

    def _tails(self, head: str) -> _Tails[T]:
        """Return the names that begin with *head*, by the second word ("" for none), the longest first."""
        known = self._heads.get(head)
        if known is not None:
            return known
        exact: dict[str, list[T]] = {}
        for name, value in self._names[head]:
            values = exact.setdefault(fold(name), [])
            if value not in values:
                values.append(value)
        tails: _Tails[T] = {}
        for name, values in exact.items():
            _, *rest = name.split(" ")
            tails.setdefault(rest[0] if rest else "", []).append((tuple(rest[1:]), tuple(values)))
        for found in tails.values():
            found.sort(key=lambda tail: (-len(tail[0]), tail[0]))
        self._heads[head] = tails
        return tails

    def _heads_in(self, tokens: Tokens) -> list[tuple[int, str]]:
        """Return the words that begin a name and no lower-case letter, each with its folded form."""
        names, lower, words, where = self._names, tokens.lower, tokens.words, tokens.where
        found = [(i, lower[i]) for i in tokens.capitals if lower[i] in names]
        strange = tokens.odd
        if not tokens.text.isascii():
            strange = strange + [word for word in where if not word.isascii() and word.isalpha()]
        for word in strange:
            key = fold_word(word)
            if key in names and (key != word or word[0].isdecimal() or not word.isascii()):
                found += [(i, key) for i in where[word]]
        return [(i, key) for i, key in sorted(set(found)) if not words[i][0].islower()]

    @classmethod
    def _longest(cls, tokens: Tokens, first: int, seconds: _Tails[T]) -> tuple[int, tuple[T, ...]]:
        """Return the index after the longest name that begins at *first*, or 0, and what it stands for."""
        alone = seconds.get("")
        if alone is None or len(seconds) > 1:
            i = _next_word(tokens, first + 1)
            for tail, values in seconds.get(fold_word(tokens.words[i]), ()) if i else ():
                last = cls._match_tail(tokens, i, tail)
                if last:
                    return last, values
        return (first + 1, alone[0][1]) if alone else (0, ())

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


def _first_word(name: str) -> str:
    """Return the first word of ``fold(name)``."""
    first = name.split(" ", 1)[0]
    if first.isascii():
        for part in first.lower().replace("'", "").split("-"):
            if not part.isalnum():
                break
            if part not in ARTICLES:
                return part
    return fold(name).split(" ", 1)[0]


def _next_word(tokens: Tokens, i: int) -> int:
    """Return the word at or after *i* that may go on with a name, its article skipped, or 0."""
    lower, codes, total = tokens.lower, tokens.codes, len(tokens.lower)
    while i < total and lower[i] in ARTICLES and codes[i] in _JOINS:
        i += 1
    return i if i < total and codes[i] in _JOINS else 0
