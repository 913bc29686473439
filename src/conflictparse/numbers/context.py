"""
Context that tells a count from another number: years, designations, footnotes, the pronoun "one".

Every question here is about the few words around one number, and its answer is why it counts nothing, in
a word or two, or None when it may be a count.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from conflictparse.numbers.measures import CURRENCIES, UNITS
from conflictparse.numbers.nouns import NOT_NOUN, find_noun, is_loud, is_plural
from conflictparse.numbers.vocabulary import BEFORE_YEAR, EVENTS, GRAMMAR, HEDGES, MODELS, MONTHS, SERIALS, STREETS
from conflictparse.text.tokens import Tokens

_BEFORE_THING: Final = frozenset("a an the this new own its his her their our latest each every".split())
_HARMED: Final = frozenset(
    """
    killed dead died wounded injured hurt missing slain captured detained arrested people were was are have had more
    others other of and civilian civilians percent displaced martyred martyrs kidnapped abducted men women
    """.split()
)
_DETERMINERS: Final = frozenset("the this that no every each which any a an new".split())
_RANKS: Final = frozenset("first last next only same other second".split())
_PRONOUN_VERBS: Final = frozenset("can could must should may might has is would will cannot".split())
_AFTER_PRONOUN: Final = frozenset("the a an this that".split())
#: Gaps before and after a short number that no reason below looks for.
_QUIET: Final = frozenset((" ", ", ", ". ", "; ", ": ", " (", ") "))
_QUIET_AFTER: Final = _QUIET | {"", "-", ".", ".\n", ".\n\n", "\n", "\n\n"}
_SCALE_LETTERS: Final = frozenset(
    GRAMMAR.letters_of(("SCALE", "HUNDRED", "DOZEN", "AM_PM", "MONTH", "AFTER", "OR", "TO"))
)
_FEW_LETTERS: Final = frozenset(GRAMMAR.letters_of(("ONES", "TEENS", "SHORT")))
_BEFORE_PRODUCT: Final = frozenset("a an own new this another".split())
_SHORTEST_SERIAL: Final = 4
_CLOCK_DIGITS: Final = 4
_BEFORE_HOUR: Final = frozenset(
    "at around about by until till from since between before after and to approximately".split()
)
_NUMBER_LETTERS: Final = frozenset(
    GRAMMAR.letters_of(("ONE", "ONES", "TEENS", "TENS", "HUNDRED", "SCALE", "HEDGE", "TO", "MONTH"))
)


def why_no_count(tokens: Tokens, i: int) -> str | None:
    """Return why the digits of word *i* count nothing, or None."""
    word = tokens.lower[i]
    if i and tokens.words[i - 1] != tokens.lower[i - 1] and is_model(tokens, i):
        return "designation"
    if tokens.gaps[i] in _QUIET and tokens.gaps[i + 1] in _QUIET_AFTER and len(word) < 4 and word[0] != "0":
        if tokens.gaps[i + 1] != " " or tokens.words[i + 1 : i + 2] == tokens.lower[i + 1 : i + 2]:
            return None  # by far the most common case: "12 people"
        return _why_capitals(tokens, i)
    for why, applies in _REASONS:
        if applies(tokens, i):
            return why
    return "address" if tokens.codes[i + 1] == " " and _is_address(tokens, i) else None


def is_model(tokens: Tokens, i: int) -> bool:
    """
    Tell whether the number *i* belongs to the capitalised name before it.

    It does after a name of models, after one with a capital inside it ("iPhone 11"), after an acronym ("FTSE 100"),
    and after a name with an article or a number of its own ("a Boeing 787", "two Shahed 136 drones"), unless people
    or things are counted.

    >>> from conflictparse.text.tokens import tokenize
    >>> [is_model(tokenize(text), 2) for text in ("an iPhone 11", "the Tavor 21 jammed", "in Homs 12 died")]
    [True, True, False]
    """
    gap = tokens.gaps[i]
    if gap not in (" ", " -"):
        return False
    name, word = tokens.words[i - 1], tokens.lower[i - 1]
    if word in MODELS or (name == "P" and tokens.words[i - 2 : i - 1] == ["S"]):
        return "".join(tokens.lower[i + 1 : i + 2]) not in UNITS and not (is_loud(tokens, i) and _is_counted(tokens, i))
    if gap != " " or is_loud(tokens, i):
        return False
    if name[0].islower() and name.isalpha():
        return True
    is_name = word not in UNITS if name.isupper() and 1 < len(name) < 6 else _names_a_thing(tokens, i - 1)
    return is_name and not _is_counted(tokens, i)


def _names_a_thing(tokens: Tokens, i: int) -> bool:
    """Tell whether the name that ends at word *i* has an article before it: "the Apple Watch"."""
    first = i
    while first > 0 and i - first < 2 and tokens.codes[first] == " " and tokens.words[first - 1][:1].isupper():
        first -= 1
    before = tokens.lower[first - 1] if first else ""
    return tokens.codes[first] == " " and before in _BEFORE_THING


def _why_capitals(tokens: Tokens, i: int) -> str | None:
    """Return why the number *i* before a word with a capital is part of a name, or None: "12 Syrian soldiers"."""
    if len(tokens.lower[i]) == 3 and _is_product(tokens, i):
        return "designation"
    return "address" if _is_address(tokens, i) else None


def _is_address(tokens: Tokens, i: int) -> bool:
    """Tell whether a street follows: "10 West Hill Street", but not "12 Main Street shops"."""
    last = i + 1
    while last < min(len(tokens.words), i + 5) and tokens.codes[last] in " ." and tokens.words[last][0].isupper():
        last += 1
        if last > i + 2 and tokens.lower[last - 1] in STREETS:
            return find_noun(tokens, last - 1, plural_only=True) is None
    return False


def _is_product(tokens: Tokens, i: int) -> bool:
    """Tell whether a product is named by three digits before its name: "a 787 Dreamliner", "two new 737 Max jets"."""
    if i == 0 or i + 1 >= len(tokens.words) or not tokens.words[i + 1].istitle() or is_plural(tokens.lower[i + 1]):
        return False
    before, two_before = tokens.lower[i - 1], tokens.lower[i - 2] if i > 1 else ""
    if before in _BEFORE_PRODUCT and not is_loud(tokens, i):
        return find_noun(tokens, i + 1, plural_only=True) is None
    is_adjective = before not in NOT_NOUN and not is_plural(before) and tokens.words[i - 1].islower()
    return is_adjective and tokens.gaps[i - 1] == " " and GRAMMAR.letters[two_before] in _FEW_LETTERS


def _is_counted(tokens: Tokens, i: int) -> bool:
    """Tell whether the number *i* goes on as a count: a plural, a unit, or what became of people."""
    after = i + 1
    if after >= len(tokens.words) or tokens.codes[after] not in ' "-':
        return False
    word = tokens.lower[after]
    if word in _HARMED or word in UNITS or word in HEDGES or GRAMMAR.letters[word] in _SCALE_LETTERS:
        return True
    return find_noun(tokens, after, plural_only=True) is not None


def _is_footnote(tokens: Tokens, i: int) -> bool:
    return tokens.gaps[i].endswith("[") and tokens.gaps[i + 1].startswith("]")


def _is_tail_of_code(tokens: Tokens, i: int) -> bool:
    """Tell whether digits are cut off from the ones before: the 700 of "RM1,700"."""
    return bool(i) and tokens.gaps[i] in (",", ".") and tokens.lower[i - 1][-1].isdecimal()


def _is_telephone(tokens: Tokens, i: int) -> bool:
    opens = tokens.gaps[i].endswith("+") and tokens.gaps[i + 1] in (" ", "-")
    return opens and i + 1 < len(tokens.words) and tokens.lower[i + 1][:1].isdecimal()


def _is_padded(tokens: Tokens, i: int) -> bool:
    """Tell whether a leading zero makes this a code or a time of day: 0600."""
    word = tokens.lower[i]
    padded = len(word) > 2 and word[0] == "0" and word.isdecimal()
    if not padded or tokens.lower[i + 1 : i + 2] in (["hours"], ["hrs"]):
        return padded
    return find_noun(tokens, i + 1, plural_only=True) is None


def _is_hour_of_day(tokens: Tokens, i: int) -> bool:
    """Tell whether this is the 1430 of "at 1430 hours", "around 1430 local time"."""
    following = "".join(tokens.lower[i + 1 : i + 2])
    if following not in ("hours", "hrs", "local") or not i or tokens.lower[i - 1] not in _BEFORE_HOUR:
        return False
    return is_time_of_day(tokens.lower[i])


def is_time_of_day(digits: str) -> bool:
    """
    Tell whether four digits can be hours and minutes.

    >>> is_time_of_day("1430"), is_time_of_day("1480"), is_time_of_day("2430")
    (True, False, False)
    """
    return len(digits) == _CLOCK_DIGITS and digits.isdecimal() and int(digits[:2]) < 24 and int(digits[2:]) < 60


def _is_serial(tokens: Tokens, i: int) -> bool:
    """Tell whether digits without commas name a thing: "ID 408536233", "passcode 3080897"."""
    word = tokens.lower[i]
    if len(word) < _SHORTEST_SERIAL or not word.isdecimal() or word.endswith("000") or not i:
        return False
    return tokens.lower[i - 1] in SERIALS and find_noun(tokens, i + 1, plural_only=True) is None


def _is_coordinate(tokens: Tokens, i: int) -> bool:
    """Tell whether a degree sign or six decimals stand here: 35.93° N, 36.630512."""
    for gap, beside in ((tokens.gaps[i], i - 1), (tokens.gaps[i + 1], i + 1)):
        if "°" in gap and not (0 <= beside < len(tokens.words) and tokens.lower[beside] in ("c", "f")):
            return True
    _, dot, decimals = tokens.lower[i].partition(".")
    return bool(dot) and len(decimals) > 3 and decimals.isdecimal()


def _is_list_number(tokens: Tokens, i: int) -> bool:
    """Tell whether this is the "1." or "2)" that opens a line."""
    opens = i == 0 or "\n" in tokens.gaps[i]
    return opens and len(tokens.lower[i]) <= 2 and tokens.gaps[i + 1][:1] in (".", ")") and i + 1 < len(tokens.words)


def _is_designator(tokens: Tokens, i: int) -> bool:
    """Tell whether the word before the hyphen makes the digits a name: T-72, mid-2019, Covid-19."""
    if not i or tokens.codes[i] != "-":
        return False
    before = tokens.lower[i - 1]
    if before[:1].isdecimal():
        return tokens.codes[i - 1] == "-" and not tokens.lower[i - 2][:1].isdecimal() if i > 1 else False
    return GRAMMAR.letters[before] not in _NUMBER_LETTERS


def _is_year(tokens: Tokens, i: int) -> bool:
    """Tell whether four digits between 1900 and 2099 are a year: nothing counted follows, or a date word precedes."""
    word = tokens.lower[i]
    if len(word) != 4 or not word.isdecimal() or not 1900 <= int(word) <= 2099:
        return False
    before = tokens.lower[i - 1] if i else ""
    code = tokens.codes[i]
    noun = find_noun(tokens, i + 1, plural_only=True)
    if tokens.codes[i + 1] not in ' "':
        noun = None
    if code == "$" or tokens.gaps[i].rstrip()[-1:] in CURRENCIES:  # the sign may open a sentence
        return False
    if code == " " and (before in HEDGES or " ".join(tokens.lower[max(0, i - 2) : i]) in HEDGES):
        return noun is None and i > 1 and tokens.lower[i - 2] in BEFORE_YEAR
    if code == " " and noun is not None and _ends_range(tokens, i):
        return False
    if code == "-" or (code in " '" and (before in BEFORE_YEAR or before in MONTHS)):
        return True
    return noun is None or tokens.lower[noun[1] - 1] in EVENTS


def _ends_range(tokens: Tokens, i: int) -> bool:
    """Tell whether the year-like number *i* ends a range that begins with a number that is no year: "1500 to 2000"."""
    if i < 2 or tokens.lower[i - 1] not in ("to", "and", "or"):
        return False
    first = tokens.lower[i - 2]
    return first.isdecimal() and not 1900 <= int(first[:5]) <= 2099


_REASONS: Final[tuple[tuple[str, Callable[[Tokens, int], bool]], ...]] = (
    ("footnote", _is_footnote),
    ("code", _is_tail_of_code),
    ("coordinates", _is_coordinate),
    ("list number", _is_list_number),
    ("designation", _is_designator),
    ("telephone number", _is_telephone),
    ("year", _is_year),
    ("code", _is_padded),
    ("clock time", _is_hour_of_day),
    ("code", _is_serial),
)


def why_no_one(tokens: Tokens, i: int) -> str | None:
    """Return "pronoun" if the number word *i* is the pronoun "one", "rank" in "the bottom three", else None."""
    if tokens.lower[i] != "one":
        return "rank" if i and tokens.lower[i - 1] in ("top", "bottom") and not _counts(tokens, i + 1) else None
    following = tokens.lower[i + 1] if i + 1 < len(tokens.words) else ""
    after = tokens.codes[i + 1]
    if after == "'" and following == "s":
        return "pronoun"
    if after == " " and following == "of":
        return "pronoun" if i and _is_superlative(tokens.lower[i - 1]) else None
    if after == " " and following in _PRONOUN_VERBS:
        return "pronoun"
    if after == " " and following in _AFTER_PRONOUN:
        return None if _follows_verb(tokens, i) else "pronoun"
    return "pronoun" if i and tokens.codes[i] == " " and _is_determined(tokens, i) else None


def _counts(tokens: Tokens, i: int) -> bool:
    """Tell whether a noun begins at word *i*."""
    return tokens.codes[i] == " " and find_noun(tokens, i) is not None


def _is_determined(tokens: Tokens, i: int) -> bool:
    """Tell whether "one" has a determiner: "the one", "the first one", "a new one"."""
    before = tokens.lower[i - 1]
    two_before = tokens.lower[i - 2] if i > 1 else ""
    if before in _RANKS:
        return two_before in ("the", "a", "this", "that")
    if before in ("which", "that"):  # "in which one officer died"
        return find_noun(tokens, i + 1, singular=True) is None
    if before in _DETERMINERS:
        return True
    if two_before not in ("a", "an", "the") or before in NOT_NOUN or is_plural(before):
        return False
    return tokens.codes[i + 1] not in " -" or find_noun(tokens, i + 1, singular=True) is None


def _is_superlative(word: str) -> bool:
    return word in ("worst", "best") or (len(word) > 4 and word.endswith("est"))


def _follows_verb(tokens: Tokens, i: int) -> bool:
    return bool(i) and tokens.codes[i] == " " and tokens.lower[i - 1].endswith(("ed", "ing"))
