"""
What the words of one mention say: its head, its side, its nation, its leader, its name.

A draft is read from the words alone. Which record it means is decided later (:mod:`conflictparse.actors.resolve`),
because it depends on the whole report.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from conflictparse.actors.vocabulary import FORMER, MILITARY, Head
from conflictparse.text.grammar import Reading


class Draft(NamedTuple):
    """
    Words ``first`` up to ``last``, and what they say about an actor.

    Attributes:
        head: the entry of the word that carries the mention, or None for a bare name.
        table: the table of that word.
        side: government, opposition, allied, or a leaning such as "pro Iranian".
        nation: alpha-3 code of the demonym or country, or None.
        nation_table: the table of that word, "" for none; "POSS" for a country in the possessive.
        leader: the entry of the leader's name, or None.
        named: the entries of the lexicon that a name in the mention stands for.
        party: the entry of a party before the head that has no side ("terrorist attacks"), or None.
        former: "ex-", "former".
        role: "source" or "backer" where the rule knows it.
        marked: a determiner or a modifier stands before the head.
        described: an adjective that names no side stands before the head.
        modified: a modifier that names a side, a nation or a name stands before the head.
    """

    rule: str
    first: int
    last: int
    head: Head | None = None
    table: str = ""
    side: str | None = None
    nation: str | None = None
    nation_table: str = ""
    leader: Any = None
    named: tuple[Any, ...] = ()
    party: Head | None = None
    former: bool = False
    role: str | None = None
    marked: bool = False
    described: bool = False
    modified: bool = False


SIDE_AND_ROLE: Final = "side and role"


class Marks(NamedTuple):
    """What stands before a head that has no side: a determiner or adjective; an adjective; "former"."""

    marked: bool = False
    described: bool = False
    former: bool = False


_NO_MARKS: Final = Marks()
_DETERMINED: Final = Marks(marked=True)


def marks_of(reading: Reading, first: int, head: int) -> Marks:
    """Return what the words from *first* up to the head at *head*, determiners and adjectives, add to it."""
    if first == head:
        return _NO_MARKS
    if head == first + 1 and reading.codes[2 * first + 1] == reading.grammar.letter["DET"]:
        return _DETERMINED
    described = reading.end(first) < head or reading.name(first) == "QUALITY"
    return Marks(True, described, described and not FORMER.isdisjoint(reading.tokens.lower[first:head]))


def plain_draft(first: int, last: int, table: str, value: Any, marks: Marks) -> Draft:
    """Return the draft of a head *value* of *table* with nothing but *marks* before it."""
    nation, of = (value, table) if table == "CITIZENS" else (None, "")
    return Draft(
        SIDE_AND_ROLE, first, last, _head(table, value), table, nation=nation, nation_table=of, former=marks.former,
        marked=marks.marked, described=marks.described,
    )  # fmt: skip


_HEADS: Final = frozenset(
    {"FORCE", "PARTY", "ASSET", "CIVIL", "SOURCE", "ANAPHOR", "CITIZENS", "MEMBER", "ALLY", "OFFICE", "WORLD", "SELF"}
)
_OPPOSITE: Final = {"government": "opposition", "opposition": "government"}


def read_draft(rule: str, reading: Reading, first: int, last: int) -> Draft:
    """Read the words of one noun phrase; its last word of a head table is the head."""
    words = entries_of(reading, first, last)
    at = len(words) - 1
    while at >= 0 and words[at][1] not in _HEADS:
        at -= 1
    fields = _BLANK.copy()
    fields["marked"] = len(words) > 1
    leaning = ""
    for n, (i, name, value) in enumerate(words):
        if name == "PRO":
            leaning = value
            continue
        if n == at:
            fields["head"] = _head(name, value)
            fields["table"] = name
            if name == "CITIZENS":
                fields["nation"], fields["nation_table"] = value, name
        elif leaning:
            fields["side"] = _lean(name, value, leaning, reading.tokens.lower[i])
            fields["modified"] = True
        elif name in _MODIFY:
            _MODIFY[name](fields, name, value)
        elif name == "QUALITY":
            fields["described"] = True
            fields["former"] = fields["former"] or reading.tokens.lower[i] in FORMER
        leaning = ""
    return Draft._make((rule, first, last, *fields.values()))


#: The fields of a draft that its words fill in, in their order.
_BLANK: Final[dict[str, Any]] = {name: Draft._field_defaults[name] for name in Draft._fields[3:]}


def entries_of(reading: Reading, first: int, last: int) -> list[tuple[int, str, Any]]:
    """Return the words and phrases of a range that belong to a table: (index, name of the table, value)."""
    names, codes, phrases = reading.grammar.names, reading.codes, reading.phrases
    singles, lower = reading.grammar.singles, reading.tokens.lower
    return [  # inner words of a phrase have no name
        (i, names[codes[2 * i + 1]], phrases[i] if i in phrases else singles.get(lower[i]))
        for i in range(first, last)
        if codes[2 * i + 1] in names
    ]


def _head(table: str, value: Any) -> Head:
    if isinstance(value, Head):
        return value
    return Head("civilians", "civilians") if table == "CITIZENS" else Head("group", str(value or ""))


def _lean(name: str, value: Any, leaning: str, word: str) -> str:
    """Read "pro-" and "anti-": a government's enemy is the opposition, a country's friend is its ally."""
    side = value.side if isinstance(value, Head) else "government" if name == "LEADER" else None
    if side in _OPPOSITE:
        return _OPPOSITE[side] if leaning == "anti" else f"pro-{side}"
    return f"{leaning}-{word}"


def _add_side(fields: dict[str, Any], name: str, value: Any) -> None:
    if name == "PARTY" and value.name == MILITARY:
        return
    fields["side"] = value if name == "SIDE" else fields["side"] or value.side
    if name == "PARTY" and value.side is None:
        fields["party"] = value
    fields["modified"] = True


def _add_nation(fields: dict[str, Any], name: str, value: Any) -> None:
    fields["nation"], fields["nation_table"], fields["modified"] = value, name, True


def _add_leader(fields: dict[str, Any], _: str, value: Any) -> None:
    fields["leader"], fields["modified"] = value, True


def _add_named(fields: dict[str, Any], _: str, value: Any) -> None:
    fields["named"], fields["modified"] = value, True


def _add_possessive(fields: dict[str, Any], name: str, _: Any) -> None:
    if fields["nation"] is not None:
        fields["nation_table"] = name


#: What a word before (or after) the head adds, by its table.
_MODIFY: Final[dict[str, Callable[[dict[str, Any], str, Any], None]]] = {
    "SIDE": _add_side,
    "PARTY": _add_side,
    "FORCE": _add_side,
    "DEMONYM": _add_nation,
    "COUNTRY": _add_nation,
    "CAPITAL": _add_nation,
    "LEADER": _add_leader,
    "NAMED": _add_named,
    "POSS": _add_possessive,
}
