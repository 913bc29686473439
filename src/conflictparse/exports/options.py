"""What a caller may choose about an export, and what every encoder of reports can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypedDict

from attrs import frozen

from conflictparse.actors import ActorLexicon
from conflictparse.codebooks.convention import Convention
from conflictparse.exports.rows import to_rows
from conflictparse.places import Gazetteer

if TYPE_CHECKING:
    from conflictparse.claims.report import Report
    from conflictparse.exports.row import ClaimRow


class RowChoices(TypedDict, total=False):
    """What a caller may choose about rows; see :func:`conflictparse.exports.to_rows`."""

    doc: str
    text: str | None
    convention: str | Convention
    include_parts: bool
    scale: int | None


@frozen
class Options:
    """
    What a caller may choose about an export; a format takes what concerns it.

    Attributes:
        convention: what gives low, best and high, as for :func:`conflictparse.toll`.
        scale: what ACLED writes for "several" and plurals: 3, or 10 for events of a larger scale.
        include_parts: whether rows are all claims, and not only those that a plain sum may add up.
        bom: whether a CSV begins with a byte order mark, by which Excel knows UTF-8.
        hxl: whether a row of HXL tags follows the header of a CSV.
        guard: whether words in a CSV that begin like a formula get an apostrophe, so that a spreadsheet takes them for
            words.
        lexicon: the actors that the reports were read with; by default the bundled ones.
        gazetteer: the places that the reports were read with; by default the bundled ones.
    """

    convention: str | Convention = "neutral"
    scale: int | None = None
    include_parts: bool = False
    bom: bool = False
    hxl: bool = False
    guard: bool = True
    lexicon: ActorLexicon | None = None
    gazetteer: Gazetteer | None = None

    def rows(self, doc: str, report: Report, text: str | None) -> tuple[ClaimRow, ...]:
        """Return the rows of *report* as these options want them."""
        return to_rows(
            report,
            doc=doc,
            text=text,
            convention=self.convention,
            include_parts=self.include_parts,
            scale=self.scale,
        )


class Encoder(Protocol):
    """
    A format that is written record by record: header, one record for each report, footer.

    The bytes of a record depend on its report alone, so that a file which was cut off after a whole record can be
    gone on with.

    Attributes:
        separator: what stands between two records that are not empty; b"" in formats made of lines.
    """

    separator: bytes

    def header(self) -> bytes:
        """Return what the file begins with."""
        ...

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:
        """Return the bytes of one report; b"" if nothing in it has a place in this format."""
        ...

    def footer(self) -> bytes:
        """Return what the file ends with."""
        ...


class Lines(Encoder):
    """An encoder of lines: nothing before, between or after the records, unless it says so."""

    separator: bytes = b""

    def __init__(self, options: Options) -> None:
        """Return the encoder for *options*."""
        self.options = options

    def header(self) -> bytes:
        """Return nothing."""
        return b""

    def footer(self) -> bytes:
        """Return nothing."""
        return b""
