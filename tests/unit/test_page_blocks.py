"""Every fenced block of the documentation runs, or stands here with the reason why it cannot."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from tests.unit.page_blocks import ROOT, Block, PageRun, blocks_of, furnish, indented_code, pages


def load_tool(name: str) -> ModuleType:
    """Return a program of ``tools`` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL, README, TABLES = load_tool("console"), load_tool("readme"), load_tool("tables")
_INSTALLS = "installs packages: .ci/run does it in a fresh environment"
_TESTS = "the tests themselves: .ci/run runs them"
_MEASURES = "measures for minutes, and needs a quiet machine"
_CHANGES = "changes the tables of a checkout: the pages on adding an actor and a place run the same commands in a copy"
_CHECKS = "takes some seconds: the gate runs it, and so do the pages on adding an actor and a place"
_IDEA = "a sketch in a record that is not edited later"
_FIGURE = "a figure, and no code"
_DUMPS = "needs files of other places; docs/cli.md builds and uses a gazetteer of its own"
_SPARK = "needs Spark and Java: tests/integrations/test_spark.py makes the same calls"
_ROW = "sohr,Midlands Observatory,strong,en,,,wikipedia:Syrian Observatory for Human Rights"
_README_PARSE, _README_TEST = README.commands((ROOT / "README.md").read_text(encoding="utf-8")).values()
_EFFECT_TESTS = "pytest tests/corpus tests/unit/test_schema.py tests/unit/test_package.py"
_BATCH_ERROR = (
    '{"doc": "reports/a17.txt", "error": {"code": "not_text", "stage": "read", '
    '"message": "is not UTF-8: byte 12 is 0xE9; ..."}}'
)
_BATCH_CHANGED = (
    "conflictparse: reports.jsonl: was begun with a difference in the inputs: run the earlier command again, or begin"
)
_SHAPES = 'tables = {"HEDGE": {"at least": ..., "no fewer than": ...}, "NUMBER": {...}}'
_WHEEL = "SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) python -m build --no-isolation --outdir dist ."
_LEXICON = "conflictparse.places.find.find_places(text, gazetteer=gazetteer)"
_FILLED_IN = "conflictparse.find_places(text)  # the bundled gazetteer"
#: Blocks that nothing runs here, by page and first line, and why.
NOT_RUN: dict[tuple[str, str], str] = {
    ("docs/mutants.md", 'pip install -e ".[test]" "mutmut==3.8.*"'): "needs mutmut, and hours",
    ("CONTRIBUTING.md", "python3 -m venv .venv"): _INSTALLS,
    ("CONTRIBUTING.md", ".venv/bin/ruff check . && .venv/bin/ruff format ."): "the gates themselves: .ci/run runs them",
    ("CONTRIBUTING.md", _ROW): "a row of a table, which docs/add-an-actor.md adds in a copy of the checkout",
    ("CONTRIBUTING.md", ".venv/bin/python tools/compile_actors.py"): _CHANGES,
    ("README.md", _README_PARSE): ".ci/run runs it in a fresh copy of the checkout",
    ("README.md", _README_TEST): ".ci/run runs it in a fresh copy of the checkout",
    ("README.md", "Report published 2024-11-28"): "what the command prints: tests/unit/test_package.py compares it",
    ("docs/add-a-convention.md", "pip install ."): _INSTALLS + "; the session below does what pip would",
    ("docs/add-a-number-phrase.md", "pytest tests/corpus"): _TESTS,
    ("docs/add-a-reader.md", "pip install ."): _INSTALLS + "; the session below does what pip would",
    ("docs/add-an-actor.md", "pytest tests/corpus"): _TESTS,
    ("docs/add-an-effect.md", _EFFECT_TESTS): _TESTS,
    ("docs/batch.md", "reports.jsonl: 10,000 documents in 24 s (417/s): 9,998 read, 2 not, 81,530 claims"): _FIGURE,
    ("docs/batch.md", _BATCH_ERROR): "a line that batch writes, with a made path",
    ("docs/batch.md", "stopped behind 4,310 documents: the same command goes on from there"): _FIGURE,
    ("docs/batch.md", _BATCH_CHANGED): "what batch says when its inputs have changed",
    ("docs/cli.md", "source <(conflictparse completion zsh)"): "needs zsh",
    ("docs/cli.md", "conflictparse completion fish > ~/.config/fish/completions/conflictparse.fish"): "needs fish",
    ("docs/cli.md", "conflictparse gazetteer build FILE [FILE ...] -o FILE [--edition NAME] [--alone]"): _FIGURE,
    ("docs/contract.md", "parse  toll  check  Report  coarsen  coarsen_text"): "a list of names",
    ("docs/cli.md", "conflictparse data check"): _CHECKS,
    ("docs/data.md", "conflictparse data check"): _CHECKS,
    ("docs/data.md", "python tools/compile_actors.py"): _CHANGES,
    ("docs/decisions/0001-shapes-over-word-classes.md", _SHAPES): _IDEA,
    ("docs/decisions/0003-lexicons-are-arguments.md", _LEXICON): _IDEA,
    ("docs/decisions/0003-lexicons-are-arguments.md", _FILLED_IN): _IDEA,
    ("docs/getting-started.md", "python3 -m venv .venv"): _INSTALLS,
    ("docs/layers.md", "cli"): _FIGURE,
    ("docs/layers.md", "text -> words and gaps -> findings of each layer -> claims -> conventions -> exports"): _FIGURE,
    ("docs/performance.md", "python benchmarks/budget.py"): _MEASURES,
    ("docs/places.md", "python tools/compile_gazetteer.py"): _CHANGES,
    (
        "docs/places.md",
        "conflictparse gazetteer build SY.txt alternateNamesV2.txt cod-ab.csv my.csv -o syria.cpg",
    ): _DUMPS,
    ("docs/places.md", "import conflictparse"): _DUMPS,
    ("docs/places.md", "SY.txt:1204:latitude: 95.1 is beyond 90 degrees"): "a message, with a made line",
    ("docs/reliability.md", _WHEEL): _INSTALLS + "; the gate builds a wheel twice",
    ("docs/scale.md", "from pyspark.sql import SparkSession"): _SPARK,
    ("docs/scale.md", "from conflictparse.integrations.spark import register_function"): _SPARK,
    ("docs/scale.md", "python benchmarks/scale.py --spark"): _MEASURES,
    ("docs/use-in-r.md", "claims <- read.csv("): "needs R",
    ("docs/use-in-r.md", "counted <- subset(claims, additive & !is.na(best))"): "needs R",
}

PAGES = [page for page in pages() if any(blocks_of(page))]
SESSIONS = [page.relative_to(ROOT).as_posix() for page in TOOL.pages()]


def is_run_elsewhere(block: Block) -> bool:
    """Tell whether Sphinx runs the block, or the sessions of its page do."""
    if block.language.startswith("{"):
        return block.page.startswith("docs/")
    return block.page in SESSIONS and (block.language in {"console", "diff"} or block.is_file)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_runs_or_is_listed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    assert all(len(reason) > 6 for reason in NOT_RUN.values())


def test_the_pages_that_are_made_are_up_to_date() -> None:
    stale = [path.name for path, words in TABLES.made().items() if path.read_text(encoding="utf-8") != words]
    assert stale == [], "run: python tools/tables.py write"
