"""The names of private persons, and the sites that are to be spared: what default output has of either."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictparse as cp
from conflictparse.claims import SiteKind
from conflictparse.exports import open_writer
from conflictparse.exports.formats import FORMATS
from conflictparse.exports.tree import to_tree
from conflictparse.viz import ledger_page

PRIVATE = ("Samir Haddoun", "Noura Testani", "Omar al-Tayeb", "Ines Duarte", "Petro Havrylenko")
FRAMES = (
    "{0} was killed.",
    "{0}, 34, was killed with a neighbour, {1}.",
    "Mr {0} and Mrs {1} were wounded.",
    "{0} said the roof had gone and 3 people were killed.",
    "'We ran, five people died,' said {0}, a shopkeeper.",
    "The mother of {0} told reporters that {1} was missing.",
    "A farmer, {0}, saw it: 3 people were killed.",
    "Witness {0} said it was night and 4 people were killed.",
    "Activist {0} said that {1} had been arrested.",
    "Captain {0} was buried.",
    "Dr {0} treated {1}, who was wounded.",
    "Soldiers shot {0} and {1} at the gate.",
    "The victims are {0}, {1} and a child.",
    "Among the dead: {0} (12), {1} (40).",
    "Police arrested {0}; {1} was released.",
    "The blast killed {0}'s three children.",
    "Three members of the family of {0} were killed, said {1}.",
    "According to {0}, two shops were destroyed.",
    "Gunmen abducted {0} near the house of {1}.",
    "The house of {0} was destroyed and 2 guards were wounded.",
    "{0} denied that 4 people had been killed.",
    "{0}, a father of five, was injured; his son {1} died.",
    "The bodies of {0} and 3 others were found.",
    "{0} said 4 people were killed. {1} said 6 people were killed.",
)
#: The forms that quote no sentence, because they were given no text.
FORMS = [name for name, form in FORMATS.items() if form.suffix not in ("", ".parquet", ".arrow")]


def outputs(report: cp.Report) -> dict[str, str]:
    """Return *report* in every form that quotes no sentence."""
    said = {"tree": to_tree(report), "cell": report._repr_html_(), "page": ledger_page(cp.merge([report]))}
    said["explained"] = "".join(claim.explain() + claim._repr_html_() for claim in report.claims)
    said["merged"] = json.dumps(cp.merge([report]).to_dict())
    for name in FORMS:
        file = io.BytesIO()
        with open_writer(name, file, include_parts=True) as writer:
            writer.write("a", report)
        said[name] = file.getvalue().decode()
    return said


@pytest.mark.parametrize("frame", FRAMES)
def test_no_form_of_a_report_has_the_name_of_a_private_person(frame):
    for first, second in (PRIVATE[:2], PRIVATE[2:4], (PRIVATE[4], PRIVATE[0])):
        report = cp.parse(frame.format(first, second), "2024-11-28")
        names = [part for name in (first, second) for part in name.split()]
        for form, words in outputs(report).items():
            assert not [name for name in names if name in words], (form, words)


@given(st.permutations(PRIVATE), st.lists(st.sampled_from(FRAMES), max_size=4))
def test_no_report_of_several_sentences_has_one(names, frames):
    report = cp.parse(" ".join(frame.format(*names) for frame in frames))
    words = report.to_json() + "".join(claim.explain() for claim in report.claims)
    assert not [part for name in names for part in name.split() if part in words]


def test_two_witnesses_are_two_and_one_is_one():
    text = (
        "Witness Samir Haddoun said 4 people were killed in Hama. Noura Testani said 9 people were killed in Hama."
        " Mr Haddoun said 2 people were wounded."
    )
    report = cp.parse(text, "2024-11-28")
    assert [claim.source.text for claim in report.claims] == ["Witness [name 1]", "[name 2]", "Mr [name 1]"]
    assert [text[c.source.start : c.source.end] for c in report.claims][1] == "Noura Testani"
    assert [d.kind for d in cp.check(report)] == ["source_figures"]


@pytest.mark.parametrize(
    ("speaker", "kept"),
    [
        ("A Facebook post by Samir Haddoun", "A Facebook post by [name 1]"),
        ("Facebook user Noura Testani", "Facebook user [name 1]"),
        ("the Haddoun Testani family", "the [name 1] family"),
    ],
)
def test_only_the_name_goes_and_what_stands_around_it_stays(speaker, kept):
    (claim,) = cp.parse(f"On Monday 4 people were killed, according to {speaker}.").claims
    assert claim.source.text.removeprefix("according to ") == kept


def test_witnesses_of_two_reports_are_not_taken_for_one():
    reports = {
        name: cp.parse(f"{name} said 4 people were killed in Hama on Tuesday.", "2024-11-28")
        for name in (PRIVATE[0], PRIVATE[4])
    }
    ledger = cp.merge(reports)
    told = [one for incident in ledger.incidents for one in incident.accounts]
    assert len({one.account.source for one in told}) == len(told) == 2


@pytest.mark.parametrize(
    "speaker",
    [
        "the Syrian Observatory for Human Rights",
        "Prime Minister Benjamin Netanyahu",
        "Enab Baladi",
        "the General Staff",
        "a resident",
        "the Education Board",
        "residents of Sarmin",
        "the Zarqa River Relief Committee",
        "Al Rasif news",
        "the Civil Rescue Service in Sarmin",
        "a correspondent of Hadaf TV",
        "The Karama Uprising",
    ],
)
def test_those_who_speak_in_a_public_role_are_named(speaker):
    (claim,) = cp.parse(f"On Monday {speaker} said that 4 people were killed.").claims
    assert claim.source.text == speaker


# ---------------------------------------------------------------- sites
@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("An airstrike on al-Rahma Hospital killed 12 people.", ["hospital"]),
        ("Shelling near a school and a health centre killed 12 people.", ["school", "hospital"]),
        ("The blast at Atmeh camp killed 12 people.", ["camp"]),
        ("Shells hit two shelters, killing 12.", ["shelter"]),
        ("A kindergarten was destroyed and 3 people were killed.", ["school"]),
        ("A raid on a military camp killed 12 soldiers.", []),
        ("Shelling killed 12 soldiers at a training camp.", []),
        ("The strike hit a bridge and killed 12 people.", []),
        ("Some 400 people are sheltering; 12 were killed.", []),
        ("The campaign killed 12 people.", []),
    ],
)
def test_a_site_to_be_spared_is_flagged_in_claims_and_rows(words, kinds):
    report = cp.parse(words)
    claim = report.claims[0]
    assert [site.kind.value for site in claim.sensitive] == kinds
    assert all(words[site.start : site.end] == site.text for site in claim.sensitive)
    assert report.to_rows(include_parts=True)[0].sensitive == tuple(kinds)
    assert cp.Report.from_dict(report.to_dict()) == report


def test_a_site_belongs_to_the_claims_of_its_sentence_alone():
    report = cp.parse("Shelling killed 12 people. A school was hit and 3 children were killed.")
    assert [[site.kind for site in claim.sensitive] for claim in report.claims] == [[], [SiteKind.SCHOOL]]


@given(st.lists(st.sampled_from((*FRAMES, "A camp was hit.", "the Al Quds School", "camp camp")), max_size=5))
def test_a_site_lies_in_the_sentence_of_its_claim(pieces):
    text = " ".join(pieces).format(*PRIVATE)
    for claim in cp.parse(text).claims:
        for site in claim.sensitive:
            assert claim.start <= site.start < site.end <= claim.end
            assert text[site.start : site.end] == site.text
