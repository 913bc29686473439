"""Files that unpack to more than any machine holds: refused soon, and in little memory."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest
from tests.hostile.measured import measure

MEGABYTES = 100.0
SECONDS = 2.0


def packed(head: bytes, megabytes: int) -> bytes:
    """Return gzip of *head* and so many megabytes of one letter: members that follow each other are one file."""
    return gzip.compress(head) + gzip.compress(b"a" * (1 << 20), 9) * megabytes


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"a" * 4_000_000)
    return file.getvalue()


def bombs() -> dict[str, bytes]:
    """Return files by their names."""
    return {
        "text.txt.gz": packed(b"", 3_000),
        "line.jsonl.gz": packed(b'{"text": "', 200),
        "list.json.gz": packed(b'[{"text": "', 200),
        "rows.csv.gz": packed(b'id,text\n1,"', 200),
        "page.html.gz": packed(b"<html><p>", 3_000),
        "feed.rss.gz": packed(b"<rss><channel><item><description>", 3_000),
        "twice.txt.gz": gzip.compress(packed(b"", 100), 1),
        "zip.txt": zipped("a.txt"),
        "zip.jsonl": zipped("a.jsonl"),
        "xz.txt": lzma.compress(b"a" * 4_000_000),
        "bzip2.txt": bz2.compress(b"a" * 4_000_000),
        "deep.json": b"[" * 300_000,
        "deep.jsonl": b'{"a":' * 100_000 + b"\n",
        "deep.html": b"<div>" * 20_000,
        "entities.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">'.encode() for n in range(9))
        + b"]><rss><channel><item><description>&a8;</description></item></channel></rss>",
    }


@pytest.fixture(scope="module")
def costs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    calls = []
    for name, content in bombs().items():
        (folder / name).write_bytes(content)
        calls.append((name, ("tests.hostile.test_bombs.read_all", [str(folder / name)])))
    warm = ["trafilatura", "feedparser", "conflictparse.pipeline"]
    (folder / "warm.html").write_bytes(b"<html><p>Two people were killed in the village on Monday.</p></html>")
    first = ("tests.hostile.test_bombs.read_all", [str(folder / "warm.html")])
    return dict(zip(["", *bombs()], measure([first, *(call for _, call in calls)], warm), strict=True))


def read_all(path: str) -> list[str]:
    """Return what a reader makes of a file: how long each text is, or why there is none."""
    from conflictparse.readers import Unread, read_documents  # noqa: PLC0415 - in a process of its own

    return [one.code.value if isinstance(one, Unread) else f"text of {len(one.text)}" for one in read_documents(path)]


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_soon_and_in_little_memory(name, costs):
    pytest.importorskip("trafilatura")
    cost = costs[name]
    assert cost.raised is None, cost.words
    assert cost.megabytes < MEGABYTES, cost
    assert cost.seconds < SECONDS, cost
    assert "text of" not in cost.words or name == "deep.html"


def test_a_table_that_unpacks_without_end_is_refused(tmp_path):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    from conflictparse.readers import read_documents  # noqa: PLC0415 - loads the readers

    path = tmp_path / "bomb.parquet"
    text = "a" * 80_000_000
    parquet.write_table(pa.table({"text": [text], "id": ["1"]}), path, compression="zstd", use_dictionary=False)
    assert path.stat().st_size < 100_000
    (found,) = read_documents(str(path))
    assert found.code.value == "too_large"
    assert "unpacks to more than" in found.reason
