"""
Tell whether two spellings write one place name, say why, and write a name in one spelling.

Two names are read into their parts: the words that tell one place from another (eastern, upper, great,
numbers), the kind of place, the first word that thousands of names share (Kafr, Tell), and the name itself.
Where the parts contradict each other the places are two. Otherwise the names are laid side by side, and what
tells them apart is divided by their length.

Not read here: translations of the name itself and exonyms ("Palmyra" for "Tadmur"); they are rows of a gazetteer.
Law: comparing has no direction; names that fold alike are one name, at 1.0; :func:`normalize_spelling` is
idempotent. Why these numbers: docs/names.md.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from conflictparse.errors import NotTextError
from conflictparse.names.alignment import Edit, Spelling, align, distance, spell
from conflictparse.names.folding import fold
from conflictparse.names.keys import sound_key
from conflictparse.names.profiles import ARABIC, SLAVIC, Profile, profile_of
from conflictparse.names.vocabulary import HEADS, KINDS, NUMERALS, TELLING, WRITTEN_TOGETHER
from conflictparse.text import Pattern

#: Names are the same up to this distance per length, in thousandths.
SAME_WITHIN: Final = 220
_PER_CONSONANT: Final = 10
_PER_NAME: Final = 6

_MOST_CHARACTERS: Final = 200  # of a name; longer ones are no names
_MOST_ALTERNATIVES: Final = 4
_SHORTEST_REST: Final = 4  # letters after a head that is written in one word with the name
_WRITTEN_TOGETHER: Final = 0.99  # "Kafrnabl" and "Kafr Nabl"
_BEST_UNLIKE: Final = 970  # of names that do not fold alike, in thousandths
_BEST_OTHER: Final = 400  # of names whose parts contradict each other

_STRUCTURED: Final = Pattern(r"[(,/]|\s(?:or|aka|a\.k\.a\.|in|near)\s", re.IGNORECASE)
_ASIDE: Final = Pattern(r"\([^()]*+\)")
_OR: Final = Pattern(r"\s(?:or|aka|a\.k\.a\.)\s|/", re.IGNORECASE)
_IN: Final = Pattern(r",|\s(?:in|near)\s", re.IGNORECASE)
# Shapes that Slavic names end in and Arabic ones do not.
_SLAVIC_END: Final = Pattern(
    r"(?:[aeio]v|[^aeiou]sk|sk(?:yi|yy|iy|ij|y|aya|oye|e)|[ioe]v(?:ka|e|a|o)|[hg]rad|shch|[aeiou]pol)(?= |\Z)"
)

_RESPELLED: Final = str.maketrans({"S": "sh", "x": "kh", "G": "gh"})
_MOST_ROUNDS: Final = 8


class Comparison(NamedTuple):
    """
    How near two names are, and why.

    Attributes:
        score: 0 to 1; from 0.5 on they are one name.
        rule: what decided.
        edits: what must be changed in the first name to make the second of it, in reading order.
        profile: the family of languages whose spelling was assumed.
    """

    score: float
    rule: str
    edits: tuple[Edit, ...] = ()
    profile: str = ARABIC.name


class _Parts:
    """A name taken apart; ``core`` is the name itself without the words of the other fields, ``rest`` with TELLING."""

    __slots__ = ("core", "head", "kinds", "number", "parent", "rest", "telling")

    def __init__(self, folded: str, parent: str = "") -> None:
        every = folded.split()
        kinds, words = _take(every, KINDS)
        if kinds and all(word in NUMERALS or word[0].isdigit() for word in words):  # "Station 1", "Camp II"
            kinds, words = [], every
        self.number, words = _take_number(words)
        self.head, words = _take_head(words)
        telling, core = _take(words, TELLING)
        self.core, self.rest = " ".join(core), " ".join(words)
        self.telling = sorted(telling)
        self.kinds = frozenset(kinds)
        self.parent = parent


def compare(a: str, b: str, *, country: str | None = None) -> Comparison:
    """
    Return how likely *a* and *b* spell one name, and what makes it so.

    Args:
        a, b: two names, in Latin letters.
        country: ISO 3166-1 alpha-3 code, if known: its languages decide which letters are mixed up.

    >>> found = compare("Khan Shaykhun", "Khan Sheikhon")
    >>> found.rule, [(edit.a, edit.b, edit.rule) for edit in found.edits]
    ('spelled alike', [('ay', 'ei', 'one sound'), ('u', 'o', 'one sound')])
    >>> compare("Kafr Zita al-Sharqiya", "Western Kafr Zita").rule
    'words that tell places apart'
    """
    folded_a, folded_b = _folded(a), _folded(b)
    alike = _alike(folded_a, folded_b)
    if alike is not None:
        return alike
    profile = _profile(folded_a, folded_b, country)
    found = [_compare(x, y, profile) for x in _read(a, folded_a) for y in _read(b, folded_b)]
    return max(found, key=lambda comparison: comparison.score)


def same_place_name(a: str, b: str, *, country: str | None = None) -> float:
    """
    Return how likely *a* and *b* spell one name: 0 to 1, and 0.5 or more means yes.

    It compares spellings, not places: the costs of the edits are those of the profile of *country*, which
    :func:`conflictparse.names.compare` tells one by one.

    Args:
        a, b: two names, in Latin letters.
        country: ISO 3166-1 alpha-3 code of the country whose spelling habits count; by default as the names look.

    Raises:
        NotTextError: a name is no str.

    >>> same_place_name("Ajaz", "Ajaaz") >= 0.5, same_place_name("Kafr Nabl", "Kafr Zita") >= 0.5
    (True, False)
    """
    return NameSought(a).score(b, country=country)


class NameSought:
    """
    A name that is compared with several others: it is read and spelled once.

    >>> name = NameSought("Ajaz")
    >>> [name.score(other, country="SYR") >= 0.5 for other in ("Ajaaz", "Aleppo")]
    [True, False]
    """

    __slots__ = ("_folded", "_name", "_parts", "_spelled")

    def __init__(self, name: str) -> None:
        """Take *name*, in Latin letters."""
        self._name = name
        self._folded = _folded(name)
        self._parts: list[_Parts] | None = None
        self._spelled: dict[tuple[str, str], Spelling] = {}

    def score(self, other: str, *, country: str | None = None) -> float:
        """Return what :func:`same_place_name` does for the name and *other*."""
        folded = _folded(other)
        alike = _alike(self._folded, folded)
        if alike is not None:
            return alike.score
        if self._parts is None:
            self._parts = _read(self._name, self._folded)
        profile = _profile(self._folded, folded, country)
        return max([self._score(x, y, profile) for x in self._parts for y in _read(other, folded)])

    def _score(self, a: _Parts, b: _Parts, profile: Profile) -> float:
        """Return the score of :func:`compare`, which takes twice as long, as it also finds the edits."""
        points = 0
        for x, y, extra in _beside(a, b):
            key = x, profile.name
            spelled = self._spelled.get(key)
            if spelled is None:
                spelled = self._spelled[key] = spell(x, profile)
            other = spell(y, profile)
            points = max(points, _points(distance(spelled, other, profile), spelled, other, extra))
        return (min(points, _BEST_OTHER) if points > _BEST_OTHER and _contradiction(a, b) else points) / 1000


def normalize_spelling(name: str) -> str:
    """
    Return *name* in the one spelling that all its spellings share as far as its sounds do.

    >>> normalize_spelling("Ajaaz"), normalize_spelling("Khan Sheikhoun"), normalize_spelling("Khān Shaykhūn")
    ('ajaz', 'khan shaykhun', 'khan shaykhun')
    """
    for _ in range(_MOST_ROUNDS):  # "qh" becomes "kh", which is a sound of its own
        spelled = sound_key(name).translate(_RESPELLED)
        if spelled == name:
            break
        name = spelled
    return name


def _folded(name: str) -> str:
    if not isinstance(name, str):
        raise NotTextError("compare", type(name).__name__)
    return fold(name[:_MOST_CHARACTERS])


def _alike(a: str, b: str) -> Comparison | None:
    """Return the comparison of two folded names that need not be laid side by side, or None."""
    if a == b:
        return Comparison(1.0, "one spelling")
    if not (a and b):
        return Comparison(0.0, "no name")
    if a.replace(" ", "") == b.replace(" ", ""):
        return Comparison(_WRITTEN_TOGETHER, "one spelling, written together")
    return None


def _profile(a: str, b: str, country: str | None) -> Profile:
    """Return the profile of *country*; without one, Slavic for names that end so, else Arabic."""
    if country is not None:
        return profile_of(country)
    return SLAVIC if _SLAVIC_END.search(a) and _SLAVIC_END.search(b) else ARABIC


def _compare(a: _Parts, b: _Parts, profile: Profile) -> Comparison:
    points, edits = max([_near(x, y, extra, profile) for x, y, extra in _beside(a, b)])
    contradiction = _contradiction(a, b)
    if contradiction:
        return Comparison(min(points, _BEST_OTHER) / 1000, contradiction, edits, profile.name)
    rule = "spelled alike" if points >= 500 else "spelled otherwise"
    return Comparison(points / 1000, rule, edits, profile.name)


def _beside(a: _Parts, b: _Parts) -> list[tuple[str, str, int]]:
    """Return which parts of the names to lay side by side, and how many letters they share that stand in neither."""
    if a.head != b.head:
        return [(f"{a.head} {a.rest}", f"{b.head} {b.rest}", 0)]
    extra = 1 if a.head else 0
    if a.telling and a.telling == b.telling:
        return [(a.rest, b.rest, extra), (a.core, b.core, extra)]
    return [(a.rest, b.rest, extra)]


def _near(a: str, b: str, extra: int, profile: Profile) -> tuple[int, tuple[Edit, ...]]:
    """Return how near the folded names *a* and *b* are, in thousandths, and the edits between them."""
    spelling_a, spelling_b = spell(a, profile), spell(b, profile)
    cost, edits = align(spelling_a, spelling_b, profile)
    return _points(cost, spelling_a, spelling_b, extra), edits


def _points(cost: int, a: Spelling, b: Spelling, extra: int) -> int:
    """Return how near two spellings at a distance of *cost* are, in thousandths."""
    length = max(len(a.consonants), len(b.consonants)) + extra
    apart = 1000 * cost // (_PER_NAME + _PER_CONSONANT * length)
    return max(0, min(_BEST_UNLIKE, 1000 - 500 * apart // SAME_WITHIN))


def _contradiction(a: _Parts, b: _Parts) -> str:
    """Return the rule by which *a* and *b* cannot be one place, or ""."""
    if a.number != b.number:
        return "numbers that tell places apart"
    if a.telling != b.telling and not _one_unread(a, b):
        return "words that tell places apart"
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        return "two kinds of place"
    if a.head and b.head and a.head != b.head:
        return "two first words"
    if a.parent and b.parent and sound_key(a.parent) != sound_key(b.parent):
        return "two parents"
    return ""


def _one_unread(a: _Parts, b: _Parts) -> bool:
    """Tell whether a word of only one name tells places apart, and the other may spell it as nobody does (Jaded)."""
    return not (a.telling and b.telling) and a.rest.count(" ") == b.rest.count(" ")


def _read(name: str, folded: str) -> list[_Parts]:
    """Return the parts of *name*, of each of its alternatives ("Ajaz or Ejaz in Idlib")."""
    if not _STRUCTURED.search(name):  # nine names of ten
        return [_Parts(folded)]
    found = []
    for words in _OR.split(_ASIDE.sub(" ", name[:_MOST_CHARACTERS]))[:_MOST_ALTERNATIVES]:
        head, *parents = _IN.split(words, 1)
        bare = fold(head)
        if bare:
            found.append(_Parts(bare, fold(parents[0]) if parents else ""))
    return found or [_Parts(folded)]


def _take(words: list[str], table: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return what the words of *table* among *words* mean, and the others; none is taken if no other is left."""
    others = [word for word in words if word not in table]
    if len(others) == len(words) or not others:
        return [], words
    return [table[word] for word in words if word in table], others


def _take_number(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the numbers among *words* (in figures anywhere, else at the end), and the other words."""
    numbers = {i for i, word in enumerate(words) if word[0].isdigit()}
    if words[-1] in NUMERALS:
        numbers.add(len(words) - 1)
    if not numbers or len(numbers) == len(words):
        return (), words
    found = tuple(NUMERALS.get(words[i], words[i]) for i in sorted(numbers))
    return found, [word for i, word in enumerate(words) if i not in numbers]


def _take_head(words: list[str]) -> tuple[str, list[str]]:
    """Return the first word that names share, or "", and the other words ("Kafrnabl" is Kafr Nabl)."""
    if len(words) > 1:
        return (HEADS[words[0]], words[1:]) if words[0] in HEADS else ("", words)
    if not words[0].startswith(WRITTEN_TOGETHER):
        return "", words
    for head in WRITTEN_TOGETHER:
        rest = words[0].removeprefix(head)
        if len(rest) >= _SHORTEST_REST and rest != words[0]:
            return HEADS[head], [rest]
    return "", words
