"""
What leaves the library is escaped in every format: words stay words, whatever they would mean to who reads the file.

Planted in the text and in the name of the document are formulas, markup, quotation marks, line ends, control and
direction characters. Each format is read back by a reader of its own kind.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import report_texts

import conflictparse as cp
from conflictparse.exports import FORMATS, open_encoder, open_writer

PUBLISHED = "2024-11-28"
PLANTED = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1", ' "=1', "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org/?"&A1)', "<script>alert(1)</script>", '"><img src=x>', "&lt;b&gt;", "]]>",
    "{{7*7}}", "a\x85b", 'a","b', "a\nb", "a\r\nb", "a\u2028b", "\x00", "\x1b[31m",
    "\ud800", "\u202egnp", "../../x", "\\", "; ", "\\;",
)  # fmt: skip
#: Stands where a name or a noun is read, so that it reaches the cells that hold words.
PLACED = (
    "{0} 12 people were killed in {0} by {0}, {0} said.",
    "The {0} Brigade killed 12 {0} in Idlib, the Hill Front ({0}) said.",
    '"{0} 12 villagers were killed in Sarmin on {0} Sunday," the Lake Monitor said.',
)
DOCUMENTS = st.sampled_from(PLANTED)
TEXTS = st.one_of(
    st.builds(lambda frame, planted: frame.format(planted), st.sampled_from(PLACED), st.sampled_from(PLANTED)),
    st.tuples(report_texts(most=2), st.sampled_from(PLANTED), report_texts(most=2)).map("".join),
)
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def written(name: str, doc: str, text: str) -> bytes:
    """Return a file of format *name* that holds the report of *text*."""
    encoder = open_encoder(name)
    record = encoder.record(doc, cp.parse(text, published=PUBLISHED), text)
    return encoder.header() + record + encoder.footer()


def is_number(cell: str) -> bool:
    """Tell whether *cell* is a plain number, which a spreadsheet may take for one."""
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()


def check_csv(data: bytes) -> None:
    records = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert {len(record) for record in records} == {len(records[0])}
    for record in records:
        for cell in record:
            assert not cell.lstrip().startswith(FORMULA_SIGNS) or is_number(cell), cell


def strings_of(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for item in value.items() for part in item for one in strings_of(part)]
    if isinstance(value, list):
        return [one for item in value for one in strings_of(item)]
    return [value] if isinstance(value, str) else []


def check_json_lines(data: bytes) -> None:
    assert b"\x00" not in data
    for line in data.split(b"\n")[:-1]:
        json.loads(line)
    assert data.count(b"\n") == len(data.decode("utf-8").splitlines()), "a line end of Unicode stands unescaped"


def check_json(data: bytes) -> None:
    strings_of(json.loads(data.decode("utf-8")))
    assert b"\x00" not in data


CHECKS = {".csv": check_csv, ".jsonl": check_json_lines, ".json": check_json, ".geojson": check_json}
STREAMS = sorted(name for name, form in FORMATS.items() if form.streams)
FILES = sorted(name for name, form in FORMATS.items() if not form.streams)


def test_every_format_is_checked():
    assert {FORMATS[name].suffix for name in STREAMS} == set(CHECKS)
    assert FILES == ["arrow", "datapackage", "parquet"]


@pytest.mark.parametrize("name", STREAMS)
@given(text=TEXTS, doc=DOCUMENTS)
def test_words_stay_words_in_every_format(name, text, doc):
    CHECKS[FORMATS[name].suffix](written(name, doc, text))


@given(TEXTS, DOCUMENTS)
def test_the_rows_of_two_formats_say_the_same(text, doc):
    cells = list(csv.DictReader(io.StringIO(written("csv", doc, text).decode("utf-8"), newline="")))
    lines = [json.loads(line) for line in written("rows-jsonl", doc, text).splitlines()]
    assert [row["claim_id"] for row in cells] == [row["claim_id"] for row in lines]


@pytest.mark.parametrize("planted", PLANTED, ids=ascii)
def test_a_data_package_holds_words_as_words(tmp_path, planted):
    target = tmp_path / "package"
    with open_writer("datapackage", target) as writer:
        for frame in PLACED:
            text = frame.format(planted)
            writer.write(planted, cp.parse(text, published=PUBLISHED), text)
    files = {path.name: path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} <= {target, target / "data"}
    for name, data in files.items():
        if name.endswith(".csv"):
            check_csv(data)
        elif name.endswith(".json"):
            check_json(data)


@pytest.mark.parametrize("name", ["arrow", "parquet"])
@pytest.mark.parametrize("planted", PLANTED, ids=ascii)
def test_columns_hold_words_as_they_were_but_for_what_no_text_may_hold(tmp_path, name, planted):
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    from conflictparse.exports import rows_from_arrow, rows_from_parquet  # noqa: PLC0415 - needs the extra

    path = tmp_path / f"rows.{name}"
    text = PLACED[0].format(planted)
    with open_writer(name, path) as writer:
        writer.write(planted, cp.parse(text, published=PUBLISHED), text)
    if name == "parquet":
        rows = list(rows_from_parquet(path))
    else:
        import pyarrow as pa  # noqa: PLC0415

        with pa.OSFile(str(path)) as file:
            rows = list(rows_from_arrow(pa.ipc.open_file(file).read_all()))
    plain = planted if not set(planted) & {"\x00", "\ud800"} else None
    assert rows
    assert all(plain is None or row.doc == plain for row in rows)
