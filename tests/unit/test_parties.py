"""What codebooks call an actor."""

from datetime import date

import pytest

import conflictparse as cp
from conflictparse.actors import Actor, ActorLexicon, ActorName
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


def record(kind: str, **fields: object) -> PartyCodes:
    """Return the codes of a record of *kind*, in Mali, in a lexicon of its own with two of its names."""
    actor = Actor("x", "Sons of the River", kind, **fields)
    names = [ActorName(actor, "SOTR", "acronym"), ActorName(actor, "RIVER MEN", "strong")]
    return party_codes(actor, lexicon=ActorLexicon([actor], names), country="MLI")


def test_a_record_without_a_name_of_acled_has_its_acronym_and_name() -> None:
    assert record("rebel_group") == PartyCodes(
        "SOTR: Sons of the River", 2, None, "b", "REB", ("name: acronym and name (ours)", "inter 2: rebel group")
    )
    assert record("rebel_group", acled="SOTR (Mali)", ucdp="712").acled_name == "SOTR (Mali)"
    assert record("rebel_group", acled="SOTR (Mali)", ucdp="712").ucdp_id == "712"
    assert record("rebel_group", acled="SOTR (Mali)").rules[0] == "name: as the record has it"
    lonely = Actor("x", "Sons of the River", "rebel_group")
    assert party_codes(lonely, lexicon=ActorLexicon([lonely], [])).acled_name == "Sons of the River"


def test_an_arm_of_a_state_has_its_years() -> None:
    since, until = date(2012, 5, 1), date(2019, 5, 1)
    arm = {"kind": "state_military", "country": "MLI"}
    assert record(**arm).acled_name == "Military Forces of MLI"  # this lexicon knows no nation
    assert record(**arm, since=since).acled_name == "Military Forces of MLI (2012-)"
    assert record(**arm, since=since, until=until).acled_name == "Military Forces of MLI (2012-2019)"
    assert record(**arm).rules == (
        "name: arm of a state (ours: years)", "inter 1: forces of the state in which the event took place",
    )  # fmt: skip
    assert record("government", country="NER").acled_name == "Government of NER"
    assert record("government", country="NER").rules[1] == "inter 8: forces of another state"


@pytest.mark.parametrize(
    ("kind", "side", "name", "why"),
    [
        ("identity_militia", "b", "SOTR: Sons of the River", "inter 4: identity militia"),
        ("criminal_group", "b", "SOTR: Sons of the River", "inter 3: criminal group"),
        ("unidentified_armed", None, "Unidentified Armed Group (MLI)", "name: unidentified group by country"),
        ("civilians", "civilians", "Civilians (MLI)", "name: civilians by country"),
    ],
)
def test_the_kind_of_a_record_gives_its_side_and_name(kind: str, side: str | None, name: str, why: str) -> None:
    found = record(kind)
    assert (found.ucdp_side, found.acled_name) == (side, name)
    assert why in found.rules


def test_forces_of_an_unknown_country_have_an_open_code() -> None:
    assert record("state_military").rules[-1] == ("inter open: the country of the forces or of the event is unknown")
