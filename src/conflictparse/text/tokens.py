"""
Words and gaps of a text, split once.

A text is cut into *words* (letters, digits, an apostrophe inside) and the *gaps* between them (spaces,
punctuation, line breaks). Word ``i`` stands between gap ``i`` and gap ``i + 1``. All layers read these
lists by index; offsets point into the text exactly as it was given.

Read here: NBSP and narrow spaces, curly quotes, Unicode hyphens, CRLF, soft hyphens, zero-width characters and marks
of direction inside and around words, an asterisk that masks a word ("kil*led"). Not read here: meaning. Law:
``text[starts[i]:ends[i]]`` is word ``i`` as given, and words and gaps together are the whole text, but for what nobody
sees in a gap.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, compress, count, filterfalse
from operator import ne
from typing import Any, Final

from conflictparse.text.folding import fold_word
from conflictparse.text.patterns import Pattern
from conflictparse.text.sentences import gap_codes

#: One byte for a code; Latin-1 would lack the dash.
ENCODING: Final = "cp1252"

# Characters that a writer cannot see, such as those that set the direction of writing: they may stand inside a word
# without ending it, and say nothing in a gap.
INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MARK: Final = rf"{INVISIBLE}\u0300-\u036f"

# Letters first: nine words of ten begin with one. A text without invisible characters and combining marks is read
# with the plain class, a fifth faster; one whose words are ASCII with the class of ASCII, another quarter.
_WORD_WITH_MARKS: Final = rf"""(
      [^\W\d] [\w{_MARK}]*+                         # killed  M5
      (?>(?: ' (?! [sS]\b ) \w [\w{_MARK}]*+ )*)      # Nu'man  didn't, but Assad|'s
    | \d [\d{_MARK}]*+ (?:
        (?>(?: [.,] \d [\d{_MARK}]*+ )+) [\w{_MARK}]*+  # 1,800  3.7  1.5bn  10.30am
      | [\w{_MARK}]*+ (?>(?: ' (?! [sS]\b ) \w [\w{_MARK}]*+ )*)  # 12  4th
      )
    )"""
_WORD: Final = Pattern(_WORD_WITH_MARKS.replace(_MARK, ""), re.VERBOSE)
_ASCII_WORD: Final = Pattern(_WORD_WITH_MARKS.replace(_MARK, ""), re.VERBOSE | re.ASCII)
_MARKED_WORD: Final = Pattern(_WORD_WITH_MARKS, re.VERBOSE)
_FOREIGN_LETTER: Final = Pattern(r"[^\W\x00-\x7f]")

# One character for one character, so that offsets stay what they are.
_PLAIN: Final = (
    *((space, " ") for space in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"),
    *((space, " ") for space in "\u2008\u2009\u200a\u202f\u205f\u3000"),
    *((quote, "'") for quote in "\u2018\u2019\u201a\u201b\u02bc\u02bb\u2032\u00b4`\uff07"),
    *((quote, '"') for quote in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"),
    *((dash, "-") for dash in "\u2010\u2011\u2012\u2212\ufe63\uff0d"),
    ("\u2044", "/"),
)
_HIDDEN: Final = Pattern(f"[{_MARK}]")
# Monitors put an asterisk into words that filters look for: "kil*led", "IS*IS".
_MASK: Final = Pattern(r"(?<=[^\W\d_])\*(?=[^\W\d_])")
_DROP_INVISIBLE: Final = {ord(c): None for c in INVISIBLE}


class Tokens:
    """
    The words, gaps and sentences of one text; made by :func:`tokenize`, read by every layer.

    Attributes:
        text: the text as given.
        words: each word, quotes and spaces made plain, case kept.
        lower: each word in lower case, invisible characters removed, composed (NFC).
        starts, ends: code-point offsets of each word in *text*.
        gaps: ``len(words) + 1`` strings; ``gaps[i]`` stands before word ``i``, without invisible characters.
        codes: one character per gap, see :data:`conflictparse.text.sentences.GAPS`.
        sentences: half-open index ranges of words, in order, covering all words.
        where: the indexes, in order, of each word of *lower*: a layer looks its vocabulary up in the few hundred
            different words of a text instead of each word in its vocabulary.
        odd: the different words of *lower* that are not all letters: with digits, an apostrophe, a mark.
        strange: the different words of *lower* that are not all ASCII letters and digits.
        folded: each word of *lower* as names are compared: without accents, apostrophes and other signs.
        capitals: the indexes of the words that are not written in lower case.
        all_capitals: whether the whole text is written in capitals.
        blank: the gaps and words as bytes, no word known yet: what each grammar begins to read with.
    """

    strange: list[str]
    folded: list[str]
    capitals: list[int]
    all_capitals: bool

    __slots__ = (
        "_firsts", "all_capitals", "blank", "capitals", "codes", "ends", "folded", "gaps", "lower", "odd", "sentences",
        "starts", "strange", "text", "where", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        plain = _plain(text)
        has_marks = not plain.isascii() and _HIDDEN.search(plain) is not None
        parts = _word_of(plain, has_marks=has_marks).split(plain)
        bounds = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[0::2]
        self.starts: list[int] = bounds[0:-1:2]
        self.ends: list[int] = bounds[1::2]
        self.lower: list[str] = _bare_lower(self.words) if has_marks else list(map(str.lower, self.words))
        if has_marks:
            self.gaps = [gap.translate(_DROP_INVISIBLE) for gap in self.gaps]
        self.codes, breaks = gap_codes(self.words, self.gaps)
        self.blank = bytearray(b" x") * len(self.words)
        self.blank[0::2] = "".join(self.codes[:-1]).encode(ENCODING)
        self.where = _where(self.lower)
        self.odd: list[str] = list(filterfalse(str.isalpha, self.where))
        self._firsts = [0, *breaks] if self.words else []
        self.sentences: list[tuple[int, int]] = list(zip(self._firsts, [*breaks, len(self.words)], strict=False))

    def __getattr__(self, name: str) -> Any:
        """Look at capitals and spelling at the first question: not all layers ask; see decision 4."""
        if name == "capitals":
            self.capitals = list(compress(count(), map(ne, self.words, self.lower)))
        elif name == "all_capitals":
            self.all_capitals = self.text.isupper()
        elif name == "strange":
            foreign = () if self.text.isascii() else filterfalse(str.isascii, self.where)
            self.strange = list(dict.fromkeys([*filterfalse(str.isalnum, self.odd), *foreign]))
        elif name == "folded":
            self.folded = _folded(self.lower, self.where, self.strange)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def __len__(self) -> int:
        return len(self.words)

    def sentence_of(self, word: int) -> tuple[int, int]:
        """Return the sentence, as a range of words, that holds *word*."""
        return self.sentences[max(0, bisect_right(self._firsts, word) - 1)]

    def word_at(self, offset: int) -> int:
        """Return the index of the last word that starts at or before *offset* (0 if none does)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def slice(self, first: int, last: int) -> str:
        """Return the text, as given, of the words from *first* up to but not including *last*."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def tokenize(text: str) -> Tokens:
    """
    Split *text* into words, gaps and sentences.

    >>> tokens = tokenize("Lt. Col. Haddad said 1,800 fled on Jan. 12. Nobody stayed.")
    >>> tokens.words[4:6], len(tokens.sentences)
    (['1,800', 'fled'], 2)
    """
    return Tokens(text)


def _word_of(plain: str, *, has_marks: bool) -> Pattern:
    """Return what cuts *plain* into words: the narrowest class of letters that it needs."""
    if has_marks:
        return _MARKED_WORD
    return _ASCII_WORD if plain.isascii() or _FOREIGN_LETTER.search(plain) is None else _WORD


def _plain(text: str) -> str:
    """Make quotes, spaces and hyphens plain, one character for one character; hide what masks a word ("kil*led")."""
    if "*" in text:
        text = _MASK.sub(INVISIBLE[0], text)
    if text.isascii():  # the only quote of these that ASCII has
        return text.replace("`", "'") if "`" in text else text
    for fancy, plain in _PLAIN:
        if fancy in text:
            text = text.replace(fancy, plain)
    return text


def _bare_lower(words: list[str]) -> list[str]:
    """Lower-case all *words* without invisible characters, composed; words hold no newline, so it can part them."""
    joined = "\n".join(words)
    if _HIDDEN.search(joined):
        joined = unicodedata.normalize("NFC", joined.translate(_DROP_INVISIBLE))
    return joined.lower().split("\n") if words else []


def _folded(words: list[str], where: dict[str, list[int]], strange: list[str]) -> list[str]:
    """Return *words*, the *strange* ones folded."""
    if not strange:
        return words
    folded = words[:]
    for word in strange:
        plain = fold_word(word)
        for i in where[word]:
            folded[i] = plain
    return folded


def _where(words: list[str]) -> dict[str, list[int]]:
    """Return the indexes of each word."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        if word in found:
            found[word].append(i)
        else:
            found[word] = [i]
    return found
