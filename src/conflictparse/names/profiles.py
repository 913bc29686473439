"""
How the names of one family of languages are spelled in Latin letters: one table for each family.

A profile says which letters write one sound (``sounds``, for the keys), which letters are vowels and which
signs the consonants have (``signs``, for the comparison), which of these writers mix up (``mixed``), and how
much a vowel tells (``front`` and ``round``). The tables follow the romanisations of BGN/PCGN and UNGEGN and the
spellings that the press of the region uses beside them (French, Turkish, Russian, Polish, Italian).

Not here: exonyms and translations (Lviv and Lemberg, Kobane and Ayn al-Arab); they are rows of a gazetteer.
"""

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from conflictparse.text import Pattern

# Costs of unlike consonants, in the unit of conflictparse.names.alignment; fitted there.
ONE_SOUND: Final = 2
MIXED_UP: Final = 5

#: One sound, one sign, in Arabic names. Capitals are sounds that Latin has no letter for. The bundled table of
#: places holds keys made of these: changing a row changes the keys of every gazetteer.
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

_VOWELS: Final = {"ou": "u", "oo": "u", "ee": "i", "ei": "ay", "ai": "ay", "ey": "ay", "o": "u", "e": "i"}


class Profile:
    """
    The spelling of one family of languages.

    Attributes:
        name: how the family is called.
        sounds: spelling -> sound, for the phonetic keys; the longest spelling is read first.
        signs: spelling -> sign of a consonant, for the comparison; letters that are not here stand for themselves.
        mixed: two signs, in both orders -> what it costs to take one for the other; of the vowels, ae and au.
        front: what one step between a, e and i costs.
        round: what the step between a and o or u costs.
        sound: finds the next spelling of a sound.
        syllable: finds the next consonant and the vowels after it; at the beginning, vowels alone.
    """

    __slots__ = ("front", "mixed", "name", "round", "signs", "sound", "sounds", "syllable")

    def __init__(
        self,
        name: str,
        signs: Mapping[str, str],
        mixed: Mapping[str, int],
        *,
        vowels: str = "aeiouyw",
        sounds: Mapping[str, str] | None = None,
    ) -> None:
        """Make a profile whose comparison takes the letters of *vowels* as such; without *sounds*, keys hear alike."""
        glides = {letter: glide for letter, glide in (("v", "w"), ("j", "y")) if letter in vowels}
        self.name = name
        self.signs = {**dict.fromkeys({"v", "w"} & set(vowels), "w"), "ou": "w", **signs}  # where they begin a name
        self.sounds = sounds or {**_VOWELS, **glides, **signs}
        self.mixed = mixed
        self.front, self.round = mixed["ae"], mixed["au"]
        self.sound = Pattern(partial(_any, self.sounds))
        self.syllable = Pattern(partial(_syllable, signs, vowels), re.DOTALL)


def _mixed(one_sound: str, mixed_up: str, *, front: int = 3, round_: int = 4) -> Mapping[str, int]:
    """Return the costs of the pairs of signs in two lists, and of a step between vowels."""
    costs = {"ae": front, "au": round_}
    for pairs, cost in ((mixed_up, MIXED_UP), (one_sound, ONE_SOUND)):
        for pair in pairs.split():
            costs[pair] = costs[pair[::-1]] = cost
    return MappingProxyType(costs)


def _any(spellings: Mapping[str, str]) -> str:
    """Return a pattern for any of *spellings*, the longest first."""
    return "|".join(sorted(spellings, key=lambda s: (-len(s), s)))


def _syllable(signs: Mapping[str, str], vowels: str) -> str:
    """Return a pattern for a consonant and the vowels after it, or for the vowels that begin a name."""
    return f"({_any(signs)}|[^{vowels}]|\\A(?:[ywv](?=[aeiou])|ou(?=[aei]))?)([{vowels}]*+)"


#: Arabic: Syria, Iraq, Yemen, Lebanon, Palestine, Sudan, Libya and the French spellings of the Maghreb.
ARABIC: Final = Profile(
    "arabic",
    {
        "tch": "S",
        "sch": "S",
        "dzh": "j",
        "sh": "S",
        "ch": "S",
        "kh": "x",
        "gh": "G",
        "dj": "j",
        "th": "T",
        "dh": "D",
        "ph": "f",
        "ck": "k",
        "c": "k",
    },
    # Jim is g in Cairo and Aden, qaf is g in the countryside; tha and dhal are t, d, s or z in dialects.
    _mixed("kq", "Gg Gj Gq Gk gj gq gk xk xh Sj Ss sT sz tT zT zD zd dD TD pb fv"),
    vowels="aeiouywv",
    sounds=SOUNDS,
)

#: Ukrainian, Russian, Belarusian: h is Russian g; i, o and e change places (Kharkiv, Kharkov); w is v.
SLAVIC: Final = Profile(
    "slavic",
    {
        "shch": "S",
        "szcz": "S",
        "tsch": "C",
        "tch": "C",
        "cz": "C",
        "ch": "C",
        "sch": "S",
        "sh": "S",
        "sz": "S",
        "zh": "Z",
        "rz": "Z",
        "kh": "h",
        "ts": "c",
        "tz": "c",
        "g": "h",
        "w": "v",
    },
    _mixed("", "cs cC CS Ch ZS Zz zs zc fv hk kc", front=1, round_=2),
    vowels="aeiouyj",
)

#: Kurdish and Turkish: c is j; the cedilla of s and c is lost in folding; x is kh; v and w are one.
KURDISH: Final = Profile(
    "kurdish",
    {"tch": "c", "ch": "c", "sh": "s", "kh": "x", "gh": "G", "dj": "c", "zh": "j", "th": "t", "dh": "d", "q": "k"},
    _mixed("", "cj Gg Gk gk xk xh sz td pb"),
    vowels="aeiouywv",
)

#: Persian, Dari, Pashto: qaf and ghain are one sound; v and w are one; the linking -e is -i in Dari.
PERSIAN: Final = Profile(
    "persian",
    {
        "tch": "C",
        "ch": "C",
        "dzh": "j",
        "dj": "j",
        "dz": "z",
        "zh": "Z",
        "sh": "S",
        "kh": "x",
        "gh": "q",
        "th": "s",
        "dh": "z",
        "ts": "s",
        "ph": "f",
        "c": "C",
    },
    _mixed("qk", "qg gk xk xh Zj Zg ZS CS Ss sz dz td pb"),
    vowels="aeiouywv",
)

#: Hebrew: ch, kh and h write the same letters, as do tz, ts and z, and v, w and b.
HEBREW: Final = Profile(
    "hebrew",
    {"sch": "S", "sh": "S", "tch": "C", "ch": "x", "kh": "x", "tz": "c", "ts": "c", "th": "t", "ph": "f", "w": "v"},
    _mixed("kq xh", "kx xk cz cs Ss pf bv kc"),
    vowels="aeiouy",
)

#: Amharic, Tigrinya, Oromo and Somali: ejectives are written like the plain sounds, Italian spellings abound.
AMHARIC: Final = Profile(
    "amharic",
    {
        "tch": "C",
        "ch": "C",
        "sh": "S",
        "dzh": "j",
        "zh": "Z",
        "dj": "j",
        "gn": "N",
        "ny": "N",
        "ts": "c",
        "tz": "c",
        "kh": "x",
        "dh": "d",
        "th": "t",
        "ph": "p",
        "q": "k",
    },
    _mixed("", "kg kx ck cs sz cC CS Nn jg jZ pb xh td"),
    vowels="aeiouywv",
)

#: Burmese: the h of aspirates and the r after vowels come and go; stops are voiced between vowels.
BURMESE: Final = Profile(
    "burmese",
    {
        "hp": "p",
        "ht": "t",
        "hk": "k",
        "hs": "s",
        "hl": "l",
        "hm": "m",
        "hn": "n",
        "ph": "p",
        "th": "T",
        "kh": "k",
        "ky": "C",
        "ch": "C",
        "gy": "j",
        "sh": "S",
        "ng": "N",
    },
    _mixed("", "pb td kg Cj Tt Td Ts Ss Nn nm sz ry"),
)

#: Hausa and its neighbours, English and French spellings: c is ch, the hooks of b, d and k are lost.
HAUSA: Final = Profile(
    "hausa",
    {
        "tch": "C",
        "dzh": "j",
        "ch": "C",
        "sh": "S",
        "dj": "j",
        "ts": "c",
        "gh": "g",
        "kh": "k",
        "th": "t",
        "ph": "f",
        "c": "C",
    },
    _mixed("fp qk", "cs Ck Cc CS Ss sz zj kg td pb"),
    vowels="aeiouywv",
)

#: Names that are written in Latin letters at home: a letter is a letter.
LATIN: Final = Profile(
    "latin",
    {"tch": "C", "ch": "C", "sh": "S", "th": "t", "ph": "f", "ck": "k", "qu": "k", "q": "k", "c": "k"},
    _mixed("", "vb vw CS Ss sz jh jx gj kC"),
)

#: Every profile, by its name.
PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {profile.name: profile for profile in (ARABIC, SLAVIC, KURDISH, PERSIAN, HEBREW, AMHARIC, BURMESE, HAUSA, LATIN)}
)

_COUNTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arabic": "SYR IRQ YEM LBN PSE JOR SDN LBY EGY DZA TUN MAR SAU ARE KWT QAT BHR OMN MRT TCD",
        "slavic": "UKR RUS BLR",
        "kurdish": "TUR",
        "persian": "IRN AFG TJK PAK",
        "hebrew": "ISR",
        "amharic": "ETH ERI SOM DJI",
        "burmese": "MMR",
        "hausa": "NGA NER",
        "latin": "COL MEX HTI VEN ECU PER BRA GTM HND SLV MOZ COD CAF CMR BFA MLI BDI UGA RWA SSD KEN",
    }
)
_OF_COUNTRY: Final = {code: name for name, codes in _COUNTRIES.items() for code in codes.split()}


def profile_of(country: str) -> Profile:
    """
    Return the profile of the names of *country*, an ISO 3166-1 alpha-3 code; that of Arabic where none is known.

    >>> profile_of("UKR").name, profile_of("SYR").name
    ('slavic', 'arabic')
    """
    return PROFILES[_OF_COUNTRY.get(country, "arabic")]
