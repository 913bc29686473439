"""
The counted noun: the words after a number up to the head of its noun phrase.

No lexicon is needed: the phrase ends at a function word, a mark, a number, a participle without a noun
behind it, or after the first plural. Read here: "31 Syrian soldiers | were", "two light armored vehicles",
"thousands of displaced families | headed". Not read here: what was counted before the number.
Law: the noun stands in the number's own sentence, within sixteen words of it.
"""

from __future__ import annotations

from typing import Final

from conflictparse.numbers.digits import read_tail
from conflictparse.numbers.measures import UNITS
from conflictparse.numbers.quantity import Modifier
from conflictparse.numbers.vocabulary import AFTER
from conflictparse.text.tokens import Tokens

_LONGEST: Final = 8
DETERMINERS: Final = frozenset("the these those his her its their our this that".split())
OF_WHAT: Final = frozenset("whom which them us you it theirs ours".split())

#: Words that are no part of a noun phrase, or that end one.
NOT_NOUN: Final = frozenset(
    """
    a an the this that these those such some any no every each either neither all both half
    i you he she it we they me him us them who whom whose which what where when why how there here
    my your his her its our their own mine yours hers theirs ours
    of in on at by for from to into onto with within without about above across after against along among amid
    amidst around as before behind below beneath beside besides between beyond despite down during except inside
    like near off out outside over past per since than through throughout till toward towards under until unto up
    upon via versus vs
    and or but nor so yet if though although while whereas because unless whether then also
    is are was were be been being am has have had having do does did done will would shall should can could may
    might must not never n't cannot isn't wasn't weren't aren't hasn't haven't hadn't didn't doesn't won't
    including included include includes amounting according due following excluding involving resulting
    today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday daily again ago later
    earlier now already still just only even alone away apart together alive aboard abroad overnight
    afterwards afterward simultaneously thus therefore however meanwhile elsewhere
    dead missing hurt shot slain hit struck lost left went came come fell fled took taken made say says said told tell
    held got gave became began begun broke broken brought drove fought found hid kept knew known laid led met put ran
    sat saw seen sent set spent
    stood swept thrown threw went withdrew wore burnt burned dying die dies died
    slept rose sank froze ate drank blew flew shook wrote spoke sought bought sold chose rode stole taught tore won
    once twice
    kill kills killing wound wounds wounding injure injures injuring destroy destroys leave leaves leaving
    join joins flee fleeing remain remains remained return returns returned live lives lived
    near nearby critically seriously slightly mostly mainly many much several few more most less fewer least
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen hundreds thousands millions dozens tens scores others another other
    multiple numerous various countless
    percent o'clock am pm max maximum minimum total each apiece plus minus
    """.split()
)
_IRREGULAR: Final = frozenset(
    """
    people personnel police troops children aircraft cattle livestock sheep staff militia infantry media clergy
    mujahideen mujahedeen mujahidin fedayeen peshmerga crew folk poor elderly youth alumni bacteria casualties
    """.split()
)
_MODIFIER_ENDS: Final = ("ed", "ing", "ly")
_SINGULAR_S: Final = ("ss", "us", "is", "'s")
_NO_PARTICIPLE: Final = frozenset(
    """
    bed shed sled breed seed weed feed need deed steed seabed moped biped
    building bombing shelling shooting gathering wedding landing meeting killing stabbing beating hanging outing
    crossing opening dwelling being ceiling string ring king wing spring thing morning evening warning
    uprising kidnapping hijacking beheading offering painting hearing ruling briefing filling
    """.split()
)


def find_noun(
    tokens: Tokens, first: int, *, singular: bool = False, plural_only: bool = False
) -> tuple[int, int] | None:
    """
    Return the range of words, from word *first* on, that names what is counted, or None.

    Args:
        singular: the number is one, so the phrase does not end at the first plural ("one Hamas man").
        plural_only: None unless the head is a plural.

    >>> from conflictparse.text.tokens import tokenize
    >>> tokens = tokenize("two light armored vehicles were burned")
    >>> tokens.slice(*find_noun(tokens, 1))
    'light armored vehicles'
    """
    if first >= len(tokens.words):
        return None
    lower, codes = tokens.lower, tokens.codes
    stop = min(len(lower), first + _LONGEST)  # no phrase goes over the gap between two sentences
    last = first
    while last < stop and (last == first or codes[last] == " " or _goes_on(tokens, last)):
        word = lower[last]
        is_plain = word not in NOT_NOUN and word.isalpha() and not word.endswith(_MODIFIER_ENDS)  # most of them
        if not is_plain and not _is_nominal(tokens, last, stop):
            break
        last += 1
        if not singular and is_plural(word) and not _plural_follows(tokens, last, stop):
            break
    if last == first:
        return None
    if last < stop and not singular and lower[last] in ("and", "or") and not is_plural(lower[last - 1]):
        other = _joined(tokens, last + 1)
        if other is not None:
            return first, other
    while last > first and (is_modifier(lower[last - 1]) or (last - 1 > first and codes[last - 1] == "(")):
        last -= 1
    if last == first or (plural_only and not is_plural(lower[last - 1])):
        return None
    return first, last


def _joined(tokens: Tokens, i: int) -> int | None:
    """Return where the second half of "Israeli and Lebanese soldiers" ends; it must be a plural, read once."""
    if tokens.codes[i - 1] != " " or i >= len(tokens.words) or tokens.codes[i] != " ":
        return None
    noun = find_noun(tokens, i, singular=True, plural_only=True)
    return None if noun is None else noun[1]


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Tell whether the gap before word *i* goes on with a phrase; an abbreviation in brackets stands inside one."""
    code = tokens.codes[i]
    if code == ".":  # "U.S. soldiers"
        return len(tokens.words[i - 1]) == 1 and tokens.words[i - 1].isupper()
    if code in "()":
        opens = i if code == "(" else i - 1
        return tokens.codes[opens] == "(" and tokens.codes[opens + 1] == ")" and tokens.words[opens].isupper()
    return code in " -" or (code == '"' and " " in tokens.gaps[i]) or (code == "'" and tokens.lower[i] == "s")


def _is_nominal(tokens: Tokens, i: int, stop: int) -> bool:
    """Tell whether word *i* may belong to a noun phrase."""
    word = tokens.lower[i]
    if word in NOT_NOUN and not _is_part_of_compound(tokens, i, stop):
        return 1 < len(word) < 5 and tokens.words[i].isupper() and not is_loud(tokens, i)  # "IS fighters"
    if word.isalpha():
        return not is_modifier(word) or _noun_follows(tokens, i + 1, stop) or _is_model_name(tokens, i, stop)
    if word[0].isdecimal() and word.replace(",", "").replace(".", "").isdecimal():
        if not i or not tokens.words[i - 1][:1].isupper():
            return False
        return tokens.codes[i] == "-" or _is_model_number(tokens, i, stop)  # T-72, Shahed 136 drones
    return True


def _is_model_name(tokens: Tokens, i: int, stop: int) -> bool:
    """Tell whether the capitalised word *i* has a number of its own: the "Shahed" of "Shahed 136 drones"."""
    after = i + 1
    if after >= stop or not tokens.words[i][0].isupper() or not tokens.lower[after].isdecimal():
        return False
    if tokens.codes[after] == "|":
        return False
    return _is_model_number(tokens, after, stop)


def _is_model_number(tokens: Tokens, i: int, stop: int) -> bool:
    """Tell whether the number *i* after a capitalised word goes on with a plural: "(two) Shahed 136 drones"."""
    last = i + 1
    if last < stop and tokens.lower[last] == "mm":
        last += 1
    goes_on = last < stop and tokens.codes[last] == " " and is_plural(tokens.lower[last])
    return goes_on and not is_loud(tokens, i)


def is_loud(tokens: Tokens, i: int) -> bool:
    """
    Tell whether the words around word *i* are all in capitals, so that capitals say nothing.

    >>> from conflictparse.text.tokens import tokenize
    >>> is_loud(tokenize("TEN IS FIGHTERS DIED"), 1), is_loud(tokenize("Ten IS fighters died"), 1)
    (True, False)
    """
    return "".join(tokens.words[max(0, i - 3) : i + 4]).isupper()


def _is_part_of_compound(tokens: Tokens, i: int, stop: int) -> bool:
    return tokens.codes[i] == "-" or (i + 1 < stop and tokens.codes[i + 1] == "-")


def _noun_follows(tokens: Tokens, i: int, stop: int) -> bool:
    """Tell whether word *i* goes on with a noun phrase, so that a participle before it is an adjective."""
    if i >= stop or tokens.codes[i] not in ' -"':
        return False
    word = tokens.lower[i]
    return (word not in NOT_NOUN or tokens.codes[i] == "-") and not word[:1].isdecimal()


def _plural_follows(tokens: Tokens, i: int, stop: int) -> bool:
    """Tell whether a plural modifies the next word ("Hamas fighters", "arms dealers", "anti-aircraft ramps")."""
    if i >= stop:
        return False
    code = tokens.codes[i]
    if code == "-" or (code == "'" and tokens.lower[i] == "s"):
        return True
    return code == " " and is_plural(tokens.lower[i]) and tokens.lower[i] not in NOT_NOUN


def find_noun_of(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """
    Return the noun after "of"; none for "half of whom died".

    >>> from conflictparse.text.tokens import tokenize
    >>> tokens = tokenize("dozens of the other defenders")
    >>> tokens.slice(*find_noun_of(tokens, 2))
    'defenders'
    """
    if i >= len(tokens.words) or tokens.codes[i] not in ' "':
        return None
    if tokens.lower[i] in OF_WHAT:
        return _noun_said_of(tokens, i + 1) if tokens.lower[i] in ("whom", "which", "them") else None
    if tokens.lower[i] in DETERMINERS:
        i += 1
    if i < len(tokens.words) and tokens.lower[i] in ("other", "more", "additional", "further"):
        i += 1
    return find_noun(tokens, i)


def _noun_said_of(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return the plural that tells what they are: "half of whom are children", "two of them children"."""
    said = "".join(tokens.lower[i : i + 1])
    if said in ("are", "were") and tokens.codes[i] == " ":
        i += 1
    elif tokens.lower[i - 1] != "them":
        return None
    if i >= len(tokens.words) or tokens.codes[i] != " ":
        return None
    return find_noun(tokens, i, plural_only=True)


def find_noun_after_measure(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """
    Return the noun that begins with its calibre or weight.

    >>> from conflictparse.text.tokens import tokenize
    >>> tokens = tokenize("two 122-mm rocket launchers")
    >>> tokens.slice(*find_noun_after_measure(tokens, 1))
    '122-mm rocket launchers'
    """
    tail = read_tail(tokens.lower[i]) if tokens.lower[i][:1].isdecimal() and tokens.codes[i] == " " else None
    if tail is None:
        return None
    last = i + 1
    if tail not in UNITS:
        if (
            tail
            or tokens.lower[last : last + 1] == []
            or tokens.lower[last] not in UNITS
            or tokens.codes[last] not in " -"
        ):
            return None
        last += 1
    if last >= len(tokens.words) or tokens.codes[last] not in " -":
        return None
    noun = find_noun(tokens, last, plural_only=True)
    return None if noun is None else (i, noun[1])


def hedge_behind(tokens: Tokens, i: int) -> Modifier | None:
    """
    Return the hedge behind a noun that ends before word *i*.

    >>> from conflictparse.text.tokens import tokenize
    >>> hedge_behind(tokenize("30 men or more"), 2)
    <Modifier.AT_LEAST: 'at_least'>
    """
    if tokens.codes[i] != " ":
        return None
    first = "".join(tokens.lower[i : i + 1])
    if first == "or":
        return AFTER.get(" ".join(tokens.lower[i : i + 2]))
    if first != "at":
        return None
    for last in (i + 2, i + 3):  # "30 men at most.", but not "30 men at least 12 of whom"
        if last <= len(tokens.words) and tokens.codes[last] != " " and last > i + 1:
            return AFTER.get(" ".join(tokens.lower[i:last]))
    return None


def is_plural(word: str) -> bool:
    """
    Tell whether *word*, in lower case, looks like a plural noun.

    >>> [is_plural(word) for word in ("soldiers", "policemen", "people", "soldier", "chorus")]
    [True, True, True, False, False]
    """
    if word.endswith("s"):
        return len(word) > 3 and not word.endswith(_SINGULAR_S) and word not in NOT_NOUN
    return word in _IRREGULAR or word.endswith(("men", "women", "children"))


def is_modifier(word: str) -> bool:
    """
    Tell whether *word*, in lower case, modifies what follows: a participle or an adverb.

    >>> [is_modifier(word) for word in ("armored", "remaining", "severely", "building", "tank")]
    [True, True, True, False, False]
    """
    return len(word) > 4 and word.endswith(_MODIFIER_ENDS) and word not in _NO_PARTICIPLE
