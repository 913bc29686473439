"""A word that stands in no table: where it turns up, words of a report were let out."""

import json
from pathlib import Path
from typing import Final

CANARY: Final = "Qwyxanary"
TEXT: Final = (
    f"Shelling killed at least 12 people, among them {CANARY} Testani, in {CANARY}ville near Idlib on Wednesday,"
    f" {CANARY} Harbi, a resident, told the {CANARY} News. The {CANARY} Front took 3 tanks at {CANARY}abad."
    f" No. {CANARY}-7."
)


def leaks(said: str) -> bool:
    """Tell whether words of the report stand in *said*."""
    return "qwyxanary" in said.lower()


def files(folder: Path) -> dict[str, Path]:
    """Write files that hold the word and cannot be read, each in a way of its own; return them by that way."""
    folder.mkdir(exist_ok=True)
    contents = {
        "no-header.csv": f"{TEXT},{TEXT}\n{TEXT},x\n".encode(),
        "columns.csv": f"id,some column\n1,{TEXT}\n".encode(),
        "broken.csv": b'id,text\n1,"' + TEXT.encode() + b"\n",
        "fields.csv": b"id,text\n" + f"1,{TEXT},{TEXT},{TEXT}\n".encode(),
        "broken.json": ('[{"text": "' + TEXT + '", ]').encode(),
        "cut.json": ('[{"text": "' + TEXT).encode(),
        "shape.json": json.dumps({TEXT: [TEXT, {CANARY: TEXT}]}).encode(),
        "plain.json": json.dumps(TEXT).encode(),
        "broken.jsonl": (
            json.dumps({"text": TEXT}) + "\n{" + TEXT + "}\n" + json.dumps({"some field": TEXT}) + "\n"
        ).encode(),
        "types.jsonl": (json.dumps({"text": {CANARY: TEXT}, "date": TEXT}) + "\n" + json.dumps([TEXT]) + "\n").encode(),
        "dates.jsonl": json.dumps({"text": TEXT, "date": f"{CANARY} the 3rd"}).encode(),
        "bytes.txt": TEXT.encode() + b"\xff\xfe" + CANARY.encode() + b"\x81",
        "nul.txt": TEXT.encode() + b"\0",
        "wide.txt": b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00",
        "page.html": f"<html><title>{TEXT}</title><body><p>{TEXT}</p>".encode(),
        "script.html": f"<html><script>{TEXT}</script></html>".encode(),
        "feed.xml": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{TEXT}">]><rss>&a;</rss>'.encode(),
        "broken.rss": f"<rss><channel><item><description>{TEXT}</item>".encode(),
        "archive.warc": f"WARC/1.0\r\nWARC-Type: {TEXT}\r\nContent-Length: 12\r\n\r\n{TEXT}".encode(),
        "table.parquet": b"PAR1" + TEXT.encode() + b"PAR1",
        "packed.txt.gz": b"\x1f\x8b\x08\x00" + TEXT.encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}
