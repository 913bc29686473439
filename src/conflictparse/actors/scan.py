"""
Where mentions stand in the codes of a text.

Most mentions are plain: a name, or a head by itself or with a determiner and adjectives that name no side ("the
wounded civilians"). They are found by one expression; all others are left to the shapes of the rules, which are
tried only where one can begin.

Law: the places found are those that the shapes alone would find.
"""

from collections.abc import Iterator
from typing import Final

from conflictparse.text import Grammar, Pattern, Shapes
from conflictparse.text.grammar import MORE

#: What stands for a plain head and for a plain name among the numbers of rules.
PLAIN: Final = -1
NAME: Final = -2

_HEADS: Final = ("FORCE", "ASSET", "CIVIL", "SOURCE", "ANAPHOR", "CITIZENS", "PARTY", "WORLD", "SELF", "ALLY", "OFFICE")
# What may follow a head and make the mention longer, so that it is not plain.
_GOES_ON: Final = (*_HEADS, "MODIFIER", "COUNTRY", "CAPITAL", "BELONG", "BACKED", "LED", "POSS")


class MentionScan:
    """Finds mentions in the codes of a text: plain ones, and those of the shapes."""

    __slots__ = ("_shapes", "_starts")

    def __init__(self, grammar: Grammar, shapes: Shapes) -> None:
        self._shapes = shapes
        self._starts = Pattern(lambda: _starts(grammar, shapes))

    def find(self, codes: str) -> Iterator[tuple[int, int, int]]:
        """Yield, in reading order, the number of the rule (or PLAIN, NAME), the first word, and where the last ends."""
        free = 0
        firsts = self._shapes.index()
        for start in self._starts.finditer(codes):
            at, end = start.span()
            if at < free:
                continue
            if start.lastindex:
                free = end
                yield -start.lastindex, at // 2, end // 2
                continue
            found = -1
            seconds = firsts[codes[at]]  # without a group, the expression has read the first word of a shape
            for order, pattern in seconds.get(codes[end + 1 : end + 2], seconds.always):
                match = pattern.match(codes, at)
                if match is not None and match.end() > free:
                    found, free = order, match.end()
            if found >= 0:
                yield found, at // 2, free // 2


def _starts(grammar: Grammar, shapes: Shapes) -> str:
    """Return one expression for plain mentions (with a group) and for the first words of shapes (without)."""
    heads, det, quality, party, joined, name, country = map(
        grammar.letters_of, (_HEADS, ("DET",), ("QUALITY",), ("PARTY",), ("AND",), ("NAMED",), ("COUNTRY",))
    )
    goes_on, held = grammar.letters_of(_GOES_ON), grammar.letters_of(["HELD"])
    ends = rf"{MORE}*+(?![ \"'(,-][{goes_on}]|-[{held}])"
    note = rf"(?:[ \"]|\(\w{MORE}*+[ \"][{country}]{MORE}*+\))"  # "the rebels (including Israel) and the USA"
    beside = rf"(?!{note}[{joined}]{MORE}*+[ \"](?:[{det}]{MORE}*+[ \"])?[{country}])"
    alone = rf"{ends}(?!(?<=[{party}]) [{joined}]){beside}"
    described = rf"{MORE}*+[ \"-](?>(?:[{quality}]{MORE}*+[ \"-]){{0,4}})[{heads}]{alone}"
    return (
        f"[{''.join(dict.fromkeys(heads + det + quality + shapes.first_letters()))}]"
        f"(?:(?:(?<=[{heads}]){alone}|(?<=[{det}{quality}]){described})()"
        rf"|(?:(?<=[{name}])|(?<=[{det}]){MORE}*+[ \"][{name}]){ends}(?! [{joined}])()"
        f"|{shapes.following()})"
    )
