"""
What the groups of a sentence say of each other.

Read here: a list that goes on with what no table knows ("two mortars, a bunker and an excavator"), "12 others" of what
was counted before, the two of "four tanks were destroyed and two captured".
Law: no group is taken away, and none changes its words or its figure.
"""

from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.groups import LISTED_CLASSES, Group
from conflictparse.claims.heads import PHRASE, is_plain_noun
from conflictparse.effects.vocabulary import ObjectClass
from conflictparse.numbers import article_count
from conflictparse.text import Tokens

_NO_KIND: Final = frozenset({ObjectClass.EVENT, ObjectClass.LIFE})
_THINGS: Final = frozenset({ObjectClass.EQUIPMENT, ObjectClass.MUNITION})
_LISTED: Final = frozenset({"counted", "article"})
_ENDS: Final = frozenset(",;.|)")
_AFTER_ITEM: Final = v.SWALLOWING | {"and", "or"}


def relate(tokens: Tokens, groups: list[Group], limit: int) -> list[Group]:
    """Return the *groups* of a sentence that ends before word *limit*, each as the ones before it let it be read."""
    return _with_things(tokens, _with_others(tokens, _with_listed(tokens, groups, limit)))


def _with_listed(tokens: Tokens, groups: list[Group], limit: int) -> list[Group]:
    """Add what a list goes on with that no table knows: "two mortars, a bunker and an excavator" are three things."""
    if not any(g.kind in _LISTED and g.object_class in LISTED_CLASSES for g in groups):
        return groups
    out = []
    for n, group in enumerate(groups, start=1):
        out.append(group)
        stop = groups[n].first if n < len(groups) else limit
        known = group
        while known.kind in _LISTED and known.object_class in LISTED_CLASSES:
            item = _next_item(tokens, known, stop)
            if item is None:
                break
            out.append(item)
            known = item
    return out


def _next_item(tokens: Tokens, group: Group, stop: int) -> Group | None:
    """Return the group with "a" that a list goes on with after *group*, up to word *stop*, or None."""
    i = group.last
    joined = i < stop and tokens.codes[i] == ","
    if i < stop and tokens.lower[i] == "and" and tokens.codes[i] in " ,":
        i, joined = i + 1, True
    if not joined or i + 1 >= stop or tokens.lower[i] not in ("a", "an") or tokens.codes[i + 1] != " ":
        return None
    last = i + 1
    while last < min(stop, i + PHRASE) and tokens.codes[last] in " -" and is_plain_noun(tokens, last):
        last += 1
    ends = last >= len(tokens) or tokens.codes[last] in _ENDS or tokens.lower[last] in _AFTER_ITEM
    if last == i + 1 or not ends or tokens.lower[last - 1].endswith("s"):
        return None
    quantity = article_count(tokens, i, last, i + 1, last)
    return Group(i, last, last - 1, quantity, group.object_class, group.category, kind="article")


def _with_others(tokens: Tokens, groups: list[Group]) -> list[Group]:
    """Make "12 others" what the counted group before them is: after vehicles, "three others" are vehicles."""
    if tokens.where.keys().isdisjoint(v.OTHERS):
        return groups
    known: Group | None = None
    out = []
    for group in groups:
        is_other = group.head is not None and tokens.lower[group.head] in v.OTHERS
        if is_other and known is not None:
            out.append(group._replace(object_class=known.object_class, category=known.category))
            continue
        is_part = group.first > 0 and tokens.lower[group.first - 1] in v.PART_OPENERS
        if group.kind == "counted" and group.object_class not in _NO_KIND and not is_part:
            known = group
        out.append(group)
    return out


def _with_things(tokens: Tokens, groups: list[Group]) -> list[Group]:
    """Make the two of "four tanks were destroyed and two captured" tanks."""
    if tokens.where.keys().isdisjoint(v.THING_VERBS):
        return groups
    out: list[Group] = []
    for group in groups:
        before = out[-1] if out else None
        told = group.kind == "number" and group.last < len(tokens) and tokens.lower[group.last] in v.THING_VERBS
        if told and before is not None and before.object_class in _THINGS:
            out.append(group._replace(object_class=before.object_class, category=before.category))
        else:
            out.append(group)
    return out
