"""
The pipeline, and the finders with the bundled lexicons filled in.

Text becomes tokens once; each layer finds its own; claims join the findings; checks look whether they add
up. Everything below this module is given its lexicons and dates as arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import attrs

from conflictparse import actors, codebooks, numbers, places
from conflictparse._version import __version__
from conflictparse.actors import ActorLexicon, ActorMatch, ActorMention, read_actors
from conflictparse.checks import check_report
from conflictparse.claims import PERSONAL_RULES, Claim, Discrepancy, Findings, Report, read_claims
from conflictparse.codebooks import CONVENTIONS, Convention, Toll
from conflictparse.data.actors import load_actors
from conflictparse.data.manifest import edition
from conflictparse.data.places import load_gazetteer
from conflictparse.data.units import load_units
from conflictparse.errors import NotGazetteerError, NotTextError, UnknownConventionError
from conflictparse.numbers import Dimension, Quantity, Skipped, read_quantities
from conflictparse.places import Gazetteer, PlaceMatch, PlaceMention, read_places
from conflictparse.text import tokenize
from conflictparse.times import MONTH_FIRST, Time, TimeKind, read_published, read_times

#: A publication date as callers may give it.
Published = date | datetime | str | None
#: The entry point group in which other packages offer conventions.
_CONVENTIONS: Final = "conflictparse.conventions"


def parse(  # noqa: PLR0913 - a text, and what it may be read with
    text: str,
    published: Published = None,
    *,
    country: str | None = None,
    day_first: bool | None = None,
    gazetteer: Gazetteer | None = None,
    lexicon: ActorLexicon | None = None,
) -> Report:
    """
    Read a report of armed conflict and return what it claims.

    Args:
        text: the report, as given: offsets in the result point into it.
        published: publication date; relative times ("on Thursday") are resolved against it.
        country: ISO 3166-1 alpha-3 code of the country that the report is about, for ambiguous names.
        day_first: how to read "3/4/2020"; unless it is given, as another date of the text shows, else month first.
        gazetteer: the known places, as :func:`load_gazetteer` opens them; by default the bundled ones.
        lexicon: the actors to read with, instead of the bundled ones;
            :func:`conflictparse.data.own_actors.load_actors_with` makes one from your own tables.

    Raises:
        NotTextError: *text* is no str.
        NotGazetteerError: *gazetteer* is no gazetteer.
        PublishedError: *published* is no date.

    >>> report = parse("At least 12 villagers were killed on Tuesday, officials said.", published="2024-11-28")
    >>> [(c.effect.value, c.quantity.low, c.quantity.high, c.time.from_date.isoformat()) for c in report.claims]
    [('killed', 12, None, '2024-11-26')]
    """
    _need_text("parse", text)
    day = read_published(published)
    tokens = tokenize(text)
    times = read_times(tokens, published=day, day_first=day_first)
    quantities, skipped = _uncounted_dates(*read_quantities(tokens, units=load_units()), times)
    found_places = read_places(tokens, _known_places("parse", gazetteer), country=country)
    found_actors = read_actors(tokens, lexicon or load_actors(), on=day, country=country)
    claims = read_claims(tokens, Findings(quantities, times, found_places, found_actors), published=day)
    report = Report(
        library=__version__,
        edition=edition() if gazetteer is None else f"{edition()}, gazetteer {gazetteer.edition}".strip(),
        published=day,
        quantities=_with_implied(quantities, [c.quantity for c in claims if c.quantity is not None]),
        times=tuple(times),
        places=tuple(found_places),
        actors=_without_victims(found_actors, claims),
        claims=claims,
        skipped=tuple(skipped),
        diagnostics=_diagnose(times, day),
    )
    found = check_report(report)
    return attrs.evolve(report, discrepancies=found) if found else report


def check(report: Report) -> tuple[Discrepancy, ...]:
    """
    Return what does not add up in *report*, in the reading order of the first claim concerned.

    >>> report = parse("The blast killed 30 people, including 25 women and 20 men.")
    >>> [d.message for d in check(report)]
    ['the parts come to 45 (25 + 20), more than the whole: 30']
    """
    return check_report(report)


def toll(
    report: Report, effect: str, *, convention: str | Convention = "neutral", scale: int | None = None
) -> Toll | None:
    """
    Return low, best and high of *effect* for the main incident of *report*, or None when nothing is claimed.

    Additive claims are added up; a running toll stands for everything that it covers. Where several sources give
    figures for one thing, the convention decides.

    Args:
        report: what :func:`parse` returned.
        effect: an effect on people, such as "killed" or "injured".
        convention: acled, airwars, gtd, neutral, ucdp, victims; the name of one that an installed package offers in
            the entry point group ``conflictparse.conventions``; or a convention of your own.
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.

    Raises:
        UnknownConventionError: there is no such convention, effect or scale.
        NotConventionError: *convention* is neither a name nor a convention.

    >>> report = parse("Shelling killed dozens of villagers, activists said.")
    >>> found = toll(report, "killed", convention="acled")
    >>> found.best, [rule.id for rule in found.rules]
    (12, ['acled.dozens'])
    """
    return codebooks.toll(report, effect, convention=offered_convention(convention), scale=scale)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """
    Return every quantity of *text*, in reading order.

    >>> [(q.text, q.unit, q.noun) for q in find_quantities("A 500-kilowatt generator lit 12 homes.")]
    [('500-kilowatt', 'kilowatt', None), ('12', None, 'homes')]
    """
    return numbers.find_quantities(text, units=load_units())


def parse_quantity(phrase: str) -> Quantity | None:
    """
    Return the quantity that the whole of *phrase* is, or None.

    >>> parse_quantity("more than 1.7 million").low, parse_quantity("30Mbps").unit
    (1700000, 'megabit per second')
    """
    return numbers.parse_quantity(phrase, units=load_units())


def find_places(
    text: str, *, country: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[PlaceMention, ...]:
    """
    Return every place name of *text* with the part it plays, in reading order.

    >>> [(p.text, p.role.value) for p in find_places("Syrian troops shelled Idlib.")]
    [('Syrian', 'demonym'), ('Idlib', 'location')]
    """
    return places.find_places(text, gazetteer=_known_places("find_places", gazetteer), country=country)


def resolve_place(
    name: str, *, country: str | None = None, within: str | None = None, gazetteer: Gazetteer | None = None
) -> PlaceMatch:
    """
    Return the place that *name* means: resolved, ambiguous with candidates, or unknown.

    >>> resolve_place("Idleb", country="SYR").place.name
    'Idlib'
    """
    known = _known_places("resolve_place", gazetteer)
    return places.resolve_place(name, gazetteer=known, country=country, within=within)


def normalize_place(name: str, *, country: str | None = None, within: str | None = None) -> str:
    """
    Return the canonical name of a place, or the sounds of *name* in one spelling when the gazetteer does not know it.

    >>> normalize_place("Idleb", country="SYR"), normalize_place("Ajaaz") == normalize_place("Ajaz")
    ('Idlib', True)
    """
    return places.normalize_place(name, gazetteer=load_gazetteer(), country=country, within=within)


def find_actors(
    text: str, *, on: date | None = None, country: str | None = None, lexicon: ActorLexicon | None = None
) -> tuple[ActorMention, ...]:
    """
    Return every party, victim group and source of *text*, in reading order.

    >>> [(a.text, a.status.value) for a in find_actors("Rebels fought the Taliban.")]
    [('Rebels', 'generic'), ('the Taliban', 'resolved')]
    """
    return actors.find_actors(text, lexicon=lexicon or load_actors(), on=on, country=country)


def resolve_actor(
    name: str, *, on: date | None = None, country: str | None = None, lexicon: ActorLexicon | None = None
) -> ActorMatch:
    """
    Return the actor that *name* means on a day.

    >>> resolve_actor("HTS").actor.name
    "Hay'at Tahrir al-Sham"
    """
    return actors.resolve_actor(name, lexicon=lexicon or load_actors(), on=on, country=country)


def normalize_actor(name: str, *, lexicon: ActorLexicon | None = None) -> str:
    """
    Return the canonical name of an actor, or *name* itself when the lexicon does not know it.

    >>> normalize_actor("HTS")
    "Hay'at Tahrir al-Sham"
    """
    return actors.normalize_actor(name, lexicon=lexicon or load_actors())


def offered_convention(convention: str | Convention) -> str | Convention:
    """
    Return *convention*, or what an installed package offers under a name that the library does not know.

    Raises:
        UnknownConventionError: nobody offers it.
    """
    if not isinstance(convention, str) or convention in CONVENTIONS:
        return convention
    from conflictparse.data.plugins import load_plugin, plugin_names  # noqa: PLC0415 - only for names of others

    found: Convention | None = load_plugin(_CONVENTIONS, convention)
    if found is None:
        raise UnknownConventionError(
            "convention", convention, tuple(sorted({*CONVENTIONS, *plugin_names(_CONVENTIONS)}))
        )
    return found


def _known_places(function: str, gazetteer: Gazetteer | None) -> Gazetteer:
    """Return *gazetteer*, or the bundled one."""
    if gazetteer is None:
        return load_gazetteer()
    if not isinstance(gazetteer, Gazetteer):
        raise NotGazetteerError(function, type(gazetteer).__name__)
    return gazetteer


def _need_text(function: str, text: object) -> None:
    if not isinstance(text, str):
        raise NotTextError(function, type(text).__name__)


def _uncounted_dates(
    quantities: list[Quantity], skipped: list[Skipped], times: list[Time]
) -> tuple[list[Quantity], list[Skipped]]:
    """Move counts that stand inside a date to *skipped*: what is a time is not a count."""
    dates = [t for t in times if t.kind is not TimeKind.DURATION]
    kept = []
    for q in quantities:
        if q.dimension is Dimension.COUNT and any(t.start < q.end and q.start < t.end for t in dates):
            skipped = [*skipped, Skipped(q.start, q.end, q.text, "date")]
        else:
            kept.append(q)
    return kept, sorted(skipped, key=lambda s: (s.start, s.end))


def _without_victims(found: list[ActorMention], claims: Sequence[Claim]) -> tuple[ActorMention, ...]:
    """Drop the mentions that are the name of a person to whom something happened."""
    named = [(q.start, q.end) for c in claims if (q := c.quantity) is not None and q.rule in PERSONAL_RULES]
    if not named:
        return tuple(found)
    return tuple(a for a in found if a.kind != "person" or not any(s < a.end and a.start < e for s, e in named))


def _with_implied(quantities: list[Quantity], claimed: list[Quantity]) -> tuple[Quantity, ...]:
    """Add the quantities that only a claim made out ("a tank was destroyed"); a name is no quantity."""
    known = {(q.start, q.end) for q in quantities}
    implied = [q for q in dict.fromkeys(claimed) if q.rule not in PERSONAL_RULES and (q.start, q.end) not in known]
    return tuple(sorted([*quantities, *implied], key=lambda q: (q.start, q.end)))


def _diagnose(times: list[Time], published: date | None) -> tuple[str, ...]:
    """Return remarks on the reading as a whole."""
    remarks = []
    unresolved = sum(1 for t in times if t.anchor == "published" and t.from_date is None)
    if published is None and unresolved:
        remarks.append(f"no publication date: {unresolved} relative times stay unresolved")
    assumed = sum(1 for t in times if t.rule == MONTH_FIRST)
    if assumed:
        remarks.append(f"{assumed} numeric dates are read month first and could be read day first: pass day_first")
    return tuple(remarks)
