"""
How values are put into words for people: figures, parties, places, times and sources.

Words of the report are shown as they stand, but never raw: control and direction characters could
rearrange a terminal, and lone surrogates could not be printed at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from conflictparse.actors.actor import ActorMention, ActorStatus
from conflictparse.claims.claim import Claim, PartRole, Source
from conflictparse.claims.dating import OF_EARLIER, OF_OPENING
from conflictparse.numbers.quantity import Form, Modifier, Number, Quantity, Relation
from conflictparse.places.place import MatchStatus, PlaceMention
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

#: How a claim that is only a part is marked; a partition shows in the sum below its whole.
PART_MARKS: Final[Mapping[PartRole | None, str]] = MappingProxyType(
    {PartRole.INCLUDING: "included", PartRole.FRACTION: "share"}
)
_SIGNS: Final[Mapping[Modifier, str]] = MappingProxyType(
    {
        Modifier.MORE_THAN: "> ",
        Modifier.AT_LEAST: "≥ ",
        Modifier.LESS_THAN: "< ",
        Modifier.AT_MOST: "≤ ",
        Modifier.UP_TO: "up to ",
        Modifier.JUST_UNDER: "just under ",
        Modifier.JUST_OVER: "just over ",
        Modifier.WELL_OVER: "well over ",
        Modifier.ABOUT: "about ",
    }
)
# In a sum a sign beside "=" or "≠" would be misread, so these are spelled out.
_SPELLED: Final[Mapping[str, str]] = MappingProxyType({
    "> ": "more than ", "≥ ": "at least ", "< ": "less than ", "≤ ": "at most ",
})  # fmt: skip
_UNITS: Final[Mapping[str, str]] = MappingProxyType({
    "kilometre": "km", "metre": "m", "mile": "mi", "percent": "%", "millimetre": "mm", "hectare": "ha",
    "square kilometre": "km²", "kilogram": "kg",
})  # fmt: skip
_RELATIONS: Final[Mapping[Relation, str]] = MappingProxyType(
    {
        Relation.ADDITIONAL: " more",
        Relation.DISTRIBUTIVE: " each",
    }
)
_PREPOSITIONS: Final = frozenset({"according to", "as reported by", "by", "citing", "from", "per", "quoting"})
_BREAKS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]++")
_INVISIBLE: Final = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_LONGEST: Final = 18  # digits; a figure with more is no count of anything, and its exponent says enough


def clean_words(text: str) -> str:
    r"""
    Return *text* on one line, without characters that could upset a terminal.

    >>> clean_words("12\r\n  people\x1b[31m")
    '12 people [31m'
    """
    visible = _INVISIBLE.sub("", _BREAKS.sub(" ", text)).strip()
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", visible)


def count_words(count: int, word: str) -> str:
    """
    Return how many there are of what *word* names.

    >>> count_words(1, "report"), count_words(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def number_words(number: Number) -> str:
    """
    Return *number* with its thousands set apart.

    >>> number_words(1_700_000), number_words(Decimal("0.5")), number_words(Fraction(1, 3))
    ('1,700,000', '0.5', '1/3')
    """
    if isinstance(number, Fraction):
        return f"{number_words(number.numerator)}/{number_words(number.denominator)}"
    exact = Decimal(number)
    if not exact.is_finite() or not -_LONGEST <= exact.adjusted() <= _LONGEST:
        return f"{exact:.3g}"
    return f"{exact:,f}"


def interval_words(low: Number | None, high: Number | None, *, low_open: bool = False, high_open: bool = False) -> str:
    """
    Return an interval as it is written.

    >>> interval_words(24, 99), interval_words(2, None), interval_words(None, 10, high_open=True), interval_words(1, 1)
    ('24–99', '≥ 2', '< 10', '1')
    """
    if low is None and high is None:
        return "?"
    if low is None or high is None:
        end, sign = (high, "< " if high_open else "≤ ") if low is None else (low, "> " if low_open else "≥ ")
        return sign + number_words(end or 0)
    return number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"


def figure_words(quantity: Quantity | None) -> str:
    """
    Return the bound and the figure of *quantity*.

    >>> q = Quantity(start=0, end=11, text="at least 75", low=75, high=None, stated=75, modifier=Modifier.AT_LEAST)
    >>> figure_words(q)
    '≥ 75'
    >>> figure_words(Quantity(start=0, end=6, text="dozens", low=24, high=99, modifier=Modifier.VAGUE))
    '24–99 (dozens)'
    """
    if quantity is None:
        return ""
    return _bare_figure(quantity) + _unit(quantity) + _RELATIONS.get(quantity.relation or Relation.GLOSS, "")


def term_words(quantity: Quantity | None) -> str:
    """
    Return *quantity* as a term of a sum, its bound spelled out.

    >>> term_words(Quantity(start=0, end=9, text="200-odd", low=200, high=None, stated=200,
    ...                     modifier=Modifier.MORE_THAN))
    'more than 200'
    """
    words = figure_words(quantity) or "?"
    return _SPELLED.get(words[:2], words[:2]) + words[2:]


def _bare_figure(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if (
        quantity.modifier is Modifier.ONE_OF
        and low is not None
        and high is not None
        and Fraction(high) - Fraction(low) == 1
    ):
        return f"{number_words(low)} or {number_words(high)}"
    if quantity.stated is not None and quantity.modifier is not Modifier.BETWEEN:
        return _SIGNS.get(quantity.modifier, "") + number_words(quantity.stated)
    interval = interval_words(low, high, low_open=quantity.low_open, high_open=quantity.high_open)
    if quantity.modifier is Modifier.VAGUE and quantity.form is not Form.PLURAL:
        return f"{interval} ({clean_words(quantity.text).lower()})"
    return interval


def _unit(quantity: Quantity) -> str:
    if not quantity.unit:
        return ""
    unit = _UNITS.get(quantity.unit, clean_words(quantity.unit))
    return unit if unit == "%" else f" {unit}"


def actor_words(actor: ActorMention) -> str:
    """
    Return the record of an actor, with the words of the report where they differ.

    >>> actor_words(ActorMention(start=0, end=8, text="the army", name="Syrian Arab Army",
    ...                          status=ActorStatus.RESOLVED))
    'Syrian Arab Army (“the army”)'
    """
    words = clean_words(actor.text)
    if not actor.name or actor.status is not ActorStatus.RESOLVED:
        return words or clean_words(actor.name or "")
    name = clean_words(actor.name)
    bare = words.casefold().removeprefix("the ").partition(" (")[0]  # The Kestrel Monitor (KM)
    return name if bare in {"", name.casefold().removeprefix("the ")} else f"{name} (“{words}”)"


def places_words(places: tuple[PlaceMention, ...]) -> str:
    """
    Return where, most specific first; a place that only holds another one is not repeated.

    >>> places_words((PlaceMention(start=0, end=6, text="Sarmin", name="Sarmin", admin1="Idlib", country="SYR",
    ...                            status=MatchStatus.RESOLVED),
    ...               PlaceMention(start=8, end=13, text="Idlib", name="Idlib", country="SYR",
    ...                            status=MatchStatus.RESOLVED)))
    'Sarmin, Idlib, SYR'
    """
    holders = {unit for place in places for unit in (place.admin1, place.admin2) if unit}
    narrow = [p for p in places if p.name not in holders or p.direction or p.distance_km is not None]
    words = [_place_words(place) for place in narrow or places]
    return "; ".join(dict.fromkeys(words))


def _place_words(place: PlaceMention) -> str:
    words = clean_words(place.text)
    if place.status is not MatchStatus.RESOLVED or not place.name:
        return f"{words} ({'ambiguous' if place.status is MatchStatus.AMBIGUOUS else 'unresolved'})"
    units = dict.fromkeys(clean_words(unit) for unit in (place.name, place.admin1, place.country) if unit)
    record = ", ".join(units)
    narrowed = place.direction or place.distance_km is not None or place.relation not in {None, "in"}
    return f"{record} (“{words}”)" if narrowed and words != place.name else record


def time_words(time: Time) -> str:
    """
    Return when: days where they are known, and the words.

    >>> from datetime import date
    >>> day = date(2024, 11, 27)
    >>> time_words(Time(start=0, end=12, text="on Wednesday", from_date=day, to_date=day))
    '2024-11-27 (“on Wednesday”)'
    """
    words = f"“{clean_words(time.text)}”"
    first, last = time.from_date, time.to_date
    if first is None and last is None:
        days = ""
    elif last is None or (time.kind is TimeKind.SINCE and first is not None):
        days = f"since {first}"
    elif first is None or time.kind is TimeKind.UNTIL:
        days = f"until {last}"
    else:
        days = str(first) if first == last else f"{first} to {last}"
    vague = "about " if days and time.precision is Precision.VAGUE else ""
    said = ", of the statement" if time.role is TimeRole.STATEMENT else ""
    said += next((f", {where}" for where in (OF_EARLIER, OF_OPENING) if time.rule.endswith(where)), "")
    return f"{vague}{days} ({words}{said})" if days else f"{words}{said}"


def source_words(claim: Claim) -> str:
    """Return who says so, nearest first, with the verb; empty when nobody is named."""
    chain = [claim.source] if claim.source else []
    chain += [source for source in claim.sources if source not in chain]
    return " ‹ ".join(_source_words(source) for source in chain)


def _source_words(source: Source) -> str:
    who = actor_words(source.actor) if source.actor else clean_words(source.text)
    verb = clean_words(source.verb or "")
    said = f"{verb} {who}" if verb.casefold() in _PREPOSITIONS else f"{who} {verb}".rstrip()
    return f"{said}, in quotation marks" if source.quoted else said


def affected_words(claim: Claim) -> list[str]:
    """
    Return who or what was affected: the counted words, the party, the category.

    >>> from conflictparse.claims.claim import Category, Evidence
    >>> from conflictparse.effects.effect import Effect
    >>> affected_words(Claim(id="c1", start=0, end=30, effect=Effect.KILLED, trigger=Evidence(0, 6, "killed"),
    ...                      counted=Evidence(9, 17, "soldiers"), category=Category.COMBATANT))
    ['soldiers', 'combatant']
    """
    noun = claim.quantity.noun if claim.quantity else None
    counted = clean_words(claim.counted.text if claim.counted else noun or "")
    words = [counted] if counted else []
    if claim.victim:
        party = actor_words(claim.victim)
        plain = clean_words(claim.victim.text).casefold() == counted.casefold()
        words.append(clean_words(claim.victim.name or "") if plain else party)
    category = claim.category.value
    if category != "unknown" and not any(category in word.casefold() for word in words):
        words.append(category)
    return list(dict.fromkeys(word for word in words if word))
