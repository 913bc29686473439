"""
Organisations that no table knows, found by how they are written.

Read here: capitalised words that end in "Association", "Front" or the like, or go on with their purpose ("Bureau of
Mines"); a name and "tribe" or "brigade" in lower case; the abbreviation in brackets, and the short form ("the
Front"), wherever they stand later. Not read here: persons, places, or a lone capitalised word.
Law: nothing is taken that another rule resolved.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final, NamedTuple

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.actors.marking import abbreviation_after
from conflictparse.actors.officials import find_officials, says
from conflictparse.actors.roles import role_of
from conflictparse.actors.vocabulary import LINKS, LOWER_ORGANISATIONS, ORGANISATIONS, PURPOSES
from conflictparse.text import Tokens
from conflictparse.text.grammar import Reading

_LONGEST: Final = 7  # words of a name; longer runs of capitals are headlines
_JOINS: Final = " -"
_EDGES: Final = frozenset({"DET", "BY", "SAY", "TITLE", "OFFICE", "SOURCE", "ADVERB"})  # words that begin no name
_PEOPLE: Final = frozenset({"DEMONYM", "COUNTRY", "QUALITY", "SIDE", "CITIZENS", "PARTY", "FORCE", "NAMED"})
_GOES_ON: Final = frozenset({"of", "for", "and", "al", "el", "de"})  # inside a purpose
_NOT_INSIDE: Final = frozenset({"the", "and", "in", "on"})  # links that a name goes on with, but not back over

#: Where a mention starts and ends; they are sought by it, since they never overlap.
START: Final = attrgetter("start")
END: Final = attrgetter("end")


class _Found(NamedTuple):
    """Words ``first`` up to ``last`` name something that no table knows."""

    first: int
    last: int
    name: str
    kind: str
    mention: MentionKind
    rule: str


def find_unlisted(reading: Reading, mentions: list[ActorMention]) -> list[ActorMention]:
    """Return the unlisted organisations and officials of a text, in reading order."""
    organisations = sorted(_organisations(reading))
    persons = [
        _Found(first, last, _name(reading, first, last), "person", MentionKind.NAME, "official")
        for first, last in find_officials(reading)
    ]
    if not (organisations or persons):
        return []
    tokens = reading.tokens
    if organisations:
        organisations = _free(tokens, organisations, mentions, _is_firm)
    others = sorted([*persons, *_short_forms(reading, organisations)])
    if others:
        others = _free(tokens, others, mentions)
    found = (
        _free(tokens, sorted([*organisations, *others]), []) if organisations and others else organisations or others
    )
    return [_mention(reading, one) for one in found]


def _is_firm(mention: ActorMention) -> bool:
    """Tell whether *mention* is more than a side and a role, so that nothing takes its place."""
    return mention.status is not ActorStatus.GENERIC or bool(mention.country)


def _free(
    tokens: Tokens, found: list[_Found], taken: list[ActorMention], binds: Callable[[ActorMention], bool] = bool
) -> list[_Found]:
    """Return those of *found*, in reading order, that meet none of *taken* that *binds* and none before them."""
    starts, ends = tokens.starts, tokens.ends
    out: list[_Found] = []
    free = 0
    for one in found:
        first = bisect_right(taken, starts[one.first], key=END)
        last = bisect_left(taken, ends[one.last - 1], first, key=START)
        if one.first >= free and not any(map(binds, taken[first:last])):
            out.append(one)
            free = one.last
    return out


def _mention(reading: Reading, one: _Found) -> ActorMention:
    tokens = reading.tokens
    start, end = tokens.starts[one.first], tokens.ends[one.last - 1]
    words = tokens.text[start:end]
    if "(" in words and tokens.text[end : end + 1] == ")":
        end += 1
        words += ")"
    role = role_of(reading, one.first, one.last, one.kind)
    if one.kind == "person" and says(reading, one.last):  # "Carla Weston, said"
        role = ActorRole.SOURCE
    elif role is not ActorRole.SOURCE:
        role = ActorRole.MENTIONED  # what an unknown organisation does, its name does not say
    return ActorMention(
        start, end, words, name=one.name, kind=one.kind, mention=one.mention, role=role,
        status=ActorStatus.UNKNOWN, rule=one.rule,
    )  # fmt: skip


def _organisations(reading: Reading) -> list[_Found]:
    """Return the names that end in a word for an organisation, or go on with its purpose."""
    tokens = reading.tokens
    words, where = tokens.words, tokens.where
    out = []
    for head in ORGANISATIONS.keys() & where.keys():
        for at in where[head]:
            if words[at][0].isupper() and is_name_word(words[at]):
                first, kind = name_before(reading, at), str(ORGANISATIONS[head])
                last = at + 1 if kind == "news_outlet" else _purpose(reading, at)
                if last - first > 1:
                    out.append(_organisation(reading, first, last, kind))
    for head in LOWER_ORGANISATIONS & where.keys():
        for at in where[head]:
            first = name_before(reading, at)
            if first < at and any(reading.name(i) not in _PEOPLE for i in range(first, at)):
                out.append(_organisation(reading, first, at + 1, "identity_militia"))
    return out


def _organisation(reading: Reading, first: int, last: int, kind: str) -> _Found:
    name = _name(reading, first, last)
    if abbreviation_after(reading.tokens, last, name):
        last += 1
    return _Found(first, last, name, kind, MentionKind.NAME, "unlisted organisation")


def _short_forms(reading: Reading, organisations: list[_Found]) -> list[_Found]:
    """Return where an organisation stands again as its abbreviation, or as "the" and its last word."""
    tokens = reading.tokens
    words, lower = tokens.words, tokens.lower
    by_short: dict[str, list[_Found]] = {}
    by_final: dict[str, list[_Found]] = {}
    for one in organisations:
        by_final.setdefault(one.name.rsplit(" ", 1)[-1], []).append(one)
        short = abbreviation_after(tokens, one.last - 1, one.name)
        if short:
            by_short.setdefault(short, []).append(one)
    out = []
    for one, i in _later(reading, by_short):
        out.append(one._replace(first=i, last=i + 1, mention=MentionKind.ABBREVIATION, rule="own abbreviation"))
    for one, i in _later(reading, by_final):
        if lower[i - 1] == "the" and tokens.codes[i] == " " and is_name_word(words[i]):
            out.append(one._replace(first=i - 1, last=i + 1, mention=MentionKind.ANAPHORA, rule="own short form"))
    return out


def _later(reading: Reading, named: dict[str, list[_Found]]) -> Iterator[tuple[_Found, int]]:
    """Yield each later place of a word with the last organisation before it that the word may stand for."""
    words, where = reading.tokens.words, reading.tokens.where
    for word, organisations in named.items():
        ends = [one.last for one in organisations]
        for i in where.get(word.lower(), ()):
            n = bisect_right(ends, i)
            if n and words[i] == word:
                yield organisations[n - 1], i


def _name(reading: Reading, first: int, last: int) -> str:
    return " ".join(reading.tokens.words[first:last])


def is_name_word(word: str) -> bool:
    """Tell whether *word* is written like a part of a name: one capital, then small letters."""
    return word[:1].isupper() and word[1:2].islower()


def name_before(reading: Reading, i: int) -> int:
    """Return the first word of the run of capitalised words that ends at word *i*."""
    tokens = reading.tokens
    first = at = i
    edge = max(tokens.sentence_of(i)[0], i - _LONGEST)
    while at > edge and tokens.codes[at] in _JOINS:
        at -= 1
        if is_name_word(tokens.words[at]) and reading.name(at) not in _EDGES:
            first = at
        elif tokens.lower[at] not in LINKS or tokens.lower[at] in _NOT_INSIDE:
            break
    return first


def _purpose(reading: Reading, i: int) -> int:
    """Return the word after the purpose that follows the organisation at word *i*: "of Higher Education"."""
    tokens = reading.tokens
    last = at = i + 1
    edge = min(tokens.sentence_of(i)[1], i + _LONGEST)
    if at >= edge or tokens.lower[at] not in PURPOSES:
        return last
    while at < edge and tokens.codes[at] == " ":
        word = tokens.lower[at]
        if is_name_word(tokens.words[at]):
            last = at + 1
        elif not (word in _GOES_ON or (word == "the" and tokens.lower[at - 1] in PURPOSES)):
            break
        at += 1
    return last
