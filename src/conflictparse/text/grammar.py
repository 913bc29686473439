"""
Shapes over word classes: the small engine that reads a layer's tables and rules.

A layer writes its words in *tables* (``{"HEDGE": {"at least": ..., "more than": ...}}``) and its phrases
as *shapes* over the names of those tables (``"HEDGE NUMBER"``). A text is turned into a string of
one-letter codes, gap and word in turn, and each shape is a regular expression over that string. Letters
stand for words and signs for gaps, so a shape can only ever match whole words.

In a shape: a NAME in capitals is a word or phrase of that table, or a union of tables; a space is a plain
gap (or a quotation mark); ``-`` ``,`` ``/`` ``(`` and the other signs of
:data:`conflictparse.text.sentences.GAPS` are written escaped when they are also regular-expression signs;
``( | )``, ``(?=``, ``?``, ``*`` and ``{m,n}`` mean what they mean in a regular expression. ``ANY`` is any word.

Law: the longest match wins; of equal length, the earlier rule wins; matches never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from string import ascii_letters
from typing import Any, Final, NamedTuple

from conflictparse.text.tokens import Tokens

_OTHER: Final = "x"  # a word of no table
_MORE: Final = "_"  # the second and later words (and inner gaps) of a phrase
_LETTERS: Final = "".join(c for c in ascii_letters if c != _OTHER) + "".join(map(chr, range(0x3B1, 0x3CA)))
_NAME: Final = re.compile(r"[A-Z][A-Z0-9_]++")
_PHRASE_GAPS: Final = frozenset(' -"')


class Match(NamedTuple):
    """Words ``first`` up to but not including ``last`` of *tokens*, as rule ``rule`` matched them."""

    reading: Reading
    first: int
    last: int

    @property
    def tokens(self) -> Tokens:
        """The tokens that were matched."""
        return self.reading.tokens

    def values(self, *names: str) -> list[Any]:
        """Return the table values, in order, of the words that belong to one of the tables *names*."""
        return [self.reading.value(i) for i in self.where(*names)]

    def where(self, *names: str) -> list[int]:
        """Return the indexes of the matched words that belong to one of the tables *names*."""
        letters = self.reading.grammar.letters_of(names)
        codes = self.reading.codes
        return [i for i in range(self.first, self.last) if codes[2 * i + 1] in letters]


class Rule(NamedTuple):
    """
    One shape and how to read it.

    Attributes:
        name: a phrase that says what is read; it is stored in every value that the rule makes.
        shape: see the module docstring.
        read: makes the value, or returns None when a closer look says that this is nothing.
        example, near_miss: a text that the rule reads, and one like it that it must leave alone.
    """

    name: str
    shape: str
    read: Callable[[Match], Any]
    example: str = ""
    near_miss: str = ""


class Reading:
    """The codes of one text under one grammar."""

    __slots__ = ("codes", "ends", "grammar", "phrases", "tokens")

    def __init__(self, grammar: Grammar, tokens: Tokens) -> None:
        self.grammar = grammar
        self.tokens = tokens
        letters = grammar.letters
        self.phrases: dict[int, Any] = {}
        self.ends: dict[int, int] = {}
        codes = ["x"] * (2 * len(tokens))
        codes[0::2] = tokens.codes[:-1]
        codes[1::2] = letters.of(tokens.lower)
        heads = grammar.heads
        found = [i for i, w in enumerate(tokens.lower) if w in heads] if heads else []
        if found:
            self._mark_phrases(found, codes)
        self.codes = "".join(codes)

    def _mark_phrases(self, found: list[int], codes: list[str]) -> None:
        gaps, lower = self.tokens.codes, self.tokens.lower
        heads, free, final = self.grammar.heads, 0, len(lower) - 1
        for i in found:
            if i < free or i == final:
                continue
            for phrase, letter, value in heads[lower[i]].get(lower[i + 1], ()):
                end = i + len(phrase)
                if lower[i:end] == phrase and _PHRASE_GAPS.issuperset(gaps[i + 1 : end]):
                    codes[2 * i + 1 : 2 * end] = [letter, *_MORE * (2 * (end - i) - 2)]
                    self.phrases[i], self.ends[i] = value, end
                    free = end
                    break

    def value(self, word: int) -> Any:
        """Return the table value of the word or phrase that begins at *word* (None for no table)."""
        if word in self.phrases:
            return self.phrases[word]
        return self.grammar.singles.get(self.tokens.lower[word])

    def end(self, word: int) -> int:
        """Return the index after the last word of the word or phrase that begins at *word*."""
        return self.ends.get(word, word + 1)

    def name(self, word: int) -> str | None:
        """Return the name of the table of *word*, or None."""
        return self.grammar.names.get(self.codes[2 * word + 1])


class _Letters(dict[str, str]):
    """The letter of each single word; words of no table are classified by *classify*, never stored."""

    def __init__(
        self, known: Mapping[str, str], classify: Callable[[str], str | None], letter: Mapping[str, str]
    ) -> None:
        super().__init__(known)
        self._classify = classify
        self._letter = letter

    def of(self, words: list[str]) -> list[str]:
        """Return the letter of each of *words*; no call is made for an unknown word of letters alone."""
        if self._classify is _nothing:
            return [self.get(w, _OTHER) for w in words]
        get = self.get
        return [get(w) or (_OTHER if w.isalpha() else self[w]) for w in words]

    def __missing__(self, word: str) -> str:
        name = self._classify(word)
        return _OTHER if name is None else self._letter[name]


def _nothing(_word: str) -> str | None:
    return None


class Grammar:
    """
    Tables of words and the shapes over them.

    >>> grammar = Grammar({"HEDGE": {"at least": ">="}, "NUMBER": {"two": 2}})
    >>> from conflictparse.text.tokens import tokenize
    >>> rule = Rule("floor", "HEDGE NUMBER", lambda m: (m.values("HEDGE"), m.values("NUMBER")))
    >>> [rule.read(m) for _, m in grammar.find((rule,), grammar.read(tokenize("At least two fled.")))]
    [(['>='], [2])]
    """

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Any]],
        *,
        unions: Mapping[str, tuple[str, ...]] | None = None,
        classify: Callable[[str], str | None] = _nothing,
        classes: Iterable[str] = (),
    ) -> None:
        """
        Build a grammar.

        Args:
            tables: name of table -> {word or phrase in lower case: value}.
            unions: names that stand for several tables in a shape.
            classify: names the class of a word that is in no table and not all letters (digits, say), or None.
            classes: the names that *classify* may return.
        """
        every = [*tables, *(c for c in classes if c not in tables)]
        self.letter: dict[str, str] = dict(zip(every, _LETTERS, strict=False))
        if len(self.letter) < len(every):
            raise ValueError(f"a grammar has room for {len(_LETTERS)} tables, not {len(every)}")
        self.names: dict[str, str] = {letter: name for name, letter in self.letter.items()}
        self.unions = dict(unions or {})
        self._letters_by_name = self.letter | {u: "".join(self.letter[n] for n in ns) for u, ns in self.unions.items()}
        self.singles: dict[str, Any] = {}
        self.heads: dict[str, dict[str, list[tuple[list[str], str, Any]]]] = {}  # by the first two words
        single_letters: dict[str, str] = {}
        for name, table in tables.items():
            for phrase, value in table.items():
                words = phrase.replace("-", " ").split()
                if len(words) == 1:
                    single_letters.setdefault(words[0], self.letter[name])
                    self.singles.setdefault(words[0], value)
                else:
                    seconds = self.heads.setdefault(words[0], {})
                    seconds.setdefault(words[1], []).append((words, self.letter[name], value))
        for phrases in chain.from_iterable(seconds.values() for seconds in self.heads.values()):
            phrases.sort(key=lambda p: -len(p[0]))
        self.letters = _Letters(single_letters, classify, self.letter)

    def letters_of(self, names: Iterable[str]) -> str:
        """Return the letters of the tables and unions *names*."""
        return "".join([self._letters_by_name[name] for name in names])

    def read(self, tokens: Tokens) -> Reading:
        """Return the codes of *tokens* under this grammar."""
        return Reading(self, tokens)

    def compile(self, shape: str) -> re.Pattern[str]:
        """Return *shape* as a pattern over codes."""

        def letters(name: re.Match[str]) -> str:
            if name[0] == "ANY":
                return rf"(?:\w{_MORE}*+)"
            return f"(?:[{self.letters_of([name[0]])}]{_MORE}*+)"

        pattern = _NAME.sub(letters, shape.replace(" ", '[ "]').replace("(", "(?:"))
        return re.compile(pattern.replace("\\(?:", r"\(").replace("(?:?", "(?"))

    def find(self, rules: Iterable[Rule], reading: Reading) -> list[tuple[Rule, Match]]:
        """Return the matches of *rules* in reading order: longest first, then the earlier rule."""
        return [(rule, match) for rule, _, match in self.matches([(r, self.compile(r.shape)) for r in rules], reading)]

    def matches(
        self, rules: Iterable[tuple[Rule, re.Pattern[str]]], reading: Reading
    ) -> list[tuple[Rule, re.Pattern[str], Match]]:
        """Like :meth:`find`, for rules whose shapes were compiled before."""
        codes = reading.codes
        hits: list[tuple[int, int, int, Rule, re.Pattern[str]]] = []
        for order, (rule, pattern) in enumerate(rules):
            for m in pattern.finditer(codes):
                a, b = m.span()
                if a & 1 and b > a:  # a word stands at an odd place
                    hits.append((a, -b, order, rule, pattern))
        hits.sort(key=lambda hit: hit[:3])
        out = []
        free = 0
        for a, minus_b, _, rule, pattern in hits:
            if a >= free:
                free = -minus_b
                out.append((rule, pattern, Match(reading, a // 2, free // 2)))
        return out
