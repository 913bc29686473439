"""
Find every "how many" of a text.

Read here: digits, words, scales, vague amounts, bounds, ranges, shares, measures, and the noun that is
counted. Not read here: "a tank" and "soldiers" (implied counts are made by :func:`article_count` and
:func:`plural_count` where an effect calls for them). Numbers that count nothing are returned apart, with why.
Law: no text raises; findings are in reading order and do not overlap; the cost is linear.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Final

from conflictparse.errors import NotTextError
from conflictparse.numbers.amounts import bound
from conflictparse.numbers.attach import to_quantity
from conflictparse.numbers.glued import with_glued
from conflictparse.numbers.measures import BUILTIN_UNITS, UnitTable
from conflictparse.numbers.nouns import find_noun
from conflictparse.numbers.numerals import NotCount, Numeral
from conflictparse.numbers.precision import with_own_precision
from conflictparse.numbers.quantity import Form, Modifier, Quantity, Skipped
from conflictparse.numbers.rules import AMOUNTS, NOT_COUNTS, NUMERALS
from conflictparse.numbers.scan import Pass, write_codes
from conflictparse.numbers.vocabulary import GRAMMAR, SIGNS
from conflictparse.text import Pattern
from conflictparse.text.grammar import Reading
from conflictparse.text.tokens import Tokens, tokenize

_NUMBERS: Final = Pass((*NOT_COUNTS, *NUMERALS))
_AMOUNTS: Final = Pass(AMOUNTS)
_ADDRESS: Final = Pattern(r"(?:https?://|www\.)\S++")


@with_own_precision
def find_quantities(text: str, *, units: UnitTable = BUILTIN_UNITS) -> tuple[Quantity, ...]:
    """
    Return every quantity of *text*, in reading order.

    >>> [(q.text, q.low, q.high, q.noun) for q in find_quantities("At least 19 civilians and dozens of rebels died.")]
    [('At least 19', 19, None, 'civilians'), ('dozens', 24, 99, 'rebels')]

    Raises:
        NotTextError: *text* is no str.
    """
    if not isinstance(text, str):
        raise NotTextError("find_quantities", type(text).__name__)
    return tuple(read_quantities(tokenize(text), units=units)[0])


def read_quantities(tokens: Tokens, *, units: UnitTable = BUILTIN_UNITS) -> tuple[list[Quantity], list[Skipped]]:
    """
    Return the quantities of *tokens*, and the numbers that count nothing.

    >>> found, skipped = read_quantities(tokenize("Two T-72 tanks burned on Jan. 12."))
    >>> [q.text for q in found], [(s.text, s.why) for s in skipped]
    (['Two'], [('72', 'designation'), ('Jan. 12', 'date')])
    """
    if not tokens.words:
        return [], []
    reading = GRAMMAR.read(tokens, with_end=True)
    numerals = _NUMBERS.run(reading)
    if "://" in tokens.text or "www." in tokens.text:
        numerals = _without_addresses(tokens, numerals)
    numerals = with_glued(reading, numerals, units)
    if numerals:
        write_codes(reading, numerals)
    return _finish(tokens, reading, _merge(numerals, _AMOUNTS.run(reading)), units)


def _merge(numerals: list[Numeral | NotCount], amounts: list[Numeral | NotCount]) -> list[Numeral | NotCount]:
    """Return *amounts* and the numerals that none of them took in, in reading order."""
    if not amounts:
        return numerals
    taken = {i for amount in amounts for i in range(amount.first, amount.last)}
    free = [n for n in numerals if n.first not in taken]
    return sorted([*free, *amounts], key=itemgetter(0))


def _without_addresses(tokens: Tokens, numerals: list[Numeral | NotCount]) -> list[Numeral | NotCount]:
    """Turn the numbers inside web addresses into what they are."""
    addresses = [m.span() for m in _ADDRESS.finditer(tokens.text)]
    out = list(numerals)
    at = 0
    for i, item in enumerate(numerals):
        start = tokens.starts[item.first]
        while at < len(addresses) and addresses[at][1] <= start:
            at += 1
        if at < len(addresses) and addresses[at][0] <= start:
            out[i] = NotCount(item.first, item.last, "web address")
    return out


def _finish(
    tokens: Tokens, reading: Reading, items: list[Numeral | NotCount], units: UnitTable
) -> tuple[list[Quantity], list[Skipped]]:
    found: list[Quantity] = []
    skipped: list[Skipped] = []
    starts, ends, gaps, text = tokens.starts, tokens.ends, tokens.gaps, tokens.text
    before: Quantity | None = None
    for item in items:
        start = starts[item.first]
        if isinstance(item, NotCount):
            end = ends[item.last - 1]
            skipped.append(Skipped(start, end, text[start:end], item.why))
        elif before is None or start >= before.end:
            gap = gaps[item.first]
            if gap != " " and (sign := SIGNS.get(gap[-1:])) is not None:
                item = bound(item, sign)  # noqa: PLW2901 - the sign belongs to the amount
            before = to_quantity(tokens, reading, item, before, units)
            found.append(before)
    return found, skipped


@with_own_precision
def parse_quantity(phrase: str, *, units: UnitTable = BUILTIN_UNITS) -> Quantity | None:
    """
    Return the quantity that the whole of *phrase* is, or None.

    >>> parse_quantity("more than 1.7 million").low, parse_quantity("a tank").high, parse_quantity("12 killed")
    (1700000, 1, None)

    Raises:
        NotTextError: *phrase* is no str.
    """
    if not isinstance(phrase, str):
        raise NotTextError("parse_quantity", type(phrase).__name__)
    tokens = tokenize(phrase)
    if not tokens.words:
        return None
    for quantity in read_quantities(tokens, units=units)[0][:1]:
        end = max(quantity.end, quantity.noun_end or 0)
        return quantity if quantity.start <= tokens.starts[0] and end >= tokens.ends[-1] else None
    first = tokens.lower[0]
    noun = find_noun(tokens, 1, singular=True)
    if noun is None or noun[1] != len(tokens.words):
        return None
    if first in ("a", "an"):
        return article_count(tokens, 0, 1, *noun)
    if first == "no":
        zero = article_count(tokens, 0, 1, *noun)
        return _zero(zero)
    return None


def _zero(quantity: Quantity) -> Quantity:
    q = quantity
    return Quantity(
        q.start, q.end, q.text, 0, 0, stated=0, form=Form.ZERO, noun=q.noun, noun_start=q.noun_start,
        noun_end=q.noun_end, grain=1, rule="no casualties",
    )  # fmt: skip


def article_count(tokens: Tokens, first: int, last: int, noun_first: int, noun_last: int) -> Quantity:
    """
    Return the count of one that an article implies, for words *first* up to *last* and its noun.

    >>> quantity = article_count(tokenize("A soldier died."), 0, 1, 1, 2)
    >>> quantity.low, quantity.high, quantity.noun, quantity.form.value
    (1, 1, 'soldier', 'article')
    """
    start, end = tokens.starts[first], tokens.ends[last - 1]
    noun_start, noun_end = tokens.starts[noun_first], tokens.ends[noun_last - 1]
    return Quantity(
        start, end, tokens.text[start:end], 1, 1, stated=1, modifier=Modifier.INDEFINITE, form=Form.ARTICLE,
        noun=tokens.text[noun_start:noun_end], noun_start=noun_start, noun_end=noun_end, grain=1, rule="article",
    )  # fmt: skip


def plural_count(tokens: Tokens, first: int, last: int) -> Quantity:
    """
    Return the count that a bare plural implies: two or more.

    >>> quantity = plural_count(tokenize("Soldiers died."), 0, 1)
    >>> quantity.low, quantity.high, quantity.stated, quantity.rule
    (2, None, None, 'bare plural')
    """
    start, end = tokens.starts[first], tokens.ends[last - 1]
    words = tokens.text[start:end]
    return Quantity(
        start, end, words, 2, None, modifier=Modifier.INDEFINITE, form=Form.PLURAL,
        noun=words, noun_start=start, noun_end=end, rule="bare plural",
    )  # fmt: skip
