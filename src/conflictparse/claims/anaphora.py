"""
What a sentence says of the claims before it.

Read here: the claim that a sentence spells out ("Among those killed were two officers"), the whole that "two nurses
were among the dead" is part of, the figure of "the hostages" who were taken before.
Not read here: that a claim says the same as one before it, or replaces it (that is :mod:`conflictparse.claims.tally`).
Law: only the last claims are looked at, so that a long report is read in time that grows with its length.
"""

from collections.abc import Sequence
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.breakdown import OPENERS, opens_breakdown
from conflictparse.claims.claim import OF_ONE_INCIDENT, Category, Claim
from conflictparse.claims.draft import Draft
from conflictparse.effects.effect import Effect
from conflictparse.effects.vocabulary import ObjectClass
from conflictparse.numbers.intervals import total
from conflictparse.numbers.quantity import Quantity, Relation
from conflictparse.text import Tokens

_NEAR: Final = 12  # claims back, as between those who were taken and what became of "the hostages"
_TAKEN: Final = frozenset({Effect.ABDUCTED, Effect.CAPTURED})


def find_spelled_out(tokens: Tokens, sentence: tuple[int, int], before: Sequence[Claim]) -> Claim | None:
    """Return the claim that a sentence would spell out: of the effect of "among the dead were", else the last."""
    if not before or tokens.lower[sentence[0]] not in OPENERS:
        return before[-1] if before else None
    opened = opens_breakdown(tokens, *sentence)
    words = tokens.lower[sentence[0] : opened]
    effects = {effect for effect, said in v.SPELT_EFFECTS.items() if not said.isdisjoint(words)}
    of_effect = (c for c in reversed(before[-_NEAR:]) if c.effect in effects and c.part_of is None)
    return next(of_effect, before[-1])


def find_whole(tokens: Tokens, trigger: int, claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """Return the claim before that "two nurses were among the dead", with its trigger at word *trigger*, is part of."""
    quantity = claim.quantity
    if quantity is None or quantity.low is None or "among" not in tokens.lower[max(0, trigger - 3) : trigger]:
        return None
    for told in reversed(before[-_NEAR:]):
        if told.effect is claim.effect and told.part_of is None and told.scope in OF_ONE_INCIDENT:
            figure = told.quantity
            if figure is not None and figure.low is not None and figure.low >= quantity.low:
                return told
    return None


def with_held(tokens: Tokens, draft: Draft, before: Sequence[Claim]) -> Draft | None:
    """Return *draft*, "the hostages" with the figure of those taken *before*; None when nobody was."""
    group = draft.group
    if group is None or group.quantity is not None or group.object_class is not ObjectClass.PERSON:
        return draft
    taken = [c for c in before[-_NEAR:] if c.effect in _TAKEN and c.part_of is None and c.quantity is not None]
    figures = [c.quantity for c in taken if c.quantity is not None]
    if not figures or draft.effect in _TAKEN:
        return None
    known = Quantity(
        tokens.starts[group.first],
        tokens.ends[group.last - 1],
        tokens.slice(group.first, group.last),
        low=total([q.low for q in figures]),
        high=total([q.high for q in figures]),
        stated=total([q.stated for q in figures]),
        modifier=figures[0].modifier,
        form=figures[0].form,
        relation=Relation.ANAPHORIC,
        rule="figure of those taken",
    )
    category = taken[0].category if len({c.category for c in taken}) == 1 else Category.MIXED
    return draft._replace(group=group._replace(quantity=known, category=category.value))
