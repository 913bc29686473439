"""
Put what the lexicon and the report itself know about names into the codes that the rules read.

Read here: capitals of nation words, "U.S.", names of the lexicon, abbreviations in brackets.
What is written here is seen once the reading is settled. Law: every place in the codes stays the place of its word.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from conflictparse.actors.actor import ActorName
from conflictparse.actors.choose import Context, entries_for
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.actors.vocabulary import LINKS
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading

_LONGEST: Final = 9  # words of a name that is spelled out before its abbreviation
_OTHER: Final = ord("x")
_ALSO_WORDS: Final = frozenset({"IS", "AN", "AA", "TIP", "MEND"})  # in a text in capitals these are plain words


def mark_nations(reading: Reading, lexicon: ActorLexicon) -> list[str]:
    """Take nation words without a capital out of the codes, put "U.S." in; return the nations named."""
    tokens = reading.tokens
    words, lower = tokens.words, tokens.lower
    raw, phrases, singles = reading.raw, reading.phrases, lexicon.grammar.singles
    found: list[str] = []
    for hit in lexicon.places.finditer(reading.codes):
        at = hit.start()
        i = at // 2
        word = words[i]
        if word[0].islower() or (len(word) == 2 and not word.isupper()):
            raw[at] = _OTHER
            continue
        value = phrases[i] if i in phrases else singles[lower[i]]
        if isinstance(value, str):
            found.append(value)
        elif i in phrases or not _is_part_of_name(reading, i):
            found.append(value.country)
        else:
            raw[at] = _OTHER
    if "u" in tokens.where:
        found += _mark_initials(reading, lexicon)
    return found


def _is_part_of_name(reading: Reading, i: int) -> bool:
    """Tell whether the surname *i* of a leader belongs to somebody else: "Layla Assad", "Petro Havrylenko"."""
    tokens = reading.tokens
    if i + 1 < len(tokens) and tokens.codes[i + 1] == " " and _is_plain_capital(reading, i + 1):
        return True
    first = tokens.sentence_of(i)[0]
    return i > first + 1 and tokens.codes[i] == " " and _is_plain_capital(reading, i - 1)


def _is_plain_capital(reading: Reading, i: int) -> bool:
    """Tell whether word *i* has a capital and stands in no table: it may be a given name."""
    word = reading.tokens.words[i]
    return word[0].isupper() and not word.isupper() and reading.raw[2 * i + 1] == _OTHER


def _mark_initials(reading: Reading, lexicon: ActorLexicon) -> list[str]:
    """Read "U.S." as a country; its full stop ends nothing."""
    tokens = reading.tokens
    letter = lexicon.grammar.letter["COUNTRY"]
    found = []
    for i in tokens.where["u"]:
        if tokens.words[i : i + 2] == ["U", "S"] and tokens.gaps[i + 1] == ".":
            reading.write(i, i + 2, letter)
            reading.phrases[i], reading.ends[i] = "USA", i + 2
            if reading.raw[2 * i + 4 : 2 * i + 5] == b".":
                reading.raw[2 * i + 4] = ord(" ")
            found.append("USA")
    return found


def mark_names(
    reading: Reading, lexicon: ActorLexicon, *, on: date | None, country: str | None, near: Iterable[str] = ()
) -> None:
    """Put the names of the lexicon, and the abbreviations that the report defines, into the codes."""
    tokens = reading.tokens
    known: set[str] = set()
    countries = set(near)
    context = Context(on, country, countries, known)  # grows with every name
    own: set[str] = set()  # abbreviations that the report spells out as something else
    defined: dict[str, tuple[ActorName, ...]] = {}
    free = 0
    for first, last, values in lexicon.names.find(tokens):
        entries = values
        if len(values) > 1 or values[0].use != "strong":
            surface = tokens.words[first] if last - first == 1 else tokens.slice(first, last)
            if tokens.codes[first] == "(" and free < first and _is_own(tokens, first):
                own.add(surface)
            if surface in own or (surface in _ALSO_WORDS and _in_capitals(tokens, first)):
                continue
            entries = entries_for(values, surface, context)
        if entries:
            _mark(reading, first, last, entries)
            free = last
            known.update([e.actor.id for e in entries if e.use != "weak"])
            if len(entries) == 1 and entries[0].actor.country:
                countries.add(entries[0].actor.country)
            if tokens.codes[last] == "(" and (short := abbreviation_after(tokens, last, tokens.slice(first, last))):
                defined[short] = entries
    _mark_defined(reading, defined)


def _mark_defined(reading: Reading, defined: dict[str, tuple[ActorName, ...]]) -> None:
    """Mark the abbreviations that the report defines, wherever they stand."""
    tokens = reading.tokens
    for short, entries in defined.items():
        acronym = tuple(e._replace(use="acronym") for e in entries)
        for i in tokens.where.get(short.lower(), ()):
            if tokens.words[i] == short:
                _mark(reading, i, i + 1, acronym)


def _is_own(tokens: Tokens, i: int) -> bool:
    """Tell whether the abbreviation in brackets at word *i* is spelled out by the unknown name before it."""
    initials = ""
    for n in range(i - 1, max(-1, i - _LONGEST), -1):
        word = tokens.words[n]
        if not (word[0].isupper() or tokens.lower[n] in LINKS) or (n < i - 1 and tokens.codes[n + 1] not in " -'"):
            break
        if word[0].isupper():
            initials = word[0] + initials
    return len(initials) > 1 and initials.endswith(tokens.words[i])


def _in_capitals(tokens: Tokens, i: int) -> bool:
    """Tell whether a word beside word *i* is in capitals too, as in a headline or old newswire."""
    return any(len(word) > 2 and word.isupper() for word in tokens.words[max(0, i - 1) : i + 2])


def abbreviation_after(tokens: Tokens, i: int, name: str) -> str:
    """
    Return the abbreviation of *name* that stands in brackets at word *i*, or "".

    >>> from conflictparse.text import tokenize
    >>> abbreviation_after(tokenize("the Office for Lakes and Rivers (OLR) said"), 6, "Office for Lakes and Rivers")
    'OLR'
    """
    if i >= len(tokens.words) or tokens.gaps[i].strip() != "(" or tokens.gaps[i + 1][:1] != ")":
        return ""
    word = tokens.words[i]
    letters = iter(name.lower())
    return word if word.isupper() and all(c in letters for c in word.lower()) else ""


def _mark(reading: Reading, first: int, last: int, entries: tuple[ActorName, ...]) -> None:
    reading.write(first, last, reading.grammar.letter["NAMED"])
    reading.phrases[first], reading.ends[first] = entries, last
