"""
The parties of an event, by the names and codes of a codebook.

Read here: what an actor mention holds (record, name, kind, country) and the country of the event. Not read here: text.
Sources: ACLED codebook, actor names and inter codes; UCDP GED codebook 22.1, side_a and side_b. Law: a party that
nobody names gets no name of a record.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

import attrs

from conflictparse.actors.actor import ActorMention, ActorStatus
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.claims.claim import Category, Claim
from conflictparse.claims.parties import ARMED
from conflictparse.codebooks import acled_names as names

CIVILIANS: Final = frozenset(
    {
        Category.CIVILIAN,
        Category.CHILD,
        Category.WOMAN,
        Category.REFUGEE,
        Category.MEDIC,
        Category.JOURNALIST,
        Category.RESPONDER,
    }
)
#: Kinds that act for a state in an event; a ministry does.
STATE: Final = names.STATE | {"ministry"}
#: ACLED's inter code by the kind of an actor; forces of a state outside it are external.
INTERS: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(STATE - {"foreign_state_military"}, names.STATE_FORCES)
    | {"foreign_state_military": names.EXTERNAL, "un_body": names.EXTERNAL}
    | dict(names.INTERS)
)
#: The arms of a state by the word that the lexicon knows them by.
_ARM_WORDS: Final = MappingProxyType({"state_military": "military", "state_police": "police"})


class Scene(NamedTuple):
    """
    Where and when parties are named.

    Attributes:
        country: ISO 3166-1 alpha-3 of the event, or None.
        day: its day, for names that are dated, or None.
        lexicon: the known actors and countries.
    """

    country: str | None
    day: date | None
    lexicon: ActorLexicon

    def nation(self, code: str | None) -> str | None:
        """Return the usual name of a country, or its code when it has none here."""
        return None if code is None else names.nation_name(code, self.lexicon)


class Party(NamedTuple):
    """
    One party of an event.

    Attributes:
        name: as the codebook writes it.
        inter: ACLED's code for its kind, or None.
        why: what gave the name, in words.
    """

    name: str
    inter: int | None
    why: str


def key_of(actor: ActorMention) -> str:
    """Return what two mentions of one party share: the record, else the name, else the words."""
    return actor.actor_id or (actor.name or actor.text).casefold()


def is_armed(actor: ActorMention) -> bool:
    """Tell whether *actor* can be a side: it carries arms, or a state does it for it."""
    return actor.kind in ARMED or actor.kind in STATE


def victim_of(claim: Claim) -> ActorMention | None:
    """Return the side that the victims of *claim* belong to, or None for civilians and for persons of no side."""
    victim = claim.victim
    return victim if victim is not None and claim.category not in CIVILIANS and is_armed(victim) else None


def as_recorded(actor: ActorMention, lexicon: ActorLexicon) -> ActorMention:
    """Return *actor* with the kind and country of its record: "its fighters" are those of a known group."""
    record = lexicon.records.get(actor.actor_id or "")
    if record is None or (actor.kind, actor.country) == (record.kind, record.country):
        return actor
    return attrs.evolve(actor, name=record.name, kind=record.kind, country=record.country)


def acled_party(actor: ActorMention, scene: Scene) -> Party:
    """Return *actor* as ACLED names it: "Military Forces of Syria (2000-2024)", "Unidentified Armed Group (Syria)"."""
    actor = as_recorded(actor, scene.lexicon)
    record = scene.lexicon.records.get(actor.actor_id or "")
    if record is not None and record.acled is not None:
        return Party(record.acled, _inter(actor, scene), f"{_why(actor, scene)}, as its record has it")
    kind, country = actor.kind or "", _home(actor, scene)
    if kind in _ARM_WORDS and country is not None:
        return Party(_arm_name(kind, country, actor, scene), _inter(actor, scene), _why(actor, scene))
    if actor.name is None or not is_named(actor):
        return unidentified(scene, f"“{actor.text}” names no group")
    return Party(actor.name, _inter(actor, scene), _why(actor, scene))


def unidentified(scene: Scene, why: str) -> Party:
    """Return the party that nobody names."""
    return Party(names.unidentified_name(scene.nation(scene.country)), names.UNIDENTIFIED, why)


def civilians(scene: Scene) -> Party:
    """Return the civilians of the event's country."""
    return Party(names.civilians_name(scene.nation(scene.country)), names.CIVILIAN, "civilians are counted")


class Side(NamedTuple):
    """A side of UCDP: its key, and its name, None for words that name no group ("gunmen")."""

    key: str
    name: str | None


def ucdp_side(actor: ActorMention, scene: Scene) -> Side:
    """Return *actor* as UCDP names a side: a state is its government."""
    actor = as_recorded(actor, scene.lexicon)
    country = _home(actor, scene)
    if actor.kind in STATE and country is not None:
        name = f"Government of {scene.nation(country)}"
        return Side(name, name)
    return Side(key_of(actor), actor.name if is_named(actor) else None)


def is_named(actor: ActorMention) -> bool:
    """Tell whether the words name a group, and not any armed men."""
    return bool(actor.name) and (actor.status is not ActorStatus.GENERIC or actor.actor_id is not None)


def _home(actor: ActorMention, scene: Scene) -> str | None:
    """Return the country of *actor*; of "the army", which has none of its own, that of the event."""
    if actor.country is not None or actor.status is not ActorStatus.GENERIC:
        return actor.country
    return scene.country if actor.kind in STATE else None


def _arm_name(kind: str, country: str, actor: ActorMention, scene: Scene) -> str:
    """Return the dated name of an arm of a state where one record has it, else its plain name."""
    start = names.ARMS[kind]
    known = [actor.name] if actor.actor_id is not None and actor.name else []
    known += [record.name for record in scene.lexicon.arm(_ARM_WORDS[kind], country, scene.day)]
    dated = [name for name in dict.fromkeys(known) if name.startswith(start)]
    return dated[0] if len(dated) == 1 else f"{start} {scene.nation(country)}"


def _inter(actor: ActorMention, scene: Scene) -> int:
    """Return ACLED's code: a state's forces abroad are external."""
    code = INTERS.get(actor.kind or "", names.UNIDENTIFIED)
    home = _home(actor, scene)
    if code == names.STATE_FORCES and (home is None or (scene.country is not None and home != scene.country)):
        return names.EXTERNAL
    return code


def _why(actor: ActorMention, scene: Scene) -> str:
    if actor.country is None and _home(actor, scene) is not None:
        return f"“{actor.text}”, in the country of the event"
    return f"“{actor.text}”"
