"""
Amounts without a figure of their own: fractions, plural scales, vague words, groups, and none at all.

Read here: "half of", "two-thirds", "four out of five", "tens of thousands", "several", "a pair of",
"another", "most of", "nobody", "no casualties".
Law: an amount without a figure is an interval; its open end is None.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from conflictparse.numbers.dates import is_written_part
from conflictparse.numbers.digits import read_figure, times
from conflictparse.numbers.nouns import find_noun
from conflictparse.numbers.numerals import SPELLED, TIMES, NotCount, Numeral, exact
from conflictparse.numbers.quantity import Form, Modifier, Number, Relation
from conflictparse.numbers.vocabulary import CASUALTIES, GRAMMAR, HARM, PART, PART_VALUES
from conflictparse.text.grammar import Match

_LARGEST_SHARE: Final = 10
_AMOUNT_LETTERS: Final = tuple(
    GRAMMAR.letters_of(
        ("FIGURE", "SCALED", "DIGIT", "TEENS", "TENS", "VAGUE", "GROUP", "DOZEN", "PLURAL_SCALE", "HEDGE")
    )
)


def vague(m: Match, low: Number | None, high: Number | None) -> Numeral:
    """Return the numeral of an amount without a figure."""
    return Numeral(m.first, m.last, low, high, None, Form.VAGUE, Modifier.VAGUE)


def read_half(m: Match) -> Numeral | NotCount | None:
    """Read "half", "half an hour"; not "the second half", "half-built"."""
    tokens = m.tokens
    before = tokens.lower[m.first - 1] if m.first else ""
    if before in (
        "first",
        "second",
        "this",
        "last",
        "next",
        "other",
        "latter",
        "northern",
        "southern",
        "eastern",
        "western",
        "the",
        "top",
    ):
        return NotCount(m.first, m.last, "part")
    if tokens.codes[m.last] == "-" and m.reading.name(min(m.last, len(tokens.words) - 1)) != "UNIT":
        return NotCount(m.first, m.last, "part")
    return exact(m, Decimal("0.5"), Form.FRACTION)


def read_part(m: Match) -> Numeral | None:
    """Read "a third of", "one-third"; not "a third attack"."""
    word = m.tokens.lower[m.last - 1]
    following = m.tokens.lower[m.last : m.last + 1]
    if word not in PART or (following != ["of"] and (m.reading.name(m.first) == "ARTICLE" or following == ["man"])):
        return None
    return exact(m, PART_VALUES[word], Form.FRACTION)


def read_parts(m: Match) -> Numeral:
    """Read "two-thirds"."""
    return exact(m, Fraction(m.values("ONE", "ONES")[0] or 1, m.values("PARTS")[0]), Form.FRACTION)


def read_slashed_part(m: Match) -> Numeral | None:
    """Read "3/4 of"."""
    if not is_written_part(m):
        return None
    part, whole = int(m.tokens.lower[m.first]), int(m.tokens.lower[m.last - 1])
    return exact(m, Fraction(part, whole), Form.FRACTION)


def read_ratio(m: Match) -> Numeral | None:
    """Read "four out of five", "one in five"; "30 out of 36 drones" are thirty drones."""
    values: list[Number] = []
    for i in m.where(*SPELLED, "FIGURE"):
        value = m.reading.value(i)
        found = read_figure(m.tokens.lower[i]) if value is None else None
        values.append(found.value if found else value or 0)
    part, whole = values[0], values[-1]
    if m.where("IN") and not _opens_clause(m):
        return None  # "killed 3 in 10 villages"
    if not isinstance(part, int) or not isinstance(whole, int) or not 0 < part < whole:
        return None
    if whole > _LARGEST_SHARE and whole not in (100, 1000) and m.tokens.lower[m.last - 2] == "of":
        return None
    return exact(m, Fraction(part, whole), Form.FRACTION)


def _opens_clause(m: Match) -> bool:
    if m.first == m.tokens.sentence_of(m.first)[0]:
        return True
    heads = range(max(0, m.first - 3), m.first)
    return any(m.reading.end(i) == m.first and m.reading.name(i) == "HEDGE" for i in heads)


def read_digit_scale(m: Match) -> Numeral | None:
    """Read "100s of", "1000s"."""
    found = read_figure(m.tokens.lower[m.first].removesuffix("s"))
    if found is None or found.value != found.grain or not 100 <= found.value <= 10**9:
        return None
    return vague(m, times(found.value, 2), times(found.value, 10) - 1)


def read_plural_scale(m: Match) -> Numeral | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands", "thousands upon thousands"."""
    scales = m.values("PLURAL_SCALE")
    if len(scales) == 1:
        return None if _is_no_amount(m) else vague(m, *scales[0])
    (low, high), (unit, _) = scales[0], scales[-1]
    if scales[0] == scales[-1]:
        return vague(m, low, high)
    factor = unit // 2
    return vague(m, low * factor, high * factor + factor - 1)


def _is_no_amount(m: Match) -> bool:
    """Tell whether "scores" or "tens" is a verb or a noun ("scores of" and "scores were killed" are amounts)."""
    word = m.tokens.lower[m.first]
    if word not in ("scores", "tens"):
        return False
    following = m.tokens.lower[m.last : m.last + 1]
    amounts = ("of", "more", "others", "were", "have", "are", "killed", "dead", "wounded", "injured", "had", "or", "if")
    return not following or following[0] not in (amounts if word == "scores" else ("of",))


def read_vague_scale(m: Match) -> Numeral | None:
    """Read "several hundred", "a few dozen", "a couple of thousand"."""
    scale = 1
    for factor in m.values("SCALE", "HUNDRED", "DOZEN"):
        scale *= factor
    low, high = m.values("VAGUE", "GROUP")[0]
    top = 99 if scale == 12 else scale * 10 - 1
    return vague(m, low * scale, top if high is None else high * scale)


def read_vague(m: Match) -> Numeral | NotCount | None:
    """Read "several", "a number of", "a few"."""
    low, high = m.values("VAGUE")[0]
    tokens = m.tokens
    before = tokens.lower[m.first - 1] if m.first else ""
    if tokens.lower[m.first] == "few" and before not in ("last", "past", "next", "first", "the", "these", "those"):
        return None
    if tokens.lower[m.first] == "many" and before in ("not", "the", "has", "great", "good", "that"):
        return None
    return vague(m, low, high)


def read_group(m: Match) -> Numeral | None:
    """Read "a pair of", "both brothers", "twin bombings", "a couple of"."""
    low, high = m.values("GROUP")[0]
    word = m.tokens.lower[m.first]
    if word in ("both", "twin") and find_noun(m.tokens, m.last, plural_only=True) is None:
        return None
    if m.tokens.lower[m.last - 1] == "couple" and find_noun(m.tokens, m.last, plural_only=True) is None:
        return None  # two people who live together
    if low != high:
        return Numeral(m.first, m.last, low, high, None, Form.VAGUE, Modifier.VAGUE)
    return exact(m, low, Form.WORDS)


def read_another(m: Match) -> Numeral | None:
    """Read "another": one more; in "another twelve" it belongs to the twelve."""
    if m.tokens.lower[m.last - 1] != "another" or m.reading.codes[2 * m.last + 1 : 2 * m.last + 2] in _AMOUNT_LETTERS:
        return None
    return exact(m, 1, Form.WORDS)._replace(relation=Relation.ADDITIONAL)


def read_multiplier(m: Match) -> Numeral | None:
    """Read "twice as many", "twice as deadly as", "tripled"; not "fired twice as they fled"."""
    after = m.tokens.lower[m.last : m.last + 2]
    if m.tokens.lower[m.last - 1] == "as" and after[:1] != ["likely"] and after[1:] != ["as"]:
        return None
    return exact(m, m.reading.value(m.first), Form.WORDS)._replace(unit=TIMES)


def read_majority(m: Match) -> Numeral:
    """Read "most of": more than half."""
    low, high = m.values("MAJORITY")[0]
    return Numeral(m.first, m.last, low, high, None, Form.FRACTION, Modifier.MORE_THAN, low_open=True)


def read_nobody(m: Match) -> Numeral:
    """Read "nobody", "none"."""
    return Numeral(m.first, m.last, 0, 0, 0, Form.ZERO, grain=1)


def read_not_one(m: Match) -> Numeral | None:
    """Read "not one guard", "not a single one of the guards"; not "not one but two", "not one of the largest"."""
    following = m.tokens.lower[m.last : m.last + 3]
    if following[:1] == ["of"]:
        if following[1:2] != ["them"] and (len(following) < 3 or following[2].endswith("est")):
            return None
    elif following[:1] == ["but"] or find_noun(m.tokens, m.last, singular=True) is None:
        return None
    return Numeral(m.first, m.last, 0, 0, 0, Form.ZERO, grain=1)


def read_no(m: Match) -> Numeral | None:
    """Read "no casualties", "no civilian deaths", "neither injuries nor deaths"; "no reports" says nothing."""
    noun = find_noun(m.tokens, m.last)
    counted = HARM if m.tokens.lower[m.last - 1] == "without" else CASUALTIES
    if noun is None or m.tokens.codes[m.last] not in ' "' or m.tokens.lower[noun[1] - 1] not in counted:
        return None
    return Numeral(m.first, m.last, 0, 0, 0, Form.ZERO, grain=1)
