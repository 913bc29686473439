"""
Where the shapes of rules match in the codes of a text.

A shape is tried only at words that it can begin with, and only before words that can follow there: of some
forty shapes of a layer, a text of 4 kB meets a few dozen tries. The answer is the one that each shape's
own search over the whole text would give, three times as fast.

Law: the longest match wins; of equal length, the earlier rule wins; matches never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable

from conflictparse.text.grammar import Grammar, Match, Reading, Rule
from conflictparse.text.openings import openings
from conflictparse.text.patterns import Pattern


class Shapes:
    """
    Some rules of one grammar, tried only where the first two words of a text fit.

    >>> grammar = Grammar({"NUMBER": {"two": 2}, "UNIT": {"days": "day", "weeks": "week"}})
    >>> shapes = Shapes(grammar, [Rule("days", "NUMBER UNIT", lambda m: m.values("UNIT"))])
    >>> from conflictparse.text.tokens import tokenize
    >>> [rule.read(m) for rule, m in shapes.find(grammar.read(tokenize("two men in two weeks")))]
    [['week']]
    """

    __slots__ = ("_firsts", "_grammar", "_starts", "rules")

    def __init__(self, grammar: Grammar, rules: Iterable[Rule]) -> None:
        self._grammar = grammar
        self.rules = tuple(rules)
        self._firsts: dict[str, Seconds] = {}
        self._starts = Pattern(self._begin)

    def index(self) -> dict[str, Seconds]:
        """
        Return the trials by the letter of the first word, and of the second; made at the first use.

        A trial is a shape that may match there, with the number of its rule.
        """
        if not self._firsts:
            firsts: dict[str, Seconds] = {}
            for order, rule in enumerate(self.rules):
                trial = order, self._grammar.compile(rule.shape)
                for first, *second in sorted(openings(rule.shape)):
                    for letter in self._grammar.letters_of([first]):
                        firsts.setdefault(letter, Seconds()).add(trial, self._following(second))
            self._firsts = firsts
        return self._firsts

    def _following(self, second: list[str]) -> str | None:
        """Return the letters of the second word; None for any, or for the end of the shape."""
        return None if not second or second == ["ANY"] else self._grammar.letters_of(second)

    def _begin(self) -> str:
        """Return what finds the words with which some shape can begin, before a word that can follow there."""
        begin = []
        for letter, seconds in self.index().items():
            follow = "" if seconds.always else f"(?=.[{''.join(seconds)}])"
            begin.append(f"{letter}{self._grammar.more}{follow}")
        return "|".join(begin)  # one letter each: the search then skips to the next letter of the set

    def first_letters(self) -> str:
        """Return the letters of the words with which some shape can begin."""
        return "".join(self.index())

    def following(self) -> str:
        """Return the expression for what stands behind the letter of the first word of a shape."""
        ways: dict[str, list[str]] = {}
        for letter, seconds in self.index().items():
            ways.setdefault(seconds.letters(), []).append(letter)
        every = (
            f"(?<=[{''.join(firsts)}]){self._grammar.more}" + (f"(?=.[{second}])" if second else "")
            for second, firsts in ways.items()
        )
        return f"(?:{'|'.join(every)})"

    def _hits(self, reading: Reading) -> list[tuple[int, int, int]]:
        """Return where each rule matches: first and minus last place in the codes, and the rule's number."""
        codes = reading.codes
        firsts = self.index()
        if not firsts:
            return []
        free = [0] * len(self.rules)  # no two matches of one rule overlap
        hits = []
        for start in self._starts.finditer(codes):
            at, end = start.span()
            seconds = firsts[codes[at]]
            for order, pattern in seconds.get(codes[end + 1 : end + 2], seconds.always):
                if at >= free[order]:
                    match = pattern.match(codes, at)
                    if match is not None:
                        free[order] = match.end()
                        hits.append((at, -free[order], order))
        return hits

    def find(self, reading: Reading) -> list[tuple[Rule, Match]]:
        """Return the matches in reading order: longest first, then the earlier rule; none overlap."""
        codes = reading.codes
        firsts = self.index()
        if not firsts:
            return []
        out = []
        free = 0
        for start in self._starts.finditer(codes):
            at, end = start.span()
            if at < free:  # inside the match before
                continue
            seconds = firsts[codes[at]]
            best = None
            for order, pattern in seconds.get(codes[end + 1 : end + 2], seconds.always):
                match = pattern.match(codes, at)
                if match is not None and match.end() > free:
                    best, free = order, match.end()
            if best is not None:
                out.append((self.rules[best], Match(reading, at // 2, free // 2)))
        return out

    def find_all(self, reading: Reading) -> list[tuple[Rule, Match]]:
        """Return the matches of each rule, rule by rule; matches of different rules may share words."""
        hits = sorted([(order, at, minus_end) for at, minus_end, order in self._hits(reading)])
        return [(self.rules[order], Match(reading, at // 2, -minus_end // 2)) for order, at, minus_end in hits]


class Seconds(dict[str, tuple[tuple[int, Pattern], ...]]):
    """The trials of one first letter: all that may follow a second letter, or go on with any word."""

    def __init__(self) -> None:
        super().__init__()
        self.always: tuple[tuple[int, Pattern], ...] = ()

    def add(self, trial: tuple[int, Pattern], letters: str | None) -> None:
        """Add *trial*, made only before the words of *letters*, or always."""
        if letters is None:
            self.always = _with(self.always, trial)
            for letter, trials in self.items():
                self[letter] = _with(trials, trial)
        else:
            for letter in letters:
                self[letter] = _with(self.get(letter, self.always), trial)

    def letters(self) -> str:
        """Return the second letters before which anything is tried at all; "" for any."""
        return "" if self.always else "".join(self)

    def __missing__(self, _letter: str) -> tuple[tuple[int, Pattern], ...]:
        return self.always


def _with(trials: tuple[tuple[int, Pattern], ...], trial: tuple[int, Pattern]) -> tuple[tuple[int, Pattern], ...]:
    return trials if trial in trials else (*trials, trial)
