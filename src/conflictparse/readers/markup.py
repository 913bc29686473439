"""
Fragments of HTML, as feeds and archives hold them, into text: one line a paragraph.

For whole pages, with their menus, see :mod:`pages`. Law: any text gives a text, in time that grows with its length.
"""

from __future__ import annotations

import html
import re
from typing import Final

#: Elements that begin and end a line.
BLOCKS: Final = frozenset(
    """address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead title tr ul""".split()
)
#: Elements whose content is no text.
UNSEEN: Final = frozenset("script style template noscript iframe object svg math head".split())

# A quoted value may hold ">"; bounds keep the search short where a quotation mark is never closed.
_TAG: Final = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]{0,19})(?>(?:[^<>"']|"[^"<]{0,4000}+"|'[^'<]{0,4000}+'){0,400})>"""
)
_SPACES: Final = re.compile(r"[ \t\r\f\v\n\u00a0]+")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def looks_like_markup(text: str) -> bool:
    """
    Tell whether *text* holds HTML: a tag, or a character in its notation.

    >>> looks_like_markup("<p>Two dead"), looks_like_markup("range <5 km & >2 km")
    (True, False)
    """
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def markup_to_text(markup: str) -> str:
    r"""
    Return the words of a fragment of HTML.

    >>> markup_to_text("<p>Two villagers <b>were killed</b>.</p><p>Five&nbsp;fled.</p>")
    'Two villagers were killed.\nFive fled.'
    """
    lines = [""]
    unseen = ""
    for words, tag, closes in _pieces(_without_comments(markup)):
        if not unseen:
            lines[-1] += words
        if unseen:
            unseen = "" if closes and tag == unseen else unseen
        elif tag in UNSEEN and not closes:
            unseen = tag
        elif tag in BLOCKS:
            lines.append("")
    cleaned = (_SPACES.sub(" ", html.unescape(line)).strip() for line in lines)
    return "\n".join(line for line in cleaned if line)


def _pieces(markup: str) -> list[tuple[str, str, bool]]:
    """Return the words before each tag, the tag, and whether it closes; the last words have no tag."""
    pieces = []
    at = 0
    for tag in _TAG.finditer(markup):
        pieces.append((markup[at : tag.start()], tag[2].lower(), tag[1] == "/"))
        at = tag.end()
    return [*pieces, (markup[at:], "", False)]


def _without_comments(markup: str) -> str:
    if "<!" not in markup:
        return markup
    kept = []
    at = 0
    while (begin := markup.find("<!", at)) >= 0:
        kept.append(markup[at:begin])
        end = markup.find("-->", begin) + 3 if markup.startswith("<!--", begin) else markup.find(">", begin) + 1
        if end < 3:  # never closed: nothing that follows is text for certain, but losing a report is worse
            return "".join([*kept, markup[begin:]])
        at = end
    return "".join([*kept, markup[at:]])
