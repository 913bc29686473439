"""
Whether a time dates the event or the saying of it.

Read here: the verbs and nouns of saying beside a day ("said in a statement on Sunday", "on Sunday, the army said").
Not read here: what was said. Law: only a point in time can date a statement.
"""

from typing import Final

from conflictparse.text import Tokens
from conflictparse.times.expression import Expression
from conflictparse.times.time import TimeKind, TimeRole
from conflictparse.times.vocabulary import ACTING, BETWEEN_SAYING, OPENING, SAYING

_ARTICLES: Final = ("a", "an", "the")
_REACH: Final = 6  # words between a verb of saying and its day


def role_of(tokens: Tokens, said: Expression) -> TimeRole:
    """Return statement when a verb of saying stands beside the day, with no other verb between."""
    if said.kind is not TimeKind.POINT:
        return TimeRole.EVENT
    begin, end = tokens.sentence_of(said.first)
    if said.last < end and tokens.codes[said.last] == "'":  # Sunday's strike
        return TimeRole.EVENT
    told = _said_before(tokens, begin, said.first) or _said_after(tokens, begin, said.first, said.last, end)
    return TimeRole.STATEMENT if told else TimeRole.EVENT


def _said_before(tokens: Tokens, begin: int, first: int) -> bool:
    for i in range(first - 1, max(begin, first - 1 - _REACH) - 1, -1):
        if tokens.codes[i + 1] not in ' "':
            return False
        word = tokens.lower[i]
        if word in SAYING:
            return True
        if word not in BETWEEN_SAYING and (not tokens.words[i][:1].isupper() or tokens.all_capitals):
            return False
    return False


def _said_after(tokens: Tokens, begin: int, first: int, last: int, end: int) -> bool:
    """Tell whether "on Wednesday said" or, where a sentence opens with its day, "On Sunday, the Front said" follows."""
    if last >= end or tokens.codes[last] not in ' ,"':
        return False
    if tokens.codes[last] == " " and tokens.lower[last] in SAYING:
        return True
    opens = first == begin or (tokens.lower[begin] in OPENING and first - begin <= _REACH)
    if not opens or any(_is_verb(tokens, i) for i in range(begin, first)):
        return False
    for i in range(last, min(end, last + _REACH)):
        if i > last and tokens.lower[i - 1] in _ARTICLES:  # "a declared strike": no verb
            continue
        if _is_verb(tokens, i) or (i > last and tokens.codes[i] not in " -'\""):
            return tokens.lower[i] in SAYING
    return False


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Tell whether a word may be a verb; "United States" and other names are none."""
    word = tokens.lower[i]
    if not (word in ACTING or word in SAYING or word.endswith("ed")):
        return False
    return not tokens.words[i][:1].isupper() or tokens.all_capitals
