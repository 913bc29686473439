"""
Wholes and parts: "132, including 65 fighters, 18 from allied factions and 49 members".

Read here: parts after "including", "among them" and the like, shares ("nearly half of whom are children"),
figures that apportion a whole ("two helicopters, one in X and another in Y"), and the sentence that spells
out the figure of the one before ("These are ..."). Not read here: what happened to them.
Law: parts never add deaths; they are never additive.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from conflictparse.claims import vocabulary as v
from conflictparse.claims.chunks import LIST, Chunk, Chunks
from conflictparse.claims.claim import Category, PartRole
from conflictparse.claims.groups import Group
from conflictparse.effects.effect import Effect
from conflictparse.effects.vocabulary import OBJECTS_OF
from conflictparse.numbers.quantity import Dimension, Quantity
from conflictparse.text import Pattern, Tokens

_THINGS: Final = OBJECTS_OF[Effect.SEIZED]
_LEAD: Final = 5  # words in which an opening such as "Among the dead were" must be complete
_PARTS: Final = Pattern(rf"[,(—]?i[wa]{{0,3}}(?P<o>{LIST})(?:[)—]|,(?=[wa]{{0,5}}[PIS]))?")
_OWN_VERB: Final = Pattern(r"[wpa]{0,4}[PI]")
_VERB_BEFORE: Final = Pattern(r"[PIARS][wpu]{0,6}$")
_TO_VERB: Final = 7  # chunks that it covers at most
_LISTED: Final = Pattern(rf":(?P<o>{LIST})(?![wpa·]{{0,4}}[PIAS])")
_SHARES: Final = Pattern(
    r"[,(—](?P<o>[GQ])i[awp]{0,3}(?P<of>[DG])?(?:p{0,2}&[DGgw]p{0,2})?(?:[)—]|,(?=[wa]{0,5}[PIS]))?"
)
_APPORTIONED: Final = Pattern(r"(?P<w>[GQ])p{0,3}[,:—(](?P<o>Q[wp]{1,3}(?:,Q[wp]{1,3}){0,6},?&Qp{0,3})[,)—]?")
_SUMMED: Final = Pattern(r"(?P<w>[GQ])p{0,3}[,:—(](?P<o>[Gg]p{0,2}(?:,[Gg]p{0,2}){0,6},?&[Gg]p{0,2})[,)—]?")
_FIGURES: Final = frozenset("GQg")  # letters of chunks with a figure; those that may be a part, and a whole
_MEMBERS: Final = _FIGURES | {"D", "N"}
_WHOLES: Final = _FIGURES | {"L", "D"}
#: The first words of a sentence that spells out the one before.
OPENERS: Final = v.SPELT_OUT | v.BEFORE_SPELT_OUT
_REACH: Final = 40  # chunks between a whole and its parts


class Parts(NamedTuple):
    """
    Groups that are part of an earlier group of the sentence.

    Attributes:
        chunk: where the whole stands.
        whole: what it is.
        members: its parts.
    """

    chunk: Chunk
    whole: Group
    members: tuple[Chunk, ...]


def read_parts(chunks: Chunks, letters: str) -> tuple[list[Parts], str]:
    """Return the breakdowns of a sentence, and its *letters* with every part read made "·"."""
    found: list[Parts] = []
    for read, sign in _READERS:
        if sign not in letters:
            continue
        marked = list(letters)
        for parts, first, last in read(chunks, letters):
            found.append(parts)
            marked[first:last] = "·" * (last - first)
        letters = "".join(marked)
    return found, letters


def _read_listed(chunks: Chunks, letters: str) -> list[tuple[Parts, int, int]]:
    """Read "more than 200 people have died: 182 fighters, 62 soldiers and about 20 villagers"."""
    found = []
    for m in _LISTED.finditer(letters):
        whole = _whole_before(chunks, letters, m.start())
        members = tuple(chunks[k] for k in range(*m.span("o")) if letters[k] in _FIGURES)
        if whole is not None and len(members) > 1:
            found.append((Parts(*whole, members), *m.span()))
    return found


def _read_apportioned(chunks: Chunks, letters: str) -> list[tuple[Parts, int, int]]:
    """Read "two helicopters, one in X and another in Y", "40 people, 6 guards and 34 shoppers,": what adds up."""
    found = []
    for pattern, like in ((_APPORTIONED, True), (_SUMMED, False)):
        for m in pattern.finditer(letters):
            whole = chunks.groups[m.start("w")]
            members = tuple(chunks[k] for k in range(*m.span("o")) if letters[k] in _FIGURES)
            if _adds_up(whole, members):
                like_whole = tuple(_like(member, whole) for member in members) if like else members
                found.append((Parts(chunks[m.start("w")], whole, like_whole), m.start("o") - 1, m.end()))
    return found


def _read_shares(chunks: Chunks, letters: str) -> list[tuple[Parts, int, int]]:
    """Read "nearly half of whom are children", "three of them women"."""
    found = []
    for m in _SHARES.finditer(letters):
        whole = _whole_before(chunks, letters, m.start())
        if whole is not None:
            found.append((Parts(*whole, (_share(chunks, m),)), *m.span()))
    return found


def _read_including(chunks: Chunks, letters: str) -> list[tuple[Parts, int, int]]:
    """Read "including two children", "among them 102 jihadists"; a part may have parts of its own."""
    found = []
    marked = list(letters)
    for m in _PARTS.finditer(letters):
        whole = _whole_before(chunks, marked, m.start())
        if whole is not None:
            places = [k for k in range(*m.span("o")) if letters[k] in _MEMBERS]
            fitting = min(_fitting(chunks, places, whole[1]), _before_subject(letters, m, places))
            end = m.end() if fitting == len(places) else places[fitting - 1] + 1
            found.append((Parts(*whole, tuple(chunks[k] for k in places[:fitting])), m.start(), end))
            marked[m.start() : end] = "·" * (end - m.start())
    return found


#: How parts are read, in this order, and a letter without which there are none.
_READERS: Final = ((_read_listed, ":"), (_read_apportioned, "&"), (_read_shares, "i"), (_read_including, "i"))


def _before_subject(letters: str, m: re.Match[str], places: Sequence[int]) -> int:
    """
    Return how many of the groups at *places* stand before the subject of a verb of its own.

    "12 were killed, including a nurse, and four others were hurt": the four are hurt, and no part of the twelve.
    """
    joined = letters.rfind("&", *m.span("o"))
    if joined < 0 or not _OWN_VERB.match(letters, m.end("o")):
        return len(places)
    if not _VERB_BEFORE.search(letters, max(0, m.start() - _TO_VERB), m.start()):
        return len(places)
    return max(1, sum(k < joined for k in places))


def _fitting(chunks: Chunks, places: Sequence[int], whole: Group) -> int:
    """
    Return how many of the groups at *places*, one at least, may be parts of *whole*.

    Nine shoppers are no part of five raiders. More raiders than there were are: that is a contradiction of the text.
    """
    limit = whole.quantity.high if whole.quantity is not None else None
    told: Fraction | int = 0
    for n, k in enumerate(places):
        group = chunks.groups.get(k)
        quantity = group.quantity if group is not None else None
        told += Fraction(quantity.low) if quantity is not None and quantity.low is not None else 1
        if n and limit is not None and told > limit and _are_others(whole, group):
            return n
    return len(places)


def _are_others(whole: Group, part: Group | None) -> bool:
    """Tell whether one group fights and the other does not."""
    if part is None or "unknown" in (whole.category, part.category):
        return False
    return (whole.category == Category.COMBATANT) is not (part.category == Category.COMBATANT)


def _adds_up(whole: Group, members: Sequence[Chunk]) -> bool:
    """Tell whether the members' figures add up to that of the whole."""
    quantities = [m.group.quantity for m in members if m.group is not None]
    figures = [q.stated for q in quantities if q is not None and q.stated is not None]
    return whole.quantity is not None and len(figures) == len(members) and sum(figures) == whole.quantity.stated


def _like(member: Chunk, whole: Group) -> Chunk:
    """Return a figure without a noun as a figure of what the whole counts."""
    if member.group is None:
        return member
    group = member.group._replace(object_class=whole.object_class, category=whole.category, kind="counted")
    return member._replace(group=group)


def _share(chunks: Chunks, m: re.Match[str]) -> Chunk:
    """Return the figure of "three of them women" with what the words after it say it counts."""
    figure = chunks[m.start("o")]
    if m["of"] is None or figure.group is None or figure.group.head is not None:
        return figure
    kind = chunks[m.start("of")].group
    if kind is None:
        return figure
    group = figure.group._replace(head=kind.head, object_class=kind.object_class, category=kind.category)
    return figure._replace(group=group)


def _whole_before(chunks: Chunks, letters: Sequence[str], start: int) -> tuple[Chunk, Group] | None:
    """Return the nearest group before *start* that stands for itself and has a figure, and where it stands."""
    for k in range(start - 1, max(-1, start - _REACH), -1):
        if letters[k] in _WHOLES and (group := chunks.groups.get(k)) is not None and _is_whole(letters[k], group):
            return chunks[k], group
    return None


def _is_whole(letter: str, group: Group) -> bool:
    """Tell whether *group* may have parts: it has a figure, or is a lot of things without one."""
    if group.quantity is None:
        return _are_things(group)
    return letter != "g" or group.kind == "counted"  # "one driver, including two" contradicts itself


def _are_things(group: Group) -> bool:
    """Tell whether *group* is "their equipment": a whole of things whose parts alone have figures."""
    return group.kind == "definite" and group.object_class in _THINGS


def opens_breakdown(tokens: Tokens, first: int, last: int) -> int:
    """
    Return the word after an opening that spells out the sentence before, or 0.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("These are 40 soldiers and 12 villagers.")
    >>> opens_breakdown(tokens, 0, len(tokens))
    2
    """
    subject = False
    for i in range(first, min(last, first + _LEAD)):
        word = tokens.lower[i]
        if word in v.SPELT_OUT:
            subject = True
        elif word in v.LISTING and subject:
            return i + 1
        elif word not in v.BEFORE_SPELT_OUT:
            return 0
    return 0


def part_role(whole: Quantity | None, members: Sequence[Quantity | None]) -> PartRole:
    """
    Return how *members* stand to their *whole*: a partition when they add up to it.

    "Including" says that there may be others; figures that add up exactly say that there are not.
    """
    if any(q is not None and q.dimension is Dimension.SHARE for q in members):
        return PartRole.FRACTION
    stated = [q.stated for q in members if q is not None]
    if whole is None or whole.stated is None or len(stated) < 2 or None in stated or len(stated) < len(members):
        return PartRole.INCLUDING
    total = sum((Fraction(figure) for figure in stated if figure is not None), Fraction(0))
    return PartRole.PARTITION if total == whole.stated else PartRole.INCLUDING
