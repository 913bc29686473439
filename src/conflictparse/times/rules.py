"""
The shapes of time expressions.

Read here: which words stand together; what they say is read by :mod:`conflictparse.times.readers` and
:mod:`conflictparse.times.relative`. Not read here: holidays, other calendars, the minutes of a clock time.
Law: a shape begins with one table or union, so that the scan for it is one pass over a text, and a text without its
words costs next to nothing.
"""

from __future__ import annotations

from typing import Final

from conflictparse.text.grammar import Grammar, Rule
from conflictparse.times import readers, relative
from conflictparse.times.vocabulary import TABLES, UNIONS

#: The rule of a date in numbers.
NUMERIC: Final = "numeric date"

GRAMMAR: Final = Grammar(TABLES, unions=UNIONS, words_only=True)

# Pieces of shapes. CALENDAR is a date or a month, POINT anything that can end a span.
_YEAR: Final = r"(( |,|\.|-| OF )(YEAR|WHICH UNIT))"
_DAY_FIRST: Final = r"DAY( |-| OF )MONTH"
_MONTH_FIRST: Final = r"MONTH( |\.|-)DAY"
_DATE: Final = rf"(({_DAY_FIRST}|{_MONTH_FIRST}){_YEAR}?)"
_MONTH: Final = rf"(MONTH{_YEAR}?)"
_SEASON: Final = r"SEASON( |,| OF )YEAR"
_WEEKDAY: Final = "WEEKDAY(( |-)DAYTIME)?"
_OF_WEEKDAY: Final = r"WEEKDAY( DAYTIME)?( |,|\.|\()(THE )?"
_DATED_WEEKDAY: Final = rf"({_OF_WEEKDAY}{_DATE}(\)DAYTIME)?)"
_DATED: Final = rf"({_OF_WEEKDAY})?{_DATE}(\)DAYTIME)?"
_CALENDAR: Final = rf"({_DATED}|{_MONTH})"
_WHICH: Final = "WHICH (UNIT|WEEKDAY( DAYTIME)?|MONTH|SEASON|WEEKEND|DAYTIME)"
_PERIOD: Final = rf"(THE )?({_MONTH}|YEAR|DECADE|{_SEASON}|{_WHICH}|UNIT)"
_EDGED: Final = rf"(EARLY( |-| IN )|EDGE OF ){_PERIOD}"
_BARE: Final = rf"({_CALENDAR}|YEAR|DECADE|{_SEASON}|{_WEEKDAY}|DEICTIC( DAYTIME)?|{_WHICH}|WEEKEND|{_EDGED})"
_DAY: Final = rf"({_DATED}|{_WEEKDAY}|DEICTIC)"
_CLOCK: Final = r"(DAY(:(DAY|NUMBER|ZERO))? (MERIDIEM|(AN|POST)\.NOON)|CLOCK)"
_POINT: Final = rf"((THE )?{_BARE})"
_JOINT: Final = "( AND |-|—|/| ENDPOINT )"
_NIGHTS: Final = (
    rf"((BETWEEN|OF|FROM)( THE)? ({_POINT}|DAY){_JOINT}{_POINT}"
    rf"|(BETWEEN |OF |FROM )?({_MONTH_FIRST}{_JOINT}DAY{_YEAR}?|WEEKDAY{_JOINT}WEEKDAY))"
)
_HOURS: Final = "(DAYTIME( UNIT)?|EARLY( |-)(DAYTIME( UNIT)?|UNIT))"
_DAY_PART: Final = rf"{_HOURS} (OF|ON)( THE|,)? {_DAY}"
_MANY: Final = "MANY(-NUMBER)?( MORE| OF)?"
_SOME: Final = "SOME(-NUMBER)?( MORE| OF)?"  # also "a week ago"

RULES: Final = (
    Rule("day and month", rf"{_DAY_FIRST}{_YEAR}?( DAYTIME)?", readers.read_date, "on 12 January 2020", "12 villages"),
    Rule(
        "month and day",
        rf"{_MONTH_FIRST}{_YEAR}?( DAYTIME)?",
        readers.read_date,
        "on January 12, 2020",
        "they may 12 times",
    ),
    Rule("weekday and date", _DATED_WEEKDAY, readers.read_date, "on Monday, Dec. 26", "Monday, 26 men"),
    Rule("date with a short year", "DAY( |-)MONTH( |-)COUNT", readers.read_short_year, "LIMA, 04 JAN 90", "4 May 120"),
    Rule(NUMERIC, "DAY(/|-)DAY(/|-)YEAR|DAY/DAY/(COUNT|ZERO)", readers.read_numeric, "on 1/19/1970", "3/4 of the camp"),
    Rule("ISO date", "YEAR(/|-)DAY(/|-)DAY", readers.read_iso, "on 2020-01-12", "2020-12 fighters"),
    Rule("month and year", rf"MONTH{_YEAR}", readers.read_date, "in March 2020", "they may, 2000 said"),
    Rule("month", "MONTH", readers.read_month, "since the raids in December", "they may leave"),
    Rule("year", "YEAR", readers.read_year, "in 2011", "killed 2011 people"),
    Rule("decade", "DECADE", readers.read_date, "in the 1990s", "in the 120s"),
    Rule("season", _SEASON, readers.read_date, "the spring of 2011", "the spring offensive"),
    Rule("season of this year", "SEASON", readers.read_season, "in the summer.", "in the summer camp"),
    Rule("weekday", _WEEKDAY, readers.read_weekday, "on Saturday night", "The Sun wrote"),
    Rule(
        "day seen from the report",
        "(DEICTIC|OVERNIGHT)( DAYTIME)?",
        relative.read_deictic,
        "killed yesterday",
        "Russia Today",
    ),
    Rule("part of this day", "(EARLY( |-))?THIS PART", relative.read_this_part, "this morning", "this mourning"),
    Rule("last, this or next", _WHICH, relative.read_which, "last week", "at last"),
    Rule(
        "day of a week",
        rf"{_WEEKDAY}( |,)(OF )?(THE )?WHICH UNIT",
        relative.read_week_and_day,
        "on Tuesday last week",
        "Tuesday last month",
    ),
    Rule("weekend", "WEEKEND", relative.read_which, "over the weekend", "the week ended"),
    Rule(
        "same day",
        "((LATER|EARLY) (ON )?(THE )?)?SAME (UNIT|DAYTIME)",
        relative.read_same,
        "later that night",
        "that they",
    ),
    Rule("days later", rf"({_SOME} )?SPELL LATER", relative.read_later, "four days later", "three men later"),
    Rule(
        "day before",
        rf"({_SOME} )?SPELL BEFORE {_POINT}",
        relative.read_day_before,
        "the day before Friday",
        "a day before it",
    ),
    Rule("the day before", "UNIT BEFORE", relative.read_lone_day, "he left the day before.", "the day before the raid"),
    Rule("other day", "MORE UNIT", relative.read_other_day, "seen the other day", "on other days"),
    Rule("recently", "RECENTLY", relative.read_recently, "was recently shelled", "the recently freed men"),
    Rule("up to the report", rf"LAST {_MANY}( |-)SPELL", relative.read_past, "the last two weeks", "the last two men"),
    Rule(
        "from the report on",
        rf"NEXT {_MANY}( |-)SPELL",
        relative.read_coming,
        "in the next two weeks",
        "the next two men",
    ),
    Rule("recent", "RECENT UNIT", relative.read_past, "in recent weeks", "recent attacks"),
    Rule("ago", rf"({_SOME}( |-))?SPELL AGO", relative.read_ago, "nine years ago", "not long ago"),
    Rule(
        "early or late",
        rf"EARLY( |-| IN )({_PERIOD}|(THE )?UNIT)",
        relative.read_edge,
        "in early March",
        "the early shift",
    ),
    Rule("beginning or end", rf"EDGE OF {_PERIOD}", relative.read_edge, "at the end of 2016", "the end of the war"),
    Rule(
        "earlier or later",
        "LATER (WHICH (UNIT|MONTH|PART)|DEICTIC|IN (THE )?(UNIT|MONTH|DAYTIME))",
        relative.read_earlier,
        "earlier this month",
        "later on",
    ),
    Rule(
        "part of a period",
        rf"NTH (({_MANY} )?UNIT|PIECE) OF (THE )?({_MONTH}|YEAR|UNIT|{_WHICH})",
        relative.read_piece,
        "the first two weeks of this month",
        "the first week of the war",
    ),
    Rule(
        "since or until a part of the day",
        "(SINCE|UNTIL) ((THE )?(EARLY( |-))?(THIS )?PART)",
        readers.read_part_bound,
        "since early this morning",
        "since this raid",
    ),
    Rule("since", rf"SINCE ((THE )?{_DAY_PART}|{_POINT})", readers.read_since, "since Dec. 1", "since the attack"),
    Rule(
        "times since", rf"TALLY( TIMES)? SINCE {_POINT}", readers.read_times_since, "twice since May", "twice as many"
    ),
    Rule("until", rf"UNTIL ((THE )?{_DAY_PART}|{_POINT})", readers.read_until, "until Friday", "until the truce"),
    Rule("by", rf"BY {_POINT}", readers.read_until, "by the end of 2016", "by May"),
    Rule(
        "between",
        rf"BETWEEN ({_POINT}|DAY) AND ({_POINT}|DAY{_YEAR})",
        readers.read_span,
        "between 2019 and 2020",
        "between two",
    ),
    Rule(
        "from ... to",
        rf"FROM ({_POINT}|DAY) ENDPOINT {_POINT}",
        readers.read_span,
        "from Monday to Wednesday",
        "from 5 to 12",
    ),
    Rule(
        "span of days",
        rf"DAY(-|—|/| AND | TO )DAY( | OF )MONTH{_YEAR}?",
        readers.read_span,
        "3-7 May 2002",
        "5-7 men",
    ),
    Rule(
        "span of days after the month",
        rf"MONTH( |\.)DAY((-|—|/| TO )DAY{_YEAR}?| AND DAY{_YEAR})",
        readers.read_span,
        "May 3-7, 2002",
        "May 3 and 7 others",
    ),
    Rule(
        "span of dates",
        rf"({_DAY_FIRST}){_YEAR}?(-|—|,? ENDPOINT ){_CALENDAR}",
        readers.read_span,
        "24 April-8 May",
        "24 April or 8 May",
    ),
    Rule(
        "span of months",
        rf"MONTH(( |\.|-)DAY)?{_YEAR}?(-|—|,? ENDPOINT ){_CALENDAR}",
        readers.read_span,
        "May to August 2016",
        "May or August 2016",
    ),
    Rule(
        "night between two days",
        rf"(DAYTIME|OVERNIGHT) {_NIGHTS}",
        readers.read_night_span,
        "on the night between Sunday and Monday",
        "the night of Sunday",
    ),
    Rule(
        "overnight of a day",
        rf"OVERNIGHT( (ON|FROM|TO))? {_DAY}",
        readers.read_overnight,
        "overnight on Friday",
        "overnight on foot",
    ),
    Rule("around a day", rf"AROUND {_DATE}", readers.read_around, "around 2 July", "around 2 men"),
    Rule(
        "week of a day",
        rf"(UNIT|WEEKEND) (OF|EDGE|STARTING|ENDING) (THE )?{_DATED}",
        readers.read_week_of,
        "in the week ending 3 May",
        "in the week of raids",
    ),
    Rule(
        "span of weekdays",
        rf"{_WEEKDAY}(-|—| ENDPOINT ){_WEEKDAY}",
        readers.read_span,
        "Monday to Friday",
        "Monday and Friday",
    ),
    Rule(
        "span of years",
        "YEAR((-|—|/)(YEAR|COUNT)| TO YEAR)",
        readers.read_year_span,
        "the 2014-16 war",
        "the 2020-03 report",
    ),
    Rule(
        "part of a named day",
        _DAY_PART,
        readers.read_date,
        "on the morning of May 5",
        "on the morning of the raid",
    ),
    Rule("duration", rf"{_MANY}( |-|\+)SPELL", relative.read_duration, "for five weeks", "a 12-year-old"),
    Rule(
        "duration between two",
        "COUNT(-|—| TO | OR | AND )COUNT( |-)SPELL",
        relative.read_duration,
        "two to three days",
        "two or three men",
    ),
    Rule("length", "UNIT", relative.read_length, "for over a month", "30 people a day"),
    Rule("every", rf"EVERY( {_MANY})? (UNIT|NIGHT|PART|WEEKDAY)", relative.read_every, "every Friday", "every man"),
    Rule("on weekdays", "WEEKDAYS", relative.read_every, "on Fridays", "on Friday"),
    Rule("part of a day", "(EARLY( |-))?DAYTIME( UNIT)?", readers.read_part, "at dawn", "a new dawn"),
    Rule("hour of a day", _CLOCK, readers.read_clock, "at 9:30 p.m.", "9 am I"),
    Rule(
        "hour of a named day",
        rf"{_CLOCK}( |,|\.)((ON|OF)( THE)? )?{_DAY}",
        readers.read_day_at_hour,
        "at 10 p.m. on Sunday",
        "at 10 p.m. on duty",
    ),
)
