"""
Whether two accounts are of one incident: same, maybe, or apart, and the rule that says so.

Each of place, days, victims and figure is compared alone and has one answer; a table of rules turns the four answers
into a status. The first rule that fits wins, and what no rule fits stays apart.

Read here: accounts. Not read here: text, or other accounts of the same report. Law: comparing is symmetric.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from conflictparse.claims.claim import Category, Scope
from conflictparse.ledger.account import Account, Days, Group, Where
from conflictparse.numbers.intervals import intersects
from conflictparse.numbers.quantity import Number, Quantity
from conflictparse.times.intervals import shift

#: Days that a date may span and still be one night: "overnight", "late on Monday".
_ONE_NIGHT: Final = 2
#: Days that an imprecise date spans at most; what is longer covers more than one incident.
_ONE_WEEK: Final = 7
#: "at least 12" of an incident with 15 dead, but hardly of one with 150. Chosen, not measured.
_TIMES_THE_BOUND: Final = 2
_CIVILIANS: Final = frozenset(
    {Category.CHILD, Category.WOMAN, Category.REFUGEE, Category.MEDIC, Category.JOURNALIST, Category.RESPONDER}
)


class MatchState(StrEnum):
    """Whether two accounts are of one incident."""

    SAME = "same"
    MAYBE = "maybe"
    APART = "apart"


class Compared(StrEnum):
    """How one thing that two accounts tell stands to the other."""

    EQUAL = "equal"
    NEAR = "near"  # the same but for area words, a night, or a loose date
    UNSURE = "unsure"  # one of several
    WIDER = "wider"  # the first holds the second
    NARROWER = "narrower"  # the second holds the first
    UNKNOWN = "unknown"  # one account does not say
    OTHER = "other"


class Figures(StrEnum):
    """How the figures of two accounts stand to each other."""

    AGREE = "agree"  # one figure, perhaps rounded
    COMMON = "common"  # one figure, but one that many incidents have: 0, 1, or none stated
    BOUND = "bound"  # at least 12, and 15
    RAISED = "raised"  # a later toll, or the later count of one source
    CLOSE = "close"  # 12, and 15: no number fits both, and neither is twice the other
    DIFFER = "differ"


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


# ---------------------------------------------------------------- one thing at a time
def compare_places(a: Where, b: Where) -> Compared:
    """
    Return how the places of two accounts stand to each other.

    >>> town = Where(("t1",), ("admin1 SYR idlib", "country SYR"), resolved=True)
    >>> compare_places(Where(("admin1 SYR idlib",), ("country SYR",), resolved=True), town).value
    'wider'
    """
    if not a.keys or not b.keys:
        return Compared.UNKNOWN
    if a.keys == b.keys:
        if not (a.resolved and b.resolved) and len(a.keys) > 1:  # a name that several places have
            return Compared.UNSURE
        return Compared.EQUAL if a.area == b.area else Compared.NEAR
    mine, yours = set(a.keys), set(b.keys)
    if mine & yours:
        nested = (mine > yours) - (mine < yours) if a.resolved and b.resolved else 0
        return Compared.WIDER if nested > 0 else Compared.NARROWER if nested < 0 else _U
    if mine & set(b.holders):
        return Compared.WIDER
    return Compared.NARROWER if yours & set(a.holders) else Compared.OTHER


def compare_days(a: Days, b: Days) -> Compared:
    """
    Return how the days of two accounts stand to each other.

    >>> from datetime import date
    >>> week = Days(date(2024, 11, 20), date(2024, 12, 20), "built")
    >>> compare_days(week, Days(date(2024, 11, 27), date(2024, 11, 27), "built")).value
    'wider'
    """
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Compared.UNKNOWN
    if a.last < b.first or b.last < a.first:
        beside = shift(a.last, 1) == b.first or shift(b.last, 1) == a.first
        return _U if beside and a.length == b.length == 1 else Compared.OTHER
    longest = max(a.length, b.length)
    if longest <= _ONE_NIGHT:
        return _E
    if longest <= _ONE_WEEK:
        return _N
    return Compared.WIDER if a.length > b.length else Compared.NARROWER if a.length < b.length else _N


def compare_victims(a: Group, b: Group) -> Compared:
    """
    Return how those whom two accounts count stand to each other.

    >>> compare_victims(Group(Category.CIVILIAN), Group(Category.CHILD)).value
    'wider'
    """
    if a.counted != b.counted and ((a.counted and b.counted) or "family" in (a.counted, b.counted)):
        return Compared.OTHER
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        return Compared.OTHER
    if a.category is b.category or (a.is_anyone and b.is_anyone):
        return _compare_parties(a, b)
    if a.is_anyone or b.is_anyone:
        return _N
    if a.category is Category.CIVILIAN and b.category in _CIVILIANS:
        return Compared.WIDER
    return Compared.NARROWER if b.category is Category.CIVILIAN and a.category in _CIVILIANS else Compared.OTHER


def _compare_parties(a: Group, b: Group) -> Compared:
    """Tell parties of two sides or countries apart; of two units of one army it is not known."""
    if a.party is None or b.party is None or a.party == b.party:
        return _E
    sides, countries = {a.side, b.side}, {a.country, b.country}
    apart = (len(sides) == 2 and None not in sides) or (len(countries) == 2 and None not in countries)
    return Compared.OTHER if apart else _N


def compare_figures(a: Account, b: Account) -> Figures:
    """Return how the figures of two accounts stand to each other."""
    mine, yours = a.claim.quantity, b.claim.quantity
    if mine is None or yours is None:
        return Figures.COMMON
    if (a.stated is not None and a.stated == b.stated) or intersects(a.rounded, b.rounded):
        return _agreement(mine, yours)
    if raises(a, b) or raises(b, a):
        return Figures.RAISED
    if {mine.stated, yours.stated} & {0, 1} or not _near(mine, yours):
        return Figures.DIFFER
    return Figures.BOUND if intersects(a.interval, b.interval) else Figures.CLOSE


def _agreement(a: Quantity, b: Quantity) -> Figures:
    """Return what it is worth that two quantities may give one figure."""
    if a.stated is not None and b.stated is not None:
        return Figures.COMMON if {a.stated, b.stated} & {0, 1} else Figures.AGREE
    ranges = [_is_range(quantity) for quantity in (a, b) if quantity.stated is None]
    if not all(ranges):
        return Figures.COMMON  # "several" fits any figure
    return Figures.AGREE if len(ranges) == 2 else Figures.BOUND


def _is_range(quantity: Quantity) -> bool:
    """Tell whether both ends are known: "dozens", "20 to 30"; a bare plural is every incident's."""
    return quantity.low is not None and quantity.high is not None


def _near(a: Quantity, b: Quantity) -> bool:
    """Tell whether neither figure is more than twice the other, as far as they name one."""
    mine, yours = figure(a), figure(b)
    return mine is not None and yours is not None and _within_twice(mine, yours)


def _within_twice(a: Number, b: Number) -> bool:
    return max(a, b) <= _TIMES_THE_BOUND * min(a, b)


def figure(quantity: Quantity | None) -> Number | None:
    """Return the figure that a reader takes *quantity* for: what it states, else its low end."""
    if quantity is None:
        return None
    return quantity.stated if quantity.stated is not None else quantity.low


def raises(earlier: Account, later: Account) -> bool:
    """
    Tell whether *later* replaces the figure of *earlier*: a running toll that has risen, or a source's new count.

    Both must be published, one after the other. A lower figure replaces a higher one only of the same source.
    """
    if earlier.published is None or later.published is None or not earlier.published < later.published:
        return False
    before, after = figure(earlier.claim.quantity), figure(later.claim.quantity)
    if before is None or after is None:
        return False
    if later.claim.scope is Scope.RUNNING and before < after:
        return True
    same_source = later.source != "" and later.source == earlier.source
    return same_source and before != after and _within_twice(before, after)
