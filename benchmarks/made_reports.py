"""
Short reports made from templates: as many as are wanted, no two alike, the same on every run.

The words are our own; places and parties are such as real reports name, in combinations that never happened.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Final

_PLACES: Final = (
    "Sarmin", "Saraqib", "Binnish", "Ariha", "Kafr Nabl", "Maarat al-Numan", "Atarib", "Azaz", "Al-Bab", "Jarabulus",
    "Manbij", "Raqqa", "Deir ez-Zor", "Mayadin", "Palmyra", "Homs", "Hama", "Douma", "Daraa", "Latakia", "Mosul",
    "Tal Afar", "Kirkuk", "Ramadi", "Fallujah", "Baqubah", "Sanaa", "Taiz", "Marib", "Hodeidah", "Aden", "Saada",
    "Kharkiv", "Kherson", "Mariupol", "Bakhmut", "Kabul", "Kunduz", "Kandahar", "Mogadishu", "Kismayo", "Baidoa",
    "Maiduguri", "Gao", "Timbuktu", "Mopti", "Goma", "Bunia", "El Fasher", "Nyala", "Geneina", "Khartoum",
)  # fmt: skip
_SIDES: Final = (
    "government forces", "the army", "rebel fighters", "an opposition faction", "pro-government militias", "gunmen",
    "the Islamic State group", "al-Shabaab fighters", "Houthi forces", "Russian forces", "Ukrainian troops",
    "Turkish-backed factions", "the Syrian Democratic Forces", "Taliban fighters", "unidentified armed men",
)  # fmt: skip
_SAYS: Final = (
    "activists said", "a medic said", "the Syrian Observatory for Human Rights said", "local officials said",
    "residents told reporters", "the health ministry said", "a military source said", "state media reported",
    "the United Nations said", "according to two witnesses", "a hospital director said", "aid workers said",
)  # fmt: skip
_MEANS: Final = (
    "shelling", "an airstrike", "a car bomb", "a suicide bombing", "mortar fire", "a roadside bomb", "a drone strike",
    "artillery fire", "an exchange of gunfire", "rockets",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PEOPLE: Final = ("people", "civilians", "villagers", "soldiers", "fighters", "residents", "displaced people")
_HEDGES: Final = ("", "", "at least ", "more than ", "about ", "up to ", "nearly ")
_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "dozens of")
_EVENTS: Final = (
    "{Means} killed {n} {people} in {place} on {day}, including {k} children, {says}.",
    "{n} {people} were killed and {m} wounded when {means} hit a market in {place} on {day}, {says}.",
    "{Side} captured {w} villages near {place} after clashes in which {n} fighters died, {says}.",
    "{Means} near {place} left {n} dead and {m} injured, {says}.",
    "Some {big} people have fled {place} since {side} advanced on {day}, {says}.",
    "{Side} said they had destroyed {w} tanks and {k} vehicles on the road to {place}.",
    "The death toll from {day}'s attack on {place} has risen to {n}, {says}.",
    "{Side} shelled the outskirts of {place}, wounding {m} {people}, {says}, but the army denied the report.",
    "Gunmen abducted {w} aid workers on the road between {place} and {other} on {day}.",
    "In {other}, {means} damaged {w} houses and a school; no casualties were reported.",
    "{Side} repelled an attack on {place}, killing {k} attackers, {says}.",
)
_REST: Final = (
    "The road to {other} remained closed for the {nth} day.",
    "Hospitals in {other} are short of fuel and medicine, {says}.",
    "There was no immediate comment from {side}.",
    "A ceasefire agreed last month has not held around {place}.",
    "More than {big} people live in camps near {other}.",
    "Witnesses said they heard {w} explosions before dawn.",
    "The figures could not be confirmed independently.",
)


def make_report(number: int) -> str:
    """Return the report of that number: five to nine sentences in two or three paragraphs."""
    chance = random.Random(number)  # noqa: S311 - no secret: the same reports on every run
    lead = _sentence(chance, _EVENTS)
    sentences = [_sentence(chance, _EVENTS if chance.random() < 0.6 else _REST) for _ in range(chance.randint(4, 8))]
    middle = len(sentences) // 2
    return "\n\n".join((lead, " ".join(sentences[:middle]), " ".join(sentences[middle:]))) + "\n"


def make_lines(count: int) -> Iterator[str]:
    """Yield *count* reports as lines of JSON, with an id and a date."""
    for number in range(count):
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield json.dumps({"id": f"r{number:06}", "date": day, "text": make_report(number)}) + "\n"


def _sentence(chance: random.Random, forms: tuple[str, ...]) -> str:
    means, side = chance.choice(_MEANS), chance.choice(_SIDES)
    n = chance.randint(2, 90)
    sentence = chance.choice(forms).format(
        Means=means[0].upper() + means[1:],
        means=means,
        Side=side[0].upper() + side[1:],
        side=side,
        place=chance.choice(_PLACES),
        other=chance.choice(_PLACES),
        people=chance.choice(_PEOPLE),
        says=chance.choice(_SAYS),
        day=chance.choice(_DAYS),
        n=chance.choice(_HEDGES) + str(n),
        m=chance.randint(2, 200),
        k=chance.randint(2, 9),
        w=chance.choice(_WORDS),
        nth=chance.choice(("third", "fourth", "fifth", "tenth")),
        big=f"{chance.randint(1, 400) * 500:,}",
    )
    return sentence[0].upper() + sentence[1:]
