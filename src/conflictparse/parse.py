"""
The public functions, with the bundled lexicons filled in.

Nothing is imported before a function needs it: a program that imports the library, or asks the command for help, does
not wait for layers that it never uses. Everything below this module is given its lexicons and dates as arguments.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from conflictparse.errors import NotGazetteerError, NotReportError, NotTextError, UnknownConventionError, need_country

if TYPE_CHECKING:
    from conflictparse.actors import ActorLexicon, ActorMatch, ActorMention
    from conflictparse.claims import Discrepancy, Report
    from conflictparse.codebooks import Convention, Toll
    from conflictparse.numbers import Quantity
    from conflictparse.places import Gazetteer, PlaceMatch, PlaceMention

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

    The lists of the report are tuples in reading order, empty where nothing was found. Figures are int where they are
    whole, else Decimal or Fraction, in persons or in the unit that they name; None is unknown, 0 is none.

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
        CountryError: *country* is no code.

    >>> report = parse("At least 12 villagers were killed on Tuesday, officials said.", published="2024-11-28")
    >>> [(c.effect.value, c.quantity.low, c.quantity.high, c.time.from_date.isoformat()) for c in report.claims]
    [('killed', 12, None, '2024-11-26')]
    """
    _need_text("parse", text)
    need_country(country)
    from conflictparse.data.actors import load_actors  # noqa: PLC0415 - see the module
    from conflictparse.data.manifest import edition  # noqa: PLC0415
    from conflictparse.data.units import load_units  # noqa: PLC0415
    from conflictparse.pipeline import Reader  # noqa: PLC0415
    from conflictparse.times import read_published  # noqa: PLC0415

    day = read_published(published)
    known = _known_places("parse", gazetteer)
    data = edition() if gazetteer is None else f"{edition()}, gazetteer {gazetteer.edition}".strip()
    return Reader(data, load_units(), known, lexicon or load_actors(), country, day_first).read(text, day)


def check(report: Report) -> tuple[Discrepancy, ...]:
    """
    Return what does not add up in *report*, in the reading order of the first claim concerned.

    ``low`` and ``high`` of a discrepancy are the figures at odds, in the unit of its claims.

    Args:
        report: what :func:`parse` returned, or ``Report.from_dict`` read back.

    Raises:
        NotReportError: *report* is something else, such as a text.

    >>> report = parse("The blast killed 30 people, including 25 women and 20 men.")
    >>> [d.message for d in check(report)]
    ['the parts come to 45 (25 + 20), more than the whole: 30']
    """
    from conflictparse.checks import check_report  # noqa: PLC0415

    _need_report("check", report)
    return check_report(report)


def toll(
    report: Report, effect: str, *, convention: str | Convention = "neutral", scale: int | None = None
) -> Toll | None:
    """
    Return low, best and high of *effect* for the main incident of *report*, or None when nothing is claimed.

    Additive claims are added up; a running toll stands for everything that it covers. Where several sources give
    figures for one thing, the convention decides. Figures are in persons; an end that the words leave open is None.
    Each rule that was used cites its codebook.

    Args:
        report: what :func:`parse` returned.
        effect: an effect on people, such as "killed" or "injured".
        convention: acled, airwars, gtd, neutral, ucdp, victims; the name of one that an installed package offers in
            the entry point group ``conflictparse.conventions``; or a convention of your own.
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.

    Raises:
        UnknownConventionError: there is no such convention, effect or scale.
        NotConventionError: *convention* is neither a name nor a convention.
        NotReportError: *report* is something else, such as a text.

    >>> report = parse("Shelling killed dozens of villagers, activists said.")
    >>> found = toll(report, "killed", convention="acled")
    >>> found.best, [rule.id for rule in found.rules]
    (12, ['acled.dozens'])
    """
    from conflictparse import codebooks  # noqa: PLC0415

    _need_report("toll", report)
    return codebooks.toll(report, effect, convention=offered_convention(convention), scale=scale)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """
    Return every quantity of *text*, in reading order.

    ``low`` and ``high`` are in ``unit`` (ours and quantulum3's), or count if that is None; an open end is None.

    Raises:
        NotTextError: *text* is no str.

    >>> [(q.text, q.unit, q.noun) for q in find_quantities("A 500-kilowatt generator lit 12 homes.")]
    [('500-kilowatt', 'kilowatt', None), ('12', None, 'homes')]
    """
    from conflictparse import numbers  # noqa: PLC0415
    from conflictparse.data.units import load_units  # noqa: PLC0415

    return numbers.find_quantities(text, units=load_units())


def parse_quantity(phrase: str) -> Quantity | None:
    """
    Return the quantity that the whole of *phrase* is, or None.

    Its fields are those of :func:`find_quantities`.

    Raises:
        NotTextError: *phrase* is no str.

    >>> parse_quantity("more than 1.7 million").low, parse_quantity("30Mbps").unit
    (1700000, 'megabit per second')
    """
    from conflictparse import numbers  # noqa: PLC0415
    from conflictparse.data.units import load_units  # noqa: PLC0415

    return numbers.parse_quantity(phrase, units=load_units())


def find_places(
    text: str, *, country: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[PlaceMention, ...]:
    """
    Return every place name of *text* with the part it plays, in reading order.

    ``lat`` and ``lon`` are degrees (WGS 84); ``where_prec`` follows UCDP GED 22.1, ``geo_precision`` ACLED.

    Args:
        text: the report, as given.
        country: ISO 3166-1 alpha-3 code of the country that the report is about, for names that several places have.
        gazetteer: the known places, as :func:`load_gazetteer` opens them; by default the bundled ones.

    Raises:
        NotTextError: *text* is no str.
        NotGazetteerError: *gazetteer* is no gazetteer.
        CountryError: *country* is no code.

    >>> [(p.text, p.role.value) for p in find_places("Syrian troops shelled Idlib.")]
    [('Syrian', 'demonym'), ('Idlib', 'location')]
    """
    need_country(country)
    from conflictparse import places  # noqa: PLC0415

    return places.find_places(text, gazetteer=_known_places("find_places", gazetteer), country=country)


def resolve_place(
    name: str, *, country: str | None = None, within: str | None = None, gazetteer: Gazetteer | None = None
) -> PlaceMatch:
    """
    Return the place that *name* means: resolved, ambiguous with candidates, or unknown.

    ``place`` is the record, with its source and its degrees (WGS 84), or None unless the status is resolved.

    Args:
        name: one name, in any usual spelling, also in Arabic or Cyrillic letters.
        country: only places of this country, as an ISO 3166-1 alpha-3 code.
        within: only places inside the unit of this name, such as "Idlib".
        gazetteer: the known places; by default the bundled ones.

    Raises:
        NotTextError: *name* is no str.
        NotGazetteerError: *gazetteer* is no gazetteer.
        CountryError: *country* is no code.

    >>> resolve_place("Idleb", country="SYR").place.name
    'Idlib'
    """
    need_country(country)
    from conflictparse import places  # noqa: PLC0415

    known = _known_places("resolve_place", gazetteer)
    return places.resolve_place(name, gazetteer=known, country=country, within=within)


def normalize_place(name: str, *, country: str | None = None, within: str | None = None) -> str:
    """
    Return the canonical name of a place, or the sounds of *name* in one spelling when the gazetteer does not know it.

    *country* and *within* are as for :func:`resolve_place`.

    Raises:
        NotTextError: *name* is no str.
        CountryError: *country* is no code.

    >>> normalize_place("Idleb", country="SYR"), normalize_place("Ajaaz") == normalize_place("Ajaz")
    ('Idlib', True)
    """
    need_country(country)
    from conflictparse import places  # noqa: PLC0415
    from conflictparse.data.places import load_gazetteer  # noqa: PLC0415

    return places.normalize_place(name, gazetteer=load_gazetteer(), country=country, within=within)


def find_actors(
    text: str, *, on: date | None = None, country: str | None = None, lexicon: ActorLexicon | None = None
) -> tuple[ActorMention, ...]:
    """
    Return every party, victim group and source of *text*, in reading order.

    ``actor_id`` is the id of a record, or None where the words name none. Private persons are no actors.

    Args:
        text: the report, as given.
        on: the day of which the report tells: records and names have days on which they were in use.
        country: ISO 3166-1 alpha-3 code of the country that the report is about.
        lexicon: the actors to read with, instead of the bundled ones.

    Raises:
        NotTextError: *text* is no str.
        CountryError: *country* is no code.

    >>> [(a.text, a.status.value) for a in find_actors("Rebels fought the Taliban.")]
    [('Rebels', 'generic'), ('the Taliban', 'resolved')]
    """
    need_country(country)
    from conflictparse import actors  # noqa: PLC0415
    from conflictparse.data.actors import load_actors  # noqa: PLC0415

    return actors.find_actors(text, lexicon=lexicon or load_actors(), on=on, country=country)


def resolve_actor(
    name: str, *, on: date | None = None, country: str | None = None, lexicon: ActorLexicon | None = None
) -> ActorMatch:
    """
    Return the actor that *name* means on a day.

    ``actor`` is the record, with its source and its days, or None unless the status is resolved.

    Args:
        name: one name, acronym or description ("Assad's forces").
        on: the day on which it was used; without it, any day.
        country: ISO 3166-1 alpha-3 code of the country that the report is about.
        lexicon: the actors to read with, instead of the bundled ones.

    Raises:
        NotTextError: *name* is no str.
        CountryError: *country* is no code.

    >>> resolve_actor("HTS").actor.name
    "Hay'at Tahrir al-Sham"
    """
    need_country(country)
    from conflictparse import actors  # noqa: PLC0415
    from conflictparse.data.actors import load_actors  # noqa: PLC0415

    return actors.resolve_actor(name, lexicon=lexicon or load_actors(), on=on, country=country)


def normalize_actor(name: str, *, lexicon: ActorLexicon | None = None) -> str:
    """
    Return the canonical name of an actor, or *name* itself when the *lexicon* does not know it.

    Raises:
        NotTextError: *name* is no str.

    >>> normalize_actor("HTS")
    "Hay'at Tahrir al-Sham"
    """
    from conflictparse import actors  # noqa: PLC0415
    from conflictparse.data.actors import load_actors  # noqa: PLC0415

    return actors.normalize_actor(name, lexicon=lexicon or load_actors())


def offered_convention(convention: str | Convention) -> str | Convention:
    """
    Return *convention*, or what an installed package offers under a name that the library does not know.

    Raises:
        UnknownConventionError: nobody offers it.
    """
    from conflictparse.codebooks import CONVENTIONS  # noqa: PLC0415

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
        from conflictparse.data.places import load_gazetteer  # noqa: PLC0415

        return load_gazetteer()
    from conflictparse.places import Gazetteer  # noqa: PLC0415

    if not isinstance(gazetteer, Gazetteer):
        raise NotGazetteerError(function, type(gazetteer).__name__)
    return gazetteer


def _need_report(function: str, report: object) -> None:
    from conflictparse.claims import Report  # noqa: PLC0415

    if not isinstance(report, Report):
        raise NotReportError(type(report).__name__, function)


def _need_text(function: str, text: object) -> None:
    if not isinstance(text, str):
        raise NotTextError(function, type(text).__name__)
