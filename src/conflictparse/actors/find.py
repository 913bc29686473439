"""
Who is mentioned in a report: parties, victims, sources.

Read here: names of the lexicon, abbreviations that the report defines, sides and roles ("regime forces"),
countries that act, short forms ("the Observatory"), organisations and speakers that no table knows.
Not read here: who did what to whom. Law: mentions are in reading order and never overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from attrs import evolve

from conflictparse.actors.actor import ActorMention, ActorStatus, MentionKind
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.actors.marking import mark_names, mark_nations
from conflictparse.actors.resolve import Meaning, Setting, main_country, meaning_of
from conflictparse.actors.roles import is_adjective, role_of
from conflictparse.actors.rules import Draft
from conflictparse.actors.unlisted import find_unlisted
from conflictparse.errors import NotTextError
from conflictparse.text import Tokens, tokenize
from conflictparse.text.grammar import Reading


def find_actors(text: str, *, lexicon: ActorLexicon, on: date | None = None) -> tuple[ActorMention, ...]:
    """
    Return every actor that *text* mentions, in reading order.

    Args:
        text: the words of a report.
        lexicon: the records and names to read with.
        on: the day that dated names are read for, usually the day of publication.

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
    return tuple(read_actors(tokenize(text), lexicon, on=on))


def read_actors(tokens: Tokens, lexicon: ActorLexicon, *, on: date | None = None) -> list[ActorMention]:
    """
    Return every actor of *tokens*: the step of the pipeline behind :func:`find_actors`.

    >>> read_actors(tokenize("It rained."), ActorLexicon([], []))
    []
    """
    reading = lexicon.grammar.read(tokens)
    country = main_country(mark_nations(reading, lexicon))
    mark_names(reading, lexicon, on=on, country=country)
    reading.settle()
    setting = Setting(tokens, lexicon, on, country)
    drafts = [d for rule, match in lexicon.shapes.find(reading) for d in rule.read(match)]
    mentions: list[ActorMention] = []
    for draft in drafts:
        meaning = meaning_of(draft, setting, mentions)
        if meaning is not None and not (meaning.kind == "civilians" and is_adjective(draft, reading)):
            mentions.append(_mention(draft, meaning, reading))
    return _look_ahead(_with_unlisted(mentions, reading))


def _mention(draft: Draft, meaning: Meaning, reading: Reading) -> ActorMention:
    tokens = reading.tokens
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    if tokens.text[end : end + 1] == ")" and "(" in tokens.text[start:end]:
        end += 1
    return ActorMention(
        start,
        end,
        tokens.text[start:end],
        meaning.actor_id,
        meaning.name,
        meaning.names,
        meaning.kind,
        meaning.country,
        meaning.side,
        meaning.mention,
        role_of(draft, meaning.kind, reading),
        meaning.status,
        meaning.candidates,
        draft.rule,
    )


def _with_unlisted(mentions: list[ActorMention], reading: Reading) -> list[ActorMention]:
    """Add organisations and speakers that no table knows, where nothing better was read."""
    extra = find_unlisted(reading, mentions)
    if not extra:
        return mentions
    ends = [e.end for e in extra]
    taken = []
    for mention in mentions:
        n = bisect_right(ends, mention.start)  # the first extra that ends after the mention starts
        if n == len(extra) or extra[n].start >= mention.end:
            taken.append(mention)
    return sorted([*taken, *extra], key=lambda m: m.start)


def _look_ahead(mentions: list[ActorMention]) -> list[ActorMention]:
    """Bind "a monitor" that comes before the monitor's name."""
    later: ActorMention | None = None
    for n in range(len(mentions) - 1, -1, -1):
        mention = mentions[n]
        if mention.kind != "monitor_ngo":
            continue
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
