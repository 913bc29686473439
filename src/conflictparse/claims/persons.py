"""
Persons by name: who is counted as one without being kept.

Read here: full names, titles before a name, a surname that was told in full before, pronouns that a verb acts
on. Not kept: the name of a private person; its offsets are evidence and nothing more.
Law: no name stands in what this module returns, only places in the text.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import filterfalse, pairwise
from typing import Final, NamedTuple

from conflictparse.claims import vocabulary as v
from conflictparse.claims.copies import changed
from conflictparse.effects.vocabulary import ADVERBS, AUXILIARIES, MODALS, NOUNS, PERFECTS, TRIGGERS
from conflictparse.names import ARTICLES
from conflictparse.numbers import article_count
from conflictparse.numbers.quantity import Quantity
from conflictparse.text import Tokens

#: A noun phrase ends before these.
STOP_WORDS: Final = AUXILIARIES | PERFECTS | MODALS | ADVERBS | v.PHRASE_ENDS
_ABBREVIATION: Final = 3  # letters of a name in capitals; longer, it is no person: "UNICEF"
_NO_NAMES: Final = frozenset({*STOP_WORDS, *TRIGGERS})
#: What stands in a quantity where the text has the name of a person.
NAME: Final = "[name]"
#: What the words of a source have there; the number keeps two persons of a report apart.
NUMBERED: Final = "[name {}]"
#: The rule that counts a named person.
NAMED: Final = "named person"
#: The rule that counts one person by an office: "the mayor".
DEFINITE: Final = "definite singular"
#: The rules that count a pronoun: of someone told before ("him"), of the one who acts ("killed himself").
PRONOUN: Final = "pronoun"
REFLEXIVE: Final = "reflexive pronoun"
#: The rules whose figure comes from a person's name or a pronoun, not from a number.
PERSONAL_RULES: Final = frozenset({NAMED, PRONOUN, REFLEXIVE})


class Names(NamedTuple):
    """
    What in one text may name a person or point at one.

    Attributes:
        words: the indexes, in order, of the words that may be part of a name.
        surnames: the last words of full names, each with where it first stands. Such a word alone is the same person
            later on: "Colonel Abd Rahoom ... Rahoom was killed".
        pronouns: the indexes, in order, of "him" and the like.
    """

    words: Sequence[int]
    surnames: Mapping[str, int]
    pronouns: Sequence[int]


class Run(NamedTuple):
    """The words [first, last) are the name of a person; *surname* is its last word, in lower case."""

    first: int
    last: int
    surname: str


def find_names(tokens: Tokens, taken: AbstractSet[int]) -> Names:
    """
    Return what may name a person in a text.

    Args:
        taken: the words of places, times and organisations: they are no person's name.
    """
    words, lower, codes = tokens.words, tokens.lower, tokens.codes
    found = [
        i
        for i in filterfalse(taken.__contains__, tokens.capitals)
        if lower[i] not in _NO_NAMES
        and (word := words[i])[0].isupper()
        and (len(word) <= _ABBREVIATION or not word.isupper())
    ]
    surnames: dict[str, int] = {}
    for i, following in pairwise(found):
        if following == i + 1 and codes[following] in " -":
            surnames.setdefault(lower[following], following)
    return Names(found, surnames, places_of(tokens, v.OBJECT_PRONOUNS))


def find_persons(
    tokens: Tokens, sentence: tuple[int, int], used: AbstractSet[int], names: Names
) -> list[tuple[int, int, str]]:
    """
    Return the words and category of each person whom a sentence names or points at ("him").

    Read are runs of capitalised words: a title, two words and more, a surname known from before.

    Args:
        sentence: its words, as a half-open range.
        used: the words of other groups.
        names: what :func:`find_names` found in the text.
    """
    first, last = sentence
    lower, codes = tokens.lower, tokens.codes
    found = [(i, i + 1, "unknown") for i in between(names.pronouns, first, last)]
    words = [i for i in between(names.words, first, last) if i not in used]
    parts = set(words)
    end = first
    for i in words:
        if i < end:
            continue
        end = i + 1
        while end < last and codes[end] in " -." and (end in parts or (end + 1 < last and _is_name_part(lower[end]))):
            end += 1
        known = names.surnames.get(lower[i], i) < i
        if end - i >= 2 or known or _is_one_person(tokens, i, first, last):
            titled = lower[i] in v.TITLES and lower[i] in NOUNS
            found.append((i, end, NOUNS[lower[i]].category if titled else "unknown"))
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


def one_person(tokens: Tokens, first: int, last: int) -> Quantity:
    """Return the figure 1 for a named person or a pronoun, without the name: it is counted, never kept."""
    word = tokens.lower[first]
    rule = REFLEXIVE if word in v.REFLEXIVES else PRONOUN if word in v.PERSONAL or word == "her" else NAMED
    quantity = article_count(tokens, first, last, first, last)
    text = NAME if rule == NAMED else quantity.text
    return changed(quantity, text=text, noun=None, noun_start=None, noun_end=None, rule=rule)


def name_runs(  # noqa: PLR0913, PLR0917 - a range of words, and what is known of them
    tokens: Tokens,
    first: int,
    last: int,
    names: Sequence[int],
    surnames: AbstractSet[str],
    towns: AbstractSet[int] = frozenset(),
) -> list[Run]:
    """
    Return the names of persons among the words [*first*, *last*), each with what keeps it apart from another.

    Read are two words of *names* and more, one behind a title, and one of *surnames*; after the first word of a name,
    *towns* are part of it, too.
    """
    found: list[Run] = []
    words = set(between(names, first, last))
    i = first
    while i < last:
        end = _run_end(tokens, i, last, words, towns) if i in words else i
        if end - i >= 2 or (end > i and (_is_titled(tokens, i, first) or tokens.lower[i] in surnames)):
            found.append(Run(i, end, tokens.lower[end - 1]))
        i = max(end, i + 1)
    return found


def _run_end(tokens: Tokens, first: int, last: int, words: AbstractSet[int], towns: AbstractSet[int]) -> int:
    """Return where the name ends that begins at *first*; a name does not end in "al"."""
    end = at = first + 1
    while at < last and tokens.codes[at] in " -.":
        if at in words or at in towns:
            end = at + 1
        elif not _is_name_part(tokens.lower[at]):
            break
        at += 1
    return end


def _is_titled(tokens: Tokens, word: int, first: int) -> bool:
    """Tell whether "Mr" or "General" stands before *word*; "the General Staff" is no person."""
    if word == first or tokens.lower[word - 1] not in v.TITLES:
        return False
    return word - 1 == first or tokens.lower[word - 2] not in v.DETERMINERS


def places_of(tokens: Tokens, words: AbstractSet[str]) -> list[int]:
    """Return the indexes, in order, of *words* in the text."""
    where = tokens.where
    found = [i for word in where.keys() & words for i in where[word]]
    found.sort()
    return found


def between(indexes: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return the *indexes* from *first* up to but not including *last*."""
    return indexes[bisect_left(indexes, first) : bisect_left(indexes, last)]
