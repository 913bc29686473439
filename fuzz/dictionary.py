"""
The words from which texts are made: those of the library's own tables, names of its data, and phrases of ours.

A word that a rule waits for is worth more than a thousand random characters, so every word of every vocabulary is here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Final

from conflictparse.data.tables import read_text

_VOCABULARIES: Final = ("actors", "claims", "effects", "names", "numbers", "places", "times")
#: Every so many-th name of a table is taken: enough for all shapes of names, and quick to load.
_EVERY: Final = 7
_LONGEST: Final = 40

#: Turns of phrase that several layers read together.
PHRASES: Final = (
    " were killed", " was killed", " killed ", " injured", " and wounded ", " killed and wounded ",
    " killed or injured", " died", "The death toll has risen to ", "The toll rose from ", " including ",
    ", including ", " among them ", " of whom ", " of them ", "Of the ", " of the dead", " others", " more",
    " other people", " each", " respectively", " people", " civilians", " children and ", " women", " soldiers",
    " families", " bodies", " a man and his son", " a 12-year-old girl", "Another ", "A total of ", " in total",
    "Toll: ", "Killed: ", "Dead: ", "Injured: ", " at least ", " more than ", " less than ", " up to ",
    " no fewer than ", " between ", " and ", " or ", " to ", " dozens of ", " hundreds of ", " tens of thousands of ",
    " a dozen ", " half a million ", " a third of ", " most of ", " none of ", " nobody", " no casualties",
    " several ", " a number of ", " about ", " nearly ", " on Tuesday", " on 19 October", " since 2011", " last week",
    " in the last 24 hours", " between 3 and 5 May", " 3/4/2020", " at dawn", " three days later", " on the same day",
    " over the past month", " from 2 to 9 June 2021", " in Idlib", " near Sarmin", " south of ", " 10 km from ",
    " in the countryside of ", " along the M5 highway", " Syrian", "Turkey-backed ", " the Sudanese army", " rebels",
    " the regime", " government forces", " gunmen", " (RSF)", " (UN)", " the group", " Islamic State",
    " Russian warplanes", " the police", " an unnamed official", " said", " said that ", " according to ",
    " told reporters", " denied ", " claimed responsibility for ", " reportedly ", " may have ", " would ", " if ",
    " tried to ", " failed to ", " did not ", " without ", " not ", " by ", " in an air strike", " by shelling",
    " a car bomb", " when a mine exploded", " in clashes with ", " destroyed ", " captured ", " seized ",
    " shot down ", " abducted ", " displaced ", " fled ", " hosts ", " advanced ", " kilometres", " km", " per cent",
    "%", " tonnes of ", " dollars", "-strong ", " tanks", " houses", " villages", " rockets", " hostages",
    " is missing", " remain missing", " were freed", " across both attacks", " in two separate attacks", ", while ",
    "; ", ": ", " - ", " — ", " (", ")", ' "', '"', " “", "”", " ‘", "’", "'s", ", ", ". ", ".\n", "\n\n", "\n- ",
    "\n1. ", "\t", "  ", "...", "?", "!", "/", " and/or ", " vs. ", " No. ", " St. ",
)  # fmt: skip

#: Signs that text from the web holds: spaces, joiners, directions, marks, digits of other scripts, halves of pairs.
SIGNS: Final = (
    "\u00a0\u2009\u202f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2069\u061c\u0301"
    "\u0308\u0323\u064b\u0651\u20dd\ufe0f\u2010\u2011\u2012\u2013\u2014\u2212\u2018\u2019\u201a\u201c\u201d\u201e\u00ab"
    "\u00bb\u2032\u2033\u2026\u2044\u2022\u00b7\u00b0\u00b2\u00bd\u2153\u00bc\u2460\u2167\u0663\u06f3\u0969\uff11\uff0c"
    "\uff0e\u3001\u066b\u066c\u0130\u0131\u00df\ufb01\u017f\u212a\u1e9e\u01c5\u0149\ud800\udfff\ud83d\U0001f4a5"
    "\U0001d7d2\U00010330\U000e0041\U0010ffff\ufffe\x00\x01\x07\x0b\x0c\r\x1b\x1c\x1d\x1e\x1f\x7f\x85\u2028\u2029"
    "\u05d0\u0627\u4e00\u4e03\u767e\u0e01\uac00"
)


@cache
def lexicon_words() -> tuple[str, ...]:
    """Return every word and phrase of the library's tables, sorted."""
    found: set[str] = set()
    for layer in _VOCABULARIES:
        tables = vars(import_module(f"conflictparse.{layer}.vocabulary"))
        for name, table in tables.items():
            if name.lstrip("_").isupper():
                found.update(_words_of(table))
    return tuple(sorted(word for word in found if 0 < len(word) <= _LONGEST))


@cache
def name_words() -> tuple[str, ...]:
    """Return names of actors and places from the bundled tables, sorted."""
    found: set[str] = set()
    for table in ("actor_names.csv", "places.csv", "countries.csv", "leaders.csv"):
        rows = list(csv.DictReader(read_text(table).splitlines()))
        found.update(row["name"] for row in rows[::_EVERY])
    return tuple(sorted(name for name in found if 0 < len(name) <= _LONGEST))


def _words_of(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield from _words_of(key)
            yield from _words_of(value)
    elif isinstance(table, Iterable):
        for item in table:
            yield from _words_of(item)
