"""
The command ``conflictparse resolve place|actor|number|date WORDS``: what one name, number or date is read as, and why.

Law: what is ambiguous is shown with every candidate, best first; what is unknown is no error.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import shown
from conflictparse.cli.output import json_words, write
from conflictparse.cli.reading import add_date_order, country_code, open_gazetteer, own_actors, read_day

if TYPE_CHECKING:
    from conflictparse.actors import Actor
    from conflictparse.numbers import Quantity
    from conflictparse.places.place import Place
    from conflictparse.times import Time

EXAMPLES: Final = """\
examples:
  conflictparse resolve place Ajaaz --country SYR
  conflictparse resolve actor "Assad's forces" --on 2020-02-01
  conflictparse resolve number "more than 1.7 million"
  conflictparse resolve date "last Thursday" --published 2024-11-28
"""


class Answer(NamedTuple):
    """
    What some words are read as.

    Attributes:
        status: resolved, ambiguous, unknown and so on.
        why: what decided, in words.
        candidates: what they may mean, best first; of resolved words the one that they mean.
    """

    status: str
    why: str
    candidates: tuple[Any, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what may be resolved."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="WHAT")
    place = actions.add_parser("place", help="which place a name means")
    place.add_argument("words", metavar="NAME")
    place.add_argument("--country", type=country_code, metavar="ISO3", help="only places of this country, as SYR")
    place.add_argument("--within", metavar="NAME", help="only places inside this unit, as Idlib")
    place.add_argument("--gazetteer", metavar="FILE", help="places of your own, as gazetteer build writes them")
    actor = actions.add_parser("actor", help="which party a name means")
    actor.add_argument("words", metavar="NAME")
    actor.add_argument("--on", metavar="DATE", help="the day on which it is meant, as 2020-02-01")
    actor.add_argument("--country", type=country_code, metavar="ISO3", help="the country that it is about, as SYR")
    actor.add_argument(
        "--actors", action="append", default=[], metavar="CSV", help="actors of your own (may be repeated)"
    )
    number = actions.add_parser("number", help="what a number or measure says")
    number.add_argument("words", metavar="WORDS")
    day = actions.add_parser("date", help="which days a date means")
    day.add_argument("words", metavar="WORDS")
    day.add_argument("--published", metavar="DATE", help='the day from which "last Thursday" is counted')
    add_date_order(day)
    for action in (place, actor, number, day):
        action.add_argument("--format", choices=("text", "json"), default="text", help="words (default), or JSON")


def run(options: argparse.Namespace) -> int:
    """Print what the words are read as."""
    resolve, lines = _WAYS[options.action]
    answer = resolve(options)
    if options.format == "json":
        from conflictparse.claims.codec import encode  # noqa: PLC0415 - not needed for words

        said = {"words": options.words, "what": options.action, "status": answer.status, "why": answer.why}
        write(json_words({**said, "candidates": [encode(one) for one in answer.candidates]}, indent=2))
        return ExitCode.OK
    write(f"{shown(options.words)}: {answer.status}{f' ({answer.why})' if answer.why else ''}")
    for candidate in answer.candidates:
        told = [(label, words) for label, words in lines(candidate) if words]
        first, *rest = told
        write(f"  {first[1]}")
        for label, words in rest:
            write(f"    {label:<10} {words}")
    return ExitCode.OK


# ---------------------------------------------------------------- places and actors
def _place(options: argparse.Namespace) -> Answer:
    from conflictparse.parse import resolve_place  # noqa: PLC0415 - loads the whole library

    gazetteer = None if options.gazetteer is None else open_gazetteer(options.gazetteer)
    match = resolve_place(options.words, country=options.country, within=options.within, gazetteer=gazetteer)
    return Answer(match.status.value, match.why, match.candidates)


def _place_lines(place: Place) -> Iterable[tuple[str, str]]:
    units = dict.fromkeys(unit for unit in (place.admin2, place.admin1, place.country) if unit)
    yield "name", place.name
    yield "kind", place.kind
    yield "in", ", ".join(units)
    yield "position", f"{place.lat:.5f}, {place.lon:.5f}" if place.lat is not None and place.lon is not None else ""
    yield "p-code", place.pcode or ""
    yield "iso 3166-2", place.iso_3166_2 or ""
    yield "id", place.id
    yield "source", place.source


def _actor(options: argparse.Namespace) -> Answer:
    from conflictparse.parse import resolve_actor  # noqa: PLC0415 - loads the whole library

    on = read_day("--on", options.on)
    match = resolve_actor(options.words, on=on, country=options.country, lexicon=own_actors(options.actors))
    return Answer(match.status.value, match.why, match.candidates)


def _actor_lines(actor: Actor) -> Iterable[tuple[str, str]]:
    since, until = actor.since, actor.until
    yield "name", actor.name
    yield "kind", actor.kind.replace("_", " ")
    yield "country", actor.country or ""
    yield "side", actor.side or ""
    yield "part of", actor.parent or ""
    yield "existed", f"{since or '…'} to {until or '…'}" if since or until else ""
    yield "ucdp", str(actor.ucdp) if actor.ucdp is not None else ""
    yield "acled", actor.acled or ""
    yield "wikidata", actor.wikidata or ""
    yield "id", actor.id
    yield "source", actor.source


# ---------------------------------------------------------------- numbers and dates
def _number(options: argparse.Namespace) -> Answer:
    from conflictparse.parse import find_quantities, parse_quantity  # noqa: PLC0415 - loads the whole library

    whole = parse_quantity(options.words)
    if whole is not None:
        return Answer("resolved", f"rule “{whole.rule}”", (whole,))
    found = find_quantities(options.words)
    return _in_part(found) if found else Answer("unknown", "no number is read here", ())


def _number_lines(quantity: Quantity) -> Iterable[tuple[str, str]]:
    from conflictparse.exports.wording import clean_words, figure_words, interval_words, number_words  # noqa: PLC0415

    low, high = quantity.low, quantity.high
    yield "figure", f"{figure_words(quantity)} (“{clean_words(quantity.text)}”)"
    ends = interval_words(low, high, low_open=quantity.low_open, high_open=quantity.high_open)
    yield "interval", "open at both ends" if low is None and high is None else ends
    yield "stated", number_words(quantity.stated) if quantity.stated is not None else "nothing"
    yield "modifier", quantity.modifier.value.replace("_", " ")
    yield "form", quantity.form.value
    yield "dimension", quantity.dimension.value
    yield "unit", quantity.unit or ""
    yield "noun", quantity.noun or ""
    yield "grain", number_words(quantity.grain) if quantity.grain is not None else ""
    yield "rule", quantity.rule


def _date(options: argparse.Namespace) -> Answer:
    from conflictparse.times import find_times  # noqa: PLC0415 - loads the whole library

    words: str = options.words
    found = find_times(words, read_day("--published", options.published), day_first=options.day_first)
    if not found:
        return Answer("unknown", "no date is read here", ())
    first = found[0]
    if len(found) > 1 or words[: first.start].strip() or words[first.end :].strip():
        return _in_part(found)
    if first.from_date is None and first.anchor == "published" and options.published is None:
        return Answer("unresolved", "it is counted from a day: give --published", found)
    if first.from_date is None and first.to_date is None:
        return Answer("unresolved", "the words name no day", found)
    return Answer("resolved", f"rule “{first.rule}”", found)


def _date_lines(time: Time) -> Iterable[tuple[str, str]]:
    from conflictparse.exports.wording import time_words  # noqa: PLC0415

    yield "days", time_words(time)
    yield "from", time.from_date.isoformat() if time.from_date is not None else ""
    yield "to", time.to_date.isoformat() if time.to_date is not None else ""
    yield "precision", time.precision.value
    yield "kind", time.kind.value
    yield "edtf", time.edtf or ""
    yield (
        "counted",
        {"published": "from the day of publication", "text": "from a day of the text"}.get(time.anchor or "", ""),
    )
    yield "rule", time.rule


def _in_part(found: tuple[Any, ...]) -> Answer:
    return Answer("in part", "only some of the words are read", found)


_WAYS: Final[
    Mapping[str, tuple[Callable[[argparse.Namespace], Answer], Callable[[Any], Iterable[tuple[str, str]]]]]
] = {
    "place": (_place, _place_lines),
    "actor": (_actor, _actor_lines),
    "number": (_number, _number_lines),
    "date": (_date, _date_lines),
}
