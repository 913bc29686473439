"""
Persons who speak in a public role: "the minister Adib Noury", "Carla Weston, a spokeswoman, said".

Read here: a name beside an office or an official's role, or a rank and a name before a verb of saying; later the
surname alone. Not read here: anybody else. Who only saw, lost or suffered something is a private person: the
words are counted and quoted by other layers, and the name is no actor.
"""

from bisect import bisect_left
from typing import Final

from conflictparse.text.grammar import Reading

_LONGEST: Final = 5  # words of a person's name
_REACH: Final = 12  # words between an official's role and the name beside a comma
_PARTICLES: Final = frozenset({"al", "el", "bin", "ibn", "abu", "de"})
_PRIVATE: Final = frozenset({"dr", "mr", "mrs", "ms", "sheikh", "sheik"})  # forms of address, no ranks
_BEFORE_ROLE: Final = frozenset({"DET", "QUALITY", "DEMONYM", "COUNTRY", "PARTY", "FORCE", "SIDE", "NAMED"})


def find_officials(reading: Reading) -> list[tuple[int, int]]:
    """Return the names of persons in a public role: first word, and the word after the last."""
    roles = _roles(reading)
    ranks = [at for at in _letters(reading, "TITLE") if reading.tokens.lower[at] not in _PRIVATE]
    if not (roles or ranks):
        return []
    found = {name for at in roles for name in (_after(reading, at), _before(reading, at)) if name}
    found |= {name for at in ranks if (name := _after(reading, at)) and says(reading, name[1])}
    found |= {name for name in _speakers(reading) if _is_introduced(reading, name[0], roles)}
    surnames = {reading.tokens.lower[last - 1] for _, last in found}
    named = {word for first, last in found for word in range(first, last)}
    return sorted([*found, *((at, at + 1) for at in _again(reading, surnames, roles) if at not in named)])


def _roles(reading: Reading) -> list[int]:
    """Return where an office or an official's role stands."""
    officials = [at for at in _letters(reading, "SOURCE") if reading.value(at).kind == "anonymous_official"]
    return sorted(_letters(reading, "OFFICE") + officials)


def _letters(reading: Reading, table: str) -> list[int]:
    """Return the words of *table*."""
    codes, letter = reading.codes, reading.grammar.letter[table]
    out = []
    at = codes.find(letter)
    while at >= 0:
        out.append(at // 2)
        at = codes.find(letter, at + 1)
    return out


def _after(reading: Reading, at: int) -> tuple[int, int] | None:
    """Return the name right after the role at word *at*: "spokesman Adib Noury", "Secretary, Carla Weston"."""
    first = reading.end(at)
    last = first
    if not _is_capital(reading, first):
        return None
    codes, total = reading.codes, len(reading.tokens.words)
    while last < min(total, first + _LONGEST) and _is_given(reading, last):
        if codes[2 * last] not in (" ,." if last == first else " -"):
            break
        last += 1
    return (first, last) if last - first > 1 else None


def _before(reading: Reading, at: int) -> tuple[int, int] | None:
    """Return the name before the role at word *at*: "Adib Noury, a spokesman"."""
    codes = reading.codes
    i = at
    while i > 0 and codes[2 * i] == " " and at - i < _LONGEST and reading.name(i - 1) in _BEFORE_ROLE:
        i -= 1
    return _ending_at(reading, i) if i and codes[2 * i] == "," else None


def _ending_at(reading: Reading, last: int) -> tuple[int, int] | None:
    """Return the name that ends before word *last*, of two words or more."""
    first = last
    codes = reading.codes
    while first > 0 and last - first < _LONGEST and _is_given(reading, first - 1):
        first -= 1
        if codes[2 * first] not in " -":
            break
    return (first, last) if last - first > 1 else None


def _speakers(reading: Reading) -> list[tuple[int, int]]:
    """Return the names before a verb of saying."""
    codes = reading.codes
    return [  # nearly all stand after a lower-case word, or one that a table knows
        name
        for at in _letters(reading, "SAY")
        if codes[2 * at - 1 : 2 * at] == "x" and codes[2 * at] in " ," and (name := _ending_at(reading, at))
    ]


def _is_introduced(reading: Reading, first: int, roles: list[int]) -> bool:
    """Tell whether a role stands before the name at word *first*, parted by a comma: "a spokesman for it, Noury"."""
    if reading.codes[2 * first] != ",":
        return False
    begin = max(reading.tokens.sentence_of(first)[0], first - _REACH)
    n = bisect_left(roles, first)
    return n > 0 and roles[n - 1] >= begin


def says(reading: Reading, last: int) -> bool:
    """Tell whether a verb of saying stands at word *last*."""
    return reading.codes[2 * last + 1 : 2 * last + 2] == reading.grammar.letter["SAY"]


def _again(reading: Reading, surnames: set[str], roles: list[int]) -> list[int]:
    """Return where the surname of an official who was named stands beside a role or a verb of saying."""
    words, where = reading.tokens.words, reading.tokens.where
    ends = {reading.end(at) for at in roles}
    return [
        at
        for surname in surnames
        for at in where[surname]
        if words[at][0].isupper() and (at in ends or says(reading, at + 1))
    ]


def _is_capital(reading: Reading, i: int) -> bool:
    words = reading.tokens.words
    return i < len(words) and (words[i][0].isupper() or reading.tokens.lower[i] in _PARTICLES)


def _is_given(reading: Reading, i: int) -> bool:
    """Tell whether word *i* can be part of a person's name."""
    tokens = reading.tokens
    word = tokens.words[i]
    plain = word[:1].isupper() and word[1:2].islower() and reading.codes[2 * i + 1] == "x"
    return plain or (tokens.lower[i] in _PARTICLES and i + 1 < len(tokens.words) and tokens.codes[i + 1] in " -")
