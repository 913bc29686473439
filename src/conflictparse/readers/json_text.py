"""
JSON from bytes, with limits: how deep it may go, and what in it is no JSON.

Law: any bytes give a value or a refusal.
"""

from __future__ import annotations

import re
from typing import Any, Final

from conflictparse.readers.document import Note, Refusal, UnreadCode
from conflictparse.readers.encoding import decode

#: Files of reports are a few levels deep; the parser of Python gives up at a depth that depends on its caller.
MAX_JSON_DEPTH: Final = 64

_STEP: Final = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"?|[\[\]{}]', re.DOTALL)


def read_json(data: bytes) -> tuple[Any, tuple[Note, ...]]:
    """
    Return the value that *data* holds, and how its bytes were read.

    Raises:
        Refusal: it is not JSON, or too deep.

    >>> read_json(b'{"text": "12 dead"}')
    ({'text': '12 dead'}, ())
    """
    import json  # noqa: PLC0415 - not needed for text

    text, notes = decode(data)
    check_depth(text)
    try:
        return json.loads(text), notes
    except json.JSONDecodeError as error:
        raise Refusal(UnreadCode.MALFORMED, f"is not JSON: {error.msg.lower()} (character {error.pos})") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of figures
        raise Refusal(UnreadCode.MALFORMED, f"is not JSON that can be read: {error}") from None


def check_depth(text: str) -> None:
    """
    Refuse JSON that is nested too deep.

    Raises:
        Refusal: it is.

    >>> check_depth('{"text": "[[[["}')
    """
    if text.count("[") + text.count("{") <= MAX_JSON_DEPTH:
        return
    depth = 0
    for step in _STEP.finditer(text):
        if step[0] in "[{":
            depth += 1
            if depth > MAX_JSON_DEPTH:
                raise Refusal(UnreadCode.TOO_LARGE, f"is nested more than {MAX_JSON_DEPTH} levels deep")
        elif step[0] in "]}":
            depth -= 1
