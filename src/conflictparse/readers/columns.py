"""
Which column of a table, or field of a record, is the text, the date, the id and the source.

Law: a column that the caller names is taken or refused; only what is not named is looked for, in the order of the
table below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from conflictparse.errors import brief
from conflictparse.readers.document import Refusal, UnreadCode

#: The usual names of columns, likeliest first, without case, spaces, hyphens and underscores.
USUAL_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "text": tuple(
            "text fulltext body bodytext articletext article content contents maintext report story narrative notes "
            "description summary message".split()
        ),
        "date": tuple(
            "date published publisheddate publishedat publishedon publicationdate publishdate datepublished "
            "datepublish pubdate reportdate eventdate created createdat datetime timestamp".split()
        ),
        "id": tuple("id docid documentid reportid articleid uid uuid guid eventidcnty eventid dataid key".split()),
        "source": tuple("source publisher sourcename outlet sitename newspaper sourcedomain hostname feed".split()),
        "url": tuple("url link permalink sourceurl href".split()),
        "title": tuple("title headline".split()),
    }
)
#: How many columns a message lists.
MAX_LISTED: Final = 40


@attrs.frozen
class Columns:
    """
    The names of columns, or of the fields of JSON records; None is looked for under its usual names.

    >>> Columns(text="narrative", date="day").text
    'narrative'
    """

    text: str | None = None
    date: str | None = None
    id: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None


def find_columns(available: Iterable[str], given: Columns | None = None) -> Mapping[str, str]:
    """
    Return which of the *available* columns holds the text, the date and so on.

    Raises:
        Refusal: a column that was named is not there, or none looks like the text.

    >>> dict(find_columns(["Doc ID", "Pub-Date", "Body"]))
    {'text': 'Body', 'date': 'Pub-Date', 'id': 'Doc ID'}
    """
    names = tuple(available)
    asked = {} if given is None else attrs.asdict(given, filter=lambda _, value: value is not None)
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(folded_name(name), name)
    found = {}
    for role, usual in USUAL_NAMES.items():
        if role in asked:
            if asked[role] not in names:
                raise Refusal(
                    UnreadCode.COLUMNS, f"has no column {asked[role]!r} for the {role}: there are {_listed(names)}"
                )
            found[role] = asked[role]
        else:
            taken = next((folded[word] for word in usual if word in folded), None)
            if taken is not None:
                found[role] = taken
    if "text" not in found:
        raise Refusal(
            UnreadCode.COLUMNS, f"has no column that is called text: name the one to read; there are {_listed(names)}"
        )
    return found


def folded_name(name: str) -> str:
    """
    Return the name of a column without case, spaces, hyphens and underscores.

    >>> folded_name("Full_Text")
    'fulltext'
    """
    return name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")


def _listed(names: tuple[str, ...]) -> str:
    if not names:
        return "none"
    if any(brief(name) != repr(name) for name in names):  # a table without a header: its first line is a document
        return f"{len(names):,}, and they read like a report and not like names"
    more = f" and {len(names) - MAX_LISTED} more" if len(names) > MAX_LISTED else ""
    return ", ".join(repr(name) for name in names[:MAX_LISTED]) + more
