"""
Whether two accounts are of one incident: same, maybe, or apart, and the rule that says so.

Each of place, days, victims and figure is compared alone and has one answer; a table of rules turns the four answers
into a status. The first rule that fits wins, and what no rule fits stays apart.

Read here: accounts. Not read here: text, or other accounts of the same report. Law: comparing is symmetric.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from conflictparse.ledger.account import Account
from conflictparse.ledger.comparison import (
    Compared,
    Figures,
    compare_days,
    compare_figures,
    compare_places,
    compare_victims,
    figure,
)


class MatchState(StrEnum):
    """Whether two accounts are of one incident."""

    SAME = "same"
    MAYBE = "maybe"
    APART = "apart"


class Match(NamedTuple):
    """
    What comparing two accounts gave.

    Attributes:
        state: same, maybe or apart.
        rule: the name of the rule.
        wider: 1 when the first account may include the second, -1 when the second may include the first, else 0.
        rank: how strong the rule is; 0 is the strongest.
    """

    state: MatchState
    rule: str
    wider: int = 0
    rank: int = 0


class MatchRule(NamedTuple):
    """
    One row of the table: which answers it fits, and what they mean.

    Attributes:
        name: what is said of accounts that it fits.
        state: what it makes of them.
        place, days, victims, figures: the answers that it fits.
        alike: whether it also needs one means, or one perpetrator, in both accounts.
    """

    name: str
    state: MatchState
    place: frozenset[Compared]
    days: frozenset[Compared]
    victims: frozenset[Compared]
    figures: frozenset[Figures]
    alike: bool = False


_E, _N, _U, _Q = Compared.EQUAL, Compared.NEAR, Compared.UNSURE, Compared.UNKNOWN
_INSIDE: Final = frozenset({Compared.WIDER, Compared.NARROWER})
_EQUAL: Final = frozenset({_E})
_NEAR: Final = frozenset({_N})
_UNSURE: Final = frozenset({_U})
_UNKNOWN: Final = frozenset({_Q})
_CLOSE: Final = frozenset({_E, _N})
_HELD: Final = frozenset({_E, _N}) | _INSIDE
_AGREE: Final = frozenset({Figures.AGREE})
_RAISED: Final = frozenset({Figures.RAISED})
_BOUND: Final = frozenset({Figures.BOUND})
_MEANS: Final = frozenset({Figures.CLOSE, Figures.COMMON})
_ANY_FIGURE: Final = frozenset(Figures)
_SAME, _MAYBE = MatchState.SAME, MatchState.MAYBE

#: The rules, strongest first. Each has an example and a near-miss in tests/corpus/ledger.toml.
RULES: Final = (
    MatchRule("same place and day, figures agree", _SAME, _EQUAL, _EQUAL, _CLOSE, _AGREE),
    MatchRule("same place and day, a later toll", _SAME, _EQUAL, _EQUAL, _CLOSE, _RAISED),
    MatchRule("same place and day, one figure bounds the other", _SAME, _EQUAL, _EQUAL, _CLOSE, _BOUND),
    MatchRule("same place, days that fit, figures agree", _SAME, _EQUAL, _NEAR, _CLOSE, _AGREE),
    MatchRule("same place, days that fit, a later toll", _SAME, _EQUAL, _NEAR, _CLOSE, _RAISED),
    MatchRule("places that fit, same day, figures agree", _SAME, _NEAR, _EQUAL, _CLOSE, _AGREE),
    MatchRule("same place, day and means", _SAME, _EQUAL, _EQUAL, _CLOSE, _MEANS, alike=True),
    MatchRule("no day given; place, victims and figure agree", _SAME, _EQUAL, _UNKNOWN, _EQUAL, _AGREE),
    MatchRule("no place given; same day and figure", _MAYBE, _UNKNOWN, _EQUAL, _CLOSE, _AGREE),
    MatchRule("same place, the day before or after, figures agree", _MAYBE, _EQUAL, _UNSURE, _CLOSE, _AGREE),
    MatchRule("one may hold the other, figures agree", _MAYBE, _HELD | _UNSURE, _HELD, _HELD, _AGREE),
    MatchRule("same place and day, figures differ", _MAYBE, _CLOSE, _CLOSE, _CLOSE, _ANY_FIGURE),
)
INCLUDED: Final = "may be counted in the wider figure"
OTHER: Final = Match(MatchState.APART, "another place, day or group", 0, len(RULES) + 2)
UNTOLD: Final = Match(MatchState.APART, "nothing tells that they are one", 0, len(RULES) + 1)
_INCLUDED_RANK: Final = len(RULES)


def compare(a: Account, b: Account) -> Match:
    """
    Tell whether *a* and *b* are of one incident, and by which rule.

    Accounts of different effects are apart: the dead and the wounded of one strike are two figures.
    """
    if a.effect is not b.effect:
        return OTHER
    place = compare_places(a.where, b.where)
    if place is Compared.OTHER:
        return OTHER
    days = compare_days(a.days, b.days)
    if days is Compared.OTHER:
        return OTHER
    victims = compare_victims(a.group, b.group)
    if victims is Compared.OTHER:
        return OTHER
    return _judge(a, b, place, days, victims)


def _judge(a: Account, b: Account, place: Compared, days: Compared, victims: Compared) -> Match:
    """Return what the first rule that fits says, else whether one figure may include the other."""
    figures = compare_figures(a, b)
    mixed = len(_INSIDE & {place, days, victims}) > 1  # the wider place on the shorter days: neither holds the other
    for rank, rule in enumerate(RULES):
        if (
            place in rule.place
            and days in rule.days
            and victims in rule.victims
            and figures in rule.figures
            and (not rule.alike or _alike(a, b))
        ):
            return Match(rule.state, rule.name, 0 if mixed else _direction(place, days, victims), rank)
    wider = 0 if mixed or {_Q, _U} & {place, days, victims} else _direction(place, days, victims)
    if wider and _may_include(a, b, wider):
        return Match(MatchState.MAYBE, INCLUDED, wider, _INCLUDED_RANK)
    return UNTOLD


def _direction(*compared: Compared) -> int:
    return (Compared.WIDER in compared) - (Compared.NARROWER in compared)


def _may_include(a: Account, b: Account, wider: int) -> bool:
    """Tell whether the figure of the wider account has room for that of the narrower."""
    whole, part = (a.interval, b.interval) if wider > 0 else (b.interval, a.interval)
    return whole.high is None or part.low is None or part.low <= whole.high


def has_room(toll: Account, part: Account) -> bool:
    """
    Tell whether a running toll may cover what its report counts beside it.

    The days are not asked for: a toll that is still rising may have begun before the report says.
    """
    whole, counted = figure(toll.claim.quantity), figure(part.claim.quantity)
    fits = whole is not None and (counted is None or counted <= whole)
    return fits and compare_places(toll.where, part.where) is not Compared.OTHER


def _alike(a: Account, b: Account) -> bool:
    """Tell whether both name one means, or one perpetrator that is a record of the lexicon."""
    if a.claim.means is not None and a.claim.means == b.claim.means:
        return True
    mine = {p.actor_id for p in a.claim.perpetrators if p.actor_id is not None}
    return any(p.actor_id in mine for p in b.claim.perpetrators)
