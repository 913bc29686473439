"""
Lay two spellings of a name side by side, consonant by consonant, and count what tells them apart.

A name is spelled as its consonants and the vowels between them. Consonants that writers mix up cost little,
others much; vowels cost by how differently they are spoken, and little more where one writer leaves them out.
The cheapest way to turn one spelling into the other is their distance.

Costs are whole numbers, and so is every decision. Law: the distance has no direction and is 0 for a spelling
and itself; the time is bounded by the square of :data:`MOST_LETTERS`.
"""

from typing import Final, NamedTuple

from conflictparse.names.profiles import Profile
from conflictparse.text import Pattern

#: Letters that are compared; longer "names" are no names.
MOST_LETTERS: Final = 60

# Fitted to one half of 1,398 pairs of spellings of Syrian places, tested on the other (docs/names.md).
UNLIKE: Final = 19  # another consonant
GAP: Final = 12  # a consonant more
GAP_H: Final = 5  # an h more: writers do not always hear it
UNWRITTEN: Final = 3  # a vowel that only one of the two writes
FIRST: Final = 3  # another vowel before the first consonant, at most: Izaz and Azaz
LAST: Final = 11  # a vowel more at the end: Harmal is not Harmala
LAST_E: Final = 6  # an e more at the end, as the French write: Huraytane

_SILENT: Final = 0
_MUTE: Final = 2  # the sound of e
_STEPS: Final = ((0, 0), (0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1))  # of a sound: to the front, and round
_ROUND: Final = 3  # from an open sound to its round one

# An h that only lengthens the vowel before it, at the end of a word.
_FINAL_H: Final = Pattern(r"(?<=[aeiouy])h(?= |\Z)")


class Spelling:
    """
    A name as it is compared.

    Attributes:
        consonants: their signs, a doubled one once.
        vowels: their sounds before, between and after the consonants: 0 for none.
        written: the letters of each consonant.
        between: the letters of each vowel.
    """

    __slots__ = ("between", "consonants", "vowels", "written")

    def __init__(self) -> None:
        """Begin an empty spelling, which :func:`spell` fills."""
        self.consonants: list[str] = []
        self.vowels: list[int] = [_SILENT]
        self.written: list[str] = []
        self.between: list[str] = [""]


class Edit(NamedTuple):
    """Letters *a* of one name stand where the other has *b*: *rule* says why that may be, *cost* how much it tells."""

    rule: str
    a: str
    b: str
    cost: int


def spell(name: str, profile: Profile) -> Spelling:
    """
    Return the spelling of a folded *name* as *profile* hears it.

    >>> from conflictparse.names.profiles import ARABIC, SLAVIC
    >>> "".join(spell("kafr shams", ARABIC).consonants), "".join(spell("lugansk", SLAVIC).consonants)
    ('kfrSms', 'lhnsk')
    """
    signs = profile.signs
    spelling = Spelling()
    consonants, vowels = spelling.consonants, spelling.vowels
    written, between = spelling.written, spelling.between
    for syllable in profile.syllable.finditer(_FINAL_H.sub("", name[:MOST_LETTERS]).replace(" ", "")):
        letters, after = syllable.groups()
        if letters:
            sign = signs.get(letters, letters)
            if consonants and consonants[-1] == sign and not vowels[-1]:
                written[-1] += letters
            else:
                consonants.append(sign)
                written.append(letters)
                vowels.append(_SILENT)
                between.append("")
        if after:
            vowels[-1] = _sound(after)
            between[-1] = after
    return spelling


def align(a: Spelling, b: Spelling, profile: Profile) -> tuple[int, tuple[Edit, ...]]:
    """
    Return the distance of two spellings and the edits that it is the sum of.

    >>> from conflictparse.names.profiles import ARABIC
    >>> align(spell("idlib", ARABIC), spell("idleb", ARABIC), ARABIC)
    (3, (Edit(rule='another vowel', a='i', b='e', cost=3),))
    """
    gaps_a, gaps_b = _gaps(a), _gaps(b)
    rows = _rows(a, b, gaps_a, gaps_b, profile)
    i, j = len(a.consonants), len(b.consonants)
    last = _last_cost(a.vowels[i], b.vowels[j], profile)
    edits = _vowel_edits(a.between[i], b.between[j], last)
    while i or j:
        here = rows[i][j]
        if i and here == rows[i - 1][j] + gaps_a[i - 1]:
            i -= 1
            edits.append(Edit("one consonant more", a.between[i] + a.written[i], "", gaps_a[i]))
        elif j and here == rows[i][j - 1] + gaps_b[j - 1]:
            j -= 1
            edits.append(Edit("one consonant more", "", b.between[j] + b.written[j], gaps_b[j]))
        else:
            i, j = i - 1, j - 1
            edits += _consonant_edits(a, i, b, j, profile)
            cost = (_vowel_cost if i or j else _first_cost)(a.vowels[i], b.vowels[j], profile)
            edits += _vowel_edits(a.between[i], b.between[j], cost)
    return rows[-1][-1] + last, tuple(reversed(edits))


def distance(a: Spelling, b: Spelling, profile: Profile) -> int:
    """
    Return the distance of two spellings alone.

    >>> from conflictparse.names.profiles import ARABIC
    >>> distance(spell("idlib", ARABIC), spell("idleb", ARABIC), ARABIC)
    3
    """
    last = _last_cost(a.vowels[-1], b.vowels[-1], profile)
    if len(a.consonants) == len(b.consonants):
        straight = _straight(a, b, profile)
        if straight <= 2 * GAP_H:  # any other way leaves out a consonant of each
            return straight + last
    return _rows(a, b, _gaps(a), _gaps(b), profile)[-1][-1] + last


def _straight(a: Spelling, b: Spelling, profile: Profile) -> int:
    """Return the distance of two spellings as long as each other, consonant beside consonant."""
    cost = 0
    if a.consonants != b.consonants:
        for one, other in zip(a.consonants, b.consonants, strict=True):
            if one != other:
                cost += profile.mixed.get(one + other, UNLIKE)
    heard_a, heard_b = a.vowels[:-1], b.vowels[:-1]
    if heard_a != heard_b:
        cost += _first_cost(heard_a[0], heard_b[0], profile)
        cost += sum([_vowel_cost(*pair, profile) for pair in zip(heard_a[1:], heard_b[1:], strict=True)])
    return cost


def _rows(a: Spelling, b: Spelling, gaps_a: list[int], gaps_b: list[int], profile: Profile) -> list[list[int]]:
    """Return the distance of every beginning of *a* to every beginning of *b*."""
    mixed = profile.mixed
    row = [0]
    for gap in gaps_b:
        row.append(row[-1] + gap)
    rows = [row]
    pairs = list(zip(b.consonants, b.vowels, gaps_b, strict=False))
    for i, (consonant, vowel, gap) in enumerate(zip(a.consonants, a.vowels, gaps_a, strict=False)):
        above, left = row, row[0] + gap
        row = [left]
        for j, (other, sound, other_gap) in enumerate(pairs):
            cost = above[j]
            if consonant != other:
                cost += mixed.get(consonant + other, UNLIKE)
            if vowel != sound:
                cost += _vowel_cost(vowel, sound, profile) if i or j else _first_cost(vowel, sound, profile)
            left = min(cost, left + other_gap, above[j + 1] + gap)
            row.append(left)
        rows.append(row)
    return rows


def _gaps(spelling: Spelling) -> list[int]:
    """Return what it costs to leave out each consonant; the vowels around it become one."""
    vowels = spelling.vowels
    return [
        (GAP_H if consonant == "h" else GAP) + (UNWRITTEN if vowels[i] and vowels[i + 1] else 0)
        for i, consonant in enumerate(spelling.consonants)
    ]


def _vowel_cost(a: int, b: int, profile: Profile) -> int:
    """Return what tells the sounds *a* and *b* apart inside a name."""
    if a == b:
        return 0
    if not (a and b):
        return UNWRITTEN
    (front_a, round_a), (front_b, round_b) = _STEPS[a], _STEPS[b]
    return profile.front * abs(front_a - front_b) + profile.round * abs(round_a - round_b)


def _first_cost(a: int, b: int, profile: Profile) -> int:
    """Return what tells the sounds *a* and *b* apart before the first consonant."""
    return min(FIRST, _vowel_cost(a, b, profile))


def _last_cost(a: int, b: int, profile: Profile) -> int:
    """Return what tells the sounds *a* and *b* apart after the last consonant."""
    if a and b:
        return _vowel_cost(a, b, profile)
    return 0 if a == b else LAST_E if a + b == _MUTE else LAST


def _consonant_edits(a: Spelling, i: int, b: Spelling, j: int, profile: Profile) -> list[Edit]:
    if a.written[i] == b.written[j]:
        return []
    if a.consonants[i] == b.consonants[j]:
        return [Edit("one sound", a.written[i], b.written[j], 0)]
    cost = profile.mixed.get(a.consonants[i] + b.consonants[j])
    if cost is None:
        return [Edit("another consonant", a.written[i], b.written[j], UNLIKE)]
    return [Edit("consonants that writers mix up", a.written[i], b.written[j], cost)]


def _vowel_edits(a: str, b: str, cost: int) -> list[Edit]:
    if a == b:
        return []
    rule = "one sound" if not cost else "another vowel" if a and b else "one vowel more"
    return [Edit(rule, a, b, cost)]


def _sound(vowels: str) -> int:
    """
    Return how *vowels* sound: 1 to 3 for a, e and i, and three more where an o or u is among them.

    >>> [_sound(vowels) for vowels in ("a", "e", "ei", "ou", "ui")]
    [1, 2, 3, 4, 6]
    """
    if "i" in vowels or "y" in vowels or "ee" in vowels or "ea" in vowels or "j" in vowels:
        sound = 3
    else:
        sound = 2 if "e" in vowels else 1
    return sound + _ROUND if "o" in vowels or "u" in vowels or "w" in vowels or "v" in vowels else sound
