"""
Words that stand inside place names and say what kind of place it is, which of two, or what number.

The Arabic, Persian and Hebrew words are those of the generic terms in the BGN/PCGN romanisation guides and
the GeoNames feature names, each in the spellings that gazetteers hold; the English ones are our own.
A row is ``meaning: spellings``; spellings are folded.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _words(table: dict[str, str]) -> Mapping[str, str]:
    """Return spelling -> meaning for a table of meaning -> spellings."""
    return MappingProxyType({word: meaning for meaning, words in table.items() for word in words.split()})


#: First words that thousands of names share; they tell one name from another as little as one consonant does.
HEADS: Final = _words(
    {
        "kafr": "kafr kafar kafer kafir kefr kfar kfr kufr",  # village
        "tell": "tell tall tal tel",  # mound
        "dayr": "dayr dair dear deir der dier",  # monastery
        "ayn": "ayn aayn ain ayin ein",  # spring
        "umm": "umm um om oum omm",  # mother of
        "abu": "abu abo abou aboo bu",  # father of
        "bayt": "bayt bait beit beyt beat",  # house
        "khan": "khan",  # inn
        "jabal": "jabal jebel djebel gabal jbel",  # mountain
        "jisr": "jisr jeser jisir",  # bridge
        "shaykh": "shaykh shaikh sheik sheikh cheikh shekh",
        "maarrat": "maarrat maarat maarret maaret marat",
        "wadi": "wadi ouadi wady",  # valley
        "ras": "ras raas",  # head
        "khirbat": "khirbat khirba khirbet kherbet khurbat",  # ruin
        "rasm": "rasm rasem rasim",
        "jubb": "jubb jab jeab jeb jib jub",  # well
        "burj": "burj borj bourj",  # tower
        "qalat": "qalat kalat qala qalaat qaleh",  # castle
        "qasr": "qasr gasr kasr qaser",  # palace
        "mazraat": "mazraat mazraa mazraeh",  # farm
        "bir": "bir beer",  # well
        "hawijat": "hawijat hawija hawijah howeija hwaija",
    }
)

#: Heads that are also written in one word with the name (Kafrnabl, Deirsunbul).
WRITTEN_TOGETHER: Final = (
    "kafar",
    "kafer",
    "kafir",
    "kfar",
    "kafr",
    "kufr",
    "kefr",
    "deir",
    "dayr",
    "maarat",
    "maaret",
)

#: Words that name the kind of a place; beside a name they do not change it. Two kinds are two places.
KINDS: Final = _words(
    {
        "settlement": "town towns village villages city hamlet settlement municipality",
        "quarter": "neighbourhood neighbourhoods neighborhood neighborhoods quarter suburb suburbs hayy",
        "unit": "province governorate region district subdistrict county oblast raion rayon state area",
        "countryside": "countryside desert",
        "camp": "camp",
        "hospital": "hospital clinic",
        "prison": "prison jail",
        "airport": "airport airbase airfield",
        "bridge": "bridge",
        "school": "school university",
        "road": "road street highway roundabout",
        "market": "market souk",
        "mosque": "mosque church",
        "farm": "farm farms",
        "stadium": "stadium",
        "station": "station",
        "mountain": "mountain mount",
        "river": "river",
    }
)

#: Words that tell one of two places from the other. Arabic, English, Russian and Ukrainian, Persian, Kurdish, Hebrew.
TELLING: Final = _words(
    {
        "east": "east eastern sharqi sharqiya sharqiyah sharqiyya sharqieh sharqiyeh sharki sharkiya charqi skhidna",
        "west": "west western gharbi gharbiya gharbiyah gharbiyya gharbieh gharbiyeh garbi zakhidna",
        "north": "north northern shamali shamaliya shamaliyah shamaliyya shimali shimaliya pivnichna",
        "south": "south southern janubi janubiya janubiyah janubiyya janoubi janoubiya jnoubi pivdenna",
        "upper": "upper fawqani fawqaniya fawkani foqani fouqani foukani ulya olya verkhnia verkhnya bala jorin elyon",
        "lower": "lower tahtani tahtaniya tahtaniyah tahta tahtany sufla nyzhnia nizhnyaya payin pain jerin tahton",
        "big": "big great greater kabir kabira kabirah kabeer kabeera kebir kebira kbira kubra kobra velyka bolshaya",
        "small": "small little lesser saghir saghira saghirah sagheer sagheera sghir sughra soghra mala malaya maly",
        "new": "new jadid jadida jadidah jadeed jadeeda gadida nova novaya novyi",
        "old": "old qadim qadima qadimah atiqa stara staraya staryi",
    }
)

#: Numbers that tell places apart (Camp 1, Salamiyah II), as numerals, in words, and in Arabic.
NUMERALS: Final = _words(
    {
        "1": "1 i one first 1st awwal",
        "2": "2 ii two second 2nd thani thaniya",
        "3": "3 iii three third 3rd thalith",
        "4": "4 iv four fourth 4th",
        "5": "5 v five fifth 5th",
        "6": "6 vi six sixth 6th",
        "7": "7 vii seven seventh 7th",
        "8": "8 viii eight eighth 8th",
        "9": "9 ix nine ninth 9th",
        "10": "10 x ten tenth 10th",
    }
)
