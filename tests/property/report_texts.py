"""
Texts for laws of the whole parse: reports made of our own sentences, and text that nobody would write.

A report is a list of sentence frames whose slots are filled from short tables, so that most of what the
library reads turns up in combinations that no hand would write.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "actor": (
        "government forces", "rebel fighters", "the Rapid Support Forces", "Russian warplanes", "Turkey-backed rebels",
        "Israeli strikes", "gunmen", "the army", "HTS", "pro-Iranian militias", "an armed group", "the Taliban",
    ),
    "group": ("the Hill Brigade", "Jaysh al-Wadi", "the Northern Council (NC)", "the 3rd Division", "Assad's forces"),
    "count": (
        "12", "at least 19", "more than 1,200", "dozens of", "several", "two", "between 30 and 40", "some 4,800",
        "up to 40", "a dozen", "half a million", "about 20", "no", "hundreds of", "three or four", "nearly 90",
        "no fewer than seven", "well over 100", "1.7 million", "an unknown number of", "20-30", "a couple of",
    ),
    "number": ("9", "87", "132", "310", "2,400", "twenty-six", "52"),
    "small": ("2", "three", "four", "five", "11", "at least 6"),
    "people": (
        "people", "civilians", "soldiers", "children", "rebel fighters", "villagers", "families", "medics", "women",
        "government troops", "refugees", "militants", "police officers", "residents", "gunmen",
    ),
    "place": (
        "in Idlib", "near Sarmin", "south of Aleppo city", "in Wad Madani in Sudan", "in the Poltava region",
        "10 km from Kharkiv", "in the Gaza Strip", "along the M5 highway", "in western Aleppo countryside",
        "in a village that no map shows", "in Syria", "at a checkpoint outside al-Fasher",
    ),
    "time": (
        "on Tuesday", "since 2011", "overnight", "in the last 24 hours", "on 19 October", "in March 2020",
        "early on Saturday", "this month", "between 3 and 5 May", "three weeks ago", "late on Friday evening", "",
    ),
    "source": (
        "the Lake Monitor said", "according to local medics", "a military source said on Monday",
        "the United Nations said", "residents told reporters", "officials reported", "said a doctor",
    ),
    "country": ("Turkey", "Chad", "neighbouring Lebanon", "Poland"),
    "thing": ("tanks", "houses", "122-mm rocket launchers", "pickup trucks", "drones", "villages", "checkpoints"),
    "means": ("an air strike", "shelling", "a car bomb", "mortar fire", "a drone", "clashes"),
    "person": ("Karim Testani", "Lina Mockova", "Dr Omar Example"),
    "verb": ("killed", "wounded", "injured", "captured", "abducted", "killed and wounded", "displaced", "evacuated"),
}  # fmt: skip

FRAMES: Final[tuple[str, ...]] = (
    "{actor} {verb} {count} {people} {place} {time}.",
    "{count} {people} were {verb} {place} {time}, {source}.",
    "{count} {people} were killed, including {small} children and {small} women, {source}.",
    "{number} people died {time}: {small} soldiers, {small} rebels and {small} civilians.",
    "The toll has risen to {number}, {source}.",
    "The death toll rose from {small} to {number} {time}.",
    '"{count} {people} were {verb} {place}," {source}.',
    '"They {verb} {small} of us. {count} {people} fled," a baker {place} said.',
    "{group} seized {number} {thing} {place} {time}.",
    "{actor} destroyed {small} {thing}, {small} {thing} and a radar {time}.",
    "{actor} denied killing {count} {people} {place}.",
    "{group} said that it had {verb} {small} {people}, but the ministry denied the report.",
    "{actor} tried to retake {small} villages {place}, but failed.",
    "{means} {verb} {count} {people} {place}, among them {small} children.",
    "{count} {people} have fled {place} {time}; {country} hosts {number} refugees.",
    "Of the {number} dead, {small} were {people}, {source}.",
    "{small} {people} were killed and {small} others were wounded when {means} hit {place} {time}.",
    "Nobody was {verb} when {means} struck {place}.",
    "{person} and {person} were killed {place} {time}.",
    "{number} {people} may have been {verb} {place} {time}, {source} (the figure could not be checked).",
    "If {actor} attacked {place}, {count} {people} would flee.",
    "{actor} advanced {small} kilometres (5.6 miles) {place} {time}.",
    "The war, which began in 2011, has {verb} more than {number} {people}.",
    "A {small}-year-old boy and {small} {people} were {verb} {time}",
    "Another {small} {people} were reportedly {verb} {place}; {number} are missing.",
    "Raids {place} continue\nToll: {number}",
)
GAPS: Final[tuple[str, ...]] = (" ", " ", "\n\n", "\n")


def _fill(pick: Callable[[tuple[str, ...]], str], frame: str) -> str:
    filled = re.sub(r"\{([a-z]+)\}", lambda slot: pick(SLOTS[slot[1]]), frame)
    filled = re.sub(r" +([.,;])", r"\1", re.sub(r"  +", " ", filled))
    return filled[0].upper() + filled[1:]


def made_report(seed: int, sentences: int = 8) -> str:
    """Return one report, the same on every run."""
    choice = random.Random(seed)  # noqa: S311 - any report will do
    return "".join(_fill(choice.choice, choice.choice(FRAMES)) + choice.choice(GAPS) for _ in range(sentences))


@st.composite
def report_texts(draw: st.DrawFn, *, most: int = 6) -> str:
    """Return a report of up to *most* sentences."""
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=most))
    return "".join(
        _fill(lambda words: draw(st.sampled_from(words)), frame) + draw(st.sampled_from(GAPS)) for frame in frames
    )


_SIGNS: Final = ("killed", "said", "of", "and", "or", "to", "including", "denied", *',."()-%\n')
_WORDS: Final = (
    *_SIGNS,
    *sorted({word for phrases in SLOTS.values() for phrase in phrases for word in phrase.split()}),
)

#: Any text at all: also lone surrogates, NUL, digits of every script, and the signs that matter to us.
ODD_TEXTS: Final = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(), max_size=60),  # with surrogates
    st.text(alphabet="0123456789.,-–—/()[]\"“”’' \t\n\x00\ud800\u00a0\u0301٣½", max_size=120),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
)

#: What a user may pass: a report, a report with something odd inside, or anything.
ANY_TEXTS: Final = st.one_of(
    report_texts(),
    st.tuples(report_texts(most=3), ODD_TEXTS, report_texts(most=3)).map("".join),
    ODD_TEXTS,
)


def corpus_texts(*tables: str) -> tuple[str, ...]:
    """Return the texts of the corpus *tables*, in order."""
    found = []
    for table in tables:
        path = Path(__file__).resolve().parent.parent / "corpus" / f"{table}.toml"
        kinds = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [row["text"] for kind in ("example", "negative") for row in kinds.get(kind, [])]
    return tuple(found)
