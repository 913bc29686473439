"""
What a claim says, in the few words that a golden report writes down.

A claim is named after its effect and the words of its figure ("killed 87"; without a figure, of its
trigger), so that rows can speak of one another. Whatever has its usual value is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from conflictparse.claims.claim import Claim
from conflictparse.claims.codec import encode

#: The fields of a row beside its name, and what a row without the field means.
USUAL: Final[dict[str, Any]] = {
    "low": None,
    "high": None,
    "stated": None,
    "counted": None,
    "category": "unknown",
    "victim": None,
    "by": [],
    "supporters": [],
    "places": [],
    "time": None,
    "source": None,
    "verb": None,
    "status": "asserted",
    "hedges": [],
    "scope": "incident",
    "part_of": None,
    "part_role": None,
    "supersedes": None,
    "same_as": None,
    "additive": True,
}


def names_of(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the name of each claim by its id: "killed 87", and "killed 87 (2)" the second time."""
    names: dict[str, str] = {}
    times: Counter[str] = Counter()
    for claim in claims:
        name = f"{claim.effect} {(claim.quantity or claim.trigger).text}"
        times[name] += 1
        names[claim.id] = name if times[name] == 1 else f"{name} ({times[name]})"
    return names


def gist(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    """Return all fields of a row for *claim*."""
    figure, time = claim.quantity, claim.time
    return {
        "low": encode(figure.low) if figure else None,
        "high": encode(figure.high) if figure else None,
        "stated": encode(figure.stated) if figure else None,
        "counted": claim.counted and claim.counted.text,
        "category": claim.category.value,
        "victim": claim.victim and (claim.victim.name or claim.victim.text),
        "by": [actor.name or actor.text for actor in claim.perpetrators],
        "supporters": [actor.name or actor.text for actor in claim.supporters],
        "places": [place.name or place.text for place in claim.places],
        "time": time and " ".join(filter(None, (time.edtf or time.text, time.role.value))),
        "source": claim.source and claim.source.text,
        "verb": claim.source and claim.source.verb,
        "status": claim.status.value,
        "hedges": list(claim.hedges),
        "scope": claim.scope.value,
        "part_of": claim.part_of and names[claim.part_of],
        "part_role": claim.part_role and claim.part_role.value,
        "supersedes": claim.supersedes and names[claim.supersedes],
        "same_as": claim.same_as and names[claim.same_as],
        "additive": claim.additive,
    }
