"""
Names as their writers spell them: folding, phonetic keys, and finding the names of a lexicon in a text.

Transliterated names have many spellings. ``fold`` drops what no writer agrees on, the keys spell what is
heard, ``same_place_name`` compares two spellings, and a ``Lexicon`` finds known names in tokens.
"""

from conflictparse.names.compare import normalize_place, same_place_name
from conflictparse.names.folding import ARTICLES, fold, fold_word
from conflictparse.names.keys import consonant_key, rough, rough_key, sound_key
from conflictparse.names.lexicon import Hit, Lexicon

__all__ = [
    "ARTICLES",
    "Hit",
    "Lexicon",
    "consonant_key",
    "fold",
    "fold_word",
    "normalize_place",
    "rough",
    "rough_key",
    "same_place_name",
    "sound_key",
]
