"""
Fold the spelling of a word to what its writers agree on.

Law: folding is idempotent, never raises, and never empties a word that holds a letter or a digit.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from conflictparse.text.patterns import Pattern

#: Characters that a writer sets for an apostrophe.
APOSTROPHES: Final = Pattern("['\u2018\u2019\u02bb\u02bc\u02be\u02bf\u02b9\u02bd`\u00b4\u2032]")
#: What stands between words, and no letter or digit.
NOT_WORD: Final = Pattern(r"[\W_]+")
# Letters that NFKD does not take apart.
_LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
)


def fold_word(word: str) -> str:
    """
    Return *word* in lower case, without accents, apostrophes and other signs.

    >>> fold_word("Nu'man"), fold_word("Türkiye")
    ('numan', 'turkiye')
    """
    if word.isascii():  # an apostrophe is no word character either
        word = word.lower()
        return word if word.isalnum() else NOT_WORD.sub("", word)
    flat = unicodedata.normalize("NFKD", word.casefold())
    flat = unicodedata.normalize("NFKD", flat.casefold())  # taking apart may bring a capital to light: "𝓐"
    flat = "".join(c for c in APOSTROPHES.sub("", flat) if not unicodedata.combining(c)).translate(_LETTERS)
    return NOT_WORD.sub("", flat) or NOT_WORD.sub("", word.casefold())
