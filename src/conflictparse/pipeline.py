"""
The pipeline: the steps from a text to a report.

Text becomes tokens once; each layer finds its own; claims join the findings; checks look whether they add
up. Lexicons and dates are arguments here, as they are below; :mod:`conflictparse.parse` fills the bundled ones in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from conflictparse._version import __version__
from conflictparse.actors import ActorLexicon, ActorMention, read_actors
from conflictparse.checks import check_report, remark_on_reach
from conflictparse.claims import PERSONAL_RULES, Claim, Findings, Report, read_claims
from conflictparse.numbers import Dimension, Quantity, Skipped, read_quantities
from conflictparse.numbers.measures import UnitTable
from conflictparse.numbers.precision import with_own_precision
from conflictparse.places import Gazetteer, read_places
from conflictparse.text import tokenize
from conflictparse.times import MONTH_FIRST, Time, TimeKind, read_times


@attrs.frozen
class Reader:
    """
    What a text is read with.

    Attributes:
        edition: the edition of the data, as the report names it.
        units, gazetteer, lexicon: the units, places and actors that are known.
        country: alpha-3 code of the country that the report is about, or None.
        day_first: how to read "3/4/2020", or None for as another date of the text shows.
    """

    edition: str
    units: UnitTable
    gazetteer: Gazetteer
    lexicon: ActorLexicon
    country: str | None = None
    day_first: bool | None = None

    @with_own_precision
    def read(self, text: str, published: date | None) -> Report:
        """Return what *text*, published on a day, claims."""
        tokens = tokenize(text)
        times = read_times(tokens, published=published, day_first=self.day_first)
        quantities, skipped = _uncounted_dates(*read_quantities(tokens, units=self.units), times)
        places = read_places(tokens, self.gazetteer, country=self.country)
        actors = read_actors(tokens, self.lexicon, on=published, country=self.country)
        claims = read_claims(tokens, Findings(quantities, times, places, actors), published=published)
        report = Report(
            library=__version__,
            edition=self.edition,
            published=published,
            quantities=_with_implied(quantities, [c.quantity for c in claims if c.quantity is not None]),
            times=tuple(times),
            places=tuple(places),
            actors=_without_victims(actors, claims),
            claims=claims,
            skipped=tuple(skipped),
            diagnostics=_diagnose(times, published),
        )
        found, remark = check_report(report), remark_on_reach(report)
        if not found and remark is None:
            return report
        remarks = report.diagnostics if remark is None else (*report.diagnostics, remark)
        return attrs.evolve(report, discrepancies=found, diagnostics=remarks)


def _uncounted_dates(
    quantities: list[Quantity], skipped: list[Skipped], times: list[Time]
) -> tuple[list[Quantity], list[Skipped]]:
    """Move counts that stand inside a date to *skipped*: what is a time is not a count."""
    dates = [t for t in times if t.kind is not TimeKind.DURATION]
    kept, moved, at = [], [], 0
    for q in quantities:
        while at < len(dates) and dates[at].end <= q.start:  # both are in reading order
            at += 1
        if at < len(dates) and dates[at].start < q.end and q.dimension is Dimension.COUNT:
            moved.append(Skipped(q.start, q.end, q.text, "date"))
        else:
            kept.append(q)
    return kept, sorted([*skipped, *moved], key=lambda s: (s.start, s.end)) if moved else skipped


def _without_victims(found: list[ActorMention], claims: Sequence[Claim]) -> tuple[ActorMention, ...]:
    """Drop the mentions that are the name of a person to whom something happened."""
    named = [(q.start, q.end) for c in claims if (q := c.quantity) is not None and q.rule in PERSONAL_RULES]
    if not named:
        return tuple(found)
    return tuple(a for a in found if a.kind != "person" or not any(s < a.end and a.start < e for s, e in named))


def _with_implied(quantities: list[Quantity], claimed: list[Quantity]) -> tuple[Quantity, ...]:
    """Add the quantities that only a claim made out ("a tank was destroyed"); a name is no quantity."""
    known = {(q.start, q.end) for q in quantities}
    implied = [q for q in claimed if (q.start, q.end) not in known and q.rule not in PERSONAL_RULES]
    if not implied:
        return tuple(quantities)
    return tuple(sorted([*quantities, *dict.fromkeys(implied)], key=lambda q: (q.start, q.end)))


def _diagnose(times: list[Time], published: date | None) -> tuple[str, ...]:
    """Return remarks on the reading as a whole."""
    remarks = []
    unresolved = sum(1 for t in times if t.anchor == "published" and t.from_date is None)
    if published is None and unresolved:
        remarks.append(f"no publication date: {unresolved} relative times stay unresolved")
    assumed = sum(1 for t in times if t.rule == MONTH_FIRST)
    if assumed:
        remarks.append(f"{assumed} numeric dates are read month first and could be read day first: pass day_first")
    return tuple(remarks)
