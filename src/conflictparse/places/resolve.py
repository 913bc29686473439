"""
Decide which record of the gazetteer a name means, and how precisely it says where.

The order: what contradicts is out (another country, another parent, another kind), then what the report
is about decides, then size. What is still open is *ambiguous*, with all its candidates.
Law: a parent that contradicts a candidate is a veto, not a penalty.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.errors import NotTextError
from conflictparse.names import NameSought, fold, normalize_spelling
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.index import Record
from conflictparse.places.place import MatchStatus, PlaceMatch
from conflictparse.places.vocabulary import AREAS, DIRECTIONS, MIDDLES

#: A town this many times larger than its namesakes is meant where nothing else decides.
MUCH_LARGER: Final = 10
#: Below this many people a town is not meant in a report about another country.
LARGE: Final = 100_000
#: From this many people on, a town is meant rather than its much smaller namesakes in the same country.
KNOWN: Final = 10_000

#: Places so wide that their name is hardly ever a part of somebody's.
WIDE: Final = frozenset(["admin1", "region", "sea", "lake", "river"])

_UNIT: Final = "admin1"
_LOWER_UNITS: Final = frozenset(["admin2", "admin3"])
_WITHOUT_POINT: Final = frozenset(["region", "river", "road", "border"])
_NEAR: Final = 0.85
_LAT: Final = 5  # of the cells of Facts.where


class Choice(NamedTuple):
    """The records that a name may mean; one is an answer. ``why`` says what decided."""

    numbers: tuple[int, ...]
    why: str

    @property
    def status(self) -> MatchStatus:
        """Resolved for one record, ambiguous for several, unknown for none."""
        if not self.numbers:
            return MatchStatus.UNKNOWN
        return MatchStatus.RESOLVED if len(self.numbers) == 1 else MatchStatus.AMBIGUOUS


def resolve_place(
    name: str, *, gazetteer: Gazetteer, country: str | None = None, within: str | None = None
) -> PlaceMatch:
    """
    Return the place that *name* means.

    Args:
        name: a place name in any spelling, with or without area words.
        gazetteer: the places to choose from.
        country: ISO 3166-1 alpha-3 code; places of other countries are out.
        within: name of a unit that holds the place; places of other units are out.

    >>> from conflictparse.places.place import Place
    >>> gazetteer = Gazetteer.of([Place("1", "Idlib", "city", country="SYR", lat=35.93, lon=36.63)])
    >>> match = resolve_place("Idleb", gazetteer=gazetteer)
    >>> match.status.value, match.place.id, match.why
    ('resolved', '1', 'sound')
    """
    if not isinstance(name, str):
        raise NotTextError("resolve_place", type(name).__name__)
    bare, kind = _without_area(name)
    numbers, why = _look_up(bare, gazetteer)
    numbers = [n for n in numbers if country is None or gazetteer.record(n).country == country]
    if within:
        numbers = _inside(numbers, within, gazetteer)
    choice = choose(numbers, gazetteer, kind=kind, unit_first=kind is None and within is None)
    places = tuple(gazetteer.place(n) for n in choice.numbers)
    reason = why if len(numbers) < 2 else f"{why}, {choice.why}"
    if choice.status is MatchStatus.RESOLVED:
        return PlaceMatch(choice.status, places[0], places, reason)
    return PlaceMatch(choice.status, None, places, reason if places else "no such name")


def normalize_place(name: str, *, gazetteer: Gazetteer, country: str | None = None, within: str | None = None) -> str:
    """
    Return the canonical name of the place that *name* means; for an unknown one, its sounds in one spelling.

    Doing it twice changes nothing. The arguments are those of :func:`resolve_place`.

    >>> from conflictparse.places.place import Place
    >>> gazetteer = Gazetteer.of([Place("1", "Idlib", "city", country="SYR", lat=35.93, lon=36.63)])
    >>> [normalize_place(name, gazetteer=gazetteer) for name in ("Idleb province", "Ajaaz", "Ajaz")]
    ['Idlib', 'Ajaz', 'Ajaz']
    """
    if not isinstance(name, str):
        raise NotTextError("normalize_place", type(name).__name__)
    spelled = normalize_spelling(_without_area(name)[0])
    for spelling in (name, spelled):
        known = _known_name(spelling, gazetteer, country=country, within=within)
        if known is not None:
            return known
    return spelled.title() if spelled.isascii() else spelled


def choose(
    numbers: Sequence[int],
    gazetteer: Gazetteer,
    *,
    kind: str | None = None,
    country: str | None = None,
    unit_first: bool = False,
) -> Choice:
    """
    Return the records among *numbers* that are left when everything known has been asked.

    Args:
        kind: what the words around the name say it is ("admin1", "village" ...).
        country: the country that the report is about.
        unit_first: a bare name means the unit rather than the town that it is named after.
    """
    left, why = list(numbers), "only one" if len(numbers) == 1 else "several fit"
    facts = gazetteer.facts
    if country is not None and len(left) > 1:
        left, why = _prefer(left, [n for n in left if facts[n].country == country], "country of the report", why)
    if len(left) > 1:
        lower = [n for n in left if facts[n].kind in _LOWER_UNITS]
        if kind in _LOWER_UNITS:
            left, why = _prefer(left, [n for n in lower if facts[n].kind == kind] or lower, "unit of that kind", why)
        elif lower:
            left, why = _prefer(left, [n for n in left if n not in lower], "town before lower unit", why)
    if len(left) > 1:
        units = [n for n in left if facts[n].kind == _UNIT]
        if kind == _UNIT or (kind is None and unit_first and any(facts[n].where[_LAT] is not None for n in units)):
            left, why = _prefer(left, units, "unit before town", why)
        elif units:
            left, why = _prefer(left, [n for n in left if n not in units], "town before unit", why)
    if len(left) > 1:
        left, why = _by_size(left, gazetteer, why)
    return Choice(tuple(left), why)


def where_precision(kind: str, relation: str | None, direction: str | None) -> tuple[int | None, int | None]:
    """
    Return UCDP's where_prec and ACLED's geo_precision of a place of *kind*.

    Source: UCDP GED codebook 22.1, where_prec; ACLED codebook, geo_precision.

    >>> where_precision("town", None, None), where_precision("admin1", "countryside", "south")
    ((1, 1), (4, 2))
    """
    if relation in ("road", "border") or kind in _WITHOUT_POINT:
        return 5, 3
    if kind == "country":
        return (5, 3) if direction else (6, None)
    if kind == "sea":
        return 7, 3
    if kind == _UNIT:
        return 4, 2 if direction or relation == "countryside" else 3
    if kind in ("admin2", "admin3", "area"):
        return 3, 2
    return (2, 2) if relation in ("near", "outskirts", "front", "countryside", "distance") or direction else (1, 1)


def _known_name(name: str, gazetteer: Gazetteer, *, country: str | None, within: str | None) -> str | None:
    """Return the canonical name that *name* already is, or that all the places it may mean share."""
    for whole in (name, _without_area(name)[0]):
        for record in map(gazetteer.record, gazetteer.get(whole)):
            if fold(record.name) == fold(whole) and country in (None, record.country):
                return record.name
    match = resolve_place(name, gazetteer=gazetteer, country=country, within=within)
    names = {place.name for place in match.candidates}
    return names.pop() if len(names) == 1 else None


def _prefer(left: list[int], better: list[int], why: str, before: str) -> tuple[list[int], str]:
    if better and len(better) < len(left):
        return better, why
    return left, before


def _by_size(left: list[int], gazetteer: Gazetteer, why: str) -> tuple[list[int], str]:
    """A town much larger than its namesakes is meant; otherwise all stay, the largest first."""
    people = {n: gazetteer.facts[n].people for n in left}
    left = sorted(left, key=lambda n: (-people[n], n))
    # A population that is not known may be large: then only a city is larger for certain.
    alike = len({gazetteer.facts[n].country for n in left}) == 1 and all(people.values())
    if people[left[0]] >= max(KNOWN if alike else LARGE, MUCH_LARGER * people[left[1]]):
        return left[:1], "population"
    return left, why


def _without_area(name: str) -> tuple[str, str | None]:
    """Part *name* into its head and the kind that its area words say it is."""
    words = name.split()
    kind = None
    while len(words) > 1 and words[0].lower() in DIRECTIONS:
        words.pop(0)
    while len(words) > 1 and (words[-1].lower() in AREAS or words[-1].lower() in MIDDLES):
        kind = AREAS.get(words.pop().lower(), (kind, None))[0] or kind
    return " ".join(words), kind


def _look_up(name: str, gazetteer: Gazetteer) -> tuple[Sequence[int], str]:
    """Return the records of *name*: by its spelling, else by its sound, else roughly."""
    if not fold(name):
        return (), "no such name"
    numbers = gazetteer.get(name)
    if numbers:
        return [n for n in numbers if not gazetteer.is_demonym(fold(name))], "name"
    for find, why in ((gazetteer.get_by_sound, "sound"), (gazetteer.get_by_rough_sound, "rough sound")):
        close = close_names(name, find(name), gazetteer)
        if close:
            return close, why
    return (), "no such name"


def close_names(name: str, numbers: Sequence[int], gazetteer: Gazetteer, *, least: float = 0.6) -> list[int]:
    """
    Return those of *numbers* whose names are nearest to *name*, if near enough.

    >>> close_names("Idleb", (), Gazetteer.of([]))
    []
    """
    sought = NameSought(name)
    scores = {n: _score(sought, gazetteer.record(n)) for n in numbers}
    best = max(scores.values(), default=0.0)
    return [n for n in numbers if scores[n] >= least and scores[n] >= best - 0.05]


def _score(name: NameSought, record: Record) -> float:
    """Return how near *name* is to the nearest spelling of *record*; near enough is not looked past."""
    best = 0.0
    keys = record.keys.split("|")
    for spelling in keys if record.name.lower() == keys[0] else (record.name, *keys):
        best = max(best, name.score(spelling, country=record.country or None))
        if best >= _NEAR:
            break
    return best


def _inside(numbers: Sequence[int], parent: str, gazetteer: Gazetteer) -> list[int]:
    """Drop the records of another parent; records without a known parent stay if no other is left."""
    head, _ = _without_area(parent)
    units = {gazetteer.record(n).name for n in gazetteer.get(head)} | {head}
    countries = {gazetteer.record(n).country for n in gazetteer.get(head) if gazetteer.record(n).kind == "country"}
    sure, unsure = [], []
    for n in numbers:
        record = gazetteer.record(n)
        if record.admin1 in units or record.country in countries:
            sure.append(n)
        elif not record.admin1 and not countries:
            unsure.append(n)
    return sure or unsure
