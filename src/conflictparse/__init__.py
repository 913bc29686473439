"""
Read reports of armed conflict and return what they claim.

>>> import conflictparse as cp
>>> report = cp.parse("Shelling killed more than 30 people in Idlib, activists said.")
>>> claim = report.claims[0]
>>> claim.effect.value, claim.quantity.low, claim.quantity.high, claim.source.text
('killed', 30, None, 'activists')
"""

from typing import TYPE_CHECKING

from conflictparse._version import __version__
from conflictparse.claims import Report
from conflictparse.codebooks import Toll
from conflictparse.data.places import load_gazetteer
from conflictparse.numbers import Quantity
from conflictparse.parse import (
    check,
    find_actors,
    find_places,
    find_quantities,
    normalize_actor,
    normalize_place,
    parse,
    parse_quantity,
    resolve_actor,
    resolve_place,
    toll,
)
from conflictparse.places import same_place_name
from conflictparse.times import find_times

if TYPE_CHECKING:
    from conflictparse.ledger import Ledger, LedgerToll, merge

__all__ = [
    "Ledger",
    "LedgerToll",
    "Quantity",
    "Report",
    "Toll",
    "__version__",
    "check",
    "find_actors",
    "find_places",
    "find_quantities",
    "find_times",
    "load_gazetteer",
    "merge",
    "normalize_actor",
    "normalize_place",
    "parse",
    "parse_quantity",
    "resolve_actor",
    "resolve_place",
    "same_place_name",
    "toll",
]


def __getattr__(name: str) -> object:
    """Load what is about several reports when it is first asked for: most programs read one at a time."""
    if name not in {"Ledger", "LedgerToll", "merge"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from conflictparse import ledger  # noqa: PLC0415 - see above

    return getattr(ledger, name)
