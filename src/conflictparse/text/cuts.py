"""
The beginning of a text that is too long to be read whole.

Law: what is returned begins the text and is no longer than was asked for.
"""

from typing import Final

#: How far back from a cut a place is looked for where no word or figure is torn.
_MARGIN: Final = 2_000


def cut_text(text: str, limit: int) -> str:
    r"""
    Return the first *limit* characters of *text*, or somewhat less, so that no sentence or figure is torn.

    >>> cut_text("Two died. Another 12,000 fled.", 24)
    'Two died.'
    >>> cut_text("Another 12,000 fled", 12)
    'Another'
    """
    if len(text) <= limit:
        return text
    low = max(0, limit - _MARGIN)
    at = max(text.rfind("\n", low, limit), text.rfind(". ", low, limit) + 1)
    if at <= 0:
        at = text.rfind(" ", low, limit)
    return text[: at if at > 0 else limit]
