"""
Units and currencies that are written onto the digits, where no table of words knows the whole word.

Read here: "45g", "30Mbps", "2.4GHz" (the units are an argument), "RM79", "Rs1,700", "$US3 million". Not read here:
"12km" and "122mm", which the grammar knows. Law: only words that count nothing so far are looked at, so a text
without them costs nothing.
"""

from __future__ import annotations

import re
from typing import Final

from conflictparse.numbers.context import why_no_count
from conflictparse.numbers.digits import MULTIPLIERS, read_figure, read_tail, times
from conflictparse.numbers.measures import CURRENCY_MARKS, Unit, UnitTable
from conflictparse.numbers.numerals import NotCount, Numeral, exact
from conflictparse.numbers.quantity import Form
from conflictparse.numbers.vocabulary import LABELS, SCALES
from conflictparse.text import Pattern
from conflictparse.text.grammar import Match, Reading

_PRICE: Final = Pattern(rf"({'|'.join(sorted(CURRENCY_MARKS, key=len, reverse=True))})(\d++[a-z]{{0,3}}+)", re.ASCII)
#: Lines of a screen and generations of a telephone network measure nothing.
_NAMES: Final = frozenset("240p 360p 480p 720p 1080p 1440p 2160p 4320p 2g 3g 4g 5g 6g".split())
_MOST_GROUPS: Final = 5
_SURE_SYMBOL: Final = 3


def with_glued(reading: Reading, items: list[Numeral | NotCount], units: UnitTable) -> list[Numeral | NotCount]:
    """Return *items* with the designations that are a number and its unit turned into numerals."""
    out: list[Numeral | NotCount] = []
    free = 0
    for item in items:
        if item.first < free:
            continue
        made = None
        if isinstance(item, NotCount) and item.why == "designation" and item.last - item.first == 1:
            made = _read_price(reading, item.first) or _read_measure(reading, item.first, units)
        out.append(item if made is None else made)
        free = out[-1].last
    return out


def _read_measure(reading: Reading, i: int, units: UnitTable) -> Numeral | None:
    """Read "45g": digits and a symbol of *units*."""
    tokens = reading.tokens
    word = tokens.words[i]
    unit = units.of_tail(read_tail(word)) if word[:1].isdecimal() else None
    if unit is None or word in _NAMES or _is_named(reading, i):
        return None
    why = why_no_count(tokens, i)
    if why is not None and (why != "designation" or tokens.codes[i] != " " or len(unit.symbol) < _SURE_SYMBOL):
        return None  # "the Ford 640bhp engine" measures, "an iPhone 5g" does not
    found = read_figure(word, decimal=True)
    if found is None:
        return None
    made = exact(Match(reading, i, i + 1), found.value, Form.DIGITS, grain=found.grain)
    return made._replace(unit=unit, rule="digits with a unit")


def _is_named(reading: Reading, i: int) -> bool:
    """Tell whether this is the "3p" of "3p.m.", or the "5g" of "Section 5g"."""
    tokens = reading.tokens
    if i and tokens.gaps[i] == " " and tokens.lower[i - 1] in LABELS:
        return True
    return tokens.gaps[i + 1] == "." and tokens.lower[i + 1 : i + 2] == ["m"]


def _read_price(reading: Reading, i: int) -> Numeral | None:
    """Read "RM79", "Rs1,700", "US3 million"."""
    tokens = reading.tokens
    price = _PRICE.fullmatch(tokens.words[i])
    if price is None or (price[1] == "US" and not tokens.gaps[i].endswith("$")) or tokens.codes[i] == "-":
        return None
    last, digits = i + 1, price[2]
    while last < min(len(tokens.words), i + _MOST_GROUPS) and tokens.gaps[last] in (",", "."):
        if not (digits[-1].isdecimal() and tokens.lower[last][:1].isdecimal()):
            break
        digits += tokens.gaps[last] + tokens.lower[last]
        last += 1
    return _to_price(reading, i, last, digits, CURRENCY_MARKS[price[1]])


def _to_price(reading: Reading, first: int, last: int, digits: str, unit: Unit) -> Numeral | None:
    tokens = reading.tokens
    found, tail = read_figure(digits, decimal=True), read_tail(digits)
    if found is None or (tail and tail not in MULTIPLIERS):
        return None
    scale = MULTIPLIERS.get(tail, 1)
    if last < len(tokens.words) and tokens.codes[last] == " " and tokens.lower[last] in SCALES:
        scale *= SCALES[tokens.lower[last]]
        last += 1
    form = Form.DIGITS if scale == 1 else Form.MIXED
    made = exact(Match(reading, first, last), times(found.value, scale), form, grain=times(found.grain, scale))
    return made._replace(unit=unit, rule="digits" if scale == 1 else "digits with a scale")
