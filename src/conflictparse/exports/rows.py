"""
Claims as rows of one flat table, which every tabular format is written from.

A row is one claim. The figures of a convention stand in low, best and high so that a plain sum over the additive rows
of one effect is the toll of the report: of claims that tell one thing, one row holds the figures, and the others name
it in ``counted_with``. What the words say stands beside them, in ``stated``, ``words_low`` and ``words_high``.

Law: two ways to ask for rows give the same row for the same claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from conflictparse.claims.coarsening import need_covered
from conflictparse.codebooks.events import leaves
from conflictparse.codebooks.figures import ClaimFigure, claim_figures
from conflictparse.codebooks.toll import known_convention
from conflictparse.exports.row import ClaimRow
from conflictparse.numbers.precision import with_own_precision
from conflictparse.parse import offered_convention

if TYPE_CHECKING:
    from enum import StrEnum

    from conflictparse.actors.actor import ActorMention
    from conflictparse.claims.claim import Claim, Source
    from conflictparse.claims.report import Report
    from conflictparse.codebooks.convention import Convention


@with_own_precision
def to_rows(  # noqa: PLR0913 - a report, and what its rows are made under
    report: Report,
    *,
    doc: str = "",
    text: str | None = None,
    convention: str | Convention = "neutral",
    include_parts: bool = False,
    scale: int | None = None,
) -> tuple[ClaimRow, ...]:
    """
    Return the claims of *report* as rows, in reading order: those that a plain sum may add up.

    Args:
        doc: id or name of the report, for the first column.
        text: the text of the report; with it each row quotes its sentence.
        convention: what gives low, best and high, as for :func:`conflictparse.toll`.
        include_parts: whether to return all claims; then only rows with ``additive`` may be added up.
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.

    Raises:
        UnknownConventionError: there is no such convention, or no such scale of it.
        NotConventionError: *convention* is neither a name nor a convention.
        TextMismatchError: the report was made coarse, and *text* still has the places that it gave up.

    >>> from conflictparse import parse
    >>> report = parse("Shelling killed 12 people in Sarmin, including 3 children.")
    >>> [(row.claim_id, row.parent_id, row.low, row.additive) for row in to_rows(report, include_parts=True)]
    [('c1', None, 12, True), ('c2', 'c1', 3, False)]
    >>> sum(row.low for row in to_rows(report))
    12
    """
    rules = known_convention(offered_convention(convention), scale)
    if text:
        need_covered(report, text)
    claims = [claim for claim in report.claims if include_parts or claim.additive]
    figures = claim_figures(report.claims, rules) if claims else {}
    return tuple(_row(report, claim, figures[claim.id], rules.name, _Given(doc, text)) for claim in claims)


class _Given(NamedTuple):
    """What the caller says of a report."""

    doc: str
    text: str | None


def _row(report: Report, claim: Claim, figure: ClaimFigure, convention: str, given: _Given) -> ClaimRow:
    return ClaimRow(
        doc=given.doc,
        published=report.published,
        claim_id=claim.id,
        parent_id=claim.part_of,
        part_role=_value(claim.part_role),
        same_as=claim.same_as,
        supersedes=claim.supersedes,
        counted_with=figure.counted_with,
        effect=claim.effect.value,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        convention=convention,
        convention_rule=tuple(rule.id for rule in figure.rules),
        category=claim.category.value,
        supporters=_names(claim.supporters),
        places=tuple(place.name or place.text for place in claim.places),
        means=claim.means,
        status=claim.status.value,
        hedges=claim.hedges,
        scope=claim.scope.value,
        events=claim.events,
        sensitive=tuple(dict.fromkeys(site.kind.value for site in claim.sensitive)),
        additive=claim.additive,
        quote="" if given.text is None else given.text[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        trigger_start=claim.trigger.start,
        trigger_end=claim.trigger.end,
        rule=claim.rule,
        library=report.library,
        edition=report.edition,
        **_how_many(claim),
        **_who(claim),
        **_where(claim),
        **_when(claim),
        **_says_who(claim),
    )


def _how_many(claim: Claim) -> dict[str, Any]:
    """Return the words of the figure."""
    quantity = claim.quantity
    noun = None if quantity is None else quantity.noun
    counted = noun if claim.counted is None else claim.counted.text
    if quantity is None:
        return {"counted": counted}
    return {
        "quantity_text": quantity.text,
        "modifier": quantity.modifier.value,
        "stated": quantity.stated,
        "words_low": quantity.low,
        "words_high": quantity.high,
        "unit": quantity.unit,
        "counted": counted,
    }


def _who(claim: Claim) -> dict[str, Any]:
    """Return the parties; a generic one has the name of its group."""
    victim = claim.victim
    return {
        "victim": None if victim is None else _name(victim),
        "victim_id": None if victim is None else victim.actor_id,
        "perpetrators": _names(claim.perpetrators),
        "perpetrator_ids": tuple(actor.actor_id for actor in claim.perpetrators if actor.actor_id is not None),
    }


def _where(claim: Claim) -> dict[str, Any]:
    """Return the most specific place, as the rows of events take it."""
    place = next(iter(leaves(claim.places)), None)
    if place is None:
        return {}
    return {
        "place_id": place.place_id,
        "place_name": place.name or place.text,
        "place_kind": place.kind,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "country": place.country,
        "pcode": place.pcode,
        "lat": place.lat,
        "lon": place.lon,
        "where_prec": place.where_prec,
        "geo_precision": place.geo_precision,
        "place_status": place.status.value,
    }


def _when(claim: Claim) -> dict[str, Any]:
    time = claim.time
    if time is None:
        return {}
    return {
        "time_from": time.from_date,
        "time_to": time.to_date,
        "time_precision": time.precision.value,
        "time_kind": time.kind.value,
        "time_role": time.role.value,
        "edtf": time.edtf,
    }


def _says_who(claim: Claim) -> dict[str, Any]:
    source = claim.source
    return {
        "source": None if source is None else _source_name(source),
        "sources": tuple(_source_name(one) for one in claim.sources),
        "quoted": source is not None and source.quoted,
    }


def _source_name(source: Source) -> str:
    """Return the name of a known source, else its words: "State media" says more than the name of their group."""
    actor = source.actor
    return source.text if actor is None or actor.actor_id is None else _name(actor)


def _name(actor: ActorMention) -> str:
    return actor.name or actor.text


def _names(actors: Iterable[ActorMention]) -> tuple[str, ...]:
    return tuple(map(_name, actors))


def _value(member: StrEnum | None) -> str | None:
    return None if member is None else member.value
