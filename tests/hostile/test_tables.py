"""Lexicons and gazetteers that are cut off, huge, nested, binary, or lie: the documented error, soon and cheap."""

import gzip
import os
import struct
import zlib
from pathlib import Path

import pytest
from tests.hostile.measured import measure

import conflictparse as cp
from conflictparse.data.compiled import CompiledIndex
from conflictparse.data.compiled_header import HEADER, HEADER_SIZE, MAGIC, NUMBER
from conflictparse.data.own_actors import MAX_PROBLEMS, MAX_TABLE_CHARS, MAX_TABLE_ROWS, load_actors_with
from conflictparse.data.sources import MAX_LINE_BYTES
from conflictparse.errors import LexiconError
from conflictparse.places import Gazetteer

SECONDS, MEGABYTES = 1.0, 100.0
BUNDLED = Path(cp.__file__).parent / "data" / "places.cpg"
HEAD = "id,name,kind\n"
PLACES = "id,name,kind,country\n"
LIE = 2**32 - 1


def with_header(content: bytes, **changes: int) -> bytes:
    """Return a gazetteer whose header says something else of it, under a checksum that holds."""
    names = (
        "magic version keys records names sounds name_buckets sound_buckets about record_offsets record_heap name_table"
        " name_heap sound_table sound_heap end digest"
    ).split()
    fields = dict(zip(names, HEADER.unpack_from(content), strict=True)) | changes
    header = HEADER.pack(*fields.values())
    return header + NUMBER.pack(zlib.crc32(header)) + content[HEADER_SIZE:]


def gazetteers() -> dict[str, bytes]:
    """Return files that are no sound gazetteer, by what is wrong with them."""
    sound = BUNDLED.read_bytes()
    lies = {f"{name} {LIE:#x}": with_header(sound, **{name: LIE}) for name in ("records", "name_buckets", "end")}
    cuts = {f"cut at {n}": sound[:n] for n in (0, 1, 7, 8, 40, HEADER_SIZE - 1, HEADER_SIZE, 5_000, len(sound) - 1)}
    return {
        **lies,
        **cuts,
        "magic alone": MAGIC,
        "zeros": bytes(2_000_000),
        "magic and zeros": MAGIC + bytes(2_000_000),
        "packed": gzip.compress(sound),
        "text": HEAD.encode() * 10_000,
        "nested": b"[" * 2_000_000,
        "twice": sound + sound,
    }


def actor_tables() -> dict[str, bytes]:
    """Return tables of actors that break the rules, by how."""
    row = "a,A,rebel_group\n"
    return {
        "empty": b"",
        "binary": os.urandom(100_000),
        "not utf-8": HEAD.encode() + b"\xff\xfe,x,y\n",
        "nul": (HEAD + "a\0b,A,rebel_group\n").encode(),
        "cut in a character": HEAD.encode() + "é".encode()[:1],
        "quote without end": (HEAD + '"' + "x" * 1_000_000).encode(),
        "one cell": (HEAD + "x" * 1_000_000 + ",A,rebel_group\n").encode(),
        "columns": (",".join(f"c{n}" for n in range(200_000)) + "\n").encode(),
        "one column": ("x" * 2_000_000 + "\n").encode(),
        "rows": (HEAD + row * 200_000).encode(),
        "wrong rows": (HEAD + "x\n" * 1_000_000).encode(),
        "huge": (HEAD + row * (MAX_TABLE_CHARS // len(row))).encode(),
        "nested": b"[" * 2_000_000,
        "packed": gzip.compress(HEAD.encode()),
        "blank lines": b"\n" * 7_000_000,
    }


def place_tables() -> dict[str, bytes]:
    """Return tables of places that no gazetteer is built from, by what is wrong with them."""
    dump = "\t".join(["170063", "X", *["" for _ in range(17)]])
    return {
        "empty": b"",
        "binary": os.urandom(1_000_000),
        "one line": PLACES.encode() + b"x" * 5_000_000,
        "one line of a dump": b"1\tX\t" + b"x" * 5_000_000,
        "wrong rows": (PLACES + ",,,\n" * 500_000).encode(),
        "wrong rows of a dump": (dump + "\n" + "x\n" * 500_000).encode(),
        "quote without end": (PLACES + '"' + "x\n" * 1_000_000).encode(),
        "nul": (PLACES + "a\0,b,town,SYR\n").encode(),
        "not utf-8": PLACES.encode() + b"\xff,b,town,SYR\n",
        "nested": b"{" * 3_000_000,
        "packed": gzip.compress(PLACES.encode()),
        "columns": (",".join(["id,name,kind", *(f"c{n}" for n in range(100_000))]) + "\n").encode(),
    }


LOADERS = {
    "conflictparse.load_gazetteer": gazetteers,
    "conflictparse.data.own_actors.load_actors_with": actor_tables,
    "conflictparse.data.build.build_gazetteer": place_tables,
}


@pytest.mark.parametrize("loader", LOADERS)
def test_a_table_that_breaks_the_rules_is_refused_soon_and_in_little_memory(loader, tmp_path):
    calls = []
    for number, (name, content) in enumerate(LOADERS[loader]().items()):
        path = tmp_path / f"{number}.table"
        path.write_bytes(content)
        given = [[str(path)]] if loader.endswith("build_gazetteer") else [str(path)]
        calls.append((name, (loader, given)))
    warm = ["conflictparse.pipeline", "conflictparse.names", "csv", "conflictparse.data.places"]
    found = measure([("conflictparse.parse", ["Warm."]), *(call for _, call in calls)], warm)[1:]
    wrong = {
        name: cost
        for (name, _), cost in zip(calls, found, strict=True)
        if cost.raised != "LexiconError" or cost.seconds >= SECONDS or cost.megabytes >= MEGABYTES
    }
    assert wrong == {}
    assert all(len(cost.words) < 20_000 for cost in found)


@pytest.mark.parametrize("name", ["a folder", "nothing", "a pipe"])
def test_a_gazetteer_that_is_no_file_is_refused_and_not_waited_for(name, tmp_path):
    path = tmp_path / "table"
    if name == "a folder":
        path.mkdir()
    if name == "a pipe":
        os.mkfifo(path)
    with pytest.raises((OSError, LexiconError)):
        cp.load_gazetteer(str(path))


def test_a_damaged_body_is_told_when_it_is_met_and_never_with_another_error():
    sound = BUNDLED.read_bytes()
    texts = ["Shelling killed 12 people in Sarmin, Idlib and Khan Shaykhun near Aleppo.", "Idleb Kafr Nabl Zzyzx"]
    met = 0
    for seed in range(40):
        damaged = bytearray(sound)
        for at in range(HEADER_SIZE + 400 + seed * 97, len(damaged), 607):
            damaged[at] ^= 1 + (seed * 31 + at) % 255
        gazetteer = Gazetteer(CompiledIndex(bytes(damaged), "damaged"))
        for text in texts:
            try:
                cp.find_places(text, gazetteer=gazetteer)
            except LexiconError:
                met += 1
    assert met > 0


LIES = "version keys records name_buckets sound_buckets about record_offsets record_heap name_table name_heap".split()


@pytest.mark.parametrize("number", [*LIES, "sound_table", "sound_heap", "end"])
def test_a_number_of_the_header_that_lies_is_noticed_on_opening_even_under_a_sound_checksum(number):
    sound = BUNDLED.read_bytes()
    assert len(CompiledIndex(with_header(sound), "same")) > 20_000
    for value in (0, 3, 2**31, LIE):
        with pytest.raises(LexiconError):
            CompiledIndex(with_header(sound, **{number: value}), "changed")


def test_a_byte_of_the_header_that_changed_is_noticed_on_opening():
    sound = BUNDLED.read_bytes()
    for at in range(HEADER_SIZE):
        with pytest.raises(LexiconError):
            CompiledIndex(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :], "changed")


def test_a_table_of_actors_is_read_up_to_its_limit(tmp_path):
    rows = "".join(f"own-{n},Own Guard {n},rebel_group\n" for n in range(300))
    path = tmp_path / "actors.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    assert len([key for key in load_actors_with(str(path)).by_actor if key.startswith("own-")]) == 300
    path.write_text(HEAD + "a,A,rebel_group\n" * (MAX_TABLE_ROWS + 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"at most {MAX_TABLE_ROWS:,} rows and {MAX_PROBLEMS} problems"):
        load_actors_with(str(path))


def test_a_long_line_is_named_with_its_number(tmp_path):
    from conflictparse.data.build import build_gazetteer  # noqa: PLC0415 - loads the tables

    path = tmp_path / "places.csv"
    path.write_text(PLACES + "a,b,town,SYR\n" + "x" * (MAX_LINE_BYTES + 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=f":3: is longer than {MAX_LINE_BYTES:,} bytes"):
        build_gazetteer([str(path)])


def test_numbers_of_records_that_are_not_there_are_damage():
    assert struct.calcsize("<I") == NUMBER.size
    sound = BUNDLED.read_bytes()
    fewer = with_header(sound, names=1)  # counts of names are not needed to look one up, and check() compares them
    assert CompiledIndex(fewer, "fewer").check() != []
