"""
Amounts: numerals with their bounds ("more than 1,800", "20 to 30", "60-odd", "hundreds, possibly thousands").

Each reader takes the words that a shape of rules.py matched over numerals already made and returns one
:class:`Numeral` or several, or None when a closer look says that this shape does not fit.
Law: a floor leaves the top open, and a ceiling leaves no amount above it.
"""

from __future__ import annotations

from typing import Final

from conflictparse.numbers.digits import times
from conflictparse.numbers.measures import PER_CENT, Unit
from conflictparse.numbers.nouns import find_noun
from conflictparse.numbers.numerals import TIMES, NotCount, Numeral
from conflictparse.numbers.quantity import Form, Modifier, Number, Relation
from conflictparse.numbers.vocabulary import AFTER, CHANGES, GRAMMAR, MADE, TOLLS
from conflictparse.text.grammar import Match

_FLOORS: Final = frozenset((Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.WELL_OVER, Modifier.JUST_OVER))
_OPEN_FLOORS: Final = _FLOORS - {Modifier.AT_LEAST}
_CEILINGS: Final = frozenset((Modifier.UP_TO, Modifier.AT_MOST, Modifier.LESS_THAN))
_MADE: Final = frozenset(GRAMMAR.letters_of(MADE[:3]))
_HEDGE: Final = GRAMMAR.letter["HEDGE"]
_ADDITIONAL: Final = GRAMMAR.letter["ADDITIONAL"]
_CHANGE_WINDOW: Final = 7
_DOZEN: Final = 12


def _numerals(m: Match) -> list[Numeral]:
    codes, phrases = m.reading.codes, m.reading.phrases
    return [phrases[i] for i in range(m.first, m.last) if codes[2 * i + 1] in _MADE]


def bound(amount: Numeral, hedge: Modifier) -> Numeral:
    """
    Return *amount* with the bounds that *hedge* leaves.

    >>> bound(Numeral(0, 1, 40, 40, 40), Modifier.UP_TO)[2:5]
    (0, 40, 40)
    """
    low, high = amount.low, amount.high
    if hedge is Modifier.EXACT:
        return amount
    if hedge in _FLOORS:
        top = 1 if amount.form is Form.FRACTION else None
        is_open = hedge in _OPEN_FLOORS and amount.stated is not None
        return amount._replace(high=top, low_open=is_open, high_open=False, modifier=hedge)
    if hedge is Modifier.JUST_UNDER:
        return amount._replace(low=None, low_open=False, high_open=high is not None, modifier=hedge)
    if hedge in _CEILINGS:
        is_open = hedge is Modifier.LESS_THAN and high is not None
        low = 0 if high is None or high >= 0 else None  # "less than minus 5" has no floor at nothing
        return amount._replace(low=low, low_open=False, high_open=is_open, modifier=hedge)
    if amount.stated is None:  # "about two or three", "some hundreds": the interval stands
        return amount._replace(modifier=hedge) if low == high or amount.form is Form.RANGE else amount
    return amount._replace(low=None, high=None, modifier=hedge)


def _strongest(hedges: list[Modifier]) -> Modifier:
    """Return the hedge that bounds most: "at least some 15" is a floor."""
    for hedge in hedges:
        if hedge not in (Modifier.ABOUT, Modifier.EXACT):
            return hedge
    return Modifier.ABOUT if Modifier.ABOUT in hedges else Modifier.EXACT


def read_hedged(m: Match) -> Numeral | NotCount:
    """Read "at least 19", "as many as an estimated 50", "at least another 12"; not "C-130"."""
    reading, first = m.reading, m.first
    if m.tokens.lower[first] == "c" and (m.tokens.codes[first + 1] == "-" or m.tokens.words[first] == "C"):
        return NotCount(first, m.last, "designation")
    letters = reading.codes[2 * first + 1 : 2 * m.last : 2]
    amount: Numeral = next(reading.phrases[first + i] for i, letter in enumerate(letters) if letter in _MADE)
    hedge = _strongest([reading.value(first + i) for i, letter in enumerate(letters) if letter == _HEDGE])
    if hedge is Modifier.EXACT and amount.modifier is not Modifier.VAGUE and amount.stated is None:
        return amount._replace(first=first)
    relation = Relation.ADDITIONAL if _ADDITIONAL in letters else amount.relation
    return bound(amount._replace(first=first, relation=relation, rule=m.rule), hedge)


def read_and_up_to(m: Match) -> Numeral:
    """Read the "up to 50" of "30 and up to 50"; the "and" is no part of it."""
    return bound(_numerals(m)[0]._replace(first=m.first + 1), Modifier.UP_TO)


def read_crossed(m: Match) -> Numeral | None:
    """Read "the toll passes 80"; not "they passed 12 checkpoints"."""
    start = max(m.tokens.sentence_of(m.first)[0], m.first - _CHANGE_WINDOW)
    if TOLLS.isdisjoint(m.tokens.lower[start : m.first]):
        return None
    if m.tokens.lower[m.first] == "past" and not tells_change(m, 1):
        return None  # "deaths of the past 12 months"
    return bound(_numerals(m)[0]._replace(first=m.first), Modifier.MORE_THAN)


def read_hedged_times(m: Match) -> Numeral:
    """Read "at least once", "more than twice"."""
    once = m.where("ONCE")[0]
    times_ = m.reading.value(once)
    amount = Numeral(m.first, m.last, times_, times_, times_, Form.WORDS, grain=1, unit=TIMES)
    return bound(amount, _strongest(m.values("HEDGE")))


def read_article_unit(m: Match) -> Numeral:
    """Read "over a month", "nearly an hour": the article is one."""
    article = m.where("ARTICLE")[-1]
    one = Numeral(m.first, article + 1, 1, 1, 1, Form.ARTICLE, grain=1)
    return bound(one, _strongest(m.values("HEDGE")))


def read_after(m: Match) -> Numeral:
    """Read "30 or more", "50 or fewer", "10 or so"."""
    amount = _numerals(m)[0]
    return bound(amount._replace(last=m.last), m.values("AFTER")[0])


def read_hedge_behind(m: Match) -> Numeral | None:
    """Read "12 at most"; not "12, at least five of them" and not "12 at least 5", where it belongs to the next."""
    hedge = AFTER.get(" ".join(m.tokens.lower[_numerals(m)[0].last : m.last]))
    goes_on = m.last < len(m.tokens.words) and m.tokens.codes[m.last] == " "
    if hedge is None or (goes_on and m.reading.name(m.last) in ("NUM", "VAG", "SHARE", "ARTICLE", "ADDITIONAL")):
        return None
    return bound(_numerals(m)[0]._replace(last=m.last), hedge)


def read_plus(m: Match) -> Numeral | None:
    """Read "30+", "4+ years"."""
    amount = _numerals(m)[0]
    gap = m.tokens.gaps[m.last]
    if not gap.startswith("+") or (gap == "+" and m.last < len(m.tokens.words)):
        return None  # "12+8" is a sum
    return bound(amount, Modifier.AT_LEAST)


def read_additional(m: Match) -> Numeral:
    """Read "another 12", "an additional 300", "two other" is read from the noun."""
    return _numerals(m)[0]._replace(first=m.first, relation=Relation.ADDITIONAL)


def read_odd(m: Match) -> Numeral | None:
    """Read "60-odd": sixty and fewer than seventy; "a dozen-odd", "30-some"."""
    amount = _numerals(m)[0]
    if m.tokens.lower[m.last - 1] != "odd" and m.tokens.codes[m.last - 1] != "-":
        return None
    if not isinstance(amount.stated, int) or (amount.stated % 10 and amount.scale != _DOZEN):
        return None
    step = _DOZEN if amount.scale == _DOZEN else amount.grain if isinstance(amount.grain, int) else 10
    return amount._replace(last=m.last, high=amount.stated + step, high_open=True, modifier=Modifier.ABOUT)


def read_strong(m: Match) -> Numeral | None:
    """Read "500-strong", "a force 500 strong"; not "500 strong men"."""
    if m.tokens.codes[m.last - 1] == " " and find_noun(m.tokens, m.last) is not None:
        return None
    return _numerals(m)[0]._replace(last=m.last)


def on_scale_of(a: Numeral, b: Numeral) -> Numeral:
    """Return *a* on the scale of *b*: "1.5-2 million", "two to three thousand"."""
    if b.scale is None or b.scale == 1 or (a.scale or 1) != 1 or a.stated is None or b.stated is None:
        return a
    if a.stated >= times(b.stated, 1) or a.stated * b.scale >= b.stated:
        return a
    value = times(a.stated, b.scale)
    grain = None if a.grain is None else times(a.grain, b.scale)
    return a._replace(low=value, high=value, stated=value, grain=grain)


def join(m: Match, a: Numeral, b: Numeral, modifier: Modifier) -> Numeral | None:
    """Return the range from *a* to *b*, or None if they make none."""
    a = on_scale_of(a, b)
    if a.low is None or b.high is None or a.low >= b.high or (a.unit is not b.unit and a.unit is not None):
        return None
    return Numeral(m.first, m.last, a.low, b.high, None, Form.RANGE, modifier, grain=b.grain, unit=b.unit)


def read_range(m: Match) -> Numeral | None:
    """Read "20-30", "20 to 30", "between 20 and 30", "1.5-2 million"."""
    a, b = _numerals(m)
    return join(m, a, b, Modifier.BETWEEN)


def unit_after(m: Match) -> Unit | None:
    """Return the unit of the last amount of *m*, whether written onto it or after it."""
    last = _numerals(m)[-1]
    if last.unit is not None:
        return last.unit
    if m.tokens.gaps[last.last].startswith("%"):
        return PER_CENT
    if last.last >= len(m.tokens.words) or m.tokens.codes[last.last] not in " -":
        return None
    unit: Unit | None = m.reading.value(last.last) if m.reading.name(last.last) == "UNIT" else None
    return unit


def read_hedged_range(m: Match) -> Numeral | None:
    """Read "about 20 to 30", "up to 20-30"."""
    a, b = _numerals(m)
    found = join(m, a, b, Modifier.BETWEEN)
    hedge = _strongest(m.values("HEDGE"))
    if found is None or hedge is Modifier.EXACT:
        return found
    return found._replace(modifier=hedge) if hedge is Modifier.ABOUT else bound(found, hedge)


def read_one_of(m: Match) -> Numeral | None:
    """Read "three or four"."""
    a, b = _numerals(m)
    return join(m, a, b, Modifier.ONE_OF)


def read_from_to(m: Match) -> Numeral | list[Numeral] | None:
    """Read "from 20 to 30", a range, but after "rose" the old figure and the new."""
    a, b = _numerals(m)
    if tells_change(m) or (a.low or 0) > (b.high or 0):
        old = on_scale_of(a, b)
        return [old if old.unit else old._replace(unit=unit_after(m)), b._replace(relation=Relation.UPDATE)]
    return join(m, a, b, Modifier.BETWEEN)


def tells_change(m: Match, window: int = _CHANGE_WINDOW) -> bool:
    """Tell whether a verb before *m* says that a figure changed; "rose by 5 to 12" says by how much."""
    if m.tokens.lower[m.first - 1 : m.first] == ["by"]:
        return False
    start = max(m.tokens.sentence_of(m.first)[0], m.first - window)
    return not CHANGES.isdisjoint(m.tokens.lower[start : m.first])


def read_to_from(m: Match) -> list[Numeral] | None:
    """Read "rose to 40 from 31": the new figure and the old."""
    a, b = _numerals(m)
    start = max(m.tokens.sentence_of(m.first)[0], m.first - _CHANGE_WINDOW)
    if m.tokens.lower[m.first - 1 : m.first] != ["to"] or CHANGES.isdisjoint(m.tokens.lower[start : m.first]):
        return None
    return [a._replace(relation=Relation.UPDATE), b]


def read_floor_and_ceiling(m: Match) -> Numeral | None:
    """Read "not less than 30 and not more than 40", "from as few as 12 to as many as 20"."""
    floor, *others = m.values("HEDGE", "AND_UP_TO")
    ceiling = _strongest(others)
    a, b = _numerals(m)
    if floor not in _FLOORS or ceiling not in _CEILINGS:
        return None
    found = join(m, a, b, Modifier.BETWEEN)
    if found is None:
        return None
    return found._replace(low_open=floor in _OPEN_FLOORS, high_open=ceiling is Modifier.LESS_THAN)


def read_union(m: Match) -> Numeral:
    """Read "hundreds, possibly thousands", "dozens if not hundreds"."""
    found = _numerals(m)
    lows: list[Number] = [n.low for n in found if n.low is not None]
    high = found[-1].high
    return Numeral(m.first, m.last, min(lows, default=None), high, None, Form.VAGUE, Modifier.VAGUE)


def read_corrected(m: Match) -> NotCount:
    """Read "not 20 but": the figure that is taken back."""
    amount = _numerals(m)[0]
    return NotCount(amount.first, amount.last, "corrected")


def read_age(m: Match) -> Numeral | None:
    """Read "aged 3", "aged 3 to 7": a number of years."""
    found = _numerals(m)
    if len(found) == 1:
        return found[0]._replace(first=m.first)
    return join(m, found[0], found[1], Modifier.BETWEEN)
