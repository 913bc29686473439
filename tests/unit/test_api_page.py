"""docs/api.md holds every public name, and the docstrings of the public functions say what a caller has to know."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import conflictparse as cp

DOCS = Path(__file__).resolve().parents[2] / "docs"
_DIRECTIVE = re.compile(r"^\.\. (currentmodule|auto\w+):: (\S+)", re.MULTILINE)
#: Names of types that are no classes.
_ALIASES = frozenset({"Number"})
#: Names whose page is another one than api.md.
ELSEWHERE = {"conflictparse.actors.kinds": "actors.md"}


def public_modules() -> list[ModuleType]:
    """Return the modules that say by ``__all__`` what they offer; the command line is no library."""
    found = [cp]
    for info in pkgutil.walk_packages(cp.__path__, "conflictparse."):
        if info.name.startswith(("conflictparse.cli", "conflictparse.__main__")):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # an extra that is not installed
            continue
        found += [module] if hasattr(module, "__all__") else []
    return found


def named(name: str) -> Any:
    """Return what a directive names; a function of the package before a module of the same name."""
    module, _, last = name.rpartition(".")
    try:
        home = importlib.import_module(module)
    except ImportError:
        return getattr(named(module), last)
    return getattr(home, last) if hasattr(home, last) else importlib.import_module(name)


def documented() -> tuple[set[int], set[str]]:
    """Return the objects that api.md documents, by identity, and the names of its constants."""
    objects, constants, current = set(), set(), ""
    pages = [DOCS / page for page in ("api.md", *ELSEWHERE.values())]
    for kind, name in _DIRECTIVE.findall("\n".join(page.read_text(encoding="utf-8") for page in pages)):
        if kind == "currentmodule":
            current = name
            continue
        whole = name if name.startswith("conflictparse.") else f"{current}.{name}"
        if kind == "autodata":
            constants.add(whole.rpartition(".")[2])
        elif kind == "automodule":
            module = importlib.import_module(whole)
            offered = getattr(module, "__all__", None) or vars(module)
            objects |= {id(getattr(module, key)) for key in offered if not key.startswith("_")}
            constants |= {key for key in vars(module) if key.isupper() or key in _ALIASES}
        else:
            objects.add(id(named(whole)))
    return objects, constants


@pytest.fixture(scope="module")
def told() -> tuple[set[int], set[str]]:
    for extra in ("pandas", "polars", "duckdb", "pyspark", "spacy", "altair"):
        pytest.importorskip(extra, reason="the page documents what needs it")
    return documented()


def test_the_page_holds_every_public_name(told: tuple[set[int], set[str]]) -> None:
    objects, constants = told
    missing = [
        f"{module.__name__}.{name}"
        for module in public_modules()
        for name in module.__all__
        if id(getattr(module, name)) not in objects and name not in constants
    ]
    assert missing == [], "put them into docs/api.md"


@pytest.mark.parametrize("name", [name for name in cp.__all__ if not name.startswith("_")])
def test_a_public_docstring_says_what_comes_back_and_what_goes_wrong(name: str) -> None:
    value, words = getattr(cp, name), inspect.getdoc(getattr(cp, name)) or ""
    if inspect.isclass(value):
        assert "Attributes:" in words
        return
    assert ">>>" in words
    assert "Raises:" in words
    for argument in inspect.signature(value).parameters:
        assert re.search(rf"(\*{argument}\*|\b{argument}\b[\w, ]*:)", words), argument
