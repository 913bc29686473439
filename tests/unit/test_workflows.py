"""The workflows ask for few rights and run only actions whose bytes are known."""

import re
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs_of(path):
    return load(path)["jobs"].items()


def unpinned(text):
    """Return the lines of *text* that use an action by anything but a whole hash, with its version beside it."""
    return [line.strip() for line in text.splitlines() if "uses:" in line and not PINNED.search(line)]


def test_there_are_workflows():
    assert {path.stem for path in WORKFLOWS} >= {"docs", "release", "tests"}


@each_workflow
def test_every_action_is_pinned_to_a_whole_hash(path):
    assert unpinned(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "- uses: actions/checkout@v6",
        "- uses: actions/checkout@main # v6.0.2",
        "- uses: actions/checkout@de0fac2 # v6.0.2",
        "- uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd",
        "- uses: docker://alpine:3",
    ],
)
def test_an_action_without_a_whole_hash_is_found(line):
    assert unpinned(line) == [line]


def test_one_action_has_one_hash_everywhere():
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))}
    names = [line.partition("@")[0] for line in used]
    assert sorted(names) == sorted(set(names))


@each_workflow
def test_no_workflow_has_rights_but_those_that_a_job_names(path):
    assert load(path)["permissions"] == {}
    for name, job in jobs_of(path):
        assert job.get("permissions"), name


@each_workflow
def test_only_the_release_may_write(path):
    writing = {name: job["permissions"] for name, job in jobs_of(path) if "write" in job["permissions"].values()}
    rights = {"publish": {"id-token": "write"}, "announce": {"contents": "write"}}
    assert writing == (rights if path.stem == "release" else {})


@each_workflow
def test_no_password_is_kept_and_nothing_foreign_is_put_into_a_command(path):
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for _, job in jobs_of(path):
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_is_published_was_built_by_a_job_that_may_only_read():
    jobs = dict(jobs_of(ROOT / ".github" / "workflows" / "release.yml"))
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert set(jobs["publish"]["needs"]) == {"gate", "build"}
    assert jobs["publish"]["environment"] == "pypi"
    assert all("run" not in step for step in jobs["publish"]["steps"])
    assert jobs["publish"]["steps"][-1]["with"]["attestations"] is True


def test_what_a_release_is_built_with_has_fingerprints():
    lines = (ROOT / ".github" / "requirements" / "release.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if not line.startswith("#")]
    assert packages
    assert all(re.fullmatch(r"[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line) for line in packages)


def test_the_tests_run_on_every_python_that_is_supported():
    matrix = load(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]["tests"]["strategy"]["matrix"]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r"Programming Language :: Python :: (3\.\d+)", project)
    assert set(named) <= set(matrix["python"])
    assert 'requires-python = ">=' + matrix["python"][0] + '"' in project
