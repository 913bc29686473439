"""
Who is mentioned in a report: parties, victims, sources.

Read here: names of the lexicon, abbreviations that the report defines, sides and roles ("regime forces"),
countries that act, short forms ("the Observatory"), organisations and speakers that no table knows.
Not read here: who did what to whom. Law: mentions are in reading order and never overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import Final

from attrs import evolve

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.actors.choose import main_country
from conflictparse.actors.drafts import SIDE_AND_ROLE, Draft, marks_of
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.actors.marking import mark_names, mark_nations
from conflictparse.actors.resolve import Setting, meaning_of, short_word
from conflictparse.actors.roles import DEFAULT_ROLES, is_adjective, role_of
from conflictparse.actors.scan import NAME, PLAIN
from conflictparse.actors.states import Meaning
from conflictparse.actors.unlisted import END, START, find_unlisted
from conflictparse.errors import NotTextError
from conflictparse.text import Tokens, tokenize
from conflictparse.text.grammar import MORE, Match, Reading


def find_actors(
    text: str, *, lexicon: ActorLexicon, on: date | None = None, country: str | None = None
) -> tuple[ActorMention, ...]:
    """
    Return every actor that *text* mentions, in reading order.

    Args:
        text: the words of a report.
        lexicon: the records and names to read with.
        on: the day that dated names are read for, usually the day of publication.
        country: alpha-3 code of the country that the report is about; without it, the one that it names most.

    Raises:
        NotTextError: *text* is not a string.

    >>> from conflictparse.actors.actor import Actor
    >>> hamas = Actor("hamas", "Hamas", "rebel_group", "PSE")
    >>> found = find_actors("Hamas fighters shot two children.", lexicon=ActorLexicon([hamas], []))
    >>> [(a.text, a.name, a.kind, a.role.value) for a in found]
    [('Hamas fighters', 'Hamas', 'rebel_group', 'belligerent'), ('children', 'children', 'child', 'victim')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_actors", type(text).__name__)
    return tuple(read_actors(tokenize(text), lexicon, on=on, country=country))


def read_actors(
    tokens: Tokens, lexicon: ActorLexicon, *, on: date | None = None, country: str | None = None
) -> list[ActorMention]:
    """
    Return every actor of *tokens*: the step of the pipeline behind :func:`find_actors`.

    >>> read_actors(tokenize("It rained."), ActorLexicon([], []))
    []
    """
    reading = lexicon.grammar.read(tokens)
    nations = mark_nations(reading, lexicon)
    about = country or main_country(nations)
    mark_names(reading, lexicon, on=on, country=about, near=nations)
    reading.settle()
    mentions = _Reader(reading, Setting(tokens, lexicon, on, about)).read()
    return _look_ahead(_with_unlisted(mentions, reading))


_MOST_REMEMBERED: Final = 20_000  # phrases; the memory is emptied when it is full
_MENTIONED: Final = ActorRole.MENTIONED  # looking a member up costs as much as a short function until Python 3.12


class _Reader:
    """Reads the mentions of one text."""

    __slots__ = ("around", "codes", "lower", "mentions", "reading", "setting", "telling", "tokens")

    def __init__(self, reading: Reading, setting: Setting) -> None:
        self.reading = reading
        self.codes = reading.codes
        self.around = f" {reading.codes[1::2]} "  # the letters of the words, and nothing beside the first and the last
        self.tokens = reading.tokens
        self.lower = reading.tokens.lower
        self.setting = setting
        self.mentions: list[ActorMention] = []
        self.telling = frozenset(reading.grammar.letters_of(("SAY", "ADVERB")))

    def read(self) -> list[ActorMention]:
        """Return the mentions in reading order."""
        reading, codes, lower = self.reading, self.codes, self.lower
        phrases, letter = reading.phrases, reading.grammar.letter
        named, det = letter["NAMED"], letter["DET"]
        determined, alone = self.setting.lexicon.words
        for order, first, last in self.setting.lexicon.scan.find(codes):
            if order == PLAIN:
                word = lower[last - 1]
                if last == first + 1 and word in alone:  # two of three: known by the word
                    meaning = alone[word]
                elif last == first + 2 and word in determined and codes[2 * first + 1] == det:
                    meaning = determined[word]
                else:
                    self._add_plain(first, last)
                    continue
                if meaning is not None:
                    self._add(first, last, meaning, SIDE_AND_ROLE)
            elif order == NAME:
                entries = phrases[first if codes[2 * first + 1] == named else reading.end(first)]
                self._add(first, last, self.setting.name_meaning(entries), SIDE_AND_ROLE)
            else:
                self._add_phrase(order, first, last)
        return self.mentions

    def _add_plain(self, first: int, last: int) -> None:
        """Add a head that stands alone or with words that name no side."""
        head, codes, reading = last - 1, self.codes, self.reading
        while codes[2 * head + 1] == MORE:
            head -= 1
        table, value = reading.grammar.names[codes[2 * head + 1]], reading.value(head)
        marks = marks_of(reading, first, head)
        if table in ("ANAPHOR", "SELF"):
            meaning = short_word(str(value), first, last, self.tokens, self.mentions, marked=marks.marked)
        else:
            meaning = self.setting.plain_meaning(table, value, marks, self.lower[head] if head == last - 1 else None)
        if meaning is None:
            return
        role = None
        if table == "PARTY" and is_adjective(reading, last):
            if meaning.kind == "civilians":
                return
            role = ActorRole.MENTIONED
        self._add(first, last, meaning, SIDE_AND_ROLE, role)

    def _add_phrase(self, order: int, first: int, last: int) -> None:
        """Add what a shape reads; the same words without a name mean the same thing again."""
        words = self.codes[2 * first + 1 : 2 * last]
        key = order, words + " ".join(self.lower[first:last])
        known = self.setting.memory.phrases.get(key)
        if known is None:
            letter = self.reading.grammar.letter
            is_fixed = letter["NAMED"] not in words and letter["ANAPHOR"] not in words
            begin, drafts = self._drafts(key, first, last) if is_fixed else self._read(order, first, last)
            meant = [(draft, meaning_of(draft, self.setting, self.mentions)) for draft in drafts]
            known = begin, [(draft, meaning) for draft, meaning in meant if meaning is not None]
            if is_fixed:
                self.setting.memory.keep(key, known)
        shift = first - known[0]
        for draft, meaning in known[1]:
            end = draft.last + shift
            role = None if draft.role is None else ActorRole(draft.role)
            if draft.table == "PARTY" and is_adjective(self.reading, end):
                if meaning.kind == "civilians":
                    continue
                role = role or ActorRole.MENTIONED
            self._add(draft.first + shift, end, meaning, draft.rule, role)

    def _read(self, order: int, first: int, last: int) -> tuple[int, list[Draft]]:
        """Return where a phrase is read, and what the rule of that number makes of it."""
        lexicon = self.setting.lexicon
        return first, lexicon.shapes.rules[order].read(Match(self.reading, first, last))

    def _drafts(self, phrase: tuple[int, str], first: int, last: int) -> tuple[int, list[Draft]]:
        """Return where *phrase*, which holds no name, was read for the first time, and what its rule makes of it."""
        known = self.setting.lexicon.drafts
        read = known.get(phrase)
        if read is None:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            read = known[phrase] = self._read(phrase[0], first, last)
        return read

    def _add(self, first: int, last: int, meaning: Meaning, rule: str, role: ActorRole | None = None) -> None:
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        words = tokens.text[start:end]
        if "(" in words and tokens.text[end : end + 1] == ")":
            end += 1
            words += ")"
        name, kind, status, mention, actor_id, names, country, side, candidates = meaning
        if role is None:
            telling, around = self.telling, self.around
            if around[first] in telling or around[last + 1] in telling or self.lower[first - 1] == "to":
                role = role_of(self.reading, first, last, kind)
            else:
                role = DEFAULT_ROLES.get(kind, _MENTIONED)
        self.mentions.append(
            ActorMention(
                start, end, words, actor_id, name, names, kind, country, side, mention, role, status, candidates, rule
            )
        )


def _with_unlisted(mentions: list[ActorMention], reading: Reading) -> list[ActorMention]:
    """Add organisations and speakers that no table knows, where nothing better was read."""
    taken: list[ActorMention] = []
    free = 0
    for one in find_unlisted(reading, mentions):
        first = bisect_right(mentions, one.start, free, key=END)
        taken += mentions[free:first]
        taken.append(one)
        free = bisect_left(mentions, one.end, first, key=START)
    return taken + mentions[free:] if taken else mentions


def _look_ahead(mentions: list[ActorMention]) -> list[ActorMention]:
    """Bind "a monitor" that comes before the monitor's name."""
    later: ActorMention | None = None
    for n in reversed([n for n, mention in enumerate(mentions) if mention.kind == "monitor_ngo"]):
        mention = mentions[n]
        if mention.actor_id is not None:
            later = mention
        elif later is not None:
            mentions[n] = evolve(
                mention,
                actor_id=later.actor_id,
                name=later.name,
                names=later.names,
                mention=MentionKind.ANAPHORA,
                status=ActorStatus.RESOLVED,
                candidates=later.candidates,
            )
    return mentions
