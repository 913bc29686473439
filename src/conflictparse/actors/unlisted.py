"""
Organisations and speakers that no table knows, found by how they are written.

Read here: capitalised words that end in "Association", "Front" or the like; two or more capitalised words
beside a verb of saying; a title and a name. Not read here: places, or a lone capitalised word.
Law: nothing is taken that another rule resolved.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.actors.vocabulary import LINKS, ORGANISATIONS
from conflictparse.text.grammar import Reading

_ORGANISATION: Final = "unlisted organisation"
_LONGEST: Final = 7  # words of a name; longer runs of capitals are headlines
_JOINS: Final = " -"
_EDGES: Final = frozenset({"DET", "BY", "SAY", "TITLE", "SOURCE"})  # words that begin no name


def find_unlisted(reading: Reading, mentions: list[ActorMention]) -> list[ActorMention]:
    """Return the unlisted organisations and speakers of a text, in reading order."""
    names = sorted(_organisations(reading) + _speakers(reading))
    if not names:
        return []
    firm = [(m.start, m.end) for m in mentions if m.status is not ActorStatus.GENERIC or m.country]
    ends = [end for _, end in firm]
    found: list[ActorMention] = []
    tokens = reading.tokens
    for first, last, kind, rule in names:
        start, end = tokens.starts[first], tokens.ends[last - 1]
        n = bisect_right(ends, start)  # the first firm mention that ends after this one starts
        if (n < len(firm) and firm[n][0] < end) or (found and start < found[-1].end):
            continue
        found.append(
            ActorMention(
                start,
                end,
                tokens.text[start:end],
                name=" ".join(tokens.words[first:last]),
                kind=kind,
                mention=MentionKind.NAME,
                role=ActorRole.MENTIONED if rule == _ORGANISATION else ActorRole.SOURCE,
                status=ActorStatus.UNKNOWN,
                rule=rule,
            )
        )
    return found


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _organisations(reading: Reading) -> list[tuple[int, int, str, str]]:
    words, where = reading.tokens.words, reading.tokens.where
    out = []
    for head in ORGANISATIONS.keys() & where.keys():
        for at in where[head]:
            if _is_name_word(words[at]):
                first = _back(reading, at)
                if first < at:
                    out.append((first, at + 1, str(ORGANISATIONS[head]), _ORGANISATION))
    return out


def _speakers(reading: Reading) -> list[tuple[int, int, str, str]]:
    """Find two or more capitalised words before a verb of saying, or after a title."""
    tokens, codes = reading.tokens, reading.codes
    words, total = tokens.words, len(tokens.words)
    letter = reading.grammar.letter
    out = []
    for at in _places(codes, letter["SAY"]):
        last = at // 2
        if last and codes[at - 1] in " ," and _is_name_word(words[last - 1]):
            first = _back(reading, last - 1)
            if last - first > 1:
                out.append((first, last, "person", "named speaker"))
    for at in _places(codes, letter["TITLE"]) + _places(codes, letter["SOURCE"]):
        first = last = at // 2 + 1
        while last < total and last < first + _LONGEST and codes[2 * last] in _JOINS and _is_given(reading, last):
            last += 1
        if last - first > 1:
            out.append((first, last, "person", "titled person"))
    return out


def _places(codes: str, letter: str) -> list[int]:
    """Return where in the codes *letter* stands; letters are words, never gaps."""
    out = []
    at = codes.find(letter)
    while at >= 0:
        out.append(at)
        at = codes.find(letter, at + 1)
    return out


def _is_given(reading: Reading, i: int) -> bool:
    """Tell whether word *i* can be part of a person's name."""
    tokens = reading.tokens
    known = reading.codes[2 * i + 1] != "x"
    return (_is_name_word(tokens.words[i]) and not known) or tokens.lower[i] in ("al", "el", "bin", "ibn", "abu", "de")


def _back(reading: Reading, i: int) -> int:
    """Return the first word of the run of capitalised words that ends at word *i*."""
    tokens = reading.tokens
    first = at = i
    edge = max(tokens.sentence_of(i)[0], i - _LONGEST)
    while at > edge and tokens.codes[at] in _JOINS:
        at -= 1
        if _is_name_word(tokens.words[at]) and reading.name(at) not in _EDGES:
            first = at
        elif tokens.lower[at] not in LINKS or tokens.lower[at] in ("the", "and", "in", "on"):
            break
    return first
