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

How the rules of a layer find their places in a text is told in :mod:`conflictparse.text.shapes`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

from conflictparse.text.patterns import Pattern
from conflictparse.text.tokens import ENCODING, Tokens

OTHER: Final = "x"  # a word of no table
_OTHER_BYTE: Final = ord(OTHER)
MORE: Final = "_"  # the second and later words (and inner gaps) of a phrase
#: What a table may be called in codes: each is a letter to a regular expression, and one byte.
_LETTERS: Final = "".join(c for c in map(chr, range(0x100)) if c.isalpha() and c not in "xªµº")
_NAME: Final = Pattern(r"[A-Z][A-Z0-9_]++")
_PHRASE_GAPS: Final = frozenset(' -"')


class Match(NamedTuple):
    """Words ``first`` up to but not including ``last`` of *tokens*, as the rule named ``rule`` matched them."""

    reading: "Reading"
    first: int
    last: int
    rule: str = ""

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

    __slots__ = ("codes", "ends", "grammar", "phrases", "raw", "tokens")

    def __init__(self, grammar: "Grammar", tokens: Tokens, *, with_end: bool = False) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self.phrases: dict[int, Any] = {}
        self.ends: dict[int, int] = {}
        self.raw = tokens.blank[:]
        self.raw[1::2] = bytes(map(grammar.bytes_of.get, tokens.lower, repeat(_OTHER_BYTE)))
        if grammar.classify is not _nothing:
            self._classify(grammar)
        self._mark_phrases()
        if with_end:
            self.raw += tokens.codes[-1].encode(ENCODING)
        self.codes = self.raw.decode(ENCODING)

    def _classify(self, grammar: "Grammar") -> None:
        """Write the classes of the words of no table that are not all letters."""
        where, bytes_of, classify = self.tokens.where, grammar.bytes_of, grammar.classify
        for word in self.tokens.odd:
            name = None if word in bytes_of else classify(word)
            if name is not None:
                byte = ord(grammar.letter[name])
                for i in where[word]:
                    self.raw[2 * i + 1] = byte

    def _mark_phrases(self) -> None:
        """Write each phrase, the longest first, as one word of its table."""
        gaps, lower, where = self.tokens.codes, self.tokens.lower, self.tokens.where
        heads, free, final = self.grammar.heads, 0, len(lower) - 1
        known = where.keys()
        found: list[int] = []
        for head in heads.keys() & known:
            seconds = heads[head]
            if not known.isdisjoint(seconds):
                for i in where[head]:
                    if i < final and lower[i + 1] in seconds:
                        found.append(i)  # noqa: PERF401 - a comprehension costs more for the one or two of a head
        for i in sorted(found):
            if i < free:
                continue
            for phrase, letter, value in heads[lower[i]][lower[i + 1]]:
                end = i + len(phrase)
                if lower[i:end] == phrase and _PHRASE_GAPS.issuperset(gaps[i + 1 : end]):
                    self.write(i, end, letter)
                    self.phrases[i], self.ends[i] = value, end
                    free = end
                    break

    def write(self, first: int, last: int, letter: str) -> None:
        """Write the words *first* up to *last* as one of the table of *letter*; :meth:`settle` makes it seen."""
        self.raw[2 * first + 1] = ord(letter)  # letters are their own Latin-1 bytes
        if last - first > 1:
            self.raw[2 * first + 2 : 2 * last] = b"_" * (2 * (last - first) - 2)

    def settle(self) -> None:
        """Take what was written into *codes*."""
        self.codes = self.raw.decode(ENCODING)

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

    def __missing__(self, word: str) -> str:
        name = self._classify(word)
        return OTHER if name is None else self._letter[name]


def _nothing(_word: str) -> str | None:
    return None


class Grammar:
    """
    Tables of words and the shapes over them.

    >>> grammar = Grammar({"HEDGE": {"at least": ">="}, "NUMBER": {"two": 2}})
    >>> from conflictparse.text.tokens import tokenize
    >>> reading = grammar.read(tokenize("At least two fled."))
    >>> reading.value(0), reading.end(0), reading.name(2)
    ('>=', 2, 'NUMBER')
    """

    singles: dict[str, Any]
    heads: dict[str, dict[str, list[tuple[list[str], str, Any]]]]
    letters: _Letters
    bytes_of: dict[str, int]

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Any]],
        *,
        unions: Mapping[str, tuple[str, ...]] | None = None,
        classify: Callable[[str], str | None] = _nothing,
        classes: Iterable[str] = (),
        words_only: bool = False,
    ) -> None:
        """
        Build a grammar.

        Args:
            tables: name of table -> {word or phrase in lower case: value}.
            unions: names that stand for several tables in a shape.
            classify: names the class of a word that is in no table and not all letters (digits, say), or None.
            classes: the names that *classify* may return.
            words_only: no table holds a phrase, and none is ever written: shapes then become shorter expressions.
        """
        every = [*tables, *(c for c in classes if c not in tables)]
        self.letter: dict[str, str] = dict(zip(every, _LETTERS, strict=False))
        if len(self.letter) < len(every):
            raise ValueError(f"a grammar has room for {len(_LETTERS)} tables, not {len(every)}")
        self.names: dict[str, str] = {letter: name for name, letter in self.letter.items()}
        self.unions = dict(unions or {})
        self._letters_by_name = self.letter | {u: "".join(self.letter[n] for n in ns) for u, ns in self.unions.items()}
        self.classify = classify
        self.more = "" if words_only else f"{MORE}*+"
        self._tables = tables

    def __getattr__(self, name: str) -> Any:
        """Index the words of the tables at the first question about one; see decision 4."""
        if name not in ("bytes_of", "heads", "letters", "singles"):
            raise AttributeError(name)
        self._index()
        return self.__dict__[name]

    def _index(self) -> None:
        """Index the single words, and the phrases by their first two words, the longest first."""
        singles: dict[str, Any] = {}
        letters: dict[str, str] = {}
        heads: dict[str, dict[str, list[tuple[list[str], str, Any]]]] = {}
        for name, table in self._tables.items():
            for phrase, value in table.items():
                words = phrase.replace("-", " ").split()
                if len(words) == 1:
                    letters.setdefault(words[0], self.letter[name])
                    singles.setdefault(words[0], value)
                elif not self.more:
                    raise ValueError(f"a grammar of words only has no place for the phrase {phrase!r}")
                else:
                    seconds = heads.setdefault(words[0], {})
                    seconds.setdefault(words[1], []).append((words, self.letter[name], value))
        for phrases in chain.from_iterable(seconds.values() for seconds in heads.values()):
            phrases.sort(key=lambda p: -len(p[0]))
        self.singles, self.heads = singles, heads
        self.letters = _Letters(letters, self.classify, self.letter)
        self.bytes_of = {word: ord(letter) for word, letter in letters.items()}

    def letters_of(self, names: Sequence[str]) -> str:
        """Return the letters of the tables and unions *names*."""
        if len(names) == 1:
            return self._letters_by_name[names[0]]
        return "".join([self._letters_by_name[name] for name in names])

    def read(self, tokens: Tokens, *, with_end: bool = False) -> Reading:
        """Return the codes of *tokens* under this grammar, with the gap at the end where that matters ("30+")."""
        return Reading(self, tokens, with_end=with_end)

    def compile(self, shape: str) -> Pattern:
        """Return *shape* as a pattern over codes; it is compiled when it is first used."""
        return Pattern(partial(self._expand, shape))

    def _expand(self, shape: str) -> str:
        """Return the regular expression that *shape* stands for."""

        def letters(name: re.Match[str]) -> str:
            some = r"\w" if name[0] == "ANY" else self.letters_of([name[0]])
            one = some if name[0] == "ANY" or len(some) == 1 else f"[{some}]"
            return f"(?:{one}{self.more})" if self.more else one

        pattern = _NAME.sub(letters, shape.replace(" ", '[ "]').replace("(", "(?:"))
        return pattern.replace("\\(?:", r"\(").replace("(?:?", "(?")
