"""A batch of texts in Arrow becomes a batch of claims."""

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.integrations.documents import Doc, documents, plain_rows, poisoned

from conflictparse import parse
from conflictparse.errors import NotGazetteerError, UnknownConventionError
from conflictparse.exports import ClaimRow, rows_from_arrow, to_rows
from conflictparse.integrations.arrow import parse_batch, schema
from conflictparse.integrations.errors import NoColumnError, UnknownChoiceError

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

KILLED = "Shelling killed 12 people in Sarmin on Tuesday, activists said."


def batch_of(docs: list[Doc]) -> Any:
    names = ["id", "text", "published"]
    return pa.RecordBatch.from_arrays([pa.array(column) for column in zip(*docs, strict=True)], names=names)


def one(**columns: Any) -> dict[str, Any]:
    return parse_batch(pa.RecordBatch.from_pydict({n: [v] for n, v in columns.items()})).to_pylist()[0]


def rows_of_reports(batch: Any) -> Iterator[ClaimRow]:
    claims = batch.column("claims").flatten()
    yield from rows_from_arrow(pa.RecordBatch.from_struct_array(claims).replace_schema_metadata(batch.schema.metadata))


def rows_of_claims(batch: Any) -> Iterator[ClaimRow]:
    yield from rows_from_arrow(batch.filter(batch.column("claim_id").is_valid()))


def test_both_outputs_hold_the_claims_of_a_plain_loop():
    docs = documents(60)
    expected = plain_rows(docs)
    assert len(expected) > 150
    assert list(rows_of_reports(parse_batch(batch_of(docs)))) == expected
    assert list(rows_of_claims(parse_batch(batch_of(docs), output="claims"))) == expected


def test_a_hostile_row_harms_no_neighbour():
    docs = poisoned(40)
    expected = plain_rows(docs)
    batch = parse_batch(batch_of(docs))
    assert batch.column("id").to_pylist() == [d.id for d in docs]
    assert list(rows_of_reports(batch)) == expected
    assert list(rows_of_claims(parse_batch(batch_of(docs), output="claims"))) == expected


def test_a_null_text_is_an_error_and_not_an_empty_report():
    row = parse_batch(pa.RecordBatch.from_pydict({"text": pa.array([None, ""])})).to_pylist()
    assert [(r["claims"], r["error"] and r["error"]["code"]) for r in row] == [(None, "null"), ([], None)]


@pytest.mark.parametrize("column", [pa.array([3]), pa.array([b"12 killed"]), pa.array([["12 killed"]]), pa.nulls(1)])
def test_a_column_that_holds_no_text_gives_errors(column):
    row = parse_batch(pa.RecordBatch.from_arrays([column], names=["text"])).to_pylist()[0]
    assert row["claims"] is None
    assert row["error"]["code"] == ("null" if column.null_count else "not_text")


def test_bytes_that_are_no_utf_8_are_no_text_and_harm_no_neighbour():
    broken = pa.Array.from_buffers(
        pa.string(),
        2,
        [None, pa.array([0, 2, 2 + len(KILLED)], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe" + KILLED.encode())],
    )
    rows = parse_batch(pa.RecordBatch.from_arrays([broken], names=["text"])).to_pylist()
    assert rows[0]["error"]["code"] == "not_text"
    assert rows[1]["claims"][0]["low"] == 12


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2024, 11, 28),
        dt.datetime(2024, 11, 28, 9, 30),  # noqa: DTZ001 - tables hold such, too
        dt.datetime(2024, 11, 28, 23, 30, tzinfo=dt.UTC),
        "2024-11-28",
        "2024-11-28T09:30:00Z",
        pa.scalar(1_732_786_200_123_456_789, pa.timestamp("ns")),
        pa.scalar("2024-11-28").cast(pa.date64()),
        pa.scalar("2024-11-28", pa.large_string()),
    ],
)
def test_a_day_may_be_a_date_a_timestamp_or_a_string(cell):
    row = one(text=KILLED, published=cell)
    assert row["error"] is None
    assert row["claims"][0]["time_from"] == dt.date(2024, 11, 26)


def test_words_that_repeat_may_stand_in_a_dictionary():
    columns = {
        "text": pa.array([KILLED] * 2).dictionary_encode(),
        "published": pa.array(["2024-11-28"] * 2).dictionary_encode(),
    }
    rows = parse_batch(pa.RecordBatch.from_pydict(columns)).to_pylist()
    assert [row["claims"][0]["time_from"] for row in rows] == [dt.date(2024, 11, 26)] * 2


@pytest.mark.parametrize("cell", ["28/11/2024", "soon", 20241128, pa.scalar(10**17, pa.timestamp("s"))])
def test_a_date_that_cannot_be_read_is_told_and_the_text_is_read_without_it(cell):
    row = one(text=KILLED, published=cell)
    assert row["error"] == {"code": "published", "stage": "read", "truncated": 0}
    assert row["claims"][0]["low"] == 12
    assert row["claims"][0]["time_from"] is None


@pytest.mark.parametrize("columns", [{}, {"published": None}, {"published": ""}, {"published": " "}])
def test_a_date_that_is_missing_is_no_error(columns):
    assert one(text=KILLED, **columns)["error"] is None


@pytest.mark.parametrize("output", ["reports", "claims"])
def test_what_is_cut_off_is_counted(output):
    text = f"{KILLED} Rockets wounded 7 people in Binnish."
    batch = parse_batch(pa.RecordBatch.from_pydict({"text": [text]}), output=output, max_chars=70)
    assert batch.column("error").to_pylist()[0] == {
        "code": "cut",
        "stage": "read",
        "truncated": len(text) - len(KILLED),
    }
    assert [row.low for row in (rows_of_claims if output == "claims" else rows_of_reports)(batch)] == [12]


def test_a_bug_in_a_reading_is_an_error_of_its_row(monkeypatch):
    plain = import_module("conflictparse.parse")  # the package has a function of that name

    def stumble(text, *args, **choices):
        if "Sarmin" in text:
            raise RecursionError(text)
        return parse(text, *args, **choices)

    monkeypatch.setattr(plain, "parse", stumble)
    batch = pa.RecordBatch.from_pydict({"text": [KILLED, "Rockets wounded 7 people in Binnish."]})
    rows = parse_batch(batch).to_pylist()
    assert rows[0]["error"] == {"code": "exception", "stage": "parse", "truncated": 0}
    assert rows[1]["claims"][0]["low"] == 7


def test_an_error_without_claims_has_a_row_among_claims():
    batch = pa.RecordBatch.from_pydict({"id": ["a", "b", "c"], "text": [None, "Nothing happened.", KILLED]})
    rows = parse_batch(batch, output="claims").select(["doc", "claim_id", "additive", "error"]).to_pylist()
    assert [(r["doc"], r["claim_id"], r["additive"], r["error"] is None) for r in rows] == [
        ("a", None, None, False),
        ("c", "c1", True, True),
    ]


@pytest.mark.parametrize("output", ["reports", "claims"])
@pytest.mark.parametrize("texts", [[], [KILLED], [None], [""]])
def test_the_schema_is_the_same_whatever_the_rows_are(output, texts):
    batch = parse_batch(pa.RecordBatch.from_pydict({"text": pa.array(texts, pa.string())}), output=output)
    batch.validate(full=True)
    assert batch.schema.equals(schema(output), check_metadata=True)
    assert batch.schema.metadata[b"conflictparse.batch"] == b"1"


def test_ids_of_any_type_become_strings():
    assert [one(text="", id=cell)["id"] for cell in ("a", 7, None, dt.date(2024, 1, 2))] == [
        "a",
        "7",
        None,
        "2024-01-02",
    ]


def test_columns_may_have_other_names_and_a_table_may_stand_for_a_batch():
    table = pa.table({"words": pa.chunked_array([[KILLED], [KILLED]]), "day": ["2024-11-28"] * 2, "n": [1, 2]})
    rows = parse_batch(table, "words", "day", "n", output="claims").select(["doc", "time_from"]).to_pylist()
    assert rows == [{"doc": n, "time_from": dt.date(2024, 11, 26)} for n in "12"]


@pytest.mark.parametrize("named", [{"text": "words"}, {"published": "day"}, {"id": "n"}])
def test_a_column_that_was_named_must_be_there(named):
    with pytest.raises(NoColumnError, match=f"{next(iter(named))}= one of text"):
        parse_batch(pa.RecordBatch.from_pydict({"text": [KILLED]}), **named)


def test_mistakes_of_the_caller_are_told_before_the_first_row():
    batch = pa.RecordBatch.from_pydict({"text": pa.array([], pa.string())})
    with pytest.raises(UnknownConventionError):
        parse_batch(batch, convention="cameo")
    with pytest.raises(NotGazetteerError):
        parse_batch(batch, gazetteer="places.cpg")
    with pytest.raises(UnknownChoiceError, match="claims, reports"):
        parse_batch(batch, output="rows")
    with pytest.raises(TypeError, match="max_words"):
        parse_batch(batch, max_words=3)


def test_choices_reach_the_rows():
    text = "Shelling killed dozens of people, including 3 children."
    batch = pa.RecordBatch.from_pydict({"text": [text]})
    expected = list(to_rows(parse(text), text=text, convention="acled", include_parts=True, scale=10))
    found = parse_batch(batch, output="claims", convention="acled", include_parts=True, scale=10)
    assert list(rows_of_claims(found)) == expected
    assert len(expected) == 2


@given(st.lists(st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=60)), max_size=5))
def test_a_batch_is_the_sum_of_its_rows(texts):
    def read(some):
        return parse_batch(pa.RecordBatch.from_pydict({"text": pa.array(some, pa.string())})).to_pylist()

    assert read(texts) == [row for text in texts for row in read([text])]


def test_long_columns_are_read_in_pieces_that_make_one_batch():
    texts = [KILLED, None, ""] * 200
    batch = parse_batch(pa.RecordBatch.from_pydict({"id": range(600), "text": texts}))
    assert batch.column("id").to_pylist() == [str(number) for number in range(600)]
    assert [claims and claims[0]["low"] for claims in batch.column("claims").to_pylist()] == [12, None, []] * 200
    assert parse_batch(pa.RecordBatch.from_pydict({"text": texts}), output="claims").num_rows == 400
