"""
The words around place names: where they stand, what they say of the name.

A word stands in one table only; shapes that need several tables name a union.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final


def _words(words: str, value: Any = True) -> dict[str, Any]:
    return dict.fromkeys(words.split(), value)


_POINTS: Final = ("north", "south", "east", "west")
_HALVES: Final = ("northeast", "northwest", "southeast", "southwest")

DIRECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"{point}{ending}": point for point in (*_POINTS, *_HALVES) for ending in ("", "ern", "ernmost", "wards")},
        "northward": "north",
        "southward": "south",
        "eastward": "east",
        "westward": "west",
        "central": "central",
        "coastal": "coastal",
        "rural": "rural",
        "upper": "upper",
        "lower": "lower",
        "greater": "greater",
        "downtown": "downtown",
    }
)

#: Area noun -> (kind of place it makes of the name, relation of the event to the name).
AREAS: Final[Mapping[str, tuple[str | None, str | None]]] = MappingProxyType(
    {
        **_words(
            "province provinces governorate governorates oblast oblasts wilaya wilayat state states "
            "department departments prefecture prefectures",
            ("admin1", None),
        ),
        **_words(
            "district districts county counties subdistrict sub-district municipality municipalities", ("admin2", None)
        ),
        **_words("region regions area areas zone zones sector sectors territory territories", ("area", None)),
        **_words("countryside countrysides", (None, "countryside")),
        **_words("city cities metropolis town towns township townships port", ("city", None)),
        **_words("village villages hamlet hamlets settlement settlements", ("village", None)),
        **_words(
            "neighbourhood neighbourhoods neighborhood neighborhoods quarter quarters suburb suburbs",
            ("neighbourhood", None),
        ),
        **_words("outskirts vicinity environs surroundings edge", (None, "outskirts")),
        **_words("front fronts frontline frontlines axis axes lines", (None, "front")),
        **_words(
            "highway highways motorway road roads street streets avenue route bridge intersection", ("road", "road")
        ),
        **_words("border borders frontier", ("border", "border")),
        **_words("crossing checkpoint", ("crossing", None)),
        **_words("airport airbase airfield aerodrome", ("airport", None)),
        **_words("camp camps", ("camp", None)),
        **_words("base barracks", ("base", None)),
        **_words("hospital mosque university school church market square prison refinery dam", ("facility", None)),
        **_words(
            "mountain mountains valley plain plains desert river lake island islands peninsula coast strip",
            ("area", None),
        ),
    }
)

#: Words between a name and its area noun: "Idlib de-escalation zone", "Aleppo international airport".
MIDDLES: Final = MappingProxyType(
    _words("de escalation international military refugee air buffer industrial free safe")
)
#: Area words that stand only before "of".
PARTS: Final = MappingProxyType(
    {
        **_words("part parts corner heart swathes swaths side half most", (None, None)),
        **_words("north-east", (None, None)),
    }
)
#: Prepositions after which a capitalised word is a place, with the relation they make.
PREPOSITIONS: Final = MappingProxyType(
    {
        **_words("in inside within at throughout across into", "in"),
        **_words("near around outside toward towards beside surrounding approaching", "near"),
    }
)
#: Nationals and armed men: what stands before them is theirs, not a place.
PEOPLE: Final = MappingProxyType(
    _words(
        """forces force fighters fighter troops soldiers soldier militants militant rebels gunmen militiamen militia
        militias insurgents officials official spokesman spokeswoman leader leaders commander commanders members member
        jihadists policemen warplanes jets aircraft drones"""
    )
)
GOVERNMENTS: Final = MappingProxyType(
    _words(
        """regime government army military navy authorities administration parliament president minister ministry
        premier ambassador envoy diplomacy embassy junta"""
    )
)
#: What a country does or has that says it acts: "Iran's armed forces", "Turkey's intervention".
DEEDS: Final = MappingProxyType(
    _words(
        """aggression intervention invasion offensive involvement foreign defense defence
        strikes airstrikes bombardment bombing policy decision efforts operations operation prime supreme"""
    )
)
BACKED: Final = MappingProxyType(
    _words(
        "backed allied led linked sponsored supported funded aligned affiliated armed trained brokered controlled held"
    )
)
#: Verbs whose subject is a government, not a place.
ACTS: Final = MappingProxyType(
    _words(
        """said says denied denies rejected rejects condemned condemns agreed agrees supports supported backs backed
        carried launched launches pursued prevented remains sent sends announced announces vowed
        called calls claimed claims insisted demanded demands threatened responded retaliated confirmed
        welcomed criticised criticized wants refused refuses signed proposed offered intervened invaded
        deployed struck bombed shelled carry agreed bombs helped seeks sought considers regards decided opposed opposes
        expects hopes fears believes provides provided supplied supplies bombarded voted
        killed captured seized attacked destroyed shot downed intercepted repelled fired targeted lost hit"""
    )
)
#: Verbs whose object, too, is a government: "accused Iran".
ADDRESSES: Final = MappingProxyType(
    _words("told warned warns accused accuses blamed blames urged urges asked thanked pressed praised")
)
AUXILIARIES: Final = MappingProxyType(_words("has had have will would can could might must also not never"))
BE: Final = MappingProxyType(_words("is are was were been be"))
INVOLVED: Final = MappingProxyType(
    _words(
        "involved willing ready trying seeking preparing responsible determined working supporting backing concerned"
    )
)
#: "pressure on Moscow", "talks with Turkey", "help from Iran": word -> the preposition that follows it.
DEALINGS: Final = MappingProxyType(
    _words(
        """help support aid backing assistance pressure message talks deal agreement cooperation cooperating
        coordination coordinating relations ties war alliance request consultation negotiations allies weapons arms
        orders behalf
        tensions sanctions demands loyal hostile"""
    )
)
INCLUDES: Final = MappingProxyType(_words("including include includes included namely as"))
UNITS: Final = MappingProxyType(
    _words("km kilometers kilometres kilometer kilometre kms", 1.0) | _words("miles mile mi", 1.609344)
)

#: Capitalised words that are no part of a place name.
NOT_NAMES: Final = MappingProxyType(
    _words(
        """least january february march april june july august september october november december jan feb mar apr may
        jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday ramadan eid christmas
        i he she it they we you his her its their our my this that these those there here what who when where why how
        a an another some many several most all both each no one two three four five six seven eight nine ten dozens
        hundreds thousands but or nor if so yet because although though while since until after before during despite
        according meanwhile however also earlier later then now today yesterday as for about against over under up out
        on not only even more less than like just
        muslim muslims islam christian christians jewish arab arabs arabic kurdish kurds kurd sunni sunnis
        shiite shiites shia shi'ite alawite alawites druze yazidi yazidis turkmen jihadist jihadists salafist english
        quran
        koran facebook twitter telegram reuters anadolu afp ap cnn bbc jazeera whatsapp youtube internet skype instagram
        god allah internet assad bashar putin erdogan daesh hezbollah hizbollah hizbullah hamas taliban isis isil boko
        haram qaeda qaida nusra houthi houthis shabaab shabab wagner pkk ypg sdf hts fsa idf rsf un nato eu usa"""
    )
)
#: Words that begin the name of a person.
TITLES: Final = MappingProxyType(
    _words(
        """mr mrs ms dr sheikh president minister general gen colonel col major maj captain capt lieutenant lt sgt
        sergeant brigadier brig commander king prince princess emir imam ayatollah mullah sayyid secretary ambassador
        senator governor mayor professor prof judge chief spokesman spokeswoman spokesperson analyst abu"""
    )
)
#: Words of the names of organisations, where they are capitalised.
ORGANISATIONS: Final = frozenset(
    """
    observatory observer ministry agency committee council organisation organization association union party front army
    forces force brigade brigades battalion division movement group coalition alliance command commission department
    office centre center institute university network news media press times post tv television radio corps guard guards
    police court bank company corporation foundation society federation congress parliament assembly senate government
    authority administration team response defence defense defenders democratic national liberation resistance legion
    brotherhood state civil crescent cross red white helmets watch amnesty nations rights human house service services
    bureau intelligence security mission programme program fund syndicate tribune journal herald republic people's
    """.split()
)

#: News agencies that are written like a place.
ACRONYMS: Final = frozenset(["SANA", "MENA"])
#: Short names of states that stand before nouns as adjectives do: "US forces".
ADJECTIVES: Final = frozenset(["us", "uk", "u s", "u k"])

TABLES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "THE": {"the": True},
        "OF": {"of": True},
        "AND": {"and": True, "or": True},
        "BY": {"by": True},
        "FROM": {"from": True},
        "TO": {"to": True},
        "WITH": {"with": True},
        "ON": {"on": True},
        "BETWEEN": {"between": True},
        "AWAY": {"away": True},
        "POSS": {"s": True},
        "WHICH": {"which": True, "who": True},
        "PREPOSITION": PREPOSITIONS,
        "DIRECTION": DIRECTIONS,
        "AREA": AREAS,
        "MIDDLE": MIDDLES,
        "PART": PARTS,
        "PEOPLE": PEOPLE,
        "GOVERNMENT": GOVERNMENTS,
        "DEED": DEEDS,
        "BACKED": BACKED,
        "ACT": ACTS,
        "ADDRESS": ADDRESSES,
        "AUXILIARY": AUXILIARIES,
        "BE": BE,
        "INVOLVED": INVOLVED,
        "WHOLE": {"country": True, "capital": True, "compound": True, "building": True, "facility": True},
        "ISLAMIC": {"islamic": True},
        "THESE": {"this": True, "that": True, "these": True, "those": True},
        "DEALING": DEALINGS,
        "INCLUDE": INCLUDES,
        "UNIT": UNITS,
        "TITLE": TITLES,
        "OTHER": NOT_NAMES,
    }
)
#: Classes that no table of words decides: the gazetteer and the capitals of the text do.
CLASSES: Final = ("PLACE", "CAPITAL", "COUNTRY", "DEMONYM", "RUN", "ORGANISATION", "ROAD")
UNIONS: Final = MappingProxyType(
    {
        "NAME": ("PLACE", "CAPITAL", "COUNTRY", "DEMONYM", "RUN", "ROAD"),
        "KNOWN": ("PLACE", "CAPITAL", "COUNTRY"),
        "STATE": ("COUNTRY", "CAPITAL"),
        "SPOT": ("PLACE", "CAPITAL", "COUNTRY", "RUN", "ROAD"),
        "MEMBER": ("PLACE", "CAPITAL", "COUNTRY", "DEMONYM"),
        "WHERE": ("PREPOSITION",),
        "GOING": ("PREPOSITION", "FROM"),
        "HEAD": ("AREA", "PART", "DIRECTION"),
        "DETERMINER": ("THE", "THESE"),
        "LINK": ("WITH", "FROM", "TO", "OF", "ON", "BY"),
        "ACTING": ("ACT", "BACKED", "ADDRESS"),
        "DEALER": ("DEALING", "ACT", "BACKED", "ADDRESS"),
        "PARTY": ("DEALING", "GOVERNMENT", "PEOPLE"),
    }
)
