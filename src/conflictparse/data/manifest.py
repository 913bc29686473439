"""
What the bundled tables are: edition, licences, sources, and a fingerprint of each file.

The manifest is written by ``tools/write_manifest.py``; ``conflictparse.data.check`` compares it with the files.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from conflictparse.data.tables import read_text
from conflictparse.errors import LexiconError
from conflictparse.text import Pattern

#: The layout of the tables that this version of the library reads.
SCHEMA: Final = 1

_EDITION: Final = Pattern(r'^edition = "([0-9-]++)"$', re.MULTILINE)


@cache
def load_manifest() -> dict[str, Any]:
    """
    Return the manifest as it stands in ``manifest.toml``.

    Raises:
        LexiconError: the data has a layout that this version does not read.

    >>> sorted(load_manifest())
    ['compiled', 'edition', 'files', 'schema', 'sources']
    """
    import tomllib  # noqa: PLC0415 - 4 ms, and no report needs it

    manifest = tomllib.loads(read_text("manifest.toml"))
    if manifest.get("schema") != SCHEMA:
        raise LexiconError((f"manifest.toml:1:schema: {manifest.get('schema')!r} is not {SCHEMA}",))
    return manifest


@cache
def edition() -> str:
    """
    Return the edition of the bundled data, a date.

    >>> edition()
    '2026-11-22'
    """
    line = _EDITION.search(read_text("manifest.toml"))
    return line[1] if line else str(load_manifest()["edition"])
