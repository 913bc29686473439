"""
The checks by name, each in an environment of its own, with the Python that nox runs on.

    nox                      # tests, lint, types, docs
    nox -s lowest newest     # the four dependencies at both ends of what pyproject.toml allows
    nox -s nightly           # everything that takes hours; nox -s "nightly(fuzz)" for one part
    nox -s nightly -- 20261122    # the same again: the number is the seed, by default the date

What stands behind -- goes to the command of the other sessions. ``.ci/run`` is the gate and needs no nox.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import nox

nox.needs_version = ">=2025.2"
nox.options.sessions = ["tests", "lint", "types", "docs"]
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True

#: The tests of the library without its extras, and what they need. They hold the README, run as examples.
CORE: Final = ("tests/unit", "tests/corpus", "tests/data", "tests/property", "tests/reports")
NEEDS_EXTRAS: Final = ("tests/unit/test_readers.py", "tests/unit/test_times_beside_dateparser.py")
CORE_TOOLS: Final = ("pytest", "hypothesis", "jsonschema", "num2words")
PACKAGES: Final = ("attrs", "pycountry", "quantulum3", "regex")


def floors() -> list[str]:
    """Return the lowest allowed version of each package that the library needs, as exact pins."""
    wanted = nox.project.load_toml("pyproject.toml")["project"]["dependencies"]
    return [re.sub(r"^([\w-]+)(?:>=|~=)([\d.]+)$", r"\1==\2", requirement) for requirement in wanted]


def test_core(session: nox.Session) -> None:
    """Say which versions are installed, and run the tests of the library without its extras."""
    versions = "import importlib.metadata as m, sys; print(*(f'{name} {m.version(name)}' for name in sys.argv[1:]))"
    session.run("python", "-c", versions, *PACKAGES)
    ignored = [f"--ignore={name}" for name in NEEDS_EXTRAS]
    session.run("pytest", "-q", *(session.posargs or (*CORE, *ignored)), env={"CI": "1"})


@nox.session
def tests(session: nox.Session) -> None:
    """All tests but those of the heavy engines."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and which package may import which."""
    session.install("-e", ".", "ruff>=0.9", "import-linter>=2.5")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")
    session.run("conflictparse", "data", "check")


@nox.session
def types(session: nox.Session) -> None:
    """Strict types."""
    session.install("-e", ".[dev]")
    session.run("mypy", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, below docs/_build/html; a warning is an error."""
    session.install("-e", ".[docs,arrow,duckdb,pandas,polars,spacy]")
    session.run("sphinx-build", "-q", "-n", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def lowest(session: nox.Session) -> None:
    """The library with the lowest versions that it allows."""
    session.install(*floors(), "-e", ".", *CORE_TOOLS)
    test_core(session)


@nox.session
def newest(session: nox.Session) -> None:
    """The library with the newest versions that it allows."""
    session.install("--upgrade", "--upgrade-strategy", "eager", "-e", ".", *CORE_TOOLS)
    test_core(session)


#: What takes long, by name; "SEED" is replaced. An environment in front, as in a shell.
NIGHTLY: Final = {
    "laws": ("pytest --hypothesis-profile=nightly --hypothesis-seed=SEED tests/property",),
    "fuzz": ("python -m fuzz.drive --runs 1000000 --seed SEED", "python -m fuzz.slow --rounds 20000"),
    "mutants": ("python tools/mutants.py",),
    "engines": ("python benchmarks/agreement.py 20000",),
    "wheel": ("python -m build --outdir dist .", "python tools/try_wheel.py dist --extras all"),
    "cluster": ("CONFLICTPARSE_CLUSTER=1 pytest tests/integrations/test_spark_cluster.py",),
}


@nox.session
@nox.parametrize("what", [nox.param(what, id=what) for what in NIGHTLY])
def nightly(session: nox.Session, what: str) -> None:
    """What takes hours."""
    seed = session.posargs[0] if session.posargs else f"{dt.datetime.now(dt.UTC):%Y%m%d}"
    session.install("-e", ".[dev]", *(["mutmut==3.8.*"] if what == "mutants" else []))
    for line in NIGHTLY[what]:
        words = line.replace("SEED", seed).split()
        variables = [word for word in words if re.fullmatch(r"[A-Z_]+=\S*", word)]
        command = words[len(variables) :]
        session.run(*command, env=dict(variable.split("=", 1) for variable in variables))
