"""
Shapes of actor mentions: a side and a role, a name and its fighters, a country that acts.

A rule makes *drafts*: which words, and what they say (head, side, nation, leader, record). Which record a
draft means is decided later (:mod:`conflictparse.actors.resolve`), because it depends on the whole report.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from conflictparse.actors.vocabulary import ARM_OF_KIND, FORMER, MILITARY, Head
from conflictparse.text.grammar import Match, Reading, Rule


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
    {"FORCE", "PARTY", "ASSET", "CIVIL", "SOURCE", "ANAPHOR", "CITIZENS", "MEMBER", "ALLY", "OFFICE", "WORLD"}
)
_OPPOSITE: Final = {"government": "opposition", "opposition": "government"}


def _draft(rule: str, reading: Reading, first: int, last: int) -> Draft:
    """Read the words of one noun phrase; its last word of a head table is the head."""
    words = _entries(reading, first, last)
    at = max((n for n, (_, name, _) in enumerate(words) if name in _HEADS), default=-1)
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


def _entries(reading: Reading, first: int, last: int) -> list[tuple[int, str, Any]]:
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


def _phrase(m: Match) -> list[Draft]:
    """Read one phrase; what follows "from" or "of" says whose it is, a name in brackets is the same actor."""
    reading = m.reading
    codes = reading.codes[2 * m.first + 1 : 2 * m.last]
    belong = codes.rfind(reading.grammar.letter["BELONG"])
    if belong >= 0:
        return _part(m, m.first + belong // 2)
    if "(" in codes or "," in codes:
        return _gloss(m, m.where("NAMED")[-1])
    return [_draft(SIDE_AND_ROLE, reading, m.first, m.last)]


def _shared(m: Match) -> list[Draft]:
    """Read "Russian and Syrian warplanes" as two parties that share a head."""
    second = m.where("AND")[-1] + 1
    right = _draft("shared head", m.reading, second, m.last)
    left = _draft("shared head", m.reading, m.first, second - 1)
    if left.head is None and not left.named and left.nation_table != "COUNTRY":
        left = left._replace(head=right.head, table=right.table, marked=True)
    return [left, right]


def _part(m: Match, of: int) -> list[Draft]:
    """Read "fighters from X" and "government of X": the second phrase says whose."""
    reading = m.reading
    rule = "part of a party"
    left = _draft(rule, reading, m.first, of)
    right = _draft(rule, reading, reading.end(of), m.last)
    if right.head is None and right.nation and (reading.tokens.lower[of] != "of" or left.table == "MEMBER"):
        return [left]
    side = left.side or right.side
    plain = left.head is not None and left.head.kind == "armed_group"
    if left.table == "MEMBER" or (plain and right.head and not right.named):
        return [right._replace(first=m.first, side=side, marked=True, modified=True)]
    if right.head is not None and side is None:
        side = right.head.side
    return [
        left._replace(
            last=m.last,
            side=side,
            nation=right.nation or left.nation,
            nation_table=right.nation_table or left.nation_table,
            leader=right.leader or left.leader,
            named=right.named or left.named,
            marked=True,
            modified=True,
        )
    ]


def _backed(m: Match) -> list[Draft]:
    """Read "Turkey-backed fighters": the fighters, and Turkey as their backer."""
    verb = m.where("BACKED", "LED")[0]
    backer = _draft("backed group", m.reading, m.first, verb)
    role = "backer" if m.reading.name(verb) == "BACKED" else None
    group = _draft("backed group", m.reading, m.reading.end(verb), m.last)
    return [backer._replace(role=role), group._replace(marked=True, modified=True)]


def _listed(m: Match) -> list[Draft]:
    """Read each country, leader or capital of a list as a party."""
    role = "backer" if m.where("BACKEDBY") else None
    said = [m.reading.tokens.lower[i] for i in m.where("SAY")]
    if role is None and said:
        role = "source"
    names = {"COUNTRY", "CAPITAL"}
    found = [(i, name) for i, name, _ in _entries(m.reading, m.first, m.last) if name in names]
    return [
        Draft(
            _RULE_OF_LIST[name],
            i,
            m.reading.end(i),
            nation=m.reading.value(i),
            nation_table=name,
            role=role,
        )
        for i, name in found
    ]


def _addressed(m: Match) -> list[Draft]:
    """Read "a message to Damascus", "at the request of Damascus": a government, that does nothing here."""
    return [draft._replace(role="mentioned") for draft in _listed(m)]


def _allies(m: Match) -> list[Draft]:
    """Read "its allies, Russia and Iran": the allies, and each of them."""
    ally = m.where("ALLY")[0] + 1
    rest = _listed(Match(m.reading, ally, m.last, m.rule))
    return [_draft("named allies", m.reading, m.first, ally), *(draft._replace(role="backer") for draft in rest)]


def _shared_arm(m: Match) -> list[Draft]:
    """Read "Russian and Syrian Air Force", where the second is a name: the first has the same arm of its own state."""
    second = m.where("AND")[-1] + 1
    right = _draft("shared arm of a state", m.reading, second, m.last)
    left = _draft("shared arm of a state", m.reading, m.first, second - 1)
    arms = {ARM_OF_KIND.get(entry.actor.kind) for entry in right.named}
    arm = arms.pop() if len(arms) == 1 else None
    if arm is None:  # "the Russian and Hamas leaders": whose, the name does not say
        return [right]
    return [left._replace(head=Head("", "", "government", 0, arm), table="FORCE", marked=True), right]


_RULE_OF_LIST: Final = {"COUNTRY": "country as a party", "CAPITAL": "capital as a party"}


def _held(m: Match) -> list[Draft]:
    """Read "rebel-held": the rebels."""
    return [_draft("holder", m.reading, m.first, m.where("HELD")[0])._replace(marked=True)]


def _gloss(m: Match, second: int) -> list[Draft]:
    """Read "Daesh (ISIS)": one actor when both names mean it, else two."""
    reading = m.reading
    left = _draft(SIDE_AND_ROLE, reading, m.first, second)
    right = _draft(SIDE_AND_ROLE, reading, second, m.last)
    shared = tuple(a for a in left.named if any(a.actor is b.actor for b in right.named))
    closed = reading.tokens.codes[m.last] == ")" or "(" not in reading.codes[2 * m.first : 2 * m.last]
    if shared and closed:
        return [left._replace(rule="name and abbreviation", last=m.last, named=shared)]
    return [left, right]


_MOD: Final = r"(PRO( |-))?(MODIFIER)(\'POSS)?( |-)"
_HEAD: Final = "(FORCE|PARTY|ASSET|CIVIL|SOURCE|ANAPHOR|CITIZENS|ALLY|OFFICE)"
_GROUP: Final = "(FORCE|PARTY|SOURCE|ASSET)"
_CORE: Final = r"(PRO( |-))?(SIDE|PARTY|DEMONYM|COUNTRY|CAPITAL|LEADER|NAMED)"
_LIST: Final = r"(COUNTRY|CAPITAL)((,|,AND | AND )(DET )?(COUNTRY|CAPITAL)){0,4}"
_NAMES: Final = "NAMED|((TITLE|OFFICE) )?LEADER"
_OWNER: Final = rf"(DET )?({_MOD}){{0,5}}(NAMED|LEADER|COUNTRY|FORCE|PARTY)"

RULES: Final = (
    Rule(
        SIDE_AND_ROLE,
        rf"(DET )?({_MOD}){{0,6}}({_GROUP} BELONG {_OWNER}|{_HEAD}( NAMED)?|{_NAMES})((\(|,)NAMED)?",
        _phrase,
        "regime forces fled",
        "forty goats fled",
    ),
    Rule("part of a party", rf"MEMBER BELONG {_OWNER}", _phrase, "members of Hamas fled", "members of the club"),
    Rule(
        "shared head",
        rf"{_CORE} AND (DET )?({_MOD}){{1,5}}{_HEAD}",
        _shared,
        "Russian and Syrian warplanes struck",
        "Russian and other goods",
    ),
    Rule(
        "backed group",
        rf"(COUNTRY|DEMONYM|LEADER|NAMED|CAPITAL|PARTY)( |-)(BACKED|LED)( |-)({_MOD}){{0,5}}{_HEAD}",
        _backed,
        "Turkey-backed fighters advanced",
        "a donor-backed project",
    ),
    Rule(
        "shared arm of a state",
        "DEMONYM AND (DET )?NAMED",
        _shared_arm,
        "Russian and Hamas members",
        "Russian or other members",
    ),
    Rule(
        "named allies",
        rf"(DET )?({_MOD}){{0,3}}ALLY(,|:| |—){_LIST}",
        _allies,
        "its allies, Russia and Iran",
        "its allies in Iran",
    ),
    Rule(
        "country as a party",
        rf"{_LIST}((,WHICH)?( ADVERB){{0,2}} (SAY|ACT)|\'POSS (POWER|TITLE|OFFICE)|,WHICH|,ASIDE)",
        _listed,
        "Turkey and Russia agreed to talks",
        "heavy rain in Turkey",
    ),
    Rule("country behind", rf"(BACKEDBY|BY) (DET )?{_LIST}", _listed, "forces backed by Russia", "roads in Russia"),
    Rule("country addressed", rf"TOWARDS (DET )?{_LIST}", _addressed, "a message to Damascus", "a road to Damascus"),
    Rule(
        "holder", r"(SIDE|PARTY|FORCE|NAMED|DEMONYM|LEADER|COUNTRY)-HELD", _held, "rebel-held Homs", "hand-held radios"
    ),
)
