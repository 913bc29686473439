"""
What the rules say about each name of a text, gathered on one mark per name.

A mark begins as a bare name; area rules widen it, frame rules make a place of an unknown name, role rules
make an actor of a place. A mark without a role is no place, and is dropped.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from conflictparse.places.place import PlaceRole
from conflictparse.places.rules import (
    AREA_SHAPES,
    FRAME_SHAPES,
    GRAMMAR,
    ROLE_SHAPES,
    SUBJECT_RULES,
    areas_of,
    directions_of,
    heads_of,
    names_of,
    spots_of,
    units_of,
)
from conflictparse.places.vocabulary import AREAS, DIRECTIONS, PREPOSITIONS, UNITS
from conflictparse.text import Match, Rule, Tokens
from conflictparse.text.grammar import Reading

_ROLES: Final = {"DEMONYM": PlaceRole.DEMONYM, "RUN": None, "ROAD": None}
# "the city of X" names X; what stands before "of" narrows it only where it is less than the whole.
_NARROWING: Final = frozenset(["countryside", "outskirts", "border"])
# Area nouns after which "of" and a capital are often no place: "the state of Emergency".
_WEAK_HEADS: Final = frozenset("front fronts lines line state states base side most half market strip edge".split())
# A people's land, not only its people: "the Turkish border", "the Syrian city".
_LANDS: Final = frozenset(
    """border borders frontier city town village province coast territory territories countryside desert cities towns
    villages area areas region crossing island islands plains valley highlands""".split()
)
_WEAK_SUFFIXES: Final = frozenset(
    "states villages towns areas fronts camps front area base school state road lines line side".split()
)


class Mark:
    """One name: words ``first`` to ``last``, and the wider phrase ``start`` to ``end``; the rules write the rest."""

    __slots__ = (
        "direction", "distance_km", "end", "first", "kind", "last", "numbers", "relation", "role", "rule", "start",
        "wanted",
    )  # fmt: skip

    def __init__(self, first: int, last: int, numbers: tuple[int, ...], kind: str) -> None:
        self.first = self.start = first
        self.last = self.end = last
        self.numbers = numbers
        self.kind = kind
        self.role: PlaceRole | None = _ROLES.get(kind, PlaceRole.LOCATION)
        self.rule = "name of the gazetteer" if self.role else ""
        self.direction: str | None = None
        self.relation: str | None = None
        self.wanted: str | None = None
        self.distance_km: float | None = None


class Marks(dict[int, Mark]):
    """The mark of each name by its first word; that of an unknown name is made when a rule asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: dict[int, int] = {}

    def __missing__(self, first: int) -> Mark:
        mark = self[first] = Mark(first, self.runs[first], (), "RUN")
        return mark


def mark_areas(reading: Reading, marks: Marks) -> None:
    """Widen the names of *marks* by the area words around them."""
    for rule, match in AREA_SHAPES.find(reading):
        _widen(rule, match, [marks[i] for i in names_of(match)])


def _widen(rule: Rule, match: Match, names: list[Mark]) -> None:
    """Give the names of one match the direction, kind, relation and distance that its words say."""
    tokens = match.tokens
    first, last = names[0].first, names[-1].last
    heads = [i for i in heads_of(match) if i < first] if first > match.first else []
    tails = [i for i in areas_of(match) if i >= last] if last < match.last else []
    points = directions_of(match)
    direction = "+".join(dict.fromkeys([DIRECTIONS[tokens.lower[i]] for i in points])) if points else None
    wanted = relation = None
    for i in (*tails[:1], *heads[:1]):
        kind, said = AREAS.get(tokens.lower[i], (None, None))
        wanted, relation = wanted or kind, relation or said
    if relation is None and not heads and rule.name == "area words of a name":
        relation = "near"
    for mark in names:
        if not _may_widen(mark, match, heads, tails):
            continue
        mark.wanted, mark.relation, mark.direction = wanted, relation, direction
        mark.rule = rule.name
        mark.role = PlaceRole.LOCATION
    _stretch(match, names, heads)
    if rule.name == "distance from a name":
        _measure(match, names[0])


def _may_widen(mark: Mark, match: Match, heads: list[int], tails: list[int]) -> bool:
    """Tell whether the area words fit *mark*: for a people or an unknown name, not all do."""
    lower, words = match.tokens.lower, match.tokens.words
    if mark.kind == "DEMONYM":
        named = match.last < len(lower) and lower[match.last] == "of"  # "the Syrian city of Raqqa"
        return bool(tails) and not named and lower[tails[-1]] in _LANDS
    if mark.kind != "RUN":
        return True
    if heads:
        return lower[heads[-1]] not in _WEAK_HEADS
    if not tails:
        return any(words[i][0].islower() for i in directions_of(match)) and is_free(match.tokens, mark)
    opens = mark.last - mark.first == 1 and mark.first == match.tokens.sentence_of(mark.first)[0]
    weak = lower[tails[0]] in _WEAK_SUFFIXES
    return not (weak and (opens or words[tails[0]][0].isupper()))


def _stretch(match: Match, names: list[Mark], heads: list[int]) -> None:
    """Let the phrases of the first and last name reach to the ends of the match."""
    lower = match.tokens.lower
    whole = heads and AREAS.get(lower[heads[-1]], (None, "border"))[1] not in _NARROWING
    first, last = names[0], names[-1]
    if first.rule and not whole and (first.role is PlaceRole.LOCATION):
        first.start = min(first.start, match.first)
    if last.rule and last.role is PlaceRole.LOCATION:
        last.end = max(last.end, match.last)


def _measure(match: Match, mark: Mark) -> None:
    """Read "10 km" from the words of a distance."""
    unit = units_of(match)[0]
    mark.relation = "distance"
    if unit == 0:
        return
    digits = match.tokens.words[unit - 1].replace(",", "")
    if digits[0].isupper() and match.tokens.sentence_of(unit)[0] != unit - 1:  # "in Sarmin10 km from Idlib": a name
        return
    mark.start = unit - 1
    if len(digits) < 8 and digits.replace(".", "", 1).isdigit() and digits.isascii():
        mark.distance_km = round(float(digits) * UNITS[match.tokens.lower[unit]], 3)


def mark_frames(reading: Reading, marks: Marks) -> None:
    """Make places of unknown names that stand where only places stand."""
    for rule, match in FRAME_SHAPES.find_all(reading):
        spots = [marks[i] for i in spots_of(match)]
        head = match.tokens.lower[match.first]
        if rule.name == "name after a preposition":
            for mark in spots:
                mark.relation = mark.relation or PREPOSITIONS.get(head, "near" if head in DIRECTIONS else None)
        elif _is_weak(rule, head):
            continue
        for mark in spots:
            if mark.role is None and is_free(match.tokens, mark):
                mark.role, mark.rule = PlaceRole.LOCATION, rule.name


def _is_weak(rule: Rule, head: str) -> bool:
    """Tell whether the area noun *head* says too little of the name after it."""
    if rule.name == "name after an area noun without of":
        return not head.endswith("s")
    return rule.name == "name after an area noun" and head in _WEAK_HEADS


def is_free(tokens: Tokens, mark: Mark) -> bool:
    """Tell whether the words around an unknown name leave it free to be a place, not a person's or a group's."""
    after = mark.last
    if after < len(tokens.words):
        gap, word = tokens.codes[after], tokens.lower[after]
        if gap == " " and GRAMMAR.letters.get(word) in _FOLLOWED:
            return False
        if gap == "'" and word == "s":
            return False
        if gap == " " and tokens.words[after][0].isupper() and tokens.words[after].isupper() and len(word) > 1:
            return False
    before = mark.first - 1
    return (
        before < 0 or tokens.codes[mark.first] not in " ." or GRAMMAR.letters.get(tokens.lower[before]) not in _PRECEDED
    )


_FOLLOWED: Final = frozenset(GRAMMAR.letter[name] for name in ("PEOPLE", "GOVERNMENT", "ACT", "ADDRESS", "TITLE"))
_PRECEDED: Final = frozenset(GRAMMAR.letter[name] for name in ("TITLE",))


def mark_roles(reading: Reading, marks: Marks) -> None:
    """Say of names that act, or that are part of an organisation's name, what they are."""
    decided: set[int] = set()
    if not any(mark.kind != "RUN" for mark in marks.values()):
        return
    for rule, match in ROLE_SHAPES.find_all(reading):
        role, words = rule.read(match)
        for i in words:
            mark = marks[i]
            if i in decided or mark.direction or (mark.wanted and role is None):
                continue
            if i and i == match.first and rule.name in SUBJECT_RULES and match.tokens.lower[i - 1] in _NO_SUBJECT:
                continue
            decided.add(i)
            _act(mark, role, rule.name)
    if decided:
        _share_roles(reading, [m for m in marks.values() if m.kind in _STATES and not m.direction and not m.wanted])


def _act(mark: Mark, role: PlaceRole | None, rule: str) -> None:
    mark.role = role or (PlaceRole.METONYM if mark.kind == "CAPITAL" else PlaceRole.ACTOR)
    mark.rule = rule


def _share_roles(reading: Reading, states: list[Mark]) -> None:
    """States that are named together act together: "Turkey, Iran and Russia agreed"."""
    states.sort(key=lambda mark: mark.first)
    pairs = [(a, b) for a, b in pairwise(states) if b.first - a.last <= 2 and _are_joined(reading, a, b)]
    for giver, taker in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        if giver.role in _ACTIVE and taker.role is PlaceRole.LOCATION:
            _act(taker, None, giver.rule)


def _are_joined(reading: Reading, a: Mark, b: Mark) -> bool:
    return _JOINED.fullmatch(reading.codes, 2 * a.last, 2 * b.first + 1) is not None


#: After these a state is no subject: "the houses in Syria have burnt".
_NO_SUBJECT: Final = frozenset([*PREPOSITIONS, "of", "from", "to"])
_STATES: Final = frozenset(["COUNTRY", "CAPITAL"])
_ACTIVE: Final = frozenset([PlaceRole.ACTOR, PlaceRole.METONYM])
_JOINED: Final = GRAMMAR.compile(r"(\,| AND | AND THE |\,AND |\)AND THE )")
