"""
Groups: the noun phrases of a sentence that something can happen to, with or without a number.

A group is "at least 75 regime troops", "a child", "soldiers", "the mayor", "12" or a named person. Its
head noun says what it is; a number, an article or a bare plural says how many.

Not kept: the name of a private person. It is counted, and its offsets are evidence; nothing more.
Law: groups are in reading order and never overlap.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.claims import vocabulary as v
from conflictparse.claims.copies import changed
from conflictparse.claims.heads import (
    begin_of,
    head_after_participle,
    head_from,
    singular_head,
)
from conflictparse.claims.persons import STOP_WORDS, Names, between, find_persons, places_of
from conflictparse.effects.vocabulary import (
    CATEGORY_MODIFIERS,
    EFFECT_NOUNS,
    NOUNS,
    TRIGGERS,
    ObjectClass,
)
from conflictparse.numbers import article_count, plural_count
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Quantity
from conflictparse.text import Tokens

_PERSON: Final = ObjectClass.PERSON
_LIFE: Final = ObjectClass.LIFE
_MEASURED: Final = frozenset({Dimension.LENGTH, Dimension.AREA})
_COUNTED: Final = frozenset({Dimension.COUNT, Dimension.SHARE})
_WEIGHED: Final = frozenset({Dimension.MASS, Dimension.VOLUME})
#: What lists hold, and what is weighed.
LISTED_CLASSES: Final = frozenset(
    {ObjectClass.EQUIPMENT, ObjectClass.INFRASTRUCTURE, ObjectClass.MUNITION, ObjectClass.TERRITORY, ObjectClass.UNIT}
)


class Group(NamedTuple):
    """
    One noun phrase that something can happen to.

    Attributes:
        first, last: half-open range of words, number included.
        head: index of the head noun, or None ("12 were killed").
        quantity: how many, or None ("the soldiers"; one person is counted when a claim needs it).
        object_class: what it is, or None when the head noun is in no table.
        category: as a claim names it ("civilian", "combatant" ... or "unknown").
        kind: "counted", "number", "measure", "article", "plural", "definite", "named".
    """

    first: int
    last: int
    head: int | None
    quantity: Quantity | None
    object_class: ObjectClass | None
    category: str
    kind: str


def find_nouns(tokens: Tokens) -> list[int]:
    """Return the indexes of the nouns that may head a group, in order."""
    return places_of(tokens, NOUNS.keys())


def read_groups(
    tokens: Tokens,
    sentence: tuple[int, int],
    quantities: Sequence[Quantity],
    *,
    nouns: Sequence[int],
    names: Names,
) -> list[Group]:
    """
    Return the groups of one sentence.

    Args:
        sentence: its words, as a half-open range.
        quantities: those of the sentence, in reading order.
        nouns: what :func:`find_nouns` found in the text.
        names: what :func:`find_names` found in the text.
    """
    first, last = sentence
    groups = [group for quantity in quantities if (group := _counted(tokens, quantity, last)) is not None]
    used = {i for group in groups for i in range(group.first, group.last)}
    groups += _uncounted(tokens, sentence, between(nouns, first, last), used)
    used = {i for group in groups for i in range(group.first, group.last)}
    groups += [
        Group(first, last, None, None, _PERSON, category, kind="named")
        for first, last, category in find_persons(tokens, sentence, used, names)
    ]
    return sorted(groups, key=lambda g: g.first)


def _counted(tokens: Tokens, quantity: Quantity, limit: int) -> Group | None:
    """Return the group of a quantity that counts something."""
    is_below = quantity.low is not None and quantity.low < 0  # "minus 12" is a temperature or a change
    if is_below:
        return None
    first, after = tokens.word_at(quantity.start), tokens.word_at(quantity.end - 1) + 1
    if quantity.dimension not in _COUNTED:
        return _measured(tokens, first, after, limit, quantity)
    lives = _lives(tokens, first, after, limit)
    if lives is not None:
        return Group(first, lives + 1, lives, quantity, _LIFE, _modified(tokens, after, lives), "counted")
    if _is_no_figure(tokens, first, after, limit):
        return None
    if quantity.noun_start is None or quantity.noun_end is None or _is_of_whom(tokens, after):
        return Group(first, min(limit, after), None, quantity, None, "unknown", kind="number")
    head = head_from(tokens, tokens.word_at(quantity.noun_end - 1), limit, frozenset())
    return _group(tokens, (first, min(limit, max(head + 1, after))), head, quantity, "counted")


def _measured(tokens: Tokens, first: int, after: int, limit: int, quantity: Quantity) -> Group | None:
    """Return the group of a length or an area, or of "300 kg of explosives": so much of a thing, not so many."""
    if quantity.dimension in _MEASURED:
        return Group(first, min(limit, after), None, quantity, None, "unknown", kind="measure")
    if quantity.dimension not in _WEIGHED:
        return None
    if after + 1 >= limit or tokens.lower[after] != "of" or tokens.lower[after + 1] not in NOUNS:
        return None
    head = head_from(tokens, after + 1, limit, frozenset())
    group = _group(tokens, (first, head + 1), head, quantity, "counted")
    return group if group.object_class in LISTED_CLASSES else None


def _lives(tokens: Tokens, first: int, after: int, limit: int) -> int | None:
    """Return the word "lives" of "claimed seven lives", "cost seven villagers' lives"; nobody dies of lives saved."""
    if v.COSTING.isdisjoint(tokens.lower[max(0, first - 3) : first]):
        return None
    return next((i for i in range(after, min(limit, after + 3)) if tokens.lower[i] == "lives"), None)


def _is_no_figure(tokens: Tokens, first: int, after: int, limit: int) -> bool:
    """Tell whether the words of a quantity count nobody here: "another branch", "members of one family"."""
    word = tokens.lower[first] if after == first + 1 else ""
    if word == "another":
        return _is_of_other(tokens, after, limit)
    return word == "one" and _is_one_family(tokens, first, after, limit)


def _is_of_other(tokens: Tokens, i: int, limit: int) -> bool:
    """Tell whether "another" before word *i* is of something that nobody counts: "another branch", "another set"."""
    if i >= limit or tokens.codes[i] != " " or tokens.lower[i] in TRIGGERS or tokens.lower[i] in STOP_WORDS:
        return False
    noun = NOUNS.get(tokens.lower[i])
    return noun is None or noun.object_class is ObjectClass.FAMILY


def _is_one_family(tokens: Tokens, one: int, i: int, limit: int) -> bool:
    """Tell whether "one" only says whose they are: "seven members of one family"."""
    if one == 0 or tokens.lower[one - 1] != "of" or i >= limit:
        return False
    noun = NOUNS.get(tokens.lower[i])
    return noun is not None and noun.object_class is ObjectClass.FAMILY


def _is_of_whom(tokens: Tokens, i: int) -> bool:
    """Tell whether the noun is said of the group: "half of whom are children"; the frames read such a part in words."""
    return tokens.lower[i : i + 1] == ["of"] and "".join(tokens.lower[i + 1 : i + 2]) in ("whom", "which", "them")


def _group(tokens: Tokens, span: tuple[int, int], head: int, quantity: Quantity | None, kind: str) -> Group:
    first, last = span
    word = tokens.lower[head]
    noun = NOUNS.get(word)
    if word in EFFECT_NOUNS and (noun is None or noun.object_class is _LIFE):
        return Group(first, last, head, quantity, _LIFE, _modified(tokens, first, head), kind)
    if noun is None:
        return Group(first, last, head, quantity, None, _modified(tokens, first, head), kind=kind)
    category = noun.category
    if category == "unknown" and noun.object_class in (_PERSON, _LIFE):
        category = _modified(tokens, first, head)
    return Group(first, last, head, quantity, noun.object_class, category, kind)


def _modified(tokens: Tokens, first: int, head: int) -> str:
    """Return the category that a word before the head gives: "refugee workers" are not read further."""
    for i in range(head - 1, first - 1, -1):
        if tokens.lower[i] in CATEGORY_MODIFIERS:
            return CATEGORY_MODIFIERS[tokens.lower[i]]
    return "unknown"


def _uncounted(tokens: Tokens, sentence: tuple[int, int], nouns: Sequence[int], used: set[int]) -> list[Group]:
    """Return the groups that carry no number: "a child", "soldiers", "the mayor"."""
    groups = []
    first, last = sentence
    lower = tokens.lower
    free = first
    for i in nouns:
        if i < free or i in used or NOUNS[lower[i]].object_class is _LIFE or _is_asked(lower, i, first):
            continue
        head = head_after_participle(tokens, head_from(tokens, i, last, used), last, used)
        begin = begin_of(tokens, i, free, used)
        noun = NOUNS[lower[head]]
        determiner = lower[begin]
        if determiner in v.INDEFINITE and noun.plural and (title := singular_head(tokens, head, last, used)):
            head, noun = title, noun._replace(plural=False)  # "a police liaison": one person of the police
        if determiner in v.INDEFINITE and not noun.plural:
            quantity, kind = article_count(tokens, begin, head + 1, begin + 1, head + 1), "article"
        elif determiner in v.DEFINITE:
            quantity, kind = None, "definite"
        elif begin > first and lower[begin - 1] == "no":
            quantity, kind = _none_of(tokens, begin - 1, plural_count(tokens, begin, head + 1)), "counted"
            begin -= 1
        elif noun.plural and determiner not in v.INDEFINITE:  # "a People's Movement" is no people
            begin -= begin > first and lower[begin - 1] == "some" and begin - 1 not in used
            quantity, kind = plural_count(tokens, begin, head + 1), "plural"
        elif noun.object_class is _PERSON and _stands_alone(tokens, first, begin, head, last):
            # a headline's "Woman", "killed", "Gunmen kill mayor"
            quantity, kind = article_count(tokens, begin, head + 1, begin, head + 1), "article"
        else:
            quantity, kind = None, "bare"
        if kind != "bare":
            group = _group(tokens, (begin, head + 1), head, quantity, kind)
            groups.append(_as_pair(group) if lower[head] == "couple" else _as_noun(group, noun.object_class))
        free = head + 1
    return groups


def _is_asked(lower: Sequence[str], noun: int, first: int) -> bool:
    """Tell whether the noun is what somebody asks the number of: "how many people"."""
    return noun - 2 >= first and lower[noun - 1] in ("many", "much") and lower[noun - 2] == "how"


def _as_noun(group: Group, known: ObjectClass | None) -> Group:
    """Return *group*, if no table has its head, as what its noun stands for; "a deaths bureau" is no life."""
    return group if known is _LIFE or group.object_class is not None else group._replace(object_class=known)


def _as_pair(group: Group) -> Group:
    """Return the group of "a couple" as two persons."""
    if group.quantity is None or group.kind != "article":
        return group
    return group._replace(quantity=changed(group.quantity, low=2, high=2, stated=2), object_class=_PERSON)


def _stands_alone(tokens: Tokens, first: int, begin: int, head: int, last: int) -> bool:
    """Tell whether a bare noun is one person: it opens the sentence or follows a verb, and is no title of a name."""
    if begin > first and tokens.lower[begin - 1] not in TRIGGERS:
        return False
    return begin == first or head + 1 >= last or not tokens.words[head + 1][0].isupper()


def _none_of(tokens: Tokens, no: int, quantity: Quantity) -> Quantity:
    """Return the affirmed zero of "no aid workers", from the plural and the word "no" at *no*."""
    start = tokens.starts[no]
    return changed(
        quantity,
        start=start,
        text=tokens.text[start : quantity.end],
        low=0,
        high=0,
        stated=0,
        modifier=Modifier.EXACT,
        form=Form.ZERO,
        rule="no with a plural",
    )
