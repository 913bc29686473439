"""
What words mean, remembered from one report to the next.

Words without a name mean the same in all reports about one country in one era: the days between two on which a record
of a state's forces, police or government begins or ends. Names are not remembered: what they mean, the report says.
Law: nobody can tell what is remembered but by a clock, and it stays small.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from conflictparse.actors.actor import Actor

#: How many settings are remembered; all are forgotten when there are more.
MOST_SETTINGS: Final = 64
#: How many phrases are remembered in each; they are forgotten when there are more.
MOST_PHRASES: Final = 1_000
_NEXT: Final = timedelta(1)


class Memory:
    """
    What words mean in the reports about one country in one era.

    Attributes:
        plain: what a head means after determiners and adjectives, by its table, its entry and the adjectives.
        states: what an arm of a state means, by arm, country and the last day of a leader.
        phrases: what a phrase without a name means, with the word at which it was first read.
    """

    __slots__ = ("phrases", "plain", "states")

    def __init__(self) -> None:
        self.plain: dict[tuple[str, int, Any], Any] = {}
        self.states: dict[tuple[str, str, date | None], Any] = {}
        self.phrases: dict[tuple[int, str], tuple[int, list[Any]]] = {}

    def keep(self, phrase: tuple[int, str], read: tuple[int, list[Any]]) -> None:
        """Remember what *phrase* means."""
        if len(self.phrases) >= MOST_PHRASES:
            self.phrases.clear()
        self.phrases[phrase] = read


class Memories:
    """The memory of each country and era."""

    __slots__ = ("_arms", "_known", "_turns")

    def __init__(self, arms: Mapping[tuple[str, str], tuple[Actor, ...]]) -> None:
        """Keep the records of the arms of all states; they are asked for their days when a report first has one."""
        self._arms = arms
        self._known: dict[tuple[int, str | None], Memory] = {}
        self._turns: list[date] | None = None

    def __len__(self) -> int:
        return len(self._known)

    def of(self, on: date | None, country: str | None) -> Memory:
        """
        Return what is remembered for reports about *country*, read for a day.

        >>> army = Actor("army-1", "Army of Ravia", "state_military", "RAV", until=date(1991, 12, 31))
        >>> memories = Memories({("military", "RAV"): (army,)})
        >>> before, after = date(1991, 12, 31), date(1992, 1, 1)
        >>> memories.of(before, "RAV") is memories.of(date(1980, 1, 1), "RAV")
        True
        >>> memories.of(before, "RAV") is memories.of(after, "RAV")
        False
        """
        key = self._era(on), country
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_SETTINGS:
                self._known.clear()
            known = self._known[key] = Memory()
        return known

    def _era(self, on: date | None) -> int:
        """Return the number of the era of a day, -1 for no day."""
        if on is None:
            return -1
        turns = self._turns
        if turns is None:
            records = [record for arm in self._arms.values() for record in arm]
            begun = {record.since for record in records if record.since is not None}
            ended = {record.until for record in records if record.until is not None and record.until < date.max}
            turns = self._turns = sorted(begun | {day + _NEXT for day in ended})
        return bisect_right(turns, on)
