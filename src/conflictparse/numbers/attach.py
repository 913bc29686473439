"""
From an amount to a quantity: where it begins, what stands behind it, and how it relates to the quantity before it.

Read here: a sign and a currency before it ("$2 million", "-5 degrees"), a figure in brackets that restates a measure
("10 kilometers (6 miles)"). Not read here: what stands behind the amount; see :mod:`conflictparse.numbers.tails`.
Law: a measure has a unit and no noun; a count has no unit.
"""

from typing import Final

from conflictparse.numbers.amounts import bound
from conflictparse.numbers.measures import (
    CURRENCIES,
    CURRENCY_MARKS,
    UNITS,
    Unit,
    UnitTable,
)
from conflictparse.numbers.numerals import TIMES, Numeral
from conflictparse.numbers.quantity import Dimension, Modifier, Quantity, Relation
from conflictparse.numbers.tails import Tail, read_tail
from conflictparse.numbers.vocabulary import SIGNS
from conflictparse.text.grammar import Reading
from conflictparse.text.tokens import INVISIBLE, Tokens

# A member of an enumeration costs as much as a short function each time that it is looked up, until Python 3.12.
_COUNT: Final = Dimension.COUNT
_TEMPERATURE: Final = Dimension.TEMPERATURE
_EXACT: Final = Modifier.EXACT
#: Bounds that a figure in brackets restates: "under 10 km (6 miles)". "Almost 10 km (6 miles)" is rounded down already.
_KEPT: Final = frozenset(
    (
        *(Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST, Modifier.UP_TO),
        *(Modifier.JUST_OVER, Modifier.WELL_OVER),
    )
)
_SHARP: Final = ("just", "slightly", "a little")
_SIGNS: Final = frozenset((*CURRENCIES, *SIGNS))
_GLOSSED: Final = frozenset(
    (
        *(Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.VOLUME, Dimension.MONEY),
        *(Dimension.SPEED, Dimension.TEMPERATURE, Dimension.OTHER),
    )
)


def to_quantity(
    tokens: Tokens, reading: Reading, amount: Numeral, before: Quantity | None, units: UnitTable
) -> Quantity:
    """Return *amount* as a quantity; *before* is the quantity before it in the text."""
    text = tokens.text
    money, start = _begin(tokens, amount, before)
    tail = read_tail(tokens, reading, amount, money, units)
    end, unit, dimension, noun, tail_relation, hedge = tail
    if dimension is _TEMPERATURE and _is_below_zero(tokens, amount):
        start = _sign_before(text, start)
        amount = _negative(amount)
    if hedge is not None and amount.modifier is _EXACT:
        amount = bound(amount, hedge)
    is_gloss = before is not None and dimension is not _COUNT and _is_gloss(tokens, amount, tail, before)
    if is_gloss and before is not None and amount.modifier is _EXACT and _is_bound_kept(before):
        amount = bound(amount, before.modifier)
    _, _, low, high, stated, form, modifier, low_open, high_open, grain, _, _, relation, rule = amount
    noun_start = noun_end = words = None
    if noun is not None:
        noun_start, noun_end = tokens.starts[noun[0]], tokens.ends[noun[1] - 1]
        words = text[noun_start:noun_end]
    return Quantity(
        start,
        end,
        text[start:end],
        low,
        high,
        low_open,
        high_open,
        stated,
        modifier,
        form,
        dimension,
        None if unit is None else unit.name,
        words,
        noun_start,
        noun_end,
        Relation.GLOSS if is_gloss else relation or tail_relation,
        grain,
        rule,
    )


def _begin(tokens: Tokens, amount: Numeral, before: Quantity | None) -> tuple[Unit | None, int]:
    """Return the currency of *amount*, and where its words begin."""
    first = amount.first
    if amount.last - first == 1 and tokens.gaps[first] == " " and tokens.words[first - 1].islower():
        return None, tokens.starts[first]  # most figures stand by themselves
    money = _currency(tokens, amount)
    return money, _start(tokens, amount, money, before.end if before else 0)


def _is_below_zero(tokens: Tokens, amount: Numeral) -> bool:
    """Tell whether a minus is written onto one figure: "-5 degrees", but not the "10-15 degrees" of a range."""
    gap = tokens.gaps[amount.first]
    is_sign = gap[-2:] in (" -", "(-") or (gap == "-" and amount.first == 0)
    return is_sign and amount.low == amount.high == amount.stated


def _negative(amount: Numeral) -> Numeral:
    figure = None if amount.stated is None else -amount.stated
    return amount._replace(low=figure, high=figure, stated=figure)


def _start(tokens: Tokens, amount: Numeral, money: Unit | None, free: int) -> int:
    """Return where the quantity starts: at the sign or the currency code that is written onto it."""
    first = amount.first
    start = tokens.starts[first]
    if money is None and tokens.gaps[first] == " ":
        return start
    if tokens.gaps[first][-1:] in _SIGNS or amount.rule == "leading point":
        return _sign_before(tokens.text, start)
    if money is None or tokens.gaps[first] not in (" ", ".", ". ") or "$" in tokens.codes[first : amount.last]:
        return start
    return tokens.starts[first - 1] if tokens.starts[first - 1] >= free else start


def _sign_before(text: str, start: int) -> int:
    """Return where the sign of the figure at *start* stands; what nobody sees may part them."""
    start -= 1
    while text[start] in INVISIBLE:
        start -= 1
    return start


def _is_gloss(tokens: Tokens, amount: Numeral, tail: Tail, before: Quantity) -> bool:
    if tail.dimension not in _GLOSSED or before.dimension is not tail.dimension or tail.unit in (None, TIMES):
        return False
    first = amount.first
    if tokens.starts[first] - before.end > 6:
        return False
    if before.relation is Relation.GLOSS and tokens.codes[first] == "/":
        return True
    return tokens.codes[first] == "(" or (tokens.codes[first - 1] == "(" and tokens.words[first - 1].isupper())


def _is_bound_kept(before: Quantity) -> bool:
    """Tell whether the bound of *before* holds for a figure in brackets too, or for one after that."""
    if before.relation is Relation.GLOSS:
        return before.modifier is not _EXACT
    return before.modifier in _KEPT or before.text.lower().startswith(_SHARP)


def _currency(tokens: Tokens, amount: Numeral) -> Unit | None:
    """Return the currency that is written before *amount*: "$2 million", "more than $2 million", "SYP 50,000"."""
    for i in range(amount.first, amount.last):
        gap = tokens.gaps[i]
        if gap != " " and (tokens.codes[i] == "$" or gap.rstrip()[-1:] in CURRENCIES):
            return CURRENCIES.get(gap.rstrip(". ")[-1:])
    return _currency_code(tokens, amount)


def _currency_code(tokens: Tokens, amount: Numeral) -> Unit | None:
    """Return the currency whose code is the word before *amount*: "SYP 50,000"."""
    before = tokens.words[amount.first - 1] if amount.first else ""
    if before.islower():
        return None
    if before in CURRENCY_MARKS and before != "US" and tokens.gaps[amount.first] in (" ", ".", ". "):
        return CURRENCY_MARKS[before]
    if len(before) != 3 or not before.isupper() or tokens.codes[amount.first] != " ":
        return None
    unit = UNITS.get(before.lower())
    return unit if unit and unit.dimension is Dimension.MONEY else None
