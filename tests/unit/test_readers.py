"""Files and streams into documents: what every form has in common."""

import gzip
import io
import pickle
import re
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.errors import MissingExtraError, NotStreamError, UnknownFormatError, UnknownFormError
from conflictparse.readers import (
    ByteStream,
    Columns,
    Document,
    Note,
    NoteCode,
    Options,
    Refusal,
    Unread,
    UnreadCode,
    csv_rows,
    document,
    feeds,
    form_names,
    form_of_bytes,
    form_of_name,
    json_items,
    json_text,
    pages,
    read_documents,
    registry,
    stream,
)

BUILT_IN = "csv feed html json jsonl newspaper parquet reliefweb text trafilatura warc".split()
TWO_LINES = b'{"id": "a", "text": "Two dead."}\n{"id": "b", "text": "Three dead."}\n'


def read(data, **options):
    return list(read_documents(io.BytesIO(data), **options))


def texts(found):
    return [one.text if isinstance(one, Document) else one.code.value for one in found]


def test_every_form_has_its_reader():
    assert list(form_names()) == BUILT_IN
    for form in BUILT_IN:
        assert callable(registry.load_reader(form))


@pytest.mark.parametrize("form", [None, *BUILT_IN])
@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(form, data):
    if form in ("feed", "html", "warc"):
        pytest.importorskip("trafilatura", reason="the extra web is not installed")
        pytest.importorskip("feedparser", reason="the extra web is not installed")
        pytest.importorskip("fastwarc", reason="the extra web is not installed")
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    found = read(data, form=form)
    assert found
    assert [one.ordinal for one in found] == list(range(len(found)))
    for one in found:
        assert one.id
        assert one.origin == "-"
        if isinstance(one, Document):
            assert one.text.strip()
            one.text.encode()
        else:
            assert one.reason


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_text_file_is_read_as_it_stands(text):
    found = read(text.encode(), form="text")
    expected = text.removeprefix("\ufeff")
    assert texts(found) == ([expected] if expected.strip() else ["empty"])


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "b/c.md", "a.txt.gz"])
def test_the_name_of_a_file_tells_its_form(name):
    assert form_of_name(name) == "text"


@pytest.mark.parametrize(("name", "form"), [("a.ndjson", "jsonl"), ("x.tsv.gz", "csv"), ("2024.warc.gz", "warc")])
def test_packed_files_are_told_by_the_name_before(name, form):
    assert form_of_name(name) == form


@pytest.mark.parametrize("name", ["reports", "a.b/c", "x.docx", ".gz", "", "a.csv\\b"])
def test_other_names_say_nothing(name):
    assert form_of_name(name) is None


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"PAR1....", "parquet"),
        (b"WARC/1.0\r\n", "warc"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<rdf:RDF xmlns='x'>", "feed"),
        (b"\n<!DOCTYPE html>\n<html>", "html"),
        (b"<3 killed in shelling", "text"),
        (b'[\n {"text": "Two dead."}]', "json"),
        (b"[Editor's note] Two dead.", "text"),
        (b'{"text": "Two dead."}\n{"text": "Three dead."}', "jsonl"),
        (b'{"text": \n{"text": "Three dead."}', "jsonl"),
        (b'{\n  "text": "Two dead."\n}', "json"),
        (b'{"count": 1, "data": [{"id": "1"}]}', "json"),
        (b'{"text": "he wrote \\"data\\": [{"}\n', "jsonl"),
        (b"id,text\n1,Two dead.", "csv"),
        (b"Doc ID;Body;Date\n", "csv"),
        (b"On Tuesday, two villagers were killed.\n", "text"),
        (b"Text and body of 3 reports, in short\n", "text"),
        ('{"text": "Two dead."}\n'.encode("utf-16"), "jsonl"),
        (b"", "text"),
    ],
)
def test_a_file_without_a_name_is_told_by_how_it_begins(head, form):
    assert form_of_bytes(head) == form


def test_a_file_called_json_may_hold_lines(tmp_path):
    path = tmp_path / "reports.json"
    path.write_bytes(b'{"text": "Two dead."}\n{"text": \n{"text": "Three dead."}\n')
    assert texts(read_documents(path)) == ["Two dead.", "malformed", "Three dead."]


def test_documents_are_numbered_in_the_order_of_the_file(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "Two dead."}\n\n{}\n{"text": "Three dead.", "id": "x"}\n')
    found = list(read_documents(path))
    assert [one.ordinal for one in found] == [0, 1, 2]
    assert [one.id for one in found] == [f"{path}#0", f"{path}#1", "x"]
    assert [one.id for one in read_documents(path, origin="reports")] == ["reports#0", "reports#1", "x"]
    assert list(read_documents(path)) == found


def test_a_file_of_one_document_gives_it_its_name(tmp_path):
    path = tmp_path / "north.txt"
    path.write_text("Two dead.", encoding="utf-8")
    (found,) = read_documents(str(path))
    assert (found.id, found.origin) == (str(path), str(path))


def test_unread_ones_can_be_handed_over():
    refused = []
    data = TWO_LINES + b'{"id": "c"}\n'
    assert texts(read_documents(io.BytesIO(data), on_unread=refused.append)) == ["Two dead.", "Three dead."]
    assert [(one.ordinal, one.code) for one in refused] == [(2, UnreadCode.COLUMNS)]


def test_files_that_are_not_there_are_values(tmp_path):
    assert [(one.code, one.reason) for one in read_documents(tmp_path / "none.txt")] == [
        (UnreadCode.MISSING, "no such file")
    ]
    assert [(one.code, one.reason) for one in read_documents("a\0b.txt")] == [(UnreadCode.MISSING, "no such file")]
    assert [(one.code, one.reason) for one in read_documents(tmp_path)] == [(UnreadCode.UNREADABLE, "is a directory")]


def test_a_stream_that_fails_gives_what_came_before():
    class Failing:
        def __init__(self):
            self.pieces = [TWO_LINES, TWO_LINES[:20]]

        def read(self, _=-1):
            if self.pieces:
                return self.pieces.pop(0)
            raise OSError(5, "Input/output error")

    found = list(read_documents(Failing(), form="jsonl"))
    assert texts(found) == ["Two dead.", "Three dead.", "unreadable"]
    assert found[-1].reason == "after line 2: input/output error"


def test_a_closed_stream_is_a_value():
    closed = io.BytesIO(TWO_LINES)
    closed.close()
    (found,) = read_documents(closed, form="jsonl")
    assert found.code is UnreadCode.UNREADABLE


def test_a_text_stream_over_bytes_is_read_below_its_decoding():
    wrapped = io.TextIOWrapper(io.BytesIO("Ma’arrat".encode()), encoding="ascii")
    assert texts(read_documents(wrapped)) == ["Ma’arrat"]
    wrapped.close()


@pytest.mark.parametrize("wrong", [io.StringIO("Two dead."), None, 3, ["a.txt"]])
def test_what_is_no_file_is_refused_at_once(wrong):
    with pytest.raises(NotStreamError, match="reads a path or a stream of bytes"):
        read_documents(wrong)


def test_a_form_that_nothing_reads_is_refused_at_once():
    with pytest.raises(UnknownFormError, match="choose one of csv, feed, html"):
        read_documents("a.docx", form="docx")


@pytest.mark.parametrize(
    ("form", "module", "extra"),
    [
        ("html", "trafilatura", "web"),
        ("feed", "feedparser", "web"),
        ("warc", "fastwarc.warc", "web"),
        ("parquet", "pyarrow", "arrow"),
    ],
)
def test_a_missing_package_is_told_by_its_extra(monkeypatch, form, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    data = {"warc": b"WARC/1.0\r\n\r\n"}.get(form, b"<rss></rss>")
    with pytest.raises(MissingExtraError, match=rf"conflictparse\[{extra}\]"):
        read(data, form=form)


@pytest.mark.parametrize(
    "error",
    [
        MissingExtraError("reading HTML", "web"),
        UnknownFormError("form", "x", ("a",)),
        UnknownFormatError("format", "x", ("a",)),
        NotStreamError("int"),
    ],
)
def test_the_errors_survive_pickling(error):
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


def test_documents_survive_pickling():
    given_one = Document("Two dead.", id="a", published=date(2024, 11, 28), notes=(Note(NoteCode.DATE, "x"),))
    assert pickle.loads(pickle.dumps(given_one)) == given_one  # noqa: S301 - our own bytes


def test_labels_that_cannot_be_printed_are_made_printable():
    (found,) = read(b'{"id": "a\\u0000b\\nc\\ud800", "text": "Two dead.", "title": "x\\ty"}', form="jsonl")
    assert found.id == "a\\x00b c\\ud800"
    assert found.title == "x y"
    assert [note.words for note in found.notes] == [
        "the id held what cannot be printed",
        "the title held what cannot be printed",
    ]


@pytest.mark.parametrize("text", ["Two\\u0000dead", "Two \\ud800 dead"])
def test_what_no_text_holds_is_refused_with_its_place(text):
    (found,) = read(f'{{"text": "{text}", "id": "a"}}'.encode(), form="jsonl")
    assert (found.id, found.code) == ("a", UnreadCode.NOT_TEXT)
    assert "character" in found.reason


def test_a_document_beyond_all_measure_is_refused():
    assert texts(read(b"x" * 2_000_001, form="text")) == ["too_large"]
    assert texts(read(b"x" * 2_000_000, form="text")) == ["x" * 2_000_000]
    assert texts(read(b"x" * 9_000_000, form="text")) == ["too_large"]


# ---------------------------------------------------------------- gzip
def test_gzip_is_unpacked_whatever_the_file_is_called(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(gzip.compress(TWO_LINES))
    assert texts(read_documents(path)) == ["Two dead.", "Three dead."]
    other = tmp_path / "plain.txt.gz"
    other.write_bytes(b"Two dead.")
    assert texts(read_documents(other)) == ["Two dead."]


def test_members_of_gzip_follow_each_other():
    packed = gzip.compress(TWO_LINES[:33]) + gzip.compress(TWO_LINES[33:]) + b"\0" * 512
    assert texts(read(packed)) == ["Two dead.", "Three dead."]


@given(cut=st.integers(min_value=2, max_value=2000))
def test_gzip_that_is_cut_off_gives_what_stands_before_the_cut(cut):
    lines = b"".join(b'{"text": "%d dead in %x"}\n' % (n, n * 2_654_435_761) for n in range(100))
    packed = gzip.compress(lines)
    found = read(packed[: min(cut, len(packed) - 1)], form="jsonl")
    assert found[-1].code is UnreadCode.TRUNCATED
    assert texts(found[:-1]) == [f"{n} dead in {n * 2_654_435_761:x}" for n in range(len(found) - 1)]


def test_damaged_gzip_is_a_value():
    packed = bytearray(gzip.compress(TWO_LINES))
    packed[-6] ^= 0xFF  # within the checksum
    assert texts(read(bytes(packed), form="jsonl"))[-1] == "malformed"
    assert texts(read(gzip.compress(TWO_LINES) + b"more", form="jsonl"))[-1] == "malformed"


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(stream, "FREE_GZIP_BYTES", 1 << 20)
    found = read(gzip.compress(b"\n" * (1 << 24)), form="jsonl")
    assert [one.code for one in found] == [UnreadCode.UNSAFE]


# ---------------------------------------------------------------- lines
@given(lines=st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\n", b""))), piece=st.integers(1, 9))
def test_lines_do_not_depend_on_the_pieces_in_which_they_come(lines, piece):
    *whole, rest = lines or [b""]
    file = io.BytesIO(b"\n".join([*whole, rest]))
    expected = [line + b"\n" for line in whole] + ([rest] if rest else [])
    assert list(ByteStream(lambda size: file.read(min(size, piece))).lines()) == expected


def test_a_line_that_is_too_long_harms_no_other():
    file = io.BytesIO(b"first\n" + b"x" * 600_000 + b"\nlast\n" + b"y" * 600_000)
    found = list(ByteStream(file.read).lines(limit=100))
    assert [type(one) for one in found] == [bytes, Refusal, bytes, Refusal]
    assert found[2] == b"last\n"


def test_a_line_without_end_ends_the_reading(monkeypatch):
    monkeypatch.setattr(stream, "MAX_SKIPPED_BYTES", 1 << 20)
    monkeypatch.setattr(json_items, "MAX_SKIPPED_BYTES", 1 << 20)
    for begin in (b"", b'[{"text": "', b'{"data": [], "more": "'):
        for form in ("json", "jsonl"):
            endless = io.BytesIO(begin + b"x" * 40_000_000)
            found = list(read_documents(endless, form=form))
            assert [one.code for one in found] == [UnreadCode.TOO_LARGE], (begin, form)


# ---------------------------------------------------------------- readers of other packages
def read_shout(given, options):
    """Read a form that only this test knows."""
    yield Document(given.read_all(100).decode().upper(), notes=(Note(NoteCode.SUMMARY, str(options.columns.text)),))
    raise Refusal(UnreadCode.TRUNCATED, "ends in a whisper")


def test_other_packages_may_bring_readers(monkeypatch, tmp_path):
    registry._offered.cache_clear()
    entry = SimpleNamespace(name="shout", value="x:y", dist=None, load=lambda: read_shout)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [entry])
    path = tmp_path / "a.shout"
    path.write_bytes(b"two dead")
    try:
        assert "shout" in form_names()
        shouted, refused = read_documents(path, columns=Columns(text="t"))
        assert (shouted.text, shouted.id, shouted.notes[0].words) == ("TWO DEAD", f"{path}#0", "t")
        assert (refused.reason, refused.ordinal) == ("ends in a whisper", 1)
    finally:
        registry._offered.cache_clear()


# ---------------------------------------------------------------- the page of the documentation
ROOT = Path(__file__).resolve().parents[2]


def test_the_page_names_every_form_suffix_limit_and_reason():
    page = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    for name, form in registry._FORMS.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert re.findall(r"`(\.\w+)`", row.split("|")[2]) == list(form.suffixes)
    for code in UnreadCode:
        assert f"`{code.value}`" in page
    assert f"{document.MAX_DOCUMENT_CHARS:,} characters" in page
    assert f"{csv_rows.MAX_ROW_CHARS:,} characters, {csv_rows.MAX_FIELDS:,} fields" in page
    assert f"{stream.MAX_ITEM_BYTES >> 20} MiB |" in page
    assert f"{pages.MAX_PAGE_BYTES >> 20} MiB, {feeds.MAX_FEED_BYTES >> 20} MiB" in page
    assert f"| {json_text.MAX_JSON_DEPTH} |" in page
    assert f"the first {stream.FREE_GZIP_BYTES >> 20} MiB | {stream.MAX_GZIP_RATIO} times" in page
    assert all(f"`{name}`" in page for name in json_items.LISTS)


def test_a_header_may_hold_the_column_that_is_asked_for():
    assert form_of_bytes(b"nr,account\n", column="account") == "csv"
    assert form_of_bytes(b"nr,account\n") == "text"


def test_a_note_and_a_refusal_read_as_sentences():
    assert str(Note(NoteCode.DATE, "no day")) == "date: no day"
    assert str(Unread(UnreadCode.EMPTY, "is empty")) == "is empty"
    assert str(Unread(UnreadCode.EMPTY, "is empty", origin="a.txt")) == "a.txt: is empty"
    assert Options().drop_chrome
