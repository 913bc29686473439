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
from conflictparse.text.grammar import Match, Reading, Rule

_NAME: Final = re.compile(r"[A-Z][A-Z0-9_]++")
_OTHER: Final = GRAMMAR.letters["?"]  # a word of no table
_ONE_WORD: Final = re.compile(r"\(?[A-Z0-9_|]++\)?")
_NUM, _VAG, _SHARE, _SKIP = (GRAMMAR.letter[name] for name in ("NUM", "VAG", "SHARE", "SKIP"))


class Pass:
    """Some rules, compiled, and the words where they can begin."""

    __slots__ = ("_longs", "_shorts", "_starts")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._longs: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}  # rules of several words
        self._shorts: dict[str, list[Rule]] = {}  # rules of one word
        for rule in rules:
            letters = _first_letters(rule.shape)
            if is_one_word(rule.shape):
                for letter in letters:
                    self._shorts.setdefault(letter, []).append(rule)
                continue
            pattern = GRAMMAR.compile(rule.shape)
            for letter in letters:
                self._longs.setdefault(letter, []).append((rule, pattern))
        self._starts = re.compile(f"[{''.join({**self._longs, **self._shorts})}]")

    def run(self, reading: Reading) -> list[Numeral | NotCount]:
        """Return what the rules make of *reading*, in reading order."""
        codes, longs, shorts = reading.codes, self._longs, self._shorts
        out: list[Numeral | NotCount] = []
        free = 0
        for start in self._starts.finditer(codes):
            at = start.start()
            if at < free:
                continue
            letter, first = codes[at], at // 2
            last = reading.end(first)
            if letter in longs and _may_go_on(codes, 2 * last):
                made, end = self._read_long(reading, at)
                if made:
                    out += made
                    free = end
                    continue
            for rule in shorts.get(letter, ()):
                made = rule.read(Match(reading, first, last))
                if made is not None:
                    out.append(_named(made, rule.name))
                    free = 2 * last
                    break
        return out

    def _read_long(self, reading: Reading, at: int) -> tuple[list[Numeral | NotCount], int]:
        """Return what the longest rule of several words makes at *at*, and where it ends."""
        hits = []
        for order, (rule, pattern) in enumerate(self._longs[reading.codes[at]]):
            m = pattern.match(reading.codes, at)
            if m is not None:
                hits.append((-m.end(), order, rule))
        hits.sort()
        for minus_end, _, rule in hits:
            made = rule.read(Match(reading, at // 2, -minus_end // 2))
            if made is not None:
                return [_named(item, rule.name) for item in (made if isinstance(made, list) else [made])], -minus_end
        return [], at


def _may_go_on(codes: str, gap: int) -> bool:
    """Tell whether a rule of several words can go on over the gap at *gap*: no shape holds a word of no table."""
    return codes[gap + 1 : gap + 2] != _OTHER or codes[gap] == "+"


def _named(item: Numeral | NotCount, rule: str) -> Numeral | NotCount:
    """Return *item* with the name of the rule that made it."""
    return item if isinstance(item, NotCount) else Numeral(*item[:-1], rule)


def is_one_word(shape: str) -> bool:
    """
    Tell whether *shape* is one word of one table, or of a choice of tables.

    >>> is_one_word("(NTH|NTH_WORD)"), is_one_word("HALF ARTICLE")
    (True, False)
    """
    return _ONE_WORD.fullmatch(shape) is not None


def _first_letters(shape: str) -> str:
    """
    Return the letters of the tables with which *shape* can begin.

    >>> _first_letters("(NO|LABEL) SHORT") == GRAMMAR.letters_of(("NO", "LABEL"))
    True
    """
    names: list[str] = []
    can_begin = [True]  # one for each open bracket
    i = 0
    while i < len(shape):
        name = _NAME.match(shape, i)
        sign = shape[i]
        i = name.end() if name else i + 1
        if name:
            if can_begin[-1]:
                names.append(name[0])
            can_begin[-1] = shape[i : i + 1] in ("?", "*") and can_begin[-1]
        elif sign == "(":
            can_begin.append(can_begin[-1])
        elif sign == "|":
            can_begin[-1] = can_begin[-2]
        elif sign == ")":
            can_begin.pop()
            can_begin[-1] = shape[i : i + 1] in ("?", "*", "{") and can_begin[-1]
    return "".join(dict.fromkeys(GRAMMAR.letters_of(names)))


def write_codes(reading: Reading, made: list[Numeral | NotCount]) -> None:
    """Write the numerals *made* into *reading*, each as one word of NUM, VAG or SHARE."""
    codes = list(reading.codes)
    for item in made:
        first, last = item.first, item.last
        codes[2 * first + 1] = _letter(item)
        if last - first > 1:
            codes[2 * first + 2 : 2 * last] = "_" * (2 * (last - first) - 2)
        reading.phrases[first] = item
        reading.ends[first] = last
    reading.codes = "".join(codes)


def _letter(item: Numeral | NotCount) -> str:
    if isinstance(item, NotCount):
        return _SKIP
    if item.form is Form.FRACTION:
        return _SHARE
    return _NUM if item.stated is not None else _VAG
