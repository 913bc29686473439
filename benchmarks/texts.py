"""
The texts to measure on: those of a folder, or made ones with as many different words as news has.

A cache of words flatters a text that repeats itself, so no text comes twice, and made ones name places of the whole
gazetteer, actors of the whole lexicon, and people that nobody has heard of.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from made_reports import make_report

from conflictparse.data.actors import load_actors
from conflictparse.data.places import load_gazetteer

#: More of a text is left out, as a report has some thousand characters.
_LONGEST: Final = 8_000
_SYLLABLES: Final = "ab ad al am an ar ba da di fa ha im is ja ka la li ma na ni ra ri sa ta um wa ya za".split()
#: Sentences that claim nothing, as most of news does not.
_CALM: Final = (
    "The {noun} of {place} has been {adjective} since the {noun} {verb} the {noun}, {name} said.",
    "{name}, who {verb} the {noun} for years, called the {adjective} {noun} a {noun} of the {noun}.",
    "Officials of {actor} met {name} in {place} to talk about the {noun} and the {adjective} {noun}.",
    "The {adjective} {noun} and the {noun} near {place} were {adjective}, and nobody {verb} them.",
    "{actor} has not answered questions about the {noun} that {name} {verb} last month.",
)
_STEMS: Final = "harv mark port sten cour vill gar prom lect fract dict pend serv form cord pass tract vent".split()
_NOUN_ENDS: Final = ("", "ment", "ion", "er", "ance", "age", "ing", "ity")
_ADJECTIVE_ENDS: Final = ("al", "ive", "ous", "ent", "ible", "y")
_VERB_ENDS: Final = ("ed", "ated", "ised", "ened")
_BEFORE: Final = ("", "re", "con", "per", "trans", "sub", "in", "de", "pro", "ex")


def read_texts(folder: Path | None, count: int) -> list[str]:
    """Return at most *count* texts of *folder* (.txt, and "text" of .jsonl), or made ones."""
    if folder is None:
        return [make_news(number) for number in range(count)]
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    files = [_lines(path) for path in sorted(folder.glob("*.jsonl"))]
    share = max(1, (count - len(texts)) // max(1, len(files)))
    texts += [text[:_LONGEST] for file in files for text in file[:share] if text.strip()]
    return list(dict.fromkeys(texts))[:count]


def make_news(number: int) -> str:
    """Return an article of some 3,000 characters: a third of its sentences report, the others do not."""
    chance = random.Random(number)  # noqa: S311 - no secret: the same texts on every run
    reports = [part.strip(" .") for part in make_report(number).replace("\n", " ").split(". ")]
    sentences = [chance.choice(_CALM).format_map(_Words(chance)) for _ in range(20)]
    for report in filter(None, reports):
        sentences.insert(chance.randrange(len(sentences)), f"{report.strip(' .')}.")
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def known_names() -> Iterator[str]:
    """Yield the folded names of all places and actors."""
    for name, _ in load_gazetteer().index.entries():  # type: ignore[attr-defined]
        yield name
    for _, forms in load_actors().names.forms():
        for form, _ in forms:
            yield form


def _lines(path: Path) -> list[str]:
    rows: Iterator[dict[str, Any]] = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [row["text"] for row in rows if "text" in row]


class _Names:
    """Names as they are written, read once."""

    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def _names() -> type[_Names]:
    if not _Names.places:
        _Names.places = tuple(record.name for record in load_gazetteer().index.records())  # type: ignore[attr-defined]
        lexicon = load_actors().names.forms()
        _Names.actors = tuple(sorted({name.name for _, forms in lexicon for _, names in forms for name in names}))
    return _Names


class _Words(dict[str, str]):
    """A word for each gap of a sentence, drawn when it is asked for."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def __missing__(self, gap: str) -> str:
        chance = self._chance
        if gap == "place":
            return chance.choice(_names().places)
        if gap == "actor":
            return chance.choice(_names().actors)
        if gap == "name":
            return f"{self._spelt(2)} {self._spelt(3)}"
        ends = {"noun": _NOUN_ENDS, "adjective": _ADJECTIVE_ENDS, "verb": _VERB_ENDS}[gap]
        return chance.choice(_BEFORE) + chance.choice(_STEMS) + chance.choice(ends)

    def _spelt(self, count: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=count)).capitalize()
