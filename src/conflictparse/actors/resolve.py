"""
Which record a mention means.

In this order: the name that the report itself defines, the name in the lexicon, the nation in the words,
the leader in the words, the country that the report is about. What stays open stays open: several records
make an ambiguous mention, no record a generic one. Law: a name that is dated never outlives its dates
when another record of the same name fits the day.
"""

from datetime import date
from typing import Any, Final

from conflictparse.actors.actor import ActorMention, ActorName, ActorRole, ActorStatus, MentionKind
from conflictparse.actors.drafts import Draft, Marks, plain_draft
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.actors.states import ARM_KINDS, Meaning, of_ministry, of_record, of_state
from conflictparse.actors.vocabulary import Head
from conflictparse.text import Tokens

#: Kinds that a short word such as "the monitor" or "the group" may stand for.
MEANS: Final = {
    "monitor": frozenset({"monitor_ngo", "ngo", "un_body"}),
    "armed": frozenset(
        {"rebel_group", "rebel_coalition", "transnational_armed_group", "pro_gov_militia", "identity_militia"}
    ),
    "news": frozenset({"news_agency", "news_outlet", "state_media"}),
}
_REACH: Final = 60  # mentions that a short word may look back; a few paragraphs
_DEFINITE: Final = frozenset({"the", "this", "that"})
# Looking a member up costs as much as a short function until Python 3.12.
_NAME: Final = MentionKind.NAME
_ABBREVIATION: Final = MentionKind.ABBREVIATION


class Setting:
    """What a mention is read against: the report's words, its lexicon, its day, the country it is about."""

    __slots__ = ("_names", "country", "lexicon", "memory", "on", "tokens")

    def __init__(self, tokens: Tokens, lexicon: ActorLexicon, on: date | None, country: str | None) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.on = on
        self.country = country
        self.memory = lexicon.memories.of(on, country)
        self._names: dict[int, Meaning] = {}

    def name_meaning(self, entries: tuple[ActorName, ...]) -> Meaning:
        """Return what a name means that stands for *entries*, which outlive this setting."""
        known = self._names.get(id(entries))
        if known is None:
            known = self._names[id(entries)] = of_entries(entries, self.lexicon)
        return known

    def state_meaning(self, arm: str, country: str, until: date | None = None) -> Meaning:
        """Return what an arm of a state means: its record on the day, or the last one under a leader gone by."""
        key = arm, country, None if self.on else until
        known: Meaning | None = self.memory.states.get(key)
        if known is None:
            known = self.memory.states[key] = of_state(arm, country, self.on or until, self.lexicon)
        return known

    def plain_meaning(self, table: str, value: Any, marks: Marks, word: str | None = None) -> Meaning | None:
        """Return what a head of *table* means when nothing but *marks* stands before it; *word* if it is one word."""
        key = table, id(value), marks  # the tables outlive this, and an id is hashed faster than a head
        if key in self.memory.plain:
            known: Meaning | None = self.memory.plain[key]
            return known
        draft = plain_draft(0, 0, table, value, marks)
        meaning = self.memory.plain[key] = meaning_of(draft, self, [])
        # A government's forces are those of the report's country; what other heads mean, the words alone decide.
        local = draft.head is None or draft.head.side == "government" or draft.head.kind == "ministry"
        if word is not None and not local and table != "PARTY" and not marks.described:
            self.lexicon.words[not marks.marked][word] = meaning
        return meaning


def meaning_of(draft: Draft, setting: Setting, said_before: list[ActorMention]) -> Meaning | None:
    """Return what *draft* means, or None when its words are too thin to name a party."""
    head = draft.head
    if draft.table in ("ANAPHOR", "SELF") and not draft.named:
        return _anaphor(draft, setting.tokens, said_before)
    if head is None or (draft.table == "OFFICE" and draft.leader is not None):
        return _bare(draft, setting)
    if draft.named and draft.table not in ("CIVIL", "CITIZENS"):
        return of_entries(draft.named, setting.lexicon, head=head if draft.table == "SOURCE" else None)
    if not _is_marked(draft, head):
        return None
    if draft.side and draft.side.startswith(("pro-", "anti-")):
        return _leaning(draft, head)
    return _by_side(draft, head, setting)


def _is_marked(draft: Draft, head: Head) -> bool:
    """Tell whether the words before the head are enough for it."""
    if draft.table == "ASSET" and draft.nation_table in ("CAPITAL", "COUNTRY") and head.name != "air force":
        return bool(draft.leader or draft.side)
    if head.needs == 2:
        thin = draft.described or (draft.marked and head.name == "personnel")
        return draft.modified or (draft.table == "FORCE" and thin)
    return head.needs == 0 or draft.marked


def _bare(draft: Draft, setting: Setting) -> Meaning | None:
    """Read a mention without a head: a name, a leader, a country, or a holder ("rebel-held")."""
    if draft.named:
        return of_entries(draft.named, setting.lexicon)
    if draft.leader is not None:
        leader = draft.leader
        return Meaning(
            leader.name, "person", ActorStatus.RESOLVED, MentionKind.NAME, names=leader.forms, country=leader.country
        )
    if draft.nation:
        metonym = MentionKind.METONYM if draft.nation_table == "CAPITAL" else MentionKind.NAME
        return setting.state_meaning("government", draft.nation)._replace(mention=metonym)
    if draft.side:
        return Meaning(f"{draft.side} forces", "armed_group", ActorStatus.GENERIC, side=draft.side)
    return None


def of_entries(entries: tuple[ActorName, ...], lexicon: ActorLexicon, *, head: Head | None = None) -> Meaning:
    """Return what the entries of one name mean; *head* is given for "Hamas sources"."""
    mention = _ABBREVIATION if entries[0].use == "acronym" else _NAME
    if len(entries) == 1:  # nearly always
        actor = entries[0].actor
        return of_record(actor, lexicon, mention, kind=head.kind if head else actor.kind)
    actors = list({e.actor.id: e.actor for e in entries}.values())
    if any(e.use != "acronym" for e in entries):
        mention = _NAME
    if len(actors) > 1:
        kinds = {a.kind for a in actors}
        return Meaning(
            entries[0].name,
            kinds.pop() if len(kinds) == 1 else "armed_group",
            ActorStatus.AMBIGUOUS,
            mention,
            candidates=tuple(a.id for a in actors),
        )
    return of_record(actors[0], lexicon, mention, kind=head.kind if head else actors[0].kind)


def _leaning(draft: Draft, head: Head) -> Meaning:
    """Read "pro-government militias", "pro-Iranian fighters": a camp, not a record."""
    side = draft.side or ""
    if side == "pro-government":
        kind = "news_outlet" if draft.table == "SOURCE" else "pro_gov_militia"
        return Meaning(f"{side} {head.name}", kind, ActorStatus.GENERIC, side="government", country=draft.nation)
    if side == "pro-opposition":
        return Meaning(f"{side} {head.name}", head.kind, ActorStatus.GENERIC, side="opposition", country=draft.nation)
    return Meaning(f"{side} {head.name}", head.kind, ActorStatus.GENERIC, side="external")


def _by_side(draft: Draft, head: Head, setting: Setting) -> Meaning:
    nation = draft.nation or (draft.leader.country if draft.leader else None)
    side = draft.side or head.side
    if head.kind == "ministry":
        return of_ministry(head, nation or setting.country, setting.lexicon)
    if draft.table == "ASSET" and draft.party and draft.party.kind == "generic_group" and not (side or nation):
        return Meaning(draft.party.name, draft.party.kind, ActorStatus.GENERIC)
    state = head.state and side not in ("opposition", "allied") and not draft.former
    if state and (nation or side == "government"):
        country = nation or setting.country
        if country is not None:
            return setting.state_meaning(head.state, country, draft.leader.until if draft.leader else None)
        name = "government forces" if head.state in ("military", "air") else head.name
        return Meaning(name, ARM_KINDS.get(head.state, head.kind), ActorStatus.GENERIC, side="government")
    kind, name = head.kind, head.name
    if side == "opposition" and kind in ("armed_group", "state_military", "generic_group"):
        kind, name = "rebel_group", "rebels"
    elif side == "government" and kind == "identity_militia":
        kind, name = "pro_gov_militia", "pro-government militias"
    elif side == "government" and kind == "armed_group" and setting.country:
        return setting.state_meaning("military", setting.country)
    return Meaning(name, kind, ActorStatus.GENERIC, country=nation, side=side)


def _anaphor(draft: Draft, tokens: Tokens, said_before: list[ActorMention]) -> Meaning | None:
    """Read a short word, which a side, a nation or a name before it keeps from standing for an actor named before."""
    sort = draft.head.name if draft.head else ""
    if not draft.modified:
        return short_word(sort, draft.first, draft.last, tokens, said_before, marked=draft.marked)
    if sort == "armed":
        return Meaning("armed groups", "generic_group", ActorStatus.GENERIC, side=draft.side, country=draft.nation)
    return _unbound(sort, marked=draft.marked)


def short_word(  # noqa: PLR0913 - a word, where it stands, and what was said
    sort: str, first: int, last: int, tokens: Tokens, said_before: list[ActorMention], *, marked: bool
) -> Meaning | None:
    """Read "the monitor", "the group", "the Front", "we": the last actor of that sort that the report named."""
    if sort == "speaker" or (marked and (sort == "monitor" or tokens.lower[first] in _DEFINITE)):
        word = tokens.words[last - 1]
        begin = tokens.starts[tokens.sentence_of(first)[0]] if sort == "speaker" else 0
        for mention in reversed(said_before[-_REACH:]):
            if mention.start < begin:  # "we" are those who speak in this sentence
                break
            if mention.actor_id is not None and _fits(mention, sort, word):
                return Meaning(
                    mention.name, mention.kind or "", ActorStatus.RESOLVED, MentionKind.ANAPHORA, mention.actor_id,
                    mention.names, mention.country, mention.side, mention.candidates,
                )  # fmt: skip
    return _unbound(sort, marked=marked)


def _unbound(sort: str, *, marked: bool) -> Meaning | None:
    """Return what a short word means when nothing before it fits."""
    return _UNBOUND.get(sort) if marked or sort == "speaker" else None


#: What a short word means when nothing before it fits.
_UNBOUND: Final = {
    "monitor": Meaning("monitor", "monitor_ngo", ActorStatus.GENERIC),
    "source": Meaning("sources", "anonymous_official", ActorStatus.GENERIC),
    "speaker": Meaning("we", "generic_group", ActorStatus.GENERIC, MentionKind.ANAPHORA),
}


def _fits(mention: ActorMention, sort: str, word: str) -> bool:
    """Tell whether a short word may stand for *mention*: by its sort, or as a capitalised part of its name."""
    if sort in MEANS:
        return mention.kind in MEANS[sort]
    if sort in ("source", "speaker"):
        return mention.role is ActorRole.SOURCE
    return word[:1].isupper() and mention.mention is MentionKind.NAME and f" {word} " in f" {mention.name} "
