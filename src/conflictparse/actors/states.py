"""
What a mention means, and the records that stand for a state: its forces, its police, its government, its ministries.

Every state has them, by pattern, also where no record does: "the navy of Kenya". Law: what is made from a country's
name has an id, and the same id every time.
"""

from datetime import date
from typing import Final, NamedTuple

from conflictparse.actors.actor import Actor, ActorStatus, MentionKind
from conflictparse.actors.lexicon import ActorLexicon, Nation
from conflictparse.actors.vocabulary import Head

_ARM_NAMES: Final = {
    "military": "Military Forces of {}",
    "air": "Military Forces of {}",
    "police": "Police Forces of {}",
    "government": "Government of {}",
}
ARM_KINDS: Final = {
    "military": "state_military",
    "air": "state_military",
    "police": "state_police",
    "government": "government",
}
_ARM_FORMS: Final = {
    "military": ("{} armed forces", "{} forces", "{} army", "{} government forces"),
    "air": ("{} air force", "{} armed forces", "{} forces"),
    "police": ("{} police", "{} security forces"),
    "government": ("{} government",),
}


class Meaning(NamedTuple):
    """What a mention means, before it is given its place in the text."""

    name: str | None
    kind: str
    status: ActorStatus
    mention: MentionKind = MentionKind.NOMINAL
    actor_id: str | None = None
    names: tuple[str, ...] = ()
    country: str | None = None
    side: str | None = None
    candidates: tuple[str, ...] = ()


def of_record(record: Actor, lexicon: ActorLexicon, mention: MentionKind, *, kind: str) -> Meaning:
    """Return what a mention of *record* means."""
    return Meaning(
        record.name,
        kind,
        ActorStatus.RESOLVED,
        mention,
        record.id,
        lexicon.by_actor[record.id],
        record.country,
        record.side,
        (record.id,),
    )


def of_state(arm: str, country: str, on: date | None, lexicon: ActorLexicon) -> Meaning:
    """Return an arm of a state: its record on the day, or one made from the country's name."""
    records = lexicon.arm("military" if arm == "air" else arm, country, on)
    if len(records) == 1:
        return of_record(records[0], lexicon, MentionKind.NOMINAL, kind=records[0].kind)
    nation = lexicon.nations.get(country, Nation(country, (country,), ()))
    names = tuple(_ARM_NAMES[arm].format(n) for n in nation.names)
    forms = tuple(form.format(d) for form in _ARM_FORMS[arm] for d in nation.demonyms[:1])
    several = len(records) > 1
    return Meaning(
        names[0],
        ARM_KINDS[arm],
        ActorStatus.AMBIGUOUS if several else ActorStatus.RESOLVED,
        MentionKind.NOMINAL,
        None if several else f"{arm if arm != 'air' else 'military'}-{country.lower()}",
        (*names, *forms),
        country,
        "government",
        tuple(r.id for r in records),
    )


def of_ministry(head: Head, country: str | None, lexicon: ActorLexicon) -> Meaning:
    """Return what a ministry means: that of a country, made from its name, or a ministry of nobody known."""
    nation = lexicon.nations.get(country or "")
    if nation is None:
        return Meaning(head.name, head.kind, ActorStatus.GENERIC, country=country, side="government")
    forms = tuple(f"{d} {head.name}" for d in nation.demonyms[:1])
    slug = head.name.lower().replace(" ", "-")
    return Meaning(
        f"{head.name} of {nation.names[0]}", head.kind, ActorStatus.RESOLVED, MentionKind.NAME,
        f"{slug}-{nation.code.lower()}", forms, nation.code, "government",
    )  # fmt: skip
