"""
The kinds of actors: what a record or a mention may be.

A kind says what an actor *is*; which part it plays in a sentence, and which code a codebook gives it, follow
elsewhere. Law: every kind stands once, and the bundled tables use no other.
"""

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """
    One kind.

    Attributes:
        means: the kind in words.
        part: what such actors do in a report: fight, suffer, speak, or nothing of note ("").
    """

    means: str
    part: str = ""


_FIGHT: Final = "fight"
_SUFFER: Final = "suffer"
_SPEAK: Final = "speak"

#: Every kind by its name; those of records first, then those that only words make.
KINDS: Final[dict[str, Kind]] = {
    "state_military": Kind("the armed forces of a state, or a branch or unit of them", _FIGHT),
    "state_police": Kind("police and internal security of a state", _FIGHT),
    "government": Kind("a government, recognised or in fact", _FIGHT),
    "ministry": Kind("a ministry or another office of a government", _SPEAK),
    "pro_gov_militia": Kind("armed, on the side of a government and no part of its forces", _FIGHT),
    "rebel_group": Kind("an armed group against a government", _FIGHT),
    "rebel_coalition": Kind("an alliance or joint command of rebel groups", _FIGHT),
    "transnational_armed_group": Kind("an armed group that fights in several countries", _FIGHT),
    "foreign_state_military": Kind("armed forces of another state", _FIGHT),
    "foreign_armed_group": Kind("an armed group from another country", _FIGHT),
    "identity_militia": Kind("an armed group of a tribe, a faith or a place", _FIGHT),
    "criminal_group": Kind("a gang or cartel", _FIGHT),
    "unidentified_armed": Kind("armed persons of no known side", _FIGHT),
    "armed_group": Kind("an armed group of a sort that the words leave open", _FIGHT),
    "generic_group": Kind("a group that the words do not tell more of", _FIGHT),
    "civilians": Kind("civilians", _SUFFER),
    "persons": Kind("people of whom nothing else is said", _SUFFER),
    "child": Kind("children", _SUFFER),
    "woman": Kind("women", _SUFFER),
    "refugee": Kind("refugees", _SUFFER),
    "idp": Kind("displaced people", _SUFFER),
    "medic": Kind("doctors, nurses, ambulance crews", _SUFFER),
    "journalist": Kind("journalists", _SUFFER),
    "responder": Kind("rescuers, aid workers, civil defence", _SUFFER),
    "monitor_ngo": Kind("an organisation that counts and documents", _SPEAK),
    "ngo": Kind("another organisation that is no government's", _SPEAK),
    "un_body": Kind("the United Nations or a part of them", _SPEAK),
    "igo": Kind("an organisation of states", _SPEAK),
    "news_agency": Kind("a news agency", _SPEAK),
    "news_outlet": Kind("a newspaper, station or site", _SPEAK),
    "state_media": Kind("media that a state runs", _SPEAK),
    "partisan_media": Kind("media that a party to the war runs", _SPEAK),
    "activists": Kind("activists, or a network of them", _SPEAK),
    "witness": Kind("those who saw it", _SPEAK),
    "anonymous_official": Kind("officials and sources without a name", _SPEAK),
    "person": Kind("someone in public office, or a speaker", _SPEAK),
    "think_tank": Kind("a research institute"),
    "party": Kind("a political party"),
    "event": Kind('no actor but an event that stands as the doer in a claim: "the offensive killed 40"'),
    "organisation": Kind("another organisation: a company, a bank, a university, a hospital"),
}


def kinds_that(part: str) -> frozenset[str]:
    """
    Return the kinds of actors that do *part* in a report.

    >>> sorted(kinds_that("suffer"))[:3]
    ['child', 'civilians', 'idp']
    """
    return frozenset(name for name, kind in KINDS.items() if kind.part == part)
