"""The pages: complete, safe, the same bytes, and true to the report."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from tests.viz.hostile import HOSTILE, hostile_report
from tests.viz.pages import KNOWN, Page

import conflictparse as cp
from conflictparse.claims.report import Report
from conflictparse.errors import NotTextError, TextMismatchError
from conflictparse.viz import highlight, ledger_page, report_page, reports_page
from conflictparse.viz.layers import Layer
from conflictparse.viz.markup import escape

EXAMPLES = {
    "northern-front": date(2024, 11, 28),
    "river-towns": date(2024, 10, 24),
    "supply-road": date(2025, 2, 3),
}
FOLDER = Path(__file__).parents[2] / "examples"


def read_example(name: str) -> tuple[Report, str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return cp.parse(text, published=EXAMPLES[name]), text


def every_page(report: Report, text: str, words: str) -> list[str]:
    """Return one page of each kind, with *words* as its title and ids."""
    ledger = cp.merge({words: report})
    return [
        highlight(report, text, title=words),
        report_page(report, text),
        report_page(report, text, title=words),
        reports_page([(words, report, text), ("second", report, text)], title=words),
        ledger_page(ledger, title=words),
        report._repr_html_(),
        ledger._repr_html_(),
        *(claim._repr_html_() for claim in report.claims),
        *(quantity._repr_html_() for quantity in report.quantities),
    ]


# ---------------------------------------------------------------- safe
@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_report_becomes_markup(words):
    report, text = hostile_report(words)
    for page in every_page(report, text, words):
        read = Page(page)
        assert read.problems == []
        assert {tag for tag, _ in read.elements} <= KNOWN
        scripts = [tag for tag, _ in read.elements if tag == "script"]
        assert len(scripts) == (1 if page.startswith("<!DOCTYPE") else 0)
        assert all(not name.startswith("on") for _, attributes in read.elements for name in attributes)
        assert page.encode("utf-8")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_control_or_direction_character_reaches_a_page(words):
    report, text = hostile_report(words)
    for page in every_page(report, text, words):
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page
        )


def test_a_character_that_turns_words_about_is_shown_by_its_code():
    text = "Shelling killed 12\u202e people."
    page = highlight(cp.parse(text), text)
    assert "⟨U+202E⟩" in Page(page).text("article")


def test_links_lead_inside_the_page_and_nothing_is_fetched():
    report, text = read_example("river-towns")
    for page in every_page(report, text, "title"):
        read = Page(page)
        for _tag, attributes in read.elements:
            assert not {"src", "srcset", "style", "action", "xlink:href"} & set(attributes)
            assert (attributes.get("href") or "#").startswith("#")
        assert "http://" not in page
        assert "https://" not in page
        assert "url(" not in page
        assert "@import" not in page


def test_every_link_has_its_target_and_every_id_is_there_once():
    report, text = read_example("river-towns")
    pages = [
        report_page(report, text),
        reports_page([("a", report, text), ("b", report, text)]),
        highlight(report, text),
    ]
    pages.append(ledger_page(cp.merge([report])))
    for page in pages:
        read = Page(page)
        assert len(read.ids) == len(set(read.ids))
        known = set(read.ids)
        wanted = [a["href"][1:] for tag, a in read.elements if tag == "a"]
        wanted += [id_ for _, a in read.elements for id_ in (a.get("aria-describedby") or "").split()]
        wanted += [a["data-claim"] for _, a in read.elements if "data-claim" in a]
        assert set(wanted) <= known


def test_the_policy_names_the_style_and_the_script_of_the_page():
    page = report_page(*read_example("supply-road"))
    read = Page(page)
    policy = next(a["content"] for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(read.text(tag).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


# ---------------------------------------------------------------- the same
def test_the_same_report_gives_the_same_bytes_in_another_process():
    report, text = read_example("river-towns")
    code = (
        "import sys, conflictparse as cp, hashlib;"
        "from conflictparse.viz import highlight, report_page, ledger_page;"
        f"text = open({str(FOLDER / 'river-towns.txt')!r}, encoding='utf-8').read();"
        "report = cp.parse(text, published='2024-10-24');"
        "pages = highlight(report, text) + report_page(report, text) + ledger_page(cp.merge([report]));"
        "print(hashlib.sha256(pages.encode()).hexdigest())"
    )
    runs = {
        subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**_environment(), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    pages = highlight(report, text) + report_page(report, text) + ledger_page(cp.merge([report]))
    assert runs == {hashlib.sha256(pages.encode()).hexdigest() + "\n"}


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(cp.__file__).parents[1])}


# ---------------------------------------------------------------- true
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_words_of_the_text_stand_in_the_page_unchanged(name):
    report, text = read_example(name)
    shown = Page(highlight(report, text)).text("article")
    assert shown.split() == text.split()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_finding_has_a_card_with_its_rule_and_every_claim_a_line(name):
    report, text = read_example(name)
    page = report_page(report, text)
    for finding in (*report.quantities, *report.times, *report.places):
        assert escape(f"rule: {finding.rule}") in page
    read = Page(page)
    assert [id_ for id_ in read.ids if re.fullmatch(r"c\d+", id_)] != []
    assert {claim.id for claim in report.claims} <= set(read.ids)


def test_a_report_of_another_text_is_refused_with_the_words_that_are_missing():
    report, text = read_example("supply-road")
    with pytest.raises(TextMismatchError, match="give the text from which this report was read"):
        report_page(report, text.replace("Russian", "Other"))
    with pytest.raises(NotTextError):
        highlight(report, text.encode())


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "a", "\r\n\r\nx\r\n\r\ny\r\n", "a\u2028b", "No figures at all."])
def test_any_text_has_a_page(text):
    report = cp.parse(text)
    for page in (highlight(report, text), report_page(report, text), reports_page([("x", report, text)])):
        read = Page(page)
        assert read.problems == []
        assert read.text("article").split() == [word for word in text.replace("\u2028", "⟨U+2028⟩").split() if word]


def test_no_report_and_an_empty_ledger_have_pages():
    assert Page(reports_page([])).problems == []
    assert Page(ledger_page(cp.merge([]))).problems == []


def test_a_chain_of_parts_and_a_circle_do_not_nest_the_page_without_end():
    report = cp.parse("Shelling killed 12 people.")
    claim = report.claims[0]
    chain = [evolve(claim, id=f"c{n}", part_of=f"c{n - 1}") for n in range(3000)]
    ring = [evolve(claim, id="r1", part_of="r2"), evolve(claim, id="r2", part_of="r1")]
    made = evolve(report, claims=(*chain, *ring))
    read = Page(report_page(made, "Shelling killed 12 people."))
    assert read.problems == []
    assert {"c2999", "r1", "r2"} <= set(read.ids)


def test_a_superseded_and_a_restated_claim_say_so():
    report, text = read_example("river-towns")
    page = Page(report_page(report, text)).text("main")
    assert "superseded by c9" in page
    assert "restates c17" in page


def test_a_place_without_a_point_is_listed_and_not_drawn():
    report, text = read_example("supply-road")
    page = report_page(report, text)
    assert "one of 5 places of that name; nothing decides which" in page
    assert ">3 Toretsk<" in page
    assert page.count('<circle class="spot') == 3


def test_a_province_is_a_wide_circle_and_a_village_a_narrow_one():
    text = "Shelling killed 12 people in Sarmin. Three people were wounded in Idlib province."
    page = report_page(cp.parse(text), text)
    radii = {float(r) for r in re.findall(r'<circle class="spot[^>]* r="([\d.]+)"', page)}
    assert len(radii) == 2
    assert max(radii) > 5 * min(radii)


def test_what_is_open_is_no_number_in_the_chart():
    text = "Shelling killed at least 12 people. Dozens were wounded."
    page = report_page(cp.parse(text, published="2024-11-28"), text)
    chart = page[page.index('class="tolls"') :]
    assert chart.index('class="open"') < chart.index('class="band"')
    assert "≥ 12" in chart


def test_figures_beyond_all_measure_are_drawn_at_the_end():
    text = f"Shelling killed {'9' * 400} people and wounded 12."
    assert Page(report_page(cp.parse(text, published="2024-11-28"), text)).problems == []


def test_a_ledger_shows_who_raised_a_toll_and_who_denied_it():
    told = {
        "agency": ("Shelling killed at least 12 people in Sarmin on Wednesday, activists said.", "2024-11-27"),
        "ministry": (
            "The death toll from Wednesday's shelling of Sarmin has risen to 19, the health ministry said.",
            "2024-11-30",
        ),
    }
    ledger = cp.merge({name: cp.parse(text, published=day) for name, (text, day) in told.items()})
    page = ledger_page(ledger)
    words = Page(page).text("main")
    assert "replaced" in words
    assert "agency, 2024-11-27" in words
    assert page.count('class="step"') == 2


def test_the_cells_of_a_notebook_quote_the_words_of_claims():
    report, _ = read_example("river-towns")
    cell = report._repr_html_()
    assert "“killed”" in cell
    assert "<script" not in cell
    assert "part sum" in cell


def test_each_layer_is_marked_by_a_line_of_its_own_kind():
    css = (Path(cp.__file__).parent / "viz" / "page.css").read_text(encoding="utf-8")
    kinds = set()
    for layer in Layer:
        rule = next(line for line in css.splitlines() if line.startswith(f".{layer}{{"))
        kinds.add(re.search(r"text-decoration-style:(\w+)", rule)[1] + re.search(r"thickness:(\w+)", rule)[1])
    assert len(kinds) == len(Layer)
