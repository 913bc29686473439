"""
Run rules over the codes of one text, only where a rule can begin.

A pass looks at the words whose table begins some shape, tries the shapes of that table, keeps the longest
that its reader accepts, and writes what was made into the codes for the next pass.
Law: matches never overlap; each word is read at most once per shape, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
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
        self._starts = Pattern(partial(self._start, longs))

    def _start(self, longs: list[Rule]) -> str:
        """Return where some rule can begin: at a word that is enough, or before a word that can follow."""
        signed = {r.shape: sign for r in longs if (sign := _SIGNED.fullmatch(r.shape))}
        plain = [rule for rule in longs if rule.shape not in signed]
        first_words = [(names, GRAMMAR.letters_of(names[:1])) for rule in plain for names in openings(rule.shape)]
        alone = {*self._shorts, *(c for names, first in first_words if names[1:] in ((), ("ANY",)) for c in first)}
        rest = [(first, GRAMMAR.letters_of(names[1:])) for names, first in first_words if not alone.issuperset(first)]
        before = {c for first, _ in rest for c in first} - alone
        after = {c for _, second in rest for c in second}
        ways = [f"[{''.join(sorted(alone))}]{MORE}*+"] if alone else []
        ways += [f"[{GRAMMAR.letters_of([sign[1]])}]{MORE}*+(?={sign[2]})" for sign in signed.values()]
        if before:
            ways.append(f"[{''.join(sorted(before))}]{MORE}*+(?=.[{''.join(sorted(after))}])")
        return "|".join(ways)

    def run(self, reading: Reading) -> list[Numeral | NotCount]:
        """Return what the rules make of *reading*, in reading order."""
        codes, trials, shorts = reading.codes, self._longs.trials, self._shorts
        out: list[Numeral | NotCount] = []
        free = 0
        for start in self._starts.finditer(codes):
            at, end = start.span()
            if at < free:
                continue
            tried = trials(codes, at, end)
            if tried:
                made, free_after = self._read_long(reading, at, tried)
                if made:
                    out += made
                    free = free_after
                    continue
            for rule in shorts.get(codes[at], ()):
                item = rule.read(Match(reading, at // 2, end // 2, rule.name))
                if item is not None:
                    out.append(_named(item, rule.name))
                    free = end
                    break
        return out

    def _read_long(
        self, reading: Reading, at: int, tried: tuple[tuple[int, Pattern], ...]
    ) -> tuple[list[Numeral | NotCount], int]:
        """Return what the longest rule of several words makes at *at*, and where it ends."""
        matches = [(order, pattern.match(reading.codes, at)) for order, pattern in tried]
        for minus_end, order in sorted([(-match.end(), order) for order, match in matches if match is not None]):
            rule = self._longs.rules[order]
            made = rule.read(Match(reading, at // 2, -minus_end // 2, rule.name))
            if made is not None:
                return [_named(item, rule.name) for item in (made if isinstance(made, list) else [made])], -minus_end
        return [], at


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
    if isinstance(item, NotCount):
        return _SKIP
    if item.form is Form.FRACTION:
        return _SHARE
    return _NUM if item.stated is not None else _VAG
