"""
The shapes of "how many", in three passes; the words stand in vocabulary.py.

``NOT_COUNTS`` and ``NUMERALS`` are read together, the longest first: a date beats the number in it.
``AMOUNTS`` are read over the numerals that were made: NUM is one figure, VAG an interval, SHARE a fraction.
A shape is either one word of one table (or of a choice of tables in brackets), or at least two words, each of some
table: that is how :mod:`conflictparse.numbers.scan` knows where it need not be tried.
"""

from __future__ import annotations

from typing import Final

from conflictparse.numbers import amounts, dates, numerals, ranges, vague
from conflictparse.text.grammar import Rule

_TEN: Final = "((TENS( |-)DIGIT)|TENS|TEENS|DIGIT)"
_HUNDRED: Final = f"(({_TEN}|ARTICLE)( |-)HUNDRED((( |-)AND)?( |-){_TEN})?)"
_CHUNK: Final = f"(({_HUNDRED}|{_TEN}|ARTICLE)( |-)SCALE(( |-)SCALE)?)"
_REST: Final = f"(( |-)(AND )?({_HUNDRED}|{_TEN}))?"
_SPELLED: Final = f"({_CHUNK}(( |-)(AND )?{_CHUNK}){{0,2}}{_REST}|{_HUNDRED}|(TENS( |-)DIGIT))"
_N: Final = f"(FIGURE|{_TEN})"
_MANY: Final = "(SCALE|HUNDRED|DOZEN)"

NUMERALS: Final = (
    Rule("spaced digits", "(SHORT|THREE)( THREE){1,3}", numerals.read_spaced, "380 000 fled", "May 12 300 fled"),
    Rule("digits", "FIGURE", numerals.read_digits, "1,800 civilians", "a T-72 tank"),
    Rule(
        "digits with a scale",
        f"(FIGURE|VULGAR)( |-){_MANY}( SCALE)?",
        numerals.read_digits_scale,
        "1.7 million people",
        "1.7 metres",
    ),
    Rule("scaled digits", "SCALED", numerals.read_scaled, "10k troops", "5km away"),
    Rule("digits with a unit", "UNITED", numerals.read_united, "12km away", "the 9K111 missile"),
    Rule("leading point", "FIGURE", numerals.read_leading_point, "an average of .534 points", "it ended.534 fled"),
    Rule(
        "digits and a half",
        "(SHORT|THREE)( |-)SHORT/SHORT",
        numerals.read_mixed,
        "2 1/2 years",
        "the 2 5/6 June raids",
    ),
    Rule(
        "minus",
        f"MINUS( |-){_N}",
        numerals.read_minus,
        "minus 12 degrees",
        "minus 12 men",
    ),
    Rule("vulgar fraction", "VULGAR", numerals.read_digits, "2½ years", "C² systems"),
    Rule("price", "PRICED", numerals.read_priced, "USD10m in cash", "the M5 road"),
    Rule(
        "long price",
        "PRICED(((,|\\.)(SHORT|THREE)){1,3}( SCALE)?| SCALE)",
        numerals.read_priced,
        "USD1,700 in cash",
        "USD10m in cash",
    ),
    Rule("number word", "(TENS|TEENS|ONE|ONES)", numerals.read_spelled, "eight tanks", "a new one began"),
    Rule("spelled", _SPELLED, numerals.read_spelled, "twenty-one soldiers", "twenty onlookers"),
    Rule(
        "and a half",
        "(FIGURE|DIGIT|TEENS|ARTICLE)(( |-)SCALE)?( |-)AND( |-)(ARTICLE( |-))?HALF(( |-)SCALE)?",
        numerals.read_and_a_half,
        "one and a half million people",
        "a third and half the city",
    ),
    Rule(
        "half a million",
        f"HALF( |-)(ARTICLE( |-))?{_MANY}",
        numerals.read_half_of_scale,
        "half a million people",
        "half an army",
    ),
    Rule(
        "quarters of a million",
        "(ARTICLE|DIGIT)( |-)(QUARTER|PARTS) OF ARTICLE SCALE",
        numerals.read_quarters_of_scale,
        "a quarter of a million people",
        "a quarter of the city",
    ),
    Rule(
        "a dozen",
        "(ARTICLE|ADDITIONAL|TENS|TEENS|DIGIT)( |-)(DOZEN|SCORE)",
        numerals.read_dozen,
        "two dozen shells",
        "the dozen",
    ),
    Rule("bare dozen", "DOZEN", numerals.read_bare_dozen, "wounding dozen others", "by the dozen"),
    Rule("half", "HALF", vague.read_half, "half of the troops", "the second half"),
    Rule("a part", "(ARTICLE|ONE)( |-)(NTH_WORD|QUARTER)", vague.read_part, "a third of the city", "a third attack"),
    Rule("slashed part", "SHORT/(SHORT|THREE)", vague.read_slashed_part, "3/4 of the homes", "9/11 families"),
    Rule("parts", "(ONE|ONES)( |-)PARTS", vague.read_parts, "two-thirds of the city", "the quarters"),
    Rule(
        "one in five",
        f"(FIGURE|TENS|TEENS|DIGIT)( OUT_OF| IN) {_N}",
        vague.read_ratio,
        "four out of five homes",
        "two in Idlib",
    ),
    Rule("100s", "DECADE", vague.read_digit_scale, "100s of men", "the 1980s"),
    Rule("dozens", "PLURAL_SCALE", vague.read_plural_scale, "dozens fled", "he scores"),
    Rule(
        "tens of thousands",
        "PLURAL_SCALE (OF|AND|UPON) PLURAL_SCALE",
        vague.read_plural_scale,
        "tens of thousands fled",
        "tens of them",
    ),
    Rule(
        "several hundred",
        f"(VAGUE|GROUP)( OF)? {_MANY}( SCALE)?",
        vague.read_vague_scale,
        "several hundred fighters",
        "several of them",
    ),
    Rule(
        "several dozens",
        "VAGUE PLURAL_SCALE( OF PLURAL_SCALE)?",
        vague.read_plural_scale,
        "several dozens fled",
        "several of dozens",
    ),
    Rule("not one", "NOT (ONE|ARTICLE SINGLE)", vague.read_not_one, "not one guard was hurt", "not one but two"),
    Rule("several", "VAGUE", vague.read_vague, "several villages", "how many villages"),
    Rule("a pair of", "GROUP", vague.read_group, "a pair of drones", "both in Homs"),
    Rule("another", "ADDITIONAL", vague.read_another, "another soldier died", "other soldiers"),
    Rule("twice as many", "TIMES_AS", vague.read_multiplier, "twice as many", "hit twice"),
    Rule("most of", "MAJORITY", vague.read_majority, "most of the city", "the most"),
    Rule("nobody", "NOBODY", vague.read_nobody, "nobody was hurt", "no one knows"),
    Rule("no casualties", "NO", vague.read_no, "no casualties", "no reports of casualties"),
)

NOT_COUNTS: Final = (
    Rule("idiom", "IDIOM", dates.read_idiom, "ground zero", "one and another"),
    Rule(
        "bloc",
        "LABEL OF (ONES|TEENS|TENS)",
        dates.read_bloc,
        "the Group of Seven",
        "a group of seven men",
    ),
    Rule(
        "day and month",
        "DAY((-|/|,| AND | TO )DAY){0,2}( |-|/)(OF )?MONTH((,| |-|\\.|/)YEARLIKE)?",
        dates.read_date,
        "12 January 2020",
        "12 may die",
    ),
    Rule("wire date", "SHORT( |-)MONTH( |-)SHORT", dates.read_wire_date, "04 JAN 90", "12 January 20 people"),
    Rule(
        "month and day", "MONTH( |\\.|-)DAY((-|/| TO | AND )DAY)?((,| )YEARLIKE)?", dates.read_date, "Jan. 12", "may 12"
    ),
    Rule(
        "days of a month",
        "MONTH( |\\.)DAY(—DAY|,DAY(,| )AND DAY)",
        dates.read_days,
        "Nov. 16 - 17",
        "Nov. 16 - 17 people",
    ),
    Rule("month and year", "(MONTH|SEASON)( |,|\\.|-)(OF )?YEARLIKE", dates.read_date, "March 2020", "march 2,000 km"),
    Rule(
        "numeric date",
        "(SHORT|YEARLIKE)(/|-)SHORT(/|-)(SHORT|YEARLIKE)",
        dates.read_numeric_date,
        "2020-01-12",
        "12-14 men",
    ),
    Rule("day of a month", "SHORT/SHORT", dates.read_slashed, "9/11", "3/4 of it"),
    Rule(
        "years",
        "(BETWEEN|FROM) YEARLIKE (AND|TO) YEARLIKE",
        dates.read_numeric_date,
        "between 2019 and 2020",
        "between 20 and 30",
    ),
    Rule(
        "early years",
        "(BETWEEN|FROM) (DIGITS|YEARLIKE) (AND|TO) (DIGITS|YEARLIKE)",
        dates.read_early_years,
        "between 1600 and 1900",
        "between 1600 and 1900 men",
    ),
    Rule(
        "hours",
        "((BETWEEN|FROM) )?SHORT(( AND | TO )|-)SHORT( AM_PM| DAY_PART|(( |)(ARTICLE|LETTER_P)\\.LETTER_M))",
        dates.read_hours,
        "from 3 to 5 pm",
        "from 3 to 5 men",
    ),
    Rule("year range", "YEARLIKE(-|/)(SHORT|YEARLIKE)", dates.read_numeric_date, "2012–13", "2012 men"),
    Rule("decade", "DECADE", dates.read_decade, "the 1980s", "100s of men"),
    Rule(
        "clock time",
        "SHORT(:SHORT){1,2}(( AM_PM)|( (ARTICLE|LETTER_P)\\.LETTER_M))?",
        dates.read_clock,
        "10:30",
        "10-30 men",
    ),
    Rule(
        "hour",
        "(SHORT|DIGITS)( AM_PM|(( |)(ARTICLE|LETTER_P)\\.LETTER_M))",
        dates.read_clock,
        "at 3 a.m.",
        "3 radios",
    ),
    Rule("clock with letters", "SHORT:(SHORT:)?(CLOCK|UNITED)", dates.read_clock, "12:30pm", "a 12:30 train"),
    Rule("clock word", "CLOCK", dates.read_clock, "at 3pm", "3 parties"),
    Rule("ordinal", "(NTH_WORD|NTH)", dates.read_ordinal, "the 4th Division", "seconds later"),
    Rule("compound ordinal", "TENS( |-)(NTH_WORD|NTH)", dates.read_ordinal, "the twenty-first", "twenty men"),
    Rule("label", f"(NO|LABEL)( |\\.|=|-){_N}", dates.read_label, "Route 4", "section commander"),
    Rule(
        "labels",
        f"PLURAL_LABEL {_N}((,|,AND | AND | TO |-){_N}){{0,4}}",
        dates.read_labels,
        "Resolutions 1701 and 1559",
        "pages of 3 and 5",
    ),
    Rule("code", "CODE", dates.read_code, "M5", "the Manpad"),
    Rule("score", "(SHORT|THREE)-(SHORT|THREE)", dates.read_score, "won 1-0", "20-30"),
    Rule("telephone number", "FIGURE((-| |\\.)FIGURE){2,4}", dates.read_telephone, "202-555-0100", "12-14 men"),
)

_HEDGES: Final = "HEDGE((\\.| |,)HEDGE){0,2}"
_TWO: Final = "NUM(-| TO( |\\$))NUM"
_EITHER: Final = "NUM( OR |-| TO( |\\$))NUM"
AMOUNTS: Final = (
    Rule(
        "hedged",
        f"{_HEDGES}(\\.| |\\$|-)(ADDITIONAL )?(NUM|VAG|SHARE)",
        amounts.read_hedged,
        "at least 19",
        "over the last week",
    ),
    Rule(
        "and up to",
        "AND_UP_TO( HEDGE)?( |\\$)(NUM|VAG)",
        amounts.read_and_up_to,
        "30 and up to 50",
        "30 and up to Homs",
    ),
    Rule("restated", "NUM\\(NUM\\)", ranges.read_restated, "ten (10) men", "ten (5) men"),
    Rule("possibly", "NUM(,| )(DOUBT|HEDGE) NUM", ranges.read_possibly, "12, possibly 15", "12, about 15"),
    Rule("toll passes", "CROSSED( |\\$)NUM", amounts.read_crossed, "the toll passes 80", "they passed 12 huts"),
    Rule("at least once", f"{_HEDGES} ONCE", amounts.read_hedged_times, "at least once", "all at once"),
    Rule("hedged article", f"{_HEDGES} ARTICLE( |-)UNIT", amounts.read_article_unit, "over a month", "a month"),
    Rule("or more", "(NUM|VAG|SHARE)( |-)AFTER", amounts.read_after, "30 or more", "30 or four"),
    Rule("plus", "NUM\\+", amounts.read_plus, "30+ men", "30 men"),
    Rule("another twelve", "ADDITIONAL (NUM|VAG)", amounts.read_additional, "another 12", "another man"),
    Rule("sixty-odd", "NUM(-| )ODD", amounts.read_odd, "60-odd men", "odd numbers"),
    Rule("at most", "NUM HEDGE", amounts.read_hedge_behind, "12 at most", "12 at least 5 of them boys"),
    Rule("strong", "(NUM|VAG)(-| )STRONG", amounts.read_strong, "a 500-strong force", "500 strong points"),
    Rule("range", _TWO, amounts.read_range, "20 to 30", "2-0"),
    Rule("strong range", f"{_TWO}-STRONG", ranges.read_strong_range, "200 to 300-strong", "20 to 30 strong men"),
    Rule("hedged range", f"{_HEDGES}( |\\$){_EITHER}", amounts.read_hedged_range, "about 20 to 30", "about 20"),
    Rule(
        "range of one unit",
        "(BETWEEN |FROM )?NUM(( |-)UNIT |% |-|%)(TO |AND )?NUM(%| UNIT|-UNIT)",
        ranges.read_range_of_unit,
        "5 per cent to 20 per cent",
        "5 per cent and 20 tonnes",
    ),
    Rule("dashed range", "NUM—NUM", ranges.read_dashed_range, "25 – 40 km", "killed 12 – 40 others fled"),
    Rule(
        "between",
        "BETWEEN( |\\$)(NUM|VAG) (AND|TO)( |\\$)(NUM|VAG)",
        amounts.read_range,
        "between 20 and 30",
        "between 2019 and 2020",
    ),
    Rule(
        "from to", "FROM( |\\$)(NUM|VAG) TO( |\\$)(NUM|VAG)", amounts.read_from_to, "from 20 to 30", "from Homs to Hama"
    ),
    Rule(
        "from to range",
        "FROM( |\\$)NUM TO( |\\$)NUM-NUM",
        ranges.read_from_to_range,
        "rose from 24.2 to 33-35 billion",
        "ran from 5-6 to 7",
    ),
    Rule("to from", "NUM FROM NUM", amounts.read_to_from, "rose to 40 from 31", "drove to 40 from Homs"),
    Rule("one or two", "NUM OR NUM", amounts.read_one_of, "three or four", "three or more"),
    Rule(
        "floor and ceiling",
        "(FROM )?HEDGE NUM(((,| )(AND|BUT|DOUBT)|,| TO|)( HEDGE){1,2}|(,| )AND_UP_TO) NUM",
        amounts.read_floor_and_ceiling,
        "not less than 30 and not more than 40",
        "at least 3 and at least 4",
    ),
    Rule(
        "hundreds, possibly thousands",
        "(VAG|NUM)(,| )(DOUBT|HEDGE|OR|TO|AND)( HEDGE)? VAG",
        amounts.read_union,
        "hundreds, possibly thousands",
        "hundreds of men",
    ),
    Rule("aged", "AGED( |:)NUM((-| TO | AND )NUM)?", amounts.read_age, "aged 3 to 7", "aged men"),
    Rule("all but", "ALL_BUT NUM", ranges.read_exception, "all but two", "all but gone"),
    Rule(
        "not but", "NOT NUM( ANY){0,2}(,| )BUT (NUM|HEDGE)", amounts.read_corrected, "not 20 but 30", "not 20 but many"
    ),
)

#: Every rule that can make a quantity.
RULES: Final = (*NUMERALS, *(rule for rule in AMOUNTS if rule.name not in ("all but", "not but")))
