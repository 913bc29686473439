"""
Accounts into incidents: each account joins the one incident that it fits, or begins one of its own.

An account is compared only with incidents of its effect, place and days, or of its place and figure. It joins an
incident when a rule says *same*. When that holds of several incidents equally, or of some of an incident's accounts
and not of others, it begins its own, and the doubt is kept as a link. So the accounts of one report that a plain sum
may add up are never one incident: the report itself keeps them apart.

Law: what comes out depends on the set of accounts and not on their order; they are put in order here, the ones that
say most first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from conflictparse.claims.claim import Scope
from conflictparse.ledger.account import OWN_PLACE, Account, Days
from conflictparse.ledger.matching import OTHER, Match, MatchState, compare, has_room
from conflictparse.times.intervals import shift

#: Incidents that an account is compared with, in all and of one block, and accounts of each: enough, and linear.
_MOST_INCIDENTS: Final = 128
_MOST_OF_BLOCK: Final = 64
_MOST_ACCOUNTS: Final = 24
_ONE_WEEK: Final = 7
#: Effect, what is looked up, place, and day or figure.
_Block: TypeAlias = tuple[str, str, str, object]

SEVERAL: Final = "fits more than one incident"
PARTLY: Final = "fits some accounts of the incident and not others"
RESTATED: Final = "its report says it again"
REPLACED: Final = "its report replaces it"
COVERED: Final = "the running toll of the same report covers it"
ADDS_UP: Final = "the figures of one report add up to the other's"
FIRST: Final = "first account"


class Member(NamedTuple):
    """An account of an incident, and the rule that put it there."""

    account: Account
    rule: str


class Grouping(NamedTuple):
    """
    What grouping gave: incidents by number, links between numbers, and how many comparisons a full block left out.

    Attributes:
        groups: the members of each incident, the first account first.
        links: (first, second) -> kind and rule.
        left_out: comparisons that were not made.
    """

    groups: tuple[tuple[Member, ...], ...]
    links: dict[tuple[int, int], tuple[str, str]]
    left_out: int


def group_accounts(accounts: Iterable[Account]) -> Grouping:
    """
    Return *accounts* as incidents, with the doubts between them.

    >>> group_accounts(())
    Grouping(groups=(), links={}, left_out=0)
    """
    ordered = sorted(accounts, key=_strength)
    maker = _Maker()
    for account in ordered:
        maker.place(account)
    maker.link_covered()
    maker.link_sums()
    return Grouping(tuple(tuple(group) for group in maker.groups), maker.links, maker.left_out)


def _strength(account: Account) -> tuple[object, ...]:
    """Return the key that puts first what says most: own place, one day, a figure that counts; then the earlier."""
    return (
        not account.claim.additive,
        account.claim.same_as is not None,
        account.where.rule != OWN_PLACE,
        len(account.where.keys) != 1 or not account.where.resolved,
        account.days.length != 1,
        account.stated is None,
        account.published.toordinal() if account.published is not None else 0,
        account.report,
        account.number,
    )


class _Maker:
    """The incidents so far, and the blocks in which to look for them."""

    def __init__(self) -> None:
        self.groups: list[list[Member]] = []
        self.links: dict[tuple[int, int], tuple[str, str]] = {}
        self.left_out = 0
        self._blocks: dict[_Block, dict[int, None]] = {}
        self._counted: list[set[str]] = []  # reports of which an incident holds a figure to add up
        self._of_claim: dict[tuple[str, str], int] = {}

    def place(self, account: Account) -> None:
        """Put *account* into its incident, or begin one."""
        related = self._related(account)
        if related is not None:
            self._join(account, *related)
            return
        found = [(match, number) for number in self._candidates(account) if (match := self._fit(account, number))]
        same = sorted((match.rank, number) for match, number in found if match.state is MatchState.SAME)
        best = [(rank, number) for rank, number in same if rank == same[0][0]]
        if len(best) == 1:
            number = best[0][1]
            rule = next(match.rule for match, n in found if n == number)
            self._join(account, number, rule)
        else:
            number = len(self.groups)
            self.groups.append([])
            self._counted.append(set())
            self._join(account, number, FIRST)
        for match, other in found:
            if other != number:
                self._link(number, other, match.rule if match.state is MatchState.MAYBE else SEVERAL)

    def _related(self, account: Account) -> tuple[int, str] | None:
        """Return the incident of the claim that the report itself says *account* is the same as, and the rule."""
        claim = account.claim
        told = ((claim.same_as, RESTATED), (claim.supersedes, REPLACED), (f"before {claim.id}", REPLACED))
        for other, rule in told:
            number = None if other is None else self._of_claim.get((account.report, other))
            if number is not None and self._may_join(account, number):
                return number, rule
        return None

    def _may_join(self, account: Account, number: int) -> bool:
        """Tell whether an incident is of the effect of *account*, and holds no figure to add up from its report."""
        counted_beside = account.claim.additive and account.report in self._counted[number]
        return self.groups[number][0].account.effect is account.effect and not counted_beside

    def _join(self, account: Account, number: int, rule: str) -> None:
        self.groups[number].append(Member(account, rule))
        if account.claim.additive:
            self._counted[number].add(account.report)
        self._of_claim[account.report, account.claim.id] = number
        if account.claim.supersedes is not None:
            self._of_claim[account.report, f"before {account.claim.supersedes}"] = number
        for block in _stored(account):
            self._blocks.setdefault(block, {})[number] = None

    def _candidates(self, account: Account) -> dict[int, None]:
        """Return the numbers of the incidents to compare *account* with, in order, each once."""
        found: dict[int, None] = {}
        for block in _looked_up(account):
            numbers = self._blocks.get(block)
            if numbers:
                most = min(_MOST_OF_BLOCK, _MOST_INCIDENTS - len(found))
                self.left_out += max(0, len(numbers) - most)
                found |= dict.fromkeys(islice(reversed(numbers), most))
        return dict.fromkeys(sorted(found))

    def _fit(self, account: Account, number: int) -> Match | None:
        """Return how *account* fits an incident, or None when they are apart."""
        if not self._may_join(account, number):
            return None
        matches = [compare(account, member.account) for member in self.groups[number][:_MOST_ACCOUNTS]]
        best = min(matches, key=lambda match: match.rank)
        if best.state is MatchState.APART:
            return None
        if best.state is MatchState.SAME and OTHER in matches:
            return Match(MatchState.MAYBE, PARTLY, 0, best.rank)
        return best

    def _link(self, a: int, b: int, rule: str) -> None:
        pair = (min(a, b), max(a, b))
        self.links.setdefault(pair, ("maybe", rule))

    # ------------------------------------------------------------ what covers what
    def link_covered(self) -> None:
        """Link the last running toll of each report and effect to what the report counts beside it."""
        counted: dict[tuple[str, str], list[tuple[int, Account]]] = {}
        for number, group in enumerate(self.groups):
            for account, _ in group:
                if account.claim.additive:
                    counted.setdefault((account.report, account.effect.value), []).append((number, account))
        for found in counted.values():
            running = [(account.number, number) for number, account in found if account.claim.scope is Scope.RUNNING]
            if running:
                toll = next(account for _, account in found if account.number == max(running)[0])
                parts = [number for number, account in found if account is not toll and has_room(toll, account)]
                self._cover(max(running)[1], parts, COVERED)

    def link_sums(self) -> None:
        """Turn doubt into a whole and its parts where the figures of one report add up to that of another."""
        beside: dict[int, list[int]] = {}
        for (a, b), (kind, _) in self.links.items():
            if kind == "maybe":
                beside.setdefault(a, []).append(b)
                beside.setdefault(b, []).append(a)
        for whole in sorted(beside):
            figures = {a.stated for a, _ in self.groups[whole] if a.claim.additive and a.stated not in (None, 0)}
            for parts in self._by_report(beside[whole]):
                if len(parts) > 1 and sum(figure for _, figure in parts) in figures:
                    self._cover(whole, (number for number, _ in parts), ADDS_UP)

    def _by_report(self, numbers: Sequence[int]) -> list[list[tuple[int, int]]]:
        """Return the incidents *numbers* with the exact figure that each report gives them, report by report."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number in sorted(numbers):
            for account, _ in self.groups[number]:
                exact = account.interval.low
                if account.claim.additive and isinstance(exact, int) and exact == account.interval.high:
                    found.setdefault(account.report, []).append((number, exact))
        return [found[report] for report in sorted(found)]

    def _cover(self, whole: int, parts: Iterable[int], rule: str) -> None:
        for part in parts:
            self.links.pop((min(whole, part), max(whole, part)), None)
            self.links[whole, part] = ("covers", rule)


# ---------------------------------------------------------------- blocks
def _stored(account: Account) -> Iterator[_Block]:
    """Yield the blocks in which *account* is found again."""
    effect, stated, days = account.effect.value, _telling(account), account.days
    each = _each_day(days)
    slots = [*each, *(("short" if days.length <= _ONE_WEEK else "long", month) for month in _months(days))]
    if stated is not None:
        where = "somewhere" if account.where.keys else "nowhere"
        yield from ((effect, where, "", (stated, day)) for day in each)
    for key in account.where.keys:
        if stated is not None:
            yield effect, "figure", key, (stated, days.length > 0)
            yield from ((effect, "day and figure", key, (stated, day)) for day in each)
        yield from ((effect, "at", key, slot) for slot in slots)
    for key in account.where.holders:
        yield from ((effect, "in", key, slot) for slot in slots)


def _looked_up(account: Account) -> Iterator[_Block]:
    """Yield the blocks that hold what *account* may be the same as, the most telling first."""
    effect, stated, days = account.effect.value, _telling(account), account.days
    each = _each_day(days)
    beside = [shift(day, n) for day in each for n in (-1, 1)] if days.length == 1 else []
    kinds = ("long",) if days.length <= _ONE_WEEK else ("long", "short")
    slots = [*each, *((kind, month) for month in _months(days) for kind in kinds)]
    if stated is not None:
        for key in account.where.keys:
            yield from ((effect, "day and figure", key, (stated, day)) for day in [*each, *beside])
            yield from ((effect, "figure", key, (stated, dated)) for dated in (False, True)[: 1 + (not each)])
    yield from ((effect, "at", key, slot) for key in account.where.keys for slot in slots)
    if stated is not None:
        places = ("nowhere",) if account.where.keys else ("somewhere", "nowhere")
        yield from ((effect, where, "", (stated, day)) for where in places for day in each)
    for key in account.where.keys:
        yield from ((effect, "in", key, slot) for slot in slots)
    for key in account.where.holders:
        yield from ((effect, "at", key, slot) for slot in slots)


def _telling(account: Account) -> object:
    """Return the figure that *account* states, or None when it states none or one that is too common to tell."""
    return None if account.stated in (None, 0, 1) else account.stated


def _each_day(days: Days) -> list[date]:
    """Return each day of *days*, or nothing when they are more than a week."""
    if days.first is None or days.length > _ONE_WEEK:
        return []
    return [shift(days.first, n) for n in range(days.length)]


def _months(days: Days) -> list[int]:
    """Return the months that hold *days*, numbered from the year 0."""
    if days.first is None or days.last is None:
        return []
    return list(range(days.first.year * 12 + days.first.month, days.last.year * 12 + days.last.month + 1))
