"""
What can be done with a report, each with what must come of it; dearer than looking at the report itself.

Every probe takes a reading and raises where a promise is broken. The formats are those of ``conflictparse.exports``.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

import conflictparse as cp
from conflictparse import Report
from conflictparse.effects.effect import Effect
from conflictparse.exports import (
    FORMATS,
    open_writer,
    reports_from_jsonl,
    rows_from_csv,
    rows_from_jsonl,
    to_rows,
    to_tree,
)
from conflictparse.exports.row_csv import read_csv
from conflictparse.viz import highlight
from fuzz.inputs import Input

#: A name for the document that a spreadsheet would take for a formula.
DOC: Final = '=a "doc",\n'


class BrokenPromiseError(AssertionError):
    """An oracle does not hold."""


class Reading(NamedTuple):
    """An input, the report that was read in it, and the convention to count under."""

    given: Input
    report: Report
    convention: str


def need(holds: bool, what: str, shown: object) -> None:
    """Raise where *what* is the case, showing the value concerned."""
    if not holds:
        raise BrokenPromiseError(f"{what}: {shown!r:.1000}")


# ---------------------------------------------------------------- figures
def probe_tolls(reading: Reading) -> None:
    """Check that the figures of every toll rise, and that they come from claims of the report."""
    ids = {claim.id for claim in reading.report.claims}
    for effect in Effect:
        toll = cp.toll(reading.report, effect.value, convention=reading.convention)
        if toll is None:
            continue
        need(bool(toll.claims) and set(toll.claims) <= ids, "a toll is of claims that are none", toll)
        _need_rising(toll)
        need(bool(toll.rules), "a toll names no rule", toll)


def probe_ledger(reading: Reading) -> None:
    """Check that a report merged with itself and a later copy keeps low <= best <= high, in whichever order."""
    later = cp.parse(reading.given.text, "2024-12-01", country=reading.given.country)
    ledger = cp.merge([reading.report, later, reading.report])
    turned = cp.merge([later, reading.report])
    need(ledger.to_dict() == turned.to_dict(), "the order of reports changes a ledger", ledger.to_dict())
    json.dumps(ledger.to_dict())
    ledger.timeline()
    for effect in ("killed", "injured", "displaced"):
        toll = ledger.toll(effect, convention=reading.convention)
        if toll is not None:
            _need_rising(toll)


def _need_rising(toll: Any) -> None:
    ends = [Fraction(end) for end in (toll.low, toll.best, toll.high) if end is not None]
    need(ends == sorted(ends) and all(end >= 0 for end in ends), "0 <= low <= best <= high does not hold", toll)


# ---------------------------------------------------------------- words
def probe_words(reading: Reading) -> None:
    """Check that every claim explains itself, and that the report can be read as a tree."""
    for claim in reading.report.claims:
        need(claim.explain().startswith(claim.id), "a claim does not explain itself", claim)
    to_tree(reading.report, reading.given.text, colour=reading.given.choice > 127, width=20 + reading.given.choice % 99)


def probe_page(reading: Reading) -> None:
    """Check that the text can be shown with its values marked, and that it can bring no element of its own."""
    text = reading.given.text + " <script src=x onerror=y>"
    page = highlight(cp.parse(text, reading.given.published), text)
    need("<script src=x" not in page, "a text brings an element into a page", text)


# ---------------------------------------------------------------- the other functions
def probe_finders(reading: Reading) -> None:
    """Check that each layer alone reads the text as it does in a report, or at least stays inside it."""
    text, country = reading.given.text, reading.given.country
    found: tuple[Any, ...] = (
        *cp.find_quantities(text),
        *cp.find_times(text, published=reading.given.published),
        *cp.find_places(text, country=country),
        *cp.find_actors(text, country=country),
    )
    for one in found:
        need(text[one.start : one.end] == one.text, "a finding has other words than its span", one)
    need(cp.check(reading.report) == reading.report.discrepancies, "check() says otherwise than the report", text)


def probe_names(reading: Reading) -> None:
    """Check that any words may be asked for as a quantity, a place or an actor."""
    words = reading.given.text[:40]
    quantity = cp.parse_quantity(words)
    need(quantity is None or words.strip() != "", "nothing is a quantity", words)
    match = cp.resolve_place(words, country=reading.given.country, within=reading.given.text[40:60] or None)
    need((match.place is not None) == (match.status.value == "resolved"), "a place without a status", match)
    cp.resolve_actor(words, country=reading.given.country)
    cp.normalize_place(words)
    cp.normalize_actor(words)
    score = cp.same_place_name(words, reading.given.text[20:60])
    need(0 <= score <= 1, "a likeness is out of bounds", score)
    need(score == cp.same_place_name(reading.given.text[20:60], words), "likeness has a direction", words)


def probe_again(reading: Reading) -> None:
    """Check that a second reading is the same to the byte."""
    given = reading.given
    again = cp.parse(given.text, given.published, country=given.country, day_first=given.day_first)
    need(again == reading.report, "two readings differ", given.text)
    need(again.to_json() == reading.report.to_json(), "two readings have other JSON", given.text)


# ---------------------------------------------------------------- formats
def written(reading: Reading, form: str, **options: Any) -> str:
    """Return the file of *form*, which is UTF-8."""
    file = io.BytesIO()
    convention = FORMATS[form].convention or reading.convention
    with open_writer(form, file, convention=convention, **options) as writer:
        writer.write(DOC, reading.report, reading.given.text)
    return file.getvalue().decode("utf-8")


def probe_json(reading: Reading) -> None:
    """Check that an array of reports reads back."""
    (data,) = json.loads(written(reading, "json"))
    need(data.pop("doc") == DOC, "the document has lost its name", data)
    need(Report.from_dict(data) == reading.report, "json does not read back equal", data)


def probe_jsonl(reading: Reading) -> None:
    """Check that a line of JSON is one line and reads back."""
    text = written(reading, "jsonl")
    need(text.count("\n") == 1, "a report takes more than one line", text)
    need(list(reports_from_jsonl(text)) == [(DOC, reading.report)], "jsonl does not read back equal", text)


def probe_rows(reading: Reading) -> None:
    """Check that rows read back from lines of JSON, and that their figures rise."""
    parts = reading.given.choice > 127
    rows = list(_rows(reading, include_parts=parts))
    for row in rows:
        _need_rising(row)
    text = written(reading, "rows-jsonl", include_parts=parts)
    need(list(rows_from_jsonl(text)) == rows, "rows-jsonl does not read back equal", text)


def probe_csv(reading: Reading) -> None:
    """Check that rows read back from CSV, guarded against formulas or not, with a mark and tags or not."""
    rows = list(_rows(reading))
    choice = reading.given.choice
    guard, bom, hxl = choice % 3 != 0, choice % 2 == 0, choice % 5 == 0
    text = written(reading, "csv", guard=guard, bom=bom, hxl=hxl)
    need(list(rows_from_csv(text, guarded=guard)) == rows, "csv does not read back equal", text)
    if guard:
        _need_no_formula(text)


def probe_geojson(reading: Reading) -> None:
    """Check that the features are those of the rows."""
    features = json.loads(written(reading, "geojson"))["features"]
    ids = [feature["properties"]["claim_id"] for feature in features]
    need(ids == [row.claim_id for row in _rows(reading)], "a feature is missing", ids)


def _table_probe(form: str) -> Callable[[Reading], None]:
    def probe(reading: Reading) -> None:
        text = written(reading, form)
        header, *records = read_csv(io.StringIO(text, newline=""))
        need(all(len(record) == len(header) for record in records), f"a row of {form} has too many cells", text)
        _need_no_formula(text)

    return probe


def _rows(reading: Reading, *, include_parts: bool = False) -> Any:
    given = {"doc": DOC, "text": reading.given.text, "convention": reading.convention}
    return to_rows(reading.report, include_parts=include_parts, **given)  # type: ignore[arg-type]


def _need_no_formula(text: str) -> None:
    for record in read_csv(io.StringIO(text, newline="")):
        for cell in record:
            number = cell.removeprefix("-").replace(".", "", 1).isdecimal()
            need(number or not cell.lstrip().startswith(tuple("=+-@＝＋－＠")), "a cell is a formula", cell)


#: The probes by name; the order is part of what bytes mean.
PROBES: Final[Mapping[str, Callable[[Reading], None]]] = {
    "tolls": probe_tolls,
    "words": probe_words,
    "finders": probe_finders,
    "csv": probe_csv,
    "rows": probe_rows,
    "jsonl": probe_jsonl,
    "ledger": probe_ledger,
    "names": probe_names,
    "json": probe_json,
    "again": probe_again,
    "geojson": probe_geojson,
    **{form: _table_probe(form) for form in ("acled", "hapi", "ucdp", "ucdp-monadic")},
    "page": probe_page,
}
#: Those whose outcome depends on the convention.
BY_CONVENTION: Final = frozenset({"hapi", "rows", "tolls"})
