"""
Add up the claims of a report's main incident under a convention.

Only additive claims are added up; where sources disagree about one thing, the convention decides between them.
Law: what :func:`tally` returns adds up to what :func:`toll` returns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.claims.claim import Claim, Scope
from conflictparse.claims.report import Report
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks.accounts import Question, questions
from conflictparse.codebooks.acled import SCALES, Acled
from conflictparse.codebooks.airwars import Airwars
from conflictparse.codebooks.convention import Convention, Figure, Toll, added
from conflictparse.codebooks.gtd import Gtd
from conflictparse.codebooks.neutral import Neutral
from conflictparse.codebooks.rule import Rule
from conflictparse.codebooks.ucdp import Ucdp
from conflictparse.codebooks.victims import Victims
from conflictparse.effects.effect import Effect
from conflictparse.errors import NotConventionError, UnknownConventionError
from conflictparse.numbers.intervals import total
from conflictparse.numbers.precision import with_own_precision
from conflictparse.numbers.quantity import Number, Quantity

#: The conventions by name.
CONVENTIONS: Final[MappingProxyType[str, Convention]] = MappingProxyType(
    {c.name: c for c in (SCALES[3], Airwars(), Gtd(), Neutral(), Ucdp(), Victims())}
)
_EFFECTS: Final = frozenset(effect.value for effect in Effect)
_MEMBERS: Final = ("name", "counts", "figure", "between", "joint", "divides", "subtracts", "pairs")


_PAIR: Final = 2  # persons that a plural means at least


class Entry(NamedTuple):
    """
    One figure of a toll.

    Attributes:
        figure: low, best and high.
        accounts: what the sources say, several when they disagree.
        rules: the rules that gave the figure.
    """

    figure: Figure
    accounts: Question
    rules: tuple[Rule, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims behind the figure."""
        return tuple(claim for account in self.accounts for claim in account.claims)


@with_own_precision
def toll(
    report: Report, effect: str, *, convention: str | Convention = "neutral", scale: int | None = None
) -> Toll | None:
    """
    Return the toll of *report* as :func:`conflictparse.toll` does, under a convention of the library or an object.

    Raises:
        UnknownConventionError: there is no such convention, effect or scale.
        NotConventionError: *convention* is neither a name nor a convention.

    >>> toll(Report(), "killed") is None
    True
    """
    rules = known_convention(convention, scale)
    if effect not in _EFFECTS:
        raise UnknownConventionError("effect", effect, tuple(sorted(Effect)))
    entries = tally(report.claims, Effect(effect), rules)
    if not entries:
        return None
    figures = [entry.figure for entry in entries]
    low, best, high = (total(ends) for ends in zip(*(f[:3] for f in figures), strict=True))
    used = dict.fromkeys(rule for entry in entries for rule in entry.rules)
    if rules.divides is not None and rules.divides in used:
        low, best, high = map(_persons, (low, best, high))
    counted = {claim.id for entry in entries for claim in entry.claims}
    return Toll(low, best, high, tuple(c.id for c in report.claims if c.id in counted), tuple(used))


def known_convention(convention: str | Convention, scale: int | None = None) -> Convention:
    """
    Return the convention of that name, or *convention* itself.

    Raises:
        UnknownConventionError: there is no such convention, or no such scale of it.
        NotConventionError: *convention* is neither a name nor a convention.
    """
    if isinstance(convention, str):
        if convention not in CONVENTIONS:
            raise UnknownConventionError("convention", convention, tuple(sorted(CONVENTIONS)))
        convention = CONVENTIONS[convention]
    else:
        _need_members(convention)
    if scale is None:
        return convention
    if not isinstance(convention, Acled):
        raise UnknownConventionError(f"scale of {convention.name}", str(scale), ("none: only acled has scales",))
    if scale not in SCALES:
        raise UnknownConventionError("scale of acled", str(scale), tuple(map(str, sorted(SCALES))))
    return SCALES[scale]


def _need_members(convention: object) -> None:
    missing = tuple(name for name in _MEMBERS if not hasattr(convention, name))
    if missing or isinstance(convention, type):
        raise NotConventionError(f"{type(convention).__name__} {convention!r}", missing)


def tally(claims: Sequence[Claim], effect: Effect, rules: Convention) -> list[Entry]:
    """Return the figures that make the toll of *effect*, in reading order; they add up to it."""
    counted = _main(claims, effect, rules)
    if not counted:
        pairs = _pairs(claims, effect, rules, rules.pairs) if rules.pairs is not None else []
        return pairs or (_joint(claims, rules) if effect is Effect.KILLED else [])
    entries = [_entry(question, rules) for question in questions([c for c in counted if c.quantity is not None])]
    return entries + (_taken_out(claims, counted, rules, rules.subtracts) if rules.subtracts is not None else [])


def _entry(question: Question, rules: Convention) -> Entry:
    """Return the figure of one question: what its one account says, else what the convention makes of them all."""
    figures = [figure_of(c, c.quantity, rules) for a in question for c in a.claims if c.quantity is not None]
    if len(figures) == 1:
        return Entry(figures[0], question, (figures[0].rule,))
    chosen = rules.between([added([figure]) for figure in figures])  # decimals and fractions do not compare
    return Entry(chosen, question, tuple(dict.fromkeys([*(figure.rule for figure in figures), chosen.rule])))


def figure_of(claim: Claim, quantity: Quantity, rules: Convention) -> Figure:
    """Return the figures of one claim, its part alone where the convention divides what incidents share."""
    figure = rules.figure(quantity)
    if claim.events is None or rules.divides is None:
        return figure
    low, best, high = (None if end is None else Fraction(end) / claim.events for end in figure[:3])
    return Figure(low, best, high, rules.divides)


def _joint(claims: Sequence[Claim], rules: Convention) -> list[Entry]:
    """Return what joint figures of dead and injured are worth where no death is told apart."""
    entries = []
    for claim in _main(claims, Effect.KILLED_OR_INJURED, rules):
        figure = None if claim.quantity is None else rules.joint(claim.quantity)
        if figure is not None:
            entries.append(Entry(figure, questions([claim])[0], (figure.rule,)))
    return entries


def _pairs(claims: Sequence[Claim], effect: Effect, rules: Convention, rule: Rule) -> list[Entry]:
    """Return two for "killed and injured a number of villagers": some of them died, some were injured."""
    if effect not in (Effect.KILLED, Effect.INJURED):
        return []
    joint = [c for c in _main(claims, Effect.KILLED_OR_INJURED, rules) if c.quantity is not None]
    plural = [c for c in joint if " and " in c.trigger.text and _is_plural(c.quantity)]
    return [Entry(Figure(_PAIR, _PAIR, None, rule), questions([c])[0], (rule,)) for c in plural[:1]]


def _is_plural(quantity: Quantity | None) -> bool:
    """Tell whether *quantity* is a plural or a vague number without a figure."""
    return quantity is not None and quantity.stated is None and quantity.low == _PAIR and quantity.high is None


def _taken_out(claims: Sequence[Claim], counted: Sequence[Claim], rules: Convention, rule: Rule) -> list[Entry]:
    """Return, as negative figures, what is taken out of the *counted* claims."""
    return [Entry(Figure(-out, -out, -out, rule), (), (rule,)) for _, out in taken_out(claims, counted, rules)]


def taken_out(claims: Sequence[Claim], counted: Sequence[Claim], rules: Convention) -> list[tuple[Claim, Number]]:
    """
    Return the *counted* claims with parts that do not count, and how many these are: "16, with the bomber".

    Parts that are more than their whole take nothing out: the report contradicts itself.
    """
    parts: dict[str, list[Number]] = {}
    for c in claims:
        if c.part_of is not None and c.quantity is not None and c.quantity.stated is not None and not rules.counts(c):
            parts.setdefault(c.part_of, []).append(c.quantity.stated)
    taken = []
    for whole in counted:
        out = total(parts.get(whole.id, ())) or 0
        low = rules.figure(whole.quantity).low if whole.quantity is not None else None
        if out and low is not None and out <= low:
            taken.append((whole, out))
    return taken


def _persons(number: Number | None) -> Number | None:
    """Return whole persons of a divided figure; half a person is left out."""
    return None if number is None else math.ceil(Fraction(number) - Fraction(1, 2))


def _main(claims: Sequence[Claim], effect: Effect, rules: Convention) -> list[Claim]:
    """Return the claims to add up: the last running toll alone, else all additive ones that count."""
    counted = [c for c in claims if c.effect is effect and c.additive and rules.counts(c) and not counts_families(c)]
    running = [c for c in counted if c.scope is Scope.RUNNING]
    return running[-1:] or counted
