"""The packages that conflictparse needs, and which of them are installed, as their metadata say."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: Extras for those who work on the library itself, and the one that is all the others together.
_NOT_LISTED: Final = frozenset({"all", "bench", "dev", "docs", "test"})
_NEED: Final = re.compile(
    r"(?P<name>[\w.-]++)\s*+(?:\[[^\]]*+\]\s*+)?(?P<versions>[^;(]*+)"
    r"(?:;(?>(?:(?!\bextra\b)[^\n])*)extra\s*+==\s*+['\"](?P<extra>[\w-]++))?"
)
_BOUND: Final = re.compile(r"(?P<sign>[<>=~!]{1,2})\s*+(?P<version>[\w.*+!-]++)")
_LEADING: Final = re.compile(r"\d+(?:\.\d+)*")


class Need(NamedTuple):
    """
    A package that is needed.

    Attributes:
        name: its name.
        versions: which versions fit, as ">=2,<3".
    """

    name: str
    versions: str

    def fits(self, version: str) -> bool:
        """
        Tell whether *version* is one that fits.

        >>> Need("regex", ">=2024.5").fits("2024.11.6"), Need("quantulum3", "~=0.10.0").fits("0.11.0")
        (True, False)
        """
        return all(_within(version, bound["sign"], bound["version"]) for bound in _BOUND.finditer(self.versions))


def needs() -> dict[str, list[Need]] | None:
    """
    Return the needed packages by extra, "" being no extra; None when conflictparse is not installed as a package.

    >>> "regex" in [need.name for need in needs()[""]]
    True
    """
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415 - slow

    try:
        lines = requires("conflictparse") or []
    except PackageNotFoundError:
        return None
    found: dict[str, list[Need]] = {}
    for line in lines:
        match = _NEED.match(line)
        extra = (match["extra"] or "") if match else ""
        if match and extra not in _NOT_LISTED:
            found.setdefault(extra, []).append(Need(match["name"], match["versions"].strip()))
    return {extra: sorted(found[extra]) for extra in sorted(found)}


def version_of(name: str) -> str | None:
    """
    Return the version of an installed package, or None.

    >>> version_of("no-such-package-anywhere") is None
    True
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _within(version: str, sign: str, bound: str) -> bool:
    """Compare releases; what follows the digits ("rc1", ".*") is not looked at."""
    mine, other = _release(version), _release(bound)
    if sign == "~=":  # not below, and the same but for the last number
        kept = len(other) - 1
        return mine >= other and mine[:kept] == other[:kept]
    size = max(len(mine), len(other))
    mine, other = (release + (0,) * (size - len(release)) for release in (mine, other))
    return {">=": mine >= other, "<=": mine <= other, ">": mine > other, "<": mine < other, "!=": mine != other}.get(
        sign, mine == other
    )


def _release(version: str) -> tuple[int, ...]:
    leading = _LEADING.match(version)
    return tuple(map(int, leading[0].split("."))) if leading else ()
