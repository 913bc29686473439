"""
The command ``conflictparse doctor``: what is installed, and whether it works.

Law: an extra that is not installed is no fault; a dependency that is missing, or bundled data that do not open, are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.installed import Need, needs, version_of
from conflictparse.cli.output import write

EXAMPLES: Final = """\
example:
  conflictparse doctor
"""
#: A sentence of which every layer reads something.
_SENTENCE: Final = "Shelling killed 12 soldiers in Aleppo on 27 November 2024, 5 km from the front, the army said."


class Finding(NamedTuple):
    """
    One line of the answer.

    Attributes:
        what: what was looked at.
        found: what was found, in words.
        state: "ok", "missing" for an extra, or "wrong".
    """

    what: str
    found: str
    state: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - as every command
    """Print what is installed, and whether it works."""
    findings = [*_programs(), *_extras(), *_bundled()]
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        write(f"{finding.state:<7}  {finding.what:<{width}}  {finding.found}")
    wrong = sum(finding.state == "wrong" for finding in findings)
    write(f"\n{wrong} {'thing is' if wrong == 1 else 'things are'} wrong" if wrong else "\neverything works")
    return ExitCode.DATA if wrong else ExitCode.OK


def _programs() -> Iterator[Finding]:
    from conflictparse._version import __version__  # noqa: PLC0415

    yield Finding("python", ".".join(map(str, sys.version_info[:3])), "ok")
    yield Finding("conflictparse", __version__, "ok")
    known = needs()
    if known is None:
        yield Finding("packages", "conflictparse is not installed as a package: pip cannot be asked", "missing")
        return
    for need in known.get("", ()):
        cure = f"pip install '{need.name}{need.versions}'"
        yield Finding(need.name, *_state(need, "wrong", cure))


def _extras() -> Iterator[Finding]:
    for extra, known in (needs() or {}).items():
        if not extra:
            continue
        cure = f"pip install 'conflictparse[{extra}]'"
        states = [_state(need, "missing", "") for need in known]
        lacking = [need.name for need, (_, state) in zip(known, states, strict=True) if state != "ok"]
        if lacking:
            yield Finding(f"extra [{extra}]", f"{', '.join(lacking)}: {cure}", "missing")
        else:
            yield Finding(f"extra [{extra}]", ", ".join(f"{n.name} {version_of(n.name)}" for n in known), "ok")


def _state(need: Need, lacking: str, cure: str) -> tuple[str, str]:
    """Return what is installed of *need* in words, and its state."""
    found = version_of(need.name)
    if found is None:
        return f"is not installed: {cure}", lacking
    if not need.fits(found):
        return f"{found} does not fit {need.versions}: {cure}", lacking
    return found, "ok"


# ---------------------------------------------------------------- the bundled data, and reading with them
def _bundled() -> Iterator[Finding]:
    for what, look in (("data", _data), ("gazetteer", _gazetteer), ("actors", _actors), ("reading", _reading)):
        yield _looked_at(what, look)
    encoding = str(getattr(sys.stdout, "encoding", None) or "none")
    utf = encoding.lower().startswith("utf")
    yield Finding("output", encoding if utf else f"{encoding}: signs that it lacks are shown as ?", "ok")


def _looked_at(what: str, look: Callable[[], tuple[str, bool]]) -> Finding:
    """Return what *look* found; whatever goes wrong is what this command is to tell."""
    try:
        found, well = look()
    except Exception as error:  # noqa: BLE001 - see above
        return Finding(what, f"{type(error).__name__}: {' '.join(str(error).split())}", "wrong")
    return Finding(what, found, "ok" if well else "wrong")


def _data() -> tuple[str, bool]:
    from conflictparse.data.manifest import load_manifest  # noqa: PLC0415

    return f"edition {load_manifest()['edition']}", True


def _gazetteer() -> tuple[str, bool]:
    from conflictparse.data.compiled import CompiledIndex  # noqa: PLC0415
    from conflictparse.data.places import BUNDLED  # noqa: PLC0415
    from conflictparse.data.tables import open_binary  # noqa: PLC0415

    index = CompiledIndex(open_binary(BUNDLED), BUNDLED)
    problems = index.check()
    return "; ".join(problems) or f"{len(index):,} places", not problems


def _actors() -> tuple[str, bool]:
    from conflictparse.data.actors import load_actors  # noqa: PLC0415

    count = len(load_actors().records)
    return f"{count:,} actors", count > 0


def _reading() -> tuple[str, bool]:
    from conflictparse.parse import parse  # noqa: PLC0415

    report = parse(_SENTENCE)
    well = len(report.claims) == 1 and all((report.quantities, report.times, report.places, report.actors))
    return "a sentence is read as one claim" if well else "a sentence is not read as it should be", well
