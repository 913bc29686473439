"""
The words of time expressions, one table for each part that they play in a shape.

A new word is a row here; a new order of words is a rule in :mod:`conflictparse.times.rules`. All rows are
in lower case; whether a word needs its capital ("May", "Sun") is said in :data:`WEAK`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

MONTH_NAMES: Final = ("january february march april may june july august september october november december").split()
WEEKDAY_NAMES: Final = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTH: Final = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAY: Final = {
    **{name: number for number, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
WEEKDAYS: Final = {f"{name}s": number for number, name in enumerate(WEEKDAY_NAMES)}

# Words that are something else as well ("may", "a march", "Jan Egeland", "he sat"): they need a capital, and
# without a number beside them also a preposition before them.
WEAK: Final = frozenset(
    {
        "march",
        *(name for name in MONTH if len(name) < 5 and name not in ("june", "july")),
        *(name for name in WEEKDAY if len(name) < 6),
    }
)

ORDINAL_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
DAY: Final = {
    **{str(n): n for n in range(1, 32)},
    **{f"{n:02}": n for n in range(1, 10)},
    **{f"{n}{ORDINAL_ENDINGS.get(n, 'th')}": n for n in range(1, 32)},
    **{f"{n}th": n for n in ORDINAL_ENDINGS},  # a common slip: "October 23th"
}
# News archives do not reach further back, and a later "year" is a count.
YEAR: Final = {str(year): year for year in range(1900, 2100)}
DECADE: Final = {f"{year}s": year for year in range(1900, 2100, 10)}

_NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER: Final = {
    **{name: number for number, name in enumerate(_NUMBER_WORDS, 1)},
    **{name: 10 * number for number, name in enumerate(_TENS, 2)},
    **{str(n): n for n in range(32, 1000)},
}
# "A few" is three: UCDP codebook, appendix 2 ("past few months": three months back).
FEW: Final = {"few": 3, "several": 3, "couple": 2}

UNIT: Final = {
    "minute": "minute",
    "minutes": "minute",
    "hour": "hour",
    "hours": "hour",
    "hrs": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
}
PLURAL_UNITS: Final = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})

# Days from the day of publication, of the first and the last day.
DEICTIC: Final = {
    "today": (0, 0),
    "tonight": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
}
PART: Final = dict.fromkeys(
    """
    morning afternoon evening dawn dusk noon midday midnight predawn daybreak sunrise sunset sundown nightfall
    """.split(),
    True,
)
# "9am", "11pm"; "9 am", "9:30 pm" and "9 a.m." are shapes.
CLOCK: Final = {f"{hour}{half}": True for hour in range(1, 13) for half in ("am", "pm")}
SEASON: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # the EDTF codes

TABLES: Final[MappingProxyType[str, dict[str, Any]]] = MappingProxyType(
    {
        "MONTH": MONTH,
        "WEEKDAY": WEEKDAY,
        "WEEKDAYS": WEEKDAYS,
        "DAY": DAY,
        "YEAR": YEAR,
        "DECADE": DECADE,
        "NUMBER": NUMBER,
        "FEW": FEW,
        "NIGHT": {"night": "day", "nights": "day"},
        "UNIT": UNIT,
        "DEICTIC": DEICTIC,
        "OVERNIGHT": {"overnight": (-1, 0)},
        "PART": PART,
        "CLOCK": CLOCK,
        "MERIDIEM": {"am": True, "pm": True},
        "POST": {"p": True},
        "NOON": {"m": True},
        "ZERO": {"00": 0},
        "SEASON": SEASON,
        "WEEKEND": {"weekend": "weekend"},
        "LAST": {"last": "last", "past": "past", "previous": "previous", "preceding": "previous"},
        "THIS": {"this": "this", "current": "this"},
        "NEXT": {"next": "next", "following": "following", "coming": "next"},
        "SAME": {"same": "same", "that": "same"},
        "RECENT": {"recent": "recent"},
        "RECENTLY": {"recently": "recently", "lately": "recently"},
        "AGO": {"ago": "ago"},
        "LATER": {"later": 1, "earlier": -1, "prior": -1},
        "EARLY": {"early": "early", "mid": "mid", "late": "late"},
        "EDGE": {"beginning": "start", "start": "start", "outset": "start", "middle": "mid", "end": "end"},
        "STARTING": {"starting": "start", "commencing": "start"},
        "ENDING": {"ending": "end"},
        "ORDINAL": {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1},
        "PIECE": {"half": "half", "quarter": "quarter"},
        "SINCE": {"since": "since"},
        "UNTIL": {"until": "until", "till": "until"},
        "BY": {"by": "until"},
        "BETWEEN": {"between": "between"},
        "FROM": {"from": "from"},
        "TO": {"to": "to", "through": "to", "into": "to"},
        "AND": {"and": "and"},
        "OR": {"or": "or"},
        "OF": {"of": "of"},
        "ON": {"on": "on"},
        "IN": {"in": "in"},
        "THE": {"the": "the"},
        "AN": {"a": 1, "an": 1},
        "AROUND": {"around": "around", "about": "around", "circa": "around"},
        "BEFORE": {"before": -1, "after": 1},
        "EVERY": {"every": "every", "each": "every"},
        "TWICE": {"once": 1, "twice": 2, "thrice": 3},
        "TIMES": {"times": "times"},
        "MORE": {"more": "more", "other": "more", "consecutive": "more", "straight": "more"},
    }
)
UNIONS: Final = MappingProxyType(
    {
        "COUNT": ("NUMBER", "DAY"),
        "SPELL": ("UNIT", "NIGHT"),
        "DAYTIME": ("PART", "NIGHT"),
        "ENDPOINT": ("TO", "UNTIL"),
        "NTH": ("ORDINAL", "LAST"),
        "WHICH": ("THIS", "LAST", "NEXT"),
        "MANY": ("NUMBER", "DAY", "FEW"),
        "SOME": ("NUMBER", "DAY", "FEW", "AN"),
        "TALLY": ("TWICE", "NUMBER", "DAY"),
    }
)

# A bare month that is a weak word is a month only after one of these.
BEFORE_WEAK: Final = frozenset("in since of during until till early mid late last this next through throughout".split())
# A clock time needs one of these: "by 9.30", "shortly before 2:44 AM"; "at about 7 p.m." has two.
BEFORE_CLOCK: Final = frozenset(
    "at around about by since until till before after from approximately between and to roughly".split()
)
# "In the summer" is a season, "the spring offensive" is not; a word after it must be one of these.
BEFORE_SEASON: Final = frozenset("in during over throughout".split())
AFTER_SEASON: Final = frozenset("and or but when after before as while with to from for by the".split())
# A bare number from 1900 to 2099 is a year after one of these, whatever follows.
BEFORE_YEAR: Final = frozenset(
    "in since during early mid late until till around circa summer winter before after year".split()
)
# ... and after these unless the number counts the noun that follows.
BEFORE_SOME_YEARS: Final = frozenset("of the by from to between and through a an s its their this pre post".split())
COUNTED_AFTER_YEAR: Final = frozenset("people men women children troops police civilians personnel members".split())

# Words that belong to a length of time that they widen or narrow: "nearly nine years ago", "over a month".
HEDGES: Final = frozenset("about around over under nearly almost roughly approximately some just barely".split())
HEDGE_PAIRS: Final = frozenset({("more", "than"), ("less", "than"), ("at", "least"), ("at", "most"), ("up", "to")})
# "A month", "weeks" and "years" say how long only after one of these.
BEFORE_LENGTH: Final = frozenset(
    "for in within over after lasting lasted last lasts take takes took nearly almost about around than every".split()
)

AFTER_LENGTH: Final = frozenset("old olds before after later ago earlier".split())
# "Twelve years old", "12-year-olds", "aged 12 months" are ages.
AFTER_AGE: Final = frozenset("old olds".split())
BEFORE_AGE: Final = frozenset("aged age ages".split())
BEFORE_PART: Final = frozenset("at the before after until since around by".split())
SHALL: Final = frozenset("will would shall should".split())
# "Will meet on Monday", "is due on 5 March": a day that is still to come.
AHEAD: Final = frozenset("will shall due scheduled planned slated".split())
# Before these "last" is a verb: "expected to last two weeks".
BEFORE_TO_LAST: Final = frozenset("to will would could can may might should must not".split())

# Verbs and nouns of saying, for the role of a time: "said on Wednesday" dates the statement.
SAYING: Final = frozenset(
    """
    said says say told tells announced announces reported reports stated states added confirmed claimed
    tweeted posted wrote declared warned denied acknowledged admitted asserted assessed noted
    insisted explained briefed published issued statement communique
    """.split()
)
# What may stand between the saying and its day, besides names: "said in a statement late on Sunday".
BETWEEN_SAYING: Final = frozenset(
    """
    on late early later in a an the its his her their to also at via earlier and
    statement statements report reports reporters journalists press release conference briefing interview
    website twitter telegram facebook channel account page post tweet news agency agencies television tv radio state
    official platforms message
    """.split()
)
# "On Sunday, the Front said": a sentence that opens with its day.
OPENING: Final = frozenset("on late early earlier later in at also and but".split())
ACTING: Final = frozenset(
    """
    was were is are be been has had have shot hit struck fought took died fell broke began made led left won lost
    held sent set met fled rose found saw came went put ran cut blew
    """.split()
)
# "Bloody Sunday" and "Black Friday" are names.
BEFORE_A_NAME: Final = frozenset("bloody black good holy super palm ash".split())
