"""
The commands ``conflictparse gazetteer build|info|check|diff``: files of places, compiled for ``--gazetteer``.

They print; what they do is in ``conflictparse.data``. Law: a file is there as a whole or not at all.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from conflictparse.cli.codes import ExitCode
from conflictparse.cli.files import Refused
from conflictparse.cli.output import note, write

if TYPE_CHECKING:
    from conflictparse.data.compiled import CompiledIndex

_BAR: Final = 30  # signs of a full progress bar
_MOST_LISTED: Final = 12  # kinds and countries that info lists


EXAMPLES: Final = """\
example:
  conflictparse gazetteer build SY.txt -o syria.cpg
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the actions of ``gazetteer``."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    build = actions.add_parser("build", help="compile tables of places into one file")
    build.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="GeoNames dump, alternateNamesV2, COD-AB table, or CSV with id,name,kind",
    )
    build.add_argument("-o", "--output", required=True, metavar="FILE", help="the file to write, as syria.cpg")
    build.add_argument("--edition", metavar="NAME", help="its edition (default: a fingerprint of the files)")
    build.add_argument("--alone", action="store_true", help="leave the bundled places out, but for countries")
    info = actions.add_parser("info", help="say what a compiled file holds")
    check = actions.add_parser("check", help="check that a compiled file is undamaged")
    for one in (info, check):
        one.add_argument("file", metavar="FILE")
    diff = actions.add_parser("diff", help="list the places that differ between two compiled files")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")


def run(options: argparse.Namespace) -> int:
    """Run the action that *options* name."""
    from conflictparse.errors import LexiconError  # noqa: PLC0415

    try:
        return ExitCode.OK if _run(options) else ExitCode.DATA
    except LexiconError as error:
        raise Refused(ExitCode.DATA, str(error)) from None


def _run(options: argparse.Namespace) -> bool:
    """Tell whether nothing was wrong."""
    if options.action == "build":
        return _build(options)
    if options.action == "check":
        return _check(options.file)
    lines = _info(options.file) if options.action == "info" else _diff(options.old, options.new)
    for line in lines:
        write(line)
    return True


# ---------------------------------------------------------------- build
def _build(options: argparse.Namespace) -> bool:
    from conflictparse.data.build import build_gazetteer, write_gazetteer  # noqa: PLC0415

    terminal = sys.stderr is not None and sys.stderr.isatty()
    built = build_gazetteer(
        options.files,
        with_bundled=not options.alone,
        edition_name=options.edition,
        progress=_draw if terminal else None,
    )
    if terminal:
        print("\r\x1b[K", end="", file=sys.stderr)
    try:
        write_gazetteer(options.output, built.content)
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise Refused(ExitCode.UNWRITTEN, f"{options.output}: cannot be written: {reason}") from None
    merged = f", {built.merged:,} that came more than once" if built.merged else ""
    write(f"{options.output}: {built.records:,} places{merged}, {built.names:,} names, {len(built.content):,} bytes")
    return True


def _draw(done: int, total: int) -> None:
    """Draw how far reading is; what follows the last byte is compiling."""
    share = done / total if total else 1.0
    what = "compiling ..." if done >= total else "reading"
    print(f"\r\x1b[K[{'#' * round(share * _BAR):<{_BAR}}] {share:4.0%} {what}", end="", file=sys.stderr, flush=True)


# ---------------------------------------------------------------- info, check, diff
def _open(path: str) -> CompiledIndex:
    from conflictparse.data.places import open_index  # noqa: PLC0415

    return open_index(path)


def _info(path: str) -> Iterator[str]:
    index = _open(path)
    yield f"{path}: {index.counts.records:,} places, {index.counts.names:,} names and beginnings of names"
    yield from (f"{key}: {index.about[key]}" for key in sorted(index.about))
    records = list(index.records())
    for what, counts in (
        ("kinds", Counter(record.kind for record in records)),
        ("countries", Counter(record.country or "none" for record in records)),
    ):
        first = sorted(counts, key=lambda name: (-counts[name], name))
        more = f" and {len(first) - _MOST_LISTED} more" if len(first) > _MOST_LISTED else ""
        yield f"{what}: " + ", ".join(f"{name} {counts[name]:,}" for name in first[:_MOST_LISTED]) + more


def _check(path: str) -> bool:
    problems = _open(path).check()
    for problem in problems:
        note(problem)
    if not problems:
        write(f"{path}: no problems")
    return not problems


def _diff(old_path: str, new_path: str) -> Iterator[str]:
    """Yield the places that are gone, new, or changed, by identifier, and their numbers."""
    old, new = ({record.id: record for record in _open(path).records()} for path in (old_path, new_path))
    gone, fresh, changed = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys()), 0
    yield from (f"- {key} {old[key].name} ({old[key].kind}, {old[key].country or 'no country'})" for key in gone)
    yield from (f"+ {key} {new[key].name} ({new[key].kind}, {new[key].country or 'no country'})" for key in fresh)
    for key in sorted(old.keys() & new.keys()):
        pairs = zip(old[key]._fields, old[key], new[key], strict=True)
        cells = [f"{column}: {a or 'nothing'} > {b or 'nothing'}" for column, a, b in pairs if a != b]
        changed += bool(cells)
        if cells:
            yield f"~ {key} {new[key].name}: {'; '.join(cells)}"
    yield f"{len(gone):,} gone, {len(fresh):,} new, {changed:,} changed"
