"""
The names and inter codes that ACLED gives to parties by what they are: arms of a state, the unidentified, civilians.

Source: ACLED codebook, "Actor Names, Types and Inter Codes". Read here: the kind of an actor and countries. Not read
here: which party took part in what. Law: one kind has one code, whoever asks.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conflictparse.actors.kinds import kinds_that
from conflictparse.actors.lexicon import ActorLexicon

STATE_FORCES: Final = 1
UNIDENTIFIED: Final = 3  # with the political militias
CIVILIAN: Final = 7
EXTERNAL: Final = 8

#: Kinds that are a state's; abroad they are external.
STATE: Final = frozenset({"state_military", "state_police", "government", "foreign_state_military"})
REBEL: Final = frozenset({"rebel_group", "rebel_coalition", "transnational_armed_group", "foreign_armed_group"})
CIVILIANS: Final = kinds_that("suffer") | {"activists", "witness"}
#: The code of each kind that is no state's and no civilians'; it does not depend on the country.
INTERS: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(REBEL, 2)
    | {"pro_gov_militia": 3, "criminal_group": 3, "unidentified_armed": UNIDENTIFIED, "identity_militia": 4}
    | {"igo": EXTERNAL}
)
#: How the names of the arms of a state begin.
ARMS: Final[Mapping[str, str]] = MappingProxyType(
    {"state_military": "Military Forces of", "state_police": "Police Forces of"}
)


def nation_name(code: str, lexicon: ActorLexicon) -> str:
    """Return the usual name of a country, or its code when the lexicon has none."""
    nation = lexicon.nations.get(code)
    return nation.names[0] if nation is not None else code


def unidentified_name(nation: str | None) -> str:
    """
    Return the name of the party that nobody names.

    >>> unidentified_name("Mali"), unidentified_name(None)
    ('Unidentified Armed Group (Mali)', 'Unidentified Armed Group')
    """
    return f"Unidentified Armed Group ({nation})" if nation else "Unidentified Armed Group"


def civilians_name(nation: str | None) -> str:
    """
    Return the name of the civilians of a country.

    >>> civilians_name("Mali"), civilians_name(None)
    ('Civilians (Mali)', 'Civilians')
    """
    return f"Civilians ({nation})" if nation else "Civilians"
