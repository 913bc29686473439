"""CSV and Parquet into documents."""

import csv
import gzip
import io
import subprocess
import sys
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.readers import Columns, Document, UnreadCode, read_documents, tables
from conflictparse.readers.csv_rows import Line, csv_rows
from conflictparse.readers.document import Refusal

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
DELIMITERS = st.sampled_from([",", ";", "\t"])


def read(data, **options):
    return list(read_documents(io.BytesIO(data), **{"form": "csv", **options}))


def texts(found):
    return [one.text if isinstance(one, Document) else one.code.value for one in found]


def written(rows, delimiter=",", **options):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, **options).writerows(rows)
    return file.getvalue()


def lines_of(text):
    return [Line(number, line) for number, line in enumerate(text.splitlines(keepends=True), start=1)]


@given(texts_in=st.lists(TEXTS, min_size=1), delimiter=DELIMITERS, end=st.sampled_from(["\r\n", "\n"]))
def test_texts_are_read_back_from_csv(texts_in, delimiter, end):
    rows = [["id", "text", "more"], *([str(n), text, ""] for n, text in enumerate(texts_in))]
    found = read(written(rows, delimiter, lineterminator=end).encode())
    assert texts(found) == texts_in
    assert [one.id for one in found] == [str(n) for n in range(len(texts_in))]


CELLS = st.text(st.sampled_from('a,;"\n '), max_size=6)


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=4)), quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
)
def test_rows_are_read_as_the_csv_module_reads_them(rows, quoting):
    text = written(rows, quoting=quoting, lineterminator="\n")
    lines = [Line(number, line + "\n") for number, line in enumerate(text.split("\n")[:-1], start=1)]
    assert [list(row.fields) for row in csv_rows(lines)] == list(csv.reader(io.StringIO(text, newline="")))


@given(text=st.text(st.sampled_from('a,"\n')))
def test_broken_csv_is_read_as_the_csv_module_does_where_it_can(text):
    rows = list(csv_rows([Line(n, line + "\n") for n, line in enumerate(text.split("\n"), start=1)]))
    if all(row.fault is None for row in rows):
        expected = [row for row in csv.reader(io.StringIO(text + "\n", newline="")) if row]
        assert [list(row.fields) for row in rows] == expected


def test_columns_are_found_and_dates_read():
    table = "Doc ID;Publication Date;Outlet;Body\r\n7;28 November 2024;Post;Two dead\r\n8;3/4/2024;;Three dead\r\n"
    first, second = read(table.encode("utf-8-sig"))
    assert (first.id, first.published, first.source, first.text) == ("7", date(2024, 11, 28), "Post", "Two dead")
    assert (second.published, second.source) == (None, None)
    assert second.notes[0].words == "'3/4/2024' names no day for certain, so there is no date"


def test_columns_that_are_missing_are_named():
    (refused,) = read(b"id,words\n1,Two dead\n")
    assert (refused.code, refused.reason) == (
        UnreadCode.COLUMNS,
        "has no column that is called text: name the one to read; there are 'id', 'words'",
    )
    (found,) = read(b"id,words\n1,Two dead\n", columns=Columns(text="words"))
    assert found.text == "Two dead"
    (refused,) = read(b"id,text\n1,Two dead\n", columns=Columns(source="paper"))
    assert refused.reason == "has no column 'paper' for the source: there are 'id', 'text'"


def test_a_broken_row_harms_no_other():
    table = b'id,text\n1,one\n2,two, three\n3\n4,"four\n5,five\n6,\xd0\xcf\n7,caf\xe9\n8,\n\n9,nine,,\n'
    found = read(table)
    assert texts(found) == ["one", "malformed", "malformed", "malformed", "five", "not_text", "café", "empty", "nine"]
    assert [one.reason.partition(":")[0] for one in found if not isinstance(one, Document)] == [
        f"line {n}" for n in (3, 4, 5, 7, 9)
    ]
    assert found[6].notes[0].words == "read as Windows-1252, as it is not UTF-8"


def test_a_row_in_another_encoding_over_several_lines_is_one_row():
    found = read(b'id,text\n1,"\xd0\xcf\nmore"\n2,"caf\xe9\nna\xefve"\n3,three\n')
    assert texts(found) == ["not_text", "not_text", "three"]
    found = read(b'id,text\n2,"caf\xe9\ncaf\xe9"\n')
    assert texts(found) == ["café\ncafé"]
    assert len(found[0].notes) == 1


def test_the_first_line_may_name_the_delimiter():
    assert texts(read(b"sep=|\r\nid|text\r\n1|Two, dead\r\n")) == ["Two, dead"]
    assert texts(read(b"\n\ntext\nTwo dead\n")) == ["Two dead"]
    assert texts(read('"a;b;c","text"\n1,Two dead\n'.encode("utf-16"))) == ["Two dead"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"id,text\n"])
def test_a_table_without_rows_is_empty(data):
    assert texts(read(data)) == ["empty"]


def test_a_large_field_is_read_without_touching_the_csv_module():
    before = csv.field_size_limit()
    text = "x" * 1_000_000
    assert texts(read(f'id,text\n1,"{text}"\n'.encode())) == [text]
    assert csv.field_size_limit() == before


def test_rows_beyond_all_measure_harm_no_other():
    long = b'id,text\n1,"' + (b"x" * 999 + b"\n") * 4100 + b'"\n2,two\n'
    assert texts(read(long)) == ["too_large", "two"]
    assert texts(read(b"id,text\n1," + b"x" * 4_100_000 + b"\n2,two\n")) == ["too_large", "two"]
    assert texts(read(b"id,text\n1" + b",x" * 20_000 + b"\n2,two\n")) == ["too_large", "two"]


def test_quotation_marks_that_are_never_closed_are_forgiven_only_so_often():
    # On each line one mark closes what is open, and another opens a field.
    few = [*(Line(n, 'x","\n') for n in range(90)), Line(90, "1,one\n")]
    rows = list(csv_rows(few))
    assert [row.fault is None for row in rows] == [False] * 90 + [True]
    faults = []
    with pytest.raises(Refusal, match="too many quotation marks"):
        faults.extend(row.fault for row in csv_rows(Line(n, 'x","\n') for n in range(300)))
    assert len(faults) == 100


def test_a_table_that_is_cut_off_gives_the_rows_before():
    whole = b'id,text\n1,one\n2,"two'
    assert texts(read(whole)) == ["one", "malformed"]


# ---------------------------------------------------------------- Parquet
@pytest.fixture
def pa():
    return pytest.importorskip("pyarrow", reason="the extra arrow is not installed")


def parquet_of(table, **options):
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    file = io.BytesIO()
    parquet.write_table(table, file, **options)
    return file.getvalue()


@given(texts_in=st.lists(TEXTS, min_size=1))
def test_texts_are_read_back_from_parquet(texts_in):
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    table = pa.table({"id": list(range(len(texts_in))), "text": texts_in})
    found = read(parquet_of(table), form=None)
    assert texts(found) == texts_in
    assert [one.id for one in found] == [str(n) for n in range(len(texts_in))]


def test_what_pandas_and_polars_write_is_read_back(pa, tmp_path):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = pandas.DataFrame(
        {"text": ['a "b", c', "d\r\ne", None], "date": ["2024-11-28", None, None], "id": ["x", "y", "z"]}
    )
    frame.to_parquet(tmp_path / "a.parquet")
    frame.to_csv(tmp_path / "b.csv")
    frame.to_csv(tmp_path / "c.tsv.gz", sep="\t", index=False)
    frame.to_json(tmp_path / "d.jsonl", orient="records", lines=True)
    frame.to_json(tmp_path / "e.json", orient="records")
    polars.from_pandas(frame).write_parquet(tmp_path / "f.parquet")
    polars.from_pandas(frame).write_csv(tmp_path / "g.csv")
    polars.from_pandas(frame).write_ndjson(tmp_path / "h.ndjson")
    for path in sorted(tmp_path.iterdir()):
        found = list(read_documents(path))
        assert texts(found) == ['a "b", c', "d\r\ne", "empty"], path.name
        assert [one.id for one in found] == ["x", "y", "z"]
        assert found[0].published == date(2024, 11, 28)


def test_many_batches_keep_their_order(pa, tmp_path):
    path = tmp_path / "reports.parquet"
    path.write_bytes(parquet_of(pa.table({"text": [f"{n} dead" for n in range(1000)]}), row_group_size=300))
    found = list(read_documents(path))
    assert texts(found) == [f"{n} dead" for n in range(1000)]
    assert found[-1].id == f"{path}#999"


def test_what_cannot_be_set_down_is_a_value(pa, monkeypatch):
    data = parquet_of(pa.table({"text": ["Two dead."]}))
    monkeypatch.setattr("conflictparse.readers.parquet.MAX_SET_DOWN", 100)
    assert texts(read(data, form="parquet")) == ["too_large"]
    monkeypatch.undo()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile", lambda _: SimpleNamespace(write=full, close=lambda: None))
    (refused,) = read(data, form="parquet")
    assert (refused.code, refused.reason) == (
        UnreadCode.UNREADABLE,
        "cannot be set down to be read: no space left on device",
    )


def test_a_packed_table_is_read_too(pa, tmp_path):
    path = tmp_path / "reports.parquet.gz"
    path.write_bytes(gzip.compress(parquet_of(pa.table({"text": ["Two dead."]}))))
    assert texts(read_documents(path)) == ["Two dead."]


def test_the_types_of_arrow_are_read(pa):
    moments = [datetime(2024, 11, 28, 10, tzinfo=UTC), None]
    for kind in (pa.timestamp("s"), pa.timestamp("ns", tz="UTC"), pa.date32(), pa.date64()):
        table = pa.table({"text": ["one", "two"], "date": pa.array(moments).cast(kind)})
        assert [one.published for one in read(parquet_of(table), form="parquet")] == [date(2024, 11, 28), None]
    nanoseconds = pa.array([1732788000000000001, None], pa.timestamp("ns"))
    table = pa.table({"text": pa.array(["one", "two"]).dictionary_encode(), "date": nanoseconds})
    assert [one.published for one in read(parquet_of(table), form="parquet")] == [date(2024, 11, 28), None]
    far = pa.array([2**50], pa.timestamp("ms"))
    (found,) = read(parquet_of(pa.table({"text": pa.array([b"one"], pa.binary()), "date": far})), form="parquet")
    assert (found.text, found.published, len(found.notes)) == ("one", None, 1)


def test_rows_of_parquet_that_hold_no_text_are_refused(pa):
    bytes_of_text = pa.array([b"fine", b"\xff\xfe\xfd", None, b"a\0"], pa.binary())
    as_text = pa.Array.from_buffers(pa.string(), 4, bytes_of_text.buffers())
    found = read(parquet_of(pa.table({"text": as_text})), form="parquet")
    assert texts(found) == ["fine", "not_text", "empty", "not_text"]
    assert texts(read(parquet_of(pa.table({"text": [1]})), form="parquet")) == ["malformed"]
    assert texts(read(parquet_of(pa.table({"x": ["a"]})), form="parquet")) == ["columns"]
    assert texts(read(parquet_of(pa.table({"text": pa.array([], pa.string())})), form="parquet")) == ["empty"]


#: pyarrow itself ends a process that asks for the table of a damaged column, so this is tried in one of its own.
EVERY_BYTE = """
import io
import pyarrow as pa
from pyarrow import parquet
from conflictparse.readers import read_documents
file = io.BytesIO()
parquet.write_table(pa.table({"text": ["Two dead."] * 20, "id": [str(n) for n in range(20)]}), file)
for at in range(len(file.getvalue())):
    for flip in (0x55, 0x01, 0x80):
        data = bytearray(file.getvalue())
        data[at] ^= flip
        assert list(read_documents(io.BytesIO(bytes(data)), form="parquet"))
print("all")
"""


@given(cut=st.integers(1, 400), flip=st.integers(0, 2000))
def test_damaged_parquet_is_a_value(cut, flip):
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    data = bytearray(parquet_of(pa.table({"text": ["Two dead."] * 20, "date": [date(2024, 11, 28)] * 20})))
    assert read(bytes(data[: len(data) - cut]), form="parquet")[-1].code is UnreadCode.MALFORMED
    data[flip % len(data)] ^= 0x55
    assert read(bytes(data), form="parquet")


def test_no_damaged_byte_of_a_parquet_file_ends_the_process():
    pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    ran = subprocess.run(  # noqa: S603 - our own code in our own interpreter
        [sys.executable, "-c", EVERY_BYTE], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "all"), ran.stderr[-300:]


def test_only_delimiters_of_the_table_are_tried():
    assert tables.DELIMITERS == ",;\t"
    assert [row.fields for row in csv_rows(lines_of("a|b\n"))] == [("a|b",)]
