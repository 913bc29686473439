"""
What the bundled tables are: edition, licences, sources, and a fingerprint of each file.

The manifest is written by ``tools/write_manifest.py``; ``conflictparse.data.check`` compares it with the files.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from conflictparse.errors import LexiconError

#: The layout of the tables that this version of the library reads.
SCHEMA: Final = 1


@cache
def load_manifest() -> dict[str, Any]:
    """
    Return the manifest as it stands in ``manifest.toml``.

    Raises:
        LexiconError: the data has a layout that this version does not read.

    >>> sorted(load_manifest())
    ['edition', 'files', 'schema', 'sources']
    """
    text = files("conflictparse.data").joinpath("manifest.toml").read_text(encoding="utf-8")
    manifest = tomllib.loads(text)
    if manifest.get("schema") != SCHEMA:
        raise LexiconError((f"manifest.toml:1:schema: {manifest.get('schema')!r} is not {SCHEMA}",))
    return manifest


def edition() -> str:
    """
    Return the edition of the bundled data, a date.

    >>> edition()
    '2026-11-21'
    """
    return str(load_manifest()["edition"])
