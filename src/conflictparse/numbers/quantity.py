"""
What a "how many" says: an interval, the words, and the rule that read them.

A quantity holds only what its words entail. An end that the words leave open is None; 0 is a number
like any other ("no casualties"). Which single figure a codebook would write down is a convention and is
decided elsewhere.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

#: Whole numbers are int; others Decimal, or Fraction where no decimal is exact (a third).
Number: TypeAlias = int | Decimal | Fraction


class Modifier(StrEnum):
    """How the words bound the figure that they state."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    JUST_UNDER = "just_under"
    JUST_OVER = "just_over"
    WELL_OVER = "well_over"
    ABOUT = "about"
    BETWEEN = "between"
    ONE_OF = "one_of"
    VAGUE = "vague"
    INDEFINITE = "indefinite"


class Form(StrEnum):
    """How the figure is written."""

    DIGITS = "digits"
    WORDS = "words"
    MIXED = "mixed"
    VAGUE = "vague"
    ARTICLE = "article"
    PLURAL = "plural"
    ZERO = "zero"
    FRACTION = "fraction"
    RANGE = "range"
    ORDINAL = "ordinal"


class Dimension(StrEnum):
    """What is measured; ``count`` is the number of things or people."""

    COUNT = "count"
    DURATION = "duration"
    AGE = "age"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    MONEY = "money"
    SHARE = "share"
    RATE = "rate"
    CALIBRE = "calibre"
    TEMPERATURE = "temperature"
    VOLUME = "volume"
    SPEED = "speed"
    OTHER = "other"


class Relation(StrEnum):
    """How the quantity relates to another one of the text."""

    ADDITIONAL = "additional"  # 12 more, another, two other
    ANAPHORIC = "anaphoric"  # 12 others
    DISTRIBUTIVE = "distributive"  # three each
    SHARE_OF = "share_of"  # most of, half of whom
    PART_OF = "part_of"  # 12 of the 20
    UPDATE = "update"  # rose from 5 to 12
    GLOSS = "gloss"  # 10 kilometers (6 miles)


@frozen(slots=False)  # made in half the time of one with slots
class Quantity:
    """
    One "how many" of a text.

    Attributes:
        start, end: code-point offsets of the whole phrase, hedge included.
        text: the words there, as given.
        low, high: the interval that the words entail; None is open.
        low_open, high_open: True when that end itself is excluded ("more than 110").
        stated: the figure that the words name, or None ("dozens").
        modifier: how the words bound it.
        form: how it is written.
        dimension, unit: what is measured, and in what ("length", "kilometre"); unit is None for counts.
        noun, noun_start, noun_end: the counted noun and its place, or None.
        relation: how it relates to another quantity, or None.
        grain: the step to which the figure is given (100,000 for "1.7 million"), or None.
        rule: the name of the rule that read it.
    """

    start: int
    end: int
    text: str
    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False
    stated: Number | None = None
    modifier: Modifier = Modifier.EXACT
    form: Form = Form.DIGITS
    dimension: Dimension = Dimension.COUNT
    unit: str | None = None
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    relation: Relation | None = None
    grain: Number | None = None
    rule: str = ""


@frozen(slots=False)  # made in half the time of one with slots
class Skipped:
    """
    A number that was seen and deliberately not used.

    Attributes:
        start, end: its code-point offsets.
        text: the words there.
        why: what it is instead, in a word or two ("year", "road name", "ordinal").
    """

    start: int
    end: int
    text: str
    why: str
