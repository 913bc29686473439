"""Values to JSON and back: decode undoes encode, and what is not a report is refused with its path."""

import json
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.unit.built_reports import rich_report

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.claims.claim import Evidence, Source
from conflictparse.claims.codec import decode, encode
from conflictparse.claims.report import SCHEMA, Report
from conflictparse.errors import ConflictparseError, ReportFormatError
from conflictparse.exports.schema import report_schema
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Quantity, Relation
from conflictparse.places.place import MatchStatus, PlaceMention
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

OFFSETS = st.integers(0, 10**6)
WORDS = st.text(max_size=12)
NUMBERS = st.one_of(
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    # A fraction that is whole is written as an integer would be; the number layer never makes one.
    st.fractions().filter(lambda f: f.denominator > 1),
)
DEGREES = st.none() | st.floats(-180, 180)
QUANTITIES = st.builds(
    Quantity, OFFSETS, OFFSETS, WORDS, st.none() | NUMBERS, st.none() | NUMBERS, st.booleans(), st.booleans(),
    st.none() | NUMBERS, st.sampled_from(Modifier), st.sampled_from(Form), st.sampled_from(Dimension),
    st.none() | WORDS, st.none() | WORDS, st.none() | OFFSETS, st.none() | OFFSETS,
    st.none() | st.sampled_from(Relation), st.none() | NUMBERS, WORDS,
)  # fmt: skip
TIMES = st.builds(
    Time, OFFSETS, OFFSETS, WORDS, st.none() | st.dates(), st.none() | st.dates(), st.sampled_from(Precision),
    st.sampled_from(TimeKind), st.none() | WORDS, st.none() | WORDS, st.sampled_from(TimeRole), WORDS,
)  # fmt: skip
PLACES = st.builds(
    PlaceMention, OFFSETS, OFFSETS, WORDS, status=st.sampled_from(MatchStatus), lat=DEGREES, lon=DEGREES,
    candidates=st.lists(WORDS, max_size=3).map(tuple),
)  # fmt: skip
ACTORS = st.builds(
    ActorMention, OFFSETS, OFFSETS, WORDS, names=st.lists(WORDS, max_size=3).map(tuple),
    mention=st.sampled_from(MentionKind), role=st.sampled_from(ActorRole), status=st.sampled_from(ActorStatus),
)  # fmt: skip
SOURCES = st.builds(Source, OFFSETS, OFFSETS, WORDS, st.none() | ACTORS, st.none() | WORDS, st.booleans())


def through_json(value):
    return decode(type(value), json.loads(json.dumps(encode(value))), "value")


@given(st.one_of(QUANTITIES, TIMES, PLACES, ACTORS, SOURCES))
def test_decode_undoes_encode(value):
    back = through_json(value)
    assert back == value
    assert encode(back) == encode(value)


def test_a_rich_report_goes_through_json_unchanged():
    report = rich_report()
    back = Report.from_dict(json.loads(json.dumps(report.to_dict())))
    assert back == report
    assert pickle.loads(pickle.dumps(back)) == report  # noqa: S301 - our own bytes


def test_the_kind_of_a_number_survives():
    for number in (3, Decimal("1.50"), Fraction(1, 3)):
        back = through_json(Quantity(0, 1, "x", number, None))
        assert type(back.low) is type(number)
        assert str(back.low) == str(number)


@given(st.fractions(max_denominator=10**9).filter(lambda f: f.denominator > 1))
def test_a_fraction_is_written_as_a_decimal_and_known_again(number):
    written = encode(number)
    assert abs(Fraction(Decimal(written)) - number) < Fraction(1, 10**33)
    assert decode(Quantity, encode(Quantity(0, 1, "x", number, None)), "value").low == number


def test_a_field_may_have_another_name_in_json():
    data = encode(Time(0, 3, "now", date(2024, 11, 28)))
    assert data["from"] == "2024-11-28"
    assert "from_date" not in data


def test_what_is_left_out_has_its_default():
    assert Report.from_dict({}) == Report()
    assert Report.from_dict({"published": "2024-11-28"}) == Report(published=date(2024, 11, 28))


def test_encoded_data_share_nothing_with_the_report():
    report = rich_report()
    report.to_dict()["claims"].clear()
    assert len(report.to_dict()["claims"]) == len(report.claims) > 0


QUANTITY = {"start": 0, "end": 2, "text": "12", "low": 12, "high": 12}
CLAIM = {"id": "c1", "start": 0, "end": 9, "effect": "killed", "trigger": {"start": 0, "end": 6, "text": "killed"}}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "report: expected an object, not list"),
        (None, "report: expected an object, not NoneType"),
        ({"claim": []}, "report: unknown field 'claim'"),
        ({"claims": {}}, "report.claims: expected a list, not dict"),
        ({"claims": [CLAIM, None]}, "report.claims[1]: expected an object, not NoneType"),
        ({"claims": [{**CLAIM, "effect": "slain"}]}, "report.claims[0].effect: 'slain' is not one of killed, injured"),
        ({"claims": [{**CLAIM, "effect": []}]}, "report.claims[0].effect: [] is not one of killed, injured"),
        ({"claims": [{"id": "c1"}]}, "report.claims[0]: field 'start' is missing"),
        ({"claims": [{**CLAIM, "additive": 1}]}, "report.claims[0].additive: expected bool, not int"),
        ({"claims": [{**CLAIM, "start": True}]}, "report.claims[0].start: expected int, not bool"),
        ({"claims": [{**CLAIM, "hedges": "reportedly"}]}, "report.claims[0].hedges: expected a list, not str"),
        ({"claims": [{**CLAIM, "hedges": [1]}]}, "report.claims[0].hedges[0]: expected str, not int"),
        (
            {"claims": [{**CLAIM, "quantity": {**QUANTITY, "low": 1.5}}]},
            "report.claims[0].quantity.low: expected an integer or a decimal string, not 1.5",
        ),
        (
            {"quantities": [{**QUANTITY, "high": "1/0"}]},
            "report.quantities[0].high: expected an integer or a decimal string, not '1/0'",
        ),
        (
            {"quantities": [{**QUANTITY, "high": True}]},
            "report.quantities[0].high: expected an integer or a decimal string, not True",
        ),
        (
            {"times": [{"start": 0, "end": 1, "text": "x", "from": "27/11/2024"}]},
            "report.times[0].from: '27/11/2024' is no ISO date",
        ),
        ({"published": 20241128}, "report.published: 20241128 is no ISO date"),
        ({"library": None}, "report.library: expected str, not NoneType"),
    ],
)
def test_a_wrong_dictionary_is_refused_with_its_path(data, message):
    with pytest.raises(ReportFormatError) as caught:
        Report.from_dict(data)
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, ConflictparseError)
    assert isinstance(caught.value, ValueError)


NOT_WRITTEN = ["NaN", "-Infinity", "sNaN", " 1_000 ", "1_000", "+5", "٣", ".5", "5.", "", "1/0", "1/-3", "0x10", "1 2"]


@pytest.mark.parametrize("text", [*NOT_WRITTEN, "9" * 5000 + "/7"], ids=lambda text: ascii(text[:9]))
def test_what_is_written_so_by_nobody_is_no_number(text):
    with pytest.raises(ReportFormatError, match=r"quantities\[0\]\.low: expected an integer or a decimal string"):
        Report.from_dict({"quantities": [{**QUANTITY, "low": text}]})


@given(
    st.one_of(
        st.from_regex(r"[-+]?[0-9]{0,3}[./]?[0-9]{0,3}([Ee][-+]?[0-9]{1,2})?", fullmatch=True), st.text(max_size=6)
    )
)
def test_the_codec_and_the_schema_agree_on_what_is_a_number(text):
    fits = Draft202012Validator(report_schema()["$defs"]["Number"]).is_valid(text)
    try:
        through = Report.from_dict({"quantities": [{**QUANTITY, "low": text}]})
    except ReportFormatError:
        assert not fits
    else:
        assert fits
        assert through.quantities[0].low is not None


@pytest.mark.parametrize("degrees", [float("nan"), float("inf"), True, "35.9", 10**400])
def test_a_coordinate_is_a_number(degrees):
    place = {"start": 0, "end": 6, "text": "Sarmin", "lat": degrees}
    with pytest.raises(ReportFormatError, match=r"places\[0\]\.lat: expected a number, not "):
        Report.from_dict({"places": [place]})


@pytest.mark.parametrize("day", ["20241128", "2024-W48-4", "2024-11-28T10:00", "2024-11", 5, ""])
def test_a_date_is_written_in_one_way(day):
    with pytest.raises(ReportFormatError, match=r"times\[0\]\.from: .* is no ISO date"):
        Report.from_dict({"times": [{"start": 0, "end": 1, "text": "x", "from": day}]})


def test_a_report_of_another_schema_is_refused_with_what_to_do():
    with pytest.raises(ReportFormatError) as caught:
        Report.from_dict({**rich_report().to_dict(), "schema": SCHEMA + 1, "library": "9.1", "claim_sets": []})
    assert str(caught.value) == (
        "report.schema: this version reads schema 1, not 2: parse the text again, or read it with conflictparse 9.1"
    )
    with pytest.raises(ReportFormatError, match="read it with the conflictparse that wrote it"):
        Report.from_dict({"schema": SCHEMA + 1})


@pytest.mark.parametrize("schema", [True, 1.0, "1", None])
def test_a_schema_is_an_integer(schema):
    with pytest.raises(ReportFormatError, match=r"report\.schema: expected int"):
        Report.from_dict({"schema": schema})


def test_a_refusal_survives_pickling():
    error = ReportFormatError("report.claims[0]", "is wrong")
    assert str(pickle.loads(pickle.dumps(error))) == "report.claims[0]: is wrong"  # noqa: S301 - our own bytes


def test_a_value_does_not_change():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Evidence(0, 1, "x").start = 2
