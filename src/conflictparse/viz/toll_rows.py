"""
The tolls of one report by day, a row each: a band from low to high, and a point for the figure that is named.

An end that the words leave open runs on as a dashed line. What adds up over a war, or only says how things stand, is
drawn apart: beside 11 million refugees no other figure could be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from conflictparse.claims.claim import OF_ONE_INCIDENT, Claim, Scope, Status
from conflictparse.claims.report import Report
from conflictparse.effects.vocabulary import OBJECTS_OF, ObjectClass
from conflictparse.exports.wording import affected_words, clean_words, figure_words, source_words, time_words
from conflictparse.numbers.quantity import Quantity
from conflictparse.times.time import TimeKind
from conflictparse.viz.claim_tree import claim_jump
from conflictparse.viz.markup import Markup, element, join
from conflictparse.viz.scale import Scale, as_float, make_scale, short_number

_MIDDLE: Final = 12  # pixels; where the line of a row lies
_NO_FACT: Final = frozenset({Status.DENIED, Status.NEGATED, Status.ATTEMPTED, Status.FAILED, Status.PREVENTED})


def toll_rows(report: Report, prefix: str = "") -> Markup | None:
    """
    Return the tolls of *report* as rows of a chart, by day, or None when it gives none.

    >>> import conflictparse as cp
    >>> page = toll_rows(cp.parse("Shelling killed at least 12 people.", published="2024-11-28"))
    >>> '<circle class="named" cx="80%" cy="12" r="5"></circle>' in page
    True
    """
    tolls = [claim for claim in report.claims if _is_toll(claim)]
    near = [claim for claim in tolls if claim.scope in OF_ONE_INCIDENT]
    far = [claim for claim in tolls if claim.scope not in OF_ONE_INCIDENT]
    superseded = frozenset(claim.supersedes for claim in report.claims if claim.supersedes)
    parts = []
    if near:
        days = sorted(near, key=lambda claim: _sortable(_day(claim, report.published)))
        parts.append(_chart([(_day(claim, report.published), claim) for claim in days], superseded, prefix))
    if far:
        parts.append(element("h3", "Over a longer time, or as things stand"))
        parts.append(_chart([((), claim) for claim in far], superseded, prefix))
    return join(*parts) if parts else None


def band(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    """
    Return low, named and high as they are drawn; None is open, or not named.

    >>> band(Quantity(0, 11, "at least 12", 12, None, stated=12))
    (12.0, 12.0, None)
    """
    return as_float(quantity.low), as_float(quantity.stated), as_float(quantity.high)


def percent(place: float) -> str:
    """
    Return a place from 0 to 1 as a share of the width, which fits any screen.

    >>> percent(0.5), percent(1 / 3)
    ('50%', '33.33%')
    """
    return f"{place * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _is_toll(claim: Claim) -> bool:
    """Tell whether *claim* is a figure of people that can be drawn; parts stand in the tree of claims."""
    if claim.quantity is None or claim.part_of is not None or ObjectClass.PERSON not in OBJECTS_OF[claim.effect]:
        return False
    return claim.quantity.dimension.value == "count" and any(end is not None for end in band(claim.quantity))


def _day(claim: Claim, published: date | None) -> date | None:
    """Return the day to which a figure counts: what goes on since then counts to the day of the report."""
    time = claim.time
    if time is None or time.kind is TimeKind.SINCE:
        return published
    return time.to_date or time.from_date or published


def _sortable(day: date | None) -> tuple[bool, date]:
    return day is None, day or date.min


def _chart(claims: Sequence[tuple[date | tuple[()] | None, Claim]], superseded: frozenset[str], prefix: str) -> Markup:
    """Return the rows of *claims*, each given with its day; an empty tuple heads no day."""
    ends = [end for _, claim in claims if claim.quantity for end in band(claim.quantity) if end is not None]
    scale = make_scale(ends)
    rows: list[Markup] = []
    before: object = ()
    for day, claim in claims:
        if day not in (before, ()):
            rows.append(element("li", str(day) if day else "no day known", class_="day"))
        before = day
        rows.append(_row(claim, scale, prefix, is_old=claim.id in superseded, with_time=day == ()))
    return element("ol", *rows, _axis(scale), class_="tolls")


def _row(claim: Claim, scale: Scale, prefix: str, *, is_old: bool, with_time: bool) -> Markup:
    affected = [claim.effect.value.replace("_", " "), *affected_words(claim)[:1]]
    states = [claim.scope.value] if claim.scope is not Scope.INCIDENT else []
    states += [claim.status.value] if claim.status is not Status.ASSERTED else []
    states += ["superseded"] if is_old else ["said again"] if claim.same_as else []
    said = [time_words(claim.time)] if claim.time is not None and with_time else []
    said += [words] if (words := source_words(claim)) else []
    label = element(
        "p",
        claim_jump(claim.id, prefix, element("span", clean_words(claim.id), class_="id"), " ", ", ".join(affected)),
        *(join(" ", element("span", state, class_="tag")) for state in states),
        element("span", " · ".join(said), class_="said") if said else None,
    )
    kind = "old" if is_old or claim.same_as or claim.status in _NO_FACT else None
    return element("li", label, _bar(claim.quantity, scale) if claim.quantity else None, class_=kind)


def _bar(quantity: Quantity, scale: Scale) -> Markup:
    low, named, high = band(quantity)
    start, end = scale.place(low or 0.0), 1.0 if high is None else scale.place(high)
    spot = scale.place(named) if named is not None else None
    ends = (spot, scale.place(low) if low is not None else None, end if high is not None else None)
    right = max((place for place in ends if place is not None), default=0.0)
    figure = figure_words(quantity)
    return element(
        "svg",
        element("title", f"{figure}: “{clean_words(quantity.text)}”"),
        *_grid(scale),
        _open_line(start if spot is None else max(start, spot), 1.0) if high is None and low is not None else None,
        _open_line(0.0, start) if low is None and high is not None else None,
        _band(start, end) if low is not None and high is not None and low < high else None,
        element("circle", class_="named", cx=percent(spot), cy=str(_MIDDLE), r="5") if spot is not None else None,
        _figure_label(figure, right, is_open=high is None),
        class_="bar",
        role="img",
        aria_label=figure,
        height="24",
    )


def _band(start: float, end: float) -> Markup:
    return element(
        "rect", class_="band", x=percent(start), y=str(_MIDDLE - 4), width=percent(end - start), height="8", rx="4"
    )


def _open_line(start: float, end: float) -> Markup:
    y = str(_MIDDLE)
    return element("line", class_="open", x1=percent(start), x2=percent(end), y1=y, y2=y)


def _figure_label(figure: str, place: float, *, is_open: bool) -> Markup:
    """Return the figure beside its band: to the right, or before it where a line runs on or room ends."""
    side = "before" if place > (0.3 if is_open else 0.72) else "after"
    x, dx = percent(place), "-10" if side == "before" else "10"
    return element("text", figure, class_=side, x=x, y=str(_MIDDLE + 4), dx=dx)


def _grid(scale: Scale) -> list[Markup]:
    places = [percent(scale.place(tick)) for tick in scale.ticks]
    return [element("line", class_="grid", x1=x, x2=x, y1="0", y2="24") for x in places]


def _axis(scale: Scale) -> Markup:
    """Return the row of figures below the chart; the first and the last stay inside it."""
    labels = []
    for n, tick in enumerate(scale.ticks):
        side = "first" if n == 0 else "last" if scale.place(tick) == 1 else "tick"
        labels.append(element("text", short_number(tick), class_=side, x=percent(scale.place(tick)), y="14"))
    step = scale.ticks[2] // scale.ticks[1] if len(scale.ticks) > 2 else 10
    note = element("p", f"Each label is {step:,} times the one before." if scale.is_log else "", class_="note")
    return element("li", note, element("svg", *labels, class_="bar", height="20", aria_hidden="true"), class_="axis")
