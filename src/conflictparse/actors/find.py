"""
Who is mentioned in a report: parties, victims, sources.

Read here: names of the lexicon, abbreviations that the report defines, sides and roles ("regime forces"),
countries that act, short forms ("the Observatory"), organisations and speakers that no table knows.
Not read here: who did what to whom. Law: mentions are in reading order and never overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Final

from attrs import evolve

from conflictparse.actors.actor import (
    Actor,
    ActorMatch,
    ActorMention,
    ActorName,
    ActorRole,
    ActorStatus,
    MentionKind,
)
from conflictparse.actors.lexicon import ActorLexicon
from conflictparse.actors.resolve import (
    Meaning,
    Setting,
    default_role,
    entries_for,
    is_speaker,
    main_country,
    meaning_of,
)
from conflictparse.actors.rules import Draft
from conflictparse.actors.unlisted import find_unlisted
from conflictparse.actors.vocabulary import FACILITIES
from conflictparse.errors import NotTextError
from conflictparse.text import Tokens, tokenize
from conflictparse.text.grammar import Reading

_OTHER: Final = "x"
_MORE: Final = "_"


def find_actors(text: str, *, lexicon: ActorLexicon, on: date | None = None) -> tuple[ActorMention, ...]:
    """
    Return every actor that *text* mentions, in reading order.

    Args:
        text: the words of a report.
        lexicon: the records and names to read with.
        on: the day that dated names are read for, usually the day of publication.

    Raises:
        NotTextError: *text* is not a string.

    >>> from conflictparse.actors.lexicon import ActorLexicon
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
    codes = list(reading.codes)
    country = main_country(_mark_nations(reading, codes, lexicon))
    _mark_names(reading, codes, lexicon, on=on, country=country)
    reading.codes = "".join(codes)
    setting = Setting(tokens, lexicon, on, country)
    drafts = [d for rule, _, match in lexicon.grammar.matches(lexicon.patterns, reading) for d in rule.read(match)]
    mentions: list[ActorMention] = []
    for draft in drafts:
        meaning = meaning_of(draft, setting, mentions)
        if meaning is not None and not (meaning.kind == "civilians" and _is_adjective(draft, reading)):
            mentions.append(_mention(draft, meaning, reading))
    return _look_ahead(_with_unlisted(mentions, reading))


def _mark_nations(reading: Reading, codes: list[str], lexicon: ActorLexicon) -> list[str]:
    """Take nation words without a capital out of *codes*, put "U.S." in; return the nations named."""
    tokens = reading.tokens
    words = tokens.words
    found: list[str] = []
    for hit in lexicon.places.finditer(reading.codes):
        at = hit.start()
        i = at // 2
        word = words[i]
        if word[0].islower() or (len(word) == 2 and not word.isupper()):
            codes[at] = _OTHER
        else:
            value = reading.value(i)
            found.append(value if isinstance(value, str) else value.country)
    if "U.S" in tokens.text:
        found += _mark_initials(reading, codes, lexicon)
    return found


def _mark_initials(reading: Reading, codes: list[str], lexicon: ActorLexicon) -> list[str]:
    """Read "U.S." as a country; its full stop ends nothing."""
    tokens = reading.tokens
    letter = lexicon.grammar.letter["COUNTRY"]
    found = []
    for i in range(len(tokens) - 1):
        if tokens.words[i] == "U" and tokens.words[i + 1] == "S" and tokens.gaps[i + 1] == ".":
            codes[2 * i + 1 : 2 * i + 4] = [letter, _MORE, _MORE]
            reading.phrases[i], reading.ends[i] = "USA", i + 2
            if codes[2 * i + 4 : 2 * i + 5] == ["."]:
                codes[2 * i + 4] = " "
            found.append("USA")
    return found


def _mark_names(
    reading: Reading, codes: list[str], lexicon: ActorLexicon, *, on: date | None, country: str | None
) -> None:
    """Put the names of the lexicon, and the abbreviations that the report defines, into *codes*."""
    tokens = reading.tokens
    letter = lexicon.grammar.letter["NAMED"]
    known: set[str] = set()
    defined: dict[str, tuple[ActorName, ...]] = {}
    free = 0
    for hit in lexicon.names.find(tokens):
        surface = tokens.words[hit.first] if hit.last - hit.first == 1 else tokens.slice(hit.first, hit.last)
        entries = entries_for(hit.values, surface, on=on, country=country, known=known)
        if not entries:
            continue
        _mark(reading, codes, hit.first, hit.last, letter, entries)
        free = hit.last
        known.update(e.actor.id for e in entries if e.use != "weak")
        short = _bracketed(tokens, free, surface)
        if short:
            defined[short] = entries
    if defined:
        for i, word in enumerate(tokens.words):
            if word in defined:
                entries = tuple(evolve(e, use="acronym") for e in defined[word])
                _mark(reading, codes, i, i + 1, letter, entries)


def _bracketed(tokens: Tokens, i: int, name: str) -> str:
    """Return the abbreviation of *name* that stands in brackets at word *i*, or ""."""
    if i >= len(tokens) or tokens.gaps[i].strip() != "(" or tokens.gaps[i + 1][:1] != ")":
        return ""
    word = tokens.words[i]
    letters = iter(name.lower())
    return word if word.isupper() and all(c in letters for c in word.lower()) else ""


def _mark(
    reading: Reading, codes: list[str], first: int, last: int, letter: str, entries: tuple[ActorName, ...]
) -> None:
    codes[2 * first + 1] = letter
    codes[2 * first + 2 : 2 * last] = [_MORE] * (2 * (last - first) - 2)
    reading.phrases[first], reading.ends[first] = entries, last


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
        _role(draft, meaning.kind, reading),
        meaning.status,
        meaning.candidates,
        draft.rule,
    )


def _role(draft: Draft, kind: str, reading: Reading) -> ActorRole:
    """Read the role from the words around: a source speaks, or is pointed at by "according to"."""
    if draft.role is not None:
        return ActorRole(draft.role)
    if _is_adjective(draft, reading):
        return ActorRole.MENTIONED
    if speaks(reading, draft.first, draft.last, is_speaker(kind)):
        return ActorRole.SOURCE
    return default_role(kind)


def _is_adjective(draft: Draft, reading: Reading) -> bool:
    """Tell whether a facility follows: "a police station" is no police."""
    return (
        draft.table == "PARTY"
        and draft.last < len(reading.tokens)
        and reading.tokens.codes[draft.last] == " "
        and reading.tokens.lower[draft.last] in FACILITIES
    )


def speaks(reading: Reading, first: int, last: int, is_source: bool) -> bool:
    """Tell whether the words from *first* to *last* are what a verb of saying is about."""
    lower, total = reading.tokens.lower, len(reading.tokens)
    after = last
    while after < total and after < last + 3 and reading.name(after) == "ADVERB":
        after += 1
    if after < total and reading.name(after) == "SAY" and reading.tokens.codes[last] in " )\"'":
        return True
    if first >= 2 and lower[first - 1] == "to" and lower[first - 2] == "according":
        return True
    if first and is_source and reading.name(first - 1) in ("SAY", "BY"):
        return reading.name(first - 1) == "SAY"
    return False


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


def resolve_actor(
    name: str, *, lexicon: ActorLexicon, on: date | None = None, country: str | None = None
) -> ActorMatch:
    """
    Return the record that *name* stands for.

    Args:
        name: as a report writes it: "HTS", "Assad's forces", "the Taliban".
        lexicon: the records and names to look in.
        on: the day the name was used.
        country: alpha-3 code of the country that the report is about.

    >>> lexicon = ActorLexicon([Actor("hamas", "Hamas", "rebel_group", "PSE")], [])
    >>> resolve_actor("the Hamas", lexicon=lexicon).actor.id
    'hamas'
    """
    if not isinstance(name, str):
        raise NotTextError("resolve_actor", type(name).__name__)
    entries = lexicon.names.get(name)
    known = frozenset(e.actor.id for e in entries)
    fit = entries_for(entries, name.upper(), on=on, country=country, known=known)
    actors = tuple(dict.fromkeys(e.actor for e in fit))
    if len(actors) == 1:
        return ActorMatch(ActorStatus.RESOLVED, actors[0], actors, f"{fit[0].name!r} is a name of this record")
    if actors:
        return ActorMatch(ActorStatus.AMBIGUOUS, None, actors, f"{len(actors)} records have this name")
    return _match_phrase(name, lexicon, on)


def _match_phrase(name: str, lexicon: ActorLexicon, on: date | None) -> ActorMatch:
    """Read *name* as a mention and return the record that it means."""
    mention = next(iter(read_actors(tokenize(name), lexicon, on=on)), None)
    if mention is None:
        return ActorMatch(ActorStatus.UNKNOWN, why="no record and no rule reads this name")
    candidates = tuple(lexicon.records[i] for i in mention.candidates if i in lexicon.records)
    if mention.status is not ActorStatus.RESOLVED or mention.actor_id is None:
        return ActorMatch(mention.status, None, candidates, f"read by the rule {mention.rule!r}")
    record = lexicon.records.get(mention.actor_id) or Actor(
        mention.actor_id, mention.name or "", mention.kind or "", mention.country, mention.side
    )
    return ActorMatch(ActorStatus.RESOLVED, record, candidates or (record,), f"read by the rule {mention.rule!r}")


def normalize_actor(name: str, *, lexicon: ActorLexicon) -> str:
    """
    Return the canonical name of the actor that *name* stands for; *name* itself when it is not known.

    >>> from conflictparse.actors.actor import ActorName
    >>> hts = Actor("hts", "Hay'at Tahrir al-Sham", "rebel_group", "SYR")
    >>> normalize_actor("HTS", lexicon=ActorLexicon([hts], [ActorName(hts, "HTS", "acronym")]))
    "Hay'at Tahrir al-Sham"
    """
    match = resolve_actor(name, lexicon=lexicon)
    return name if match.actor is None else match.actor.name
