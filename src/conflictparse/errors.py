"""
The exceptions that conflictparse raises, all for callers' and data mistakes: no report text ever raises.

Each is also the builtin that a caller would catch, and each survives pickling, because reports are
parsed in worker processes: what an error holds are its positional arguments. They are plain classes, as an
attrs class costs half a millisecond of every import.
"""

from __future__ import annotations

import re
from typing import Final

#: What an error quotes of a value: a name, a figure or a day, and never a phrase of a report.
_QUOTED_CHARACTERS: Final = 40
_QUOTED_WORDS: Final = 3
_LONG: Final = 10**20


class ConflictparseError(Exception):
    """Anything that conflictparse raises on purpose."""


_CODE: Final = re.compile("[A-Z]{3}")


def brief(given: object) -> str:
    """
    Return *given* for a message: as it is where it is a name, a figure or a day, else only how long it is.

    What is longer may be words of a report, and errors end up in logs.

    >>> brief("28/11/2024"), brief("Shelling killed 12 people."), brief(["a"])
    ("'28/11/2024'", 'a text of 26 characters', 'a list')
    """
    if isinstance(given, str):
        short = len(given) <= _QUOTED_CHARACTERS and len(given.split()) <= _QUOTED_WORDS
        return repr(given) if short else f"a text of {len(given):,} characters"
    if given is None or isinstance(given, bool | int | float):
        return "a long number" if isinstance(given, int) and abs(given) >= _LONG else repr(given)
    return f"a {type(given).__name__}" if given else repr(given)


def kept(given: str) -> str:
    """Return *given* as an error may hold it: it is pickled, and shown by its arguments, too."""
    return given if brief(given) == repr(given) else f"({len(given):,} characters)"


class NotTextError(ConflictparseError, TypeError):
    """
    Something other than a string was given as the text of a report.

    >>> print(NotTextError("parse", "bytes"))
    parse() reads str, not bytes: decode the bytes first, for example data.decode("utf-8")
    """

    def __init__(self, function: str, given: str) -> None:
        super().__init__(function, given)
        self.function = function
        self.given = given

    def __str__(self) -> str:
        cure = {
            "bytes": 'decode the bytes first, for example data.decode("utf-8")',
            "NoneType": 'pass the text of the report, or "" for an empty one',
        }.get(self.given, "pass the text of the report as a str")
        return f"{self.function}() reads str, not {self.given}: {cure}"


class NotGazetteerError(ConflictparseError, TypeError):
    """
    Something other than a gazetteer was given as one.

    >>> print(NotGazetteerError("parse", "str"))
    parse() takes a Gazetteer as gazetteer=, not str: open a file with conflictparse.load_gazetteer("places.cpg")
    """

    def __init__(self, function: str, given: str) -> None:
        super().__init__(function, given)
        self.function = function
        self.given = given

    def __str__(self) -> str:
        return (
            f"{self.function}() takes a Gazetteer as gazetteer=, not {self.given}: "
            'open a file with conflictparse.load_gazetteer("places.cpg")'
        )


class PublishedError(ConflictparseError, ValueError):
    """
    The publication date could not be read.

    >>> print(PublishedError("28/11/2024"))
    published='28/11/2024' is no date: pass a datetime.date, a datetime, or an ISO string such as '2024-11-28'
    """

    def __init__(self, given: str) -> None:
        given = kept(given)
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return (
            f"published={self.given!r} is no date: pass a datetime.date, a datetime, "
            "or an ISO string such as '2024-11-28'"
        )


class CountryError(ConflictparseError, ValueError):
    """
    The country of a report is no code.

    >>> print(CountryError("Syria"))
    country='Syria' is no code: pass an ISO 3166-1 alpha-3 code in capitals, such as 'SYR'
    """

    def __init__(self, given: str) -> None:
        given = kept(given)
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"country={self.given!r} is no code: pass an ISO 3166-1 alpha-3 code in capitals, such as 'SYR'"


def need_country(country: object) -> None:
    """
    Refuse what is neither None nor looks like the code of a country.

    >>> need_country("SYR")
    """
    if country is None:
        return
    if not isinstance(country, str) or _CODE.fullmatch(country) is None:
        raise CountryError(str(country))


class TextMismatchError(ConflictparseError, ValueError):
    """
    A report was given with a text that it was not read from.

    No error repeats words of a report: the offsets say where to look.

    >>> print(TextMismatchError(16, 27))
    the text has other words at characters 16 to 27: give the text from which this report was read, unchanged
    """

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return (
            f"the text has other words at characters {self.start} to {self.end}: "
            "give the text from which this report was read, unchanged"
        )


class UnknownNameError(ConflictparseError, LookupError):
    """
    A name that the library does not have; the message lists those that it has.

    >>> print(UnknownNameError("level", "village", ("admin1", "country")))
    there is no level 'village': choose one of admin1, country
    """

    def __init__(self, what: str, given: str, choices: tuple[str, ...]) -> None:
        given = kept(given)
        super().__init__(what, given, choices)
        self.what = what
        self.given = given
        self.choices = choices

    def __str__(self) -> str:
        return f"there is no {self.what} {self.given!r}: choose one of {', '.join(self.choices)}"


class UnknownConventionError(UnknownNameError):
    """
    A codebook convention, an effect or a level of places that the library does not have.

    >>> print(UnknownConventionError("convention", "cameo", ("acled", "neutral")))
    there is no convention 'cameo': choose one of acled, neutral
    """


class UnknownFormatError(UnknownNameError):
    """
    A format that nothing writes, or that cannot be written so.

    >>> print(UnknownFormatError("format", "xlsx", ("csv", "json")))
    there is no format 'xlsx': choose one of csv, json
    """


class UnknownFormError(UnknownNameError):
    """
    A form of files that nothing reads.

    >>> print(UnknownFormError("form", "docx", ("jsonl", "text")))
    there is no form 'docx': choose one of jsonl, text
    """


class NotConventionError(ConflictparseError, TypeError):
    """
    Something other than a convention was given as one.

    >>> print(NotConventionError("dict {}", ("name", "figure")))
    dict {} is no convention, it lacks name, figure: pass a name, or an instance of a class that inherits from
    conflictparse.codebooks.Convention
    """

    def __init__(self, given: str, missing: tuple[str, ...]) -> None:
        given = kept(given)
        super().__init__(given, missing)
        self.given = given
        self.missing = missing

    def __str__(self) -> str:
        lacks = f", it lacks {', '.join(self.missing)}" if self.missing else ""
        return (
            f"{self.given} is no convention{lacks}: pass a name, or an instance of a class that inherits from\n"
            "conflictparse.codebooks.Convention"
        )


class LexiconError(ConflictparseError, ValueError):
    """
    One or more rows of a data file break its rules; the message lists them as ``file:row:column``.

    >>> print(LexiconError(("actors.csv:4:since: '20x4' is no ISO date",)))
    actors.csv:4:since: '20x4' is no ISO date
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class ReportFormatError(ConflictparseError, ValueError):
    """
    A dictionary is not what ``Report.to_dict()`` writes.

    >>> print(ReportFormatError("claims[3].effect", "'slain' is not one of killed, injured"))
    claims[3].effect: 'slain' is not one of killed, injured
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(where, message)
        self.where = where
        self.message = message

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class NotReportError(ConflictparseError, TypeError):
    """
    Something other than a report was given, or than reports to be merged.

    >>> print(NotReportError("str"))
    merge() takes reports, not str: pass a list of what conflictparse.parse() returned, or a mapping from ids to them
    >>> print(NotReportError("str", "toll"))
    toll() takes a report, not str: pass what conflictparse.parse() returned
    """

    def __init__(self, given: str, function: str = "merge") -> None:
        super().__init__(given, function)
        self.given = given
        self.function = function

    def __str__(self) -> str:
        if self.function != "merge":
            return f"{self.function}() takes a report, not {self.given}: pass what conflictparse.parse() returned"
        cure = "pass a list of what conflictparse.parse() returned, or a mapping from ids to them"
        return f"merge() takes reports, not {self.given}: {cure}"


class MissingExtraError(ConflictparseError, ImportError):
    """
    What was asked for needs a package that is not installed.

    >>> print(MissingExtraError("reading HTML", "web"))
    reading HTML needs more packages: pip install "conflictparse[web]"
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what = what
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.what} needs more packages: pip install "conflictparse[{self.extra}]"'


class NotStreamError(ConflictparseError, TypeError):
    """
    Something other than a file was given to be read.

    >>> print(NotStreamError("StringIO"))
    read_documents() reads a path or a stream of bytes, not StringIO: open the file with "rb", or pass its path
    """

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        cure = 'open the file with "rb", or pass its path'
        return f"read_documents() reads a path or a stream of bytes, not {self.given}: {cure}"
