"""Text as words, gaps and sentences: the only package that scans characters, once and in linear time."""

from conflictparse.text.grammar import Grammar, Match, Rule
from conflictparse.text.patterns import Pattern
from conflictparse.text.shapes import Shapes
from conflictparse.text.tokens import Tokens, tokenize

__all__ = ["Grammar", "Match", "Pattern", "Rule", "Shapes", "Tokens", "tokenize"]
