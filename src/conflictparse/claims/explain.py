"""
A claim in words: which rule read which words, and what was made of them.

One sentence a line, always in the same order. What is unknown is not mentioned. The name of a person who speaks without
an office that we know is not repeated: it is pointed at by its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conflictparse.claims.claim import PRIVATE

if TYPE_CHECKING:
    from conflictparse.actors.actor import ActorMention
    from conflictparse.claims.claim import Claim, Source
    from conflictparse.numbers.quantity import Number, Quantity
    from conflictparse.places.place import PlaceMention
    from conflictparse.times.time import Time

_STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "asserted": "The report asserts it.",
        "hedged": "The report doubts it",
        "denied": "Somebody denies it",
        "negated": "The report says that it did not happen",
        "attempted": "It was attempted, and the report does not say that it was done",
        "failed": "It failed",
        "prevented": "It was prevented",
        "hypothetical": "It is only supposed",
    }
)
_SCOPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "incident": "The figure is of one incident.",
        "running": "The figure is a toll that may still rise.",
        "cumulative": "The figure adds up over a time or a war.",
        "stock": "The figure says how things stand, not what happened.",
        "background": "The figure is of an earlier event.",
    }
)
_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "partition": "with the other parts it makes up the whole",
        "including": "there may be others",
        "fraction": "it is a share of the whole",
    }
)
_REAL: Final = frozenset({"asserted", "hedged"})
_SUMMABLE: Final = frozenset({"incident", "running"})


def explain_claim(claim: Claim) -> str:
    """
    Return *claim* in words, one sentence a line.

    >>> import conflictparse as cp
    >>> (claim,) = cp.parse("Shelling killed at least 12 people in Sarmin, a medic said.").claims
    >>> print(explain_claim(claim))
    c1 is a claim of killed: the rule “object after verb” read “killed”.
    How many: “at least 12”, which is 12 or more, by the rule “hedged”.
    Whom or what: “people”; the words do not say of what kind.
    By what: shelling.
    Where: “Sarmin”, which is Sarmīn, Idlib, SYR, by the rule “name of the gazetteer”.
    Who says so: “a medic”, by the rule “side and role”, with “said”.
    The report asserts it.
    The figure is of one incident.
    A plain sum may add it up.
    """
    return "\n".join(_sentences(claim))


def _sentences(claim: Claim) -> Iterator[str]:
    effect = claim.effect.value.replace("_", " ")
    yield f"{claim.id} is a claim of {effect}: the rule “{claim.rule}” read {_quoted(claim.trigger.text)}."
    if claim.quantity is not None:
        yield f"How many: {_figure(claim.quantity)}."
    yield from _whom(claim)
    if claim.perpetrators:
        yield f"By whom: {'; '.join(map(_actor, claim.perpetrators))}."
    if claim.supporters:
        yield f"Backed by: {'; '.join(map(_actor, claim.supporters))}."
    if claim.means is not None:
        yield f"By what: {claim.means}."
    if claim.places:
        yield f"Where: {'; '.join(map(_place, claim.places))}."
    if claim.time is not None:
        yield f"When: {_time(claim.time)}."
    if claim.source is not None:
        yield f"Who says so: {' citing '.join(map(_source, claim.sources or (claim.source,)))}."
    yield _status(claim)
    yield _SCOPES[claim.scope]
    if claim.events is not None:
        yield f"{claim.events} incidents share it."
    if claim.supersedes is not None:
        yield f"It replaces {claim.supersedes}."
    yield _additive(claim)


def _whom(claim: Claim) -> Iterator[str]:
    said = [_quoted(claim.counted.text)] if claim.counted is not None else []
    if claim.victim is not None and (not said or _quoted(claim.victim.text) != said[0] or _record(claim.victim)):
        said.append(f"of the party {_actor(claim.victim)}")
    if not said and claim.category == "unknown":
        return
    kind = "the words do not say of what kind" if claim.category == "unknown" else f"category {claim.category.value}"
    yield f"Whom or what: {'; '.join([*said, kind])}."


def _status(claim: Claim) -> str:
    said = _STATUSES[claim.status].removesuffix(".")
    return f"{said}: {', '.join(map(_quoted, claim.hedges))}." if claim.hedges else f"{said}."


def _additive(claim: Claim) -> str:
    """Return whether a plain sum may add *claim* up, and why not."""
    if claim.additive:
        return "A plain sum may add it up."
    return f"A plain sum leaves it out: {_why_left_out(claim)}."


def _why_left_out(claim: Claim) -> str:
    if claim.part_of is not None:
        role = _ROLES.get(claim.part_role or "", "")
        return f"it is part of {claim.part_of}" + (f", and {role}" if role else "")
    if claim.same_as is not None:
        return f"it says again what {claim.same_as} says"
    if claim.status not in _REAL:
        return "it is no fact"
    if claim.scope not in _SUMMABLE:
        return "its figure is not of this incident alone"
    if claim.quantity is None:
        return "it has no figure"
    return "another claim covers it, by telling it first, as a whole, or with a later figure"


# ---------------------------------------------------------------- findings in words
def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”"


def _rule(name: str) -> str:
    return f", by the rule “{name}”" if name else ""


def _figure(quantity: Quantity) -> str:
    return f"{_quoted(quantity.text)}, which is {_interval(quantity)}{_rule(quantity.rule)}"


def _interval(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return _number(low)
    if low is None and high is None:
        return f"about {_number(quantity.stated)}" if quantity.stated is not None else "open at both ends"
    if high is None:
        return f"more than {_number(low)}" if quantity.low_open else f"{_number(low)} or more"
    if low is None:
        return f"less than {_number(high)}" if quantity.high_open else f"{_number(high)} or fewer"
    return f"{_number(low)} to {_number(high)}"


def _number(number: Number | None) -> str:
    """Return *number* as it is exact; a very long one by how many digits it has."""
    words = str(number)
    return words if len(words) <= 30 else f"a number of {len(words)} digits"


def _actor(actor: ActorMention) -> str:
    record = _record(actor)
    return f"{_quoted(actor.text)}{f', which is {record}' if record else ''}{_rule(actor.rule)}"


def _record(actor: ActorMention) -> str | None:
    """Return the name of the record of *actor* where it is not what the words say."""
    if actor.kind == "person" or actor.name is None or actor.status != "resolved":
        return None
    return actor.name if actor.text.casefold().removeprefix("the ") != actor.name.casefold() else None


def _place(place: PlaceMention) -> str:
    if place.status != "resolved":
        what = f"one of {len(place.candidates)} places" if place.candidates else "a place that the gazetteer lacks"
        return f"{_quoted(place.text)}, {what}{_rule(place.rule)}"
    units = dict.fromkeys(unit for unit in (place.name, place.admin1, place.country) if unit)
    return f"{_quoted(place.text)}, which is {', '.join(units)}{_rule(place.rule)}"


def _time(time: Time) -> str:
    first, last = time.from_date, time.to_date
    days = [day.isoformat() for day in dict.fromkeys((first, last)) if day is not None]
    said = f", which is {' to '.join(days)}" if days else ", on no day that is known"
    return f"{_quoted(time.text)}{said}{_rule(time.rule)}"


def _source(source: Source) -> str:
    verb = f", with {_quoted(source.verb)}" if source.verb else ""
    words = _quoted(source.text)
    if _is_person(source):
        words = f"a person whose name is at characters {source.start} to {source.end}"
    elif source.actor is not None:
        words = _actor(source.actor)
    return f"{words}{verb}{', in quotation marks' if source.quoted else ''}"


def _is_person(source: Source) -> bool:
    """Tell whether the words may be a person's name: a known person, or capitals that no table knows."""
    if source.text.startswith(PRIVATE):
        return True
    if source.actor is not None:
        return source.actor.kind == "person"
    words = source.text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
