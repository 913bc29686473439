"""
The command ``conflictparse diff OLD NEW``: which claims are new, gone or changed between two versions of a report.

Each side is the text of a report, or reports as JSON. Of two files with several reports each, those of one name are
compared. Law: a file compared with itself has no changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.inputs import TEXT_OR_REPORTS, Inputs, add_input_options, inputs_of
from conflictparse.cli.output import json_words, write
from conflictparse.cli.reading import Given, add_reading_options, read_any, read_day, what_is_given

if TYPE_CHECKING:
    from conflictparse.claims.claim import Claim
    from conflictparse.claims.report import Report
    from conflictparse.ledger.versions import Change

EXAMPLES: Final = """\
examples:
  conflictparse diff morning.txt evening.txt --published 2024-11-28
  conflictparse diff monday.jsonl tuesday.jsonl --format jsonl
"""
_SIGNS: Final = {"gone": "-", "new": "+", "changed": "~"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``diff``."""
    parser.add_argument("old", metavar="OLD", help=TEXT_OR_REPORTS)
    parser.add_argument("new", metavar="NEW", help="a later version of it")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="words to read (default); one JSON line for each change",
    )
    add_reading_options(parser)
    add_input_options(parser)
    parser.add_argument("--new-published", metavar="DATE", help="publication date of NEW, if it is another one")


def run(options: argparse.Namespace) -> int:
    """Print what changed."""
    from conflictparse.ledger.versions import compare_versions  # noqa: PLC0415 - loads most of the library

    given = what_is_given(options)
    later = read_day("--new-published", options.new_published)
    inputs = inputs_of(options)
    old = _reports(options.old, given, inputs)
    new = _reports(options.new, given if later is None else given._replace(published=later), inputs)
    counts = dict.fromkeys(_SIGNS, 0)
    same = 0
    for doc, before, after in _matched(old, new):
        changes = compare_versions(before, after)
        for change in changes:
            counts[change.kind] += 1
            if options.format == "text":
                write((f"{doc}: " if doc else "") + _line(change))
            else:
                write(json_words(_document(doc, change)))
        same += len(after.claims) - sum(change.after is not None for change in changes)
    if options.format == "text":
        write(f"{counts['gone']:,} gone, {counts['new']:,} new, {counts['changed']:,} changed, {same:,} the same")
    return ExitCode.OK


def _reports(name: str, given: Given, inputs: Inputs) -> dict[str, Report]:
    """Return the reports of a file by their names; the later of two with one name stands."""
    found = {}
    for doc, _, report, _ in read_any([name], given, inputs):
        if isinstance(report, Refused):
            raise report
        found[doc] = report
    return found


def _matched(old: dict[str, Report], new: dict[str, Report]) -> Iterator[tuple[str, Report, Report]]:
    """Yield the reports to be compared, with their name where there are several."""
    from conflictparse.claims.report import Report  # noqa: PLC0415

    if len(old) == len(new) == 1:
        (before,), (after,) = old.values(), new.values()
        yield "", before, after
        return
    for doc in [*old, *(doc for doc in new if doc not in old)]:
        yield doc, old.get(doc, Report()), new.get(doc, Report())


# ---------------------------------------------------------------- a change in words
def _line(change: Change) -> str:
    claims = [claim for claim in (change.before, change.after) if claim is not None]
    ids = " → ".join(dict.fromkeys(claim.id for claim in claims))
    line = f"{_SIGNS[change.kind]} {ids} {_claim(claims[-1], change.fields)}"
    if change.before is None or change.after is None:
        return line
    told = (f"{name}: {_told(name, change.before)} → {_told(name, change.after)}" for name in change.fields)
    return f"{line}: {'; '.join(told)}"


def _claim(claim: Claim, changed: tuple[str, ...]) -> str:
    """Return a claim in a few words, without what has changed."""
    effect = claim.effect.value.replace("_", " ")
    said = [_told(name, claim) for name in ("quantity", "counted") if name not in changed]
    short = " ".join([effect, *(words for words in said if words != _NOTHING)])
    more = [_told(name, claim) for name in ("places", "time") if not changed]
    return " · ".join([short, *(words for words in more if words != _NOTHING)])


def _told(name: str, claim: Claim) -> str:
    """Return the field *name* of a claim in words."""
    return _TELL[name](claim) or _NOTHING


def _figure(claim: Claim) -> str:
    from conflictparse.exports.wording import figure_words  # noqa: PLC0415 - not needed for JSON

    return figure_words(claim.quantity)


def _affected(claim: Claim) -> str:
    from conflictparse.exports.wording import affected_words  # noqa: PLC0415

    return next(iter(affected_words(claim)), "")


def _actors(name: str) -> Callable[[Claim], str]:
    def tell(claim: Claim) -> str:
        from conflictparse.exports.wording import actor_words  # noqa: PLC0415

        actors = getattr(claim, name)
        return ", ".join(map(actor_words, actors if isinstance(actors, tuple) else [actors] if actors else []))

    return tell


def _places(claim: Claim) -> str:
    from conflictparse.exports.wording import places_words  # noqa: PLC0415

    return places_words(claim.places)


def _time(claim: Claim) -> str:
    from conflictparse.exports.wording import time_words  # noqa: PLC0415

    return time_words(claim.time) if claim.time is not None else ""


def _source(claim: Claim) -> str:
    from conflictparse.exports.wording import source_words  # noqa: PLC0415

    return source_words(claim)


def _status(claim: Claim) -> str:
    from conflictparse.exports.wording import clean_words  # noqa: PLC0415

    hedges = ", ".join(f"“{clean_words(hedge)}”" for hedge in claim.hedges)
    return f"{claim.status.value} ({hedges})" if hedges else claim.status.value


def _scope(claim: Claim) -> str:
    return claim.scope.value if claim.events is None else f"{claim.scope.value}, {claim.events} incidents"


def _document(doc: str, change: Change) -> dict[str, object]:
    from conflictparse.claims.codec import encode  # noqa: PLC0415

    return {"doc": doc, **encode(change)} if doc else dict(encode(change))


_NOTHING: Final = "nothing"
_TELL: Final[dict[str, Callable[[Claim], str]]] = {
    "quantity": _figure,
    "counted": _affected,
    "category": lambda claim: claim.category.value,
    "victim": _actors("victim"),
    "perpetrators": _actors("perpetrators"),
    "supporters": _actors("supporters"),
    "means": lambda claim: claim.means or "",
    "places": _places,
    "time": _time,
    "source": _source,
    "status": _status,
    "scope": _scope,
}
