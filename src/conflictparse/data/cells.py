"""
Check single cells of tables: each function returns what is wrong with a cell, or None.

Law: a check never raises, and says what the cell is not.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import regex

from conflictparse.names import fold
from conflictparse.text import Pattern

_ID: Final = Pattern(r"[a-z0-9]+(?>(?:-[a-z0-9]+)*)(?::[A-Za-z0-9.-]+)?")
# The regex module, as re knows no scripts.
_SCRIPTS: Final = {s: regex.compile(rf"\p{{Script={s}}}") for s in ("Latin", "Greek", "Cyrillic", "Arabic", "Hebrew")}
_ALPHA3: Final = Pattern(r"[A-Z]{3}")
_PCODE: Final = Pattern(r"[A-Z]{2}[0-9]{1,12}+")
_DEGREES: Final = Pattern(r"[+-]?+(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[Ee][+-]?+[0-9]++)?")
_CONTROL: Final = Pattern(r"[\x00-\x1f\x7f-\x9f]")


def check_any(_: str) -> str | None:
    """Accept anything."""
    return None


def check_filled(cell: str) -> str | None:
    """Refuse an empty cell, spaces around it, and characters that nobody can see."""
    return check_trimmed(cell) if cell.strip() == cell != "" else "is empty, or has spaces around it"


def check_trimmed(cell: str) -> str | None:
    """Refuse spaces around a cell that may be empty, and characters that nobody can see."""
    if _CONTROL.search(cell):
        return f"{cell[:40]!r} holds a control character"
    return None if cell.strip() == cell else "has spaces around it"


def check_written(cell: str) -> str | None:
    """Refuse a name whose letters are of several scripts: a Cyrillic letter that looks Latin finds nothing."""
    scripts = [name for name, letters in _SCRIPTS.items() if letters.search(cell)]
    return check_filled(cell) or (f"{cell!r} mixes {' and '.join(scripts)} letters" if len(scripts) > 1 else None)


def check_names(cell: str) -> str | None:
    """Refuse a list of names, parted by bars, one of which is none."""
    return next((problem for name in cell.split("|") if cell and (problem := check_written(name))), None)


def check_folded(cell: str) -> str | None:
    """Refuse a name that is not folded."""
    return None if fold(cell) == cell != "" else f"{cell!r} is not folded: write {fold(cell)!r}"


def check_pcode(cell: str) -> str | None:
    """Refuse what is no P-code of OCHA: two letters of a country and digits; empty is unknown."""
    return None if not cell or _PCODE.fullmatch(cell) else f"{cell!r} is no P-code"


def check_identity(cell: str) -> str | None:
    """Refuse what is no kebab-case id, with the key of its source before a colon where it has one."""
    return None if _ID.fullmatch(cell) else f"{cell!r} is no kebab-case id"


def check_country(cell: str) -> str | None:
    """Refuse what is no ISO 3166-1 alpha-3 code; empty is unknown."""
    return None if not cell or _ALPHA3.fullmatch(cell) else f"{cell!r} is no ISO 3166-1 alpha-3 code"


def check_day(cell: str) -> str | None:
    """Refuse what is no ISO date; empty is open."""
    try:
        return None if not cell or date.fromisoformat(cell).isoformat() == cell else f"{cell!r} is no ISO date"
    except ValueError:
        return f"{cell!r} is no ISO date"


def check_one_of(choices: Iterable[str]) -> Callable[[str], str | None]:
    """Return a check that accepts nothing but *choices*."""
    valid = tuple(choices)

    def check(cell: str) -> str | None:
        return None if cell in valid else f"{cell!r} is not one of {', '.join(filter(None, valid))}"

    return check


def check_degrees(limit: int) -> Callable[[str], str | None]:
    """Return a check that refuses what is no number of degrees up to *limit*; empty is unknown."""

    def check(cell: str) -> str | None:
        if cell and not _DEGREES.fullmatch(cell):  # float() reads "3_6.5", too
            return f"{cell!r} is no number of degrees"
        return None if not cell or abs(float(cell)) <= limit else f"{cell} is beyond {limit} degrees"

    return check


def check_whole(cell: str) -> str | None:
    """Refuse what is no whole number; empty is unknown."""
    return None if not cell or (cell.isdecimal() and cell.isascii()) else f"{cell!r} is no whole number"


def check_wikidata(cell: str) -> str | None:
    """Refuse what is no Wikidata item; empty is unknown."""
    return None if not cell or re.fullmatch(r"Q[1-9]\d*+", cell) else f"{cell!r} is no Wikidata item"
