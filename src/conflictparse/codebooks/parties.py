"""
What a codebook calls an actor: ACLED's name and inter code, UCDP's id and side, PLOVER's sector.

A code follows from what the actor is (its kind), where it is from, and where the event took place. The words of
the report stay in the mention: "terrorists" or "martyrs" change no code.

Sources: ACLED codebook, "Actor Names, Types and Inter Codes"; UCDP GED codebook 22.1, deaths by side; the role codes
of the CAMEO actor codebook 1.1b3, chapter 3, which PLOVER calls sectors. What they leave open is None; where this
library decides, the rule says "(ours)".
Not read here: events, dyads, interaction codes.
"""

from typing import Final, NamedTuple

from conflictparse.actors import Actor, ActorLexicon, ActorMention
from conflictparse.codebooks import acled_names as names


class PartyCodes(NamedTuple):
    """
    The codes of one actor.

    Attributes:
        acled_name: its name in ACLED's style, or None.
        acled_inter: 1 state forces, 2 rebel group, 3 political militia, 4 identity militia, 7 civilians,
            8 external forces; None where it has no part in violence, or the place of the event would decide.
        ucdp_id: its id in UCDP's list of actors, or None.
        ucdp_side: the column of its dead: "a" for states, "b" for their armed opponents, "civilians", or None.
        plover: the sector, three letters, or None.
        rules: what decided, in words.
    """

    acled_name: str | None = None
    acled_inter: int | None = None
    ucdp_id: str | None = None
    ucdp_side: str | None = None
    plover: str | None = None
    rules: tuple[str, ...] = ()


_SECTOR: Final = {
    **dict.fromkeys(("state_military", "foreign_state_military"), "MIL"),
    **dict.fromkeys(names.REBEL, "REB"),
    **dict.fromkeys(("pro_gov_militia", "identity_militia", "unidentified_armed"), "UAF"),
    **dict.fromkeys(names.CIVILIANS, "CVL"),
    **dict.fromkeys(("news_agency", "news_outlet", "state_media", "partisan_media", "journalist"), "MED"),
    **dict.fromkeys(("monitor_ngo", "ngo"), "NGO"),
    **dict.fromkeys(("un_body", "igo"), "IGO"),
    **dict.fromkeys(("government", "ministry"), "GOV"),
    "state_police": "COP",
    "criminal_group": "CRM",
    "party": "PTY",
    "refugee": "REF",
    "idp": "REF",
    "medic": "HLH",
}
_ARMS: Final = {
    **names.ARMS,
    "foreign_state_military": names.ARMS["state_military"],
    "government": "Government of",
}
_CIVILIANS: Final = dict.fromkeys(names.CIVILIANS, names.CIVILIAN)


def party_codes(actor: ActorMention | Actor, *, lexicon: ActorLexicon, country: str | None = None) -> PartyCodes:
    """
    Return what the codebooks call *actor*.

    Args:
        actor: a mention of a report, or a record.
        lexicon: the records that it was read with.
        country: alpha-3 code of the country in which the event took place.

    >>> turkey = Actor("tsk", "Turkish Army", "state_military", "TUR", acled="Military Forces of Turkey (2016-)")
    >>> lexicon = ActorLexicon([turkey], [])
    >>> codes = party_codes(turkey, lexicon=lexicon, country="SYR")
    >>> codes.acled_name, codes.acled_inter, codes.plover
    ('Military Forces of Turkey (2016-)', 8, 'MIL')
    """
    key = actor.id if isinstance(actor, Actor) else actor.actor_id
    record = actor if isinstance(actor, Actor) else lexicon.records.get(key or "")
    kind = (record.kind if record else actor.kind) or ""
    inter, why = _inter(kind, actor.country, country)
    name, named = _acled_name(actor, record, kind, lexicon, country)
    return PartyCodes(name, inter, record.ucdp if record else None, _ucdp_side(kind), _SECTOR.get(kind), (*named, *why))


def _inter(kind: str, home: str | None, country: str | None) -> tuple[int | None, tuple[str, ...]]:
    if kind not in names.STATE:
        inter = names.INTERS.get(kind, _CIVILIANS.get(kind))
        return inter, () if inter is None else (f"inter {inter}: {kind.replace('_', ' ')}",)
    if home is None or country is None:
        return None, ("inter open: the country of the forces or of the event is unknown",)
    if home == country:
        return names.STATE_FORCES, ("inter 1: forces of the state in which the event took place",)
    return names.EXTERNAL, ("inter 8: forces of another state",)


def _ucdp_side(kind: str) -> str | None:
    if kind in names.STATE:
        return "a"
    if kind in names.REBEL or kind in ("identity_militia", "criminal_group"):
        return "b"
    return "civilians" if kind in _CIVILIANS else None


def _acled_name(
    actor: ActorMention | Actor, record: Actor | None, kind: str, lexicon: ActorLexicon, country: str | None
) -> tuple[str | None, tuple[str, ...]]:
    if record is not None and record.acled:
        return record.acled, ("name: as the record has it",)
    if kind in _ARMS and actor.country:
        years = _years(record) if record is not None else ""
        return f"{_ARMS[kind]} {names.nation_name(actor.country, lexicon)}{years}", (
            "name: arm of a state (ours: years)",
        )
    if kind == "unidentified_armed" and country:
        return names.unidentified_name(names.nation_name(country, lexicon)), ("name: unidentified group by country",)
    if kind in _CIVILIANS and country:
        return names.civilians_name(names.nation_name(country, lexicon)), ("name: civilians by country",)
    if record is None:
        return None, ()
    acronym = next((n for n in lexicon.by_actor[record.id][1:] if n.isupper() and " " not in n), None)
    return (f"{acronym}: {record.name}" if acronym else record.name), ("name: acronym and name (ours)",)


def _years(record: Actor) -> str:
    if record.since is None:
        return ""
    return f" ({record.since.year}-{record.until.year if record.until else ''})"
