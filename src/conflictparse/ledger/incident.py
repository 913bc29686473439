"""
One incident, as several reports tell it: the accounts, what each is worth beside the others, and who raised the toll.

Law: an incident holds each account once, and what stands in it does not depend on the order of the reports.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from conflictparse.claims.codec import encode
from conflictparse.codebooks import CONVENTIONS
from conflictparse.effects.effect import Effect
from conflictparse.ledger.account import Account
from conflictparse.ledger.comparison import figure, raises
from conflictparse.ledger.grouping import Member
from conflictparse.numbers.intervals import Interval, intersection, intersects
from conflictparse.numbers.quantity import Number


class LedgerFigure(NamedTuple):
    """Low, best and high of one account or incident, and what gave them, in words."""

    low: Number | None
    best: Number | None
    high: Number | None
    rule: str


_NO_FIGURE: Final = LedgerFigure(None, None, None, "no figure")


class Standing(StrEnum):
    """What an account is worth beside the others of its incident."""

    STANDS = "stands"
    REPLACED = "replaced"  # by a later toll
    REPEATED = "repeated"  # its report gives the figure elsewhere, or tells it beside its own toll
    DENIED = "denied"


class Told(NamedTuple):
    """
    One account in an incident.

    Attributes:
        account: the claim with its report, place, days and source.
        rule: the name of the rule that put it here; the first account has none to meet.
        standing: stands, replaced, repeated or denied.
        replaced_by: report and claim of the account that replaced it, or None.
    """

    account: Account
    rule: str
    standing: Standing
    replaced_by: tuple[str, str] | None = None


class Raise(NamedTuple):
    """
    Who raised a toll, and when.

    Attributes:
        published: the day of the report, or None.
        report, claim: key of the report, and id of its claim.
        source: who says so, in the words of the report, or "".
        before, after: the figure that stood, and the one that replaces it.
    """

    published: date | None
    report: str
    claim: str
    source: str
    before: Number
    after: Number


class Incident(NamedTuple):
    """
    One effect at one place and time, as several reports tell it.

    Attributes:
        id: "i1", "i2" ... in the order of the timeline.
        effect: what happened.
        places: names of the narrowest places that an account gives.
        first, last: the shortest span of days that an account gives; None when no day is known.
        victims: who was counted: categories, and the names of parties.
        accounts: every claim that tells it, by day of publication.
        raises: who raised the toll, and when.
    """

    id: str
    effect: Effect
    places: tuple[str, ...]
    first: date | None
    last: date | None
    victims: tuple[str, ...]
    accounts: tuple[Told, ...]
    raises: tuple[Raise, ...] = ()

    @property
    def standing(self) -> tuple[Told, ...]:
        """The accounts that stand: neither replaced, repeated nor denied."""
        return tuple(told for told in self.accounts if told.standing is Standing.STANDS)

    @property
    def agreeing(self) -> tuple[Told, ...]:
        """The standing accounts whose figure fits that of the latest one."""
        return self._fitting(fits=True)

    @property
    def contradicting(self) -> tuple[Told, ...]:
        """The standing accounts whose figure does not fit that of the latest one, and the denials."""
        denied = [told for told in self.accounts if told.standing is Standing.DENIED]
        return (*self._fitting(fits=False), *denied)

    def _fitting(self, *, fits: bool) -> tuple[Told, ...]:
        standing = self.standing
        if not standing:
            return ()
        latest = standing[-1].account.interval
        return tuple(told for told in standing if intersects(told.account.interval, latest) is fits)

    @property
    def interval(self) -> Interval:
        """What the agreeing accounts leave together, one by one as long as they do."""
        found = Interval()
        for told in reversed(self.standing):
            tighter = intersection(found, told.account.interval)
            found = found if tighter.is_empty else tighter
        return found


def make_incident(members: Sequence[Member]) -> Incident:
    """Return the incident of *members*; its id is given when all are known."""
    ordered = sorted(members, key=lambda member: _when(member.account))
    replaced = _replaced(ordered)
    told = tuple(_told(member, replaced.get(_key(member.account))) for member in ordered)
    by_key = {_key(m.account): m.account for m in ordered}
    narrow = min((m.account for m in members), key=_narrowness)
    dated = min((m.account.days for m in members), key=lambda days: (not days.length, days.length, days.first))
    return Incident(
        id="",
        effect=narrow.effect,
        places=narrow.where.names,
        first=dated.first,
        last=dated.last,
        victims=tuple(sorted({word for member in members for word in _victims(member.account)})),
        accounts=told,
        raises=_raises(told, by_key),
    )


def _key(account: Account) -> tuple[str, str]:
    return account.report, account.claim.id


def _when(account: Account) -> tuple[bool, date, str, int]:
    """Return the key that orders accounts by the day of their report; undated reports come first."""
    return account.published is not None, account.published or date.min, account.report, account.number


def _narrowness(account: Account) -> tuple[object, ...]:
    where = account.where
    return (not where.keys, -len(where.holders), len(where.keys), bool(where.area), where.names, _when(account))


def _victims(account: Account) -> list[str]:
    victim = account.claim.victim
    named = victim.name if victim is not None and victim.actor_id is not None and victim.name else ""
    return [word for word in (account.group.category.value, named) if word]


def _told(member: Member, replaced_by: Account | None) -> Told:
    account, rule = member
    if account.is_denied:
        return Told(account, rule, Standing.DENIED)
    if replaced_by is not None:
        return Told(account, rule, Standing.REPLACED, _key(replaced_by))
    standing = Standing.STANDS if account.claim.additive else Standing.REPEATED
    return Told(account, rule, standing)


def _replaced(ordered: Sequence[Member]) -> dict[tuple[str, str], Account]:
    """
    Return which account replaced which: of its own report, else a later running toll, else its source's new count.

    *ordered* is by day; the accounts of later days are looked back at from the end, so that each is met once.
    """
    found: dict[tuple[str, str], Account] = {}
    by_source: dict[str, Account] = {}
    highest: Account | None = None
    waiting: list[Account] = []  # of the day that is being read: one day does not replace itself
    for account, _ in reversed(ordered):
        if waiting and waiting[-1].published != account.published:
            highest = max([*([highest] if highest else []), *waiting], key=_toll)
            for later in reversed(waiting):
                by_source[later.source] = later
            waiting = []
        for later_one in (highest, by_source.get(account.source)):
            if later_one is not None and raises(account, later_one):
                found.setdefault(_key(account), later_one)
        if account.claim.additive:
            waiting.append(account)
    found |= _replaced_by_its_report(ordered)
    return found | _outdated(ordered, found)


def _outdated(ordered: Sequence[Member], found: dict[tuple[str, str], Account]) -> dict[tuple[str, str], Account]:
    """Return the undated accounts that give a figure which was replaced: they cannot bring it back."""
    by_figure = {account.stated: found[key] for account, _ in ordered if (key := _key(account)) in found}
    by_figure.pop(None, None)
    undated = [a for a, _ in ordered if a.published is None and _key(a) not in found and a.stated in by_figure]
    return {_key(a): by_figure[a.stated] for a in undated if by_figure[a.stated] is not a}


def _toll(account: Account) -> tuple[bool, Number]:
    """Return the key by which running tolls are compared; what is no running toll replaces nothing."""
    stated = figure(account.claim.quantity)
    return account.claim.scope.value == "running", stated if stated is not None else -1


def _replaced_by_its_report(ordered: Sequence[Member]) -> dict[tuple[str, str], Account]:
    by_claim = {(m.account.report, m.account.claim.supersedes): m.account for m in ordered}
    keys = [_key(m.account) for m in ordered if not m.account.claim.additive]
    return {key: by_claim[key] for key in keys if key in by_claim}


def _raises(told: Sequence[Told], by_key: dict[tuple[str, str], Account]) -> tuple[Raise, ...]:
    """Return each account that replaced a lower figure, once, with the highest that it replaced."""
    highest: dict[tuple[str, str], Number] = {}
    for one in told:
        before = figure(one.account.claim.quantity)
        if one.replaced_by is not None and before is not None:
            highest[one.replaced_by] = max(before, highest.get(one.replaced_by, before))
    found = []
    for key in sorted(highest, key=lambda key: _when(by_key[key])):
        account = by_key[key]
        after = figure(account.claim.quantity)
        if after is not None and after > highest[key]:
            said = account.claim.source.text if account.claim.source is not None else ""
            found.append(Raise(account.published, account.report, account.claim.id, said, highest[key], after))
    return tuple(found)


def stated_figure(account: Account) -> LedgerFigure:
    """Return low, best and high of one account as its words say them."""
    quantity = account.claim.quantity
    if quantity is None:
        return _NO_FIGURE
    low, best, high, rule = CONVENTIONS["neutral"].figure(quantity)
    return LedgerFigure(low, best, high, rule.words)


def incident_data(incident: Incident) -> dict[str, Any]:
    """Return *incident* as JSON-safe data."""
    found = incident.interval
    return {
        "id": incident.id,
        "effect": incident.effect.value,
        "places": list(incident.places),
        "from": encode(incident.first),
        "to": encode(incident.last),
        "victims": list(incident.victims),
        "low": encode(found.low),
        "high": encode(found.high),
        "low_open": found.low_open,
        "high_open": found.high_open,
        "accounts": [_told_data(told) for told in incident.accounts],
        "agreeing": [_reference(told.account) for told in incident.agreeing],
        "contradicting": [_reference(told.account) for told in incident.contradicting],
        "raises": [{name: encode(value) for name, value in one._asdict().items()} for one in incident.raises],
    }


def _reference(account: Account) -> dict[str, str]:
    return {"report": account.report, "claim": account.claim.id}


def _told_data(told: Told) -> dict[str, Any]:
    account = told.account
    low, best, high, _ = stated_figure(account)
    return {
        **_reference(account),
        "standing": told.standing.value,
        "rule": told.rule,
        "replaced_by": None
        if told.replaced_by is None
        else dict(zip(("report", "claim"), told.replaced_by, strict=True)),
        "low": encode(low),
        "best": encode(best),
        "high": encode(high),
        "source": account.claim.source.text if account.claim.source is not None else None,
        "published": encode(account.published),
        "place_rule": account.where.rule,
        "day_rule": account.days.rule,
    }
