"""
Fold the spelling of a name to what its writers agree on.

Case, accents, apostrophes, hyphens and the Arabic article do not tell names apart: "al-Nayrab",
"Al Nayrab" and "Nayrab" fold alike. Vowels and consonants do, here; the phonetic keys go further.

Law: folding is idempotent, never raises, and never empties a name that holds a letter or a digit.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from conflictparse.text.folding import APOSTROPHES, NOT_WORD, fold_word

#: Spellings of the Arabic article, bare or assimilated to the next letter ("ash-Sham").
ARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "ul",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ad",
        "adh",
        "ath",
        "az",
        "ed",
        "et",
        "ett",
        "ez",
        "er",
        "es",
        "esh",
        "ech",
        "ej",
        "en",
    ]
)


def fold(name: str) -> str:
    """
    Return the folded words of *name*, its articles dropped, parted by single spaces.

    A name that is nothing but an article keeps it.

    >>> fold("Hay’at Taḥrīr al-Shām"), fold("AL-NAYRAB"), fold("al")
    ('hayat tahrir sham', 'nayrab', 'al')
    """
    if name.isascii() and name.replace(" ", "").isalnum():  # nine names of ten
        words = name.lower().split()
    else:
        bare = NOT_WORD.sub(" ", APOSTROPHES.sub("", _bare(name)))
        words = [folded for word in bare.split() if (folded := fold_word(word))]
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept or words)


def _bare(name: str) -> str:
    """Take marks off before the name is split, or a mark would part a word in two."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
