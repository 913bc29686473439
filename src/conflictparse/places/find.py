"""
Find the places of a text: names of the gazetteer, and names that only their frame shows to be places.

Read here: names with area words ("southeastern Idlib countryside"), lists, distances, demonyms,
governments that are named by their capital, anaphora ("the province").
Not read here: what happened there. Law: mentions are in reading order and never overlap; no text raises.
"""

from __future__ import annotations

from conflictparse.errors import NotTextError
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.marks import mark_areas, mark_frames, mark_roles
from conflictparse.places.mentions import find_anaphora, main_country, parents_of, read_mention
from conflictparse.places.names import read_marks
from conflictparse.places.place import PlaceMention
from conflictparse.text import Tokens, tokenize


def find_places(text: str, *, gazetteer: Gazetteer, country: str | None = None) -> tuple[PlaceMention, ...]:
    """
    Return every place of *text*, in reading order.

    Args:
        text: the report, as given.
        gazetteer: the known places.
        country: ISO 3166-1 alpha-3 code of the country that the report is about.

    >>> found = find_places("Shells hit the town of Jarjanaz.", gazetteer=Gazetteer.of([]))
    >>> [(p.text, p.role.value, p.status.value) for p in found]
    [('the town', 'anaphora', 'unknown'), ('Jarjanaz', 'location', 'unknown')]
    """
    if not isinstance(text, str):
        raise NotTextError("find_places", type(text).__name__)
    return tuple(read_places(tokenize(text), gazetteer, country=country))


def read_places(tokens: Tokens, gazetteer: Gazetteer, *, country: str | None = None) -> list[PlaceMention]:
    """Return the places of *tokens*, in reading order; see :func:`find_places`."""
    reading, marks = read_marks(tokens, gazetteer)
    if marks or marks.runs:
        mark_areas(reading, marks)
        mark_frames(reading, marks)
        mark_roles(reading, marks)
    about = country or main_country(marks.values(), gazetteer)
    named = [m for m in marks.values() if m.role is not None]
    parents = parents_of(tokens, marks, gazetteer)
    mentions = [read_mention(tokens, mark, gazetteer, about, parents.get(mark.first)) for mark in named]
    mentions += find_anaphora(reading, named)
    mentions.sort(key=lambda mention: mention.start)
    return mentions
