"""
The mutants of :mod:`mutants`: which modules are changed, how, and which tests say what is right there.

The changes are those of mutmut: its operators, and its rules of what is left alone (decorated functions, what stands
outside of functions, annotations, docstrings).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "src" / "conflictparse"

TIMED: Final = "cost_grows"  # what is measured by the clock says nothing of a mutant on a busy machine
EXAMPLES: Final = 25  # of each hypothesis test: a mutant that needs luck to be noticed is not killed

Row: TypeAlias = tuple[str, str, dict[str, Any]]  # table of the corpus, kind, row


class Package(NamedTuple):
    """What is mutated together, and the tests that say what is right there."""

    modules: tuple[str, ...]
    tables: tuple[str, ...]
    tests: tuple[str, ...]


_CLAIMS: Final = (
    "tests/unit/test_tally.py",
    "tests/unit/test_groups.py",
    "tests/unit/test_breakdown.py",
    "tests/unit/test_scope.py",
    "tests/unit/test_status.py",
    "tests/unit/test_frames.py",
    "tests/reports",
)
_ROWS: Final = (
    "tests/unit/test_parties.py",
    "tests/unit/test_events.py",
    "tests/unit/test_rows_in_full.py",
    "tests/unit/test_codebooks.py",
    "tests/unit/test_code_dates.py",
    "tests/unit/test_event_rows.py",
    "tests/unit/test_export_rows.py",
)

PACKAGES: Final = {
    "numbers": Package(
        ("numbers/*",),
        ("numbers", "times", "claims", "checks"),
        (
            "tests/unit/test_figures_in_full.py",
            "tests/unit/test_number_words.py",
            "tests/unit/test_number_readings.py",
            "tests/unit/test_intervals.py",
            "tests/unit/test_measures.py",
            "tests/unit/test_quantulum.py",
            "src/conflictparse/numbers",
            "tests/property/test_numbers.py",
            "tests/property/test_intervals.py",
        ),
    ),
    "claims": Package(
        ("claims/breakdown.py", "claims/groups.py", "claims/tally.py"),
        ("claims", "checks"),
        (
            *_CLAIMS,
            "src/conflictparse/claims/breakdown.py",
            "src/conflictparse/claims/groups.py",
            "src/conflictparse/claims/tally.py",
            "tests/property/test_claims.py",
        ),
    ),
    "checks": Package(
        ("checks/*",),
        ("checks",),
        (
            "tests/unit/test_checks.py",
            "tests/unit/test_matters.py",
            "tests/unit/test_part_sums.py",
            "tests/unit/test_tolls.py",
            "src/conflictparse/checks",
            "tests/property/test_checks.py",
        ),
    ),
    "codebooks": Package(
        ("codebooks/*",), (), (*_ROWS, "src/conflictparse/codebooks", "tests/property/test_event_rows.py")
    ),
}


class Mutant(NamedTuple):
    """One change: its name (module, function, number), where it stands, and the module with it."""

    name: str
    line: int
    before: str
    after: str
    path: Path
    node: Any
    change: Any
    tree: Any

    @property
    def code(self) -> str:
        """Return the whole module with the change made."""
        from mutmut.mutation.file_mutation import deep_replace  # noqa: PLC0415 - only this tool needs mutmut

        return deep_replace(self.tree, self.node, self.change).code  # type: ignore[union-attr, no-any-return]


def mutants_of(package: Package) -> list[Mutant]:
    """Return every mutant of *package*, in the order of the code."""
    paths = {path for pattern in package.modules for path in SOURCE.glob(pattern) if path.suffix == ".py"}
    return [mutant for path in sorted(paths) for mutant in _mutants_of_module(path)]


def _mutants_of_module(path: Path) -> Iterator[Mutant]:
    from libcst import FunctionDef  # noqa: PLC0415 - comes with mutmut
    from libcst.metadata import MetadataWrapper, PositionProvider  # noqa: PLC0415 - comes with mutmut
    from mutmut.mutation.file_mutation import create_mutations  # noqa: PLC0415 - only this tool needs mutmut

    tree, mutations, _, _ = create_mutations(str(path), path.read_text(encoding="utf-8"))
    places = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider)
    module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    counts: Counter[str] = Counter()
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, FunctionDef):
            continue
        name = function.name.value
        counts[name] += 1
        node, change = mutation.original_node, mutation.mutated_node
        before, after = (" ".join(tree.code_for_node(part).split()) for part in (node, change))
        line = places[node].start.line
        yield Mutant(f"{module}.{name}#{counts[name]}", line, before, after, path, node, change, tree)


def read_tables(names: Sequence[str]) -> list[Row]:
    """Return the rows of the corpus tables *names*: table, kind, row."""
    read = []
    for name in names:
        table = tomllib.loads((ROOT / "tests" / "corpus" / f"{name}.toml").read_text(encoding="utf-8"))
        read += [(name, kind, row) for kind in ("example", "negative") for row in table.get(kind, [])]
    return read


class Changed(MetaPathFinder, Loader):
    """Imports one module with a change made."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = ".".join(("conflictparse", *mutant.path.relative_to(SOURCE).with_suffix("").parts))
        self.path = str(mutant.path)
        self.code: CodeType = compile(mutant.code, self.path, "exec")

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        """Return this as the loader of its module, and of no other."""
        return spec_from_loader(fullname, self, origin=self.path) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        module.__file__ = self.path
        exec(self.code, module.__dict__)  # noqa: S102 - our own code, changed in one place


class Verdict:
    """A pytest plugin: leaves out known failures, takes few examples, remembers the test that failed."""

    failed = ""

    def pytest_sessionstart(self) -> None:
        """Take few examples, always the same, and do not look for smaller ones."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - slow, and only the runs need it

        settings.register_profile(
            "mutants",
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
        )
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out what is known to fail, and what is timed."""
        items[:] = [i for i in items if i.get_closest_marker("xfail") is None and TIMED not in i.name]

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember the first test that fails."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        """Remember a module of tests that does not load."""
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (does not load)"
