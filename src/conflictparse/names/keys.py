"""
Keys that spell a transliterated name as its writers hear it.

A name that crosses from Arabic script into Latin letters loses its vowels' spelling first, then the
difference between neighbouring consonants. Three keys forget in that order: :func:`sound_key` joins
digraphs and the spellings of one vowel, :func:`consonant_key` drops the vowels, :func:`rough_key` also
merges the consonants that writers mix up. Names with equal keys *may* be one name;
:func:`conflictparse.names.same_place_name` decides.

Not read here: Slavic, Kurdish or Burmese spellings; the tables are those of Arabic names.
Law: a key does not change when hyphens, spaces, apostrophes, case or articles do; it is never empty for
a name that holds a Latin letter; no key ever raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conflictparse.names.folding import fold
from conflictparse.text import Pattern

#: One sound, one sign; the longest spelling is read first. Capitals are sounds that Latin has no letter for.
SOUNDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "oua": "wa",  # French: Rouaq
        "tch": "S",
        "dzh": "j",
        "sh": "S",
        "ch": "S",
        "kh": "x",
        "gh": "G",
        "dj": "j",
        "th": "t",
        "dh": "d",
        "ph": "f",
        "ou": "u",
        "oo": "u",
        "ee": "i",
        "ei": "ay",
        "ai": "ay",
        "ey": "ay",
        "ce": "se",
        "ci": "si",
        "q": "k",
        "c": "k",
        "v": "w",
        "o": "u",
        "e": "i",
    }
)

#: Consonants that writers of the same name mix up.
NEAR_SOUNDS: Final = str.maketrans({"G": "g", "j": "g", "x": "k", "S": "s", "z": "d", "p": "b", "h": None, "'": None})

_SOUND: Final = Pattern("|".join(sorted(map(re.escape, SOUNDS), key=lambda s: (-len(s), s))))
_DOUBLED: Final = Pattern(r"(.)\1++", re.DOTALL)
# Of each word of a name at once, which is three times as fast as word by word.
_VOWELS: Final = Pattern(r"(?<=[^ ])[aeiouyw]++")
_INITIAL_VOWEL: Final = Pattern(r"(?<![^ ])[aeiou]++")
_FINAL_H: Final = Pattern(r"(?<=[^ ])h(?= |\Z)")


def sound_key(name: str) -> str:
    """
    Return the sounds of *name*, word by word.

    >>> sound_key("Khan Sheikhoun"), sound_key("Khan Shaykhun")
    ('xan Sayxun', 'xan Sayxun')
    """
    return _squeeze(_SOUND.sub(_sound, fold(name)))


def consonant_key(name: str) -> str:
    """
    Return the consonants of *name*, its words joined; an initial vowel is kept as an apostrophe.

    >>> consonant_key("Ajaaz"), consonant_key("A'jaz"), consonant_key("Jisr al-Shughour")
    ("'jz", "'jz", 'jsrSGr')
    """
    return consonants(sound_key(name))


def rough_key(name: str) -> str:
    """
    Return the consonant key of *name* with the sounds merged that writers mix up.

    >>> rough_key("Ghouta") == rough_key("Gouta") == rough_key("Joutah")
    True
    """
    return rough(consonant_key(name))


def consonants(sounds: str) -> str:
    """
    Return the consonant key of a name whose sound key is *sounds*.

    >>> consonants("idlib")
    "'dlb"
    """
    words = _VOWELS.sub("", _INITIAL_VOWEL.sub("'", _FINAL_H.sub("", sounds)))
    return _squeeze(words.replace(" ", "")) or sounds.replace(" ", "")


def rough(key: str) -> str:
    """
    Return the rough key of a name whose consonant key is *key*.

    >>> rough("jsrSGr")
    'gsrsgr'
    """
    return _squeeze(key.translate(NEAR_SOUNDS)) or key


def _sound(spelling: re.Match[str]) -> str:
    return SOUNDS[spelling[0]]


def _squeeze(word: str) -> str:
    """Write a doubled letter once."""
    return _DOUBLED.sub(r"\1", word)
