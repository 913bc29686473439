"""
HTML and SVG that cannot be broken by what is put into it.

An element is made from strings and other elements. A string is text, whatever it holds, and is escaped; only what
:func:`element` returned is markup. Words of a report never reach a page in any other way.

Characters that would turn the words around them about, or that no file can hold, are shown by their code.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

#: Controls, directional overrides and isolates, separators of lines, noncharacters and lone surrogates. Joiners and
#: marks that spell words of Arabic and Persian stay.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL: Final = re.compile("[&<>\"']|" + _UNSAFE.pattern)
_VOID: Final = frozenset({"br", "hr", "input", "meta"})


class Markup(str):
    """Markup as it goes into a page; everything else is text and is escaped first."""

    __slots__ = ()


#: What an element may hold.
Child: TypeAlias = "str | None"


def escape(text: str) -> Markup:
    """
    Return *text* as markup that shows it, and nothing but it.

    >>> escape('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    >>> escape("12\N{RIGHT-TO-LEFT OVERRIDE}34")
    '12⟨U+202E⟩34'
    """
    return Markup(_SPECIAL.sub(_escape_one, text))


def element(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """
    Return the element *name* with *children*; strings among them are escaped, None is left out.

    ``class_`` and ``for_`` are written without their underscore, other underscores as hyphens. None and False leave an
    attribute out, True writes it without a value.

    >>> element("a", "1 < 2", element("b", "!"), class_="x", href="#c1", title=None)
    '<a class="x" href="#c1">1 &lt; 2<b>!</b></a>'
    """
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Markup(opening if name in _VOID else f"{opening}{join(*children)}</{name}>")


def join(*children: Child) -> Markup:
    """
    Return *children* one after the other; strings among them are escaped.

    >>> join("a < ", element("i", "b"), None)
    'a &lt; <i>b</i>'
    """
    return Markup("".join(c if isinstance(c, Markup) else escape(c) for c in children if c is not None))


def number(value: float) -> str:
    """
    Return a coordinate in as few characters as a tenth needs.

    >>> number(12.0), number(3.14159), number(-0.01)
    ('12', '3.1', '0')
    """
    words = f"{value:.1f}".removesuffix(".0")
    return "0" if words == "-0" else words


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{escape(value if isinstance(value, str) else number(value))}"'


def _escape_one(match: re.Match[str]) -> str:
    char = match[0]
    return _ESCAPES.get(char) or f"⟨U+{ord(char):04X}⟩"
