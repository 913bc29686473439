"""
The kinds of discrepancy: each with its check, an example and a near-miss.

A new kind is a row here, a small pure function in a module of its own, and rows in tests/corpus/checks.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.checks.dates import check_dates
from conflictparse.checks.figures import is_told
from conflictparse.checks.glosses import check_glosses
from conflictparse.checks.ground import check_ground
from conflictparse.checks.part_sums import check_part_sums
from conflictparse.checks.retold import check_groups, check_retold
from conflictparse.checks.shares import check_shares
from conflictparse.checks.sources import check_sources
from conflictparse.checks.tolls import check_tolls
from conflictparse.claims.claim import Claim, Discrepancy
from conflictparse.claims.report import Report
from conflictparse.numbers.precision import with_own_precision


class Kind(NamedTuple):
    """
    One way in which a report may not add up.

    Attributes:
        name: ``Discrepancy.kind``.
        what: what it means, in words.
        example: a text that has it, published on 28 November 2024.
        near_miss: a text like it that has none.
    """

    name: str
    what: str
    example: str
    near_miss: str


KINDS: Final = (
    Kind(
        "part_sum",
        "the parts come to more than the whole",
        "The blast killed 30 people, including 25 women and 20 men.",
        "The blast killed 45 people, including 25 women and 20 men.",
    ),
    Kind(
        "larger_part",
        "one part is larger than the whole",
        "Shelling killed 12 villagers in Idlib, including 15 children.",
        "Shelling killed 12 villagers in Idlib, including five children.",
    ),
    Kind(
        "missing_part",
        "parts that are said to be all of the whole come to less",
        "The raid killed 40 people. These were 20 guards and 12 shoppers.",
        "The raid killed 40 people. Among them were 20 guards and 12 shoppers.",
    ),
    Kind(
        "larger_group",
        "children, women, medics and so on outnumber the people of the same event",
        "Shelling killed nine people in Hama. In all, 14 children were killed in Hama.",
        "Shelling killed nine people in Hama. In all, four children were killed in Hama.",
    ),
    Kind(
        "falling_toll",
        "a running toll is lower than that of an earlier day",
        "The death toll rose to 132 on Wednesday. The toll rose to 120 on Thursday.",
        "The death toll rose to 120 on Wednesday. The toll rose to 132 on Thursday.",
    ),
    Kind(
        "source_figures",
        "sources give figures of one matter that cannot both be right",
        "Police said 12 people were killed in Hama on Tuesday. Doctors said 15 people were killed in Hama on Tuesday.",
        "Police said at least 12 people were killed in Hama. Doctors said 15 people were killed in Hama.",
    ),
    Kind(
        "retold_differently",
        "the report itself gives two figures of one matter",
        "Blast kills 14 in Mardan market.\n\nA bomb killed 19 people in Mardan on Tuesday.",
        "Blast kills 14 in Mardan market.\n\nA bomb killed 19 people in Quetta on Tuesday.",
    ),
    Kind(
        "taken_and_held",
        "a place is taken by one party and held by another",
        "Rebels captured Saraqib on Wednesday, the Observatory said."
        " State media said government forces controlled Saraqib on Wednesday.",
        "Rebels captured Saraqib on Wednesday, the Observatory said."
        " State media said government forces controlled Saraqib on Monday.",
    ),
    Kind(
        "taken_and_repelled",
        "a place is taken, and the attack on it repelled",
        "Militants seized Khan Shaykhun, the Observatory said."
        " State media said the army repelled an attack on Khan Shaykhun.",
        "Militants seized Khan Shaykhun, the Observatory said."
        " State media said the army repelled an attack on Maarat al-Numan.",
    ),
    Kind(
        "repelled_by_both",
        "each of two parties is said to have repelled the other at one place",
        "The Front said the rebels repelled an attack on Saraqib."
        " State media said the army repelled an attack on Saraqib.",
        "The Front said the rebels repelled an attack on Saraqib."
        " State media said the army repelled an attack on Morek.",
    ),
    Kind(
        "event_after_report",
        "an event is dated after the report",
        "Shelling killed nine people in Hama on 30 December 2024.",
        "Shelling killed nine people in Hama on 20 November 2024.",
    ),
    Kind(
        "end_before_start",
        "a span of time ends before it begins",
        "The siege lasted from 12 March 2020 to 3 March 2020.",
        "The siege lasted from 3 March 2020 to 12 March 2020.",
    ),
    Kind(
        "wrong_gloss",
        "a measure and its gloss in another unit do not agree",
        "The army advanced 10 kilometres (9 miles) south of Hama.",
        "The army advanced 10 kilometres (6 miles) south of Hama.",
    ),
    Kind(
        "wrong_share",
        "a share is not that of the counts beside it",
        "Of the 200 houses, 60 (50 per cent) were destroyed.",
        "Of the 200 houses, 60 (30 per cent) were destroyed.",
    ),
)  # fmt: skip


def _compared(told: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return what the figures that are *told* as facts contradict one another about."""
    return (*check_groups(told), *check_tolls(told), *check_sources(told), *check_retold(told))


#: Claims that a check compares one claim with, the nearest: enough for any article, and linear.
COMPARED: Final = 20


def remark_on_reach(report: Report) -> str | None:
    """
    Return a remark where *report* tells more figures than the checks compare with one another, or None.

    >>> remark_on_reach(Report()) is None
    True
    """
    if len(report.claims) <= COMPARED:
        return None
    told = sum(map(is_told, report.claims))
    if told <= COMPARED:
        return None
    return f"{told} claims tell figures: the checks compare each with {COMPARED} others, the nearest, at most"


@with_own_precision
def check_report(report: Report) -> tuple[Discrepancy, ...]:
    """Return everything that does not add up in *report*, in the reading order of the first claim concerned."""
    claims, quantities = report.claims, report.quantities
    told = [claim for claim in claims if is_told(claim)]
    found = (
        *check_part_sums(claims),
        *(_compared(told) if len(told) > 1 else ()),
        *(check_ground(claims) if len(claims) > 1 else ()),
        *check_dates(claims, report.times, report.published),
        *check_glosses(claims, quantities),
        *check_shares(claims, quantities),
    )
    if len(found) < 2:
        return found
    place = {claim.id: n for n, claim in enumerate(claims)}
    last = len(claims)
    return tuple(sorted(found, key=lambda d: min((place.get(i, last) for i in d.claims), default=last)))
