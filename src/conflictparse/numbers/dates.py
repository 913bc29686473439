"""
Numbers that count nothing: dates, clock times, ordinals, road names, designations, scores.

An ordinal is kept for what it is, a place in a row, and counts nothing either.
What they *are* is read by other layers (dates by ``times``); here they are only kept from being counts.
"""

from __future__ import annotations

from conflictparse.numbers.digits import read_figure
from conflictparse.numbers.nouns import find_noun, is_loud
from conflictparse.numbers.numerals import NotCount, Numeral, exact
from conflictparse.numbers.quantity import Form
from conflictparse.numbers.vocabulary import GRADES, SURE_LABELS
from conflictparse.text.grammar import Match

_NINE_ELEVEN = (9, 11)
_UNSURE_MONTHS = frozenset(("may", "march"))


def _skip(m: Match, why: str) -> NotCount:
    return NotCount(m.first, m.last, why)


def read_idiom(m: Match) -> NotCount:
    """Read "ground zero", "one another"."""
    return _skip(m, "idiom")


def read_bloc(m: Match) -> NotCount | None:
    """Read "Group of Seven"; "a group of seven gunmen" is a count."""
    is_name = m.tokens.words[m.first] == "Group" and m.tokens.words[m.last - 1].istitle()
    return _skip(m, "designation") if is_name else None


def read_date(m: Match) -> NotCount | None:
    """Read "12 January 2020", "Jan. 12", "March 2020"; a month needs its capital where it is also a verb."""
    for i in m.where("MONTH"):
        if m.tokens.lower[i] in _UNSURE_MONTHS and m.tokens.words[i][0].islower():
            return None
    return _skip(m, "date")


def read_days(m: Match) -> NotCount | None:
    """Read "Nov. 16 - 17", "May 12, 13 and 14"; not "on Nov. 16 - 17 people died"."""
    goes_on = m.tokens.codes[m.last] == " " and find_noun(m.tokens, m.last, plural_only=True) is not None
    return None if goes_on else read_date(m)


def read_wire_date(m: Match) -> NotCount | None:
    """Read "04 JAN 90": the date line of a wire report."""
    return _skip(m, "date") if m.tokens.words[m.first + 1].isupper() else None


def read_numeric_date(m: Match) -> NotCount:
    """Read "2020-01-12", "3/12/2019", "between 2019 and 2020", "2012-13"."""
    return _skip(m, "date")


def read_early_years(m: Match) -> NotCount | None:
    """Read "between 1600 and 1900"; not "between 1600 and 1900 men"."""
    years = [m.tokens.lower[i] for i in m.where("DIGITS", "YEARLIKE")]
    if not all(year.isdecimal() and len(year) == 4 and 1000 <= int(year) <= 2099 for year in years):
        return None
    if m.tokens.codes[m.last] in ' "-' and find_noun(m.tokens, m.last, plural_only=True) is not None:
        return None
    return (
        _skip(m, "date")
        if years[0] < years[-1] and m.reading.name(min(m.last, len(m.tokens.words) - 1)) != "UNIT"
        else None
    )


def read_hours(m: Match) -> NotCount | None:
    """Read "from 3 to 5 pm", "between 2 and 3 in the afternoon"."""
    hours = [int(m.tokens.lower[i]) for i in m.where("SHORT")]
    return _skip(m, "clock time") if all(hour <= 12 for hour in hours) else None


def read_slashed(m: Match) -> NotCount | None:
    """Read "9/11", "5/6"; "3/4 of" is a part."""
    return None if is_written_part(m) else _skip(m, "date")


def is_written_part(m: Match) -> bool:
    """Tell whether "3/4" goes on with "of" what; "9/11 of", "5/6 of June" are dates."""
    part, whole = int(m.tokens.lower[m.first]), int(m.tokens.lower[m.last - 1])
    following = m.tokens.lower[m.last : m.last + 2]
    if not 0 < part < whole or following[:1] != ["of"] or (part, whole) == _NINE_ELEVEN:
        return False
    return len(following) > 1 and m.reading.name(m.last + 1) not in ("MONTH", "YEARLIKE")


def read_decade(m: Match) -> NotCount | None:
    """Read "the 1980s", "in their 20s"; "100s of men" is an amount."""
    if m.tokens.lower[m.first].rstrip("s").rstrip("0") == "1" and len(m.tokens.lower[m.first]) > 3:
        return None
    return _skip(m, "decade")


def read_clock(m: Match) -> NotCount:
    """Read "10:30", "3 a.m.", "3pm"."""
    return _skip(m, "clock time")


def read_labels(m: Match) -> NotCount | None:
    """Read "Resolutions 1701 and 1559", "pages 3-5"; not "routes 5 and 12 men"."""
    label = m.tokens.words[m.first]
    if label.islower() and m.tokens.lower[m.first] not in SURE_LABELS:
        return None
    if m.tokens.codes[m.last] == " " and find_noun(m.tokens, m.last, plural_only=True) is not None:
        return None
    return _skip(m, "label")


def _is_of_a_whole(m: Match) -> bool:
    """Tell whether "section 12" is of the "penal code", one thing, or has a decimal: "section 119.3"."""
    last = m.last
    if "." in m.tokens.lower[last - 1]:
        return True
    if m.tokens.lower[last : last + 2] != ["of", "the"] or m.tokens.codes[last] != " ":
        return False
    return find_noun(m.tokens, last + 2) is not None and find_noun(m.tokens, last + 2, plural_only=True) is None


def read_label(m: Match) -> NotCount | None:
    """Read "No. 5", "Route 4", "Resolution 2254", "section 12 of the code"; not "the section 12 men"."""
    label = m.first
    word, code = m.tokens.words[label], m.tokens.codes[label + 1]
    if m.reading.name(label) == "NO":
        return _skip(m, "label") if code == "." else None
    if m.tokens.lower[label] in SURE_LABELS or code == "=" or _is_of_a_whole(m):
        return _skip(m, "label")
    if (word[0].islower() and m.tokens.lower[label] not in GRADES) or is_loud(m.tokens, label):
        return None
    if find_noun(m.tokens, m.last, plural_only=True) is not None and m.tokens.codes[m.last] == " ":
        return None
    return _skip(m, "label")


def read_code(m: Match) -> NotCount:
    """Read "M5", "9K111"."""
    return _skip(m, "designation")


def read_score(m: Match) -> NotCount | None:
    """Read "1-0", "50-50": no range, because it does not rise."""
    a, b = m.tokens.lower[m.first], m.tokens.lower[m.last - 1]
    return _skip(m, "score") if int(a) >= int(b) else None


def read_telephone(m: Match) -> NotCount | None:
    """Read "202-555-0100": three groups or more joined by the same mark."""
    codes = set(m.tokens.codes[m.first + 1 : m.last])
    if codes == {"-"} or (codes == {" "} and m.tokens.gaps[m.first].endswith("+")):
        return _skip(m, "telephone number")
    return None


def read_ordinal(m: Match) -> Numeral | NotCount:
    """Read "first", "4th", "twenty-first": which one it is; an ordinal counts nothing."""
    tens = m.values("TENS")
    place = m.values("NTH_WORD")[0] if m.where("NTH_WORD") else None
    if place is None:
        found = read_figure(m.tokens.lower[m.first])
        place = found.value if found is not None else None
    if not isinstance(place, int):
        return NotCount(m.first, m.last, "ordinal")
    value = sum(tens, place)
    return exact(m, value, Form.ORDINAL, grain=1)
