"""Reports for the public: no place finer than a unit, in no form, and nothing else lost."""

import doctest
import io
import json
import re
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conflictparse as cp
from conflictparse.claims import Report
from conflictparse.claims.coarsening import COVER
from conflictparse.claims.levels import LEVELS, WITHHELD
from conflictparse.cli import main
from conflictparse.errors import NotTextError, TextMismatchError, UnknownConventionError
from conflictparse.exports import open_writer
from conflictparse.exports.formats import FORMATS
from conflictparse.exports.tree import to_tree
from conflictparse.viz import highlight, ledger_page, report_page

DAY = date(2024, 11, 28)
TEXT = (
    "Airstrikes on al-Kindi Hospital in the village of Sarmin, Idlib province, killed at least 12 people on Wednesday,"
    " residents of Sarmin told the Aleppo Media Centre. Rebels captured Saraqib. Shelling of Atmeh camp killed 3."
    " The southern countryside of Khan Shaykhun was hit; 5 people died 10 km from Maarat al-Numan. Government forces in"
    " southeastern Idlib province killed 4. Two Turkish soldiers were killed in Kafr Zzyzxabad. SARMIN'S mayor said"
    " 6 people were wounded in Sarmin."
)
#: What must be gone: names in the text, and those of the records that they were matched to.
GONE = ("sarm", "saraqib", "atmeh", "shaykh", "numan", "nu‘m", "kindi", "zzyzx", "164782", "169389", "geonames")
REPORT = cp.parse(TEXT, DAY)
PIECES = st.sampled_from(
    [
        *re.split(r"(?<=\.) ", TEXT),
        "In Aleppo, 7 people died.",
        "Fighting near Raqqa and Homs killed 9.",
        "\n\n",
        "Idlib ",
    ]
)


def told(words: str) -> list[str]:
    """Return what must be gone, and is there."""
    return [word for word in GONE if word in words.lower()]


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_that_names_a_village_is_left_in_any_form(level, tmp_path):
    report, text = cp.coarsen(REPORT, level), cp.coarsen_text(REPORT, TEXT, level)
    assert len(text) == len(TEXT)
    assert told(TEXT + REPORT.to_json())
    forms = {"text": text, "json": report.to_json(), "tree": to_tree(report, text), "page": report_page(report, text)}
    forms |= {"marks": highlight(report, text), "ledger": ledger_page(cp.merge([report])), "cell": report._repr_html_()}
    forms["explained"] = "".join(claim.explain() for claim in report.claims)
    forms["checked"] = repr(cp.check(report))
    for name, form in FORMATS.items():
        if form.suffix in ("", ".parquet", ".arrow"):
            continue
        file = io.BytesIO()
        with open_writer(name, file, include_parts=True) as writer:
            writer.write("a", report, text)
        forms[name] = file.getvalue().decode()
    assert {name: found for name, form in forms.items() if (found := told(form))} == {}


def test_the_figures_the_days_and_who_says_so_stay():
    report = cp.coarsen(REPORT, "admin1")
    for effect in ("killed", "injured"):
        assert cp.toll(report, effect) == cp.toll(REPORT, effect)
    for claim, before in zip(report.claims, REPORT.claims, strict=True):
        assert (claim.quantity, claim.time, claim.status, claim.effect) == (
            before.quantity, before.time, before.status, before.effect,
        )  # fmt: skip
        assert (claim.start, claim.end, claim.id, claim.additive) == (
            before.start,
            before.end,
            before.id,
            before.additive,
        )


def test_a_unit_stands_for_the_places_in_it_and_its_codes_say_so():
    report = cp.coarsen(REPORT, "admin1")
    sarmin = next(place for place in report.places if TEXT[place.start : place.end] == "Sarmin")
    assert (sarmin.name, sarmin.kind, sarmin.country) == ("Idlib", "admin1", "SYR")
    assert (sarmin.lat, sarmin.lon, sarmin.pcode, sarmin.candidates, sarmin.score) == (None, None, None, (), None)
    assert (sarmin.where_prec, sarmin.geo_precision) == (4, 3)
    assert (sarmin.place_id or "").startswith(WITHHELD)
    wide = next(place for place in report.places if TEXT[place.start : place.end].startswith("southeastern"))
    assert (wide.place_id, wide.direction, wide.text.strip(COVER + " ")) == ("ocha:SY07", None, "")
    assert cp.coarsen(REPORT, "country").places[0].kind in (None, "country")


def test_the_examples_of_the_page_are_true():
    page = Path(__file__).parents[2] / "docs" / "ethics.md"
    assert doctest.testfile(str(page), module_relative=False).failed == 0


def test_two_places_are_kept_apart_and_one_stays_one():
    places = cp.coarsen(REPORT, "country").places
    by_words: dict[str, set[str | None]] = {}
    for place in places:
        by_words.setdefault(TEXT[place.start : place.end].lower(), set()).add(place.place_id)
    assert by_words["sarmin"] != by_words["saraqib"]
    assert len(by_words["sarmin"]) == 1


def test_no_geometry_is_drawn_for_what_was_given_up():
    features = json.loads(cp.coarsen(REPORT, "country").to_geojson())["features"]
    assert features
    assert all(feature["geometry"] is None for feature in features)


def test_the_text_before_is_refused_with_the_report_after():
    report = cp.coarsen(REPORT, "admin1")
    for call in (
        lambda: report.to_rows(text=TEXT),
        lambda: to_tree(report, TEXT),
        lambda: report_page(report, TEXT),
        lambda: highlight(report, TEXT),
    ):
        with pytest.raises(TextMismatchError):
            call()


def test_a_level_or_a_text_that_is_none_is_refused():
    with pytest.raises(UnknownConventionError, match="choose one of admin2, admin1, country"):
        cp.coarsen(REPORT, "village")
    with pytest.raises(NotTextError):
        cp.coarsen_text(REPORT, None, "admin1")


def test_a_name_that_only_begins_like_one_given_up_is_told():
    text = "Shelling killed 12 people near Khan Shaykhun. Khan said so, and Khan Shaykhun's mayor, too."
    covered = cp.coarsen_text(cp.parse(text, DAY), text, "admin1")
    assert covered == "Shelling killed 12 people near ████ ████████. Khan said so, and ████ ████████'s mayor, too."


def test_a_place_without_a_name_is_given_up_by_its_words():
    text = "Shelling killed 12 people in Sarmin, and Sarmin's mayor fled."
    report = cp.parse(text, DAY)
    nameless = attrs.evolve(report, places=tuple(attrs.evolve(p, name=None) for p in report.places), claims=())
    assert cp.coarsen_text(nameless, text, "admin1") == text.replace("Sarmin", COVER * 6)


@pytest.mark.parametrize("level", LEVELS)
def test_it_says_what_was_done_once(level):
    once = cp.coarsen(REPORT, level)
    assert [remark for remark in once.diagnostics if remark.endswith(level)] == [
        f"places are given no finer than {level}"
    ]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=6), st.sampled_from(list(LEVELS)))
def test_a_coarse_report_is_a_report_and_stays_as_it_is(pieces, level):
    text = " ".join(pieces)
    report = cp.parse(text, DAY)
    coarse, covered = cp.coarsen(report, level), cp.coarsen_text(report, text, level)
    assert Report.from_dict(json.loads(coarse.to_json())) == coarse
    assert cp.coarsen(coarse, level) == coarse
    assert cp.coarsen_text(coarse, covered, level) == covered
    assert [len(words) for words in covered.splitlines()] == [len(words) for words in text.splitlines()]
    for place in coarse.places:
        assert covered[place.start : place.end] == place.text
        assert place.kind in (None, *LEVELS) or COVER not in place.text
    for effect in ("killed", "injured"):
        assert cp.toll(coarse, effect) == cp.toll(report, effect)


@given(st.text(max_size=60))
def test_any_text_can_be_covered(text):
    report = cp.parse(text)
    assert len(cp.coarsen_text(report, text, "country")) == len(text)


@pytest.mark.parametrize("command", ["parse", "highlight", "batch"])
def test_the_command_makes_its_output_coarse(command, tmp_path, capsys):
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.html" if command == "highlight" else tmp_path / "out.csv"
    more = ["--workers", "1", "--quiet"] if command == "batch" else []
    assert main([command, str(tmp_path / "in.txt"), "-o", str(out), "--coarsen", "admin1", *more]) == 0
    written = Path(out).read_text(encoding="utf-8")
    assert COVER in written
    assert told(written) == []


def test_the_time_it_takes_grows_with_the_text_and_no_faster():
    from time import process_time  # noqa: PLC0415 - only here

    took = []
    for size in (20, 160):
        text = "".join(f"Shelling killed {n + 2} people in Sarmin, Khan Shaykhun and Kafr{n}zz. " for n in range(size))
        report = cp.parse(text, DAY)
        began = process_time()
        cp.coarsen(report, "admin1")
        took.append(process_time() - began)
    assert took[1] < 8 * took[0] * 4
