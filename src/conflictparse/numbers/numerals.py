"""
Numerals: the amount itself, before hedges, units and nouns ("1.7 million", "half a dozen", "tens of thousands").

Each reader takes the words that a shape of rules.py matched and returns a :class:`Numeral`, a
:class:`NotCount`, or None when a closer look says that this shape does not fit.
Law: ``low <= stated <= high`` where all three are known.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from conflictparse.numbers.context import is_time_of_day, why_no_count, why_no_one
from conflictparse.numbers.digits import (
    CURRENCY_CODES,
    MULTIPLIERS,
    Figure,
    grain_of,
    read_figure,
    read_tail,
    read_vulgar,
    times,
)
from conflictparse.numbers.measures import CALIBRES, CURRENCIES, METRE, UNITS, Unit
from conflictparse.numbers.nouns import find_noun, is_plural
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Number, Relation
from conflictparse.text.grammar import Match
from conflictparse.text.tokens import Tokens

#: What "twice" and "three-fold" are given in.
TIMES: Final = Unit("times", Dimension.OTHER)
#: A third has no exact decimal.
_THIRD: Final = 3
#: The parts of "2 1/2 years".
_WRITTEN_PARTS: Final = (2, _THIRD, 4, 8)
_MOST_DECIMALS: Final = 6
#: Before the point of ".534".
_BEFORE_POINT: Final = frozenset((" ", "\n", "(", "$", "~"))
#: Looking a member up costs as much as a short function until Python 3.12.
_DIGITS: Final = Form.DIGITS
_WORDS: Final = Form.WORDS
_EXACT: Final = Modifier.EXACT
SPELLED: Final = ("ONE", "ONES", "TEENS", "TENS")


class Numeral(NamedTuple):
    """An amount: words ``first`` up to but not including ``last``, its interval, and how it is written."""

    first: int
    last: int
    low: Number | None
    high: Number | None
    stated: Number | None = None
    form: Form = Form.DIGITS
    modifier: Modifier = Modifier.EXACT
    low_open: bool = False
    high_open: bool = False
    grain: Number | None = None
    scale: int | None = None  # what "million" multiplied the figure by
    unit: Unit | None = None  # when it is written onto the digits: "12km"
    relation: Relation | None = None
    rule: str = ""


class NotCount(NamedTuple):
    """Words ``first`` up to but not including ``last`` hold a number that counts nothing, and why."""

    first: int
    last: int
    why: str


def exact(m: Match, value: Number, form: Form, *, grain: Number | None = None, scale: int | None = None) -> Numeral:
    """Return the numeral of one figure."""
    if grain is None and isinstance(value, int):
        grain = grain_of(value)
    if value == 0:
        form = Form.ZERO
    return Numeral(m.first, m.last, value, value, value, form, _EXACT, False, False, grain, scale, None, None, m.rule)


def _figure(m: Match, *, decimal: bool) -> Figure | None:
    """Return the figure of the first word of *m*."""
    word = m.reading.tokens.lower[m.first]
    if word.isdecimal():
        return read_figure(word)
    part = read_vulgar(word)
    if part is not None:
        return Figure(part, Decimal("0.1") if part % 1 else 1)
    return read_figure(word, decimal=decimal)


def read_digits(m: Match) -> Numeral | NotCount | None:
    """Read "1,800"."""
    tokens = m.reading.tokens
    why = why_no_count(tokens, m.first)
    if why is not None:
        return NotCount(m.first, m.last, why)
    word = tokens.lower[m.first]
    if tokens.gaps[m.first] != " " and _has_leading_point(tokens, m.first):
        return None
    if len(word) < 5 and word.isdecimal():  # most of them
        return exact(m, int(word), _DIGITS)
    found = _figure(m, decimal=not word.isdecimal() and _before_unit(m))
    if found is None:
        return NotCount(m.first, m.last, "code")
    return exact(m, found.value, _DIGITS, grain=found.grain)


def read_leading_point(m: Match) -> Numeral | NotCount | None:
    """Read ".534", ".50 calibre"; not "... ended.12 men fled", where a space is missing."""
    tokens, word = m.tokens, m.tokens.lower[m.first]
    if not _has_leading_point(tokens, m.first) or len(word) > _MOST_DECIMALS:
        return None
    if word in CALIBRES and not _before_unit(m) and tokens.codes[m.first] != "$":
        return NotCount(m.first, m.last, "calibre")  # ".38 revolvers"
    found = read_figure(f"0.{word}", decimal=True)
    return None if found is None else exact(m, found.value, Form.DIGITS, grain=found.grain)


def _has_leading_point(tokens: Tokens, i: int) -> bool:
    """Tell whether a point that ends no sentence is written onto the digits of word *i*."""
    gap = tokens.gaps[i]
    opens = gap[-2:-1] in _BEFORE_POINT or (i == 0 and gap == ".")
    return gap[-1:] == "." and opens and tokens.lower[i].isdecimal()


def read_mixed(m: Match) -> Numeral | None:
    """Read "2 1/2 years", "1-1/2 miles"; the part must be one that people write so, and something must follow."""
    whole, part, parts = (int(m.tokens.lower[i]) for i in m.where("SHORT", "THREE"))
    if parts not in _WRITTEN_PARTS or not 0 < part < parts or m.tokens.gaps[m.last - 1] != "/":
        return None
    if not _before_unit(m) and not _names_many(m.tokens, m.last):
        return None
    return exact(m, whole + Decimal(part) / parts if parts != _THIRD else whole + Fraction(part, parts), Form.MIXED)


def read_minus(m: Match) -> Numeral | None:
    """Read "minus 12 degrees", "minus-130"; not "the army minus 12 deserters"."""
    if not _before_unit(m) and m.last < len(m.tokens.words) and find_noun(m.tokens, m.last) is not None:
        return None
    found = _figure(m._replace(first=m.first + 1), decimal=True) if m.where("FIGURE") else None
    value = spell(m)[0] if found is None else found.value
    return exact(m, -value, Form.WORDS if found is None else Form.DIGITS) if value else None


def _before_unit(m: Match) -> bool:
    last = m.last
    if last >= len(m.tokens.words):
        return False
    return m.tokens.codes[last] == "%" or m.reading.name(last) in ("UNIT", "SQUARE", "SCALE")


def read_digits_scale(m: Match) -> Numeral | NotCount | None:
    """Read "1.7 million", "5 hundred", "2 dozen", "½ million"."""
    why = why_no_count(m.tokens, m.first)
    if why is not None and not why.startswith("year"):
        return NotCount(m.first, m.last, why)
    found = _figure(m, decimal=True)
    if found is None:
        return None
    scale = 1
    for factor in m.values("SCALE", "HUNDRED", "DOZEN"):
        scale *= factor
    return exact(m, times(found.value, scale), Form.MIXED, grain=times(found.grain, scale), scale=scale)


def read_scaled(m: Match) -> Numeral | NotCount | None:
    """Read "10k", "1.5bn", "3.7m people"; "500m" with nothing counted after it is metres."""
    why = why_no_count(m.tokens, m.first)
    if why is not None:
        return NotCount(m.first, m.last, why)
    found = _figure(m, decimal=True)
    if found is None:
        return NotCount(m.first, m.last, "code")
    tail = read_tail(m.tokens.lower[m.first])
    money = m.tokens.gaps[m.first][-1:] in CURRENCIES
    if tail == "m" and not money and not _counts_something(m):
        return exact(m, found.value, Form.DIGITS, grain=found.grain)._replace(unit=METRE)
    scale = MULTIPLIERS[tail]
    return exact(m, times(found.value, scale), Form.MIXED, grain=times(found.grain, scale), scale=scale)


def _counts_something(m: Match) -> bool:
    if m.last >= len(m.tokens.words) or m.tokens.codes[m.last] not in ' "':
        return False
    return m.tokens.lower[m.last] == "of" or _names_many(m.tokens, m.last)


def _names_many(tokens: Tokens, i: int) -> bool:
    """Tell whether a plural is counted: "people", "combined digital and physical sales"."""
    noun = find_noun(tokens, i)
    return noun is not None and is_plural(tokens.lower[noun[1] - 1])


def read_united(m: Match) -> Numeral | NotCount | None:
    """Read "12km", "122mm"."""
    word = m.tokens.lower[m.first]
    found, tail = read_figure(word, decimal=True), read_tail(word)
    if found is None:
        return NotCount(m.first, m.last, "code")
    if tail in ("hrs", "hr") and is_time_of_day(word.removesuffix(tail)):
        return NotCount(m.first, m.last, "clock time")  # "at 1230hrs"
    return exact(m, found.value, Form.DIGITS, grain=found.grain)._replace(unit=UNITS[tail])


def read_priced(m: Match) -> Numeral | NotCount:
    """Read "USD10m", "EUR1,700", "$US113 trillion"."""
    words = m.tokens.lower
    letters = words[m.first].rstrip("0123456789kmbnt.")
    figures = "".join(f"{m.tokens.gaps[i]}{words[i]}" for i in [*m.where("SHORT", "THREE", "DIGITS")])
    written = words[m.first][len(letters) :] + figures
    found = read_figure(written, decimal=True)
    if found is None or (letters == "us" and not m.tokens.gaps[m.first].endswith("$")):
        return NotCount(m.first, m.last, "designation")
    scale = MULTIPLIERS.get(read_tail(written), 1)
    for factor in m.values("SCALE"):
        scale *= factor
    amount = exact(m, times(found.value, scale), Form.DIGITS, grain=times(found.grain, scale), scale=scale)
    return amount._replace(unit=CURRENCY_CODES[letters])


def read_spaced(m: Match) -> Numeral | None:
    """Read "380 000": groups of three digits after single spaces."""
    if any(len(gap) != 1 for gap in m.tokens.gaps[m.first + 1 : m.last]) or why_no_count(m.tokens, m.first):
        return None
    if not m.tokens.lower[m.last - 1].endswith("0") and m.last - m.first < 3:
        return None  # "on 12 May 300 people"; a rounded figure is what is grouped in prose
    found = read_figure("".join(m.tokens.lower[m.first : m.last]))
    return None if found is None else exact(m, found.value, Form.DIGITS, grain=found.grain)


def spell(m: Match) -> tuple[int, int]:
    """Return the value of the number words of *m* and the last scale among them (1 if none)."""
    total = current = 0
    scale = 1
    for i in m.where(*SPELLED, "HUNDRED", "SCALE"):
        value, name = m.reading.value(i), m.reading.name(i)
        if name == "HUNDRED":
            current = max(current, 1) * 100
        elif name == "SCALE":
            scale = value
            total, current = (total * value, 0) if not current and total else (total + max(current, 1) * value, 0)
        else:
            current += value
    if not total and scale == 1 and m.where("HUNDRED") and current % 100 == 0:
        scale = 100  # "six to eight hundred"
    return total + current, scale


def read_spelled(m: Match) -> Numeral | NotCount | None:
    """Read "eight", "twenty-one", "one hundred and five", "thirty-five thousand"."""
    if m.last - m.first == 1:
        why = why_no_one(m.tokens, m.first)
        if why is not None:
            return NotCount(m.first, m.last, why)
        return exact(m, m.reading.value(m.first), _WORDS)
    value, scale = spell(m)
    return exact(m, value, _WORDS, scale=scale)


def read_and_a_half(m: Match) -> Numeral | None:
    """Read "one and a half million", "a million and a half", "two and a half"."""
    scales = m.values("SCALE")
    scale = scales[0] if scales else 1
    if not scales and m.reading.name(m.first) == "ARTICLE":
        return None  # "a and a half"
    number = m.values("ARTICLE", *SPELLED, "FIGURE")[0]
    if number is None:  # digits
        found = _figure(m, decimal=True)
        if found is None:
            return None
        number = found.value
    return exact(m, times(number + Decimal("0.5"), scale), Form.WORDS, scale=scale)


def read_half_of_scale(m: Match) -> Numeral:
    """Read "half a million", "half a dozen"."""
    scale = m.values("SCALE", "HUNDRED", "DOZEN")[0]
    return exact(m, scale // 2, Form.WORDS, scale=scale)


def read_quarters_of_scale(m: Match) -> Numeral:
    """Read "a quarter of a million", "three quarters of a million"."""
    scale = m.values("SCALE")[0]
    count = m.values("ARTICLE", "DIGIT")[0]
    part = m.values("QUARTER", "PARTS")[0]
    return exact(m, times(Fraction(count, part), scale), Form.WORDS, scale=scale)


def read_bare_dozen(m: Match) -> Numeral | None:
    """Read "dozen people", "the dozen men"; not "by the dozen", "a half dozen"."""
    tokens = m.tokens
    if m.first and tokens.codes[m.first] == "-":
        return None
    following = "".join(tokens.lower[m.last : m.last + 1])
    counts = tokens.codes[m.last] == " " and (following in ("others", "more") or _names_many(tokens, m.last))
    return exact(m, 12, Form.WORDS) if counts else None


def read_dozen(m: Match) -> Numeral | None:
    """Read "a dozen", "two dozen", "three score"."""
    count = 1
    for value in m.values("ARTICLE", *SPELLED):
        count = value
    scale = m.values("DOZEN", "SCORE")[0]
    made = exact(m, count * scale, Form.WORDS, scale=scale)
    return made._replace(relation=Relation.ADDITIONAL) if m.where("ADDITIONAL") else made
