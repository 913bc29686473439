"""
What must hold for every text: the promises of docs/contract.md, as checks that need no expected answer.

:func:`check_input` reads an input and asks every cheap oracle, and one of the dear ones, which the input chooses.
:func:`check_fully` asks all of them, under every convention.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

import conflictparse as cp
from conflictparse import Report
from conflictparse.claims.claim import Claim, Scope
from conflictparse.codebooks import CONVENTIONS
from conflictparse.numbers.quantity import Dimension, Quantity
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time
from fuzz.inputs import Input
from fuzz.probes import BY_CONVENTION, PROBES, BrokenPromiseError, Reading, need

#: Figures that the claims give themselves: a person who is not counted in words, and "the hostages" taken before.
_MADE_BY_CLAIMS: Final = ("named person", "pronoun", "reflexive pronoun", "definite singular", "figure of those taken")
#: Stands for the name of a private person, which is counted and not kept.
NAMED: Final = "[name]"
_NUMBERED: Final = re.compile(r"\[name [0-9]+\]")
_CONVENTIONS: Final = tuple(sorted(CONVENTIONS))
_PROBES: Final = tuple(PROBES)
_WAYS: Final = 3 * len(_PROBES)

__all__ = ["BrokenPromiseError", "check_fully", "check_input"]


def check_input(given: Input) -> Report:
    """
    Read *given*, ask all cheap oracles and one dear one that it chooses, and return the report.

    A third of the inputs choose the way through JSON, the promise that most others rest on, and a third nothing more.

    Raises:
        BrokenPromiseError: an oracle does not hold.
        Exception: whatever the library raises, which no text may make it do.
    """
    report = read(given)
    check_values(report, given.text)
    way = given.choice % _WAYS
    if way < len(_PROBES):
        convention = _CONVENTIONS[given.choice // _WAYS % len(_CONVENTIONS)]
        PROBES[_PROBES[way]](Reading(given, report, convention))
    elif way < 2 * len(_PROBES):
        check_json(report)
    return report


def check_fully(given: Input) -> Report:
    """
    Read *given* and ask every oracle; what depends on a convention, under each of them.

    Raises:
        BrokenPromiseError: an oracle does not hold.
    """
    report = read(given)
    check_values(report, given.text)
    check_json(report)
    for name, probe in PROBES.items():
        for convention in _CONVENTIONS if name in BY_CONVENTION else _CONVENTIONS[-1:]:
            probe(Reading(given, report, convention))
    return report


def read(given: Input) -> Report:
    """Return the report of *given*."""
    return cp.parse(given.text, given.published, country=given.country, day_first=given.day_first)


# ---------------------------------------------------------------- spans
def check_values(report: Report, text: str) -> None:
    """Check where the values stand, in which order, and within which bounds."""
    lists: tuple[Sequence[Any], ...] = (report.quantities, report.times, report.places, report.actors, report.skipped)
    for found in lists:
        _check_order([(one.start, one.end) for one in found])
        check_spans(found, text)
    for quantity in report.quantities:
        check_quantity(quantity, text)
    for time in report.times:
        check_time(time)
    for place in report.places:
        check_place(place)
    check_claims(report, text)


def _check_order(spans: list[tuple[int, int]]) -> None:
    need(spans == sorted(set(spans)), "a list is not in reading order, or has a span twice", spans)


def check_spans(found: Iterable[Any], text: str) -> None:
    """Check that each of *found* stands inside *text* and has its words."""
    for one in found:
        need(0 <= one.start < one.end <= len(text), "a span is empty or outside the text", one)
        words = text[one.start : one.end]
        need(one.text == words or _is_redacted(one.text, words), "a value has other words than its span", one)


def _is_redacted(shown: str, words: str) -> bool:
    """Tell whether *shown* are the *words* with the names of private persons taken out."""
    kept = _NUMBERED.split(shown)
    return len(kept) > 1 and re.fullmatch(".+".join(map(re.escape, kept)), words, re.DOTALL) is not None


# ---------------------------------------------------------------- bounds
def check_quantity(quantity: Quantity, text: str) -> None:
    """Check that the ends hold what is stated, and that the noun stands where it says."""
    low, stated, high = quantity.low, quantity.stated, quantity.high
    words = quantity.text.lower()
    signed = quantity.dimension is Dimension.TEMPERATURE or "minus" in words or "negative" in words
    need(low is None or low >= 0 or signed, "a low end is negative", quantity)
    need(_rises(low, stated, high), "low <= stated <= high does not hold", quantity)
    need(not quantity.low_open or low is not None, "an end that is not known is excluded", quantity)
    need(not quantity.high_open or high is not None, "an end that is not known is excluded", quantity)
    need(not any(isinstance(end, float) for end in (low, stated, high)), "a figure is a float", quantity)
    need((quantity.noun_start is None) == (quantity.noun_end is None), "half a span of a noun", quantity)
    if quantity.noun_start is not None and quantity.noun_end is not None:
        need(0 <= quantity.noun_start < quantity.noun_end <= len(text), "a noun stands outside the text", quantity)


def _rises(*ends: Any) -> bool:
    known = [Fraction(end) for end in ends if end is not None]
    return known == sorted(known)


def check_time(time: Time) -> None:
    """Check that the days of *time* run forward."""
    days = time.from_date, time.to_date
    need(None in days or days == tuple(sorted(d for d in days if d is not None)), "a time ends before it begins", time)


def check_place(place: PlaceMention) -> None:
    """Check that the numbers of *place* are within their codebooks."""
    for value, low, high in (
        (place.lat, -90, 90),
        (place.lon, -180, 180),
        (place.score, 0, 1),
        (place.where_prec, 1, 7),
        (place.geo_precision, 1, 3),
        (place.distance_km, 0, float("inf")),
    ):
        need(value is None or low <= value <= high, "a number of a place is out of bounds", place)
    need(place.country is None or len(place.country) == 3, "a country is no alpha-3 code", place)


# ---------------------------------------------------------------- claims
def check_claims(report: Report, text: str) -> None:
    """Check the claims: where they stand, what they count, and where their relations lead."""
    claims = report.claims
    ids = [claim.id for claim in claims]
    need(ids == [f"c{n}" for n in range(1, len(ids) + 1)], "the ids of claims are not c1, c2 ...", ids)
    need([c.start for c in claims] == sorted(c.start for c in claims), "claims are not in reading order", ids)
    known = {(q.start, q.end) for q in report.quantities}
    for claim in claims:
        _check_claim(claim, text, known)
        for other in (claim.part_of, claim.supersedes, claim.same_as):
            need(other is None or (other in ids and other != claim.id), "a relation leads nowhere", claim)
        need(claim.scope is Scope.INCIDENT or claim.scope is Scope.RUNNING or not claim.additive, "added twice", claim)
    _check_chains(claims)
    for found in report.discrepancies:
        need(set(found.claims) <= set(ids), "a discrepancy is of claims that are none", found)
        need(_rises(found.low, found.high), "low <= high does not hold", found)


def _check_claim(claim: Claim, text: str, known: set[tuple[int, int]]) -> None:
    need(0 <= claim.start < claim.end <= len(text), "a sentence is empty or outside the text", claim)
    need(claim.start <= claim.trigger.start <= claim.trigger.end <= claim.end, "a trigger is elsewhere", claim)
    quantity = claim.quantity
    if quantity is not None and quantity.text == NAMED:
        need(0 <= quantity.start < quantity.end <= len(text), "a named person is outside the text", claim)
    elif quantity is not None:
        of_report = (quantity.start, quantity.end) in known
        need(of_report or quantity.rule in _MADE_BY_CLAIMS, "a claim counts what the report has not", claim)
        check_quantity(quantity, text)
        need(quantity.low is None or quantity.low >= 0, "a claim counts with less than nothing", claim)
    check_spans(_parts(claim), text)
    need(claim.events is None or claim.events > 0, "a figure is shared by no event", claim)


def _parts(claim: Claim) -> Iterator[Any]:
    """Yield what *claim* is made of, but for what stands for a name."""
    single = (claim.trigger, claim.quantity, claim.counted, claim.victim, claim.time, claim.source)
    every = (*single, *claim.perpetrators, *claim.supporters, *claim.places, *claim.sources, *claim.sensitive)
    return (one for one in every if one is not None and one.text != NAMED)


def _check_chains(claims: Sequence[Claim]) -> None:
    """Check that no claim is a part, a restatement or a successor of itself, however far round."""
    for relation in ("part_of", "supersedes", "same_as"):
        leads = {claim.id: getattr(claim, relation) for claim in claims}
        for start, first in leads.items():
            at, steps = first, 0
            while at is not None and steps <= len(claims):
                at, steps = leads[at], steps + 1
            need(at is None, f"{relation} runs in a circle", start)


# ---------------------------------------------------------------- JSON
def check_json(report: Report) -> None:
    """Check that the report reads back equal from its JSON."""
    data = json.loads(json.dumps(report.to_dict()))
    need(Report.from_dict(data) == report, "a report does not read back equal", data)
