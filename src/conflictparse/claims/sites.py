"""
Sites where people are treated, taught or sheltered: hospitals, schools, shelters and camps.

Read here: the words of the tables below, with the name before them ("al-Rahma Hospital"), and places that the gazetteer
has as camps. Not read here: what the site was to the event. A claim has every such site of its sentence, because one
flag too many costs a second look, and one too few may harm. "A military camp" and "sheltering" are none.
Law: a site lies inside the sentence of its claim, and its words are those of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from conflictparse.claims.claim import Claim, Site, SiteKind
from conflictparse.claims.copies import changed
from conflictparse.places.place import PlaceMention
from conflictparse.text import Tokens

_HEADS: Final[Mapping[str, SiteKind]] = MappingProxyType(
    {word: kind for kind, words in (
        (SiteKind.HOSPITAL, "hospital hospitals clinic clinics polyclinic polyclinics dispensary dispensaries"),
        (SiteKind.SCHOOL, """school schools kindergarten kindergartens preschool preschools nursery nurseries madrasa
                             madrasas madrassa madrassas university universities college colleges classroom"""),
        (SiteKind.SHELTER, "shelter shelters orphanage orphanages"),
        (SiteKind.CAMP, "camp camps encampment encampments"),
    ) for word in words.split()}
)  # fmt: skip
_CENTRES: Final = frozenset("center centers centre centres".split())
#: Heads that say what they are only with the word before them: "medical point", "health centres".
_POINTS: Final = _CENTRES | frozenset("facility facilities point points post posts unit units ward wards".split())
_CARING: Final = frozenset("medical health healthcare surgical dialysis trauma aid".split())
_COLLECTIVE: Final = frozenset("collective reception displacement evacuation".split())
#: Words before "camp" and "school" that make it no place of refuge or of teaching.
_ARMED: Final = frozenset("military army training militant militants rebel terrorist boot base troop troops".split())
_NAMED: Final = 5  # words of a name before its head: "Sheikh Ali bin Hassan School"
_MAY_BE_ARMED: Final = frozenset({SiteKind.CAMP, SiteKind.SCHOOL})
_ARTICLES: Final = frozenset("al el bin ibn abu".split())  # words of a name that need no capital
#: What may stand between two words of a name.
_JOINS: Final = frozenset(" -")


def with_sites(tokens: Tokens, claims: Sequence[Claim], places: Iterable[PlaceMention]) -> tuple[Claim, ...]:
    """Return *claims*, each with the sites that its sentence names."""
    sites = find_sites(tokens, places)
    if not sites:
        return tuple(claims)
    starts = [site.start for site in sites]
    made = []
    for claim in claims:
        own = tuple(sites[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)])
        made.append(changed(claim, sensitive=own) if own else claim)
    return tuple(made)


def find_sites(tokens: Tokens, places: Iterable[PlaceMention] = ()) -> list[Site]:
    """
    Return the sites of a text, in reading order.

    >>> from conflictparse.text import tokenize
    >>> text = "A raid hit al-Rahma Hospital, a health centre and a military camp near a camp."
    >>> [(site.kind.value, site.text) for site in find_sites(tokenize(text))]
    [('hospital', 'al-Rahma Hospital'), ('hospital', 'health centre'), ('camp', 'camp')]
    """
    where = tokens.where
    found: dict[int, Site] = {}
    for at in sorted(i for word in where.keys() & _HEADS.keys() for i in where[word]):
        kind = _HEADS[tokens.lower[at]]
        if not (at and kind in _MAY_BE_ARMED and tokens.lower[at - 1] in _ARMED):
            site = _site(tokens, _name_before(tokens, at), at, kind)
            found[site.start] = site  # of two heads of one name, the later: "Teachers' University College"
    for at in sorted(i for word in where.keys() & _POINTS for i in where[word]):
        paired = _paired_kind(tokens.lower[at - 1], tokens.lower[at]) if at else None
        if paired is not None:
            site = _site(tokens, at - 1, at, paired)
            found[site.start] = site
    for place in places:
        if place.kind == "camp" and not any(place.start <= start < place.end for start in found):
            found[place.start] = Site(place.start, place.end, place.text, SiteKind.CAMP)
    return [found[start] for start in sorted(found)]


def _paired_kind(before: str, head: str) -> SiteKind | None:
    if before in _CARING:
        return SiteKind.HOSPITAL
    return SiteKind.SHELTER if before in _COLLECTIVE and head in _CENTRES else None


def _site(tokens: Tokens, first: int, head: int, kind: SiteKind) -> Site:
    start, end = tokens.starts[first], tokens.ends[head]
    return Site(start, end, tokens.text[start:end], kind)


def _name_before(tokens: Tokens, head: int) -> int:
    """Return the first word of the name before *head*, or *head*; "al" inside a name need no capital."""
    sentence, first = tokens.sentence_of(head)[0], head
    for at in range(head - 1, max(sentence, head - _NAMED) - 1, -1):
        if tokens.codes[at + 1] not in _JOINS:
            break
        named = tokens.words[at][:1].isupper() and (at > sentence or first < head)
        if not named and not (tokens.lower[at] in _ARTICLES and first == at + 1):
            break
        first = at
    return first
