"""Objects that other installed packages offer under a name, by their entry points."""

from __future__ import annotations

from typing import Any


def load_plugin(group: str, name: str) -> Any | None:
    """
    Return what an installed package offers as *name* in the entry point *group*; a class is made an instance.

    Of several packages that offer one name, the first by package and value stands. What goes wrong while the other
    package is imported is raised as it is.

    >>> load_plugin("conflictparse.conventions", "nobody-offers-this") is None
    True
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and only an unknown name needs it

    offered = sorted(
        entry_points(group=group, name=name), key=lambda e: (e.dist.name if e.dist is not None else "", e.value)
    )
    if not offered:
        return None
    found = offered[0].load()
    return found() if isinstance(found, type) else found


def plugin_names(group: str) -> tuple[str, ...]:
    """
    Return the names that installed packages offer in the entry point *group*, sorted.

    >>> plugin_names("a.group.that.nobody.knows")
    ()
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow

    return tuple(sorted({entry.name for entry in entry_points(group=group)}))
