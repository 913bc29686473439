"""What a user of the wheel trusts: four packages, data with fingerprints, and a bill of materials."""

import json
import re
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from tests.unit.test_package import load_tool, run_python

from conflictparse.data import load_manifest

ROOT = Path(__file__).resolve().parents[2]
FOUR = {"attrs", "pycountry", "quantulum3", "regex"}

#: What ships beside Python and is no data: code of pages, what tools/write_schema.py writes, and the manifest itself.
NO_DATA = {"data/manifest.toml", "exports/report.schema.json", "py.typed", "viz/page.css", "viz/page.js"}

LOADED_BY_A_PARSE = """
import json, sys
before = set(sys.modules)
import conflictparse
report = conflictparse.parse("Shelling killed 12 people in Idlib on 3 May; 5 kg of aid came.", published="2024-11-28")
conflictparse.toll(report, "killed")
names = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(names - sys.stdlib_module_names)))
"""

OPENED_BY_LOADING = """
import hashlib, json, sys
from pathlib import Path
import conflictparse
package = Path(conflictparse.__file__).parent
opened = {}
def note(event, args):
    if event == "open" and isinstance(args[0], str) and Path(args[0]).is_relative_to(package):
        opened[Path(args[0]).relative_to(package).as_posix()] = None
sys.addaudithook(note)
from conflictparse.data import load_actors, load_manifest
from conflictparse.data.actors import read_actor_tables
from conflictparse.data.places import build_index, load_gazetteer, read_countries, read_places
from conflictparse.viz.outlines import load_outlines
for load in (load_actors, load_gazetteer, load_manifest, load_outlines, read_actor_tables):
    load()
list(read_countries()), list(read_places()), build_index([], edition="")
names = [name for name in opened if not name.endswith((".py", ".pyc"))]
print(json.dumps({name: hashlib.sha256((package / name).read_bytes()).hexdigest() for name in names}))
"""


def fingerprints():
    """Return the SHA-256 of every data file, as the manifest has it, by its path below the package."""
    manifest = load_manifest()
    entries = {f"data/{name}": entry for name, entry in manifest["files"].items()} | manifest["compiled"]
    return {name: entry["sha256"] for name, entry in entries.items()}


@pytest.fixture
def sbom():
    return load_tool("sbom")


@pytest.fixture
def distribution(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return load_tool("check_distribution")


def write_wheel(path, bill, changed=""):
    """Write a wheel of the data files and *bill*; the file *changed* gets another last byte."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in fingerprints():
            content = (ROOT / "src" / "conflictparse" / name).read_bytes()
            archive.writestr(f"conflictparse/{name}", content[:-1] + b"?" if name == changed else content)
        archive.writestr("conflictparse-0.dist-info/sboms/conflictparse.cdx.json", bill)
    return path


def test_four_packages_are_needed_and_no_fifth():
    needed = [line for line in requires("conflictparse") or [] if "extra ==" not in line]
    assert {re.match(r"[\w-]+", line)[0] for line in needed} == FOUR
    assert len(needed) == 4


def test_every_floor_is_a_whole_version_that_can_be_installed():
    needed = [line for line in requires("conflictparse") or [] if "extra ==" not in line]
    floors = [re.search(r"(?:>=|~=)(\d+(?:\.\d+){2})(?![.\d])", line) for line in needed]
    assert all(floors), needed


def test_the_minor_version_of_quantulum3_is_pinned():
    assert "quantulum3~=0.10.0" in (requires("conflictparse") or [])


def test_reading_a_report_loads_nothing_but_what_is_declared():
    loaded = set(json.loads(run_python(LOADED_BY_A_PARSE)))
    assert "conflictparse" in loaded
    assert loaded - {"conflictparse"} <= {"attr", "attrs", "pycountry", "quantulum3", "regex"}


def test_every_data_file_is_loaded_and_has_the_fingerprint_of_the_manifest():
    loaded = json.loads(run_python(OPENED_BY_LOADING))
    assert {name: found for name, found in loaded.items() if name not in NO_DATA} == fingerprints()


def test_every_file_that_ships_beside_python_is_in_the_manifest_or_is_no_data():
    package = ROOT / "src" / "conflictparse"
    names = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert {name for name in names if not name.endswith((".py", ".pyc"))} == set(fingerprints()) | NO_DATA


def test_the_bill_of_materials_lists_packages_files_and_sources(sbom):
    bill = sbom.build_bill()
    names = {(component["type"], component["name"]) for component in bill["components"]}
    assert {name for kind, name in names if kind == "library"} == FOUR
    assert {name.removeprefix("conflictparse/") for kind, name in names if kind == "file"} == set(fingerprints())
    assert any("GeoNames" in name for kind, name in names if kind == "data")
    assert bill["metadata"]["component"]["purl"].startswith("pkg:pypi/conflictparse@")
    assert len({component["bom-ref"] for component in bill["components"]}) == len(bill["components"])


def test_the_bill_of_materials_is_the_same_every_time(sbom):
    assert sbom.encode_bill() == load_tool("sbom").encode_bill()
    assert b"timestamp" not in sbom.encode_bill()


def test_the_bill_of_materials_is_valid(sbom):
    json_validation = pytest.importorskip("cyclonedx.validation.json", reason="cyclonedx-python-lib is not installed")
    schema = pytest.importorskip("cyclonedx.schema")
    validator = json_validation.JsonStrictValidator(schema.SchemaVersion.V1_6)
    assert validator.validate_str(sbom.encode_bill().decode()) is None
    assert validator.validate_str('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": 3}') is not None


def test_a_wheel_with_another_byte_in_its_data_is_refused(distribution, sbom, tmp_path):
    assert distribution.check_bill(write_wheel(tmp_path / "good.whl", sbom.encode_bill())) == []
    bad = write_wheel(tmp_path / "bad.whl", sbom.encode_bill(), changed="data/places.cpg")
    (problem,) = distribution.check_bill(bad)
    assert "bad.whl: conflictparse/data/places.cpg has not the SHA-256 of the manifest" in problem


def test_a_wheel_with_another_bill_of_materials_is_refused(distribution, sbom, tmp_path):
    (problem,) = distribution.check_bill(write_wheel(tmp_path / "bad.whl", sbom.encode_bill() + b" "))
    assert problem.endswith("is not what tools/sbom.py says")
