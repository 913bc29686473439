"""
Mark the names of a text: those of the gazetteer, and runs of capitals that may be names.

What is marked here is only a candidate; the rules decide. Not marked: words of the tables, abbreviations
("HTS"), and runs of capitals in headlines and in texts that are all in capitals.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import Final

from conflictparse.names import ARTICLES
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.marks import Mark, Marks
from conflictparse.places.resolve import LARGE
from conflictparse.places.rules import GRAMMAR
from conflictparse.places.vocabulary import ACRONYMS, ADJECTIVES, CLASSES, ORGANISATIONS, TITLES
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading

_OTHER: Final = "x"
_MORE: Final = "_"
_LETTER: Final = {name: GRAMMAR.letter[name] for name in CLASSES}
#: A capital makes an organisation's word of these: "Israel Defense Forces".
_SHARED: Final = frozenset([_OTHER, *(GRAMMAR.letter[name] for name in ("DEED", "PEOPLE", "GOVERNMENT"))])
_LETTERS: Final = dict(GRAMMAR.letters)  # without classifying the words of no table
_JOINS: Final = (" ", "-")
_LONGEST_ACRONYM: Final = 5
_LONGEST_RUN: Final = 4  # words; longer runs of capitals are headlines and organisations
_FEW: Final = 3
_SHOUTING: Final = 0.7  # of a sentence's words with capitals: a headline, or a text in capitals


class _PlaceReading(Reading):
    """The codes of a text, names of the gazetteer and runs of capitals among them."""

    __slots__ = ()

    def __init__(self, tokens: Tokens, words: list[str], gaps: list[str]) -> None:
        self.grammar = GRAMMAR
        self.tokens = tokens
        self.codes = "".join(chain.from_iterable(zip(gaps, words, strict=False)))
        self.phrases = {}
        self.ends = {}


def read_marks(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Reading, Marks]:
    """Return the codes of *tokens*, and a mark for each name in them."""
    get = _LETTERS.get
    words = [get(word, _OTHER) for word in tokens.lower]
    gaps = list(tokens.codes)
    marks = Marks()
    for first, last, numbers in gazetteer.find(tokens):
        mark = Mark(first, last, numbers, _class_of(tokens, first, last, numbers, gazetteer))
        if not _is_in_longer_name(tokens, words, mark, gazetteer):
            marks[first] = mark
            _overlay(words, gaps, first, last, mark.kind)
    _mark_capitals(tokens, words, gaps, marks)
    return _PlaceReading(tokens, words, gaps), marks


def _overlay(words: list[str], gaps: list[str], first: int, last: int, kind: str) -> None:
    """Write the words of a name as one word of the class *kind*."""
    words[first] = _LETTER[kind]
    for i in range(first + 1, last):
        words[i] = gaps[i] = _MORE


def _class_of(tokens: Tokens, first: int, last: int, numbers: tuple[int, ...], gazetteer: Gazetteer) -> str:
    record = gazetteer.record(numbers[0])
    if record.kind == "country":
        key = " ".join(tokens.lower[first:last])
        return "DEMONYM" if gazetteer.is_demonym(key) or _is_adjective(tokens, key, last) else "COUNTRY"
    return "CAPITAL" if gazetteer.capital_of(tokens.lower[first]) else "PLACE"


def _is_adjective(tokens: Tokens, key: str, after: int) -> bool:
    """Tell whether the short name *key* of a state stands before a noun: "US forces"."""
    if key not in ADJECTIVES or after >= len(tokens) or tokens.codes[after] not in " .":
        return False
    return tokens.words[after][0].islower() and _LETTERS.get(tokens.lower[after], _OTHER) in _NOUNS


_NOUNS: Final = frozenset(
    [_OTHER, *(GRAMMAR.letter[name] for name in ("PEOPLE", "GOVERNMENT", "DEED", "DEALING", "MIDDLE", "AREA"))]
)


def _is_in_longer_name(tokens: Tokens, words: list[str], mark: Mark, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is but a part of an unknown name ("Abu Salem", "Hassan Bara")."""
    if mark.kind not in ("PLACE", "CAPITAL") or tokens.words[mark.first] in ACRONYMS:
        return tokens.words[mark.first] in ACRONYMS
    before, after = mark.first - 1, mark.last
    beside = before >= tokens.sentence_of(mark.first)[0] and tokens.codes[mark.first] == " "
    if beside and tokens.lower[before] in TITLES and tokens.words[before][0].isupper():
        return True
    records = [gazetteer.record(n) for n in mark.numbers]
    if any(r.kind in ("admin1", "region") or int(r.population or 0) >= LARGE for r in records):
        return False
    if beside and before > tokens.sentence_of(mark.first)[0] and _is_plain_capital(tokens, words, before):
        return True
    if after < len(tokens) and tokens.codes[after] in _JOINS and tokens.lower[after] in ARTICLES:
        after += 1
    return after < len(tokens) and tokens.codes[after] in _JOINS and _is_plain_capital(tokens, words, after)


def _is_plain_capital(tokens: Tokens, words: list[str], i: int) -> bool:
    word = tokens.words[i]
    return words[i] == _OTHER and word[0].isupper() and tokens.lower[i] not in ORGANISATIONS


def _mark_capitals(tokens: Tokens, words: list[str], gaps: list[str], marks: Marks) -> None:
    """Mark runs of capitalised words that are in no table, and words of organisations."""
    lowers = tokens.lower
    high = [i for i, (word, lower) in enumerate(zip(tokens.words, lowers, strict=True)) if word != lower]
    loud = _shouting(tokens, high)
    for i in high:
        if words[i] in _SHARED and lowers[i] in ORGANISATIONS and not _in(loud, i):
            words[i] = _LETTER["ORGANISATION"]
    capitals = [i for i in high if words[i] == _OTHER]
    free = 0
    for i in capitals:
        if i < free:
            continue
        word = tokens.words[i]
        if len(word) < 4 and word[0] in "MA" and word[1:].isdigit():
            words[i] = _LETTER["ROAD"]
            marks[i] = Mark(i, i + 1, (), "ROAD")
        elif not (word.isupper() and len(word) <= _LONGEST_ACRONYM) and not _in(loud, i):
            first, last = _run(tokens, words, i, free)
            free = last
            if last - first <= _LONGEST_RUN:
                marks.runs[first] = last
                _overlay(words, gaps, first, last, "RUN")


def _run(tokens: Tokens, words: list[str], i: int, free: int) -> tuple[int, int]:
    """Return the run of capitalised words, with articles between them, that holds word *i*."""
    first, last = i, i + 1
    if i > free and tokens.codes[i] == "-" and tokens.lower[i - 1] in ARTICLES:
        first = i - 1
    while last < len(tokens) and tokens.codes[last] in _JOINS:
        if _is_plain_capital(tokens, words, last):
            last += 1
        elif (
            tokens.lower[last] in ARTICLES
            and last + 1 < len(tokens)
            and tokens.codes[last + 1] in _JOINS
            and _is_plain_capital(tokens, words, last + 1)
        ):
            last += 2
        else:
            break
    return first, last


def _shouting(tokens: Tokens, capitals: list[int]) -> list[tuple[int, int]]:
    """Return the sentences in which most words are capitalised: there a capital says nothing."""
    loud = []
    for first, last in tokens.sentences:
        count = bisect_left(capitals, last) - bisect_left(capitals, first)
        if count > _FEW and count >= _SHOUTING * (last - first):
            loud.append((first, last))
    return loud


def _in(ranges: list[tuple[int, int]], i: int) -> bool:
    return any(first <= i < last for first, last in ranges)
