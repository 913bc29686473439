"""
Tell whether two spellings write one place name, and write a name in one spelling.

Read here: names transliterated from Arabic ("Ma'arrat al-Numan", "Maaret en-Noman").
Not read here: translations ("Eastern Ghariya" for "al-Ghariya al-Sharqiya"), exonyms ("Palmyra" for
"Tadmur"); those are rows of a gazetteer.
Law: :func:`same_place_name` is symmetric and 1.0 for a name and itself; :func:`normalize_place` is idempotent.
"""

from __future__ import annotations

from typing import Final

from conflictparse.names.folding import fold
from conflictparse.names.keys import consonants, rough, sound_key

# Measured on 1,398 pairs of spellings of Syrian places: equal consonant keys alone recognise .86 of the
# same places and take .06 of the look-alikes; rough keys and one slip add .04 and .02.
_MOST_SOUNDS_APART: Final = 0.5  # of the longer name, where only the rough keys agree
_ONE_SLIP: Final = 0.15  # of the longer name: one letter in seven
_SHORTEST_SLIP: Final = 4  # consonants; in shorter names one letter tells two places apart
_SHORTEST_KEY: Final = 3  # consonants; shorter keys are shared by dozens of names (Saud, Sayda, Suda)
_SHORT_SOUNDS_APART: Final = 0.5
_LONGEST: Final = 80  # letters compared; longer "names" are no names, and comparing is quadratic

_RESPELLED: Final = str.maketrans({"S": "sh", "x": "kh", "G": "gh"})
_MOST_ROUNDS: Final = 8


def same_place_name(a: str, b: str) -> float:
    """
    Return how likely *a* and *b* spell one name: 0 to 1, and 0.5 or more means yes.

    >>> same_place_name("Ajaz", "Ajaaz") >= 0.5, same_place_name("Kafr Nabl", "Kafr Zita") >= 0.5
    (True, False)
    """
    folded_a, folded_b = fold(a)[:_LONGEST], fold(b)[:_LONGEST]
    if folded_a.replace(" ", "") == folded_b.replace(" ", ""):
        return 1.0 if folded_a == folded_b else 0.97
    if not folded_a or not folded_b:
        return 0.0
    sounds_a, sounds_b = sound_key(folded_a), sound_key(folded_b)
    apart = _apart(sounds_a.replace(" ", ""), sounds_b.replace(" ", ""))
    key_a, key_b = consonants(sounds_a), consonants(sounds_b)
    short = len(key_a) < _SHORTEST_KEY and apart > _SHORT_SOUNDS_APART
    if key_a == key_b and not short:
        return round(0.95 - 0.35 * apart, 3)
    rough_a, rough_b = rough(key_a), rough(key_b)
    if rough_a == rough_b and not short and apart <= _MOST_SOUNDS_APART:
        return round(0.75 - 0.4 * apart, 3)
    long_enough = max(len(rough_a), len(rough_b)) >= _SHORTEST_SLIP
    if long_enough and apart <= _ONE_SLIP and _edits(rough_a, rough_b) <= 1:
        return round(0.6 - 0.4 * apart, 3)
    return round(0.45 * (1 - apart), 3)


def normalize_place(name: str) -> str:
    """
    Return *name* in the one spelling that all its spellings share as far as its sounds do.

    >>> normalize_place("Ajaaz"), normalize_place("Khan Sheikhoun"), normalize_place("Khān Shaykhūn")
    ('ajaz', 'khan shaykhun', 'khan shaykhun')
    """
    for _ in range(_MOST_ROUNDS):  # "qh" becomes "kh", which is a sound of its own
        spelled = sound_key(name).translate(_RESPELLED)
        if spelled == name:
            break
        name = spelled
    return name


def _apart(a: str, b: str) -> float:
    """Return the edits between *a* and *b* as a share of the longer one."""
    return _edits(a, b) / max(len(a), len(b), 1)


def _edits(a: str, b: str) -> int:
    """Return how many letters must be added, dropped or changed to turn *a* into *b* (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        above, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != other))
    return row[-1]
