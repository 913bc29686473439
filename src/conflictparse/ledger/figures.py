"""
One toll from the accounts of an incident, and one from many incidents, under a named convention.

Accounts whose figures agree leave what fits them all. Where they contradict each other the codebooks differ: ACLED
takes the lowest, GTD what most sources say, else the lowest, and the others keep the spread. Sources: ACLED codebook,
"Fatalities"; GTD codebook, "Total Number of Fatalities"; the UCDP GED codebook has low, best and high for it.

Law: low ≤ best ≤ high. The low end is at least the largest low end of an incident; no end is above the plain sum.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.claims.report import Report
from conflictparse.codebooks import toll
from conflictparse.effects.effect import Effect
from conflictparse.ledger.account import Account
from conflictparse.ledger.incident import Incident, LedgerFigure
from conflictparse.numbers.intervals import Interval, intersection
from conflictparse.numbers.quantity import Number

_LOWEST, _MAJORITY, _SPREAD = "lowest of figures that differ", "figure of most sources", "spread of figures that differ"
_CONFLICTS: Final = MappingProxyType({"acled": _LOWEST, "gtd": _MAJORITY})
_JOINT: Final = Effect.KILLED_OR_INJURED
AGREE: Final = "what all accounts agree on"
ONCE: Final = "maybe one incident: counted once in low and best, apart in high"
COVERED: Final = "covered by another figure: not counted"
UNCOUNTED: Final = "no figure: adds nothing to low and best"


class LedgerToll(NamedTuple):
    """
    The figures of all incidents of a ledger under one convention.

    Attributes:
        low, best, high: in persons; high is None where the words leave the upper end open.
        incidents: ids of the incidents that were added up.
        maybe: ids of those that may be counted in another one: only ``high`` holds them.
        covered: ids of those that another figure covers: nothing holds them.
        rules: what was applied, in order, each once.
    """

    low: Number
    best: Number
    high: Number | None
    incidents: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Given(NamedTuple):
    """A figure, who gives it, and when: what is weighed when figures differ."""

    low: Number | None
    best: Number | None
    high: Number | None
    source: str
    published: date | None
    rules: tuple[str, ...] = ()


def incident_figures(
    incidents: Sequence[Incident], reports: Mapping[str, Report], effect: Effect, *, convention: str
) -> tuple[dict[str, LedgerFigure], list[str]]:
    """
    Return the figure of *effect* of each incident that has one, and the rules that gave them.

    Where no report tells the dead or the injured apart, a joint figure is worth what it is worth in its report.
    """
    found: dict[str, tuple[LedgerFigure, tuple[str, ...]]] = {}
    for told in (effect, _JOINT):
        for incident in [i for i in incidents if i.effect is told]:
            figure = incident_figure(incident, reports, convention=convention, effect=effect)
            if figure is not None:
                found[incident.id] = figure
        if found:
            break
    return {id_: figure for id_, (figure, _) in found.items()}, [rule for _, used in found.values() for rule in used]


def incident_figure(
    incident: Incident, reports: Mapping[str, Report], *, convention: str, effect: Effect | None = None
) -> tuple[LedgerFigure, tuple[str, ...]] | None:
    """
    Return the figure of *incident* and the rules that gave it, or None when none of its accounts counts.

    Args:
        effect: what is counted, if it is not the effect of the incident.
    """
    asked = effect or incident.effect
    told = (_given(one.account, reports, convention, asked) for one in incident.standing)
    given = [found for found in told if found is not None]
    if not given:
        return None
    figure = combine(given, convention=convention)
    used = [rule for one in given for rule in one.rules]
    return figure, tuple(dict.fromkeys([*used, figure.rule]))


def _given(account: Account, reports: Mapping[str, Report], convention: str, effect: Effect) -> Given | None:
    """Return what the convention makes of one claim with its parts, or None when it does not count."""
    if not account.claim.additive:
        return None
    report = reports[account.report]
    if account.effect is not effect:
        whole = toll(report, effect.value, convention=convention)
        if whole is None or account.claim.id not in whole.claims:
            return None
    alone = Report(claims=(account.claim, *(c for c in report.claims if c.part_of == account.claim.id)))
    found = toll(alone, effect.value, convention=convention)
    if found is None:
        return None
    source = account.source or f"report {account.report}"
    rules = tuple(rule.id for rule in found.rules)
    return Given(found.low, found.best, found.high, source, account.published, rules)


def combine(given: Sequence[Given], *, convention: str) -> LedgerFigure:
    """
    Return one figure for what several accounts give.

    >>> two = (Given(12, 12, None, "a", None), Given(15, 15, 15, "b", None))
    >>> combine(two, convention="neutral")
    LedgerFigure(low=15, best=15, high=15, rule='what all accounts agree on')
    >>> combine((Given(12, 12, 12, "a", None), Given(15, 15, 15, "b", None)), convention="neutral")
    LedgerFigure(low=12, best=12, high=15, rule='spread of figures that differ')
    """
    if len(given) == 1:
        return LedgerFigure(given[0].low, given[0].best, given[0].high, AGREE)
    common = Interval()
    for one in given:
        common = intersection(common, Interval(one.low, one.high))
    if not common.is_empty:
        inside = [one for one in given if one.best is not None and common.holds(one.best)]
        best = _chosen(inside).best if inside else common.low
        return LedgerFigure(common.low, best, common.high, AGREE)
    rule = _CONFLICTS.get(convention, _SPREAD)
    if rule == _SPREAD:
        lows, highs = [one.low for one in given], [one.high for one in given]
        low = None if None in lows else min(end for end in lows if end is not None)
        high = None if None in highs else max(end for end in highs if end is not None)
        return LedgerFigure(low, _chosen(given).best, high, rule)
    voted = _chosen(given) if rule == _MAJORITY else None
    if voted is not None and 2 * len(_sources(given)[voted.best]) > len({one.source for one in given}):
        return LedgerFigure(voted.low, voted.best, voted.high, _MAJORITY)
    lowest = min(given, key=lambda one: (_number(one.best), _number(one.low)))
    return LedgerFigure(lowest.low, lowest.best, lowest.high, _LOWEST)


def _sources(given: Sequence[Given]) -> dict[Number | None, set[str]]:
    """Return who gives each figure: ten copies of one source are one voice."""
    found: dict[Number | None, set[str]] = {}
    for one in given:
        found.setdefault(one.best, set()).add(one.source)
    return found


def _chosen(given: Sequence[Given]) -> Given:
    """Return the figure that most sources give; of several the lowest, of equal ones the latest."""
    voices = _sources(given)
    return min(
        given,
        key=lambda one: (
            -len(voices[one.best]),
            _number(one.best),
            -(one.published.toordinal() if one.published is not None else 0),
            _number(one.low),
            one.source,
        ),
    )


def _number(number: Number | None) -> Number:
    return -1 if number is None else number
