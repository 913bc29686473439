"""Laws of compiled gazetteers: they give the answers of their tables, and no damage goes unnoticed."""

import pickle
from functools import cache
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictparse.data.compile import compile_index
from conflictparse.data.compiled import CompiledIndex
from conflictparse.data.compiled_header import HEADER, HEADER_SIZE, NUMBER
from conflictparse.data.places import load_gazetteer, read_bundled
from conflictparse.errors import LexiconError
from conflictparse.names import fold, rough_key
from conflictparse.places import Gazetteer, find_places
from conflictparse.places.index import Record, TableIndex, Words, named
from conflictparse.text import tokenize

PARTS = ("Kafr", "Deir", "Tell", "al-Ghab", "Nabl", "Sunbul", "Rumman", "Ein", "Hajar", "Bir", "Qamar", "إدلب", "Гай")
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join) | st.text(min_size=1, max_size=12)
CELLS = st.text(alphabet="AB éش|\t\n", max_size=4)
UNKNOWN = ("", "\ud800", "\0", "x" * 100_000, "nowhere", "kafr", "kafr nabl x")


@st.composite
def places(draw):
    """Return places as a table holds them, some of them countries, some with several names."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["town", "country", "admin1"]))
        name = draw(NAMES.filter(_encodes))
        spot = [str(draw(st.integers(-90, 90))), str(draw(st.integers(-180, 180)))] if draw(st.booleans()) else ["", ""]
        people = draw(st.integers(0, 10**8).map(str) | st.just(""))
        cells = [
            *(draw(CELLS) for _ in range(5)),
            *spot,
            people,
            draw(CELLS),
        ]  # numbers are numbers, as the build sees to
        rows.append(
            named(Record(f"x:{number}", name, "", kind, *cells), draw(st.lists(NAMES.filter(_encodes), max_size=3)))
        )
    return rows


def _encodes(name):
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def words_of(rows):
    """Return what is known of single names: of the first places, that they are this and that."""
    ids = [record.id for record, _ in rows]
    names = [record.name for record, _ in rows]
    return Words(dict(zip(["Xish"], ids, strict=False)), dict(zip(names[:1], ["SYR"], strict=False)), names[1:2])


def compiled(index):
    return CompiledIndex(compile_index(index, {"licence": "none"}), "made.cpg")


def assert_same_answers(index, other):
    """Assert that both give the same answer to every name, every sound and every number."""
    assert len(index) == len(other)
    assert [index.record(n) for n in range(len(index))] == list(other.records())
    entries = dict(index.entries())
    assert dict(other.entries()) == entries
    for key in (*entries, *UNKNOWN):
        assert other.entry(key) == index.entry(key)
        assert other.sounds(rough_key(key)) == index.sounds(rough_key(key))
    assert dict(other.all_sounds()) == dict(index.all_sounds())


@given(places())
def test_a_compiled_file_gives_the_answers_of_its_tables(rows):
    index = TableIndex(rows, words_of(rows), edition="7")
    opened = compiled(index)
    assert_same_answers(index, opened)
    assert (opened.edition, opened.check()) == ("7", [])
    assert_same_answers(index, pickle.loads(pickle.dumps(opened)))  # noqa: S301 - our own bytes


def test_the_bundled_file_gives_the_answers_of_the_bundled_tables():
    gazetteer = load_gazetteer()
    assert_same_answers(read_bundled(gazetteer.edition), gazetteer.index)


@given(places(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, random):
    words = words_of(rows)
    shuffled = random.sample(rows, len(rows))
    assert compile_index(TableIndex(shuffled, words), {}) == compile_index(TableIndex(rows, words), {})


@given(places())
def test_rows_of_other_names_change_no_answer(rows):
    others = [named(Record("zz:1", "Qqqqville", "", "town", *[""] * 9))]
    alone, beside = TableIndex(rows), TableIndex([*rows, *others])
    for key, entry in alone.entries():
        assert ids(beside, key) == ids(alone, key)
        assert beside.entry(key)._replace(numbers=()) == entry._replace(numbers=())


def ids(index, key):
    return [index.record(n).id for n in index.entry(key).numbers]


@given(places(), st.lists(NAMES, max_size=6))
def test_the_finder_agrees_with_an_obvious_one(rows, names):
    text = "in ".join(f"{name}, " for name in names)
    for index in (TableIndex(rows), compiled(TableIndex(rows))):
        for first, last, numbers in Gazetteer(index).find(tokenize(text)):
            assert numbers
            written = fold(tokenize(text).slice(first, last))
            assert all(written in index.record(n).keys.split("|") for n in numbers)


@given(st.text())
def test_no_text_raises_with_a_compiled_gazetteer(text):
    assert find_places(text, gazetteer=small()) == find_places(text, gazetteer=Gazetteer(tables()))


@cache
def tables():
    return TableIndex([named(Record("1", "Kafr Nabl", "", "town", "SYR", *[""] * 8), ["كفر نبل"])])


@cache
def small():
    return Gazetteer(compiled(tables()))


def test_a_spelling_that_was_heard_before_is_read_alike_and_stays_at_home():
    gazetteer = Gazetteer(tables())
    text = "Shells hit Kafr Nabl and then Kafar Nabel in the town of Kafar Nabel."
    first = find_places(text, gazetteer=gazetteer, country="SYR")
    assert gazetteer.heard == {("Kafar Nabel", "SYR"): (0,)}
    assert find_places(text, gazetteer=gazetteer, country="SYR") == first
    copied = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    assert copied.heard == {}
    assert find_places(text, gazetteer=copied, country="SYR") == first


CONTENT = compile_index(
    TableIndex(
        [named(Record(str(n), name, "", "town", *[""] * 9)) for n, name in enumerate(["Kafr Nabl", "Ein", "إدلب"])],
        edition="3",
    ),
    {},
)


@pytest.mark.parametrize("length", range(len(CONTENT)))
def test_a_file_that_is_cut_off_anywhere_is_refused(length):
    with pytest.raises(LexiconError, match=r"^cut\.cpg: is (cut off|no compiled gazetteer).*: \D"):
        CompiledIndex(CONTENT[:length], "cut.cpg")


def test_a_file_with_something_behind_it_is_refused():
    with pytest.raises(LexiconError, match="is too long"):
        CompiledIndex(CONTENT + b"\0", "long.cpg")


@pytest.mark.parametrize("at", range(len(CONTENT)))
def test_a_changed_byte_is_noticed(at):
    changed = bytearray(CONTENT)
    changed[at] ^= 0x55
    if at < HEADER_SIZE:
        with pytest.raises(LexiconError, match=r"changed\.cpg: is "):
            CompiledIndex(bytes(changed), "changed.cpg")
    else:
        assert opened_and_checked(bytes(changed)) == [
            "changed.cpg: bytes have changed since it was built: build it again"
        ]


def opened_and_checked(content):
    return CompiledIndex(content, "changed.cpg").check()


@settings(max_examples=300)
@given(st.integers(HEADER_SIZE, len(CONTENT) - 1), st.integers(0, 255))
def test_a_damaged_file_gives_one_clear_error_or_an_answer(at, byte):
    changed = bytearray(CONTENT)
    changed[at] = byte
    said = []
    for work in (
        lambda index: find_places("Shells hit Kafr Nabl and Ein.", gazetteer=Gazetteer(index)),
        lambda index: list(index.records()),
        lambda index: list(index.all_sounds()),
    ):
        try:
            work(CompiledIndex(bytes(changed), "changed.cpg"))
        except LexiconError as error:
            said.append(str(error))
    assert all(line.startswith("changed.cpg: is damaged: see conflictparse gazetteer check") for line in said)


@pytest.mark.parametrize(
    ("at", "bytes_", "said"),
    [(8, b"\2\0\0\0", "is of version 2, and this library reads version 1"), (12, b"\1\0\0\0", "names were folded")],
)
def test_a_file_of_another_version_says_so(at, bytes_, said):
    header = CONTENT[:at] + bytes_ + CONTENT[at + 4 : HEADER.size]
    with pytest.raises(LexiconError, match=said):
        CompiledIndex(header + NUMBER.pack(crc32(header)) + CONTENT[HEADER_SIZE:], "other.cpg")


def test_the_memory_of_an_open_file_is_bounded(monkeypatch):
    monkeypatch.setattr("conflictparse.data.compiled._MOST_REMEMBERED", 3)
    index = CompiledIndex(CONTENT, "small.cpg")
    answers = [index.entry(key) for key in ("ein", "a", "b", "c", "d", "ein")]
    assert answers[0] == answers[-1] != answers[1]
    assert len(index._entries) <= 3
    assert [index.record(n % 3).id for n in range(9)] == ["0", "1", "2"] * 3
