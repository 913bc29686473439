"""The phrasebook of the documentation is made from the corpus, and up to date."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phrasebook", ROOT / "tools" / "phrasebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_phrasebook_is_up_to_date() -> None:
    tool = load_tool()
    made = tool.page(tomllib.loads(tool.CORPUS.read_text(encoding="utf-8")))
    assert tool.PAGE.read_text(encoding="utf-8") == made, "run: python tools/phrasebook.py write"


def test_every_row_stands_in_a_group() -> None:
    tool = load_tool()
    table = tomllib.loads(tool.CORPUS.read_text(encoding="utf-8"))
    assert {row["group"] for row in table["example"]} == set(tool.GROUPS)
