"""
Whether a past form that no auxiliary decided is active or passive: "soldiers killed 12", "12 killed".

Law: an object after it makes it active; nothing else does.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.chunks import LISTED
from conflictparse.claims.heads import is_plain_noun
from conflictparse.text import Tokens

_NEAR: Final = 3  # words from a verb to its object


def resolve_voices(tokens: Tokens, letters: list[str], firsts: Sequence[int]) -> None:
    """Decide in *letters* the past forms that no auxiliary decided: an object after them makes them active."""
    for i, letter in enumerate(letters):
        if letter != "E":
            continue
        after = i + 1
        while after < len(letters) and letters[after] == "w" and after - i <= _NEAR:
            after += 1
        before = letters[i - 1] if i else ""
        followed = i + 1 < len(letters) and _opens_object(tokens, firsts[i + 1], letters[i + 1], before)
        has_object = followed or (after < len(letters) and letters[after] in LISTED)
        active = has_object and not (before in ("G", "Q") and after > i + 1)
        letters[i] = "A" if active else "P"


def _opens_object(tokens: Tokens, word: int, letter: str, before: str) -> bool:
    """Tell whether what stands after a verb opens its object: "the army seized large stocks of fuel"."""
    if tokens.lower[word] in v.OBJECT_DETERMINERS:
        return True
    if letter != "w" or before != "D" or tokens.codes[word] != " ":
        return False
    said = tokens.lower[word]
    return is_plain_noun(tokens, word) and said not in v.DAY_WORDS and not said.endswith(("ly", "ed"))
