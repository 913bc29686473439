"""
The shapes that place names stand in, over the tables of :mod:`conflictparse.places.vocabulary`.

Three passes read a text. *Area* rules find a name with the words that narrow it, the longest first.
*Frame* rules say that a capitalised word which no gazetteer holds is a place. *Role* rules say that a
name acts (an actor, a metonym) or belongs to an organisation's name; the first that fits decides.

Law: a rule only marks words; which record a name means is decided by :mod:`conflictparse.places.resolve`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress
from typing import Final

from conflictparse.places.place import PlaceRole
from conflictparse.places.vocabulary import CLASSES, TABLES, UNIONS
from conflictparse.text import Grammar, Match, Rule, Shapes

#: Of the hyphenated words ("north-east", "sub-district") the shapes read each part.
_WORDS: Final = {name: {w: v for w, v in table.items() if "-" not in w} for name, table in TABLES.items()}
GRAMMAR: Final = Grammar(_WORDS, unions=UNIONS, classes=CLASSES)

_DIRECTIONS: Final = r"DIRECTION((( |\,)AND |\,|/|-| )DIRECTION){0,2}"
_AREAS: Final = r"(( |-)MIDDLE){0,3}( |-)AREA( AREA)?"
_LIST: Final = r"(\,SPOT){0,6}(( |\,)AND( THE)? SPOT)?"


def _where(*names: str) -> Callable[[Match], list[int]]:
    """Return a function that lists the words of a match which belong to the tables *names*."""
    is_one = frozenset(GRAMMAR.letters_of(names)).__contains__

    def where(match: Match) -> list[int]:
        reading, first, last, _ = match
        return list(compress(range(first, last), map(is_one, reading.codes[2 * first + 1 : 2 * last : 2])))

    return where


names_of: Final = _where("NAME")
spots_of: Final = _where("SPOT")
heads_of: Final = _where("AREA", "PART")
areas_of: Final = _where("AREA")
wholes_of: Final = _where("AREA", "WHOLE")
directions_of: Final = _where("DIRECTION")
units_of: Final = _where("UNIT")
_states_of: Final = _where("STATE")
_members_of: Final = _where("MEMBER")


def _acting(match: Match) -> tuple[PlaceRole | None, list[int]]:
    """A country acts as an actor; a capital acts for its government."""
    return None, _states_of(match)


def _standing(match: Match) -> tuple[PlaceRole | None, list[int]]:
    """A place it is, whatever else the words around it say."""
    return PlaceRole.LOCATION, _states_of(match)


def _organisation(match: Match) -> tuple[PlaceRole | None, list[int]]:
    return PlaceRole.ORGANISATION, _members_of(match)


def _area(shape: str) -> str:
    return shape.replace("DIRECTIONS", _DIRECTIONS).replace("AREAS", _AREAS)


AREA_RULES: Final = (
    Rule(
        "direction before a name",
        _area(r"DIRECTIONS NAME(AREAS)?"),
        names_of,
        "in the southeastern Idlib countryside",
        "He went southeast in March.",
    ),
    Rule(
        "area noun after a name",
        _area(r"NAMEAREAS"),
        names_of,
        "in Idlib province",
        "Idlib, a province",
    ),
    Rule(
        "names that share an area noun",
        _area(r"NAME((\,| AND |\,AND )NAME){1,4}AREAS"),
        names_of,
        "in Idlib and Hama provinces",
        "in Idlib and Hama",
    ),
    Rule(
        "ends of a road",
        _area(r"NAME[-—]NAMEAREAS"),
        names_of,
        "the Damascus-Aleppo highway",
        "the Damascus-Ankara talks",
    ),
    Rule(
        "area words of a name",
        _area(r"HEAD((( |\,)AND |\,|/|-| )HEAD){0,3} OF( THE)?( AREA OF)?( DIRECTIONS)? NAME(AREAS)?") + _LIST,
        names_of,
        "the southern countryside of Idlib",
        "the front of the building",
    ),
    Rule(
        "direction after a name",
        _area(r"NAME\'POSS DIRECTIONS( AREA)?"),
        names_of,
        "Idlib's east",
        "Idlib's governor",
    ),
    Rule(
        "distance from a name",
        _area(
            r"UNIT(\(ANY UNIT\)| )(AWAY )?(DIRECTIONS )?(FROM|OF|WHERE)( THE)?( AREA OF)?( DIRECTIONS)? NAME(AREAS)?"
        ),
        names_of,
        "10 km south of Mosul",
        "10 km of road",
    ),
)

FRAME_RULES: Final = (
    Rule(
        "name after a preposition",
        _area(r"GOING( THE)?( DIRECTIONS)? SPOT") + _LIST,
        spots_of,
        "shelling near Jarjanaz and Hish",
        "in March and April",
    ),
    Rule(
        "name after an area noun",
        r"AREA OF( THE)? SPOT" + _LIST,
        spots_of,
        "the town of Jarjanaz",
        "the town of his birth",
    ),
    Rule(
        "name after an area noun without of",
        r"AREA SPOT" + _LIST,
        spots_of,
        "the villages Jarjanaz, Hish and Tah",
        "the area General Smith visited",
    ),
    Rule(
        "names that are included",
        r"AREA( |\,)(ANY( |\,)){0,10}INCLUDE SPOT" + _LIST,
        spots_of,
        "villages, including Jarjanaz, Hish and Tah",
        "officials, including Smith",
    ),
    Rule(
        "list with a known place",
        r"PLACE(\,SPOT){0,6}( |\,)AND SPOT",
        spots_of,
        "Idlib, Jarjanaz and Hish",
        "Idlib and the army",
    ),
)

ROLE_RULES: Final = (
    Rule(
        "border between states",
        r"AREA BETWEEN STATE AND STATE",
        _standing,
        "the border between Syria and Iraq is shut",
        "talks between Syria and Iraq",
    ),
    Rule(
        "part of an organisation's name",
        r"MEMBER( RUN){0,2} ORGANISATION",
        _organisation,
        "the Syrian Observatory for Human Rights",
        "the Syrian army",
    ),
    Rule(
        "place in an organisation's name",
        r"ORGANISATION( RUN)?( ORGANISATION){0,3} OF( THE)? MEMBER",
        _organisation,
        "the National Bank of Iraq",
        "the police in Kabul",
    ),
    Rule(
        "place in the name of an Islamic organisation",
        r"ISLAMIC (AREA|ORGANISATION) (OF|WHERE)( THE)? MEMBER( AND( THE)? MEMBER)?",
        _organisation,
        "the Islamic State in Iraq and the Levant",
        "an Islamic school in Iraq",
    ),
    Rule(
        "backed by a state",
        r"STATE-BACKED",
        _acting,
        "Turkey-backed fighters",
        "Turkey-bound fighters",
    ),
    Rule(
        "two states",
        r"STATE-MEMBER",
        _acting,
        "the Iran-US talks",
        "the Damascus-Aleppo highway",
    ),
    Rule(
        "a capital's government",
        r"STATE (GOVERNMENT|PEOPLE)",
        _acting,
        "the Damascus regime",
        "the Damascus suburbs",
    ),
    Rule(
        "deed of a state",
        r"STATE\'POSS(( ANY){0,1} (DEED|DEALING|GOVERNMENT|PEOPLE)| MIDDLE(?! AREA))",
        _acting,
        "Israel's aggression",
        "Israel's north",
    ),
    Rule(
        "by a state",
        r"BY( THE)? STATE",
        _acting,
        "brokered by Russia and Turkey",
        "by the roadside in Russia",
    ),
    Rule(
        "dealings with a state",
        r"DEALER LINK( THE)? STATE",
        _acting,
        "a message to Damascus",
        "a road to Damascus",
    ),
    Rule(
        "a state that is addressed",
        r"ADDRESS( THE)? STATE",
        _acting,
        "They accused Iran.",
        "They left Iran.",
    ),
    Rule(
        "party beside a state",
        r"PARTY(\,| AND |\(INCLUDE )STATE",
        _acting,
        "its allies, Russia and Iran",
        "its villages, Russia and Iran",
    ),
    Rule(
        "a state acts",
        r"STATE(( AUXILIARY){0,2} ACTING|( AUXILIARY| BE){1,3} INVOLVED)",
        _acting,
        "Turkey and Russia agreed",
        "Turkey and Russia in May",
    ),
    Rule(
        "a state is",
        r"COUNTRY (AUXILIARY|BE)",
        _acting,
        "Iran is an ally",
        "Iran in May",
    ),
    Rule(
        "a state, which acts",
        r"STATE\,(WHICH ((AUXILIARY |BE ){0,2}ACTING|AUXILIARY)|(ANY ){0,5}ANY\,(ANY )?ACTING|ANY( ANY)? ANY\,ACTING)",
        _acting,
        "Russia, which backs the regime, said",
        "Russia, where it snows",
    ),
    Rule(
        "a state and a government",
        r"STATE AND( THE)?( ANY)? GOVERNMENT",
        _acting,
        "Russia and the Assad regime",
        "Russia and the Assad villages",
    ),
    Rule(
        "talks between states",
        r"PARTY BETWEEN STATE AND STATE",
        _acting,
        "talks between Russia and Turkey",
        "the border between Syria and Turkey",
    ),
)

#: Rules in which the state is the subject: "in Syria have" is not "Syria has".
SUBJECT_RULES: Final = frozenset(["a state acts", "a state is", "a state, which acts", "a state and a government"])

ANAPHORA_RULES: Final = (
    Rule(
        "a place named before",
        r"DETERMINER( DIRECTION)?( MIDDLE)? (AREA|WHOLE)(\'POSS DIRECTION)?",
        names_of,
        "They fled the province.",
        "They fled a province.",
    ),
)


AREA_SHAPES: Final = Shapes(GRAMMAR, AREA_RULES)
FRAME_SHAPES: Final = Shapes(GRAMMAR, FRAME_RULES)
ANAPHORA_SHAPES: Final = Shapes(GRAMMAR, ANAPHORA_RULES)
ROLE_SHAPES: Final = Shapes(GRAMMAR, ROLE_RULES)
