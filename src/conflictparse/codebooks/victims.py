"""
Everyone but the attackers, as lists of incidents count.

Militants are attackers too, unless an army or an air raid killed them; attackers named as part of a figure are taken
out of it. After Wikipedia's lists of incidents, which have no codebook.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims.claim import Claim
from conflictparse.claims.tally import counted_noun
from conflictparse.codebooks.convention import Convention, Figure, as_stated, spread
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.numbers.quantity import Quantity

_SOURCE: Final = "Wikipedia's lists of incidents"

WORDS: Final = Rule("victims.words", "the interval of the words", _SOURCE, Standing.OURS)
SOURCES: Final = Rule(
    "victims.sources",
    "sources that disagree: from the lowest to the highest, best is the first",
    _SOURCE,
    Standing.OURS,
)
TAKEN_OUT: Final = Rule("victims.taken-out", "attackers inside a figure are taken out of it", _SOURCE, Standing.OURS)

_MILITANTS: Final = frozenset(
    f"{word}{ending}"
    for word in "militant terrorist insurgent jihadist jihadi extremist".split()
    for ending in ("", "s")
)
_AIR: Final = frozenset(("airstrike", "drone", "missile", "shelling"))
_STATES: Final = frozenset(("state_military", "state_police", "foreign_state_military", "government"))


class Victims(Convention):
    """The words as they are, for everyone but the attackers."""

    __slots__ = ()
    name = "victims"
    subtracts = TAKEN_OUT

    def counts(self, claim: Claim, /) -> bool:
        """Count everyone who is not named as attacker."""
        return not is_attacker(claim)

    def figure(self, quantity: Quantity) -> Figure:
        """Return the words' own interval."""
        return as_stated(quantity, WORDS)

    def between(self, accounts: Sequence[Figure]) -> Figure:
        """Return the lowest and the highest of the *accounts*; best is the first."""
        return spread(accounts, SOURCES)


def is_attacker(claim: Claim) -> bool:
    """Tell whether the counted words name the attacking side: "two assailants", "15 terrorists"."""
    noun = counted_noun(claim)
    if noun is not None and noun.attacker:
        return True
    words = claim.counted.text.lower().split() if claim.counted is not None else []
    return words[-1:] != [] and words[-1] in _MILITANTS and not _is_raid(claim)


def _is_raid(claim: Claim) -> bool:
    """Tell whether a state killed them: then they are whom the incident befell."""
    return claim.means in _AIR or any(p.kind in _STATES for p in claim.perpetrators)
