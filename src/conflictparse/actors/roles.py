"""
The part that an actor plays, as far as the words beside it say: source, backer, victim, belligerent.

Not read here: who did what to whom; that is for the claims. Law: every mention has exactly one role.
"""

from __future__ import annotations

from typing import Final

from conflictparse.actors.actor import ActorRole
from conflictparse.actors.kinds import kinds_that
from conflictparse.actors.vocabulary import FACILITIES
from conflictparse.text.grammar import Reading

_SPEAKERS: Final = kinds_that("speak")
#: The part that actors of a kind play when the sentence does not say.
DEFAULT_ROLES: Final = dict.fromkeys(kinds_that("fight"), ActorRole.BELLIGERENT) | dict.fromkeys(
    kinds_that("suffer"), ActorRole.VICTIM
)


def role_of(reading: Reading, first: int, last: int, kind: str) -> ActorRole:
    """Read the role from the words around: a source speaks, or is pointed at by "according to"."""
    if speaks(reading, first, last, kind in _SPEAKERS):
        return ActorRole.SOURCE
    return DEFAULT_ROLES.get(kind, ActorRole.MENTIONED)


def is_adjective(reading: Reading, last: int) -> bool:
    """Tell whether a facility follows at word *last*: "a police station" is no police."""
    tokens = reading.tokens
    return tokens.codes[last] == " " and last < len(tokens.lower) and tokens.lower[last] in FACILITIES


def speaks(reading: Reading, first: int, last: int, is_source: bool) -> bool:
    """Tell whether the words from *first* to *last* are what a verb of saying is about."""
    codes, letter = reading.codes, reading.grammar.letter
    say, adverb = letter["SAY"], letter["ADVERB"]
    after = 2 * last + 1
    while after < 2 * last + 7 and codes[after : after + 1] == adverb:
        after += 2
    if codes[after : after + 1] == say and codes[2 * last] in " )\"'":
        return True
    if first == 0:
        return False
    lower = reading.tokens.lower
    if lower[first - 1] == "to" and first > 1 and lower[first - 2] == "according":
        return True
    return is_source and codes[2 * first - 1] == say
