"""
Shapes of actor mentions: a side and a role, a name and its fighters, a country that acts.

A rule makes *drafts* (:mod:`conflictparse.actors.drafts`): which words, and what they say.
"""

from typing import Final

from conflictparse.actors.drafts import SIDE_AND_ROLE, Draft, entries_of, read_draft
from conflictparse.actors.vocabulary import ARM_OF_KIND, BRANCHES, DIRECTIONS, PLACING, Head
from conflictparse.text.grammar import Match, Rule


def _phrase(m: Match) -> list[Draft]:
    """Read one phrase; what follows "from" or "of" says whose it is, a name in brackets is the same actor."""
    reading = m.reading
    codes = reading.codes[2 * m.first + 1 : 2 * m.last]
    belong = codes.rfind(reading.grammar.letter["BELONG"])
    if belong >= 0:
        return _part(m, m.first + belong // 2)
    if "(" in codes or "," in codes:
        return _gloss(m, m.where("NAMED")[-1])
    return [read_draft(SIDE_AND_ROLE, reading, m.first, m.last)]


def _shared(m: Match) -> list[Draft]:
    """Read "Russian and Syrian warplanes" as two parties that share a head."""
    second = m.where("AND")[-1] + 1
    right = read_draft("shared head", m.reading, second, m.last)
    left = read_draft("shared head", m.reading, m.first, second - 1)
    if left.head is None and not left.named and left.nation_table != "COUNTRY":
        left = left._replace(head=right.head, table=right.table, marked=True)
    return [left, right]


def _party_and_country(m: Match) -> list[Draft]:
    """Read "the regime and Russia": a country beside a party is a party; with a head, its own ("and the US army")."""
    joint = m.where("AND")[-1]
    noted = [i for i in m.where("COUNTRY") if m.first < i < joint and m.reading.codes[2 * i + 2] == ")"]
    left = read_draft(SIDE_AND_ROLE, m.reading, m.first, noted[0] - 1 if noted else joint)
    country = m.where("COUNTRY")[-1]
    end = m.reading.end(country)
    if end < m.last:
        return [left, read_draft("party and country", m.reading, joint + 1, m.last)]
    return [left, *_listed(Match(m.reading, country, end, m.rule))]


def _part(m: Match, of: int) -> list[Draft]:
    """Read "fighters from X" and "government of X": the second phrase says whose."""
    reading = m.reading
    rule = "part of a party"
    left = read_draft(rule, reading, m.first, of)
    right = read_draft(rule, reading, reading.end(of), m.last)
    if left.table == "ASSET" and reading.tokens.lower[of - 1] not in BRANCHES:  # "positions of the rebels"
        return [right] if right.head is not None or right.named else []
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
    backer = read_draft("backed group", m.reading, m.first, verb)
    role = "backer" if m.reading.name(verb) == "BACKED" else None
    group = read_draft("backed group", m.reading, m.reading.end(verb), m.last)
    return [backer._replace(role=role), group._replace(marked=True, modified=True)]


def _listed(m: Match) -> list[Draft]:
    """Read each country, leader or capital of a list as a party."""
    role = "backer" if m.where("BACKEDBY") else None
    said = [m.reading.tokens.lower[i] for i in m.where("SAY")]
    if role is None and said:
        role = "source"
    names = {"COUNTRY", "CAPITAL"}
    found = [(i, name) for i, name, _ in entries_of(m.reading, m.first, m.last) if name in names]
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


def _as_party(m: Match) -> list[Draft]:
    """Read "Turkey and Russia agreed"; "an attack in southern Turkey killed 12" was no deed of Turkey."""
    lower, i = m.reading.tokens.lower, m.first - 1
    while i >= 0 and lower[i] in DIRECTIONS:
        i -= 1
    return [] if i >= 0 and lower[i] in PLACING and m.reading.tokens.codes[i + 1] == " " else _listed(m)


def _addressed(m: Match) -> list[Draft]:
    """Read "a message to Damascus", "at the request of Damascus": a government, that does nothing here."""
    return [draft._replace(role="mentioned") for draft in _listed(m)]


def _allies(m: Match) -> list[Draft]:
    """Read "its allies, Russia and Iran": the allies, and each of them."""
    ally = m.where("ALLY")[0] + 1
    rest = _listed(Match(m.reading, ally, m.last, m.rule))
    return [read_draft("named allies", m.reading, m.first, ally), *(draft._replace(role="backer") for draft in rest)]


def _shared_arm(m: Match) -> list[Draft]:
    """Read "Russian and Syrian Air Force", where the second is a name: the first has the same arm of its own state."""
    second = m.where("AND")[-1] + 1
    right = read_draft("shared arm of a state", m.reading, second, m.last)
    left = read_draft("shared arm of a state", m.reading, m.first, second - 1)
    arms = {ARM_OF_KIND.get(entry.actor.kind) for entry in right.named}
    arm = arms.pop() if len(arms) == 1 else None
    if arm is None:  # "the Russian and Hamas leaders": whose, the name does not say
        return [right]
    return [left._replace(head=Head("", "", "government", 0, arm), table="FORCE", marked=True), right]


_RULE_OF_LIST: Final = {"COUNTRY": "country as a party", "CAPITAL": "capital as a party"}


def _held(m: Match) -> list[Draft]:
    """Read "rebel-held": the rebels."""
    return [read_draft("holder", m.reading, m.first, m.where("HELD")[0])._replace(marked=True)]


def _gloss(m: Match, second: int) -> list[Draft]:
    """Read "Daesh (ISIS)": one actor when both names mean it, else two."""
    reading = m.reading
    left = read_draft(SIDE_AND_ROLE, reading, m.first, second)
    right = read_draft(SIDE_AND_ROLE, reading, second, m.last)
    shared = tuple(a for a in left.named if any(a.actor is b.actor for b in right.named))
    closed = reading.tokens.gaps[m.last].startswith(")") or "(" not in reading.codes[2 * m.first : 2 * m.last]
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
        rf"(DET )?({_MOD}){{0,6}}({_GROUP} BELONG {_OWNER}|{_NAMES}|{_HEAD}( NAMED)?)((\(|,)NAMED)?",
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
        _as_party,
        "Turkey and Russia agreed to talks",
        "heavy rain in Turkey",
    ),
    Rule(
        "party and country",
        rf"(DET )?({_MOD}){{0,6}}(FORCE|PARTY|NAMED)(\(ANY COUNTRY\)AND| AND) (DET )?COUNTRY"
        rf"((\'POSS)? ({_MOD}){{0,3}}{_HEAD})?",
        _party_and_country,
        "the rebels and Turkey",
        "the road and Turkey",
    ),
    Rule(
        "country behind",
        rf"(BACKEDBY|BY) (DET )?{_LIST}(?!\'POSS ({_MOD}){{0,3}}{_HEAD})",  # "by Israel's army" is by the army
        _listed,
        "forces backed by Russia",
        "roads in Russia",
    ),
    Rule("country addressed", rf"TOWARDS (DET )?{_LIST}", _addressed, "a message to Damascus", "a road to Damascus"),
    Rule(
        "holder", r"(SIDE|PARTY|FORCE|NAMED|DEMONYM|LEADER|COUNTRY)-HELD", _held, "rebel-held Homs", "hand-held radios"
    ),
)
