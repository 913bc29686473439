"""
One claim as a row: the table of columns that every tabular format is written from.

Each field says once what its column is called, holds and means, and how it is tagged in HXL.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from conflictparse.exports.columns import CellKind, column, with_converters
from conflictparse.numbers.quantity import Number

#: Version of the columns: a column that goes, or that means something else, makes it one higher.
ROWS_SCHEMA: Final = 1
#: Columns that came later under the same number: a table that an older version wrote is read without them.
LATER_COLUMNS: Final[frozenset[str]] = frozenset()


@frozen(field_transformer=with_converters)
class ClaimRow:
    """
    One claim as a row; its fields, in order, are the columns of the table.

    Words that no format could hold (NUL, half of a surrogate pair) are U+FFFD; "" in a column that may be empty is
    None; a number has its one form, an int if it is whole.
    """

    doc: str = field(
        default="",
        metadata=column(CellKind.WORDS, "Document", "Id or name of the report, as its reader gave it.", "#meta+id+doc"),
    )
    published: date | None = field(
        default=None, metadata=column(CellKind.DAY, "Published", "Publication date of the report.", "#date+published")
    )
    claim_id: str = field(
        default="",
        metadata=column(
            CellKind.WORDS, "Claim", "Id of the claim within its report, in reading order.", "#meta+id+claim"
        ),
    )
    parent_id: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Whole", "Claim that this one is a part of.", "#meta+id+parent")
    )
    part_role: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME, "Part", "How it is a part of the whole: partition, including, fraction.", "#meta+part"
        ),
    )
    same_as: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Same as", "Claim that this one repeats.", "#meta+id+same")
    )
    supersedes: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME, "Supersedes", "Claim with an earlier figure that this one replaces.", "#meta+id+old"
        ),
    )
    counted_with: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME,
            "Counted with",
            "Claim whose low, best and high stand for this one too: another source on the same thing, or a running "
            "toll. This row has no figures of its own then.",
            "#meta+id+counted",
        ),
    )
    effect: str = field(
        default="",
        metadata=column(
            CellKind.WORDS, "Effect", "What happened: killed, injured, displaced ...", "#event+type+effect"
        ),
    )
    low: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER, "Low", "Lowest figure under the convention. Empty: it gives none.", "#affected+num+min"
        ),
    )
    best: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER, "Best", "Figure to write down under the convention. Empty: it gives none.", "#affected+num"
        ),
    )
    high: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER,
            "High",
            "Highest figure under the convention. Empty: it gives none, or the words leave it open.",
            "#affected+num+max",
        ),
    )
    convention: str = field(
        default="",
        metadata=column(CellKind.WORDS, "Convention", "Name of the convention of low, best and high.", "#meta+method"),
    )
    convention_rule: tuple[str, ...] = field(
        default=(),
        metadata=column(
            CellKind.LIST,
            "Rules of the convention",
            "Rules that gave low, best and high, or none.",
            "#meta+method+rule",
        ),
    )
    quantity_text: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Words of the figure", "The figure as the report writes it.", "#affected+text"),
    )
    modifier: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME,
            "Modifier",
            "How the words bound the figure: exact, at_least, about ...",
            "#affected+modifier",
        ),
    )
    stated: Number | None = field(
        default=None, metadata=column(CellKind.NUMBER, "Stated", "Figure that the words name.", "#affected+num+stated")
    )
    words_low: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER, "Words, low", "Least that the words entail; empty is open.", "#affected+num+words_min"
        ),
    )
    words_high: Number | None = field(
        default=None,
        metadata=column(
            CellKind.NUMBER, "Words, high", "Most that the words entail; empty is open.", "#affected+num+words_max"
        ),
    )
    unit: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Unit", "Unit of a measure; empty for counts.", "#affected+unit")
    )
    counted: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME, "Counted", "The counted words: people, tanks, homes ...", "#affected+group+text"
        ),
    )
    category: str = field(
        default="unknown",
        metadata=column(
            CellKind.WORDS, "Category", "Who or what was affected: civilian, child, combatant ...", "#affected+group"
        ),
    )
    victim: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Victim", "Party or group affected.", "#affected+group+name")
    )
    victim_id: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Id of the victim", "Record of the party affected.", "#affected+group+id"),
    )
    perpetrators: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Perpetrators", "Parties that did it.", "#actor+name")
    )
    perpetrator_ids: tuple[str, ...] = field(
        default=(),
        metadata=column(CellKind.LIST, "Ids of the perpetrators", "Records of those that are known.", "#actor+id"),
    )
    supporters: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Supporters", "Parties that backed it.", "#actor+support+name")
    )
    places: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Places", "All places of the claim, in reading order.", "#loc+list")
    )
    place_id: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Id of the place", "Record of the most specific place.", "#loc+id")
    )
    place_name: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Place", "Most specific place: its name, or the words.", "#loc+name"),
    )
    place_kind: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Kind of place", "village, town, admin1, country ...", "#loc+type"),
    )
    admin1: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 1", "First-level unit that holds the place.", "#adm1+name")
    )
    admin2: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Admin 2", "Second-level unit that holds the place.", "#adm2+name")
    )
    country: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Country", "ISO 3166-1 alpha-3 code.", "#country+code")
    )
    pcode: str | None = field(
        default=None, metadata=column(CellKind.NAME, "P-code", "OCHA P-code of the place itself.", "#loc+code")
    )
    lat: float | None = field(
        default=None, metadata=column(CellKind.DEGREES, "Latitude", "WGS 84, of the record of the place.", "#geo+lat")
    )
    lon: float | None = field(
        default=None, metadata=column(CellKind.DEGREES, "Longitude", "WGS 84, of the record of the place.", "#geo+lon")
    )
    where_prec: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE,
            "Precision of the place, UCDP",
            "1 (the place) to 7 (outside any country).",
            "#geo+precision+ucdp",
        ),
    )
    geo_precision: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE, "Precision of the place, ACLED", "1 (the town) to 3 (the region).", "#geo+precision+acled"
        ),
    )
    place_status: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Status of the place", "resolved, ambiguous, unknown.", "#loc+status"),
    )
    time_from: date | None = field(
        default=None, metadata=column(CellKind.DAY, "From", "First day that the words name.", "#date+start")
    )
    time_to: date | None = field(
        default=None, metadata=column(CellKind.DAY, "To", "Last day that the words name, inclusive.", "#date+end")
    )
    time_precision: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Precision of the time", "hour, day, week, month ... vague.", "#date+precision"),
    )
    time_kind: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME,
            "Kind of time",
            "point, span, since, until, duration, repeated; since has no end.",
            "#date+type",
        ),
    )
    time_role: str | None = field(
        default=None,
        metadata=column(
            CellKind.NAME, "What is dated", "event, or statement: the day on which it was said.", "#date+role"
        ),
    )
    edtf: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "EDTF", "The time in Extended Date/Time Format (ISO 8601-2).", "#date+edtf"),
    )
    means: str | None = field(
        default=None, metadata=column(CellKind.NAME, "Means", "airstrike, shelling, drone ...", "#event+means")
    )
    source: str | None = field(
        default=None,
        metadata=column(CellKind.NAME, "Source", "Who says so, nearest first: its name, or the words.", "#meta+source"),
    )
    sources: tuple[str, ...] = field(
        default=(),
        metadata=column(
            CellKind.LIST, "Chain of sources", "Who says so, and whom they cite, nearest first.", "#meta+source+list"
        ),
    )
    quoted: bool = field(
        default=False,
        metadata=column(CellKind.FLAG, "Quoted", "Whether the claim stands in quotation marks.", "#meta+quoted"),
    )
    status: str = field(
        default="asserted",
        metadata=column(
            CellKind.WORDS,
            "Status",
            "asserted, hedged, denied, negated, attempted, failed, prevented, hypothetical.",
            "#status",
        ),
    )
    hedges: tuple[str, ...] = field(
        default=(), metadata=column(CellKind.LIST, "Hedges", "The words that doubt it.", "#status+hedges")
    )
    scope: str = field(
        default="incident",
        metadata=column(
            CellKind.WORDS,
            "Scope",
            "What the figure covers: incident, running, cumulative, stock, background.",
            "#event+scope",
        ),
    )
    events: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE, "Incidents", "How many incidents share the figure, if several do.", "#event+num"
        ),
    )
    sensitive: tuple[str, ...] = field(
        default=(),
        metadata=column(
            CellKind.LIST,
            "Sensitive sites",
            "Sites to be spared that the sentence names: hospital, school, shelter, camp.",
            "#loc+sensitive",
        ),
    )
    additive: bool = field(
        default=True,
        metadata=column(CellKind.FLAG, "Additive", "Whether a plain sum may count the row.", "#meta+additive"),
    )
    quote: str = field(
        default="",
        metadata=column(
            CellKind.WORDS, "Quote", "The sentence; empty if the text was not given.", "#description+quote"
        ),
    )
    start: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE, "Start", "Where the sentence begins, in code points of the text.", "#meta+start"
        ),
    )
    end: int | None = field(
        default=None, metadata=column(CellKind.WHOLE, "End", "Where the sentence ends.", "#meta+end")
    )
    trigger_start: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE, "Start of the trigger", "Where the words begin that say the effect.", "#meta+start+trigger"
        ),
    )
    trigger_end: int | None = field(
        default=None,
        metadata=column(
            CellKind.WHOLE, "End of the trigger", "Where the words end that say the effect.", "#meta+end+trigger"
        ),
    )
    rule: str = field(
        default="", metadata=column(CellKind.WORDS, "Rule", "Name of the rule that read the claim.", "#meta+rule")
    )
    library: str = field(
        default="", metadata=column(CellKind.WORDS, "Library", "Version of conflictparse.", "#meta+version")
    )
    edition: str = field(
        default="",
        metadata=column(
            CellKind.WORDS, "Edition", "Edition of the data that the report was read with.", "#meta+edition"
        ),
    )
