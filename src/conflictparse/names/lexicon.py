"""
Find the names of a lexicon in a text: longest first, capitals only, articles and hyphens ignored.

A lexicon is a dictionary on the first folded word of each name. A word of the text is looked up once,
and only if it begins with a capital letter or a digit, so "some at most hung" finds nothing. The names that begin
with one word are folded when a text first holds that word: of thousands of names, a report needs a few dozen.

A name is sought in two forms: folded, and as a text is cut into words, which parts "Lord's" in two and
keeps the stroke of "SLM/A" in mind. A stroke parts names elsewhere, so no other name goes on over one.

Law: hits are in reading order and never overlap; the longest name wins.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import compress, filterfalse
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from conflictparse.names.folding import ARTICLES, fold
from conflictparse.text import Pattern, Tokens

T = TypeVar("T")

_STROKE: Final = "/"
_JOINS: Final = frozenset(" -'.\"")  # gaps that may stand inside a name: "U.S.", "Tahrir al-Sham"
_GAPS: Final = _JOINS | {_STROKE}
_POSSESSIVE: Final = Pattern("['\u2019]s\\b", re.IGNORECASE)
_PARTED: Final = Pattern("['\u2019/]")

#: A name in one of its forms, words parted by spaces, and what says what it stands for.
Form: TypeAlias = tuple[str, Any]
#: The names that begin alike, by the word that follows; at "" is what says what the name stands for that ends there.
_Tree: TypeAlias = dict[str, Any]


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

    __slots__ = ("_forms", "_heads", "_read")

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        heads: dict[str, list[tuple[str, T]]] = {}
        for entry in names:
            for head in _first_words(entry[0]):
                if head in heads:
                    heads[head].append(entry)
                else:
                    heads[head] = [entry]
        self._hold(heads, partial(_forms_of, heads), tuple)

    @classmethod
    def of_forms(
        cls, heads: Iterable[str], forms: Callable[[str], Iterable[Form]], read: Callable[[Any], tuple[T, ...]]
    ) -> "Lexicon[T]":
        """
        Return a lexicon whose names are folded already.

        Args:
            heads: the first words of all names.
            forms: returns the names that begin with one of them, in all forms; asked once for each that is needed.
            read: returns what a name stands for, of what stands beside the form; asked for each name that is found.

        >>> Lexicon.of_forms(["slm"], lambda head: [("slm /a", "1"), ("slm a", "1")], tuple).get("SLM-A")
        ('1',)
        """
        lexicon = cls.__new__(cls)
        lexicon._hold(heads, forms, read)  # noqa: SLF001 - its own
        return lexicon

    def _hold(
        self, heads: Iterable[str], forms: Callable[[str], Iterable[Form]], read: Callable[[Any], tuple[T, ...]]
    ) -> None:
        self._heads: dict[str, _Tree | None] = dict.fromkeys(heads)  # grown when a text first holds one
        self._forms = forms
        self._read = read

    def __contains__(self, name: str) -> bool:
        return bool(self.get(name))

    def get(self, name: str) -> tuple[T, ...]:
        """Return what *name*, folded, stands for; ``()`` for an unknown name."""
        head, *tail = fold(name).split(" ")
        if head not in self._heads:
            return ()
        tree = self._tree(head)
        for word in tail:
            tree = tree.get(word, {})
        return self._read(tree[""]) if "" in tree else ()

    def forms(self) -> Iterator[tuple[str, list[tuple[str, tuple[T, ...]]]]]:
        """Yield the first words of all names, and the names that begin with each, in all forms."""
        for head in self._heads:
            yield head, [(form, self._read(values)) for form, values in self._forms(head)]

    def find(self, tokens: Tokens) -> list[Hit[T]]:
        """Return the names in *tokens*, in reading order, the article before a name included."""
        hits: list[Hit[T]] = []
        free, unsure = 0, _unsure(tokens)
        for i, tree in self._beginnings(tokens, unsure):
            if i < free:
                continue
            last, values = _longest(tokens, i + 1, tree, unsure)
            if last:
                hits.append(Hit(_with_article(tokens, i, free), last, self._read(values)))
                free = last
        return hits

    def _tree(self, head: str) -> _Tree:
        """Return the names that begin with *head*, as a tree."""
        known = self._heads[head]
        if known is not None:
            return known
        tree: _Tree = {}
        for form, values in self._forms(head):
            place = tree
            for word in form.split(" ")[1:]:
                place = place.setdefault(word, {})
            place.setdefault("", values)
        self._heads[head] = tree
        return tree

    def _beginnings(self, tokens: Tokens, unsure: set[str]) -> list[tuple[int, _Tree]]:
        """Return the words that can begin a name, before what may follow in one, each with the names that it begins."""
        heads, lower, words = self._heads, tokens.lower, tokens.words
        at = list(compress(tokens.capitals, map(heads.__contains__, map(lower.__getitem__, tokens.capitals))))
        following = map([*lower[1:], ""].__getitem__, at)
        found = []
        for i, head, after in zip(at, map(lower.__getitem__, at), following, strict=True):
            tree = heads[head] or self._tree(head)
            if (after in tree or "" in tree or after == "s" or after in unsure) and not words[i][0].islower():
                found.append((i, tree))
        more = self._spelt_otherwise(tokens)
        return sorted(dict([*found, *more]).items(), key=itemgetter(0)) if more else found

    def _spelt_otherwise(self, tokens: Tokens) -> list[tuple[int, _Tree]]:
        """Return the words that begin a name once they are folded, or with a digit, each with its names."""
        words, folded, where = tokens.words, tokens.folded, tokens.where
        strange = tokens.odd
        if not tokens.text.isascii():
            strange = strange + [word for word in filterfalse(str.isascii, where) if word.isalpha()]
        return [
            (i, self._tree(key))
            for word in strange
            if (key := folded[where[word][0]]) in self._heads
            for i in where[word]
            if not words[i][0].islower()
        ]


def _unsure(tokens: Tokens) -> set[str]:
    """Return the words that must be looked at to know what may follow: articles, and those spelt otherwise."""
    unsure = {*ARTICLES, *filterfalse(str.isalnum, tokens.odd)}
    if not tokens.text.isascii():
        unsure.update(filterfalse(str.isascii, tokens.where))
    if _STROKE in tokens.codes:
        unsure.update(compress(tokens.lower, map(_STROKE.__eq__, tokens.codes)))
    return unsure


def _longest(tokens: Tokens, i: int, tree: _Tree, unsure: set[str]) -> tuple[int, Any]:
    """Return the index after the longest name of *tree* that goes on at word *i*, or 0, and what it stands for."""
    lower, codes, total = tokens.lower, tokens.codes, len(tokens.lower)
    last, values = (i, tree[""]) if "" in tree else (0, None)
    while i < total:
        word, goes_on = lower[i], codes[i] in _JOINS
        if word in unsure:
            i = _after_articles(tokens, i)
            word, goes_on = _spelt(tokens, i) if i else "", i > 0
        if word == "s" and word not in tree and codes[i] == "'":  # "Gaza's Health Ministry"
            i += 1
            continue
        if not goes_on or word not in tree:
            break
        tree, i = tree[word], i + 1
        if "" in tree:
            last, values = i, tree[""]
    return last, values


def _with_article(tokens: Tokens, first: int, free: int) -> int:
    """Return the index of the article before word *first*, if one belongs to it."""
    before = first - 1
    if before < free or before < 0 or tokens.codes[first] not in " -" or tokens.lower[before] not in ARTICLES:
        return first
    return before if tokens.codes[first] == "-" or tokens.words[before][0].isupper() else first


def _first_words(name: str) -> tuple[str, ...]:
    """Return the first words of the forms of *name*: one, or two if its first word is a possessive."""
    first = _first_word(name)
    if _PARTED.search(name) is None:
        return (first,)
    parted = _as_cut(name).split(" ", 1)[0]
    return (first,) if parted == first else (first, parted)


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


def _forms_of(heads: dict[str, list[tuple[str, T]]], head: str) -> list[Form]:
    """Return the forms of the names of *heads* that begin with *head*."""
    forms: dict[str, list[T]] = {}
    for name, value in heads[head]:
        for form in dict.fromkeys((fold(name), _as_cut(name))):
            if form.split(" ", 1)[0] == head:
                values = forms.setdefault(form, [])
                if value not in values:
                    values.append(value)
    return [(form, tuple(values)) for form, values in forms.items()]


def _as_cut(name: str) -> str:
    """
    Return *name* folded as a text is cut into words: a stroke stands before the word that follows it.

    >>> _as_cut("Lord's Resistance Movement/Army")
    'lord s resistance movement /army'
    """
    if _PARTED.search(name) is None:
        return fold(name)
    pieces = [fold(piece) for piece in _POSSESSIVE.sub(" s", name).split(_STROKE)]
    return f" {_STROKE}".join(filter(None, pieces)) or fold(name)


def _spelt(tokens: Tokens, i: int) -> str:
    """Return word *i*, folded, as the forms of a name write it."""
    return _STROKE + tokens.folded[i] if tokens.codes[i] == _STROKE else tokens.folded[i]


def _after_articles(tokens: Tokens, i: int) -> int:
    """Return the word at or after *i* that may go on with a name, its articles skipped, or 0."""
    lower, codes, total = tokens.lower, tokens.codes, len(tokens.lower)
    while i < total and lower[i] in ARTICLES and codes[i] in _JOINS:
        i += 1
    return i if i < total and codes[i] in _GAPS else 0
