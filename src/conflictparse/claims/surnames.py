"""
Persons who are told of again by the surname alone.

"Omar Doe was shot dead on Monday. Doe was killed near the bridge." tells of one person.

Read here: the surname after the whole name, and after the office in the sentence before ("the spokesman was shot
dead"), when the text had the name before that. Not read here: pronouns, and figures that are told again; that is for
:mod:`conflictparse.claims.tally`. Law: a name that the text has not told before is nobody's but its own.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims.claim import Claim
from conflictparse.claims.groups import Group
from conflictparse.claims.persons import DEFINITE, NAMED
from conflictparse.numbers.quantity import Quantity
from conflictparse.text import Tokens

_NEAR: Final = 12  # claims between a name and the surname alone


def told_before(tokens: Tokens, group: Group | None, claim: Claim, before: Sequence[Claim]) -> str | None:
    """
    Return the id of the claim of *before* that tells of the person whom *claim* names by one word, or None.

    Args:
        group: what *claim* is about.
    """
    is_surname = group is not None and group.kind == "named" and group.last - group.first == 1
    if group is None or not is_surname or claim.quantity is None or claim.quantity.rule != NAMED:
        return None
    name = group.first
    same = [(c, c.quantity) for c in before[-_NEAR:] if c.effect is claim.effect and c.quantity is not None]
    for told, quantity in reversed(same):
        if quantity.rule == NAMED and tokens.lower[name] in _words(tokens, quantity):
            return told.same_as or told.id
    if same and same[-1][1].rule == DEFINITE and _is_office_of(tokens, name, same[-1][0]):
        return same[-1][0].id
    return None


def _words(tokens: Tokens, name: Quantity) -> list[str]:
    return tokens.lower[tokens.word_at(name.start) : tokens.word_at(name.end - 1) + 1]


def _is_office_of(tokens: Tokens, name: int, told: Claim) -> bool:
    """Tell whether *told* is of the sentence before that of the word *name*, and the text had that name before it."""
    is_next = tokens.word_at(told.end - 1) + 1 == tokens.sentence_of(name)[0]
    return is_next and tokens.starts[tokens.where[tokens.lower[name]][0]] < told.start
