"""Copies of values with some fields changed."""

from typing import Any, TypeVar

_T = TypeVar("_T")


def changed(value: _T, **fields: Any) -> _T:
    """
    Return a copy of *value* with the given *fields*: what ``attrs.evolve`` does, in a tenth of the time.

    It asks what holds for the values of a report: fields in a ``__dict__``, no validators, no converters.

    >>> from conflictparse.claims.claim import Evidence
    >>> changed(Evidence(0, 4, "four"), end=3, text="fou")
    Evidence(start=0, end=3, text='fou')
    """
    copy = object.__new__(type(value))
    copy.__dict__.update(value.__dict__, **fields)
    return copy
