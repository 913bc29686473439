"""
The claims of a report as a list with levels: a whole, its parts, and the sum of those that make it up.

What is unknown is left out, and a part repeats none of the circumstances of its whole. A chain of parts is drawn a few
levels deep and runs straight down from there, so that no report can make a page that nests without end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from conflictparse.claims.claim import Claim, Scope, Status
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.exports.claim_links import ClaimLinks, link_claims
from conflictparse.exports.sums import sum_words
from conflictparse.exports.wording import (
    PART_MARKS,
    actor_words,
    affected_words,
    clean_words,
    figure_words,
    places_words,
    source_words,
    time_words,
)
from conflictparse.viz.layers import Layer, Mark
from conflictparse.viz.markup import Markup, element, join

_DEEPEST: Final = 4


class _Row(NamedTuple):
    """One claim, or the sum below a whole, and how deep it stands."""

    claim: Claim
    depth: int
    addends: tuple[Claim, ...] = ()


def claim_tree(report: Report, marks: tuple[Mark, ...], prefix: str = "") -> Markup:
    """
    Return the claims of *report*, each with a link to the words that say what happened.

    >>> from conflictparse.claims.report import Report
    >>> claim_tree(Report(), ())
    '<p class="none">No claims.</p>'
    """
    if not report.claims:
        return element("p", "No claims.", class_="none")
    links = link_claims(report)
    words = {claim.id: mark.id for mark in marks if mark.layer is Layer.TRIGGER for claim in mark.claims}
    items = [
        _sum(row, links) if row.addends else _claim(row, links, words.get(row.claim.id), prefix)
        for row in _rows(report, links)
    ]
    return element("ol", *items, class_="claims")


def claim_jump(id_: str, prefix: str, *children: str | None, words: str | None = None) -> Markup:
    """Return a link that leads from a claim to its words; without a script, to where it stands or to the claim."""
    target = f"{prefix}{words}w" if words else f"{prefix}{id_}"
    return element("a", *children, class_="go", href=f"#{target}", data_claim=prefix + id_)


def _rows(report: Report, links: ClaimLinks) -> Iterator[_Row]:
    """Yield every claim once, a whole before its parts, even where the links run in a circle."""
    seen: set[int] = set()
    for root in [*links.roots(report.claims), *report.claims]:
        stack = [_Row(root, 0)]
        while stack:
            row = stack.pop()
            if row.addends:
                yield row
            elif id(row.claim) not in seen:
                seen.add(id(row.claim))
                yield row
                stack.extend(reversed(_below(row, links)))


def _below(row: _Row, links: ClaimLinks) -> list[_Row]:
    """Return the rows below *row*: its parts, and the sum of those that make it up or are too many for it."""
    parts, addends = links.below(row.claim), links.addends(row.claim)
    depth = min(row.depth + 1, _DEEPEST)
    below = [_Row(part, depth) for part in parts]
    return [*below, _Row(row.claim, depth, addends)] if len(addends) > 1 else below


def _claim(row: _Row, links: ClaimLinks, words: str | None, prefix: str) -> Markup:
    claim = row.claim
    whole = links.by_id.get(claim.part_of or "") if row.depth else None
    inherited = (*_facts(whole), *_tags(whole, links)) if whole is not None else ()
    facts = [fact for fact in _facts(claim) if fact not in inherited]
    tags = [tag for tag in _tags(claim, links) if tag not in inherited]
    states = ["claim", f"d{row.depth}", "adds" if claim.additive else "", "old" if claim.id in links.superseded else ""]
    if claim.same_as:
        states.append("again")
    head = claim_jump(
        claim.id,
        prefix,
        element("span", clean_words(claim.id), class_="id"),
        element("span", claim.effect.value.replace("_", " "), class_="effect"),
        element("b", figure, class_="figure") if (figure := figure_words(claim.quantity)) else None,
        element("span", ", ".join(affected), class_="affected") if (affected := affected_words(claim)) else None,
        words=words,
    )
    return element(
        "li",
        element("p", head, *(join(" ", element("span", tag, class_="tag")) for tag in tags), class_="head"),
        element("dl", *(element("div", element("dt", name), element("dd", said)) for name, said in facts))
        if facts
        else None,
        class_=" ".join(state for state in states if state),
        id=prefix + claim.id,
    )


def _facts(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield by whom, where, when and who says so; what is unknown is left out."""
    named = (
        ("by", "; ".join(dict.fromkeys(actor_words(a) for a in claim.perpetrators))),
        ("backed by", "; ".join(dict.fromkeys(actor_words(a) for a in claim.supporters))),
        ("means", clean_words(claim.means or "")),
        ("where", places_words(claim.places)),
        ("when", time_words(claim.time) if claim.time else ""),
        ("source", source_words(claim)),
    )
    yield from ((name, words) for name, words in named if words)


def _tags(claim: Claim, links: ClaimLinks) -> Iterator[str]:
    """Yield what keeps the claim from being read as one plain fact."""
    if claim.effect is Effect.KILLED_OR_INJURED:
        yield "joint figure"
    if claim.status is not Status.ASSERTED or claim.hedges:
        doubt = ", ".join(f"“{clean_words(hedge)}”" for hedge in claim.hedges)
        yield f"{claim.status}: {doubt}" if doubt else claim.status.value
    if claim.scope is not Scope.INCIDENT:
        yield claim.scope.value
    if claim.part_role in PART_MARKS:
        yield PART_MARKS[claim.part_role]
    others = (
        ("restates", claim.same_as),
        ("replaces", claim.supersedes),
        ("superseded by", links.superseded.get(claim.id)),
    )
    yield from (f"{words} {clean_words(other)}" for words, other in others if other)


def _sum(row: _Row, links: ClaimLinks) -> Markup:
    disputed = row.claim.id in links.disputed
    said = sum_words(row.claim.quantity, tuple(part.quantity for part in row.addends), disputed=disputed)
    pieces = [join(element("b", words, class_=role) if role in ("good", "bad") else words, " ") for words, role in said]
    return element("li", *pieces, class_=f"sum d{row.depth}")
