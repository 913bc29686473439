"""
Events as rows of a codebook, and rows as CSV.

The rows are made in ``codebooks``; here the bundled actors are filled in. In CSV no cell of words begins with a sign
that a spreadsheet would take for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conflictparse.actors import ActorLexicon
from conflictparse.claims.report import Report
from conflictparse.codebooks.acled_rows import AcledRow
from conflictparse.codebooks.acled_rows import acled_rows as rows_for_acled
from conflictparse.codebooks.ucdp_rows import UcdpRow
from conflictparse.codebooks.ucdp_rows import ucdp_rows as rows_for_ucdp
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


def to_csv(rows: Iterable[AcledRow | UcdpRow], *, doc: str = "") -> str:
    """
    Return *rows* as lines of CSV, without a header; every line begins with *doc*.

    >>> to_csv([])
    ''
    """
    return "".join(csv_line(map(_cell, (doc, *row))) for row in rows)


def csv_header(kind: str) -> str:
    """
    Return the header of the CSV of rows of a *kind*, acled or ucdp.

    >>> csv_header("ucdp")[:30]
    'doc,type_of_violence,side_a,si'
    """
    columns = AcledRow._fields if kind == "acled" else UcdpRow._fields
    return ",".join(("doc", *columns)) + "\n"


def _cell(value: Any) -> str:
    """Return *value* for a cell; words stand on one line, without characters that nobody sees."""
    return value_cell(clean_words(value) if isinstance(value, str) else value)


class AcledCsv(Lines):
    """Events as CSV with the columns of ACLED."""

    def header(self) -> bytes:
        """Return the names of the columns."""
        return ((BOM if self.options.bom else "") + csv_header("acled")).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as others
        """Return the lines of *report*."""
        rows = acled_rows(report, scale=self.options.scale, lexicon=self.options.lexicon)
        return to_csv(rows, doc=doc).encode()


class UcdpCsv(Lines):
    """Events with deaths as CSV with the columns of UCDP GED."""

    def header(self) -> bytes:
        """Return the names of the columns."""
        return ((BOM if self.options.bom else "") + csv_header("ucdp")).encode()

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as others
        """Return the lines of *report*."""
        return to_csv(ucdp_rows(report, lexicon=self.options.lexicon), doc=doc).encode()
