"""
Where a noun phrase begins and which noun heads it: "a police officer", "an Interior Guard Force (IGF) sergeant".

Read here: nouns that stand together, an abbreviation in brackets, participles inside a compound. Not read here:
what the head noun is. Law: a head stands in the phrase that begins before it.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from conflictparse.claims import vocabulary as v
from conflictparse.claims.persons import STOP_WORDS
from conflictparse.effects.vocabulary import INVARIABLE, NOUNS, TRIGGERS
from conflictparse.text import Tokens

PHRASE: Final = 6  # words that an article may stand before its head noun


def singular_head(tokens: Tokens, head: int, last: int, used: AbstractSet[int]) -> int | None:
    """Return the head of a phrase with "a" that goes on after the plural *head*: "a police liaison", or None."""
    found = None
    word = after_abbreviation(tokens, head + 1, last)
    while word < min(last, head + PHRASE) and word not in used and is_plain_noun(tokens, word):
        found = word
        word = after_abbreviation(tokens, word + 1, last)
    return found if found is not None and not tokens.lower[found].endswith("s") else None


def is_plain_noun(tokens: Tokens, word: int) -> bool:
    """Tell whether a noun phrase may go on over *word*."""
    return tokens.lower[word] not in STOP_WORDS and tokens.lower[word] not in TRIGGERS


def head_from(tokens: Tokens, word: int, last: int, used: AbstractSet[int]) -> int:
    """Return the last of the nouns that stand together from *word* on: "police officer" ends in officer."""
    head = word
    while tokens.lower[head] in NOUNS and (not NOUNS[tokens.lower[head]].plural or tokens.lower[head] in INVARIABLE):
        following = after_abbreviation(tokens, head + 1, last)
        if following >= last or following in used or tokens.lower[following] not in NOUNS:
            break
        head = following
    return head


def head_after_participle(tokens: Tokens, head: int, last: int, used: AbstractSet[int]) -> int:
    """
    Return the head of "a rocket propelled grenade launcher", else *head*.

    A verb would have an article or a plural after it ("a guard watching prisoners"); the participle of a compound has
    neither.
    """
    noun = head + 2
    if noun >= last or noun in used or tokens.codes[head + 1] not in " -" or tokens.codes[noun] not in " -":
        return head
    word = tokens.lower[noun]
    if not tokens.lower[head + 1].endswith(("ed", "ing")) or word not in NOUNS or NOUNS[word].plural:
        return head
    return head if tokens.lower[head + 1] in TRIGGERS else head_from(tokens, noun, last, used)


def after_abbreviation(tokens: Tokens, word: int, last: int) -> int:
    """Return the next word of a phrase at *word*: itself, or that after "(ALP)"; *last* when the phrase ends."""
    if word >= last:
        return last
    if tokens.codes[word] in " -":
        return word
    bracketed = word + 1 < last and tokens.codes[word] == "(" and tokens.codes[word + 1] == ")"
    return word + 1 if bracketed and tokens.words[word].isupper() else last


def begin_of(tokens: Tokens, head: int, free: int, used: set[int]) -> int:
    """Return where the noun phrase that ends at *head* begins, its determiner included."""
    i = head
    while i - 1 >= free and i - 1 not in used and head - i < PHRASE and tokens.codes[i] in ' "-':
        word = tokens.lower[i - 1]
        if word in v.INDEFINITE or word in v.DEFINITE:
            return i - 1
        if word in STOP_WORDS or word in TRIGGERS:
            break
        i -= 1
    return i
