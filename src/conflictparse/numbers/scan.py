"""
Run rules over the codes of one text, only where a rule can begin.

A pass looks at the words whose table begins some shape, tries the shapes of that table, keeps the longest
that its reader accepts, and writes what was made into the codes for the next pass.
Law: matches never overlap; each word is read at most once per shape, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from conflictparse.numbers.numerals import NotCount, Numeral
from conflictparse.numbers.quantity import Form
from conflictparse.numbers.vocabulary import GRAMMAR
from conflictparse.text.grammar import MORE, Match, Reading, Rule
from conflictparse.text.openings import openings
from conflictparse.text.patterns import Pattern
from conflictparse.text.shapes import Shapes

_NAME: Final = re.compile(r"[A-Z][A-Z0-9_]++")
_SIGNED: Final = re.compile(r"([A-Z][A-Z0-9_]++)(\\.)")  # NUM\+
_ONE_WORD: Final = re.compile(r"\(?[A-Z0-9_|]++\)?")
_NUM, _VAG, _SHARE, _SKIP = (GRAMMAR.letter[name] for name in ("NUM", "VAG", "SHARE", "SKIP"))
# Looking a member up costs as much as a short function until Python 3.12.
_ORDINAL: Final = Form.ORDINAL
_FRACTION: Final = Form.FRACTION


class Pass:
    """Some rules, and the words where they can begin."""

    __slots__ = ("_longs", "_shorts", "_starts")

    def __init__(self, rules: Iterable[Rule]) -> None:
        longs: list[Rule] = []
        self._shorts: dict[str, tuple[Rule, ...]] = {}  # rules of one word
        for rule in rules:
            if not is_one_word(rule.shape):
                longs.append(rule)
                continue
            for letter in GRAMMAR.letters_of(_NAME.findall(rule.shape)):
                self._shorts[letter] = (*self._shorts.get(letter, ()), rule)
        self._longs = Shapes(GRAMMAR, longs)
        self._starts = Pattern(self._start)

    def _start(self) -> str:
        """Return where some rule can begin: at a word that is enough, or before what can follow there."""
        ahead: dict[str, set[str]] = {letter: {""} for letter in self._shorts}
        for rule in self._longs.rules:
            for first, after in _openings(rule.shape):
                for letter in GRAMMAR.letters_of([first]):
                    ahead.setdefault(letter, set()).add(after)
        ways = (
            f"{letter}{MORE}*+" if "" in after else f"{letter}{MORE}*+(?={'|'.join(sorted(after))})"
            for letter, after in ahead.items()
        )
        return "|".join(ways)  # one letter each: the search then skips to the next letter of the set

    def run(self, reading: Reading) -> list[Numeral | NotCount]:
        """Return what the rules make of *reading*, in reading order."""
        codes, shorts, longs = reading.codes, self._shorts, self._longs.index()
        out: list[Numeral | NotCount] = []
        free = 0
        for start in self._starts.finditer(codes):
            at, end = start.span()
            if at < free:
                continue
            letter = codes[at]
            seconds = longs.get(letter)
            tried = () if seconds is None else seconds.get(codes[end + 1 : end + 2], seconds.always)
            if tried:
                free_after = self._read_long(reading, at, tried, out)
                if free_after > at:
                    free = free_after
                    continue
            for rule in shorts.get(letter, ()):
                item = rule.read(Match(reading, at // 2, end // 2, rule.name))
                if item is not None:
                    out.append(_named(item, rule.name))
                    free = end
                    break
        return out

    def _read_long(
        self, reading: Reading, at: int, tried: tuple[tuple[int, Pattern], ...], out: list[Numeral | NotCount]
    ) -> int:
        """Add what the longest rule of several words makes at *at* to *out*; return where it ends, or *at*."""
        codes, ends = reading.codes, []
        for order, pattern in tried:
            match = pattern.match(codes, at)
            if match is not None:
                ends.append((-match.end(), order))
        if len(ends) > 1:
            ends.sort()
        for minus_end, order in ends:
            rule = self._longs.rules[order]
            made = rule.read(Match(reading, at // 2, -minus_end // 2, rule.name))
            if made is not None:
                out += [_named(item, rule.name) for item in (made if isinstance(made, list) else (made,))]
                return -minus_end
        return at


def _openings(shape: str) -> list[tuple[str, str]]:
    """Return the tables with which *shape* begins, each with a pattern of what follows: "" for anything."""
    signed = _SIGNED.fullmatch(shape)
    if signed:
        return [(signed[1], signed[2])]
    return [
        (first, "" if second in ([], ["ANY"]) else f".[{GRAMMAR.letters_of(second)}]")
        for first, *second in sorted(openings(shape))
    ]


def _named(item: Numeral | NotCount, rule: str) -> Numeral | NotCount:
    """Return *item* with the name of the rule that made it."""
    return item if isinstance(item, NotCount) or item.rule == rule else item._replace(rule=rule)


def is_one_word(shape: str) -> bool:
    """
    Tell whether *shape* is one word of one table, or of a choice of tables.

    >>> is_one_word("(NTH|NTH_WORD)"), is_one_word("HALF ARTICLE")
    (True, False)
    """
    return _ONE_WORD.fullmatch(shape) is not None


def write_codes(reading: Reading, made: list[Numeral | NotCount]) -> None:
    """Write the numerals *made* into *reading*, each as one word of NUM, VAG or SHARE."""
    for item in made:
        reading.write(item.first, item.last, _letter(item))
        reading.phrases[item.first] = item
        reading.ends[item.first] = item.last
    reading.settle()


def _letter(item: Numeral | NotCount) -> str:
    if isinstance(item, NotCount) or item.form is _ORDINAL:
        return _SKIP
    if item.form is _FRACTION:
        return _SHARE
    return _NUM if item.stated is not None else _VAG
