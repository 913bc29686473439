"""
Events as rows of a codebook, and rows as CSV.

The rows are made in ``codebooks``; here the bundled actors are filled in. In CSV no cell of words begins with a sign
that a spreadsheet would take for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from conflictparse.actors import ActorLexicon
from conflictparse.claims.report import Report
from conflictparse.codebooks.acled_rows import AcledRow
from conflictparse.codebooks.acled_rows import acled_rows as rows_for_acled
from conflictparse.codebooks.ucdp_rows import UcdpRow
from conflictparse.codebooks.ucdp_rows import ucdp_rows as rows_for_ucdp
from conflictparse.codebooks.ucdp_sides import UcdpSideRow
from conflictparse.codebooks.ucdp_sides import ucdp_side_rows as sides_of
from conflictparse.data.actors import load_actors
from conflictparse.exports.cells import BOM, csv_line, value_cell
from conflictparse.exports.options import Lines
from conflictparse.exports.wording import clean_words


def acled_rows(
    report: Report, *, scale: int | None = None, lexicon: ActorLexicon | None = None
) -> tuple[AcledRow, ...]:
    """
    Return the events of *report* as rows with ACLED's columns, in reading order.

    Args:
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.
        lexicon: the actors that the report was read with; by default the bundled ones.

    >>> from conflictparse import parse
    >>> (row,) = acled_rows(parse("Rebels killed 12 villagers in Sarmin on Monday.", published="2024-11-28"))
    >>> row.event_date.isoformat(), row.event_type, row.actor2, row.fatalities
    ('2024-11-25', 'Violence against civilians', 'Civilians (Syria)', 12)
    """
    return rows_for_acled(report, lexicon=lexicon or load_actors(), scale=scale)


def ucdp_rows(report: Report, *, lexicon: ActorLexicon | None = None) -> tuple[UcdpRow, ...]:
    """
    Return the events of *report* in which somebody died as rows with the columns of UCDP GED, in reading order.

    Args:
        lexicon: the actors that the report was read with; by default the bundled ones.

    >>> from conflictparse import parse
    >>> (row,) = ucdp_rows(parse("HTS killed 12 soldiers in Sarmin on Monday.", published="2024-11-28"))
    >>> row.dyad, row.deaths_a, row.best, row.date_prec
    ("Government of Syria - Hay'at Tahrir al-Sham", 12, 12, 1)
    """
    return rows_for_ucdp(report, lexicon=lexicon or load_actors())


def ucdp_side_rows(report: Report, *, lexicon: ActorLexicon | None = None) -> tuple[UcdpSideRow, ...]:
    """
    Return the rows of :func:`ucdp_rows` in their monadic form: one row for each side of an event.

    Args:
        lexicon: the actors that the report was read with; by default the bundled ones.

    >>> from conflictparse import parse
    >>> report = parse("HTS killed 12 soldiers in Sarmin on Monday.", published="2024-11-28")
    >>> [(row.actor, row.deaths_actor, row.best) for row in ucdp_side_rows(report)]
    [('Government of Syria', 12, 12), ("Hay'at Tahrir al-Sham", 0, None)]
    """
    return sides_of(ucdp_rows(report, lexicon=lexicon))


def to_csv(rows: Iterable[AcledRow | UcdpRow | UcdpSideRow], *, doc: str = "", guard: bool = True) -> str:
    """
    Return *rows* as lines of CSV, without a header; every line begins with *doc*.

    Args:
        guard: whether words that begin like a formula get an apostrophe, so that a spreadsheet takes them for words.

    >>> to_csv([])
    ''
    """
    return "".join(csv_line(_cell(value, guard=guard) for value in (doc, *row)) for row in rows)


def csv_header(kind: str) -> str:
    """
    Return the header of the CSV of rows of a *kind*: acled, ucdp or ucdp-monadic.

    >>> csv_header("ucdp")[:30]
    'doc,type_of_violence,side_a,si'
    """
    return csv_line(("doc", *_TABLES[kind]._fields))


def _cell(value: Any, *, guard: bool) -> str:
    """Return *value* for a cell; words stand on one line, without characters that nobody sees."""
    return value_cell(clean_words(value) if isinstance(value, str) else value, guard=guard)


_TABLES: Final[Mapping[str, type[AcledRow | UcdpRow | UcdpSideRow]]] = MappingProxyType(
    {"acled": AcledRow, "ucdp": UcdpRow, "ucdp-monadic": UcdpSideRow}
)


class EventCsv(Lines):
    """Events as CSV with the columns of a codebook."""

    kind = ""

    def header(self) -> bytes:
        """Return the names of the columns."""
        return ((BOM if self.options.bom else "") + csv_header(self.kind)).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as others
        """Return the lines of *report*."""
        return to_csv(self._rows(report), doc=doc, guard=self.options.guard).encode()

    def _rows(self, report: Report) -> Sequence[AcledRow | UcdpRow | UcdpSideRow]:
        raise NotImplementedError


class AcledCsv(EventCsv):
    """Events with the columns of ACLED."""

    kind = "acled"

    def _rows(self, report: Report) -> Sequence[AcledRow]:
        return acled_rows(report, scale=self.options.scale, lexicon=self.options.lexicon)


class UcdpCsv(EventCsv):
    """Events with deaths, with the columns of UCDP GED."""

    kind = "ucdp"

    def _rows(self, report: Report) -> Sequence[UcdpRow]:
        return ucdp_rows(report, lexicon=self.options.lexicon)


class UcdpSidesCsv(EventCsv):
    """The sides of events with deaths."""

    kind = "ucdp-monadic"

    def _rows(self, report: Report) -> Sequence[UcdpSideRow]:
        return ucdp_side_rows(report, lexicon=self.options.lexicon)
