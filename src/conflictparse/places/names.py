"""
Mark the names of a text: those of the gazetteer, and runs of capitals that may be names.

What is marked here is only a candidate; the rules decide. Not marked: words of the tables, abbreviations
("HTS"), and runs of capitals in headlines and in texts that are all in capitals.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from typing import Final

from conflictparse.names import ARTICLES
from conflictparse.places.gazetteer import Gazetteer
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
_ORGANISATION: Final = ord(_LETTER["ORGANISATION"])
_SMALL: Final = ("PLACE", "CAPITAL")
_JOINS: Final = (" ", "-")
_LONGEST_ACRONYM: Final = 5
_LONGEST_RUN: Final = 4  # words; longer runs of capitals are headlines and organisations
_FEW: Final = 3
_SHOUTING: Final = 0.7  # of a sentence's words with capitals: a headline, or a text in capitals


def read_marks(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Reading, Marks]:
    """Return the codes of *tokens*, names of the gazetteer and runs of capitals among them, and a mark for each."""
    reading = GRAMMAR.read(tokens)
    marks = Marks()
    for first, last, numbers in gazetteer.find(tokens):
        kind = _class_of(tokens, first, last, numbers, gazetteer)
        mark = Mark(first, last, numbers, kind)
        if not _is_in_longer_name(reading, mark, gazetteer):
            marks[first] = mark
            reading.write(first, last, _LETTER[kind])
    _mark_capitals(reading, marks, gazetteer)
    reading.settle()
    return reading, marks


def _class_of(tokens: Tokens, first: int, last: int, numbers: tuple[int, ...], gazetteer: Gazetteer) -> str:
    if gazetteer.facts[numbers[0]].kind == "country":
        key = tokens.lower[first] if last - first == 1 else " ".join(tokens.lower[first:last])
        return "DEMONYM" if gazetteer.is_demonym(key) or _is_adjective(tokens, key, last) else "COUNTRY"
    return "CAPITAL" if gazetteer.capital_of(tokens.lower[first]) else "PLACE"


def _is_adjective(tokens: Tokens, key: str, after: int) -> bool:
    """Tell whether the short name *key* of a state stands before a noun: "US forces"."""
    if key not in ADJECTIVES or after >= len(tokens.words) or tokens.codes[after] not in " .":
        return False
    return tokens.words[after][0].islower() and GRAMMAR.letters[tokens.lower[after]] in _NOUNS


_NOUNS: Final = frozenset(
    ["x", *(GRAMMAR.letter[name] for name in ("PEOPLE", "GOVERNMENT", "DEED", "DEALING", "MIDDLE", "AREA"))]
)


def _is_in_longer_name(reading: Reading, mark: Mark, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is but a part of an unknown name ("Abu Salem", "Hassan Bara")."""
    tokens = reading.tokens
    if mark.kind not in _SMALL or tokens.words[mark.first] in ACRONYMS:
        return tokens.words[mark.first] in ACRONYMS
    before, after = mark.first - 1, mark.last
    begin = tokens.sentence_of(mark.first)[0] if tokens.codes[mark.first] == " " else after
    if before >= begin and tokens.lower[before] in TITLES and tokens.words[before][0].isupper():
        return True
    facts = gazetteer.facts
    for number in mark.numbers:
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
    write, runs = reading.write, marks.runs
    words, run = reading.tokens.words, _LETTER["RUN"]
    loud = _shouting(reading.tokens)
    free = 0
    for i in _mark_organisations(reading, loud):
        if i < free:
            continue
        word = words[i]
        if len(word) < 4 and word[0] in "MA" and word[1:].isdigit():
            write(i, i + 1, _LETTER["ROAD"])
            marks[i] = Mark(i, i + 1, gazetteer.get(word), "ROAD")
        elif not (len(word) <= _LONGEST_ACRONYM and word.isupper()) and i not in loud:
            first, last = _run(reading, i, free)
            free = last
            if last - first <= _LONGEST_RUN:
                runs[first] = last
                write(first, last, run)


def _mark_organisations(reading: Reading, loud: AbstractSet[int]) -> list[int]:
    """Mark the words of organisations; return the other words with a capital that are in no table."""
    raw, lower = reading.raw, reading.tokens.lower
    others = []
    for i in reading.tokens.capitals:
        code = raw[2 * i + 1]
        if code not in _SHARED:
            continue
        if lower[i] in ORGANISATIONS and i not in loud:
            raw[2 * i + 1] = _ORGANISATION
        elif code == _OTHER:
            others.append(i)
    return others


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


def _shouting(tokens: Tokens) -> AbstractSet[int]:
    """Return the words of sentences in which most words are capitalised: there a capital says nothing."""
    capitals = tokens.capitals
    loud: set[int] = set()
    before = 0
    for first, last in tokens.sentences:
        behind = bisect_left(capitals, last, before)
        count, before = behind - before, behind
        if count > _FEW and count >= _SHOUTING * (last - first):
            loud.update(range(first, last))
    return loud
