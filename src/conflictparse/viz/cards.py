"""
What a reader is told of marked words: what was read there, by which rule, for which claims, and who says so.

A card is a list item, so that the page is complete without a script: the script only shows it beside its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from conflictparse.actors.actor import ActorMention, ActorStatus
from conflictparse.claims.claim import Claim, Evidence
from conflictparse.exports.wording import (
    actor_words,
    clean_words,
    figure_words,
    places_words,
    source_words,
    time_words,
)
from conflictparse.numbers.quantity import Dimension, Modifier, Quantity
from conflictparse.places.place import MatchStatus, PlaceMention, PlaceRole
from conflictparse.times.time import Time
from conflictparse.viz.layers import Finding, Layer, Mark
from conflictparse.viz.markup import Markup, element, join

#: What each layer answers.
QUESTIONS: Final[Mapping[Layer, str]] = MappingProxyType(
    {
        Layer.TRIGGER: "what happened",
        Layer.QUANTITY: "how many",
        Layer.WHOM: "of whom or what",
        Layer.PLACE: "where",
        Layer.TIME: "when",
        Layer.ACTOR: "who",
        Layer.SOURCE: "who says so",
    }
)
_UNSIGNED: Final = frozenset({Modifier.VAGUE, Modifier.INDEFINITE, Modifier.ONE_OF})
_MOST_CLAIMS: Final = 12  # links in one card; words that more claims share need no longer list


def card(mark: Mark, words: str, prefix: str = "", *, with_links: bool = True) -> Markup:
    """
    Return the card of *mark*, which stands over *words*; with links where its page has the claims.

    >>> mark = Mark("q1", Layer.QUANTITY, 0, 2, finding=Quantity(0, 2, "12", 12, 12, stated=12, rule="digits"))
    >>> card(mark, "12")
    '<li id="q1"><b class="quantity">how many</b> <q>12</q><span>12</span><i>rule: digits</i></li>'
    """
    made_from = mark.claims[:_MOST_CLAIMS]
    links = [claim_link(claim.id, prefix) if with_links else clean_words(claim.id) for claim in made_from]
    more = f" and {len(mark.claims) - len(made_from)} more" if len(mark.claims) > len(made_from) else None
    rules = dict.fromkeys(_rules(mark))
    sources = dict.fromkeys(filter(None, map(source_words, made_from)))
    said = "" if mark.layer is Layer.SOURCE else "; ".join(list(sources)[:2])
    return element(
        "li",
        element("b", QUESTIONS[mark.layer], class_=mark.layer.value),
        " ",
        element("q", clean_words(words)),
        *(element("span", reading) for reading in dict.fromkeys(_readings(mark))),
        element("i", f"rule: {'; '.join(rules)}") if rules else None,
        element("span", f"source: {said}", class_="said") if said else None,
        element("span", "claims:", *(join(" ", link) for link in links), more, class_="for") if links else None,
        id=prefix + mark.id,
        data_c=" ".join(prefix + claim.id for claim in mark.claims) or None,
    )


def claim_link(id_: str, prefix: str = "") -> Markup:
    """
    Return a link to the claim *id_*.

    >>> claim_link("c2")
    '<a href="#c2">c2</a>'
    """
    return element("a", clean_words(id_), href=f"#{prefix}{id_}")


def card_list(marks: tuple[Mark, ...], text: str, prefix: str = "", *, with_links: bool = True) -> Markup:
    """Return the cards of all *marks* as a list, in reading order."""
    cards = join(*(card(mark, text[mark.start : mark.end], prefix, with_links=with_links) for mark in marks))
    return element("ol", cards, class_="cards")


def _rules(mark: Mark) -> Iterator[str]:
    """Yield the rules that read the words; those of claims only where the words are what makes the claim."""
    if isinstance(mark.finding, Quantity | Time | PlaceMention | ActorMention) and mark.finding.rule:
        yield clean_words(mark.finding.rule)
    elif mark.layer in (Layer.TRIGGER, Layer.WHOM):
        yield from (clean_words(claim.rule) for claim in mark.claims if claim.rule)


def _readings(mark: Mark) -> Iterator[str]:
    if mark.layer is Layer.TRIGGER:
        yield from (_effect(claim) for claim in mark.claims[:_MOST_CLAIMS])
    elif mark.layer is Layer.SOURCE:
        yield from filter(None, map(source_words, mark.claims[:_MOST_CLAIMS]))
    yield from _reading(mark.finding)
    if mark.layer is Layer.WHOM or (mark.layer is Layer.ACTOR and mark.finding is None):
        yield from (f"category: {claim.category}" for claim in mark.claims if claim.category.value != "unknown")


def _effect(claim: Claim) -> str:
    words = [claim.effect.value.replace("_", " "), figure_words(claim.quantity)]
    if claim.status.value != "asserted":
        words.append(f"({claim.status})")
    if claim.scope.value != "incident":
        words.append(f"({claim.scope})")
    return " ".join(word for word in words if word)


def _reading(finding: Finding | None) -> Iterator[str]:
    match finding:
        case Quantity():
            yield from _quantity(finding)
        case Time():
            yield from _time(finding)
        case PlaceMention():
            yield from _place(finding)
        case ActorMention():
            yield from _actor(finding)
        case Evidence() | None:
            return


def _quantity(quantity: Quantity) -> Iterator[str]:
    yield figure_words(quantity)
    if quantity.modifier in _UNSIGNED:  # the others have a sign in the figure
        yield quantity.modifier.value.replace("_", " ")
    if quantity.dimension is not Dimension.COUNT:
        yield quantity.dimension.value
    if quantity.relation is not None:
        yield quantity.relation.value.replace("_", " ")


def _time(time: Time) -> Iterator[str]:
    yield time_words(time)
    known = [f"{time.kind}, to the {time.precision}" if time.precision.value != "vague" else f"{time.kind}, vague"]
    if time.edtf:
        known.append(f"EDTF {clean_words(time.edtf)}")
    yield "; ".join(known)


def _place(place: PlaceMention) -> Iterator[str]:
    if place.role is not PlaceRole.LOCATION:
        yield place.role.value
    if place.status is MatchStatus.AMBIGUOUS:
        yield f"one of {len(place.candidates)} places; nothing decides which"
    elif place.status is MatchStatus.UNKNOWN:
        yield (
            "no record of the gazetteer"
            if place.role is not PlaceRole.ANAPHORA
            else "stands for a place named elsewhere"
        )
    else:
        yield places_words((place,))
    known = [place.kind or ""]
    if place.lat is not None and place.lon is not None:
        known.append(f"{place.lat:.2f}, {place.lon:.2f}")
    if place.where_prec is not None:
        known.append(f"UCDP precision {place.where_prec}")
    if any(known):
        yield "; ".join(clean_words(word) for word in known if word)


def _actor(actor: ActorMention) -> Iterator[str]:
    if actor.kind != "person" and actor.name:
        yield actor_words(actor)
    if actor.status is ActorStatus.AMBIGUOUS:
        yield f"one of {len(actor.candidates)} parties; nothing decides which"
    known = (actor.kind, actor.country, actor.side, actor.role.value if actor.role.value != "mentioned" else None)
    yield ", ".join(clean_words(word).replace("_", " ") for word in known if word)
