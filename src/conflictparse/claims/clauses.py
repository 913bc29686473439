"""Where the clauses of a text begin, as far as signs tell."""

from collections.abc import Set as AbstractSet
from itertools import compress, count
from typing import Final

from conflictparse.text import Tokens

#: Words to each side of a trigger in which its actors, places and times are looked for; a sentence that is longer is a
#: list, and the bound keeps the cost of a long one linear.
WINDOW: Final = 60


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
