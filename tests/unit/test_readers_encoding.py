"""Bytes into text: what is decoded, what is refused, and that nothing is replaced."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.readers import ByteStream, Refusal, UnreadCode
from conflictparse.readers.encoding import DECLARED, check_text, decode, in_utf8

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=ANY_TEXT)
def test_utf_8_is_read_as_it_is_written(text):
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), ())


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    ],
)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_byte_order_mark_tells_the_encoding(mark, encoding, name, text):
    data = mark + text.encode(encoding)
    decoded = decode(data)
    assert decoded.text == text
    assert [note.words for note in decoded.notes] == [f"read as {name}, as its byte order mark says"]
    assert in_utf8(ByteStream(io.BytesIO(data).read)).read_all(10_000).decode() == text


@given(data=st.binary(max_size=60))
def test_bytes_are_decoded_without_loss_or_refused(data):
    try:
        text, notes = decode(data)
    except Refusal as refusal:
        text, notes = None, (refusal,)
    if text is None:
        assert notes[0].code is UnreadCode.NOT_TEXT
        assert "byte" in notes[0].reason
        return
    encoding = "utf-8"
    if notes:
        name = notes[0].words.split()[2].rstrip(",")
        order = "le" if data[0] == 0xFF else "be"
        encoding = "cp1252" if name == "Windows-1252" else f"{name.lower()}-{order}"
    assert data.endswith(text.encode(encoding))
    assert len(data) - len(text.encode(encoding)) in (0, 2, 3, 4)  # a byte order mark


@pytest.mark.parametrize(
    "text",
    [
        "“At least 12 dead,” he said – the town’s café…",
        "José Márquez of Bogotá",
        "Überlingen",
        "the front moved 5 km • two villages",
        "temperatures of 40°",
    ],
)
def test_windows_1252_is_read_where_no_other_page_reads_differently(text):
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert [note.words for note in decoded.notes] == ["read as Windows-1252, as it is not UTF-8"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Şırnak", "cp1254"),
        ("Żołnierze w Łodzi", "cp1250"),
        ("Погибли двое", "cp1251"),
        ("в селе", "koi8-r"),
        ("قتل اثنان", "cp1256"),
        ("Δύο νεκροί", "cp1253"),
        ("don’t", "mac-roman"),
        ("死者二人", "shift_jis"),
        ("死者二人", "gb18030"),
        ("niño", "cp1252"),  # ń in Windows-1250
        ("£5", "cp1252"),  # Ł in Windows-1250
        ("é", "cp1252"),  # a letter that touches no other
        ("café\x01", "cp1252"),
        ("x ééé", "cp1252"),
        ("un“known", "cp1252"),
    ],
)
def test_what_might_be_another_page_is_refused(text, encoding):
    with pytest.raises(Refusal, match=r"is not UTF-8: byte .* iconv"):
        decode(text.encode(encoding))


def test_damaged_utf_8_is_not_taken_for_windows_1252():
    with pytest.raises(Refusal, match="byte 5 is 0xE9"):
        decode("café".encode() + b"\xe9 dead")
    with pytest.raises(Refusal, match="byte 3 is 0xC3"):
        decode("café".encode()[:-1])


def test_utf_16_that_is_cut_is_refused_with_its_place():
    data = "two dead".encode("utf-16")[:-1]
    with pytest.raises(Refusal, match="starts as UTF-16 but is not UTF-16: truncated data at byte"):
        decode(data)
    with pytest.raises(Refusal, match="truncated data at byte 14"):
        in_utf8(ByteStream(io.BytesIO(data).read)).read_all(1000)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1251", "cp1251"), (" 'ISO-8859-9' ", "iso8859-9"), ("latin1", "cp1252"), ("Shift_JIS", "shift_jis")],
)
def test_what_a_page_declares_is_believed(declared, encoding):
    text = {"cp1251": "Погибли двое", "iso8859-9": "Şırnak", "cp1252": "niño", "shift_jis": "死者"}[encoding]
    decoded = decode(text.encode(encoding), declared=declared)
    assert decoded.text == text
    assert decoded.notes[0].words == f"read as {declared}, as it declares"


def test_utf_8_is_believed_more_than_what_it_declares():
    decoded = decode("niño".encode(), declared="windows-1251")
    assert decoded.text == "niño"
    assert decoded.notes[0].words == "read as UTF-8, though it declares windows-1251"
    assert decode(b"plain", declared="windows-1251").notes == ()
    assert decode("don’t".encode("cp1252"), declared="utf-8").text == "don’t"


def test_a_declaration_that_does_not_fit_is_refused():
    with pytest.raises(Refusal, match="says that it is shift_jis but is not"):
        decode(b"\xff\xff", declared="shift_jis")
    with pytest.raises(Refusal, match=r"says that it is windows-1252 but is not: .* at byte 1"):
        decode(b"x\x81", declared="windows-1252")


@pytest.mark.parametrize("name", ["rot13", "unicode_escape", "zip", "idna", "utf-7", "nonsense", ""])
def test_codecs_that_are_no_encodings_are_not_used(name):
    assert name not in DECLARED
    assert decode(b"\\u0041 +AEE-", declared=name).text == "\\u0041 +AEE-"


def test_every_declared_name_has_a_codec():
    assert [name for name, codec in DECLARED.items() if not codecs.lookup(codec).name] == []


def test_shifted_encodings_do_not_pass_for_ascii():
    assert decode("死者".encode("iso-2022-jp"), declared="iso-2022-jp").text == "死者"


def test_nul_and_half_characters_are_refused_with_their_place():
    check_text("Ma’arrat \U0001f600")
    with pytest.raises(Refusal) as nul:
        check_text("PK\0")
    assert nul.value.reason == "is not text: character 2 is NUL; is it a binary file?"
    with pytest.raises(Refusal) as half:
        check_text("a\udcff")
    assert half.value.reason == "is not text: character 1 is half of a character (U+DCFF)"
