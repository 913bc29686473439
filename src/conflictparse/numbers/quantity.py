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
from types import MappingProxyType
from typing import Any, Final, TypeAlias

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

    def to_quantulum(self) -> Any:
        """
        Return this quantity as a ``quantulum3.classes.Quantity``, for code that reads those.

        The value is what is stated, else the middle of the interval, else its known end; a quantulum3 quantity knows
        no open end and no hedge. The first call imports quantulum3, which takes a second or more.

        >>> Quantity(0, 4, "5 km", 5, 5, stated=5, dimension=Dimension.LENGTH, unit="kilometre").to_quantulum()
        Quantity(5, "Unit(name="kilometre", entity=Entity("length"), uri=Kilometre)")
        """
        from quantulum3 import classes, load  # noqa: PLC0415 - slow, and only this method needs it

        known = load.units().names
        name = QUANTULUM_NAMES.get(self.unit or "", self.unit or "dimensionless")
        unit = known.get(name)
        if unit is None:
            entity = load.entities().names.get(_ENTITIES.get(self.dimension, self.dimension.value))
            unit = classes.Unit(name, entity or classes.Entity("unknown"))
        ends = [float(end) for end in (self.low, self.high) if end is not None]
        value = float(self.stated) if self.stated is not None else sum(ends) / max(1, len(ends))
        spread = (ends[1] - ends[0]) / 2 if len(ends) == 2 and ends[0] != ends[1] else None
        return classes.Quantity(value, unit, surface=self.text, span=(self.start, self.end), uncertainty=spread)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from conflictparse.viz.cells import quantity_cell  # noqa: PLC0415 - only notebooks ask, and no core module needs it

        return quantity_cell(self)


#: Our name of a unit -> quantulum3's, where they differ.
QUANTULUM_NAMES: Final = MappingProxyType(
    {
        "US dollar": "united states dollar",
        "yen": "japanese yen",
        "rouble": "russian ruble",
        "rupee": "indian rupee",
        "peso": "mexican peso",
        "yuan": "chinese yuan",
        "per cent": "percentage",
        "pound": "pound-mass",
        "millilitre": "cubic centimetre",
        "degree Fahrenheit": "degree fahrenheit",
        "degree": "degree angle",
        "night": "day",
    }
)
#: What a dimension is called among the entities of quantulum3.
_ENTITIES: Final = MappingProxyType(
    {
        Dimension.DURATION: "time",
        Dimension.AGE: "time",
        Dimension.CALIBRE: "length",
        Dimension.MONEY: "currency",
        Dimension.SHARE: "dimensionless",
        Dimension.COUNT: "dimensionless",
    }
)


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
