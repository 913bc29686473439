"""Every fenced block of the documentation runs, or stands here with the reason why it cannot."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.page_blocks import ROOT, Block, PageRun, blocks_of, furnish, indented_code, pages

#: Blocks that nothing runs here, by page and first line, and why.
NOT_RUN: dict[tuple[str, str], str] = {}

PAGES = [page for page in pages() if any(blocks_of(page))]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("console", ROOT / "tools" / "console.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()
SESSIONS = [page.relative_to(ROOT).as_posix() for page in TOOL.pages()]


def is_run_elsewhere(block: Block) -> bool:
    """Tell whether Sphinx runs the block, or the sessions of its page do."""
    if block.language.startswith("{"):
        return block.page.startswith("docs/")
    return block.page in SESSIONS and (block.language in {"console", "diff"} or block.is_file)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_runs_or_is_listed(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    run, unknown = PageRun(tmp_path), []
    for block in blocks_of(page):
        if (page, block.first) in NOT_RUN or is_run_elsewhere(block):
            continue
        if not run.run(block):
            unknown.append(f"{page}:{block.line}: nothing runs {block.language or 'a block without a language'}")
    assert unknown == [], "give it a language that runs, or list it in NOT_RUN with the reason"


@pytest.mark.parametrize("page", SESSIONS)
def test_every_session_shows_what_its_commands_print(page: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    shown = (ROOT / page).read_text(encoding="utf-8")
    assert TOOL.rewritten(shown) == shown, "run: python tools/console.py write"


def test_no_page_hides_code_in_an_indented_block() -> None:
    hidden = [f"{page}:{line}" for page in pages() for line in indented_code(page)]
    assert hidden == [], "fence it, so that its language can be told"


def test_the_list_of_blocks_that_cannot_run_names_blocks_that_there_are() -> None:
    there = {(page, block.first) for page in PAGES for block in blocks_of(page)}
    assert [name for name in NOT_RUN if name not in there] == []


def test_every_reason_is_told() -> None:
    assert all(len(reason) > 10 for reason in NOT_RUN.values())
