"""
The words of "how many", each in one table; the shapes over them stand in rules.py.

A new hedge, vague amount or label is a new row here and nothing else. Intervals are (low, high), an open
end is None. Reading of the vague words: "dozens" are at least two dozen and fewer than a hundred.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from conflictparse.numbers.digits import CLASSES, classify
from conflictparse.numbers.measures import UNITS
from conflictparse.numbers.quantity import Modifier, Number
from conflictparse.text.grammar import Grammar

ONES: Final = MappingProxyType(
    {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "zero": 0}
)
TEENS: Final = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
        )
    }
)
TENS: Final = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
    }
)
SCALES: Final = MappingProxyType(
    {
        "thousand": 10**3,
        "lakh": 10**5,
        "lakhs": 10**5,
        "million": 10**6,
        "mn": 10**6,
        "mln": 10**6,
        "crore": 10**7,
        "crores": 10**7,
        "billion": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
    }
)

#: Plural scales: at least two of them, fewer than the next scale.
PLURAL_SCALES: Final = MappingProxyType(
    {
        "tens": (20, 99),
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2_000, 9_999),
        "millions": (2_000_000, 9_999_999),
        "billions": (2_000_000_000, 9_999_999_999),
    }
)

#: Amounts without a figure. "A few" and "several" promise no more than a plural does.
VAGUE: Final[MappingProxyType[str, tuple[int, int | None]]] = MappingProxyType(
    {
        **dict.fromkeys(("several", "multiple", "numerous", "various", "countless", "many", "untold"), (2, None)),
        **dict.fromkeys(("a number of", "a good many", "a great many", "a great deal of"), (2, None)),
        **{
            phrase: (2, None)
            for kind in """
                unknown unspecified undetermined unconfirmed undisclosed uncertain unidentified indeterminate
                large small great huge significant substantial considerable sizeable growing high low limited
                """.split()
            for one in (f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} number",)
            for phrase in (one, f"{one} of", f"{kind} numbers of")
        },
        **dict.fromkeys(("a few", "few", "the few", "quite a few", "a good few"), (2, None)),
        "a handful of": (2, 6),
        "a handful": (2, 6),
    }
)
GROUPS: Final = MappingProxyType(
    {
        **dict.fromkeys(("a couple of", "a couple", "couple of", "the couple of"), (2, 3)),
        **dict.fromkeys(("a pair of", "pair of", "both", "twin", "a brace of", "a duo of", "pairs of"), (2, 2)),
        **dict.fromkeys(("a trio of", "trio of", "the trio", "a trio", "triplet", "all three"), (3, 3)),
        **dict.fromkeys(("a quartet of", "quartet of", "the quartet", "a quartet", "all four"), (4, 4)),
    }
)

#: Plural parts: "two thirds".
PARTS: Final = MappingProxyType(
    {"thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10}
)
#: Singular parts; all but "quarter" are also ordinals.
PART: Final = MappingProxyType(
    {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
)
MAJORITY: Final[MappingProxyType[str, tuple[Number, Number]]] = MappingProxyType(
    dict.fromkeys(("most of", "the majority of", "a majority of", "the vast majority of"), (Decimal("0.5"), 1))
)

#: Before a number: how the words bound it.
HEDGES: Final = MappingProxyType(
    {
        **dict.fromkeys(("more than", "over", "above", "upwards of", "upward of", "in excess of"), Modifier.MORE_THAN),
        **dict.fromkeys(("exceeding", "exceeded", "exceeds", "exceed", "surpassed", "surpassing"), Modifier.MORE_THAN),
        **dict.fromkeys(("surpass", "surpasses", "tops", "north of", "better than"), Modifier.MORE_THAN),
        **dict.fromkeys(("greater than", "larger than", "topped", "topping", "beyond"), Modifier.MORE_THAN),
        **dict.fromkeys(("far more than", "many more than", "much more than", "well over"), Modifier.WELL_OVER),
        **dict.fromkeys(("well above", "well more than", "far over", "far above"), Modifier.WELL_OVER),
        **dict.fromkeys(("just over", "slightly more than", "a little over", "slightly over"), Modifier.JUST_OVER),
        **dict.fromkeys(("a little more than", "just above", "just more than"), Modifier.JUST_OVER),
        **dict.fromkeys(("at least", "atleast", "no fewer than", "not less than", "no less than"), Modifier.AT_LEAST),
        **dict.fromkeys(("not fewer than", "a minimum of", "minimum of", "minimum", "at minimum"), Modifier.AT_LEAST),
        **dict.fromkeys(("at the very least", "at a minimum", "as few as", "as little as"), Modifier.AT_LEAST),
        **dict.fromkeys(("up to", "upto", "as many as", "as much as"), Modifier.UP_TO),
        **dict.fromkeys(("anywhere up to", "to as many as"), Modifier.UP_TO),
        **dict.fromkeys(("no more than", "at most", "not more than", "a maximum of"), Modifier.AT_MOST),
        **dict.fromkeys(("maximum of", "at the most", "a total of no more than"), Modifier.AT_MOST),
        **dict.fromkeys(("fewer than", "less than", "under", "below", "lower than", "sub"), Modifier.LESS_THAN),
        **dict.fromkeys(("nearly", "almost", "close to", "approaching", "not quite", "near to"), Modifier.JUST_UNDER),
        **dict.fromkeys(
            ("just under", "shy of", "just shy of", "just below", "slightly less than"), Modifier.JUST_UNDER
        ),
        **dict.fromkeys(("slightly fewer than", "little short of", "the better part of"), Modifier.JUST_UNDER),
        **dict.fromkeys(("a little under", "slightly under", "nearing"), Modifier.JUST_UNDER),
        **dict.fromkeys(
            ("about", "around", "some", "roughly", "approximately", "approx", "circa", "c", "ca"), Modifier.ABOUT
        ),
        **dict.fromkeys(
            ("an estimated", "estimated", "estimated at", "estimated to be", "an approximate"), Modifier.ABOUT
        ),
        **dict.fromkeys(
            ("in the region of", "in the order of", "on the order of", "a round", "to the tune of"), Modifier.ABOUT
        ),
        **dict.fromkeys(("more or less", "somewhere around", "in the neighborhood of", "give or take"), Modifier.ABOUT),
        **dict.fromkeys(("in the vicinity of", "an average of", "on average", "averaging"), Modifier.ABOUT),
        **dict.fromkeys(("perhaps", "possibly", "maybe", "somewhere near"), Modifier.ABOUT),
        **dict.fromkeys(("exactly", "precisely", "a total of", "a combined", "a confirmed"), Modifier.EXACT),
    }
)

#: After a number: "30 or more".
AFTER: Final = MappingProxyType(
    {
        **dict.fromkeys(
            ("or more", "or above", "or over", "plus", "or greater", "and up", "and above"), Modifier.AT_LEAST
        ),
        **dict.fromkeys(("and counting", "or upwards", "or even more", "or higher", "and upwards"), Modifier.AT_LEAST),
        **dict.fromkeys(("at least", "at the very least", "at a minimum"), Modifier.AT_LEAST),
        **dict.fromkeys(("or fewer", "or less", "at most", "or below", "at the most"), Modifier.AT_MOST),
        **dict.fromkeys(("or so", "or thereabouts", "approximately", "more or less"), Modifier.ABOUT),
    }
)

#: Written onto the digits: "~200", ">50".
SIGNS: Final = MappingProxyType(
    {
        "~": Modifier.ABOUT,
        "≈": Modifier.ABOUT,
        ">": Modifier.MORE_THAN,
        "≥": Modifier.AT_LEAST,
        "<": Modifier.LESS_THAN,
        "≤": Modifier.AT_MOST,
    }
)

ADDITIONAL: Final = frozenset(("another", "additional", "further", "extra"))
MORE: Final = frozenset(("more", "other", "others", "additional", "further", "extra"))

MONTHS: Final = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
SEASONS: Final = frozenset(
    ("spring", "summer", "autumn", "winter", "ramadan", "early", "late", "mid", "end", "beginning")
)

#: Which one of a row: word -> its place.
ORDINALS: Final = MappingProxyType(
    {
        **{
            word: 1 + n
            for n, word in enumerate(
                """
                first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
                fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
                """.split()
            )
        },
        "thirtieth": 30,
        "fortieth": 40,
        "fiftieth": 50,
        "sixtieth": 60,
        "seventieth": 70,
        "eightieth": 80,
        "ninetieth": 90,
        "hundredth": 100,
        "thousandth": 1000,
    }
)

#: A number after one of these is a name: "Route 4", "Resolution 2254".
LABELS: Final = frozenset(
    """
    number nos route road highway motorway street avenue resolution article chapter section paragraph page part
    phase stage step level grade category class type model version series volume episode season game round
    brigade division battalion regiment corps squadron unit company platoon army legion front sector zone area
    district block camp gate checkpoint point ward room flight channel line track platform exit terminal
    hill height boulevard house building group row table figure annex appendix
    decree law order protocol operation formation cell bureau directorate hall studio radio
    tier war size interstate
    """.split()
)
#: A list of numbers after one of these names several: "Resolutions 1701 and 1559".
PLURAL_LABELS: Final = frozenset(
    """
    resolutions articles sections chapters paragraphs clauses pages annexes brigades divisions battalions regiments
    routes highways phases flights hills blocks districts zones
    """.split()
)
#: Labels that need no capital letter.
SURE_LABELS: Final = frozenset(
    """
    resolution page article chapter nos brigade paragraph flight category resolutions pages articles chapters paragraphs
    """.split()
)

IDIOMS: Final = frozenset(
    """
    ground-zero zero-sum zero-tolerance one-another one-by-one day-one number-one square-one point-zero
    on-the-one-hand on-one-hand at-one-point two-by-two one-time one-sided one-way two-way fifty-fifty
    one-on-one at-sixes-and-sevens no-one-knows how-many so-many too-many
    how-few too-few so-few very-few as-many one-thing once-in-a-while zero-hour first-hand second-hand all-in-one
    big-five one-more-time one-or-other one-or-another in-the-few one-size in-one-piece with-one-voice
    """.split()
)

NOBODY: Final = frozenset(("nobody", "no one", "none"))
#: What a raid may end without; "without soldiers" counts none.
HARM: Final = frozenset("casualties injuries deaths fatalities victims casualty injury loss losses".split())
CASUALTIES: Final = frozenset(
    """
    casualties injuries deaths fatalities victims losses survivors casualty injury death fatality wounded dead injured
    civilians soldiers people troops fighters hostages children women rebels militants officers policemen persons
    individuals residents passengers students
    """.split()
)

#: Verbs that turn "from 5 to 12" into a change instead of a range.
CHANGES: Final = frozenset(
    """
    rose risen rise rises rising increased increase increases increasing grew grown climbed jumped soared fell fallen
    dropped decreased declined went gone raised revised updated changed surged doubled up down reduced cut lowered
    """.split()
)

#: Before a figure that a toll has gone beyond: "the toll passes 80"; "passed 12 checkpoints" is none.
CROSSED: Final = frozenset("passes passed pass passing crosses crossed crossing breached past".split())
TOLLS: Final = frozenset("toll tolls deaths death dead number count casualties total figure fatalities tally".split())

#: Before a number, these make it the name of one thing.
SERIALS: Final = frozenset(
    "id ids passcode password code pin ref reference account card passport licence license plate tel phone fax".split()
)
#: After a number and a name: "10 West Hill Street".
STREETS: Final = frozenset("street avenue boulevard road lane drive square st ave blvd rd".split())

#: How many times as much.
TIMES_AS: Final = MappingProxyType(
    {
        **{
            f"twice {word}": 2
            for word in ("as", "as many", "as much", "as high", "the", "more", "that", "their", "its")
        },
        **{f"thrice {word}": 3 for word in ("as", "the", "more", "that", "their", "its")},
        **{f"double {word}": 2 for word in ("the", "the number of", "the number", "that", "their", "its")},
        **{f"triple {word}": 3 for word in ("the", "that", "their", "its")},
        **dict.fromkeys(("doubled", "doubling", "doubles", "two fold", "twofold"), 2),
        **dict.fromkeys(("tripled", "trebled", "tripling", "triples", "threefold"), 3),
        **dict.fromkeys(("quadrupled", "quadrupling", "fourfold"), 4),
        **{f"{word}fold": 5 + i for i, word in enumerate("five six seven eight nine ten".split())},
    }
)

#: Before a number, these make it a name even in lower case: "a category 4 storm".
GRADES: Final = frozenset("category tier grade type level phase stage class step version season episode".split())

#: Names of products, indexes and models: the number after one belongs to the name.
MODELS: Final = frozenset(
    """
    boeing airbus iphone ipad galaxy watch playstation
    rpg pg spg ak bm tow nlaw gbu fab t s xbox windows android pixel nasdaq ftse nikkei stoxx cac dax
    euro covid shahed geran gerbera lancet grad uragan smerch tochka iskander kornet fagot konkurs malyutka
    metis javelin stinger igla strela buk pantsir oerlikon antonov tupolev sukhoi mikoyan ilyushin kamov
    su mig mi tu il ka apache chinook hellfire harpoon kalashnikov makarov leopard abrams bradley merkava patriot
    fateh zolfaghar badr burkan quds sejjil qassam fajr katyusha hermes heron bayraktar mohajer ababil mugin
    apollo voyager formula opec
    """.split()
)
PARTS_OF_DAY: Final = ("in the morning", "in the afternoon", "in the evening", "at night", "that afternoon")

#: Before a bare four-digit number: it is a year.
BEFORE_YEAR: Final = frozenset(
    """
    in since of by until till during from before after through throughout to and the this that early mid late end year
    fiscal pre post circa between summer winter spring autumn fall its his their s august may
    """.split()
)
#: What happens in a year ("2014 protests") rather than being counted two thousand times.
EVENTS: Final = frozenset(
    """
    protests elections attacks bombings clashes strikes talks negotiations events riots demonstrations campaigns
    hostilities sanctions floods airstrikes massacres uprisings operations
    """.split()
)

_TABLES: Final[dict[str, Any]] = {
    "IDIOM": dict.fromkeys(" ".join(i.split("-")) for i in sorted(IDIOMS)),
    "HEDGE": HEDGES,
    "AFTER": {k: v for k, v in AFTER.items() if k not in HEDGES},
    "BETWEEN": dict.fromkeys(("between", "anywhere between", "somewhere between", "anything between")),
    "FROM": dict.fromkeys(("from", "anywhere from", "anything from", "ranging from")),
    "OUT_OF": dict.fromkeys(("out of", "out of every", "in every")),
    "VAGUE": VAGUE,
    "GROUP": GROUPS,
    "MAJORITY": MAJORITY,
    "NOBODY": dict.fromkeys(sorted(NOBODY), 0),
    "ADDITIONAL": dict.fromkeys(
        ["an additional", "a further", "an extra", "yet another", "the other", *sorted(ADDITIONAL), "other"]
    ),
    "DOUBT": dict.fromkeys(
        ("or possibly", "or even", "or perhaps", "or maybe", "if not", "and possibly", "and perhaps", "even")
    ),
    "ONE": {"one": 1},
    "ONES": ONES,
    "TEENS": TEENS,
    "TENS": TENS,
    "HUNDRED": {"hundred": 100},
    "SCALE": SCALES,
    "PLURAL_SCALE": PLURAL_SCALES,
    "DOZEN": {"dozen": 12},
    "SCORE": {"score": 20},
    "HALF": {"half": Decimal("0.5")},
    "PARTS": PARTS,
    "QUARTER": {"quarter": 4},
    "NTH_WORD": ORDINALS,
    "MONTH": dict.fromkeys(sorted(MONTHS)),
    "SEASON": dict.fromkeys(sorted(SEASONS)),
    "NOT": {"not": None},
    "SINGLE": {"single": 1},
    "ALL_BUT": dict.fromkeys(("all but", "all except", "all except for")),
    "NO": {"no": 0, "neither": 0, "nor": 0, "nor any": 0, "without any": 0, "nil": 0, "without": 0},
    "LABEL": dict.fromkeys(sorted(LABELS)),
    "PLURAL_LABEL": dict.fromkeys(sorted(PLURAL_LABELS)),
    "ARTICLE": {"a": 1, "an": 1},
    "AND": {"and": None},
    "OR": {"or": None},
    "TO": {"to": None, "through": None},
    "OF": {"of": None},
    "UPON": {"upon": None},
    "IN": {"in": None},
    "BUT": {"but": None},
    "AND_UP_TO": dict.fromkeys(("and up to", "and as many as"), Modifier.UP_TO),
    "ODD": {"odd": None, "something": None},
    "STRONG": {"strong": None},
    "CROSSED": dict.fromkeys(sorted(CROSSED)),
    "TIMES_AS": TIMES_AS,
    "DAY_PART": dict.fromkeys(PARTS_OF_DAY),
    "AM_PM": dict.fromkeys(("am", "pm", "o'clock", "gmt", "utc", "local time")),
    "MINUS": dict.fromkeys(("minus", "negative")),
    "ONCE": {"once": 1, "twice": 2, "thrice": 3},
    "LETTER_P": {"p": None},
    "LETTER_M": {"m": None},
    "AGED": dict.fromkeys(("aged", "age", "ages", "aged between", "ages of")),
    "OLD": dict.fromkeys(("old", "olds", "of age")),
    "UNIT": UNITS,
    "SQUARE": dict.fromkeys(("square", "sq")),
    "MEMBER": dict.fromkeys(("member", "man", "person", "woman", "people")),
    "THE": dict.fromkeys(("the", "these", "those", "his", "her", "its", "their", "our")),
}

#: Names that one pass makes for the next: a number, an interval, a share, a number that is none.
MADE: Final = ("NUM", "VAG", "SHARE", "SKIP")

_UNIONS: Final = {
    "FIGURE": ("SHORT", "THREE", "YEARLIKE", "DIGITS"),
    "DIGIT": ("ONE", "ONES"),
    "DAY": ("SHORT", "NTH", "NTH_WORD"),
    "ORDINAL": ("NTH", "NTH_WORD"),
    "AMOUNT": ("NUM", "VAG"),
}

GRAMMAR: Final = Grammar(
    _TABLES,
    unions=_UNIONS,
    classify=classify,
    classes=(*CLASSES, *MADE),
)

PART_VALUES: Final = MappingProxyType({word: Fraction(1, n) for word, n in PART.items()})
