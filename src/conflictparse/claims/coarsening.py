"""
Reports for the public: the same claims, with no place finer than a unit or a country.

Given up: the record, the point, the names and the words of every place inside such a unit, "10 km south of" it, the
names of hospitals, schools, shelters and camps, and the same words wherever else the report repeats them. Kept: who,
how many, when, who says so, the units and countries themselves, the names of actors on record, and all offsets. Words
that are given up are "█" for each character, so that the text can be covered in the same way and offsets still fit.
Law: tolls stay what they are, and a report that is coarse already does not change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import attrs

from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import PRIVATE, Site
from conflictparse.claims.levels import FINEST_FIRST, LEVELS, WITHHELD, is_kept, is_narrow, kept_names, unit_of
from conflictparse.claims.report import Report
from conflictparse.errors import NotTextError, TextMismatchError, UnknownConventionError
from conflictparse.numbers.quantity import Quantity
from conflictparse.places.place import MatchStatus, PlaceMention
from conflictparse.places.vocabulary import AREAS
from conflictparse.text import tokenize

#: What stands for each character of the words that are given up.
COVER: Final = "█"
_INSIDE: Final = frozenset("al el an as ash ad ar az at of".split())  # words inside a name that need no capital
#: The fields of values that hold words of a report, or are made from them.
_WORDS: Final = frozenset("text noun name names verb message hypotheses hedges diagnostics admin1 admin2 means".split())


def coarsen(report: Report, level: str) -> Report:
    """
    Return *report* with its places given no finer than *level*, for data that are to be published.

    Args:
        level: "admin2", "admin1" or "country". A place whose unit is not known is given as its country.

    Raises:
        UnknownConventionError: there is no such level.

    >>> from conflictparse import parse
    >>> report = coarsen(parse("Shelling killed 12 people in Sarmin."), "admin1")
    >>> place = report.claims[0].places[0]
    >>> place.text, place.name, place.kind, place.lat, place.geo_precision
    ('██████', 'Idlib', 'admin1', None, 3)
    """
    cover = _Cover.of(report, level)
    remark = f"places are given no finer than {level}"
    diagnostics = tuple(dict.fromkeys((*report.diagnostics, remark)))
    made: Report = cover.value(attrs.evolve(report, diagnostics=()))
    return attrs.evolve(made, diagnostics=(*map(cover.words, diagnostics[:-1]), diagnostics[-1]))


def coarsen_text(report: Report, text: str, level: str) -> str:
    """
    Return *text* with the words covered that :func:`coarsen` gives up, for pages and quotes of the coarse report.

    Args:
        report: what was read in *text*, before it was made coarse.
        text: the text of the report.
        level: as for :func:`coarsen`.

    Raises:
        NotTextError: *text* is no string.
        UnknownConventionError: there is no such level.

    >>> from conflictparse import parse
    >>> text = "Shelling of Sarmin in Idlib province killed 12 people. Sarmin's mayor fled."
    >>> coarsen_text(parse(text), text, "admin1")
    "Shelling of ██████ in Idlib province killed 12 people. ██████'s mayor fled."
    """
    if not isinstance(text, str):
        raise NotTextError("coarsen_text", type(text).__name__)
    cover = _Cover.of(report, level)
    return cover.words(cover.over(text, 0))


def need_covered(report: Report, text: str) -> None:
    """
    Refuse a text that shows what a coarse *report* gives up.

    Raises:
        TextMismatchError: a place of the report is covered, and its words are not.
    """
    covered: list[PlaceMention | Site] = [*report.places]
    covered += [site for claim in report.claims for site in claim.sensitive]
    for found in covered:
        if COVER in found.text and text[found.start : found.end] != found.text:
            raise TextMismatchError(found.start, found.end)


class _Cover(NamedTuple):
    """
    What one report gives up at one level.

    Attributes:
        level: the level.
        covered: the offsets of covered words, in order, none within another.
        names: the names given up, as words in lower case, by their first word.
        numbers: the places given up, each with its number.
    """

    level: str
    covered: tuple[tuple[int, int], ...]
    names: Mapping[str, frozenset[tuple[str, ...]]]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, report: Report, level: str) -> _Cover:
        """Return what *report* gives up at *level*."""
        if level not in LEVELS:
            raise UnknownConventionError("level", level, FINEST_FIRST)
        places = dict.fromkeys((*report.places, *(place for claim in report.claims for place in claim.places)))
        lost = [place for place in places if not is_kept(place, level)]
        narrow = [place for place in places if is_kept(place, level) and is_narrow(place)]
        sites = [site for claim in report.claims for site in claim.sensitive if _name_of(site)]
        kept = {_folded(name) for place in places for name in kept_names(place, level)}
        names: dict[str, set[tuple[str, ...]]] = {}
        given_up: list[PlaceMention | Site] = [*lost, *sites]
        for words in (name for found in given_up for name in _names_of(found)):
            if words and words not in kept:
                names.setdefault(words[0], set()).add(words)
        numbers: dict[str, int] = {}
        for place in sorted(lost, key=lambda place: place.start):
            numbers.setdefault(_key(place), len(numbers) + 1)
        spans = _joined((found.start, found.end) for found in [*given_up, *narrow])
        return cls(level, spans, {first: frozenset(found) for first, found in names.items()}, numbers)

    # ------------------------------------------------------------ words
    def over(self, text: str, start: int) -> str:
        """Return *text*, which stands at *start* of the report, with its covered words covered."""
        pieces, done = [], 0
        at = max(0, bisect_left(self.covered, (start,)) - 1)  # the one before may reach into the text
        while at < len(self.covered) and self.covered[at][0] < start + len(text):
            begin, end = (min(max(0, edge - start), len(text)) for edge in self.covered[at])
            pieces += [text[done:begin], _blocks(text[begin:end])]
            done = end
            at += 1
        return "".join(pieces) + text[done:]

    def words(self, text: str) -> str:
        """Return *text* with every name covered that is given up, wherever it stands."""
        if not self.names:
            return text
        tokens = tokenize(text)
        pieces, done = [], 0
        for i, word in enumerate(tokens.lower):
            if tokens.starts[i] < done or word not in self.names:
                continue
            sizes = sorted({len(name) for name in self.names[word]}, reverse=True)
            size = next((n for n in sizes if tuple(tokens.lower[i : i + n]) in self.names[word]), 0)
            if size:
                start, end = tokens.starts[i], tokens.ends[i + size - 1]
                pieces += [text[done:start], _blocks(text[start:end])]
                done = end
        return "".join(pieces) + text[done:] if done else text

    # ------------------------------------------------------------ values
    def value(self, value: Any) -> Any:
        """Return *value*, any value of a report, made coarse."""
        if isinstance(value, tuple):
            return tuple(self.value(item) for item in value)
        if isinstance(value, PlaceMention):
            return self.place(value)
        if not attrs.has(type(value)):
            return value
        known = isinstance(value, ActorMention) and value.actor_id is not None
        changes = {}
        for field in attrs.fields(type(value)):
            given = getattr(value, field.name)
            if field.name not in _WORDS:
                made = self.value(given)
            elif known and field.name != "text":  # the name of a party on record says who, not where
                made = given
            else:
                made = self._said(value, field.name, given)
            if made is not given:
                changes[field.name] = made
        return attrs.evolve(value, **changes) if changes else value

    def _said(self, value: Any, name: str, given: Any) -> Any:
        """Return the words of one field, covered where they stand and where they repeat a name."""
        if isinstance(given, tuple):
            return tuple(self.words(words) for words in given)
        if type(given) is not str:
            return given
        start = value.noun_start if isinstance(value, Quantity) and name == "noun" else getattr(value, "start", None)
        if start is None or name not in ("text", "noun") or PRIVATE in given:
            return self.words(given)
        return self.words(self.over(given, start))

    def place(self, place: PlaceMention) -> PlaceMention:
        """Return *place*, or the unit of the level that holds it."""
        if is_kept(place, self.level):
            return self._widened(place) if is_narrow(place) else place
        unit = unit_of(place, self.level)
        where_prec, geo_precision = LEVELS.get(unit.kind or "", (None, None))
        located = place.where_prec is not None
        return PlaceMention(
            start=place.start,
            end=place.end,
            text=_blocks(place.text),
            role=place.role,
            status=place.status if unit.name is not None else MatchStatus.UNKNOWN,
            place_id=f"{WITHHELD}{self.numbers[_key(place)]}",
            name=unit.name,
            kind=unit.kind,
            country=place.country,
            admin1=place.admin1 if unit.kind == "admin2" else None,
            where_prec=where_prec if located else None,
            geo_precision=geo_precision if located else None,
            rule=place.rule,
        )

    def _widened(self, place: PlaceMention) -> PlaceMention:
        """Return a unit without the words that narrow it: "southeastern Idlib province"."""
        where_prec, geo_precision = LEVELS.get(place.kind or "", (place.where_prec, place.geo_precision))
        return attrs.evolve(
            place,
            text=_blocks(place.text),
            direction=None,
            distance_km=None,
            relation=None,
            where_prec=None if place.where_prec is None else where_prec,
            geo_precision=None if place.where_prec is None else geo_precision,
        )


def _key(place: PlaceMention) -> str:
    """Return what tells one place from another."""
    return place.place_id or " ".join(place.candidates) or (place.name or place.text).casefold()


def _names_of(found: PlaceMention | Site) -> Iterator[tuple[str, ...]]:
    """Yield the names that a place or a site goes by, as words in lower case."""
    if isinstance(found, Site):
        yield from _name_of(found)
        return
    yield from _runs(found.text)
    if found.name is not None:
        yield _folded(found.name)


def _name_of(site: Site) -> list[tuple[str, ...]]:
    """Return the names before the head of *site*: none of "a field hospital"."""
    return list(_runs(site.text.rpartition(" ")[0]))


def _runs(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the names in *words*: "Khan Shaykhun" of "the southern countryside of Khan Shaykhun"."""
    tokens = tokenize(words)
    run: list[str] = []
    for word, lower in zip(tokens.words, tokens.lower, strict=True):
        if (word[:1].isupper() and lower not in AREAS) or (run and lower in _INSIDE):
            run.append(lower)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(tokenize(name).lower)


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return *spans* in order, those that meet as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _blocks(words: str) -> str:
    """Return a block for each character of *words* but blanks, so that lines still break."""
    return "".join(char if char.isspace() else COVER for char in words)
