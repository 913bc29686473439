"""
Charts for papers and slides, made with Altair: tolls by day, tolls by effect and party, sources over time.

Each function takes a report or a ledger and returns an Altair chart, to be changed at will; :func:`to_png`,
:func:`to_svg` and :func:`to_html` write it without a browser and without the network. They need the extra ``viz``.

A chart shows figures as their words say them. It adds figures up only in :func:`tolls_by_effect`, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from conflictparse.claims.claim import TOLD_AS_FACT, Claim
from conflictparse.claims.report import Report
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks import CONVENTIONS
from conflictparse.effects.vocabulary import OBJECTS_OF, ObjectClass
from conflictparse.errors import MissingExtraError
from conflictparse.exports.wording import clean_words, figure_words
from conflictparse.ledger import Ledger, Standing
from conflictparse.times.time import TimeKind
from conflictparse.viz.chart_files import to_html, to_png, to_svg
from conflictparse.viz.scale import as_float

if TYPE_CHECKING:
    import altair as alt

__all__ = ["sources_over_time", "to_html", "to_png", "to_svg", "toll_timeline", "tolls_by_effect"]

#: What comes in is what goes out, laid out.
_Chart = TypeVar("_Chart")
_WIDTH: Final = 640
_ROW: Final = 26  # pixels of one bar or source
_MOST_DAYS: Final = 7  # labels of an axis
_NOBODY: Final = "not said"
_HUES: Final = ("#1d5fae", "#a3261c", "#0f6f54", "#8a5200", "#6f3a9c", "#4c5666", "#b0641a", "#2f7f95", "#7a5c3e")
_LOOK: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "font": "Liberation Sans, Arial, Helvetica, sans-serif",
        "background": "#ffffff",
        "view": {"stroke": None},
        "axis": {
            "domainColor": "#8b8779",
            "gridColor": "#e6e2d8",
            "labelColor": "#1c1f24",
            "labelFontSize": 12,
            "tickColor": "#8b8779",
            "titleColor": "#565a63",
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "legend": {"labelFontSize": 12, "titleColor": "#565a63", "titleFontWeight": "normal", "labelLimit": 240},
        "title": {"anchor": "start", "fontSize": 16, "offset": 14, "subtitleColor": "#565a63", "subtitleFontSize": 12},
    }
)


class _Told(NamedTuple):
    """One figure as a chart shows it."""

    day: date | None
    effect: str
    low: float | None
    best: float | None
    high: float | None
    figure: str
    source: str
    party: str
    report: str
    standing: str


def toll_timeline(told: Report | Ledger) -> alt.LayerChart:
    """
    Return a chart of tolls by day: bands from low to high, a point for the figure that is named.

    Raises:
        MissingExtraError: Altair is not installed.
    """
    vega = _altair()
    rows = [
        {**_row(one), "low": one.low if one.low is not None else one.best, "high": one.high or one.best or one.low}
        for one in _told(told)
        if one.day is not None
    ]
    base = vega.Chart(vega.InlineData(values=rows)).encode(
        x=vega.X(
            "day:T",
            title="day of the report" if isinstance(told, Ledger) else "day",
            scale=_day_scale(),
            axis=_day_axis(row["day"] for row in rows),
        ),
        color=vega.Color(
            "effect:N", title=None, scale=vega.Scale(range=list(_HUES)), legend=vega.Legend(symbolOpacity=1)
        ),
        tooltip=["day:N", "effect:N", "figure:N", "source:N", "report:N", "standing:N"],
    )
    people = vega.Y("low:Q", title="how many", scale=vega.Scale(type="symlog"), axis=_few_ticks())
    bands = base.mark_rule(strokeWidth=7, opacity=0.35, strokeCap="round").encode(y=people, y2="high:Q")
    shape = vega.Shape(
        "standing:N",
        title=None,
        scale=vega.Scale(domain=list(_SHAPES), range=list(_SHAPES.values())),
        legend=_shapes(rows),
    )
    points = base.mark_point(size=70, filled=True, opacity=1).encode(y=vega.Y("best:Q"), shape=shape)
    title = vega.Title("Tolls by day", subtitle="Bands reach from low to high; a point is the figure that is named")
    layers: alt.LayerChart = vega.layer(bands, points)
    return _finish(layers, title, height=280)


def tolls_by_effect(told: Report | Ledger) -> alt.LayerChart:
    """
    Return a chart of what happened to how many, by effect and by who is said to have done it.

    Figures that a plain sum may count are added up; of a ledger, the latest figure of each incident.

    Raises:
        MissingExtraError: Altair is not installed.
    """
    vega = _altair()
    sums: dict[tuple[str, str], list[float]] = {}
    for one in _told(told, only_additive=True):
        ends = sums.setdefault((one.effect, one.party), [0.0, 0.0, 0.0])
        low = one.low if one.low is not None else one.best
        for n, end in enumerate((low, one.best if one.best is not None else low, one.high)):
            ends[n] += end if end is not None else one.best or low or 0.0
    rows = [
        {
            "matter": f"{effect}, by: {party}",
            "effect": effect,
            "party": party,
            "low": low,
            "best": best,
            "high": max(best, high),
        }
        for (effect, party), (low, best, high) in sorted(sums.items())
    ]
    base = vega.Chart(vega.InlineData(values=rows)).encode(
        y=vega.Y("matter:N", title=None, sort=None, axis=vega.Axis(labelLimit=360)),
        tooltip=["effect:N", "party:N", "low:Q", "best:Q", "high:Q"],
    )
    people = vega.X("best:Q", title="how many", scale=vega.Scale(type="symlog"), axis=_few_ticks())
    colour = vega.Color("effect:N", legend=None, scale=vega.Scale(range=list(_HUES)))
    bars = base.mark_bar(height=14, cornerRadius=2).encode(x=people, color=colour)
    lines = base.mark_rule(strokeWidth=2, color="#1c1f24").encode(x=vega.X("low:Q"), x2="high:Q")
    title = vega.Title(
        "Tolls by effect and party", subtitle="Sums of figures that may be added; a line reaches from low to high"
    )
    layers: alt.LayerChart = vega.layer(bars, lines)
    return _finish(layers, title, height=vega.Step(_ROW))


def sources_over_time(told: Report | Ledger) -> alt.Chart:
    """
    Return a chart of who gave how many figures on which day.

    Raises:
        MissingExtraError: Altair is not installed.
    """
    vega = _altair()
    counts: dict[tuple[str, str], int] = {}
    for one in _told(told):
        if one.day is not None:
            key = one.source or _NOBODY, one.day.isoformat()
            counts[key] = counts.get(key, 0) + 1
    rows = [{"source": source, "day": day, "figures": n} for (source, day), n in sorted(counts.items())]
    most = min(max(counts.values(), default=1), 12)
    legend = vega.Legend(values=sorted({1, (1 + most) // 2, most}), format="d") if most > 1 else None
    chart: alt.Chart = (
        vega.Chart(vega.InlineData(values=rows))
        .mark_circle(color=_HUES[0], opacity=0.8)
        .encode(
            x=vega.X("day:T", title=None, scale=_day_scale(), axis=_day_axis(day for _, day in counts)),
            y=vega.Y("source:N", title=None, axis=vega.Axis(labelLimit=280, grid=True)),
            size=vega.Size("figures:Q", scale=vega.Scale(domain=[1, most], range=[90, 90 * most]), legend=legend),
            tooltip=["source:N", "day:N", "figures:Q"],
        )
    )
    return _finish(chart, vega.Title("Who gave figures, and when"), height=vega.Step(_ROW))


# ---------------------------------------------------------------- figures
def _told(told: Report | Ledger, *, only_additive: bool = False) -> Iterator[_Told]:
    return _of_ledger(told, only_additive) if isinstance(told, Ledger) else _of_report(told, only_additive)


def _of_report(report: Report, only_additive: bool) -> Iterator[_Told]:
    superseded = {claim.supersedes for claim in report.claims}
    for claim in report.claims:
        if claim.part_of is not None or not _is_drawn(claim) or (only_additive and not claim.additive):
            continue
        time = claim.time
        day = None if time is None or time.kind is TimeKind.SINCE else time.to_date or time.from_date
        standing = Standing.STANDS if claim.status in TOLD_AS_FACT else Standing.DENIED
        if claim.id in superseded or claim.same_as:
            standing = Standing.REPLACED if claim.id in superseded else Standing.REPEATED
        yield _figure(claim, day or report.published, "", standing)


def _of_ledger(ledger: Ledger, only_additive: bool) -> Iterator[_Told]:
    names = {entry.key: clean_words(entry.name) for entry in ledger.reports}
    for incident in ledger.incidents:
        chosen = incident.standing[-1:] if only_additive else incident.accounts
        for told in chosen:
            if _is_drawn(told.account.claim):
                report = names[told.account.report]
                yield _figure(told.account.claim, told.account.published, report, told.standing)


def _is_drawn(claim: Claim) -> bool:
    return claim.quantity is not None and ObjectClass.PERSON in OBJECTS_OF[claim.effect]


def _figure(claim: Claim, day: date | None, report: str, standing: Standing) -> _Told:
    low = best = high = None
    if claim.quantity is not None:
        low, best, high, _ = CONVENTIONS["neutral"].figure(claim.quantity)
    parties = dict.fromkeys(clean_words(actor.name or actor.text) for actor in claim.perpetrators)
    return _Told(
        day=day,
        effect=claim.effect.value.replace("_", " ") + (" (families)" if counts_families(claim) else ""),
        low=as_float(low),
        best=as_float(best),
        high=as_float(high),
        figure=figure_words(claim.quantity),
        source=clean_words(claim.source.text) if claim.source is not None else "",
        party=", ".join(parties) or _NOBODY,
        report=report,
        standing=standing.value,
    )


def _row(one: _Told) -> dict[str, Any]:
    return {**one._asdict(), "day": one.day.isoformat() if one.day is not None else None}


# ---------------------------------------------------------------- looks
_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {"stands": "circle", "replaced": "diamond", "repeated": "triangle-up", "denied": "cross"}
)


def _finish(chart: _Chart, title: Any, *, height: Any) -> _Chart:
    finished: Any = chart
    laid_out: _Chart = finished.properties(title=title, width=_WIDTH, height=height).configure(**_LOOK)
    return laid_out


def _shapes(rows: list[dict[str, Any]]) -> Any:
    """Return the key to the shapes, or None where every figure stands."""
    vega = _altair()
    used = {row["standing"] for row in rows}
    return vega.Legend(values=[name for name in _SHAPES if name in used]) if used - {"stands"} else None


def _day_axis(days: Iterable[str]) -> Any:
    """Return an axis that names days of which there are figures, so that no day is named twice."""
    vega = _altair()
    found = sorted(set(days))
    chosen = found[:: max(1, -(-len(found) // _MOST_DAYS))]
    at = [vega.DateTime(year=int(day[:4]), month=int(day[5:7]), date=int(day[8:]), utc=True) for day in chosen]
    return vega.Axis(values=at, format="%-d %b %Y", labelAngle=0, labelOverlap="greedy", grid=False)


def _day_scale() -> Any:
    """Return a scale on which a day is the same day wherever the reader's clock stands."""
    return _altair().Scale(type="utc", padding=20)


def _few_ticks() -> Any:
    return _altair().Axis(values=[0, *(factor * 10**n for n in range(9) for factor in (1, 3))], format="~s")


def _altair() -> Any:
    try:
        import altair  # noqa: ICN001, PLC0415 - half a second, and only charts need it
    except ImportError:
        raise MissingExtraError("drawing charts", "viz") from None
    return altair
