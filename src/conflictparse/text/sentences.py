"""
Where sentences end, decided on the gaps between words.

Read here: full stops, question and exclamation marks, blank lines, headline lines, list items.
Not ends: "Jan. 12", "U.S. troops", "Lt. Col.", "No. 5", a full stop before a lower-case word.
Law: a break never falls inside a word, and every word belongs to exactly one sentence.
"""

from __future__ import annotations

from itertools import compress, count, repeat
from operator import ne
from typing import Final

#: What a gap means to a reader, one character each; the first that fits wins (see :func:`_code`).
GAPS: Final = {
    " ": "space or nothing else of note",
    '"': "quotation mark",
    "'": "apostrophe",
    "-": "hyphen or en dash without spaces",
    "—": "dash between spaces, em dash",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "(": "opening bracket",
    ")": "closing bracket",
    "/": "slash",
    "$": "currency sign",
    "%": "per cent sign",
    "+": "plus sign",
    "~": "tilde",
    "&": "ampersand",
    ".": "full stop that ends no sentence",
    "=": "any other sign",
    "|": "end of a sentence",
}

# A word that is followed by a full stop without ending the sentence.
ABBREVIATIONS: Final = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    lt col gen maj capt cpt sgt cpl pvt brig adm cmdr cdr insp det supt pte
    mr mrs ms dr prof st hon rev gov sen rep pres messrs
    no nos vs v approx ca cf eg ie fig art sec para vol pp
    ft mt km sq mi dept dist
    """.split()
)

# Words that open a sentence even after an initial: "in the U.S. The army ...".
_OPENERS: Final = frozenset(
    """
    the a an it he she they we i in on at as but and this that these those there its his her their
    after before when while since according earlier later meanwhile however
    """.split()
)

_ENDS: Final = frozenset(".!?\u2026\u3002\u061f\u06d4")
_CURRENCY: Final = frozenset("$€£¥₽₺₪₴₦₹")


def gap_codes(words: list[str], gaps: list[str]) -> tuple[list[str], list[int]]:
    """
    Return the code of each gap, and the indexes of the words that begin a new sentence (never 0).

    Equal gaps are classified once, and only the gaps that hold more than a space are looked at: one in five.
    """
    codes = [" "] * len(gaps)
    breaks: list[int] = []
    known = dict(_COMMON)
    last = len(words)
    for i in compress(count(), map(ne, gaps, repeat(" "))):
        gap = gaps[i]
        if gap not in known:
            known[gap] = _code(gap), _may_end(gap)
        codes[i], may_end = known[gap]
        if may_end and 0 < i < last and _ends_before(words, gaps, i):
            codes[i] = "|"
            breaks.append(i)
    return codes, breaks


def _may_end(gap: str) -> bool:
    """Tell whether a sentence may end in *gap*: it holds a line break or an end mark."""
    return "\n" in gap or "\r" in gap or not _ENDS.isdisjoint(gap)


def _code(gap: str) -> str:  # noqa: C901, PLR0911, PLR0912 - one line per sign, the order is the rule
    if gap in (" ", ""):
        return " "
    bare = gap.strip()
    if not bare:
        return " "
    if bare in ("-", "–"):
        return "-" if gap == bare else "—"
    if bare == "'":
        return "'" if gap == bare else '"'
    if "(" in gap or "[" in gap:
        return "("
    if ")" in gap or "]" in gap:
        return ")"
    if "—" in gap or " – " in gap or " - " in gap or "--" in gap:
        return "—"
    for sign in ";:,/%+~&":
        if sign in gap:
            return sign
    if not _CURRENCY.isdisjoint(gap):
        return "$"
    if "." in gap or not _ENDS.isdisjoint(gap):
        return "."
    if '"' in gap or "'" in gap:
        return '"'
    if "-" in gap or "–" in gap:
        return "-"
    return "="


def _ends_before(words: list[str], gaps: list[str], i: int) -> bool:
    """Tell whether a sentence ends in the gap before word *i*."""
    gap, word, previous = gaps[i], words[i], words[i - 1]
    lines = gap.count("\n") or gap.count("\r")
    if lines > 1:
        return True
    if _ENDS.isdisjoint(gap):
        return bool(lines) and not word[0].islower()
    if lines and not word[0].islower():
        return not _is_abbreviation(previous, gap)
    if gap.strip()[-1:] in (",", ";"):
        return False
    if "." not in gap:
        return not word[0].islower()
    return _full_stop_ends(previous, gap, word)


def _full_stop_ends(previous: str, gap: str, word: str) -> bool:
    """Tell whether the full stop in *gap* ends a sentence."""
    if word[0].islower():
        return False
    if gap == ".":  # no space: "protests.Logo" ends a sentence, "U.S", "example.Org" or "3.B" does not
        return len(previous) > 2 and previous[-1].islower() and word[:1].isupper() and word[1:].islower()
    if len(previous) == 1 and previous.isalpha():  # an initial, or the end of "U.S."
        return word.lower() in _OPENERS
    return not _is_abbreviation(previous, gap)


def _is_abbreviation(previous: str, gap: str) -> bool:
    return gap.lstrip("\"'").startswith(".") and previous.lower() in ABBREVIATIONS


#: Most gaps of most texts, classified once.
_COMMON: Final = {gap: (_code(gap), _may_end(gap)) for gap in ("", ", ", ". ", ".", "-", "'", " (", ") ", ": ", "; ")}
