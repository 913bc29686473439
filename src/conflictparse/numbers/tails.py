"""
What stands behind an amount: its unit, its counted noun, or what it is a part of.

Read here: "245 square kilometers", "60 per cent", "25-year-old", "12 others", "three each", "30 people a day", "two of
the gunmen", "an eight-member family". Not read here: a sign or a currency before the amount.
Law: a tail with a unit has no noun.
"""

from typing import Final, NamedTuple

from conflictparse.numbers.measures import (
    DEGREES,
    METRE,
    PER_CENT,
    STERLING,
    UNITS,
    Unit,
    UnitTable,
    speed,
    squared,
)
from conflictparse.numbers.nouns import (
    DETERMINERS,
    OF_WHAT,
    find_noun,
    find_noun_after_measure,
    find_noun_of,
    hedge_behind,
)
from conflictparse.numbers.numerals import TIMES, Numeral
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Relation
from conflictparse.numbers.vocabulary import GRAMMAR, MORE
from conflictparse.text.grammar import OTHER, Reading
from conflictparse.text.tokens import Tokens

# A member of an enumeration costs as much as a short function each time that it is looked up, until Python 3.12.
_COUNT: Final = Dimension.COUNT
_TEMPERATURE: Final = Dimension.TEMPERATURE
_ORDINAL: Final = Form.ORDINAL
_FRACTION: Final = Form.FRACTION
_VAGUE: Final = Form.VAGUE
_PART_OF: Final = DETERMINERS | OF_WHAT
_AMOUNTS: Final = frozenset(("NUM", "VAG"))
_COMPARED: Final = frozenset("as more the higher larger bigger greater its their that".split())
_AGE_UNITS: Final = frozenset(("year", "month", "week", "day"))
_PER: Final = frozenset(("a", "an", "per", "each", "every"))
_PERIODS: Final = frozenset(("day", "week", "month", "year", "hour"))
_EACH: Final = frozenset(("each", "apiece"))
#: What is counted is a word of no table, or one of those that a hyphen would join: "12 people", "an 8-man team".
_COUNTED: Final = (OTHER, GRAMMAR.letter["MEMBER"])
#: Words of no table that turn to something else than a counted noun; see the readers of a tail.
_TURNS: Final = frozenset((*MORE, *DETERMINERS, *_EACH, "of", "out", "times", "m"))
_BEHIND_NOUN: Final = _PER | _EACH | {"or", "at"}
_BESIDE_AGE: Final = ",.|;"


class Tail(NamedTuple):
    """What stands after an amount: up to which offset the quantity goes, what it measures, what it counts."""

    end: int
    unit: Unit | None = None
    dimension: Dimension = _COUNT
    noun: tuple[int, int] | None = None
    relation: Relation | None = None
    hedge: Modifier | None = None  # behind the noun: "30 men or more"


def read_tail(tokens: Tokens, reading: Reading, amount: Numeral, money: Unit | None, units: UnitTable) -> Tail:
    """Return what stands behind *amount*; *money* is the currency that stands before it, or None."""
    last = amount.last
    end = tokens.ends[last - 1]
    if amount.form is _ORDINAL or amount.rule == "aged":
        return Tail(end, None, Dimension.OTHER) if amount.rule != "aged" else Tail(end, UNITS["year"], Dimension.AGE)
    if money is not None:
        return Tail(end, money, Dimension.MONEY)
    gap = tokens.gaps[last]
    if gap != " ":
        signed = _read_sign(tokens, last, end, gap.strip(" "))
        if signed is not None:
            return signed
        end += gap.startswith("+") or (amount.rule == "restated")  # the closing bracket
    if amount.unit is not None:
        return _with_speed(tokens, last, Tail(end, amount.unit, amount.unit.dimension))
    if last >= len(tokens.words):
        return Tail(end, dimension=_plain_dimension(amount))
    is_plain = gap == " " and reading.codes[2 * last + 1] in _COUNTED and tokens.lower[last] not in _TURNS
    if is_plain and amount.form is not _FRACTION and not units.may_begin(tokens, last):  # most of them: "12 people"
        tail = _read_counted_noun(tokens, amount, last, Tail(end), None)
    else:
        tail = _read_unit(tokens, reading, amount, units) or _read_noun(tokens, reading, amount, end)
    return tail


def _read_sign(tokens: Tokens, last: int, end: int, gap: str) -> Tail | None:
    """Return the tail of "60%" and "35 °C"; *gap* is what stands before word *last*."""
    if gap.startswith("%"):
        return _share(tokens, last, tokens.text.index("%", end) + 1)
    if gap == "°" and tokens.lower[last : last + 1] in (["c"], ["f"]):
        return Tail(tokens.ends[last], DEGREES[tokens.lower[last]], _TEMPERATURE)
    return None


def _plain_dimension(amount: Numeral) -> Dimension:
    return Dimension.SHARE if amount.form is _FRACTION else _COUNT


def _share(tokens: Tokens, last: int, end: int) -> Tail:
    """Return the tail of "60% of the homes"."""
    noun = None
    if tokens.lower[last : last + 1] == ["of"]:
        noun = find_noun_of(tokens, last + 1)
    return Tail(end, PER_CENT, Dimension.SHARE, noun, Relation.SHARE_OF if noun else None)


def _read_unit(tokens: Tokens, reading: Reading, amount: Numeral, units: UnitTable) -> Tail | None:
    """Return the tail of a measure, or None if no unit follows."""
    i, length = amount.last, len(tokens.words)
    if amount.form is _FRACTION and reading.name(i) == "ARTICLE":
        i += 1  # half an hour
    if i < length and tokens.lower[i] == "of" and amount.form is _VAGUE:
        i += 1  # tens of kilometres, thousands of dollars
    if i < length and tokens.lower[i] in MORE:
        i += 1
    if i >= length or tokens.codes[i] not in ' -"+':
        return None
    if tokens.words[i][0].isupper() and tokens.codes[i + 1] == "-" and "".join(tokens.lower[i + 1 : i + 2]).isdecimal():
        return None  # "three Mi-8 helicopters" are no miles
    name = reading.name(i)
    if name is None and tokens.words[i] != "m" and not units.may_begin(tokens, i):
        return None
    return _read_named_unit(tokens, reading, amount, i, units)


def _read_named_unit(tokens: Tokens, reading: Reading, amount: Numeral, i: int, units: UnitTable) -> Tail | None:
    """Return the tail of the measure whose unit begins at word *i*, or None."""
    unit: Unit | None = None
    name = reading.name(i)
    if name == "SQUARE" and i + 1 < len(tokens.words) and reading.name(i + 1) == "UNIT":
        unit = squared(reading.value(i + 1))
        i += 1
    elif name == "UNIT":
        unit = reading.value(i)
    elif tokens.words[i] == "m" and find_noun(tokens, i + 1, plural_only=True) is None:
        unit = METRE  # "500 m from the gate", but not "1.5 m people"
    found = units.find(tokens, i)
    if found is not None and (unit is None or found[1] > reading.end(i)):
        return _with_speed(tokens, found[1], Tail(tokens.ends[found[1] - 1], found[0], found[0].dimension))
    return None if unit is None else _measure(tokens, reading, amount, i, unit)


def _with_speed(tokens: Tokens, last: int, tail: Tail) -> Tail:
    """Return *tail* with the time that follows a length: "80 km/h"."""
    if tail.unit is None or last >= len(tokens.words) or tokens.gaps[last] != "/":
        return tail
    unit = speed(tail.unit, tokens.lower[last])
    return tail if unit is None else Tail(tokens.ends[last], unit, unit.dimension)


def _measure(tokens: Tokens, reading: Reading, amount: Numeral, i: int, unit: Unit) -> Tail:
    last = reading.end(i)
    end = tokens.ends[last - 1]
    if unit.name == "pound" and amount.scale not in (None, 1):
        unit = STERLING
    if unit is PER_CENT or unit.name == "per cent":
        return _share(tokens, last, end)
    is_old = last < len(tokens.words) and reading.name(last) == "OLD" and tokens.codes[last] in " -"
    if unit.name in _AGE_UNITS and is_old:
        return Tail(tokens.ends[reading.end(last) - 1], unit, Dimension.AGE)
    return _with_speed(tokens, last, Tail(end, unit, unit.dimension))


def _read_noun(tokens: Tokens, reading: Reading, amount: Numeral, end: int) -> Tail:
    i = amount.last
    if tokens.codes[i] == "-":
        return _read_compound(tokens, reading, amount, end)
    if tokens.lower[i] == "times" and "".join(tokens.lower[i + 1 : i + 2]) in _COMPARED:
        return Tail(tokens.ends[i], TIMES, Dimension.OTHER)
    return _read_counted(tokens, reading, amount, end)


def _read_counted(tokens: Tokens, reading: Reading, amount: Numeral, end: int) -> Tail:
    """Return the tail of what is counted, or of the age of a name."""
    i = amount.last
    if tokens.lower[i] == "out" and tokens.lower[i + 1 : i + 2] == ["of"] and tokens.codes[i] == " ":
        i += 1  # 30 out of 36 drones
    code, word = tokens.codes[i], tokens.lower[i]
    dimension, relation = _COUNT, None
    if amount.form is _FRACTION:
        dimension, relation = Dimension.SHARE, Relation.SHARE_OF
    if word == "of" and (code in ' "' or (code == "," and amount.form is _VAGUE)):
        return _read_of(tokens, reading, amount, i, Tail(end, None, dimension, None, relation))
    if word in DETERMINERS and tokens.lower[i - 1] == "of":  # a number of the villages
        return Tail(end, None, dimension, find_noun_of(tokens, i), relation)
    if code in _BESIDE_AGE and _is_age_of_name(tokens, amount):
        return Tail(end, UNITS["year"], Dimension.AGE)
    if code not in ' "+' and amount.rule != "restated":
        return Tail(end, None, dimension, None, relation)
    if relation is not None and word in DETERMINERS:
        i += 1
    return _count(tokens, amount, i, Tail(end, None, dimension, None, relation))


def _read_of(tokens: Tokens, reading: Reading, amount: Numeral, i: int, tail: Tail) -> Tail:
    """Return *tail* with the noun after the "of" at word *i*: "dozens of soldiers", "two of the gunmen"."""
    after = tokens.lower[i + 1 : i + 2]
    if after in (["others"], ["other"], ["more"]):
        return _count(tokens, amount, i + 1, tail)
    relation = tail.relation
    if relation is None and amount.form is not _VAGUE and after:
        whole = i + 1 + (after[0] in DETERMINERS)  # 12 of 20 hostages, 12 of the 20 hostages
        is_amount = whole < len(tokens.words) and reading.name(whole) in _AMOUNTS
        if after[0] in _PART_OF or is_amount:
            relation = Relation.PART_OF
        if is_amount and reading.end(whole) < len(tokens.words):
            return tail._replace(noun=find_noun(tokens, reading.end(whole)), relation=relation)
    return tail._replace(noun=find_noun_of(tokens, i + 1), relation=relation)


def _is_age_of_name(tokens: Tokens, amount: Numeral) -> bool:
    """Tell whether a number between commas after a name is an age: "Ahmad Khalil, 44, from Hama"."""
    first, last = amount.first, amount.last
    if amount.form is not Form.DIGITS or tokens.codes[first] != "," or last - first > 1:
        return False
    if tokens.codes[last] not in _BESIDE_AGE:
        return False
    if first == 0 or not tokens.words[first - 1][:1].isupper() or not isinstance(amount.stated, int):
        return False
    if first > 1 and tokens.words[first - 2][:1].isupper():
        return 0 < amount.stated < 110
    goes_on = last < len(tokens.words) and tokens.words[last][:1].islower() and tokens.lower[last] not in ("and", "or")
    return tokens.codes[last] == "," and 16 <= amount.stated < 100 and goes_on and _opens(tokens, first - 1)


def _opens(tokens: Tokens, i: int) -> bool:
    """Tell whether word *i* opens its sentence: "Nouri, 52, drove"."""
    return tokens.sentence_of(i)[0] == i


def _count(tokens: Tokens, amount: Numeral, i: int, tail: Tail) -> Tail:
    """Return *tail* with the noun from word *i* on, its "more" or "others", and its "each" or "a day"."""
    if i >= len(tokens.words):
        return tail
    word = tokens.lower[i]
    relation = tail.relation
    if word in MORE:
        relation = Relation.ANAPHORIC if word == "others" else Relation.ADDITIONAL
        if word == "others":
            return tail._replace(noun=(i, i + 1), relation=relation)
        i += 1
        if i >= len(tokens.words) or tokens.codes[i] != " ":
            return tail._replace(relation=relation)
        if word == "more" and tokens.lower[i] == "than":
            return tail
    return _read_counted_noun(tokens, amount, i, tail, relation)


def _read_counted_noun(tokens: Tokens, amount: Numeral, i: int, tail: Tail, relation: Relation | None) -> Tail:
    """Return *tail* with what is named from word *i* on, and with what the word behind the noun says of it."""
    noun = find_noun(tokens, i, singular=amount.high == 1) or find_noun_after_measure(tokens, i)
    if noun is None:
        is_each = relation is None and tokens.lower[i] in _EACH and tokens.codes[i] == " "
        relation = Relation.DISTRIBUTIVE if is_each else relation
        return tail if relation is tail.relation else tail._replace(relation=relation)
    after = noun[1]
    tail = Tail(tail.end, None, tail.dimension, noun, relation)
    if after < len(tokens.words) and tokens.lower[after] in _BEHIND_NOUN and tokens.codes[after] == " ":
        return _with_behind(tokens, after, tail)
    return tail


def _with_behind(tokens: Tokens, i: int, tail: Tail) -> Tail:
    """Return *tail* with what word *i* says of it: a rate, "each", or "or more"."""
    word, following = tokens.lower[i], "".join(tokens.lower[i + 1 : i + 2])
    if word in _PER and following in _PERIODS:
        return tail._replace(dimension=Dimension.RATE, unit=UNITS[following])
    if word in _EACH:
        return tail._replace(relation=Relation.DISTRIBUTIVE)
    return tail._replace(hedge=hedge_behind(tokens, i))


def _read_compound(tokens: Tokens, reading: Reading, amount: Numeral, end: int) -> Tail:
    """Return the tail of "an eight-member family" (a count) or "a three-storey house" (an attribute)."""
    i = amount.last
    if tokens.lower[i][:1].isdecimal():
        return Tail(end)
    if tokens.lower[i] == "fold":
        return Tail(tokens.ends[i], TIMES, Dimension.OTHER)
    dimension = _COUNT if reading.name(i) == "MEMBER" else Dimension.OTHER
    return Tail(end, None, dimension, (i, i + 1))
