"""Names in transliteration: folding, comparing, and finding the names of a lexicon in a text."""

from conflictparse.names.folding import ARTICLES, fold, fold_word
from conflictparse.names.lexicon import Hit, Lexicon

__all__ = ["ARTICLES", "Hit", "Lexicon", "fold", "fold_word"]
