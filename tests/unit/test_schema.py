"""The shipped JSON Schema: it is what the classes say, and what ``Report.to_dict()`` writes fits it."""

import copy
import importlib.util
import json
import typing
from enum import StrEnum
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator
from tests.unit.built_reports import TEXT, rich_report

import conflictparse as cp
from conflictparse.actors.actor import ActorMention
from conflictparse.claims.claim import Claim, Discrepancy, Evidence, Source, Status
from conflictparse.claims.report import SCHEMA, Report
from conflictparse.effects.effect import Effect
from conflictparse.exports.schema import report_schema
from conflictparse.numbers.quantity import Quantity, Skipped
from conflictparse.places.place import PlaceMention
from conflictparse.times.time import Time

ROOT = Path(__file__).resolve().parents[2]
VALUES = (ActorMention, Claim, Discrepancy, Evidence, PlaceMention, Quantity, Skipped, Source, Time)


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("write_schema", ROOT / "tools" / "write_schema.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def json_names(cls):
    return [field.metadata.get("json", field.name) for field in attrs.fields(cls)]


def enums_of(cls):
    for hint in typing.get_type_hints(cls).values():
        for member in (hint, *typing.get_args(hint)):
            if isinstance(member, type) and issubclass(member, StrEnum):
                yield member


def test_the_shipped_schema_is_what_the_classes_say(generator):
    shipped = (ROOT / "src/conflictparse/exports/report.schema.json").read_bytes()
    assert shipped == generator.schema_text().encode(), "run python tools/write_schema.py"


def test_the_generator_says_when_the_file_is_stale(generator, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(generator, "TARGET", tmp_path / "report.schema.json")
    assert generator.main(["--check"]) == 1
    assert generator.main([]) == 0
    assert generator.main(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(report_schema())
    assert report_schema()["properties"]["schema"]["const"] == SCHEMA


def test_each_caller_gets_a_schema_of_their_own():
    report_schema().clear()
    assert report_schema()


def test_a_report_has_all_its_fields_and_no_others():
    schema = report_schema()
    assert list(schema["properties"]) == schema["required"] == json_names(Report)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_a_value_has_all_its_fields_and_no_others(cls):
    schema = report_schema()["$defs"][cls.__name__]
    assert list(schema["properties"]) == schema["required"] == json_names(cls)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("enum", sorted({e for cls in VALUES for e in enums_of(cls)}, key=lambda e: e.__name__))
def test_an_enumeration_lists_its_members(enum):
    assert report_schema()["$defs"][enum.__name__]["enum"] == [str(member) for member in enum]


def test_every_field_says_what_it_means():
    described = [found for cls in VALUES for found in report_schema()["$defs"][cls.__name__]["properties"].items()]
    without = {name for name, schema in described if "description" not in schema}
    assert without <= {"start", "end", "text", "kind", "claims", "message"}


@pytest.mark.parametrize("report", [Report(), rich_report()], ids=["empty", "rich"])
def test_what_to_dict_writes_fits_the_schema(validator, report):
    data = json.loads(json.dumps(report.to_dict()))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert Report.from_dict(data) == report


def test_what_parse_reads_fits_the_schema(validator):
    report = cp.parse(TEXT, published="2024-11-28", country="SYR")
    data = json.loads(json.dumps(report.to_dict()))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert Report.from_dict(data) == report


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("claims", 0, "effect"), "slain"),
        (("claims", 0, "status"), None),
        (("claims", 0, "quantity", "low"), 1.5),
        (("claims", 0, "quantity", "low"), "many"),
        (("claims", 0, "quantity", "start"), -1),
        (("claims", 0, "perpetrators"), None),
        (("times", 0, "from"), "27/11/2024"),
        (("places", 0, "lat"), "35.9"),
        (("published",), "2024-11"),
        (("schema",), SCHEMA + 1),
        (("skipped", 0, "reason"), "year"),
    ],
)
def test_what_the_schema_refuses(validator, path, wrong):
    data = copy.deepcopy(rich_report().to_dict())
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert not validator.is_valid(data)


def test_the_samples_use_most_of_what_there_is():
    claims = rich_report().claims
    assert len({claim.effect for claim in claims} & set(Effect)) >= 7
    assert {Status.ASSERTED, Status.HEDGED, Status.DENIED, Status.ATTEMPTED} <= {claim.status for claim in claims}
