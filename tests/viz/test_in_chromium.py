"""The pages in a real browser that has no network: they load, answer the mouse and the keyboard, and stay quick."""

import sys
from pathlib import Path

import pytest
from tests.viz.chromium import PROGRAM, Chromium
from tests.viz.hostile import HOSTILE, hostile_report

import conflictparse as cp
from conflictparse.viz import highlight, ledger_page, report_page, reports_page

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="needs Chromium"),
    pytest.mark.skipif(sys.platform != "linux", reason="drives Chromium over inherited descriptors"),
]
FOLDER = Path(__file__).parents[2] / "examples"
QUICK = 8.0  # seconds; a loaded build server takes its time, a page that lays everything out takes minutes


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Write a page and return its path."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, words: str) -> Path:
        path = folder / f"{name}.html"
        path.write_text(words, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def example(page):
    text = (FOLDER / "river-towns.txt").read_text(encoding="utf-8")
    return page("river-towns", report_page(cp.parse(text, published="2024-10-24"), text))


def visible(selector: str) -> str:
    """Return a script that tells whether an element lies inside the window."""
    return (
        f"(() => {{ const e = document.querySelector({selector!r}); if (!e) return false;"
        " const b = e.getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight; })()"
    )


def test_a_page_loads_without_the_network_and_without_a_complaint(browser, example):
    browser.open(example)
    assert browser.problems == []
    assert browser.requests == [example.as_uri()]
    assert browser.run("document.querySelectorAll('.s').length") > 80
    assert browser.run("getComputedStyle(document.body).margin") == "0px", "the style was not allowed to run"
    assert browser.run("document.querySelector('.theme').hidden") is False, "the script was not allowed to run"


def test_a_card_opens_over_words_and_closes_again(browser, example):
    browser.open(example)
    browser.move(*browser.middle(".s.quantity"))
    assert browser.until("!document.getElementById('card').hidden")
    words = browser.run("document.getElementById('card').innerText")
    assert "how many" in words
    assert "> 120" in words
    assert "rule: hedged" in words
    assert "Sudan Doctors Network" in words
    browser.move(2, 2)
    assert browser.until("document.getElementById('card').hidden")


def test_the_keyboard_reaches_the_words_and_their_card(browser, example):
    browser.open(example)
    browser.run("document.querySelector('#show-source').focus()")
    browser.press("Tab")
    assert browser.run("document.activeElement.className").startswith("s ")
    assert browser.until("!document.getElementById('card').hidden")
    described = browser.run(
        "document.activeElement.getAttribute('aria-describedby').split(' ')"
        ".map(id => document.getElementById(id).textContent).join()"
    )
    assert "rule:" in described
    browser.press("Escape")
    assert browser.until("document.getElementById('card').hidden")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_on_a_claim_leads_to_its_words_and_marks_them(browser, example, width):
    browser.open(example, width=width, mobile=width < 500)
    browser.click(*browser.middle("#c20 .go"))
    assert browser.until(visible(".s.on"))
    marked = browser.run("[...document.querySelectorAll('.s.on')].map(e => e.textContent)")
    assert "more than 11 million" in marked
    assert browser.run("document.querySelector('#c20').classList.contains('on')")


def test_a_claim_in_a_card_leads_back_to_the_tree(browser, example):
    browser.open(example)
    browser.move(*browser.middle(".s.quantity", 12))
    assert browser.until("!document.getElementById('card').hidden")
    browser.click(*browser.middle("#card .for a"))
    assert browser.until("document.querySelector('.claim.on') !== null")
    assert browser.until(visible(".claim.on"))


def test_the_button_turns_dark_to_light(browser, example):
    browser.open(example, dark=True)
    dark = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.click(*browser.middle(".theme"))
    light = browser.run("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    browser.open(example, dark=False)
    assert browser.run("getComputedStyle(document.body).backgroundColor") == light


def test_a_layer_can_be_switched_off(browser, example):
    browser.open(example)
    line = "getComputedStyle(document.querySelector('.text .place')).textDecorationLine"
    assert browser.run(line) == "underline"
    browser.click(*browser.middle("#show-place"))
    assert browser.run(line) == "none"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_over_the_edge_of_the_screen(browser, example, page, width):
    text = "Shelling killed 12 people in Sarmin. " + "Longword" * 40
    ledger = page("ledger", ledger_page(cp.merge({"x" * 300: cp.parse(text, published="2024-11-28")})))
    for path in (example, page("long", report_page(cp.parse(text), text)), ledger):
        browser.open(path, width=width, mobile=width < 500)
        assert browser.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_run_nothing(browser, page, words):
    report, text = hostile_report(words)
    pages = (report_page(report, text, title=words), highlight(report, text), reports_page([(words, report, text)]))
    for n, content in enumerate((*pages, ledger_page(cp.merge({words: report}), title=words))):
        browser.open(page(f"hostile-{n}", content))
        assert browser.problems == []
        assert len(browser.requests) == 1
        assert [e for e in browser.events if e["method"] == "Page.javascriptDialogOpening"] == []


def test_two_hundred_reports_stay_usable(browser, page):
    names = ("northern-front", "river-towns", "supply-road")
    texts = [(FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in names]
    read = [(cp.parse(text, published="2024-11-28"), text) for text in texts]
    path = page("reports", reports_page([(f"doc {n}", *read[n % 3]) for n in range(200)]))
    seconds = browser.open(path)
    assert seconds < QUICK
    assert browser.problems == []
    browser.run(
        "const f = document.querySelector('.search'); f.value = 'doc 17 sudan'; f.dispatchEvent(new Event('input'))"
    )
    shown = "[...document.querySelectorAll('details.doc')].filter(d => !d.hidden).length"
    assert browser.run(shown) == 3, "doc 172, 175 and 178"
    browser.run("const g = document.querySelector('.search'); g.value = 'doc 199'; g.dispatchEvent(new Event('input'))")
    assert browser.run(shown) == 1
    browser.click(*browser.middle("details.doc:not([hidden]) > summary"))
    assert browser.until("document.querySelector('details.doc[open]') !== null")
    took = browser.run(
        "(async () => { const t = performance.now();"
        " document.querySelectorAll('details.doc[open] .claim .go')[5].click();"
        " await new Promise(requestAnimationFrame); return performance.now() - t; })()"
    )
    assert took < 1000
    assert browser.run("[...document.querySelectorAll('.s.on')].every(e => e.closest('details.doc[open]') !== null)")
    assert browser.until("document.querySelectorAll('.s.on').length > 0")


def test_two_hundred_claims_in_one_report_stay_usable(browser, page):
    text = "\n\n".join(f"Shelling killed {n + 2} people in Sarmin on Wednesday, a medic said." for n in range(200))
    path = page("claims", report_page(cp.parse(text, published="2024-11-28"), text))
    assert browser.open(path) < QUICK
    took = browser.run(
        "(async () => { const t = performance.now();"
        " for (const link of [...document.querySelectorAll('.claim .go')].slice(0, 50)) link.click();"
        " await new Promise(requestAnimationFrame); return performance.now() - t; })()"
    )
    assert took < 3000
    assert browser.run("document.querySelectorAll('.claim.on').length") == 1
