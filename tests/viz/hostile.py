"""Words that try to break out of a page, and reports that hold them everywhere."""

from datetime import date
from typing import Final

from attrs import evolve

import conflictparse as cp
from conflictparse.claims.claim import Discrepancy
from conflictparse.claims.report import Report

#: Each must come out as words, in every place.
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "]]><svg onload=alert(5)>",
    "<!-- ",
    "&lt;script&gt;",
    "javascript:alert(6)",
    "a\u2028b\u2029c",
    "safe\u202egnp.exe",
    "\u2066isolate\u2069",
    "null\x00bell\x07escape\x1b[31m",
    "lone \ud800 surrogate",
    "tag \U000e0041 zero\u200bwidth",
    "{{7*7}} ${7*7} `x`",
)
TEXT: Final = (
    "Shelling killed at least 12 people and wounded 15 in Sarmin on Wednesday, the army said. Two more were in Idlib."
)


def hostile_report(words: str) -> tuple[Report, str]:
    """Return a report whose every name, rule and remark is *words*, with its text."""
    text = f"{words}\n\n{TEXT} {words}"
    report = cp.parse(text, published=date(2024, 11, 28))
    actors = tuple(evolve(actor, name=words, kind=words, side=words, rule=words) for actor in report.actors)
    places = tuple(evolve(place, name=words, admin1=words, kind=words, rule=words) for place in report.places)
    claims = tuple(
        evolve(
            claim,
            id=f"{words}{claim.id}",
            means=words,
            hedges=(words,),
            rule=words,
            places=tuple(evolve(place, name=words, admin1=words, kind=words) for place in claim.places),
            perpetrators=actors[:1],
            part_of=f"{words}{claim.part_of}" if claim.part_of else None,
            same_as=words,
            supersedes=words,
        )
        for claim in report.claims
    )
    odd = (Discrepancy(words, tuple(claim.id for claim in claims), words, 1, 2, (words,)),)
    made = evolve(
        report, actors=actors, places=places, claims=claims, discrepancies=odd, diagnostics=(words,), library=words
    )
    return evolve(made, quantities=tuple(evolve(q, rule=words, unit=words) for q in made.quantities)), text
