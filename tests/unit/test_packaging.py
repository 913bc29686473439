"""What an index, a reader of the repository and a citing author see: extras, citation, changelog, forms, releases."""

import importlib
import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import conflictparse as cp
from conflictparse.cli import installed

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).resolve().parents[2]
FOR_DEVELOPERS = {"bench", "dev", "docs", "test"}
FORMS = sorted(set((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) - {ROOT / ".github/ISSUE_TEMPLATE/config.yml"})
URLS = ("Changelog", "Documentation", "Issues", "Repository")


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture
def release():
    spec = importlib.util.spec_from_file_location("check_release", ROOT / "tools" / "check_release.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def strings(path):
    """Return a YAML file with every value as the string that stands there."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


# ---------------------------------------------------------------- extras
def test_the_extra_all_holds_every_extra_for_users(project):
    extras = project["optional-dependencies"]
    ((inside,),) = [re.findall(r"^conflictparse\[(.*)\]$", line) for line in extras["all"]]
    assert inside.split(",") == sorted(set(extras) - FOR_DEVELOPERS - {"all"})


def test_every_extra_for_users_is_tried_with_the_wheel(project, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    tried = importlib.import_module("try_wheel").EXTRAS
    assert sorted(tried) == sorted(set(project["optional-dependencies"]) - FOR_DEVELOPERS - {"all"})
    for name, lines in tried.items():
        compile(lines, name, "exec")


def test_the_doctor_lists_the_extras_for_users_and_no_others(project):
    known = set(project["optional-dependencies"]) - FOR_DEVELOPERS - {"all"}
    if (found := installed.needs()) is None:
        pytest.skip("conflictparse is not installed as a package")
    assert set(found) - {""} <= known


def test_every_python_that_may_install_it_has_a_classifier(project):
    versions = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert project["requires-python"] == f">={versions[0]}"
    assert versions == [f"3.{minor}" for minor in range(11, 11 + len(versions))]


# ---------------------------------------------------------------- citation and changelog
def test_the_citation_fits_its_schema():
    schema = json.loads((ROOT / "tests/stored/citation-file-format-1.2.0.schema.json").read_text(encoding="utf-8"))
    data = strings(ROOT / "CITATION.cff")
    assert [error.message for error in Draft7Validator(schema).iter_errors(data)] == []
    assert not Draft7Validator(schema).is_valid({**data, "licence": "Apache-2.0"})


def test_the_version_is_the_same_everywhere(release):
    problems = release.check_citation(ROOT, cp.__version__, None) + release.check_changelog(ROOT, cp.__version__)[0]
    assert release.library_version(ROOT) == cp.__version__
    assert [problem for problem in problems if "no day" not in problem and "repository-code" not in problem] == []


# ---------------------------------------------------------------- releases
def write_checkout(folder, *, day="2030-01-02", readings="- None.", released="2030-01-02", urls=True):
    addresses = "".join(f'{name} = "https://example.org/{name}"\n' for name in URLS) if urls else ""
    texts = {
        "src/conflictparse/_version.py": '__version__: Final = "1.2.3"\n',
        "CHANGELOG.md": f"# Changelog\n\n## [1.2.3] - {day}\n\n### Readings\n\n{readings}\n\n### Data\n\n- None.\n",
        "CITATION.cff": f"version: 1.2.3\ndate-released: {released}\nrepository-code: https://example.org/code\n",
        "pyproject.toml": f"[project]\n[project.urls]\n{addresses}",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_whole_checkout_may_be_released(release, tmp_path):
    assert release.check_release(write_checkout(tmp_path), "v1.2.3") == []


@pytest.mark.parametrize(
    ("changed", "tag", "problem"),
    [
        ({}, "v1.2.4", "the tag is v1.2.4, the version is 1.2.3"),
        ({"day": "unreleased"}, None, "CHANGELOG.md: 1.2.3 has no day, but 'unreleased'"),
        ({"readings": ""}, None, "CHANGELOG.md: 1.2.3 has no section '### Readings'"),
        ({"released": "2030-01-01"}, None, "CITATION.cff: date-released is 2030-01-01, the changelog says 2030-01-02"),
        ({"urls": False}, None, "pyproject.toml: [project.urls] has no Repository"),
    ],
)
def test_what_stands_in_the_way_of_a_release_is_said(release, tmp_path, changed, tag, problem):
    assert problem in release.check_release(write_checkout(tmp_path, **changed), tag)


# ---------------------------------------------------------------- forms
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_what_is_needed(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
    asked = [item for item in form["body"] if item["type"] != "markdown"]
    assert {item["type"] for item in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(item["attributes"]["label"] for item in asked)
    assert len({item["id"] for item in asked}) == len(asked)
    assert any(item.get("validations", {}).get("required") for item in asked)


def test_a_wrong_reading_is_asked_for_with_text_expected_and_got():
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong-reading.yml").read_text(encoding="utf-8"))
    needed = {item["id"] for item in form["body"] if item.get("validations", {}).get("required")}
    assert needed >= {"text", "expected", "got"}


def test_the_forms_name_pages_that_exist():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / ".github").glob("**/*.[my][dm]*")]
    named = set(re.findall(r"(?:docs/[\w-]+|CONTRIBUTING|SECURITY)\.md", "".join(texts)))
    assert named >= {"CONTRIBUTING.md", "docs/data.md", "docs/versioning.md"}
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
