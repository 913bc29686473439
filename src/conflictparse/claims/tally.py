"""
Relations between the claims of a report: restated, superseded, additive.

A figure that says again what was said before is ``same_as`` it; a running toll that has risen
``supersedes`` the one before; only what a plain sum may add up stays ``additive``.

A report states its incident first and tells it afterwards. So the first paragraph with a figure for an
effect is its *lead*: later paragraphs give other words, other sources or parts of the same, unless they say
that they add ("another four", "also killed") or count people whom the lead leaves out (soldiers beside
civilians). Inside a paragraph a total is *spelled out* by later figures that add up to it, and by named
persons.

Law: settling never changes what a claim says, only how it relates to others; it is idempotent.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from conflictparse.claims.claim import OF_ONE_INCIDENT, TOLD_AS_FACT, Category, Claim, Scope
from conflictparse.claims.copies import changed
from conflictparse.claims.persons import NAMED, PRONOUN
from conflictparse.effects.effect import Effect
from conflictparse.effects.vocabulary import NOUNS, OBJECTS_OF, Noun, ObjectClass
from conflictparse.numbers.quantity import Quantity, Relation

_INCIDENT: Final = Scope.INCIDENT
_RUNNING: Final = Scope.RUNNING
#: Claims of one effect that a claim is compared with, nearest first: enough for any article, and linear.
_NEAR: Final = 40
_FEW: Final = 2  # a figure that "several people" may have, and that two persons named apart do not
_ANYONE: Final = frozenset({Category.UNKNOWN, Category.MIXED})


class Paragraph(NamedTuple):
    """Where a paragraph begins, and whether it is a headline: a line without a closing sign."""

    start: int
    headline: bool


def settle(
    claims: Sequence[Claim],
    paragraphs: Sequence[Paragraph] = (),
    retold: Collection[str] = frozenset(),
    earlier: Collection[str] = frozenset(),
) -> tuple[Claim, ...]:
    """
    Return *claims* with same_as, supersedes and additive filled in, in the same order.

    Args:
        paragraphs: the paragraphs of the text, in order; without them the text is one.
        retold: ids of the claims that tell of an attack of which the text told before ("the strike killed 40").
        earlier: ids of the claims that tell what was said before the report ("an earlier toll of 184").
    """
    settled: list[Claim] = []
    told: dict[Effect, list[Claim]] = {}
    replaced: set[str] = set()
    for claim in claims:
        before = told.setdefault(claim.effect, [])[-_NEAR:]
        same_as = claim.same_as or _restated(claim, before)
        supersedes = None if same_as is not None and claim.scope is _RUNNING else _superseded(claim, before)
        related = claim
        if (same_as, supersedes) != (claim.same_as, claim.supersedes):
            related = changed(claim, same_as=same_as, supersedes=supersedes)
        settled.append(related)
        told[claim.effect].append(related)
        if related.supersedes is not None:
            replaced.add(related.supersedes)
        if _is_outdated(related, before) or (related.id in retold and _is_told(related, before)):
            replaced.add(related.id)
        if related.id in earlier and any(_tells_incident(c) for c in before):
            replaced.add(related.id)
    restated = _restated_in_text(settled, paragraphs)
    counted: set[str] = set()
    for of_effect in told.values():
        standing = [c for c in of_effect if _is_additive(c, replaced)]
        counted |= _counted(_in_text(standing, restated, paragraphs), paragraphs)
    return tuple(c if c.additive is (c.id in counted) else changed(c, additive=not c.additive) for c in settled)


def _restated_in_text(settled: Sequence[Claim], paragraphs: Sequence[Paragraph]) -> dict[str, int]:
    """Return where the text below the headline first says again what a claim says, by the id of that claim."""
    starts = [p.start for p in paragraphs]
    again = [c for c in settled if c.same_as is not None] if paragraphs else []
    below = [c for c in again if not paragraphs[_paragraph(starts, c)].headline]
    return {c.same_as: c.start for c in reversed(below) if c.same_as is not None}


def _in_text(claims: Sequence[Claim], restated: Mapping[str, int], paragraphs: Sequence[Paragraph]) -> Sequence[Claim]:
    """Return *claims*, those of a headline as if they stood where the text first says the same."""
    if restated.keys().isdisjoint([c.id for c in claims]):
        return claims
    starts = [p.start for p in paragraphs]
    raised = {c.id for c in claims if c.id in restated and paragraphs[_paragraph(starts, c)].headline}
    return [changed(c, start=restated[c.id]) if c.id in raised else c for c in claims]


def _paragraph(starts: Sequence[int], claim: Claim) -> int:
    return max(0, bisect_right(starts, claim.start) - 1)


def _counted(claims: Sequence[Claim], paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the ids of those *claims* of one effect that a plain sum may add up."""
    if len(claims) > 1 and ObjectClass.PERSON in OBJECTS_OF[claims[0].effect]:
        for covered in (_outside_lead(claims, paragraphs), _spelled_out(claims), _summed_up(claims)):
            claims = [c for c in claims if c.id not in covered]
    return {c.id for c in claims}


def _outside_lead(claims: Sequence[Claim], paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the ids of the claims that tell again, in a later paragraph, what the lead states."""
    starts = [p.start for p in paragraphs]
    where = {c.id: _paragraph(starts, c) for c in claims}
    figures = [c for c in claims if _stated(c) != 0] or claims  # "nobody was killed" leads nothing
    text = [c for c in figures if not (paragraphs and paragraphs[where[c.id]].headline)] or figures
    lead = where[text[0].id] if text else 0
    if paragraphs and all(_is_named(c) for c in text if where[c.id] == lead):  # the headline counts whom the text names
        heads = [where[c.id] for c in figures if not _is_named(c) and (_stated(c) or 0) > 1]
        lead = next((head for head in heads if paragraphs[head].headline), lead)
    known = {c.category for c in text if where[c.id] == lead}
    return {c.id for c in claims if where[c.id] != lead and _stated(c) != 0 and not _adds_to(c, known)}


def _is_named(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.rule == NAMED


def _adds_to(claim: Claim, known: set[Category]) -> bool:
    """Tell whether *claim* says that it adds, or counts fighters where only others are *known*, or others."""
    if claim.quantity is not None and claim.quantity.relation is Relation.ADDITIONAL:
        return True
    if claim.category in _ANYONE or not known.isdisjoint(_ANYONE):
        return False
    fighters = {category is Category.COMBATANT for category in known}
    return (claim.category is Category.COMBATANT) not in fighters


def _spelled_out(claims: Sequence[Claim]) -> set[str]:
    """Return the ids of the claims that spell out an earlier total: named persons, figures that sum to it."""
    covered: set[str] = set()
    for i, total in enumerate(claims):
        stated = _stated(total)
        if total.id in covered or stated is None:
            continue
        later = [c for c in claims[i + 1 : i + 1 + _NEAR] if c.start != total.start and c.id not in covered]
        if total.category in _ANYONE and stated > 1:
            covered |= {c.id for c in later if c.quantity is not None and c.quantity.rule == NAMED}
        covered |= {c.id for c in later if c.quantity is not None and c.quantity.relation is Relation.PART_OF}
        covered |= _summing_to(stated, [c for c in later if c.id not in covered])
    return covered


def _summed_up(claims: Sequence[Claim]) -> set[str]:
    """Return the ids of closing totals ("4 fatalities.") and pronouns that say what was counted before."""
    covered: set[str] = set()
    told = 0
    for claim in claims:
        stated = _stated(claim) or 0
        is_total = claim.rule == "counted effect noun" and stated == told
        if told and (is_total or (claim.quantity is not None and claim.quantity.rule == PRONOUN)):
            covered.add(claim.id)
        else:
            told += stated
    return covered


def _stated(claim: Claim) -> int | None:
    """Return the whole figure that *claim* states, or None."""
    stated = claim.quantity.stated if claim.quantity is not None else None
    return stated if isinstance(stated, int) else None


def _summing_to(total: int, later: Sequence[Claim]) -> set[str]:
    """Return the ids of the first claims of *later*, two or more, whose figures add up to *total*."""
    running = 0
    for n, claim in enumerate(later, start=1):
        stated = _stated(claim)
        if stated is None:
            return set()
        running += stated
        if running == total and n > 1:
            return {c.id for c in later[:n]}
        if running >= total:
            return set()
    return set()


def _is_told(claim: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether an earlier sentence gives a figure for what *claim* tells again."""
    return claim.scope is _INCIDENT and any(
        c.start != claim.start and _tells_incident(c) and (_stated(c) or 0) > 1 and _same_group(c, claim)
        for c in before
    )


def _is_outdated(claim: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether a running toll looks back at a lower figure than one given before it."""
    return (
        claim.scope is _RUNNING
        and claim.part_of is None
        and any(c.scope is _RUNNING and c.part_of is None and _is_raised_by(claim, c) for c in before)
    )


def _is_additive(claim: Claim, replaced: set[str]) -> bool:
    return (
        claim.part_of is None
        and claim.same_as is None
        and claim.id not in replaced
        and claim.scope in OF_ONE_INCIDENT
        and claim.status in TOLD_AS_FACT
        and claim.quantity is not None
    )


def _restated(claim: Claim, before: Sequence[Claim]) -> str | None:
    """Return the id of the earlier claim that says the same, or None."""
    if claim.quantity is None or claim.part_of is not None:
        return None
    figure = claim.quantity.stated
    tells = figure not in (None, 0, 1)  # "one" is too common to tell
    for earlier in before:
        if _is_same_trigger(earlier, claim) and counts_families(claim) and not counts_families(earlier):
            return earlier.id  # "46,000 people, or roughly 9,200 households"
        if (
            tells
            and earlier.quantity is not None
            and earlier.quantity.stated == figure
            and earlier.start != claim.start
            and _same_figure(earlier.quantity, claim.quantity)
            and _same_group(earlier, claim)
        ):
            return earlier.same_as or earlier.id
    return None


def _is_same_trigger(a: Claim, b: Claim) -> bool:
    return a.trigger.start == b.trigger.start and a.trigger == b.trigger


def counted_noun(claim: Claim) -> Noun | None:
    """Return what the effects know of the head of the counted words, or None: "six police officers"."""
    words = claim.counted.text.lower() if claim.counted is not None else ""
    return NOUNS.get(words.rpartition(" ")[2].rpartition("-")[2])


def counts_families(claim: Claim) -> bool:
    """Tell whether *claim* counts families, which are never turned into persons."""
    noun = counted_noun(claim)
    return noun is not None and noun.object_class is ObjectClass.FAMILY


def _same_figure(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities give one figure."""
    return (a.low, a.high, a.stated) == (b.low, b.high, b.stated) and a.dimension is b.dimension


def _same_group(a: Claim, b: Claim) -> bool:
    return a.category is b.category or a.category in _ANYONE or b.category in _ANYONE


def _superseded(claim: Claim, before: Sequence[Claim]) -> str | None:
    """Return the id of the figure that *claim* replaces: a lower one of a running toll, or words without a figure."""
    if vague := _made_exact(claim, before):
        return vague
    if claim.scope is not _RUNNING or claim.part_of is not None or claim.category not in _ANYONE:
        return None
    lower = [c for c in before if _is_raised_by(c, claim)]
    running = [c for c in lower if c.scope is _RUNNING]
    return next((c.id for c in reversed(running or lower)), None)


def _made_exact(claim: Claim, before: Sequence[Claim]) -> str | None:
    """Return the id of the last claim *before*, if it has no figure ("multiple people") and *claim* gives it one."""
    last = before[-1] if before else None
    if last is None or last.quantity is None or claim.quantity is None or not _same_group(last, claim):
        return None
    if not (_tells_incident(last) and _tells_incident(claim)) or last.start == claim.start or _elsewhere(last, claim):
        return None
    least, stated = last.quantity.low, claim.quantity.stated
    vague = last.quantity.stated is None and least is not None
    exact = stated is not None and stated > _FEW and claim.quantity.relation is None
    return last.id if vague and exact and least is not None and stated is not None and least <= stated else None


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Tell whether two claims name places, and none in common."""
    places = [{p.place_id or p.text for p in c.places} for c in (a, b)]
    return all(places) and places[0].isdisjoint(places[1])


def _tells_incident(claim: Claim) -> bool:
    return claim.part_of is None and claim.scope is _INCIDENT and claim.status in TOLD_AS_FACT


def _is_raised_by(earlier: Claim, claim: Claim) -> bool:
    return (
        earlier.effect is claim.effect
        and earlier.part_of is None
        and earlier.scope in OF_ONE_INCIDENT
        and earlier.category in _ANYONE
        and earlier.quantity is not None
        and claim.quantity is not None
        and _is_less(earlier.quantity, claim.quantity)
    )


def _is_less(a: Quantity, b: Quantity) -> bool:
    low_a, low_b = a.stated or a.low, b.stated or b.low
    return low_a is not None and low_b is not None and 0 < low_a < low_b
