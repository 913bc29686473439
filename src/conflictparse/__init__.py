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

if TYPE_CHECKING:
    from conflictparse.batch import parse_many
    from conflictparse.claims import Report
    from conflictparse.claims.coarsening import coarsen, coarsen_text
    from conflictparse.codebooks import Toll
    from conflictparse.data.places import load_gazetteer
    from conflictparse.ledger import Ledger, LedgerToll, merge
    from conflictparse.numbers import Quantity
    from conflictparse.places import same_place_name
    from conflictparse.times import find_times

__all__ = [
    "Ledger",
    "LedgerToll",
    "Quantity",
    "Report",
    "Toll",
    "__version__",
    "check",
    "coarsen",
    "coarsen_text",
    "find_actors",
    "find_places",
    "find_quantities",
    "find_times",
    "load_gazetteer",
    "merge",
    "normalize_actor",
    "normalize_place",
    "parse",
    "parse_many",
    "parse_quantity",
    "resolve_actor",
    "resolve_place",
    "same_place_name",
    "toll",
]


#: Where the names are that are loaded when they are first asked for.
_LAZY = {
    "Ledger": "ledger",
    "LedgerToll": "ledger",
    "Quantity": "numbers",
    "Report": "claims",
    "Toll": "codebooks",
    "coarsen": "claims.coarsening",
    "coarsen_text": "claims.coarsening",
    "find_times": "times",
    "load_gazetteer": "data.places",
    "merge": "ledger",
    "parse_many": "batch",
    "same_place_name": "places",
}


#: The layers whose tables and classes programs also use: ``conflictparse.codebooks.CONVENTIONS``.
_PACKAGES = frozenset(
    "actors checks claims codebooks data effects exports ledger names numbers places text times".split()
)


def __getattr__(name: str) -> object:
    """Load a public name or a layer when it is first asked for, so that importing the library takes no time."""
    if name not in _LAZY and name not in _PACKAGES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    module = import_module(f"{__name__}.{_LAZY.get(name, name)}")
    value = globals()[name] = getattr(module, name) if name in _LAZY else module
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
