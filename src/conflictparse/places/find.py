"""
Find the places of a text: names of the gazetteer, and names that only their frame shows to be places.

Read here: names with area words ("southeastern Idlib countryside"), lists, distances, demonyms,
governments that are named by their capital, anaphora ("the province").
Not read here: what happened there. Law: mentions are in reading order and never overlap; no text raises.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

from conflictparse.errors import NotTextError
from conflictparse.names import ARTICLES
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.marks import Mark, Marks, mark_areas, mark_frames, mark_roles
from conflictparse.places.place import PlaceMention, PlaceRole
from conflictparse.places.resolve import LARGE, Choice, choose, close_names, where_precision
from conflictparse.places.rules import ANAPHORA_SHAPES, GRAMMAR, directions_of, wholes_of
from conflictparse.places.vocabulary import ACRONYMS, ADJECTIVES, AREAS, CLASSES, DIRECTIONS, ORGANISATIONS, TITLES
from conflictparse.text import Tokens, tokenize
from conflictparse.text.grammar import Reading

_OTHER: Final = "x"
_MORE: Final = "_"
_LETTER: Final = {name: GRAMMAR.letter[name] for name in CLASSES}
#: A capital makes an organisation's word of these: "Israel Defense Forces".
_SHARED: Final = frozenset([_OTHER, *(GRAMMAR.letter[name] for name in ("DEED", "PEOPLE", "GOVERNMENT"))])
_LETTERS: Final = dict(GRAMMAR.letters)  # without classifying the words of no table
_JOINS: Final = (" ", "-")
_LONGEST_ACRONYM: Final = 5
_LONGEST_RUN: Final = 4  # words; longer runs of capitals are headlines and organisations
_FEW: Final = 3
_SHOUTING: Final = 0.7  # of a sentence's words with capitals: a headline, or a text in capitals


def find_places(text: str, *, gazetteer: Gazetteer, country: str | None = None) -> tuple[PlaceMention, ...]:
    """
    Return every place of *text*, in reading order.

    Args:
        text: the report, as given.
        gazetteer: the known places.
        country: ISO 3166-1 alpha-3 code of the country that the report is about.

    >>> found = find_places("Shells hit the town of Jarjanaz.", gazetteer=Gazetteer.of([]))
    >>> [(p.text, p.role.value, p.status.value) for p in found]
    [('the town', 'anaphora', 'unknown'), ('Jarjanaz', 'location', 'unknown')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_places", type(text).__name__)
    return tuple(read_places(tokenize(text), gazetteer, country=country))


def read_places(tokens: Tokens, gazetteer: Gazetteer, *, country: str | None = None) -> list[PlaceMention]:
    """Return the places of *tokens*, in reading order; see :func:`find_places`."""
    reading, marks = _read_marks(tokens, gazetteer)
    if marks or marks.runs:
        mark_areas(reading, marks)
        mark_frames(reading, marks)
        mark_roles(reading, marks)
    about = country or _main_country(marks.values(), gazetteer)
    named = [m for m in marks.values() if m.role is not None]
    parents = _parents(tokens, marks, gazetteer)
    mentions = [_mention(tokens, mark, gazetteer, about, parents.get(mark.first)) for mark in named]
    mentions += _anaphora(reading, named)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


class _PlaceReading(Reading):
    """The codes of a text, names of the gazetteer and runs of capitals among them."""

    __slots__ = ()

    def __init__(self, tokens: Tokens, words: list[str], gaps: list[str]) -> None:
        self.grammar = GRAMMAR
        self.tokens = tokens
        self.codes = "".join(chain.from_iterable(zip(gaps, words, strict=False)))
        self.phrases = {}
        self.ends = {}


def _read_marks(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Reading, Marks]:
    """Return the codes of *tokens*, and a mark for each name in them."""
    get = _LETTERS.get
    words = [get(word, _OTHER) for word in tokens.lower]
    gaps = list(tokens.codes)
    marks = Marks()
    for first, last, numbers in gazetteer.find(tokens):
        mark = Mark(first, last, numbers, _class_of(tokens, first, last, numbers, gazetteer))
        if not _is_in_longer_name(tokens, words, mark, gazetteer):
            marks[first] = mark
            _overlay(words, gaps, first, last, mark.kind)
    _mark_capitals(tokens, words, gaps, marks)
    return _PlaceReading(tokens, words, gaps), marks


def _overlay(words: list[str], gaps: list[str], first: int, last: int, kind: str) -> None:
    """Write the words of a name as one word of the class *kind*."""
    words[first] = _LETTER[kind]
    for i in range(first + 1, last):
        words[i] = gaps[i] = _MORE


def _class_of(tokens: Tokens, first: int, last: int, numbers: tuple[int, ...], gazetteer: Gazetteer) -> str:
    record = gazetteer.record(numbers[0])
    if record.kind == "country":
        key = " ".join(tokens.lower[first:last])
        return "DEMONYM" if gazetteer.is_demonym(key) or _is_adjective(tokens, key, last) else "COUNTRY"
    return "CAPITAL" if gazetteer.capital_of(tokens.lower[first]) else "PLACE"


def _is_adjective(tokens: Tokens, key: str, after: int) -> bool:
    """Tell whether the short name *key* of a state stands before a noun: "US forces"."""
    if key not in ADJECTIVES or after >= len(tokens) or tokens.codes[after] not in " .":
        return False
    return tokens.words[after][0].islower() and _LETTERS.get(tokens.lower[after], _OTHER) in _NOUNS


_NOUNS: Final = frozenset(
    [_OTHER, *(GRAMMAR.letter[name] for name in ("PEOPLE", "GOVERNMENT", "DEED", "DEALING", "MIDDLE", "AREA"))]
)


def _is_in_longer_name(tokens: Tokens, words: list[str], mark: Mark, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is but a part of an unknown name ("Abu Salem", "Hassan Bara")."""
    if mark.kind not in ("PLACE", "CAPITAL") or tokens.words[mark.first] in ACRONYMS:
        return tokens.words[mark.first] in ACRONYMS
    before, after = mark.first - 1, mark.last
    beside = before >= tokens.sentence_of(mark.first)[0] and tokens.codes[mark.first] == " "
    if beside and tokens.lower[before] in TITLES and tokens.words[before][0].isupper():
        return True
    records = [gazetteer.record(n) for n in mark.numbers]
    if any(r.kind in ("admin1", "region") or int(r.population or 0) >= LARGE for r in records):
        return False
    if beside and before > tokens.sentence_of(mark.first)[0] and _is_plain_capital(tokens, words, before):
        return True
    if after < len(tokens) and tokens.codes[after] in _JOINS and tokens.lower[after] in ARTICLES:
        after += 1
    return after < len(tokens) and tokens.codes[after] in _JOINS and _is_plain_capital(tokens, words, after)


def _is_plain_capital(tokens: Tokens, words: list[str], i: int) -> bool:
    word = tokens.words[i]
    return words[i] == _OTHER and word[0].isupper() and tokens.lower[i] not in ORGANISATIONS


def _mark_capitals(tokens: Tokens, words: list[str], gaps: list[str], marks: Marks) -> None:
    """Mark runs of capitalised words that are in no table, and words of organisations."""
    lowers = tokens.lower
    high = [i for i, word in enumerate(tokens.words) if word != lowers[i] and word[0].isupper()]
    loud = _shouting(tokens, high)
    for i in high:
        if words[i] in _SHARED and lowers[i] in ORGANISATIONS and not _in(loud, i):
            words[i] = _LETTER["ORGANISATION"]
    capitals = [i for i in high if words[i] == _OTHER]
    free = 0
    for i in capitals:
        if i < free:
            continue
        word = tokens.words[i]
        if len(word) < 4 and word[0] in "MA" and word[1:].isdigit():
            words[i] = _LETTER["ROAD"]
            marks[i] = Mark(i, i + 1, (), "ROAD")
        elif not (word.isupper() and len(word) <= _LONGEST_ACRONYM) and not _in(loud, i):
            first, last = _run(tokens, words, i, free)
            free = last
            if last - first <= _LONGEST_RUN:
                marks.runs[first] = last
                _overlay(words, gaps, first, last, "RUN")


def _run(tokens: Tokens, words: list[str], i: int, free: int) -> tuple[int, int]:
    """Return the run of capitalised words, with articles between them, that holds word *i*."""
    first, last = i, i + 1
    if i > free and tokens.codes[i] == "-" and tokens.lower[i - 1] in ARTICLES:
        first = i - 1
    while last < len(tokens) and tokens.codes[last] in _JOINS:
        if _is_plain_capital(tokens, words, last):
            last += 1
        elif (
            tokens.lower[last] in ARTICLES
            and last + 1 < len(tokens)
            and tokens.codes[last + 1] in _JOINS
            and _is_plain_capital(tokens, words, last + 1)
        ):
            last += 2
        else:
            break
    return first, last


def _shouting(tokens: Tokens, capitals: list[int]) -> list[tuple[int, int]]:
    """Return the sentences in which most words are capitalised: there a capital says nothing."""
    loud = []
    for first, last in tokens.sentences:
        count = bisect_left(capitals, last) - bisect_left(capitals, first)
        if count > _FEW and count >= _SHOUTING * (last - first):
            loud.append((first, last))
    return loud


def _in(ranges: list[tuple[int, int]], i: int) -> bool:
    return any(first <= i < last for first, last in ranges)


def _main_country(marks: Iterable[Mark], gazetteer: Gazetteer) -> str | None:
    """Return the country that the report's unambiguous names are of most often."""
    counts: Counter[str] = Counter()
    for mark in marks:
        countries = {gazetteer.record(n).country for n in mark.numbers}
        if len(countries) == 1:
            counts[countries.pop()] += 1 if mark.kind in ("COUNTRY", "DEMONYM") else 2
    del counts[""]
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def _parents(tokens: Tokens, marks: Marks, gazetteer: Gazetteer) -> dict[int, str]:
    """Return the country that is named right after each name: "Tchabal, Adamawa, Cameroon"."""
    parents: dict[int, str] = {}
    following: Mark | None = None
    for mark in sorted(marks.values(), key=lambda m: -m.first):
        if following and following.first == mark.last and tokens.codes[mark.last] == "," and mark.kind != "COUNTRY":
            country = parents.get(following.first)
            if following.kind == "COUNTRY":
                country = gazetteer.record(following.numbers[0]).country
            if country:
                parents[mark.first] = country
        following = mark
    return parents


def _mention(tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None) -> PlaceMention:
    """Return the value of one mark."""
    choice = _choice(tokens, mark, gazetteer, about, parent)
    place = gazetteer.record(choice.numbers[0]) if len(choice.numbers) == 1 else None
    kind = mark.wanted or (place.kind if place else None)
    if place and mark.wanted in (None, "city", "village", "admin1", "admin2", "area"):
        kind = place.kind
    role = mark.role or PlaceRole.LOCATION
    precise: tuple[int | None, int | None] = (None, None)
    if role is PlaceRole.LOCATION:
        precise = where_precision(kind or "town", mark.relation, mark.direction)
    start, end = tokens.starts[mark.start], tokens.ends[mark.end - 1]
    return PlaceMention(
        start=start,
        end=end,
        text=tokens.text[start:end],
        role=role,
        status=choice.status,
        place_id=place.id if place else None,
        name=place.name if place else tokens.slice(mark.first, mark.last),
        kind=kind,
        country=(place.country or None) if place else None,
        admin1=(place.admin1 or None) if place else None,
        pcode=(place.pcode or None) if place else None,
        iso_3166_2=(place.iso_3166_2 or None) if place else None,
        lat=float(place.lat) if place and place.lat else None,
        lon=float(place.lon) if place and place.lon else None,
        direction=mark.direction,
        distance_km=mark.distance_km,
        relation=mark.relation,
        where_prec=precise[0],
        geo_precision=precise[1],
        score=(1.0 if mark.kind != "RUN" else 0.7) if place else None,
        candidates=tuple(gazetteer.record(n).id for n in choice.numbers),
        rule=mark.rule,
    )


def _choice(tokens: Tokens, mark: Mark, gazetteer: Gazetteer, about: str | None, parent: str | None) -> Choice:
    """Return the records that a mark may mean; *parent*, the country named after it, is a veto."""
    numbers, country = mark.numbers, parent or about
    if len(numbers) == 1 and mark.kind in ("COUNTRY", "DEMONYM"):
        return Choice(numbers, "only one")
    if mark.kind == "RUN":  # a spelling that the gazetteer does not have
        numbers = _sounding_like(tokens.slice(mark.first, mark.last), country, gazetteer)
    elif parent:
        numbers = tuple(n for n in numbers if gazetteer.record(n).country == parent)
    if not numbers:
        return Choice((), "no such name")
    vague = mark.relation in (None, "in", "countryside") and mark.distance_km is None
    part = mark.relation == "countryside" or mark.direction is not None
    unit_first = vague and (part or mark.relation == "in")
    found = choose(numbers, gazetteer, kind=mark.wanted, country=country, unit_first=unit_first)
    if len(found.numbers) == 1 and _is_elsewhere(gazetteer, found.numbers[0], country):
        return Choice((), "a small town of another country")
    return found


def _sounding_like(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[int, ...]:
    numbers = tuple(n for n in gazetteer.get_by_sound(name) if gazetteer.record(n).country == country)
    return tuple(close_names(name, numbers, gazetteer, least=0.75)) if numbers else ()


def _is_elsewhere(gazetteer: Gazetteer, number: int, about: str | None) -> bool:
    """Tell whether a record is a small town outside the country that the report is about."""
    record = gazetteer.record(number)
    return bool(about and record.country != about and record.kind == "town" and int(record.population or 0) < LARGE)


def _anaphora(reading: Reading, named: list[Mark]) -> list[PlaceMention]:
    """Return the mentions that stand for a place named before: "the province"."""
    tokens, found = reading.tokens, []
    taken = {i for mark in named for i in range(mark.start, mark.end)}
    for rule, _, match in GRAMMAR.matches(ANAPHORA_SHAPES, reading):
        if not taken.isdisjoint(range(match.first, match.last)) or _is_of_a_thing(tokens, match.last, taken):
            continue
        head = wholes_of(match)[0]
        kind, relation = AREAS.get(tokens.lower[head], (None, None))
        points = directions_of(match)
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        found.append(
            PlaceMention(
                start=start,
                end=end,
                text=tokens.text[start:end],
                role=PlaceRole.ANAPHORA,
                kind=kind,
                direction=DIRECTIONS[tokens.lower[points[0]]] if points else None,
                relation=relation,
                rule=rule.name,
            )
        )
    return found


def _is_of_a_thing(tokens: Tokens, after: int, taken: set[int]) -> bool:
    """Tell whether "of" and no place follows: "the front of the car"."""
    if after + 1 >= len(tokens) or tokens.lower[after] != "of" or tokens.codes[after] != " ":
        return False
    return after + 1 not in taken and after + 2 not in taken
