"""
Two versions of one report: which claims are new, which are gone, and which say something else.

Read here: reports. Not read here: text, so that reports of yesterday can be compared without their texts. Claims are
paired in passes, from those that are alike in all they say to those that share little but what happened; what no pass
pairs is new or gone. Where a claim stands in the text, and how it was read, makes no difference.

Laws: a report compared with itself has no changes. The other way round, what was new is gone. The time grows linearly
with the number of claims.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from attrs import frozen

from conflictparse.actors.actor import ActorMention
from conflictparse.checks.matters import kind_of, meet, place_keys, same_days, source_name
from conflictparse.claims.claim import Claim
from conflictparse.claims.report import Report

#: What two claims of one matter may differ in, in the order of the tree.
FIELDS: Final = (
    "quantity", "counted", "category", "victim", "perpetrators", "supporters", "means", "places", "time", "source",
    "status", "scope",
)  # fmt: skip
#: Claims that a loosely told claim is compared with: the next ones that are still alone.
_REACH: Final = 16
_TAKEN: Final = -1


class ChangeKind(StrEnum):
    """What became of a claim."""

    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"


@frozen
class Change:
    """
    One claim that another version of the report does not make, or makes otherwise.

    Attributes:
        kind: gone, new or changed.
        before, after: the claim in both versions; None where a version lacks it.
        fields: what differs between them, as the fields of a claim are named.
    """

    kind: ChangeKind
    before: Claim | None = None
    after: Claim | None = None
    fields: tuple[str, ...] = ()


def compare_versions(before: Report, after: Report) -> tuple[Change, ...]:
    """
    Return what the claims of *after* say otherwise than those of *before*, in the reading order of *after*.

    What is gone follows what stays before it.

    >>> from conflictparse import parse
    >>> first = parse("Shelling killed at least 12 people in Sarmin. Two tanks were destroyed.")
    >>> later = parse("Shelling killed 15 people in Sarmin. Ten soldiers were captured.")
    >>> [(c.kind.value, c.fields) for c in compare_versions(first, later)]
    [('changed', ('quantity',)), ('gone', ()), ('new', ())]
    """
    pairs = _pairs(before.claims, after.claims)
    found: list[tuple[tuple[int, int, int], Change]] = []
    last = -1
    partner = dict(pairs)
    for i, claim in enumerate(before.claims):
        if i in partner:
            last = partner[i]
        else:
            found.append(((last, 1, i), Change(ChangeKind.GONE, before=claim)))
    taken = {j: i for i, j in pairs}
    for j, claim in enumerate(after.claims):
        if j not in taken:
            found.append(((j, 0, 0), Change(ChangeKind.NEW, after=claim)))
            continue
        earlier = before.claims[taken[j]]
        fields = _differences(earlier, claim)
        if fields:
            found.append(((j, 0, 0), Change(ChangeKind.CHANGED, earlier, claim, fields)))
    return tuple(change for _, change in sorted(found, key=lambda item: item[0]))


def _pairs(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the positions of the claims that are one, the surest pass first."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: list[tuple[int, int]] = []
    for key in (_everything, _all_but_figure, _figure_and_place, _place_and_days, _figure_alone):
        _take(pairs, list(_pairs_by(key, left, right)), left, right)
    _take(pairs, list(_pairs_nearby(left, right)), left, right)
    return pairs


def _take(
    pairs: list[tuple[int, int]], found: Iterable[tuple[int, int]], left: dict[int, Claim], right: dict[int, Claim]
) -> None:
    for i, j in found:
        pairs.append((i, j))
        del left[i], right[j]


def _pairs_by(
    key: Callable[[Claim], Hashable], left: dict[int, Claim], right: dict[int, Claim]
) -> Iterator[tuple[int, int]]:
    """Yield the positions of claims of one key; several of one key are paired in reading order."""
    groups: dict[Hashable, list[int]] = {}
    for i, claim in left.items():
        groups.setdefault(key(claim), []).append(i)
    alike = {name: iter(group) for name, group in groups.items()}
    for j, claim in right.items():
        for i in alike.get(key(claim), iter(())):
            yield i, j
            break


def _pairs_nearby(left: dict[int, Claim], right: dict[int, Claim]) -> Iterator[tuple[int, int]]:
    """Yield claims of one matter that nothing which they say keeps apart, the nearest first."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = {}
    for side, claims in enumerate((left, right)):
        for at, claim in claims.items():
            groups.setdefault(_matter(claim), ([], []))[side].append(at)
    for mine, yours in groups.values():
        near = ((m, y) for m in range(len(mine)) for y in range(max(0, m - _REACH), min(len(yours), m + _REACH + 1)))
        fits = [(m, y) for m, y in near if _may_be_one(left[mine[m]], right[yours[y]])]
        # Two pairs of one rank share no claim, so the order is the same from either side.
        for m, y in sorted(fits, key=lambda pair: (abs(pair[0] - pair[1]), sum(pair))):
            if mine[m] >= 0 and yours[y] >= 0:
                yield mine[m], yours[y]
                mine[m] = yours[y] = _TAKEN


def _may_be_one(a: Claim, b: Claim) -> bool:
    return meet(place_keys(a), place_keys(b)) and same_days(a, b)


def _differences(a: Claim, b: Claim) -> tuple[str, ...]:
    one, other = _facts(a), _facts(b)
    return tuple(name for name, mine, yours in zip(FIELDS, one, other, strict=True) if mine != yours)


# ---------------------------------------------------------------- what a claim says, ready to compare
def _everything(claim: Claim) -> Hashable:
    return _matter(claim), _facts(claim)


def _all_but_figure(claim: Claim) -> Hashable:
    return _matter(claim), _where(claim), _days(claim), _who(claim)


def _figure_and_place(claim: Claim) -> Hashable:
    return _matter(claim), _figure(claim), _where(claim)


def _place_and_days(claim: Claim) -> Hashable:
    return _matter(claim), _where(claim), _days(claim)


def _figure_alone(claim: Claim) -> Hashable:
    """Return what stays when only the word for the counted changes: "12 people", "12 villagers"."""
    return claim.effect, claim.part_of is not None, _figure(claim), _where(claim), _days(claim)


def _matter(claim: Claim) -> Hashable:
    """Return what happened to what kind of people or things, and whether the figure is a part of another."""
    return claim.effect, kind_of(claim), claim.part_of is not None


def _facts(claim: Claim) -> tuple[Hashable, ...]:
    """Return what *claim* says in the order of FIELDS, without where it stands and how it was read."""
    return (
        _figure(claim),
        _folded(claim.counted.text) if claim.counted is not None else None,
        claim.category,
        _victim(claim),
        _actors(claim.perpetrators),
        _actors(claim.supporters),
        claim.means,
        _where(claim),
        _days(claim),
        _who(claim),
        (claim.status, tuple(map(_folded, claim.hedges))),
        (claim.scope, claim.events),
    )


def _figure(claim: Claim) -> Hashable:
    q = claim.quantity
    if q is None:
        return None
    return q.low, q.high, q.low_open, q.high_open, q.stated, q.modifier, q.unit


def _where(claim: Claim) -> Hashable:
    places = ((p.place_id or _folded(p.name or p.text), p.relation or "", p.direction or "") for p in claim.places)
    return tuple(sorted(places))


def _days(claim: Claim) -> Hashable:
    time = claim.time
    if time is None:
        return None
    return (time.from_date, time.to_date, "" if time.from_date is not None else _folded(time.text))


def _who(claim: Claim) -> Hashable:
    return _folded(source_name(claim.source)) if claim.source is not None else None


def _victim(claim: Claim) -> Hashable:
    """Return the party of the victims where it is a record; other words for them are the counted words."""
    if claim.victim is None or (claim.victim.actor_id is None and claim.counted is not None):
        return ()
    return _actors((claim.victim,))


def _actors(actors: Iterable[ActorMention]) -> Hashable:
    return tuple(sorted(a.actor_id or _folded(a.name or a.text) for a in actors))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
