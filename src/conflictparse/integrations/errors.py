"""What callers of an integration can get wrong. What is wrong with a row stands in the row."""

from __future__ import annotations

from conflictparse.errors import ConflictparseError, kept


class NoColumnError(ConflictparseError, LookupError):
    """
    A table lacks a column that it was to be read from, or has several of that name.

    >>> print(NoColumnError("text", "body", ("id", "words")))
    there is no single column 'body': pass text= one of id, words
    """

    def __init__(self, role: str, given: str, columns: tuple[str, ...]) -> None:
        given = kept(given)
        super().__init__(role, given, columns)
        self.role = role
        self.given = given
        self.columns = columns

    def __str__(self) -> str:
        names = ", ".join(self.columns) or "none: the table has no columns"
        return f"there is no single column {self.given!r}: pass {self.role}= one of {names}"


class UnknownChoiceError(ConflictparseError, ValueError):
    """
    An option was given a value that it does not have.

    >>> print(UnknownChoiceError("output", "rows", ("claims", "reports")))
    output='rows' is not known: choose one of claims, reports
    """

    def __init__(self, option: str, given: str, choices: tuple[str, ...]) -> None:
        given = kept(given)
        super().__init__(option, given, choices)
        self.option = option
        self.given = given
        self.choices = choices

    def __str__(self) -> str:
        return f"{self.option}={self.given!r} is not known: choose one of {', '.join(self.choices)}"


class MalformedRowError(ConflictparseError, ValueError):
    """
    A row could not be read, and the job was told to fail at the first.

    >>> print(MalformedRowError("r17", "null", "read"))
    row 'r17' cannot be read (null, read): leave such rows out, or pass mode="permissive" or mode="dropmalformed"
    """

    def __init__(self, doc: str, code: str, stage: str) -> None:
        super().__init__(doc, code, stage)
        self.doc = doc
        self.code = code
        self.stage = stage

    def __str__(self) -> str:
        return (
            f"row {self.doc!r} cannot be read ({self.code}, {self.stage}): leave such rows out, "
            'or pass mode="permissive" or mode="dropmalformed"'
        )
