"""
Reports that were written as JSON: read again from a document, a list of documents, or lines of them.

Law: one document that cannot be read refuses its whole file, because an answer from the others would be wrong without
a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused

if TYPE_CHECKING:
    from conflictparse.claims.report import Report

_CURE: Final = "write it with: conflictparse parse FILE --format jsonl"
# How parse begins what it writes; a table of texts, and the text of a report, begin otherwise.
_BEGINNING: Final = re.compile(
    r'\s*+(?:\[\s*+)?\{\s*+(?:"doc"\s*+:\s*+"(?>(?:[^"\\]++|\\.)*)"\s*+,\s*+)?"(?:schema|library|claims)"\s*+:'
)


def holds_reports(text: str) -> bool:
    """
    Tell whether *text* is reports as JSON rather than the text of one, or a file of texts.

    >>> holds_reports('{"doc": "a.txt", "schema": 1}'), holds_reports("[1] Shelling killed two people.")
    (True, False)
    >>> holds_reports('{"id": "a", "text": "Two dead."}')
    False
    """
    return _BEGINNING.match(text) is not None


def reports_in(text: str, name: str) -> Iterator[tuple[str, Report]]:
    """
    Yield the name and the report of each document in *text*: one document, a list of them, or one in each line.

    Raises:
        Refused: a document is no report.
    """
    import json  # noqa: PLC0415 - not needed for texts

    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from reports_in_lines([(name, text)])
        return
    for number, data in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        yield _report_of(data, f"{name}, document {number}" if isinstance(whole, list) else name)


def reports_in_lines(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Report]]:
    """
    Yield the name and the report of each line that is not empty; *files* are pairs of a name and a text.

    Raises:
        Refused: a line is no report; the message names the file and the line.
    """
    for name, text in files:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield _report_of(_parsed(line, f"{name}:{number}"), f"{name}:{number}")


def _parsed(line: str, where: str) -> Any:
    import json  # noqa: PLC0415 - not needed for texts

    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:  # RecursionError: a line of brackets
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise Refused(ExitCode.DATA, f"{where}: is no line of JSON ({reason}); {_CURE}") from None


def _report_of(data: Any, where: str) -> tuple[str, Report]:
    from conflictparse.claims.report import Report  # noqa: PLC0415
    from conflictparse.errors import ReportFormatError  # noqa: PLC0415

    if not isinstance(data, dict):
        raise Refused(ExitCode.DATA, f"{where}: is no report but a {type(data).__name__}; {_CURE}")
    if "error" in data and "schema" not in data:
        cure = "have batch leave such lines out with --on-error skip, or take them out"
        raise Refused(ExitCode.DATA, f"{where}: tells of a document that was not read; {cure}")
    fields = dict(data)
    doc = fields.pop("doc", None)
    try:
        return doc if isinstance(doc, str) else "", Report.from_dict(fields)
    except ReportFormatError as error:
        raise Refused(ExitCode.DATA, f"{where}: {error}") from None
