"""
Who reported which toll of one incident, and when: its accounts by the day of their report, with a key.

A band reaches from low to high, a point stands at the named figure; an open end runs on as a dashed line. A
filled point stands, a hollow one was replaced or is said again, a cross was denied. A step leads from a figure to the
one that replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from conflictparse.exports.wording import clean_words, figure_words, interval_words, source_words
from conflictparse.ledger import Incident, Standing, Told
from conflictparse.viz.markup import Markup, element, number
from conflictparse.viz.scale import Scale, make_scale, short_number
from conflictparse.viz.toll_rows import band, percent

_HEIGHT: Final = 132.0  # pixels of the field; the days stand below it
_TOP: Final = 14.0
_AXIS: Final = 20.0
_APART: Final = 26.0  # pixels between accounts of one day
_EDGE: Final = 0.09  # of the width, free on both sides
_STANDS: Final = frozenset({Standing.STANDS})


class _Spot(NamedTuple):
    """Where one account is drawn: its share of the width, its pixels beside that, and its figures."""

    n: int
    told: Told
    x: float
    dx: float
    low: float | None
    named: float | None
    high: float | None


def account_chart(incident: Incident, names: Mapping[str, str]) -> Markup:
    """
    Return the chart of *incident* and its accounts in words.

    Args:
        incident: an incident of a ledger.
        names: the key of each report -> its name.

    >>> import conflictparse as cp
    >>> ledger = cp.merge([cp.parse("Shelling killed 12 people in Sarmin.", published="2024-11-28")])
    >>> page = account_chart(ledger.incidents[0], {ledger.reports[0].key: "a.txt"})
    >>> page.count('class="named"'), "a.txt" in page
    (1, True)
    """
    days = sorted({told.account.published for told in incident.accounts if told.account.published})
    spots = list(_spots(incident.accounts, days))
    figures = [end for spot in spots for end in (spot.low, spot.named, spot.high) if end is not None]
    scale = make_scale(figures)
    chart = element(
        "svg",
        element("title", f"Accounts of {incident.id} by the day of their report"),
        *_grid(scale),
        *_steps(spots, scale),
        *(_account(spot, scale) for spot in spots if figures),
        *_days(days),
        class_="accounts",
        role="img",
        height=number(_HEIGHT + _AXIS),
    )
    items = [_line(n, told, names) for n, told in enumerate(incident.accounts, start=1)]
    return element("div", chart if spots and figures else None, element("ol", *items, class_="told"), class_="panel")


def standing_words(incident: Incident) -> str:
    """
    Return what the accounts that stand leave together; where they bound nothing, the latest of them.

    >>> import conflictparse as cp
    >>> report = cp.parse("About 20 people were killed in Sarmin on Wednesday.", published="2024-11-28")
    >>> standing_words(cp.merge([report]).incidents[0])
    'about 20'
    """
    found = incident.interval
    if (found.low is None and found.high is None) and incident.standing:
        return figure_words(incident.standing[-1].account.claim.quantity) or "?"
    return interval_words(found.low, found.high, low_open=found.low_open, high_open=found.high_open)


def _spots(accounts: Sequence[Told], days: Sequence[date]) -> Iterator[_Spot]:
    """Yield where each dated account is drawn; those of one day stand side by side."""
    of_day: dict[date, int] = {}
    for told in accounts:
        if told.account.published:
            of_day[told.account.published] = of_day.get(told.account.published, 0) + 1
    drawn: dict[date, int] = {}
    for n, told in enumerate(accounts, start=1):
        day, quantity = told.account.published, told.account.claim.quantity
        if day is None or quantity is None:
            continue
        place = drawn[day] = drawn.get(day, -1) + 1
        dx = max(-65.0, min(65.0, (place - (of_day[day] - 1) / 2) * _APART))
        yield _Spot(n, told, _along(day, days), dx, *band(quantity))


def _along(day: date, days: Sequence[date]) -> float:
    """Return where *day* lies along the axis, from 0 to 1."""
    length = (days[-1] - days[0]).days
    return 0.5 if not length else _EDGE + (day - days[0]).days / length * (1 - 2 * _EDGE)


def _down(figure: float, scale: Scale) -> float:
    return _TOP + (1 - scale.place(figure)) * (_HEIGHT - _TOP)


def _account(spot: _Spot, scale: Scale) -> Markup:
    """Return one account in pixels of its own, moved to its day."""
    ends = [end for end in (spot.named, spot.low, spot.high) if end is not None]
    y = _down(ends[0], scale) if ends else _HEIGHT
    low = _HEIGHT if spot.low is None else _down(spot.low, scale)
    high = _TOP if spot.high is None else _down(spot.high, scale)
    is_band = spot.low is not None and spot.high is not None and spot.low < spot.high
    middle = spot.dx
    body = element(
        "g",
        element("title", _words(spot.told)),
        element("rect", class_="band", x=middle - 4, y=high, width="8", height=low - high, rx="4") if is_band else None,
        element("line", class_="open", x1=middle, x2=middle, y1=y, y2=_TOP) if ends and spot.high is None else None,
        element("line", class_="open", x1=middle, x2=middle, y1=y, y2=_HEIGHT) if ends and spot.low is None else None,
        _point(spot, middle, _down(spot.named, scale)) if spot.named is not None else None,
        element("text", str(spot.n), x=middle + 8, y=y - 7),
        class_=None if spot.told.standing in _STANDS else "old",
    )
    return element("svg", body, x=percent(spot.x), class_="at")


def _point(spot: _Spot, x: float, y: float) -> Markup:
    if spot.told.standing is Standing.DENIED:
        left, right, top, low = (number(v) for v in (x - 5, x + 5, y - 5, y + 5))
        return element("path", class_="cross", d=f"M{left} {top}L{right} {low}M{left} {low}L{right} {top}")
    return element("circle", class_="named", cx=x, cy=y, r="5")


def _steps(spots: Sequence[_Spot], scale: Scale) -> Iterator[Markup]:
    """Yield the steps from a figure to the one that replaced it, one to a pair of figures."""
    by_key = {(s.told.account.report, s.told.account.claim.id): s for s in spots}
    drawn: set[tuple[float, ...]] = set()
    for spot in spots:
        later = by_key.get(spot.told.replaced_by) if spot.told.replaced_by else None
        if later is None or spot.named is None or later.named is None:
            continue
        y1, y2 = _down(spot.named, scale), _down(later.named, scale)
        if (spot.x, later.x, y1, y2) in drawn:
            continue
        drawn.add((spot.x, later.x, y1, y2))
        yield element("line", class_="step", x1=percent(spot.x), x2=percent(later.x), y1=y1, y2=y1)
        yield element("line", class_="step", x1=percent(later.x), x2=percent(later.x), y1=y1, y2=y2)


def _grid(scale: Scale) -> Iterator[Markup]:
    for tick in scale.ticks:
        y = _down(tick, scale)
        yield element("line", class_="grid", x1="0", x2="100%", y1=y, y2=y)
        yield element("text", short_number(tick), class_="scale", x="0", y=y - 3)


def _days(days: Sequence[date]) -> Iterator[Markup]:
    """Yield the first, the middle and the last day that has an account."""
    middle = [day for day in days if 0.35 <= _along(day, days) <= 0.65][:1]  # where its label has room
    chosen = days if len(days) < 2 else (days[0], *middle, days[-1])
    for n, day in enumerate(chosen):
        side = "tick" if len(chosen) == 1 else ("first", "tick", "last")[n if len(chosen) == 3 else 2 * n]
        x = {"first": 0.0, "last": 1.0}.get(side, _along(day, days))
        yield element("text", day.isoformat(), class_=f"day {side}", x=percent(x), y=_HEIGHT + _AXIS - 4)


def _line(n: int, told: Told, names: Mapping[str, str]) -> Markup:
    account = told.account
    said = source_words(account.claim)
    return element(
        "li",
        element("span", str(n), class_="id"),
        element("b", figure_words(account.claim.quantity) or "no figure", class_="figure"),
        element("span", said or "the report itself"),
        element("span", f"{clean_words(names[account.report])}, {account.published or 'no day'}", class_="about"),
        element("span", told.standing.value, class_="tag"),
        element("span", clean_words(told.rule), class_="why"),
        class_=None if told.standing in _STANDS else "old",
    )


def _words(told: Told) -> str:
    figure = figure_words(told.account.claim.quantity)
    return f"{figure} ({told.standing}), {source_words(told.account.claim) or 'the report itself'}"
