"""
What sources say of one thing: claims that answer the same question, side by side.

Two additive claims answer one question when they tell the same effect on the same people at the same place and time,
and different sources give different figures. What the words leave out (a place, a time) contradicts nothing. A figure
that adds ("another four"), or that nobody is named for, is a question of its own.

Law: every claim is in one account of one question; a report with one source has as many questions as claims.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.actors.actor import MentionKind
from conflictparse.claims.claim import Category, Claim
from conflictparse.numbers.quantity import Relation

_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED})
_ADDING: Final = frozenset({Relation.ADDITIONAL, Relation.ANAPHORIC})
#: Questions that a claim is compared with, nearest first, and accounts of one: enough for any article, and linear.
_NEAR: Final = 40


class Account(NamedTuple):
    """What one source says; *source* is None when nobody is named."""

    source: str | None
    claims: tuple[Claim, ...]


#: What several sources say of one thing; one account where nobody disagrees.
Question = tuple[Account, ...]


def questions(claims: Sequence[Claim]) -> list[Question]:
    """Return *claims*, those of one effect that are to be added up, by the question that they answer."""
    found: list[Question] = []
    for claim in claims:
        source = source_of(claim)
        at = next((n for n in range(len(found) - 1, max(-1, len(found) - 1 - _NEAR), -1)
                   if _answers(claim, source, found[n])), None)  # fmt: skip
        if at is None:
            found.append((Account(source, (claim,)),))
        else:
            found[at] = (*found[at], Account(source, (claim,)))
    return found


def source_of(claim: Claim) -> str | None:
    """Return a key for who says so: the record, else the words; None for nobody, and for "he" and "they"."""
    source = claim.source
    if source is None:
        return None
    actor = source.actor
    if actor is None:
        return source.text.casefold()
    if actor.actor_id is None and actor.mention is MentionKind.ANAPHORA:
        return None
    return actor.actor_id or (actor.name or source.text).casefold()


def _answers(claim: Claim, source: str | None, question: Question) -> bool:
    """Tell whether *claim* gives another figure for what *question* is about, and from another source."""
    if source is None or claim.quantity is None or claim.quantity.relation in _ADDING or len(question) >= _NEAR:
        return False
    if any(account.source in (None, source) for account in question):
        return False
    return all(_same_thing(account.claims[0], claim) for account in question)


def _same_thing(a: Claim, b: Claim) -> bool:
    return (
        a.effect is b.effect
        and _figure(a) != _figure(b)
        and _same_people(a, b)
        and _agree({p.place_id or p.name for p in a.places}, {p.place_id or p.name for p in b.places})
        and _same_time(a, b)
    )


def _figure(claim: Claim) -> tuple[object, ...]:
    q = claim.quantity
    return () if q is None else (q.low, q.high, q.stated)


def _same_people(a: Claim, b: Claim) -> bool:
    """Tell whether the counted people may be the same: "3 policemen" and "4 fatalities", not "3 soldiers"."""
    if a.victim is not None and b.victim is not None and _differ(a.victim.actor_id, b.victim.actor_id):
        return False
    if a.category in _ANYONE or b.category in _ANYONE:
        return True
    return a.category is b.category and not _differ(_head(a), _head(b))


def _head(claim: Claim) -> str | None:
    """Return the last of the counted words, without the s of a plural."""
    return claim.counted.text.casefold().rpartition(" ")[2].removesuffix("s") if claim.counted is not None else None


def _same_time(a: Claim, b: Claim) -> bool:
    if a.time is None or b.time is None:
        return True
    return not _differ(a.time.from_date, b.time.from_date) and not _differ(a.time.to_date, b.time.to_date)


def _differ(a: object, b: object) -> bool:
    """Tell whether both are known and not the same."""
    return a is not None and b is not None and a != b


def _agree(a: set[str | None], b: set[str | None]) -> bool:
    """Tell whether one of the places is the same, or unknown on a side."""
    return not a or not b or not a.isdisjoint(b)
