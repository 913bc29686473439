"""The parts of a whole added up, beside what the whole says."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conflictparse.exports.layout import Line
from conflictparse.exports.wording import number_words, term_words
from conflictparse.numbers.quantity import Quantity


def sum_words(whole: Quantity | None, parts: tuple[Quantity | None, ...], *, disputed: bool) -> Line:
    """
    Return the sum of *parts* and whether it fits *whole*.

    Args:
        disputed: whether the checks found that they do not add up; "about 20" and "more than 200" can be
            compatible on paper and yet not be what the writer meant.

    >>> whole = Quantity(start=0, end=3, text="132", low=132, high=132, stated=132)
    >>> parts = tuple(Quantity(start=0, end=2, text=str(n), low=n, high=n, stated=n) for n in (65, 18, 49))
    >>> " ".join(words for words, _ in sum_words(whole, parts, disputed=False))
    '65 + 18 + 49 = 132 ✓'
    """
    terms = " + ".join(term_words(part) for part in parts)
    points = [_point(part) for part in parts]
    known = [point for point in points if point is not None]
    if len(known) < len(points):
        return [(f"{terms}: not every part is counted", "")]
    total = sum(known, Fraction())
    said = (f"{terms} = {number_words(total.numerator if total.denominator == 1 else total)}", "")
    if whole is None or not _says_anything(whole):
        return [said]
    if disputed or not _within(total, whole):
        return [said, ("≠", "bad"), (term_words(whole), ""), ("✗", "bad")]
    if _point(whole) == total:
        return [said, ("✓", "good")]
    return [said, (f"fits {term_words(whole)}", ""), ("✓", "good")]


def _point(quantity: Quantity | None) -> Fraction | None:
    """Return the figure to add: the stated one, else the low end."""
    if quantity is None:
        return None
    figure = quantity.low if quantity.stated is None else quantity.stated
    if figure is None or (isinstance(figure, Decimal) and not figure.is_finite()):
        return None
    return Fraction(figure)


def _says_anything(whole: Quantity) -> bool:
    return not (whole.low is None and whole.high is None and whole.stated is None)


def _within(total: Fraction, whole: Quantity) -> bool:
    low, high = whole.low, whole.high
    return (low is None or total > low or (total == low and not whole.low_open)) and (
        high is None or total < high or (total == high and not whole.high_open)
    )
