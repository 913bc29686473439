"""
One cell of a table into claims: what every engine does with a row.

Law: no cell raises. What goes wrong is a value that says what and where, without a word of the text.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypedDict

import attrs

from conflictparse.actors import ActorLexicon
from conflictparse.claims import Report
from conflictparse.codebooks import Convention
from conflictparse.codebooks.toll import known_convention
from conflictparse.errors import NotGazetteerError, PublishedError, need_country
from conflictparse.exports.options import Options
from conflictparse.exports.row import ClaimRow
from conflictparse.parse import offered_convention
from conflictparse.places import Gazetteer
from conflictparse.text.cuts import cut_text
from conflictparse.times.published import read_published

#: How much of a text is read: some 350 pages.
MAX_CHARS: Final = 1_000_000
#: A cell that its engine could not hand over: no UTF-8, the year 20000.
UNHELD: Final = object()


class SentChoices(TypedDict, total=False):
    """What a caller may choose about a reading in another process; see :class:`Reading`."""

    country: str | None
    day_first: bool | None
    max_chars: int
    convention: str | Convention
    include_parts: bool
    scale: int | None


class Choices(SentChoices, total=False):
    """What a caller may choose about a reading; see :class:`Reading`."""

    gazetteer: Gazetteer | None
    lexicon: ActorLexicon | None


class Flaw(NamedTuple):
    """
    What went wrong with a row.

    Attributes:
        code: null (there is no text), not_text, published (the date is none; the text was read without it), cut (the
            text was too long; its beginning was read) or exception.
        stage: read, parse or write.
        truncated: how many characters at the end of the text were not read.
    """

    code: str
    stage: str
    truncated: int = 0


class Outcome(NamedTuple):
    """
    What came of a row: its rows, or None if it could not be read, and what went wrong.

    It does not keep the report: thousands of them at a time would cost memory, and time to look through it.
    """

    rows: tuple[ClaimRow, ...] | None = None
    flaw: Flaw | None = None


@attrs.frozen
class Reading:
    """
    What rows are read with.

    Attributes:
        country: ISO 3166-1 alpha-3 code of the country that the reports are about, for ambiguous names.
        day_first: how to read "3/4/2020".
        gazetteer: the known places; by default the bundled ones.
        lexicon: the known actors; by default the bundled ones.
        max_chars: how much of a text is read; the rest is counted.
        convention: what gives low, best and high, as for :func:`conflictparse.toll`.
        include_parts: whether claims are all claims, and not only those that a plain sum may add up.
        scale: what ACLED writes for "several" and plurals: 3, or 10.
    """

    country: str | None = None
    day_first: bool | None = None
    gazetteer: Gazetteer | None = None
    lexicon: ActorLexicon | None = None
    max_chars: int = MAX_CHARS
    convention: str | Convention = "neutral"
    include_parts: bool = False
    scale: int | None = None

    def checked(self) -> Reading:
        """
        Return the same with its convention opened.

        Raises:
            UnknownConventionError: there is no such convention, or no such scale of it.
            NotConventionError: the convention is neither a name nor a convention.
            NotGazetteerError: the gazetteer is none.
            CountryError: the country is no code.
        """
        need_country(self.country)
        if self.gazetteer is not None and not isinstance(self.gazetteer, Gazetteer):
            raise NotGazetteerError("parse_batch", type(self.gazetteer).__name__)
        rules = known_convention(offered_convention(self.convention), self.scale)
        return attrs.evolve(self, convention=rules, scale=None)

    def read(self, text: Any, published: Any = None, doc: str = "") -> Outcome:
        """
        Return what a *text*, *published* on a day, claims, whatever the cells hold.

        >>> reading = Reading().checked()
        >>> [row.low for row in reading.read("Shelling killed 12 people.").rows], reading.read(None).flaw
        ([12], Flaw(code='null', stage='read', truncated=0))
        """
        if text is None:
            return Outcome(flaw=Flaw("null", "read"))
        if not isinstance(text, str):
            return Outcome(flaw=Flaw("not_text", "read"))
        stage = "read"
        truncated = 0
        try:
            part = cut_text(text, self.max_chars)
            truncated = len(text) - len(part)
            stage = "parse"
            report, dated = self._parse(part, published)
            stage = "write"
            rows = self._rows(report, part, doc)
        except Exception:  # noqa: BLE001 - no row raises, and none harms its neighbours
            return Outcome(flaw=Flaw("exception", stage, truncated))
        if not dated:
            return Outcome(rows, Flaw("published", "read", truncated))
        return Outcome(rows, Flaw("cut", "read", truncated) if truncated else None)

    def _parse(self, text: str, published: Any) -> tuple[Report, bool]:
        """Return the report, and whether its date could be read."""
        from conflictparse.parse import parse  # noqa: PLC0415 - looked up at each call, so that it may be replaced

        day, dated = _day(published)
        report = parse(
            text,
            day,
            country=self.country,
            day_first=self.day_first,
            gazetteer=self.gazetteer,
            lexicon=self.lexicon,
        )
        return report, dated

    def _rows(self, report: Report, text: str, doc: str) -> tuple[ClaimRow, ...]:
        options = Options(convention=self.convention, include_parts=self.include_parts, scale=self.scale)
        return options.rows(doc, report, text)


def _day(published: Any) -> tuple[date | None, bool]:
    """Return the day that a cell holds, None for an empty one, and whether that is what it holds."""
    if isinstance(published, str) and not published.strip():
        return None, True
    if not isinstance(published, str | date | datetime | None):
        return None, False
    try:
        return read_published(published), True
    except (PublishedError, ValueError, OverflowError):
        return None, False
