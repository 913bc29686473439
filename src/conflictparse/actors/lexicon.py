"""
What is known about actors: records, their names, leaders and the words for nations.

The lexicon is given, never loaded here: ``conflictparse.data.actors`` builds it from the bundled tables.
Law: a lexicon does not change, and equal tables make lexicons that read alike.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from conflictparse.actors import vocabulary as v
from conflictparse.actors.actor import Actor, ActorName
from conflictparse.actors.index import ActorIndex, entries_of, index_of
from conflictparse.actors.memory import Memories
from conflictparse.actors.rules import RULES
from conflictparse.actors.scan import MentionScan
from conflictparse.names import consonant_key
from conflictparse.text import Grammar, Shapes


class Leader(NamedTuple):
    """Someone in public office, the ways to write the name, the country led, and when."""

    name: str
    forms: tuple[str, ...]
    country: str
    since: date | None = None
    until: date | None = None


class Nation(NamedTuple):
    """The words for one country: its names (the usual one first), its demonyms ("Iraqi", "Iraqis"), its capitals."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...] = ()


_SHORTEST_KEY: Final = 4  # consonants; shorter keys are shared by names that have nothing in common

_UNIONS: Final = {"MODIFIER": ("SIDE", "PARTY", "QUALITY", "DEMONYM", "COUNTRY", "CAPITAL", "LEADER", "NAMED", "FORCE")}

#: The tables of the grammar; those of nations and leaders are filled from a lexicon, in their place.
_TABLES: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "DET": v.DETERMINERS,
        "PRO": v.LEANINGS,
        "SIDE": v.SIDES,
        "PARTY": v.PARTIES,
        "FORCE": v.FORCES,
        "ASSET": v.ASSETS,
        "CIVIL": v.CIVILIANS,
        "SOURCE": v.SOURCES,
        "ANAPHOR": v.ANAPHORS,
        "LEADER": {},
        "COUNTRY": {},
        "DEMONYM": {},
        "CITIZENS": {},
        "CAPITAL": {},
        "NAMED": {},
        "QUALITY": v.QUALITIES,
        "MEMBER": v.MEMBERS,
        "BELONG": v.BELONGING,
        "BACKED": v.BACKED,
        "LED": v.LED,
        "HELD": v.HELD,
        "BACKEDBY": v.BACKED_BY,
        "BY": v.BY,
        "AND": v.AND,
        "WHICH": v.WHICH,
        "POSS": {"s": None},
        "SAY": v.SAYING,
        "ACT": v.ACTING,
        "POWER": v.POWER,
        "TITLE": v.TITLES,
        "OFFICE": v.OFFICES,
        "ALLY": v.ALLIES,
        "WORLD": v.EVERYBODY,
        "SELF": v.SPEAKERS,
        "TOWARDS": v.TOWARDS,
        "ASIDE": v.ASIDES,
        "ADVERB": v.ADVERBS,
    }
)


class ActorLexicon:
    """
    Records with their names, and the grammar of mentions that follows from them.

    Attributes:
        records: every record by its id.
        names: the names, each with the entries that it may stand for.
        by_actor: the names of each record, strong ones first.
        nations: the words for each country, by alpha-3 code.
        grammar, shapes, scan: what ``read_actors`` reads with.
        words: what the heads of the tables mean after a determiner, and alone; worked out when first met, so nobody
            can tell but by a clock (decision 4).
        drafts: what phrases without a name say, with the word at which each was first read; remembered likewise.
        memories: what all these mean, for each country and era; remembered likewise.

    >>> hts = Actor("hts", "Hay'at Tahrir al-Sham", "rebel_group", "SYR")
    >>> lexicon = ActorLexicon([hts], [ActorName(hts, "HTS", "acronym")])
    >>> lexicon.by_actor["hts"]
    ("Hay'at Tahrir al-Sham", 'HTS')
    """

    __slots__ = (
        "_sounds", "arms", "by_actor", "drafts", "grammar", "memories", "names", "nations", "places", "records", "scan",
        "shapes", "words",
    )  # fmt: skip

    def __init__(
        self,
        records: Iterable[Actor],
        names: Iterable[ActorName],
        *,
        leaders: Iterable[Leader] = (),
        nations: Iterable[Nation] = (),
    ) -> None:
        by_id = {record.id: record for record in records}
        self._hold(index_of(by_id, entries_of(by_id.values(), names)), leaders, nations)

    @classmethod
    def of_index(
        cls, index: ActorIndex, *, leaders: Iterable[Leader] = (), nations: Iterable[Nation] = ()
    ) -> "ActorLexicon":
        """Return the lexicon of an index, which may be made of something else than rows."""
        lexicon = cls.__new__(cls)
        lexicon._hold(index, leaders, nations)  # noqa: SLF001 - its own
        return lexicon

    def _hold(self, index: ActorIndex, leaders: Iterable[Leader], nations: Iterable[Nation]) -> None:
        self.records, self.names, self.by_actor, self.arms, self._sounds = index
        self.nations: Mapping[str, Nation] = {nation.code: nation for nation in nations}
        tables = _tables(self.nations.values(), leaders)
        self.grammar = Grammar(tables, unions=_UNIONS)
        self.places = self.grammar.compile("(DEMONYM|COUNTRY|CAPITAL|LEADER|CITIZENS)")
        self.shapes = Shapes(self.grammar, RULES)
        self.scan = MentionScan(self.grammar, self.shapes)
        self.words: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        self.drafts: dict[tuple[int, str], tuple[int, list[Any]]] = {}
        self.memories = Memories(self.arms)

    def spelled_like(self, name: str) -> tuple[ActorName, ...]:
        """
        Return the full names that sound like *name*, of which no spelling is known: none for short ones.

        >>> ActorLexicon([Actor("hezbollah", "Hezbollah", "rebel_group")], []).spelled_like("Hizbullah")[0].name
        'Hezbollah'
        """
        key = consonant_key(name)
        return self._sounds.get(key, ()) if len(key) >= _SHORTEST_KEY else ()

    def arm(self, arm: str, country: str, on: date | None) -> list[Actor]:
        """
        Return the records for an arm of a state (military, police, government) that existed on a day.

        Without a day, all of them are returned.
        """
        found = self.arms.get((arm, country), ())
        return [record for record in found if on is None or existed(record, on)]


def existed(record: Actor | ActorName | Leader, on: date) -> bool:
    """
    Tell whether *record* was in use on a day.

    >>> existed(Leader("A. Ruler", (), "SYR", since=date(2000, 7, 17)), date(1999, 1, 1))
    False
    """
    return (record.since is None or record.since <= on) and (record.until is None or on <= record.until)


def _tables(nations: Iterable[Nation], leaders: Iterable[Leader]) -> dict[str, dict[str, Any]]:
    demonyms: dict[str, Any] = {}
    citizens: dict[str, Any] = {}
    countries: dict[str, Any] = {}
    capitals: dict[str, Any] = {}
    for nation in nations:
        singular = {_key(name) for name in nation.demonyms}
        for name in nation.names:
            countries.setdefault(_key(name), nation.code)
        for key in sorted(singular):
            several = key[:-1] in singular and key.endswith("s")
            (citizens if several else demonyms).setdefault(key, nation.code)
        for name in nation.capitals:
            capitals.setdefault(_key(name), nation.code)
    people = {_key(form): leader for leader in leaders for form in (leader.name, *leader.forms)}
    return {
        **_TABLES,
        "LEADER": people,
        "COUNTRY": countries,
        "DEMONYM": demonyms,
        "CITIZENS": citizens,
        "CAPITAL": capitals,
        "NAMED": {},
    }


def _key(name: str) -> str:
    """Return *name* as the words of a text would write it: lower case, hyphens as spaces."""
    return name.lower().replace("\u2019", "'").replace("-", " ")
