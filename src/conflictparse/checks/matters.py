"""
Whether two claims speak of one matter: the same thing happening to the same kind of people, there and then.

Claims say less than reports mean, so two of them are compared only where nothing that they say keeps them apart.
What is unsaid (no place, no day) keeps nothing apart. Law: the relation is symmetric.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Source
from conflictparse.claims.doers import names_party

#: Words that count the same people. A word that is not here counts only what it names itself.
_KINDS: Final = MappingProxyType(
    {
        word: kind
        for kind, words in {
            "people": "people persons person individuals victims dead martyrs bodies fatalities deaths casualties"
            " civilians",
            "soldiers": "soldiers troops servicemen",
            "fighters": "fighters militants insurgents gunmen rebels",
            "police": "police policemen officers",
            "women": "women woman",
            "children": "children child kids minors",
            "men": "men man",
        }.items()
        for word in words.split()
    }
)
#: Sources that stand for another source of the text, or for none in particular.
_UNCLEAR: Final = frozenset(
    "he she they it we i who which sources source reports report result initial same some others witnesses".split()
)
#: Characters between two sentences of a paragraph, the closing sign included.
_GAP: Final = 3
_NO_NAME: Final = frozenset({"the", "a", "an", "of", "in", "from", "for", "and"})


def ids_at(claims: Sequence[Claim], positions: Sequence[int]) -> list[tuple[str, ...]]:
    """Return for each of *positions* the ids of the claims of the sentence there; *claims* are in reading order."""
    starts = [claim.start for claim in claims] if positions else []
    found = []
    for position in positions:
        last = bisect_right(starts, position)
        first = bisect_left(starts, starts[last - 1]) if last else 0
        found.append(tuple(claim.id for claim in claims[first:last] if position < claim.end))
    return found


def kind_of(claim: Claim) -> str:
    """Return what the counted words of *claim* count: "people" for a bare figure."""
    if claim.counted is None:
        return "people"
    head = claim.counted.text.lower().rpartition(" ")[2]
    return _KINDS.get(head) or head.removesuffix("s")


def place_keys(claim: Claim) -> frozenset[str]:
    """Return the places of *claim* by their record, or by name where there is none."""
    return frozenset(key for p in claim.places if (key := p.place_id or p.name or p.text))


def actor_keys(actors: tuple[ActorMention, ...]) -> frozenset[str]:
    """Return the actors by their record, or by name where there is none; an event is none."""
    return frozenset(key for a in actors if names_party(a) and (key := a.actor_id or a.name or a.text))


def source_name(source: Source) -> str:
    """Return the name of *source*: of its record if it has one, else as written."""
    if source.actor is not None and source.actor.actor_id and source.actor.name:
        return source.actor.name
    return " ".join(source.text.split())


def is_clear(source: Source) -> bool:
    """Tell whether *source* says who speaks: "he" and "the same source" do not."""
    return not _words(source_name(source)) <= _UNCLEAR


def same_source(a: Source, b: Source) -> bool:
    """Tell whether two sources are one: one record, or one name that is a shorter form of the other."""
    if a.actor is not None and b.actor is not None and a.actor.actor_id and a.actor.actor_id == b.actor.actor_id:
        return True
    one, two = _words(source_name(a)), _words(source_name(b))
    return one <= two or two <= one


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - _NO_NAME


def same_matter(a: Claim, b: Claim) -> bool:
    """Tell whether *a* and *b* claim the same effect on the same kind of people or things, of one event."""
    return (
        a.effect is b.effect
        and a.category is b.category
        and kind_of(a) == kind_of(b)
        and same_event(a, b)
        and _same_victim(a.victim, b.victim)
    )


def same_event(a: Claim, b: Claim) -> bool:
    """Tell whether nothing keeps the events of *a* and *b* apart: place, day, means, perpetrator."""
    return (
        a.events == b.events
        and (a.means is None or b.means is None or a.means == b.means)
        and same_days(a, b)
        and meet(place_keys(a), place_keys(b))
        and meet(actor_keys(a.perpetrators), actor_keys(b.perpetrators))
    )


def share_place(a: Claim, b: Claim) -> bool:
    """Tell whether both claims name one place."""
    return not place_keys(a).isdisjoint(place_keys(b))


def share_day(a: Claim, b: Claim) -> bool:
    """Tell whether both claims name a day, and the days overlap."""
    return a.time is not None and b.time is not None and a.time.from_date is not None and same_days(a, b)


def cover_alike(a: Claim, b: Claim) -> bool:
    """Tell whether *a* and *b* count over equally many days: five days of raids kill more than one of them."""
    spans = [c.time.to_date - c.time.from_date for c in (a, b) if c.time and c.time.from_date and c.time.to_date]
    return len(spans) < 2 or spans[0] == spans[1]


def are_neighbours(a: Claim, b: Claim) -> bool:
    """Tell whether two claims without place and day stand in one sentence or in two that follow each other."""
    bare = not a.places and not b.places and a.time is None and b.time is None
    return bare and max(a.start, b.start) - min(a.end, b.end) <= _GAP


def meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two sets share a member, or one is unsaid."""
    return not a or not b or not a.isdisjoint(b)


def same_days(a: Claim, b: Claim) -> bool:
    """Tell whether the days of *a* and *b* overlap, or those of one are unsaid."""
    if a.time is None or b.time is None:
        return True
    a_from, a_to, b_from, b_to = a.time.from_date, a.time.to_date, b.time.from_date, b.time.to_date
    if a_from is None or b_from is None:
        return a.time.text == b.time.text or (a_from is None) != (b_from is None)
    return a_from <= (b_to or b_from) and b_from <= (a_to or a_from)


def _same_victim(a: ActorMention | None, b: ActorMention | None) -> bool:
    if a is None or b is None:
        return True
    return actor_keys((a,)) == actor_keys((b,))
