"""Actors: the lexicon's records, the mentions of a text, and how the two are matched."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from attrs import frozen

#: How a name may be used: strong names one actor anywhere, weak needs context, an acronym keeps its capitals.
USES: Final = ("acronym", "former", "pejorative", "strong", "weak")
SIDES: Final = ("external", "government", "neutral", "opposition")


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"  # regime forces, the monitor
    ABBREVIATION = "abbreviation"  # HTS
    ANAPHORA = "anaphora"  # they, the group
    METONYM = "metonym"  # Damascus


class ActorRole(StrEnum):
    """The part that an actor plays in its sentence."""

    BELLIGERENT = "belligerent"
    VICTIM = "victim"
    SOURCE = "source"
    BACKER = "backer"
    MENTIONED = "mentioned"


class ActorStatus(StrEnum):
    """Whether a mention was matched to one record, to several, or to none."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    GENERIC = "generic"  # read by the side and role grammar: rebels, civilians
    UNKNOWN = "unknown"


@frozen
class Actor:
    """
    One record of the lexicon.

    Attributes:
        id: the record's key, stable over editions.
        name: its canonical name.
        kind: state_military, rebel_group, monitor_ngo ... (see the data guide).
        country: ISO 3166-1 alpha-3 of its home, or None.
        side: government, opposition, external, neutral ..., or None.
        parent: id of the actor that it belongs to, or None.
        since, until: first and last day on which it existed under this record; None is open.
        ucdp: its id in the actor list of UCDP, or None.
        acled: its name in ACLED's style, or None.
        wikidata: its Wikidata item, or None.
        source: key of the source that says so.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    side: str | None = None
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    ucdp: str | None = None
    acled: str | None = None
    wikidata: str | None = None
    source: str = ""


class ActorName(NamedTuple):
    """
    One way to write an actor's name.

    Attributes:
        actor: the record.
        name: the name as written.
        use: strong (names this actor alone), weak (needs context), acronym, pejorative, former.
        since, until: when the name was in use; None is open.
    """

    actor: Actor
    name: str
    use: str = "strong"
    since: date | None = None
    until: date | None = None


@frozen(slots=False)  # made in half the time of one with slots
class ActorMention:
    """
    One mention of a party, a victim group or a source in a text.

    Attributes:
        start, end: code-point offsets of the mention.
        text: the words there.
        actor_id, name: of the record when resolved; a generic mention has the name of its group.
        names: other names of the record, for matching.
        kind: what sort of actor: state_military, rebel_group, civilians, monitor_ngo ...
        country: ISO 3166-1 alpha-3, when the record or the words give one.
        side: government, opposition, external ..., or None.
        mention: name, nominal, abbreviation, anaphora, metonym.
        role: belligerent, victim, source, backer, mentioned.
        status: resolved, ambiguous, generic, unknown.
        candidates: ids of all records that the mention may mean.
        rule: the name of the rule that read it.
    """

    start: int
    end: int
    text: str
    actor_id: str | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None
    side: str | None = None
    mention: MentionKind = MentionKind.NOMINAL
    role: ActorRole = ActorRole.MENTIONED
    status: ActorStatus = ActorStatus.UNKNOWN
    candidates: tuple[str, ...] = ()
    rule: str = ""


class ActorMatch(NamedTuple):
    """
    The answer to "which actor is this name?".

    Attributes:
        status: resolved, ambiguous, generic or unknown.
        actor: the record when resolved, else None.
        candidates: every record that the name may mean, best first.
        why: what decided, in words.
    """

    status: ActorStatus
    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()
    why: str = ""
