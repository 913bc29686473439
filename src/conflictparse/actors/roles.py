"""
The part that an actor plays, as far as the words beside it say: source, backer, victim, belligerent.

Not read here: who did what to whom; that is for the claims. Law: every mention has exactly one role.
"""

from __future__ import annotations

from typing import Final

from conflictparse.actors.actor import ActorRole
from conflictparse.actors.rules import Draft
from conflictparse.actors.vocabulary import FACILITIES
from conflictparse.text.grammar import Reading

_SPEAKERS: Final = frozenset(
    {"monitor_ngo", "ngo", "un_body", "news_agency", "news_outlet", "state_media", "anonymous_official", "activists",
     "witness", "person", "ministry", "igo"}
)  # fmt: skip
_VICTIMS: Final = frozenset(
    {"civilians", "persons", "child", "woman", "refugee", "idp", "medic", "journalist", "responder"}
)
_ARMED: Final = frozenset(
    {"state_military", "state_police", "government", "rebel_group", "rebel_coalition", "armed_group", "generic_group",
     "transnational_armed_group", "pro_gov_militia", "identity_militia", "unidentified_armed"}
)  # fmt: skip


def role_of(draft: Draft, kind: str, reading: Reading) -> ActorRole:
    """Read the role from the words around: a source speaks, or is pointed at by "according to"."""
    if draft.role is not None:
        return ActorRole(draft.role)
    if is_adjective(draft, reading):
        return ActorRole.MENTIONED
    if speaks(reading, draft.first, draft.last, is_speaker(kind)):
        return ActorRole.SOURCE
    return default_role(kind)


def is_adjective(draft: Draft, reading: Reading) -> bool:
    """Tell whether a facility follows: "a police station" is no police."""
    return (
        draft.table == "PARTY"
        and draft.last < len(reading.tokens.words)
        and reading.tokens.codes[draft.last] == " "
        and reading.tokens.lower[draft.last] in FACILITIES
    )


def speaks(reading: Reading, first: int, last: int, is_source: bool) -> bool:
    """Tell whether the words from *first* to *last* are what a verb of saying is about."""
    lower, total = reading.tokens.lower, len(reading.tokens.words)
    after = last
    while after < total and after < last + 3 and reading.name(after) == "ADVERB":
        after += 1
    if after < total and reading.name(after) == "SAY" and reading.tokens.codes[last] in " )\"'":
        return True
    if first >= 2 and lower[first - 1] == "to" and lower[first - 2] == "according":
        return True
    return bool(first) and is_source and reading.name(first - 1) == "SAY"


def default_role(kind: str) -> ActorRole:
    """
    Return the part that an actor of *kind* plays when the sentence does not say.

    >>> default_role("child").value, default_role("rebel_group").value
    ('victim', 'belligerent')
    """
    if kind in _VICTIMS:
        return ActorRole.VICTIM
    return ActorRole.BELLIGERENT if kind in _ARMED else ActorRole.MENTIONED


def is_speaker(kind: str | None) -> bool:
    """
    Tell whether actors of *kind* are named mostly because of what they say.

    >>> is_speaker("news_agency"), is_speaker("rebel_group")
    (True, False)
    """
    return kind in _SPEAKERS
