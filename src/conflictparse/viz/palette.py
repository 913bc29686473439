"""
The colours of the pages, for light and dark, and what each is for.

Law: words stand out from their paper by at least 4.5 to 1, and marks by at least 3 to 1 (WCAG 2.2, level AA), in both
schemes; a test measures every pair. No meaning hangs on a colour alone: each layer also has a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Name -> colour on light paper, colour on dark paper.
COLOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "paper": ("#fbfaf7", "#16181c"),
        "card": ("#ffffff", "#1e2126"),
        "sunken": ("#f2f0ea", "#121417"),
        "rule": ("#dedad0", "#343840"),
        "edge": ("#8b8779", "#767c88"),
        "ink": ("#1c1f24", "#e8e6e1"),
        "soft": ("#565a63", "#a9aeb8"),
        "link": ("#1d4f91", "#8fb8f0"),
        "mark": ("#fff0c2", "#4a3d12"),
        "on": ("#ffe08a", "#6a5510"),
        "trigger": ("#a3261c", "#f2978b"),
        "quantity": ("#1d5fae", "#7fb2f5"),
        "time": ("#0f6f54", "#68c9a6"),
        "place": ("#8a5200", "#e0ac5a"),
        "actor": ("#6f3a9c", "#c79bee"),
        "source": ("#4c5666", "#a8b3c4"),
        "good": ("#1b6b3a", "#74cf97"),
        "bad": ("#a3261c", "#f2978b"),
        "sea": ("#e9eef0", "#101418"),
        "land": ("#faf7ef", "#262a30"),
        "border": ("#a39d8c", "#6d7480"),
    }
)
#: Colours in which words are written.
INKS: Final = ("ink", "soft", "link", "trigger", "quantity", "time", "place", "actor", "source", "good", "bad")
#: Grounds on which words in any of them stand; on "on", the words of a chosen claim, they are in ink.
GROUNDS: Final = ("paper", "card", "sunken", "mark")


def palette_css() -> str:
    """
    Return the colours as custom properties: light, dark where the reader's system is, and as the button says.

    >>> palette_css().splitlines()[0][:20]
    ':root{--paper:#fbfaf'
    """
    light, dark = (";".join(f"--{name}:{pair[n]}" for name, pair in COLOURS.items()) for n in (0, 1))
    return (
        f":root{{{light};color-scheme:light}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark};color-scheme:dark}}}}\n"
        f":root[data-theme=dark]{{{dark};color-scheme:dark}}\n"
        f"@media print{{:root:root{{{light};color-scheme:light}}}}\n"
    )


def contrast(first: str, second: str) -> float:
    """
    Return the contrast ratio of two colours as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
