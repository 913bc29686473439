"""
Names as their writers spell them: folding, phonetic keys, and finding the names of a lexicon in a text.

Transliterated names have many spellings. ``fold`` drops what no writer agrees on, the keys spell what is
heard, ``compare`` lays two spellings side by side, and a ``Lexicon`` finds known names in tokens.
"""

from conflictparse.names.alignment import Edit
from conflictparse.names.comparison import Comparison, NameSought, compare, normalize_spelling, same_place_name
from conflictparse.names.folding import ARTICLES, fold
from conflictparse.names.keys import consonant_key, rough, rough_key, sound_key
from conflictparse.names.lexicon import Hit, Lexicon
from conflictparse.names.profiles import PROFILES, Profile, profile_of
from conflictparse.text.folding import fold_word

__all__ = [
    "ARTICLES",
    "PROFILES",
    "Comparison",
    "Edit",
    "Hit",
    "Lexicon",
    "NameSought",
    "Profile",
    "compare",
    "consonant_key",
    "fold",
    "fold_word",
    "normalize_spelling",
    "profile_of",
    "rough",
    "rough_key",
    "same_place_name",
    "sound_key",
]
