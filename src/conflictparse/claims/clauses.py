"""Where the clauses of a text begin, as far as signs tell."""

from collections.abc import Set as AbstractSet
from itertools import compress, count

from conflictparse.text import Tokens


def clause_edges(tokens: Tokens, words: AbstractSet[str]) -> list[int]:
    """
    Return the indexes, in order, of the words after a semicolon, and of those of *words* after a comma.

    >>> from conflictparse.text import tokenize
    >>> clause_edges(tokenize("Two died, but one fled; three, four stayed."), {"but"})
    [2, 5]
    """
    codes, where = tokens.codes, tokens.where
    edges = [i for word in where.keys() & words for i in where[word] if codes[i] == ","]
    if ";" in codes:
        edges += compress(count(), map(";".__eq__, codes[: len(tokens)]))
    return sorted(edges)
