"""The package as its users meet it: its names, its version, what importing it does, and its README."""

import importlib.util
import json
import os
import pickle
import re
import statistics
import subprocess
import sys
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest

import conflictparse as cp
from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Discrepancy, Source
from conflictparse.claims.report import Report
from conflictparse.codebooks import CONVENTIONS
from conflictparse.effects.effect import Effect
from conflictparse.errors import NotReportError
from conflictparse.ledger import RULES
from conflictparse.ledger.matching import INCLUDED
from conflictparse.numbers.quantity import Quantity, Skipped
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {"northern-front": "2024-11-28", "river-towns": "2024-10-24", "supply-road": "2025-02-03"}

PUBLIC = """
    parse toll check find_quantities parse_quantity find_times find_places resolve_place normalize_place
    same_place_name find_actors resolve_actor normalize_actor Report merge Ledger
""".split()

OPENED_ON_IMPORT = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import conflictparse
print([path for path in opened if path.endswith((".csv", ".json", ".toml", ".tsv", ".txt", ".gz"))])
"""

CPU_OF_IMPORT = """
import time
began = time.process_time()
import conflictparse
print(time.process_time() - began)
"""

JSON_OF_EXAMPLES = """
import json, sys
import conflictparse
texts = json.load(sys.stdin)
print(json.dumps([conflictparse.parse(text, published=day).to_dict() for text, day in texts]))
"""

JSON_OF_LEDGER = """
import json, sys
import conflictparse
texts = json.load(sys.stdin)
print(json.dumps(conflictparse.merge(conflictparse.parse(text, published=day) for text, day in texts).to_dict()))
"""


def run_python(code: str, *options: str, stdin: str = "", **environment: str) -> str:
    """Return what *code* prints in a fresh interpreter."""
    ran = subprocess.run(  # noqa: S603 -- our own code in our own interpreter
        [sys.executable, *options, "-c", code],
        input=stdin,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    return ran.stdout


def load_tool(name: str) -> Any:
    """Return the module tools/*name*.py."""
    return load_file(ROOT / "tools" / f"{name}.py")


def load_file(path: Path) -> Any:
    """Return the module that stands at *path*."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def readme() -> Any:
    return load_tool("readme")


def test_the_version_is_the_one_of_the_distribution():
    assert cp.__version__ == version("conflictparse")
    assert cp.parse("").library == cp.__version__
    assert f"version: {cp.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{cp.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_types_are_published():
    assert files("conflictparse").joinpath("py.typed").is_file()


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_documented(name):
    assert name in cp.__all__
    assert getattr(cp, name).__doc__


def test_all_lists_only_what_exists_and_in_order():
    assert sorted(cp.__all__) == list(cp.__all__)
    assert all(hasattr(cp, name) for name in cp.__all__)


def test_the_command_is_installed():
    (script,) = [entry for entry in distribution("conflictparse").entry_points if entry.group == "console_scripts"]
    assert (script.name, script.value) == ("conflictparse", "conflictparse.cli:main")


def test_importing_opens_no_data_file():
    assert run_python(OPENED_ON_IMPORT).strip() == "[]"


def test_importing_and_parsing_warn_of_nothing():
    texts = json.dumps([["Shelling killed at least 12 people.", "2024-11-28"]])
    assert run_python(JSON_OF_EXAMPLES, "-W", "error", stdin=texts)


def test_importing_is_quick(tmp_path):
    # The budget is 60 ms; a busy build server gets some slack here. benchmarks/budget.py is strict. Users have
    # compiled modules, so the first run, which compiles them, does not count.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    _, *seconds = [float(run_python(CPU_OF_IMPORT, **compiled)) for _ in range(6)]
    assert statistics.median(seconds) <= 0.100


def test_the_same_text_gives_the_same_bytes_under_every_hash_seed():
    texts = [((ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8"), day) for name, day in EXAMPLES.items()]
    stdin = json.dumps(texts)
    assert len({run_python(JSON_OF_EXAMPLES, stdin=stdin, PYTHONHASHSEED=str(seed)) for seed in range(6)}) == 1


def test_the_name_of_a_private_person_is_counted_and_not_kept():
    report = cp.parse("Samir Testani and his daughter were killed when a shell hit their home.")
    assert sum(claim.quantity.low for claim in report.claims) == 2
    assert "Testani" not in json.dumps(report.to_dict())


@pytest.mark.parametrize(("name", "day"), EXAMPLES.items())
def test_an_example_report_is_read_and_points_at_its_words(name, day):
    text = (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8")
    report = cp.parse(text, published=day)
    assert report.claims
    for found in (*report.quantities, *report.times, *report.places, *report.actors, *report.skipped):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("given", ["Shelling killed 12 people.", None, {"claims": []}])
def test_what_takes_a_report_says_so_when_it_gets_something_else(given):
    with pytest.raises(NotReportError, match=r"toll\(\) takes a report, not \w+: pass what") as refused:
        cp.toll(given, "killed")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)  # noqa: S301 - our own
    with pytest.raises(TypeError, match=r"check\(\) takes a report"):
        cp.check(given)


def test_the_readme_has_exactly_two_commands(readme):
    found = readme.commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert list(found) == ["parse", "test"]
    assert ".venv" not in " ".join(found.values()).replace(".venv-", "")


def test_the_readme_parses_an_example_that_exists(readme):
    arguments = readme.arguments((ROOT / "README.md").read_text(encoding="utf-8"))
    assert arguments[0] == "parse"
    assert (ROOT / arguments[1]).is_file()


def test_the_links_of_the_page_of_an_index_lead_to_the_repository(readme):
    text = (
        "[a](docs/a.md#b), [b](./LICENSE) and ![c](docs/c.png); [d](https://x.org/d), [e](#e), [f](mailto:a@x.org)\n"
        "`[g](docs/g.md)`\n```\n[h](docs/h.md)\n```\n[i]: docs/i.md\n"
    )
    assert readme.with_links_to(text, "https://x.org/r/blob/v1") == (
        "[a](https://x.org/r/blob/v1/docs/a.md#b), [b](https://x.org/r/blob/v1/LICENSE) and "
        "![c](https://x.org/r/blob/v1/docs/c.png); [d](https://x.org/d), [e](#e), [f](mailto:a@x.org)\n"
        "`[g](docs/g.md)`\n```\n[h](docs/h.md)\n```\n[i]: https://x.org/r/blob/v1/docs/i.md\n"
    )


def test_every_link_of_the_readme_leads_to_a_file_and_none_is_left_behind(readme):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    base = "https://x.org/r/blob/v1"
    linked = re.findall(r"\]\((\S+?)(?:#\S*)?\)", readme.with_links_to(text, base))
    assert [link for link in linked if not link.startswith("https://")] == []
    paths = [link.removeprefix(f"{base}/") for link in linked if link.startswith(base)]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_page_is_the_readme_until_a_repository_is_named():
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    page = load_file(ROOT / "hatch_build.py").Page(str(ROOT), {})
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    plain, linked = {}, {"urls": {"Repository": "https://x.org/r/"}}
    page.update(plain)
    page.update(linked)
    assert plain["readme"] == {"content-type": "text/markdown", "text": text}
    assert f"](https://x.org/r/blob/v{cp.__version__}/docs/tutorial.md)" in linked["readme"]["text"]


def test_the_readme_shows_what_the_command_prints(readme):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.tree(text) == readme.real_tree(text), "run: python tools/readme.py write"


@pytest.mark.parametrize(
    "value", [Report, Quantity, Time, PlaceMention, ActorMention, Claim, Source, Discrepancy, Skipped]
)
def test_the_contract_page_names_every_field(value):
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    names = [field.metadata.get("json", field.name) for field in attrs.fields(value)]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_the_contract_page_names_every_effect():
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    assert [effect for effect in Effect if f"`{effect}`" not in page] == []


def test_the_data_guide_names_every_table_and_column():
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for table in sorted((ROOT / "src" / "conflictparse" / "data").glob("*.csv")):
        header = table.read_text(encoding="utf-8").split("\n", 1)[0].strip().split(",")
        section = page.partition(f"### {table.name}")[2].partition("###")[0]
        rows = re.findall(r"^\| ([a-z0-9_, ]+) \|", section, re.MULTILINE)
        cells = {name for row in rows for name in row.split(", ")}
        assert [name for name in header if name not in cells] == [], table.name


def test_the_page_on_conventions_names_those_that_there_are():
    page = (ROOT / "docs" / "conventions.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE)) == sorted(CONVENTIONS)


def test_the_table_of_how_the_words_read_is_true():
    page = (ROOT / "docs" / "conventions.md").read_text(encoding="utf-8")
    table = page.partition("## How the words read")[2].partition("\n## ")[0]
    for words, *ends in re.findall(r"^\| ([^|]*\w) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", table, re.MULTILINE)[1:]:
        for phrase in [words] if " casualties" in words or " km" in words else words.split(", "):
            (found,) = [q for q in cp.find_quantities(f"It is said of {phrase} people.") if q.text in phrase]
            said = ["open" if end is None else f"{end:,}" for end in (found.low, found.high)]
            excluded = [", excluded" * found.low_open, ", excluded" * found.high_open]
            stated = "none" if found.stated is None else f"{found.stated:,}"
            assert [a + b for a, b in zip(said, excluded, strict=True)] + [stated] == ends, phrase


def test_the_page_on_merging_names_every_rule():
    page = (ROOT / "docs" / "merging.md").read_text(encoding="utf-8")
    rows = [
        re.sub(r" \(.*?\)|: .*", "", row)
        for row in re.findall(r"^\| ([^|]+) \| (?:same|maybe) \|$", page, re.MULTILINE)
    ]
    names = [re.sub(r" \(.*?\)|: .*", "", rule.name) for rule in RULES]
    assert rows == [*names, INCLUDED]


def test_a_ledger_has_the_same_bytes_under_every_hash_seed():
    texts = [((ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8"), day) for name, day in EXAMPLES.items()]
    stdin = json.dumps([*texts, *((text, "2025-03-01") for text, _ in texts)])
    printed = {run_python(JSON_OF_LEDGER, stdin=stdin, PYTHONHASHSEED=str(seed)) for seed in range(3)}
    assert len(printed) == 1
    assert json.loads(printed.pop())["incidents"]


def test_what_is_about_several_reports_is_loaded_when_it_is_asked_for():
    code = "import conflictparse, sys; print('conflictparse.ledger' in sys.modules, conflictparse.merge.__name__)"
    assert run_python(code).split() == ["False", "merge"]
