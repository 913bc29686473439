"""
Persons by name: who is counted as one without being kept.

Read here: full names, titles before a name, a surname that was told in full before, pronouns that a verb acts
on. Not kept: the name of a private person; its offsets are evidence and nothing more.
Law: no name stands in what this module returns, only places in the text.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from conflictparse.claims import vocabulary as v
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, MODALS, NOUNS, PERFECTS, TRIGGERS
from conflictparse.names import ARTICLES
from conflictparse.numbers import article_count
from conflictparse.numbers.quantity import Quantity
from conflictparse.text import Tokens

#: A noun phrase ends before these.
STOP_WORDS: Final = AUXILIARIES | PERFECTS | MODALS | ADVERBS | v.PHRASE_ENDS
#: What stands in a quantity where the text has the name of a person.
NAME: Final = "[name]"
#: The rule that counts a named person.
NAMED: Final = "named person"
#: The rules that count a pronoun: of someone told before ("him"), of the one who acts ("killed himself").
PRONOUN: Final = "pronoun"
REFLEXIVE: Final = "reflexive pronoun"
#: The rules whose figure comes from a person's name or a pronoun, not from a number.
PERSONAL_RULES: Final = frozenset({NAMED, PRONOUN, REFLEXIVE})


def find_surnames(tokens: Tokens, taken: Sequence[bool]) -> dict[str, int]:
    """
    Return the last words of the full names in a text, each with where it first stands.

    Such a word alone is the same person later on: "Colonel Abd Rahoom ... Rahoom was killed".
    """
    found: dict[str, int] = {}
    for i in tokens.capitals:
        joins = i + 1 < len(tokens) and tokens.codes[i + 1] in " -"
        if joins and _is_name(tokens, i, frozenset(), taken) and _is_name(tokens, i + 1, frozenset(), taken):
            found.setdefault(tokens.lower[i + 1], i + 1)
    return found


def find_persons(
    tokens: Tokens, sentence: tuple[int, int], used: set[int], taken: Sequence[bool], surnames: Mapping[str, int]
) -> list[tuple[int, int, str]]:
    """
    Return the words and category of each person whom a sentence names or points at ("him").

    Read are runs of capitalised words: a title, two words and more, a surname known from before.

    Args:
        sentence: its words, as a half-open range.
        used: the words of other groups.
        taken: one flag per word of the text: True where a place, a time or an organisation stands.
        surnames: what :func:`find_surnames` found in the text.
    """
    first, last = sentence
    found = [(i, i + 1, "unknown") for i in between(places_of(tokens, v.OBJECT_PRONOUNS), first, last)]
    end = first
    for i in between(tokens.capitals, first, last):
        if i < end or not _is_name(tokens, i, used, taken):
            continue
        end = i + 1
        while (
            end < last
            and tokens.codes[end] in " -."
            and (_is_name(tokens, end, used, taken) or (end + 1 < last and _is_name_part(tokens.lower[end])))
        ):
            end += 1
        titled = tokens.lower[i] in v.TITLES
        known = surnames.get(tokens.lower[i], i) < i
        if end - i >= 2 or known or _is_one_person(tokens, i, first, last):
            category = NOUNS[tokens.lower[i]].category if titled and tokens.lower[i] in NOUNS else "unknown"
            found.append((i, end, category))
    return found


def _is_name_part(word: str) -> bool:
    return word in v.NAME_PARTS or word in ARTICLES


def _is_one_person(tokens: Tokens, word: int, first: int, last: int) -> bool:
    """Tell whether the single capitalised *word* reads like a surname that something happens to."""
    if word + 1 >= last:
        return False
    if tokens.codes[word + 1] == ",":
        return word > first and tokens.words[word].istitle()
    if tokens.codes[word + 1] != " ":
        return False
    after = tokens.lower[word + 1 : min(word + 3, last)]
    return after[0] in v.PERSON_VERBS or (after[0] == "and" and after[-1] in v.DEFINITE)


def _is_name(tokens: Tokens, word: int, used: AbstractSet[int], taken: Sequence[bool]) -> bool:
    text = tokens.words[word]
    return (
        text[0].isupper()
        and not taken[word]
        and word not in used
        and not text.isdigit()
        and not (len(text) > 3 and text.isupper())
        and tokens.lower[word] not in STOP_WORDS
        and tokens.lower[word] not in TRIGGERS
    )


def one_person(tokens: Tokens, first: int, last: int) -> Quantity:
    """Return the figure 1 for a named person or a pronoun, without the name: it is counted, never kept."""
    word = tokens.lower[first]
    rule = REFLEXIVE if word in v.REFLEXIVES else PRONOUN if word in v.PERSONAL or word == "her" else NAMED
    quantity = article_count(tokens, first, last, first, last)
    text = NAME if rule == NAMED else quantity.text
    return attrs.evolve(quantity, text=text, noun=None, noun_start=None, noun_end=None, rule=rule)


def places_of(tokens: Tokens, words: AbstractSet[str]) -> list[int]:
    """Return the indexes, in order, of *words* in the text."""
    return sorted(i for word in tokens.where.keys() & words for i in tokens.where[word])


def between(indexes: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return the *indexes* from *first* up to but not including *last*."""
    return indexes[bisect_left(indexes, first) : bisect_left(indexes, last)]
