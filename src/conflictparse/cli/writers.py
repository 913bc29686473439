"""The forms in which ``parse`` writes: a tree to look at, one JSON document, a page, and all formats of the exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.output import PLAIN_WIDTH, width

if TYPE_CHECKING:
    import argparse

    from conflictparse.claims.report import Report
    from conflictparse.cli.targets import Target

#: The forms that are not those of the exports.
OWN_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {"tree": "a tree to look at (default)", "html": "a page to send: the text, its claims, tolls and places"}
)


def add_row_options(group: argparse._ArgumentGroup) -> None:
    """Add what the formats of the exports may be told."""
    group.add_argument(
        "--convention", default="neutral", metavar="NAME", help="what gives low, best and high (default: neutral)"
    )
    group.add_argument("--scale", type=int, metavar="N", help='what ACLED writes for "several": 3 (default), or 10')
    group.add_argument("--include-parts", action="store_true", help="rows for the parts of a toll, too")
    add_coarsen(group)
    group.add_argument("--bom", action="store_true", help="begin a CSV so that Excel knows it to be UTF-8")
    group.add_argument("--hxl", action="store_true", help="a row of HXL tags below the header of a CSV")


def add_coarsen(group: argparse._ActionsContainer) -> None:
    """Add how fine places may be given."""
    group.add_argument(
        "--coarsen",
        choices=("admin2", "admin1", "country"),
        metavar="LEVEL",
        help="for publication: no place finer than admin2, admin1 or country, and the words that name one covered",
    )


def coarse(report: Report, text: str, level: str | None) -> tuple[Report, str]:
    """Return *report* and *text* as they may be published; without a *level* as they are."""
    if level is None:
        return report, text
    from conflictparse.claims.coarsening import coarsen, coarsen_text  # noqa: PLC0415 - few ask for it

    return coarsen(report, level), coarsen_text(report, text, level)


class Choices(NamedTuple):
    """
    What the user chose.

    Attributes:
        several: whether there may be more than one report.
        explain: whether the tree says of every claim how it was read.
        options: what the formats of the exports may be told.
    """

    several: bool
    explain: bool
    options: Mapping[str, Any]


class Writer(Protocol):
    """What writes reports to a target, one after the other."""

    def write(self, doc: str, report: Report, text: str, *, alone: bool) -> None:
        """Write a report; *alone* says that its file can hold no other."""

    def close(self) -> None:
        """Write what comes at the end."""


def open_writer(form: str, target: Target, choices: Choices) -> Writer:
    """
    Return what writes reports in *form*.

    Raises:
        Refused: the form cannot go to standard output.
        UnknownConventionError: there is no such convention.
        MissingExtraError: the form needs a package that is not installed.
    """
    own: Callable[[Target, Choices], Writer] | None = _OWN.get(form)
    return own(target, choices) if own is not None else _ExportWriter(form, target, choices)


class _TreeWriter:
    """Writes trees, below their names where there are several."""

    def __init__(self, target: Target, choices: Choices) -> None:
        self._target = target
        self._choices = choices
        self._begun = False

    def write(self, doc: str, report: Report, text: str, *, alone: bool) -> None:
        from conflictparse.exports.tree import to_tree  # noqa: PLC0415 - not needed for other forms

        if self._choices.several or not alone:
            self._target.write_words(("\n\n" if self._begun else "") + f"== {doc} ==\n")
        self._begun = True
        columns = PLAIN_WIDTH if self._target.path is not None else width()
        self._target.write_words(to_tree(report, text, colour=self._target.in_colour, width=columns))
        if self._choices.explain and report.claims:
            from conflictparse.cli.explain import explained  # noqa: PLC0415 - only here

            words = "\n\n".join(map(explained, report.claims))
            self._target.write_words(f"\nHow the claims were read\n\n{words}")

    def close(self) -> None:
        """Do nothing: a tree has no end."""


class _JsonWriter:
    """Writes the document of one report, or an array of them."""

    def __init__(self, target: Target, choices: Choices) -> None:
        self._target = target
        self._choices = choices
        self._array: _ExportWriter | None = None
        if choices.several:
            self._array = _ExportWriter("json", target, choices)

    def write(self, doc: str, report: Report, text: str, *, alone: bool) -> None:
        if self._array is None and alone:
            self._target.write((report.to_json(indent=2) + "\n").encode())
            return
        if self._array is None:
            self._array = _ExportWriter("json", self._target, self._choices)
        self._array.write(doc, report, text, alone=alone)

    def close(self) -> None:
        if self._array is not None:
            self._array.close()


class _PageWriter:
    """Writes one page, at the end."""

    def __init__(self, target: Target, choices: Choices) -> None:
        self._target = target
        self._choices = choices
        self._reports: list[tuple[str, Report, str]] = []

    def write(self, doc: str, report: Report, text: str, *, alone: bool) -> None:
        self._choices = self._choices._replace(several=self._choices.several or not alone)
        self._reports.append((doc, report, text))

    def close(self) -> None:
        from conflictparse.viz.page import report_page, reports_page  # noqa: PLC0415 - loads the pages

        if not self._reports:
            return
        (_, report, text), *_ = self._reports
        page = reports_page(self._reports) if self._choices.several else report_page(report, text)
        self._target.write(page.encode(errors="replace"))


class _ExportWriter:
    """Writes one of the formats of the exports."""

    def __init__(self, form: str, target: Target, choices: Choices) -> None:
        from conflictparse.exports.formats import FORMATS, open_writer  # noqa: PLC0415 - not needed for a tree

        if not FORMATS[form].streams and target.path is None:
            raise Refused(ExitCode.USAGE, f"{form} cannot go to standard output: name a file with -o")
        where: Any = target if FORMATS[form].streams else target.file or target.path
        self._writer = open_writer(form, where, **choices.options)

    def write(self, doc: str, report: Report, text: str, *, alone: bool) -> None:  # noqa: ARG002 - as the others
        self._writer.write(doc, report, text)

    def close(self) -> None:
        self._writer.close()


_OWN: Final[Mapping[str, Callable[[Target, Choices], Writer]]] = MappingProxyType(
    {"tree": _TreeWriter, "json": _JsonWriter, "html": _PageWriter}
)
