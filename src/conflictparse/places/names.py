"""
Mark the names of a text: those of the gazetteer, and runs of capitals that may be names.

What is marked here is only a candidate; the rules decide. Not marked: words of the tables, abbreviations
("HTS"), and runs of capitals in headlines and in texts that are all in capitals.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import Final

from conflictparse.names import ARTICLES
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.index import Entry
from conflictparse.places.marks import Mark, Marks
from conflictparse.places.resolve import LARGE, WIDE
from conflictparse.places.rules import GRAMMAR
from conflictparse.places.vocabulary import ACRONYMS, ADJECTIVES, CLASSES, ORGANISATIONS, TITLES
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading

_OTHER: Final = ord("x")
_LETTER: Final = {name: GRAMMAR.letter[name] for name in CLASSES}
#: A capital makes an organisation's word of these: "Israel Defense Forces".
_SHARED: Final = frozenset([_OTHER, *(ord(GRAMMAR.letter[name]) for name in ("DEED", "PEOPLE", "GOVERNMENT"))])
_RUN: Final = _LETTER["RUN"]
_ROAD: Final = ord(_LETTER["ROAD"])
_ORGANISATION: Final = ord(_LETTER["ORGANISATION"])
_JOINS: Final = (" ", "-")
_LONGEST_ACRONYM: Final = 5
_LONGEST_RUN: Final = 4  # words; longer runs of capitals are headlines and organisations
_FEW: Final = 3
_SHOUTING: Final = 0.7  # of a sentence's words with capitals: a headline, or a text in capitals


def read_marks(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Reading, Marks]:
    """Return the codes of *tokens*, names of the gazetteer and runs of capitals among them, and a mark for each."""
    reading, marks = GRAMMAR.read(tokens), Marks()
    words, facts = tokens.words, gazetteer.facts
    for first, last, entry in gazetteer.find_entries(tokens):
        numbers = entry.numbers
        if words[first] in ACRONYMS:
            continue
        if facts[numbers[0]].kind == "country":
            kind = _class_of_state(tokens, first, last, entry, gazetteer)
        elif _is_in_longer_name(reading, first, last, numbers, gazetteer):
            continue
        else:
            kind = "CAPITAL" if entry.capital else "PLACE"
        marks[first] = Mark(first, last, numbers, kind)
        reading.write(first, last, _LETTER[kind])
    _mark_capitals(reading, marks, gazetteer)
    reading.settle()
    return reading, marks


def _class_of_state(tokens: Tokens, first: int, last: int, entry: Entry, gazetteer: Gazetteer) -> str:
    key = tokens.lower[first] if last - first == 1 else " ".join(tokens.lower[first:last])
    if entry.demonym and gazetteer.is_demonym(key):
        return "DEMONYM"
    return "DEMONYM" if key in ADJECTIVES and _is_before_noun(tokens, last) else "COUNTRY"


def _is_before_noun(tokens: Tokens, after: int) -> bool:
    """Tell whether word *after* is a noun that a name stands before as an adjective does: "US forces"."""
    if after >= len(tokens.words) or tokens.codes[after] not in " .":
        return False
    return tokens.words[after][0].islower() and GRAMMAR.letters[tokens.lower[after]] in _NOUNS


_NOUNS: Final = frozenset(
    ["x", *(GRAMMAR.letter[name] for name in ("PEOPLE", "GOVERNMENT", "DEED", "DEALING", "MIDDLE", "AREA"))]
)


def _is_in_longer_name(
    reading: Reading, first: int, after: int, numbers: tuple[int, ...], gazetteer: Gazetteer
) -> bool:
    """Tell whether the name of a town is but a part of an unknown name ("Abu Salem", "Hassan Bara")."""
    tokens, before = reading.tokens, first - 1
    beside = tokens.codes[first] == " " and before >= 0 and tokens.words[before][0].isupper()
    begin = tokens.sentence_of(first)[0] if beside else after
    if before >= begin and tokens.lower[before] in TITLES:
        return True
    facts = gazetteer.facts
    for number in numbers:
        known = facts[number]
        if known.people >= LARGE or known.kind in WIDE:
            return False
    if before > begin and _is_plain_capital(reading, before):
        return True
    if after < len(tokens.words) and tokens.codes[after] in _JOINS and tokens.lower[after] in ARTICLES:
        after += 1
    return after < len(tokens.words) and tokens.codes[after] in _JOINS and _is_plain_capital(reading, after)


def _is_plain_capital(reading: Reading, i: int) -> bool:
    if reading.raw[2 * i + 1] != _OTHER:
        return False
    return reading.tokens.words[i][0].isupper() and reading.tokens.lower[i] not in ORGANISATIONS


def _mark_capitals(reading: Reading, marks: Marks, gazetteer: Gazetteer) -> None:
    """Mark runs of capitalised words that are in no table, numbers of roads, and words of organisations."""
    raw, runs = reading.raw, marks.runs
    words, lower = reading.tokens.words, reading.tokens.lower
    free = 0
    telling, codes = _telling(reading.tokens), raw[1::2]
    for i in compress(telling, map(_SHARED.__contains__, map(codes.__getitem__, telling))):
        if i < free:
            continue
        code, word = codes[i], words[i]
        if lower[i] in ORGANISATIONS:
            raw[2 * i + 1] = _ORGANISATION
        elif code != _OTHER:
            continue
        elif len(word) <= _LONGEST_ACRONYM and word.isupper():
            if _is_road(word):
                raw[2 * i + 1] = _ROAD
                marks[i] = Mark(i, i + 1, gazetteer.get(word), "ROAD")
        else:
            first, free = _run(reading, i, free)
            if free - first <= _LONGEST_RUN:
                runs[first] = free
                reading.write(first, free, _RUN)


def _is_road(word: str) -> bool:
    """Tell whether *word* is the number of a road ("M5")."""
    return len(word) < 4 and word[0] in "MA" and word[1:].isdigit()


def _run(reading: Reading, i: int, free: int) -> tuple[int, int]:
    """Return the run of capitalised words, with articles between them, that holds word *i*."""
    tokens = reading.tokens
    lower, codes = tokens.lower, tokens.codes
    first, last, total = i, i + 1, len(lower)
    if codes[i] == "-" and i > free and lower[i - 1] in ARTICLES:
        first = i - 1
    while last < total and codes[last] in _JOINS:
        if _is_plain_capital(reading, last):
            last += 1
        elif (
            lower[last] in ARTICLES
            and last + 1 < total
            and codes[last + 1] in _JOINS
            and _is_plain_capital(reading, last + 1)
        ):
            last += 2
        else:
            break
    return first, last


def _telling(tokens: Tokens) -> list[int]:
    """Return the capitalised words, without those that say nothing: of sentences in which most words are, but roads."""
    capitals, words = tokens.capitals, tokens.words
    telling: list[int] = []
    before, has_roads = 0, any(map(_is_road, map(str.upper, tokens.odd)))
    for first, last in tokens.sentences:
        behind = bisect_left(capitals, last, before)
        some = capitals[before:behind]
        if len(some) > _FEW and len(some) >= _SHOUTING * (last - first):
            some = [i for i in some if _is_road(words[i])] if has_roads else []
        telling += some
        before = behind
    return telling
