"""JSON into documents: lines, lists, answers with a list in them, and the records of crawlers and of ReliefWeb."""

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.readers import ByteStream, Columns, Document, NoteCode, Refusal, UnreadCode, read_documents
from conflictparse.readers.json_items import json_items
from conflictparse.readers.json_text import MAX_JSON_DEPTH
from conflictparse.readers.markup import looks_like_markup, markup_to_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4).filter(lambda key: key != "data"), VALUES, max_size=4
)

NOT_UTF_8 = (
    "line 6: is not UTF-8: byte 0 is 0xFF; if it is text in another encoding, convert it first, for example: "
    "iconv -f WINDOWS-1252 -t UTF-8"
)
TRAFILATURA = {
    "title": "Shelling in the north",
    "author": None,
    "hostname": "example.org",
    "date": "2024-11-28",
    "fingerprint": "a4a6238ff2e03a9f",
    "id": None,
    "raw_text": "Two villagers were killed.",
    "text": "Shelling in the north\nTwo villagers were killed.\nShare this",
    "source": "https://example.org/a",
    "source-hostname": "Example Post",
}
NEWSPAPER = {
    "url": "https://example.org/a?x=1",
    "canonical_link": "https://example.org/a",
    "title": "Shelling in the north",
    "publish_date": "2024-11-28T10:00:00+03:00",
    "meta_lang": "en",
    "meta_site_name": "Example Post",
    "text": "Shelling in the north\n\nTwo villagers were killed.\n\nShare this",
}
RELIEFWEB = {
    "id": "4112233",
    "fields": {
        "title": "Flash update",
        "body": "**Two** villagers were killed.",
        "body-html": "<p><strong>Two</strong> villagers were killed.</p><p>Five fled.</p>",
        "date": {"created": "2024-11-29T08:00:00+00:00", "original": "2024-11-28T00:00:00+00:00"},
        "source": [{"shortname": "ABC", "name": "A Body of Counting"}, {"name": "Other"}],
        "primary_country": {"iso3": "syr"},
        "url": "https://example.org/node/1",
    },
}


def read(value, **options):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read_documents(io.BytesIO(data), **options))


def texts(found):
    return [one.text if isinstance(one, Document) else one.code.value for one in found]


# ---------------------------------------------------------------- lines and lists
@given(written=st.lists(TEXTS, min_size=1), ascii_only=st.booleans())
def test_texts_are_read_back_from_lines_and_lists(written, ascii_only):
    records = [{"id": str(n), "text": text} for n, text in enumerate(written)]
    lines = "\n".join(json.dumps(record, ensure_ascii=ascii_only) for record in records).encode()
    for data, form in ((lines, "jsonl"), (json.dumps(records, ensure_ascii=ascii_only).encode(), "json")):
        found = read(data, form=form)
        assert [(one.id, one.text) for one in found] == [(record["id"], record["text"]) for record in records]
        assert not any(one.notes for one in found)


def test_a_bad_line_harms_no_other():
    data = b'{"text": "one"}\n{"text": "two"\n[1]\n"three"\n{"text": 4}\n\xff\n{"text": ""}\n\n{"text": "last"}'
    found = read(data, form="jsonl")
    assert texts(found) == "one malformed malformed malformed malformed not_text empty last".split()
    assert [one.reason for one in found[1:-1]] == [
        "line 2: is not JSON: expecting ',' delimiter (character 15)",
        "line 3: is no object with fields but a list",
        "line 4: is no object with fields but a text",
        "line 5: 'text' holds no text but a number",
        NOT_UTF_8,
        "line 7: 'text' is empty",
    ]


def test_a_line_in_windows_1252_has_a_note():
    (found,) = read(b'{"text": "the town\x92s caf\xe9"}\n', form="jsonl")
    assert found.text == "the town’s café"
    assert found.notes[0].code is NoteCode.ENCODING


def test_lines_may_be_in_utf_16():
    assert texts(read('{"text": "Ma’arrat"}\n{"text": "x"}\n'.encode("utf-16"))) == ["Ma’arrat", "x"]


def test_half_a_line_is_refused_and_those_before_are_read():
    assert texts(read(b'{"text": "one"}\n{"text": "tw', form="jsonl")) == ["one", "malformed"]


@given(values=st.lists(OBJECTS), indent=st.sampled_from([None, 1]), piece=st.integers(1, 7))
def test_the_items_of_a_list_are_cut_as_the_json_module_reads_them(values, indent, piece):
    for data in (
        json.dumps(values, indent=indent),
        json.dumps({"count": len(values), "data": values, "more": [{"x": 1}]}, indent=indent, ensure_ascii=False),
        "\n".join(json.dumps(value, indent=indent) for value in values),
    ):
        file = io.BytesIO(data.encode())
        items = list(json_items(ByteStream(lambda size, file=file: file.read(min(size, piece)))))
        assert [json.loads(item) for item in items] == values


@given(values=st.lists(OBJECTS, min_size=1), cut=st.integers(1, 200))
def test_a_list_that_is_cut_off_gives_the_items_before_the_cut(values, cut):
    data = json.dumps(values).encode()
    items = []
    with pytest.raises(Refusal, match="ends within a value"):
        items.extend(json_items(ByteStream(io.BytesIO(data[: max(1, len(data) - cut)]).read)))
    assert [json.loads(item) for item in items] == values[: len(items)]


def test_an_item_that_cannot_be_read_harms_no_other():
    data = b'[{"text": "one"}, {"text" "two"}, 3, {"text": "\xff"}, {"text": "last"}]'
    assert texts(read(data)) == ["one", "malformed", "malformed", "not_text", "last"]


def test_an_item_that_is_too_large_or_too_deep_harms_no_other():
    deep = b"[" * 100_000 + b"]" * 100_000
    data = b'[{"text": "one"}, {"text": "two", "x": ' + deep + b'}, {"text": "last"}]'
    assert texts(read(data)) == ["one", "too_large", "last"]
    large = list(json_items(ByteStream(io.BytesIO(b'[{"a": 1}, {"b": "' + b"x" * 600_000 + b'"}, 3]').read), limit=100))
    assert large[0] == b'{"a": 1}'
    assert isinstance(large[1], Refusal)
    assert large[2] == b"3"


@pytest.mark.parametrize("form", ["json", "jsonl", "reliefweb"])
def test_nesting_without_end_is_refused(form):
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b'{"text": "x", "a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"):
        assert {one.code for one in read(data, form=form)} <= {UnreadCode.TOO_LARGE, UnreadCode.TRUNCATED}


def test_the_limit_of_depth_does_not_depend_on_the_caller():
    def nested(depth):
        return b'{"text": "x", "a": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"

    assert texts(read(nested(MAX_JSON_DEPTH), form="jsonl")) == ["x"]
    assert texts(read(nested(MAX_JSON_DEPTH + 1), form="jsonl")) == ["too_large"]
    assert texts(read(b'{"text": "' + b"[" * 1000 + b'"}', form="jsonl")) == ["[" * 1000]


def test_a_number_of_thousands_of_figures_is_refused():
    assert texts(read(b'{"text": "x", "n": ' + b"9" * 10_000 + b"}", form="jsonl")) == ["malformed"]


@pytest.mark.parametrize("data", [b"]", b"[1]]", b"}{"])
def test_brackets_that_close_nothing_are_refused(data):
    assert read(data, form="json")[-1].code is UnreadCode.MALFORMED


def test_an_empty_list_holds_no_document():
    assert [(one.code, one.reason) for one in read(b"[]")] == [(UnreadCode.EMPTY, "holds no document")]


# ---------------------------------------------------------------- fields
def test_fields_are_found_by_their_usual_names():
    (found,) = read({"Doc-ID": 7, "Headline": "North", "Body": " Two. ", "pub_date": "28 November 2024", "outlet": "P"})
    assert (found.id, found.title, found.text, found.source) == ("7", "North", " Two. ", "P")
    assert found.published == date(2024, 11, 28)


def test_fields_that_are_named_are_taken_or_refused():
    record = {"text": "not this", "narrative": "this", "day": "2024-11-28", "date": "2020-01-01"}
    (found,) = read(record, columns=Columns(text="narrative", date="day"))
    assert (found.text, found.published) == ("this", date(2024, 11, 28))
    (refused,) = read(record, columns=Columns(text="story"))
    assert refused.code is UnreadCode.COLUMNS
    assert refused.reason == (
        "line 1: has no column 'story' for the text: there are 'text', 'narrative', 'day', 'date'"
    )


def test_a_message_does_not_list_columns_without_end():
    (refused,) = read({f"c{n}": n for n in range(1000)})
    assert refused.reason.endswith("'c39' and 960 more")
    assert read({})[0].reason.endswith("there are none")


def test_a_text_is_never_changed_in_plain_records():
    text = "Shelling in the north\nShare this\n"
    (found,) = read({"title": "Shelling in the north", "text": text})
    assert (found.text, found.notes) == (text, ())


@pytest.mark.parametrize("value", [True, None, [1], {"a": 1}, ""])
def test_what_is_no_id_is_none(value):
    (found,) = read({"text": "x", "id": value}, origin="a")
    assert found.id == "a#0"


# ---------------------------------------------------------------- crawlers and ReliefWeb
@pytest.mark.parametrize("record", [TRAFILATURA, NEWSPAPER])
@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: [r, r], lambda r: json.dumps(r).encode() + b"\n"])
def test_what_crawlers_write_is_known(record, wrap):
    found = read(wrap(record))[-1]
    assert found.text.strip("\n") == "Two villagers were killed."
    assert (found.source, found.url) == ("Example Post", "https://example.org/a")
    assert (found.published, found.title) == (date(2024, 11, 28), "Shelling in the north")
    assert [str(note) for note in found.notes] == ["dropped: Shelling in the north", "dropped: Share this"]


def test_lines_of_a_page_can_be_kept():
    (found,) = read(TRAFILATURA, drop_chrome=False)
    assert (found.text, found.notes) == (TRAFILATURA["text"], ())


def test_columns_that_are_named_override_what_is_known():
    (found,) = read(TRAFILATURA, columns=Columns(text="raw_text"))
    assert found.text == "Two villagers were killed."
    assert found.source == "https://example.org/a"


@pytest.mark.parametrize("form", [None, "json", "reliefweb"])
@pytest.mark.parametrize("indent", [None, 2])
def test_answers_of_reliefweb_are_read(form, indent):
    answer = {"href": "https://example.org", "links": {"self": {}}, "count": 2, "data": [RELIEFWEB, {"id": "5"}]}
    found, refused = read(json.dumps(answer, indent=indent).encode(), form=form)
    assert found.text == "Two villagers were killed.\nFive fled."
    assert (found.id, found.country, found.source) == ("4112233", "SYR", "ABC; Other")
    assert (found.published, found.url, found.notes) == (date(2024, 11, 28), "https://example.org/node/1", ())
    assert refused.code in (UnreadCode.MALFORMED, UnreadCode.COLUMNS)


def test_reliefweb_without_markup_or_original_date():
    fields = {"body": "Two killed.", "date": {"created": "2024-11-29T08:00:00+00:00"}, "primary_country": [{"iso3": 7}]}
    (found,) = read({"data": [{"id": "1", "fields": fields}]})
    assert (found.text, found.published, found.country, found.source) == ("Two killed.", date(2024, 11, 29), None, None)
    assert found.notes[0].words == "the day on which ReliefWeb posted it, as the original date is not given"
    (found,) = read({"data": [{"id": "1", "fields": {**fields, "date": "soon"}}]})
    assert found.published is None
    assert "'soon' names no day" in found.notes[0].words


@given(value=VALUES, form=st.sampled_from(["json", "jsonl", "trafilatura", "newspaper", "reliefweb"]))
def test_any_json_gives_a_document_or_a_reason(value, form):
    for record in (value, {"text": value, "date": value, "id": value, "source-hostname": value, "raw_text": value}):
        assert read(record, form=form)
    fields = {"body-html": value, "body": value, "date": value, "source": value, "primary_country": value}
    assert read({"data": [{"id": value, "fields": fields}]}, form=form)


# ---------------------------------------------------------------- markup
@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Two <b>killed</b>.</p><p>Five&nbsp;fled.</p>", "Two killed.\nFive fled."),
        ("one<br/>two<br>three", "one\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a <!-- <p>hidden</p> --> b", "a b"),
        ("<script>if (a < b) { kill(3) }</script>seen<style>p { }</style>", "seen"),
        ('<a href="x" title="a>b">link</a>', "link"),
        ("<p>range &lt;5 km &amp; more", "range <5 km & more"),
        ("3 < 5 and 7 > 2", "3 < 5 and 7 > 2"),
        ("a\n  b", "a b"),
        ("never <!-- closed", "never <!-- closed"),
        ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ("", ""),
    ],
)
def test_fragments_become_lines(markup, text):
    assert markup_to_text(markup) == text


def test_plain_words_are_not_taken_for_markup():
    assert not looks_like_markup("the range is <5 km & more; AT&T; 3 < 5")
    assert looks_like_markup("Two killed<br>")
    assert looks_like_markup("Ma&#39;arrat")


@given(markup=st.text(st.sampled_from("<>/!-a'\"=& ;#p\n")))
def test_any_markup_gives_a_text(markup):
    text = markup_to_text(markup)
    assert "\n\n" not in text
    assert text == text.strip()
