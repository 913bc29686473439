"""One claim: what one source says happened to how many of whom, by whom, where and when."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import field, frozen

from conflictparse.actors.actor import ActorMention
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Number, Quantity
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

#: How the words begin that stand for the name of a private person: "[name]", "[name 2]".
PRIVATE: Final = "[name"


class Status(StrEnum):
    """How the report presents the claim."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    NEGATED = "negated"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    PREVENTED = "prevented"
    HYPOTHETICAL = "hypothetical"


#: What the report tells as a fact, with doubt or without.
TOLD_AS_FACT: Final = frozenset({Status.ASSERTED, Status.HEDGED})


class Scope(StrEnum):
    """What the figure covers."""

    INCIDENT = "incident"
    RUNNING = "running"  # a toll still rising
    CUMULATIVE = "cumulative"  # since a date, over a war
    STOCK = "stock"  # hosting 3.7 million
    BACKGROUND = "background"  # an earlier event


#: What figures of one incident cover: it alone, or it as far as is known.
OF_ONE_INCIDENT: Final = frozenset({Scope.INCIDENT, Scope.RUNNING})


class Category(StrEnum):
    """Who or what was affected, as specifically as the words say."""

    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    REFUGEE = "refugee"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    RESPONDER = "responder"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"
    EQUIPMENT = "equipment"
    INFRASTRUCTURE = "infrastructure"
    TERRITORY = "territory"


class PartRole(StrEnum):
    """How a part stands to its whole."""

    PARTITION = "partition"  # the parts add up to the whole
    INCLUDING = "including"  # some of the whole
    FRACTION = "fraction"  # half of whom


class SiteKind(StrEnum):
    """What sort of site that must be spared a sentence names."""

    HOSPITAL = "hospital"
    SCHOOL = "school"
    SHELTER = "shelter"
    CAMP = "camp"


@frozen(slots=False)  # made in half the time of one with slots
class Evidence:
    """Words of the text and where they stand."""

    start: int
    end: int
    text: str


@frozen(slots=False)  # made in half the time of one with slots
class Site:
    """
    A hospital, school, shelter or camp that the sentence of a claim names.

    Attributes:
        start, end: code-point offsets of the words, with the name before them.
        text: the words there.
        kind: hospital, school, shelter, camp.
    """

    start: int
    end: int
    text: str
    kind: SiteKind


@frozen(slots=False)  # made in half the time of one with slots
class Source:
    """
    Who says so.

    Attributes:
        start, end: code-point offsets of the words that name the source.
        text: the words there; the name of a private person is ``[name 1]``, ``[name 2]`` ..., and is not copied.
        actor: the source as an actor mention, or None.
        verb: the verb of saying ("said", "according to"), or None.
        quoted: whether the claim stands in quotation marks.
    """

    start: int
    end: int
    text: str
    actor: ActorMention | None = None
    verb: str | None = None
    quoted: bool = False


@frozen(slots=False)  # made in half the time of one with slots
class Claim:
    """
    One assertion of a report.

    Attributes:
        id: "c1", "c2" ... in reading order.
        start, end: code-point offsets of the sentence.
        effect: what happened.
        trigger: the words that say so.
        quantity: how many, or None.
        counted: the counted words, or None.
        category: who or what was affected.
        victim: the party or group affected, or None.
        perpetrators, supporters: who did it, who backed them.
        places, time: where and when.
        means: airstrike, shelling, drone ... as the words say, or None.
        source: who says so, nearest first; sources: the chain.
        status: asserted, denied, attempted ...
        hedges: the words that doubt it ("reportedly").
        scope: incident, running, cumulative, stock, background.
        part_of, part_role: id of the whole that this is a part of, and how.
        supersedes: id of the earlier figure that this one replaces.
        same_as: id of the claim that this one restates.
        additive: whether a plain sum may add this claim up.
        events: how many incidents share the figure ("across both attacks"), or None when it is of one.
        sensitive: the hospitals, schools, shelters and camps that its sentence names: look before you publish a place.
        rule: the name of the rule that read it.
    """

    id: str
    start: int
    end: int
    effect: Effect
    trigger: Evidence
    quantity: Quantity | None = None
    counted: Evidence | None = None
    category: Category = Category.UNKNOWN
    victim: ActorMention | None = None
    perpetrators: tuple[ActorMention, ...] = ()
    supporters: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    time: Time | None = None
    means: str | None = None
    source: Source | None = None
    sources: tuple[Source, ...] = ()
    status: Status = Status.ASSERTED
    hedges: tuple[str, ...] = ()
    scope: Scope = Scope.INCIDENT
    part_of: str | None = None
    part_role: PartRole | None = None
    supersedes: str | None = None
    same_as: str | None = None
    additive: bool = True
    events: int | None = None
    sensitive: tuple[Site, ...] = ()
    rule: str = ""

    def explain(self) -> str:
        """
        Return the claim in words, one sentence a line: which rule read which words, and whether a sum may add it up.

        >>> from conflictparse import parse
        >>> print(parse("A drone wounded three medics.").claims[0].explain().splitlines()[0])
        c1 is a claim of injured: the rule “object after verb” read “wounded”.
        """
        from conflictparse.claims.explain import explain_claim  # noqa: PLC0415 - few callers want it

        return explain_claim(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from conflictparse.viz.cells import claim_cell  # noqa: PLC0415 - only notebooks ask, and no core module needs it

        return claim_cell(self)


@frozen
class Discrepancy:
    """
    Two or more claims of a report that do not add up.

    Attributes:
        kind: "part_sum" ...
        claims: ids of the claims concerned, the whole first.
        message: what is wrong, in words.
        low, high: what the parts sum to.
        hypotheses: what would explain it; never applied.
    """

    kind: str
    claims: tuple[str, ...]
    message: str
    low: Number | None = None
    high: Number | None = None
    hypotheses: tuple[str, ...] = field(default=())
