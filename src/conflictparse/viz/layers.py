"""
What is marked in a text: findings in layers, cut into segments that know all that covers them.

Findings overlap in any way: a place stands inside an actor, a figure runs into a time. So the text is cut at every
boundary, and each segment has the findings over it. A finding keeps one lane, the depth at which its line is drawn,
over all of its segments.

Law: the segments, put together, are the text. Work grows with the text and its findings, not with their product.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Evidence
from conflictparse.claims.report import Report
from conflictparse.errors import NotTextError, TextMismatchError
from conflictparse.numbers.quantity import Quantity
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time


class Layer(StrEnum):
    """The layers, in the order in which a reader is told of them; the value is the class in the page."""

    TRIGGER = "trigger"
    QUANTITY = "quantity"
    WHOM = "whom"
    PLACE = "place"
    TIME = "time"
    ACTOR = "actor"
    SOURCE = "source"


Finding: TypeAlias = Quantity | Time | PlaceMention | ActorMention | Evidence
_Span: TypeAlias = tuple[Layer, int, int]

_ORDER: Final[Mapping[Layer, int]] = MappingProxyType({layer: n for n, layer in enumerate(Layer)})
#: Who says it, who was counted and a party are often the same words: the first of these that has them shows them.
_SAME_WORDS: Final = (Layer.SOURCE, Layer.ACTOR, Layer.WHOM)
_LETTERS: Final[Mapping[Layer, str]] = MappingProxyType(
    dict(zip(Layer, ("e", "q", "w", "p", "t", "a", "s"), strict=True))
)
_DEEPEST: Final = 3  # lanes below the words; what lies deeper shares the last one


class Mark(NamedTuple):
    """
    One finding over the text.

    Attributes:
        id: "q1", "p2" ... by layer, in reading order.
        layer: what it is.
        start, end: its code-point offsets.
        lane: the depth at which its line is drawn, from 0.
        claims: the claims that were made from it.
        finding: what was read there; None for words that only claims point at.
    """

    id: str
    layer: Layer
    start: int
    end: int
    lane: int = 0
    claims: tuple[Claim, ...] = ()
    finding: Finding | None = None


class Segment(NamedTuple):
    """
    A run of the text that the same findings cover.

    Attributes:
        start, end: its code-point offsets.
        marks: the findings over it, the longest first.
    """

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


def read_marks(report: Report, text: str) -> tuple[Mark, ...]:
    """
    Return everything of *report* that stands over words of *text*, in reading order, a longer one first.

    Raises:
        NotTextError: *text* is no string.
        TextMismatchError: *text* is not what the report was read from.

    >>> import conflictparse as cp
    >>> text = "Shelling killed 12 people in Sarmin."
    >>> [(mark.id, text[mark.start : mark.end]) for mark in read_marks(cp.parse(text), text)]
    [('e1', 'killed'), ('q1', '12'), ('a1', 'people'), ('p1', 'Sarmin')]
    """
    if not isinstance(text, str):
        raise NotTextError("highlight", type(text).__name__)
    found = dict(_findings(report, text))
    claims: dict[_Span, list[Claim]] = {}
    for claim in report.claims:
        for layer, start, end in _words_of(claim):
            claims.setdefault((layer, start, end), []).append(claim)
    _share_words(found, claims)
    spans = [span for span in {**found, **claims} if 0 <= span[1] < span[2] <= len(text)]
    spans.sort(key=lambda span: (span[1], -span[2], _ORDER[span[0]]))
    numbers = dict.fromkeys(Layer, 0)
    marks = []
    for (layer, start, end), lane in zip(spans, _lanes(spans), strict=True):
        numbers[layer] += 1
        made_from = tuple(claims.get((layer, start, end), ()))
        name = f"{_LETTERS[layer]}{numbers[layer]}"
        marks.append(Mark(name, layer, start, end, lane, made_from, found.get((layer, start, end))))
    return tuple(marks)


def cut_text(text: str, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """
    Yield the segments of *text*, in order and without gaps; also cut at *cuts*.

    >>> marks = (Mark("a1", Layer.ACTOR, 0, 12), Mark("p1", Layer.PLACE, 4, 6, 1))
    >>> [(s.start, s.end, [m.id for m in s.marks]) for s in cut_text("the UN office said", marks)]
    [(0, 4, ['a1']), (4, 6, ['a1', 'p1']), (6, 12, ['a1']), (12, 18, [])]
    """
    edges = {0, len(text), *cuts}
    for mark in marks:
        edges.update((mark.start, mark.end))
    active: list[Mark] = []
    waiting = iter(marks)
    coming = next(waiting, None)
    for start, end in pairwise(sorted(edges)):
        active = [mark for mark in active if mark.end > start]
        while coming is not None and coming.start <= start:
            active.append(coming)
            coming = next(waiting, None)
        yield Segment(start, end, tuple(active))


def _findings(report: Report, text: str) -> Iterator[tuple[_Span, Finding]]:
    """Yield the findings of the text by where they stand, the first of each place last, so that it is kept."""
    layers: tuple[tuple[Layer, Sequence[Quantity | Time | PlaceMention | ActorMention]], ...] = (
        (Layer.QUANTITY, report.quantities),
        (Layer.TIME, report.times),
        (Layer.PLACE, report.places),
        (Layer.ACTOR, report.actors),
    )
    for layer, findings in layers:
        for finding in reversed(findings):
            if text[finding.start : finding.end] != finding.text:
                raise TextMismatchError(finding.start, finding.end)
            yield (layer, finding.start, finding.end), finding
    for claim in reversed(report.claims):
        if claim.counted is not None:
            yield (Layer.WHOM, claim.counted.start, claim.counted.end), claim.counted


def _words_of(claim: Claim) -> Iterator[_Span]:
    """Yield where the words stand that *claim* was made from."""
    parties = (*claim.perpetrators, *claim.supporters, *((claim.victim,) if claim.victim else ()))
    sources = dict.fromkeys((*((claim.source,) if claim.source else ()), *claim.sources))
    groups: tuple[tuple[Layer, Iterable[Finding]], ...] = (
        (Layer.TRIGGER, (claim.trigger,)),
        (Layer.QUANTITY, (claim.quantity,) if claim.quantity else ()),
        (Layer.WHOM, (claim.counted,) if claim.counted else ()),
        (Layer.PLACE, claim.places),
        (Layer.TIME, (claim.time,) if claim.time else ()),
        (Layer.ACTOR, parties),
    )
    spans = [(layer, words.start, words.end) for layer, found in groups for words in found]
    spans += [(Layer.SOURCE, source.start, source.end) for source in sources]
    yield from dict.fromkeys(spans)


def _share_words(found: dict[_Span, Finding], claims: dict[_Span, list[Claim]]) -> None:
    """Show words that are source, party and counted at once as the first of these, with all that is known of them."""
    places: dict[tuple[int, int], list[_Span]] = {}
    for span in {**found, **claims}:
        if span[0] in _SAME_WORDS:
            places.setdefault(span[1:], []).append(span)
    for spans in places.values():
        first, *others = sorted(spans, key=lambda span: _SAME_WORDS.index(span[0]))
        for other in others:
            both = (*claims.get(first, ()), *claims.pop(other, ()))
            claims[first] = list({id(claim): claim for claim in both}.values())
            finding = found.pop(other, None)
            if finding is not None:
                found.setdefault(first, finding)


def _lanes(spans: Sequence[_Span]) -> Iterator[int]:
    """Yield the lane of each span, the smallest that is free from its start to its end."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []  # end, lane
    opened = 0
    for _, start, end in spans:
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if not free:
            heapq.heappush(free, opened)
            opened += 1
        lane = heapq.heappop(free)
        heapq.heappush(busy, (end, lane))
        yield min(lane, _DEEPEST)
