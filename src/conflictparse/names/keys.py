"""
Keys that spell a transliterated name as its writers hear it.

A name that crosses from Arabic script into Latin letters loses its vowels' spelling first, then the
difference between neighbouring consonants. Three keys forget in that order: :func:`sound_key` joins
digraphs and the spellings of one vowel, :func:`consonant_key` drops the vowels, :func:`rough_key` also
merges the consonants that writers mix up. Names with equal keys *may* be one name;
:func:`conflictparse.names.same_place_name` decides.

Each family of languages has its table (:mod:`conflictparse.names.profiles`); without one, names are heard as
Arabic ones, as the bundled table of places is.
Law: a key does not change when hyphens, spaces, apostrophes, case or articles do; it is never empty for
a name that holds a Latin letter; no key ever raises.
"""

from __future__ import annotations

import re
from typing import Final

from conflictparse.names.folding import fold
from conflictparse.names.profiles import ARABIC, Profile
from conflictparse.text import Pattern

#: Consonants that writers of the same name mix up.
NEAR_SOUNDS: Final = str.maketrans({"G": "g", "j": "g", "x": "k", "S": "s", "z": "d", "p": "b", "h": None, "'": None})

_DOUBLED: Final = Pattern(r"(.)\1+", re.DOTALL)
# Of each word of a name at once, which is three times as fast as word by word.
_VOWELS: Final = Pattern(r"(?<=[^ ])[aeiouyw]++")
_INITIAL_VOWEL: Final = Pattern(r"(?<![^ ])[aeiou]++")
_FINAL_H: Final = Pattern(r"(?<=[^ ])h(?= |\Z)")


def sound_key(name: str, profile: Profile = ARABIC) -> str:
    """
    Return the sounds of *name*, word by word.

    >>> sound_key("Khan Sheikhoun"), sound_key("Khan Shaykhun")
    ('xan Sayxun', 'xan Sayxun')
    """
    sounds = profile.sounds
    return _squeeze(profile.sound.sub(lambda spelling: sounds[spelling[0]], fold(name)))


def consonant_key(name: str, profile: Profile = ARABIC) -> str:
    """
    Return the consonants of *name*, its words joined; an initial vowel is kept as an apostrophe.

    >>> consonant_key("Ajaaz"), consonant_key("A'jaz"), consonant_key("Jisr al-Shughour")
    ("'jz", "'jz", 'jsrSGr')
    """
    return consonants(sound_key(name, profile))


def rough_key(name: str, profile: Profile = ARABIC) -> str:
    """
    Return the consonant key of *name* with the sounds merged that writers mix up.

    >>> rough_key("Ghouta") == rough_key("Gouta") == rough_key("Joutah")
    True
    """
    return rough(consonant_key(name, profile))


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


def _squeeze(word: str) -> str:
    """Write a doubled letter once."""
    return _DOUBLED.sub(r"\1", word)
