"""What codebooks call an actor."""

from datetime import date

import pytest

import conflictparse as cp
from conflictparse.actors.kinds import KINDS
from conflictparse.codebooks.parties import PartyCodes, party_codes
from conflictparse.data import load_actors

LEXICON = load_actors()


def codes(text: str, country: str | None = None) -> PartyCodes:
    """Return the codes of the first actor of *text*."""
    return party_codes(cp.find_actors(text, on=date(2019, 6, 1))[0], lexicon=LEXICON, country=country)


@pytest.mark.parametrize(
    ("text", "country", "inter", "side", "sector"),
    [
        ("Turkish troops fired.", "SYR", 8, "a", "MIL"),
        ("Turkish troops fired.", "TUR", 1, "a", "MIL"),
        ("Turkish troops fired.", None, None, "a", "MIL"),
        ("Kenyan police fired.", "KEN", 1, "a", "COP"),
        ("HTS fired.", "SYR", 2, "b", "REB"),
        ("Pro-government militias fired.", "SYR", 3, None, "UAF"),
        ("Gunmen fired.", "MLI", 3, None, "UAF"),
        ("Two children fled.", "SYR", 7, "civilians", "CVL"),
        ("The SOHR said so.", "SYR", None, None, "NGO"),
        ("Terrorists fired.", "SYR", None, None, None),
    ],
)
def test_codes_follow_from_kind_and_country(
    text: str, country: str | None, inter: int | None, side: str | None, sector: str | None
) -> None:
    found = codes(text, country)
    assert (found.acled_inter, found.ucdp_side, found.plover) == (inter, side, sector)


def test_names_are_in_acleds_style() -> None:
    assert codes("Syrian regime forces fired.", "SYR").acled_name == "Military Forces of Syria (2000-2024)"
    assert codes("Kenyan police fired.", "KEN").acled_name == "Police Forces of Kenya"
    assert codes("Gunmen fired.", "MLI").acled_name == "Unidentified Armed Group (Mali)"
    assert codes("Two farmers fled.", "MLI").acled_name == "Civilians (Mali)"
    assert codes("Gunmen fired.").acled_name is None
    assert codes("The Taliban fired.", "AFG").acled_name == "Taliban"


def test_every_code_is_of_a_known_kind() -> None:
    from conflictparse.codebooks import acled_names, parties  # noqa: PLC0415 - its tables are private

    assert set(acled_names.INTERS) | set(parties._SECTOR) | acled_names.STATE | acled_names.CIVILIANS <= set(KINDS)
