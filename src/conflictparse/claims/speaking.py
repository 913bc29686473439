"""
Private persons who speak: what a claim keeps of the words that name its source.

Kept: "a resident", "the mother of [name 1]", organisations, office holders and spokesmen, whom the layer of actors
knows as such. Not kept: the name of anybody else. Its offsets point at it, and a number keeps two persons apart.
Law: of two sources in one report the same words mean the same person, and other words another one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from typing import Final

from conflictparse.actors.vocabulary import LOWER_ORGANISATIONS, ORGANISATIONS
from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Source
from conflictparse.claims.copies import changed
from conflictparse.claims.persons import NUMBERED, Names, Run, name_runs
from conflictparse.claims.spotted import Spotted, words_on
from conflictparse.text import Tokens

#: Words that are no part of a name, though they may stand before one with a capital: "Resident Samir Haddoun".
_PLATFORMS: Final = frozenset("facebook instagram snapchat telegram tiktok twitter whatsapp x youtube".split())
_NO_NAME: Final = v.SOURCE_NOUNS | v.TITLES | v.DETERMINERS | v.PREPOSITIONS | v.PRONOUNS | _PLATFORMS
_ORGANISED: Final = (
    frozenset(ORGANISATIONS)
    | LOWER_ORGANISATIONS
    | frozenset(
        """
        staff defence defense force board team watch rights union unit service services security media platform channel
        website newspaper voice gathering newsroom newshour revolution
        jaysh jaish liwa harakat ahrar jabhat faylaq kataib katibat katiba saraya hayat ansar
        """.split()
    )
)
#: Behind a name, these make it that of an outlet: "Al Rasif news", "Hadaf TV".
_OUTLETS: Final = frozenset("agency channel media network news newspaper radio service television tv website".split())
#: Behind a name with an article, these make it that of persons: "the Yassin family".
_KIN: Final = frozenset(
    "boy boys brothers child children couple families family girl household siblings sisters".split()
)


class Speaking:
    """The sources of one text without the names of private persons."""

    __slots__ = ("_known", "_names", "_numbers", "_seen", "_surnames", "_tokens", "_towns")

    def __init__(self, tokens: Tokens, names: Names, spotted: list[Spotted], towns: Container[int]) -> None:
        self._tokens = tokens
        known = words_on(spotted)
        self._names = [i for i in names.words if i not in known and tokens.lower[i] not in _NO_NAME]
        # The rest of a name may be that of a town: "Layla Barakat".
        self._towns = frozenset(i for name in self._names if (i := name + 1) in towns and i not in known)
        self._surnames = frozenset(names.surnames)
        self._numbers: dict[str, int] = {}
        self._seen: dict[tuple[int, int], str] = {}

    def unnamed(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """Return *sources* with a number for each private person."""
        if not self._names:
            return sources
        return tuple([self._without_names(source) for source in sources])

    def _without_names(self, source: Source) -> Source:
        at = source.start, source.end
        if at not in self._seen:
            self._seen[at] = self._words(source)
        return source if self._seen[at] == source.text else changed(source, text=self._seen[at])

    def _words(self, source: Source) -> str:
        tokens = self._tokens
        first, last = bisect_left(tokens.starts, source.start), bisect_left(tokens.starts, source.end)
        said, done = "", source.start
        for run in name_runs(tokens, first, last, self._names, self._surnames, self._towns):
            if self._is_organisation(run):
                continue
            said += tokens.text[done : tokens.starts[run.first]] + NUMBERED.format(self._number(run))
            done = tokens.ends[run.last - 1]
        return said + tokens.text[done : source.end]

    def _is_organisation(self, run: Run) -> bool:
        """Tell whether the words around a run of capitals, or one of them, make it the name of no person."""
        lower, codes = self._tokens.lower, self._tokens.codes
        if not _ORGANISED.isdisjoint(lower[run.first : run.last]):
            return True
        after = lower[run.last] if run.last < len(lower) and codes[run.last] == " " else ""
        if after in _OUTLETS:
            return True
        return run.first > 0 and lower[run.first - 1] == "the" and codes[run.first] == " " and after not in _KIN

    def _number(self, run: Run) -> int:
        return self._numbers.setdefault(run.surname, len(self._numbers) + 1)
